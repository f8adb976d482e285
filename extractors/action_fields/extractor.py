"""Handlungsfelder: what a paper names as the fields, themes or priorities of a concept.

“Folgende Handlungsfelder wurden definiert:” with a list, “Handlungsfeld „Sprache und Bildung“” as a heading, “im Handlungsfeld
Gesundheit und Sport” in a sentence: one :class:`ActionField` each, however often and in however many ways it is named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from extractors.action_fields.candidate_lines import in_lines, in_tables
from extractors.action_fields.candidate_rows import in_sentences
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import OF_ANOTHER, Judge, can_be, signs
from extractors.action_fields.labels import Label
from extractors.action_fields.marks import with_codes
from extractors.action_fields.merge import Field, Manner, Named, merged
from extractors.action_fields.paper import Paper, paper_of, status_at, status_of_chapter
from extractors.action_fields.told import in_context, told_alone, told_apart
from extractors.action_fields.topics import topics_of
from extractors.action_fields.words import FieldNoun, field_nouns, is_furniture, sentence_at
from extractors.checkboxes import BOX_BEHIND, ticks
from extractors.document import Document, Range, Span, meet
from extractors.facts import ActionField, FieldStatus, LeftAlone
from extractors.measures.concept_fields import ConceptField, fields_of_concept
from extractors.protocol import Extractor, Known


def extract(document: Document, known: Known) -> Iterator[ActionField | LeftAlone]:
    """The fields in the order of their first mention, then the places that speak of fields and name none."""
    paper = paper_of(document, known)
    named = list(weighed(document, paper))
    if chapters := fields_of_concept(document):
        yield from _of_concept(document, paper, chapters)
        once = (one for one in named if one.rule != "weighed-apart")
        former = [one for one in once if status_at(document, paper, one.said, listed=True) == "former"]
        yield from (_fact(document, field, "former", {}) for field in merged(former, lambda _: "former"))
        return
    for weigh in (weighed_alone, weighed_in_context):
        named += weigh(document, paper, [Range(one.label.start, one.label.end) for one in named])

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


# where the words around it say nothing of fields, most lists of most papers are none, and so are most pairs in a sentence
_LIKELY, _UNTOLD, _PAIR, _ALONE, _IN_CONTEXT = 0.5, 0.8, 0.85, 0.55, 0.45
_FIRST, _TWO = 0.2, 2  # of three names at least that words tell of, where a paper on a concept has no likelier list
_SECOND = 0.9  # another column of the same table: “bisheriges Handlungsfeld | neues Handlungsfeld”


def enumerations(document: Document) -> Iterator[Enumeration]:
    """Every enumeration of the paper that could be its fields, overlapping ones too: each way of reading gives its own."""
    yield from in_lines(document)
    yield from in_tables(document)
    yield from in_sentences(document)
    yield from told_apart(document)


def weighed(document: Document, paper: Paper) -> Iterator[Named]:
    """The names of the likely enumerations; of those that stand in each other's way, of the likeliest."""
    likely = sorted(_likely(document, paper), key=lambda pair: (-pair[0], pair[1].labels[0].start))
    taken: list[Range] = []
    tables: set[int] = set()  # of which a column has been read
    for likelihood, found in likely:
        spans = _extent(found)
        table = (found.before if found.shape == "column" else found.lead).start if found.column >= 0 else None
        second = table in tables and likelihood < _SECOND
        if not second and not any(meet(other, spans) for other in taken):
            taken += spans
            tables |= set() if table is None else {table}
            yield from (
                Named(label, "list", f"weighed-{found.shape}", found.said)
                for label in with_codes(document.text, found.labels)
            )


def _likely(document: Document, paper: Paper) -> Sequence[tuple[float, Enumeration]]:
    """The enumerations that are likely enough, with their likelihood; of a paper on a concept that has none the likeliest that is told."""
    judge = Judge("fields")
    likely: list[tuple[float, Enumeration]] = []
    doubtful: list[tuple[float, Enumeration]] = []
    for found in enumerations(document):
        if any(label.text.count("(") != label.text.count(")") for label in found.labels):
            continue
        shown = signs(document, paper, found)
        chance = judge.likelihood(shown, found.labels) if can_be(shown) else 0.0
        untold = "told" not in shown and found.shape != "apart"
        pair = len(found.labels) == _TWO and (untold or found.shape == "row")
        if chance >= (_PAIR if pair else _UNTOLD if untold else _LIKELY):
            likely.append((chance, found))
        elif paper.central and "told" in shown and chance >= _FIRST and len(found.labels) > _TWO:
            doubtful.append((chance, found))
    return likely or sorted(doubtful, key=lambda pair: pair[0])[-1:]


def weighed_alone(document: Document, paper: Paper, listed: Sequence[Span]) -> Iterator[Named]:
    """The names told alone that are likely fields. One single theme or part (“im Bereich „Gewässer“”) makes no fields of a paper that is
    about no concept and lists none."""
    judge = Judge("field_mentions")
    likely: list[tuple[Enumeration, Named]] = []
    for found in told_alone(document):
        shown = signs(document, paper, found)
        (label,), side = found.labels, found.side
        # “Handlungsfeld: Mobilität”, the line of a form that asks for the field of a town's strategy
        of_a_form = f"{side} and a colon" in shown and "numbered" not in shown
        eligible = can_be(shown) and not of_a_form and (side == "title" or paper.plans)
        if eligible and judge.likelihood(shown, found.labels) >= _ALONE and not meet(label, listed):
            manner: Manner = "heading" if side == "title" else "phrase" if side == "behind" else "quoted"
            likely.append((found, Named(label, manner, f"weighed-{manner}", label.start)))
    named = {one.label.text for _, one in likely}
    if (
        paper.about
        or listed
        or len(named) > 1
        or any(found.frame and found.frame.family == "field" for found, _ in likely)
    ):
        yield from (one for _, one in likely)


def weighed_in_context(document: Document, paper: Paper, listed: Sequence[Span]) -> Iterator[Named]:
    """The names that read like those of fields and are likely to be, where nothing else has been read: not what explains an item, nor what
    has a box to tick, nor what is listed as something else (“Tagesordnung: 1. Bildung”)."""
    judge, likely = Judge("field_names"), list[Label]()
    for found in in_context(document):
        shown = signs(document, paper, found)
        if can_be(shown) and judge.likelihood(shown, found.labels) >= _IN_CONTEXT:
            likely += found.labels
    if likely:
        explained = _explaining(document, listed)
        elsewhere = [*listed, *explained, *ticks(document), *_of_something_else(document, paper)]
        for label in likely:
            if not meet(label, elsewhere) and not BOX_BEHIND.match(document.text, label.end):
                yield Named(label, "phrase", "weighed-in-context", label.start)


def _explaining(document: Document, listed: Sequence[Span]) -> Iterator[Span]:
    """Where what has been read is explained: the items that begin with a field, and the paragraph below a line that ends with one."""
    starts = [block.start for block in document.blocks]
    for label in listed:
        index = bisect_right(starts, label.start) - 1
        block, below = document.blocks[index], document.blocks[index + 1 : index + 2]
        if block.kind == "item":
            yield block
        elif block.end - label.end <= 1:
            yield from (each for each in below if each.kind == "paragraph")


def _of_something_else(document: Document, paper: Paper) -> Iterator[Label]:
    """The names of lists that are announced as something else than fields."""
    for found in (*in_lines(document), *in_tables(document)):
        if not OF_ANOTHER.isdisjoint(signs(document, paper, found)):
            yield from found.labels


def _extent(found: Enumeration) -> list[Range]:
    """Where the enumeration leaves no room for another: what stands between its names explains them, unless they are
    the column of a table."""
    if found.shape in ("column", "list", "apart"):
        return [Range(label.start, label.end) for label in found.labels]
    return [Range(found.labels[0].start, found.labels[-1].end)]


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
