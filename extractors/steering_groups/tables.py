"""Who sits in a body, as tables show it: rows of institutions and names, or one row a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Cell, Document, Table
from extractors.german.names import find_persons, read_person
from extractors.steering_groups.member_lines import members_of_line, under
from extractors.steering_groups.member_phrases import Listed, read_whole
from extractors.steering_groups.members import Found, listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.sectors import has_sector, sector_of

TITLE_CUE = re.compile(r"Mitglied|[Zz]usammensetzung|Besetzung|Teilnehm|Vertret")


def rows_by_body(document: Document, table: Table, mentions: Sequence[Mention]) -> Iterator[Found]:
    """Rows that begin with a body's name and list its members beside it; a table under a body's name in its first row."""
    titles = [cell for cell in table.rows[0] if cell.text.strip()] if table.rows else []
    here = [m for m in mentions if len(titles) == 1 and titles[0].start <= m.start < titles[0].end and not m.plural]
    if here and TITLE_CUE.search(titles[0].text):
        rows = [[cell for cell in row if cell.text.strip()] for row in table.rows[1:]]
        below = [part for cells in rows for part in _beside_label(document.text, cells)]
        if below:
            yield Found(here[0], tuple(below), "members-listed")
            return
    for row in table.rows:
        cells = [cell for cell in row if cell.text.strip()]
        if len(cells) < 2:
            continue
        first = [m for m in mentions if cells[0].start <= m.start < cells[0].end and not m.plural]
        if len(first) != 1 or first[0].end - first[0].start < len(cells[0].text.strip()) - 5:
            continue
        members = [part for cell in cells[1:] for part in listed(document.text, cell.start, cell.end)]
        if members and not any(cells[1].start <= m.start < cells[-1].end for m in mentions):
            yield Found(first[0], tuple(members), "members-beside-name")


def _beside_label(text: str, cells: Sequence[Cell]) -> list[Listed]:
    """“Verwaltung | Sozialamt, Jugendamt”: the members beside the heading that they are declared under."""
    if len(cells) < 2:
        return []
    declared = cells[0].text.strip(" :")
    return [under(part, declared) for cell in cells[1:] for part in listed(text, cell.start, cell.end)]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds the body or party sent from, and which the person."""

    institution: int | None
    person: int | None
    head: int = 1


_PERSON_HEAD = re.compile(
    r"^(?:Name|Vorname|Vertreter(?:/?-?in|in|\(in\)|innen)?|Mitglied(?:er)?|Person|Teilnehmer\w*|Vertretung|Ansprechpartner\w*)\b(?!.*[Ss]tellv)"
)
_BODY_HEAD = re.compile(
    r"^(?:Institution|Organisation|Einrichtung|Fraktion|Amt|Dienststelle|Bereich|Gruppe|Funktion|Verein|Partei|Behörde|Träger|Stelle)"
)


def members_of_table(document: Document, table: Table) -> list[Listed]:
    """The members in the rows of a table with columns such as Institution / Name or Vertreter / Stellvertreter."""
    columns = _columns(table)
    if columns is None:
        return []
    rows = table.rows[columns.head :]
    persons = [_cell(row, columns.person) for row in rows]
    if columns.person is not None and not any(cell is not None and cell.text.strip() for cell in persons):
        return []
    out: list[Listed] = []
    for row in rows:
        body, person = _cell(row, columns.institution), _cell(row, columns.person)
        out += _of_row(document.text, body, person)
    return out


def _of_row(text: str, body: Cell | None, person: Cell | None) -> list[Listed]:
    named = person if person is not None and person.text.strip() else None
    if body is None or not body.text.strip():
        return [] if named is None else _known(members_of_line(text, named.start, named.end, None))
    if named is None:
        return members_of_line(text, body.start, body.end, None)
    if sector_of(body.text) == "politics" and (read_person(named.text) or next(find_persons(named.text), None)):
        return _known(members_of_line(text, named.start, named.end, body.text.strip()))
    who = read_person(named.text) or next(find_persons(named.text), None)
    beside = [] if who else _beside_label(text, [body, named])
    if beside:
        return beside
    own = read_whole(text, body.start, body.end)
    return [replace(part, person=who.name if who else None) for part in own]


def _known(parts: Sequence[Listed]) -> list[Listed]:
    """A cell of a column of names holds a person."""
    out = []
    for part in parts:
        who = None if part.person else read_person(part.name)
        out.append(replace(part, person=who.name, name=who.name) if who else part)
    return out


def _cell(row: Sequence[Cell], column: int | None) -> Cell | None:
    return next((cell for cell in row if cell.column == column), None)


def _columns(table: Table) -> _Columns | None:
    if not table.rows:
        return None
    heads = {cell.column: cell.text.strip() for cell in table.rows[0]}
    person = next((column for column, text in heads.items() if _PERSON_HEAD.match(text)), None)
    body = next((column for column, text in heads.items() if _BODY_HEAD.match(text)), None)
    if person is not None or body is not None:
        return _Columns(body, person)
    first = [row[0].text for row in table.rows if row and row[0].text.strip()]
    if first and sum(1 for text in first if has_sector(text)) * 2 > len(first):
        return _Columns(0, 1 if table.columns > 1 else None, head=0)
    return None
