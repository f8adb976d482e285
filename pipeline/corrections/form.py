"""A line of ``corrections.csv``: its columns, what may stand in them, and how a value is written and read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pipeline.columns import Column, TableSpec
from pipeline.plain_lists import Lines, iso_day, meant
from pipeline.schema import TABLES

CORRECTIONS_CSV = "corrections.csv"
COLUMNS = (
    *("paper", "file", "table", "fact", "page", "quote"),
    *("says", "column", "read", "right", "shown_by", "who", "when", "why"),
)
RIGHT, VALUE, NO_SUCH_FACT, MISSED, WITHDRAWN = SAYS = ("right", "value", "no-such-fact", "missed", "withdrawn")
NOT_FOUND, NOT_ANSWERED = "not-found", "not-answered"
ANSWERS = "answers"
"""Lines of this table answer a variable of the researcher's own, which stands in ``column``."""
SAYS_OF_ANSWERS = (VALUE, NOT_FOUND, NOT_ANSWERED, WITHDRAWN)
TOPICS = "topics"
"""The topics of an action field are corrected like a column of it."""

_CODE = "bad_corrections_csv"
_PAPER = re.compile(r"[0-9a-f]{16}(?:[0-9a-f]{48})?")
_PLACE = re.compile(r"(?:.*/)?(?P<start>\d+)-(?P<end>\d+)(?:\.\w+)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?")
_GERMAN_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+")
_TRUE, _FALSE = frozenset("yes true ja wahr 1".split()), frozenset("no false nein falsch 0".split())
_TABLES = {table.name: table for table in TABLES if table.is_fact}
_NOT_SAID = frozenset(("document_id", "evidence_id", "confidence", "position"))


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody says of a paper: “the 5,000 euros on page 2 are 50,000” (``value``), “this is no committee” (``no-such-fact``),
    “a date was missed” (``missed``), “this is right”, or that they take back what they said of it (``withdrawn``)."""

    paper: str
    table: str
    says: str
    who: str
    when: str
    file: str = ""
    fact: str = ""
    page: str = ""
    quote: str = ""
    column: str = ""
    read: str = ""
    right: str = ""
    shown_by: str = ""
    why: str = ""

    @property
    def correction_id(self) -> str:
        """Made of what is said alone: the same line in two ledgers is one correction, wherever the file lies."""
        said = "\x1f".join(getattr(self, column) for column in COLUMNS if column != "file")
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def document_id(self) -> str:
        return self.paper[:16]

    @property
    def place(self) -> tuple[int, int] | None:
        """The characters of the text that ``fact`` names, whether by the id of a row or as ``120-180``."""
        found = _PLACE.fullmatch(self.fact)
        return (int(found["start"]), int(found["end"])) if found else None

    @property
    def order(self) -> tuple[str, str]:
        """When it was said; of two at one moment always the same goes first."""
        return self.when, self.correction_id

    @property
    def cells(self) -> list[str]:
        """The line of the ledger."""
        return [getattr(self, column) for column in COLUMNS]


def read_ledger(text: str, place: Path) -> list[Correction]:
    """The corrections of a ledger. Raises RatsleseError(bad_corrections_csv) with the number of every wrong line and what may have
    been meant."""
    lines = Lines(text, place, COLUMNS, _CODE)
    found = []
    for number, cells in lines:
        try:
            found.append(correction(cells))
        except ValueError as error:
            lines.wrong(number, str(error))
    lines.check()
    return found


def correction(cells: Mapping[str, str]) -> Correction:
    """A line as a correction, its value as the tables have it. Raises ValueError with what is wrong and what may have been meant.

    >>> correction({"paper": "0123456789abcdef", "table": "costs", "quote": "rund 5.000 Euro", "says": "value",
    ...             "column": "amount", "read": "5.0", "right": "5.000,00", "who": "Anna", "when": "2026-03-01"}).right
    '5000.00'
    """
    for needed in ("paper", "table", "says", "who", "when"):
        if not cells.get(needed):
            raise ValueError(f"the column “{needed}” is empty")
    if not _PAPER.fullmatch(cells["paper"]):
        raise ValueError(f"“{cells['paper']}” is no paper; write its document_id (16 digits, 0 to f) or its SHA-256")
    _one_of("table", cells["table"], [*_TABLES, ANSWERS])
    _one_of("says", cells["says"], SAYS_OF_ANSWERS if cells["table"] == ANSWERS else SAYS)
    if not _TIME.fullmatch(cells["when"]):
        raise ValueError(f"“{cells['when']}” is no day or time; write 2026-03-12 or 2026-03-12T09:30:00Z")
    if cells.get("page") and not cells["page"].isdecimal():
        raise ValueError(f"“{cells['page']}” is no page; pages are counted from 1")
    if cells["table"] == ANSWERS:
        return _answer(cells)
    says = cells["says"]
    if not cells.get("quote") and (says == MISSED or not _PLACE.fullmatch(cells.get("fact", ""))):
        raise ValueError("there is no quote; a fact is named by its words in the paper, or by its id in the tables")
    right = cells.get("right", "")
    if says in (VALUE, MISSED):
        column = column_of(cells["table"], cells.get("column", ""))
        right = written(value_of(column, right)) if right else ""
        if column.name == TOPICS:
            right = ", ".join(sorted(filter(None, (each.strip() for each in right.split(",")))))
        if column.required and not right:
            raise ValueError(f"the column {column.name} of {cells['table']} cannot be blank")
    elif right:
        raise ValueError(f"a line that says “{says}” has nothing in the column “right”; did you mean “value”?")
    return Correction(**{**cells, "right": right})


def _answer(cells: Mapping[str, str]) -> Correction:
    """A line that answers a variable; what may be answered is known where the codebook is."""
    if not cells.get("column"):
        raise ValueError("the column “column” is empty; it names the variable")
    if cells["says"] == VALUE and not cells.get("right"):
        raise ValueError(f"there is no answer in “right”; did you mean “{NOT_FOUND}” or “{NOT_ANSWERED}”?")
    if cells["says"] == VALUE and not cells.get("quote"):
        raise ValueError("there is no quote; an answer stands with the words of the paper that show it")
    if cells["says"] != VALUE and cells.get("right"):
        raise ValueError(f"a line that says “{cells['says']}” has nothing in the column “right”; did you mean “value”?")
    return Correction(**cells)


def columns_of(table: TableSpec) -> dict[str, Column]:
    """The columns of a fact that a person can say something of."""
    own = {column.name: column for column in table.columns if column.name not in {*_NOT_SAID, *table.key}}
    if table.name == "action_fields":
        own[TOPICS] = Column(TOPICS, "text", "ids of the codebook, with commas between them")
    return own


def column_of(table: str, name: str) -> Column:
    """The column of a table that is meant. Raises ValueError."""
    known = columns_of(_TABLES[table])
    if name not in known:
        named = f"there is no column “{name}”" if name else "the column “column” is empty"
        raise ValueError(f"{table}: {named}{_known(name, list(known))}")
    return known[name]


def value_of(column: Column, text: str) -> Any:
    """A value as Python has it: “5.000,00” → 5000.00, “12.03.2023” → “2023-03-12”, “ja” → True. Raises ValueError."""
    if column.type in ("decimal", "real"):
        number = text.replace(".", "").replace(",", ".") if _GERMAN_NUMBER.fullmatch(text) else text
        try:
            return Decimal(number).quantize(Decimal("0.01"))
        except InvalidOperation:
            raise ValueError(f"{column.name}: “{text}” is no number; write 5000.00 or 5.000,00") from None
    if column.type == "integer":
        try:
            return int(text)
        except ValueError:
            raise ValueError(f"{column.name}: “{text}” is no whole number") from None
    if column.type == "boolean":
        if text.casefold() not in _TRUE | _FALSE:
            raise ValueError(f"{column.name}: “{text}” is neither yes nor no")
        return text.casefold() in _TRUE
    return iso_day(text) if column.type == "date" else text


def written(value: Any) -> str:
    """A value as a ledger has it: yes and no for booleans, nothing for what is blank."""
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def same(column: Column, one: str, other: str) -> bool:
    """Whether two cells say the same: 5000 and 5.000,00 euros do."""
    try:
        return one == other or (bool(one and other) and value_of(column, one) == value_of(column, other))
    except ValueError:
        return False


def _one_of(column: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        raise ValueError(f"{column}: there is no “{name}”{_known(name, known)}")


def _known(name: str, known: Sequence[str]) -> str:
    return meant(name, known) or f" (there are {', '.join(known)})"
