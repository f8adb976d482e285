"""What a chart of the report is, and how all of them look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

MOST_ROWS = 40
"""Rows that a chart shows; the tables show all."""
MARKS = "chosen"
"""Under which name a specification asks for the marks of its chart: the page gives it those of the selection."""

HIGH = 13 * MOST_ROWS
"""Pixels that all rows take at most, beside their heads: a chart stays on one sheet of paper, in letters of seven points."""

BLUE, ORANGE, GREEN, PINK = "#0072b2", "#d55e00", "#009e73", "#cc79a7"
"""Of Okabe and Ito: told apart by every kind of sight; where two meet, shapes differ as well."""

Mark = dict[str, Any]


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


def on_paper() -> dict[str, str]:
    """The colours of the page, each with that of a file."""
    fixed = asdict(OF_FILES)
    return {colour: fixed[name] for name, colour in asdict(OF_PAGE).items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chooses: the marks whose ``field`` has one value. ``options`` in the order of their offer."""

    title: str
    field: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it is called in file names, its title, what it says in a sentence, and how it is drawn.

    ``marks`` stand in the order in which they are to be seen and name the ``town`` that they are of; ``row`` is the field that
    parts them into rows.
    """

    name: str
    title: str
    says: str
    marks: tuple[Mark, ...]
    row: str
    draw: Callable[[Colours], dict[str, Any]]
    choices: tuple[Choice, ...] = ()
    click: str = ""
    """What a click does, for the screen alone."""
    headed: str = ""
    """The field of which the marks shown have one value, which stands above them: the town of a chart of one town among several."""
    across: str = ""
    """In a chart of two sides the field of the other one, whose values stand beside the rows and are as many at most."""

    def offered(self) -> list[Mark]:
        """The marks of what is chosen at first, in however many rows."""
        return [mark for mark in self.marks if all(mark[choice.field] == choice.options[0] for choice in self.choices)]

    def at_first(self) -> list[Mark]:
        """The marks that are seen before anything is chosen."""
        marks = self.offered()
        for side in self._sides:
            first = set(islice(dict.fromkeys(mark[side] for mark in marks), MOST_ROWS))
            marks = [mark for mark in marks if mark[side] in first]
        return marks

    @property
    def _sides(self) -> list[str]:
        return [side for side in (self.row, self.across) if side]

    def rows_of(self, marks: Sequence[Mark]) -> int:
        """How many rows these marks stand in, on the longer side."""
        return max(len({mark[side] for mark in marks}) for side in self._sides)


def data() -> Any:
    """The marks, as Altair names data that are given later."""
    import altair as alt

    return alt.NamedData(name=MARKS)


def options(marks: Sequence[Mark], field: str) -> tuple[str, ...]:
    """The values of a field, in the order of the marks."""
    return tuple(dict.fromkeys(mark[field] for mark in marks))


def squares(
    column: str,
    row: str,
    number: str,
    tooltip: Sequence[tuple[str, str]],
    colours: Colours,
    order: list[str] | None = None,
) -> Any:
    """A square a mark with its number inside, the darker the larger the number; ``order`` of the columns, else as they come."""
    import altair as alt

    bare: dict[str, Any] = {"ticks": False, "domain": False, "zindex": 0}  # the grid lies behind the squares
    base = alt.Chart(data()).encode(
        x=alt.X(
            f"{column}:N",
            sort=order,
            title=None,
            scale=alt.Scale(domain=order) if order else alt.Undefined,
            axis=alt.Axis(orient="top", labelAngle=-90, **bare),
        ),
        y=alt.Y(f"{row}:N", sort=None, title=None, axis=alt.Axis(grid=True, **bare)),
        tooltip=[alt.Tooltip(field, title=title) for field, title in tooltip],
    )
    ground = base.mark_rect(color=colours.paper, opacity=1)
    shades = base.mark_rect(cursor="pointer", color=colours.accent, stroke=colours.paper, strokeWidth=2).encode(
        opacity=alt.Opacity(f"{number}:Q", scale=alt.Scale(range=[0.14, 0.4]), legend=None)
    )
    numbers = base.mark_text(fontSize=12, color=colours.ink, cursor="pointer").encode(text=f"{number}:Q")
    return alt.layer(ground, shades, numbers)


def styled(chart: Any, colours: Colours, step: int = 26, *, height: int | None = None) -> dict[str, Any]:
    """The specification of a chart whose rows take ``step`` pixels each, or which is so many pixels high."""
    import altair as alt

    label = {"labelColor": colours.ink, "titleColor": colours.soft, "titleFontWeight": "normal", "labelLimit": 360}
    axis = {**label, "gridColor": colours.line, "domainColor": colours.line, "tickColor": colours.line}
    sized = chart.properties(
        width="container", height=height or alt.Step(step), autosize={"type": "fit-x", "contains": "padding"}
    )
    styled = sized.configure(
        font="system-ui, -apple-system, Segoe UI, DejaVu Sans, sans-serif", background="transparent"
    )
    styled = styled.configure_title(color=colours.ink, anchor="start", fontSize=13, fontWeight=600)
    styled = styled.configure_view(stroke=None).configure_axis(**axis, labelFontSize=12, titleFontSize=12)
    styled = styled.configure_legend(
        **label, orient="top", labelFontSize=12, titleFontSize=12, symbolSize=90, title=None
    )
    found: dict[str, Any] = styled.to_dict()
    return found
