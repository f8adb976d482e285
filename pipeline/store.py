"""The only reader and writer of the results: ``ratslese.sqlite``, and Parquet and CSV of every table beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.answers import FOLDER as ANSWERS
from pipeline.answers import Answer, Failure, Kept, Paper, Same
from pipeline.assembly import Change, Run, assemble, failure_row, record_run, write_sqlite
from pipeline.codebook.variables import rows as variable_rows
from pipeline.columns import TableSpec
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.corrections import overlay as corrections
from pipeline.errors import RatsleseError
from pipeline.neighbours import own_values
from pipeline.neighbours.overlay import differs
from pipeline.normalize import Rows, Source
from pipeline.register.inhabitants import registered
from pipeline.schema import BY_NAME, TABLES
from pipeline.typed_tables import rows_of, select, stands, write_files

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CACHE", "DATABASE", "TEXTS", "Run", "Store", "connect", "read_tables"]

DATABASE = "ratslese.sqlite"
CACHE = ".cache"
TEXTS = "texts"
EXPORTS = "exports"
_PARTS = "parts"
_UNFINISHED = "unfinished"


class Store:
    """The results in a folder. Nothing is written but by :meth:`save`, which replaces every file in one step each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def cache(self) -> Path:
        return self.folder / CACHE

    def connect(self) -> sqlite3.Connection:
        """The database, read-only. Raises RatsleseError where there is none (no_results), or where another version of
        ratslese wrote it, whose tables are not the same (old_results)."""
        connection = connect(self.database)
        for table in TABLES:
            if not stands(connection, table):
                connection.close()
                message = f"{self.database} was written by another version of ratslese; its table {table.name} is not the same."
                raise RatsleseError("old_results", message)
        return connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else may write these results meanwhile. Raises RatsleseError(busy) where somebody does."""
        import fcntl

        self.cache.mkdir(parents=True, exist_ok=True)
        with (self.cache / "lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.seek(0)
                raise RatsleseError("busy", f"Another run writes to {self.folder} ({lock.read().strip()}).") from None
            lock.truncate(0)
            lock.write(f"process {os.getpid()} on {os.uname().nodename}")
            lock.flush()
            shutil.rmtree(self.cache / _PARTS, ignore_errors=True)  # of a run that was killed
            yield
            lock.truncate(0)

    def known(self) -> dict[str, tuple[str, str, str]]:
        """The papers that the results hold: path, media type and ``made_by`` of each id; empty where nothing was saved yet."""
        found = self._ask("SELECT document_id, source, media_type, made_by FROM documents")
        return {row[0]: (row[1], row[2], row[3]) for row in found}

    def sources(self) -> list[str]:
        """The paths of all inputs that the results speak of, papers and failures."""
        return [row[0] for row in self._ask("SELECT source FROM documents UNION SELECT source FROM failures")]

    def scanned(self, answers: Iterable[Answer]) -> Iterator[Source]:
        """The papers among the answers of which pages were recognised."""
        held = {row[0]: row[1] for row in self._ask("SELECT document_id, text_source FROM documents")}
        for answer in answers:
            if isinstance(answer, Same):
                text_source = held.get(answer.source.document_id)
            elif not isinstance(answer, Failure):
                text_source = answer.load().rows["documents"][0]["text_source"]
            else:
                continue
            if text_source in ("ocr", "mixed"):
                yield answer.source

    @property
    def compared(self) -> bool:
        """Whether the towns of these results were compared since they changed last."""
        return bool(self._ask("SELECT name FROM sqlite_master WHERE name = 'compare_approach'"))

    def outdated(self) -> list[Path]:
        """Reports and exports in the folder that are older than the papers in the results."""
        papers = self.folder / f"{BY_NAME['documents'].name}.parquet"
        made = [*self.folder.glob("*.html"), *(self.folder / EXPORTS).glob("*")]
        since = papers.stat().st_mtime_ns if papers.exists() else 0
        return sorted(file for file in made if file.stat().st_mtime_ns < since)

    def unheard(self, answers: Iterable[Answer], run: Run) -> int:
        """How many corrections of papers of the run the results hold that no ledger of the run has: they will hold no more."""
        if not self.database.exists():
            return 0
        with closing(self.connect()) as connection:
            return corrections.unheard(connection, Change.of(answers).documents, run.ledger)

    def rows(self) -> Rows:
        """All rows of all tables, as they were saved; empty where nothing was saved yet."""
        if not self.database.exists():
            return {table.name: [] for table in TABLES}
        with closing(self.connect()) as connection:
            return {table.name: select(connection, table) for table in TABLES}

    def _ask(self, question: str) -> list[sqlite3.Row]:
        """What the database answers; nothing where nothing was saved yet."""
        if not self.database.exists():
            return []
        with closing(self.connect()) as connection:
            return connection.execute(question).fetchall()

    def save(self, answers: Iterable[Answer], run: Run, gone: Collection[str] = ()) -> bool:
        """Join the answers of a run to the results and write them all; tells whether anything changed.

        A paper takes the place of what was read from the same file before. A failure is recorded, and what an earlier
        run read from that file is kept. ``gone``: paths of papers that are no more there, whose rows go.
        """
        change = Change.of(answers, gone)
        parts = self.cache / _PARTS
        shutil.rmtree(parts, ignore_errors=True)
        (parts / TEXTS).mkdir(parents=True)
        changed = self._changes(change, run)
        try:
            if changed:
                old = self.database if self.database.exists() else None
                folders = parts / TEXTS, self.folder / TEXTS
                assemble(parts / DATABASE, old, change, run, partial(_write_text, folders[0]), partial(_text, folders))
                _write_tables(parts / DATABASE, TABLES, parts)
                self._replace(parts)
                self._forget(change)
            else:
                with closing(sqlite3.connect(self.database)) as connection, connection:
                    record_run(connection, run)
                _write_tables(self.database, [BY_NAME["runs"]], parts)
                _move(parts, self.folder)
        finally:
            shutil.rmtree(parts, ignore_errors=True)
        return changed

    def add(self, tables: Sequence[TableSpec], rows: Rows) -> None:
        """Put tables that are made from the results beside them. The next :meth:`save` that changes anything takes them away
        again: they would tell of papers that are no more."""
        parts = self.cache / _PARTS
        shutil.rmtree(parts, ignore_errors=True)
        parts.mkdir(parents=True)
        try:
            write_sqlite(parts / DATABASE, self.rows() | rows, tables)  # anew: the same rows are the same bytes
            _write_tables(parts / DATABASE, tables, parts)
            os.sync()
            _move(parts, self.folder, last=DATABASE)
        finally:
            shutil.rmtree(parts, ignore_errors=True)

    def _changes(self, change: Change, run: Run) -> bool:
        """Whether the results would be others than those that lie there, whole."""
        if change.fresh or not self.database.exists() or (self.cache / _UNFINISHED).exists():
            return True
        with closing(self.connect()) as connection:
            sources = dict(connection.execute("SELECT document_id, source FROM documents").fetchall())
            failures = {row["source"]: dict(row) for row in connection.execute("SELECT * FROM failures")}
            if corrections.differs(connection, change.documents, run.ledger):
                return True
            if select(connection, BY_NAME["variables"]) != variable_rows(run.codebook.variables):
                return True
            noted = own_values.worked_out(connection, change.documents, run.surroundings, run.towns)
            if noted != own_values.held(connection, change.documents):
                return True
            counted = own_values.inhabitants(connection)
            for town in select(connection, BY_NAME["municipalities"]):
                if registered(town, run.register) | counted.get(town["municipality_id"], {}) != town:
                    return True
        with closing(corrections.uncorrected(self.connect())) as connection:
            if differs(connection, change.documents, run.surroundings, partial(_text, (self.folder / TEXTS,))):
                return True
        if any(sources.get(document) != path for document, path in change.moved.items()):
            return True
        if set(change.gone) & {*sources.values(), *failures} or change.paths & set(failures):
            return True
        return any(failures.get(failure.source) != failure_row(failure) for failure in change.failures)

    def _replace(self, parts: Path) -> None:
        """Put everything in its place. Until it is done a sign lies there, so that a run that is killed meanwhile is made good by
        the next; the database comes last, for it says what is done."""
        os.sync()
        sign = self.cache / _UNFINISHED
        sign.touch()
        folder = self.folder / TEXTS
        folder.mkdir(exist_ok=True)
        _move(parts / TEXTS, folder)
        _move(parts, self.folder, last=DATABASE)
        with closing(connect(self.database)) as connection:
            kept = {row[0] for row in connection.execute("SELECT document_id FROM documents")}
        for text in folder.glob("*.txt"):
            if text.stem not in kept:
                text.unlink()
        for table in COMPARE_TABLES:  # made from what is no more
            for ending in ("parquet", "csv"):
                (self.folder / f"{table.name}.{ending}").unlink(missing_ok=True)
        sign.unlink()

    def _forget(self, change: Change) -> None:
        """Drop the answers that stand in the tables now, and those of other code."""
        used = [paper for paper in change.fresh.values() if isinstance(paper, Kept)]
        for paper in used:
            paper.place.unlink(missing_ok=True)
        versions = {paper.source.made_by for paper in used}
        for version in (self.cache / ANSWERS).glob("*") if versions else ():
            if version.name not in versions:
                shutil.rmtree(version, ignore_errors=True)


def _move(parts: Path, folder: Path, last: str = "") -> None:
    """Replace the files of a folder by those of another, each in one step."""
    for part in sorted(
        (part for part in parts.iterdir() if part.is_file()), key=lambda part: (part.name == last, part.name)
    ):
        part.replace(folder / part.name)


def _write_tables(database: Path, tables: Sequence[TableSpec], folder: Path) -> None:
    with closing(connect(database)) as connection:
        for table in tables:
            write_files(folder, table, rows_of(connection, table))


def _write_text(folder: Path, paper: Paper) -> None:
    (folder / f"{paper.source.document_id}.txt").write_bytes(paper.text.encode())


def _text(folders: Sequence[Path], document: str) -> str:
    """The text of a paper from the first of the folders that has it."""
    for folder in folders:
        place = folder / f"{document}.txt"
        if place.exists():
            return place.read_bytes().decode()
    return ""


def connect(database: Path) -> sqlite3.Connection:
    """A database of results, read-only. Raises RatsleseError(no_results) where there is none."""
    if not database.exists():
        raise RatsleseError("no_results", f"There are no results in {database.parent}.")
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("select 1 from documents limit 1")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise RatsleseError("damaged_results", f"{database} is damaged or not ours ({error}).") from None
    return connection


def read_tables(folder: Path | str = "data/processed") -> dict[str, pd.DataFrame]:
    """Every table as a pandas DataFrame with real dates, decimals and booleans: ``read_tables()["costs"]``; those of
    `ratslese compare` too, where it was run.

    Raises RatsleseError(no_results) where nothing was written to ``folder`` yet.
    """
    import pandas as pd

    folder = Path(folder)
    if not (folder / DATABASE).exists():
        raise RatsleseError("no_results", f"There are no results in {folder}.")
    compared = [table for table in COMPARE_TABLES if (folder / f"{table.name}.parquet").exists()]
    return {
        table.name: pd.read_parquet(folder / f"{table.name}.parquet", dtype_backend="pyarrow")
        for table in (*TABLES, *compared)
    }
