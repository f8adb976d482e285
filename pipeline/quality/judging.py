"""One paper judged: which found rows are right, which are wrong, and what was missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.confidence import confidence_of
from pipeline.quality.comparison import (
    BESIDE_HEAD,
    COMPARISONS,
    HEAD,
    HEADER,
    TEXTS_OF_HEAD,
    Agreement,
    names_of,
    score,
    shared_names,
)
from pipeline.quality.figures import Tally
from pipeline.quality.gold import GoldPaper
from pipeline.quality.results import MIXED, NOT_READ, SCAN, FoundPaper
from pipeline.quality.similarity import Matching, text_score

Row = Mapping[str, Any]
_PAIR, _OPTIONAL, _ORDER = 10.0, 0.15, 1e-4
_TEXT_MATCHINGS = (Matching.STRICT, Matching.SOFT, Matching.LEVENSHTEIN, Matching.RATCLIFF)
_NOTHING = Tally()
_SHOWN = ("committee", "date", "label", "name", "edtf", "amount", "year", "quantity", "unit")


@dataclass(frozen=True, slots=True)
class Judged:
    """A found fact and whether it is right. ``text`` is what it says; ``lowered`` is the factor by which its confidence
    was lowered because its words were not read surely (1 where they are not a scan's)."""

    table: str
    rule: str
    confidence: float
    lowered: float
    right: bool
    text: str
    page: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class AttributeTally:
    """``tally`` over all rows: the attribute of a missed row is missed, that of a wrong row is wrong. ``compared`` are the matched
    rows whose annotation states the attribute, ``agreeing`` those of them that agree; of a list of names, its names."""

    tally: Tally = _NOTHING
    agreeing: int = 0
    compared: int = 0

    def __add__(self, other: AttributeTally) -> AttributeTally:
        return AttributeTally(self.tally + other.tally, self.agreeing + other.agreeing, self.compared + other.compared)

    @property
    def accuracy(self) -> float:
        return self.agreeing / self.compared if self.compared else 1.0


@dataclass(frozen=True, slots=True)
class JudgedPaper:
    """A paper's counts by way of matching and table, its attributes, its facts, and what of it was missed."""

    document: str
    name: str
    municipality: str
    kind: str
    document_id: str | None
    tallies: Mapping[Matching, Mapping[str, Tally]]
    attributes: Mapping[str, AttributeTally]
    facts: tuple[Judged, ...]
    missed: tuple[tuple[str, str], ...]
    empty: frozenset[str]
    """Tables of which the annotation has no row, not even an optional one."""

    @property
    def rows(self) -> Mapping[str, Tally]:
        return self.tallies[Matching.ROW]

    @property
    def all_rows_right(self) -> bool:
        tallies = (tally for table, tally in self.rows.items() if table != HEADER)
        return self.document_id is not None and all(tally.perfect for tally in tallies)

    @property
    def all_right(self) -> bool:
        return self.document_id is not None and all(tally.perfect for tally in self.rows.values())


def judge(gold: GoldPaper, found: FoundPaper | None) -> JudgedPaper:
    """Hold a paper of the results against its annotation; of a paper that was not read everything is missed."""
    judging = _Judging(gold, found)
    for table in COMPARISONS:
        judging.table(table)
    judging.head()
    return JudgedPaper(
        gold.document,
        gold.name,
        gold.municipality,
        found.kind if found else NOT_READ,
        found.document_id if found else None,
        judging.tallies,
        judging.attributes,
        tuple(judging.facts),
        tuple(judging.missed),
        frozenset(table for table in COMPARISONS if not gold.rows(table)),
    )


def pairs_of(table: str, gold: Sequence[Row], rows: Sequence[Row], matching: Matching) -> list[tuple[int, int]]:
    """The one-to-one pairs of annotated and found rows that are most and, among as many, most alike (linear assignment). Of two alike
    annotations the counted one goes before the optional one; ties go in reading order."""
    if not gold or not rows:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    worth = np.zeros((len(gold), len(rows)))
    for i, annotated in enumerate(gold):
        for j, row in enumerate(rows):
            likeness = score(table, annotated, row, matching)
            if likeness > 0 and likeness >= _threshold(table, matching):
                worth[i, j] = _PAIR + likeness - _OPTIONAL * bool(annotated.get("optional")) - _ORDER * abs(i - j)
    chosen = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in chosen if worth[i, j] > 0]


def _threshold(table: str, matching: Matching) -> float:
    return COMPARISONS[table].threshold if matching in (Matching.ROW, Matching.OVERLAP) else 0.0


def shown(row: Row) -> str:
    """A row in a few words."""
    return ", ".join(str(row[key]) for key in _SHOWN if row.get(key) is not None)


class _Judging:
    def __init__(self, gold: GoldPaper, found: FoundPaper | None) -> None:
        self.gold = gold
        self.found = found
        self.tallies: dict[Matching, dict[str, Tally]] = {matching: {} for matching in Matching}
        self.attributes: dict[str, AttributeTally] = {}
        self.facts: list[Judged] = []
        self.missed: list[tuple[str, str]] = []

    def table(self, table: str) -> None:
        gold = self.gold.rows(table)
        # measures are annotated in concepts only
        asked = table != "measures" or "measures" in self.gold.gold
        rows = self.found.tables[table] if self.found and asked else []
        optional = {i for i, row in enumerate(gold) if row.get("optional")}
        ways: dict[Matching, list[tuple[int, int]]] = {}
        for matching in Matching:
            same = matching is not Matching.ROW and _as_rows(table, matching)
            ways[matching] = ways[Matching.ROW] if same else pairs_of(table, gold, rows, matching)
            free = sum(i in optional for i, _ in ways[matching])
            right = len(ways[matching]) - free
            self.tallies[matching][table] = Tally(right, len(rows) - free, len(gold) - len(optional))
        pairs = ways[Matching.ROW]
        self._facts(table, gold, rows, pairs)
        for key, agrees in COMPARISONS[table].attributes.items():
            self.attributes[f"{table}.{key}"] = _attribute(key, agrees, gold, rows, pairs)
        for key in COMPARISONS[table].lists:
            self.attributes[f"{table}.{key}"] = _names(key, gold, rows, pairs)

    def _facts(self, table: str, gold: Sequence[Row], rows: Sequence[Row], pairs: Sequence[tuple[int, int]]) -> None:
        answers = {j: i for i, j in pairs}
        for j, row in enumerate(rows):
            if j not in answers or not gold[answers[j]].get("optional"):
                self._fact(table, row, j in answers, shown(row))
        answered = set(answers.values())
        for i, annotated in enumerate(gold):
            if i not in answered and not annotated.get("optional"):
                self.missed.append((table, shown(annotated)))

    def _fact(self, table: str, row: Row, right: bool, text: str) -> None:
        scanned = self.found is not None and self.found.kind in (SCAN, MIXED)
        lowered = min(1.0, row["confidence"] / confidence_of(table, row["rule"])) if scanned else 1.0
        fact = Judged(table, row["rule"], row["confidence"], lowered, right, text, row["page"], row["quote"])
        self.facts.append(fact)

    def head(self) -> None:
        """A value that the annotation states is right or missed; one that it denies (None) is wrong where it was found."""
        gold, found = self.gold.head, self.found.head if self.found else {}
        for matching in Matching:
            self.tallies[matching][HEADER] = Tally()
        for key, agrees in (HEAD | BESIDE_HEAD).items():
            if key not in gold:
                continue
            value, wanted = found.get(key), gold[key] is not None
            right = wanted and value is not None and agrees(gold, key, value)
            tally = Tally(int(right), int(value is not None), int(wanted))
            self.attributes[f"{HEADER}.{key}"] = AttributeTally(tally, int(right), int(wanted))
            if key in BESIDE_HEAD:
                continue
            for matching in Matching:
                verdict = right
                if wanted and key in TEXTS_OF_HEAD and matching in _TEXT_MATCHINGS:
                    names = names_of(gold, key) if key == "municipality_name" else [gold[key]]
                    verdict = bool(text_score(matching, names, value, 0.0))
                self.tallies[matching][HEADER] += Tally(int(verdict), tally.found, tally.wanted)
            if wanted and not right:
                self.missed.append((HEADER, f"{key} {gold[key]}"))
        self._head_facts(gold)

    def _head_facts(self, gold: Row) -> None:
        for row in self.found.tables["head_values"] if self.found else ():
            key = "municipality_name" if row["field"] == "municipality" else str(row["field"])
            if key in gold:
                right = gold[key] is not None and HEAD[key](gold, key, row["value"])
                self._fact("head_values", row, right, f"{key} {row['value']}")
        for row in self.found.tables["financial_effects"] if self.found else ():
            if "effect" in gold:
                self._fact("financial_effects", row, gold["effect"] == row["effect"], f"effect {row['effect']}")


def _as_rows(table: str, matching: Matching) -> bool:
    """Whether this way of matching does nothing to a table that ``row`` does not: amounts and efforts bear no name, and only steps
    have periods."""
    return COMPARISONS[table].name is None or (matching is Matching.OVERLAP and table != "milestones")


def _names(key: str, gold: Sequence[Row], rows: Sequence[Row], pairs: Sequence[tuple[int, int]]) -> AttributeTally:
    """The names of a list, one by one, in rows whose annotation has any: ``compared`` is how many the longer list has."""
    right = found = compared = 0
    for i, j in pairs:
        annotated, read = gold[i].get(key) or (), rows[j].get(key) or ()
        if annotated and not gold[i].get("optional"):
            right += shared_names(annotated, read)
            found += len(read)
            compared += max(len(annotated), len(read))
    wanted = sum(len(row.get(key) or ()) for row in gold if not row.get("optional"))
    return AttributeTally(Tally(right, found, wanted), right, compared)


def _attribute(
    key: str, agrees: Agreement, gold: Sequence[Row], rows: Sequence[Row], pairs: Sequence[tuple[int, int]]
) -> AttributeTally:
    right = found = compared = 0
    answers = {j: i for i, j in pairs}
    for j, row in enumerate(rows):
        annotated = gold[answers[j]] if j in answers else None
        if annotated is not None and (annotated.get("optional") or key not in annotated):
            continue
        found += row.get(key) is not None
        if annotated is not None and annotated[key] is not None:
            compared += 1
            right += agrees(annotated, key, row.get(key))
    wanted = sum(row.get(key) is not None for row in gold if not row.get("optional"))
    return AttributeTally(Tally(right, found, wanted), right, compared)
