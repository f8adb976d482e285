"""Whether a body that the paper names steers, accompanies or controls the concept at hand: what speaks for it in the whole paper.

“Der Arbeitskreis Fuhrpark im Städtetag empfiehlt …” is somebody else's body, “die Verwaltung beruft einen Fachbeirat” one of the concept's.
What rules say of a body is a feature among others: so are lists of councillors who are elected into a board of the town's constitution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log

from extractors.document import Document
from extractors.german.names import find_persons
from extractors.learned import Features, classifier
from extractors.sections import section_at
from extractors.steering_groups import candidates
from extractors.steering_groups.facts_of_group import details_of
from extractors.steering_groups.members import Found
from extractors.steering_groups.merge import Body
from extractors.steering_groups.nouns import nouns

STEERS, NONE = "steers", "none"
KNOWN, SIZE, OF_CONCEPT = "in the lookup", "size told", "paper of a concept"
_LEAST = 0.01  # less sure than that no noun is
_OPENING = 1500  # letters of a paper in which its matter is named
_CONCEPT = re.compile(r"(?i)konzept|strategie|leitbild|aktionsplan|\w+plan\b|programm|leitlinien|bericht")


def features(document: Document, body: Body, tellings: Sequence[Found], others: Sequence[Found]) -> Features:
    """What speaks for the body's steering the concept, or against it. ``tellings``: who sits in it; ``others``: who sits elsewhere."""
    shown = {
        *_of_word(body),
        *_of_signs(body),
        *_of_members(document, body, tellings),
        *_of_mentions(document, body, others),
    }
    noun = candidates.features(document).get(body.mentions[0].lemma)
    if noun is None:
        return dict.fromkeys(sorted({*shown, "noun not judged"}), 1.0)
    probability = min(max(classifier("bodies").probability(noun[1], "body"), _LEAST), 1 - _LEAST)
    return {
        **dict.fromkeys(sorted(shown), 1.0),
        "noun and words around": round(log(probability / (1 - probability)) / 4, 3),
    }


def _of_word(body: Body) -> Iterator[str]:
    first = body.mentions[0]
    yield f"known {first.kind}, {'sure' if first.sure else 'unsure'}"
    yield KNOWN if any(first.lemma.endswith(name) for name in nouns()) else "not in the lookup"
    if first.when_set_up:
        yield "stands beside the council"
    yield "with an addition" if first.addition else "without addition"


_FLAGS = ("founded", "steers", "accompanies", "foreign", "at_work", "denied", "indefinite", "decided")


def _of_signs(body: Body) -> Iterator[str]:
    for flag in _FLAGS:
        here = [bool(getattr(sign, flag)) for sign in body.signs]
        if any(here):
            yield f"{flag} {'everywhere' if all(here) else 'once'}"
    eras = {sign.era for sign in body.signs} - {""}
    yield from (f"era {era}" for era in eras or {"none"})
    if any(sign.founded and (sign.indefinite or sign.decided) and not sign.denied for sign in body.signs):
        yield "set up here"
    if any(sign.steers and sign.at_work for sign in body.signs):
        yield "steers the work"
    if not any(sign.denied or sign.foreign for sign in body.signs):
        yield f"undoubted, {'sure' if body.mentions[0].sure else 'unsure'}"


def _of_members(document: Document, body: Body, tellings: Sequence[Found]) -> Iterator[str]:
    number = sum(len(telling.members) for telling in tellings)
    yield f"members {_size(number)}"
    yield f"members {_size(number)}, {'sure' if body.mentions[0].sure else 'unsure'}"
    if is_elected(tellings):
        yield "councillors by name"
    counted = sum(part.count_max is not None or part.represents for telling in tellings for part in telling.members)
    if number:
        yield f"seats counted {round(2 * counted / number)}"
        people = sum(part.person is not None for telling in tellings for part in telling.members)
        yield f"people {round(2 * people / number)}"
    chair, _, (low, high), _ = details_of(document, body)
    yield "led by somebody" if chair else "leader not told"
    if low or high:
        yield SIZE


def _size(number: int) -> str:
    return next((name for most, name in ((0, "0"), (1, "1"), (2, "2"), (5, "3-5")) if number <= most), "6-")


def _of_mentions(document: Document, body: Body, others: Sequence[Found]) -> Iterator[str]:
    spans = [(part.start, part.end) for telling in others for part in telling.members]
    sits = [any(start <= mention.start < end for start, end in spans) for mention in body.mentions]
    if any(sits):
        yield f"sits in another body {'everywhere' if all(sits) else 'once'}"
    if any(next(find_persons(mention.addition), None) for mention in body.mentions if mention.addition):
        yield "a person's name follows"
    opening = _CONCEPT.search(document.text, 0, _OPENING)
    yield OF_CONCEPT if opening else "paper of something else"
    for mention in body.mentions:
        section, block = section_at(document, mention.start), document.block_at(mention.start)
        yield f"section {section.kind if section else ''}"
        yield f"in {block.kind if block else 'nothing'}"


# “nach der Schule um 14 Uhr”, “ein”, “Gremien Termin TOP”, “Rat 24.09.2028 3.9 Ö Entscheidung”, “Bisheriges Mitglied”
_NOBODY = re.compile(
    r"(?:nach|aus|vor|ab|bis|seit|gegen|ein|eine|einer|eines|der|die|das|den|dem|im|in|am|an|zu|zum|zur|bei|von|vom|mit|für|um)\b(?![.-])"
    r"|.*\bUhr\b|.*\d{1,2}\.\d{1,2}\.\d{2,4}|Gremi(?:en|um)\s+Termin|(?:Ordentl|Stellv)\.?$|(?:Bisherige|Künftige|Ordentliche|Stellvertretende)[sr]?\s+Mitglied"
)
_PARTY = r"(?:CDU|CSU|SPD|FDP|AfD|GRÜNE|Grüne|Die\sGrünen|DIE\sLINKE|Die\sLinke|FW|KAL|FÜR|BSW|[A-ZÄÖÜ]{2,5}-Fraktion)"
# “Stadträtin Anna Muster”, “StR Beispiel”, “SPD Herr Beispiel”; not “je ein Mitglied der SPD”
_COUNCILLOR = re.compile(
    rf".*\b(?:(?:Stadt|Gemeinde|Kreis|Bezirks)r[aä]t(?:in)?\s(?:Dr\.\s)?[A-ZÄÖÜ][a-zäöüß]|StR(?:in)?\s)|{_PARTY}\s+(?:Herr|Frau|Stadtr)"
)
_MOST = 3  # a list is none of members where a third of its lines names nobody
_FEWEST = 3


def people_of(tellings: Sequence[Found]) -> list[Found]:
    """What is told of members, without lines that name nobody, and without lists of which many do."""
    kept = []
    for telling in tellings:
        members = tuple(part for part in telling.members if part.count_min is not None or not _NOBODY.match(part.name))
        if members and _MOST * (len(telling.members) - len(members)) < len(telling.members):
            kept.append(replace(telling, members=members))
    return kept


def is_elected(tellings: Sequence[Found]) -> bool:
    """Whether a third of a body's members are councillors by name: it is filled by the council, and steers no concept."""
    names = [part.name for telling in tellings for part in telling.members]
    councillors = sum(_COUNCILLOR.match(name) is not None for name in names)
    return len(names) >= _FEWEST and _MOST * councillors >= len(names)
