"""The Beratungsfolge as a table: ``An | Datum der Beratung | Zuständigkeit | Abstimmungsergeb.`` and all other heads.

The heads say what a cell means where its words do not (an ``x`` under ``nö``, a free text under ``Ergebnis``); where columns
slipped, what the cell says decides. A row without a committee goes on with the one above: its date, or another date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.consultations.committees import Committee, names_committee
from extractors.consultations.heads import HeadKind, HeadWord, announces_others, head_of_cell, head_words, layout_of
from extractors.consultations.path import Path, Token, add, path_rows, tokens_of
from extractors.consultations.rows import Layout, Row
from extractors.consultations.values import HEAD, Piece, day_at, lines_of, piece_at, text_begins
from extractors.document import Cell, Document, Range
from extractors.facts import LeftAlone

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


@dataclass(frozen=True, slots=True)
class TablePath:
    """The rows of a Beratungsfolge and the part of the document that they were read from."""

    span: Range
    rows: tuple[Row | LeftAlone, ...]


def read_tables(document: Document) -> Iterator[TablePath]:
    """Every Beratungsfolge that stands in a table with heads, or beside the label Beratungsfolge."""
    for rows in _tables(document):
        index = 0
        while index < len(rows):
            found = _headed(document, rows, index) or _headless(document, rows, index)
            if found is None:
                index += 1
                continue
            path, index = found
            yield path


def _tables(document: Document) -> Iterator[Rows]:
    """The rows of every table; tables with nothing but blank rows between them are one."""
    rows: list[tuple[Cell, ...]] = []
    end = -1
    for table in document.tables:
        between = document.text[end : table.start].strip()
        if rows and between:
            yield rows
            rows = []
        rows += table.rows
        end = table.end
    yield rows


def _headed(document: Document, rows: Rows, index: int) -> tuple[TablePath, int] | None:
    columns = heads(rows[index])
    if not columns or not opens(columns):
        return None
    kinds = {kind for every in columns.values() for kind in every}
    if kinds <= {"committee", "date", "other"} and rows[index][0].start > HEAD:
        return None
    first, index = index, index + 1
    while index < len(rows) and (more := heads(rows[index])):
        columns = {**columns, **more}
        index += 1
    promised = replace(layout_in(document, rows[first:index]), role=True)
    found = _body(document, rows, first, index, columns, promised)
    if found is None or any(isinstance(row, LeftAlone) or row.day for row in found[0].rows):
        return found
    below = next(lines_of(document.text, found[0].span.end), None)
    return None if below and day_at(document.text, below[0]) else found  # the days stand in lines below their rows


def _headless(document: Document, rows: Rows, index: int) -> tuple[TablePath, int] | None:
    """Rows of a committee and its date without heads, before the text of the paper begins."""
    if rows[index][0].start > HEAD or text_begins(document) < rows[index][0].start:
        return None
    if not _is_row(document, rows[index]) or _below_heads(document.text, rows[0][0].start):
        return None
    found = _body(document, rows, index, index, _heads_above(rows, index), Layout(role=True))
    if found is None:
        return None
    read = found[0].rows
    dated = sum(isinstance(row, Row) and row.day is not None for row in read)
    return found if dated > 1 and dated * 2 >= len(read) else None


def _heads_above(rows: Rows, index: int) -> Columns:
    """What the row above says of the columns, where only some of its words are known heads: “tagt am | dort zur | Öff.”."""
    above = rows[index - 1] if index else ()
    return {
        cell.column: kinds for cell in filled(above) if (kinds := head_of_cell(cell.text)) and not is_no_head(cell.text)
    }


def _is_row(document: Document, row: Sequence[Cell]) -> bool:
    """Whether a row has cells of a committee and of its date."""
    tokens = [tokens_of(document.text, cell.start, cell.end, Path(Layout())) or [] for cell in filled(row)]
    said = [token for cell in tokens for token in cell]
    committees = [token for token in said if isinstance(token, Committee) and _is_known(token)]
    return bool(committees) and any(isinstance(token, Piece) and token.kind == "date" for token in said)


def _below_heads(text: str, start: int) -> bool:
    """Whether the line above is a row of heads that stands outside of the table (“Gremium Termin TOP ö nö Ergebnis”), or makes of it
    something else: “Zeitplan”, “In den Sitzungen vom”."""
    above = text[:start].rstrip()
    first = max(above.rfind("\n"), above.rfind("\f")) + 1
    words, after = head_words(text, first, len(above))
    whole = after >= len(above)
    names = bool({word.kind for word in words} & {"committee", "title"}) and whole
    # “An den” ends in an article as a broken sentence does, but opens the list
    told = announces_others(above[first:]) and not names
    return told or (len(words) > 1 and names)


def _body(
    document: Document, rows: Rows, first: int, index: int, columns: Columns, layout: Layout
) -> tuple[TablePath, int] | None:
    path = Path(layout, rule="beratungsfolge-table")
    begin = rows[first][0].start
    end = filled(rows[first])[-1].end
    title_only = index == first
    while index < len(rows):
        row = rows[index]
        cells = filled(row)
        skip_title = title_only and index == first and len(cells) == 1
        if title_only and index > first and any(columns.get(cell.column) == ("other",) for cell in cells):
            break
        if cells and not skip_title and not _read_row(document, path, cells, columns):
            break
        end = cells[-1].end if cells else end
        index += 1
    if not path.entries:
        return None
    return TablePath(Range(begin, end), tuple(path_rows(document, path))), max(index, first + 1)


def _read_row(document: Document, path: Path, cells: Sequence[Cell], columns: Columns) -> bool:
    """Take a row into the path; False where it is no row of a path."""
    tokens: list[Token] = []
    for cell in cells:
        tokens += cell_tokens(document, cell, columns.get(cell.column, ()))
    committees = [token for token in tokens if isinstance(token, Committee)]
    pieces = [token for token in tokens if isinstance(token, Piece) and token.kind != "skip"]
    known = all(_is_known(committee) for committee in committees)
    if not known and not any(piece.kind in ("date", "debris", "role") for piece in pieces):
        return False
    if not committees:
        if not pieces or not path.entries:
            return not path.entries and bool(pieces)
        path.entries[-1][1].extend(pieces)
        return True
    if len(committees) == 1:
        path.entries.append((committees[0], list(pieces)))
    else:
        before = len(path.entries)
        add(path, tokens)
        if pieces[:1] and pieces[0].kind == "role" and pieces[0].end < committees[0].start:
            path.entries[before:] = [(name, [pieces[0], *said]) for name, said in path.entries[before:]]
    return True


def _is_known(committee: Committee) -> bool:
    return names_committee(committee.name)


_LONGEST_NAME = 140  # characters
_YES, _NO = frozenset(("x", "ja", "☒", "☑", "■", "[x]", "✓", "✗", "x.")), frozenset(("nein", "☐", "□", "[ ]", "-", "–"))
_MARKS = {"ja": True, "ö": True, "nein": False, "n": False, "nö": False}
_ITEM = re.compile(r"(?:TOP\s*)?(?P<mark>[ÖN]\s?)?(?P<number>\d{1,3}(?:\.\d{1,2})*\.?\s?[a-z]?)\.?", re.IGNORECASE)


def cell_tokens(document: Document, cell: Cell, kinds: tuple[HeadKind, ...]) -> list[Token]:
    """What a cell says, under these heads."""
    kind = kinds[0] if len(kinds) == 1 else None
    text = cell.text.strip()
    if kind == "other":
        return []
    if kind in ("tick_public", "tick_not") and text.casefold() in _YES | _NO:
        ticked = text.casefold() in _YES
        return (
            [Piece("public", cell.start, cell.end, text, flag=(kind == "tick_public") == ticked)]
            if ticked or text == "nein"
            else []
        )
    if kind == "public" and (flag := _MARKS.get(text.casefold().rstrip("."))) is not None:
        return [Piece("public", cell.start, cell.end, text, flag=flag)]
    if kind == "remark" and (said := tokens_of(document.text, cell.start, cell.end, Path(Layout()))):
        return said
    if kind in ("result", "remark"):
        piece = piece_at(text, 0)
        says = piece.kind != "skip" if piece else any(c.isalpha() for c in text)
        return [Piece("result", cell.start, cell.end, " ".join(text.split()))] if says else []
    if kind in ("agenda_item", "session_number") and (match := _ITEM.fullmatch(text)):
        flag = None if match["mark"] is None else match["mark"].strip().upper() == "Ö"
        return [
            Piece(
                "item" if kind == "agenda_item" else "session",
                cell.start,
                cell.end,
                match["number"].rstrip("."),
                flag=flag,
            )
        ]
    tokens = tokens_of(document.text, cell.start, cell.end, Path(Layout()))
    if tokens is not None and (kind not in ("committee", "title") or _is_value(tokens)):
        return [token for token in tokens if isinstance(token, Committee) or token.kind != "number" or not kinds]
    words = " ".join(text.split())
    if kind in ("committee", "title"):
        named = len(text) <= _LONGEST_NAME and text[:1].isalpha()
        return [Committee(cell.start, cell.start + len(text), words)] if named else []
    return [Piece("role", cell.start, cell.end, words)] if kind == "role" else []


def _is_value(tokens: Sequence[Token]) -> bool:
    """Whether a cell of the committees' column holds one, or a date that slipped into it."""
    return any(isinstance(token, Committee) or token.kind in ("date", "debris") for token in tokens)
