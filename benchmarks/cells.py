"""Cells of a comparison drawn by lot, each with the quotes that it rests on, to be recomputed by hand from the papers.

    python -m benchmarks.cells RESULTS --seed 20261125

Of a town's row eight cells, of the topic matrix, costs, process, groups, undertakings and concepts two each. Columns that are keys or names
are not drawn. What was found is written down in docs/quality.md; a seed is used once.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pipeline.store import DATABASE, connect

SHARES = {"approach": 8, "topics": 2, "costs": 2, "process": 2, "governance": 2, "undertakings": 2, "concepts": 2}
_NAMES = frozenset(
    "row_id municipality name cost group_name undertaking concept number topic topic_label label".split()
)
_TELL = frozenset("municipality municipality_id name topic_id cost_kind reference subject amount_min year".split())
_QUOTES = 12


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table of the comparison that say something of their own.

    ``row_id``, ``undertaking_id`` and ``name`` are left out, ``decision_date`` is not.
    """
    every = [str(row["name"]) for row in connection.execute(f"PRAGMA table_info({table})")]
    return [name for name in every if name not in _NAMES and not name.endswith(("_id", "_ids"))]


def draw(connection: sqlite3.Connection, seed: int) -> Iterator[tuple[str, sqlite3.Row, str]]:
    """Table, row and column of every cell drawn; the same seed draws the same cells of the same results."""
    lot = random.Random(seed)
    for name, number in SHARES.items():
        rows = connection.execute(f"SELECT * FROM compare_{name} ORDER BY row_id").fetchall()
        cells = [(row, column) for row in rows for column in columns(connection, f"compare_{name}")]
        for row, column in lot.sample(cells, min(number, len(cells))):
            yield name, row, column


def evidence(connection: sqlite3.Connection, table: str, row_id: str, column: str) -> Iterator[str]:
    """What a cell rests on: paper, page and quote."""
    query = (
        "SELECT d.source, e.page, e.quote FROM compare_evidence c JOIN documents d USING (document_id)"
        " LEFT JOIN evidence e ON e.evidence_id = c.evidence_id"
        " WHERE c.in_table = ? AND c.row_id = ? AND c.in_column = ? ORDER BY c.place"
    )
    for row in connection.execute(query, (f"compare_{table}", row_id, column)):
        yield f"{row['source']}, p. {row['page']}: {row['quote']}" if row["quote"] else f"{row['source']} (silent)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    asked = parser.parse_args()
    connection = connect(asked.results / DATABASE)
    for name, row, column in draw(connection, asked.seed):
        told = {key: row[key] for key in row.keys() if key in _TELL and row[key] is not None}  # noqa: SIM118
        print(f"\n{name} {column} = {row[column]!r}\n  {row['row_id']} {told}")
        quotes = list(evidence(connection, name, row["row_id"], column))
        print("\n".join(f"  - {quote}" for quote in quotes[:_QUOTES]))
        if len(quotes) > _QUOTES:
            print(f"  … {len(quotes)} in all")
    for name in SHARES:
        (rows,) = connection.execute(f"SELECT count(*) FROM compare_{name}").fetchone()
        print(f"{name}: {rows * len(columns(connection, f'compare_{name}'))} cells")


if __name__ == "__main__":
    main()
