"""Whether a body that the paper names steers, accompanies or controls the concept at hand: what speaks for it in the whole paper.

“Der Arbeitskreis Fuhrpark im Städtetag empfiehlt …” is somebody else's body, “die Verwaltung beruft einen Fachbeirat” one of the concept's;
“Umbesetzung des Sanierungsbeirats” fills one that steers nothing here. A noun that the lookup knows is a feature among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log

from extractors.context import BODY, CONTEXT, reading
from extractors.document import Document
from extractors.learned import Features, classifier
from extractors.per_document import per_document
from extractors.steering_groups.bodies import Body
from extractors.steering_groups.chunks import among
from extractors.steering_groups.member_names import Found
from extractors.steering_groups.nouns import features as features_of_nouns
from extractors.steering_groups.nouns import nouns
from extractors.vectors import Vector, meaning

STEERS, NONE = "steers", "none"
MEANING = "meaning of"
"""Features that begin so are numbers of a vector, and tell a reader nothing."""
_LEAST = 0.01  # less sure than that no noun is
_OPENING = 700  # letters of a paper in which its matter is named
_MATTERS = {
    "a concept": re.compile(r"(?i)konzept|strategie|leitbild|aktionsplan|\w+plan(?:e?s)?\b|programm|leitlinien"),
    "an election": re.compile(r"Wahl\b|[Bb]erufung|[Bb]estellung|[Uu]mbesetzung|[Nn]eubesetzung|Entbindung|Nachfolge"),
    "a company": re.compile(r"GmbH|Aufsichtsrat|Gesellschafter|Wirtschaftsplan|Jahresabschluss|Zweckverband"),
    "a motion": re.compile(r"\b(?:Antrag|Anfrage|[Ss]tellungnahme|Änderungsantrag|Prüfauftrag)\b"),
    "an award": re.compile(r"Vergabe|Zuschlag|Wettbewerb|Ausschreibung"),
}
_SENTENCES, _REACH = 4, 200  # mentions that are read, letters of a sentence before and behind one
_OF_WORDS, _OF_NAME = 5.0, 3.0  # how much a vector weighs beside a feature


def features(document: Document, body: Body, tellings: Sequence[Found]) -> Features:
    """What speaks for the body's steering the concept, or against it. ``tellings``: who sits in it."""
    first, how = body.mentions[0], _how_known(body)
    number = sum(len(telling.members) for telling in tellings)
    eras = {sign.era for sign in body.signs} - {""} or {"none"}
    told = {
        f"members {among(number, 0, 1, 2, 5)}",
        f"named {among(len(body.mentions), 0, 1, 2, 5)} times",
        *(f"era {era}" for era in eras),
    }
    shown = {
        how,
        *told,
        *(f"{how}, {name}" for name in (first.kind, *told)),
        *_of_signs(body),
        "with an addition" if first.addition else "without addition",
        f"first named {'in the opening' if first.start < _OPENING else 'later'}",
        *(f"paper of {name}" for name, words in _MATTERS.items() if words.search(document.text, 0, _OPENING)),
    }
    return {
        **dict.fromkeys(sorted(shown), 1.0),
        **_of_noun(document, body),
        **_of_meaning(document, body),
        **_in_context(document, body),
    }


def _in_context(document: Document, body: Body) -> dict[str, float]:
    """How much its mentions read like those of a body that steers."""
    odds = [reading(document).likely(mention, BODY) for mention in body.mentions]
    return {f"{CONTEXT}best": max(odds), f"{CONTEXT}mean": round(sum(odds) / len(odds), 2), f"{CONTEXT}first": odds[0]}


def steers_the_work(body: Body) -> bool:
    """Whether a noun of the lookup stands in a sentence that speaks of steering the work: “gesteuert von …, die das Konzept erarbeitet”."""
    first = body.mentions[0]
    known = not first.when_set_up and any(first.lemma.endswith(name) for name in nouns())
    return known and any(sign.steers and sign.at_work for sign in body.signs)


def _how_known(body: Body) -> str:
    """How surely the noun is known to name a body of a concept."""
    first = body.mentions[0]
    folded = first.noun.casefold().replace("-", "")
    listed = any(folded.endswith(name) for name in nouns())
    return f"{'sure' if first.sure else 'unsure'} {'noun of the lookup' if listed else 'by its noun'}"


_FLAGS = ("founded", "steers", "accompanies", "foreign", "at_work", "denied", "predicate", "indefinite", "decided")


def _of_signs(body: Body) -> Iterator[str]:
    for flag in _FLAGS:
        here = [bool(getattr(sign, flag)) for sign in body.signs]
        if any(here):
            yield f"{flag} {'everywhere' if all(here) else 'once'}"
    if not any(sign.denied or sign.foreign for sign in body.signs):
        yield f"{_how_known(body)}, undoubted"


def _of_noun(document: Document, body: Body) -> dict[str, float]:
    """What the judge of nouns says of it, and what kind of gathering it is."""
    judged = features_of_nouns(document)
    names = (mention.noun.casefold().replace("-", "") for mention in body.mentions)
    known = next((judged[name] for name in names if name in judged), None)
    if known is None:
        return {"noun not judged": 1.0}
    found, shown = known
    probability = min(max(classifier("bodies").probability(shown, "body"), _LEAST), 1 - _LEAST)
    return {f"head: {found[0].head}": 1.0, "noun and words around": round(log(probability / (1 - probability)) / 4, 3)}


def _of_meaning(document: Document, body: Body) -> dict[str, float]:
    """What its name, the sentences that name it, and the opening of the paper mean."""
    said = []
    for sign, mention in list(zip(body.signs, body.mentions, strict=True))[:_SENTENCES]:
        start, end = max(sign.sentence.start, mention.start - _REACH), min(sign.sentence.end, mention.end + _REACH)
        said.append(f"{document.text[start : mention.start]} {document.text[mention.end : end]}")
    vectors = {
        "name": _OF_NAME * meaning(body.name),
        "sentences": _OF_WORDS * meaning(" ".join(said)),
        "paper": _OF_WORDS * _opening(document),
    }
    return {
        f"{MEANING} {name} {number:02}": round(float(value), 3)
        for name, vector in vectors.items()
        for number, value in enumerate(vector)
    }


@per_document
def _opening(document: Document) -> Vector:
    return meaning(document.text[:_OPENING])


# “nach der Schule um 14 Uhr”, “ein”, “Gremien Termin TOP”, “Rat 24.09.2028 3.9 Ö Entscheidung”, “Bisheriges Mitglied”
_NOBODY = re.compile(
    r"(?:nach|aus|vor|ab|bis|seit|gegen|ein|eine|einer|eines|der|die|das|den|dem|im|in|am|an|zu|zum|zur|bei|von|vom|mit|für|um)\b(?![.-])"
    r"|.*\bUhr\b|.*\d{1,2}\.\d{1,2}\.\d{2,4}|Gremi(?:en|um)\s+Termin|(?:Ordentl|Stellv)\.?$|(?:Bisherige|Künftige|Ordentliche|Stellvertretende)[sr]?\s+Mitglied"
)
_MOST = 3  # a list is none of members where a third of its lines names nobody


def people_of(tellings: Sequence[Found]) -> list[Found]:
    """What is told of members, without lines that name nobody, and without lists of which many do."""
    kept = []
    for telling in tellings:
        members = tuple(part for part in telling.members if part.count_min is not None or not _NOBODY.match(part.name))
        if members and _MOST * (len(telling.members) - len(members)) < len(telling.members):
            kept.append(replace(telling, members=members))
    return kept
