"""Which towns are most like a chosen one, and what they share."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pipeline.normalize import Row
from pipeline.report.charts.model import Chart, Choice, Colours, Mark, data, options, styled
from pipeline.report.likeness import feature
from pipeline.report.views import Material, listed

_NEAREST = 6
_FEW_TOWNS, _FEW_FEATURES = 5, 4
"""Among fewer towns the nearest are near by chance; of fewer features a share says little."""


def likeness(material: Material) -> Chart | None:
    say = material.language.gettext
    names = {"topics": say("topics"), "governance": say("governance")}
    pairs: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for row in material.compared["compare_similarity"]:
        features = sum(len(listed(row[each])) for each in ("shared", "only_a", "only_b"))
        if row["jaccard"] and features >= _FEW_FEATURES and row["compared_by"] in names:
            pairs[row["compared_by"], row["municipality_a"]].append((row["municipality_b"], row))
            pairs[row["compared_by"], row["municipality_b"]].append((row["municipality_a"], row))
    marks: list[Mark] = []
    for by, name in names.items():
        own = {town: found for (of, town), found in pairs.items() if of == by}
        if len(own) < _FEW_TOWNS:
            continue
        for town in sorted(own, key=material.town):
            nearest = sorted(own[town], key=lambda pair: (-pair[1]["jaccard"], material.town(pair[0])))[:_NEAREST]
            for other, row in nearest:
                marks.append(
                    {
                        "town": material.town(town),
                        "other": material.town(other),
                        "by": name,
                        "likeness": round(row["jaccard"], 3),
                        "text": material.language.percent(row["jaccard"]),
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
        share = alt.X(
            "likeness:Q",
            scale=alt.Scale(domain=[0, 1]),
            title=say("Shared features among all that either has (Jaccard)"),
            axis=alt.Axis(format="%", tickCount=5),
        )
        bars = base.mark_bar(color=colours.accent, opacity=0.35, height={"band": 0.75}).encode(x=share)
        words = base.mark_text(align="left", dx=6, fontSize=12, color=colours.ink, limit=620).encode(
            x=alt.datum(0), text=alt.Text("said:N")
        )
        words = words.transform_calculate(said="datum.text + ': ' + datum.shared")
        return styled(alt.layer(bars, words), colours, 30)

    says = say(
        "The municipalities most like the chosen one, and what both have. Among few municipalities, or of few features, nothing is shown."
    )
    return Chart("likeness", say("Nearest neighbours"), says, tuple(marks), "other", draw, choices)
