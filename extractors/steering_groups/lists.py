"""Who sits in a body, as lists show it: bullets under “Mitglieder der Steuerungsgruppe:” and subheadings below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Block, Document
from extractors.german.names import find_persons
from extractors.german.text import leaves_open
from extractors.sections import sections
from extractors.steering_groups.enumerations import ARTICLE
from extractors.steering_groups.masked_sentences import anaphoric
from extractors.steering_groups.member_names import (
    Found,
    Listed,
    listed,
    outside_brackets,
    read_list,
    read_whole,
    surely,
    who,
)
from extractors.steering_groups.mentions import Mention, named_in
from extractors.steering_groups.seats import COUNT
from extractors.steering_groups.sectors import has_sector, is_actor, sector_of

_LINE = 110  # characters; a longer line is a paragraph


def _is_sure(text: str) -> bool:
    """Whether a line has a sign of a member: a sector, a number of seats, a person."""
    return sector_of(text) is not None or COUNT.match(text) is not None or next(find_persons(text), None) is not None


def _looks_like_members(document: Document, index: int, *, half: bool) -> bool:
    """Whether enough of the items from here on have a sign of a member, and few say what somebody does: “Themen bündeln”."""
    items = []
    for block in document.blocks[index:]:
        if block.kind != "item":
            break
        items.append(block.content)
    sure = sum(1 for item in items if len(item) <= _LINE and _is_sure(item))
    return sure * (2 if half else 3) > len(items)


def _last_sentence(text: str) -> str:
    """The last sentence of a block, which may open the list below it."""
    return re.split(r"(?<=[a-zäöüß)]{2}[.!?])\s+(?=[A-ZÄÖÜ])", text.strip())[-1]


# a cue that speaks of nothing but members
_SAYS_MEMBERS = re.compile(
    r"(?:Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|(?<!u)gehör|besteh|bestand|entsandt|entsend|benannt|berufen|vertreten)"
)
_PREFIX = re.compile(
    r"(?:Einbezug|Einbindung|Einbeziehung|Beteiligung|Vertretung|Mitglieder|Teilnehmer|Teilnehmende)\s*:?\s+(?:von\s+|(?=der|des|den|[A-ZÄÖÜ]))"
)
_SUBTITLE = 80  # characters


@dataclass(slots=True)
class _Reader:
    """Walks down the blocks of a list from ``index`` on. ``declared`` is the subheading above; ``alone``: only the body's name stands
    above, so that the items must say themselves that they are members."""

    document: Document
    mentions: Sequence[Mention]
    alone: bool
    index: int
    members: list[Listed] = field(default_factory=list)
    declared: str | None = None
    told: bool = False
    bulleted: bool = False

    @property
    def block(self) -> Block:
        return self.document.blocks[self.index]

    def read(self) -> tuple[list[Listed], int]:
        """The members, and the first block that belongs to them no more."""
        above = _last_sentence(self.document.blocks[self.index - 1].content)
        self.told = not self.alone and _SAYS_MEMBERS.search(above) is not None
        starts = {section.start for section in sections(self.document)}
        while self.index < len(self.document.blocks) and not self._is_over(starts):
            used = self._takes()
            if not used:
                break
            self.index += used
        return self.members, self.index

    def _is_over(self, section_starts: set[int]) -> bool:
        """Whether another part of the paper or another body begins here."""
        if self.block.table is not None or self.block.start in section_starts:
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
        if self.block.kind == "item":
            return used if self._item(content, end) else 0
        if self.told and not self.bulleted and _is_line(text) and (_is_sure(text) or is_actor(text)):
            self.members += _of_line(self.document.text, content, end, self.declared)
            return used
        if self.block.kind == "heading":
            return 0
        if self.told and not self.members and (told := listed(self.document.text, content, end)):
            self.members += told  # a paragraph below the colon
            return used
        if self.alone and (prefix := _PREFIX.match(self.document.text, content, end)) is not None:
            self.members += listed(self.document.text, prefix.end(), end)  # “Beteiligung von Schulen und Vereinen”
            return used
        return 0 if not self.alone or self.bulleted or len(text) > _LINE else used

    def _item(self, content: int, end: int) -> bool:
        known = self.bulleted or self.told
        if not known and not _looks_like_members(self.document, self.index, half=self.alone):
            return False
        self.bulleted = True
        self.members += _of_line(self.document.text, content, end, self.declared)
        return True


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


_CUE = re.compile(
    r"Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|Vertret|vertreten|(?<!u)gehör|besteh|bestand|entsandt|entsend|benannt|benenn|gewählt"
    r"|bestellt|[Vv]orgesehen|bilde[nt]|gebildet|Personen|Institutionen|Beteiligte?\b|berufen|mitwirk|mitarbeit|wirken|arbeiten\s+mit|sitzen|Akteur|Sitze\b|umfass"
    r"|nehmen\b|[Ss]timmberechtigt|[Bb]eteiligt|[Hh]inzu|[Vv]orgeschlagen|[Aa]ngedacht|delegiert|nominiert|zählen|saßen|,\s+in\s+(?:der|dem|welche[rm])$"
)


def lists(document: Document, mentions: Sequence[Mention]) -> Iterator[Found]:
    """The members that lists show, body by body."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        opened = _opened(document, index, mentions)
        if opened is None:
            index += 1
            continue
        mention, rule = opened
        members, stop = _Reader(document, mentions, rule == "members-below-name", index + 1).read()
        if members:
            yield Found(mention, tuple(members), rule)
        index = max(stop, index + 1)


def _opened(document: Document, index: int, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    """The body whose members the next blocks list, where this block says so."""
    block = document.blocks[index]
    if block.table is not None or index + 1 >= len(document.blocks):
        return None
    here, following = named_in(block, mentions), document.blocks[index + 1]
    last = _last_sentence(block.content)
    named = [mention for mention in here if mention.end > block.end - len(last) - 1]
    opens = _opens(document, index, last)
    of_matters = _ABOUT_MATTERS.search(last) is not None and _SAYS_MEMBERS.search(last) is None
    if named and opens and _CUE.search(outside_brackets(last)) and not of_matters:
        return named[-1], "members-listed"
    if named and last.rstrip().endswith(":") and not _ABOUT_MATTERS.search(last):
        return named[-1], "members-below-name"
    if here and _is_name_alone(block, here[0]):
        return here[0], "members-below-name"
    if (
        opens
        and not named
        and not (block.kind == following.kind == "item" and not last.rstrip().endswith(":"))
        and _CUE.search(last)
        and not of_matters
    ):
        before = here[-1] if here else _about(document, index, mentions, far=anaphoric(last))
        if before is not None and (anaphoric(last) or not here or _SAYS_MEMBERS.search(last)):
            return before, "members-listed"
    return None


# what a list below may tell of a body instead of its members
_ABOUT_MATTERS = re.compile(
    r"Aufgabe|Them(?:a|en)|[Hh]andlungsfeld|Schwerpunkt|Ziel|befass|zuständig|Inhalt|Funktion|Bereiche|Felder|Ergebnis|Punkte|Maßnahm|Arbeitsgruppen"
    r"|Arbeitskreise|beschäftig|Fragen|Empfehlung|Vorschl|Termin|Beschl"
)


def _opens(document: Document, index: int, last: str) -> bool:
    """Whether the sentence leaves open what comes: a colon, or no end at all: “Die Steuerungsgruppe besteht aus”."""
    end = last.rstrip()[-1:]
    if end == ":":
        return True
    following = document.blocks[index + 1]
    return end not in tuple(".!?;") and (following.kind == "item" or _is_line(following.text))


def _is_line(text: str) -> bool:
    return len(text) <= _LINE and not text.endswith((".", "!", "?"))


def _is_name_alone(block: Block, mention: Mention) -> bool:
    """“- Begleitgruppe”, “2. Prozesssteuerungsgruppe”, “Steuerungsgruppe:”"""
    rest = block.content.replace(block.text[mention.start - block.start : mention.end - block.start], "", 1)
    return len(re.sub(r"\([^)]*\)|[\W_]+", "", rest)) <= 5


def _about(document: Document, index: int, mentions: Sequence[Mention], *, far: bool) -> Mention | None:
    """The body that the blocks before are about: the one right before, or the title over them."""
    for back in range(index - 1, max(-1, index - (4 if far else 3)), -1):
        here = named_in(document.blocks[back], mentions)
        if here:
            return here[-1]
    return None


_LABEL = re.compile(r"(?P<label>[^:\n]{2,80}?)\s*:\s*(?=\S)")


def _of_line(text: str, start: int, end: int, declared: str | None) -> list[Listed]:
    """The members of one line: “Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”."""
    label = _LABEL.match(text, start, end)
    if label is not None:
        name = " ".join(label["label"].split())
        if re.match(r"Stellv|Vertretung$|Ersatz", name):  # deputies are no members
            return []
        named = [_under(part, name) for part in read_list(text, label.end(), end)]
        return [part if part.count_max else replace(part, person=who(part)) for part in named]
    parts = read_list(text, start, end)
    linked = len(parts) == 2 and text[parts[0].end : parts[1].start].split()[:1] in (["und"], ["sowie"])
    marked = any(part.count_max or ARTICLE.match(text, part.start - 4, part.end) for part in parts[1:])
    several = len(parts) > 2 or linked or (len(parts) == 2 and marked)
    if all(part.person for part in parts) or not (several and all(part.count_max or surely(part) for part in parts)):
        people = len(parts) > 1 and all(part.person for part in parts)
        parts = parts if people else read_whole(text, start, end)
    return [_under(part, declared) for part in parts if len(part.name) <= _LINE + 30]


def _under(part: Listed, declared: str | None) -> Listed:
    """The member under the heading that the paper declares it by, if no nearer one is known."""
    return replace(part, declared=part.declared or declared)
