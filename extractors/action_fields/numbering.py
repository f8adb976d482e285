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


def counts_from_one(codes: list[str]) -> bool:
    """Whether the codes of three items or more begin with the first and are of one kind: 1, 2, 3; I, II, III; A, B, C."""
    kinds = (str.isdigit, ROMANS.__contains__, str.isalpha)
    alike = any(all(kind(code) for code in codes) for kind in kinds)
    places = [place_of(code) or 0 for code in codes]
    return alike and len(places) > 2 and places[0] == 1 and max(places) <= len(places) + 1
