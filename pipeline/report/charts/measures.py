"""How many measures towns have, by topic, by who answers for them, by status, and by the year that they begin in."""

from __future__ import annotations

from typing import Any

from pipeline.report.charts.model import Chart, Choice, Colours, Mark, options, squares, styled
from pipeline.report.language import alphabetical
from pipeline.report.views import Material

_BY = ("topic", "sector", "status", "year")


def measures(material: Material) -> Chart | None:
    say = material.language.gettext
    marks: list[Mark] = []
    for row in sorted(
        material.compared["compare_measure_groups"],
        key=lambda row: (_BY.index(row["by"]), alphabetical(material.town(row["municipality_id"])), row["value"]),
    ):
        kind = "measure_status" if row["by"] == "status" else row["by"]
        amounts = material.amount(row["amount_min"], row["amount_max"])
        marks.append(
            {
                "town": material.town(row["municipality_id"]),
                "by": material.labels("group_by", row["by"]),
                "value": row["value"] if kind == "year" else material.labels(kind, row["value"]),
                "number": row["measures"],
                "text": str(row["measures"]),
                "amounts": amounts or "–",
                "cites": material.cites("measure_groups", row["row_id"], "measures"),
            }
        )
    if not marks:
        return None

    def draw(colours: Colours) -> dict[str, Any]:
        tooltip = (
            ("town:N", say("Municipality")),
            ("value:N", say("Group")),
            ("number:Q", say("Measures")),
            ("amounts:N", say("Amounts named, least and greatest")),
        )
        return styled(squares("value", "town", "number", tooltip, colours), colours, 28)

    says = say(
        "How many measures of a municipality are of a kind. One of several topics or sectors counts in each; amounts are not added up."
    )
    choices = (Choice(say("Measures by"), "by", options(marks, "by")),)
    return Chart("measures", say("Measures by kind"), says, tuple(marks), "town", draw, choices)
