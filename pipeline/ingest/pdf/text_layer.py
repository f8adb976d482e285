"""Whether a page has text that can be used: none, garbage, a sliver beside a scanned page, and a layer that an older or poorer
recognition has left are told apart.

Misreading makes words of letters that no German word has in a row: “geselischäftbehen”, “betenbgen”. Only words in small letters
tell: names, abbreviations and KollegInnen may be spelled like anything. ``german_triples.txt`` holds the letters in a row that the
small words of some 300 council papers have.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from extractors.document import Box
from pipeline.ingest.pdf.glyphs import PageGlyphs
from pipeline.ingest.pdf.words import words_of

TRIPLES = Path(__file__).with_name("german_triples.txt")
_ENOUGH = 20
_SMALL = re.compile(r"[a-zäöüß]{4,}")
_PARTS = re.compile(r"[-–/*:_·()’']")  # Mitarbeiter*innen, Kinder-/jugendlich
_ADDRESS = re.compile(r"@|://|www\.|\w\.\w{2,}")
_HYPHENS = ("-", "\u00ad")
_ENDS = ".,;:!?()[]„“”\"'’…"
# Stadt~rat, l|ch, ent5cheidet; not H2O, § 4a, CO2-frei
_TORN = re.compile(r"{0}[~|\\^{{}}¬¦¢£¥§]{0}|{0}{{2}}\d{{1,2}}{0}|{0}\d{{1,2}}{0}{{2}}".format("[a-zäöüß]"))


def garbled(words: Sequence[str]) -> float:
    """The share of words that no German text has, of those that tell; 0 where these are too few."""
    torn = sum(_TORN.search(word) is not None for word in words)
    small = list(small_words(words))
    if torn + len(small) < _ENOUGH:
        return 0.0
    return (torn + sum(map(_is_odd, small))) / (torn + len(small))


def small_words(words: Sequence[str]) -> Iterator[str]:
    """The words of four letters and more that are in small letters, without marks; parts of a word with a hyphen or star each.
    Both parts of a word that the end of a line breaks are left out, and addresses."""
    for before, word in pairwise(("", *words)):
        if before.endswith(_HYPHENS) or word.endswith(_HYPHENS) or _ADDRESS.search(word.strip(_ENDS)):
            continue
        for part in _PARTS.split(word.strip(_ENDS)):
            if _SMALL.fullmatch(part):
                yield part


def triples(word: str) -> Iterator[str]:
    """The three letters in a row that a word holds, its beginning and end marked: ``und`` → ``^un``, ``und``, ``nd$``."""
    marked = f"^{word}$"
    return (marked[start : start + 3] for start in range(len(marked) - 2))


def _is_odd(word: str) -> bool:
    known = _known()
    return any(triple not in known for triple in triples(word))


@cache
def _known() -> frozenset[str]:
    lines = TRIPLES.read_text(encoding="utf-8").splitlines()
    return frozenset(line[:2] + third for line in lines for third in line[2:])


_CID = re.compile(r"\(cid:\d+\)")
_SYMBOL_FONTS = ("wingding", "webding", "symbol", "dingbat")
_VOWELS = frozenset("aeiouyäöüAEIOUYÄÖÜáéíóúàèìòùâêîôûåæø")


def fault(page: PageGlyphs) -> str | None:
    """Why the page has to be read by OCR, in a few words; None where its text can be used or the page is blank."""
    ink = [glyph for glyph in page.glyphs if not glyph.text.isspace()]
    ink += [glyph for glyphs in page.others.values() for glyph in glyphs if not glyph.text.isspace()]
    covered = _covered(page)
    if not ink:
        if covered > 0.02 or len(page.shapes) > 20:
            return "no text layer"
        return None
    prints = Counter((glyph.text, glyph.font) for glyph in ink)
    unreadable = sum(count for (text, font), count in prints.items() if _unreadable(text, font))
    if unreadable > 0.3 * len(ink):
        return f"its text layer is unreadable ({unreadable} of {len(ink)} characters have no meaning)"
    letters = Counter(c for text, _ in prints.elements() for c in text if c.isalpha())
    latin = all(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if letters.total() > 150 and latin and sum(letters[c] for c in _VOWELS) < 0.2 * letters.total():
        return "its text layer is unreadable (letters without vowels)"
    if covered > 0.75 and len(ink) < 60:
        return f"a picture of the page with only {len(ink)} characters of text beside it"
    return None


_POOR = 0.12
"""German pages of towns never seen come to 0.05 at most; pages that were read from so bad a copy that most words are wrong, to 0.3 to 0.6,
those with every fourth word wrong to 0.05 to 0.25."""


def poor(page: PageGlyphs) -> str | None:
    """Why the text of a scanned page had better be recognised anew: an older or poorer recognition has left it. None where it
    reads like German, or no picture covers the page."""
    if _covered(page) <= 0.75:
        return None
    share = garbled([word.text for word in words_of(page.glyphs)])
    return f"its text layer reads badly ({share:.0%} of its words are none)" if share > _POOR else None


def widthless(page: PageGlyphs) -> bool:
    """Whether letters of the page have no width (a font without measures): they cannot be put in order by their places."""
    letters = [glyph for glyph in page.glyphs if glyph.text.isalnum()]
    flat = sum(glyph.x1 - glyph.x0 < 0.02 * glyph.size for glyph in letters)
    return flat > max(5, 0.01 * len(letters))


def _unreadable(text: str, font: str) -> bool:
    if _CID.match(text):
        return True
    category = unicodedata.category(text[0])
    if category == "Co":
        return not any(name in font.casefold() for name in _SYMBOL_FONTS)
    return category in ("Cc", "Cn", "Cs") or text == "\ufffd"


def _covered(page: PageGlyphs) -> float:
    """The share of the page that pictures cover (strips of one scan add up)."""
    width, height = page.frame.reading_width, page.frame.reading_height
    area = sum(_inside(image, width, height) for image in page.images)
    return min(1.0, area / (width * height)) if width and height else 0.0


def _inside(box: Box, width: float, height: float) -> float:
    wide = min(box.x1, width) - max(box.x0, 0.0)
    high = min(box.bottom, height) - max(box.top, 0.0)
    return max(wide, 0.0) * max(high, 0.0)
