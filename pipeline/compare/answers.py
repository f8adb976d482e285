"""What people answered to a codebook's own variables, town by town: a row for every paper, or concept, that is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.compare.basis import Cells, Place, whole
from pipeline.compare.material import Material
from pipeline.compare.towns import Town
from pipeline.normalize import Row

_TABLE = "compare_answers"
_BEFORE_OTHERS = ("contradicted", "answered", "not_found", "not_answered")
"""What several answers come to: the first of these that is among them, else nobody was asked."""


def answers(material: Material, towns: Sequence[Town], cells: Cells) -> list[Row]:
    """The rows of compare_answers. What was said of a copy is said of the paper that it repeats."""
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for document, row in material.documents.items():
        copies[row["same_as"] or document].append(document)
    found = []
    for town in towns:
        for asked in material.variables:
            for row_id, about, documents in _asked(town, asked["asked_of"]):
                every = [each for document in documents for each in copies[document]]
                told = [row for row in material.of("answers", every) if row["variable_id"] == asked["variable_id"]]
                key = f"{row_id}/{asked['variable_id']}"
                found.append(_row(key, town, asked, told) | about)
                rest = [Place(row["document_id"], row["evidence_id"]) for row in told if row["state"] != "open"]
                cells.rest_on(_TABLE, key, "state value", rest or whole(documents))
    return found


def _asked(town: Town, of: str) -> Iterator[tuple[str, Row, Sequence[str]]]:
    """What is asked of a town, one after the other: the key, where it stands, and its papers."""
    if of == "paper":
        for document in town.documents:
            yield document, {"document_id": document, "concept_id": None, "of_row": document in town.scope}, (document,)
        return
    for concept in town.concepts:
        documents = [document for each in concept.undertakings for document in each.documents]
        yield concept.id, {"document_id": None, "concept_id": concept.id, "of_row": concept is town.concept}, documents
    if town.known and not town.concepts:
        yield town.id, {"document_id": None, "concept_id": None, "of_row": True}, town.documents


def _row(key: str, town: Town, asked: Row, told: Sequence[Row]) -> Row:
    states = {row["state"] for row in told}
    state = next((each for each in _BEFORE_OTHERS if each in states), "open")
    said = {str(row["value"]).casefold(): row for row in told if row["state"] == "answered"}
    if len(said) > 1:
        state = "contradicted"
    answer = next(iter(said.values())) if state == "answered" else None
    return {
        "row_id": key,
        "municipality_id": town.row["municipality_id"],
        "variable_id": asked["variable_id"],
        "label_de": asked["label_de"],
        "label_en": asked["label_en"],
        "state": state,
        "value": answer["value"] if answer else None,
        "number": answer["number"] if answer else None,
    }
