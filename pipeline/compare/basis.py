"""What a cell rests on: what a paper says, that it says “none”, that it is silent, or that something was not read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.compare.material import Material
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

Basis = Literal["stated", "none", "not_stated", "not_found"]
STATED: Basis = "stated"
NONE: Basis = "none"
NOT_STATED: Basis = "not_stated"
NOT_FOUND: Basis = "not_found"


@dataclass(frozen=True, slots=True)
class Place:
    """A paper, and the words in it; no words where the paper is silent."""

    document_id: str
    evidence_id: str | None


def places(facts: Iterable[Row]) -> list[Place]:
    """Where facts stand."""
    return [Place(fact["document_id"], fact["evidence_id"]) for fact in facts]


def labels(facts: Sequence[Row]) -> str:
    """The labels of facts as a JSON list, each once, as it was first printed."""
    found = {folded(fact["label"]): fact["label"] for fact in reversed(facts) if fact["label"]}
    return json.dumps([*reversed(found.values())], ensure_ascii=False)


def whole(documents: Iterable[str]) -> list[Place]:
    """Papers as such, without words of theirs."""
    return [Place(document, None) for document in documents]


def silence(material: Material, documents: Sequence[str], *extractors: str) -> tuple[Basis, list[Place]]:
    """Why nothing was found in these papers, and where to look.

    ``not_found`` where one of the extractors left a sign unread or a page has no text that could be read; ``not_stated``
    where the papers were read whole and are silent.
    """
    unread = [
        Place(document, evidence)
        for document in documents
        for extractor in extractors
        for evidence in material.unread(document, extractor)
    ]
    partial = whole(document for document in documents if not material.read_whole(document))
    if unread or partial:
        return NOT_FOUND, unread + partial
    return NOT_STATED, whole(documents)


@dataclass
class Cells:
    """The evidence of every cell, gathered while the tables are made: the rows of compare_evidence."""

    rows: list[Row] = field(default_factory=list)
    _places: dict[tuple[str, str, str], list[Place]] = field(default_factory=dict)

    def rest_on(self, table: str, row_id: str, columns: str, found: Iterable[Place]) -> None:
        """Each of the (space-separated) columns of a row rests on these places."""
        every = list(dict.fromkeys(found))
        for column in columns.split():
            cell = self._places.setdefault((table, row_id, column), [])
            for place in every:
                if place not in cell:
                    cell.append(place)
                    self.rows.append(
                        {
                            "in_table": table,
                            "row_id": row_id,
                            "in_column": column,
                            "place": len(cell),
                            "document_id": place.document_id,
                            "evidence_id": place.evidence_id,
                        }
                    )

    def of(self, table: str, row_id: str, column: str) -> list[Place]:
        """What a cell rests on so far."""
        return self._places.get((table, row_id, column), [])
