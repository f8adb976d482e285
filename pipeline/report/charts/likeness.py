"""How alike towns are in topics: a square a pair, like beside like."""

from __future__ import annotations

from typing import Any

from pipeline.normalize import Row
from pipeline.report.charts.model import Chart, Colours, data, styled
from pipeline.report.views import Material


def likeness(material: Material) -> Chart | None:
    say = material.language.gettext
    leaves = {
        row["municipality_id"]: row["leaf"]
        for row in material.compared["compare_clusters"]
        if row["compared_by"] == "topics"
    }
    pairs = [row for row in material.compared["compare_similarity"] if row["compared_by"] == "topics"]
    if not 3 <= len(leaves) <= 40 or not pairs:
        return None
    order = [material.town(town) for town in sorted(leaves, key=lambda town: leaves[town])]
    squares = [square for row in pairs for square in _squares(material, row)]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(data(squares)).encode(
            x=alt.X("one:N", sort=order, title=None, axis=alt.Axis(labelAngle=-45, ticks=False, domain=False)),
            y=alt.Y("other:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False)),
        )
        tiles = base.mark_rect(stroke=colours.paper, strokeWidth=2, color=colours.accent).encode(
            opacity=alt.Opacity("likeness:Q", scale=alt.Scale(domain=[0, 1], range=[0.06, 1]), legend=None),
            tooltip=[
                alt.Tooltip("one:N", title=say("Municipality")),
                alt.Tooltip("other:N", title=say("Municipality")),
                alt.Tooltip("text:N", title=say("Shared")),
                alt.Tooltip("shared:N", title=say("Both have")),
            ],
        )
        words = base.mark_text(fontSize=11).encode(
            text="text:N",
            color=alt.condition("datum.likeness > 0.5", alt.value(colours.paper), alt.value(colours.ink)),
        )
        chart = alt.layer(tiles, words) if len(order) <= 15 else tiles
        return styled(chart, colours, len(order), 34)

    says = say("Share of topics that two municipalities have in common (Jaccard); neighbours are alike.")
    return Chart("likeness", say("How alike the municipalities are in topics"), says, draw)


def _squares(material: Material, row: Row) -> list[dict[str, Any]]:
    one, other = material.town(row["municipality_a"]), material.town(row["municipality_b"])
    shared = ", ".join(material.names("topic", row["shared"]))
    text = material.language.percent(row["jaccard"])
    both = [(one, other), (other, one)]
    return [{"one": a, "other": b, "likeness": row["jaccard"], "text": text, "shared": shared or "–"} for a, b in both]
