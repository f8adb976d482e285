"""The results of a run as they are held against annotations: paper by paper, rows with rule, page and quote."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.confidence import bare_rule
from pipeline.quality.comparison import COMPARISONS

Row = dict[str, Any]
Actors = defaultdict[tuple[str, str], list[str]]
"""The names of those who have a role in a measure."""
TEXT, DIGITAL, SCAN, MIXED, NOT_READ = "text", "digital", "scan", "mixed", "not read"
_KINDS = {"text": TEXT, "digital": DIGITAL, "ocr": SCAN, "mixed": MIXED}


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper of the results. ``tables`` holds the rows in reading order, each with ``page``, ``quote`` and ``rule``."""

    document_id: str
    source: str
    kind: str
    head: Row
    tables: dict[str, list[Row]]


class Results:
    """All papers of a database of results."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        towns = {row["municipality_id"]: row for row in connection.execute("SELECT * FROM municipalities")}
        self._tables = {table: rows_by_paper(connection, table) for table in _TABLES}
        topics = defaultdict(set)
        for row in connection.execute("SELECT action_field_id, topic_id FROM action_field_topics"):
            topics[row["action_field_id"]].add(row["topic_id"])
        for rows in self._tables["action_fields"].values():
            for row in rows:
                row["topics"] = topics[row["action_field_id"]]
        actors = _actors(connection.execute("SELECT measure_id, role, name FROM measure_actors ORDER BY position"))
        for rows in self._tables["measures"].values():
            _add_actors(rows, actors)
        self.papers = [
            _paper(
                dict(row),
                towns.get(row["municipality_id"]),
                {table: rows.get(row["document_id"], []) for table, rows in self._tables.items()},
            )
            for row in connection.execute("SELECT * FROM documents ORDER BY source")
        ]

    def paper(self, document: str) -> FoundPaper | None:
        """The paper whose path ends so, or else the one of that file name."""
        name = Path(document).name
        return next(
            (paper for paper in self.papers if f"/{paper.source}".endswith(f"/{document}")),
            next((paper for paper in self.papers if Path(paper.source).name == name), None),
        )


def paper_of(rows: Mapping[str, Sequence[Row]]) -> FoundPaper:
    """A paper of the rows that a worker gives (``pipeline.answers.Paper``), before they are in a database."""
    topics = defaultdict(set)
    for row in rows.get("action_field_topics", ()):
        topics[row["action_field_id"]].add(row["topic_id"])
    evidence = {row["evidence_id"]: row for row in rows.get("evidence", ())}
    tables = {
        table: [_as_stored(row) | _place(evidence[row["evidence_id"]]) for row in rows.get(table, ())]
        for table in _TABLES
    }
    for row in tables["action_fields"]:
        row["topics"] = topics[row["action_field_id"]]
    _add_actors(tables["measures"], _actors(rows.get("measure_actors", ())))
    (document,) = rows["documents"]
    return _paper(_as_stored(document), next(iter(rows.get("municipalities", ())), None), tables)


def _actors(rows: Iterable[Row | sqlite3.Row]) -> Actors:
    named: Actors = defaultdict(list)
    for row in rows:
        named[row["measure_id"], row["role"]].append(row["name"])
    return named


def _add_actors(measures: Iterable[Row], actors: Actors) -> None:
    """Give every measure the names of those who answer for it and of those who join in."""
    for row in measures:
        row["responsible"], row["partners"] = (actors[row["measure_id"], role] for role in ("responsible", "partner"))


def _as_stored(row: Row) -> Row:
    """Values as the database gives them back: days as text."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}


def _paper(document: Row, town: Row | sqlite3.Row | None, tables: dict[str, list[Row]]) -> FoundPaper:
    effects = next(iter(tables["financial_effects"]), {})
    head = {
        **{key: document[key] for key in ("reference", "date", "subject", "department", "author", "paper_type")},
        **{f"municipality_{key}": town[key] if town else None for key in ("name", "kind", "state", "ags")},
        "effect": effects.get("effect"),
        "staffing_effect": effects.get("staffing_effect"),
        "decisions": len(tables["decisions"]),
    }
    kind = _KINDS.get(document["text_source"], str(document["text_source"]))
    return FoundPaper(document["document_id"], document["source"], kind, head, tables)


_TABLES = (*COMPARISONS, "head_values", "financial_effects", "decisions")


def rows_by_paper(connection: sqlite3.Connection, table: str) -> dict[str, list[Row]]:
    """The rows of a fact table by paper, each with the place and the words of its evidence."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    query = (
        f"SELECT f.*, e.page, e.quote, e.rule, e.char_start, e.char_end FROM {table} f JOIN evidence e USING (evidence_id)"
        " ORDER BY f.document_id, f.position"
    )
    for row in connection.execute(query):
        found[row["document_id"]].append(dict(row) | _place(row))
    return found


def _place(evidence: Row | sqlite3.Row) -> Row:
    """Where a row's words stand, and which rule found them."""
    place = {key: evidence[key] for key in ("page", "quote", "char_start", "char_end")}
    return place | {"rule": bare_rule(evidence["rule"])}
