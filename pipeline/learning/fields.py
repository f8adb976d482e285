"""Examples for the judges of fields (``extractors/action_fields/evidence.py``): every enumeration of the annotated papers, every name
told alone, and every name that reads like one.

An enumeration is one of fields where three in four of its names are annotated as fields, and another where no more than a third are; what
lies between teaches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import FIELDS, OTHER, of_meaning, signs
from extractors.action_fields.extractor import enumerations
from extractors.action_fields.paper import paper_of
from extractors.action_fields.told import in_context, told_alone
from extractors.document import Document
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.similarity import alike

ALIKE = 0.82
"""From when on a name is that of an annotated field."""
_FIELDS, _OTHERS = 0.75, 0.34


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What the judges learn from."""
    return {
        "fields": list(_each(papers, enumerations)),
        "field_mentions": list(_each(papers, told_alone)),
        "field_names": list(_each(papers, in_context)),
    }


def _each(
    papers: Sequence[AnnotatedPaper], candidates: Callable[[Document], Iterable[Enumeration]]
) -> Iterator[Example]:
    """The candidates that teach something."""
    for annotated in papers:
        gold, document = annotated.gold.rows("action_fields"), annotated.document
        paper = paper_of(document, annotated.known)
        for found in candidates(document):
            of_fields = _of_fields(found, gold)
            if of_fields is not None:
                shown = signs(document, paper, found) | of_meaning(found.labels)
                yield Example(annotated.place, shown, FIELDS if of_fields else OTHER)


def _of_fields(found: Enumeration, gold: Sequence[Mapping[str, Any]]) -> bool | None:
    """Whether the enumeration is one of fields; None where that is not sure."""
    rows = [_row_of(label.text, gold) for label in found.labels]
    matched = [row for row in rows if row is not None]
    if sum(bool(row.get("optional")) for row in matched) > len(rows) / 2:
        return None
    return by_share(len(matched) / len(rows))


def by_share(share: float) -> bool | None:
    """Whether an enumeration of whose names this share are fields is one of fields; None where that is not sure."""
    return True if share >= _FIELDS else False if share <= _OTHERS else None


def _row_of(label: str, gold: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    alternatives = ((row, [row["label"], *(row.get("aliases") or ())]) for row in gold)
    return next((row for row, names in alternatives if max(alike(label, name) for name in names) >= ALIKE), None)
