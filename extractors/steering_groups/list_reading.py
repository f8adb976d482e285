"""The members in the blocks below words that open a list: bullets, short lines, subheadings, tables, blanks for names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Block, Document, Table
from extractors.german.numbers import read_count
from extractors.german.text import leaves_open
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
_SUBTITLE = 80
_JOINS = re.compile(r"(?:und|sowie|außerdem|ferner|zudem|dazu|hinzu)\b[^.:;]{0,40}:?")


def read_below(document: Document, index: int, mentions: Sequence[Mention], *, alone: bool) -> tuple[list[Listed], int]:
    """The members in the blocks from ``index`` on, and the first block that belongs to them no more. ``alone``: only the
    body's name stands above, so that lines must say themselves that they list members."""
    members: list[Listed] = []
    declared: str | None = None
    bulleted = deputies = counting = columns = False
    last_marker = ""
    section_starts = {section.start for section in sections(document)}
    blocks = document.blocks
    stacked, used = members_of_columns(document, blocks[index : index + 80])
    if not stacked:
        stacked, used = members_of_stack(document, blocks[index : index + 80])
    if stacked:
        return stacked, index + used
    lead = _lead_before(document, index)
    told = not alone and SAYS_MEMBERS.search(last_sentence(document.blocks[index - 1].content)) is not None
    lines = (
        lines_of_members(document, index, section_starts)
        if not alone or lists_members(document, index, section_starts)
        else 0
    )
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            found = members_of_table(document, block.table)
            more, used = _table_goes_on(document, index + 1, block.table) if found else ([], 0)
            return members + found + more, index + bool(found) + used
        if block.start in section_starts:
            break
        if any(m.sure or alone for m in named_in(block, mentions)) and not (
            block.kind == "item" and members and not alone
        ):
            break
        if members and _is_foot(document, index):
            index += 1
            if lines <= 0 and not bulleted and not alone:
                lines = lines_of_members(document, index, section_starts)
            continue
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
        elif (
            (members and _HEAD_OF_BLANKS.fullmatch(text))
            or _is_head_above(document, index)
            or (members and _joins_items(document, index))
        ):
            pass
        elif _is_head_of_items(document, index) and (
            not members or looks_like_members(document, index + 1, half=False)
        ):
            columns = True
        elif not alone and block.kind == "paragraph" and (torn := torn_items(document.text, content, end)):
            bulleted = True
            for item in torn:
                members += [_led(part, lead) for part in members_of_line(document.text, item.start, item.end, declared)]
        elif text.endswith(":") and ";" in text and not is_sentence(text):  # “Dezernent, Amt 40; aus dem Rat:”
            last = document.text.rindex(";", content, end)
            members += members_of_line(document.text, content, last, declared)
            declared = document.text[last + 1 : end].strip(" \n:")
            lines = lines_of_members(document, index + used, section_starts) + used
        elif text.endswith(":") and len(text) <= _SUBTITLE and (not alone or has_sector(text)):
            declared = None if SEATS_ONLY.match(text) else text.rstrip(": ")
        elif block.kind == "heading" and not is_line(text):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if not (following is not None and following.kind == "item" and not block.marker and sector_of(text)):
                break
            declared = text
        elif block.kind == "item":
            if TITLE_CUE.fullmatch(text.rstrip(":")):
                index += used
                continue
            if bulleted and _is_bullet(last_marker) and not _is_bullet(block.marker):
                break
            if not bulleted and not told and not looks_like_members(document, index, half=alone):
                break
            bulleted, last_marker = True, block.marker
            for item in beside_each_other(document.text, content, end, block.marker if columns else ""):
                members += [_led(part, lead) for part in members_of_line(document.text, item.start, item.end, declared)]
        elif alone and (beside := _SEATS_BESIDE.match(document.text, content, end)) is not None:
            heads = [beside, *_SEATS_BESIDE.finditer(document.text, beside.end(), end)]
            for side in between(content, end, (head.span() for head in heads))[1:]:
                members += listed(document.text, side.start, side.end)
        elif alone and (prefix := _PREFIX.match(document.text, content, end)) is not None:
            members += listed(document.text, prefix.end(), end)
        elif lines > 0 and not bulleted:
            for at, stop in lines_of_persons(document.text, content, end, deputies=deputies):
                members += [_led(part, lead) for part in members_of_line(document.text, at, stop, declared)]
        elif not members and not alone and block.kind == "paragraph" and "," in text and _after_colon(document, index):
            members += actors(read_list(document.text, content, end), tied=True)
            return members, index + bool(members)
        elif not alone or bulleted or len(text) > LINE:
            break
        index += used
        lines -= used
    return members, index


_MONEY = re.compile(r"€|\bEuro\b|\bEUR\b|\d\.\d{3}\b")
_FOOT = re.compile(
    r"[^\n]{0,30}\bSeite:?\s+\d+\b[^\n]{0,50}|[-–]?\s*\d{1,3}\s*[-–]?|\d{1,2}\s*/\s*\d{1,2}"
    r"|[-–]\s*\d{1,3}\s*[-–]\s+(?:Drucksache|Vorlage|DS|Drs\.)[^\n]{0,40}"  # “- 2 -   Vorlage 117”
    r"|(?:Drucksache|Vorlage|Vorlagen-Nr\.|Vorlage-Nr\.|DS|Drs\.)[^\n]{0,12}\d[^\n]{0,20}"
)  # “Seite 3 zur Vorlage 12/2020”


def _is_foot(document: Document, index: int) -> bool:
    """Whether the line is a page's foot or head that parts a list in two: “Seite 3”, “Vorlage 2020/117”, and then its next item."""
    before, blocks = document.blocks[index - 1].kind, document.blocks[index : index + 3]
    feet = 0
    while feet < len(blocks) and _FOOT.fullmatch(blocks[feet].text.strip()):
        feet += 1
    return feet > 0 and feet < len(blocks) and blocks[feet].kind in (before, "item")


def _is_bullet(marker: str) -> bool:
    """“-” and “•”, not “c)”."""
    return not any(sign.isalnum() for sign in marker)


def _table_goes_on(document: Document, index: int, above: Table) -> tuple[list[Listed], int]:
    """The members in the rest of a table that a line too long for its column has parted: a line, and rows without heads."""
    blocks = document.blocks
    foot = index < len(blocks) and _FOOT.fullmatch(blocks[index].text.strip()) is not None
    index += foot
    line = blocks[index] if index + 1 < len(blocks) and blocks[index].table is None else None
    rest = blocks[index + (line is not None)] if index + (line is not None) < len(blocks) else None
    if rest is None or rest.table is None or (rest.table.columns != above.columns and rest.table.columns != 2):
        return [], 0
    if line is not None and (len(line.text) > LINE or not is_sure(line.text) or is_sentence(line.text)):
        return [], 0
    if _MONEY.search(document.text, blocks[index].start, rest.end):
        return [], 0
    between = members_of_line(document.text, line.start, line.end, None) if line is not None else []
    found = members_of_table(document, rest.table, under_heads_of=above)
    return (between + found, foot + 1 + (line is not None)) if found else ([], 0)


def _is_head_above(document: Document, index: int) -> bool:
    """“Sitze”, the head of one column, alone on the line above the table."""
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    text = document.blocks[index].text.strip()
    return following is not None and following.table is not None and text in ("Sitze", "Anzahl", "Zahl", "Stimmen")


def _is_head_of_items(document: Document, index: int) -> bool:
    """“bisher   künftig (zusätzlich)”, the heads of two lists of items beside each other"""
    around = document.blocks[index : index + 2]
    text = around[0].text.strip()
    plain = around[0].kind == "paragraph" and not around[0].marker and len(text) < _SUBTITLE and not is_sentence(text)
    return plain and len(around) == 2 and around[1].kind == "item" and not text.endswith((".", ",", ";"))


def _joins_items(document: Document, index: int) -> bool:
    """“sowie auf Vorschlag” between two items of a list."""
    around = document.blocks[index - 1 : index + 2]
    return (
        len(around) == 3
        and around[0].kind == around[2].kind == "item"
        and _JOINS.fullmatch(around[1].text.strip()) is not None
    )


def _after_colon(document: Document, index: int) -> bool:
    return document.blocks[index - 1].text.rstrip().endswith(":")


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


def _is_blank(block: Block) -> bool:
    return len(block.text) > 3 and not block.text.strip("_ \n.…")


_HEAD_OF_BLANKS = re.compile(r"(?:Ordentliche\s+)?Mitglied(?:er)?|(?:Stellv\w*|Vertret\w*)(?:/?-?innen)?|Name[n]?")


def _blanks(document: Document, index: int) -> int:
    """How many blanks for names stand below “Für die Fraktion A:” and the heads of the columns."""
    blocks = document.blocks
    at = index + 1
    while at < len(blocks) and (DEPUTIES.match(text := blocks[at].text.strip()) or _HEAD_OF_BLANKS.fullmatch(text)):
        at += 1
    first = at
    while at < len(blocks) and _is_blank(blocks[at]):
        at += 1
    return at - first


def _hangs(document: Document, index: int) -> bool:
    """Whether the next line goes on with this item: set in below its marker, and another item or the end behind it."""
    around = document.blocks[index : index + 3]
    begins = around[0].kind == "item" or around[0].text.startswith("o ")
    if len(around) < 2 or not begins or around[1].kind != "paragraph" or around[1].marker:
        return False
    inside = around[0].indent < around[1].indent and len(around[1].text) < _SUBTITLE
    open_end = around[0].text.rstrip()[-1:] not in tuple(".:;!?")
    return (
        inside
        and open_end
        and (len(around) == 2 or around[2].kind in ("item", "heading") or around[2].text.startswith("o "))
    )


def _joined(document: Document, index: int) -> tuple[int, int, int]:
    """Where the words of this block begin and end; a line that stops in the middle goes on in the next block."""
    block = document.blocks[index]
    end, used = block.end, 1
    if _hangs(document, index):
        return block.content_start, document.blocks[index + 1].end, 2
    while index + used < len(document.blocks) and leaves_open(document.text[block.content_start : end]):
        following = document.blocks[index + used]
        if following.kind != "paragraph" or following.marker:
            break
        end, used = following.end, used + 1
    return block.content_start, end, used
