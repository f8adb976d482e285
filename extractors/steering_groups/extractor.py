"""Steering groups: the bodies that steer, accompany or control a concept, with their members.

“Für den Teilhabeplan wird eine Steuerungsgruppe mit je vier Vertretern aus Schulen und Vereinen eingerichtet.”
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.document import Document, Range, Span
from extractors.facts import Fact, LeftAlone, SteeringGroup
from extractors.protocol import Extractor, Known
from extractors.steering_groups.constitution import is_elected, people_of
from extractors.steering_groups.facts_of_group import details_of, group_of
from extractors.steering_groups.members import Found
from extractors.steering_groups.merge import Body, bodies, of_concept
from extractors.steering_groups.tellings import tellings_of


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """The bodies in the order in which the paper names them; what only looks like one is left alone with the reason."""
    everything = of_concept(document)
    found = bodies(document)
    tellings = tellings_of(document, found, everything)
    for body in found:
        mine = set(body.mentions)
        of_body = people_of([telling for telling in tellings if telling.mention in mine])
        reason = _refusal(document, body, of_body)
        if reason is not None:
            for mention in body.mentions:
                yield LeftAlone(
                    evidence=document.evidence(mention.start, mention.end), rule=reason[0], reason=reason[1]
                )
            continue
        yield group_of(document, body, of_body)
        best, name = body.best, body.name
        for mention in body.mentions:
            if mention != best:
                yield LeftAlone(
                    evidence=document.evidence(mention.start, mention.end),
                    rule="group-named-again",
                    reason=f"the {name} again",
                )
    for mention in everything:
        if mention.plural:
            yield LeftAlone(
                evidence=document.evidence(mention.start, mention.end),
                rule="groups-in-general",
                reason="several bodies, none of them by name",
            )


def _refusal(document: Document, body: Body, tellings: Sequence[Found]) -> tuple[str, str] | None:
    """Why the body is no steering group of this paper, if it is none."""
    signs = body.signs
    if all(sign.denied for sign in signs):
        return "group-denied", "the paper says that there is none"
    if all(sign.foreign for sign in signs):
        return "group-of-others", "a body of somebody else"
    if all(sign.predicate for sign in signs):
        return "group-as-predicate", "says what another body is"
    first = body.mentions[0]
    if not first.sure and is_elected(tellings):
        return "group-of-constitution", "a board that the council fills with its members"
    if first.lemma == "arbeitsgemeinschaft" and not any(sign.founded for sign in signs):
        return "group-of-others", "associations or contractors who work together"
    if first.sure or tellings:
        return None
    set_up = [sign for sign in signs if sign.founded and not sign.denied]
    if any(sign.indefinite or sign.decided or first.addition for sign in set_up):
        return None
    if first.addition and any(sign.era == "former" for sign in signs):
        return None  # “Den Runden Tisch Teilhabe gab es bis 2015”
    if any(sign.steers and sign.at_work for sign in signs) or any(details_of(document, body)[1:]):
        return None
    return "group-in-passing", "named in passing: nothing says that it steers or accompanies the concept"


_SIGN = re.compile(
    r"\b\w*(?:[Ss]teuer(?:ungs)?|[Ll]enkungs|[Bb]egleit|[Kk]oordin(?:ierungs|ations)|[Cc]ontrolling|[Pp]rojekt|[Aa]rbeits|[Ff]ach|[Vv]orbereitungs"
    r"|[Rr]edaktions)-?(?:gruppen?|kreis\w{0,2}|gremi\w+)\b(?!-)|\b[Rr]unde\w?\s+Tisch\w*"
)


def trigger(document: Document) -> Iterable[Span]:
    """Words that end like a body that steers."""
    return (Range(match.start(), match.end()) for match in _SIGN.finditer(document.text))


EXTRACTOR = Extractor(name="steering_groups", yields=(SteeringGroup,), extract=extract, trigger=trigger)
