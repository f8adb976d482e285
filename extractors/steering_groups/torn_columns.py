"""Tables of a body's members of which the text keeps one column below the other: first who sends, then who is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.document import Block, Document
from extractors.german.names import read_person
from extractors.steering_groups.actors import is_actor
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_lines import LINE
from extractors.steering_groups.member_phrases import read_whole
from extractors.steering_groups.sectors import has_sector
from extractors.steering_groups.table_columns import kind_of_head

_FEWEST = 3  # rows; two names below two offices may be anything


def members_of_columns(document: Document, blocks: Sequence[Block]) -> tuple[list[Listed], int]:
    """The members of “Sozialamt”, “Jugendamt”, “Caritas” over “Eva Muster”, “Max Beispiel”, “N. N.”, row by row, and how many blocks the
    table has; heads such as “Stelle”, “Vertreter” may stand above, a column of deputies below."""
    lines = list(takewhile(lambda block: block.table is None and len(block.text.strip()) <= LINE, blocks))
    text = [line.text.strip() for line in lines]
    heads = sum(1 for _ in takewhile(_is_head, text[:4]))
    first = _alike(text, heads)
    second = _alike(text, heads + first)
    if first < _FEWEST:
        return [], 0
    by_name = _is_person(text[heads])  # names first; else the lines behind the names may be their deputies
    people, senders = (heads, heads + first) if by_name else (heads + first, heads)
    fits = (
        (second == first and not _alike(text, heads + 2 * first)) if by_name else (second > 0 and second % first == 0)
    )
    sure = sum(has_sector(line) or is_actor(line) for line in text[senders : senders + first])
    if not fits or sure * 2 < first:
        return [], 0
    members: list[Listed] = []
    for row in range(first):
        line = lines[senders + row]
        person = read_person(text[people + row])
        parts = read_whole(document.text, line.start, line.end)
        members += [replace(part, person=person.name if person else None) for part in parts]
    return members, heads + first + second


def _is_head(line: str) -> bool:
    """“Vertreter/in”, “Vor- und Nachname”, but no “Fraktion Muster”."""
    return kind_of_head(line) is not None and (len(line.split()) == 1 or "und" in line.split())


def _alike(text: Sequence[str], at: int) -> int:
    """How many lines from ``at`` on all name people, or all nobody."""
    if at >= len(text):
        return 0
    people = _is_person(text[at])
    return sum(1 for _ in takewhile(lambda line: _is_person(line) == people and _ends_open(line), text[at:]))


def _ends_open(line: str) -> bool:
    return line[-1:] not in (".", ":", ";") or _is_nobody(line)


def _is_person(line: str) -> bool:
    """“Eva Muster”, “Dr. Max Beispiel”; nobody yet: “N. N.”"""
    return _is_nobody(line) or (read_person(line) is not None and not has_sector(line))


def _is_nobody(line: str) -> bool:
    return line.replace(" ", "").upper() in ("N.N.", "NN", "N.N", "OFFEN", "VAKANT")
