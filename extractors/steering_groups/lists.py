"""Who sits in a body, as lists show it: bullets under “Mitglieder der Steuerungsgruppe:”, lines, and tables below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Block, Document
from extractors.steering_groups.line_signs import last_sentence
from extractors.steering_groups.list_reading import SAYS_MEMBERS, read_below
from extractors.steering_groups.member_lines import LINE
from extractors.steering_groups.members import Found, anaphoric
from extractors.steering_groups.mentions import Mention, named_in

_TITLE_CUE = re.compile(r"Mitglied|[Zz]usammensetzung|Besetzung|Teilnehm|Vertret")
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
        opened = _opened(document, index, mentions)
        if opened is None:
            index += 1
            continue
        mention, rule = opened
        members, stop = read_below(document, index + 1, mentions, alone=rule == "members-below-name")
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
    if here and block.kind == "heading" and _TITLE_CUE.search(block.content):
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
        if before is not None and (anaphoric(last) or not here):
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
