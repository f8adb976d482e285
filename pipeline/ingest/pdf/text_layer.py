"""Whether a page has text that can be used: none, garbage, and a sliver beside a scanned page are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from extractors.document import Box
from pipeline.ingest.pdf.glyphs import PageGlyphs
from pipeline.ingest.pdf.text_quality import garbled
from pipeline.ingest.pdf.words import words_of

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
