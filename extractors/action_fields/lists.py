"""Fields in lists: items below a sentence that announces them, rows in a sentence, columns of a table.

“Folgende Handlungsfelder wurden definiert:” with bullets; “Arbeitsgruppen zu folgenden Handlungsfeldern: Bildung, Wohnen”;
“in 4 Handlungsfeldern: „Sprache und Bildung“, „Arbeit“ …”; a table with the head “Handlungsfeld”.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.action_fields.below import below, numbered_below, row_below, structured
from extractors.action_fields.columns import drawn_column, head_of_fields
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import FieldNoun, field_nouns, is_furniture, of_an_event, of_the_state
from extractors.action_fields.paper import Paper
from extractors.action_fields.parts import part_nouns
from extractors.action_fields.rows import rows_in_sentence
from extractors.action_fields.tables import columns
from extractors.action_fields.torn import head_line, torn_cells, torn_rows
from extractors.document import Document


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
            yield from columns(document, paper, block)
            continue
        asked = [
            n
            for n in inside
            if not (is_furniture(document, block, n) or of_an_event(document, n) or of_the_state(document, n.start))
        ]
        if asked and head_of_fields(document, block) is not None:
            yield from drawn_column(document, paper, index)
            continue
        if asked and (torn := [*_torn(document, paper, index)]):
            yield from torn
            continue
        for n in asked:
            yield from rows_in_sentence(document, paper, block, n)
        readings = (
            list(reading(document, paper, index, n)) for reading in (numbered_below, below, row_below) for n in asked
        )
        yield from next(filter(None, readings), [])
        if paper.about:
            yield from structured(document, paper, index)


def _torn(document: Document, paper: Paper, index: int) -> Iterator[Named]:
    if head_line(document.blocks[index]):
        yield from torn_rows(document, paper, index)
    yield from torn_cells(document, paper, index)
