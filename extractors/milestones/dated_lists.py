"""Dates below a sentence that says what happened then: “Der Stand wurde im Ausschuss vorgestellt:” – “22.03.2018”, or what each was about:
“Es fanden folgende Workshops statt:” – “Bildung (12.03.2022)”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Block, Document
from extractors.german.dates import TimeSpan, find_times
from extractors.milestones.steps import MONEY, Step, event_of, in_head, label_of, moved
from extractors.milestones.words import signs
from extractors.sections import section_at

_TITLED = re.compile(r"(?P<title>[A-ZÄÖÜ„][^()]{2,90}?)\s*\((?P<time>[^()]{6,40})\)\s*(?:[,;.]|und|sowie|\s)*")
# “… folgende Workshops statt:”, “…, nämlich”
_OPENS = re.compile(r"(?::|\bnämlich:?|\bund zwar:?)$")
# a calendar of what takes place in the town is no process
_GENERAL = re.compile(r"Veranstaltung|Aktion|Projekt|Feste?\b")
_FEWEST = 2


def titled_items(document: Document) -> Iterator[Step]:
    """Items that name what an event was about, with its time in brackets, below a sentence that names the event."""
    blocks = document.blocks
    for index, above in enumerate(blocks):
        section = section_at(document, above.start)
        if above.table is not None or not _OPENS.search(above.text) or section is None or in_head(section):
            continue
        events = [sign for sign in signs(above.text) if sign.kind == "event"]
        if len({sign.word for sign in events}) != 1 or _GENERAL.match(events[0].word) or section.kind == "decision":
            continue
        found: list[Step] = []
        for block in blocks[index + 1 :]:
            step = _titled(document, block, events[0].word) if block.table is None else None
            if step is None:
                break
            found.append(step)
        if len(found) >= _FEWEST:
            yield from found


def _titled(document: Document, block: Block, event: str) -> Step | None:
    match = _TITLED.fullmatch(document.text, block.content_start, block.end)
    times = list(find_times(match["time"])) if match is not None else []
    if match is None or len(times) != 1 or len(times[0].edtf) < 10 or MONEY.search(block.text):
        return None
    time = moved(times[0], match.start("time"))
    label = f"{event} {label_of(match['title'])}"
    return Step(block.content_start, match.end("time") + 1, label, time, label, "titled-item", event_of(event))


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
        if above is None or section is None or in_head(section) or section.kind == "decision":
            continue
        found = [sign for sign in signs(above.text) if sign.kind in ("verb", "light")]
        if found:
            time, remark = bare
            label = label_of(_predicate(above.text))
            label = remark or label
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
    return moved(times[0], block.content_start), rest["remark"] or ""
