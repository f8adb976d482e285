"""Fields in a column of a table: below the head “Handlungsfeld”, or “Bereich” and “Säule” beside “Ziele” and “Maßnahmen”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.candidate_tables import TICK_BOX
from extractors.action_fields.credible import credible
from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.named import Named, labels_of, mostly_known
from extractors.action_fields.nouns import FieldNoun, field_nouns, is_furniture, noun_pattern
from extractors.action_fields.paper import Paper
from extractors.document import Block, Cell, Document, Range

_LONGEST_HEAD, _HEAD_WORDS = 45, 4  # “Ab 2023 (Handlungsfeld)”, “Nr. / Handlungsfeld”
_HEAD_ROWS = 3
_NUMBER_TOO = re.compile(r"[/,&+]\s*(?:lfd\.\s?)?(?:Nr\.?|Nummer|Code|Kürzel)\s*$|\s(?:und|u\.)\s(?:Nr\.?|Nummer)\s*$")
_MEASURE_NUMBER = re.compile(
    r"\s+[A-ZÄÖÜ]{0,3}\s?\d{1,3}(?:\.\d{1,2})*[a-z]?(?:\s?[/+&,-]\s?[A-ZÄÖÜ]{0,3}\d{1,3})*\s*$"
)
# what may head a column of fields where the columns beside it are those of a concept
_PART_HEAD = re.compile(
    r"(?:Lebens|Teil|Aufgaben|Arbeits)?(?:[Bb]ereiche?)|Säulen?|Bausteine?|Feld(?:er)?|Schwerpunkte?|Module?"
)
_BESIDE_PARTS = re.compile(r"\b(?:\w*[Zz]iele?|Maßnahmen?|Zielsetzung(?:en)?|Leitgedanke|Handlungsempfehlung(?:en)?)\b")


def columns(document: Document, paper: Paper, block: Block) -> Iterator[Named]:
    """The cells below a head cell “Handlungsfeld”."""
    table = block.table
    if table is None or len(table.rows) < 2 or _is_form(document, block):
        return
    for row_number, row in enumerate(table.rows[:_HEAD_ROWS]):
        for cell in row:
            noun = _noun_of(document, paper, block, row, cell)
            if noun is None:
                continue
            below = _cells(table.rows[row_number + 1 :], cell.column)
            spans: list[Range] = [Range(c.start, c.end) for c in below]
            if _NUMBER_TOO.search(
                cell.text
            ):  # “Handlungsfeld / Nr.” over “Wohnen W 3”: the number is that of a measure
                spans = [without for span in spans if (without := _without_number(document, span)) is not None]
            labels = list(labels_of(document, spans))
            sure = len(labels) == 1 and mostly_known(labels, 1.0) and (noun.strength == "strong" or paper.about)
            known = (
                noun.strength == "part" and len(labels) > 2 and mostly_known(labels, 0.75) and not lookalikes(labels)
            )
            if sure or known or (noun.strength != "part" and credible(labels, paper, noun, listed=True)):
                yield from (Named(label, "list", "table-column", cell.start, block.start + 1) for label in labels)
                return


def _is_form(document: Document, block: Block) -> bool:
    """Whether the table is a form that asks which fields of another plan are meant: a box in most of its rows."""
    return block.table is not None and 2 * len(TICK_BOX.findall(document.text, block.start, block.end)) > len(
        block.table.rows
    )


def _without_number(document: Document, span: Range) -> Range | None:
    """“Wohnen W 3” without the number of the measure; None where there is none, as in rows that describe it."""
    found = _MEASURE_NUMBER.search(document.text, span.start, span.end)
    return Range(span.start, found.start()) if found and found.start() > span.start else None


def _cells(rows: Sequence[Sequence[Cell]], column: int) -> list[Cell]:
    return [row[column] for row in rows if column < len(row) and row[column].text]


def _noun_of(document: Document, paper: Paper, block: Block, row: Sequence[Cell], cell: Cell) -> FieldNoun | None:
    """The word that makes the cell the head of a column of fields."""
    if len(cell.text) > _LONGEST_HEAD or len(cell.text.split()) > _HEAD_WORDS:
        return None
    noun = next((n for n in field_nouns(document) if cell.start <= n.start < cell.end), None)
    if noun is not None:
        of_groups = noun.strength == "group" and noun_pattern().fullmatch(cell.text.strip(" :")) is None
        return None if of_groups or is_furniture(document, block, noun) else noun
    beside = any(_BESIDE_PARTS.search(other.text) for other in row if other.column != cell.column)
    first = block.table is not None and row is block.table.rows[0]
    if paper.central and beside and first and _PART_HEAD.fullmatch(cell.text.strip(" :")):
        return FieldNoun(cell.start, cell.end, "part", False)
    return None
