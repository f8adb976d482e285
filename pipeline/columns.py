"""What a table is made of: columns with a type and a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "real", "decimal", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, and in ``refers`` the table.column that it points to."""

    name: str
    type: Type
    about: str
    refers: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table. ``key`` is its primary key; the first column of a fact table."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def blank(self) -> dict[str, None]:
        """A row in which nothing stands."""
        return {column.name: None for column in self.columns}

    @property
    def is_fact(self) -> bool:
        return any(column.name == "confidence" for column in self.columns)


def text(name: str, about: str, refers: str | None = None, *, required: bool = False) -> Column:
    return Column(name, "text", about, refers, required)


def whole(name: str, about: str) -> Column:
    return Column(name, "integer", about)


def number(name: str, about: str, type_: Type = "real") -> Column:
    return Column(name, type_, about)


def flag(name: str, about: str) -> Column:
    return Column(name, "boolean", about)


def day(name: str, about: str) -> Column:
    return Column(name, "date", about)


DOCUMENT = text("document_id", "the paper", "documents.document_id", required=True)


def facts(name: str, about: str, key: str, *columns: Column) -> TableSpec:
    """A fact table: its own columns between the common ones."""
    return TableSpec(
        name,
        about,
        (
            text(key, "stable key: paper, table, place in the text", required=True),
            DOCUMENT,
            *columns,
            text("evidence_id", "where the paper says it", "evidence.evidence_id", required=True),
            Column(
                "confidence", "real", "0 to 1: how often the rule is right, lowered by doubtful reading", required=True
            ),
            Column("position", "integer", "reading order within the paper and table, from 1", required=True),
        ),
        (key,),
    )
