"""What a chart of the report is, and how all of them look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.report.views import Material

_LEGEND = 600  # pixels that the words of a legend may take
MOST_BARS = 60
"""Towns (or groups) a chart shows; the tables show all."""


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


def data(rows: list[dict[str, Any]]) -> Any:
    """Rows as Altair takes them, without a data frame."""
    import altair as alt

    return alt.Data(values=rows)  # type: ignore[no-untyped-call]


def styled(chart: Any, colours: Colours, rows: int, step: int = 26, legend: Sequence[str] = ()) -> dict[str, Any]:
    """The specification of a chart with ``rows`` rows of ``step`` pixels, and room for the words of its legend."""
    widest = 7 * max(map(len, legend), default=12) + 40
    label = {"labelColor": colours.ink, "titleColor": colours.soft, "titleFontWeight": "normal", "labelLimit": 260}
    axis = {**label, "gridColor": colours.line, "domainColor": colours.line, "tickColor": colours.line}
    sized = chart.properties(width="container", height=rows * step, autosize={"type": "fit-x", "contains": "padding"})
    styled = sized.configure(
        font="system-ui, -apple-system, Segoe UI, DejaVu Sans, sans-serif", background="transparent"
    )
    styled = styled.configure_view(stroke=None).configure_axis(**axis, labelFontSize=12, titleFontSize=12)
    styled = styled.configure_legend(
        **label,
        orient="top",
        labelFontSize=12,
        titleFontSize=12,
        symbolSize=90,
        columns=max(1, min(4, _LEGEND // widest)),
        title=None,
    )
    found: dict[str, Any] = styled.to_dict()
    return found


def used_names(material: Material, kind: str, codes: Sequence[str], used: set[str]) -> tuple[list[str], list[int]]:
    """Names of the codes that are used, and their places."""
    places = [place for place, code in enumerate(codes) if code in used]
    return [material.labels(kind, codes[place]) for place in places], places
