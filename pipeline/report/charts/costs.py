"""Amounts of each town on one line: what is a doubt is dashed, nothing is added up."""

from __future__ import annotations

from typing import Any

from pipeline.report.charts.model import MOST_BARS, Chart, Colours, data, styled, used_names
from pipeline.report.views import Material, as_text, listed

_COSTS = "total external personnel material grant budget investment other".split()
_COST_COLOURS = "#3b6ea5 #c2571a #7a5ea8 #86b86b #d98e04 #2a9d9d #b3261e #8f8f88".split()


def costs(material: Material) -> Chart | None:
    language, say = material.language, material.language.gettext
    marks: list[dict[str, Any]] = []
    highest: dict[str, float] = {}
    for row in material.compared["compare_costs"]:
        if not row["amount_max"] or row["amount_max"] <= 0:
            continue
        low = float(row["amount_min"] or row["amount_max"])
        town, high = material.town(row["municipality_id"]), float(row["amount_max"])
        highest[town] = max(high, highest.get(town, 0))
        name = material.labels("cost_kind", row["cost_kind"] or "other")
        year = f" {row['year']}" if row["year"] else ""
        text = f"{material.labels('direction', row['direction'])}{year}: {material.amount(row['amount_min'], row['amount_max'])}"
        cites = material.cites("costs", row["row_id"], "amount_min", "amount_max")
        for end in {low, high} - {0.0}:
            marks.append(
                {
                    "town": town,
                    "kind": name,
                    "code": row["cost_kind"] or "other",
                    "direction": material.labels("direction", row["direction"]),
                    "euros": end,
                    "low": low or high,
                    "high": high,
                    "doubt": bool(row["contradictory"]),
                    "text": text,
                    "what": "; ".join(as_text(listed(row["labels"])))[:160],
                    "cites": cites,
                }
            )
    if not marks:
        return None
    towns = sorted(highest, key=lambda town: -highest[town])[:MOST_BARS]
    marks = [mark for mark in marks if mark["town"] in set(towns)]
    names, places = used_names(material, "cost_kind", _COSTS, {mark["code"] for mark in marks})
    directions = [material.labels("direction", each) for each in ("expense", "revenue")]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(data(marks)).encode(
            y=alt.Y("town:N", sort=towns, title=None, axis=alt.Axis(ticks=False, domain=False, grid=True))
        )
        euros = alt.X(
            "euros:Q",
            scale=alt.Scale(type="log", nice=False, padding=14),
            title=say("Euros, logarithmic scale"),
            axis=alt.Axis(format=",.0f", tickCount=6),
        )
        spans = base.transform_filter("datum.low < datum.high").mark_rule(strokeWidth=2)
        spans = spans.encode(
            x=alt.X("low:Q"),
            x2="high:Q",
            color=alt.condition("datum.doubt", alt.value(colours.conflict), alt.value(colours.soft)),
            strokeDash=alt.condition("datum.doubt", alt.value([4, 3]), alt.value([1, 0])),
        )
        points = base.mark_point(filled=True, size=95, opacity=0.9, cursor="pointer", strokeWidth=1.5)
        points = points.encode(
            x=euros,
            stroke=alt.condition("datum.doubt", alt.value(colours.conflict), alt.value(colours.paper)),
            color=alt.Color("kind:N", scale=alt.Scale(domain=names, range=[_COST_COLOURS[place] for place in places])),
            shape=alt.Shape("direction:N", scale=alt.Scale(domain=directions, range=["circle", "triangle-down"])),
            tooltip=[
                alt.Tooltip("town:N", title=say("Municipality")),
                alt.Tooltip("kind:N", title=say("Kind")),
                alt.Tooltip("text:N", title=say("Amount")),
                alt.Tooltip("what:N", title=say("For what")),
            ],
        )
        layers = [spans, points] if any(mark["low"] < mark["high"] for mark in marks) else [points]
        return styled(alt.layer(*layers), colours, len(towns), legend=names)

    says = say(
        "Every amount that a paper states, one point each, from %(low)s to %(high)s. Rings mark amounts that are "
        "contradicted, a dashed line joins those for one thing. Points are not to be added up: a total stands beside its parts."
    ) % {
        "low": language.money(min(mark["euros"] for mark in marks), short=True),
        "high": language.money(max(mark["euros"] for mark in marks), short=True),
    }
    return Chart("costs", say("Amounts of each municipality"), says, draw)
