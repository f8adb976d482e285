"""Which towns are most like a chosen one, and what they share."""

from __future__ import annotations

from typing import Any

from pipeline.normalize import Row
from pipeline.report.charts.model import Chart, Choice, Colours, Mark, data, options, styled
from pipeline.report.language import alphabetical
from pipeline.report.likeness import feature, neighbours
from pipeline.report.views import Material, listed

_NEAREST = 6


def _share(material: Material, share: float, row: Row) -> str:
    """A share with what it is of: “33 % (3 of 9)”."""
    shared, *others = (len(listed(row[each])) for each in ("shared", "only_a", "only_b"))
    counts = material.language.gettext("%(some)s of %(all)s") % {"some": shared, "all": shared + sum(others)}
    return f"{material.language.percent(share)} ({counts})"


def likeness(material: Material) -> Chart | None:
    say = material.language.gettext
    names = {"topics": say("topics"), "governance": say("governance")}
    marks: list[Mark] = []
    for by, name in names.items():
        near = neighbours(material, by)
        for town in sorted(near, key=lambda town: alphabetical(material.town(town))):
            for share, other, row in near[town][:_NEAREST]:
                marks.append(
                    {
                        "town": material.town(town),
                        "other": material.town(other),
                        "by": name,
                        "likeness": round(share, 3),
                        "text": _share(material, share, row),
                        "shared": ", ".join(feature(material, each) for each in listed(row["shared"]))[:180],
                    }
                )
    if not marks:
        return None
    choices = (
        Choice(say("Municipality"), "town", options(marks, "town")),
        Choice(say("Alike in"), "by", options(marks, "by")),
    )

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(data()).encode(
            y=alt.Y("other:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False)),
            tooltip=[
                alt.Tooltip("other:N", title=say("Municipality")),
                alt.Tooltip("text:N", title=say("Shared")),
                alt.Tooltip("shared:N", title=say("Both have")),
            ],
        )
        axis = alt.X(
            "likeness:Q",
            scale=alt.Scale(domain=[0, 1]),
            title=say("Shared features among all that either has (Jaccard)"),
            axis=alt.Axis(format="%", tickCount=5),
        )
        bars = base.mark_bar(color=colours.accent, opacity=0.35, height={"band": 0.75}).encode(x=axis)
        words = base.mark_text(align="left", dx=6, fontSize=12, color=colours.ink, limit=alt.expr("width - 12")).encode(
            x=alt.datum(0), text=alt.Text("said:N")
        )
        words = words.transform_calculate(said="datum.text + ': ' + datum.shared")
        return styled(alt.layer(bars, words), colours, 30)

    says = say(
        "The municipalities most like the chosen one, and what both have. Among few municipalities, or of few features, nothing is shown."
    )
    return Chart("likeness", say("Nearest neighbours"), says, tuple(marks), "other", draw, choices, headed="town")
