"""Who sits in a body, as lists show it: bullets under “Mitglieder der Steuerungsgruppe:”, lines, and tables below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Block, Document
from extractors.sections import sections
from extractors.steering_groups.body_rows import TITLE_CUE, rows_by_body
from extractors.steering_groups.dashed import dashed
from extractors.steering_groups.line_signs import is_sibling, last_sentence, lines_of_members, lists_members
from extractors.steering_groups.list_reading import SAYS_MEMBERS, read_below
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_lines import LINE, members_of_line
from extractors.steering_groups.members import Found, actors, anaphoric, goes_on, listed
from extractors.steering_groups.mentions import Mention, named_in
from extractors.steering_groups.sectors import has_sector
from extractors.steering_groups.tables import is_member_table

_CUE = re.compile(
    r"Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|Vertret|vertreten|(?<!u)gehör|besteh|bestand|entsandt|entsend|benannt|benenn|gewählt"
    r"|bestellt|[Vv]orgesehen|bilde[nt]|gebildet|Personen|Institutionen|Beteiligte?\b|berufen|mitwirk|mitarbeit|wirken|arbeiten\s+mit|sitzen|Akteur|Sitze\b|umfass"
    r"|nehmen\b|[Vv]orgeschlagen|[Aa]ngedacht|delegiert|nominiert|zählen|saßen|,\s+in\s+(?:der|dem|welche[rm])$"
)


def lists(document: Document, mentions: Sequence[Mention]) -> Iterator[Found]:
    """The members that lists and tables show, body by body."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        table = blocks[index].table
        if table is not None:
            yield from rows_by_body(document, table, mentions)
        yield from _in_brackets_below(document, index, mentions)
        yield from _behind_dashes(document, index, mentions)
        opened = _opened(document, index, mentions)
        if opened is None:
            index += 1
            continue
        mention, rule = opened
        if rule == "members-below-name" and is_sibling(blocks[index + 1], mention):
            index += 1
            continue
        members, stop = read_below(document, index + 1, mentions, alone=rule == "members-below-name")
        if not members and (first := _behind_prose(document, index, mention)):
            members, stop = read_below(document, first, mentions, alone=False)
        members = _begun_in_line(document, index, mention, rule) + members if members else members
        if members:
            yield Found(mention, tuple(members), rule)
        index = max(stop, index + 1)


def _opened(document: Document, index: int, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    """The body whose members the next blocks list, where this block says so."""
    block = document.blocks[index]
    if block.table is not None or index + 1 >= len(document.blocks):
        return None
    here, following = named_in(block, mentions), document.blocks[index + 1]
    last = last_sentence(block.content)
    named = [mention for mention in here if mention.end > block.end - len(last) - 1]
    opens = _opens(document, index, last)
    of_matters = _ABOUT_MATTERS.search(last) is not None and SAYS_MEMBERS.search(last) is None
    if named and opens and _CUE.search(_outside_brackets(last)) and not of_matters:
        return named[-1], "members-listed"
    if named and last.rstrip().endswith(":") and not _ABOUT_MATTERS.search(last):
        return named[-1], "members-below-name"
    if named and following.table is not None and is_member_table(document, following.table):
        return named[-1], "members-in-table"
    if (
        here
        and following.table is not None
        and _LABELS.match(block.text, here[0].end - block.start)
        and _begins(block, here[0])
    ):
        return here[0], "members-below-name"
    if here and block.kind == "heading" and TITLE_CUE.search(block.content):
        return here[-1], "members-listed"
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
    first = next(iter(named_in(block, mentions)), None)
    if first is None or following is None or not first.sure or first.start - block.content_start > 3:
        return
    brackets = re.fullmatch(r"\s*\((?P<list>[^()]*,[^()]*)\)\.?\s*", following.text)
    if brackets is not None:
        members = listed(
            document.text, following.start + brackets.start("list"), following.start + brackets.end("list")
        )
        if members:
            yield Found(first, members, "members-in-brackets")


_LABELS = re.compile(r"[“”\"]?\s*(?:\([^()]*\)\s*)?(?::|[–-]\s)")


def _begins(block: Block, mention: Mention) -> bool:
    """“- Projektbeirat: fünf Sitzungen bis zum Sommer”: the body is what the block is about."""
    return mention.start - block.content_start < 8


def _behind_dashes(document: Document, index: int, mentions: Sequence[Mention]) -> Iterator[Found]:
    """“Der Projektgruppe gehören an: - das Bauamt - die Caritas - ein Mitglied des Rates.” in one paragraph"""
    block = document.blocks[index]
    if block.table is not None:
        return
    for opening, items in dashed(block):
        last = last_sentence(document.text[opening.start : opening.end])
        here = [mention for mention in named_in(block, mentions) if mention.start < opening.end]
        named = [mention for mention in here if mention.end > opening.end - len(last) - 1]
        about = named[-1] if named else here[-1] if here and anaphoric(last, here[-1]) else None
        if about is None or not _CUE.search(_outside_brackets(last)):
            continue
        parts = [part for item in items for part in members_of_line(document.text, item.start, item.end, None)]
        members = actors(parts, tied=True)
        if members:
            yield Found(about, members, "members-behind-dashes")


_MOST_PROSE = 2  # blocks between a body's name and its members


def _behind_prose(document: Document, index: int, mention: Mention) -> int:
    """Where lines of members begin below a body's name and a sentence or two about it: “Begleitkreis Wohnen”, “Er ist am 3. Mai
    zusammengetreten.”, “Sozialamt”, “Jugendamt”, …; 0 where none do."""
    blocks = document.blocks
    if not _is_name_alone(blocks[index], mention):
        return 0
    for at in range(index + 1, min(index + 1 + _MOST_PROSE, len(blocks) - _FEWEST_LINES)):
        text = blocks[at].content.strip()
        about = goes_on(text, mention) or text[:1].islower() or _names_it(text, mention)
        if blocks[at].kind != "paragraph" or not text.endswith(".") or not about or _ABOUT_MATTERS.search(text):
            return 0
        starts = {section.start for section in sections(document)}
        if lists_members(document, at + 1, starts) and lines_of_members(document, at + 1, starts) >= _FEWEST_LINES:
            return at + 1
    return 0


_FEWEST_LINES = 3


def _names_it(text: str, mention: Mention) -> bool:
    """“… bei einem Kuratorium, das …”: the noun alone, as the title has it with a name."""
    return (
        re.search(rf"\b(?:ein(?:e[nmrs]?)?|der|die|das|dem|den|des)\s+{re.escape(mention.noun)}(?:e?s)?\b", text)
        is not None
    )


# “Ihm gehören an |Sozialamt Neustadt|”, and the other members on the lines below
_BEGUN = re.compile(r"\b(?:an|aus|sind|waren|mit|vertreten)\s+(?P<first>[A-ZÄÖÜ][^.,;:!?()]*)$")


def _begun_in_line(document: Document, index: int, mention: Mention, rule: str) -> list[Listed]:
    """The first member, where a torn text has drawn its line up into the sentence that opens the list."""
    block = document.blocks[index]
    begun = _BEGUN.search(document.text, block.start, block.end) if rule == "members-listed" else None
    if begun is None or mention.end > begun.start("first"):
        return []
    parts = members_of_line(document.text, begun.start("first"), begun.end("first"), None)
    return parts if all(has_sector(part.name) for part in parts) else []


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
