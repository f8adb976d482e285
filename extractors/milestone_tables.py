"""Steps in timelines: tables with a column of times, and lines that begin or end with one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.document import Block, Cell, Document, Table
from extractors.german.dates import TimeSpan, find_times
from extractors.milestone_steps import Step, label_of
from extractors.milestone_words import announces, signs
from extractors.sections import section_at

_MONEY = re.compile(r"€|\bEUR\b|\bEuro\b|T€|TEUR")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# “Juni 2017: Sitzung”   “21.03.2017 – Workshop”   “Juni 2017 Sitzung”
_AFTER_TIME = re.compile(r"\s*(?:[:–—-]|\t|,(?=\s))?\s*(?=[A-ZÄÖÜ„“\"(\d])")
# “Workshop: 21.03.2017”   “Workshop am 21.03.2017”   “Workshop (Mai 2018)”
_BEFORE_TIME = re.compile(r"(?:\s*[:–—(-]|\s+(?:am|im|in|ab|bis|vom|voraussichtlich|ca\.))*\s*$")
_CLOCK = re.compile(r"\s*,?\s*(?:(?:um|ab|von)\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:(?:-|–|bis)\s*\d{1,2}(?:[.:]\d\d)?\s*)?Uhr")
_WEEKDAY = re.compile(r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Mo|Di|Mi|Do|Fr|Sa|So)\.?,?\s*(?:(?:den|dem)\s+)?")
_BY_ITSELF = re.compile(r"(?:(?:im|am|in|vom|zum|voraussichtlich|bis|den)\s+)*", re.IGNORECASE)
_HEAD_ONLY = frozenset({"consultations", "subject", "annexes", "signature"})


def table_steps(document: Document) -> Iterator[Step]:
    """The rows of timeline tables, time first or last; the Beratungsfolge and tables of money are none."""
    for table in document.tables:
        column = _time_column(document, table)
        if column is None:
            continue
        for row in table.rows:
            time = _whole_time(document, row[column])
            words = _label_cell(row, column)
            if time is not None and words is not None:
                start, end = min(words.start, row[column].start), max(words.end, row[column].end)
                yield Step(start, end, label_of(words.text), time, words.text, "timeline-table", _event(words.text))


def _time_column(document: Document, table: Table) -> int | None:
    """The column whose cells are times and nothing else; None for a table that is no timeline."""
    if _MONEY.search(document.text, table.start, table.end):
        return None
    section = section_at(document, table.start)
    if section is not None and section.kind in _HEAD_ONLY:
        return None
    for column in range(table.columns):
        filled = [row for row in table.rows if column < len(row) and any(cell.text for cell in row)]
        times = [row for row in filled if _whole_time(document, row[column]) is not None]
        labelled = [row for row in times if _label_cell(row, column) is not None]
        heads = len(filled) - len(times)
        if len(labelled) >= 2 and len(labelled) == len(times) and heads <= max(1, len(times) // 3):
            return column
    return None


def _whole_time(document: Document, cell: Cell) -> TimeSpan | None:
    """The time that a cell consists of: “10.03. – 31.03.2017”, “voraussichtlich Mai 2018”, “Mi., 14.03.2018, 18 Uhr”."""
    times = list(find_times(cell.text))
    if len(times) != 1:
        return None
    time = times[0]
    before = _BY_ITSELF.sub("", _WEEKDAY.sub("", cell.text[: time.start])).strip(" ,(")
    after = _CLOCK.sub("", cell.text[time.end :]).strip(" ,.)")
    return _moved(time, cell.start) if not before and not after else None


def _label_cell(row: Sequence[Cell], column: int) -> Cell | None:
    """The cell that says what happens: the nearest after the time, else before it."""
    others = [cell for cell in (*row[column + 1 :], *row[:column][::-1]) if _LETTERS.search(cell.text)]
    return others[0] if others else None


def line_steps(document: Document) -> Iterator[Step]:
    """Lines of a timeline: at least two beside each other, or below a heading that announces one, or list items."""
    numbered = [(index, step) for index, block in enumerate(document.blocks) for step in _line(document, block)]
    runs = groupby(enumerate(numbered), key=lambda pair: pair[1][0] - pair[0])
    for _, run in runs:
        steps = [(index, step) for _, (index, step) in run]
        above = _announced(document, steps[0][0])
        for index, step in steps:
            block = document.blocks[index]
            listed = bool(block.marker) and (step.event or announces(above))
            if len(steps) >= 2 or listed or (above and announces(above) and step.event):
                yield step


def _announced(document: Document, index: int) -> str:
    """The line above the first of some lines, where it may announce them."""
    above = document.blocks[index - 1] if index else None
    return above.text if above is not None and above.table is None and (above.kind == "heading" or above.text.endswith(":")) else ""


def _line(document: Document, block: Block) -> Iterator[Step]:
    """The step that a line consists of: “Juni 2017 Sitzung der Projektgruppe”, “- Workshop: 21.03.2017”."""
    if block.table is not None or len(block.text) > 400 or _MONEY.search(block.text):
        return
    section = section_at(document, block.start)
    if section is None or section.kind in _HEAD_ONLY:
        return
    text = document.text[block.content_start : block.end]
    times = [time for time in find_times(text) if len(time.edtf) > 4 or _announced_year(text, time)]
    if not times:
        return
    time = _moved(times[0], block.content_start)
    lead = _BY_ITSELF.sub("", _WEEKDAY.sub("", text[: times[0].start])).strip()
    rest = text[times[0].end :]
    clock = _CLOCK.match(rest)
    offset = times[0].end + (clock.end() if clock else 0)
    after = _AFTER_TIME.match(text, offset)
    if not lead and after is not None and _LETTERS.search(text, after.end()) and not _is_sentence(text):
        label = text[after.end() :]
        yield Step(block.content_start, block.end, label_of(label), time, label, "timeline-line", _event(label))
        return
    before = _BEFORE_TIME.search(text[: times[0].start])
    tail = _CLOCK.sub("", rest).strip(" .,;)")
    if before is not None and not tail and len(times) == 1 and _LETTERS.search(lead) and not _is_sentence(text):
        label = text[: before.start()]
        if _event(label) and len(label) < 200:
            yield Step(block.content_start, block.end, label_of(label), time, label, "timeline-line", _event(label))


def _announced_year(text: str, time: TimeSpan) -> bool:
    """A year alone counts where the line sets it off: “2018: Gründung des Netzwerks”."""
    return time.start == 0 and re.match(r"\s*[:–—-]\s", text[time.end :]) is not None


def _is_sentence(text: str) -> bool:
    """Whether a line speaks in a sentence of its own, which is read as one."""
    return re.search(r"\b(?:wurden?|wird|werden|hat|haben|ist|sind|soll(?:en|te)?|fand|war|waren|erfolgte[n]?)\b", text) is not None


def dated_list(document: Document) -> Iterator[Step]:
    """Lines of nothing but a date below a sentence that says what happened then:
    “Der Sachstand wurde im Ausschuss vorgestellt:” – “22.03.2018 (Projektstart)” – “12.07.2019”."""
    above: Block | None = None
    for block in document.blocks:
        if block.table is not None:
            above = None
            continue
        bare = _bare_date(document, block)
        if bare is None:
            above = block if block.text.endswith(":") else None
            continue
        section = section_at(document, block.start)
        if above is None or section is None or section.kind in _HEAD_ONLY:
            continue
        found = [sign for sign in signs(above.text) if sign.kind in ("verb", "light")]
        if found:
            time, remark = bare
            label = label_of(_predicate(above.text))
            label = f"{label} ({remark})" if remark else label
            yield Step(block.content_start, block.end, label, time, above.text, "dated-list")


def _predicate(sentence: str) -> str:
    """The end of an announcing sentence, without its auxiliary and its colon: “im Ausschuss vorgestellt”."""
    words = re.split(r"\b(?:wurden?|worden|wird|hat|haben|ist|sind)\b", sentence.rstrip(": "))
    return re.sub(r"^\s*(?:bereits|mehrfach|schon|wie folgt|\s)+", "", words[-1]) if words[-1].strip() else sentence


def _bare_date(document: Document, block: Block) -> tuple[TimeSpan, str] | None:
    text = document.text[block.content_start : block.end]
    times = list(find_times(text))
    if len(times) != 1 or times[0].start > 4 or len(times[0].edtf) < 7:
        return None
    rest = re.fullmatch(r"\s*(?:\((?P<remark>[^()]{3,80})\))?\s*[,;.]?", text[times[0].end :])
    if text[: times[0].start].strip() not in ("", "am", "im") or rest is None:
        return None
    return _moved(times[0], block.content_start), rest["remark"] or ""


def _event(text: str) -> str:
    return next((sign.word for sign in signs(text) if sign.kind in ("event", "act", "meeting")), "")


def _moved(time: TimeSpan, offset: int) -> TimeSpan:
    return TimeSpan(time.start + offset, time.end + offset, time.edtf, time.first, time.last, time.approximate)
