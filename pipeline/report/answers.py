"""What people answered to the variables of a researcher's own: one table, in which nothing that is not there looks like an answer."""

from __future__ import annotations

from pipeline.normalize import Row
from pipeline.report.views import Cell, Column, Line, Material, Table, order

_SHOWN_AS = {
    "not_found": ("not_found", ""),
    "not_answered": ("not_stated", ""),
    "contradicted": ("stated", "conflict"),
    "open": ("void", ""),
}
"""How a state without an answer is set, and its sign."""


def answers(material: Material) -> Table:
    """A line for every paper or concept and variable; none where the codebook asks for nothing."""
    say = material.language.gettext
    concepts = {row["row_id"]: row["name"] for row in material.compared["compare_concepts"]}
    lines = [_line(material, row, concepts) for row in material.compared["compare_answers"]]
    columns = (
        Column(say("Municipality")),
        Column(say("Concept or paper"), "wide"),
        Column(say("Asked")),
        Column(say("Answer"), "wide"),
    )
    return Table("answers", say("What was asked of people"), columns, tuple(lines))


def _line(material: Material, row: Row, concepts: dict[str, str]) -> Line:
    language, town = material.language, material.town(row["municipality_id"])
    where = material.paper(row["document_id"]) if row["document_id"] else concepts.get(row["concept_id"] or "", "–")
    asked = row["label_en"] if language.lang == "en" and row["label_en"] else row["label_de"]
    cites = material.cites("answers", row["row_id"], "value")
    if row["state"] != "answered":
        basis, mark = _SHOWN_AS[row["state"]]
        answer = Cell((material.labels("answer_state", row["state"]),), basis, cites, mark=mark)
    elif row["number"] is not None:
        answer = Cell((language.number(row["number"], 2),), cites=cites, sort=order(row["number"]))
    else:
        answer = Cell((_yes_no(material, row["value"]),), cites=cites)
    return Line(town, (Cell((town,)), Cell((where,)), Cell((asked,)), answer))


def _yes_no(material: Material, value: str) -> str:
    say = material.language.gettext
    return {"yes": say("yes"), "no": say("no")}.get(value, value)
