"""The lines of a paper, and where the head ends and its text begins: at “Beschlussvorschlag:”, “Sachverhalt”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.consultations.values import phrases
from extractors.document import Document
from extractors.language import lookup
from extractors.per_document import per_document

HEAD = 3000
"""How many characters the head of a paper may have; below them nothing but committees and dates is a timetable."""

_LINE_BREAK = re.compile(r"[\n\f]")


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of the text that hold more than white space, trimmed."""
    end = len(text) if end is None else min(end, len(text))
    while start < end:
        match = _LINE_BREAK.search(text, start, end)
        stop = match.start() if match else end
        body = text[start:stop]
        if body.strip():
            yield start + len(body) - len(body.lstrip()), start + len(body.rstrip())
        start = stop + 1


def lines_above_text(text: str, end: int = HEAD) -> Iterator[tuple[int, int]]:
    """The lines of the head, up to the heading with which the text of the paper begins."""
    for first, last in lines_of(text, 0, end):
        if first > 0 and begins_body(text[first:last]):
            return
        yield first, last


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[IVX\d]{{1,3}}\.\s+)?(?:{phrases(lookup('roles')['body']['headings'])})(?![a-zäöü])", re.IGNORECASE
    )


def begins_body(line: str) -> bool:
    """Whether a line is the heading with which the text of a paper begins: “Beschlussvorschlag:”."""
    return _body().match(line.strip()) is not None


@per_document
def text_begins(document: Document) -> int:
    """Where the heading stands with which the text of the paper begins; its end where there is none."""
    for first, last in lines_of(document.text):
        if first > 0 and begins_body(document.text[first:last]):
            return first
    return len(document.text)


def head_end(document: Document) -> int:
    """Where the head ends: at the paper's text, or after as many characters as a head has."""
    return min(HEAD, text_begins(document))


def end_of(pattern: re.Pattern[str], text: str, position: int, end: int | None = None) -> int:
    """Where the words of ``pattern`` end that may stand at ``position`` (and before ``end``)."""
    match = pattern.match(text, position, len(text) if end is None else end)
    return match.end() if match else position
