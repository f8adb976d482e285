"""The network of partners: on the left who is named by several towns, on the right these towns, a line where one names the other."""

from __future__ import annotations

from typing import Any

from pipeline.report.charts.model import Chart, Colours, Mark, data, styled
from pipeline.report.language import alphabetical
from pipeline.report.partners import named
from pipeline.report.views import Material

_LEFT, _RIGHT, _GAP = 0.45, 0.68, 0.01
"""Between which shares of the width the lines run; names stand beside them."""
_LETTERS = 20
"""Of a name in a line, where the page is narrow."""
_NARROW = 560


def partners(material: Material) -> Chart | None:
    """The partners that two towns or more name, and the towns."""
    say = material.language.gettext
    marks: list[Mark] = [
        {
            "partner": next(iter(towns.values()))[0]["name"],
            "town": town,
            "text": rows[0]["name"],
            "cites": material.evidence.cite(row["evidence_id"] for row in rows),
        }
        for towns in named(material)
        if len(towns) > 1
        for town, rows in towns.items()
    ]
    if not marks:
        return None
    places = {town: place for place, town in enumerate(sorted({mark["town"] for mark in marks}, key=alphabetical))}
    marks = [{**mark, "order": places[mark["town"]]} for mark in marks]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base: Any = alt.Chart(data())
        base = base.transform_window(entry="row_number()")
        base = base.transform_joinaggregate(first="min(entry)", groupby=["partner"])
        base = base.transform_joinaggregate(mean="mean(first)", groupby=["town"])
        for field, by in (("partner", ["first"]), ("town", ["mean", "order"])):
            order = [alt.SortField(each) for each in by]
            base = base.transform_window(sort=order, **{f"{field}_rank": "dense_rank()"})
            base = base.transform_joinaggregate(**{f"{field}_last": f"max({field}_rank)"})
            base = base.transform_calculate(**{f"{field}_at": f"(datum.{field}_rank - 0.5) / datum.{field}_last"})
        across: Any = {"scale": alt.Scale(domain=[0, 1], nice=False), "axis": None}
        down: Any = {"scale": alt.Scale(domain=[1, 0], nice=False), "axis": None}
        lines = base.encode(
            x=alt.XDatum(_LEFT, **across),
            x2=alt.X2Datum(_RIGHT),
            y=alt.Y("partner_at:Q", **down),
            y2="town_at:Q",
            tooltip=[alt.Tooltip("partner:N", title=say("Partner")), alt.Tooltip("town:N", title=say("Municipality"))],
        )
        seen = lines.mark_rule(color=colours.accent, strokeWidth=1.5, opacity=0.6)
        touched = lines.mark_rule(color=colours.accent, strokeWidth=11, opacity=0.001, cursor="pointer")

        def names(field: str, end: float, align: str, room: float) -> Any:
            broken = f"trim(replace(datum.{field}, regexp('(.{{1,{_LETTERS}}})(\\\\s|$)', 'g'), '$1\\n'))"
            one_each = base.transform_aggregate(groupby=[field, f"{field}_at"])
            named = one_each.transform_calculate(name=f"width < {_NARROW} ? {broken} : datum.{field}")
            return named.mark_text(
                align=align,
                limit=alt.expr(f"width * {room}"),
                lineBreak="\n",
                dy=alt.expr("-7 * (length(split(datum.name, '\\n')) - 1)"),
                color=colours.ink,
                fontSize=alt.expr(f"width < {_NARROW} ? 11 : 12"),
            ).encode(x=alt.XDatum(end, **across), y=alt.Y(f"{field}_at:Q", **down), text="name:N")

        left = names("partner", _LEFT - _GAP, "right", round(_LEFT - 2 * _GAP, 2))
        right = names("town", _RIGHT + _GAP, "left", round(1 - _RIGHT - 2 * _GAP, 2))
        return styled(alt.layer(seen, touched, left, right), colours, 28)

    says = say(
        "On the left the partners that two municipalities or more name, on the right these municipalities. "
        "Names that differ in capitals and spaces alone are one."
    )
    title = say("Partners of several municipalities")
    return Chart(
        "partners", title, says, tuple(marks), "partner", draw, across="town", click=say("A line leads to the words.")
    )
