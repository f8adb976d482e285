"""Who works for several towns: external partners, each with the towns that name them and where."""

from __future__ import annotations

from collections import defaultdict

from pipeline.normalize import Row
from pipeline.report.language import alphabetical
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, order


def named(material: Material) -> list[dict[str, list[Row]]]:
    """For each partner the towns that name it, with the rows that do; partners of several towns first.

    “Institut Hellersee” and “INSTITUT  HELLERSEE” are one: names that differ in capitals and spaces alone.
    """
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in material.facts["external_partners"]:
        if row["name"] and row["document_id"] in material.compared_papers:
            found[" ".join(row["name"].casefold().split())][material.town_of(row["document_id"])].append(row)
    return [
        {town: towns[town] for town in sorted(towns, key=alphabetical)}
        for _, towns in sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    ]


def partners(material: Material) -> Table:
    """A line a partner and town."""
    say = material.language.gettext
    lines = []
    for towns in named(material):
        for town, rows in towns.items():
            others = tuple(other for other in towns if other != town)
            roles = dict.fromkeys(material.labels("partner_role", row["role"]) for row in rows if row["role"])
            cells = (
                Cell((rows[0]["name"],), cites=material.evidence.cite(row["evidence_id"] for row in rows)),
                Cell((town,)),
                Cell(tuple(roles)) if roles else material.missing("not_stated"),
                Cell(others, sort=order(len(others))) if others else VOID,
            )
            lines.append(Line(town, cells))
    columns = (
        Column(say("Partner"), "wide"),
        Column(say("Municipality")),
        Column(say("Role")),
        Column(say("Named by as well"), "wide"),
    )
    return Table("partners", say("Partners and who works with them"), columns, tuple(lines))
