"""The members in the blocks below words that open a list: bullets, short lines, subheadings, tables, blanks for names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Block, Document, Table
from extractors.german.numbers import read_count
from extractors.sections import sections
from extractors.steering_groups.body_rows import TITLE_CUE
from extractors.steering_groups.dashed import beside_each_other, torn_items
from extractors.steering_groups.line_signs import (
    is_line,
    is_sentence,
    is_sure,
    last_sentence,
    lines_of_members,
    lists_members,
    looks_like_members,
)
from extractors.steering_groups.list_furniture import (
    HEAD_OF_BLANKS,
    SUBTITLE,
    blanks_below,
    is_bullet,
    is_foot,
    is_head_above,
    is_head_of_items,
    joined_lines,
    joins_items,
)
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_lines import (
    BLANK_FOR,
    DEPUTIES,
    LINE,
    SEATS_ONLY,
    blank_seats,
    counted_line,
    lines_of_persons,
    members_of_line,
    under,
)
from extractors.steering_groups.member_phrases import read_list
from extractors.steering_groups.member_saying_words import SEATS
from extractors.steering_groups.members import actors, listed
from extractors.steering_groups.mentions import Mention, named_in
from extractors.steering_groups.parted_tables import table_goes_on
from extractors.steering_groups.pieces import between
from extractors.steering_groups.sectors import has_sector, sector_of
from extractors.steering_groups.tables import members_of_stack, members_of_table
from extractors.steering_groups.torn_columns import members_of_columns

# a cue that speaks of nothing but members
SAYS_MEMBERS = re.compile(
    r"(?:Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|(?<!u)gehör|besteh|bestand|entsandt|entsend|benannt|berufen|vertreten)"
)
_PREFIX = re.compile(
    r"(?:Einbezug|Einbindung|Einbeziehung|Beteiligung|Vertretung|Mitglieder|Teilnehmer|Teilnehmende)\s*:?\s+(?:von\s+|(?=der|des|den|[A-ZÄÖÜ]))"
)
# “Ständige Mitglieder   Sozialamt; Jugendamt”, in a table that the text no longer shows
_SEATS_BESIDE = re.compile(rf"(?:Nichts|S)?{SEATS}\s+(?=[A-ZÄÖÜ][^.]*[,;])", re.VERBOSE)
_MOST = 80  # blocks of a table whose cells stand on lines of their own


def read_below(document: Document, index: int, mentions: Sequence[Mention], *, alone: bool) -> tuple[list[Listed], int]:
    """The members in the blocks from ``index`` on, and the first block that belongs to them no more. ``alone``: only the
    body's name stands above, so that lines must say themselves that they list members."""
    for stacked in (members_of_columns, members_of_stack):
        members, used = stacked(document, document.blocks[index : index + _MOST])
        if members:
            return members, index + used
    return _Reader(document, mentions, alone, index).read()


@dataclass(slots=True)
class _Reader:
    """Walks down the blocks of a list. ``declared`` is the subheading above, ``lines`` how many short lines from here on are members,
    ``deputies``: people beside the members are their deputies; ``counting``: every line ends in a number; ``columns``: items stand
    beside each other."""

    document: Document
    mentions: Sequence[Mention]
    alone: bool
    index: int
    members: list[Listed] = field(default_factory=list)
    declared: str | None = None
    lines: int = 0
    told: bool = False
    lead: int | None = None
    marker: str | None = None
    deputies: bool = False
    counting: bool = False
    columns: bool = False

    @property
    def block(self) -> Block:
        return self.document.blocks[self.index]

    @property
    def bulleted(self) -> bool:
        return self.marker is not None

    def read(self) -> tuple[list[Listed], int]:
        self.lead = _lead_before(self.document, self.index)
        above = last_sentence(self.document.blocks[self.index - 1].content)
        self.told = not self.alone and SAYS_MEMBERS.search(above) is not None
        if not self.alone or lists_members(self.document, self.index, self._section_starts()):
            self.lines = self._lines_from(self.index)
        while self.index < len(self.document.blocks) and not self._is_over():
            if self.block.table is not None:
                self._table(self.block.table)
                break
            if self.members and is_foot(self.document, self.index):
                self.index += 1
                if self.lines <= 0 and not self.bulleted and not self.alone:
                    self.lines = self._lines_from(self.index)
                continue
            used = self._takes()
            if not used:
                break
            self.index += used
            self.lines -= used
        return self.members, self.index

    def _section_starts(self) -> set[int]:
        return {section.start for section in sections(self.document)}

    def _lines_from(self, index: int) -> int:
        return lines_of_members(self.document, index, self._section_starts())

    def _is_over(self) -> bool:
        """Whether another part of the paper or another body begins here."""
        if self.block.table is not None:
            return False
        if self.block.start in self._section_starts():
            return True
        inside = self.block.kind == "item" and bool(self.members) and not self.alone
        return not inside and any(m.sure or self.alone for m in named_in(self.block, self.mentions))

    def _takes(self) -> int:
        """How many blocks the list goes on with from here; 0 where it ends."""
        content, end, used = joined_lines(self.document, self.index)
        text = self.document.text[content:end].strip()
        if self.counting or _COUNT_HEADS.fullmatch(text):
            return self._counted_line(content)
        seats = blanks_below(self.document, self.index) if BLANK_FOR.match(text) and not self.alone else (0, 0)
        if seats[0]:
            self.members.append(blank_seats(self.document.text, content, end, seats[0]))
            return seats[1]
        if self._is_furniture(text):
            return used
        if not self.alone and self.block.kind == "paragraph" and (torn := torn_items(self.document.text, content, end)):
            self.marker = self.marker or ""
            for item in torn:
                self._line(item.start, item.end)
            return used
        if text.endswith(":") and self._subtitle(text, content, end, used):
            return used
        if self.block.kind == "heading" and not is_line(text):
            return used if self._heading(text) else 0
        if self.block.kind == "item":
            return used if self._item(text, content, end) else 0
        if self.alone and self._beside_label(content, end):
            return used
        if self.lines > 0 and not self.bulleted:
            for at, stop in lines_of_persons(self.document.text, content, end, deputies=self.deputies):
                self._line(at, stop)
            return used
        if not self.members and not self.alone and self._enumeration(text, content, end):
            return 0
        return 0 if not self.alone or self.bulleted or len(text) > LINE else used

    def _line(self, start: int, end: int) -> None:
        self.members += [
            _led(part, self.lead) for part in members_of_line(self.document.text, start, end, self.declared)
        ]

    def _table(self, table: Table) -> None:
        found = members_of_table(self.document, table)
        more, used = table_goes_on(self.document, self.index + 1, table) if found else ([], 0)
        self.members += found + more
        self.index += bool(found) + used

    def _counted_line(self, content: int) -> int:
        """The head “Institution   Sitze”, and each line below it that ends in a number."""
        seats = counted_line(self.document.text, content, self.block.end) if self.counting else None
        if self.counting and seats is None:
            return 0
        self.counting = True
        self.members += [under(seats, self.declared)] if seats else []
        return 1

    def _is_furniture(self, text: str) -> bool:
        """Whether the block is a head of columns or a word between items; what it says about them is kept."""
        document, index = self.document, self.index
        if DEPUTIES.match(text):
            self.deputies = True
            return True
        if (self.members and HEAD_OF_BLANKS.fullmatch(text)) or is_head_above(document, index):
            return True
        if self.members and joins_items(document, index):
            if self.lines > 0 or not self.bulleted:
                self.lines = self._lines_from(index + 1) + 1
            return True
        if is_head_of_items(document, index) and (
            not self.members or looks_like_members(document, index + 1, half=False)
        ):
            self.columns = True
            return True
        return False

    def _subtitle(self, text: str, content: int, end: int, used: int) -> bool:
        """“Verwaltung:”, over the members that it sends; “Dezernent, Amt 40; aus dem Rat:” ends with one."""
        if ";" in text and not is_sentence(text):
            last = self.document.text.rindex(";", content, end)
            self.members += members_of_line(self.document.text, content, last, self.declared)
            self.declared = self.document.text[last + 1 : end].strip(" \n:")
            self.lines = self._lines_from(self.index + used) + used
            return True
        if len(text) <= SUBTITLE and (not self.alone or has_sector(text)):
            self.declared = None if SEATS_ONLY.match(text) else text.rstrip(": ")
            return True
        return False

    def _heading(self, text: str) -> bool:
        """“Verwaltung” as a heading over items"""
        below = self.document.blocks[self.index + 1 : self.index + 2]
        if not below or below[0].kind != "item" or self.block.marker or not sector_of(text):
            return False
        self.declared = text
        return True

    def _item(self, text: str, content: int, end: int) -> bool:
        block = self.block
        if TITLE_CUE.fullmatch(text.rstrip(":")):  # “- Mitglieder”, over items further in
            return True
        if self.marker is not None and is_bullet(self.marker) and not is_bullet(block.marker):
            return False
        if self.members and not self.bulleted and not is_bullet(block.marker) and not is_sure(text):  # “3. Zeitplan”
            return False
        if not self.bulleted and not self.told and not looks_like_members(self.document, self.index, half=self.alone):
            return False
        self.marker = block.marker
        for item in beside_each_other(self.document.text, content, end, block.marker if self.columns else ""):
            self._line(item.start, item.end)
        return True

    def _beside_label(self, content: int, end: int) -> bool:
        """“Ständige Mitglieder   Sozialamt; Jugendamt”, “Beteiligung von Schulen und Vereinen”"""
        text = self.document.text
        if (beside := _SEATS_BESIDE.match(text, content, end)) is not None:
            heads = [beside, *_SEATS_BESIDE.finditer(text, beside.end(), end)]
            for side in between(content, end, (head.span() for head in heads))[1:]:
                self.members += listed(text, side.start, side.end)
            return True
        if (prefix := _PREFIX.match(text, content, end)) is not None:
            self.members += listed(text, prefix.end(), end)
            return True
        return False

    def _enumeration(self, text: str, content: int, end: int) -> bool:
        """A paragraph behind a colon that is one enumeration, and ends the list."""
        above = self.document.blocks[self.index - 1].text.rstrip()
        if self.block.kind != "paragraph" or "," not in text or not above.endswith(":"):
            return False
        self.members += actors(read_list(self.document.text, content, end), tied=True)
        self.index += bool(self.members)
        return True


_LEAD_BEFORE = re.compile(
    r"\b(?P<each>je(?:weils)?)\s+(?P<count>eine[rnms]?|ein|zwei|drei|\d)\s+(?:Vertret|Mitglied|Person|Repräsent)\w*(?:/-?\w+)?(?:\s+(?:aus|von))?\s*:?$"
)


def _lead_before(document: Document, index: int) -> int | None:
    """“… zusammen aus je einer Vertretung”, and then the items: how many each of them has."""
    lead = _LEAD_BEFORE.search(document.blocks[index - 1].text.rstrip()) if index else None
    return read_count(lead["count"]) if lead is not None else None


def _led(part: Listed, lead: int | None) -> Listed:
    return part if lead is None or part.count_max is not None else replace(part, count_min=lead, count_max=lead)


# the heads of two columns that the text no longer shows as a table
_COUNT_HEADS = re.compile(
    r"(?:Institution(?:en)?|Organisation(?:en)?|Einrichtung(?:en)?|Bereich|Gruppe|Vertretung|Mitglieder|Akteure?|Stelle)\s+"
    r"(?:Anzahl|Personen|Sitze|Plätze|Mitglieder|Zahl)(?:\s+der\s+[A-ZÄÖÜ]\w+)?"
)
