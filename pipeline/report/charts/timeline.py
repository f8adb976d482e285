"""Sessions and steps of each undertaking, laid over each other at the first session."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.report.charts.model import MOST_BARS, Chart, Colours, data, styled
from pipeline.report.process import sessions
from pipeline.report.views import Material

_LONG_AGO, _FAR_AHEAD = -36, 60  # months from the first session that the timeline shows


def timeline(material: Material) -> Chart | None:
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
    marks: list[dict[str, Any]] = []

    def add(key: str, day: date | None, kind: str, text: str, evidence_id: str) -> None:
        if key not in first or day is None:
            return
        months = (day - first[key]).days / 30.44
        if _LONG_AGO <= months <= _FAR_AHEAD:
            marks.append(
                {
                    "row": f"{material.town_of(key)} {first[key].year}",
                    "months": round(months, 2),
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
    rows = sorted({mark["row"] for mark in marks})[:MOST_BARS]
    marks = [mark for mark in marks if mark["row"] in set(rows)]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(data(marks)).encode(
            y=alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(ticks=False, domain=False))
        )
        spans = base.mark_rule(color=colours.line, strokeWidth=2).encode(x="min(months):Q", x2="max(months):Q")
        start = alt.Chart(data([{"months": 0}])).mark_rule(color=colours.soft, strokeDash=[2, 3])
        points = base.mark_point(filled=True, cursor="pointer", opacity=0.95, stroke=colours.paper, strokeWidth=1)
        points = points.encode(
            x=alt.X(
                "months:Q",
                scale=alt.Scale(type="symlog", constant=2),
                title=say("Months from the first session; the time around it is stretched"),
                axis=alt.Axis(grid=True, values=[-36, -24, -12, -6, -3, -1, 0, 1, 3, 6, 12, 24, 36, 60]),
            ),
            color=alt.Color(
                "kind:N", scale=alt.Scale(domain=kinds, range=["#3b6ea5", "#c2571a", "#3f8f5b", "#9a9a92"])
            ),
            shape=alt.Shape(
                "kind:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond", "square", "triangle-right"])
            ),
            size=alt.condition(alt.datum.kind == kinds[1], alt.value(170), alt.value(95)),
            tooltip=[
                alt.Tooltip("row:N", title=say("Municipality")),
                alt.Tooltip("day:N", title=say("When")),
                alt.Tooltip("kind:N", title=say("Kind")),
                alt.Tooltip("text:N", title=say("What")),
            ],
        )
        return styled(alt.layer(spans, start.encode(x="months:Q"), points), colours, len(rows), 30)

    says = say(
        "Sessions and dated steps of each undertaking, counted from its first session (0). Steps more than three years before "
        "or five years after it are in the table only."
    )
    return Chart("timeline", say("Sessions and steps"), says, draw)
