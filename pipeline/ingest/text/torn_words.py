"""Words of a text file that blanks have torn apart are closed up: “Kreis ausschuss”, “Be schluss fassung”, “08. 11.2028”.

A text layer whose letters stand unevenly gives them all over a paper, so that none of its words is known. German nouns begin with
a capital: behind one, “ausschuss” and “fassung” can only be the rest of it. A paper counts as torn where several words that council
papers are made of are; then the words that stand whole elsewhere in it are closed up too. What a line loses in blanks it gets back
before its next column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from extractors.language import lookup

_LOOKUPS = (
    "roles",
    "committees",
    "labels",
    "sections",
    "fields",
    "groups",
    "milestones",
    "paper_types",
    "topics",
    "costs",
)
_TORN = 3  # words of council papers that a torn paper has torn at least
_MOST_PIECES, _SHORTEST = 5, 5
_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{4,}")
# what one blank sets apart behind a capital: “Ge sund heit”, “Fi nanz-”
# (letters that all stand apart are spaced on purpose)
_RUN = re.compile(r"(?<![\w-])(?!\w(?: \w)+(?!\w))[A-ZÄÖÜ][a-zäöüß]*(?: [a-zäöüß]+(?![\w])){1,4}")
# what no word begins with, or no small word is: the end of a noun
_REST = re.compile(r"(?:ausschu(?:ss|ß)|heit|keit|schaft|ung|tion|amt|rat|tag|haus|halt|arbeit)(?:e?s|e[nrs]?)?")
_VERB = re.compile(r".*(?:en|t|te)")
_DATE = re.compile(r"(?<![\d.])(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?((?:19|20)\d\d)(?!\d)")
_BEFORE_STOP = re.compile(r"(?<=[a-zäöüß]) (?=[.,;:](?: |$))")
# a column and the blanks behind it; “und  Familie” is none
_COLUMNS = re.compile(r"((?:(?<=\bund|\bfür|\bder|\bdes) {2}(?=\w)|(?! {2}).)+)( {2,}|$)")


def closed_up_words(text: str) -> str:
    """The text with its torn words closed up, if it is torn."""
    if len(set(_known_runs(text))) < _TORN:
        return text
    whole = frozenset(_WORD.findall(text))
    return "\n".join(_closed(line, whole) for line in text.split("\n"))


def _known_runs(text: str) -> Iterator[str]:
    """The words of council papers that the text has torn."""
    for run in _RUN.finditer(text):
        pieces = run[0].split(" ")
        for count in range(len(pieces), 1, -1):
            if (word := "".join(pieces[:count])) in _words():
                yield word
                break


def _closed(line: str, whole: frozenset[str]) -> str:
    """The line closed up; its columns keep their places."""
    indent = len(line) - len(line.lstrip(" "))
    columns = _COLUMNS.findall(line[indent:])
    closed = [_closed_column(column, whole) for column, _ in columns]
    return line[:indent] + "".join(
        after + (gap and gap + " " * (len(before) - len(after)))
        for (before, gap), after in zip(columns, closed, strict=True)
    )


def _closed_column(text: str, whole: frozenset[str]) -> str:
    text = _RUN.sub(lambda run: _joined(run[0], whole), re.sub(r" +", " ", text))
    return _BEFORE_STOP.sub("", _DATE.sub(r"\1.\2.\3", text))


def _joined(run: str, whole: frozenset[str]) -> str:
    """“Vor beratung im” → “Vorberatung im”: as many pieces as make a word."""
    pieces = run.split(" ")
    for count in range(min(len(pieces), _MOST_PIECES), 1, -1):
        word, last = "".join(pieces[:count]), pieces[count - 1]
        known = word in _words() or word in whole or _REST.fullmatch(last) is not None
        noun = last.capitalize() in whole or last.capitalize() in _words()
        if len(word) >= _SHORTEST and (known or (count == 2 and noun and not _VERB.fullmatch(last))):
            return " ".join([word, *pieces[count:]])
    return run


@cache
def _words() -> frozenset[str]:
    """The nouns that council papers are made of, from the lookups."""
    words = {word for name in _LOOKUPS for said in _strings(lookup(name)) for word in _WORD.findall(said)}
    endings = {ending.capitalize() for ending in lookup("committees")["endings"]}
    return frozenset(words | endings)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _strings(inner)
