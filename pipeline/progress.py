"""What `ratslese run` says: progress while it works, and a summary at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from pipeline.answers import Answer, Failure, path_of
from pipeline.ingest.find import printable
from pipeline.known import size
from pipeline.run import Outcome
from pipeline.store import DATABASE, Store
from pipeline.watching import Watcher

_COLUMNS = {
    "consultations": "dates",
    "action_fields": "fields",
    "costs": "costs",
    "steering_groups": "groups",
    "steering_group_members": "members",
    "milestones": "steps",
}
_WORDS = {"duplicate": "copy", "not_a_paper": "no paper"}
_SHOWN_PAPERS = 60
_SHOWN_FAILURES = 40


class Reporter(Watcher):
    """A progress bar on a terminal; elsewhere (pipes, logs) a plain line for each paper. The time that remains is estimated from the
    bytes that remain, for the longest papers are read first."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        self.done = self.total = 0
        self.sizes: dict[str, int] = {}
        self.bar = Progress(
            TextColumn("{task.fields[papers]}"),
            BarColumn(),
            TimeElapsedColumn(),
            TextColumn("left about"),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=self.console,
            disable=not self.console.is_terminal,
            transient=True,
        )
        self.task = self.bar.add_task("", total=None, papers="Looking")

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()

    def begin(self, known: int, unread: Sequence[Path]) -> None:
        self.sizes = {printable(file): size(file) + 1 for file in unread}
        self.total = known + len(unread)
        self.bar.update(self.task, total=sum(self.sizes.values()) or 1)

    def answer(self, answer: Answer) -> None:
        super().answer(answer)
        self.done += 1
        path = path_of(answer)
        word = "read" if path in self.sizes else "read before"
        self.bar.update(
            self.task,
            advance=self.sizes.pop(path, 0),
            description=escape(Path(path).name),
            papers=f"Reading {self.done}/{self.total}",
        )
        if not self.console.is_terminal:
            if isinstance(answer, Failure):
                word = _WORDS.get(answer.code, "FAILED")
            print(f"[{self.done}/{self.total}] {word} {path}", file=self.console.file, flush=True)

    def page(self, file: Path, done: int, pages: int) -> None:
        self.bar.update(self.task, description=escape(f"{file.name}, scanned page {done} of {pages}"))
        if not self.console.is_terminal and (done % 10 == 0 or done == pages):
            print(f"      {file.name}: {done} of {pages} scanned pages", file=self.console.file, flush=True)

    def storing(self) -> None:
        self.bar.update(self.task, description="writing the tables", papers=f"Read {self.done}/{self.total}")


def summary(outcome: Outcome, out: Path) -> None:
    """A row a paper of this run (many papers: their sums), the failures, where the results are, and what of them is older now."""
    console = Console(width=None if Console().is_terminal else 170)
    if not outcome.written:
        _failures(console, outcome.failures)
        console.print("\nNothing could be read, and no results were written.")
        return
    with closing(Store(out).connect()) as connection:
        connection.execute("CREATE TEMP TABLE wanted (document_id TEXT PRIMARY KEY)")
        ids = ((paper.source.document_id,) for paper in outcome.papers)
        connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ids)
        if 0 < len(outcome.papers) <= _SHOWN_PAPERS:
            console.print(_papers(connection))
        elif outcome.papers:
            console.print(_sums(connection), highlight=False)
        _failures(console, outcome.failures)
        console.print(f"\n{_findings(connection)}", highlight=False)
        if corrections := _corrections(connection):
            console.print(corrections, highlight=False)
        if answers := _answers(connection):
            console.print(answers, highlight=False)
        if outcome.unheard:
            gone = f"{outcome.unheard} corrections of earlier runs stand in no ledger that was found, and hold no more"
            console.print(f"[bold]{gone}[/bold]; name their ledger with --corrections.", highlight=False)
    if not outcome.changed:
        console.print(
            f"Nothing has changed since the last run: {len(outcome.papers)} papers were known.", highlight=False
        )
    console.print(f"{out / DATABASE}  (SQLite: all tables and views)", highlight=False)
    console.print(f"{out}/*.csv, *.parquet  (a file a table)", highlight=False)
    console.print(f"{out}/texts/  (the text of each paper, for char_start and char_end)", highlight=False)
    if outcome.compared:
        console.print(
            "The comparison was older than these papers and is taken away; `ratslese compare` makes it anew.",
            highlight=False,
        )
    for file in Store(out).outdated():
        again = "`ratslese export`" if file.suffix != ".html" else "`ratslese report`"
        console.print(f"{escape(str(file))} is older than these papers; make it anew ({again}).", highlight=False)


def shard_summary(outcome: Outcome) -> None:
    """What a run over a part of the papers says."""
    console = Console(width=None if Console().is_terminal else 170)
    _failures(console, outcome.failures)
    kept = f"{len(outcome.papers)} papers of this part are read and kept; {len(outcome.failures)} inputs could not be read."
    console.print(f"{kept} A run without --shard writes the tables.", highlight=False)


def _failures(console: Console, failures: Sequence[Failure]) -> None:
    for failure in failures[:_SHOWN_FAILURES]:
        word = _WORDS.get(failure.code, "not read")
        console.print(f"[bold]{word}[/bold] {escape(failure.source)}: {escape(failure.message)}", highlight=False)
    if len(failures) > _SHOWN_FAILURES:
        console.print(f"… and {len(failures) - _SHOWN_FAILURES} more in the table failures", highlight=False)


def _papers(connection: sqlite3.Connection) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("municipality", no_wrap=True, min_width=12)
    table.add_column("paper", no_wrap=True, min_width=9)
    table.add_column("subject", no_wrap=True, max_width=40)
    for name in (*_COLUMNS.values(), "conflicts"):
        table.add_column(name, justify="right", min_width=len(name))
    counts = ", ".join(f"(SELECT count(*) FROM {name} WHERE document_id = d.document_id)" for name in _COLUMNS)
    conflicts = "(SELECT count(*) FROM findings WHERE document_id = d.document_id AND severity = 'conflict')"
    for kind, town, reference, source, subject, *numbers in connection.execute(
        f"SELECT m.kind, m.name, d.reference, d.source, d.subject, {counts}, {conflicts}"
        " FROM wanted JOIN documents d USING (document_id) LEFT JOIN municipalities m USING (municipality_id) ORDER BY d.source"
    ):
        table.add_row(
            escape(f"{kind or ''} {town}".strip()) if town else "?",
            escape(reference or Path(source).name),
            escape(subject or "?"),
            *map(str, numbers),
        )
    return table


def _sums(connection: sqlite3.Connection) -> str:
    papers, towns = connection.execute(
        "SELECT count(*), count(DISTINCT municipality_id) FROM wanted JOIN documents USING (document_id)"
    ).fetchone()
    numbers = ", ".join(
        f"{connection.execute(f'SELECT count(*) FROM wanted JOIN {name} USING (document_id)').fetchone()[0]:,} {label}"
        for name, label in _COLUMNS.items()
    )
    return f"{papers:,} papers of {towns:,} municipalities: {numbers}"


def _findings(connection: sqlite3.Connection) -> str:
    kinds = dict(
        connection.execute(
            "SELECT severity, count(*) FROM wanted JOIN findings USING (document_id) WHERE kind <> 'unread' GROUP BY severity"
        ).fetchall()
    )
    (unread,) = connection.execute(
        "SELECT count(*) FROM wanted JOIN findings USING (document_id) WHERE kind = 'unread'"
    ).fetchone()
    several = {"conflict": "conflicts", "warning": "warnings", "info": "notes"}
    one = {"info": "note"}
    told = [
        f"{number} {one.get(kind, kind) if number == 1 else several[kind]}" for kind, number in sorted(kinds.items())
    ]
    found = ", ".join(told) or "none"
    return f"Findings: {found}; places that look like a fact and were not read: {unread}"


def _answers(connection: sqlite3.Connection) -> str:
    """What became of the questions that the codebook asks of papers and concepts."""
    states = connection.execute("SELECT state, count(*) FROM answers GROUP BY state ORDER BY state").fetchall()
    (asked,) = connection.execute("SELECT count(*) FROM variables").fetchone()
    numbers = ", ".join(f"{number} {state.replace('_', ' ')}" for state, number in states) or "none answered"
    return f"Your {asked} variables: {numbers} (`ratslese review` asks for them; table answers)" if asked else ""


def _corrections(connection: sqlite3.Connection) -> str:
    """What became of the lines of the ledgers; nothing where there are none."""
    states = connection.execute("SELECT state, count(*) FROM corrections GROUP BY state ORDER BY state").fetchall()
    numbers = ", ".join(f"{number} {state.replace('_', ' ')}" for state, number in states)
    return numbers and f"Corrections: {numbers} (table corrections)"
