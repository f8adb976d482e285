"""`ratslese show` and `ratslese tables`: results on the terminal."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from pipeline.columns import TableSpec
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.corrections.form import ANSWERS
from pipeline.lookup_document import find_document
from pipeline.schema import TABLES
from pipeline.store import Store
from pipeline.terminal import terminal

_COMMON = frozenset(("document_id", "evidence_id", "confidence", "position"))


def show_document(wanted: str, out: Path) -> None:
    """Print the facts of a paper, table by table, each with page, quote, rule and confidence; then its findings."""
    console = terminal()
    connection = Store(out).connect()
    document = find_document(connection, wanted)
    town = " ".join(filter(None, (document["kind"], document["municipality"]))) or "municipality not found"
    console.print(Text(f"{town} {document['reference'] or ''}".strip(), style="bold"))
    console.print(Text(document["subject"] or "subject not found"))
    pages = f"{document['pages']} pages, {document['text_source']}, {document['status']}"
    console.print(Text(f"{document['source']} ({pages}), id {document['document_id']}", style="dim"))
    for table in TABLES:
        if table.is_fact:
            _show_table(console, connection, table, document["document_id"])
    _show_said(console, connection, document["document_id"])
    _show_corrections(console, connection, document["document_id"])
    _show_findings(console, connection, document["document_id"])
    connection.close()


def _show_table(console: Console, connection: sqlite3.Connection, table: TableSpec, document_id: str) -> None:
    found = connection.execute(
        f"SELECT f.*, e.page, e.quote, e.rule FROM {table.name} f JOIN evidence e USING (evidence_id)"
        " WHERE f.document_id = ? ORDER BY f.position",
        (document_id,),
    ).fetchall()
    if not found:
        if table.name != "head_values":
            console.print(Text(f"\n{table.name}: none found", style="dim"))
        return
    console.print(Text(f"\n{table.name}", style="bold cyan"))
    keys = {column.name for column in table.columns if column.refers} | {table.key[0]} | _COMMON
    for row in found:
        values = [(c.name, row[c.name]) for c in table.columns if c.name not in keys and row[c.name] is not None]
        if table.name == "action_fields":
            values.append(("topics", _topics(connection, row["action_field_id"])))
        line = Text("  ")
        for number, (name, value) in enumerate(values):
            line.append(f"{'  ' if number else ''}{name} ", style="dim")
            line.append(_plain(value, _type(table, name)))
        console.print(line)
        quote = " ".join(row["quote"].split())
        note = f"    p. {row['page']} “{quote[:160]}{'…' * (len(quote) > 160)}”  {row['rule']}, {row['confidence']:.2f}"
        console.print(Text(note, style="dim"))


def _show_said(console: Console, connection: sqlite3.Connection, document_id: str) -> None:
    """What holds of the paper although it does not say so itself."""
    found = connection.execute(
        "SELECT field, value, was, rule, said_by, quote FROM collection_values WHERE document_id = ? ORDER BY row_id, field",
        (document_id,),
    ).fetchall()
    if found:
        console.print(Text("\ncollection_values", style="bold cyan"))
    for row in found:
        console.print(Text(f"  {row['field']}  {row['value']}" + (f"  (read: {row['was']})" if row["was"] else "")))
        quote = " ".join(row["quote"].split())
        console.print(
            Text(f"    {row['said_by']} “{quote[:160]}{'…' * (len(quote) > 160)}”  {row['rule']}", style="dim")
        )


def _show_corrections(console: Console, connection: sqlite3.Connection, document_id: str) -> None:
    """What people said of the paper, and what became of it."""
    found = connection.execute(
        "SELECT * FROM corrections WHERE document_id = ? ORDER BY said, correction_id", (document_id,)
    ).fetchall()
    if found:
        console.print(Text("\ncorrections", style="bold cyan"))
    for row in found:
        of = f"{row['in_table']}{'.' * bool(row['in_column'])}{row['in_column'] or ''}"
        read = f"  (read: {row['was'] or 'blank'})" * (row["in_table"] != ANSWERS)
        value = f": {row['value'] or 'blank'}{read}" if row["in_column"] and (row["value"] or read) else ""
        console.print(Text(f"  {row['state']:12} {of} {row['says']}{value}"))
        note = ", ".join(filter(None, (row["who"], row["said"], row["why"], row["message"])))
        quote = f"“{' '.join(row['quote'].split())[:160]}”  " if row["quote"] else ""
        console.print(Text(f"    {quote}{note}", style="dim"))


def _topics(connection: sqlite3.Connection, field: str) -> str:
    found = connection.execute("SELECT topic_id FROM action_field_topics WHERE action_field_id = ?", (field,))
    return ", ".join(topic for (topic,) in found)


def _show_findings(console: Console, connection: sqlite3.Connection, document_id: str) -> None:
    found = connection.execute(
        "SELECT kind, severity, message FROM findings WHERE document_id = ?"
        " ORDER BY CASE severity WHEN 'conflict' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, finding_id",
        (document_id,),
    ).fetchall()
    if found:
        console.print(Text("\nfindings", style="bold cyan"))
    for row in found:
        console.print(Text(f"  {row['severity']:8} {row['kind']}: {row['message']}"))


def show_tables(out: Path) -> None:
    """Print every table with its number of rows and what it holds, then the views."""
    console = terminal()
    connection = Store(out).connect()
    there = {row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in (*TABLES, *(table for table in COMPARE_TABLES if table.name in there)):
        (number,) = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        console.print(f"{number:7}  [bold]{table.name:24}[/bold]{escape(table.about)}", highlight=False)
    views = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY name")
    for name, sql in views:
        about = next((line.strip()[3:] for line in sql.splitlines() if line.strip().startswith("-- ")), "")
        console.print(f"   view  [bold]{name:24}[/bold]{escape(about)}", highlight=False)
    connection.close()


def _type(table: TableSpec, name: str) -> str:
    return next((column.type for column in table.columns if column.name == name), "text")


def _plain(value: object, kind: str) -> str:
    """A value for the eye: yes and no, money with its thousands."""
    if kind == "boolean":
        return "yes" if value else "no"
    return f"{Decimal(str(value)):,.2f}" if kind == "decimal" else str(value)
