"""The members in the blocks below words that open a list: bullets, short lines, subheadings, tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Block, Document
from extractors.german.text import leaves_open
from extractors.sections import sections
from extractors.steering_groups.line_signs import (
    is_line,
    last_sentence,
    lines_of_members,
    lists_members,
    looks_like_members,
)
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_lines import LINE, members_of_line
from extractors.steering_groups.members import listed
from extractors.steering_groups.mentions import Mention, named_in
from extractors.steering_groups.sectors import has_sector
from extractors.steering_groups.tables import members_of_table

# a cue that speaks of nothing but members
SAYS_MEMBERS = re.compile(
    r"(?:Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|(?<!u)gehör|besteh|bestand|entsandt|entsend|benannt|berufen|vertreten)"
)
_PREFIX = re.compile(
    r"(?:Einbezug|Einbindung|Einbeziehung|Beteiligung|Vertretung|Mitglieder|Teilnehmer|Teilnehmende)\s*:?\s+(?:von\s+|(?=der|des|den|[A-ZÄÖÜ]))"
)
_SUBTITLE = 80  # characters


def read_below(document: Document, index: int, mentions: Sequence[Mention], *, alone: bool) -> tuple[list[Listed], int]:
    """The members in the blocks from ``index`` on, and the first block that belongs to them no more. ``alone``: only the
    body's name stands above, so that lines must say themselves that they list members."""
    return _Reader(document, mentions, alone, index).read()


@dataclass(slots=True)
class _Reader:
    """Walks down the blocks of a list. ``declared`` is the subheading above, ``lines`` how many short lines from here on are members."""

    document: Document
    mentions: Sequence[Mention]
    alone: bool
    index: int
    members: list[Listed] = field(default_factory=list)
    declared: str | None = None
    lines: int = 0
    told: bool = False
    marker: str | None = None

    @property
    def block(self) -> Block:
        return self.document.blocks[self.index]

    def read(self) -> tuple[list[Listed], int]:
        above = last_sentence(self.document.blocks[self.index - 1].content)
        self.told = not self.alone and SAYS_MEMBERS.search(above) is not None
        starts = {section.start for section in sections(self.document)}
        if not self.alone or lists_members(self.document, self.index, starts):
            self.lines = lines_of_members(self.document, self.index, starts)
        while self.index < len(self.document.blocks) and not self._is_over(starts):
            if self.block.table is not None:
                self.members += members_of_table(self.document, self.block.table)
                self.index += 1
                break
            used = self._takes()
            if not used:
                break
            self.index += used
            self.lines -= used
        return self.members, self.index

    def _is_over(self, section_starts: set[int]) -> bool:
        """Whether another part of the paper or another body begins here."""
        if self.block.table is not None:
            return False
        if self.block.start in section_starts:
            return True
        inside = self.block.kind == "item" and bool(self.members) and not self.alone
        return not inside and any(m.sure or self.alone for m in named_in(self.block, self.mentions))

    def _takes(self) -> int:
        """How many blocks the list goes on with from here; 0 where it ends."""
        content, end, used = _joined_lines(self.document, self.index)
        text = self.document.text[content:end].strip()
        if text.endswith(":") and len(text) <= _SUBTITLE and (not self.alone or has_sector(text)):
            self.declared = text.rstrip(": ")  # “Verwaltung:”, over the members that it sends
            return used
        if self.block.kind == "heading" and not is_line(text):
            return 0
        if self.block.kind == "item":
            return used if self._item(content, end) else 0
        if self.alone and (prefix := _PREFIX.match(self.document.text, content, end)) is not None:
            self.members += listed(self.document.text, prefix.end(), end)  # “Beteiligung von Schulen und Vereinen”
            return used
        if self.lines > 0 and self.marker is None:
            self._line(content, end)
            return used
        return 0 if not self.alone or self.marker is not None or len(text) > LINE else used

    def _line(self, start: int, end: int) -> None:
        self.members += members_of_line(self.document.text, start, end, self.declared)

    def _item(self, content: int, end: int) -> bool:
        marker = self.block.marker
        if self.marker is not None and _is_bullet(self.marker) and not _is_bullet(marker):
            return False
        bulleted = self.marker is not None or self.told
        if not bulleted and not looks_like_members(self.document, self.index, half=self.alone):
            return False
        self.marker = marker
        self._line(content, end)
        return True


def _is_bullet(marker: str) -> bool:
    """“-” and “•”, not “c)”."""
    return not any(sign.isalnum() for sign in marker)


def _joined_lines(document: Document, index: int) -> tuple[int, int, int]:
    """Where the words of this block begin and end; a line that stops in the middle goes on in the next block."""
    block = document.blocks[index]
    end, used = block.end, 1
    while index + used < len(document.blocks) and leaves_open(document.text[block.content_start : end]):
        following = document.blocks[index + used]
        if following.kind != "paragraph" or following.marker:
            break
        end, used = following.end, used + 1
    return block.content_start, end, used
