"""What `ratslese compare` prints: the approach of each town in a few lines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.text import Text

from pipeline.compare.schema import COMPARE_TABLES
from pipeline.normalize import Row, Rows
from pipeline.store import DATABASE
from pipeline.terminal import terminal

_WIDTH = 12
_SILENT = {
    "none": "none, as the paper says",
    "not_stated": "not stated",
    "not_found": "not found; some places could not be read",
}


def print_comparison(rows: Rows, out: Path, groups: Mapping[str, Sequence[Row]]) -> None:
    """Every town in a few lines, group by group, what was merged, and where the tables are."""
    console = terminal()
    for group, towns in groups.items():
        if group:
            console.print(Text(f"{group} ({len(towns)})", style="bold underline"))
        for row in towns:
            console.print(Text(_head(row), style="bold"))
            for name, line in _lines(row):
                console.print(Text(f"  {name:<{_WIDTH}}", style="dim").append(line, style=""))
    for line in _notes(rows):
        console.print(Text(line, style="dim"))
    console.print(
        f"\n{out / DATABASE}, *.parquet, *.csv: {len(COMPARE_TABLES)} tables compare_*; `ratslese report` shows them"
    )


def _head(row: Row) -> str:
    """``Stadt Auenbrück (RP; 1 paper, 2021)``."""
    inhabitants = f"{row['population']:,} inhabitants" if row["population"] else None
    papers = f"{row['papers']} paper{'s' * (row['papers'] > 1)}"
    about = "; ".join(filter(None, (row["state"], inhabitants, ", ".join(filter(None, (papers, row["years"]))))))
    return f"{' '.join(filter(None, (row['kind'], row['municipality'])))} ({about})"


def _lines(row: Row) -> list[tuple[str, str]]:
    topics = json.loads(row["topics"])
    fields = "1 field" if row["fields"] == 1 else f"{row['fields']} fields"
    concept = f"{row['concept']} ({_of_years(row)})" if row["concept"] else None
    return [
        *([("concept", concept)] if concept else []),
        ("topics", f"{fields} on {', '.join(topics)}" if row["fields"] else _SILENT[row["topics_basis"]]),
        ("costs", row["costs"] or _SILENT[row["costs_basis"]]),
        *([("grants", f"{row['grants']:,.2f} €".replace(".00 ", " "))] if row["grants"] else []),
        *([("staff", row["staff"])] if row["staff"] else []),
        ("governance", _governance(row)),
        ("process", _process(row)),
        *([("conflicts", f"{row['contradictions']} in its papers")] if row["contradictions"] else []),
    ]


def _of_years(row: Row) -> str:
    """``decision 2017, fields 2009``: from which year each is."""
    years = [
        f"{name} {row[f'{name}_year']}" for name in ("decision", "fields", "costs", "steering") if row[f"{name}_year"]
    ]
    number = row["concept_undertakings"]
    told = [f"{number} undertaking{'s' * (number > 1)}", f"shown: {row['part']}"]
    return ", ".join([*told, *years])


def _governance(row: Row) -> str:
    if not row["lead_group"]:
        return _SILENT[row["governance_basis"]]
    parts = [
        row["lead_group"],
        row["chair_rank"] and f"chair {row['chair_rank']}",
        row["size"] and f"up to {row['size']} members",
        row["size_counted"] and f"at least {row['size_counted']} named",
        ", ".join(json.loads(row["sectors"])),
        *(
            f"{name} {row[column]}"
            for name, column in (("migrant organisations", "migrant_organisations"), ("council", "council_members"))
            if row[column] in ("in", "out")
        ),
    ]
    return "; ".join(part for part in parts if part)


def _process(row: Row) -> str:
    if not row["path"]:
        return _SILENT[row["path_basis"]]
    parts = [row["path"]]
    if row["decision_date"]:
        days = [
            f"{row[column]} days from {start}"
            for column, start in (
                ("days_session_to_decision", "the first session"),
                ("days_paper_to_decision", "the paper"),
            )
            if row[column] is not None
        ]
        parts.append(", ".join([f"decision {row['decision_date']}", *days]))
    parts += [", ".join(json.loads(row["formats"])), ", ".join(json.loads(row["partners"]))]
    return "; ".join(part for part in parts if part)


def _notes(rows: Rows) -> list[str]:
    papers = rows["compare_papers"]
    apart = sum(
        row["concept_id"] is None and row["municipality_id"] is not None for row in rows["compare_undertakings"]
    )
    copies = sum(row["same_as"] is not None for row in papers)
    excluded = sum(row["absence"] == "excluded" for row in papers)
    without = sum(row["municipality_id"] is None and row["counted"] for row in papers)
    merged = sum(row["undertaking_id"] != row["document_id"] and row["counted"] for row in papers)
    told = {row["name"]: row["value"] for row in rows["compare_settings"]}
    shown, there = told["towns"].split(" / ")
    selection = [f"{shown} of {there} towns: every table and figure speaks of these alone (compare_selection)"]
    belongs = "1 undertaking belongs" if apart == 1 else f"{apart} undertakings belong"
    left = sum(row["municipality_id"] is not None and not row["compared"] for row in rows["compare_undertakings"])
    concepts = f"{belongs} to no concept of {told['policy']}, {left or 'none'} left out (compare_undertakings says why)"
    return [
        *(selection if shown != there else []),
        *([concepts] if apart else []),
    ] + [
        f"{number} paper{'s' * (number > 1)} {what} (compare_papers says which)"
        for number, what in (
            (merged, "joined to the undertaking of another"),
            (copies, "not counted: copies of another"),
            (excluded, "left out by papers.csv"),
            (without, "without a municipality: in the tables of undertakings, in no town's row"),
        )
        if number
    ]
