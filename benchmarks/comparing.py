"""How long does `ratslese compare` take for many towns?

    python benchmarks/comparing.py RESULTS [COPIES] [--out FOLDER]

The papers of a folder of results are multiplied: each copy is of a town of its own. Printed are the seconds of processor
time of comparing and of writing. With --out the multiplied results stay there, for trying the report and the exports on many towns.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.assembly import write_sqlite
from pipeline.compare.compare import compared
from pipeline.compare.material import Material
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.normalize import Row, Rows
from pipeline.store import DATABASE, TEXTS, Store

_OF_ALL = ("runs", "codebook", "failures")


def multiplied(rows: Rows, copies: int) -> Rows:
    """Every paper and town ``copies`` times under other ids."""
    ids = [row["document_id"] for row in rows["documents"]]
    many: Rows = {table: list(found) if table in _OF_ALL else [] for table, found in rows.items()}
    for number in range(copies):
        renamed = {document: f"{number:04x}{document[4:]}" for document in ids}
        for table in rows.keys() - set(_OF_ALL):
            many[table] += [_renamed(table, row, renamed, number) for row in rows[table]]
    for table in many.keys() - set(_OF_ALL):
        many[table].sort(key=lambda row: str(row.get("document_id", row.get("municipality_id"))))
    return many


def _renamed(table: str, row: Row, renamed: dict[str, str], number: int) -> Row:
    new = {key: _value(key, value, renamed, number) for key, value in row.items()}
    if table == "municipalities":
        new["name"] = f"{row['name']} {number + 1}"
    if table == "documents":
        new["source"] = f"{number}/{row['source']}"
        new["sha256"] = new["document_id"] + row["sha256"][16:]
    return new


def _value(key: str, value: object, renamed: dict[str, str], number: int) -> object:
    if not isinstance(value, str):
        return value
    if key.endswith("municipality_id"):
        return f"{value}/{number}"
    if key == "evidence_ids":
        return json.dumps([renamed[side[:16]] + side[16:] for side in json.loads(value)])
    return (
        renamed[value[:16]] + value[16:]
        if key.endswith(("_id", "continues", "same_as")) and value[:16] in renamed
        else value
    )


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("copies", type=int, nargs="?", default=50)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    rows = Store(asked.results).rows()
    originals = {row["source"]: row["document_id"] for row in rows["documents"]}
    many = multiplied(rows, asked.copies)
    with TemporaryDirectory() as temporary:
        out: Path = asked.out or Path(temporary)
        (out / TEXTS).mkdir(parents=True, exist_ok=True)
        for row in many["documents"]:
            text = f"{originals[row['source'].partition('/')[2]]}.txt"
            shutil.copy(asked.results / TEXTS / text, out / TEXTS / f"{row['document_id']}.txt")
        write_sqlite(out / DATABASE, many)
        compared(Material(many, out))  # build the vocabularies
        begun = time.process_time()
        tables = compared(Material(many, out))
        between = time.process_time()
        Store(out).add(COMPARE_TABLES, tables)
        written = time.process_time()
    towns = len(tables["compare_approach"])
    number = sum(len(found) for found in tables.values())
    print(
        f"{len(many['documents'])} papers of {towns} towns: compared in {between - begun:.1f} s,"
        f" {number} rows written in {written - between:.1f} s"
    )


if __name__ == "__main__":
    main()
