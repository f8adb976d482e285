"""The bodies and persons in the cells of a measure, each by itself: “Jugendamt; Caritas und Diakonie” are three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.document import Cell, Document, Line, Range
from extractors.german.names import read_person
from extractors.german.text import leaves_open
from extractors.measures.elements import lines_in
from extractors.measures.labels import pattern
from extractors.per_document import per_document
from extractors.steering_groups.enumerations import conjuncts, is_theme
from extractors.steering_groups.sectors import has_sector

NOTHING = re.compile(
    r"[\s–—./-]*|(?:k\. ?A\.?|offen|entfällt|keine?|noch (?:offen|zu klären)|n\. ?n\.?)\s*", re.IGNORECASE
)

_ROOM = 1.3
"""How much wider than the next word the rest of a line must be, for its end to be meant."""


def names_in(document: Document, span: Range, *, by_line: bool = False) -> Iterator[Range]:
    """The names in a cell; a line that leaves room for the next word ends one, ``by_line`` every line that leaves nothing open."""
    start = span.start
    for end in [*_line_ends(document, span, by_line=by_line), span.end]:
        if document.text[start:end].strip():
            yield from _names(document.text, Range(start, end))
        start = end


def _line_ends(document: Document, span: Range, *, by_line: bool) -> Iterator[int]:
    """Where lines of a cell end although the next word would have fitted."""
    lines, right = _cell_lines(document).get(span.start, ([], 0.0))
    for line, following in pairwise(lines):
        printed = document.text[line.start : line.end]
        if by_line and not leaves_open(printed) and printed[-1:].isalnum() and document.text[following.start].isupper():
            yield line.end
            continue
        word = next(iter(document.words_in(following.start, following.end)), None)
        if not leaves_open(printed) and line.box and word and word.box and line.box.x1 + word.box.width * _ROOM < right:
            yield line.end


@per_document
def _cell_lines(document: Document) -> dict[int, tuple[list[Line], float]]:
    """By the start of each cell its lines, and how far the lines of its column reach."""
    found: dict[int, tuple[list[Line], float]] = {}
    for table in document.tables:
        columns: dict[int, list[tuple[Cell, list[Line]]]] = {}
        for cell in (cell for row in table.rows for cell in row if cell.text.strip() and cell.colspan == 1):
            columns.setdefault(cell.column, []).append((cell, list(lines_in(document, cell))))
        for cells in columns.values():
            right = max((line.box.x1 for _, lines in cells for line in lines if line.box), default=0.0)
            found |= {cell.start: (lines, right) for cell, lines in cells}
    return found


def _names(text: str, span: Range) -> Iterator[Range]:
    """The bodies and persons of a cell, each by itself."""
    start = span.start
    cuts = [(match.start(), match.end()) for match in pattern("forced").finditer(text, span.start, span.end)]
    for cut_start, cut_end in [*cuts, (span.end, span.end)]:
        if start < cut_start:
            for part in _whole_offices(text, list(conjuncts(text, start, cut_start))):
                yield from _tidy(text, part)
        start = cut_end


def _whole_offices(text: str, parts: list[Range]) -> list[Range]:
    """“Sachgebiet Kultur, Soziales und Ehrenamt” is one office: a word behind its comma or “und” is no body by itself."""
    found: list[Range] = []
    for part in parts:
        words = text[part.start : part.end].strip()
        joined = bool(found) and text[found[-1].end : part.start].strip() in ("und", ",") and len(words.split()) == 1
        no_body = joined and (words == "Ehrenamt" or not has_sector(words) or is_theme(words))
        if no_body and pattern("office").match(text, found[-1].start, found[-1].end):
            found[-1] = Range(found[-1].start, part.end)
        else:
            found.append(part)
    return found


def with_offices(text: str, names: Sequence[Range], *, bare: bool) -> list[tuple[Range, str | None]]:
    """Each body with the person who answers there: “Eva Muster, |Sportbüro|” (where ``bare`` names are persons'), “|Sportbüro|, Frau
    Muster”; persons named alone are their own."""
    found: list[tuple[Range, str | None]] = []
    for name in names:
        own = read_person(text[name.start : name.end])
        before, person = found[-1] if found else (name, None)
        surname = own and " " not in own.name.removeprefix(own.titles).strip()  # “Herr Dr. Beispiel”
        if found and person is None and own is not None and own.salutation and surname:
            found[-1] = before, own.name
            continue
        led = read_person(text[before.start : before.end]) if person else None
        if led and own is None and (bare or led.salutation) and text[before.end : name.start].strip() == ",":
            found[-1] = name, person
        else:
            found.append((name, own.name if own and not has_sector(text[name.start : name.end]) else None))
    return found


_OF_BODY = re.compile(r"(?P<person>.+?)\s+(?:vom|von\sder|aus\sde[mr])\s+(?P<body>[A-ZÄÖÜ].*)")
_WITH_PERSON = re.compile(r"(?P<body>.+?)\s+mit\s+(?:Herrn?|Frau)\s.*")
_IN_BRACKETS = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<inner>[^()]+)\)")


def _body_of(text: str, name: Range) -> Range:
    """Of a body and its person the body: “|Hauptamt| (Frau Pilz)”, “Herr Tönjes (|Ordnungsamt|)”, “Frau Huttner aus dem |Bürgerbüro|”,
    “|Bauhof| mit Herrn Eberl”."""
    if (found := _OF_BODY.fullmatch(text, name.start, name.end)) and read_person(found["person"]):
        return Range(*found.span("body"))
    if found := _WITH_PERSON.fullmatch(text, name.start, name.end):
        return Range(*found.span("body"))
    found = _IN_BRACKETS.fullmatch(text, name.start, name.end)
    if found and (within := read_person(found["inner"].partition(",")[0])) and within.salutation:
        return Range(*found.span("name"))
    if found and has_sector(found["inner"]) and not has_sector(found["name"]) and read_person(found["name"]):
        return Range(*found.span("inner"))
    return name


def _tidy(text: str, part: Range) -> Iterator[Range]:
    words = text[part.start : part.end]
    start = len(words) - len(words.lstrip())
    if lead := pattern("lead").match(words, start):
        start = lead.end()
    tail = pattern("tail").search(words)
    end = tail.start() if tail else len(words)
    if words[start:end].endswith("e. V") or words[start:end].endswith(" e.V"):
        end += 1
    if start < end and not NOTHING.fullmatch(words[start:end]) and any(sign.isalpha() for sign in words[start:end]):
        yield _body_of(text, Range(part.start + start, part.start + end))
