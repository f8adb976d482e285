"""Bullets that a conversion to text set apart from what they mark, or glued to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.german.text import BULLETS, MARKER

_SIGNS = BULLETS.replace("□", "")  # an open box is a tick box as often as a bullet
_ALONE = re.compile(rf"\s*(?:(?P<bullet>[{_SIGNS}])|[-–—*o])\s*")
# “•Sprache”, “▪ Wohnen”; a dash is a bullet there only where others like it stand near: “-Sprache” / “-Wohnen”
_GLUED = re.compile(rf"^(?P<bullet>\s*[{_SIGNS}])(?=[^\W_]|[„“\"(])")
_GLUED_DASH = re.compile(r"^(?P<bullet>\s*[-–—*])(?=[A-ZÄÖÜ„“\"])")
_NEAR = 4


def whole_items(lines: Sequence[str]) -> list[str]:
    """The lines, each bullet before its item with a blank between: ``•`` / ``Sprache`` and ``•Sprache`` are ``• Sprache``.

    A dash or “o” that stands alone is a blank cell as often as a bullet: it is one below a line that ends in a colon, and so
    are those that follow it soon.
    """
    return _parted(_joined(lines))


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines, those that hold a bullet and nothing else in one with the next that says something."""
    joined: list[str] = []
    announced = -_NEAR
    at = 0
    while at < len(lines):
        line = lines[at]
        mark = _ALONE.fullmatch(line) if line.strip() else None
        below = _below(lines, at) if mark else None
        said = next((other for other in reversed(joined) if other.strip()), "")
        if mark and below and (mark["bullet"] or said.rstrip().endswith(":") or at - announced <= _NEAR):
            announced = below
            joined.append(f"{line.rstrip()} {lines[below].lstrip()}")
            at = below
        else:
            joined.append(line)
        at += 1
    return joined


def _below(lines: Sequence[str], at: int) -> int | None:
    """Where the item of a bullet that stands alone is: the next line, or the next but a blank one."""
    below = next((place for place in range(at + 1, min(at + 3, len(lines))) if lines[place].strip()), None)
    if below is None or "\t" in lines[below] or MARKER.match(lines[below]) or _ALONE.fullmatch(lines[below]):
        return None
    return below if any(c.isalpha() for c in lines[below]) else None


def _parted(lines: Sequence[str]) -> list[str]:
    """The lines with a blank behind a bullet that is glued to its item."""
    dashes = [at for at, line in enumerate(lines) if _GLUED_DASH.match(line)]
    near = {at for one, other in pairwise(dashes) if other - one <= _NEAR for at in (one, other)}
    return [(_GLUED_DASH if at in near else _GLUED).sub(r"\g<bullet> ", line, count=1) for at, line in enumerate(lines)]
