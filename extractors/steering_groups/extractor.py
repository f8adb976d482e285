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
from extractors.steering_groups.bodies import Body, bodies, of_concept
from extractors.steering_groups.facts_of_group import group_of
from extractors.steering_groups.member_names import Found
from extractors.steering_groups.members import tellings_of
from extractors.steering_groups.steering import MEANING, STEERS, features, people_of, steers_the_work

_LIKELY, _WITH_MEMBERS = 0.33, 0.25
"""From when on a body steers; one whose members are told is lost with all of them."""
_MANY = 2  # members
_NEVER = (
    ("denied", "group-denied", "the paper says that there is none"),
    ("foreign", "group-of-others", "a body of somebody else"),
    ("predicate", "group-as-predicate", "says what another body is"),
)


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """The bodies in the order in which the paper names them; what only looks like one is left alone with the reason."""
    for body, tellings, shown in weighed(document):
        rule, reason = _refusal(document, body, tellings, shown) or ("group-named-again", f"the {body.name} again")
        places = body.mentions
        if rule == "group-named-again":
            yield group_of(document, body, tellings)
            places = [mention for mention in body.mentions if mention != body.best]
        for mention in places:
            yield LeftAlone(evidence=document.evidence(mention.start, mention.end), rule=rule, reason=reason)
    for mention in of_concept(document):
        if mention.plural:
            evidence = document.evidence(mention.start, mention.end)
            yield LeftAlone(evidence=evidence, rule="groups-in-general", reason="several bodies, none of them by name")


def _refusal(document: Document, body: Body, tellings: Sequence[Found], shown: Features) -> tuple[str, str] | None:
    """Why the body is no steering group of this paper, if it is none: the rule and what it says."""
    for flag, rule, reason in _NEVER:
        if all(getattr(sign, flag) for sign in body.signs):
            return rule, reason
    set_up = any(sign.founded and (sign.indefinite or sign.decided) for sign in body.signs)
    if body.mentions[0].when_set_up and not set_up and all(one.rule == "members-learned" for one in tellings):
        return "group-of-constitution", "stands beside the council, and is not set up here"
    judge = classifier("steering")
    least = _WITH_MEMBERS if sum(len(telling.members) for telling in tellings) > _MANY else _LIKELY
    if steers_the_work(body) or judge.probability(shown, STEERS) >= least:
        return None
    told = {name: value for name, value in shown.items() if not name.startswith(MEANING)}
    against = ", ".join(name for name, weight in judge.reasons(told, STEERS) if weight < 0)
    return "group-in-passing", f"nothing says that it steers or accompanies the concept: {against}"


def weighed(document: Document) -> Iterator[tuple[Body, list[Found], Features]]:
    """Every body that the paper names, who sits in it, and what speaks for its steering the concept."""
    found = bodies(document)
    tellings = people_of(tellings_of(document, found, of_concept(document))) if found else []
    for body in found:
        own = [telling for telling in tellings if telling.mention in body.mentions]
        yield body, own, features(document, body, own)


_SIGN = re.compile(
    r"\b\w*(?:[Ss]teuer(?:ungs)?|[Ll]enkungs|[Bb]egleit|[Kk]oordin(?:ierungs|ations)|[Cc]ontrolling|[Pp]rojekt|[Aa]rbeits|[Ff]ach|[Vv]orbereitungs"
    r"|[Rr]edaktions)-?(?:gruppen?|kreis\w{0,2}|gremi\w+)\b(?!-)|\b[Rr]unde\w?\s+Tisch\w*"
)


def trigger(document: Document) -> Iterable[Span]:
    """Words that end like a body that steers."""
    if not any(end in document.text for end in ("grupp", "kreis", "gremi", "Tisch")):
        return ()
    return (Range(match.start(), match.end()) for match in _SIGN.finditer(document.text))


EXTRACTOR = Extractor(name="steering_groups", yields=(SteeringGroup,), extract=extract, trigger=trigger)
