"""What speaks for a noun chunk's naming a field: its own words and what they mean, those beside it, and how near a word for fields stands.

Features are words, so that the weights can be read: “cue before part 1” says that the chunk follows “Säule”, “-1 ordinal” that the one
before it counts, “opens item above theme” that it opens an item below a line that speaks of themes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.action_fields.cues import NAMING, between, cue_words
from extractors.action_fields.labels import explained, tidy
from extractors.document import Block, Document
from extractors.noun_chunks import Chunk, word_features
from extractors.sections import section_at
from extractors.vectors import meaning

_OF_WORDS = 3.0  # how much further apart what chunks mean lies than features that are there or not
_ORDINAL = re.compile(
    r"(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|letzt|weiter|neu|zusätzlich|künftig|schließlich|zuletzt|ferner)\w*"
)
_SHORT = 110  # letters of a line
_BEGINS = ("¶",)  # the connector behind the last chunk


def features_of(document: Document, run: Sequence[Chunk]) -> list[list[str]]:
    """The features of each chunk of an unbroken run of blocks."""
    view = _View(document, run)
    return [list(_shown(view, at)) for at in range(len(run))]


def meanings_of(document: Document, run: Sequence[Chunk]) -> NDArray[np.float32]:
    """What each chunk means: a row of numbers."""
    return np.array([meaning(document.text[chunk.start : chunk.end]) for chunk in run]) * np.float32(_OF_WORDS)


class _View:
    """A run of chunks with what several features ask for."""

    def __init__(self, document: Document, run: Sequence[Chunk]) -> None:
        self.document, self.run = document, run
        self.texts = [document.text[chunk.start : chunk.end] for chunk in run]
        self.words = [word_features(text) for text in self.texts]
        self.known = [_known(document, chunk) for chunk in run]
        self.counts = [any(_ORDINAL.fullmatch(word) for word in text.split()[:2]) for text in self.texts]
        self.cues = _cues(document, run)
        self.sentences: defaultdict[int, list[int]] = defaultdict(list)
        self.blocks: defaultdict[int, list[int]] = defaultdict(list)
        for at, chunk in enumerate(run):
            self.sentences[chunk.sentence].append(at)
            self.blocks[chunk.block].append(at)
        words = cue_words(document)
        self.told = {
            number: sorted({cue.family for cue in between(words, run[inside[0]].start, run[inside[-1]].end)})
            for number, inside in self.sentences.items()
        }
        self.above = dict(_above(document, sorted(self.blocks)))


def _known(document: Document, chunk: Chunk) -> bool:
    label = tidy(document.text, chunk.start, chunk.end)
    return label is not None and explained(label)


def _cues(document: Document, run: Sequence[Chunk]) -> list[str]:
    """The family of the word for fields that each chunk holds; empty where it holds none."""
    inside = ([c.family for c in between(cue_words(document), one.start, one.end) if c.family in NAMING] for one in run)
    return [found[-1] if found else "" for found in inside]


def _above(document: Document, blocks: Sequence[int]) -> Iterator[tuple[int, tuple[str, int, str]]]:
    """For each block: the word for fields that stood above it last and in what, how many blocks ago, and what stood right before."""
    words = cue_words(document)
    last, cue, before = 0, "none", ""
    for number in blocks:
        block = document.blocks[number]
        yield number, (cue, min(number - last, 5), before)
        named = {cue.family for cue in between(words, block.start, block.end)}
        if family := next((family for family in NAMING if family in named), None):
            last, cue = number, f"{family} {'head' if block.kind == 'heading' else _end(block)}"
        before = block.kind + _end(block)


def _end(block: Block) -> str:
    end = block.text.rstrip()[-1:]
    return end if end in tuple(".:,;") else ""


def _shown(view: _View, at: int) -> Iterator[str]:
    chunk, text = view.run[at], view.document.text
    yield from view.words[at]
    if view.known[at]:
        yield "known"
    if view.counts[at]:
        yield "ordinal"
    if view.cues[at]:
        yield f"is {view.cues[at]}"
    if text[chunk.start].isalpha() and text[chunk.start - 1 : chunk.start] in tuple('„“"»‚'):
        yield "opens a quotation"
    if text[chunk.end : chunk.end + 1] in tuple('“”"«‘'):
        yield "closes a quotation"
    yield f"depth {min(chunk.depth, 1)}"
    yield from _connectors(view, at)
    yield from _beside(view, at)
    yield from _of_sentence(view, at)
    yield from _of_block(view, at)


def _connectors(view: _View, at: int) -> Iterator[str]:
    behind = view.run[at + 1].connector if at + 1 < len(view.run) else _BEGINS
    for name, connector in (("c", view.run[at].connector), ("n", behind)):
        yield f"{name}: {' '.join(connector)[:24]}"
        if connector:
            yield f"{name} first {connector[0]}"
            yield f"{name} last {connector[-1]}"
        for low in dict.fromkeys(connector):
            yield f"{name} has {low}"
        if any(map(_ORDINAL.fullmatch, connector)):
            yield f"{name} ordinal"


def _beside(view: _View, at: int) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        if not 0 <= at + step < len(view.run):
            continue
        if view.known[at + step]:
            yield f"{step} known"
        if view.cues[at + step]:
            yield f"{step} is {view.cues[at + step]}"
        if abs(step) == 1:
            yield from (f"{step} {word}" for word in view.words[at + step][:3])
            if view.counts[at + step]:
                yield f"{step} ordinal"


def _of_sentence(view: _View, at: int) -> Iterator[str]:
    inside = view.sentences[view.run[at].sentence]
    yield from (f"sentence {family}" for family in view.told[view.run[at].sentence])
    yield f"share known {round(3 * sum(view.known[other] for other in inside) / len(inside))}"
    named = [other for other in inside if view.cues[other]]
    nearest = ("before", [o for o in named if o < at][-1:]), ("behind", [o for o in named if o > at][:1])
    for name, places in nearest:
        for place in places:
            far = abs(place - at)
            yield f"cue {name} {view.cues[place]}"
            yield f"cue {name} {view.cues[place]} {far if far < 3 else '3-5' if far < 6 else '6-'}"


def _of_block(view: _View, at: int) -> Iterator[str]:
    chunk, document = view.run[at], view.document
    block, place = document.blocks[chunk.block], view.blocks[chunk.block].index(at)
    length = "short" if len(block.text) <= _SHORT else "long"
    form = f"{block.kind} {length}{_end(block)}"
    cue, far, before = view.above[chunk.block]
    section = section_at(document, block.start)
    yield from (
        f"in {form}",
        f"place {min(place, 3)}",
        f"above {cue} {far}",
        f"{block.kind} above {cue}",
        f"after {before}",
    )
    yield f"section {section.kind if section else ''}"
    if place == 0:
        yield from (f"opens {form}", f"opens above {cue} {min(far, 3)}")
    if block.table is not None:
        yield from (f"column {min(chunk.column, 4)}", f"row {min(chunk.row, 1)}")
        cells = (o for o in view.blocks[chunk.block] if view.run[o].row == 0 and view.run[o].column == chunk.column)
        for head in list(cells)[:1]:
            yield f"head {view.texts[head].casefold()[:10]}"
            if view.cues[head]:
                yield f"head is {view.cues[head]}"
