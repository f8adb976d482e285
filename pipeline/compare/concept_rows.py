"""The tables of concepts and undertakings: with many papers of one town its history, with many towns what their rows rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.compare.basis import Cells, places, whole
from pipeline.compare.concepts import MAKING, Concept
from pipeline.compare.decision import decision_of
from pipeline.compare.material import Material
from pipeline.compare.relevance import About
from pipeline.compare.towns import Town
from pipeline.compare.undertakings import Undertaking, documents, years
from pipeline.normalize import Row

CONCEPTS = "compare_concepts"


def concept_rows(material: Material, towns: Sequence[Town], cells: Cells) -> list[Row]:
    """The rows of compare_concepts."""
    return [_row(material, town, concept, cells) for town in towns for concept in town.concepts]


def _row(material: Material, town: Town, concept: Concept, cells: Cells) -> Row:
    decided = [(part, _decision(material, part.undertaking)) for part in concept.parts if part.part in MAKING]
    made = next(((part, row) for part, row in decided if part.part == "first"), (None, None))
    updated = next(((part, row) for part, row in reversed(decided) if part.part == "update"), (None, None))
    reports = [part.undertaking for part in concept.parts if part.part == "report"]
    papers = whole(documents(concept.undertakings))
    cells.rest_on(CONCEPTS, concept.id, "name theme undertakings papers years", papers)
    found: Row = {
        "row_id": concept.id,
        "municipality_id": town.row["municipality_id"],
        "name": concept.name,
        "theme": concept.theme,
        "of_row": concept is town.concept,
        "undertakings": len(concept.parts),
        "papers": len(papers),
        "years": years(concept.undertakings),
        "reports": len(reports),
        "last_report": reports[-1].year if reports else None,
    }
    cells.rest_on(CONCEPTS, concept.id, "reports last_report", whole(documents(reports)) or papers)
    for name, (part, row) in (("first", made), ("update", updated)):
        found[f"{name}_id"] = part.undertaking.id if part else None
        found[f"{name}_year"] = part.undertaking.year if part else None
        found[f"{name}_decision"] = row["date"] if row else None
        told = places([row]) if row else whole(part.undertaking.documents) if part else papers
        cells.rest_on(CONCEPTS, concept.id, f"{name}_id {name}_year {name}_decision", told)
        cells.rest_on(CONCEPTS, concept.id, f"{name}_id", places(part.facts) if part else ())
    return found


def _decision(material: Material, undertaking: Undertaking) -> Row | None:
    return decision_of(material, undertaking, "not_stated").row


def undertaking_rows(material: Material, towns: Sequence[Town], about: About, cells: Cells) -> list[Row]:
    """The rows of compare_undertakings: the history of each town."""
    return [row for town in towns for row in _history(material, town, about, cells)]


def _history(material: Material, town: Town, about: About, cells: Cells) -> Iterator[Row]:
    parts = {part.undertaking.id: (concept, part) for concept in town.concepts for part in concept.parts}
    for undertaking in town.undertakings:
        concept, part = parts.get(undertaking.id, (None, None))
        lead = undertaking.lead
        papers = whole(undertaking.documents)
        cells.rest_on("compare_undertakings", undertaking.id, "kinds papers relevance compared year", papers)
        heads = material.of("head_values", undertaking.documents)
        for name in ("reference", "date", "subject"):
            told = [row for row in heads if row["field"] == name]
            cells.rest_on("compare_undertakings", undertaking.id, name, places(told) or papers)
        cells.rest_on("compare_undertakings", undertaking.id, "part", places(part.facts) if part else ())
        subjects = [str(paper.row["subject"]) for paper in (lead, *undertaking.papers) if paper.row["subject"]]
        yield {
            "row_id": undertaking.id,
            "municipality_id": undertaking.town,
            "undertaking_id": undertaking.id,
            "concept_id": concept.id if concept else None,
            "part": part.part if part else "apart",
            "told_by": part.told_by if part else _why_apart(town, undertaking, about),
            "year": undertaking.year,
            "date": min((paper.day for paper in undertaking.papers if paper.day), default=None),
            "reference": lead.row["reference"],
            "subject": subjects[0] if subjects else None,
            "kinds": ", ".join(dict.fromkeys(paper.kind for paper in undertaking.papers)),
            "papers": len(undertaking.papers),
            "relevance": undertaking.relevance,
            "compared": undertaking in town.compared,
            "leading": town.leads(undertaking),
        }


def _why_apart(town: Town, undertaking: Undertaking, about: About) -> str:
    if not town.known:
        return "no_town"
    return "names_no_concept" if undertaking.relevance >= about.threshold else "below_threshold"
