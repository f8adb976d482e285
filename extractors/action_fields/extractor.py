"""Handlungsfelder: what a paper names as the fields, themes or priorities of a concept.

“Folgende Handlungsfelder wurden definiert:” with a list, “Handlungsfeld „Sprache und Bildung“” as a heading, “im Handlungsfeld
Gesundheit und Sport” in a sentence: one :class:`ActionField` each, however often and in however many ways it is named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from extractors.action_fields.merge import Field, Named, merged
from extractors.action_fields.nouns import FieldNoun, field_nouns, is_furniture, sentence_at
from extractors.action_fields.paper import Paper, paper_of, status_at, status_of_chapter
from extractors.action_fields.topics import topics_of
from extractors.action_fields.weighed import meet, weighed, weighed_alone
from extractors.document import Document, Range, Span
from extractors.facts import ActionField, FieldStatus, LeftAlone
from extractors.measures.concept_fields import ConceptField, fields_of_concept
from extractors.protocol import Extractor, Known


def extract(document: Document, known: Known) -> Iterator[ActionField | LeftAlone]:
    """The fields in the order of their first mention, then the places that speak of fields and name none."""
    paper = paper_of(document, known)
    if chapters := fields_of_concept(document):
        yield from _of_concept(document, paper, chapters)
        return
    named = list(weighed(document, paper))
    listed = [Range(one.label.start, one.label.end) for one in named]
    named += [one for one in weighed_alone(document, paper) if not meet(one.label, listed)]

    def status_of(place: Named) -> FieldStatus:
        listed = place.manner in ("list", "heading")
        return status_at(document, paper, place.said, listed=listed)

    fields = merged(named, status_of)
    facts: dict[str, ActionField] = {}
    for field in fields:
        said = min(field.places, key=lambda place: (place.manner != "list", place.label.start))
        fact = _fact(document, field, status_of(said), facts)
        if fact.code and field.best.manner in ("heading", "list"):
            facts.setdefault(fact.code, fact)
        yield fact
    read = sorted((place.said, place.label.end) for field in fields for place in field.places)
    reach = list(accumulate((end for _, end in read), max))
    for noun in field_nouns(document):
        before = bisect_right(read, noun.start, key=lambda span: span[0])
        if not before or reach[before - 1] <= noun.start:
            yield from _left_alone(document, paper, noun)
        else:
            yield LeftAlone(
                evidence=document.evidence(noun.start, noun.end),
                rule="names-a-field",
                reason="names a field that has been read",
            )


def _of_concept(
    document: Document, paper: Paper, chapters: Sequence[ConceptField]
) -> Iterator[ActionField | LeftAlone]:
    """The fields of a concept with measures are its chapters, wherever else it speaks of fields."""
    facts: dict[int, ActionField] = {}
    for chapter in sorted(chapters, key=lambda each: each.parent is not None):
        label = " ".join(document.text[chapter.label.start : chapter.label.end].split())
        facts[id(chapter)] = ActionField(
            evidence=document.evidence(chapter.label.start, chapter.label.end),
            rule="concept-chapter",
            label=label,
            code=chapter.code,
            status=status_of_chapter(document, paper, chapter.label.start),
            topics=topics_of(label),
            parent=facts.get(id(chapter.parent)),
        )
    yield from facts.values()
    for noun in field_nouns(document):
        yield LeftAlone(
            evidence=document.evidence(noun.start, noun.end),
            rule="names-a-field",
            reason="the fields are the chapters that measures stand under",
        )


def _fact(document: Document, field: Field, status: FieldStatus, parents: dict[str, ActionField]) -> ActionField:
    label = field.best.label
    code = label.code or next((place.label.code for place in field.places if place.label.code), None)
    above = code.rpartition(".")[0] if code and field.best.manner == "heading" else None
    return ActionField(
        evidence=document.evidence(label.start, label.end),
        rule=field.best.rule,
        label=label.text,
        code=code,
        status=status,
        topics=topics_of(label.text),
        parent=parents.get(above) if above else None,
    )


# What shows that a list of names was meant and not read
_PROMISE = re.compile(r"\s*(?:\S+\s+){0,3}?\S*[:„\"»]")
_FOLLOWING = re.compile(r"\bfolgende\w*\s+(?:\w+\s+){0,4}$", re.IGNORECASE)
_EACH = re.compile(r"\b(?:alle[nr]?|jeweilig\w*|einzelne[nr]?|je|pro|jede[mns]?)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _left_alone(document: Document, paper: Paper, noun: FieldNoun) -> Iterator[LeftAlone]:
    """Why a field noun names no field here, where that is sure; other places are left to be reported as unread."""
    block = document.block_at(noun.start)
    if block is None:
        return
    evidence = document.evidence(noun.start, noun.end)
    if is_furniture(document, block, noun):
        yield LeftAlone(
            evidence=evidence, rule="form-line", reason="a line of the form asks for the field of another plan"
        )
        return
    sentence = sentence_at(document, noun.start)
    before, after = document.text[sentence.start : noun.start], document.text[noun.end : sentence.end]
    promised = _FOLLOWING.search(before) or (_PROMISE.match(after) and not _EACH.search(before))
    if not promised:
        yield LeftAlone(evidence=evidence, rule="fields-in-general", reason="speaks of fields and names none")
    elif noun.strength == "theme" and not paper.about:
        yield LeftAlone(
            evidence=evidence, rule="themes-of-no-concept", reason="themes of something else than a concept"
        )


def trigger(document: Document) -> Iterable[Span]:
    """Every word that by itself names fields: Handlungsfeld, Handlungslinie, Themenfelder, Leitziele."""
    for noun in field_nouns(document):
        if noun.strength == "strong" or (noun.strength == "theme" and noun.plural):
            yield Range(noun.start, noun.end)


EXTRACTOR = Extractor(name="action_fields", yields=(ActionField,), extract=extract, trigger=trigger)
