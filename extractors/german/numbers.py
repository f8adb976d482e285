"""Counts and quantities in German, as figures or as words. Whole strings only: what is not understood is None."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = {"ein": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90,
}  # fmt: skip
_INFLECTED = {"eins": 1, "zweier": 2, "zweien": 2, "dreier": 3, "dreien": 3, "beide": 2, "beiden": 2, "beider": 2}

# “ein”, “eine”, “einem”, “ein/e”, “eine/r”, “einer/einem”, “eine:n”
_ONE = re.compile(r"ein(?:e[rnms]?)?(?:[/:*](?:ein)?e?[rnms]?)?")
# “einundzwanzig”, “zweihundertfünf”
_COMPOUND = re.compile(
    rf"""(?:(?P<hundreds>{"|".join(_ONES)})?(?P<hundred>hundert)(?:und)?)?
         (?:(?:(?P<one>{"|".join(_ONES)})und)?(?P<ten>{"|".join(_TENS)})
           |(?P<teen>{"|".join(sorted(_TEENS, key=len, reverse=True))})
           |(?P<only>{"|".join(_ONES)}|eins))?""",
    re.VERBOSE,
)
# “6”, “1.200”; no leading zero, no decimals
_FIGURES = re.compile(r"(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)")
# “0,5”, “11,3”, “1.200,5”
_DECIMAL = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+),(?P<part>\d{1,4})")
# “halbe”, “eine halbe”, “dreiviertel”, “eine dreiviertel”
_FRACTIONS = (
    (re.compile(r"(?:ein(?:e[rnms]?)?\s+)?halbe?[rnms]?|(?:½|1/2)"), Decimal("0.5")),
    (re.compile(r"(?:ein(?:e[rnms]?)?\s+)?drei\s?-?viertel|(?:¾|3/4)"), Decimal("0.75")),
    (re.compile(r"(?:ein(?:e[rnms]?)?\s+)?viertel|(?:¼|1/4)"), Decimal("0.25")),
    (re.compile(r"anderthalbe?[rnms]?"), Decimal("1.5")),
)
# “eineinhalb”, “zweieinhalb”, “2 ½”, “1½”
_AND_A_HALF = re.compile(r"(?P<whole>\d+|[a-zäöü]+?)\s*(?:einhalb(?:e[rnms]?)?|½|1/2)")


def read_count(text: str) -> int | None:
    """How many: ``sechs``, ``6``, ``zwölf``, ``eine``, ``ein/e``, ``1.200``; None for anything else (``0,5``)."""
    word = text.strip().casefold()
    if _FIGURES.fullmatch(word):
        return int(word.replace(".", ""))
    if word in _INFLECTED:
        return _INFLECTED[word]
    if _ONE.fullmatch(word):
        return 1
    compound = _COMPOUND.fullmatch(word)
    if not word or compound is None:
        return None
    hundreds = 100 * _ONES[compound["hundreds"] or "ein"] if compound["hundred"] else 0
    tens = _TENS.get(compound["ten"], 0) + _TEENS.get(compound["teen"], 0)
    only = 1 if compound["only"] == "eins" else _ONES.get(compound["only"], 0)
    return hundreds + tens + _ONES.get(compound["one"], 0) + only


def read_quantity(text: str) -> Decimal | None:
    """How much, parts included: ``0,5``, ``eine halbe``, ``anderthalb``, ``2 ½``, ``drei``. None for anything else."""
    word = " ".join(text.casefold().split())
    count = read_count(word)
    if count is not None:
        return Decimal(count)
    decimal = _DECIMAL.fullmatch(word)
    if decimal is not None:
        return Decimal(f"{decimal['whole'].replace('.', '')}.{decimal['part']}")
    for pattern, value in _FRACTIONS:
        if pattern.fullmatch(word):
            return value
    mixed = _AND_A_HALF.fullmatch(word)
    whole = read_count(mixed["whole"]) if mixed is not None else None
    return whole + Decimal("0.5") if whole is not None else None
