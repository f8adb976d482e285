"""Bullets that were read as letters or signs: a lone ``«`` or ``e`` before the words of a line, where lists have theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.repairs.shapes import Misread

KIND = "bullet"

_SIGN = re.compile(r"[«»°¢©®¥](?=[ \t][^\W_])")  # stands for itself nowhere at the beginning of a line
_LETTER = re.compile(r"[eoO0](?=[ \t][^\W\d_])")
_SAME_EDGE = 3.0  # points


def bullets(lines: Sequence[tuple[float, str]]) -> list[list[Misread]]:
    """For each line (its left edge, its text) the bullet that it begins with, if that was misread. A letter is a bullet only
    where another line has a letter or bullet at this edge."""
    edges = [edge for edge, text in lines if _SIGN.match(text) or _LETTER.match(text) or text.startswith("• ")]
    result: list[list[Misread]] = []
    for edge, text in lines:
        alike = sum(abs(edge - other) <= _SAME_EDGE for other in edges)
        found = _SIGN.match(text) or (_LETTER.match(text) if alike > 1 else None)
        result.append([Misread(0, 1, KIND, ("•",))] if found else [])
    return result
