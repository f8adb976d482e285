"""The members of one row of a table: “Landkreis | Eva Muster (Leitung)”, “Kirchen | je 1”, “Vorsitz | Landrätin Muster”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Range
from extractors.facts import MemberRole
from extractors.german.names import read_person
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_lines import members_of_line, under
from extractors.steering_groups.member_phrases import read_list, read_whole
from extractors.steering_groups.members import listed
from extractors.steering_groups.sectors import has_sector, sector_of
from extractors.steering_groups.table_columns import (
    SEATS,
    Columns,
    Row,
    cell_text,
    person_in,
    role_of,
)

_NO_ROW = re.compile(r"^(?:[Zz]usammen|[Ss]umme|[Ii]nsgesamt|[Gg]esamt)\b|\b\d\d\.\d\d\.\d{4}\b")
# “2 Sitze, vakant”
_ONLY_SEATS = re.compile(r"\s*(?P<count>\d{1,2})\s+(?:Sitze?|Plätze?|Vertret\w*|Personen|Mitglieder)\b")


def members_of_row(text: str, row: Row, columns: Columns) -> list[Listed]:
    """Whom the row names, with the role, the number and the person that its cells give them."""
    body, named = _filled(text, row, columns.body), _filled(text, row, columns.person)
    count = _count(text, row, columns.count)
    if body is not None and _NO_ROW.search(text[body.start : body.end].strip()):
        return []
    seats = _ONLY_SEATS.match(text, named.start, named.end) if named is not None else None
    if seats is not None:
        named, count = None, int(seats["count"])
    if named is not None and body is not None and not columns.head:  # “Eva Muster | Sprecherin, Diakonie”
        declared = text[body.start : body.end].strip()
        people = _people(text, named) or _known(members_of_line(text, named.start, named.end, None))
        parts = [under(part, declared) for part in people]
    elif count is not None and body is not None:
        each = SEATS.fullmatch(cell_text(text, row, columns.count))
        several = read_list(text, body.start, body.end) if each is not None and each["each"] else []
        parts = several or read_whole(text, body.start, body.end)
        parts = [replace(part, count_min=count, count_max=count) for part in parts if several] or parts
    elif (
        columns.count is not None
        and body is not None
        and (seat := role_of(cell_text(text, row, columns.body))) is not None
    ):
        beside = row.get(columns.count)  # “Vorsitz | Landrätin Muster” among counts
        return [replace(part, role=seat) for part in read_whole(text, beside.start, beside.end)] if beside else []
    else:
        parts = _of_cells(text, body, named)
    role = _role(text, row, columns.function)
    if count is not None and len(parts) == 1 and parts[0].count_max is None:
        parts = [replace(parts[0], count_min=count, count_max=count)]
    return [replace(part, role=role) if role != "member" else part for part in parts]


def _of_cells(text: str, body: Range | None, named: Range | None) -> list[Listed]:
    if body is None:
        return [] if named is None else _known(members_of_line(text, named.start, named.end, None))
    if named is None:
        return members_of_line(text, body.start, body.end, None)
    if sector_of(text[body.start : body.end]) == "politics" and (people := _people(text, named)):
        return [under(part, text[body.start : body.end].strip()) for part in people]
    who = person_in(_CHAIRS.sub("", text[named.start : named.end]).strip())
    institution = text[body.start : body.end]
    if who is not None and sector_of(institution) == "politics":
        return _known(members_of_line(text, named.start, named.end, institution.strip()))
    abbreviated = _INITIALS.fullmatch(text[named.start : named.end].strip())
    beside = [] if who or abbreviated else beside_label(text, [body, named])
    if beside:
        return beside
    role: MemberRole = "chair" if _CHAIRS.search(text[named.start : named.end]) else "member"
    parts = read_whole(text, body.start, body.end)
    person = who.name if who else abbreviated[0] if abbreviated else None
    return [replace(part, person=person or part.person, role=role) for part in parts]


_INITIALS = re.compile(r"(?:[A-ZÄÖÜ][a-zäöü]?\.\s?)+[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?")  # “Th. Muster”
_CHAIRS = re.compile(r"\((?:Vorsitz\w*|Leitung|Leiter(?:in)?|Sprecher(?:in)?)\)")


def _people(text: str, cell: Range) -> list[Listed]:
    """“Eva Muster, Max Beispiel”: the people of a cell that names nobody else."""
    parts = [(part, read_person(part.name)) for part in read_list(text, cell.start, cell.end)]
    several = len(parts) > 1 and all(who and " " in part.name and not has_sector(part.name) for part, who in parts)
    return [replace(part, person=person.name) for part, person in parts if person] if several else []


NOBODY = re.compile(
    r"^(?:N\.?\s?N\.?|[-–—.…_]+|offen|vakant|noch\s+offen|unbesetzt|wird\s+(?:noch\s+)?benannt|n\.\s?b\.|k\.\s?A\.)$"
)


def _filled(text: str, row: Row, column: int | None) -> Range | None:
    cell = row.get(column) if column is not None else None
    return None if cell is None or NOBODY.match(text[cell.start : cell.end].strip()) else cell


def _count(text: str, row: Row, column: int | None) -> int | None:
    number = re.match(r"(?:je(?:weils)?\s+)?(\d{1,2})(?!\S)", cell_text(text, row, column))
    return int(number[1]) if number else None


def _role(text: str, row: Row, column: int | None) -> MemberRole:
    return role_of(cell_text(text, row, column)) or "member"


def _known(parts: Sequence[Listed]) -> list[Listed]:
    """A cell of a column of names holds a person."""
    out = []
    for part in parts:
        who = None if part.person else read_person(part.name)
        out.append(replace(part, person=who.name, name=who.name) if who else part)
    return out


def beside_label(text: str, cells: Sequence[Range]) -> list[Listed]:
    """“Verwaltung | Sozialamt, Jugendamt”: the members beside the heading that they are declared under."""
    if len(cells) < 2:
        return []
    declared = text[cells[0].start : cells[0].end].strip(" :")
    return [under(part, declared) for cell in cells[1:] for part in listed(text, cell.start, cell.end)]
