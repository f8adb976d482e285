"""Steering groups: the bodies that steer, accompany or control a concept, with their members.

“Für den Teilhabeplan wird eine Steuerungsgruppe mit je vier Vertretern aus Schulen und Vereinen eingerichtet.”
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.document import Document, Range, Span
from extractors.facts import Fact, LeftAlone, SteeringGroup
from extractors.learned import Features, classifier
from extractors.protocol import Extractor, Known
from extractors.steering_groups.facts_of_group import group_of
from extractors.steering_groups.members import Found
from extractors.steering_groups.merge import Body, bodies, of_concept
from extractors.steering_groups.steering import KNOWN, STEERS, features, people_of
from extractors.steering_groups.tellings import tellings_of

_LIKELY = 0.36  # surer than not would lose bodies of real papers, which tell less of their tasks than invented ones
"""From when on a body steers."""


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """The bodies in the order in which the paper names them; what only looks like one is left alone with the reason."""
    for body, tellings, shown in weighed(document):
        reason = _refusal(body, tellings, shown)
        if reason is None:
            yield group_of(document, body, tellings)
            reason = "group-named-again", f"the {body.name} again"
            places = [mention for mention in body.mentions if mention != body.best]
        else:
            places = body.mentions
        for mention in places:
            yield LeftAlone(evidence=document.evidence(mention.start, mention.end), rule=reason[0], reason=reason[1])
    for mention in of_concept(document):
        if mention.plural:
            evidence = document.evidence(mention.start, mention.end)
            yield LeftAlone(evidence=evidence, rule="groups-in-general", reason="several bodies, none of them by name")


def _refusal(body: Body, tellings: Sequence[Found], shown: Features) -> tuple[str, str] | None:
    """Why the body is no steering group of this paper, if it is none."""
    first, signs = body.mentions[0], body.signs
    if all(sign.denied for sign in signs):
        return "group-denied", "the paper says that there is none"
    if all(sign.foreign for sign in signs):
        return "group-of-others", "a body of somebody else"
    if all(sign.predicate for sign in signs):
        return "group-as-predicate", "says what another body is"
    if first.lemma == "arbeitsgemeinschaft" and not first.addition and not any(sign.founded for sign in signs):
        return "group-of-others", "associations or contractors who work together"
    by_rule = any(telling.rule != "members-learned" for telling in tellings)
    set_up = any(sign.founded and (sign.indefinite or sign.decided) for sign in signs)
    if first.when_set_up and not by_rule and not set_up:
        return "group-of-constitution", "stands beside the council, and is not set up here"
    if KNOWN in shown and (first.sure or any(sign.steers and sign.at_work for sign in signs)):
        return None
    judge = classifier("steering")
    if judge.probability(shown, STEERS) >= _LIKELY:
        return None
    against = ", ".join(name for name, weight in judge.reasons(shown, STEERS) if weight < 0)
    return "group-in-passing", f"nothing says that it steers or accompanies the concept: {against}"


def weighed(document: Document) -> Iterator[tuple[Body, list[Found], Features]]:
    """Every body that the paper names, who sits in it, and what speaks for its steering the concept."""
    found = bodies(document)
    tellings = people_of(tellings_of(document, found, of_concept(document)))
    for body in found:
        mine = set(body.mentions)
        own = [telling for telling in tellings if telling.mention in mine]
        yield body, own, features(document, body, own, [telling for telling in tellings if telling.mention not in mine])


_SIGN = re.compile(
    r"\b\w*(?:[Ss]teuer(?:ungs)?|[Ll]enkungs|[Bb]egleit|[Kk]oordin(?:ierungs|ations)|[Cc]ontrolling|[Pp]rojekt|[Aa]rbeits|[Ff]ach|[Vv]orbereitungs"
    r"|[Rr]edaktions)-?(?:gruppen?|kreis\w{0,2}|gremi\w+)\b(?!-)|\b[Rr]unde\w?\s+Tisch\w*"
)


def trigger(document: Document) -> Iterable[Span]:
    """Words that end like a body that steers."""
    return (Range(match.start(), match.end()) for match in _SIGN.finditer(document.text))


EXTRACTOR = Extractor(name="steering_groups", yields=(SteeringGroup,), extract=extract, trigger=trigger)
