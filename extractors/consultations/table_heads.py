"""The heads of a Beratungsfolge that stands in a table: which row they are, and what their columns hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.consultations.committees import names_committee
from extractors.consultations.heads import HeadKind, HeadWord, head_of_cell, head_words, layout_of
from extractors.consultations.rows import Layout
from extractors.document import Cell, Document

Columns = Mapping[int, tuple[HeadKind, ...]]
Rows = Sequence[Sequence[Cell]]

_LONGEST_HEAD = 30  # characters
# “Ö | N” over the columns of the crosses
_MARK_HEADS: Mapping[str, tuple[HeadKind, ...]] = {
    **dict.fromkeys(("ö", "öff", "öffentl", "öffentlich"), ("tick_public",)),
    **dict.fromkeys(("n", "nö", "nöff", "nichtöff", "nichtöffentl", "nichtöffentlich"), ("tick_not",)),
}


def filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip()]


def heads(row: Sequence[Cell]) -> Columns | None:
    """The columns that a row of heads names; None where the row is none."""
    cells = filled(row)
    columns = {cell.column: head_of_cell(cell.text) for cell in cells}
    marks = {cell.column: kind for cell in cells if (kind := _MARK_HEADS.get(_letters(cell.text)))}
    if len(set(marks.values())) == 2 and len(marks) == 2:
        columns |= marks
    strange = [cell for cell in cells if not columns[cell.column]]
    kinds = {kind for every in columns.values() for kind in every}
    sure = "date" in kinds and kinds & {"committee", "title"}
    if (len(strange) > 1 and not sure) or any(is_no_head(cell.text) for cell in strange):
        return None
    if len(cells) - len(strange) < (2 if len(cells) > 2 else 1):
        return None
    return columns


def _letters(text: str) -> str:
    """“n. öff.” → “nöff”"""
    return "".join(c for c in text.casefold() if c.isalpha())


def is_no_head(text: str) -> bool:
    """Whether a cell of no known head holds what rows hold: a committee, a number, many words."""
    return names_committee(text) or any(c.isdigit() for c in text) or len(text) > _LONGEST_HEAD


def opens(columns: Columns) -> bool:
    kinds = {kind for every in columns.values() for kind in every}
    with_committee = any(every[:1] in (("committee",), ("title",)) for every in columns.values())
    return with_committee and bool("date" in kinds or len(kinds & {"role", "public", "agenda_item", "result"}) > 1)


def layout_in(document: Document, rows: Rows) -> Layout:
    words: list[HeadWord] = []
    for row in rows:
        for cell in filled(row):
            words += head_words(document.text, cell.start, cell.end)[0]
    return layout_of(document, tuple(words))
