"""Find the one paper that somebody means."""

from __future__ import annotations

import sqlite3

from pipeline.errors import RatsleseError


def find_document(connection: sqlite3.Connection, wanted: str) -> sqlite3.Row:
    """The row of ``documents`` (with the town's name and kind) whose number is ``wanted``, or whose id begins or path
    ends with it; of a paper and its copies the paper. Raises RatsleseError where none or several fit."""
    rows = connection.execute(
        "SELECT d.*, m.name AS municipality, m.kind AS kind, m.state AS state"
        " FROM documents d LEFT JOIN municipalities m USING (municipality_id) ORDER BY d.source"
    ).fetchall()
    tests = (
        lambda row: row["source"] == wanted,
        lambda row: row["reference"] is not None and row["reference"].casefold() == wanted.casefold(),
        lambda row: row["source"].endswith(wanted) or (len(wanted) >= 4 and row["document_id"].startswith(wanted)),
        lambda row: wanted.casefold() in row["source"].casefold(),
    )
    for test in tests:
        fitting = [row for row in rows if test(row)]
        papers = {row["document_id"] for row in fitting}
        fitting = [row for row in fitting if row["same_as"] not in papers]
        if len(fitting) == 1:
            found: sqlite3.Row = fitting[0]
            return found
        if fitting:
            names = ", ".join(row["source"] for row in fitting[:4])
            raise RatsleseError(
                "ambiguous", f"{len(fitting)} papers fit “{wanted}”: {names}{' …' * (len(fitting) > 4)}."
            )
    failed = connection.execute("SELECT source, message FROM failures").fetchall()
    for row in failed:
        if row["source"].endswith(wanted):
            raise RatsleseError("no_results", f"{row['source']} was not read: {row['message']}", "")
    raise RatsleseError(
        "no_results",
        f"No paper fits “{wanted}”.",
        "`ratslese tables` counts the papers; name a number, an id or a path.",
    )
