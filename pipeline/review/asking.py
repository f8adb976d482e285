"""What a codebook's own variables ask of a person: paper by paper or concept by concept, with the places that its search words find."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.codebook.variables import Variable
from pipeline.compare.compare import compared
from pipeline.compare.material import Material
from pipeline.corrections.answers import answer_id, variables_of
from pipeline.errors import RatsleseError
from pipeline.review.queue import ASKED, Item
from pipeline.store import TEXTS, Store

Row = dict[str, Any]
_MOST_PLACES = 9
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Ask:
    """A variable, and the papers that are asked: one, or all of a concept of this ``name``."""

    variable: Variable
    documents: tuple[str, ...]
    name: str = ""

    @property
    def item(self) -> Item:
        """Its line of the queue; the first paper stands for a concept."""
        key = answer_id(self.documents[0], self.variable.variable_id)
        return Item(ASKED, "answers", key, self.documents[0], self.variable.definition or "")


def asks(connection: sqlite3.Connection, store: Store, paper: str | None = None) -> list[Ask]:
    """Everything that is asked, concepts first, then paper by paper; with a ``paper`` what is asked of it and its concept."""
    variables = list(variables_of(connection).values())
    of_papers = [each for each in variables if each.asked_of == "paper"]
    of_concepts = [each for each in variables if each.asked_of == "concept"]
    papers = connection.execute("SELECT document_id FROM documents WHERE same_as IS NULL ORDER BY source").fetchall()
    found = [Ask(each, documents, name) for name, documents in _concepts(store, of_concepts) for each in of_concepts]
    found += [Ask(each, (document,)) for (document,) in papers for each in of_papers]
    return [each for each in found if paper is None or paper in each.documents]


def _concepts(store: Store, wanted: list[Variable]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The concepts of the results with their papers; of a town that names none, all its papers."""
    if not wanted:
        return
    try:
        tables = compared(Material(store.rows(), store.folder))
    except RatsleseError:  # no paper names a town: there is no concept to ask of
        return
    by_concept: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in tables["compare_papers"]:
        if row["counted"] and (row["municipality_id"] or row["concept_id"]):
            by_concept[row["municipality_id"] or "", row["concept_id"] or ""].append(row["document_id"])
    names = {row["row_id"]: row["name"] for row in tables["compare_concepts"]}
    with_concept = {town for town, concept in by_concept if concept}
    for (town, concept), documents in by_concept.items():
        if concept or town not in with_concept:
            yield names.get(concept, ""), tuple(documents)


def places(ask: Ask, store: Store) -> list[Row]:
    """Where the search words of a variable stand in its papers, each with the words around it; the first few."""
    found: list[Row] = []
    for document in ask.documents:
        file = store.folder / TEXTS / f"{document}.txt"
        text = file.read_bytes().decode() if ask.variable.words and file.exists() else ""
        found += [_place(document, text, *span) for span in ask.variable.places(text)]
        if len(found) >= _MOST_PLACES:
            break
    return found[:_MOST_PLACES]


def _place(document: str, text: str, start: int, end: int) -> Row:
    before = " ".join(text[max(start - _AROUND, 0) : start].split()[1:])
    after = " ".join(text[end : end + _AROUND].split()[:-1])
    words = " ".join(text[start:end].split())
    return {"document": document, "start": start, "end": end, "before": before, "words": words, "after": after}


def told(ask: Ask, lang: str) -> Mapping[str, Any]:
    """What the page says of a variable."""
    each = ask.variable
    label = each.label_en if lang == "en" and each.label_en else each.label_de
    return {
        "label": label,
        "type": each.type,
        "choices": each.one_of,
        "definition": each.definition or "",
        "of": ask.name,
    }
