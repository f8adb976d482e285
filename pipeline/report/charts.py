"""The charts, as Altair draws them: once for the page, in its colours, and once as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.normalize import Row
from pipeline.report.process import sessions
from pipeline.report.views import Material, as_text, listed

_MOST_BARS = 60
"""Towns (or groups) a chart shows; the tables show all."""

_LONG_AGO, _FAR_AHEAD = -36, 60  # months from the first session that the timeline shows

SECTORS = (
    "politics executive administration integration_body state_agency welfare migrant_organisation education academia "
    "business religion civil_society consultant other"
).split()
_SECTOR_COLOURS = (
    "#3b6ea5 #274a6d #8fb4d9 #c2571a #6d6875 #d98e04 #b3261e #3f8f5b #86b86b #7a5ea8 #b59bd6 #2a9d9d #c58aa3 #a8a8a0"
).split()
_COSTS = "total external personnel material grant budget investment other".split()
_COST_COLOURS = "#3b6ea5 #c2571a #7a5ea8 #86b86b #d98e04 #2a9d9d #b3261e #8f8f88".split()


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours of what is neither data nor category: those of the page follow light and dark."""

    ink: str
    soft: str
    line: str
    accent: str
    conflict: str
    paper: str


OF_PAGE = Colours(*(f"var(--{name})" for name in ("ink", "soft", "line", "accent", "conflict", "paper")))
OF_FILES = Colours("#1d2125", "#565d64", "#dededa", "#1d5f8a", "#a3341f", "#ffffff")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it is called in file names, its title, what it says in a sentence, and how it is drawn."""

    name: str
    title: str
    says: str
    draw: Callable[[Colours], dict[str, Any]]


def charts(material: Material) -> list[Chart]:
    """The charts that there is something to draw for."""
    made = (_costs(material), _sectors(material), _timeline(material), _likeness(material))
    return [chart for chart in made if chart is not None]


def _styled(chart: Any, colours: Colours, rows: int, step: int = 26) -> dict[str, Any]:
    label = {"labelColor": colours.ink, "titleColor": colours.soft, "titleFontWeight": "normal", "labelLimit": 260}
    axis = {**label, "gridColor": colours.line, "domainColor": colours.line, "tickColor": colours.line}
    sized = chart.properties(width="container", height=rows * step, autosize={"type": "fit-x", "contains": "padding"})
    styled = sized.configure(font="system-ui, -apple-system, Segoe UI, DejaVu Sans, sans-serif", background="transparent")
    styled = styled.configure_view(stroke=None).configure_axis(**axis, labelFontSize=12, titleFontSize=12)
    styled = styled.configure_legend(
        **label, orient="top", labelFontSize=12, titleFontSize=12, symbolSize=90, columns=4, title=None
    )
    found: dict[str, Any] = styled.to_dict()
    return found


def _names(material: Material, kind: str, codes: Sequence[str], used: set[str]) -> tuple[list[str], list[int]]:
    """Names of the codes that are used, and their places."""
    places = [place for place, code in enumerate(codes) if code in used]
    return [material.labels(kind, codes[place]) for place in places], places


def _costs(material: Material) -> Chart | None:
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
    towns = sorted(highest, key=lambda town: -highest[town])[:_MOST_BARS]
    marks = [mark for mark in marks if mark["town"] in set(towns)]
    names, places = _names(material, "cost_kind", _COSTS, {mark["code"] for mark in marks})
    directions = [material.labels("direction", each) for each in ("expense", "revenue")]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(alt.Data(values=marks)).encode(
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
        points = base.mark_point(filled=True, size=95, opacity=0.9, cursor="pointer", stroke=colours.paper, strokeWidth=1)
        points = points.encode(
            x=euros,
            color=alt.Color("kind:N", scale=alt.Scale(domain=names, range=[_COST_COLOURS[place] for place in places])),
            shape=alt.Shape("direction:N", scale=alt.Scale(domain=directions, range=["circle", "triangle-down"])),
            tooltip=[
                alt.Tooltip("town:N", title=say("Municipality")),
                alt.Tooltip("kind:N", title=say("Kind")),
                alt.Tooltip("text:N", title=say("Amount")),
                alt.Tooltip("what:N", title=say("For what")),
            ],
        )
        return _styled(alt.layer(spans, points), colours, len(towns))

    says = say(
        "Every amount that a paper states, one point each, from %(low)s to %(high)s. A dashed line joins amounts that "
        "contradict each other. Points are not to be added up: a total stands beside its parts."
    ) % {
        "low": language.money(min(mark["euros"] for mark in marks), short=True),
        "high": language.money(max(mark["euros"] for mark in marks), short=True),
    }
    return Chart("costs", say("Amounts of each municipality"), says, draw)


def _sectors(material: Material) -> Chart | None:
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
    shown = sorted({bar["group"] for bar in bars})[:_MOST_BARS]
    bars = [bar for bar in bars if bar["group"] in set(shown)]
    if not bars:
        return None
    names, places = _names(material, "sector", SECTORS, {bar["code"] for bar in bars})

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        chart = alt.Chart(alt.Data(values=bars))
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
        return _styled(chart, colours, len(shown), 30)

    most = max({bar["sector"] for bar in bars}, key=lambda name: len({b["group"] for b in bars if b["sector"] == name}))
    says = say("Sectors of the members of %(groups)s groups; the one in most of them: %(sector)s.") % {
        "groups": len(shown),
        "sector": most,
    }
    return Chart("governance", say("Who sits in the groups"), says, draw)


def _timeline(material: Material) -> Chart | None:
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
    rows = sorted({mark["row"] for mark in marks})[:_MOST_BARS]
    marks = [mark for mark in marks if mark["row"] in set(rows)]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(alt.Data(values=marks)).encode(
            y=alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(ticks=False, domain=False))
        )
        spans = base.mark_rule(color=colours.line, strokeWidth=2).encode(x="min(months):Q", x2="max(months):Q")
        start = alt.Chart(alt.Data(values=[{"months": 0}])).mark_rule(color=colours.soft, strokeDash=[2, 3])
        points = base.mark_point(filled=True, cursor="pointer", opacity=0.95, stroke=colours.paper, strokeWidth=1)
        points = points.encode(
            x=alt.X("months:Q", title=say("Months from the first session"), axis=alt.Axis(grid=False, tickCount=10)),
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
        return _styled(alt.layer(spans, start.encode(x="months:Q"), points), colours, len(rows), 30)

    says = say(
        "Sessions and dated steps of each undertaking, counted from its first session (0). Steps more than three years before "
        "or five years after it are in the table only."
    )
    return Chart("timeline", say("Sessions and steps"), says, draw)


def _likeness(material: Material) -> Chart | None:
    say = material.language.gettext
    leaves = {
        row["municipality_id"]: row["leaf"] for row in material.compared["compare_clusters"] if row["compared_by"] == "topics"
    }
    pairs = [row for row in material.compared["compare_similarity"] if row["compared_by"] == "topics"]
    if not 3 <= len(leaves) <= 40 or not pairs:
        return None
    order = [material.town(town) for town in sorted(leaves, key=lambda town: leaves[town])]
    squares = [square for row in pairs for square in _squares(material, row)]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        base = alt.Chart(alt.Data(values=squares)).encode(
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
        return _styled(chart, colours, len(order), 34)

    says = say("Share of topics that two municipalities have in common (Jaccard); neighbours are alike.")
    return Chart("likeness", say("How alike the municipalities are in topics"), says, draw)


def _squares(material: Material, row: Row) -> list[dict[str, Any]]:
    one, other = material.town(row["municipality_a"]), material.town(row["municipality_b"])
    shared = ", ".join(material.names("topic", row["shared"]))
    text = material.language.percent(row["jaccard"])
    both = [(one, other), (other, one)]
    return [
        {"one": a, "other": b, "likeness": row["jaccard"], "text": text, "shared": shared or "–"} for a, b in both
    ]
