"""What a word is by the words around it: how likely each word of a paper stands in the name of a field, a member, a body or a partner.

A small network (convolutions over the vectors of words) sees some seventy words on each side. It learned to guess hidden words of council
papers from those around them, and then the names that annotators marked (``python -m benchmarks.context``). Its weights are
``lookups/context.npz``; nothing here needs the library that they were learned with.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.document import Document, Range, Span
from extractors.per_document import per_document
from extractors.vectors import vectors_of

Numbers = NDArray[np.float32]
Kinds = NDArray[np.int64]
NAMES = ("field begins", "field", "member begins", "member", "leads", "body", "partner", "step")
"""What a word may stand in: it begins the name of a field, goes on with one, and so on; “leads”: who chairs a body, “step”: what a dated
step is called."""
FIELD, MEMBER, LEADS, BODY, PARTNER, STEP = slice(0, 2), slice(2, 4), slice(4, 5), slice(5, 6), slice(6, 7), slice(7, 8)
CONTEXT = "context "
"""Features that begin so are what the encoder says, in whose sums processors differ."""
REACH = (1, 2, 4, 8, 16, 32, 1, 2)
"""How far apart the words are that each layer joins."""
_TOKEN = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)|(?P<number>\d+)|(?P<line>[^\S\n]*\n\s*)|(?P<sign>[^\w\s]|_)")
SIGNS = ".,;:()-–—/„“”\"'’§%€&*•+!?[]|=<>✓☐☑☒■▪●○→#@…·‣_"
_LOW, _TITLE, _UPPER, _MIXED, _NUMBER, _LINE, _BLANK_LINE, _SIGN = 1, 2, 3, 4, 4, 10, 11, 12
KINDS, BESIDE = _SIGN + len(SIGNS) + 2, 4
_LONGEST_NUMBER, _GAP, _INDENTED = 5, 2, 3
_PART = 4096  # words that are read at once


@dataclass(frozen=True, slots=True)
class Words:
    """A text word by word, ends of lines and signs among them: where each stands, its small letters (none of a number, sign or end of a
    line), its ``kinds``, and what stands ``beside`` it: 1 the margin, 2 a gap before it, 3 an indent, else 0."""

    starts: list[int]
    ends: list[int]
    letters: list[str]
    kinds: Kinds
    beside: Kinds


def words(text: str) -> Words:
    """The words of a text.

    >>> words("Am 3. Mai\\n  Sport").letters
    ['am', '', '', 'mai', '', 'sport']
    """
    found = list(_TOKEN.finditer(text))
    kinds = [_kind(match) for match in found]
    ends = [match.end() for match in found]
    beside = []
    for number, match in enumerate(found):
        between = text[ends[number - 1] if number else 0 : match.start()]
        if number == 0 or kinds[number - 1] in (_LINE, _BLANK_LINE):
            beside.append(3 if len(between) >= _INDENTED else 1)
        else:
            beside.append(2 if "\t" in between or len(between) >= _GAP else 0)
    letters = [match["word"].lower() if match["word"] else "" for match in found]
    return Words([match.start() for match in found], ends, letters, np.array(kinds, int), np.array(beside, int))


def _kind(match: re.Match[str]) -> int:
    said = match.group()
    match match.lastgroup:
        case "word" if said.islower():
            return _LOW
        case "word" if said.isupper() and len(said) > 1:
            return _UPPER
        case "word":
            return _TITLE if said[0].isupper() and (len(said) == 1 or said[1:].islower()) else _MIXED
        case "number":
            return _NUMBER + min(len(said), _LONGEST_NUMBER)
        case "line":
            return _BLANK_LINE if said.count("\n") > 1 else _LINE
        case _:
            return _SIGN + (SIGNS.find(said) if said in SIGNS else len(SIGNS))


@dataclass(frozen=True)
class Encoder:
    """The network: ``weights`` by their names in the file."""

    weights: Mapping[str, Numbers]

    def log_odds(self, read: Words) -> Numbers:
        """A row for each word, a column for each of ``NAMES``; long papers in parts, each with what its first and last words see."""
        rows = np.zeros((len(read.letters), len(NAMES)), np.float32)
        sees = sum(REACH)
        for start in range(0, len(rows), _PART):
            first = max(0, start - sees)
            odds = self._odds(read, slice(first, start + _PART + sees))
            rows[start : start + _PART] = odds[start - first : start - first + _PART]
        return rows

    def _odds(self, read: Words, part: slice) -> Numbers:
        get = self.weights.__getitem__
        flow = vectors_of(read.letters[part]) @ get("word.weight").T + get("word.bias")
        flow += get("kind.weight")[read.kinds[part]] + get("flag.weight")[read.beside[part]]
        for number, apart in enumerate(REACH):
            flow += self._layer(flow, number, apart)
        odds: Numbers = self._normal(flow, "last") @ get("head.weight").T + get("head.bias")
        return odds

    def _layer(self, flow: Numbers, number: int, apart: int) -> Numbers:
        get = self.weights.__getitem__
        before, here, behind = get(f"convs.{number}.weight").transpose(2, 1, 0)
        seen = self._normal(flow, f"norm.{number}")
        joined = seen @ here + get(f"convs.{number}.bias")
        if len(seen) > apart:
            joined[apart:] += seen[:-apart] @ before
            joined[:-apart] += seen[apart:] @ behind
        shown: Numbers = np.maximum(joined, 0) @ get(f"mix.{number}.weight").T + get(f"mix.{number}.bias")
        return shown

    def _normal(self, flow: Numbers, name: str) -> Numbers:
        """Each row with mean zero and deviation one, as the layer weighs it."""
        centred = flow - flow.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + 1e-5)
        normal: Numbers = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return normal


@dataclass(frozen=True)
class Reading:
    """What the encoder says of each word of a paper."""

    words: Words
    log_odds: Numbers

    def of(self, span: Span) -> Numbers:
        """The rows of the words in a span: one at least, where the paper has any."""
        first, behind = self._words(span)
        return self.log_odds[first : max(first + 1, behind)]

    def _words(self, span: Span) -> tuple[int, int]:
        return bisect_right(self.words.ends, span.start), bisect_left(self.words.starts, span.end)

    def likely(self, span: Span, of: slice) -> float:
        """How much the words of a span read like such a name: the mean of their log-odds, a third of it."""
        return round(float(self.of(span)[:, of].max(axis=1).mean()) / 3, 2)

    def in_steps(self, span: Span) -> tuple[float, int]:
        """How many words of a span say what a step is, as far as can be told, and how many words there are."""
        first, behind = self._words(span)
        return float(self._steps[max(first, behind)] - self._steps[first]), max(0, behind - first)

    @cached_property
    def _steps(self) -> Numbers:
        summed: Numbers = np.cumsum(1 / (1 + np.exp(-self.log_odds[:, STEP.start])), dtype=np.float32)
        return np.concatenate([np.zeros(1, np.float32), summed])

    def names(self, of: slice, least: float, best: float) -> Iterator[Range]:
        """The runs of words that each have at least these log-odds of standing in such a name, and one of them the best; where a word
        rather begins a name than goes on with one, another run begins."""
        odds = self.log_odds[:, of]
        likely, begins = odds.max(axis=1).tolist(), ((odds[:, 0] > odds[:, -1]) & (odds[:, 0] > least)).tolist()
        first = 0
        while first < len(likely):
            behind = first + 1
            if likely[first] > least:
                while behind < len(likely) and likely[behind] > least and not begins[behind]:
                    behind += 1
                if max(likely[first:behind]) > best:
                    yield Range(self.words.starts[first], self.words.ends[behind - 1])
            first = behind


@per_document
def reading(document: Document) -> Reading:
    """The paper as the shipped encoder reads it, or the one that is to read its text (:func:`read_with`)."""
    read = words(document.text)
    return Reading(read, encoder(_OTHERS.get(document.text)).log_odds(read))


_OTHERS: dict[str, Path] = {}


def read_with(file: Path, texts: Iterable[str]) -> None:
    """From now on the encoder of a file reads these texts: papers that taught the shipped one are read by one that never saw them, for of
    those that it saw it is surer than it will ever be again."""
    _OTHERS.update(dict.fromkeys(texts, file))


@cache
def encoder(file: Path | None = None) -> Encoder:
    """The encoder that ships, or that of a file."""
    with (file or files("extractors") / "lookups" / "context.npz").open("rb") as opened:
        return Encoder({name: numbers.astype(np.float32) for name, numbers in np.load(opened).items()})
