"""Who sits in a body, as lists show it: bullets under “Mitglieder der Steuerungsgruppe:” and subheadings below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Document
from extractors.german.names import find_persons
from extractors.german.text import leaves_open
from extractors.sections import sections
from extractors.steering_groups.enumerations import ARTICLE
from extractors.steering_groups.masked_sentences import anaphoric
from extractors.steering_groups.member_names import Found, Listed, outside_brackets, read_list, read_whole, surely, who
from extractors.steering_groups.mentions import Mention, named_in
from extractors.steering_groups.seats import COUNT
from extractors.steering_groups.sectors import is_actor, sector_of

_LINE, _SUBTITLE = 110, 80  # characters; a longer line is a paragraph
# a cue that speaks of nothing but members
_SAYS_MEMBERS = re.compile(
    r"(?:Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|(?<!u)gehör|besteh|bestand|entsandt|entsend|benannt|berufen|vertreten)"
)
_CUE = re.compile(
    r"Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|Vertret|vertreten|(?<!u)gehör|besteh|bestand|entsandt|entsend|benannt|benenn|gewählt"
    r"|bestellt|[Vv]orgesehen|bilde[nt]|gebildet|Personen|Institutionen|Beteiligte?\b|berufen|mitwirk|mitarbeit|wirken|arbeiten\s+mit|sitzen|Akteur|Sitze\b|umfass"
    r"|nehmen\b|[Ss]timmberechtigt|[Bb]eteiligt|[Hh]inzu|[Vv]orgeschlagen|[Aa]ngedacht|delegiert|nominiert|zählen|saßen|,\s+in\s+(?:der|dem|welche[rm])$"
)
# what a list below may tell of a body instead of its members
_ABOUT_MATTERS = re.compile(
    r"Aufgabe|Them(?:a|en)|[Hh]andlungsfeld|Schwerpunkt|Ziel|befass|zuständig|Inhalt|Funktion|Bereiche|Felder|Ergebnis|Punkte|Maßnahm|Arbeitsgruppen"
    r"|Arbeitskreise|beschäftig|Fragen|Empfehlung|Vorschl|Termin|Beschl"
)


def lists(document: Document, mentions: Sequence[Mention]) -> Iterator[Found]:
    """The members that lists show, body by body."""
    index, last = 0, len(document.blocks) - 1
    while index < last:
        mention = _opened(document, index, mentions)
        members, stop = _read(document, mentions, index + 1) if mention is not None else ([], 0)
        if mention is not None and members:
            yield Found(mention, tuple(members), "members-listed")
        index = max(stop, index + 1)


def _opened(document: Document, index: int, mentions: Sequence[Mention]) -> Mention | None:
    """The body whose members the next blocks list, where the last sentence of this one says so and leaves open what comes."""
    block, following = document.blocks[index], document.blocks[index + 1]
    last = _last_sentence(block.content)
    colon = last.rstrip().endswith(":")
    goes_on = following.kind == "item" or _is_line(following.text)
    opens = colon or (goes_on and not last.rstrip().endswith((".", "!", "?", ";")))
    says_members = _SAYS_MEMBERS.search(last) is not None
    if block.table is not None or not opens or (_ABOUT_MATTERS.search(last) and not says_members):
        return None
    here = named_in(block, mentions)
    named = [mention for mention in here if mention.end > block.end - len(last) - 1]
    if named:
        return named[-1] if _CUE.search(outside_brackets(last)) else None
    of_items = block.kind == following.kind == "item" and not colon
    known = here and not of_items and _CUE.search(last) and (anaphoric(last) or says_members)
    return here[-1] if known else None


def _last_sentence(text: str) -> str:
    """The last sentence of a block, which may open the list below it."""
    return re.split(r"(?<=[a-zäöüß)]{2}[.!?])\s+(?=[A-ZÄÖÜ])", text.strip())[-1]


def _read(document: Document, mentions: Sequence[Mention], index: int) -> tuple[list[Listed], int]:
    """The members in the blocks from here on, and the first block that belongs to them no more."""
    told = _SAYS_MEMBERS.search(_last_sentence(document.blocks[index - 1].content)) is not None
    starts = {section.start for section in sections(document)}
    members: list[Listed] = []
    declared: str | None = None
    bulleted = False
    while index < len(document.blocks):
        block = document.blocks[index]
        if block.table is not None or block.start in starts:
            break
        if not (block.kind == "item" and members) and any(mention.sure for mention in named_in(block, mentions)):
            break  # another body
        start, end, used = _joined_lines(document, index)
        text = document.text[start:end].strip()
        if text.endswith(":") and len(text) <= _SUBTITLE:
            declared = text.rstrip(": ")  # “Verwaltung:”, over the members that it sends
        elif block.kind == "item" and (bulleted or told or _looks_like_members(document, index)):
            bulleted = True
            members += _of_line(document.text, start, end, declared)
        elif block.kind != "item" and told and not bulleted and _is_line(text) and (_is_sure(text) or is_actor(text)):
            members += _of_line(document.text, start, end, declared)
        else:
            break
        index += used
    return members, index


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


def _looks_like_members(document: Document, index: int) -> bool:
    """Whether enough of the items from here on have a sign of a member, and few say what somebody does: “Themen bündeln”."""
    items = []
    for block in document.blocks[index:]:
        if block.kind != "item":
            break
        items.append(block.content)
    return sum(len(item) <= _LINE and _is_sure(item) for item in items) * 3 > len(items)


def _is_sure(text: str) -> bool:
    """Whether a line has a sign of a member: a sector, a number of seats, a person."""
    return sector_of(text) is not None or COUNT.match(text) is not None or next(find_persons(text), None) is not None


def _is_line(text: str) -> bool:
    return len(text) <= _LINE and not text.endswith((".", "!", "?"))


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
