"""Misread Roman numerals (``Stadtbezirk Il``, ``Ill. Quartal``) and numbers of papers (``2018/0O35``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.language import lookup
from pipeline.ingest.repairs.shapes import Misread

KIND = "numeral"

_LOOKS = r"[IVXl1|]{1,5}"
_BEFORE = re.compile(rf"(?<!\S)(?P<n>{_LOOKS})\.\ (?=Quartal|Halbjahr|Abschnitt|Lesung|Stock|Sitzung)")
_MARKER = re.compile(r"(?P<n>[Il]{2,3}|[Il]{1,2}V|V[Il]{1,3})[.)](?=\s|$)")  # “Ill. Lösung” at the beginning of a line
_ROMAN = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split())
_PAPER = re.compile(r"(?<![\w/])(?:(?:19|20)\d\d/(?P<behind>[\dO]{2,5})|(?P<before>[\dO]{2,5})/(?:19|20)\d\d)(?![\w/])")


def numerals(line: str) -> Iterator[Misread]:
    """Roman numerals and numbers of papers that were misread in a printed line."""
    marker = _MARKER.match(line)
    for match in (*_behind().finditer(line), *_BEFORE.finditer(line), *((marker,) if marker else ())):
        read = match["n"]
        if read in _ROMAN or read.isdigit():
            continue
        yield Misread(match.start("n"), match.end("n"), KIND, tuple(_candidates(read)))
    for match in _PAPER.finditer(line):
        for part in ("behind", "before"):
            read = match[part] or ""
            if "O" in read.strip("O"):  # at an end it may be a letter of the number
                yield Misread(*match.span(part), KIND, (read.replace("O", "0"),))


@cache
def _behind() -> re.Pattern[str]:
    """A numeral behind what is counted: “Anlage Ill”, “Stadtbezirks Il”."""
    counted = "|".join(lookup("trade_words")["counted"])
    return re.compile(rf"\b(?:{counted}|\w*[Bb]ezirk)(?:e?s|en?)?\ (?P<n>{_LOOKS})(?![\w/]|[.,]\d)")


def _candidates(read: str) -> Iterator[str]:
    roman = re.sub(r"[l1|]", "I", read)
    if roman in _ROMAN:
        yield roman
    number = re.sub(r"[Il|]", "1", read)
    if number.isdigit() and ("1" in read or len(read) == 1):
        yield number
