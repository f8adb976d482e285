"""Passages in the syntax of real papers with lists (``data/marked/fields.txt``) and with names beside words for fields
(``field_mentions.txt``), most of which are no fields of a concept: more examples for the judges of fields, beside the annotated corpus,
whose papers hold few lists and names of other things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from benchmarks.context_folds import fold_of_place, text_as_new
from benchmarks.marked_steps import in_place, passages
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import FIELDS, OTHER, of_meaning, signs
from extractors.action_fields.extractor import enumerations
from extractors.action_fields.paper import Paper, paper_of
from extractors.action_fields.told import in_context, told_alone
from extractors.document import Document
from pipeline.learning.fields import by_share
from pipeline.learning.training import Example

_MARKED = Path(__file__).parent.parent / "data" / "marked"
FILES = (_MARKED / "fields.txt", _MARKED / "field_mentions.txt")
_MARK = re.compile(r"\[\[([^\]]+)\]\]")
_LISTS = 3  # how often a list counts: they are few beside the papers
# what makes a passage one of a paper about a concept: what stands around a name is to decide, and not what the paper is about
_OF_A_CONCEPT = (
    "Fortschreibung des Integrationskonzepts\n\n"
    "Das Integrationskonzept ist ein Konzept mit Handlungsfeldern und Themen. Handlungsfelder, Themen und Leitziele des Konzepts stehen "
    "im Aktionsplan. Zu den Handlungsfeldern und Themen des Konzepts gibt es ein Programm. Konzept und Handlungsfelder sind im Plan. "
    "Das Konzept und die Strategie bleiben.\n\n"
)


def examples() -> dict[str, list[Example]]:
    """Judge → its examples: every list, every name told alone and every name that reads like one, as they stand and in a paper about a
    concept."""
    alone = _MARKED / "field_mentions.txt"
    return {
        "fields": _LISTS * list(_each(_MARKED / "fields.txt", "", enumerations)) + of(alone, "fields"),
        "field_mentions": of(alone, "field_mentions"),
        "field_names": [example for file in FILES for example in of(file, "field_names")],
    }


def of(file: Path, judge: str) -> list[Example]:
    """The examples of a file for a judge, each as it stands and in a paper about a concept."""
    return [example for opening in ("", _OF_A_CONCEPT) for example in _each(file, opening, _CANDIDATES[judge])]


_CANDIDATES = {"fields": enumerations, "field_mentions": told_alone, "field_names": in_context}


@cache
def read_passages(file: Path, opening: str = "") -> list[tuple[str, Document, Paper, set[tuple[int, int]]]]:
    """The place of each passage, its Document, what the paper does, and the names that are marked."""
    found = []
    for (place, *_), body in passages(file):
        document, marks = in_place(opening + body, _MARK)
        text_as_new(fold_of_place(place), document.text)
        found.append((place, document, paper_of(document, ()), {(start, end) for start, end, _ in marks}))
    return found


def _each(file: Path, opening: str, candidates: Callable[[Document], Iterable[Enumeration]]) -> Iterator[Example]:
    """One example for each candidate of the passages: of fields where most of its names are marked, of others where few are."""
    for place, document, paper, marked in read_passages(file, opening):
        for found in candidates(document):
            share = sum((label.start, label.end) in marked for label in found.labels) / len(found.labels)
            torn = not share and any(
                label.start < end and start < label.end for label in found.labels for start, end in marked
            )
            of_fields = by_share(share)
            if of_fields is not None and not torn:
                shown = signs(document, paper, found) | of_meaning(found.labels)
                yield Example(place, shown, FIELDS if of_fields else OTHER)
