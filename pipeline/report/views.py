"""What the sections of a report are made of: tables of cells, each with its evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import compress
from typing import Any

from pipeline.normalize import Row, Rows
from pipeline.report.evidence import Evidence
from pipeline.report.labels import Labels
from pipeline.report.language import Language, alphabetical

COORDINATES = ("lat", "lon")
"""Columns of one's own in towns.csv that say where a town lies: degrees north and east."""

MISSING = ("none", "not_stated", "not_found")
"""Three ways of not being there, which a report never shows as the same or as nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, how it is set (``text``, ``number``, ``wide``), and what it means where the title does not say."""

    title: str
    style: str = "text"
    hint: str = ""
    key: str = ""
    """How sentences and addresses call the column, where they do."""
    shown: bool = True
    """Whether it stands in the table at first; the reader picks others."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for the eye. ``basis`` says in which of four ways it is there or not, ``cites`` where the papers say so."""

    lines: tuple[str, ...] = ()
    basis: str = "stated"
    cites: str = ""
    sort: str = ""
    mark: str = ""
    """A sign beside the value: ``conflict``, ``doubt``."""
    flow: str = ""
    """How several lines are set: below each other, in a ``row``, or as a ``path``."""
    strip: tuple[str, ...] = ()
    """A status for each topic of the matrix, in its order, which are drawn instead of the lines."""


VOID = Cell(("–",), "void")
"""A cell that cannot have a value: the size of a group that is not there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; it is seen where its ``town``, and the ``other`` if it is of two, are chosen."""

    town: str
    cells: tuple[Cell, ...]
    other: str = ""


def by_town(line: Line) -> list[tuple[int, int, str]]:
    """Rows stand by their towns, in the order of the alphabet."""
    return alphabetical(line.town)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be sorted and filtered. The first cell of each line is its head."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass
class Material:
    """Everything that the sections are written from."""

    facts: Rows
    compared: Rows
    evidence: Evidence
    language: Language
    labels: Labels
    _cites: dict[tuple[str, str, str], list[Row]] = field(init=False)

    def __post_init__(self) -> None:
        self._cites = defaultdict(list)
        for row in self.compared["compare_evidence"]:
            self._cites[row["in_table"], row["row_id"], row["in_column"]].append(row)
        self._towns: dict[str, str] = {row["municipality_id"]: row["name"] for row in self.facts["municipalities"]}
        self.documents = {row["document_id"]: row for row in self.facts["documents"]}
        names: dict[str, list[str]] = defaultdict(list)
        for row in self.facts["municipalities"]:
            names[row["name"]].append(row["municipality_id"])
        for row in self.facts["municipalities"]:
            if len(names[row["name"]]) > 1 and row["kind"]:  # Landkreis and Stadt of one name
                self._towns[row["municipality_id"]] = f"{row['name']} ({row['kind']})"

    @cached_property
    def alone(self) -> bool:
        """Whether there is but one town, which nothing is compared with."""
        return len(self.compared["compare_approach"]) == 1

    @cached_property
    def counted(self) -> set[str]:
        """The papers that count in the comparison."""
        return {row["document_id"] for row in self.compared["compare_papers"] if row["counted"]}

    @cached_property
    def compared_papers(self) -> set[str]:
        """The papers whose undertaking is compared; the others name no concept, or say too little of the field."""
        rows = self.compared["compare_undertakings"]
        undertakings = {row["undertaking_id"] for row in rows if row["compared"]}
        papers = self.compared["compare_papers"]
        return {row["document_id"] for row in papers if row["counted"] and row["undertaking_id"] in undertakings}

    @cached_property
    def unrelated(self) -> set[str]:
        """The towns of whose papers none is about the field: what is compared says nothing of them."""
        rows = self.compared["compare_undertakings"]
        related = {row["municipality_id"] for row in rows if row["compared"]}
        return {row["municipality_id"] for row in self.compared["compare_approach"]} - related

    def related(self, table: str) -> list[Row]:
        """The rows of a comparison table without those of towns that it says nothing of."""
        return [row for row in self.compared[f"compare_{table}"] if row["municipality_id"] not in self.unrelated]

    @cached_property
    def yearly(self) -> set[tuple[str | None, str | None, Decimal | None, int | None]]:
        """Amounts that are paid every year: town, kind, amount, year."""
        columns = ("municipality_id", "cost_kind", "amount_max", "year")
        return {tuple(row[each] for each in columns) for row in self.compared["compare_costs"] if row["recurring"]}

    def of(self, town: str, name: str, between: str) -> str:
        """Something of a town, as charts name it: “Auenbrück: Lenkungskreis”; by its own name where there is but one town."""
        return name if self.alone else f"{town}{between}{name}"

    @cached_property
    def own_columns(self) -> dict[str, dict[str, str]]:
        """What somebody noted of towns in columns of their own, by column and key of the town."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.compared["compare_own"]:
            found[row["name"]][row["municipality_id"]] = row["value"]
        return dict(found)

    def town(self, municipality_id: str | None) -> str:
        if municipality_id is None:
            return self.language.gettext("municipality unknown")
        return self._towns.get(municipality_id, municipality_id)

    def town_of(self, document_id: str) -> str:
        return self.town(self.documents[document_id]["municipality_id"])

    def paper(self, document_id: str) -> str:
        """A paper as it is cited: its number, else its file."""
        document = self.documents[document_id]
        return str(document["reference"] or str(document["source"]).rsplit("/", 1)[-1])

    def cites(self, table: str, row_id: str, *columns: str) -> str:
        """The numbers of the evidence of a cell; papers that are silent are cited as such."""
        found = [each for column in columns for each in self._cites[f"compare_{table}", row_id, column]]
        stated = self.evidence.cite((each["evidence_id"] for each in found), columns)
        silent = self.evidence.cite_silent(each["document_id"] for each in found if each["evidence_id"] is None)
        return " ".join(filter(None, (stated, silent)))

    def missing(self, basis: str | None, cites: str = "") -> Cell:
        """A value that is not there, in words; the papers are silent where nothing else is known."""
        basis = basis if basis in MISSING else "not_stated"
        return Cell((self.labels("basis", basis),), basis, cites)

    def names(self, kind: str, codes: str | None) -> list[str]:
        """Names of the codes in a JSON list."""
        return [self.labels(kind, code) for code in listed(codes)]

    def amount(self, low: Decimal | None, high: Decimal | None) -> str:
        """One amount or a range, in euros."""
        money = self.language.money
        if low is None or high is None or low == high:
            one = low if low is not None else high
            return "" if one is None else money(one, short=True)
        return f"{money(low, short=True)} – {money(high, short=True)}"


def listed(values: str | None) -> list[Any]:
    """The values of a column that holds a JSON list."""
    found = json.loads(values) if values else []
    return found if isinstance(found, list) else [found]


def without_blank_columns(table: Table) -> Table:
    """A table without the columns in which no line can have a value."""
    filled = [
        not place or any(line.cells[place] != VOID for line in table.lines) for place in range(len(table.columns))
    ]
    lines = (replace(line, cells=tuple(compress(line.cells, filled))) for line in table.lines)
    return replace(table, columns=tuple(compress(table.columns, filled)), lines=tuple(lines))


def as_text(values: Iterable[Any]) -> tuple[str, ...]:
    """Values as lines of a cell."""
    return tuple(str(value) for value in values if value not in (None, ""))


def order(value: object) -> str:
    """What a cell is sorted by: numbers as numbers, days and words as they are."""
    return "" if value is None else str(value)


def shortened(text: str, letters: int) -> str:
    """A text of so many letters at most, cut between words.

    >>> shortened("Lenkungskreis Integration und Teilhabe", 28)
    'Lenkungskreis Integration …'
    """
    return text if len(text) <= letters else f"{text[: letters - 1].rsplit(' ', 1)[0]} …"
