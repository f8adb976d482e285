"""Which column of a table of members holds what, by its head or by its cells: “Institution | Vertreter/in | Stellvertretung”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Range
from extractors.facts import MemberRole
from extractors.german.names import Person, find_persons, read_person
from extractors.steering_groups.sectors import has_sector

Row = dict[int, Range]
"""The filled cells of a row by their column."""

# The columns of member tables by their heads. A table may have several that name somebody; the first of a kind counts.
HEADS: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "deputy": r"(?:[Pp]ersönliche\w*\s+)?(?:[Ss]tellv|Ersatz|Vertretungs)",
        "count": r"(?:An)?[Zz]ahl\b|Sitze?\b|Plätze\b|Stimmen\b|Personen(?:zahl)?$|Mitgliederzahl",
        "function": r"Funktion|Rolle|Stellung|Aufgabe\b",
        "person": r"(?:Vor-?\s?(?:und|/)\s?(?:Nach|Zu)?name|Name|Vorname|Vertreter|Mitglied|Ordentliche|Person\b|Teilnehm|Vertretung"
        r"|Ansprechpartner|Benannt|Entsandt)",
        "body": r"(?:Institution|Organisation|Einrichtung|Fraktion|Amt\b|Ämter|Dienststelle|Bereich|Gruppe|Verein|Partei|Behörde|Träger"
        r"|Stelle\b|Akteur"
        r"|Entsendend|Fachbereich|Dezernat|Sektor|Gremium|Herkunft|Verband|Zuständig)",
        "remark": r"Bemerkung|Anmerkung|Hinweis|Kontakt|Telefon|E-?Mail|Datum|Thema|Handlungsfeld|lfd|Nr\b",
    }.items()
}


def kind_of_head(text: str) -> str | None:
    """What a column holds, by its head: “Vertreter/in” says people, “Institution” who sends them; “Amt 50” is no head."""
    kind = next((kind for kind, pattern in HEADS.items() if pattern.match(text.strip())), None)
    return None if kind == "body" and any(sign.isdigit() for sign in text) else kind


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; ``head``: how many rows of heads stand above the members."""

    body: int | None = None
    person: int | None = None
    function: int | None = None
    count: int | None = None
    head: int = 1


def columns_of(text: str, rows: Sequence[Row], *, of_body: bool) -> Columns | None:
    """The columns by their heads, else by what the cells hold; None where no column names anybody. ``of_body``: the head of the
    first column is the body's name."""
    return (_by_heads(text, rows, of_body=of_body) or _by_cells(text, rows)) if len(rows) > 1 else None


def _by_heads(text: str, rows: Sequence[Row], *, of_body: bool) -> Columns | None:
    kinds: dict[str, int] = {}
    for column, cell in rows[0].items():
        kind = "body" if of_body and column == min(rows[0]) else kind_of_head(text[cell.start : cell.end])
        if kind is not None:
            kinds.setdefault(kind, column)
    if {"person", "deputy"} <= kinds.keys() and "body" not in kinds:  # “ | Mitglied | Stellvertretung”
        least = min(column for row in rows for column in row)
        if least not in rows[0]:
            kinds["body"] = least
    if "count" in kinds and "body" not in kinds and "person" not in kinds:
        least = min(column for row in rows for column in row)
        if least != kinds["count"]:
            kinds["body"] = least
    functions = kinds.get("function")
    if functions is not None and not _are_functions(text, rows[1:], functions):  # “Funktion”: Landrat, Jugendamtsleiter
        kinds.setdefault("body", functions)
        functions = None
    if "person" in kinds and _are_functions(text, rows[1:], kinds["person"]):
        functions = kinds.pop("person")
    if kinds.get("body", kinds.get("person")) is not None:
        return Columns(kinds.get("body"), kinds.get("person"), functions, kinds.get("count"))
    return None


def _by_cells(text: str, rows: Sequence[Row]) -> Columns | None:
    """The columns of rows without heads: the first names somebody, the second counts or names people."""
    least = min((min(row) for row in rows if row), default=0)
    first = [text[row[least].start : row[least].end] for row in rows if least in row]
    second = [text[row[least + 1].start : row[least + 1].end].strip() for row in rows if least + 1 in row]
    counted = [SEATS.fullmatch(cell) or FUNCTION.match(name) for name, cell in zip(first, second, strict=False)]
    if (
        len(second) > 2
        and all(counted)
        and sum(map(bool, map(SEATS.fullmatch, second))) > 1
        and any(map(has_sector, first))
    ):
        return Columns(least, None, None, least + 1, head=0)
    if first and (sum(1 for name in first if has_sector(name)) * 2 > len(first) or _are_people(first)):
        several = max((max(row, default=0) for row in rows), default=0)
        if _are_people(first):
            return Columns(least + 1 if several > least else None, least, head=0)
        return Columns(least, least + 1 if several > least else None, head=0)
    return None


# “6”, “je 1”, “9 (CDU 5, SPD 4)”, “2 Sitze”
SEATS = re.compile(
    r"(?P<each>je(?:weils)?\s+)?(?P<count>\d{1,2})(?:\s+(?:Sitze?|Plätze?|Person(?:en)?|Vertret\w*|Mitglied(?:er)?|Stimmen?))?(?:\s*\([^()]*\))?"
)


def _are_people(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and sum(
        1 for cell in cells if person_in(cell) is not None and not has_sector(cell)
    ) * 3 >= 2 * len(cells)


# “Vorsitz”, “stimmberechtigtes Mitglied”, “Protokoll”
FUNCTION = re.compile(
    r"(?:(?:(?:[Ss]tellv\w*\.?|[Ss]tv\.)\s*)?Gast\b|(?P<chair>Vorsitz\w*|Leit(?:ung|er(?:in)?)|Sprecher(?:in)?|Projektleit\w*)|(?P<moderation>Moderat\w*)|Mitglied|[Bb]eratend\w*|Geschäftsführung"
    r"|Protokoll\w*|Schriftführ\w*|(?:[Oo]rdentliches|[Ss]timmberechtigtes|[Ss]tändiges|[Bb]eratendes)\s+Mitglied|Gast|Teilnehm\w*|Koordination)\b"
)


def _are_functions(text: str, rows: Sequence[Row], column: int) -> bool:
    cells = [text[row[column].start : row[column].end].strip() for row in rows if column in row]
    return bool(cells) and sum(1 for cell in cells if FUNCTION.match(cell)) * 2 >= len(cells)


def role_of(cell: str) -> MemberRole | None:
    """“Vorsitz”, “Mitglied”: the role that a cell names, if it names one."""
    function = FUNCTION.match(cell)
    if function is None:
        return None
    if re.match(r"[Ss]t(?:ell)?v", function[0]):
        return "member"
    return "chair" if function["chair"] else "moderation" if function["moderation"] else "member"


def cell_text(text: str, row: Row, column: int | None) -> str:
    """The words in that column of the row; empty where there are none."""
    cell = row.get(column) if column is not None else None
    return text[cell.start : cell.end].strip() if cell is not None else ""


def person_in(text: str) -> Person | None:
    """The person that the words are, or the first that they name."""
    return read_person(text) or next(find_persons(text), None)
