"""What does not agree inside the papers, and what was not read."""

from __future__ import annotations

from pipeline.report.language import alphabetical
from pipeline.report.sayings import said
from pipeline.report.views import Cell, Column, Line, Material, Table, listed, shortened

_ORDER = {"conflict": 0, "warning": 1, "info": 2}


def findings(material: Material) -> Table:
    """A line a finding with the words of every side."""
    say = material.language.gettext
    lines = []
    for row in sorted(
        material.facts["findings"],
        key=lambda row: (
            _ORDER.get(row["severity"], 3),
            alphabetical(material.town_of(row["document_id"])),
            row["finding_id"],
        ),
    ):
        town = material.town_of(row["document_id"])
        sides = [each for each in listed(row["evidence_ids"]) if material.evidence.cite([each])]
        quotes = tuple(material.language.quoted(shortened(material.evidence.quote(each), 140)) for each in sides)
        silent = material.evidence.cite_silent([row["document_id"]])
        lines.append(
            Line(
                town,
                (
                    Cell((town,)),
                    Cell((material.paper(row["document_id"]),)),
                    Cell(
                        (material.labels("severity", row["severity"]),),
                        sort=str(_ORDER.get(row["severity"], 3)),
                        mark={"conflict": "conflict", "warning": "doubt"}.get(row["severity"], ""),
                    ),
                    Cell((material.labels("finding", row["kind"]),)),
                    Cell((said(row["message"], material.language),)),
                    Cell(quotes or (say("the whole paper"),), cites=material.evidence.cite(sides) or silent),
                ),
            )
        )
    columns = (
        Column(say("Municipality")),
        Column(say("Paper")),
        Column(say("Weight")),
        Column(say("What")),
        Column(say("In short"), "wide"),
        Column(say("Words of each side"), "wide"),
    )
    return Table("findings", say("Contradictions, doubts and what was not read"), columns, tuple(lines))
