"""Every noun that could name a body, and what speaks for its being one that steers the concept: “das |Kernteam Vielfalt|”.

The lookup knows the common words; towns make their own (Planungsrunde, Strategieforum, Beraterkreis). A candidate is any noun that ends
like a gathering of people; whether it steers is judged for the whole paper at once, by the word itself and by the words around all its
mentions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.document import Document
from extractors.language import lookup
from extractors.learned import Features
from extractors.per_document import per_document
from extractors.steering_groups.nouns import nouns

_NEAR = 90
"""Letters before and behind a mention whose words speak for it or against it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun that may name a body: where it stands, its nominative, and the part that says what kind of gathering it is."""

    start: int
    end: int
    noun: str
    head: str
    plural: bool = False

    @property
    def lemma(self) -> str:
        return self.noun.casefold().replace("-", "")


@dataclass(frozen=True, slots=True)
class _Head:
    """“kreis”: its pattern in the singular and in the plural."""

    name: str
    one: str
    several: str


@cache
def _heads() -> tuple[_Head, ...]:
    return tuple(_Head(entry["noun"], entry["one"], entry["several"]) for entry in lookup("groups")["head"])


@cache
def _pattern() -> re.Pattern[str]:
    one = "|".join(f"(?P<one_{number}>{head.one})" for number, head in enumerate(_heads()))
    several = "|".join(f"(?P<several_{number}>{head.several})" for number, head in enumerate(_heads()) if head.several)
    return re.compile(
        rf"(?<![\w-])(?=[A-ZÄÖÜ])(?P<before>[A-ZÄÖÜ][\wäöüß-]*?)??(?i:{one}|{several})(?![\w]|-[A-ZÄÖÜa-zäöü])"
    )


@per_document
def candidates(document: Document) -> tuple[Candidate, ...]:
    """The candidates of the paper, in reading order."""
    return tuple(_candidates(document.text))


def _candidates(text: str) -> Iterator[Candidate]:
    for match in _pattern().finditer(text):
        number, name = next((group for group, text in match.groupdict().items() if text and "_" in group)).split("_")[
            ::-1
        ]
        head = _heads()[int(number)].name
        before = match["before"] or ""
        noun = before + (head if before and not before.endswith("-") else head.capitalize())
        yield Candidate(match.start(), match.end(), noun, head, plural=name == "several")


@per_document
def features(document: Document) -> dict[str, tuple[list[Candidate], Features]]:
    """Lemma → its candidates, and what the paper shows of it: features of the word, and of the words around all its mentions."""
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates(document):
        found[candidate.lemma].append(candidate)
    return {lemma: (alike, _features(document, alike)) for lemma, alike in found.items()}


_WORD = re.compile(r"[^\W\d_]+")
_STEM = 6  # letters by which two forms of a word are the same
_NAMED = re.compile(r"\s?[„“\"»‚]|\s(?:für\s)?[A-ZÄÖÜ]")


def _features(document: Document, alike: list[Candidate]) -> dict[str, float]:
    first = alike[0]
    shown = {*word_features(first), f"mentions: {min(len(alike), 4)}"}
    known = next((noun for name, noun in nouns().items() if first.lemma.endswith(name)), None)
    if known is not None:
        shown |= {"known", f"known {known.kind}", "known surely" if known.sure else "known, unsure"}
        if known.when_set_up:
            shown.add("stands beside the council")
    for mention in alike:
        shown |= set(around(document, mention.start, mention.end))
    return dict.fromkeys(sorted(shown), 1.0)


def word_features(candidate: Candidate) -> dict[str, float]:
    """What the noun itself says: its head, and runs of four letters of what stands before it."""
    modifier = candidate.lemma.removesuffix(candidate.head)
    shown = {
        f"head: {candidate.head}",
        f"word: {candidate.lemma}",
        "compound" if modifier else f"bare {candidate.head}",
    }
    if modifier:
        shown |= {f"modifier: {modifier[at : at + 4]}" for at in range(max(1, len(modifier) - 3))}
    return dict.fromkeys(sorted(shown), 1.0)


def around(document: Document, first: int, last: int) -> Iterator[str]:
    """The words around a mention, as features."""
    block = document.block_at(first)
    start, end = (block.start, block.end) if block else (first, last)
    before = document.text[max(start, first - _NEAR) : first]
    behind = document.text[last : min(end, last + _NEAR)]
    if block:
        yield f"in {block.kind}"
    if _NAMED.match(behind):
        yield "named"
    words = _WORD.findall(before)
    if words:
        yield f"after: {words[-1].casefold()}"
    for name, text in (("before", before), ("behind", behind)):
        for word in _WORD.findall(text):
            yield f"{name}: {word.casefold()[:_STEM]}"
    for word in {word.casefold()[:_STEM] for word in _WORD.findall(before + " " + behind)}:
        yield f"near: {word}"
    if behind.lstrip().startswith((":", "(")):
        yield f"behind: {behind.lstrip()[0]}"
    following = document.block_at(end + 1) if block else None
    if following is not None:
        yield f"then {following.kind}{' behind a colon' if block and block.text.rstrip().endswith(':') else ''}"


@cache
def never() -> tuple[str, ...]:
    """Parts of nouns that end like a body and are none of a concept's: “landkreis”, “zielgruppe”."""
    return tuple(lookup("groups")["told"]["never"])
