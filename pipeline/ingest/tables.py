"""Tables on a page, from its words and drawn lines alone: drawn cells, rules between rows, or nothing but alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Box
from pipeline.ingest.aligned_tables import Draft, Setting, find_aligned
from pipeline.ingest.assemble import RawTable, RawWord
from pipeline.ingest.drawn_tables import tables_in_grids
from pipeline.ingest.rulings import Rulings
from pipeline.ingest.table_lines import TextLine, leading_of, lines_of, straight, tokens_of, words_in
from pipeline.ingest.table_heads import is_head_phrase


@dataclass(slots=True)
class FoundTable:
    """A table on a page: its cells, where it stands, and which of the page's words it has taken (by their index).

    ``edges`` are the left edges of its columns and the right edge of the last.
    """

    table: RawTable
    box: Box
    words: frozenset[int]
    edges: tuple[float, ...] = ()


def find_tables(words: Sequence[RawWord], rulings: Rulings, width: float, height: float) -> list[FoundTable]:
    """The tables among the words of a page, from top to bottom; their cells in reading order.

    Tables with drawn cells come first, then words under a known head (``Gremium  Datum  Zuständigkeit``), then lines
    whose words fall into the same columns. The words may be skewed a little, as those of a scan are.
    """
    tokens, slope = tokens_of(words)
    if slope:
        rulings = Rulings(
            tuple(straight(box, slope) for box in rulings.horizontal),
            tuple(straight(box, slope) for box in rulings.vertical),
            tuple(straight(box, slope) for box in rulings.rects),
        )
    lines = lines_of(tokens)
    rules = [(box.x0, (box.top + box.bottom) / 2, box.x1) for box in rulings.horizontal]
    setting = Setting(rules, leading_of(lines))
    drafts: list[tuple[Draft, bool]] = [(draft, True) for draft in tables_in_grids(tokens, rulings, setting)]
    taken = {index for draft, _ in drafts for index in words_in(draft.lines)}
    free = lines_of(token for token in tokens if token.index not in taken)
    for stretch in _stretches(free, [draft for draft, _ in drafts]):
        drafts += [(draft, False) for draft in find_aligned(stretch, setting)]
    found = [_found(draft, words, ruled=ruled) for draft, ruled in drafts]
    return sorted(found, key=lambda table: (table.box.top, table.box.x0))


def _stretches(lines: Sequence[TextLine], drafts: Sequence[Draft]) -> list[list[TextLine]]:
    """The free lines cut where a drawn table lies between them."""
    stretches: list[list[TextLine]] = [[]]
    middles = sorted(min(line.middle for line in draft.lines) for draft in drafts)
    for line in lines:
        if stretches[-1] and any(stretches[-1][-1].middle < y < line.middle for y in middles):
            stretches.append([])
        stretches[-1].append(line)
    return stretches


def _found(draft: Draft, words: Sequence[RawWord], *, ruled: bool) -> FoundTable:
    taken = frozenset(words_in(draft.lines))
    boxes = [box for index in taken if (box := words[index].box) is not None]
    boxes += [cell.box for row in draft.rows for cell in row if cell.box is not None]
    box = Box.around(boxes)
    return FoundTable(RawTable(draft.rows, ruled=ruled, box=box), box, taken, draft.edges)


def continues(previous: FoundTable, here: FoundTable, height: float) -> bool:
    """Whether ``here``, the first thing on a page, goes on with ``previous``, the last thing on the page before, whose
    height is ``height``: the same columns, both ruled or both not. That nothing but running heads and feet stands between
    is for the caller to see to."""
    if previous.table.ruled != here.table.ruled or len(previous.edges) != len(here.edges):
        return False
    if previous.box.bottom < 0.6 * height or here.box.top > 0.35 * height:
        return False
    if here.table.ruled:
        return all(abs(a - b) <= 4.0 for a, b in zip(previous.edges, here.edges, strict=True))
    starts = zip(_starts(previous), _starts(here), strict=True)
    return all(a is None or b is None or abs(a - b) <= 6.0 for a, b in starts)


def _starts(found: FoundTable) -> list[float | None]:
    """Where the words of each column begin at the left."""
    columns = len(found.edges) - 1
    starts: list[float | None] = [None] * columns
    for row in found.table.rows:
        column = 0
        for cell in row:
            if cell.lines and cell.box is not None and cell.colspan == 1 and column < columns:
                known = starts[column]
                starts[column] = cell.box.x0 if known is None else min(known, cell.box.x0)
            column += cell.colspan
    return starts


def join_pages(previous: FoundTable, here: FoundTable, height: float) -> bool:
    """Mark ``here`` as the rest of ``previous`` if it is (see :func:`continues`), a repeated head row dropped."""
    if not continues(previous, here, height):
        return False
    here.table.continues = True
    if previous.table.rows and here.table.rows and _texts(previous.table, 0) == _texts(here.table, 0):
        heads = _texts(here.table, 0)
        if len(here.table.rows) > 1 and any(is_head_phrase(text) or len(text) > 3 for text in heads):
            del here.table.rows[0]
    return True


def _texts(table: RawTable, row: int) -> list[str]:
    return [" ".join(word.text for line in cell.lines for word in line) for cell in table.rows[row]]
