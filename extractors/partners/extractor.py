"""External partners: institutes, consultants, moderators and trainers who work on the measure for the town.

“Mit der Moderation beauftragt die Stadt das Institut für soziale Planung.” Every organisation and every person that a paper names is a
candidate; a trained judge weighs the name and the words around all its mentions. Whoever runs or pays for a project is no partner, nor
is a body that is only named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import cast

from extractors.context import BODY, CONTEXT, MEMBER, PARTNER, reading
from extractors.document import Block, Document, Span, meet
from extractors.facts import ExternalPartner, Fact, LeftAlone, PartnerRole
from extractors.german.names import find_persons
from extractors.language import Vocabulary, lookup
from extractors.learned import classifier
from extractors.partners.candidates import PERSON, Candidate, Mention, candidates, name_words
from extractors.partners.organisations import organisations
from extractors.per_document import per_document
from extractors.protocol import Extractor, Known
from extractors.sections import section_at, sentences

_LIKELY, _SURE = 0.6, 0.7
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 6  # letters by which two forms of a word are the same
_LONG = 4  # letters of a word that says something
_ARTICLE = re.compile(r"\b(?:der|die|das|dem|den|des|[Dd]er|[Dd]ie|[Dd]as)\s+$")


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
        if meet(sign, spans) or told & name_words(text):
            rule, reason = "partner-told", "the partner that is named here or elsewhere"
        elif next(find_persons(text), None) is None and not organisations(text):
            rule, reason = "partner-unnamed", "speaks of accompaniment, without saying by whom"
        else:
            continue
        yield LeftAlone.at(document, sign, rule, reason)


@per_document
def trigger(document: Document) -> Sequence[Span]:
    """Sentences that speak of external accompaniment or of an institute."""
    return [one for one in sentences(document) if _TRIGGER.search(document.text, one.start, one.end)]


def features(document: Document, candidate: Candidate) -> dict[str, float]:
    """Features of the name, and of the words around all mentions."""
    shown = {f"mentions: {min(len(candidate.mentions), 4)}", *of_name(candidate)}
    for mention in candidate.mentions:
        shown |= set(_around(document, mention))
    return dict.fromkeys(sorted(shown), 1.0) | _in_context(document, candidate)


def _in_context(document: Document, candidate: Candidate) -> dict[str, float]:
    """How much its mentions read like those of a partner, a member, a body."""
    read = reading(document)
    return {
        f"{CONTEXT}{name}": max(read.likely(mention, of) for mention in candidate.mentions)
        for name, of in (("partner", PARTNER), ("member", MEMBER), ("body", BODY))
    }


def of_name(candidate: Candidate) -> Iterator[str]:
    """What the name itself says: its head, its words, its form, the sector that it belongs to, and whether a person is named with it."""
    heads = {mention.head for mention in candidate.mentions}
    yield from (f"head: {head}" for head in heads)
    for word in _WORD.findall(candidate.name):
        yield f"name: {word.casefold()[:_STEM]}"
        yield from (f"name says: {sign}" for sign in _signs(word.casefold()))
        if word.casefold() != (head := candidate.fullest.head) and word.casefold().endswith(head):
            yield "compound head"
    yield from (f"sector: {sector}" for sector in Vocabulary.load("sectors").ids(candidate.name)[:1])
    yield f"words: {min(len(candidate.name.split()), 4)}"
    if PERSON in heads:
        yield "only a person"
    elif candidate.person:
        yield "with a person"
    if candidate.person and re.search(r"\b(?:Prof|Dr|Dipl)", candidate.person):
        yield "title"


def _around(document: Document, mention: Mention) -> Iterator[str]:
    start, end = mention.sentence.start, mention.sentence.end
    before, behind = document.text[start : mention.start], document.text[mention.end : end]
    yield from _said(before, behind)
    article = _ARTICLE.search(before)
    lead = before[: article.start()] if article else before
    yield f"article: {article[0].strip().casefold() if article else 'none'}"
    words = _WORD.findall(lead)
    yield f"after: {words[-1].casefold()[:_STEM] if words else 'nothing'}"
    yield f"then: {behind.strip()[:1] if not behind.strip()[:1].isalnum() else _WORD.findall(behind + ' x')[0].casefold()[:_STEM]}"
    section = section_at(document, mention.start)
    yield f"section: {section.kind if section else 'none'}"
    block = document.block_at(mention.start)
    if block is not None:
        yield f"in {block.kind}"
        yield from _of_place(document, block, mention)


def _said(before: str, behind: str) -> Iterator[str]:
    """The stems of the words of the sentence, and which signs they are, on which side."""
    for side, text in (("before", before), ("behind", behind)):
        for word in _WORD.findall(text):
            if len(word) >= _LONG:
                yield f"said: {word.casefold()[:_STEM]}"
            for sign in _signs(word.casefold()):
                yield f"sign: {sign}"
                yield f"sign {side}: {sign}"


@cache
def _signs(word: str) -> tuple[str, ...]:
    """Which of the lookup's signs a word is: “beauftragt” → engaged."""
    return tuple(name for name, stems in lookup("partners")["signs"].items() if any(stem in word for stem in stems))


def _of_place(document: Document, block: Block, mention: Mention) -> Iterator[str]:
    """The head of the column and the row of a cell; the heading above a paragraph, and the line that leads to an item."""
    if block.table is None:
        yield from (f"above: {word.casefold()[:_STEM]}" for word in _WORD.findall(_above(document, block)))
        return
    for row in block.table.rows:
        for cell in row:
            if cell.start <= mention.start < cell.end:
                head = next((one.text for one in block.table.rows[0] if one.column == cell.column), "")
                yield from (f"column: {word.casefold()[:_STEM]}" for word in _WORD.findall(head))
                yield "first column" if cell.column == 0 else "other column"
                for one in row:
                    if one is not cell:
                        yield from _said("", one.text)


def _above(document: Document, block: Block) -> str:
    number = bisect_right(document.blocks, block.start, key=attrgetter("start")) - 1
    for other in reversed(document.blocks[max(0, number - 8) : number]):
        if other.kind == "heading" or other.text.endswith(":"):
            return other.text[-90:]
    return ""


EXTRACTOR = Extractor(name="partners", yields=(ExternalPartner,), extract=extract, trigger=trigger)
