"""What commands print, for machines (``--json``): the same facts as on the terminal, with the names of the tables' columns.

Money and days are text, yes and no real booleans, lists real lists; what is missing is null.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.columns import TableSpec
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.doctor import Check
from pipeline.export.cells import is_json
from pipeline.lookup_document import find_document
from pipeline.normalize import Rows
from pipeline.run import Outcome
from pipeline.schema import BY_NAME, TABLES
from pipeline.store import TEXTS, Store
from pipeline.typed_tables import typed
from pipeline.verify import Verdict

Told = dict[str, Any]
_EVIDENCE = ("page", "quote", "rule", "char_start", "char_end")


def paper(wanted: str, out: Path) -> Told:
    """`ratslese show`: the paper's row, its facts by table with page and quote, what others say of it, and its findings."""
    with closing(Store(out).connect()) as connection:
        document = find_document(connection, wanted)["document_id"]
        tables = [table for table in TABLES if any(column.name == "document_id" for column in table.columns)]
        told = {table.name: _of_paper(connection, table, document) for table in tables if table.name not in _APART}
        (head,) = _of_paper(connection, BY_NAME["documents"], document)
        town = connection.execute(
            "SELECT name FROM municipalities WHERE municipality_id = ?", (head["municipality_id"],)
        )
        name = town.fetchone()
        return {**head, "municipality": name[0] if name else None, **told}


_APART = frozenset(("documents", "pages", "evidence", "traits"))


def explained(wanted: str, table: str | None, out: Path) -> Told:
    """`ratslese explain`: the text, the facts of one table or all in reading order, and the signs that nothing read."""
    told = paper(wanted, out)
    facts = [
        {"table": name, **row}
        for name, rows in told.items()
        if name in BY_NAME and BY_NAME[name].is_fact and table in (None, name)
        for row in rows
    ]
    place = Store(out).folder / TEXTS / f"{told['document_id']}.txt"
    return {
        "document_id": told["document_id"],
        "text": place.read_text(encoding="utf-8") if place.exists() else None,
        "facts": sorted(facts, key=lambda fact: (fact["char_start"], fact["char_end"])),
        "unread": [row for row in told["findings"] if row["kind"] == "unread"],
    }


def tables(out: Path) -> list[Told]:
    """`ratslese tables`: name, number of rows and meaning of every table."""
    with closing(Store(out).connect()) as connection:
        there = {row["name"]: row["type"] for row in connection.execute("SELECT name, type FROM sqlite_master")}
        known = [table for table in (*TABLES, *COMPARE_TABLES) if table.name in there]
        counted = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _shown(known, there)
        }
        about = {table.name: table.about for table in known}
        return [
            {"name": name, "type": there[name], "rows": rows, "about": about.get(name)}
            for name, rows in counted.items()
        ]


def _shown(known: list[TableSpec], there: dict[str, str]) -> list[str]:
    return [*(table.name for table in known), *sorted(name for name, kind in there.items() if kind == "view")]


def verified(verdict: Verdict, tolerance: float) -> Told:
    """`ratslese verify`: how many quotes stand where they should, and which do not."""
    return {
        "holds": verdict.holds(tolerance),
        "quotes": verdict.checked,
        "scanned": verdict.scanned,
        "share": verdict.share,
        "not_there": [
            {name: getattr(mismatch, name) for name in ("source", "evidence_id", "page", "quote", "there", "scanned")}
            for mismatch in verdict.mismatches
        ],
        "not_checked": list(verdict.missing),
    }


def examined(checks: list[Check]) -> Told:
    """`ratslese doctor`: every check, and whether papers can be read."""
    return {
        "can_read": all(check.state == "ok" for check in checks if check.needed),
        "checks": [
            {name: getattr(check, name) for name in ("name", "state", "found", "remedy", "needed")} for check in checks
        ],
    }


def compared(rows: Rows) -> Told:
    """`ratslese compare`: every comparison table."""
    return {table.name: [_decoded(table, row) for row in rows[table.name]] for table in COMPARE_TABLES}


def ran(outcome: Outcome, out: Path) -> Told:
    """`ratslese run`: the papers with what was found in each, the failures, and what of the results is older now."""
    held = {paper.source.document_id for paper in outcome.papers}
    names = [table.name for table in TABLES if table.is_fact or table.name == "findings"]
    papers = []
    there = Store(out).database.exists()  # a run over a part of the papers writes none
    if there:
        with closing(Store(out).connect()) as connection:
            counts = ", ".join(
                f"(SELECT count(*) FROM {name} WHERE document_id = d.document_id) AS {name}" for name in names
            )
            papers = [
                dict(row)
                for row in connection.execute(
                    f"SELECT d.document_id, d.source, d.reference, d.subject, m.name AS municipality, {counts}"
                    " FROM documents d LEFT JOIN municipalities m USING (municipality_id) ORDER BY d.source"
                )
                if row["document_id"] in held
            ]
    return {
        "results": str(out),
        "written": outcome.written,
        "changed": outcome.changed,
        "read": outcome.read,
        "papers": papers,
        "failures": [
            {"source": each.source, "stage": each.stage, "error_code": each.code, "message": each.message}
            for each in outcome.failures
        ],
        "comparison_taken_away": outcome.compared,
        "older_than_the_papers": [str(file) for file in Store(out).outdated()] if there else [],
    }


def _of_paper(connection: sqlite3.Connection, table: TableSpec, document: str) -> list[Told]:
    """The rows of a paper, with page and quote where they have evidence."""
    with_evidence = table.is_fact
    join = " JOIN evidence e USING (evidence_id)" if with_evidence else ""
    more = ", ".join(("", *(f"e.{name}" for name in _EVIDENCE))) if with_evidence else ""
    order = " ORDER BY f.position" if with_evidence else " ORDER BY f.rowid"
    found = connection.execute(
        f"SELECT f.*{more} FROM {table.name} f{join} WHERE f.document_id = ?{order}", (document,)
    )
    return [
        _decoded(table, {column.name: typed(column.type, row[column.name]) for column in table.columns})
        | ({name: row[name] for name in _EVIDENCE} if with_evidence else {})
        for row in found
    ]


def _decoded(table: TableSpec, row: Told) -> Told:
    lists = {column.name for column in table.columns if is_json(column)}
    return {name: json.loads(value) if name in lists and value else value for name, value in row.items()}
