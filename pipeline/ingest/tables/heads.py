"""Which lines are the head of a table: known words over columns, from ``extractors/lookups/table_heads.toml``, or any words in the look of
a head (bold over lines that are not, or framed alone)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, pairwise

from extractors.document import Box
from extractors.german.text import joins
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.tables.lines import TextLine, Token
from pipeline.ingest.tables.timelines import says_when

_COLUMN_GAP = 0.55
_REMEMBERED = 4096
_LONGEST = 4
_LONGEST_HEAD = 40
_LEAST = 3
_CLOSE = 0.4
_ROW_BELOW = 1.5
_SAME_EDGE = 2.5
_BROKEN = re.compile(r"(?<=\w)[-\u00ad]\s+(?=[a-zäöüß])")
_BLANK = re.compile(r"[\s:*]+")
# What stands in rows, not in heads: 23.01.2019 · 7.1 · 5.000 €
_IN_ROWS = re.compile(r"\d{1,2}\.\s?\d{1,2}\.|^[\d.,]{1,3}$|\d\s?(?:€|EUR|Euro)\b")
_GLUED = frozenset(("top", "ö", "nö", "n", "ergebnis", "status", "datum", "gremium", "termin"))
# 2018 · ab 2020 · 2019 ff. · 2017/18 · HH 2018 · Ansatz 2018 · Plan 2019 · 2018 (RE) · 2019 ff. (Plan) · 2020 in €
_YEAR = re.compile(
    r"(?:(?:ab|bis|hh|hj|ansatz|plan|ist|rechnung|haushalt|jahr|ergebnis)\.?)?(?:19|20)\d\d(?:ff\.?|/\d{2,4})?"
    r"(?:\([a-zäöü.]{1,12}\)|(?:in)?(?:€|t€|eur|euro|teur))?"
)


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """One column of a head: its words in lines, and from where to where they stand."""

    lines: tuple[TextLine, ...]
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Head:
    """A head row: it takes ``lines`` of the page's lines from ``first`` on."""

    first: int
    lines: int
    columns: tuple[HeadColumn, ...]

    @property
    def bold(self) -> bool:
        return all(line.bold for column in self.columns for line in column.lines)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Phrases, folded: of heads, those among them that need company, those that end a table; endings of committees' names."""

    heads: frozenset[str]
    weak: frozenset[str]
    after: frozenset[str]
    bodies: tuple[str, ...]


@cache
def _vocabulary() -> _Vocabulary:
    path = files("extractors").joinpath("lookups/table_heads.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Vocabulary(
        heads=frozenset(_fold(phrase) for entry in entries["head"] for phrase in entry["phrases"]),
        weak=frozenset(_fold(phrase) for phrase in entries["weak"]["phrases"]),
        after=frozenset(_fold(phrase) for phrase in entries["after"]["phrases"]),
        bodies=tuple(ending.casefold() for ending in entries["names"]["endings"]),
    )


@lru_cache(_REMEMBERED)
def _fold(text: str) -> str:
    """``Sitzungs- termin:`` → ``sitzungstermin``: case, white space and colons gone, broken words whole."""
    return _BLANK.sub("", _BROKEN.sub("", text).casefold()).replace("ß", "ss")


@lru_cache(_REMEMBERED)
def is_head_phrase(text: str) -> bool:
    """Whether ``text`` is what stands over a column: ``Datum der Beratung``, ``ab 2020``."""
    folded = _fold(text)
    return folded in _vocabulary().heads or _YEAR.fullmatch(folded) is not None


def is_strong_head_phrase(text: str) -> bool:
    """Whether ``text`` stands over a column and hardly anywhere else: ``Gremium``, not ``ja``."""
    return is_head_phrase(text) and _fold(text) not in _vocabulary().weak


def ends_table(text: str) -> bool:
    """Whether a line of this text alone begins the next part of the paper: ``Betreff:``."""
    return _fold(text) in _vocabulary().after


def begins_name(text: str) -> bool:
    """Whether ``text`` begins with a committee: ``Stadtrat``, ``Ausschuss für …``, ``Finanzausschuss``."""
    return bool(text) and text[0].isupper() and text.split()[0].casefold().endswith(_vocabulary().bodies)


def head_at(lines: Sequence[TextLine], index: int, rules: Sequence[float] = ()) -> Head | None:
    """The head that begins with line ``index``, by its words or by its look. No head reaches over one of the ``rules``, the heights of
    drawn lines."""
    return _by_words(lines, index, rules) or _by_look(lines, index)


def _by_words(lines: Sequence[TextLine], index: int, rules: Sequence[float]) -> Head | None:
    """As many of the next three lines as still read as a head."""
    found: Head | None = None
    for count in (1, 2, 3):
        block = lines[index : index + count]
        if len(block) < count or (count > 1 and block[-1].top - block[-2].bottom > _CLOSE * block[-2].size):
            break
        if any(block[0].middle < y < block[-1].middle for y in rules):
            break
        columns = _columns(block)
        if columns is not None:
            found = Head(index, count, tuple(columns))
    return found


def _by_look(lines: Sequence[TextLine], index: int) -> Head | None:
    """Bold words in three columns or more, over a line that is not bold and has words under two of them."""
    count = next((at for at, line in enumerate(lines[index : index + 4]) if not line.bold), 4)
    block = lines[index : index + count]
    if not 1 <= count < 4 or index + count == len(lines):
        return None
    if any(below.top - above.bottom > below.size for above, below in pairwise(block)):
        return None
    columns = [_column(stack) for stack in _stacks(block)]
    below = lines[index + count]
    under = sum(any(abs(token.box.x0 - column.x0) <= _SAME_EDGE for token in below.tokens) for column in columns)
    if len(columns) < _LEAST or under < 2 or below.top - block[-1].bottom > _ROW_BELOW * below.size:
        return None
    said = [_text(column) for column in columns]
    if any(len(text) > _LONGEST_HEAD or text.endswith(":") or _IN_ROWS.search(text) for text in said):
        return None
    return Head(index, count, tuple(columns))


def _columns(block: Sequence[TextLine]) -> list[HeadColumn] | None:
    """The columns of a head in these lines, or None where the words are not those of a head."""
    columns: list[HeadColumn] = []
    unknown = 0
    for stack in _stacks(block):
        text = " ".join(line.text for line in stack)
        if is_head_phrase(text):
            columns.append(_column(stack))
        elif len(stack) == 1 and not says_when(text) and (phrases := _split(stack[0])):
            columns += [_column([phrase]) for phrase in phrases]
        else:
            unknown += 1
            columns.append(_column(stack))
            row_begins = begins_name(text) and stack[0].middle > block[0].bottom
            if len(text) > _LONGEST_HEAD or _IN_ROWS.search(text) or row_begins:
                return None
            if len(stack) > 1 and not any(_runs_on(*pair) for pair in pairwise(stack)):
                return None
    known = len(columns) - unknown
    folded = [_fold(text) for text in map(_text, columns)]
    years = sum(_YEAR.fullmatch(text) is not None for text in folded)
    strong = years >= 2 or any(text in _vocabulary().heads and text not in _vocabulary().weak for text in folded)
    colons = [_text(column).endswith(":") for column in columns]
    if sum(colons) > 1 and not all(colons):
        return None  # labels and values by turns
    if len(columns) == 2 and _text(columns[0]).endswith(":") and _is_value(_text(columns[1])):
        return None
    labelled = years == known >= 2 and unknown == 1 and _YEAR.fullmatch(folded[0]) is None
    return columns if known >= 2 and strong and (unknown * 3 <= known or labelled) else None


def _runs_on(above: TextLine, below: TextLine) -> bool:
    """Whether a word or phrase goes on in the line below: ``Investitions-`` / ``kosten``."""
    return joins(above.text, below.text) or below.text[:1].islower()


def _is_value(text: str) -> bool:
    """Whether what stands beside one label with a colon is its value: ``Haushaltsjahr:   2017``, ``Status:   öffentlich``."""
    return not text.endswith(":") and (
        not is_head_phrase(text) or _fold(text) in _vocabulary().weak or text[0].isdigit()
    )


def _text(column: HeadColumn) -> str:
    return " ".join(line.text for line in column.lines)


def _column(lines: Sequence[TextLine]) -> HeadColumn:
    return HeadColumn(tuple(lines), min(line.x0 for line in lines), max(line.x1 for line in lines))


def _stacks(block: Sequence[TextLine]) -> list[list[TextLine]]:
    """The words of the block one over the other: cut where no line has a word."""
    placed = sorted(
        ((token, row) for row, line in enumerate(block) for token in line.tokens), key=lambda pair: pair[0].box.x0
    )
    stacks: list[list[tuple[Token, int]]] = []
    reach = float("-inf")
    for token, row in placed:
        if token.box.x0 - reach > _COLUMN_GAP * token.box.height:
            stacks.append([])
        stacks[-1].append((token, row))
        reach = max(reach, token.box.x1)
    return [
        [
            TextLine([token for token, _ in group])
            for _, group in groupby(sorted(stack, key=lambda pair: (pair[1], pair[0].box.x0)), key=lambda pair: pair[1])
        ]
        for stack in stacks
    ]


def _split(line: TextLine) -> list[TextLine]:
    """The head phrases that stand side by side with hardly a space, or none: ``TOP ö nö``, ``TOPönöErgebnis``."""
    tokens = [piece for token in line.tokens for piece in _unglued(token)]
    phrases: list[TextLine] = []
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            phrase = TextLine(tokens[at : at + length])
            closed = phrase.text.endswith(":") and at + length < len(tokens)
            if is_head_phrase(phrase.text) and not closed:
                phrases.append(phrase)
                at += length
                break
        else:
            return []
    return phrases


def _unglued(token: Token) -> list[Token]:
    """The word, or its parts where it is several head words without a space: ``TOPönöErgebnis`` → TOP, ö, nö, Ergebnis."""
    parts = _parts(token.text) if not is_head_phrase(token.text) else None
    if not parts or len(parts) < 3:
        return [token]
    box, letter = token.box, token.box.width / len(token.text)
    pieces: list[Token] = []
    at = 0
    for part in parts:
        place = Box(box.x0 + at * letter, box.top, box.x0 + (at + len(part)) * letter, box.bottom)
        word = RawWord(part, place, token.word.confidence, token.word.size, token.word.bold)
        pieces.append(Token(token.index, word, part, place))
        at += len(part)
    return pieces


@lru_cache(_REMEMBERED)
def _parts(text: str) -> tuple[str, ...] | None:
    if not text:
        return ()
    for length in range(len(text), 0, -1):
        if text[:length].casefold() in _GLUED:
            rest = _parts(text[length:])
            if rest is not None:
                return (text[:length], *rest)
    return None
