"""The annotated corpus as others take it: a Frictionless Data Package with a CSV a table, and a folder for Hugging Face's ``datasets``."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from data.paper_forms.sheet import parse
from data.paper_forms.style import style_of
from data.paper_forms.text import as_text
from pipeline.quality.corpus import SPLITS, CorpusPaper

Row = dict[str, Any]
_LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_TITLE = "Annotated German council papers (invented places)"
_TABLES = (
    "consultations",
    "action_fields",
    "costs",
    "staffing",
    "steering_groups",
    "steering_group_members",
    "external_partners",
    "milestones",
    "decisions",
    "findings",
)


def tables_of(papers: Iterable[CorpusPaper]) -> dict[str, list[Row]]:
    """The annotations as flat tables: ``papers`` (index and head) and one a kind of fact, each row with the paper's id; lists are joined
    by semicolons, a member names its group."""
    tables: dict[str, list[Row]] = {"papers": [], **{name: [] for name in _TABLES}}
    for paper in papers:
        tables["papers"].append({"paper": paper.name, "split": paper.split} | _head(paper))
        for name in _TABLES:
            tables[name] += [{"paper": paper.name} | row for row in _rows(paper, name)]
    return tables


def _head(paper: CorpusPaper) -> Row:
    gold = paper.gold.gold
    town = {f"municipality_{key}": value for key, value in gold["municipality"].items() if not isinstance(value, list)}
    head = {key: value for key, value in gold["paper"].items() if not isinstance(value, list)}
    index = {
        "year": paper.year,
        "system": paper.system,
        "policy": paper.policy,
        "has_facts": paper.has_facts,
        "writer": paper.writer,
    }
    return index | town | head | (gold.get("financial_effects") or {})


def _rows(paper: CorpusPaper, table: str) -> Iterator[Row]:
    if table == "steering_group_members":
        for group in paper.gold.gold.get("steering_groups", ()):
            for member in group.get("members", ()):
                yield {"group": group["name"]} | _flat(member)
        return
    for row in paper.gold.gold.get(table, ()):
        yield _flat({key: value for key, value in row.items() if key != "members"})


def _flat(row: Row) -> Row:
    return {key: "; ".join(map(str, value)) if isinstance(value, list) else value for key, value in row.items()}


def publish(papers: Sequence[CorpusPaper], out: Path) -> None:
    """Write ``out/datapackage`` (CSV and datapackage.json) and ``out/dataset`` (a card and JSON lines by split, each paper with its text in
    one form and its annotation)."""
    _data_package(papers, out / "datapackage")
    _dataset(papers, out / "dataset")


def _data_package(papers: Sequence[CorpusPaper], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    resources = []
    for name, rows in tables_of(papers).items():
        columns = list(dict.fromkeys(key for row in rows for key in row))
        with (out / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
        schema: Row = {"fields": [{"name": column, "type": _type(rows, column)} for column in columns]}
        if name == "papers":
            schema["primaryKey"] = "paper"
        else:
            schema["foreignKeys"] = [{"fields": "paper", "reference": {"resource": "papers", "fields": "paper"}}]
        resources.append({"name": name, "path": f"{name}.csv", "format": "csv", "encoding": "utf-8", "schema": schema})
    package = {
        "name": "annotated-council-papers",
        "title": _TITLE,
        "licenses": [_LICENSE],
        "profile": "tabular-data-package",
        "resources": [{"profile": "tabular-data-resource"} | resource for resource in resources],
    }
    (out / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _type(rows: Sequence[Row], column: str) -> str:
    values = [row[column] for row in rows if row.get(column) is not None]
    if values and all(isinstance(value, bool) for value in values):
        return "boolean"
    if values and all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        return "integer"
    if values and not any(isinstance(value, str | bool) for value in values):
        return "number"
    return "string"


def _dataset(papers: Sequence[CorpusPaper], out: Path) -> None:
    (out / "data").mkdir(parents=True, exist_ok=True)
    for split in SPLITS:
        lines = [
            json.dumps(_example(paper), ensure_ascii=False, default=float) for paper in papers if paper.split == split
        ]
        (out / "data" / f"{split}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (out / "README.md").write_text(_card(papers), encoding="utf-8")


def _example(paper: CorpusPaper) -> Row:
    markup = paper.source.read_text(encoding="utf-8")
    text = as_text(parse(markup), style_of(paper.name))
    # one type a column: the annotation as JSON, for its rows do not all have the same keys
    return {
        "id": paper.name,
        "place": paper.place,
        "state": paper.state,
        "year": paper.year,
        "policy": paper.policy,
    } | {
        "text": text,
        "markup": markup,
        "annotation": json.dumps(paper.gold.gold, ensure_ascii=False, default=float),
    }


def _card(papers: Sequence[CorpusPaper]) -> str:
    files = "".join(f"  - split: {split}\n    path: data/{split}.jsonl\n" for split in SPLITS)
    return f"""---
license: cc-by-4.0
language: [de]
pretty_name: {_TITLE}
task_categories: [token-classification, text-classification]
tags: [council papers, municipalities, information extraction]
size_categories: [n<1K]
configs:
- config_name: default
  data_files:
{files}---

# {_TITLE}

{len(papers)} council papers of {len({paper.place for paper in papers})} invented German places with what they say: committee dates,
fields of action, costs, steering groups and their members, milestones, partners, decisions, contradictions. `text` is the paper as plain
text, `markup` what every other form is made from, `annotation` the annotation as JSON. The datasheet of the corpus says how it was made
and what it is not good for.
"""
