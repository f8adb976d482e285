"""External partners: institutes, consultants, moderators and trainers who work on the measure for the town.

“Mit der Moderation beauftragt die Stadt das Institut für soziale Planung.” Every organisation and every person that a paper names is a
candidate; a trained judge weighs the name and the words around all its mentions. Whoever runs or pays for a project is no partner, nor
is a body that is only named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from extractors.document import Document, Span
from extractors.facts import ExternalPartner, Fact, LeftAlone, PartnerRole
from extractors.german.names import find_persons
from extractors.learned import classifier
from extractors.partners.candidates import Candidate, candidates, name_words
from extractors.partners.features import features
from extractors.partners.organisations import organisations
from extractors.protocol import Extractor, Known
from extractors.sections import sentences

_LIKELY, _SURE = 0.45, 0.7


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """The partners in reading order, each once by the fullest name."""
    partners = []
    for candidate in candidates(document):
        shown = features(document, candidate)
        probability = classifier("partners").probability(shown, "partner")
        if probability < _LIKELY:
            continue
        partners.append(candidate)
        roles = classifier("partner_roles").probabilities(shown)
        yield ExternalPartner(
            evidence=document.evidence(candidate.fullest.start, candidate.fullest.end),
            rule="partner-surely" if probability >= _SURE else "partner-likely",
            name=candidate.name,
            person=candidate.person,
            role=cast(PartnerRole, max(roles, key=lambda role: roles[role])),
        )
    yield from _left_alone(document, partners)


_TRIGGER = re.compile(
    r"\b(?:[Ee]xterne[rnms]?\s+(?:\w+\s+)?(?:Begleitung|Moderation|Beratung|Unterstützung)|[Ww]issenschaftlich\w*\s+[Bb]egleit\w*"
    r"|extern\s+begleitet)"
)


def _left_alone(document: Document, partners: Sequence[Candidate]) -> Iterator[LeftAlone]:
    """Signs of a partner in whose sentence nobody new, or nobody at all, is named."""
    told = {word for partner in partners for word in name_words(partner.name)}
    spans = [mention for partner in partners for mention in partner.mentions]
    for sign in trigger(document):
        text = document.text[sign.start : sign.end]
        if any(m.start < sign.end and sign.start < m.end for m in spans) or told & name_words(text):
            rule, reason = "partner-told", "the partner that is named here or elsewhere"
        elif next(find_persons(text), None) is None and next(organisations(text), None) is None:
            rule, reason = "partner-unnamed", "speaks of accompaniment, without saying by whom"
        else:
            continue
        yield LeftAlone(evidence=document.evidence(sign.start, sign.end), rule=rule, reason=reason)


def trigger(document: Document) -> Iterable[Span]:
    """Sentences that speak of external accompaniment or of an institute."""
    for sentence in sentences(document):
        if _TRIGGER.search(document.text, sentence.start, sentence.end):
            yield sentence


EXTRACTOR = Extractor(name="partners", yields=(ExternalPartner,), extract=extract, trigger=trigger)
