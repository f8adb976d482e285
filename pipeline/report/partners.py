"""Who works for several towns: external partners, each with the towns that name them and where."""

from __future__ import annotations

from collections import defaultdict

from pipeline.normalize import Row
from pipeline.report.views import Cell, Column, Line, Material, Table, order


def partners(material: Material) -> Table:
    """A line a partner and town, partners of several towns first; names that differ in capitals and spaces alone are one."""
    say = material.language.gettext
    counted = {row["document_id"] for row in material.compared["compare_papers"] if row["counted"]}
    named: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in material.facts["external_partners"]:
        if row["name"] and row["document_id"] in counted:
            named[" ".join(row["name"].casefold().split())][material.town_of(row["document_id"])].append(row)
    lines = []
    for _, towns in sorted(named.items(), key=lambda each: (-len(each[1]), each[0])):
        for town, rows in sorted(towns.items()):
            others = tuple(sorted(towns.keys() - {town}))
            roles = dict.fromkeys(material.labels("partner_role", row["role"]) for row in rows if row["role"])
            cells = (
                Cell((rows[0]["name"],), cites=material.evidence.cite(row["evidence_id"] for row in rows)),
                Cell((town,)),
                Cell(tuple(roles)) if roles else material.missing("not_stated"),
                Cell(others, sort=order(len(others))) if others else Cell(("–",), "void"),
            )
            lines.append(Line(town, cells))
    columns = (
        Column(say("Partner"), "wide"),
        Column(say("Municipality")),
        Column(say("Role")),
        Column(say("Named by as well"), "wide"),
    )
    return Table("partners", say("Partners and who works with them"), columns, tuple(lines))
