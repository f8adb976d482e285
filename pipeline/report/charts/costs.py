"""What towns spend: a dot a town for the measure that the reader chooses, and the amounts of one town by year."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from pipeline.normalize import Row
from pipeline.report.charts.model import BLUE, GREEN, ORANGE, PINK, Chart, Choice, Colours, Mark, data, options, styled
from pipeline.report.language import alphabetical
from pipeline.report.towns import total_of
from pipeline.report.views import Material, as_text, listed

_RECEIVED = "received"
_COSTS = "total external personnel material grant budget investment other received".split()
_SHAPES = ["circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "triangle-right"]
"""Seven shapes in four colours: twenty-eight kinds are told apart."""
_TICKS = [round(first * 10.0**power, 2) for power in range(-2, 9) for first in (1, 2, 5)]


def costs(material: Material) -> Chart | None:
    """A dot a town: its total, else its largest expense; or its largest amount of one kind; in all or a head."""
    say = material.language.gettext
    in_all, a_head = say("in euros"), say("in euros per inhabitant")
    marks: list[Mark] = []
    people = {
        row["municipality_id"]: row["population"] if row["population_year"] else None
        for row in material.compared["compare_approach"]
    }
    for row in material.compared["compare_approach"]:
        mark = _mark(
            material,
            row,
            ("total_min", "total_max"),
            "approach",
            say("Total, else largest expense"),
            row["costs_contradictory"],
        )
        marks += _both(mark, people[row["municipality_id"]], in_all, a_head)
    largest: dict[tuple[str, str], Row] = {}
    for row in material.compared["compare_costs"]:
        kind = _kind(row)
        key = (kind, row["municipality_id"])
        if (
            row["municipality_id"]
            and row["amount_max"]
            and (key not in largest or row["amount_max"] > largest[key]["amount_max"])
        ):
            largest[key] = row
    for kind, town in sorted(largest, key=lambda key: (_COSTS.index(key[0]) if key[0] in _COSTS else 99, key[1])):
        row = largest[kind, town]
        mark = _mark(material, row, ("amount_min", "amount_max"), "costs", _name(material, row), row["contradictory"])
        marks += _both(mark, people[town], in_all, a_head)
    if len({mark["town"] for mark in marks}) < 2:
        return None
    measures = options(marks, "measure")
    marks.sort(key=lambda mark: (measures.index(mark["measure"]), -mark["high"], alphabetical(mark["town"])))
    choices = (
        Choice(say("Measure"), "measure", measures),
        Choice(
            say("Amounts"), "per", tuple(per for per in (in_all, a_head) if any(mark["per"] == per for mark in marks))
        ),
    )

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(data()).encode(
            y=alt.Y("town:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, grid=True)),
            tooltip=[alt.Tooltip("town:N", title=say("Municipality")), alt.Tooltip("text:N", title=say("Amount")),
                     alt.Tooltip("what:N", title=say("For what"))],
        )  # fmt: skip
        doubt = alt.condition("datum.doubt", alt.value(colours.conflict), alt.value(colours.accent))
        bars = base.mark_rule(strokeWidth=5, opacity=0.5, strokeCap="round").encode(
            x=_euros(say("Euros, logarithmic scale"), "low"), x2="high:Q", color=doubt
        )
        points = base.mark_point(filled=True, size=110, opacity=1, cursor="pointer").encode(
            x=alt.X("high:Q"), color=doubt
        )
        return styled(alt.layer(bars, points), colours)

    says = say(
        "A dot a municipality, the largest first. A bar reaches to the smaller amount: in red where papers contradict themselves, "
        "else a range that is stated."
    )
    return Chart("costs", say("Costs of each municipality"), says, tuple(marks), "town", draw, choices)


def years(material: Material) -> Chart | None:
    """The amounts of one town by the year that they are for."""
    say = material.language.gettext
    marks = []
    for row in sorted(
        material.compared["compare_costs"],
        key=lambda row: (alphabetical(material.town(row["municipality_id"])), row["year"] or 0),
    ):
        if row["amount_max"] and row["amount_max"] > 0 and row["year"]:
            mark = _mark(
                material, row, ("amount_min", "amount_max"), "costs", _name(material, row), row["contradictory"]
            )
            marks.append({**mark, "year": row["year"]})
    by_town: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        by_town[mark["town"]].add(mark["year"])
    marks = [mark for mark in marks if len(by_town[mark["town"]]) > 1]
    if not marks:
        return None

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(data()).encode(
            x=alt.X("year:Q", title=say("Year that the amount is for"), scale=alt.Scale(zero=False, nice=False, padding=30),
                    axis=alt.Axis(labelExpr="datum.value % 1 ? '' : datum.value", ticks=False, grid=False)),
            tooltip=[alt.Tooltip("measure:N", title=say("Kind")), alt.Tooltip("text:N", title=say("Amount")),
                     alt.Tooltip("what:N", title=say("For what"))],
        )  # fmt: skip
        bars = base.mark_rule(strokeWidth=5, opacity=0.5).encode(
            y=alt.Y("low:Q", title=say("Euros"), axis=alt.Axis(format=",.0f", tickCount=5)),
            y2="high:Q",
            color=alt.condition("datum.doubt", alt.value(colours.conflict), alt.value(colours.soft)),
        )
        points = base.mark_point(filled=True, size=130, opacity=1, cursor="pointer").encode(
            y=alt.Y("high:Q"),
            color=alt.Color("measure:N", sort=None, scale=alt.Scale(range=[BLUE, ORANGE, GREEN, PINK])),
            shape=alt.Shape("measure:N", sort=None, scale=alt.Scale(range=_SHAPES)),
        )
        return styled(alt.layer(bars, points), colours, height=180)

    says = say("Amounts of one municipality by the year that they are for, as its papers state them.")
    choices = (Choice(say("Municipality"), "town", options(marks, "town")),)
    headed = "" if material.alone else "town"
    return Chart("years", say("Amounts by year"), says, tuple(marks), "measure", draw, choices, headed=headed)


def _kind(row: Row) -> str:
    return _RECEIVED if row["direction"] == "revenue" else row["cost_kind"] or "other"


def _name(material: Material, row: Row) -> str:
    kind = _kind(row)
    return material.language.gettext("Received") if kind == _RECEIVED else material.labels("cost_kind", kind)


def _euros(title: str, field: str) -> Any:
    import altair as alt

    scale = alt.Scale(type="log", nice=False, padding=24)
    return alt.X(f"{field}:Q", scale=scale, title=title, axis=alt.Axis(format=",~r", values=_TICKS, labelOverlap=True))


def _mark(material: Material, row: Row, ends: tuple[str, str], table: str, measure: str, doubt: Any) -> Mark:
    low, high = row[ends[0]], row[ends[1]]
    return {
        "town": material.town(row["municipality_id"]),
        "measure": measure,
        "low": float(low or high or 0),
        "high": float(high or 0),
        "doubt": bool(doubt),
        "text": material.amount(low, high),
        "what": "; ".join(as_text(listed(row.get("labels"))))[:120] or total_of(material, row),
        "cites": material.cites(table, row["row_id"], *ends),
    }  # fmt: skip


def _both(mark: Mark, people: int | None, in_all: str, a_head: str) -> list[Mark]:
    """The mark in all and, where the number of inhabitants is known, a head."""
    if mark["high"] <= 0:
        return []
    found = [{**mark, "per": in_all}]
    if people:
        found.append({**mark, "per": a_head, "low": _share(mark["low"], people), "high": _share(mark["high"], people)})
    return found


def _share(amount: float, people: int) -> float:
    return float(round(Decimal(str(amount)) / people, 4))
