"""Two reviewers: what each said of the facts and variables that both judged, and where they differ.

A unit is a fact that both judged (is it there?), a value of it that either corrected (whoever called it right means what was read), and
a variable that both answered. A fact that one of them added alone, in a paper of which the other said something, is a disagreement.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.corrections.answers import STATES
from pipeline.corrections.form import ANSWERS, MISSED, NO_SUCH_FACT, VALUE
from pipeline.corrections.judging import ALREADY_SO, APPLIED
from pipeline.corrections.ledger import Ledger
from pipeline.corrections.overlay import document_of, lay_on, take_back
from pipeline.errors import RatsleseError
from pipeline.ingest.reading import reading
from pipeline.quality.agreement import NOBODY, Disagreement, TwoAnnotators
from pipeline.quality.alpha import alpha_of
from pipeline.store import TEXTS, Store

Key = tuple[str, str, str]
"""Paper, table and row."""
THERE, NO_SUCH, BLANK = "there", "no such fact", "(blank)"
"""What is said of whole facts, and of a value that the paper leaves blank."""


@dataclass(slots=True)
class _Judgement:
    """What one person holds of a fact or a variable: is it there, and the values that they corrected, with what was read."""

    there: str = THERE
    added: bool = False
    quote: str = ""
    values: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement with the fact that it is about."""

    key: Key
    what: Disagreement


def compare_ledgers(out: Path, first: Path, second: Path) -> TwoAnnotators:
    """How far two ledgers agree about the papers of the results in ``out``. Raises RatsleseError(no_gold) where they judge nothing in
    common."""
    a, b, names = _both(out, first, second)
    units, of_papers = defaultdict(list), defaultdict(list)
    for key in sorted(a.keys() & b.keys()):
        for unit, one, other in _compared(key, a[key], b[key]):
            units[unit].append((one, other))
            of_papers[unit].append(key[0])
    if not units:
        raise RatsleseError(
            "no_gold",
            f"{first} and {second} judge no fact in common that the results in {out} have.",
            "Let both go through the same papers: `ratslese review --paper DOCUMENT --ledger FILE`.",
        )
    papers = {key[0] for key in a}, {key[0] for key in b}
    values = {name: alpha_of(of, papers=of_papers[name]) for name, of in sorted(units.items())}
    only_one = sorted(names.get(each, each) for each in papers[0] ^ papers[1])
    found = [each.what for each in _disputes(a, b, names)]
    return TwoAnnotators(len(papers[0] & papers[1]), only_one, {}, values, {}, {}, found)


def disputes(out: Path, first: Path, second: Path) -> list[Dispute]:
    """What two ledgers do not agree on, with the facts; paper by paper."""
    return _disputes(*_both(out, first, second))


def _both(out: Path, first: Path, second: Path) -> tuple[dict[Key, _Judgement], dict[Key, _Judgement], dict[str, str]]:
    store = Store(out)
    with closing(store.connect()) as connection:
        names = {row["document_id"]: Path(row["source"]).name for row in connection.execute("SELECT * FROM documents")}
    return _judged(store, first), _judged(store, second), names


def _judged(store: Store, ledger: Path) -> dict[Key, _Judgement]:
    """What holds of a ledger by itself: laid over what was read, without anybody else's."""
    with closing(sqlite3.connect("")) as copy:
        copy.row_factory = sqlite3.Row
        with closing(store.connect()) as connection:
            connection.backup(copy)
        sources = dict(copy.execute("SELECT document_id, source FROM documents").fetchall())
        take_back(copy, sources)
        how = reading(store.cache)
        lay_on(
            copy,
            Ledger.of((), [ledger]),
            lambda key: document_of(Path(sources[key]), key, how),
            lambda key: _text(store, key),
        )
        found: dict[Key, _Judgement] = defaultdict(_Judgement)
        rows = copy.execute(
            "SELECT * FROM corrections WHERE state IN (?, ?) AND row_id IS NOT NULL", (APPLIED, ALREADY_SO)
        )
        for row in rows:
            judgement = found[row["document_id"], row["in_table"], row["row_id"]]
            judgement.quote = judgement.quote or row["quote"] or ""
            if row["in_table"] == ANSWERS:
                judgement.values[row["in_column"]] = row["value"] if row["says"] == VALUE else STATES[row["says"]]
            elif row["says"] == NO_SUCH_FACT:
                judgement.there = NO_SUCH
            elif row["in_column"]:
                judgement.values[row["in_column"]] = row["value"] or BLANK
                judgement.read[row["in_column"]] = row["was"] or BLANK
                judgement.added = judgement.added or row["says"] == MISSED
        return dict(found)


def _text(store: Store, key: str) -> str:
    place = store.folder / TEXTS / f"{key}.txt"
    return place.read_bytes().decode() if place.exists() else ""


def _compared(key: Key, one: _Judgement, other: _Judgement) -> Iterator[tuple[str, str, str]]:
    """The units of what both judged: what it is about, and what either says."""
    if key[1] != ANSWERS:
        yield f"{key[1]}: there", one.there, other.there
        if NO_SUCH in (one.there, other.there):
            return
    for column in sorted({*one.values, *other.values}):
        read = one.read.get(column) or other.read.get(column) or BLANK
        name = f"{key[1]}.{column}"
        yield name, one.values.get(column, read), other.values.get(column, read)


def _disputes(a: Mapping[Key, _Judgement], b: Mapping[Key, _Judgement], names: Mapping[str, str]) -> list[Dispute]:
    found = []
    seen_a, seen_b = {key[0] for key in a}, {key[0] for key in b}
    for key in sorted({*a, *b}):
        paper, table, _ = key
        one, other = a.get(key), b.get(key)
        if one and other:
            units = [(unit, x, y) for unit, x, y in _compared(key, one, other) if x != y]
        elif one and one.added and paper in seen_b:
            units = [(table, "added", NOBODY)]
        elif other and other.added and paper in seen_a:
            units = [(table, NOBODY, "added")]
        else:
            continue
        quote = " ".join((one or other or _Judgement()).quote.split())
        for unit, first, second in units:
            what = Disagreement(names.get(paper, paper), table, quote, unit.partition(".")[2], first, second)
            found.append(Dispute(key, what))
    return found
