"""Every noun that could name a body, and what speaks for its being one that steers the concept: “das |Kernteam Vielfalt|”.

A candidate is any noun that ends like a gathering of people. The lookup knows the common ones (the Prozesssteuerungskreis is a
Steuerungskreis); towns make their own (Planungsrunde, Beraterkreis): what they are is judged for the whole paper at once, by the word
itself and by the words around all its mentions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from extractors.document import Document
from extractors.facts import GroupKind
from extractors.language import lookup
from extractors.learned import Features
from extractors.per_document import per_document

_NEAR = 90
"""Letters before and behind a mention whose words speak for it or against it."""


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun of the lookup; ``lemma`` is what two words for the same body share (Steuergruppe, Steuerungsgruppe)."""

    noun: str
    lemma: str
    kind: GroupKind
    sure: bool
    when_set_up: bool = False


@cache
def nouns() -> Mapping[str, Noun]:
    """All nouns of the lookup by their folded form."""
    return {
        noun.casefold(): Noun(
            noun,
            re.sub(r"^(steuer|lenk|koordin)(?:ungs|ierungs|ations)", r"\1", meant.casefold()),
            cast(GroupKind, entry["kind"]),
            entry["sure"],
            entry.get("when_set_up", False),
        )
        for entry in lookup("groups")["group"]
        for noun, meant in [
            *((noun, noun) for noun in entry["nouns"]),
            *((short, entry["nouns"][0]) for short in entry.get("short", ())),
        ]
    }


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun that may name a body: where it stands, its nominative, and the part that says what kind of gathering it is."""

    start: int
    end: int
    noun: str
    head: str
    plural: bool = False
    judged: bool = True  # whether its head alone tells little: not “AG”, “Runder Tisch”

    @property
    def lemma(self) -> str:
        return self.noun.casefold().replace("-", "")

    @property
    def is_never(self) -> bool:
        """Whether it ends like a body and is none of a concept's: “Landkreis”, “Zielgruppe”."""
        lemma = self.lemma
        return any(stem in lemma for stem in lookup("groups")["told"]["never"])

    @property
    def known(self) -> Noun | None:
        """What the lookup knows of it; a Seniorenbeirat is not what it knows as Beirat."""
        lemma = self.lemma
        name = max(filter(lemma.endswith, nouns()), key=len, default="")
        noun = nouns().get(name)
        return None if noun is not None and noun.when_set_up and name != lemma else noun


@cache
def _pattern() -> re.Pattern[str]:
    heads: list[dict[str, Any]] = lookup("groups")["head"]
    one = "|".join(f"(?P<one_{number}>{head['one']})" for number, head in enumerate(heads))
    several = "|".join(
        f"(?P<several_{number}>{head['several']})" for number, head in enumerate(heads) if head["several"]
    )
    forms = {form[:2] for head in heads for form in f"{head['one']}|{head['several']}".split("|")}
    ahead = "|".join("".join(f"[{sign}{sign.upper()}]" for sign in form) for form in sorted(filter(str.isalpha, forms)))
    shorts = "|".join(name.upper() for name in nouns() if len(name) == 2)
    return re.compile(
        rf"""(?<![\w-])(?:(?=[A-ZÄÖÜ]|runde)(?P<before>[A-ZÄÖÜ][\wäöüß-]*?)??(?={ahead})(?i:{one}|{several})
        |(?P<short>{shorts})(?=\s+[„“"A-ZÄÖÜ]))(?![\w]|-[A-ZÄÖÜa-zäöü])""",
        re.VERBOSE,
    )


def candidates_in(text: str) -> Iterator[Candidate]:
    """The candidates of a text, in reading order."""
    for match in _pattern().finditer(text):
        form, _, number = (match.lastgroup or "").partition("_")
        if form == "short":
            yield Candidate(match.start(), match.end(), match[0], match[0], judged=False)
            continue
        entry, before = lookup("groups")["head"][int(number)], match["before"] or ""
        head = entry["noun"]
        before = before.capitalize() if match[0].isupper() else before
        noun = before + head if before and not before.endswith("-") else before + head[0].upper() + head[1:]
        judged = entry.get("judged", True)
        yield Candidate(match.start(), match.end(), noun, head, plural=form == "several", judged=judged)


@per_document
def candidates(document: Document) -> tuple[Candidate, ...]:
    """The candidates of the paper, in reading order."""
    return tuple(candidates_in(document.text))


@per_document
def features(document: Document) -> dict[str, tuple[list[Candidate], Features]]:
    """Lemma → its candidates, and what the paper shows of it: features of the word, and of the words around all its mentions."""
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates(document):
        if candidate.judged:
            found[candidate.lemma].append(candidate)
    return {lemma: (alike, _features(document, alike)) for lemma, alike in found.items()}


_WORD = re.compile(r"[^\W\d_]+")
_STEM = 6  # letters by which two forms of a word are the same
_NAMED = re.compile(r"\s?[„“\"»‚]|\s(?:für\s)?[A-ZÄÖÜ]")


def _features(document: Document, alike: list[Candidate]) -> dict[str, float]:
    first = alike[0]
    shown = {*word_features(first), f"mentions: {min(len(alike), 4)}"}
    lemma = first.lemma
    known = next((noun for name, noun in nouns().items() if lemma.endswith(name)), None)
    if known is not None:
        shown |= {"known", f"known {known.kind}", "known surely" if known.sure else "known, unsure"}
        if known.when_set_up:
            shown.add("stands beside the council")
    for mention in alike:
        shown |= set(around(document, mention.start, mention.end))
    return dict.fromkeys(sorted(shown), 1.0)


def word_features(candidate: Candidate) -> dict[str, float]:
    """What the noun itself says: its head, and runs of four letters of what stands before it."""
    modifier = candidate.lemma.removesuffix(candidate.head.casefold())
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


def is_feminine(lemma: str) -> bool:
    """Whether “sie” and “ihr” mean such a body; else “er”, “es” and “ihm” do."""
    return lemma.endswith(("gruppe", "runde", "gemeinschaft", "ebene"))
