"""Running heads and feet: what repeats at the same place of the pages, and page numbers, set aside from the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Box, Margin
from pipeline.ingest.document.page import Row, place, rows_of
from pipeline.ingest.document.raw import RawWord

_BAND = 0.13
_NEAR = 6.0

# “Seite 2 von 5”, “Seite: 1/4”, “- 3 -”, “7”, “Blatt 2”, “S. 4”
_NUMBER = re.compile(
    r"""^(?:
        [-–—|]?\s*(?:Seite|Blatt|S\.|Page)\s*:?\s*[-–]?\s*\d{1,4}\s*(?:(?:von|/|of)\s*\d{1,4})?\s*[-–|]?
      | [-–—]\s*\d{1,4}\s*[-–—]
      | \d{1,3}
      | \d{1,3}\s*(?:von|/)\s*\d{1,3}
      | \.{2,3}\s*/?\s*\d{1,3} | \d{1,3}\s*\.{2,3}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_WITH_NUMBER = re.compile(r"(?:^|\s)(?:Seite|Blatt)\s*:?\s*\d{1,4}(?:\s*(?:von|/|of)\s*\d{1,4})?\s*$", re.IGNORECASE)
# “Ausdruck vom: 02.07.2018”, “Druckdatum: 3.4.2019”, “Gedruckt am …”
_PRINTED = re.compile(r"^(?:Ausdruck|Druckdatum|(?:Aus)?gedruckt|Erstellt mit|Dokument erstellt)\b.*", re.IGNORECASE)

_AMOUNT = re.compile(r"\d,\d\d(?!\d)|€|\bEUR\b")

_COMMON = frozenset("vorlage drucksache nr seite anlage zu zur vom der des".split())


@dataclass(slots=True)
class PageMargins:
    """The words of a page without its margins, and the margins as text."""

    words: list[RawWord]
    margins: list[Margin]


class _Seen:
    """Where lines of the outer bands stand: by their words, and by their words without figures. Two pages a place are kept:
    they tell of any page whether another one has the line there."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], dict[tuple[float, float], list[int]]] = defaultdict(dict)

    def add(self, side: str, row: Row, page: int, height: float) -> None:
        edge = round(_from_edge(row, side, height), 1)
        for words in {row.text, _pattern(row.text)}:
            pages = self._pages[side, words].setdefault((edge, height), [])
            if len(pages) < 2 and page not in pages:
                pages.append(page)

    def elsewhere(self, side: str, row: Row, page: int, height: float, *, exactly: bool) -> bool:
        """Whether the line (``exactly``: to the figure) stands at the same place of another page."""
        here = _from_edge(row, side, height)
        places = self._pages[side, row.text if exactly else _pattern(row.text)]
        return any(
            (abs(edge - here) <= _NEAR or abs(edge / high - here / height) * height <= _NEAR)
            and any(other != page for other in pages)
            for (edge, high), pages in places.items()
        )


@dataclass(frozen=True, slots=True)
class PageWords:
    """What is to be told apart: the words of a page of some ``height``; ``vertical``: the upright lines drawn on it."""

    words: Sequence[RawWord]
    height: float
    vertical: Sequence[Box] = ()


def set_aside(pages: Sequence[PageWords]) -> list[PageMargins]:
    """For every page the words of the paper itself, and its running heads and feet.

    A line in the outer band of the page is a margin where the same line (figures apart) stands at the same place on
    another page, or where it is a page number or a print note (``Ausdruck vom: 02.07.2018   Seite: 1/4``). Where that would
    leave no text at all, nothing is set aside. So is the uppermost line of a later page that names the paper again. A row of
    a table that reaches down into the page is no margin.
    """
    bands = [_bands(page) for page in pages]
    seen = _Seen()
    for number, (page, band) in enumerate(zip(pages, bands, strict=True)):
        for side, rows in band.items():
            for row in rows:
                seen.add(side, row, number, page.height)
    first = {_bare(word.text) for word in pages[0].words} if pages else set()
    body = _body_size(pages)
    result = []
    for number, (page, band) in enumerate(zip(pages, bands, strict=True)):
        gone: list[Row] = []
        for side, rows in band.items():
            outer = rows if side == "head" else rows[::-1]
            others = _others(page.words, rows)
            gone += _margins_of(outer, side, number, page.height, seen, others)
            if number and side == "head" and outer and outer[0] not in gone and _names_the_paper(outer[0], first, body):
                gone += outer[:1] if _apart(outer[:1], outer[1:], others, side) else []
        gone.sort(key=lambda row: row.box.bottom)
        taken = {id(word) for row in gone for word in row.words}
        result.append(
            PageMargins([word for word in page.words if id(word) not in taken], [_margin(row) for row in gone])
        )
    if any(page.words for page in result):
        return result
    return [PageMargins(list(page.words), []) for page in pages]


def _margin(row: Row) -> Margin:
    read = [word.confidence for word in row.words if word.confidence is not None]
    return Margin(row.text, row.box, min(read) if read else None)


def _bands(page: PageWords) -> dict[str, list[Row]]:
    """The lines of the upper and the lower band of a page, from the top; rows of tables that reach into the page left out."""
    head, foot = page.height * _BAND, page.height * (1 - _BAND)
    upper = rows_of([word for word in page.words if place(word).bottom < head])
    lower = rows_of([word for word in page.words if place(word).top > foot])
    inner = [line for line in page.vertical if line.bottom > head and line.top < foot]
    return {
        "head": [row for row in upper if not _parted(row, inner)],
        "foot": [row for row in lower if not _parted(row, inner)],
    }


def _parted(row: Row, lines: Sequence[Box]) -> bool:
    """Whether an upright line stands between words of the row."""
    middle = (row.box.top + row.box.bottom) / 2
    return any(line.top < middle < line.bottom and row.box.x0 < line.x0 < row.box.x1 for line in lines)


def _others(words: Sequence[RawWord], rows: Sequence[Row]) -> list[RawWord]:
    inside = {id(word) for row in rows for word in row.words}
    return [word for word in words if id(word) not in inside]


def _body_size(pages: Sequence[PageWords]) -> float:
    """The size of type that most words have."""
    sizes = Counter(word.size for page in pages for word in page.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _bare(text: str) -> str:
    return text.strip(".,:;()–-|").casefold()


def _names_the_paper(row: Row, first: set[str], body: float) -> bool:
    """Whether the uppermost line of a later page only names the paper again (``Landkreis Moorheim – Vorlage 117/2019``): all
    its words stand on the first page, and one is a number or the type is small."""
    words = [bare for word in row.words if (bare := _bare(word.text)) and bare not in _COMMON]
    if not words or len(words) > 10 or not first.issuperset(words) or row.size > body * 1.02:
        return False
    number = any(sum(c.isdigit() for c in word) >= 3 for word in words)
    return number or row.size < 0.92 * body


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def _from_edge(row: Row, side: str, height: float) -> float:
    return row.box.top if side == "head" else height - row.box.bottom


def _margins_of(
    rows: Sequence[Row],
    side: str,
    number: int,
    height: float,
    seen: _Seen,
    body: Sequence[RawWord],
) -> list[Row]:
    """The margins among the ``rows`` of one band, which come from the edge inwards. Beyond a clear gap a line has to be the
    same to the figure: pages may well begin alike (``Absatz 1``, ``Absatz 2``). So has a line with an amount of money."""
    found: list[Row] = []
    gap = False
    for index, row in enumerate(rows):
        gap = gap or (index > 0 and _distance(rows[index - 1], row) > 1.5 * row.box.height)
        repeated = seen.elsewhere(side, row, number, height, exactly=gap or _AMOUNT.search(row.text) is not None)
        if repeated and not any(c.isalnum() for c in row.text) and not found:
            repeated = False
        outermost = index == len(found)
        noted = outermost and bool(
            _NUMBER.match(row.text) or _WITH_NUMBER.search(row.text) or (side == "foot" and _PRINTED.match(row.text))
        )
        if repeated or noted:
            found.append(row)
    if not found:
        return []
    rest = [row for row in rows if row not in found]
    return found if _apart(found, rest, body, side) else [row for row in found if _NUMBER.match(row.text)]


def _distance(outer: Row, inner: Row) -> float:
    return max(inner.box.top - outer.box.bottom, outer.box.top - inner.box.bottom)


def _apart(found: Sequence[Row], rest: Sequence[Row], body: Sequence[RawWord], side: str) -> bool:
    """Whether white space parts the margins from the paper: a head of a table that is repeated on every page does not."""
    boxes = [row.box for row in rest] + [place(word) for word in body]
    if side == "head":
        edge = max(row.box.bottom for row in found)
        gaps = [box.top - edge for box in boxes if box.bottom > edge]
    else:
        edge = min(row.box.top for row in found)
        gaps = [edge - box.bottom for box in boxes if box.top < edge]
    return not gaps or min(gaps) > 0.5 * max(row.size for row in found)
