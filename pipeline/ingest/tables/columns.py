"""Where one column of a table ends and the next begins: the white strips that run down between the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.ingest.tables.lines import TextLine, Token

_WORD_SPACE = 0.4
_AT_EDGE = 2.0


def white_strips(lines: Iterable[TextLine], start: float, end: float) -> list[tuple[float, float]]:
    """The stretches between ``start`` and ``end`` over which no line has a word."""
    spans = sorted((token.box.x0, token.box.x1) for line in lines for token in line.tokens)
    strips: list[tuple[float, float]] = []
    reach = start
    for x0, x1 in spans:
        if x0 >= end:
            break
        if x0 > reach:
            strips.append((reach, x0))
        reach = max(reach, x1)
    if reach < end:
        strips.append((reach, end))
    return strips


def borders_under(heads: Sequence[tuple[float, float]], lines: Sequence[TextLine]) -> list[float]:
    """The borders between columns whose heads stand at ``heads``: the widest white strip between each two."""
    borders = []
    for (_, left_end), (right_start, _) in pairwise(heads):
        strips = white_strips(lines, left_end, right_start)
        if strips:
            start, end = max(strips, key=lambda strip: strip[1] - strip[0])
            borders.append((start + end) / 2)
        else:
            borders.append(right_start - _AT_EDGE / 2)
    return borders


def inner_strips(lines: Sequence[TextLine], start: float, end: float, width: float, rows: int = 2) -> list[float]:
    """The borders inside one column: white strips of ``width`` letter heights with words on both sides in ``rows`` lines,
    the words on the right beginning or ending at one place."""
    inside = [TextLine(tokens) for line in lines if (tokens := [t for t in line.tokens if start <= t.centre < end])]
    if len(inside) < rows:
        return []
    height = sorted(line.size for line in inside)[len(inside) // 2]
    left = min(line.x0 for line in inside)
    right = max(line.x1 for line in inside)
    borders = []
    for x0, x1 in white_strips(inside, left, right):
        if x1 - x0 < width * height:
            continue
        both = [line for line in inside if line.x0 < x0 + 1 and line.x1 > x1 - 1]
        starts = sum(1 for line in inside if any(abs(t.box.x0 - x1) <= _AT_EDGE for t in line.tokens))
        if len(both) >= rows and (starts >= rows or _figures(both, x1, rows)):
            borders.append((x0 + x1) / 2)
    return borders


def _figures(lines: Sequence[TextLine], start: float, rows: int) -> bool:
    """Whether figures stand right of ``start`` in ``rows`` lines, set flush right."""
    ends = sorted(t.box.x1 for line in lines for t in line.tokens if t.box.x0 > start - 1 and t.text[-1].isdigit())
    least = max(rows, 2)
    return any(last - first <= _AT_EDGE for first, last in zip(ends, ends[least - 1 :], strict=False))


def cut(line: TextLine, borders: Sequence[float]) -> list[tuple[int, int, TextLine]]:
    """The line's words by column: (column, how many columns they span, the words).

    A word that lies across a border makes one cell over several columns of all the words beside it.
    """
    pieces: list[tuple[int, int, TextLine]] = []
    for token in line.tokens:
        column, last = _column(token, borders), _last_column(token, borders)
        if pieces and column < pieces[-1][0] + pieces[-1][1]:
            first, span, before = pieces[-1]
            before.tokens.append(token)
            pieces[-1] = (first, max(first + span, last + 1) - first, before)
        else:
            pieces.append((column, last + 1 - column, TextLine([token])))
    joined = pieces[:1]
    for column, span, part in pieces[1:]:
        first, before_span, before = joined[-1]
        if (span > 1 or before_span > 1) and part.x0 - before.x1 < _WORD_SPACE * part.size:
            before.tokens += part.tokens
            joined[-1] = (first, column + span - first, before)
        else:
            joined.append((column, span, part))
    return joined


def _column(token: Token, borders: Sequence[float]) -> int:
    """The column in which the word begins; a word that sticks out a little to the left belongs to where it mostly lies."""
    start = token.box.x0 + min(_AT_EDGE, token.box.width * 0.25)
    return sum(1 for border in borders if border <= start)


def _last_column(token: Token, borders: Sequence[float]) -> int:
    end = token.box.x1 - min(_AT_EDGE, token.box.width * 0.25)
    return max(_column(token, borders), sum(1 for border in borders if border < end))
