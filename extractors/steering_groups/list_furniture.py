"""What stands between the members of a list and is none: feet of pages, heads of columns, blanks for names; and lines that go on."""

from __future__ import annotations

import re

from extractors.document import Block, Document
from extractors.german.text import leaves_open
from extractors.steering_groups.line_signs import is_sentence
from extractors.steering_groups.member_lines import DEPUTIES

SUBTITLE = 80
FOOT = re.compile(
    r"[^\n]{0,30}\bSeite:?\s+\d+\b[^\n]{0,50}|[-–]?\s*\d{1,3}\s*[-–]?|\d{1,2}\s*/\s*\d{1,2}"
    r"|[-–]\s*\d{1,3}\s*[-–]\s+(?:Drucksache|Vorlage|DS|Drs\.)[^\n]{0,40}"  # “- 2 -   Vorlage 117”
    r"|(?:Drucksache|Vorlage|Vorlagen-Nr\.|Vorlage-Nr\.|DS|Drs\.)[^\n]{0,12}\d[^\n]{0,20}"
)  # “Seite 3 zur Vorlage 12/2020”


def is_foot(document: Document, index: int) -> bool:
    """Whether the line is a page's foot or head that parts a list in two: “Seite 3”, “Vorlage 2020/117”, and then its next item."""
    before, blocks = document.blocks[index - 1].kind, document.blocks[index : index + 3]
    feet = 0
    while feet < len(blocks) and FOOT.fullmatch(blocks[feet].text.strip()):
        feet += 1
    return feet > 0 and feet < len(blocks) and blocks[feet].kind in (before, "item")


def is_bullet(marker: str) -> bool:
    """“-” and “•”, not “c)”."""
    return not any(sign.isalnum() for sign in marker)


def is_head_above(document: Document, index: int) -> bool:
    """“Sitze”, the head of one column, alone on the line above the table."""
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    text = document.blocks[index].text.strip()
    return following is not None and following.table is not None and text in ("Sitze", "Anzahl", "Zahl", "Stimmen")


def is_head_of_items(document: Document, index: int) -> bool:
    """“bisher   künftig (zusätzlich)”, the heads of two lists of items beside each other"""
    around = document.blocks[index : index + 2]
    text = around[0].text.strip()
    plain = around[0].kind == "paragraph" and not around[0].marker and len(text) < SUBTITLE and not is_sentence(text)
    return plain and len(around) == 2 and around[1].kind == "item" and not text.endswith((".", ",", ";"))


_JOINS = re.compile(r"(?:und|sowie|außerdem|ferner|zudem|dazu|hinzu)\b[^.:;]{0,40}:?")


def joins_items(document: Document, index: int) -> bool:
    """“sowie auf Vorschlag”, “sowie – neu –” between two items or lines of a list."""
    around = document.blocks[index - 1 : index + 2]
    return (
        len(around) == 3
        and around[0].kind == around[2].kind
        and around[0].kind in ("item", "paragraph")
        and _JOINS.fullmatch(around[1].text.strip()) is not None
    )


def _is_blank(block: Block) -> bool:
    return len(block.text) > 3 and not block.text.strip("_ \n.…")


HEAD_OF_BLANKS = re.compile(r"(?:Ordentliche\s+)?Mitglied(?:er)?|(?:Stellv\w*|Vertret\w*)(?:/?-?innen)?|Name[n]?")


def blanks_below(document: Document, index: int) -> tuple[int, int]:
    """How many blanks for names stand below “Für die Fraktion A:” and the heads of the columns, and how many blocks that takes."""
    blocks = document.blocks
    at = index + 1
    while at < len(blocks) and (DEPUTIES.match(text := blocks[at].text.strip()) or HEAD_OF_BLANKS.fullmatch(text)):
        at += 1
    first = at
    while at < len(blocks) and _is_blank(blocks[at]):
        at += 1
    return at - first, at - index


def _hangs(document: Document, index: int) -> bool:
    """Whether the next line goes on with this item: set in below its marker, and another item or the end behind it."""
    around = document.blocks[index : index + 3]
    begins = around[0].kind == "item" or around[0].text.startswith("o ")
    if len(around) < 2 or not begins or around[1].kind != "paragraph" or around[1].marker:
        return False
    inside = around[0].indent < around[1].indent and len(around[1].text) < SUBTITLE
    open_end = around[0].text.rstrip()[-1:] not in tuple(".:;!?")
    return (
        inside
        and open_end
        and (len(around) == 2 or around[2].kind in ("item", "heading") or around[2].text.startswith("o "))
    )


def joined_lines(document: Document, index: int) -> tuple[int, int, int]:
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
