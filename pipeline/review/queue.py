"""What is to be looked at, in order: what is doubtful, places that nothing read, then facts drawn at random.

The random ones tell how often the reader is wrong; the doubtful ones are there to be mended, and tell nothing of the others.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from pipeline.schema import TABLES

DOUBTFUL, UNREAD, SAMPLE, WHOLE, ASKED, DISPUTED = "doubtful", "unread", "sample", "whole", "asked", "disputed"
_LOW = 0.7
_SAMPLE = 400
_Z = NormalDist().inv_cdf(0.975)
_FACTS = [table for table in TABLES if table.is_fact]


@dataclass(frozen=True, slots=True)
class Item:
    """A fact, a place that nothing read (``table`` is then findings), or a variable that is asked (answers), and why it stands in
    the queue."""

    part: str
    table: str
    key: str
    document: str
    reason: str = ""


def queue(connection: sqlite3.Connection, seed: int = 0, size: int = _SAMPLE) -> list[Item]:
    """The whole queue; what is drawn at random is the same for the same ``seed`` and results."""
    facts = {(table, key): (document, confidence) for table, key, document, confidence in _all_facts(connection)}
    doubtful: dict[tuple[str, str], str] = {}
    for table, key, message in _contradicted(connection):
        if (table, key) in facts:
            doubtful.setdefault((table, key), message)
    for fact, (_, confidence) in sorted(facts.items(), key=lambda each: (each[1][1], each[0])):
        if confidence < _LOW:
            doubtful.setdefault(fact, "")
    drawn = random.Random(seed).sample(sorted(facts), min(size, len(facts)))
    found = [Item(DOUBTFUL, table, key, facts[table, key][0], why) for (table, key), why in doubtful.items()]
    found += _unread(connection)
    return found + [Item(SAMPLE, table, key, facts[table, key][0]) for table, key in drawn]


def of_paper(connection: sqlite3.Connection, document: str) -> list[Item]:
    """Every fact of one paper, table by table in reading order, then the places of it that nothing read."""
    facts = [Item(WHOLE, table, key, of) for table, key, of, _ in _all_facts(connection) if of == document]
    return facts + [item for item in _unread(connection) if item.document == document]


def _all_facts(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, float]]:
    for table in _FACTS:
        where = " WHERE field <> 'municipality'" if table.name == "head_values" else ""
        yield from connection.execute(
            f"SELECT '{table.name}', {table.key[0]}, document_id, confidence FROM {table.name}{where}"
            " ORDER BY document_id, position"
        )


def _contradicted(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """The facts that stand at a side of a contradiction, with the contradiction."""
    for document, message, sides in connection.execute(
        "SELECT document_id, message, evidence_ids FROM findings WHERE severity IN ('conflict', 'warning') AND kind <> 'unread'"
        " ORDER BY severity, finding_id"
    ).fetchall():
        for side in json.loads(sides or "[]"):
            place = connection.execute(
                "SELECT char_start, char_end FROM evidence WHERE evidence_id = ?", (side,)
            ).fetchone()
            if place is None:
                continue
            for table in _FACTS:
                for (key,) in connection.execute(
                    f"SELECT {table.key[0]} FROM {table.name} f JOIN evidence e USING (evidence_id)"
                    " WHERE f.document_id = ? AND e.char_start < ? AND e.char_end > ? ORDER BY f.position",
                    (document, place[1], place[0]),
                ):
                    yield table.name, key, message


def _unread(connection: sqlite3.Connection) -> list[Item]:
    rows = connection.execute(
        "SELECT finding_id, document_id, message FROM findings WHERE kind IN ('unread', 'reading-doubt') ORDER BY finding_id"
    )
    return [Item(UNREAD, "findings", key, document, message) for key, document, message in rows]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of ``judged`` facts drawn at random are wrong, and between which shares the truth lies (Wilson, 95 of 100)."""

    wrong: int
    judged: int

    @property
    def interval(self) -> tuple[float, float] | None:
        """None where nothing was judged."""
        if not self.judged:
            return None
        share, weight = self.wrong / self.judged, _Z**2 / self.judged
        middle = (share + weight / 2) / (1 + weight)
        reach = _Z / (1 + weight) * sqrt(share * (1 - share) / self.judged + weight / (4 * self.judged))
        return max(middle - reach, 0.0), min(middle + reach, 1.0)


def rate(items: list[Item], verdicts: dict[tuple[str, str], bool]) -> Rate:
    """The error rate of the facts drawn at random, counted as far as all of them were judged: whoever picks the doubtful ones out
    would make it worse than it is. ``verdicts``: of each judged fact whether it is right."""
    told = []
    for item in items:
        if item.part == SAMPLE:
            if (item.table, item.key) not in verdicts:
                break
            told.append(verdicts[item.table, item.key])
    return Rate(told.count(False), len(told))
