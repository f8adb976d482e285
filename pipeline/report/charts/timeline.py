"""How undertakings go through the committees, laid over each other at the first session; and in which years concepts were decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.report.charts.model import BLUE, GREEN, ORANGE, PINK, Chart, Colours, Mark, data, styled
from pipeline.report.language import alphabetical
from pipeline.report.process import sessions
from pipeline.report.views import Material

_LONG_AGO, _FAR_AHEAD = -1100, 1830  # days from the first session that the timeline shows
_FEW = 3  # decisions that a picture of years needs
_BOX = 22  # pixels that a box is wide at most
_AXIS = [-1095, -365, -180, -90, -30, 0, 30, 90, 180, 365, 1095, 1825]


def timeline(material: Material) -> Chart | None:
    """A line an undertaking on an axis of days."""
    say = material.language.gettext
    first: dict[str, date] = {}
    decided: dict[str, date] = {}
    undertaking = {row["document_id"]: row["undertaking_id"] for row in material.compared["compare_papers"]}
    for row in material.compared["compare_process"]:
        if row["first_session"]:
            first[row["undertaking_id"]] = row["first_session"]
        if row["decision_date"]:
            decided[row["undertaking_id"]] = row["decision_date"]
    kinds = [say("Session"), say("Decision"), say("Step, done"), say("Step, planned")]
    marks: list[Mark] = []

    def add(key: str, day: date | None, kind: str, text: str, evidence_id: str) -> None:
        if key not in first or day is None:
            return
        days = (day - first[key]).days
        if _LONG_AGO <= days <= _FAR_AHEAD:
            town = material.town_of(key)
            marks.append(
                {
                    "town": town,
                    "row": material.of(town, material.paper(key), ", "),
                    "days": days,
                    "kind": kind,
                    "day": material.language.day(day),
                    "text": text[:160],
                    "cites": material.evidence.cite([evidence_id]),
                }
            )

    for row in sessions(material):
        key = undertaking.get(row["document_id"]) or row["document_id"]
        kind = kinds[1] if row["date"] == decided.get(key) else kinds[0]
        add(key, row["date"], kind, row["committee"], row["evidence_id"])
    for row in material.compared["compare_steps"]:
        kind = kinds[3] if row["status"] == "planned" else kinds[2]
        add(row["undertaking_id"], row["date_start"], kind, row["label"], row["evidence_id"])
    if not marks:
        return None
    marks.sort(key=lambda mark: (alphabetical(mark["row"]), mark["days"]))

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(data()).encode(
            y=alt.Y("row:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False))
        )
        spans = base.mark_rule(color=colours.line, strokeWidth=2).encode(x="min(days):Q", x2="max(days):Q")
        points = base.mark_point(filled=True, cursor="pointer", opacity=1, stroke=colours.paper, strokeWidth=1)
        points = points.encode(
            x=alt.X(
                "days:Q",
                scale=alt.Scale(type="symlog", constant=30, padding=12),
                title=say("Days from the first session; the time around it is stretched"),
                axis=alt.Axis(grid=True, values=_AXIS, orient="top"),
            ),
            color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[BLUE, ORANGE, GREEN, PINK])),
            shape=alt.Shape(
                "kind:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond", "square", "triangle-right"])
            ),
            size=alt.condition(alt.datum.kind == kinds[1], alt.value(170), alt.value(95)),
            tooltip=[
                alt.Tooltip("row:N", title=say("Paper")),
                alt.Tooltip("day:N", title=say("When")),
                alt.Tooltip("days:Q", title=say("Days")),
                alt.Tooltip("kind:N", title=say("Kind")),
                alt.Tooltip("text:N", title=say("What")),
            ],
        )
        return styled(alt.layer(spans, points), colours)

    says = say(
        "Sessions and dated steps of each undertaking, counted in days from its first session (0). Steps more than three years "
        "before or five years after it are in the table only."
    )
    return Chart("timeline", say("Sessions and steps"), says, tuple(marks), "row", draw)


def adoption(material: Material) -> Chart | None:
    """In which years councils decided on concepts and their updates: a box a decision."""
    say = material.language.gettext
    kinds = [material.labels("part", part) for part in ("first", "update")]
    marks: list[Mark] = [
        {
            "town": material.town(row["municipality_id"]),
            "year": row[f"{part}_decision"].year,
            "kind": material.labels("part", part),
            "text": f"{row['name']}, {material.language.day(row[f'{part}_decision'])}",
            "paper": material.paper(row[f"{part}_id"]),
            "all": "",
            "cites": material.cites("concepts", row["row_id"], f"{part}_decision"),
        }
        for row in material.compared["compare_concepts"]
        for part in ("first", "update")
        if row[f"{part}_decision"]
    ]
    if len(marks) < _FEW:
        return None
    marks.sort(key=lambda mark: (mark["year"], kinds.index(mark["kind"]), mark["town"]))

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        years = range(min(mark["year"] for mark in marks), max(mark["year"] for mark in marks) + 1)
        chart = alt.Chart(data()).mark_bar(stroke=colours.paper, strokeWidth=1.5, cursor="pointer", size=_BOX)
        chart = chart.encode(
            x=alt.X(
                "year:O",
                title=say("Year of the decision"),
                scale=alt.Scale(domain=list(years)),
                axis=alt.Axis(labelAngle=0, labelOverlap=True),
            ),
            y=alt.Y("count():Q", axis=alt.Axis(tickMinStep=1, title=say("Decisions"))),
            color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[BLUE, ORANGE])),
            detail=["town:N", "paper:N", "text:N", "cites:N"],
            tooltip=[
                alt.Tooltip("town:N", title=say("Municipality")),
                alt.Tooltip("paper:N", title=say("Paper")),
                alt.Tooltip("kind:N", title=say("Part")),
                alt.Tooltip("text:N", title=say("Decision")),
            ],
        )
        return styled(chart, colours, height=180)

    says = say(
        "A box a decision on a concept or its update; planned decisions are among them, those that order a concept or report on it are not."
    )
    return Chart("adoption", say("Years of the decisions on concepts"), says, tuple(marks), "all", draw)
