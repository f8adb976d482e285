"""Who sits in the groups: a bar a group, parted by sector."""

from __future__ import annotations

from typing import Any

from pipeline.report.charts.model import MOST_BARS, Chart, Colours, data, styled, used_names
from pipeline.report.views import Material, as_text, listed

SECTORS = (
    "politics executive administration integration_body state_agency welfare migrant_organisation education academia "
    "business religion civil_society consultant other"
).split()
_SECTOR_COLOURS = (
    "#3b6ea5 #274a6d #8fb4d9 #c2571a #6d6875 #d98e04 #b3261e #3f8f5b #86b86b #7a5ea8 #b59bd6 #2a9d9d #c58aa3 #a8a8a0"
).split()


def governance(material: Material) -> Chart | None:
    say = material.language.gettext
    groups = {row["row_id"]: row for row in material.compared["compare_governance"]}
    bars: list[dict[str, Any]] = []
    for row in material.compared["compare_sectors"]:
        if not row["named"]:
            continue
        group = groups[row["group_row"]]
        bars.append(
            {
                "group": f"{material.town(row['municipality_id'])}: {group['name']}",
                "sector": material.labels("sector", row["sector"]),
                "code": row["sector"],
                "place": SECTORS.index(row["sector"]) if row["sector"] in SECTORS else len(SECTORS),
                "named": row["named"],
                "share": material.language.percent(row["named_share"] or 0),
                "members": ", ".join(as_text(listed(row["members"])))[:200],
                "cites": material.cites("sectors", row["row_id"], "members")
                or material.cites("sectors", row["row_id"], "named"),
            }
        )
    shown = sorted({bar["group"] for bar in bars})[:MOST_BARS]
    bars = [bar for bar in bars if bar["group"] in set(shown)]
    if not bars:
        return None
    names, places = used_names(material, "sector", SECTORS, {bar["code"] for bar in bars})

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        chart = alt.Chart(data(bars))
        chart = chart.mark_bar(cursor="pointer", stroke=colours.paper, strokeWidth=1.5, height={"band": 0.72})
        chart = chart.encode(
            y=alt.Y("group:N", sort=shown, title=None, axis=alt.Axis(ticks=False, domain=False)),
            x=alt.X(
                "named:Q",
                stack="normalize",
                title=say("Share of the members named"),
                axis=alt.Axis(format="%", tickCount=5),
            ),
            order="place:Q",
            color=alt.Color(
                "sector:N", scale=alt.Scale(domain=names, range=[_SECTOR_COLOURS[place] for place in places])
            ),
            tooltip=[
                alt.Tooltip("group:N", title=say("Group")),
                alt.Tooltip("sector:N", title=say("Sector")),
                alt.Tooltip("named:Q", title=say("Members named")),
                alt.Tooltip("share:N", title=say("Share")),
                alt.Tooltip("members:N", title=say("Names")),
            ],
        )
        return styled(chart, colours, len(shown), 30, names)

    most = max({bar["sector"] for bar in bars}, key=lambda name: len({b["group"] for b in bars if b["sector"] == name}))
    says = say("Sectors of the members of %(groups)s groups; the one in most of them: %(sector)s.") % {
        "groups": len(shown),
        "sector": most,
    }
    return Chart("governance", say("Who sits in the groups"), says, draw)
