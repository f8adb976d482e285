"""Fields in a column of a table: below the head “Handlungsfeld”, or “Bereich” and “Säule” beside “Ziele” and “Maßnahmen”.

A name that goes on in the next line of the table is put together (“Bürgerschaftliches” over “Engagement”), and so is a table that the
text has broken into lines at such a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from extractors.action_fields.credible import credible
from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.named import Named, labels_of, mostly_known
from extractors.action_fields.nouns import FieldNoun, field_nouns, is_furniture, noun_pattern, words_pattern
from extractors.action_fields.paper import Paper
from extractors.action_fields.wrapped import breaks_off, put_together
from extractors.document import Block, Cell, Document, Range

_LONGEST_HEAD, _HEAD_WORDS = 45, 4  # “Ab 2023 (Handlungsfeld)”, “Nr. / Handlungsfeld”
_HEAD_ROWS = 3
_LONGEST_LINE, _MOST_LINES = 70, 30
# what may head a column of fields where the columns beside it are those of a concept
_PART_HEAD = re.compile(
    r"(?:Lebens|Teil|Aufgaben|Arbeits)?(?:[Bb]ereiche?)|Säulen?|Bausteine?|Feld(?:er)?|Schwerpunkte?|Module?"
)
_BESIDE_PARTS = re.compile(r"\b(?:\w*[Zz]iele?|Maßnahmen?|Zielsetzung(?:en)?|Leitgedanke|Handlungsempfehlung(?:en)?)\b")
# “Betreuung und Pflege A 21 -”
_TORN = re.compile(r"(?P<name>[A-ZÄÖÜ][^\d]{3,60}?)(?:\s+(?:[A-Z]|\d{1,3}|[-–]))+\s*$")


def has_head(block: Block) -> bool:
    """Whether the block is a table with a column of fields, by the words of its head."""
    return block.table is not None and any(
        noun_pattern().fullmatch(cell.text.strip(" :")) for cell in block.table.rows[0]
    )


def columns(document: Document, paper: Paper, block: Block) -> Iterator[Named]:
    """The cells below a head cell “Handlungsfeld”."""
    table = block.table
    if table is None or len(table.rows) < 2:
        return
    for row_number, row in enumerate(table.rows[:_HEAD_ROWS]):
        for cell in row:
            noun = _noun_of(document, paper, block, row, cell)
            if noun is None:
                continue
            others = [c for c in row if c.text and c.column != cell.column]
            below = _cells(table.rows[row_number + 1 :], cell.column)
            spans = [Range(c.start, c.end) for c in below]
            spans += _broken_off(document, block) if cell.column == 0 and spans else ()
            labels = put_together(document, spans)
            if not labels and _names_them(row, cell):  # “HF | Bezeichnung”: the next column names them
                beside = _cells(table.rows[row_number + 1 :], cell.column + 1)
                labels = list(labels_of(document, [Range(c.start, c.end) for c in beside]))
            if not labels or (not others and len(below) < 2):
                continue
            sure = len(labels) == 1 and mostly_known(labels, 1.0) and (noun.strength == "strong" or paper.about)
            known = (
                noun.strength == "part" and len(labels) > 2 and mostly_known(labels, 0.75) and not lookalikes(labels)
            )
            if sure or known or (noun.strength != "part" and credible(labels, paper, noun, listed=True)):
                yield from (Named(label, "list", "table-column", cell.start, block.start + 1) for label in labels)
                return


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


def _names_them(row: Sequence[Cell], cell: Cell) -> bool:
    """Whether the head beside says that its column holds the names."""
    beside = next((other.text.strip() for other in row if other.column == cell.column + 1), "")
    return beside in ("Bezeichnung", "Titel", "Name", "Thema", "Inhalt", "Benennung")


def _broken_off(document: Document, block: Block) -> list[Range]:
    """The cells of the first column below a table that ends in the middle of a name."""
    table = block.table
    open_end = table is not None and table.rows[-1][0].text and breaks_off(table.rows[-1][0].text)
    spans: list[Range] = []
    index = bisect_right(document.blocks, block.start, key=lambda other: other.start)
    for following in islice(document.blocks, index, index + _MOST_LINES) if open_end else ():
        torn = None
        if following.table is not None:
            if has_head(following) or words_pattern("beside").fullmatch(following.table.rows[0][0].text.strip()):
                break
            spans += [Range(c.start, c.end) for c in _cells(following.table.rows, 0)]
            open_end = breaks_off(following.table.rows[-1][0].text)
            continue
        torn = _TORN.match(following.text)
        if (
            len(following.text) > _LONGEST_LINE
            or following.text.rstrip().endswith((".", ":"))
            or not (open_end or torn)
        ):
            break
        end = following.start + torn.end("name") if torn else following.end
        spans.append(Range(following.start, end))
        open_end = breaks_off(document.text[following.start : end])
    return spans
