"""Measures in tables: a row each, below a head that names their columns, over as many pages as it takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Cell, Document, Range, Table
from extractors.german.dates import find_times
from extractors.measures.draft import Draft, set_title
from extractors.measures.elements import set_apart
from extractors.measures.labels import TELLING, column_in, column_of
from extractors.measures.meanings import columns_of
from extractors.measures.status import tells_status
from extractors.outline.titles import kind_of
from extractors.per_document import per_document

# “Vorgangsname | Dauer | Anfang | Ende”: steps of one project; “Beratungsfolge | Status | Termin”: sessions
_OF_OTHERS = re.compile(r"Vorg[aä]ng|Beratungsfolge|Gremi(?:um|en)\b")
_LEAST = 2
"""Columns beside the label that tell a measure."""
_HEAD_ROWS = 3
_SHORT = 40
_TICK = re.compile(r"[xX×✓✔✗✘☒☑■●•]|\[[xX]\]|\([xX]\)")
_NO_TICK = re.compile(r"[☐□○–-]?|\[ ?\]|\( ?\)")


@dataclass(frozen=True, slots=True)
class Head:
    """``columns``: what stands in which column, ``printed`` by which words; of the ``ticked`` it is the head that a tick says. ``row``:
    the last row of the head."""

    columns: dict[int, str]
    row: int
    printed: dict[str, str]
    ticked: dict[int, Cell]

    def filled(self, row: Sequence[Cell]) -> list[Cell]:
        """The cells of a row that say something: below “geplant” none but a tick."""
        said = [cell for cell in row if cell.text.strip()]
        return [cell for cell in said if cell.column not in self.ticked or _TICK.fullmatch(cell.text.strip())]

    def value(self, cell: Cell) -> tuple[str, Range]:
        """The column of a cell, and where its value is printed: of a tick the head that it stands under, which in a table without rules
        may be that of another column."""
        if cell.column not in self.ticked:
            return self.columns.get(cell.column, f"other:{cell.column}"), Range(cell.start, cell.end)
        heads = (self.ticked[cell.column], *self.ticked.values())
        said = next((head for head in heads if _is_under(cell, head)), None)
        column = self.columns.get(said.column) if said else None
        return column or f"other:{cell.column}", Range((said or cell).start, (said or cell).end)


def _is_under(cell: Cell, head: Cell) -> bool:
    """Whether a cell stands under a head, as far as it is known where on the page they are."""
    one, other = cell.box, head.box
    return one is None or other is None or (one.x0 < other.x1 and other.x0 < one.x1)


def is_listed_table(document: Document, table: Table) -> bool:
    """Whether a table has a measure a row."""
    return table.start in _heads(document)


def overviews(document: Document) -> Iterator[Draft]:
    """Rows of other tables that name something by its number or words and tell when, who or how far: perhaps an overview of measures."""
    for table in document.tables:
        if not is_listed_table(document, table) and table.rows:
            columns = _columns(document, table, 0, least=1)
            as_label = "label" if "label" in columns.values() else "text"
            named = {place: "label" if column == as_label else column for place, column in columns.items()}
            if {"label", "code"} & set(named.values()) and TELLING & set(named.values()):
                yield from _rows(document, table, Head(named, 0, {}, _ticked(document, table, 0)))


def tables(document: Document) -> Iterator[Draft]:
    """The measures in tables, row by row."""
    for table in document.tables:
        head = _heads(document).get(table.start)
        if head is not None:
            yield from _rows(document, table, head)


@per_document
def _heads(document: Document) -> dict[int, Head]:
    """The head of each table that has a measure a row."""
    return {table.start: head for table in document.tables if (head := _head(document, table)) is not None}


def _head(document: Document, table: Table) -> Head | None:
    for number, row in enumerate(table.rows[:_HEAD_ROWS]):
        if any(_OF_OTHERS.match(cell.text) for cell in row):
            return None
        columns = _columns(document, table, number)
        named = set(columns.values())
        if "label" not in named:
            below = ([cell.text for cell in other if cell.text] for other in table.rows[number + 1 :])
            sheet = any(len(filled) > 1 and all(map(column_of, filled)) for filled in below)
            columns = {} if sheet or len(named & TELLING) < _LEAST else _with_label(document, row, columns)
        elif not named & TELLING or len(named - {"label", "code"}) < _LEAST:
            continue
        if columns:
            printed = {columns[cell.column]: cell.text for cell in row if cell.column in columns}
            return Head(columns, number, printed, _ticked(document, table, number))
    return None


def _with_label(document: Document, row: Sequence[Cell], columns: dict[int, str]) -> dict[int, str]:
    """The columns with that of the labels, which no head calls so: the one before all that tell a measure, or its text, that means nothing
    (“Nr. | |Baustein| | Kurzbeschreibung”), or else the text; empty where there is neither."""
    said = {cell.column: column_in(document, cell.text) for cell in row if cell.text.strip()}
    texts = [place for place, column in columns.items() if column == "text"]
    telling = min((place for place, column in said.items() if column in TELLING or column == "text"), default=0)
    before = [place for place, column in said.items() if place < telling and column is None]
    return columns | {(before or texts)[0]: "label"} if before or texts else {}


def _columns(document: Document, table: Table, row: int, least: int = _LEAST) -> dict[int, str]:
    """What the columns hold by their heads; where most heads mean nothing it is no head, whatever stands below."""
    ticked = _ticked(document, table, row)
    heads = {cell.text: cell.column for cell in reversed(table.rows[row]) if cell.column not in ticked}
    if sum(column_in(document, head) is not None for head in heads) + len(ticked) <= least:
        return {}
    below: dict[int, list[str]] = defaultdict(list)
    for each in table.rows[row + 1 :]:
        for cell in each:
            if cell.text.strip():
                below[cell.column].append(cell.text)
    found: dict[int, str] = {}
    for head, column in columns_of(document, {head: below[heads[head]] for head in reversed(heads)}).items():
        if column and (column not in found.values() or column == "period"):  # “Beginn | Ende” are both of the period
            found[heads[head]] = column
    told = {place: _told_by(document, head) for place, head in ticked.items()}
    return found | {place: column for place, column in told.items() if column and column not in found.values()}


def _ticked(document: Document, table: Table, row: int) -> dict[int, Cell]:
    """The heads that tell a status or a time (“geplant | laufend”, “2025 | 2026”) over columns of ticks and nothing else; they may stand in
    a second row, below “Stand” or “Zeitplan”, unless it has no rules, where their words run together."""
    heads = {cell.column: cell for cell in table.rows[row]}
    ticks: set[int] = set()
    for number, each in enumerate(table.rows[row + 1 :]):
        for cell in each:
            words = cell.text.strip()
            if _TICK.fullmatch(words):
                ticks.add(cell.column)
            elif number == 0 and words and not each[0].text.strip() and (table.ruled or cell.box is None):
                heads[cell.column] = cell
            elif not _NO_TICK.fullmatch(words):
                heads.pop(cell.column, None)
    found = {place: head for place, head in heads.items() if _told_by(document, head)} if ticks else {}
    return found if ticks & found.keys() else {}


def _told_by(document: Document, head: Cell) -> str | None:
    """What the head of a column of ticks tells of the measure: how far it is, or when."""
    if tells_status(head.text, document):
        return "status"
    times = list(find_times(head.text))
    return "period" if times and (times[0].start, times[-1].end) == (0, len(head.text)) else None


def _rows(document: Document, table: Table, head: Head) -> list[Draft]:
    drafts: list[Draft] = []
    field: Range | None = None
    for row in table.rows[head.row + 1 :]:
        filled = head.filled(row)
        if not filled:
            continue
        if len(filled) == 1 and _is_across(filled[0]):
            field = Range(filled[0].start, filled[0].end)
        elif drafts and _is_rest(filled, head, table):
            for column, span in map(head.value, filled):
                drafts[-1].add("label" if column == "code" else column, span)  # it may have slipped below the number
        elif draft := _draft(document, filled, head, field):
            drafts.append(draft)
    return drafts


def _is_across(cell: Cell) -> bool:
    """A row that one cell fills: the name of a field, or a goal, over its measures."""
    return cell.colspan > 1 or (cell.column == 0 and (kind_of(cell.text) == "field" or len(cell.text) > _SHORT))


def _is_rest(filled: Sequence[Cell], head: Head, table: Table) -> bool:
    """Whether a row is the lower part of the one above, torn by the page's end or by its lines."""
    texts = {head.columns.get(cell.column, ""): cell.text for cell in filled}
    code, label = texts.get("code", ""), texts.get("label", "")
    if "code" in head.columns.values():
        numbered = any(sign.isdigit() for sign in code) or len(code.strip()) == 1
        return not numbered and (not label or len(filled) * 2 <= table.columns)
    words, columns = [cell for cell in filled if cell.column not in head.ticked], table.columns - len(head.ticked)
    return not label or label[0].islower() or (not table.ruled and len(words) * 2 <= columns)


def _draft(document: Document, filled: Sequence[Cell], head: Head, field: Range | None) -> Draft | None:
    draft = Draft("measure-row", filled[0].start, filled[-1].end, field_row=field, heads=head.printed)
    for cell in filled:
        column, span = head.value(cell)
        if column == "label":
            apart = set_apart(document, span)  # “|Sprachcafé| Jeden Mittwoch in der Bücherei”
            set_title(draft, document.text, Range(span.start, apart if span.start < apart < span.end else span.end))
        elif column == "code":
            draft.code = span
        else:
            draft.add(column, span)
    if head.ticked and len(draft.values.get("status", ())) > 1:  # ticked twice, it tells nothing
        del draft.values["status"]
    if "label" not in head.columns.values():  # an overview by numbers alone
        draft.title = draft.code
    return draft if draft.title is not None else None
