"""From printed characters to words: spaces found by the gaps, letter-spaced words closed up, double prints dropped; and to the ink of a
page, words, rulings and tick boxes held upright."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from extractors.document import Box
from pipeline.ingest.document.page import PageInk, find_rulings, place
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.pdf.forms import drawn_boxes, field_words, typed_boxes
from pipeline.ingest.pdf.glyphs import Glyph, PageGlyphs
from pipeline.ingest.pdf.printing import page_glyphs

# Share of the size: a gap that parts words, a gap too small for a space, letters printed twice
_GAP = 0.17
_NO_GAP = 0.04
_DOUBLE = 0.13
# A sign of a font that does not say what it means, alone at the beginning of a line: a bullet
_MEANINGLESS = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff]")
_ACCENTS = {"\u00a8": "\u0308", "\u00b4": "\u0301", "`": "\u0300", "\u02da": "\u030a", "^": "\u0302"}


def words_of(glyphs: Sequence[Glyph]) -> list[RawWord]:
    """The words, line after line from the top, each line from the left; raised and lowered figures stay in their word
    (``CO2``), letter-spaced headings are closed up (``B e s c h l u s s`` → ``Beschluss``)."""
    return [word for line in _lines(glyphs) for word in _words(line)]


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one baseline, from the top; small ones that hang on a bigger one go with it."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if last is not None and abs(last.baseline - glyph.baseline) < 0.05 * glyph.size and last.size == glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    runs = [run for run in runs if any(not glyph.text.isspace() for glyph in run)]
    runs.sort(key=lambda run: run[0].baseline)
    lines: list[list[Glyph]] = []
    for run in runs:
        if lines and abs(lines[-1][0].baseline - run[0].baseline) <= 0.12 * min(lines[-1][0].size, run[0].size):
            lines[-1] += run
        else:
            lines.append(run)
    lines = _with_raised(lines)
    for line in lines:
        line.sort(key=lambda glyph: glyph.x0)
    return lines


def _with_raised(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """Raised and lowered small print (footnote figures, CO₂, m²) moved into the line that it hangs on."""
    baselines = [line[0].baseline for line in lines]
    kept: list[list[Glyph]] = []
    for index, line in enumerate(lines):
        size = max([glyph.size for glyph in line])
        ink = [glyph for glyph in line if not glyph.text.isspace()]
        host = None
        if len(ink) <= 12:
            low = bisect_left(baselines, line[0].baseline - 1.2 * size)
            for other in lines[low : index + 6]:
                if other is not line and _hangs(ink, other, size):
                    host = other
                    break
        if host is None:
            kept.append(line)
        else:
            host += ink
    return kept


def _hangs(ink: Sequence[Glyph], line: Sequence[Glyph], size: float) -> bool:
    """Whether every piece of small print touches a bigger glyph of ``line`` at its side."""
    bigger = [glyph for glyph in line if glyph.size * 0.85 >= size and not glyph.text.isspace()]
    if not bigger:
        return False
    distance = ink[0].baseline - bigger[0].baseline
    if not -0.6 * bigger[0].size < distance < 0.35 * bigger[0].size:
        return False
    ends = [glyph.x1 for glyph in bigger] + [glyph.x1 for glyph in ink]
    return all(any(abs(glyph.x0 - end) < 0.25 * size for end in ends) for glyph in ink)


def _words(line: list[Glyph]) -> Iterator[RawWord]:
    tokens = list(_tokens(_single_prints(_without_rules(line))))
    if len(tokens) > 1 and len(tokens[0]) == 1 and _MEANINGLESS.fullmatch(tokens[0][0].text):
        tokens[0][0].text = "•"
    for token in _closed_up(tokens):
        text = unicodedata.normalize("NFC", "".join(glyph.text for glyph in token)).strip()
        if text:
            yield RawWord(
                text,
                Box(
                    min([glyph.x0 for glyph in token]),
                    min([glyph.top for glyph in token]),
                    max([glyph.x1 for glyph in token]),
                    max([glyph.bottom for glyph in token]),
                ),
                size=round(max([glyph.size for glyph in token]), 2),
                bold=all(glyph.bold for glyph in token),
            )


def _single_prints(line: Sequence[Glyph]) -> list[Glyph]:
    """The line without characters printed twice (make-believe bold), with accents put on their letters."""
    kept: list[Glyph] = []
    for glyph in line:
        last = kept[-1] if kept else None
        if last is not None and glyph.x0 >= last.x1 - 0.1 * glyph.size:
            kept.append(glyph)
            continue
        double = _printed_before(glyph, kept)
        if double is not None:
            double.bold = True
            continue
        if last is not None and last.x1 - glyph.x0 > 0.5 * (glyph.x1 - glyph.x0):
            if glyph.text in _ACCENTS and last.text.isalpha():
                last.text = unicodedata.normalize("NFC", last.text + _ACCENTS[glyph.text])
                continue
            if last.text in _ACCENTS and glyph.text.isalpha():
                glyph.text = unicodedata.normalize("NFC", glyph.text + _ACCENTS[last.text])
                kept.pop()
        kept.append(glyph)
    return kept


def _printed_before(glyph: Glyph, kept: Sequence[Glyph]) -> Glyph | None:
    """The same character at the same place, if it was printed before."""
    near = min(_DOUBLE * glyph.size, 0.6 * max(glyph.x1 - glyph.x0, 0.1))
    for other in reversed(kept[-4:]):
        if other.text == glyph.text and abs(other.x0 - glyph.x0) < near and not glyph.text.isspace():
            return other
    return None


def _without_rules(line: Sequence[Glyph]) -> list[Glyph]:
    """The line without rows of underscores that something is written on."""
    rules = [glyph for glyph in line if glyph.text == "_"]
    if len(rules) < 3:
        return list(line)
    written = [(glyph.x0 + glyph.x1) / 2 for glyph in line if glyph.text != "_" and not glyph.text.isspace()]
    gone: set[int] = set()
    run: list[Glyph] = []
    for glyph in [*rules, None]:
        if run and (glyph is None or glyph.x0 - run[-1].x1 > 0.3 * glyph.size):
            if any(run[0].x0 < x < run[-1].x1 for x in written):
                gone |= {id(rule) for rule in run}
            run = []
        if glyph is not None:
            run.append(glyph)
    return [glyph for glyph in line if id(glyph) not in gone]


def _tokens(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of the line parted at spaces and at gaps; the gap is measured against the line's own letter-spacing."""
    ink = [glyph for glyph in line if not glyph.text.isspace()]
    gaps = [(b.x0 - a.x1) / b.size for a, b in pairwise(ink) if b.size]
    usual = median(gaps) if len(gaps) >= 6 else 0.0
    wide = _GAP + (min(usual, 0.6) if usual > 0.02 else 0.0)
    token: list[Glyph] = []
    space = False
    for glyph in line:
        if glyph.text.isspace():
            space = True
            continue
        if token:
            apart = glyph.x0 - token[-1].x1
            if apart > 0:
                gap = apart / max(glyph.size, token[-1].size, 0.1)
                if gap > wide or (space and gap > _NO_GAP):
                    yield token
                    token = []
        token.append(glyph)
        space = False
    if token:
        yield token


def _closed_up(tokens: Sequence[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Four or more single letters in a row with even gaps are one letter-spaced word."""
    index = 0
    while index < len(tokens):
        end = index
        while end < len(tokens) and _single_letter(tokens[end], last=end > index):
            end += 1
            if len(tokens[end - 1]) > 1:
                break
        run = tokens[index:end]
        if len(run) < 4 or sum(token[0].text.isalpha() for token in run) < 4:
            yield tokens[index]
            index += 1
            continue
        gaps = [b[0].x0 - a[-1].x1 for a, b in pairwise(run)]
        usual = sorted(gaps)[len(gaps) // 3]
        word = list(run[0])
        for gap, token in zip(gaps, run[1:], strict=True):
            if gap > usual * 1.6 + 0.1 * token[0].size:
                yield word
                word = []
            word += token
        yield word
        index = end


def _single_letter(token: Sequence[Glyph], *, last: bool) -> bool:
    """One letter, or at the end of a run one letter with a mark (``g :`` printed as ``g:``)."""
    if len(token) > 4:
        return False
    text = "".join(glyph.text for glyph in token)
    return len(text) == 1 or (last and len(text) == 2 and text[0].isalpha() and text[1] in ":.,;!?")


def page_ink(page: Any) -> PageInk:
    """The ink of a pdfplumber page."""
    found = page_glyphs(page)
    return ink_of(found, field_words(page, found.frame))


def ink_of(found: PageGlyphs, fields: Sequence[RawWord] = ()) -> PageInk:
    """The ink of a page from its glyphs and shapes, and from what stands in its form fields."""
    frame = found.frame
    for glyphs in (found.glyphs, *found.others.values()):
        typed_boxes(glyphs)
    drawn = drawn_boxes(found)
    words = _placed(words_of(found.glyphs), [*drawn, *fields])
    aside = [" ".join(word.text for word in words_of(glyphs)) for glyphs in found.others.values()]
    if found.slanted:
        aside.append(found.slanted)
    rulings = find_rulings(found.shapes, frame.reading_width, frame.reading_height)
    return PageInk(words, rulings, frame, found.images, [text for text in aside if text], found.cut)


def _placed(words: list[RawWord], more: Sequence[RawWord]) -> list[RawWord]:
    """The words with ``more`` put where they stand in their lines."""
    for word in more:
        box = place(word)
        middle = (box.top + box.bottom) / 2
        index = next(
            (
                index
                for index, other in enumerate(words)
                if place(other).top > box.bottom
                or (place(other).top <= middle <= place(other).bottom and place(other).x0 > box.x0)
            ),
            len(words),
        )
        words.insert(index, word)
    return words
