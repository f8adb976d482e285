"""A paper as a run of lines and rows, in which sheets, boxes and labelled lines can be read alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from extractors.document import Block, Cell, Document, Line, Range, Span, beginning_in
from extractors.german.text import fold
from extractors.measures.labels import SIGN, behind_sign, column_in, column_of, legend
from extractors.measures.status import tells_status
from extractors.outline.titles import kind_of
from extractors.outline.tree import contents_lines, stands_out
from extractors.per_document import per_document

_REPEATED = 3
_WORDS_OF_A_LABEL = 6
_LONGEST_ROW = 120
_SENTENCE = re.compile(r"(?:\S+\s+){7}.*[.!?][“\")]?\s*$", re.DOTALL)
_SMALLER = 0.92
_TEXT_AND_FACTS = 2
"""Cells of a row whose first may be text beside the facts."""
_JOINTS = frozenset(("/", "und", "&", "–", "-"))
_BEFORE_TIMES = (["ab"], ["seit"], ["bis"], ["von"], ["im"])
_TITLES = frozenset(("label", "code", "field", "text"))
_NO_VALUES = _TITLES | {None}
_PRINTED = re.compile(r"\S+")
# “Zielgruppe: Eltern”; “Leitung: Schulamt; |Beginn:| 2025”
_COLON = re.compile(r"(?P<label>[A-ZÄÖÜ][^:\n\t.!]{1,50}?)\.?\s?:(?=\s|$)\s*")
_BEHIND = re.compile(rf"(?:;|\s(?:[|·–]|{SIGN}))\s+(?P<label>[A-ZÄÖÜ][^:;|·\n\t.!]{{1,50}}?)\s?:(?=\s)")
_NEXT_SIGN = re.compile(rf"(?<!\d)\s(?P<sign>{SIGN})\s")


@dataclass(frozen=True, slots=True)
class Element:
    """A row of cells, or a line: ``block`` is what it comes from; a row of one cell is a line of its table."""

    spans: tuple[Range, ...]
    block: Block
    stands_out: bool
    cells: tuple[Cell, ...] = ()

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end


@per_document
def elements(document: Document) -> tuple[Element, ...]:
    """Every line and row in reading order, without the table of contents."""
    found: list[Element] = []
    listed = contents_lines(document)
    for block in document.blocks:
        for row in block.table.rows if block.table is not None else ():
            cells = tuple(cell for cell in row if cell.text.strip())
            if cells and row[0].start not in listed:
                found.append(Element(tuple(Range(cell.start, cell.end) for cell in cells), block, False, cells))
        if block.table is None and block.start not in listed and block.text.strip():
            loud = stands_out(document, block) or (block.kind == "heading" and len(block.text) < 100)
            loud = loud and (block.bold or not _SENTENCE.search(block.text))
            found.append(Element((Range(block.start, block.end),), block, loud))
    return tuple(found)


@per_document
def labels(document: Document) -> frozenset[str]:
    """The labels (folded) that this paper repeats before values: those of its sheets, whatever the town calls them."""
    printed: dict[str, list[str]] = defaultdict(list)
    below_label = False
    for element in elements(document):
        found = list(_label_like(document, element))
        if below_label:  # the value of the label above, which may be repeated too
            found = [label for label in found if column_of(label)]
        for name, label in {_name(label): label for label in found}.items():
            printed[name].append(label)
        line = document.text[element.start : element.end]
        below_label = line in found and column_of(line) is not None
    # those that mean a column need to be repeated less
    repeated = {
        name: each[-1] for name, each in printed.items() if len(each) >= _REPEATED - (column_of(name) is not None)
    }
    labels = {name: label for name, label in repeated.items() if column_of(name) or not tells_status(label)}
    return frozenset(name for name, label in labels.items() if not _has_value(label, repeated.keys()))


@per_document
def said_again(document: Document) -> frozenset[str]:
    """The lines (folded) that stand alone again and again: no titles."""
    alone = Counter(fold(document.text[each.start : each.end]) for each in elements(document) if len(each.spans) == 1)
    return frozenset(line for line, times in alone.items() if times >= _REPEATED)


def _has_value(label: str, known: Set[str]) -> bool:
    """Whether a line that is repeated is a label with its value: “Ampel geplant” where “Ampel” is one, “Wann ab”."""
    words = label.split()
    return any(
        fold(head := " ".join(words[:length])) in known
        and column_of(head)
        and (words[length:] in _BEFORE_TIMES or tells_status(" ".join(words[length:])))
        for length in range(1, len(words))
    )


def _label_like(document: Document, element: Element) -> Iterator[str]:
    """Words of a line or row that may be labels."""
    text = document.text
    if len(element.spans) > 1:
        spans = list(_parted(document, element, lambda words: column_of(words) not in _NO_VALUES))
        ends = [set_apart(document, span) for span in spans]
        for number, (span, apart) in enumerate(zip(spans, ends, strict=True)):
            colons = list(_colons(document, span))
            sign, _ = behind_sign(text, span)
            if sign in legend(document) and not colons:
                yield sign
                continue
            words = text[span.start : apart or span.end].strip()
            yield from (label for label in colons if _short(label))
            if not colons and _short(words) and (apart or (not any(ends) and (number % 2 == 0 or column_of(words)))):
                yield words
            label = None if colons or number else _before_value(words)
            # “|Ansprechperson| Eva Muster”; not “Bauhof in Zusammenarbeit mit dem SV”, “Verantwortung liegt bei Amt 5”
            if label and column_of(label.split()[0]) and words[len(label) :].lstrip()[:1].isupper():
                yield label
        return
    sign, start = behind_sign(text, element.spans[0])
    line = text[start : element.end]
    larger = element.stands_out and stands_out(document, element.block)
    if colons := list(_colons(document, element.spans[0])):
        # “Lebensbereich: Unterwegs sein” over the sheets is a chapter
        yield from (label for label in colons if not larger or column_of(label) not in (None, "field"))
        return
    if sign in legend(document):
        yield sign
        return
    label = _before_value(line) if len(line) < _LONGEST_ROW else None
    valued = label is not None and (not larger or tells_status(line[len(label) :]))
    if element.stands_out and _short(line) and kind_of(line) != "field" and not valued:
        yield line
    elif label:
        yield label
    elif _short(line) and (column_of(line) or (element.cells and kind_of(line) != "field")):
        yield line


def set_apart(document: Document, span: Span) -> int:
    """Where the label of a cell ends that is set above its value in bold or in smaller type, or fills the cell in bold; 0 where none is."""
    lines = lines_in(document, span)
    apart = list(takewhile(lambda line: (line.bold, line.size) == (lines[0].bold, lines[0].size), lines))
    if len(apart) == len(lines):
        return span.end if lines and lines[0].bold else 0
    value = lines[len(apart)]
    return apart[-1].end if apart[0].bold > value.bold or apart[0].size < value.size * _SMALLER else 0


def lines_in(document: Document, span: Span) -> Sequence[Line]:
    """The printed lines that begin in a span."""
    return beginning_in(document.lines, span.start, span.end)


def _colons(document: Document, span: Range) -> Iterator[str]:
    """What stands before colons where a line or cell begins, where a line of a cell begins, and behind a sign."""
    text = document.text
    if ":" not in text[span.start : span.end]:
        return
    for start in {behind_sign(text, span)[1]: None} | {line.start: None for line in lines_in(document, span)}:
        if found := _COLON.match(text, start, span.end):
            yield found["label"]
    yield from (behind["label"] for behind in _BEHIND.finditer(text, span.start, span.end))


def _before_value(line: str) -> str | None:
    """A label at the beginning of a line whose value lost its column: “|Federführung| Jugendamt”."""
    words = line.split()
    for length in range(1, min(_WORDS_OF_A_LABEL, len(words) - 1) + 1):
        label, following = " ".join(words[:length]), words[length]
        joined = words[length - 1] in _JOINTS or following in _JOINTS
        if joined or not following[0].isalnum() or column_of(label) in _NO_VALUES:
            continue
        if not following[0].islower() or tells_status(" ".join(words[length:])):
            return label
    return None


def _short(words: str) -> bool:
    return len(words.split()) <= _WORDS_OF_A_LABEL and words[:1].isalpha() and not words.endswith((".", ","))


@per_document
def _inner_label(document: Document) -> re.Pattern[str] | None:
    """A label of this paper with its colon, anywhere in a line."""
    spelled = {label for element in elements(document) for span in element.spans for label in _colons(document, span)}
    known = sorted((label for label in spelled if fold(label) in labels(document)), key=len, reverse=True)
    either = "|".join(map(re.escape, known))
    return re.compile(rf"(?:{SIGN}\s+)?(?<!\w)({either})\s?:(?=\s|$)\s*") if known else None


def has_labels(document: Document) -> bool:
    """Whether any line or row can have a label: without one there are no pairs."""
    return bool(labels(document) or _heads(document))


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value; ``value`` is None where nothing stands beside the label."""

    label: Range
    name: str
    value: tuple[Range, ...]


def pairs_of(document: Document, element: Element) -> list[Pair]:
    """The labels of a line or row with their values: “Zielgruppe: Eltern Zeitraum: 2025” has two."""
    if len(element.spans) > 1:
        return _of_cells(document, element)
    return pairs_in(document, element.spans[0])


def _of_cells(document: Document, element: Element) -> list[Pair]:
    text, known = document.text, labels(document)
    if _is_label_row(document, element):
        return [Pair(span, fold(text[span.start : span.end]), ()) for span in element.spans]
    found: list[tuple[Range, str, list[Range]]] = []
    inside: list[Pair] = []
    spans = list(_parted(document, element, lambda words: fold(words) in known and column_of(words) not in _NO_VALUES))
    for number, span in enumerate(spans):
        words = text[span.start : span.end].strip().rstrip(":")
        name = _name(words)
        # beside a value only a label that has a meaning is another label, or one in a row of pairs
        paired = number % 2 == 0 and len(spans) % 2 == 0
        if name in known and (number == 0 or paired or (column_in(document, words) and number < len(spans) - 1)):
            found.append((span, name, []))
        elif (not found or inside or text[: found[-1][0].end].rstrip().endswith(":")) and (
            inside := pairs_in(document, span)
        ):
            found += [(pair.label, pair.name, list(pair.value)) for pair in inside]
        elif found:
            found[-1][2].append(span)
        elif len(spans) > _TEXT_AND_FACTS:
            return []
    return [Pair(label, name, tuple(value)) for label, name, value in found]


def _parted(document: Document, element: Element, is_label: Callable[[str], bool]) -> Iterator[Range]:
    """The cells of a row; without rules a label may run together with the value before it or its own: “Caritas |Zeit|”, “|Zeit| 2025”."""
    text, spans = document.text, element.spans
    lost = element.block.table is not None and not element.block.table.ruled
    for number, span in enumerate(spans):
        words = list(_PRINTED.finditer(text, span.start, span.end)) if lost else []
        likely = [len(words) > 1 and word[0][0].isupper() and is_label(word[0]) for word in (*words[:1], *words[-1:])]
        if number and likely[:1] == [True] and words[0][0].isalpha():
            cut = 1
        elif span is not spans[-1] and likely[1:] == [True] and words[-2][0] not in _JOINTS:
            cut = len(words) - 1
        else:
            yield span
            continue
        yield from (Range(span.start, words[cut - 1].end()), Range(words[cut].start(), span.end))


def _is_label_row(document: Document, element: Element) -> bool:
    """Whether a row holds labels and nothing else."""
    names = [fold(document.text[span.start : span.end]) for span in element.spans]
    known = len(element.cells) > 1 and all(
        name in labels(document) and (column_of(name) or set_apart(document, span))
        for name, span in zip(names, element.spans, strict=True)
    )
    return known or tuple(names) in _heads(document)


@per_document
def _heads(document: Document) -> frozenset[tuple[str, ...]]:
    """Rows of three short cells or more that are repeated word for word, whatever the words: labels above values."""
    rows = [
        tuple(fold(cell.text) for cell in element.cells)
        for element in elements(document)
        if len(element.cells) > _TEXT_AND_FACTS and all(_short(cell.text.strip()) for cell in element.cells)
    ]
    first = Counter(row[0] for row in set(rows))
    return frozenset(row for row, times in Counter(rows).items() if times >= _REPEATED and first[row[0]] == 1)


def pairs_in(document: Document, span: Range) -> list[Pair]:
    """The labels in a line, or in a cell, with their values."""
    text, known, pattern = document.text, labels(document), _inner_label(document)
    sign, start = behind_sign(text, span)
    if sign and (pairs := pairs_in(document, Range(start, span.end))):
        return pairs
    if sign in known:
        return _of_signs(document, Range(start, span.end), Range(span.start, start), sign)
    line = text[span.start : span.end]
    if fold(line) in known:
        return [Pair(span, fold(line), ())]
    places = list(pattern.finditer(text, span.start, span.end)) if pattern else []
    if places and places[0].start() == span.start:
        ends = [place.start() for place in places[1:]] + [span.end]
        return [
            Pair(Range(place.start(1), place.end(1)), fold(place[1]), _filled(text, place.end(), end))
            for place, end in zip(places, ends, strict=True)
        ]
    # “Erfolgskontrolle Zahl der Besuche”: label and value of a row that lost its column; “Wer mag, bringt Freunde mit.” is none
    starts = [word.start() for word in _PRINTED.finditer(line)] if len(line) < _LONGEST_ROW else []
    for start in reversed(starts[1 : _WORDS_OF_A_LABEL + 1]):
        label = line[:start].strip()
        sentence = line.rstrip().endswith(".") and (line[start].islower() or column_of(label) is None)
        if fold(label) in known and not sentence and column_of(label) not in _TITLES:
            value = span.start + start
            return [Pair(Range(span.start, value), fold(label), _filled(text, value, span.end))]
    return []


def _of_signs(document: Document, rest: Range, label: Range, sign: str) -> list[Pair]:
    """The values of the signs of a line: “▶ Jugendamt ◆ Caritas ⚑ 2031”; the legend itself has none."""
    if document.text.startswith(legend(document).get(sign) or "\n", rest.start):
        return []
    for mark in _NEXT_SIGN.finditer(document.text, rest.start, rest.end):
        if mark["sign"] in labels(document):
            first = Pair(label, sign, _filled(document.text, rest.start, mark.start()))
            return [first, *pairs_in(document, Range(mark.start("sign"), rest.end))]
    return [Pair(label, sign, _filled(document.text, rest.start, rest.end))]


def _name(label: str) -> str:
    """What a label is known by: its words folded, or its sign."""
    return fold(label) or label.strip()


def _filled(text: str, start: int, end: int) -> tuple[Range, ...]:
    end = start + len(text[start:end].rstrip(" ;|·–\n"))
    return (Range(start, end),) if text[start:end].strip() else ()
