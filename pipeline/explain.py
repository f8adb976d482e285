"""`ratslese explain`: the text of a paper with its facts marked where they stand."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from rich.text import Text

from pipeline.errors import RatsleseError
from pipeline.lookup_document import find_document
from pipeline.schema import BY_NAME
from pipeline.store import TEXTS, Store
from pipeline.terminal import heading, terminal

_STYLES = (
    "black on bright_yellow",
    "black on bright_cyan",
    "black on bright_green",
    "white on magenta",
    "white on blue",
)


def explain_document(wanted: str, table: str | None, out: Path) -> None:
    """Print the text with a numbered mark behind each fact, then for each mark its table, rule and confidence, then the
    places that look like a fact and were not read. Raises RatsleseError(unknown_table)."""
    check_table(table)
    store = Store(out)
    connection = store.connect()
    document_id = find_document(connection, wanted)["document_id"]
    place = store.folder / TEXTS / f"{document_id}.txt"
    if not place.exists():
        raise RatsleseError("no_results", f"The text {place} is gone.", "Run `ratslese run` on the paper again.")
    text = place.read_text(encoding="utf-8")
    facts = _facts(connection, document_id, table)
    console = terminal()
    console.print(_marked(text, facts, numbered_only=not console.is_terminal))
    heading(console, "facts")
    for number, fact in enumerate(facts, 1):
        names = f"{fact['kind']}  rule {fact['rule']}  confidence {fact['confidence']:.2f}"
        console.print(Text(f"[{number}] {names}  p. {fact['page']}  {fact['evidence_id']}"))
    unread = connection.execute(
        "SELECT message FROM findings WHERE document_id = ? AND kind = 'unread' ORDER BY finding_id", (document_id,)
    ).fetchall()
    heading(console, f"signs of facts that nothing read: {len(unread)}")
    for (message,) in unread:
        console.print(Text(f"? {message}"))
    connection.close()


def check_table(table: str | None) -> None:
    """Raises RatsleseError(unknown_table) where a name is that of no table of facts."""
    if table is not None and (table not in BY_NAME or not BY_NAME[table].is_fact):
        raise RatsleseError("unknown_table", f"There is no table of facts called {table}.")


def _facts(connection: sqlite3.Connection, document_id: str, wanted: str | None) -> list[sqlite3.Row]:
    """The facts of the paper in reading order, with their table as ``kind``."""
    found: list[sqlite3.Row] = []
    for table in BY_NAME.values():
        if table.is_fact and wanted in (None, table.name):
            found += connection.execute(
                f"SELECT '{table.name}' AS kind, f.confidence, e.* FROM {table.name} f JOIN evidence e USING (evidence_id)"
                " WHERE f.document_id = ?",
                (document_id,),
            ).fetchall()
    return sorted(found, key=lambda row: (row["char_start"], row["char_end"]))


def _marked(text: str, facts: list[sqlite3.Row], *, numbered_only: bool) -> Text:
    """The text with a coloured span a fact and its number behind it; without colours the span stands in ⟦ ⟧."""
    kinds = sorted({fact["kind"] for fact in facts})
    marks: list[tuple[int, int, str]] = []
    for number, fact in enumerate(facts, 1):
        if numbered_only:
            marks.append((fact["char_start"], 1, "⟦"))
        marks.append((fact["char_end"], 0, f"{'⟧' if numbered_only else ''}[{number}]"))
    marked, at = Text(), 0
    for offset, _, sign in sorted(marks):
        marked.append(text[at:offset])
        marked.append(sign, style="bold red")
        at = offset
    marked.append(text[at:])
    shift = sorted((offset, len(sign)) for offset, _, sign in marks)
    for fact in facts:
        style = _STYLES[kinds.index(fact["kind"]) % len(_STYLES)]
        begin = fact["char_start"] + sum(length for offset, length in shift if offset < fact["char_start"])
        end = fact["char_end"] + sum(length for offset, length in shift if offset < fact["char_end"])
        marked.stylize(style, begin, end)
    return marked
