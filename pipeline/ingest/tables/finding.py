"""Tables on a page, from its words and drawn lines alone: drawn cells, rules between rows, or nothing but alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Box
from pipeline.ingest.document.page import Rulings
from pipeline.ingest.document.raw import RawTable, RawWord
from pipeline.ingest.tables.aligned import column_tables
from pipeline.ingest.tables.draft import Draft, Rule, Setting
from pipeline.ingest.tables.drawn import rule_tables, tables_in_grids
from pipeline.ingest.tables.headed import headed_table
from pipeline.ingest.tables.heads import head_at
from pipeline.ingest.tables.lines import TextLine, leading_of, lines_and_slope, lines_of, straight, words_in
from pipeline.ingest.tables.wraps import join_up, words_of


@dataclass(slots=True)
class FoundTable:
    """A table on a page: its cells, where it stands, and which of the page's words it has taken (by their index)."""

    table: RawTable
    box: Box
    words: frozenset[int]


def find_tables(words: Sequence[RawWord], rulings: Rulings, width: float, height: float) -> list[FoundTable]:
    """The tables among the words of a page, from top to bottom; their cells in reading order.

    Tables with drawn cells come first, then words under a head (known words such as ``Gremium  Datum  Zuständigkeit``, or
    any in the look of a head), then lines whose words fall into the same columns. The words may be skewed a little, as those of a scan are.
    """
    lines, slope = lines_and_slope(words)
    if slope:
        rulings = Rulings(
            tuple(straight(box, slope) for box in rulings.horizontal),
            tuple(straight(box, slope) for box in rulings.vertical),
            tuple(straight(box, slope) for box in rulings.rects),
        )
    rules = [Rule(box.x0, box.x1, (box.top + box.bottom) / 2) for box in rulings.horizontal]
    setting = Setting(rules, leading_of(lines), [box.x0 for box in rulings.vertical])
    tokens = sorted((token for line in lines for token in line.tokens), key=lambda token: token.index)
    grids = [draft for draft in tables_in_grids(tokens, rulings) if not _is_head_alone(draft, lines)]
    taken = {index for draft in grids for index in words_in(draft.lines)}
    free = lines_of(token for token in tokens if token.index not in taken) if taken else lines
    between = rule_tables(free, setting)
    taken = {id(line) for draft in between for line in draft.lines}
    drafts = [(draft, True) for draft in grids] + [(draft, False) for draft in between]
    for stretch in _stretches([line for line in free if id(line) not in taken], [*grids, *between]):
        drafts += [(draft, False) for draft in _aligned(stretch, setting)]
    found = [_found(draft, words, ruled=ruled) for draft, ruled in drafts]
    whole = words_of(words)
    for table in found:
        join_up((cell for row in table.table.rows for cell in row), whole)
    return sorted(found, key=lambda table: (table.box.top, table.box.x0))


def _aligned(lines: Sequence[TextLine], setting: Setting) -> list[Draft]:
    """The tables without drawn cells among these lines: those with a head, and those between and around them."""
    drafts: list[Draft] = []
    rest: list[TextLine] = []
    at = 0
    while at < len(lines):
        headed = headed_table(lines, at, setting)
        if headed is None:
            rest.append(lines[at])
            at += 1
        else:
            draft, count = headed
            drafts += [*column_tables(rest, setting), draft]
            rest = []
            at += count
    return drafts + column_tables(rest, setting)


def _is_head_alone(draft: Draft, lines: Sequence[TextLine]) -> bool:
    """Whether nothing but the head of a table stands in drawn cells: its rows below have none."""
    if len(draft.rows) > 1:
        return False
    first = min(words_in(draft.lines))
    at = next(index for index, line in enumerate(lines) if first in words_in([line]))
    head = head_at(lines, at)
    return head is not None and len(head.columns) == len(draft.rows[0])


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
    return FoundTable(RawTable(draft.rows, ruled=ruled, box=box), box, taken)
