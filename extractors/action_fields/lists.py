"""Fields in lists: items below a sentence that announces them, rows in a sentence, columns of a table.

“Folgende Handlungsfelder wurden definiert:” with bullets; “in 4 Handlungsfeldern: „Sprache und Bildung“, „Arbeit“ …”; a table with the
head “Handlungsfeld”.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.action_fields.announced import announces, count_of
from extractors.action_fields.credible import credible
from extractors.action_fields.enumeration import enumeration
from extractors.action_fields.items import items_below
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import FieldNoun, field_nouns, is_furniture, of_the_state, sentence_at
from extractors.action_fields.paper import Paper
from extractors.action_fields.parts import part_nouns
from extractors.action_fields.rows import rows_in_sentence
from extractors.action_fields.tables import columns
from extractors.document import Document, Range

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
            yield from columns(document, paper, block)
            continue
        asked = [n for n in inside if not (is_furniture(document, block, n) or of_the_state(document, n.start))]
        for n in asked:
            yield from rows_in_sentence(document, paper, block, n)
        yield from next(filter(None, (list(_below(document, paper, index, n)) for n in asked)), [])


def _below(document: Document, paper: Paper, index: int, noun: FieldNoun) -> Iterator[Named]:
    """The items below block ``index``, which announces them."""
    announced = announces(document, document.blocks[index], sentence_at(document, noun.start), noun)
    count = count_of(document, noun)
    if not announced and (count is None or count < _COUNTED or not noun.plural):
        return
    items = items_below(document, index)
    nothing = Range(noun.start, noun.start)
    found = enumeration(
        document, [span for span, _ in items], "items", nothing, nothing, nothing, codes=[code for _, code in items]
    )
    labels = next((each.labels for each in found), ())
    if credible(labels, paper, noun, listed=announced, count=count) and (announced or len(labels) == count):
        yield from (Named(label, "list", "list-below", noun.start, noun.start + 1) for label in labels)
