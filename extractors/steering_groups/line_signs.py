"""What shows that lines below a body's name are its members, and not its themes or tasks."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.document import Document
from extractors.german.names import find_persons
from extractors.steering_groups.actors import is_general
from extractors.steering_groups.member_lines import LINE
from extractors.steering_groups.sectors import has_sector, sector_of
from extractors.steering_groups.syntax import is_adjective, is_finite, words


def lines_of_members(document: Document, index: int, section_starts: Collection[int]) -> int:
    """How many blocks from ``index`` on are short lines, if enough of them name members."""
    count = 0
    sure: list[bool] = []
    for block in document.blocks[index:]:
        text = block.content.strip()
        if block.table is not None or block.kind == "item" or block.start in section_starts or len(text) > LINE:
            break
        if (block.kind == "heading" and not is_line(text) and not _is_side(text)) or is_sentence(text):
            break
        count += 1
        if not text.endswith(":"):
            sure.append(is_sure(text))
        if text.endswith((".", "!", "?")) and not _ABBREVIATED.search(text):
            break
    return count if sum(sure) * 2 >= len(sure) and any(sure) else 0


def _is_side(text: str) -> bool:
    """“Verwaltung:”, over the members that it sends"""
    label = text.removesuffix(":")
    return label != text and len(label.split()) <= _WORDS_OF_SIDE and (is_general(label) or has_sector(label))


_WORDS_OF_SIDE = 4
_ABBREVIATED = re.compile(r"\b(?:e\.\s?V|N\.\s?N|e\.\s?G|Abt|Ref|u\.\s?a)\.$")


def is_sentence(text: str) -> bool:
    """Whether the line says something, with a verb: “Die Gruppe beginnt im Mai.”"""
    row = words(text)
    return any(
        is_finite(word)
        or (word.kind == "low" and len(word.low) > 2 and text.endswith((".", "!", "?")) and not is_adjective(row, at))
        for at, word in enumerate(row)
    )


def is_sure(text: str) -> bool:
    counted = re.match(r"(?:je(?:weils)?\s+)?(?:\d{1,2}|ein(?:e[rn]?)?|zwei|drei|vier|fünf|sechs)\s", text)
    return (
        has_sector(text)
        or sector_of(text) is not None
        or counted is not None
        or next(find_persons(text), None) is not None
    )


def lists_members(document: Document, index: int, section_starts: Collection[int]) -> bool:
    """Whether two or more lines below the body's name are nothing but members."""
    count = lines_of_members(document, index, section_starts)
    texts = [block.content.strip() for block in document.blocks[index : index + count]]
    sure = sum(1 for text in texts if has_sector(text) or next(find_persons(text), None) is not None)
    return (
        count > 1
        and all(not text.endswith(".") or _ABBREVIATED.search(text) for text in texts[:-1])
        and sure * 4 >= 3 * count
    )


def is_line(text: str) -> bool:
    """Whether a line without a bullet may name a member: “Sozialamt”, “CDU-Fraktion: Herr Muster”."""
    return len(text) <= LINE and not text.endswith((".", "!", "?", ":")) and sector_of(text) is not None


def looks_like_members(document: Document, index: int, *, half: bool) -> bool:
    """Whether enough of the items from here on have a sign of a member, and few say what somebody does: “Themen bündeln”."""
    items = []
    for block in document.blocks[index:]:
        if block.kind != "item":
            break
        items.append(block.content)
    sure = sum(1 for item in items if len(item) <= LINE and is_sure(item))
    return sure * (2 if half else 3) > len(items)


def last_sentence(text: str) -> str:
    """The last sentence of a block, which may open the list below it."""
    return re.split(r"(?<=[a-zäöüß)]{2}[.!?])\s+(?=[A-ZÄÖÜ])", text.strip())[-1]
