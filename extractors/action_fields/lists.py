"""Fields in lists: items below a sentence that announces them, rows in a sentence, columns of a table.

“Folgende Handlungsfelder wurden definiert:” with bullets; “Arbeitsgruppen zu folgenden Handlungsfeldern: Bildung, Wohnen”;
“in 4 Handlungsfeldern: „Sprache und Bildung“, „Arbeit“ …”; a table with the head “Handlungsfeld”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.announced import announces, count_of, credible
from extractors.action_fields.columns import drawn_column, head_of_fields
from extractors.action_fields.items import items_below
from extractors.action_fields.labels import parted
from extractors.action_fields.named import Named, evenly, labels_of, mostly_known
from extractors.action_fields.nouns import FieldNoun, Paper, field_nouns, is_furniture, noun_pattern, sentence_at
from extractors.action_fields.parts import part_nouns
from extractors.action_fields.rows import rows_in_sentence
from extractors.document import Block, Document, Range

_STRUCTURED = re.compile(
    r"\bthematisch\s+(?:wie\s+folgt\s+|folgendermaßen\s+|in\s+folgende\s+\w+\s+)?(?:ge)?(?:gliedert|unterteilt|aufgeteilt)\b[^:]{0,40}:\s*"
)


_COUNTED = 3  # as many items as the sentence counts fields are these fields, whatever else it says


def listed(document: Document, paper: Paper) -> Iterator[Named]:
    """The fields of every list of the paper."""
    every = sorted((*field_nouns(document), *part_nouns(document)), key=lambda found: found.start)
    nouns = iter((*every, None))
    noun = next(nouns)
    for index, block in enumerate(document.blocks):
        inside: list[FieldNoun] = []
        while noun is not None and noun.start < block.end:
            inside.append(noun)
            noun = next(nouns)
        if block.table is not None:
            yield from _columns(document, paper, block) if inside else ()
            continue
        asked = [n for n in inside if not is_furniture(document, block, n)]
        if asked and head_of_fields(document, block) is not None:
            yield from drawn_column(document, paper, index)
            continue
        for n in asked:
            yield from rows_in_sentence(document, paper, block, n)
        yield from next(filter(None, (list(_below(document, paper, index, n)) for n in asked)), [])
        if not inside and paper.about and (found := _STRUCTURED.search(document.text, block.start, block.end)):
            yield from _structured(document, index, found.end())


def _structured(document: Document, index: int, after: int) -> Iterator[Named]:
    """What follows “thematisch wie folgt gegliedert:”, in the sentence or below it."""
    block = document.blocks[index]
    if after < block.end:
        end = min(block.end, sentence_at(document, after).end)
        labels = list(labels_of(document, parted(document.text, after, end)))
    else:
        labels, _ = items_below(document, index, None)
    if mostly_known(labels, 0.5) and len(labels) > 2:
        yield from (Named(label, "list", "thematic-list", block.start, block.start + 1) for label in labels)


def _below(document: Document, paper: Paper, index: int, noun: FieldNoun) -> Iterator[Named]:
    """The items below the block that announces them."""
    block = document.blocks[index]
    sentence = sentence_at(document, noun.start)
    announced = announces(document, block, sentence, noun)
    count = count_of(document, noun)
    if index + 1 < len(document.blocks) and head_of_fields(document, document.blocks[index + 1]) is not None:
        return
    if not announced and (count is None or count < _COUNTED or not noun.plural):
        return
    labels, foci = items_below(document, index + _between(document, index), count)
    labels = evenly(document, labels)
    if not credible(labels, paper, noun) or (not announced and len(labels) != count):
        return
    for label in labels:
        yield Named(label, "list", "list-below", noun.start, noun.start + 1)
    for label, code in foci:
        yield Named(label, "list", "focus-below", noun.start, noun.start + 2, under=code)


# “In den ersten Jahren konzentriert sich der Kreis auf”
_GOES_ON = re.compile(r"(?::|\b(?:auf|an|in|mit|um|für|sind|lauten|die|nämlich|folgende[nrs]?))\s*$")


def _between(document: Document, index: int) -> int:
    """1 where an open sentence stands between the title at ``index`` and its items, else 0."""
    title, *following = document.blocks[index : index + 3]
    if len(following) < 2 or following[0].marker or following[0].table is not None or not following[1].marker:
        return 0
    return int(not title.text.rstrip().endswith((":", ".")) and _GOES_ON.search(following[0].text) is not None)


def _columns(document: Document, paper: Paper, block: Block) -> Iterator[Named]:
    """The cells below a head cell “Handlungsfeld”."""
    table = block.table
    if table is None or len(table.rows) < 2:
        return
    for row_number, row in enumerate(table.rows[:3]):
        for cell in row:
            head = re.fullmatch(rf"(?:Nr\.?\s*/?\s*)?({noun_pattern().pattern})(?:\s*/\s*\w+)?\s*:?", cell.text.strip())
            noun = next((n for n in field_nouns(document) if cell.start <= n.start < cell.end), None)
            if head is None or noun is None or is_furniture(document, block, noun):
                continue
            others = [c for c in row if c.text and c.column != cell.column]
            below = [
                r[cell.column] for r in table.rows[row_number + 1 :] if cell.column < len(r) and r[cell.column].text
            ]
            labels = list(labels_of(document, [Range(c.start, c.end) for c in below]))
            if not labels or (not others and len(below) < 2):
                continue
            if mostly_known(labels, 0.5) and (noun.strength == "strong" or paper.about):
                yield from (Named(label, "list", "table-column", cell.start, block.start + 1) for label in labels)
                return
