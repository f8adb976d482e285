"""Who sits in a body, as lists show it: bullets under “Mitglieder der Steuerungsgruppe:”, lines, and tables below them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.document import Block, Document, Table
from extractors.german.names import find_persons
from extractors.german.numbers import read_count
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
from extractors.steering_groups.member_phrases import Listed, read_list
from extractors.steering_groups.member_saying_words import SEATS
from extractors.steering_groups.members import Found, actors, anaphoric, listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.sectors import has_sector, sector_of
from extractors.steering_groups.syntax import is_adjective, is_finite, words
from extractors.steering_groups.tables import (
    TITLE_CUE,
    is_member_table,
    members_of_stack,
    members_of_table,
    rows_by_body,
)

_CUE = re.compile(
    r"Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|Vertret|vertreten|gehör|besteh|bestand|entsandt|entsend|benannt|benenn|gewählt"
    r"|bestellt|[Vv]orgesehen|bilde[nt]|gebildet|Personen|Institutionen|Beteiligte?\b|berufen|mitwirk|mitarbeit|wirken|arbeiten\s+mit|sitzen|Akteur|Sitze\b|umfass"
    r"|nehmen\b|,\s+in\s+(?:der|dem|welche[rm])$"
)
# a cue that speaks of nothing but members
_SAYS_MEMBERS = re.compile(
    r"(?:Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|gehör|besteh|bestand|entsandt|entsend|benannt|berufen|vertreten)"
)
_PREFIX = re.compile(
    r"(?:Einbezug|Einbindung|Einbeziehung|Beteiligung|Vertretung|Mitglieder|Teilnehmer|Teilnehmende)\s*:?\s+(?:von\s+|(?=der|des|den|[A-ZÄÖÜ]))"
)
# “Ständige Mitglieder   Sozialamt; Jugendamt”, in a table that the text no longer shows
_SEATS_BESIDE = re.compile(rf"(?:Nichts|S)?{SEATS}\s+(?=[A-ZÄÖÜ][^.]*[,;])", re.VERBOSE)
_SUBTITLE = 80
_JOINS = re.compile(r"(?:und|sowie|außerdem|ferner|zudem|dazu|hinzu)\b[^.:;]{0,40}:?")


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
    if block.table is not None or index + 1 >= len(document.blocks):
        return None
    here, following = _in_block(block, mentions), document.blocks[index + 1]
    last = _last_sentence(block.content)
    named = [mention for mention in here if mention.end > block.end - len(last) - 1]
    opens = _opens(document, index, last)
    if named and opens and _CUE.search(_outside_brackets(last)):
        return named[-1], "members-listed"
    if named and last.rstrip().endswith(":") and not _ABOUT_MATTERS.search(last):
        return named[-1], "members-below-name"
    if named and following.table is not None and is_member_table(document, following.table):
        return named[-1], "members-in-table"
    if here and block.kind == "heading" and TITLE_CUE.search(block.content):
        return here[-1], "members-listed"
    if here and _is_name_alone(block, here[0]):
        return here[0], "members-below-name"
    if opens and not named and _CUE.search(last):
        before = here[-1] if here else _about(document, index, mentions, far=anaphoric(last))
        if before is not None and (anaphoric(last, before) or not (here or anaphoric(last))):
            return before, "members-listed"
    return None


# what a list below may tell of a body instead of its members
_ABOUT_MATTERS = re.compile(
    r"Aufgabe|Them(?:a|en)|[Hh]andlungsfeld|Schwerpunkt|Ziel|befass|zuständig|Inhalt|Funktion|Bereiche|Felder|Ergebnis|Punkte|Maßnahm|Arbeitsgruppen"
    r"|Arbeitskreise|beschäftig|Fragen|Empfehlung|Vorschl|Termin|Beschl"
)


def _outside_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text)


def _opens(document: Document, index: int, last: str) -> bool:
    """Whether the sentence leaves open what comes: a colon, or no end at all: “Die Steuerungsgruppe besteht aus”."""
    end = last.rstrip()[-1:]
    if end == ":":
        return True
    following = document.blocks[index + 1]
    if following.table is not None:
        return True
    return end not in tuple(".!?;") and (following.kind == "item" or _is_short(following))


def _is_short(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and len(block.text) <= LINE


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


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[a-zäöüß)]{2}[.!?])\s+(?=[A-ZÄÖÜ])", text.strip())[-1]


def _is_name_alone(block: Block, mention: Mention) -> bool:
    """“- Begleitgruppe”, “2. Prozesssteuerungsgruppe”, “Steuerungsgruppe:”"""
    rest = block.content.replace(block.text[mention.start - block.start : mention.end - block.start], "", 1)
    return len(re.sub(r"\([^)]*\)|[\W_]+", "", rest)) <= 5


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
    stacked, used = members_of_stack(document, blocks[index : index + 80])
    if stacked:
        return stacked, index + used
    lead = _lead_before(document, index)
    told = not alone and _SAYS_MEMBERS.search(_last_sentence(document.blocks[index - 1].content)) is not None
    lines = (
        _lines(document, index, section_starts) if not alone or _lists_members(document, index, section_starts) else 0
    )
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            found = members_of_table(document, block.table)
            more, used = _table_goes_on(document, index + 1, block.table) if found else ([], 0)
            return members + found + more, index + bool(found) + used
        if block.start in section_starts:
            break
        if any(m.sure or alone for m in _in_block(block, mentions)) and not (
            block.kind == "item" and members and not alone
        ):
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
        elif (
            (members and _HEAD_OF_BLANKS.fullmatch(text))
            or _is_head_above(document, index)
            or (members and _joins_items(document, index))
        ):
            pass
        elif text.endswith(":") and len(text) <= _SUBTITLE and (not alone or has_sector(text)):
            declared = None if SEATS_ONLY.match(text) else text.rstrip(": ")
        elif block.kind == "heading" and not _is_line(text):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if not (following is not None and following.kind == "item" and not block.marker and sector_of(text)):
                break
            declared = text
        elif block.kind == "item":
            if TITLE_CUE.fullmatch(text.rstrip(":")):
                index += used
                continue
            if not bulleted and not told and not _looks_like_members(document, index, half=alone):
                break
            bulleted = True
            members += [_led(part, lead) for part in members_of_line(document.text, content, end, declared)]
        elif alone and (beside := _SEATS_BESIDE.match(document.text, content, end)) is not None:
            heads = [beside, *_SEATS_BESIDE.finditer(document.text, beside.end(), end)]
            stops = [*(head.start() for head in heads[1:]), end]
            for head, stop in zip(heads, stops, strict=True):
                members += listed(document.text, head.end(), stop)
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
    r"[^\n]{0,30}\bSeite\s+\d+\b[^\n]{0,50}|-?\s*\d{1,3}\s*-?|\d{1,2}\s*/\s*\d{1,2}"
)  # “Seite 3 zur Vorlage 12/2020”


def _table_goes_on(document: Document, index: int, above: Table) -> tuple[list[Listed], int]:
    """The members in the rest of a table that a line too long for its column has parted: a line, and rows without heads."""
    blocks = document.blocks
    foot = index < len(blocks) and _FOOT.fullmatch(blocks[index].text.strip()) is not None
    index += foot
    line = blocks[index] if index + 1 < len(blocks) and blocks[index].table is None else None
    rest = blocks[index + (line is not None)] if index + (line is not None) < len(blocks) else None
    if rest is None or rest.table is None or (rest.table.columns != above.columns and rest.table.columns != 2):
        return [], 0
    if line is not None and (len(line.text) > LINE or not _is_sure(line.text) or _is_sentence(line.text)):
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


def _lines(document: Document, index: int, section_starts: Collection[int]) -> int:
    """How many blocks from ``index`` on are short lines, if enough of them name members."""
    count = 0
    sure: list[bool] = []
    for block in document.blocks[index:]:
        text = block.content.strip()
        if block.table is not None or block.kind == "item" or block.start in section_starts or len(text) > LINE:
            break
        if (block.kind == "heading" and not _is_line(text)) or _is_sentence(text):
            break
        count += 1
        if not text.endswith(":"):
            sure.append(_is_sure(text))
        if text.endswith((".", "!", "?")) and not _ABBREVIATED.search(text):
            break
    return count if sum(sure) * 2 >= len(sure) and any(sure) else 0


_ABBREVIATED = re.compile(r"\b(?:e\.\s?V|N\.\s?N|e\.\s?G|Abt|Ref|u\.\s?a)\.$")


def _is_sentence(text: str) -> bool:
    """Whether the line says something, with a verb: “Die Gruppe beginnt im Mai.”"""
    row = words(text)
    return any(
        is_finite(word)
        or (word.kind == "low" and len(word.low) > 2 and text.endswith((".", "!", "?")) and not is_adjective(row, at))
        for at, word in enumerate(row)
    )


def _is_sure(text: str) -> bool:
    counted = re.match(r"(?:je(?:weils)?\s+)?(?:\d{1,2}|ein(?:e[rn]?)?|zwei|drei|vier|fünf|sechs)\s", text)
    return (
        has_sector(text)
        or sector_of(text) is not None
        or counted is not None
        or next(find_persons(text), None) is not None
    )


def _lists_members(document: Document, index: int, section_starts: Collection[int]) -> bool:
    """Whether two or more lines below the body's name are nothing but members."""
    count = _lines(document, index, section_starts)
    texts = [block.content.strip() for block in document.blocks[index : index + count]]
    sure = sum(1 for text in texts if has_sector(text) or next(find_persons(text), None) is not None)
    return (
        count > 1
        and all(not text.endswith(".") or _ABBREVIATED.search(text) for text in texts[:-1])
        and sure * 4 >= 3 * count
    )


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


def _looks_like_members(document: Document, index: int, *, half: bool) -> bool:
    """Whether enough of the items from here on have a sign of a member, and few say what somebody does: “Themen bündeln”."""
    items = []
    for block in document.blocks[index:]:
        if block.kind != "item":
            break
        items.append(block.content)
    sure = sum(1 for item in items if len(item) <= LINE and _is_sure(item))
    tasks = sum(1 for item in items if _is_task(item))
    return sure * (2 if half else 3) > len(items) and tasks * 3 < len(items)


def _is_task(item: str) -> bool:
    """“Bündelung der Maßnahmen” is a task, “Themen bündeln” too: a noun of doing, or a verb at the end."""
    row = [word for word in words(item) if word.kind not in ("stop", "comma")]
    if not row:
        return False
    verb = row[-1].kind == "low" and len(row[-1].low) > 3 and row[-1].low.endswith(("en", "ern", "eln", "t"))
    doing = row[0].kind == "noun" and row[0].low.endswith(("ung", "ierung")) and not has_sector(item[: row[0].end])
    return verb or (doing and len(row) > 1 and row[1].low in ("von", "der", "des", "eines", "einer"))
