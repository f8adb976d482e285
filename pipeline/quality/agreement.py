"""`ratslese agreement`: how far two annotators of the same papers agree.

Rows: F1 of one annotator against the other (which of them is called gold does not change it). Nobody can count the rows that neither
wrote, so that there is no agreement by chance to allow for; with many such rows kappa tends to F1.

What is said of things that both have is compared by Krippendorff's alpha, which allows for chance. A unit is
- a row that both wrote (matched as in `ratslese evaluate`), for each attribute of its table,
- a paper, for each value of its head and for the number of rows of each table.
The values are nominal; numbers of rows are on a ratio scale. “The paper does not say” is a value like any other; an attribute that an
annotation leaves out altogether is missing.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from pipeline.errors import RatsleseError
from pipeline.quality.alpha import Alpha, alpha_of
from pipeline.quality.comparison import BESIDE_HEAD, COMPARISONS, HEAD, HEADER
from pipeline.quality.comparison import Agreement as Agrees
from pipeline.quality.figures import Tally, interval, total
from pipeline.quality.gold import GoldPaper, annotators, read_gold
from pipeline.quality.judging import pairs_of
from pipeline.quality.on_terminal import table
from pipeline.quality.similarity import Matching, folded
from pipeline.terminal import terminal

_SAME = "Papers are the same by the file name of their document."
_SILENT = "(the paper does not say)"
NOBODY = "–"
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A value, or a whole row (``column`` is empty), on which two people say different things; of what one of them does not have
    “–”."""

    paper: str
    table: str
    row: str
    column: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class TwoAnnotators:
    """How far they agree: F1 of the rows by table, alpha by attribute, by head value, and of the number of rows."""

    papers: int
    only_one: list[str]
    rows: dict[str, Tally]
    values: dict[str, Alpha]
    numbers: dict[str, Alpha]
    intervals: dict[str, tuple[float, float]]
    """The 95 % interval of the F1 of the rows, over the papers."""
    disagreements: list[Disagreement]

    def as_dict(self) -> dict[str, Any]:
        return {
            "papers": self.papers,
            "papers_of_one_annotator": self.only_one,
            "rows": {
                name: tally.as_dict() | {"f1_interval95": self.intervals.get(name)} for name, tally in self.rows.items()
            },
            "values": {name: alpha.as_dict() for name, alpha in self.values.items()},
            "number_of_rows": {name: alpha.as_dict() for name, alpha in self.numbers.items()},
            "disagreements": [asdict(each) for each in self.disagreements],
        }


def compare(place_a: Path, place_b: Path | None = None) -> TwoAnnotators:
    """Compare the annotations of the papers that both have; without ``place_b`` those of the two people of one Label Studio export.

    Raises RatsleseError(no_gold) where no paper is annotated twice.
    """
    first, second = ({Path(paper.document).name: paper for paper in papers} for papers in _two(place_a, place_b))
    both = sorted(first.keys() & second.keys())
    if not both:
        raise RatsleseError(
            "no_gold", f"No paper is annotated twice in {place_a}{f' and {place_b}' if place_b else ''}.", _SAME
        )
    pairs = [(first[name], second[name]) for name in both]
    found: list[Disagreement] = []
    values = {f"{HEADER}.{key}": _head(key, agrees, pairs, found) for key, agrees in (HEAD | BESIDE_HEAD).items()}
    rows: dict[str, Tally] = {}
    numbers: dict[str, Alpha] = {}
    intervals: dict[str, tuple[float, float]] = {}
    for name in COMPARISONS:
        by_paper, attributes = _table(name, pairs, found)
        rows[name] = total(by_paper)
        low, high = interval(by_paper)
        intervals[name] = low.f1, high.f1
        values |= attributes
        numbers[name] = alpha_of([(_number(a, name), _number(b, name)) for a, b in pairs], "ratio")
    found.sort(key=lambda each: (each.paper, each.table))
    return TwoAnnotators(
        len(both),
        sorted(first.keys() ^ second.keys()),
        rows,
        {key: alpha for key, alpha in sorted(values.items()) if alpha.units},
        numbers,
        intervals,
        found,
    )


def _two(place_a: Path, place_b: Path | None) -> tuple[list[GoldPaper], list[GoldPaper]]:
    if place_b is not None:
        return read_gold(place_a), read_gold(place_b)
    who = annotators(place_a)
    if len(who) != 2:
        message = f"{place_a} holds the annotations of {len(who) or 'one'} people, not of two."
        raise RatsleseError("no_gold", message, "Name two places, or a Label Studio export that two people annotated.")
    return read_gold(place_a, who[0]), read_gold(place_a, who[1])


def _number(paper: GoldPaper, name: str) -> int:
    return sum(not row.get("optional") for row in paper.rows(name))


def _table(
    name: str, papers: Sequence[tuple[GoldPaper, GoldPaper]], found: list[Disagreement]
) -> tuple[list[Tally], dict[str, Alpha]]:
    """By paper how many rows both wrote (one that either holds for doubtful counts for neither), and alpha of the attributes of shared
    rows."""
    tallies = []
    units: defaultdict[str, list[tuple[Any, Any]]] = defaultdict(list)
    of_papers: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in papers:
        a, b = one.rows(name), other.rows(name)
        pairs = pairs_of(name, a, b, Matching.ROW)
        counted = [(i, j) for i, j in pairs if not a[i].get("optional") and not b[j].get("optional")]
        free_a = {i for i, j in pairs if b[j].get("optional")} | {i for i, row in enumerate(a) if row.get("optional")}
        free_b = {j for i, j in pairs if a[i].get("optional")} | {j for j, row in enumerate(b) if row.get("optional")}
        tallies.append(Tally(len(counted), len(b) - len(free_b), len(a) - len(free_a)))
        paper, shared_a, shared_b = Path(one.document).name, {i for i, _ in counted}, {j for _, j in counted}
        only_a = [row for i, row in enumerate(a) if i not in shared_a | free_a]
        only_b = [row for j, row in enumerate(b) if j not in shared_b | free_b]
        found += [Disagreement(paper, name, _called(row), "", "has it", NOBODY) for row in only_a]
        found += [Disagreement(paper, name, _called(row), "", NOBODY, "has it") for row in only_b]
        for i, j in counted:
            for key, agrees in COMPARISONS[name].attributes.items():
                if key in a[i] and key in b[j]:
                    unit = _unit(a[i], b[j], key, agrees)
                    units[f"{name}.{key}"].append(unit)
                    of_papers[f"{name}.{key}"].append(paper)
                    if unit[0] != unit[1]:
                        found.append(
                            Disagreement(paper, name, _called(a[i]), key, *map(_shown, (a[i][key], b[j][key])))
                        )
    return tallies, {key: alpha_of(values, papers=of_papers[key]) for key, values in units.items()}


def _called(row: Mapping[str, Any]) -> str:
    """A row in a few words: its first values."""
    return " · ".join([_shown(value) for value in row.values() if value and not isinstance(value, bool | dict)][:2])


def _shown(value: Any) -> str:
    if value is None:
        return _SILENT
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _head(key: str, agrees: Agrees, papers: Sequence[tuple[GoldPaper, GoldPaper]], found: list[Disagreement]) -> Alpha:
    heads = [(Path(one.document).name, one.head, other.head) for one, other in papers]
    heads = [(paper, a, b) for paper, a, b in heads if key in a and key in b]
    units = [_unit(a, b, key, agrees) for _, a, b in heads]
    found += [
        Disagreement(paper, HEADER, "", key, _shown(a[key]), _shown(b[key]))
        for (paper, a, b), unit in zip(heads, units, strict=True)
        if unit[0] != unit[1]
    ]
    return alpha_of(units, papers=[paper for paper, _, _ in heads])


def _unit(a: Mapping[str, Any], b: Mapping[str, Any], key: str, agrees: Agrees) -> tuple[str, str]:
    """The two values as nominal ones: wordings that count as the same in `ratslese evaluate` are one value."""
    one, other = _nominal(a[key]), _nominal(b[key])
    if a[key] is not None and b[key] is not None and agrees(a, key, b[key]):
        other = one
    return one, other


def _nominal(value: Any) -> str:
    if value is None:
        return _SILENT
    return ", ".join(sorted(value)) if isinstance(value, list) else folded(value)


def print_agreement(found: TwoAnnotators) -> None:
    """Tables of rows, of what is said of them and how many there are, and a list of what the two do not agree on."""
    out = terminal()
    out.print(f"[bold]{found.papers} papers annotated by both[/bold], {len(found.only_one)} by one only")
    rows = table("\nRows", "table", "F1", "F1, 95 %", "both", "first", "second", "alpha of their number")
    for name, tally in found.rows.items():
        if not tally.empty:
            low, high = found.intervals[name]
            counts = map(str, (tally.right, tally.wanted, tally.found))
            rows.add_row(name, f"{tally.f1:.3f}", f"{low:.2f}–{high:.2f}", *counts, found.numbers[name].told())
    if found.rows:
        out.print(rows)
    values = table("\nWhat is said of them", "value", "alpha (95 %)", "same", "units")
    for name, alpha in found.values.items():
        values.add_row(name, alpha.told(), f"{alpha.same:.3f}", str(alpha.units))
    out.print(values)
    print_disagreements(found.disagreements)
    out.print(
        "alpha: 1 full agreement, 0 chance; – where only one value occurs. docs/annotate.md says what the units are."
    )


def print_disagreements(found: Sequence[Disagreement]) -> None:
    """The list of what two people do not agree on, the first of it where it is long."""
    out = terminal()
    if not found:
        out.print("\nThey disagree on nothing.")
        return
    listed = Table(
        title=f"\nDisagreements: {len(found)}", title_justify="left", title_style="bold", box=None, pad_edge=False
    )
    for name in ("paper", "table", "row", "value", "first", "second"):
        listed.add_column(name, header_style="dim", overflow="fold")
    for each in found[:_SHOWN]:
        listed.add_row(*map(escape, (each.paper, each.table, each.row, each.column, each.first, each.second)))
    out.print(listed)
    if len(found) > _SHOWN:
        out.print(f"… and {len(found) - _SHOWN} more (--json has them all, --list FILE writes them as a table)")


def write_disagreements(found: Sequence[Disagreement], file: Path) -> None:
    """The list as CSV. Raises RatsleseError(not_written)."""
    names = [field.name for field in fields(Disagreement)]
    try:
        with file.open("w", encoding="utf-8", newline="") as written:
            writer = csv.DictWriter(written, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(asdict(each) for each in found)
    except OSError as error:
        raise RatsleseError("not_written", f"{file} cannot be written ({error.strerror or error}).") from None
