"""Fields in lists: items below a sentence that announces them, rows in a sentence, columns of a table.

“Folgende Handlungsfelder wurden definiert:” with bullets; “Arbeitsgruppen zu folgenden Handlungsfeldern: Bildung, Wohnen”;
“in 4 Handlungsfeldern: „Sprache und Bildung“, „Arbeit“ …”; a table with the head “Handlungsfeld”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.action_fields.below import above, below, numbered_below, row_below, structured
from extractors.action_fields.columns import drawn_column, head_of_fields
from extractors.action_fields.credible import credible
from extractors.action_fields.named import Named, labels_of, mostly_known
from extractors.action_fields.nouns import FieldNoun, field_nouns, is_furniture, noun_pattern, of_an_event
from extractors.action_fields.paper import Paper
from extractors.action_fields.parts import part_nouns
from extractors.action_fields.rows import rows_in_sentence
from extractors.action_fields.torn import head_line, torn_cells, torn_rows
from extractors.document import Block, Cell, Document, Range

_LONGEST_HEAD, _HEAD_WORDS = 45, 4  # “Ab 2023 (Handlungsfeld)”, “Nr. / Handlungsfeld”


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
        asked = [n for n in inside if not is_furniture(document, block, n) and not of_an_event(document, n)]
        if asked and head_of_fields(document, block) is not None:
            yield from drawn_column(document, paper, index)
            continue
        if asked and (torn := [*_torn(document, paper, index)]):
            yield from torn
            continue
        for n in asked:
            yield from rows_in_sentence(document, paper, block, n)
        readings = (
            list(reading(document, paper, index, n))
            for reading in (numbered_below, below, row_below, above)
            for n in asked
        )
        yield from next(filter(None, readings), [])
        if paper.about:
            yield from structured(document, paper, index)


def _torn(document: Document, paper: Paper, index: int) -> Iterator[Named]:
    if head_line(document.blocks[index]):
        yield from torn_rows(document, paper, index)
    yield from torn_cells(document, paper, index)


def _names_them(row: Sequence[Cell], cell: Cell) -> bool:
    """Whether the head beside says that its column holds the names."""
    beside = next((other.text.strip() for other in row if other.column == cell.column + 1), "")
    return beside in ("Bezeichnung", "Titel", "Name", "Thema", "Inhalt", "Benennung")


def _columns(document: Document, paper: Paper, block: Block) -> Iterator[Named]:
    """The cells below a head cell “Handlungsfeld”."""
    table = block.table
    if table is None or len(table.rows) < 2:
        return
    for row_number, row in enumerate(table.rows[:3]):
        for cell in row:
            head = (
                len(cell.text) <= _LONGEST_HEAD
                and noun_pattern().search(cell.text)
                and len(cell.text.split()) <= _HEAD_WORDS
            )
            noun = next((n for n in field_nouns(document) if cell.start <= n.start < cell.end), None)
            if not head or noun is None or is_furniture(document, block, noun):
                continue
            others = [c for c in row if c.text and c.column != cell.column]
            below = [
                r[cell.column] for r in table.rows[row_number + 1 :] if cell.column < len(r) and r[cell.column].text
            ]
            labels = list(labels_of(document, [Range(c.start, c.end) for c in below]))
            if not labels and _names_them(
                row, cell
            ):  # “HF | Bezeichnung”: the column numbers them, the next one names them
                beside = [r[cell.column + 1] for r in table.rows[row_number + 1 :] if cell.column + 1 < len(r)]
                labels = list(labels_of(document, [Range(c.start, c.end) for c in beside if c.text]))
            if not labels or (not others and len(below) < 2):
                continue
            sure = len(labels) == 1 and mostly_known(labels, 1.0) and (noun.strength == "strong" or paper.about)
            if sure or credible(labels, paper, noun, listed=True):
                yield from (Named(label, "list", "table-column", cell.start, block.start + 1) for label in labels)
                return
