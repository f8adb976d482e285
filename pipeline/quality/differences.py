"""`ratslese diff`: which facts two results do not share, by paper."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from pipeline.columns import TableSpec
from pipeline.errors import RatsleseError
from pipeline.quality.results import Row, rows_by_paper
from pipeline.quality.similarity import alike
from pipeline.schema import TABLES
from pipeline.store import DATABASE, connect
from pipeline.terminal import terminal

_FACTS = tuple(table for table in TABLES if table.is_fact)
_COMMON = frozenset(("document_id", "evidence_id", "confidence", "position"))
# What a row is called by: two rows that share none of it, and no place in the paper, are different facts.
_NAMES = ("committee", "label", "name", "amount", "quantity", "text", "field")
_ALIKE = 0.6
_PAIR = 10.0
_SIGNS = {"gained": ("+", "green"), "lost": ("-", "red"), "changed": ("~", "yellow")}


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that one side lacks (``old`` or ``new`` is None), or that the sides tell differently in ``columns``."""

    table: str
    old: Row | None
    new: Row | None
    columns: Mapping[str, tuple[Any, Any]]

    @property
    def kind(self) -> str:
        if self.old is None:
            return "gained"
        return "lost" if self.new is None else "changed"

    @property
    def row(self) -> Row:
        """The newer side."""
        row = self.new or self.old
        assert row is not None
        return row

    def as_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "table": self.table,
            "fact": _values(self.row),
            "columns": {name: {"old": old, "new": new} for name, (old, new) in self.columns.items()},
            "page": self.row["page"],
            "quote": self.row["quote"],
            "rule": self.row["rule"],
        }


@dataclass(frozen=True, slots=True)
class Differences:
    """``papers`` holds the changes of each paper that both results have and that differs."""

    papers: dict[str, list[Change]]
    only_old: list[str]
    only_new: list[str]
    compared: int

    def count(self) -> Counter[tuple[str, str]]:
        """How many facts of each table were gained, lost and changed."""
        return Counter((change.table, change.kind) for changes in self.papers.values() for change in changes)

    def as_dict(self) -> dict[str, Any]:
        tables = {table: dict.fromkeys(_SIGNS, 0) for table, _ in sorted(self.count())}
        for (table, kind), number in self.count().items():
            tables[table][kind] = number
        return {
            "papers_compared": self.compared,
            "papers_only_in_old": self.only_old,
            "papers_only_in_new": self.only_new,
            "tables": tables,
            "papers": {source: [change.as_dict() for change in changes] for source, changes in self.papers.items()},
        }


def differences(old: Path, new: Path) -> Differences:
    """What two results (folders or SQLite files) do not share. Papers are the same by path, by content, or by file name."""
    before, after = _Side(old), _Side(new)
    pairs = _same_papers(before.documents, after.documents)
    paired = dict(pairs)
    papers = {}
    for one, other in pairs:
        changes = [
            change
            for table in _FACTS
            for change in _changes(table.name, before.rows(table.name, one), after.rows(table.name, other))
        ]
        if changes:
            papers[after.documents[other]] = changes
    return Differences(
        papers,
        [source for key, source in before.documents.items() if key not in paired],
        [source for key, source in after.documents.items() if key not in set(paired.values())],
        len(pairs),
    )


class _Side:
    """One of the two results: its papers' sources by id, and their facts."""

    def __init__(self, place: Path) -> None:
        connection = connect(place if place.is_file() else place / DATABASE)
        try:
            rows = connection.execute("SELECT document_id, source FROM documents ORDER BY source")
            self.documents: dict[str, str] = {row["document_id"]: row["source"] for row in rows}
            self._tables = {table.name: _named(connection, table) for table in _FACTS}
        except sqlite3.OperationalError as error:
            message = f"The results in {place} are of another version of ratslese ({error})."
            raise RatsleseError("damaged_results", message) from None
        finally:
            connection.close()

    def rows(self, table: str, document: str) -> list[Row]:
        return self._tables[table].get(document, [])


def _named(connection: sqlite3.Connection, table: TableSpec) -> dict[str, list[Row]]:
    """The facts by paper without keys of this database: keys of other facts are replaced by what these are called."""
    found = rows_by_paper(connection, table.name)
    if table.name == "action_fields":
        labels = dict(connection.execute("SELECT action_field_id, label FROM action_fields").fetchall())
        topics = connection.execute(
            "SELECT action_field_id, topic_id FROM action_field_topics ORDER BY topic_id"
        ).fetchall()
        for row in (row for rows in found.values() for row in rows):
            row["parent"] = labels.get(row.pop("parent_id"))
            row["topics"] = ", ".join(topic for field, topic in topics if field == row["action_field_id"])
    if table.name == "steering_group_members":
        names = dict(connection.execute("SELECT group_id, name FROM steering_groups").fetchall())
        for row in (row for rows in found.values() for row in rows):
            row["group"] = names.get(row.pop("group_id"))
    for row in (row for rows in found.values() for row in rows):
        for name in (*table.key, *_COMMON):
            row.pop(name, None)
    return found


def _same_papers(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str]]:
    """Ids of the papers that both have: of the same path, else of the same bytes, else of a file name that is there but once."""
    by_path = {source: key for key, source in after.items()}
    by_name = {Path(source).name: key for key, source in after.items()}
    once = Counter(Path(source).name for source in (*before.values(), *after.values()))
    pairs: dict[str, str] = {}
    for key, source in before.items():
        name = Path(source).name
        other = by_path.get(source) or (key if key in after else None)
        other = other or (by_name.get(name) if once[name] == 2 else None)
        if other is not None and other not in pairs.values():
            pairs[key] = other
    return list(pairs.items())


def _changes(table: str, old: Sequence[Row], new: Sequence[Row]) -> Iterator[Change]:
    """Facts that say the same are left out; of the others, those that answer each other best are one changed fact."""
    rest = list(new)
    gone: list[Row] = []
    for row in old:
        twin = next((other for other in rest if not _differing(row, other)), None)
        if twin is None:
            gone.append(row)
        else:
            rest.remove(twin)
    for i, j in sorted(_answers(gone, rest)):
        one, other = gone[i], rest[j]
        yield Change(table, one, other, _differing(one, other))
        gone[i] = rest[j] = {}
    yield from (Change(table, row, None, {}) for row in gone if row)
    yield from (Change(table, None, row, {}) for row in rest if row)


def _differing(one: Row, other: Row) -> dict[str, tuple[Any, Any]]:
    """What two facts say differently; a column that only one version of ratslese writes does not count."""
    return {
        name: (value, other[name]) for name, value in _values(one).items() if name in other and other[name] != value
    }


def _answers(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    worth = np.array([[_likeness(one, other) for other in new] for one in old])
    chosen = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return [(int(i), int(j)) for i, j in chosen if worth[i, j] > 0]


def _likeness(one: Row, other: Row) -> float:
    """0 for two facts that have neither a place nor a name in common."""
    overlap: bool = one["char_start"] < other["char_end"] and other["char_start"] < one["char_end"]
    named = any(alike(one[name], other[name]) >= _ALIKE for name in _NAMES if name in one and name in other)
    if "field" in one and one["field"] != other["field"]:
        return 0.0
    if not overlap and not named:
        return 0.0
    values = _values(one)
    return _PAIR + overlap + float(sum(values[name] == other.get(name) for name in values)) / len(values)


_PLACE = frozenset(("page", "quote", "rule", "char_start", "char_end"))


def _values(row: Row) -> Row:
    """What a fact says, without where it says it."""
    return {name: value for name, value in row.items() if name not in _PLACE}


def print_differences(found: Differences) -> None:
    """A line a fact, under the path of its paper; then how many of each table."""
    out = terminal()
    for source, changes in found.papers.items():
        out.print(Text(source, style="bold"))
        for change in changes:
            sign, style = _SIGNS[change.kind]
            out.print(Text(f"  {sign} {change.table}  {_told(change)}", style=style))
            quote = " ".join(change.row["quote"].split())
            out.print(
                Text(f"      p. {change.row['page']} “{quote[:160]}{'…' * (len(quote) > 160)}”  {change.row['rule']}")
            )
    for name, sources in (("old", found.only_old), ("new", found.only_new)):
        for source in sources:
            out.print(Text(f"only in the {name} results: {source}"))
    counts = found.count()
    for table in sorted({table for table, _ in counts}):
        numbers = ", ".join(f"{counts[table, kind]} {kind}" for kind in _SIGNS if counts[table, kind])
        out.print(f"{table:24}{numbers}")
    out.print(f"{found.compared} papers compared, {len(found.papers)} of them differ")


def _told(change: Change) -> str:
    if change.kind != "changed":
        return ", ".join(f"{name} {value}" for name, value in _values(change.row).items() if value not in (None, ""))
    name = next((change.row[name] for name in _NAMES if change.row.get(name) is not None), "")
    told = "; ".join(f"{column} {_or_none(old)} → {_or_none(new)}" for column, (old, new) in change.columns.items())
    return f"{name}: {told}"


def _or_none(value: object) -> str:
    return "–" if value in (None, "") else str(value)
