"""Count how often each rule is right on the annotated papers, and write it where the confidence of facts comes from.

    python benchmarks/rule_precision.py [CORPUS]

CORPUS (default: $RATSLESE_CORPUS) holds corpus/, gold/ and tools/score.py, whose own matching decides what is right. Rows that
match an optional gold row count neither way. Only the text papers are counted: their PDFs are the same papers again.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.run import run

TARGET = Path(__file__).parent.parent / "pipeline" / "rule_precision.toml"


def load_judge(corpus: Path) -> ModuleType:
    """The corpus' score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", corpus / "tools" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"There is no tools/score.py in {corpus}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count(corpus: Path) -> dict[str, tuple[int, int]]:
    """(right, found) for every rule."""
    judge = load_judge(corpus)
    with tempfile.TemporaryDirectory() as out:
        run([corpus / "corpus" / "seeds", corpus / "corpus" / "real"], Path(out))
        database = Path(out) / "ratslese.sqlite"
        data = judge.load(database)
        with sqlite3.connect(database) as connection:
            rules = dict(connection.execute("SELECT evidence_id, rule FROM evidence"))
            head = connection.execute("SELECT document_id, field, value, evidence_id FROM head_values").fetchall()
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    with (corpus / "gold" / "index.csv").open(encoding="utf-8") as file:
        jobs = [(row["document"], row["gold"]) for row in csv.DictReader(file) if row["document"].endswith(".txt")]
    for path, name in jobs:
        gold = json.loads((corpus / "gold" / name).read_text(encoding="utf-8"))
        document = next((d for d in data["documents"] if d["source"].endswith(path)), None)
        if document is None:
            continue
        for table in judge.TABLES[:-1]:
            _count_table(
                judge,
                table,
                gold,
                [r for r in data[table] if r["document_id"] == document["document_id"]],
                rules,
                right,
                found,
            )
        items = dict(judge.header_items(gold, document, _town(data, document), None))
        for document_id, key, _, evidence_id in head:
            verdict = items.get("municipality_name" if key == "municipality" else key)
            if document_id == document["document_id"] and verdict is not None:
                found[rules[evidence_id]] += 1
                right[rules[evidence_id]] += bool(verdict)
    return {rule: (right[rule], found[rule]) for rule in sorted(found)}


def _town(data: dict[str, Any], document: dict[str, Any]) -> dict[str, Any] | None:
    towns = data["municipalities"]
    return next((town for town in towns if town["municipality_id"] == document["municipality_id"]), None)


def _count_table(
    judge: ModuleType,
    table: str,
    gold: dict[str, Any],
    rows: list[dict[str, Any]],
    rules: dict[str, str],
    right: Counter[str],
    found: Counter[str],
) -> None:
    rows.sort(key=lambda row: row["position"])
    wanted = judge.gold_rows(gold, table)
    matched: dict[int, list[int]] = defaultdict(list)
    for gold_index, row_index in judge.match(table, wanted, rows):
        matched[row_index].append(gold_index)
    for index, row in enumerate(rows):
        if any(wanted[g].get("optional") for g in matched[index]):
            continue
        rule = rules[row["evidence_id"]]
        found[rule] += 1
        right[rule] += bool(matched[index])


def main() -> None:
    place = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("RATSLESE_CORPUS")
    if not place:
        raise SystemExit("Name the corpus: python benchmarks/rule_precision.py CORPUS")
    counts = count(Path(place))
    lines = [
        "# How often each rule was right on the annotated papers: rule = [right, found].",
        "# Written by benchmarks/rule_precision.py; read by pipeline/confidence.py.",
        "[rules]",
        *(f'"{rule}" = [{right}, {found}]' for rule, (right, found) in counts.items()),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for rule, (right, found) in sorted(counts.items(), key=lambda item: item[1][0] / item[1][1]):
        print(f"{right:4} of {found:4}  {rule}")


if __name__ == "__main__":
    main()
