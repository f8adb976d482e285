"""Ticked and open boxes with the words they belong to: “☒ ja ☐ nein”, “Ja ☐ Nein ☒”, “[x] nein”, “nein x ja”.

Whether a box stands before or after its label is decided by the run of boxes: one that begins with a box has them
before, one that ends with a box has them after, and otherwise “ja” and “nein” show where they lean. A lone x between
two words ticks the word behind it. Where the ticks are lost (“nein ja”, “Ja /Nein”) there is no tick at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Block, Document, Range, Table
from extractors.per_document import per_document

_TICKED = r"(?:[☒☑⊠🗹✓✔✗✘🗷]|\[\s?[xX✓✗]\s?\]|\(\s?[xX]\s?\))"
_OPEN = r"(?:[☐□▢⬜❑❏]|\[\s{0,3}\]|\(\s{1,3}\)|\[_\])"
# “[ja] [nein]”: the words themselves stand in the boxes, and no box is ticked
_BRACKETED = r"\[\s?(?P<word>ja|nein)\s?\]"
_LONE = r"(?<!\S)[xX](?!\S)"
_FILLED, _BLANK = "[■◼⬛]", re.compile("[□☐◻⬜]")
_BOX = re.compile(
    rf"(?P<ticked>{_TICKED})|{_BRACKETED}|(?P<open>{_OPEN})|(?P<filled>{_FILLED})|(?P<lone>{_LONE})", re.IGNORECASE
)
BOX_BEHIND = re.compile(rf"\s*(?:{_TICKED}|{_OPEN})")
_ONLY_BOXES = re.compile(rf"(?:\s*(?:{_TICKED}|{_OPEN}|{_FILLED}|[xX]))+\s*")

_WORD = r"(?:ja|nein)"
_ENDS_WITH_WORD = re.compile(rf"(?<!\w){_WORD}\s*[:,]?\s*\Z", re.IGNORECASE)
_STARTS_WITH_WORD = re.compile(rf"\s*{_WORD}(?!\w)", re.IGNORECASE)
_TWO_WORDS = re.compile(rf"(?P<first>{_WORD})\s*/?\s*{_WORD}(?!\w)", re.IGNORECASE)
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Tick:
    """A box and its label: “☒ keine finanziellen Auswirkungen” is ticked, “☐ ja” is not. The span covers both."""

    start: int
    end: int
    label: str
    ticked: bool

    @property
    def yes(self) -> bool | None:
        """True for a label that begins with “ja”, False for “nein”, else None."""
        word = re.match(r"(ja|nein)\b", self.label, re.IGNORECASE)
        return None if word is None else word[1].casefold() == "ja"


@per_document
def ticks(document: Document) -> tuple[Tick, ...]:
    """All boxes of the paper with their labels, in reading order; a box without words beside it is left out."""
    return tuple(tick for run in _runs(document) for tick in _run(document.text, run))


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text in which boxes and labels belong together; ``after`` where its cells show that boxes come last."""

    start: int
    end: int
    after: bool = False


def _runs(document: Document) -> Iterator[_Run]:
    """The stretches of text in which boxes and labels belong together: a block, a cell, a row with boxes in cells of
    their own, or short lines of which one is a mere box."""
    lines: list[Block] = []
    for block in document.blocks:
        if lines and not _goes_on(lines[-1], block):
            yield _Run(lines[0].start, lines[-1].end)
            lines = []
        if block.table is not None:
            yield from _table_runs(block.table)
        else:
            lines.append(block)
    if lines:
        yield _Run(lines[0].start, lines[-1].end)


def _goes_on(last: Block, block: Block) -> bool:
    """Whether one of two blocks is a mere box and the other ends or begins with the word it ticks."""
    if _ONLY_BOXES.fullmatch(block.text):
        return bool(_ENDS_WITH_WORD.search(last.text) or _ONLY_BOXES.fullmatch(last.text))
    return bool(_ONLY_BOXES.fullmatch(last.text) and _STARTS_WITH_WORD.match(block.text))


def _table_runs(table: Table) -> Iterator[_Run]:
    for row in table.rows:
        filled = [cell for cell in row if cell.text.strip()]
        if len(filled) > 1 and any(_ONLY_BOXES.fullmatch(cell.text) for cell in filled):
            yield _Run(filled[0].start, filled[-1].end, _boxes_last([cell.text.strip() for cell in row]))
        else:
            for cell in filled:
                yield _Run(cell.start, cell.end)


def _boxes_last(cells: list[str]) -> bool:
    """Whether a place for a box, ticked or blank, follows each “ja” and “nein”: ja | x | nein | (blank)."""
    words = [index for index, cell in enumerate(cells) if re.fullmatch(_WORD, cell, re.IGNORECASE)]
    places = [cells[index + 1 : index + 2] for index in words]
    return len(words) > 1 and all(place and (not place[0] or _ONLY_BOXES.fullmatch(place[0])) for place in places)


def _run(text: str, run: _Run) -> Iterator[Tick]:
    """The boxes of one run, each with the label before or after it."""
    boxes = [box for box in _BOX.finditer(text, run.start, run.end) if _is_box(text, run, box)]
    if not boxes:
        return
    yield from (Tick(box.start(), box.end(), box["word"], ticked=False) for box in boxes if box["word"])
    boxes = [box for box in boxes if not box["word"]]
    bounds = [run.start, *(edge for box in boxes for edge in box.span()), run.end]
    gaps = [Range(bounds[index], bounds[index + 1]) for index in range(0, len(bounds), 2)]
    before = not run.after and _labels_follow([text[gap.start : gap.end] for gap in gaps])
    for box, (left, right) in zip(boxes, pairwise(gaps), strict=True):
        ticked = not box["open"]
        label = _following(text, right) if before else _preceding(text, left)
        if label is not None:
            span = sorted((box.start(), box.end(), label.start, label.end))
            yield Tick(span[0], span[-1], " ".join(text[label.start : label.end].split()), ticked)


def _is_box(text: str, run: _Run, box: re.Match[str]) -> bool:
    """A lone x is a box only beside “ja” or “nein”, a filled square only on the line of a blank one (“□ ja ■ nein”)."""
    if box["filled"] is not None:
        ends = text.find("\n", box.end())
        return _BLANK.search(text, text.rfind("\n", 0, box.start()) + 1, ends if ends >= 0 else len(text)) is not None
    if box["lone"] is None:
        return True
    left, right = text[run.start : box.start()], text[box.end() : run.end]
    return bool(_ENDS_WITH_WORD.search(left) or _STARTS_WITH_WORD.match(right))


def _labels_follow(gaps: list[str]) -> bool:
    """Whether the labels stand behind their boxes, judged by the words between the boxes."""
    if not gaps[0].strip():
        return True
    if not gaps[-1].strip():
        return False
    after = sum(1 for gap in gaps[:-1] if _ENDS_WITH_WORD.search(gap))
    before = sum(1 for gap in gaps[1:] if _STARTS_WITH_WORD.match(gap))
    return before >= after


def _following(text: str, gap: Range) -> Range | None:
    """The label behind a box: up to the end of its cell."""
    words = text[gap.start : gap.end]
    start = gap.start + len(words) - len(words.lstrip())
    label = text[start : min(gap.end, start + _LONGEST)].split("\t")[0].split("\n")[0].rstrip()
    if (two := _TWO_WORDS.match(label)) is not None:
        label = two["first"]
    return Range(start, start + len(label)) if label else None


def _preceding(text: str, gap: Range) -> Range | None:
    """The label before a box: “ja” or “nein” alone, else the words of its cell."""
    word = _ENDS_WITH_WORD.search(text, gap.start, gap.end)
    if word is not None:
        return Range(word.start(), word.start() + len(word[0].rstrip(" \t\n:,")))
    end = gap.start + len(text[gap.start : gap.end].rstrip())
    start = max(text.rfind("\t", gap.start, end), text.rfind("\n", gap.start, end), gap.start - 1, end - _LONGEST) + 1
    label = text[start:end]
    start += len(label) - len(label.lstrip())
    return Range(start, end) if start < end else None
