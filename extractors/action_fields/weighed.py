"""The enumerations of a paper that are its fields, as the judge sees it.

“An Förderbereichen weist der Plan aus: I Offene Jugendarbeit, II Jugendsozialarbeit, III Schulsozialarbeit”: see
:mod:`extractors.action_fields.evidence` for what is weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.action_fields.candidate_lines import in_lines, in_tables
from extractors.action_fields.candidate_rows import in_sentences
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import Judge, can_be, signs
from extractors.action_fields.merge import Manner, Named
from extractors.action_fields.paper import Paper
from extractors.action_fields.prose import told_in_prose
from extractors.action_fields.told import told_alone, told_apart
from extractors.document import Document, Range, Span

# where the words around it say nothing of fields, most lists of most papers are none, and so are most pairs in a sentence
_LIKELY, _UNTOLD, _PAIR, _ALONE = 0.5, 0.7, 0.85, 0.55


def enumerations(document: Document) -> Iterator[Enumeration]:
    """Every enumeration of the paper that could be its fields, overlapping ones too: each way of reading gives its own."""
    yield from in_lines(document)
    yield from in_tables(document)
    yield from in_sentences(document)
    yield from told_apart(document)


def weighed(document: Document, paper: Paper) -> Iterator[Named]:
    """The names of the likely enumerations; of those that stand in each other's way, of the likeliest; then those told one by one where no
    enumeration stands."""
    likely = sorted(_likely(document, paper), key=lambda pair: (-pair[0], pair[1].labels[0].start))
    taken: list[Range] = []
    for _, found in likely:
        spans = _extent(found)
        if not any(meet(other, spans) for other in taken):
            taken += spans
            yield from (
                Named(label, "list", f"weighed-{found.shape}", found.said, spans[0].start + 1) for label in found.labels
            )
    for labels in told_in_prose(document, paper):
        first = labels[0].start
        if not any(meet(other, labels) for other in taken):
            yield from (Named(label, "list", "weighed-prose", first, first + 1) for label in labels)


def _likely(document: Document, paper: Paper) -> Iterator[tuple[float, Enumeration]]:
    """The enumerations that are likely enough, with their likelihood."""
    judge = Judge("fields")
    for found in enumerations(document):
        shown = signs(document, paper, found)
        pair = found.shape == "row" and len(found.labels) == 2
        least = _PAIR if pair else _LIKELY if "told" in shown or found.shape == "apart" else _UNTOLD
        if can_be(shown) and (likely := judge.likelihood(shown, found.labels)) >= least:
            yield likely, found


def weighed_alone(document: Document, paper: Paper) -> Iterator[Named]:
    """The names told alone that are likely fields."""
    judge = Judge("field_mentions")
    for found in told_alone(document):
        shown = signs(document, paper, found)
        (label,), side = found.labels, found.side
        # “Handlungsfeld: Mobilität”, the line of a form that asks for the field of a town's strategy
        of_a_form = "title and a colon" in shown and "numbered" not in shown
        eligible = can_be(shown) and not of_a_form and (side == "title" or paper.plans)
        if eligible and judge.likelihood(shown, found.labels) >= _ALONE:
            manner: Manner = "heading" if side == "title" else "phrase" if side == "behind" else "quoted"
            yield Named(label, manner, f"weighed-{manner}", label.start, label.start + 1)


def meet(one: Span, spans: Iterable[Span]) -> bool:
    """Whether a span overlaps one of others."""
    return any(span.start < one.end and one.start < span.end for span in spans)


def _extent(found: Enumeration) -> list[Range]:
    """Where the enumeration leaves no room for another: what stands between its names explains them, unless they are
    the column of a table."""
    if found.shape in ("column", "list", "apart"):
        return [Range(label.start, label.end) for label in found.labels]
    return [Range(found.labels[0].start, found.labels[-1].end)]
