"""Tables with rules between their rows and none between their columns: lines of one width drawn one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.tables.aligned import prose
from pipeline.ingest.tables.columns import cut, white_strips
from pipeline.ingest.tables.draft import Draft, Rule, Setting, rows_of
from pipeline.ingest.tables.heads import head_at
from pipeline.ingest.tables.lines import TextLine

_SAME = 4.0
_LEAST_WIDTH = 100.0
_TALLEST_ROW = 250.0
_WIDE = 1.3
_STRIP = 0.8
_MOST = 0.8
_CORNER = 20.0
_VERY_WIDE = 2.5


def rule_tables(lines: Sequence[TextLine], setting: Setting) -> list[Draft]:
    """The tables between stacks of at least three rules, from top to bottom."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for stack in [part for whole in _stacks(setting.rules) for part in _parts(whole, lines, setting)]:
        inside = [line for line in _inside(stack, lines) if id(line) not in taken]
        borders = _borders(inside)
        if not borders or prose(inside, borders) or _has_known_head(lines, inside[0], setting):
            continue
        whole = [*_before(lines, inside[0], stack[0].y, borders, setting), *inside]
        whole += _after(lines, inside[-1], stack[-1].y, borders, setting)
        taken |= {id(line) for line in whole}
        drafts.append(Draft(rows_of(whole, borders, setting), whole))
    return drafts


def _stacks(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules of the same place and width, not too far apart."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.y):
        if rule.x1 - rule.x0 < _LEAST_WIDTH:
            continue
        for stack in stacks:
            last = stack[-1]
            same = abs(last.x0 - rule.x0) <= _SAME and abs(last.x1 - rule.x1) <= _SAME
            if same and rule.y - last.y <= _TALLEST_ROW:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 3]


def _parts(stack: list[Rule], lines: Sequence[TextLine], setting: Setting) -> list[list[Rule]]:
    """The stack cut where a heading or, but in a frame, running text stands between two rules: the end of one table and the beginning of
    the next."""
    framed = any(abs(x - stack[0].x0) < _CORNER for x in setting.sides)
    parts: list[list[Rule]] = [[stack[0]]]
    for above, below in pairwise(stack):
        found = _apart([above, below], lines)
        if found == "heading" or (found == "text" and not framed):
            parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) >= 3]


def _apart(rules: Sequence[Rule], lines: Sequence[TextLine]) -> str:
    """What parts two rules: a heading alone, or a line of text from side to side."""
    band = _inside(rules, lines)
    whole = [line for line in band if len(line.segments(_WIDE)) == 1]
    if any(line.x1 - line.x0 > _MOST * (rules[0].x1 - rules[0].x0) for line in whole):
        return "text"
    heading = len(band) == 1 and bool(whole) and (band[0].bold or band[0].text.endswith(":"))
    return "heading" if heading and len(band[0].tokens) >= 3 else ""


def _inside(stack: Sequence[Rule], lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines between the first rule and the last."""
    first, last = stack[0], stack[-1]
    return [
        line
        for line in lines
        if first.y < line.middle < last.y and first.x0 - _SAME < line.x0 and line.x1 < first.x1 + _SAME
    ]


def _has_known_head(lines: Sequence[TextLine], first: TextLine, setting: Setting) -> bool:
    """Whether a known head begins the table or stands over its first rule: its rows are read by that head."""
    at = next(index for index, line in enumerate(lines) if line is first)
    rules = setting.rules_over(first.x0, first.x1)
    return any(head_at(lines, index, rules) is not None for index in range(max(at - 2, 0), at + 1))


def _borders(lines: Sequence[TextLine]) -> list[float]:
    """The borders of the columns between the rules, along the white strips that the lines with gaps share; none where
    more lines run over them than keep to them."""
    gapped = [line for line in lines if len(line.segments(_WIDE)) > 1]
    if not gapped:
        return []
    borders = []
    for x0, x1 in white_strips(gapped, min(line.x0 for line in gapped), max(line.x1 for line in gapped)):
        both = sum(line.x0 < x0 + 1 and line.x1 > x1 - 1 for line in gapped)
        size = gapped[0].size
        if x1 - x0 >= _VERY_WIDE * size or (x1 - x0 >= _STRIP * size and both >= 2):
            borders.append(max((x0 + x1) / 2, x1 - size))
    crossing = sum(any(span > 1 for _, span, _ in cut(line, borders)) for line in lines)
    return borders if crossing * 2 < len(lines) else []


def _before(
    lines: Sequence[TextLine], first: TextLine, rule: float, borders: Sequence[float], setting: Setting
) -> list[TextLine]:
    """The row over the first rule, where that rule does not begin the table."""
    row: list[TextLine] = []
    for line in reversed([line for line in lines if line.middle < rule]):
        near = setting.tight(line, row[0]) if row else rule - line.bottom < 1.2 * line.size
        if not near or any(span > 1 for _, span, _ in cut(line, borders)):
            break
        row.insert(0, line)
    return row if any(len(cut(line, borders)) > 1 and abs(line.x0 - first.x0) <= _SAME for line in row) else []


def _after(
    lines: Sequence[TextLine], last: TextLine, rule: float, borders: Sequence[float], setting: Setting
) -> list[TextLine]:
    """The row under the last rule, where that rule does not end the table."""
    row: list[TextLine] = []
    for line in lines:
        if line.middle <= rule:
            continue
        near = setting.tight(row[-1], line) if row else line.top - rule < 1.2 * line.size
        if not near or any(span > 1 for _, span, _ in cut(line, borders)):
            break
        row.append(line)
    return row if row and len(cut(row[0], borders)) > 1 and abs(row[0].x0 - last.x0) <= _SAME else []
