"""Which place a number, a Roman number or a letter gives an item of a list: “3.”, “III” and “c)” are third."""

from __future__ import annotations

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def place_of(number: str) -> int | None:
    """3 for “3”, “III”, “c” and “C”; “I” is one, though it could be the ninth letter. None for what is no number."""
    bare = number.strip("(). ")
    if bare.isdigit():
        return int(bare)
    if bare in ROMANS:
        return ROMANS.index(bare) + 1
    return ord(bare.lower()) - ord("a") + 1 if len(bare) == 1 and bare.isalpha() else None
