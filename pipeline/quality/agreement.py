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

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import RatsleseError
from pipeline.quality.comparison import BESIDE_HEAD, COMPARISONS, HEAD, HEADER
from pipeline.quality.comparison import Agreement as Agrees
from pipeline.quality.figures import Tally
from pipeline.quality.gold import GoldPaper, annotators, read_gold
from pipeline.quality.judging import pairs_of
from pipeline.quality.on_terminal import table
from pipeline.quality.similarity import Matching, folded
from pipeline.terminal import terminal

Level = Literal["nominal", "ratio"]
_SAME = "Papers are the same by the file name of their document."
_SILENT = "(the paper does not say)"


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha over ``units``; None where all values are the same (chance alone would agree). ``same`` is the plain share of
    units with one value."""

    alpha: float | None
    units: int
    same: float

    def as_dict(self) -> dict[str, Any]:
        return {"alpha": self.alpha, "units": self.units, "same": self.same}


@dataclass(frozen=True, slots=True)
class TwoAnnotators:
    """How far they agree: F1 of the rows by table, alpha by attribute, by head value, and of the number of rows."""

    papers: int
    only_one: list[str]
    rows: dict[str, Tally]
    values: dict[str, Alpha]
    numbers: dict[str, Alpha]

    def as_dict(self) -> dict[str, Any]:
        return {
            "papers": self.papers,
            "papers_of_one_annotator": self.only_one,
            "rows": {name: tally.as_dict() for name, tally in self.rows.items()},
            "values": {name: alpha.as_dict() for name, alpha in self.values.items()},
            "number_of_rows": {name: alpha.as_dict() for name, alpha in self.numbers.items()},
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
    values = {f"{HEADER}.{key}": _head(key, agrees, pairs) for key, agrees in (HEAD | BESIDE_HEAD).items()}
    rows: dict[str, Tally] = {}
    numbers: dict[str, Alpha] = {}
    for name in COMPARISONS:
        rows[name], attributes = _table(name, pairs)
        values |= attributes
        numbers[name] = alpha_of([(_number(a, name), _number(b, name)) for a, b in pairs], "ratio")
    return TwoAnnotators(
        len(both),
        sorted(first.keys() ^ second.keys()),
        rows,
        {key: alpha for key, alpha in sorted(values.items()) if alpha.units},
        numbers,
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


def _table(name: str, papers: Sequence[tuple[GoldPaper, GoldPaper]]) -> tuple[Tally, dict[str, Alpha]]:
    """F1 of the rows (one that either holds for doubtful counts for neither), and alpha of the attributes of shared rows."""
    tally = Tally()
    units: defaultdict[str, list[tuple[Any, Any]]] = defaultdict(list)
    for one, other in papers:
        a, b = one.rows(name), other.rows(name)
        pairs = pairs_of(name, a, b, Matching.ROW)
        counted = [(i, j) for i, j in pairs if not a[i].get("optional") and not b[j].get("optional")]
        free_a = {i for i, j in pairs if b[j].get("optional")} | {i for i, row in enumerate(a) if row.get("optional")}
        free_b = {j for i, j in pairs if a[i].get("optional")} | {j for j, row in enumerate(b) if row.get("optional")}
        tally += Tally(len(counted), len(b) - len(free_b), len(a) - len(free_a))
        for i, j in counted:
            for key, agrees in COMPARISONS[name].attributes.items():
                if key in a[i] and key in b[j]:
                    units[f"{name}.{key}"].append(_unit(a[i], b[j], key, agrees))
    return tally, {key: alpha_of(values) for key, values in units.items()}


def _head(key: str, agrees: Agrees, papers: Sequence[tuple[GoldPaper, GoldPaper]]) -> Alpha:
    heads = [(one.head, other.head) for one, other in papers]
    return alpha_of([_unit(a, b, key, agrees) for a, b in heads if key in a and key in b])


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


def alpha_of(units: Sequence[tuple[Any, Any]], level: Level = "nominal") -> Alpha:
    """Krippendorff's alpha of two annotators over units (first's value, second's value)."""
    if not units:
        return Alpha(None, 0, 0.0)
    same = sum(one == other for one, other in units) / len(units)
    if len({value for unit in units for value in unit}) < 2:
        return Alpha(None, len(units), same)
    import krippendorff

    codes = {value: number for number, value in enumerate(sorted({value for unit in units for value in unit}))}
    data = [[codes[unit[side]] if level == "nominal" else unit[side] for unit in units] for side in (0, 1)]
    return Alpha(float(krippendorff.alpha(reliability_data=data, level_of_measurement=level)), len(units), same)


def print_agreement(found: TwoAnnotators) -> None:
    """Three tables: rows, what is said of them, and how many there are."""
    out = terminal()
    out.print(f"[bold]{found.papers} papers annotated by both[/bold], {len(found.only_one)} by one only")
    rows = table("\nRows", "table", "F1", "both", "first", "second", "alpha of their number")
    for name, tally in found.rows.items():
        if not tally.empty:
            counts = map(str, (tally.right, tally.wanted, tally.found))
            rows.add_row(name, f"{tally.f1:.3f}", *counts, _told(found.numbers[name]))
    out.print(rows)
    values = table("\nWhat is said of them", "value", "alpha", "same", "units")
    for name, alpha in found.values.items():
        values.add_row(name, _told(alpha), f"{alpha.same:.3f}", str(alpha.units))
    out.print(values)
    out.print(
        "alpha: 1 full agreement, 0 chance; – where only one value occurs. docs/annotate.md says what the units are."
    )


def _told(alpha: Alpha) -> str:
    return "–" if alpha.alpha is None else f"{alpha.alpha:.3f}"
