"""Fields below, or above, the block that announces them: items, a row on a line of its own, chapters of a concept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.action_fields.announced import announces, count_of
from extractors.action_fields.columns import head_of_fields
from extractors.action_fields.credible import credible
from extractors.action_fields.items import items_below
from extractors.action_fields.marks import marked_blocks
from extractors.action_fields.named import Named, evenly, labels_of
from extractors.action_fields.nouns import FieldNoun, sentence_at
from extractors.action_fields.paper import Paper
from extractors.action_fields.parting import parted, quoted_run
from extractors.action_fields.prose_rows import numbered_row
from extractors.action_fields.tables import has_head
from extractors.document import Document, Range

_COUNTED = 3  # as many items as the sentence counts fields are these fields, whatever else it says
_LONGEST_ROW = 1000


# “gliedert sich in I Partizipation” over “II Familie und Beruf”: the first item ran into the line that announces it
_FIRST_ITEM = re.compile(r"\s*:?\s+(?P<number>1|I|A|a)[.)]?\s+[A-ZÄÖÜ„]")
_SECOND = {"1": "2", "I": "II", "A": "B", "a": "b"}


def below(document: Document, paper: Paper, index: int, noun: FieldNoun) -> Iterator[Named]:
    """The items below block ``index``, which announces them."""
    block = document.blocks[index]
    announced = announces(document, block, sentence_at(document, noun.start), noun)
    count = count_of(document, noun)
    glued = _FIRST_ITEM.match(document.text, noun.end, block.end) if noun.plural else None
    if glued is not None and index + 1 < len(document.blocks):
        following = marked_blocks(document)[index + 1]
        second = _SECOND.get(glued["number"]) == following.marker.strip("().")
        rest = items_below(document, index, None)[0] if second else []
        first = labels_of(document, [Range(glued.end() - 1, block.end)])
        labels = [*(replace(label, code=glued["number"]) for label in first), *rest]
        if second and credible(labels, paper, noun, listed=True):
            yield from (Named(label, "list", "list-below", noun.start, noun.start + 1) for label in labels)
            return
    if index + 1 < len(document.blocks):
        following = document.blocks[index + 1]
        if head_of_fields(document, following) is not None or has_head(following):
            return
    if not announced and (count is None or count < _COUNTED or not noun.plural):
        return
    labels, foci = items_below(document, index + _between(document, index), count)
    labels = evenly(document, labels)
    if not credible(labels, paper, noun, listed=announced, count=count) or (not announced and len(labels) != count):
        return
    for label in labels:
        yield Named(label, "list", "list-below", noun.start, noun.start + 1)
    for label, code in foci:
        yield Named(label, "list", "focus-below", noun.start, noun.start + 2, under=code)


# “In den ersten Jahren konzentriert sich der Kreis auf”
_GOES_ON = re.compile(r"(?::|\b(?:auf|an|in|mit|um|für|sind|lauten|die|nämlich|folgende[nrs]?))\s*$")


def _between(document: Document, index: int) -> int:
    """1 where an open sentence stands between the title at ``index`` and its items, else 0."""
    title, *following = marked_blocks(document)[index : index + 3]
    if len(following) < 2 or following[0].marker or following[0].table is not None or not following[1].marker:
        return 0
    return int(not title.text.rstrip().endswith((":", ".")) and _GOES_ON.search(following[0].text) is not None)


_TOLD = re.compile(r"[^:.]{3,60}:\s+\S")  # “Sprache: Kurse, Elternabende”


def row_below(document: Document, paper: Paper, index: int, noun: FieldNoun) -> Iterator[Named]:
    """The row on a line of its own below an open end: “… diese Schwerpunkte gesehen:” over “Sprache; Arbeit; Wohnen.”"""
    if index + 1 >= len(document.blocks) or not noun.plural:
        return
    block, following = document.blocks[index], document.blocks[index + 1]
    sentence = sentence_at(document, noun.start)
    if following.table is not None or len(following.text) > _LONGEST_ROW or _TOLD.match(following.text):
        return
    if sentence.end < block.end - 1 and not (sentence.start < block.end <= sentence.end):
        return
    if not announces(document, block, Range(sentence.start, min(sentence.end, block.end)), noun):
        return
    text, count = document.text, count_of(document, noun)
    end = (
        min(following.end, sentence_at(document, following.content_start + 1).end)
        if _is_prose(following.text)
        else following.end
    )
    for spans in (
        numbered_row(text, following.start, end),
        quoted_run(text, following.start, end, 2),
        parted(text, following.content_start, end, count),
    ):
        labels = list(labels_of(document, spans))
        if len(labels) == len(spans) > 1 and credible(labels, paper, noun, listed=True, count=count):
            yield from (Named(label, "list", "row-below", noun.start, noun.start + 1) for label in labels)
            return


def numbered_below(document: Document, paper: Paper, index: int, noun: FieldNoun) -> Iterator[Named]:
    """The row below where it is numbered in one line: “nannten fünf Punkte:” over “1. Sprache 2. Schule 3. Stadtteil”."""
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if following is not None and len(numbered_row(document.text, following.start, following.end)) >= _COUNTED:
        yield from row_below(document, paper, index, noun)


def _is_prose(text: str) -> bool:
    return re.match(r"\s*\d{1,2}[.)]", text) is None


# “thematisch wie folgt gegliedert:”, “hat nachstehende Struktur:”, “Gliederung:”
_STRUCTURED = re.compile(
    r"\b(?:(?:thematisch|inhaltlich|wie\s+folgt|folgendermaßen|so|in\s+folgende\s+\w+)\s+(?:\w+\s+){0,3}?"
    r"(?:gegliedert|unterteilt|aufgeteilt|aufgebaut|strukturiert|geordnet|unterteilen)|"
    r"(?:folgende|nachstehende)[nrs]?\s+(?:\w+\s+)?(?:Gliederung|Struktur|Aufbau|Einteilung|Unterteilung)|"
    r"Gliederung(?=\s*:)|(?:umfasst|enthält|behandelt|gliedert\s+sich\s+in)(?=\s*:))\b[^:.]{0,40}(?::|\.$|$)\s*"
)


def structured(document: Document, paper: Paper, index: int) -> Iterator[Named]:
    """What follows the words that tell how a concept is built, in the sentence or below it; no field noun stands there."""
    block = document.blocks[index]
    found = _STRUCTURED.search(document.text, block.start, block.end)
    if found is None:
        return
    if found.end() < block.end:
        end = min(block.end, sentence_at(document, found.end()).end)
        labels = list(labels_of(document, parted(document.text, found.end(), end)))
    else:
        labels = evenly(document, items_below(document, index, None)[0])
    if credible(labels, paper, FieldNoun(found.start(), found.end(), "verb", True)):
        yield from (Named(label, "list", "thematic-list", found.start(), block.start + 1) for label in labels)
