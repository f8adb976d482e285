"""The database of the results, put together from what it held before and what was read since, one paper at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from extractors.document import Document
from pipeline.answers import Failure, Kept, Paper, Same
from pipeline.codebook.model import Codebook
from pipeline.codebook.reading import built_in
from pipeline.codebook.variables import rows as variable_rows
from pipeline.columns import TableSpec
from pipeline.corrections.ledger import Ledger
from pipeline.corrections.overlay import document_of, lay_on, take_back
from pipeline.ingest.reading import AS_PRINTED, Reading
from pipeline.neighbours import own_values
from pipeline.neighbours.copies import tell_copies
from pipeline.neighbours.naming import known_at
from pipeline.neighbours.overlay import lay_over
from pipeline.neighbours.own_values import TownsList
from pipeline.neighbours.surroundings import Surroundings
from pipeline.normalize import Row, Rows
from pipeline.register.inhabitants import Register, registered, shipped
from pipeline.schema import BY_NAME, TABLES
from pipeline.typed_tables import create_table, insert, rows_of

_VIEWS = Path(__file__).with_name("views.sql")
_OF_A_PAPER = tuple(table for table in TABLES if any(column.name == "document_id" for column in table.columns))


@dataclass(frozen=True, slots=True)
class Run:
    """What is recorded of one run, and what it knows of its papers beside them."""

    started: str
    finished: str
    version: str
    config: dict[str, Any]
    inputs: int
    codebook: Codebook = field(default_factory=built_in)
    surroundings: Surroundings = field(default_factory=Surroundings)
    ledger: Ledger = field(default_factory=Ledger)
    how: Reading = AS_PRINTED
    towns: Sequence[TownsList] = ()
    register: Register = field(default_factory=shipped)


@dataclass(frozen=True, slots=True)
class Change:
    """What a run changes in the results.

    ``fresh``: papers read, by id; ``moved``: papers that stay as they are, by id, with the path at which they lie now; ``failures``:
    inputs that could not be read; ``gone``: paths of papers that are no more there.
    """

    fresh: Mapping[str, Paper | Kept]
    moved: Mapping[str, str]
    failures: Sequence[Failure]
    gone: Collection[str]

    @classmethod
    def of(cls, answers: Iterable[Paper | Kept | Same | Failure], gone: Collection[str] = ()) -> Change:
        every = list(answers)
        fresh = {answer.source.document_id: answer for answer in every if isinstance(answer, Paper | Kept)}
        moved = {answer.source.document_id: answer.source.path for answer in every if isinstance(answer, Same)}
        failures = sorted((answer for answer in every if isinstance(answer, Failure)), key=lambda f: f.source)
        return cls(fresh, moved, failures, frozenset(gone))

    @property
    def paths(self) -> set[str]:
        """The paths at which papers were found."""
        return {answer.source.path for answer in self.fresh.values()} | set(self.moved.values())

    @property
    def documents(self) -> list[str]:
        """The ids of the papers of the run."""
        return sorted({*self.fresh, *self.moved})


def create_statements() -> list[str]:
    """The SQL that makes the tables, their indexes and the views."""
    statements = [statement for table in TABLES for statement in create_table(table)]
    views = _VIEWS.read_text(encoding="utf-8").split(";\n")
    return statements + [view.strip() for view in views if view.strip()]


def write_sqlite(file: Path, rows: Rows, further: Sequence[TableSpec] = ()) -> None:
    """Write a database with all tables and views, and with ``further`` tables."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = OFF")
        with connection:
            for statement in (*create_statements(), *(line for table in further for line in create_table(table))):
                connection.execute(statement)
            for table in (*TABLES, *further):
                insert(connection, table, rows[table.name])


def assemble(
    file: Path, old: Path | None, change: Change, run: Run, write: Callable[[Paper], None], text: Callable[[str], str]
) -> None:
    """Write the database to ``file``: the papers of ``old`` that the change leaves, and the fresh ones, by id, so that the order
    of reading leaves no trace. ``write`` is called with every fresh paper; ``text`` gives that of any paper by its id."""
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=rwc", uri=True)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("ATTACH ? AS old", (f"{old.resolve().as_uri()}?mode=ro" if old else ":memory:",))
        with connection:
            for statement in create_statements() if old else [*create_statements(), *_empty_old()]:
                connection.execute(statement)
            _papers(connection, change, write)
            take_back(connection, {*change.documents, *run.ledger.by_paper()})
            said = lay_over(connection, change.documents, run.surroundings, text)
            tell_copies(connection, text)
            own_values.lay_on(connection, change.documents, run.surroundings, run.towns)
            insert(connection, BY_NAME["variables"], variable_rows(run.codebook.variables))
            lay_on(connection, run.ledger, partial(_document, connection, run.how), text)
            _used_municipalities(connection, said, run.register)
            _failures(connection, change)
            _codebooks(connection, run.codebook)
            _run(connection, run, bool(old))
    finally:
        connection.close()


def _document(connection: sqlite3.Connection, how: Reading, document: str) -> Document | None:
    (source,) = connection.execute("SELECT source FROM documents WHERE document_id = ?", (document,)).fetchone()
    return document_of(Path(source), document, how)


def _empty_old() -> Iterator[str]:
    for table in TABLES:
        yield f"CREATE TABLE old.{table.name} ({', '.join(column.name for column in table.columns)})"


def _papers(connection: sqlite3.Connection, change: Change, write: Callable[[Paper], None]) -> None:
    paths = change.paths
    stays = {
        document: path
        for document, path in connection.execute("SELECT document_id, source FROM old.documents")
        if document in change.moved or not (document in change.fresh or path in paths or path in change.gone)
    }
    table = BY_NAME["municipalities"]
    towns = {row["municipality_id"]: row for row in rows_of(connection, table, "old")}
    for is_fresh, group in groupby(sorted({*stays, *change.fresh}), key=change.fresh.__contains__):
        ids = list(group)
        if not is_fresh:
            _copy(connection, ids)
            continue
        for document in ids:
            paper = change.fresh[document].load()
            write(paper)
            for row in paper.rows.get("municipalities", ()):
                key = row["municipality_id"]
                towns[key] = _filled(row, towns.get(key, {}))
            for of_paper in _OF_A_PAPER:
                rows = paper.rows.get(of_paper.name, [])
                if of_paper.name == "documents":
                    rows = [{**row, "source": paper.source.path} for row in rows]
                insert(connection, of_paper, sorted(rows, key=partial(_order, of_paper)))
    for document, path in change.moved.items():
        connection.execute("UPDATE documents SET source = ? WHERE document_id = ?", (path, document))
    insert(connection, table, towns.values())


def _filled(row: Row, other: Row) -> Row:
    """The row; what it leaves empty (a paper that does not tell the Land) is as the other has it."""
    return {**other, **{column: value for column, value in row.items() if value is not None or column not in other}}


def _copy(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """All rows of old papers whose ids follow each other, without any fresh one between them."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS staying (document_id TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM staying")
    connection.executemany("INSERT INTO staying VALUES (?)", ((each,) for each in ids))
    for table in _OF_A_PAPER:
        names = ", ".join(column.name for column in table.columns)
        connection.execute(
            f"INSERT INTO {table.name} ({names}) SELECT {names} FROM old.{table.name}"
            " WHERE document_id BETWEEN ? AND ? AND document_id IN staying ORDER BY rowid",
            (ids[0], ids[-1]),
        )


def _used_municipalities(connection: sqlite3.Connection, said: Mapping[str, Row], register: Register) -> None:
    """Keep the towns that papers are of, or say that they are, by their ids, with the inhabitants of towns.csv, else of the register."""
    table = BY_NAME["municipalities"]
    every = dict(said) | {row["municipality_id"]: row for row in rows_of(connection, table)}
    counted = own_values.inhabitants(connection)
    for key in own_values.inhabitants(connection, "old").keys() & every.keys():  # what was said before holds no more
        every[key] = {**every[key], "population": known_at(key), "population_year": None, "population_source": None}
    used = {
        row[0]
        for row in connection.execute(
            "SELECT municipality_id FROM documents UNION SELECT named_municipality_id FROM documents"
        )
    }
    connection.execute("DELETE FROM municipalities")
    insert(
        connection,
        table,
        [registered(every[key], register) | counted.get(key, {}) for key in sorted(every) if key in used],
    )


def _failures(connection: sqlite3.Connection, change: Change) -> None:
    answered = change.paths | {failure.source for failure in change.failures} | set(change.gone)
    table = BY_NAME["failures"]
    rows = {row["source"]: row for row in rows_of(connection, table, "old") if row["source"] not in answered}
    for failure in change.failures:
        rows[failure.source] = failure_row(failure)
    insert(connection, table, [rows[source] for source in sorted(rows)])


def failure_row(failure: Failure) -> Row:
    return {
        "source": failure.source,
        "sha256": failure.sha256,
        "stage": failure.stage,
        "error_code": failure.code,
        "message": failure.message,
    }


def _codebooks(connection: sqlite3.Connection, codebook: Codebook) -> None:
    """The codebooks that papers are coded with, and that of this run."""
    table = BY_NAME["codebook"]
    used = {row[0] for row in connection.execute("SELECT DISTINCT codebook FROM documents")} - {codebook.version}
    rows = [row for row in rows_of(connection, table, "old") if row["version"] in used] + codebook.rows()
    insert(connection, table, sorted(rows, key=lambda row: (row["version"], row["position"])))


def _run(connection: sqlite3.Connection, run: Run, has_old: bool) -> None:
    if has_old:
        connection.execute("INSERT INTO runs SELECT * FROM old.runs ORDER BY rowid")
    record_run(connection, run)


def record_run(connection: sqlite3.Connection, run: Run) -> None:
    """One more row in ``runs``."""
    count = "SELECT count(*) FROM "
    (number,) = connection.execute("SELECT 1 + coalesce(max(CAST(run_id AS INTEGER)), 0) FROM runs").fetchone()
    row = {
        "run_id": str(number),
        "started": run.started,
        "finished": run.finished,
        "version": run.version,
        "config": json.dumps(run.config, sort_keys=True, ensure_ascii=False),
        "inputs": run.inputs,
        "documents": connection.execute(f"{count} documents").fetchone()[0],
        "failures": connection.execute(f"{count} failures").fetchone()[0],
        "codebook": run.codebook.version,
    }
    insert(connection, BY_NAME["runs"], [row])


def _order(table: TableSpec, row: Row) -> tuple[Any, ...]:
    if table.name == "evidence":
        return row["char_start"], row["char_end"], row["evidence_id"]
    if table.is_fact:
        return row["position"], row[table.key[0]]
    return tuple(str(row.get(column)) for column in table.key)
