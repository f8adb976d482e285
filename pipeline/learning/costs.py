"""Examples for the judges of amounts (``extractors/costs/judges.py``): every amount that is read in a training paper, and what the
annotator says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.costs.extractor import read_amounts
from extractors.costs.judges import features, of_words
from extractors.costs.labels import LABEL, NONE, labels
from extractors.costs.reading import Reading
from extractors.costs.years import LINKED
from extractors.document import Document
from extractors.language import lookup
from extractors.learned import Features
from extractors.protocol import Known
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.comparison import COMPARISONS, names_of, same_money
from pipeline.quality.similarity import most_alike

VOCABULARY = "(vocabulary)"
_WORD = re.compile(r"\w+")
_AS_ALIKE = 0.1


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a paper of a place, what it shows, and the row of the annotation that it belongs to."""

    place: str
    reading: Reading
    shown: Features
    row: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    """All that it may belong to: one for each year of an amount that is told for several."""


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What each of the judges learns from: the amounts of the papers that are annotated."""
    found = [
        amount
        for paper in papers
        for amount in of_paper(paper.document, paper.known, paper.place, paper.gold.rows("costs"))
    ]
    told = [each for one in found for each in wordings(one.place, one.reading, names_of(one.row, "label"))]
    dated = [each for one in found for each in years(one.place, one.reading, one.rows)]
    return {"cost_kinds": kinds(found), "cost_scopes": scopes(found), "cost_labels": told, "cost_years": dated}


def of_paper(document: Document, known: Known, place: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Amount]:
    """The amounts of one paper with their rows."""
    readings, _ = read_amounts(document, known)
    for reading, shown in zip(readings, features(document, known, readings), strict=True):
        alike = _rows_of(document, reading, rows)
        if alike:
            yield Amount(place, reading, shown, alike[0], alike)


def kinds(found: Sequence[Amount]) -> list[Example]:
    """What the judge of kinds and directions learns from: “grant, revenue”."""
    return [
        Example(one.place, one.shown, f"{one.row['cost_kind']}, {one.row['direction']}")
        for one in found
        if one.row.get("cost_kind") and one.row.get("direction")
    ]


def of_vocabulary() -> Iterator[Example]:
    """What the lookup of costs says of its words, each as the label of a row and right beside an amount: the judge knows them also
    where no paper has them."""
    for entry in lookup("costs")["kinds"]:
        kind, _, direction = entry["id"].removeprefix("occasion-").partition("-")
        if entry["id"] in ("cost", "planned", "booked", "grant", "support"):
            continue
        for word in (*entry.get("stems", ()), *entry.get("words", ()), *entry.get("phrases", ()), *entry["examples"]):
            for part in ("row", "before", "behind"):
                shown = dict.fromkeys(sorted(set(of_words({part: word.replace("*", "")}))), 1.0)
                yield Example(VOCABULARY, shown, f"{kind}, {direction or 'expense'}")


def scopes(found: Sequence[Amount]) -> list[Example]:
    """What the judge of scopes learns from."""
    return [Example(one.place, one.shown, one.row["scope"]) for one in found if one.row.get("scope")]


def wordings(place: str, reading: Reading, names: Sequence[Any]) -> Iterator[Example]:
    """What the judge of labels learns from: each noun phrase beside an amount that is told in a sentence, and whether it is like one of
    the annotator's names."""
    for label in labels(reading.words) if reading.rule == "cost-sentence" else ():
        alike = most_alike(names, label.text) >= COMPARISONS["milestones"].threshold
        yield Example(place, label.features, LABEL if alike else NONE)


def years(place: str, reading: Reading, rows: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """What the judge of years learns from: each year near an amount, and whether an annotated row has it."""
    for year in reading.dated:
        when = year.times
        said = {*when.years, *map(int, (when.period or "").split("/") if when.period else ())}
        right = any(row.get("year") in said or (row.get("period") or "") == when.period for row in rows)
        yield Example(place, year.features, LINKED if right else NONE)


def _rows_of(document: Document, reading: Reading, rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The annotated rows of an amount: of those with one amount those whose quotes share most words with its surroundings; first that
    whose year fits too."""
    block = document.block_at(reading.span.start)
    near = " ".join([document.text[block.start : block.end] if block else "", *reading.words.values()])
    words = set(_WORD.findall(near.casefold()))

    def likeness(row: Mapping[str, Any]) -> float:
        quoted = set(_WORD.findall(f"{row.get('quote', '')} {row.get('label', '')}".casefold()))
        return len(quoted & words) / max(1, len(quoted))

    alike = {n: likeness(row) for n, row in enumerate(rows) if same_money(row["amount"], reading.value)}
    dated = {n: rows[n].get("year") in reading.times.years for n in alike if rows[n].get("year") is not None}
    ordered = sorted(alike, key=lambda n: -alike[n] - 0.5 * dated.get(n, False))
    return [rows[n] for n in ordered if n == ordered[0] or alike[n] >= max(alike.values()) - _AS_ALIKE]
