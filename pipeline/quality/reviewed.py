"""Papers that a person went through as annotations: what was read of them, as their ledger corrects it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from extractors.document import Document
from pipeline.corrections.form import TOPICS, columns_of
from pipeline.corrections.judging import ALREADY_SO, APPLIED
from pipeline.corrections.ledger import Ledger
from pipeline.corrections.matching import Fact
from pipeline.corrections.overlay import document_of, facts_of, lay_on, names_of, take_back
from pipeline.errors import RatsleseError
from pipeline.ingest.reading import reading
from pipeline.store import TEXTS, Store

Row = dict[str, Any]
_LISTS = ("consultations", "action_fields", "costs", "staffing", "steering_groups", "external_partners", "milestones")


def write_reviewed(out: Path, ledgers: Sequence[Path], to: Path) -> tuple[int, int]:
    """Write an annotation of each paper of which the ledgers judge every fact, as `ratslese evaluate` reads them; how many, and how
    many papers were begun only. Raises RatsleseError (no_gold, not_written, bad_corrections_csv)."""
    store = Store(out)
    with closing(sqlite3.connect("")) as copy:
        copy.row_factory = sqlite3.Row
        with closing(store.connect()) as connection:
            connection.backup(copy)
        sources = dict(copy.execute("SELECT document_id, source FROM documents").fetchall())
        take_back(copy, sources)
        read = {key: {fact.key for fact in _judgeable(copy, key)} for key in sources}
        lay_on(
            copy, Ledger.of((), ledgers), lambda key: _document(store, sources[key], key), lambda key: _text(store, key)
        )
        judged = _judged(copy)
        whole = [key for key in sorted(judged.keys() & read.keys()) if read[key] <= judged[key]]
        if not whole:
            message = f"None of the {len(judged)} papers that the ledgers speak of was reviewed whole."
            raise RatsleseError("no_gold", message, "Go through one with `ratslese review --paper DOCUMENT`.")
        try:
            to.mkdir(parents=True, exist_ok=True)
            for key in whole:
                found = json.dumps(_annotation(copy, key, Path(sources[key]).name), ensure_ascii=False, indent=1)
                (to / f"{Path(sources[key]).stem}-{key[:6]}.json").write_text(found + "\n", encoding="utf-8")
        except OSError as error:
            raise RatsleseError("not_written", f"{to} cannot be written ({error.strerror or error}).") from None
    return len(whole), len(judged) - len(whole)


def _judgeable(connection: sqlite3.Connection, document: str) -> list[Fact]:
    """The facts of a paper that a person can say something of."""
    found = facts_of(connection, document, names_of(connection, document))
    return [fact for fact in found if fact.row.get("field") != "municipality"]


def _judged(connection: sqlite3.Connection) -> Mapping[str, set[str]]:
    """The rows of each paper of which something holds that somebody said."""
    found: dict[str, set[str]] = {}
    for document, row in connection.execute(
        "SELECT document_id, row_id FROM corrections WHERE state IN (?, ?)", (APPLIED, ALREADY_SO)
    ):
        found.setdefault(document, set()).add(row)
    return found


def _document(store: Store, source: str, key: str) -> Document | None:
    return document_of(Path(source), key, reading(store.cache))


def _text(store: Store, key: str) -> str:
    place = store.folder / TEXTS / f"{key}.txt"
    return place.read_bytes().decode() if place.exists() else ""


def _annotation(connection: sqlite3.Connection, document: str, file: str) -> Row:
    """A paper in the form of docs/annotate.md."""
    head = connection.execute(
        "SELECT d.*, m.name, m.kind, m.state, m.ags FROM documents d LEFT JOIN municipalities m USING (municipality_id)"
        " WHERE document_id = ?",
        (document,),
    ).fetchone()
    tables: dict[str, list[Fact]] = {}
    for fact in _judgeable(connection, document):
        tables.setdefault(fact.table.name, []).append(fact)
    found: Row = {
        "document": file,
        "municipality": {name: head[name] for name in ("name", "kind", "state", "ags")},
        "paper": {name: head[name] for name in ("reference", "paper_type", "date", "department", "author", "subject")},
        **{table: [_row(fact) for fact in tables.get(table, ())] for table in _LISTS},
        "decisions": len(tables.get("decisions", ())),
    }
    for group, fact in zip(found["steering_groups"], tables.get("steering_groups", ()), strict=True):
        members = tables.get("steering_group_members", ())
        group["members"] = [_row(member) for member in members if member.row["group_id"] == fact.key]
    effects = [_row(fact) for fact in tables.get("financial_effects", ())]
    return found | ({"financial_effects": effects[0]} if effects else {})


def _row(fact: Fact) -> Row:
    row = {name: fact.row.get(name) for name, column in columns_of(fact.table).items() if not column.refers}
    row |= {
        name: bool(value)
        for name, value in row.items()
        if columns_of(fact.table)[name].type == "boolean" and value is not None
    }
    if TOPICS in row:
        row[TOPICS] = list(filter(None, str(row[TOPICS] or "").split(", ")))
    return row
