"""Budget grids that are printed as mere lines, read as tables: a line of years over lines of a label and an amount for each year.

“in EUR 2018 2019 / Honorar 0,00 12.500,00” is a fee of 12.500 € in 2019.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from extractors.costs.reading import Reading, Refused
from extractors.costs.tables import read_table
from extractors.document import Cell, Document, Table

_LINE, _ROWS, _GAPS, _ABOVE = 160, 30, 2, 3
_YEAR = re.compile(r"(?<![\d.,/§-])(?:19|20)\d\d(?![\d/]|[.,]\d)(?:\s?ff\.?)?")
# “2018/2019”, “2018 bis 2020”: one column for several years
_JOINED = re.compile(r"(?:19|20)\d\d\s?(?:[-–/]|bis|und)\s?\d\d")
_MORE_COLUMNS = re.compile(r"gesamt\w*|summe|folge\w+|alt|neu", re.IGNORECASE)
# “-34.500 €” · “12.500,00” · “0” · “-”
_VALUE = (
    r"(?:[-–−+]?\d{1,3}(?:\.\d{3})+(?:,\d{1,2}|,[-–]{1,2})?|[-–−+]?\d+(?:,\d{1,2}|,[-–]{1,2})?|[-–−]{1,2})"
    r"(?:\s?(?:T€|TEUR|€|EUR\b|Euro\b))?"
)
_ROW = re.compile(
    rf"(?P<label>(?=.*?[^\W\d_]{{3}}).*?[^\s:])\s*:?\s+(?P<values>{_VALUE}(?:\s+{_VALUE})+)\s*", re.DOTALL
)
_CELL = re.compile(rf"(?<!\S){_VALUE}(?!\S)")


def read_grids(document: Document, day: date | None) -> Mapping[int, Sequence[Reading | Refused]]:
    """The findings in each line of a grid, by the number of the line among the blocks."""
    found: dict[int, list[Reading | Refused]] = defaultdict(list)
    for index in range(len(document.blocks)):
        table = None if index in found else _table(document, index)
        if table is None:
            continue
        values = {cell.start for row in table.rows[1:] for cell in row[1:]}
        for one in read_table(document, table, day):
            if one.span.start in values:
                found[bisect_right(document.blocks, one.span.start, key=attrgetter("start")) - 1].append(one)
    return found


def _table(document: Document, index: int) -> Table | None:
    """The table whose head is this line: two years or more, and hardly a word beside them."""
    head = document.blocks[index]
    if head.table is not None or len(head.text) > _LINE or _JOINED.search(head.text):
        return None
    years = list(_YEAR.finditer(document.text, head.start, head.end))
    if len(years) < 2:
        return None
    above = [one.text for one in document.blocks[max(0, index - _ABOVE) : index] if one.table is None]
    beside = (
        document.text[years[-1].end() : head.end] + " " + next((one for one in above[::-1] if len(one) <= _LINE), "")
    )
    most = len(years) + len(_MORE_COLUMNS.findall(beside))
    places = [(head.start, years[0].start()), *(year.span() for year in years)]
    rows = [places, *_rows(document, index, len(years), most)]
    if len(rows) == 1:
        return None
    texts = [[document.text[start:end].strip(" :–") for start, end in spans] for spans in rows]
    texts[0][0] = head.text  # where the unit may stand
    cells = tuple(
        tuple(
            Cell(*span, text, row, column, 0) for column, (span, text) in enumerate(zip(spans, texts[row], strict=True))
        )
        for row, spans in enumerate(rows)
    )
    return Table(head.start, rows[-1][-1][1], 0, cells)


def _rows(document: Document, index: int, fewest: int, most: int) -> Iterator[list[tuple[int, int]]]:
    """The places of the cells of each line below the head, to a sentence, a table or some lines without amounts."""
    gaps = 0
    for block in document.blocks[index + 1 : index + 1 + _ROWS]:
        if block.table is not None or len(block.text) > _LINE or block.text.endswith("."):
            return
        row = _ROW.fullmatch(document.text, block.content_start, block.end)
        if row is None:
            gaps += 1
            if gaps > _GAPS or re.search(r"\d", block.content):
                return
            yield [(block.content_start, block.end)]
            continue
        gaps = 0
        values = [cell.span() for cell in _CELL.finditer(document.text, *row.span("values"))]
        if fewest <= len(values) <= most:
            yield [row.span("label"), *values]
