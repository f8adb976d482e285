"""The Beratungsfolge under its known heads: rows of tables, rows that were flattened, values on lines of their own, columns torn apart.

* ``Sportbeirat 16.02.2021 1 vorberaten`` below ``Gremium Termin TOP ö nö Ergebnis``
* ``Hauptausschuss12.10.20103`` below ``Beratungsfolge Sitzung am TOPönöErgebnis``
* ``Ausschuss A / Gemeinderat / 03.11.2021 / 11.11.2021 / öffentlich / öffentlich`` below ``Beratungsfolge:``

Committees and dates of a head that no reader of labelled paths has taken: lines of one committee and one date, in any order and
with anything short between them, or lines of a committee and of a date in turn.

“JHA – 12.03.2028, TOP 4 – Jugendhilfeausschuss” is told by its shape alone: two such pairs, one below the other, are a path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.heads import (
    HeadWord,
    begins_column,
    begins_path,
    head_words,
    layout_of,
    more_heads,
)
from extractors.consultations.path import Path, Token, add, path_rows, tokens_of
from extractors.consultations.rows import Row
from extractors.consultations.values import Piece, begins_body, day_at, end_of, lines_of, piece_at
from extractors.document import Document
from extractors.facts import LeftAlone

LONGEST_PATH = 6000  # characters
_STRANGE, _LONGEST_STRANGE = 3, 90  # lines, and characters of each, between two rows
_MOST_LINES = 3  # that a committee's name runs over
_BETWEEN = re.compile(r"\D{0,40}")
_BULLET = re.compile(r"(?:[■•▪●*–↓▼►→-]|\d{1,2}\.|[IVX]{1,4}\.)\s+")


def read_lines(document: Document) -> Iterator[Row | LeftAlone]:
    """Every row of every Beratungsfolge under a known head; the row of a table is a line like others."""
    position = 0
    for start, end in lines_of(document.text):
        if start < position:
            continue
        words, after = head_words(document.text, end_of(_BULLET, document.text, start, end), end)
        text = document.text
        if not begins_column(text, words, after, end) and not begins_path(text, words, after, end):
            continue
        limit = min(start + LONGEST_PATH, len(text))
        path = Path(layout_of(document, words))
        after = end if more_heads(words, text[after:end]) else after
        position = max(end, _read(document, path, after, limit))
        found = list(path_rows(document, path))
        yield from found
        if not found:
            yield LeftAlone(
                evidence=document.evidence(start, end),
                rule="beratungsfolge-empty",
                reason="the path names no committee",
            )


def _read(document: Document, path: Path, start: int, limit: int) -> int:
    """Read lines into ``path`` until one is no part of it; where that is."""
    lines = list(lines_of(document.text, start, limit))
    end, number = start, 0
    while number < len(lines):
        last = number + _lines_of_name(document.text, lines[number : number + _MOST_LINES]) - 1
        if _take(document, path, lines[number][0], lines[last][1]):
            end = lines[last][1]
        elif not _goes_on(document.text, lines[number : number + _STRANGE + 1]):
            break
        number = last + 1
    return end


def _goes_on(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a committee with its date stands soon below the first line, so that the path passes over what it does not know."""
    for first, last in lines:
        if last - first > _LONGEST_STRANGE or begins_body(text[first:last]):
            return False
        committee = committee_at(text, end_of(_BULLET, text, first, last), last) if first > lines[0][0] else None
        if committee:
            return day_at(text, end_of(_BETWEEN, text, committee.end, last)) is not None
    return False


def _lines_of_name(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """How many of the lines a name runs over with which the first begins: “Ausschuss für Wirtschaft, / Digitales und Tourismus”."""
    start = end_of(_BULLET, text, *lines[0])
    for number, (first, last) in enumerate(lines[1:], 1):
        above = lines[number - 1][1]
        name = committee_at(text, start, last)
        if name is None or name.end <= first or text.count("\n", above, first) != 1:
            return number
    return len(lines)


def _take(document: Document, path: Path, first: int, last: int) -> bool:
    """Take a line into ``path``; False where it is no part of it."""
    words, after = head_words(document.text, first, last)
    if words and after >= last and not _value_word(document.text, path, words):
        path.layout = path.layout | layout_of(document, words)
        return True
    if len(words) > 1 and {word.kind for word in words} >= {"committee", "date"}:
        path.layout = path.layout | layout_of(document, words)
        first = after  # the heads and the first row on one line
    tokens = tokens_of(document.text, first, last, path)
    if tokens is None or not _belongs(document.text, path, tokens := _unnumbered(tokens)):
        return False
    add(path, tokens)
    return True


def _unnumbered(tokens: list[Token]) -> list[Token]:
    """The row without its number: “2 Sozialausschuss”."""
    number = isinstance(tokens[0], Piece) and tokens[0].kind == "number"
    return tokens[1:] if number and len(tokens) > 1 and isinstance(tokens[1], Committee) else tokens


def _value_word(text: str, path: Path, words: Sequence[HeadWord]) -> bool:
    """“öffentlich” and “Beratung” name a column in the head and are a value below it."""
    piece = piece_at(text, words[0].start)
    values = ("role", "public", "result")
    return len(words) == 1 and bool(path.entries) and piece is not None and piece.kind in values


def _belongs(text: str, path: Path, tokens: Sequence[Token]) -> bool:
    """Whether a line of nothing but committees, dates and words of the vocabulary is part of this path."""
    if not path.entries:
        return True
    if any(isinstance(token, Committee) for token in tokens):
        above = path.entries[-1][1]
        # below the rows, a blank line apart: who signs
        return (
            len(tokens) > 1
            or not above
            or not _one_line(path, text)
            or "\n\n" not in text[above[-1].end : tokens[0].start]
        )
    kinds = {token.kind for token in tokens if isinstance(token, Piece)}
    dated = any(piece.kind == "date" for piece in path.entries[-1][1])
    if not dated or path.torn or len(path.bare()) > 1:
        return True
    return "date" not in kinds and ("role" not in kinds or path.layout.role or not _one_line(path, text))


def _one_line(path: Path, text: str) -> bool:
    """Whether the last row has its committee and date on one line."""
    committee, pieces = path.entries[-1]
    day = next((piece for piece in pieces if piece.kind == "date"), None)
    return day is not None and "\n" not in text[min(committee.start, day.start) : max(committee.start, day.start)]
