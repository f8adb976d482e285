"""Who sits in a body, as a table below its name shows it: “Institution | Vertretung | Stellvertretung”, “Platz für | besetzt mit”.

A row is one seat: the office or organisation of its first column with the person beside it; where that column only tells the side that
somebody comes from (“Seite”, “Funktion”), whom the next names. Deputies are no members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.document import Block, Cell, Document, Range
from extractors.german.names import find_persons
from extractors.steering_groups.member_names import Found, Listed, can_sit, read_list, read_whole, surely, who
from extractors.steering_groups.mentions import Mention, named_in
from extractors.steering_groups.sectors import is_actor

_ABOVE = 3  # blocks in which the body is named
_FEWEST = 3  # rows, the head among them
_LONGEST = 70  # letters of a name; what is longer are several, whose lines were joined
_SENDS, _SITS, _SIDE, _SEATS, _DEPUTY = "sends", "sits", "side", "seats", "deputy"
# what the head of a column promises; the first that fits
_HEADS = {
    _DEPUTY: r"stellv|ersatz|verhinder",
    _SEATS: r"(?:anzahl|zahl|sitze|plätze|stimmen|personen)\b",
    _SITS: r"mitglied|inhaber|name|person|vertret|besetz|wer\b|teilnehm|zusammensetzung",
    _SENDS: r"institution|einrichtung|organisation|stelle\b|(?:sitz|platz) für|amt\b|verein|träger|fraktion",
    _SIDE: r"funktion|seite|bereich|gruppe|platz|sitz\b|sparte|$",
}
_KINDS = {kind: re.compile(rf"(?i)(?:\w+e[rs]?\s+)?\w*?(?:{words})") for kind, words in _HEADS.items()}
# heads of tables of sessions, measures, costs and times
_OTHER = re.compile(
    r"(?i)^position|\b(?:sitzung\w*|termin|datum|ziele?|maßnahme\w*|kosten|betrag|eur|zeit\w*|handlungsfeld\w*|aufgaben?|ergebnis|zuständigkeit|schritt|posten)\b|€|\d{4}"
)
_CHAIR = re.compile(r"\bVorsitz\b|\bLeitung\b|\(Sprecher")


def member_tables(document: Document, mentions: Sequence[Mention]) -> Iterator[Found]:
    """The members that tables show, body by body."""
    for index, block in enumerate(document.blocks):
        table = block.table
        if table is None or len(table.rows) < _FEWEST or (mention := _named_above(document, index, mentions)) is None:
            continue
        columns = _columns(table.rows[0])
        if not {_SITS, _SENDS} & set(columns.values()):
            continue
        seats = [list(_seats(document.text, row, columns)) for row in table.rows[1:]]
        members = [member for seat in seats for member in seat]
        told = 2 * sum(map(bool, seats)) > len(seats) and 3 * sum(map(surely, members)) >= len(members)
        if told and all(len(member.name) <= _LONGEST for member in members):
            yield Found(mention, tuple(members), "members-table")


def in_tables(document: Document, found: Sequence[Found]) -> list[Block]:
    """The tables that members were read from: nobody else in them is one."""
    starts = {telling.members[0].start for telling in found if telling.rule == "members-table"}
    return [b for b in document.blocks if b.table is not None and any(b.start <= start < b.end for start in starts)]


def _named_above(document: Document, index: int, mentions: Sequence[Mention]) -> Mention | None:
    """The body that the nearest of the blocks above names, where no other table stands between."""
    for block in reversed(document.blocks[max(0, index - _ABOVE) : index]):
        if block.table is not None:
            return None
        if here := named_in(block, mentions):
            return here[-1]
    return None


def _columns(head: Sequence[Cell]) -> dict[int, str]:
    """Column → what it holds, by its head; none where the table is one of other things. Beside “Mitglied” a “Vertretung” is the deputy."""
    if any(_OTHER.search(cell.text) for cell in head):
        return {}
    found = {
        cell.column: next((kind for kind, words in _KINDS.items() if words.match(cell.text.strip())), "")
        for cell in head
    }
    sits = [column for column, kind in found.items() if kind == _SITS]
    return found | dict.fromkeys((c for c in sits[1:] if _DEPUTY not in found.values()), _DEPUTY)


def _lines(text: str, cell: Cell, number: str) -> list[Range]:
    """The lines of a cell, which were joined: one a person, or as many actors as have seats (“Stadtsportbund Kreissportbund | 2”)."""
    printed = text[cell.start : cell.end]
    persons = [
        person.start for person in find_persons(printed) if printed[: person.start].rstrip()[-1:] not in tuple(",(/:")
    ]
    words = [word.start() for word in re.finditer(r"(?<!\S)[A-ZÄÖÜ]\S+", printed) if is_actor(word[0])]
    ways = [starts for starts in (persons, words) if starts[:1] == [0] and len(starts) > 1]
    starts = next((way for way in ways if way is persons or str(len(way)) == number), [0])
    return [Range(cell.start + first, cell.start + last) for first, last in pairwise([*starts, len(printed)])]


def _seats(text: str, row: Sequence[Cell], columns: Mapping[int, str]) -> Iterator[Listed]:
    """The members of a row: one, or those whom one cell lists."""
    cells = {columns[cell.column]: cell for cell in reversed(row) if cell.text.strip() and columns.get(cell.column)}
    sends, sits, side = cells.get(_SENDS), cells.get(_SITS), cells.get(_SIDE)
    seat = sends or sits
    if seat is None:
        return
    number = cells[_SEATS].text.strip() if _SEATS in cells else ""
    lines = _lines(text, seat, number)
    members = [part for line in lines for part in read_whole(text, line.start, line.end)[:1] if can_sit(part)]
    listed = [part for part in read_list(text, seat.start, seat.end) if can_sit(part)] if seat is sits else []
    if len(lines) == 1 < len(listed) and all(surely(part) and not part.person for part in listed):
        members = listed
    beside = read_whole(text, sits.start, sits.end)[:1] if sends is not None and sits is not None else []
    person = next(map(who, beside), None) if len(lines) == 1 else None
    chairs = any(_CHAIR.search(cell.text) for kind, cell in cells.items() if kind != _DEPUTY)
    seats, left = divmod(int(number), len(lines)) if number.isdigit() else (0, 0)
    for part in members:
        count = seats if not left and not part.count_max else None  # five seats of two persons are told of neither
        yield replace(
            part,
            person=part.person or person,
            declared=part.declared or (side.text.strip() if side else None),
            role="chair" if chairs else part.role,
            count_min=count or part.count_min,
            count_max=count or part.count_max,
        )
