"""What `ratslese run` says: progress while it works, and a summary at the end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from pipeline.run import Outcome
from pipeline.store import DATABASE
from pipeline.work import Failure, Paper

_COLUMNS = {
    "consultations": "dates",
    "action_fields": "fields",
    "costs": "costs",
    "steering_groups": "groups",
    "steering_group_members": "members",
    "milestones": "steps",
}


class Reporter:
    """A progress bar on a terminal; elsewhere (pipes, logs) a plain line for each paper."""

    def __init__(self) -> None:
        self.console = Console(stderr=True)
        self.bar = Progress(
            TextColumn("Reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
            console=self.console,
            disable=not self.console.is_terminal,
            transient=True,
        )
        self.task = self.bar.add_task("", total=None)

    def __enter__(self) -> Reporter:
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()

    def progress(self, done: int, total: int, answer: Paper | Failure) -> None:
        """Called after every input."""
        path = answer.source.path if isinstance(answer, Paper) else answer.source
        self.bar.update(self.task, completed=done, total=total, description=escape(Path(path).name))
        if not self.console.is_terminal:
            word = "read" if isinstance(answer, Paper) else "FAILED"
            print(f"[{done}/{total}] {word} {path}", file=self.console.file, flush=True)

    def page(self, file: Path, done: int, pages: int) -> None:
        """Called after every scanned page."""
        self.bar.update(self.task, description=escape(f"{file.name}, scanned page {done} of {pages}"))
        if not self.console.is_terminal and (done % 10 == 0 or done == pages):
            print(f"      {file.name}: {done} of {pages} scanned pages", file=self.console.file, flush=True)

    def summary(self, outcome: Outcome, out: Path) -> None:
        """A row a paper of this run, the failures, and where the results are."""
        console = Console(width=None if Console().is_terminal else 170)
        if outcome.papers:
            console.print(_papers(outcome))
        for failure in outcome.failures:
            word = "copy" if failure.code == "duplicate" else "not read"
            console.print(f"[bold]{word}[/bold] {escape(failure.source)}: {escape(failure.message)}", highlight=False)
        kinds = Counter(
            row["severity"]
            for paper in outcome.papers
            for row in paper.rows.get("findings", [])
            if row["kind"] != "unread"
        )
        unread = sum(row["kind"] == "unread" for paper in outcome.papers for row in paper.rows.get("findings", []))
        found = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())) or "none"
        console.print(f"\nFindings: {found}; places that look like a fact and were not read: {unread}", highlight=False)
        console.print(f"{out / DATABASE}  (SQLite: all tables and views)", highlight=False)
        console.print(f"{out}/*.csv, *.parquet  (a file a table)", highlight=False)
        console.print(f"{out}/texts/  (the text of each paper, for char_start and char_end)", highlight=False)


def _papers(outcome: Outcome) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("municipality", no_wrap=True, min_width=12)
    table.add_column("paper", no_wrap=True, min_width=9)
    table.add_column("subject", no_wrap=True, max_width=40)
    for name in (*_COLUMNS.values(), "conflicts"):
        table.add_column(name, justify="right", min_width=len(name))
    for paper in outcome.papers:
        rows = paper.rows
        document = rows["documents"][0]
        town = next(iter(rows.get("municipalities", [])), None)
        conflicts = sum(row["severity"] == "conflict" for row in rows.get("findings", []))
        table.add_row(
            escape(f"{town['kind'] or ''} {town['name']}".strip()) if town else "?",
            escape(document["reference"] or Path(document["source"]).name),
            escape(document["subject"] or "?"),
            *(str(len(rows.get(name, ()))) for name in _COLUMNS),
            str(conflicts),
        )
    return table
