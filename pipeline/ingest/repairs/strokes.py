"""Rests of the lines that are drawn around cells, and specks, read as signs beside a word: ``0€|``, ``15.000|``,
``|Sozialausschuss``, ``‚Sozialamt``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.repairs.shapes import Misread

KIND = "stroke"

_STROKE = re.compile(
    r"""(?<=€)[|!\]]+(?!\S) | (?<=,\d\d)\|(?!\S) | (?<=\.\d{3})\|(?!\S)   # behind an amount that is complete
      | (?<!\S)[|!](?=[A-ZÄÖÜ][a-zäöüß]{2})                            # before a word with a capital
      | (?<!\S)‚(?=[^\W\d_]{2})(?!.*[‘’'‛])                             # a quotation mark that nothing closes
    """,
    re.VERBOSE,
)


def strokes(line: str) -> Iterator[Misread]:
    """Signs of a printed line that can be nothing but the rest of a drawn line or a speck."""
    for match in _STROKE.finditer(line):
        yield Misread(*match.span(), KIND, ("",))
