"""Misread signs: rests of the lines that are drawn around cells, and specks, beside a word (``0€|``, ``15.000|``, ``|Sozialausschuss``,
``‚Sozialamt``), and bullets that were read as letters or signs: a lone ``«`` or ``e`` before the words of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.repairs.shapes import Misread

STROKE, BULLET = "stroke", "bullet"
"""The two kinds of misreading, as ``repair`` of a word has them."""

_REST = re.compile(
    r"""(?<=€)[|!\]]+(?!\S) | (?<=,\d\d)\|(?!\S) | (?<=\.\d{3})\|(?!\S)   # behind an amount that is complete
      | (?<!\S)[|!](?=[A-ZÄÖÜ][a-zäöüß]{2})                            # before a word with a capital
      | (?<!\S)‚(?=[^\W\d_]{2})(?!.*[‘’'‛])                             # a quotation mark that nothing closes
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[«»°¢©®¥](?=[ \t][^\W_])")  # stands for itself nowhere at the beginning of a line
_LETTER = re.compile(r"[eoO0](?=[ \t][^\W\d_])")
_SAME_EDGE = 3.0  # points


def strokes(line: str) -> Iterator[Misread]:
    """Signs of a printed line that can be nothing but the rest of a drawn line or a speck."""
    for match in _REST.finditer(line):
        yield Misread(*match.span(), STROKE, ("",))


def bullets(lines: Sequence[tuple[float, str]]) -> list[list[Misread]]:
    """For each line (its left edge, its text) the bullet that it begins with, if that was misread. A letter is a bullet only
    where another line has a letter or bullet at this edge."""
    edges = [edge for edge, text in lines if _SIGN.match(text) or _LETTER.match(text) or text.startswith("• ")]
    result: list[list[Misread]] = []
    for edge, text in lines:
        alike = sum(abs(edge - other) <= _SAME_EDGE for other in edges)
        found = _SIGN.match(text) or (_LETTER.match(text) if alike > 1 else None)
        result.append([Misread(0, 1, BULLET, ("•",))] if found else [])
    return result
