"""What kind of cost an amount is, whether it comes in, and whose money it is, judged by the words around it.

Words count by where they stand: in the row or the head of the column, over the table, before the amount or behind it, in the sentence
before. What the vocabularies know of them (a kind of cost, a payer) counts beside the words themselves; so does whether an amount is the
sum of those beside it. The weights are learned from the annotated corpus.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from math import log10

from extractors.costs.reading import Reading, Words
from extractors.document import Document, Page
from extractors.facts import HeadValue
from extractors.language import Vocabulary
from extractors.learned import Features, classifier
from extractors.per_document import per_document
from extractors.protocol import Known
from extractors.sections import section_at

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[%/²³]|\d{4}")
_STEM, _END, _LONG = 6, 5, 10
_FAR = 600  # of a line that goes on for pages
_NEAR = 90  # letters on each side of an amount in a sentence whose words speak of it most
_RUN = 12  # amounts that may add up to one
_BUILDING = re.compile(r"\bDIN\s?276|\bKostengruppen?\b|\bKG\s?[1-7]00\b|\bBauwerk\b")


def judged(document: Document, known: Known, readings: Sequence[Reading]) -> list[Reading]:
    """The readings with the probabilities of their kinds, of their scopes, and of coming in."""
    found = []
    for reading, shown in zip(readings, features(document, known, readings), strict=True):
        kinds: dict[str, float] = defaultdict(float)
        revenue = 0.0
        for name, share in classifier("cost_kinds").probabilities(shown).items():
            kind, direction = name.split(", ")
            kinds[kind] += share
            revenue += share * (direction == "revenue")
        scopes = classifier("cost_scopes").probabilities(shown)
        found.append(replace(reading, kinds=kinds, scopes=scopes, revenue=revenue))
    return found


def features(document: Document, known: Known, readings: Sequence[Reading]) -> list[Features]:
    """What each reading shows."""
    paper = frozenset(_of_paper(known))
    sums = _sums(readings)
    return [
        dict.fromkeys(sorted({*paper, *sums[number], *_of_place(document, one), *of_words(one.words)}), 1.0)
        for number, one in enumerate(readings)
    ]


def _of_paper(known: Known) -> Iterator[str]:
    for fact in known:
        if isinstance(fact, HeadValue) and fact.field == "paper_type":
            yield from (f"paper: {stem}" for stem in _stems(fact.value))


def _of_place(document: Document, reading: Reading) -> Iterator[str]:
    yield f"read as {reading.rule}"
    section = section_at(document, reading.span.start)
    if section is not None:
        yield f"section: {section.kind}"
        yield from (f"section: {stem}" for stem in _stems(section.title))
    if any(page.start <= reading.span.start < page.end for page in _of_a_building(document)):
        yield "beside a calculation of what a building costs"
        if reading.place is not None:
            yield "in a calculation of what a building costs"
    size = int(2 * log10(max(1.0, float(abs(reading.value)))))
    yield f"amount: {size / 2:g}"
    yield from (f"amount above {step / 2:g}" for step in range(4, size + 1, 2))
    if reading.value % 100:
        yield "amount: not round"
    if reading.value_max is not None or reading.approximate:
        yield "amount: about"


@per_document
def _of_a_building(document: Document) -> list[Page]:
    return [page for page in document.pages if _BUILDING.search(document.text, page.start, page.end)]


def of_words(words: Words) -> Iterator[str]:
    """What the words around an amount say, by where they stand."""
    for part in ("row", "column", "group", "section", "heading", "heads", "told", "then", "earlier", "later"):
        yield from _named(part, words.get(part, "")[:_FAR])
    before, behind = words.get("before", "")[-2 * _NEAR :], words.get("behind", "")[: 2 * _NEAR]
    yield from _named("before", before)
    yield from _named("behind", behind)
    close = {"before": before[-_NEAR:], "behind": behind[:_NEAR], "column": words.get("column", "")[:_NEAR]}
    for part, near in close.items():
        yield from (f"{part}: {stem}" for stem in _stems(near))
        mentions = Vocabulary.load("costs", "kinds").mentions(near)
        if mentions:
            nearest = mentions[-1] if part == "before" else mentions[0]
            yield f"nearest {part}: {nearest.id}"
            away = len(near) - nearest.end if part == "before" else nearest.start
            if away < 25:
                yield f"right {part}: {nearest.id}"
    for stem in _stems(" ".join([words.get("row", ""), words.get("group", ""), close["before"], close["behind"]])):
        yield f"near: {stem}"
    for stem in _stems(" ".join([words.get("told", ""), words.get("earlier", ""), words.get("later", "")])):
        yield f"around: {stem}"


@lru_cache(1 << 10)
def _named(part: str, words: str) -> Sequence[str]:
    """What the vocabularies know of the words of a part."""
    return [
        f"{part} {table}: {mention.id}"
        for table in ("kinds", "payers", "parties")
        for mention in (Vocabulary.load("costs", table).mentions(words) if words else ())
    ]


def _stems(words: str) -> Iterator[str]:
    """The beginnings of the words, and the ends of long ones, by which a compound is what it is: “Druckkosten”."""
    for word in _WORD.findall(words):
        folded = word.casefold()
        yield folded[:_STEM]
        if len(folded) >= _LONG:
            yield f"…{folded[-_END:]}"


def _sums(readings: Sequence[Reading]) -> list[set[str]]:
    """How each amount adds up with those of its column or text: as their sum, as a part of one."""
    shown: list[set[str]] = [set() for _ in readings]
    series: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(readings):
        series.setdefault(one.series, []).append(number)
    for numbers in series.values():
        values = [readings[number].value for number in numbers]
        for at, value in enumerate(values):
            for step, name in ((-1, "before"), (1, "behind")):
                total = 0 * value
                for count in range(1, _RUN + 1):
                    place = at + step * count
                    if not 0 <= place < len(values) or total > value:
                        break
                    total += values[place]
                    if count > 1 and total == value:
                        shown[numbers[at]].add(f"the sum of those {name}")
                        for part in range(1, count + 1):
                            shown[numbers[at + step * part]].add("a part of a sum")
                        shown[numbers[place if step > 0 else at - 1]].add("the last part of a sum")
                        break
    return shown
