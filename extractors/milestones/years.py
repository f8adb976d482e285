"""The years in which a time may be meant that is printed without one, and what suggests each of them."""

from __future__ import annotations

import re
from datetime import date

from extractors.document import Block, Range

YEAR = re.compile(r"(?<![\d.,/§€-])(?:19|20)\d\d(?![\d€%])")
NEAR = 600  # letters around a time that may say its year
_FARTHEST = 8  # years from the paper's own: “ISEK 2040” gives no “November” its year
_JAHR = r"Jahre?s?\b"
_SAID = {
    0: re.compile(rf"\b(?:in\sdiesem|dieses|desselben|(?:im|des)\slaufenden)\s{_JAHR}|\bd\.\s?J\."),
    -1: re.compile(rf"\b(?:im|des)\s(?:vergangenen|letzten|vorigen)\s{_JAHR}|\b(?:des|im)\sVorjahr(?:es)?\b"),
    1: re.compile(rf"\b(?:im|des)\s(?:kommenden|nächsten)\s{_JAHR}"),
}


def years_around(text: str, unit: Range, block: Block, written: date | None, last: date | None) -> dict[int, set[str]]:
    """Year → what suggests it for the times of a unit that have none: “dieses Jahres” in a paper of 2021, the year printed above, that of
    the time before (``last``), the paper's own and its neighbours."""
    found: dict[int, set[str]] = {}

    def suggest(year: int | None, name: str) -> None:
        if year is not None and (written is None or abs(year - written.year) <= _FARTHEST):
            found.setdefault(year, set()).add(name)

    words = text[unit.start : min(unit.end, unit.start + NEAR)]
    for offset, said in _SAID.items():
        suggest(written.year + offset if written and said.search(words) else None, "said")
        suggest(written.year + offset if written else None, f"paper {offset:+d}")
    for name, start, end in (
        ("in block", max(block.start, unit.start - NEAR), unit.end),
        ("above", unit.start - NEAR, unit.start),
    ):
        printed = [int(year[0]) for year in YEAR.finditer(text, max(0, start), min(end, unit.start + NEAR))]
        suggest(printed[-1] if printed else None, name)
    behind = YEAR.search(text, unit.start, min(block.end, unit.start + NEAR))
    suggest(int(behind[0]) if behind else None, "behind")
    if last is not None:
        suggest(last.year, "time before")
        suggest(last.year + 1, "year after the time before")
    return found
