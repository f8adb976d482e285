"""Words and lines of German print: hyphenation at line ends, list markers, folding for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u2011" + SOFT_HYPHEN
# “Kinder- und Jugendhilfe”: a hyphen before one of these stands for the left-out half of a compound and stays.
_SUSPENDING = frozenset("und oder bzw bzw. sowie bis als noch wie u u. o o. & / ggf. aber".split())

MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
WEEKDAYS = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
SHORT_WEEKDAYS = "Mo|Di|Mi|Do|Fr|Sa|So"
UNFINISHED = "der|die|das|des|dem|den|im|in|von|vom|zur|zum|und|für|mit|am|an|auf|über"
"""Words that another must follow: a name or title that ends with one is torn."""
BULLETS = "•·●○◦∙▪■□◼◆❖‣⁃➢➤►▶\uf0b7\uf0a7\uf0d8\uf02d\uf076\uf0e0"
"""Signs that begin an item and nothing else. A dash, a star and “o” do so too, where a blank follows."""

# What numbers or bullets a list item or heading; not “15. Mai 2017”, “3. Quartal”, “z. B.”, “d. h.”
MARKER = re.compile(
    rf"""^\s*(?P<marker>
        [-–—−*{BULLETS}] (?=\s)      # - Sozialamt
      | [owqØü?] (?=\s+[A-ZÄÖÜ])   # a bullet of a symbol font, read as a letter or lost: w Sozialamt
      | (?!\d{{1,2}}\.\s*(?:{MONTHS}|Quartal|Halbjahr|Jahrhundert)\b)
        \(? (?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}) [.)] (?=\s|[A-ZÄÖÜ„]) # 1.  2)  (3)  1.2.
      | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}} (?=\s+[A-ZÄÖÜ„])        # 1.2 Ziele
      | (?!\(?[a-z]\.\s*[A-Za-zÄÖÜäöü]{{1,2}}\.) \(? [a-zA-Z] [.)] (?=\s)  # a)  A.
      | (?!(?:I{{1,3}}|IV)\.\s*(?:Quartal|Halbjahr)\b) \(? (?:I{{1,3}}|IV|VI{{0,3}}|IX|X) [.)] (?=\s)  # II.
    )\s*""",
    re.VERBOSE,
)

# Words that no German sentence ends with: what follows belongs to them.
_LEADING = frozenset(
    """der die das den dem des ein eine einen einem einer eines und oder sowie bzw. in im an am auf aus bei beim mit nach von
    vom vor zu zum zur für durch über unter gegen ohne um als wie dass ob wenn sich nicht sehr auch nur zwischen innerhalb
    außerhalb gemäß laut seit bis ist sind wird werden wurde wurden hat haben kann können soll sollen dieser diese dieses
    diesem diesen ihre ihren ihrer seine seinen seiner allen aller alle rund ca. etwa insgesamt weitere weiteren""".split()
)


def leaves_open(text: str) -> bool:
    """Whether ``text`` ends in a word that needs another after it: “… da dies im”, “Handwerk und”."""
    words = text.split()
    return bool(words) and words[-1] in _LEADING


def joins(left: str, right: str) -> bool:
    """Whether a line that ends in ``left`` and one that begins with ``right`` share one hyphenated word.

    ``Jugendhilfeaus-`` + ``schuss`` → True; ``Kinder-`` + ``und`` → False (a suspended hyphen);
    ``Baden-`` + ``Württemberg`` → False (the hyphen is part of the name); a soft hyphen always joins.
    """
    if not left or not right:
        return False
    if left[-1] == SOFT_HYPHEN:
        return True
    if left[-1] not in _HYPHENS or len(left) < 2 or not left[-2].isalpha():
        return False
    first = right.split()[0]
    if left.casefold().endswith("so-") and first == "wie" and (len(left) == 3 or not left[-4].isalpha()):
        return True
    return first[0].islower() and first.rstrip(",;") not in _SUSPENDING


def glues(left: str, right: str) -> bool:
    """Whether ``left`` keeps its hyphen and takes ``right`` without a space: ``Baden-`` + ``Württemberg``,
    ``Neustadt-`` + ``Süd``; not ``2017 -`` + ``Bericht``, nor ``Kinder-`` + ``und``."""
    return (
        len(left) > 1
        and left[-1] in _HYPHENS
        and left[-2].isalnum()
        and bool(right)
        and (right[0].isupper() or right[0].isdigit())
    )


def small(text: str) -> str:
    """The text in small letters, each where it stood, for patterns in small letters: to ignore case takes them three times as long."""
    return text.replace("İ", "I").lower()


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Case, punctuation and white space reduced: what two spellings of the same thing share."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", text).split())
