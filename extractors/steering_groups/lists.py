"""Who sits in a body, as lists show it: bullets under “Mitglieder der Steuerungsgruppe:”, lines, and tables below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Block, Document
from extractors.german.names import find_persons
from extractors.german.text import leaves_open
from extractors.sections import sections
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
from extractors.steering_groups.member_phrases import Listed
from extractors.steering_groups.members import Found, anaphoric, listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.sectors import has_sector, sector_of
from extractors.steering_groups.tables import TITLE_CUE, members_of_table, rows_by_body

_CUE = re.compile(
    r"Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|Vertret|vertreten|gehör|besteh|entsandt|benannt|gewählt|bestellt|vorgesehen|bilde[nt]"
    r"|gebildet|Personen|Institutionen|Beteiligte|angehören|berufen|mitwirk|Akteur"
)
_PREFIX = re.compile(
    r"(?:Einbezug|Einbindung|Einbeziehung|Beteiligung|Vertretung|Mitglieder|Teilnehmer|Teilnehmende)\s*:?\s+(?:von\s+|(?=der|des|den|[A-ZÄÖÜ]))"
)
_SUBTITLE = 80


def lists(document: Document, mentions: Sequence[Mention]) -> Iterator[Found]:
    """The members that lists and tables show, body by body."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        table = blocks[index].table
        if table is not None:
            yield from rows_by_body(document, table, mentions)
        yield from _in_brackets_below(document, index, mentions)
        opened = _opened(document, index, mentions)
        if opened is None:
            index += 1
            continue
        mention, rule = opened
        members, stop = _read_below(document, index + 1, mentions, alone=rule == "members-below-name")
        if members:
            yield Found(mention, tuple(members), rule)
        index = max(stop, index + 1)


def _in_block(block: Block, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if block.start <= m.start < block.end and not m.plural]


def _opened(document: Document, index: int, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    """The body whose members the next blocks list, where this block says so."""
    block = document.blocks[index]
    if block.table is not None:
        return None
    here = _in_block(block, mentions)
    last = _last_sentence(block.content)
    colon = block.text.rstrip().endswith(":") or _opens_items(document, index, last)
    if here and colon and _CUE.search(last):
        return here[-1], "members-listed"
    if here and block.kind == "heading" and TITLE_CUE.search(block.content):
        return here[-1], "members-listed"
    if here and _is_name_alone(block, here[0]):
        return here[0], "members-below-name"
    if colon and _CUE.search(last) and (block.kind == "heading" or anaphoric(last) or not here):
        before = _about(document, index, mentions, far=anaphoric(last))
        if before is not None and (anaphoric(last, before) or not anaphoric(last)):
            return before, "members-listed"
    return None


def _in_brackets_below(document: Document, index: int, mentions: Sequence[Mention]) -> Iterator[Found]:
    """“1. Steuerungsgruppe: lenkt den Prozess”, and on the next line “(Sozialamt, Jugendamt, Integrationsbeauftragte)”."""
    block = document.blocks[index]
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    first = next(iter(_in_block(block, mentions)), None)
    if first is None or following is None or not first.sure or first.start - block.content_start > 3:
        return
    brackets = re.fullmatch(r"\s*\((?P<list>[^()]*,[^()]*)\)\.?\s*", following.text)
    if brackets is not None:
        members = listed(
            document.text, following.start + brackets.start("list"), following.start + brackets.end("list")
        )
        if members:
            yield Found(first, members, "members-in-brackets")


def _opens_items(document: Document, index: int, last: str) -> bool:
    """“Vertreten sind dort”, and then the items: a sentence without its end, as if a colon stood there."""
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    return (
        following is not None
        and following.kind == "item"
        and last.rstrip()[-1:] not in tuple(".!?;,")
        and bool(_OPENING.match(last))
    )


_OPENING = re.compile(
    r"(?:Vertreten|Beteiligt|Eingebunden|Mitglieder|Teilnehmende|Dazu\s+gehören|[Ii]hm\s+gehören|[Ii]hr\s+gehören|Es\s+(?:sind|gehören)|Dort|Darin)\b"
)


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[a-zäöüß)]{2}[.!?])\s+(?=[A-ZÄÖÜ])", text.strip())[-1]


def _is_name_alone(block: Block, mention: Mention) -> bool:
    """“- Begleitgruppe”, “2. Prozesssteuerungsgruppe”, “Steuerungsgruppe:”"""
    rest = block.content.replace(block.text[mention.start - block.start : mention.end - block.start], "", 1)
    return block.kind in ("item", "heading") and len(re.sub(r"\([^)]*\)|[\W_]+", "", rest)) <= 5


def _about(document: Document, index: int, mentions: Sequence[Mention], *, far: bool) -> Mention | None:
    """The body that the blocks before are about: the one right before, or the title over them."""
    for back in range(index - 1, max(-1, index - (4 if far else 3)), -1):
        here = _in_block(document.blocks[back], mentions)
        if here:
            return here[-1]
    return None


def _read_below(
    document: Document, index: int, mentions: Sequence[Mention], *, alone: bool
) -> tuple[list[Listed], int]:
    """The members in the blocks from ``index`` on, and the first block that belongs to them no more. ``alone``: only the
    body's name stands above, so that lines must say themselves that they list members."""
    members: list[Listed] = []
    declared: str | None = None
    bulleted = deputies = counting = False
    section_starts = {section.start for section in sections(document)}
    blocks = document.blocks
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            found = members_of_table(document, block.table)
            members += found
            return members, index + bool(found)
        if block.start in section_starts:
            break
        if _in_block(block, mentions) and not (block.kind == "item" and members and not alone):
            break
        content, end, used = _joined(document, index)
        text = document.text[content:end].strip()
        if counting or _COUNT_HEADS.fullmatch(text):
            seats = counted_line(document.text, content, block.end) if counting else None
            if counting and seats is None:
                break
            counting = True
            members += [under(seats, declared)] if seats else []
            index += 1
            continue
        blanks = _blanks(document, index) if BLANK_FOR.match(text) and not alone else 0
        if blanks:
            members.append(blank_seats(document.text, content, end, blanks))
            used = next(n for n in range(1, len(blocks)) if _is_blank(blocks[index + n])) + blanks
        elif DEPUTIES.match(text):
            deputies = True
        elif text.endswith(":") and len(text) <= _SUBTITLE and (not alone or has_sector(text)):
            declared = None if SEATS_ONLY.match(text) else text.rstrip(": ")
        elif block.kind == "heading" and not _is_line(text):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if not (following is not None and following.kind == "item" and not block.marker and sector_of(text)):
                break
            declared = text
        elif block.kind == "item":
            if alone and not members and not _looks_like_members(document, index):
                break
            bulleted = True
            members += members_of_line(document.text, content, end, declared)
        elif alone:
            prefix = _PREFIX.match(document.text, content, end)
            if prefix is None:
                if bulleted or len(text) > LINE:
                    break
            else:
                members += listed(document.text, prefix.end(), end)
        elif not bulleted and _is_line(text):
            for at, stop in lines_of_persons(document.text, content, end, deputies=deputies):
                members += members_of_line(document.text, at, stop, declared)
        else:
            break
        index += used
    return members, index


# the heads of two columns that the text no longer shows as a table
_COUNT_HEADS = re.compile(
    r"(?:Institution(?:en)?|Organisation(?:en)?|Einrichtung(?:en)?|Bereich|Gruppe|Vertretung|Mitglieder|Akteure?|Stelle)\s+"
    r"(?:Anzahl|Personen|Sitze|Plätze|Mitglieder|Zahl)(?:\s+der\s+[A-ZÄÖÜ]\w+)?"
)
_CUT_SHORT = re.compile(r"Für\s[^:]*$")  # “Für die Fraktion”, and then the text ends


def _is_line(text: str) -> bool:
    """Whether a line without a bullet may name a member: “Sozialamt”, “CDU-Fraktion: Herr Muster”."""
    return (
        len(text) <= LINE
        and not text.endswith((".", "!", "?", ":"))
        and not _CUT_SHORT.match(text)
        and sector_of(text) is not None
    )


def _is_blank(block: Block) -> bool:
    return len(block.text) > 3 and not block.text.strip("_ \n.…")


def _blanks(document: Document, index: int) -> int:
    """How many blanks for names stand below “Für die Fraktion A:” and the heads of the columns."""
    blocks = document.blocks
    at = index + 1
    while at < len(blocks) and DEPUTIES.match(blocks[at].text.strip()):
        at += 1
    first = at
    while at < len(blocks) and _is_blank(blocks[at]):
        at += 1
    return at - first


def _joined(document: Document, index: int) -> tuple[int, int, int]:
    """Where the words of this block begin and end; a line that stops in the middle goes on in the next block."""
    block = document.blocks[index]
    end, used = block.end, 1
    while index + used < len(document.blocks) and leaves_open(document.text[block.content_start : end]):
        following = document.blocks[index + used]
        if following.kind != "paragraph" or following.marker:
            break
        end, used = following.end, used + 1
    return block.content_start, end, used


def _looks_like_members(document: Document, index: int) -> bool:
    """Whether most of the items from here on have a sign of a member."""
    items = []
    for block in document.blocks[index:]:
        if block.kind != "item":
            break
        items.append(block.content)
    sure = sum(1 for item in items if len(item) <= LINE and (has_sector(item) or next(find_persons(item), None)))
    return sure * 2 > len(items)
