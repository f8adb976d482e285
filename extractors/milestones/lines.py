"""Steps in lines: “Juni 2017: Sitzung der Projektgruppe”, “1. Workshop (Mai 2018)”, dates below a sentence that says what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from extractors.document import Block, Document
from extractors.german.dates import TimeSpan, find_times
from extractors.milestones.refusals import figures, quotes
from extractors.milestones.steps import BY_ITSELF, CLOCK, MONEY, WEEKDAY, Step, event_of, in_head, label_of, moved
from extractors.milestones.words import announces, signs
from extractors.sections import section_at

_LETTERS = re.compile(r"[^\W\d_]{3,}")
# “Juni 2017: Sitzung”   “21.03.2017 – Workshop”   “Juni 2017 Sitzung”   “Mai 2019: vier Werkstätten”
_AFTER_TIME = re.compile(r"\s*(?:[:–—→➔-]\s*(?=\w)|(?:,\s)?\s*(?=[A-ZÄÖÜ„“\"(\d]))")
# “Phase 1 (Januar bis März 2019): Analyse”
_PHASE = re.compile(r"\)\s*[:–—-]\s*(?=\w)")
# “Workshop: 21.03.2017”   “Workshop am 21.03.2017”   “Workshop (Mai 2018)”
_BEFORE_TIME = re.compile(r"(?:\s*[:–—→➔(-]|\s+(?:am|im|in|ab|bis|vom|voraussichtlich|ca\.))*\s*$")
_ENTRY = re.compile(r"(?:[,;:]\s+|^)(?:(?:und|sowie|dann|anschließend)\s+)?(?:(?:im|am|ab|bis|in)\s+)?$")
# “II. Quartal 2024”: a number of the quarter, not of the item
_QUARTER = re.compile(r"(?:[IV]{1,3}|[1-4])\.\s+(?:Quartal|Halbjahr)")
# “09/2024 Bildung”, “10/2024 - 04/2025 Sitzungen”
_MONTHS = re.compile(
    r"(?P<months>(?:0[1-9]|1[0-2])/20\d\d(?:\s*(?:-|–|bis)\s*(?:0[1-9]|1[0-2])/20\d\d)?)[:\s]\s*(?=[A-ZÄÖÜ„(\d])"
)
_SENTENCE = re.compile(
    r"\b(?:wurden?|wird|werden|hat|haben|ist|sind|soll(?:en|te)?|fand(?:en)?|war|waren|erfolgte[n]?)\b"
)
# what stands between commas, semicolons, or years that end a sentence
_STEP = re.compile(r"(?:[^,;.]|,(?=\s?\d)|(?<!\d{4})\.|\.(?!\s+[A-ZÄÖÜ„]))+")
# “Arbeitsgruppenphase: ” before its time, and nothing behind it; never what a form says of itself
_SET_OFF_LABEL = re.compile(
    r"(?P<label>(?!(?:Stand|Datum|Eingang|Laufzeit|Frist|Förder|Bewilligung|Zeitraum|Sitzung|Geltung|Gültig|Termin|Haushalt|Tel|Vom\b|Am\b|Seit\b)\w*)[A-ZÄÖÜ][^:;.!?\d]{3,70}):\s+(?:(?:von|vom|ab|bis|im|am)\s+)?"
)
_SET_OFF = "timeline-label"
# what may stand before the first time of a list, and before the next
_FIRST = re.compile(r"\s*(?:(?:im|am|ab|bis|vom|von|voraussichtlich)\s+)*")
_BETWEEN = re.compile(r"[\s,;]+(?:(?:und|sowie|dann|anschließend|im|am|ab|bis|vom|voraussichtlich)\s*)+$|[\s,;]+$")
_LONG, _SHORT = 400, 110


def line_steps(document: Document) -> Iterator[Step]:
    """Lines of a timeline: at least two beside each other, or below a heading that announces one, or list items."""
    numbered = [(index, step) for index, block in enumerate(document.blocks) for step in _line(document, block)]
    for _, run in groupby(enumerate(numbered), key=lambda pair: pair[1][0] - pair[0]):
        steps = _with_labels(pair for _, pair in run)
        if not steps:
            continue
        above = _announced(document, steps[0][0])
        for index, step in steps:
            listed = bool(document.blocks[index].marker) and (step.event or announces(above))
            if len(steps) >= 2 or listed or (step.event and announces(above)):
                yield step


def _with_labels(run: Iterable[tuple[int, Step]]) -> list[tuple[int, Step]]:
    """Lines beside each other; those that name no event (“Arbeitsgruppenphase: April bis September 2022”) count only where one
    of them does."""
    steps = list(run)
    named = any(step.event or step.rule != _SET_OFF for _, step in steps)
    return [pair for pair in steps if named or pair[1].rule != _SET_OFF]


def _announced(document: Document, index: int) -> str:
    """The line above the first of some lines, where it may announce them."""
    above = document.blocks[index - 1] if index else None
    if above is None or above.table is not None or not (above.kind == "heading" or above.text.endswith(":")):
        return ""
    return above.text


def _line(document: Document, block: Block) -> Iterator[Step]:
    """The step that a line consists of: “Juni 2017 Sitzung der Projektgruppe”, “- Workshop: 21.03.2017”."""
    section = section_at(document, block.start)
    if (
        block.table is not None
        or len(block.text) > _LONG
        or section is None
        or in_head(section)
        or section.kind == "decision"
    ):
        return
    begin = block.start if _QUARTER.match(document.text, block.start, block.end) else block.content_start
    text = document.text[begin : block.end]
    times = [time for time in _times(text) if len(time.edtf) > 4 or _set_off(text, time)]
    if not times or MONEY.search(text) or _SENTENCE.search(text) or (figures(text) and not _opens_with_event(text)):
        return
    label = _label_after(text, times[0]) or (_label_before(text, times[0]) if len(times) == 1 else "")
    rule = "timeline-line"
    if not label and len(times) == 1 and (set_off := _SET_OFF_LABEL.fullmatch(text[: times[0].start])):
        label, rule = (set_off["label"], _SET_OFF) if not text[times[0].end :].strip(" .,;)") else ("", rule)
    if label:
        time = moved(times[0], begin)
        yield Step(begin, block.end, label_of(label), time, label, rule, event_of(label))


def _opens_with_event(text: str) -> bool:
    """“Zukunftswerkstatt mit 56 Personen am 31. Januar 2020”: how many came counts nothing else."""
    first = next(signs(text), None)
    return first is not None and first.kind == "event" and first.start == 0


def _times(text: str) -> list[TimeSpan]:
    """The times of a line; a month written as a number counts where it begins the line: “09/2024 Bildung der Arbeitskreise”."""
    lead = _MONTHS.match(text)
    return list(find_times(text[: lead.end("months")] if lead is not None else text))


def _label_after(text: str, time: TimeSpan) -> str:
    """“Juni 2017: Sitzung” → “Sitzung”; “Phase 1 (Mai 2019): Analyse” → “Phase 1: Analyse”."""
    clock = CLOCK.match(text, time.end)
    end = clock.end() if clock else time.end
    lead = BY_ITSELF.sub("", WEEKDAY.sub("", text[: time.start])).strip()
    phase = _PHASE.match(text, end)
    if lead.endswith("(") and phase is not None and len(lead) < _SHORT:
        return f"{lead.rstrip(' (')}: {text[phase.end() :]}"
    after = _AFTER_TIME.match(text, end)
    if lead or after is None or text[after.end() :].startswith("(") or not _LETTERS.search(text, after.end()):
        return ""
    return text[after.end() :]


def _label_before(text: str, time: TimeSpan) -> str:
    """“Workshop: 21.03.2017”, “Workshop (Mai 2018)” → “Workshop”; it must name an event and end with its time."""
    before = _BEFORE_TIME.search(text[: time.start])
    if before is None or CLOCK.sub("", text[time.end :]).strip(" .,;)") or quotes(text[: time.start]):
        return ""
    label = text[: before.start()]
    return label if event_of(label) and len(label) < _SHORT else ""


def _set_off(text: str, time: TimeSpan) -> bool:
    """A year alone counts where the line sets it off: “2018: Gründung des Netzwerks”."""
    return time.start == 0 and re.match(r"\s*[:–—-]\s", text[time.end :]) is not None


def inline_steps(document: Document) -> Iterator[Step]:
    """A timeline in a sentence, at least three entries that begin with their time:
    “folgender Zeitplan: Mai 2019 Auftakt, Juni 2019 Workshops, Oktober 2019 Abschluss”."""
    for block in document.blocks:
        section = section_at(document, block.start)
        if (
            block.table is not None
            or section is None
            or in_head(section)
            or section.kind == "decision"
            or MONEY.search(block.text)
        ):
            continue
        times = [time for time in find_times(block.text) if len(time.edtf) > 4]
        entries = [time for time in times if _ENTRY.search(block.text[max(0, time.start - 30) : time.start])]
        if len(entries) < 3 or len(entries) < len(times):
            continue
        steps = list(_entries(block, entries))
        if len(steps) == len(entries):
            yield from steps
    for index, block in enumerate(document.blocks):
        section = section_at(document, block.start)
        if block.table is None and section is not None and not in_head(section) and not MONEY.search(block.text):
            yield from _time_first(block) or _listed(block, _announced(document, index))


def _time_first(block: Block) -> list[Step]:
    """“Weiterer Ablauf: 1. Quartal 2027 Befragung; Sommer 2027 Analyse; Ende 2028 Beschluss”"""
    title, colon, rest = block.text.partition(":")
    times = list(find_times(rest)) if colon and len(title) <= _SHORT and announces(title) else []
    if len(times) < 2 or _FIRST.fullmatch(rest[: times[0].start]) is None:
        return []
    offset = block.start + len(title) + len(colon)
    steps: list[Step] = []
    for time, end in zip(times, [*(other.start for other in times[1:]), len(rest)], strict=True):
        words = _BETWEEN.sub("", rest[time.end : end].strip(" ,;:.–-→\t"))
        if not _LETTERS.search(words) or len(words) > _SHORT or _SENTENCE.search(words) or figures(words):
            return []
        here = moved(time, offset)
        last = here.end + rest[time.end : end].index(words) + len(words)
        steps.append(Step(here.start, last, label_of(words), here, words, "timeline-inline", event_of(words)))
    return steps if len(steps) > 2 or all(step.event for step in steps) else []


def _listed(block: Block, above: str) -> Iterator[Step]:
    """“Zeitschiene: Auftakt Februar 2027, Workshops Frühjahr 2027, Konzept bis 30.06.2028.” “Auftakt: Februar 2027. Workshops von
    April bis Juni 2027. Konzept: Juni 2028.” below a heading that announces steps."""
    title, colon, rest = block.text.partition(":")
    if not colon or len(title) > _SHORT or not announces(title):
        if not announces(above):
            return
        title, colon, rest = "", "", block.text
    steps: list[Step] = []
    offset = block.start + len(title) + len(colon)
    for entry in _STEP.finditer(rest.rstrip(" .")):
        times = list(find_times(entry[0]))
        if len(times) != 1 or entry[0][times[0].end :].strip(" .)"):
            return
        words = entry[0][: times[0].start].strip(" (:–-")
        words = re.sub(r"(?:\s+(?:am|im|in|ab|von|bis|zum|voraussichtlich))+$", "", words)
        if not _LETTERS.search(words) or _SENTENCE.search(words):
            return
        here = moved(times[0], offset + entry.start())
        steps.append(
            Step(offset + entry.start(), here.end, label_of(words), here, words, "timeline-inline", event_of(words))
        )
    if len(steps) >= 3:
        yield from steps


def _entries(block: Block, times: list[TimeSpan]) -> Iterator[Step]:
    ends = [time.start for time in times[1:]] + [len(block.text)]
    for time, end in zip(times, ends, strict=True):
        words = re.split(r"[;.]\s", block.text[time.end : end])[0]
        words = re.sub(r"[,\s]+(?:(?:und|sowie|dann|im|am|ab|bis|in)\s+)*$", "", words)
        if _LETTERS.search(words) and not _SENTENCE.search(words) and not figures(words):
            here = moved(time, block.start)
            yield Step(
                here.start, here.end + len(words), label_of(words), here, words, "timeline-inline", event_of(words)
            )
