"""What a comparison shows of the results: the towns that were chosen of those there are, and what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from pipeline.compare.material import Material
from pipeline.compare.papers import Paper
from pipeline.compare.relevance import About
from pipeline.compare.towns import Town
from pipeline.normalize import Row, Rows

_OF_COPIES = ("documents", "pages", "evidence", "head_values", "collection_values")
"""Tables that tell of a paper itself, which is shown among the sources also where it is a copy."""


def in_view(facts: Rows, compared: Rows) -> Rows:
    """The tables of a result as a comparison speaks of them: papers of other towns left out, and what copies say again."""
    shown = {row["document_id"] for row in compared["compare_papers"]}
    counted = {row["document_id"] for row in compared["compare_papers"] if row["counted"]}
    return {
        table: [
            row
            for row in rows
            if "document_id" not in row or row["document_id"] in (shown if table in _OF_COPIES else counted)
        ]
        for table, rows in facts.items()
    }


def settings(
    there: Sequence[Town], every: Sequence[Town], only: Sequence[str], about: About, papers: Collection[Paper]
) -> list[Row]:
    """The rows of compare_settings; ``papers``: all of the results."""
    known = sum(town.known for town in there) + len(left_out(there, papers) - {None})
    chosen = {town.id for town in every}
    excluded = sum(paper.absence == "excluded" and (not only or paper.town in chosen) for paper in papers)
    told = (
        (
            "towns",
            f"{len(every)} / {known}",
            "Kommunen im Vergleich / in den Ergebnissen",
            "Municipalities shown / in the results",
        ),
        ("excluded", str(excluded), "Vorlagen, die papers.csv ausnimmt", "Papers that papers.csv leaves out"),
        ("only", ", ".join(only) or None, "Ausgewählt nach", "Chosen by"),
        ("policy", about.policy, "Politikfeld", "Field of policy"),
        (
            "threshold",
            f"{about.threshold:g}",
            "Relevanz, ab der eine Vorlage zu einem Konzept gehören oder für eines stehen kann (Anteil der Absätze, die das Feld nennen)",
            "Relevance from which a paper can belong to a concept, or stand in for one (share of paragraphs that name the field)",
        ),
    )
    return [
        {"row_id": name, "name": name, "value": value, "label_de": german, "label_en": english}
        for name, value, german, english in told
    ]


def left_out(there: Sequence[Town], papers: Iterable[Paper]) -> set[str | None]:
    """The towns of which papers.csv leaves every paper out."""
    return {paper.town for paper in papers if not paper.counted} - {town.row["municipality_id"] for town in there}


def selection(
    material: Material, there: Sequence[Town], every: Sequence[Town], only: Sequence[str], papers: Collection[Paper]
) -> list[Row]:
    """The rows of compare_selection: every town of the results, shown or not; papers without a town in a row of their own."""
    chosen = {town.id for town in every}
    absent = Counter((paper.town, paper.absence) for paper in papers)
    blank = {"papers": 0, "undertakings": 0, "concepts": 0, "shown": False}
    rows = [
        {
            "municipality_id": town.row["municipality_id"],
            "shown": town.id in chosen if town.known else not only,
            "papers": len(town.documents),
            "undertakings": len(town.undertakings),
            "concepts": len(town.concepts),
        }
        for town in there
    ] + [{**blank, "municipality_id": key} for key in sorted(left_out(there, papers), key=material.town_order)]
    return [
        {
            **row,
            "row_id": row["municipality_id"] or "unknown",
            "municipality": material.municipalities.get(row["municipality_id"], {}).get("name"),
            "copies": absent[row["municipality_id"], "copy"],
            "excluded": absent[row["municipality_id"], "excluded"],
        }
        for row in rows
    ]
