"""Timelines whose columns came apart into lines: a time, below it what happens then; or what happens, and below it when.

“Zeitlicher Ablauf” – “Auftakt mit den Vereinen” – “Juni 2017” – “Beschluss im Kreistag” – “IV. Quartal 2018”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from extractors.document import Block, Document
from extractors.german.dates import TimeSpan, find_times
from extractors.milestones.refusals import figures
from extractors.milestones.steps import MONEY, Step, event_of, in_head, label_of
from extractors.milestones.tables import is_column_head, whole_time
from extractors.milestones.words import announces
from extractors.sections import section_at

_LETTERS = re.compile(r"[^\W\d_]{3,}")
_SENTENCE = re.compile(r"\b(?:wurden?|wird|werden|hat|haben|ist|sind|soll(?:en|te)?|fand(?:en)?|war|waren)\b|[.!?]$")
_GOES_ON = re.compile(r"(?:[,/-]|\b(?:und|sowie|der|des|die|das|mit|für|von|im|in))$")
_CAPITALS = re.compile(r"\b[A-ZÄÖÜ]{4,}\b")
_LABEL_LENGTH, _HEADS, _BESIDE, _FEW_WORDS, _TORN = 160, 3, 3, 4, 3


@dataclass(frozen=True, slots=True)
class _Line:
    """One entry of a column: a time, or words that may run over several lines."""

    start: int
    end: int
    time: TimeSpan | None


def stacked_steps(document: Document) -> Iterator[Step]:
    """The steps below a line that announces them, where times and words take turns at least twice."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        if not _announces(document, index):
            index += 1
            continue
        first = index + 1
        while first < len(blocks) and first <= index + _HEADS and _is_head(blocks[first]):
            first += 1
        lines = list(_lines(document, blocks[first:]))
        yield from _torn(document, lines) or _paired(document, lines)
        index = first
    yield from _unannounced(document)


def _announces(document: Document, index: int) -> bool:
    """“Zeitlicher Ablauf”, “Das Vorhaben teilt sich in diese PHASEN:”; a few words right above a time: “Ablauf bisher”."""
    block = document.blocks[index]
    if block.table is not None or not announces(_CAPITALS.sub(lambda word: word[0].capitalize(), block.text)):
        return False
    below = document.blocks[index + 1].text if index + 1 < len(document.blocks) else ""
    short = len(block.text.split()) <= _FEW_WORDS and whole_time(below, 0) is not None
    return block.kind == "heading" or block.text.endswith(":") or short


def _is_head(block: Block) -> bool:
    return block.table is None and len(block.text.split()) <= 2 and is_column_head(block.text.rstrip(" :"))


def _lines(document: Document, blocks: tuple[Block, ...]) -> Iterator[_Line]:
    """The entries from the first block on, to the first that can be none."""
    index = 0
    while index < len(blocks) and _in_place(document, blocks[index]):
        block = blocks[index]
        ends = [other.end for other in blocks[index : index + 2] if other.table is None]
        times = [whole_time(" ".join(document.text[block.start : end].split()), 0) for end in ends]
        found = [(number, time) for number, time in enumerate(times) if time is not None]
        if found:
            number, time = found[-1]
            yield _Line(block.start, ends[number], replace(time, start=block.start, end=ends[number]))
            index += number + 1
            continue
        last = index
        while last + 1 < len(blocks) and last < index + 2 and _GOES_ON.search(blocks[last].text):
            last += 1
        words = document.text[block.content_start : blocks[last].end]
        if _is_head(block):
            index += 1
            continue
        if not _is_label(words):
            return
        yield _Line(block.content_start, blocks[last].end, None)
        index = last + 1


def _in_place(document: Document, block: Block) -> bool:
    section = section_at(document, block.start)
    return block.table is None and section is not None and not in_head(section)


def _is_label(words: str) -> bool:
    return (
        len(words) <= _LABEL_LENGTH
        and _LETTERS.search(words) is not None
        and not _SENTENCE.search(words)
        and not words.endswith(":")
        and not MONEY.search(words)
        and not figures(words)
        and not any(True for _ in find_times(words))
    )


def _paired(document: Document, lines: list[_Line]) -> Iterator[Step]:
    """Each time with the words below it, or above it where the words came first and nothing else stands between."""
    dated = [number for number, line in enumerate(lines) if line.time is not None]
    if len(dated) < 2 or dated[0] > 1:
        return
    apart = [right - left for left, right in pairwise(dated)]
    above = dated[0] == 1
    if min(apart) < 2 or max(apart) > (2 if above else _BESIDE):
        return
    for number in dated:
        words_at = number - 1 if above else number + 1
        time = lines[number].time
        if time is None or words_at >= len(lines):
            continue
        if (step := _step(document, lines[words_at], lines[number])) is not None:
            yield step


def _torn(document: Document, lines: list[_Line]) -> list[Step]:
    """The steps of two columns that stand one above the other: all that happens, then all times, or the other way round."""
    gaps = [document.text[left.end : right.start].count("\n") > 1 for left, right in pairwise(lines)]
    part = [0, *accumulate(gaps)]
    for parted in (False, True):
        numbered = enumerate(lines)
        runs = groupby(numbered, key=lambda pair: (pair[1].time is not None, parted and part[pair[0]]))
        columns = [[line for _, line in run] for _, run in runs]
        for left, right in pairwise(columns[:3]):
            times, words = (left, right) if left[0].time is not None else (right, left)
            if words[0].time is None and len(times) == len(words) >= _TORN:
                return [step for line, when in zip(words, times, strict=True) if (step := _step(document, line, when))]
    return []


def _step(document: Document, line: _Line, when: _Line) -> Step | None:
    if when.time is None:
        return None
    words = document.text[line.start : line.end]
    start, end = min(line.start, when.start), max(line.end, when.end)
    return Step(start, end, label_of(words), when.time, words, "timeline-stack", event_of(words))


def _unannounced(document: Document) -> Iterator[Step]:
    """Times and words that take turns at least three times, and name an event, below whatever line."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None or whole_time(" ".join(block.text.split()), 0) is None:
            index += 1
            continue
        lines = list(_lines(document, blocks[index:]))
        turns = [line.time is not None for line in lines]
        steady = next((n for n, dated in enumerate(turns) if dated != (n % 2 == 0)), len(turns))
        found = list(_paired(document, lines[: steady - steady % 2]))
        if len(found) >= _TORN and sum(bool(step.event) for step in found) * 2 >= len(found):
            yield from found
        index += max(1, steady)
