"""The number, the kind and the day of a paper: whatever in its head and closing lines has the form of one is a spot, and a trained judge
weighs which of them is the paper's own, and not that of a session, of a law, of another paper.

>>> read_value(head_of(document), "date").value
'2031-05-04'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import attrgetter

from extractors.document import Line
from extractors.facts import HeadField
from extractors.german.dates import find_days
from extractors.head.mentions import frame
from extractors.head.offices import is_office_line
from extractors.head.paper_type import as_printed, kinds_in
from extractors.head.reading import Head, HeadText
from extractors.labels.reading import Labelled
from extractors.labels.value_kinds import fits
from extractors.learned import Features, classifier

JUDGES: Mapping[HeadField, str] = {"reference": "head_numbers", "paper_type": "head_kinds", "date": "head_days"}
OWN, OTHER = "own", "other"
_LIKELY: Mapping[HeadField, float] = {"reference": 0.3, "paper_type": 0.3, "date": 0.35}
_SURE = 0.8
_LONGEST_LINE, _MOST_WORDS, _LEAST = 300, 5, 0.6
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\s(„]\S*")
_BESIDE = " ,.–-"
_NEAR, _LABEL = 4, 25


@dataclass(frozen=True, slots=True)
class Spot:
    """What has the form of a value, from ``start`` to ``end`` on the line of this number (``line``) of the frame."""

    start: int
    end: int
    value: str
    line: int


def read_value(head: Head, field: HeadField, kind: str = "paper") -> HeadText | None:
    """The likeliest number, kind or day, where it is likely enough; ``kind``: what sort of paper it is (see ``features``)."""
    best, found = 0.0, None
    for spot, shown in features(head, field, kind):
        probability = classifier(JUDGES[field]).probability(shown, OWN)
        if probability > max(best, _LIKELY[field]):
            best, found = probability, spot
    if found is None:
        return None
    return HeadText(found.start, found.end, found.value, f"{field}-{'surely' if best >= _SURE else 'likely'}")


def features(head: Head, field: HeadField, kind: str = "paper") -> list[tuple[Spot, Features]]:
    """Every spot with what speaks for and against it: its label, its place, its form and the words around it. ``kind``: a paper, an
    answer, a motion, minutes or a session's papers, whose days and numbers stand elsewhere."""
    lines = frame(head)
    labels = [label for label in head.labels if label.end > label.start]
    spots = [spot for number, line in enumerate(lines) for spot in _SPOTS[field](head.document.text, line, number)]
    if field != "date":
        spots = _with_labelled(head, lines, spots, [label for label in labels if label.key == field])
    shown: list[tuple[Spot, Features]] = []
    for rank, spot in enumerate(spots):
        found = {
            *_around(head, lines, spot, kind, _label(labels, spot)),
            *_FORMS[field](head, spot, [other for other in spots if other is not spot]),
            f"rank {min(rank, 5)}",
        }
        shown.append((spot, dict.fromkeys(sorted(found), 1.0)))
    return shown


def _with_labelled(head: Head, lines: Sequence[Line], spots: Sequence[Spot], labels: Sequence[Labelled]) -> list[Spot]:
    """The spots, and the values of labels that ask for it, whatever form these have: “Vorlageart: Schaubild”."""
    known = {(spot.start, spot.end) for spot in spots}
    more = []
    for label in labels:
        if (label.start, label.end) not in known and head.in_frame(label.start):
            value = as_printed(head.text(label)) if label.key == "paper_type" else head.text(label)
            number = bisect_right(lines, label.start, key=attrgetter("start")) - 1
            more.append(Spot(label.start, label.end, value, max(0, number)))
    return sorted([*spots, *more], key=attrgetter("start", "end"))


def _label(labels: Sequence[Labelled], spot: Spot) -> Labelled | None:
    return next((label for label in labels if label.start <= spot.start and spot.end <= label.end), None)


def _around(head: Head, lines: Sequence[Line], spot: Spot, kind: str, label: Labelled | None) -> Iterator[str]:
    """Where a spot stands, and beside what."""
    text, line = head.document.text, lines[spot.line]
    before, behind = text[line.start : spot.start], text[spot.end : line.end]
    words, following = [word.casefold() for word in _WORD.findall(before)], _WORD.findall(behind)
    above = _WORD.findall(text[lines[spot.line - 1].start : lines[spot.line - 1].end]) if spot.line else []
    place = "end" if line.start >= head.end else f"line {min(spot.line // 3, 6)}"
    block = head.document.block_at(spot.start)
    first = label is not None and not text[label.start : spot.start].strip(_BESIDE)
    named = " ".join(head.name(label).casefold().split())[:_LABEL] if label else ""
    signs = (
        f"label {label.key if label else ''} {'first' if first else ''}".strip(),
        f"at {place} {'above' if spot.start < head.path else 'below'} the path",
        "alone" if not (before + behind).strip(_BESIDE) else "begins" if not before.strip() else "inside",
        f"in {kind}",
    )
    yield from signs
    yield from map(" ".join, combinations(signs, 2))
    yield f"label reads {named}"
    yield f"after {words[-1] if words else '(mark)' if before.strip() else '(nothing)'}"
    yield f"before {following[0].casefold() if following else '(mark)' if behind.strip() else '(nothing)'}"
    yield f"under {above[-1].casefold() if above else '(nothing)'}"
    if spot.line and is_office_line(
        text[lines[spot.line - 1].start : lines[spot.line - 1].end].split(" – ")[0].strip(" –-")
    ):
        yield f"under an office at {'the end' if line.start >= head.end else 'the top'}"
    yield f"words {min(len(line_words := _WORD.findall(text[line.start : line.end])) // 3, 5)}"
    yield from (f"near {word}" for word in words[-_NEAR:])
    if next(kinds_in(text[line.start : line.end]), None):
        yield f"beside a kind, {'last' if not behind.strip(_BESIDE + ')') else 'followed'}"
    if block is not None and block.table is not None:
        yield "in a table"
    if len(line_words) > 2 and fits("committee", text[line.start : line.end]):
        yield "beside a committee"


def _numbers(text: str, line: Line, number: int) -> Iterator[Spot]:
    """“BV 2031/044”, “2031/044”: runs of words that have the form of a paper's number, those inside of longer ones too."""
    tokens = list(_TOKEN.finditer(text, line.start, line.end)) if line.end - line.start <= _LONGEST_LINE else []
    for first, token in enumerate(tokens):
        for last in tokens[first : first + _MOST_WORDS]:
            end = token.start() + len(text[token.start() : last.end()].rstrip(".,;:)“/"))
            value = " ".join(text[token.start() : end].split())
            if any(map(str.isdigit, value)) and fits("reference", value) >= _LEAST:
                yield Spot(token.start(), end, value, number)


def _days(text: str, line: Line, number: int) -> Iterator[Spot]:
    for day in find_days(text[line.start : line.end]) if line.end - line.start <= _LONGEST_LINE else ():
        if day.first and day.first == day.last:
            yield Spot(line.start + day.start, line.start + day.end, day.first.isoformat(), number)


def _kinds(text: str, line: Line, number: int) -> Iterator[Spot]:
    """“Beschlussvorlage”, with what belongs to it: “Vorlage an den Kreistag”."""
    for start, end in kinds_in(text[line.start : line.end][:_LONGEST_LINE]):
        start, end = line.start + start, line.start + end
        yield Spot(start, end, as_printed(text[start:end]), number)


def _form_of_number(head: Head, spot: Spot, others: Sequence[Spot]) -> Iterator[str]:
    shape = re.sub(r"(?:19|20)\d\d(?!\d)", "Y", spot.value)
    shape = re.sub(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-z])", "A", re.sub(r"\d+", "9", shape.replace("Y", "\0")))
    yield f"shape {shape.replace(chr(0), 'Y')}"
    inside = any(other.start <= spot.start and spot.end <= other.end for other in others)
    holds = any(spot.start <= other.start and other.end <= spot.end for other in others)
    yield f"{'inside' if inside else 'whole'} {'holds' if holds else 'simple'}"
    yield f"figures {min(sum(map(str.isdigit, spot.value)), 9)} {'only' if spot.value.isdigit() else ''}"
    if fits("office", spot.value) > _SURE:
        yield "like an office"
    if any(re.search(rf"(?<!\w){re.escape(spot.value)}(?!\w)", margin) for margin in head.document.margins):
        yield f"in a running head, {'inside' if inside else 'whole'}"


def _form_of_day(head: Head, spot: Spot, others: Sequence[Spot]) -> Iterator[str]:
    before = head.document.text[max(0, spot.start - 60) : spot.start].split("\n")[-1]
    earlier, later = (
        any(other.value < spot.value for other in others),
        any(other.value > spot.value for other in others),
    )
    yield f"{'some' if earlier else 'none'} earlier, {'some' if later else 'none'} later"
    if any(other.value == spot.value for other in others):
        yield "told again"
    if re.search(r"[A-ZÄÖÜ]\w+,\s*(?:den\s+|d\.\s+|am\s+)?$", before):
        yield "place and day"
        yield f"place and day, {'end' if spot.start >= head.end else 'head'}"


def _form_of_kind(head: Head, spot: Spot, others: Sequence[Spot]) -> Iterator[str]:
    text = head.document.text
    printed, word = text[spot.start : spot.end], spot.value.casefold()
    behind = _WORD.match(text, spot.end + 1)
    yield from (
        f"kind {word}",
        f"kind ends {word[-7:]}",
        f"kind {word} before {behind[0].casefold() if behind else ''}",
    )
    yield f"kind {word} {'begins' if text[: spot.start].rstrip(' ').endswith(chr(10)) or not spot.start else 'inside'}"
    yield f"{'capitals' if printed.isupper() else 'small'}, others {'capitals' if any(text[o.start : o.end].isupper() for o in others) else 'small'}"
    before = text[max(0, spot.start - 5) : spot.start].rstrip()
    if before.endswith(("☒", "☑", "[x]", "[X]", "(x)", "(X)", "☐", "[ ]", "( )")):
        yield f"box {'open' if before.endswith(('☐', '[ ]', '( )')) else 'ticked'}"
    block = head.document.block_at(spot.start)
    if block is not None:
        yield f"{'bold' if block.bold else 'plain'} {block.kind}"


_SPOTS: Mapping[HeadField, Callable[[str, Line, int], Iterator[Spot]]] = {
    "reference": _numbers,
    "paper_type": _kinds,
    "date": _days,
}
_FORMS: Mapping[HeadField, Callable[[Head, Spot, Sequence[Spot]], Iterator[str]]] = {
    "reference": _form_of_number,
    "paper_type": _form_of_kind,
    "date": _form_of_day,
}
