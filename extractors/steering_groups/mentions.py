"""Where a paper names a body that may steer its concept, and under which name.

“die Einrichtung eines Runden Tisches Vielfalt” names the “Runder Tisch Vielfalt”; “die Steuerungs- und
Koordinierungsgruppe Integration” names two bodies, “Steuerungsgruppe Integration” and “Koordinierungsgruppe
Integration”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from extractors.document import Block, Document
from extractors.facts import GroupKind
from extractors.language import lookup
from extractors.learned import classifier
from extractors.per_document import per_document
from extractors.steering_groups.enumerations import is_theme
from extractors.steering_groups.nouns import candidates, features, nouns, word_features

_QUOTES = "„“”\"»«‚‘’'"
_OPEN = '„“"»«‚'
_CLOSE = '“”"«»‘'


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a body. ``noun`` is its word in the nominative (``Prozesssteuerungsgruppe``), ``lemma``
    what two words for the same body share, ``addition`` what its name has beside the noun (``Integration``,
    ``„Integrationskonzept“``); ``plural`` means several bodies (“Arbeitsgruppen”); ``when_set_up`` means that the word is a
    body of the concept only where the paper sets it up (“Beirat”); ``likely`` is not so where the noun only could name a body."""

    start: int
    end: int
    noun: str
    lemma: str
    kind: GroupKind
    sure: bool
    addition: str = ""
    short: str = ""
    plural: bool = False
    when_set_up: bool = False
    likely: bool = True

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.noun, self.addition) if part)

    @property
    def bare_addition(self) -> str:
        return self.addition.strip(_QUOTES)


@per_document
def mentions(document: Document) -> tuple[Mention, ...]:
    """All mentions in reading order, those that could name a body too; those of one elliptic compound share their span."""
    found = sorted([*known(document), *_judged(document)], key=lambda mention: (mention.start, mention.end))
    return tuple(_with_shorts(document, found))


# “|Steuerungs- und |Begleitgruppe”
_ELLIPTIC = re.compile(r"(?<![\w-])(?P<first>[A-ZÄÖÜ][a-zäöüß]+)-(?:\s+(?:und|bzw\.|oder)\s+|\s?/\s?)$")


@per_document
def known(document: Document) -> tuple[Mention, ...]:
    """Mentions by words of the lookup; what stands in the addition of a name is none of its own."""
    return tuple(_known(document))


def _known(document: Document) -> Iterator[Mention]:
    text, reached = document.text, 0
    for one in candidates(document):
        noun, block = one.known, document.block_at(one.start)
        if noun is None or block is None or one.start < reached:
            continue
        if one.head == one.noun == one.noun.upper() and _FIRM.search(text, max(block.start, one.start - 40), one.start):
            continue
        reached, addition = addition_behind(text, one.end, block.end)
        left = _ELLIPTIC.search(text, max(block.start, one.start - 40), one.start)
        other = f"{left['first']}{one.head}" if left is not None else ""
        start = left.start() if left is not None else one.start
        plural = one.plural and not (left is not None and noun.sure)
        base = Mention(
            start,
            reached,
            one.noun,
            noun.lemma,
            noun.kind,
            noun.sure,
            addition,
            plural=plural,
            when_set_up=noun.when_set_up,
        )
        if (of_left := nouns().get(other.casefold())) is not None:
            yield replace(base, noun=other, lemma=of_left.lemma, kind=of_left.kind, sure=of_left.sure)
        yield base


_POSSIBLE, _LIKELY, _SURE = 0.03, 0.3, 0.5
"""From when on a noun could name a body, likely names one, and surely one of the concept's."""


def _judged(document: Document) -> Iterator[Mention]:
    """Mentions by words that the lookup does not have, “das |Kernteam Vielfalt|”, judged by what the paper shows of them."""
    taken = [(mention.start, mention.end) for mention in known(document)]
    for lemma, (alike, shown) in features(document).items():
        probability = classifier("bodies").probability(shown, "body")
        likely = probability >= _LIKELY
        could_be = likely or (probability >= _POSSIBLE and lemma != alike[0].head)
        if alike[0].known is not None or not could_be or alike[0].is_never:
            continue
        kinds = classifier("body_kinds").probabilities(word_features(alike[0]))
        kind = cast(GroupKind, max(kinds, key=lambda kind: kinds[kind]))
        for one in alike:
            if any(start < one.end and one.start < end for start, end in taken) or (one.plural and not likely):
                continue
            block = document.block_at(one.start)
            stop, addition = addition_behind(document.text, one.end, block.end if block else one.end)
            sure = probability >= _SURE
            yield Mention(one.start, stop, one.noun, lemma, kind, sure, addition, plural=one.plural, likely=likely)


# “|Stadtwerke |AG”, whose AG is no Arbeitsgruppe
_FIRM = re.compile(
    r"(?<![\w.])(?!(?:[DdWw]i?e[rmns]?|[Ee]ine?[rn]?|Diese[rn]?|In|Zur|Aus|Als|Und|Für|Mit|Auch)\s)[A-ZÄÖÜ][\w&.-]*\s$"
)
# “ Integration”, “ Migrationsbeirat”, “ Netzwerk Asyl”, “ der Vielfalt”; not what begins another phrase
_WORDS = re.compile(r"(?:[ ](?:[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ]?\w+)*|\d\.\d))+")
_QUOTED = re.compile(rf"\s?(?P<quoted>[{_OPEN}](?P<inner>[^{_QUOTES}\n\t]{{2,80}})[{_CLOSE}])")


def addition_behind(text: str, at: int, end: int) -> tuple[int, str]:
    """What the name goes on with behind its noun, and where it ends."""
    quoted = _QUOTED.match(text, at, end)
    if quoted is not None:
        return quoted.end(), f"„{' '.join(quoted['inner'].split())}“"
    words = _WORDS.match(text, at, end)
    if words is None:
        return _with_more(text, at, at, end)
    closing = lookup("groups")["naming"]["closing"]
    kept = at
    for word in re.finditer(r"\S+", words[0]):
        if word[0] in closing or _begins_sentence(text, at + word.start()):
            break
        kept = at + word.end()
    return _with_more(text, at, kept, end)


# a body that its noun alone does not name: “Runder Tisch |für Integration|”
_NEEDS_MORE = re.compile(r"(?:Tisch(?:e?s)?|Beirat(?:e?s)?|Forum|Netzwerk(?:s|es)?|Bündnis|Konferenz|Kommission)$")
_FOR = re.compile(r"\s+für\s+(?:[a-zäöü]+e[ns]?\s+)?(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)")
_AND = re.compile(r"(?:,\s+(?P<second>[A-ZÄÖÜ][\wäöüß-]+))?\s+und\s+(?P<noun>[A-ZÄÖÜ][\wäöüß-]+)(?!-|\s+[A-ZÄÖÜ])")


def _with_more(text: str, at: int, kept: int, end: int) -> tuple[int, str]:
    """The addition with the theme that goes on behind it: “|Migration| und Chancengleichheit”, “|für Integration|”."""
    if kept == at and _NEEDS_MORE.search(text[max(0, at - 20) : at]) and (theme := _FOR.match(text, at, end)):
        kept = theme.end()
    last = text[at:kept].split()[-1:]
    more = _AND.match(text, kept, end) if last and is_theme(last[0]) else None
    if more is not None and is_theme(more["noun"]) and (more["second"] is None or is_theme(more["second"])):
        kept = more.end()
    return kept, text[at:kept].strip()


def _begins_sentence(text: str, at: int) -> bool:
    return text[:at].rstrip()[-1:] in ".:!?"


_SHORT = re.compile(
    r"\s?\((?:im Folgenden:?\s+|kurz:?\s+)?[„“\"]?(?P<short>[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,4}[A-ZÄÖÜ])[“”\"]?\)"
)


def _with_shorts(document: Document, found: list[Mention]) -> Iterator[Mention]:
    """The mentions with the abbreviation set behind them, “(PSG)”, and those that are the abbreviation alone."""
    shorts: dict[str, Mention] = {}
    everything: list[Mention] = []
    for mention in found:
        match = _SHORT.match(document.text, mention.end)
        if match is not None and not mention.plural:
            shorts.setdefault(match["short"], mention)
        everything.append(mention)
    taken = [(mention.start, mention.end) for mention in found]
    for short, meant in shorts.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", document.text):
            inside = any(first < match.end() and match.start() < last for first, last in taken)
            if not inside and match.start() > meant.end + 3:
                everything.append(replace(meant, start=match.start(), end=match.end(), short=short, plural=False))
    yield from sorted(everything, key=lambda mention: (mention.start, mention.end))


def named_in(block: Block, mentions: Sequence[Mention]) -> list[Mention]:
    """The bodies that the block names in the singular."""
    return [m for m in mentions if block.start <= m.start < block.end and not m.plural]
