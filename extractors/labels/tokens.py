"""A paper as its labels see it: a row of labels, possible values and breaks, and how well a value answers a label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from extractors.document import Block, Document
from extractors.german.text import leaves_open
from extractors.labels.pairs import Pair, inline_pairs, without_bullet
from extractors.labels.value_kinds import fits
from extractors.labels.wordings import whole_label

SURE = 0.8
VALUE_LINES = 4
NEXT_LINE = re.compile(r"\n(?:[-–]\s)?")
# Headings that end the head of a paper; no value of a label
_SECTION = re.compile(
    r"""(?:\w{0,20}beschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung|text|vorlage)?(?:/\s?\w+)?
    | antrag\ an\ (?:den|die|das)\ .{3,60} | (?:ergänzende\ )?(?:begründung|erläuterung(?:en)?)
    | \w+vorlage | antrag | anfrage | stellungnahme
    | sachverhalt(?:\ \(kurz\))? | sachdarstellung | sachlage | sachvortrag | vormerkung | kurzfassung | kurzübersicht | information(?:en)?
    | finanzielle\ auswirkungen\b.* | beratungsfolge\b.* | gremi(?:um|en)\ termin\b.* | anlagen? ) \s*:?""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the paper as labels see it: a label (with its value, or blank), a possible value, or a break."""

    start: int
    end: int
    text: str = ""
    pair: Pair | None = None
    stop: bool = False

    @property
    def value(self) -> bool:
        return self.pair is None and not self.stop

    @property
    def small_print(self) -> bool:
        """Whether this is a label alone on its line and without a colon: its value may stand above it."""
        return self.pair is not None and self.pair.blank and not self.pair.colon


def lines_of(document: Document, block: Block, *, bare: bool) -> list[tuple[int, int]]:
    """The block's span, or that of its printed lines where several are labels or all are as short as torn values."""
    first = bisect_left(document.lines, block.start, key=attrgetter("start"))
    last = bisect_left(document.lines, block.end, key=attrgetter("start"))
    lines = document.lines[first:last]
    if not 2 <= len(lines) <= 12:
        return [(block.start, block.end)]
    labels = sum(bool(inline_pairs(document.text[line.start : line.end], line.start, bare=bare)) for line in lines)
    if labels < 2 and not (len(lines) > 2 and all(line.end - line.start < 20 for line in lines)):
        return [(block.start, block.end)]
    return [(line.start, line.end) for line in lines]


def tokens_of(text: str, start: int, *, bare: bool) -> list[Token]:
    pairs = inline_pairs(text, start, bare=bare)
    if not pairs:
        content = without_bullet(text)
        start, text = start + len(text) - len(content), content
        if not text.strip(" -–•"):
            return []
        return [Token(start, start + len(text), text, stop=_SECTION.fullmatch(text) is not None)]
    if pairs[0].key == "path":
        return [Token(start, start + len(text), stop=True)]
    return [Token(pair.label_start, pair.end, pair=pair) for pair in pairs]


def with_lone_words(tokens: list[Token]) -> list[Token]:
    """The tokens, with “Vorlage” alone on a line for a label where a number follows: “Vorlage / WP 14-20 SV 50/073”."""
    found = list(tokens)
    for index, (token, following) in enumerate(pairwise(tokens)):
        label = whole_label(token.text) if token.text and token.pair is None else None
        number = following.value and "/" in following.text and fits("reference", following.text) == 1
        if label and label.key == "reference" and number:
            pair = Pair("reference", token.start, token.end, token.end, token.end, label.colon)
            found[index] = Token(token.start, token.end, pair=pair)
    return found


def fit(pair: Pair, token: Token) -> float:
    if pair.key == "agenda_item":
        return max(fits(pair.kind, token.text), 0.6 * fits("text", token.text))
    return fits(pair.kind, token.text)


def with_value(document: Document, pair: Pair, values: Sequence[Token]) -> Pair:
    """The pair with the first of ``values``, and with those after it that are the rest of the same sentence or title."""
    first, end = values[0], values[0].end
    if pair.key == "agenda_item" and not fits(pair.kind, first.text):
        pair = replace(pair, key="subject")
    for token in values[1:VALUE_LINES]:
        open_end = leaves_open(document.text[first.start : end]) or document.text[end - 1] in "-–,"
        next_line = NEXT_LINE.fullmatch(document.text, end, token.start) and not _is_label(token.text)
        if not (open_end and pair.kind in ("text", "office")) and not (next_line and pair.kind == "text"):
            break
        end = token.end
    return pair.with_value(first.start, end)


def _is_label(text: str) -> bool:
    return text.endswith(":") or whole_label(text) is not None or bool(inline_pairs(text, 0, bare=True))
