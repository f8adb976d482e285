"""Who sits in the groups: a line a group, a square a sector, in it how many members are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from pipeline.report.charts.model import Chart, Colours, Mark, squares, styled
from pipeline.report.language import alphabetical
from pipeline.report.views import Material, as_text, listed, shortened

SECTORS = (
    "politics executive administration integration_body state_agency welfare migrant_organisation education academia "
    "business religion civil_society consultant other"
).split()

_LONGEST = 48
"""Letters of a group's name."""


def _titles(material: Material, named: Mapping[str, int]) -> dict[str, str]:
    """What each group with members is called, each otherwise: by its paper where its town has two of one name, then by a number."""
    rows = {row["row_id"]: row for row in material.compared["compare_governance"] if named.get(row["row_id"])}
    short = {
        key: material.of(material.town(row["municipality_id"]), shortened(row["name"], _LONGEST), ": ")
        for key, row in rows.items()
    }
    often = Counter(short.values())
    full = {
        key: title if often[title] == 1 else f"{title}, {material.paper(rows[key]['undertaking_id'])}"
        for key, title in short.items()
    }
    seen: Counter[str] = Counter()
    for key, title in full.items():
        seen[title] += 1
        full[key] = f"{title} [{seen[title]}]" if seen[title] > 1 else title
    return {key: f"{title} ({named[key]})" for key, title in full.items()}


def governance(material: Material) -> Chart | None:
    say = material.language.gettext
    named: Counter[str] = Counter()
    for row in material.compared["compare_sectors"]:
        named[row["group_row"]] += row["named"] or 0
    titles = _titles(material, named)
    marks: list[Mark] = []
    for row in material.compared["compare_sectors"]:
        if not row["named"]:
            continue
        town = material.town(row["municipality_id"])
        marks.append(
            {
                "town": town,
                "group": titles[row["group_row"]],
                "sector": material.labels("sector", row["sector"]),
                "place": SECTORS.index(row["sector"]) if row["sector"] in SECTORS else len(SECTORS),
                "named": row["named"],
                "members": ", ".join(as_text(listed(row["members"])))[:200],
                "cites": material.cites("sectors", row["row_id"], "members")
                or material.cites("sectors", row["row_id"], "named"),
            }
        )
    if not marks:
        return None
    marks.sort(key=lambda mark: (alphabetical(mark["group"]), mark["place"]))
    order = [name for _, name in sorted({(mark["place"], mark["sector"]) for mark in marks})]

    def draw(colours: Colours) -> dict[str, Any]:
        tooltip = (
            ("group:N", say("Group")),
            ("sector:N", say("Sector")),
            ("named:Q", say("Members named")),
            ("members:N", say("Names")),
        )
        return styled(squares("sector", "group", "named", tooltip, colours, order), colours, 28)

    says = say(
        "A line a group; behind its name how many entries its list of members has, in the squares how many of them are of a sector. "
        "An entry can be several people (“4 council members”); where few are named, a share would say little."
    )
    return Chart("governance", say("Who sits in the groups"), says, tuple(marks), "group", draw)
