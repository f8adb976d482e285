"""External partners: institutes, consultants, moderators and trainers who work on the measure for the town.

“Mit der Moderation beauftragt die Stadt das Institut für soziale Planung.” Whoever runs or pays for a project is
none, nor is a body that is only named as somebody's reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.document import Document, Range, Span
from extractors.facts import ExternalPartner, Fact, LeftAlone
from extractors.german.names import find_persons
from extractors.partners.commissions import commissioned, named_behind
from extractors.partners.merging import Candidate, merged, name_words
from extractors.partners.organisations import organisations
from extractors.partners.people import led_by, trainers, working_persons
from extractors.partners.places import places
from extractors.partners.relations import relation
from extractors.partners.roles import role_of
from extractors.partners.signs import LABEL
from extractors.protocol import Extractor, Known
from extractors.sections import sentences

_LONGEST = 2000  # characters; longer ones are lists, not sentences


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """The partners in reading order, each once by the fullest name."""
    candidates: list[Candidate] = []
    for sentence in sentences(document):
        if sentence.end - sentence.start < _LONGEST:
            candidates += _in_sentence(document, sentence)
    for partner in merged(candidates):
        yield ExternalPartner(
            evidence=document.evidence(partner.start, partner.end),
            rule=partner.rule,
            name=partner.name,
            person=partner.person,
            role=partner.role,
        )
    yield from _left_alone(document, candidates)


def _in_sentence(document: Document, sentence: Range) -> Iterator[Candidate]:
    """Bodies first; a person beside a body is its head; persons alone where no body is named."""
    text = document.text[sentence.start : sentence.end]
    offset = sentence.start
    found = list(_working_bodies(text, _label_above(document, offset)))
    for span in commissioned(text):
        if not any(one.start < span.end and span.start < one.end for one in found):
            found.append(_open(text, span, "partner-commissioned"))
    if not found:
        found = list(working_persons(text))
    if not found:
        found = list(trainers(document, text, offset))
    if not found:
        found = [_open(text, span, "partner-label") for span in named_behind(text)]
    for one in found:
        yield one.moved(offset)


def _label_above(document: Document, start: int) -> str:
    """“Wissenschaftliche Begleitung” on a line of its own, over the name of who gives it."""
    before = document.text[:start].rstrip().rpartition("\n")[2].strip(" :")
    return f"{before}: " if LABEL.fullmatch(f"{before}:") else ""


def _working_bodies(text: str, label: str) -> Iterator[Candidate]:
    for body, place in places(text, list(organisations(text))):
        rule = relation(replace(place, governs=label + place.governs))
        if rule:
            person = led_by(text, body.start, body.end)
            yield Candidate(body.start, body.end, body.name, person, rule, role_of(text, body.name))


def _open(text: str, span: Range, rule: str) -> Candidate:
    name = " ".join(text[span.start : span.end].split())
    return Candidate(span.start, span.end, name, None, rule, role_of(text, name))


_TRIGGER = re.compile(
    r"\b(?:[Ee]xterne[rnms]?\s+(?:\w+\s+)?(?:Begleitung|Moderation|Beratung|Unterstützung)|[Ww]issenschaftlich\w*\s+[Bb]egleit\w*"
    r"|extern\s+begleitet)"
)


def _left_alone(document: Document, candidates: Sequence[Candidate]) -> Iterator[LeftAlone]:
    """Signs of a partner in whose sentence nobody new, or nobody at all, is named."""
    told = {word for candidate in candidates for word in name_words(candidate.name) if len(word) > 3}
    for sign in trigger(document):
        text = document.text[sign.start : sign.end]
        if any(c.start < sign.end and sign.start < c.end for c in candidates) or told & set(name_words(text)):
            yield LeftAlone(
                evidence=document.evidence(sign.start, sign.end),
                rule="partner-told",
                reason="the partner that is named here or elsewhere",
            )
        elif not _names_somebody(text):
            yield LeftAlone(
                evidence=document.evidence(sign.start, sign.end),
                rule="partner-unnamed",
                reason="speaks of accompaniment, without saying by whom",
            )


def _names_somebody(text: str) -> bool:
    return next(find_persons(text), None) is not None or next(organisations(text), None) is not None


def trigger(document: Document) -> Iterable[Span]:
    """Sentences that speak of external accompaniment or of an institute."""
    for sentence in sentences(document):
        if _TRIGGER.search(document.text, sentence.start, sentence.end):
            yield sentence


EXTRACTOR = Extractor(name="partners", yields=(ExternalPartner,), extract=extract, trigger=trigger)
