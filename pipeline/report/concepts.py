"""Concepts and the undertakings that belong to them: what each paper is in the life of a concept, and which stand apart."""

from __future__ import annotations

from pipeline.normalize import Row
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, order


def undertakings(material: Material) -> Table:
    """A line an undertaking, in the order of town and time; those of papers of which no town is known come last."""
    say = material.language.gettext
    names = {row["row_id"]: row["name"] for row in material.compared["compare_concepts"]}
    lines = [_line(material, row, names) for row in material.compared["compare_undertakings"]]
    columns = (
        Column(say("Municipality")),
        Column(say("Year"), "number"),
        Column(say("Paper")),
        Column(say("Subject"), "wide"),
        Column(say("Part"), hint=say("What it is in the life of the concept, and what tells so")),
        Column(say("Concept"), "wide"),
        Column(say("Papers"), "number"),
        Column(say("Relevance"), "number", say("Share of its paragraphs that name the field; all where its subject does")),
    )  # fmt: skip
    return Table("undertakings", say("Undertakings, and the concepts that they belong to"), columns, tuple(lines))


def _line(material: Material, row: Row, names: dict[str, str]) -> Line:
    town, key = material.town(row["municipality_id"]), row["row_id"]
    part, told = material.labels("part", row["part"]), material.labels("told_by", row["told_by"])
    apart = row["part"] == "apart"
    concept = names.get(row["concept_id"])
    subject = material.cites("undertakings", key, "subject")
    return Line(
        town,
        (
            Cell((town,)),
            Cell((str(row["year"]),), sort=order(row["year"])) if row["year"] else material.missing("not_found"),
            Cell((material.paper(row["undertaking_id"]),)),
            Cell((row["subject"],), cites=subject) if row["subject"] else material.missing("not_found", subject),
            Cell((told,), sort="~")
            if apart
            else Cell((part, told), cites=material.cites("undertakings", key, "part"), sort=part),
            Cell((concept,)) if concept else VOID,
            Cell((str(row["papers"]),), sort=order(row["papers"])),
            Cell(
                (material.language.percent(row["relevance"] or 0),),
                cites=material.cites("undertakings", key, "relevance"),
                sort=order(row["relevance"]),
            ),
        ),
    )
