"""What people said of the papers in `corrections.csv`, and what became of each line in the last run."""

from __future__ import annotations

from pipeline.normalize import Row
from pipeline.report.sayings import said
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, as_text, by_town
from pipeline.review.words import labels

_STATES = ("contradicted", "stale", "applied", "already_so", "withdrawn")
"""Those that somebody has to look at come first."""


def corrections(material: Material) -> Table:
    """A line a correction; also those of papers that are not among the results."""
    say = material.language.gettext
    lines = [_line(material, row) for row in material.facts["corrections"]]
    lines.sort(key=lambda line: (line.cells[2].sort, by_town(line)))
    columns = (
        Column(say("Municipality")),
        Column(say("Paper")),
        Column(say("State")),
        Column(say("Of what"), hint=say("Table and column")),
        Column(say("Read"), "wide"),
        Column(say("Right"), "wide"),
        Column(say("Who and why"), "wide"),
    )
    return Table("corrections", say("Corrections by hand"), columns, tuple(lines))


def notes(material: Material) -> dict[int, list[str]]:
    """What a reader is told where evidence is shown: what was read, and what somebody says is right."""
    say, quoted = material.language.gettext, material.language.quoted
    found: dict[int, list[str]] = {}
    for number, rows in material.evidence.by_hand().items():
        for row in rows:
            who = ", ".join(as_text((row["who"], material.language.day(row["said"][:10]))))
            said_by = say("Corrected by hand (%s)") % who if who else say("Corrected by hand")
            if row["says"] == "value":
                column = _called(material, row["in_column"])
                read = quoted(_read(row)) if _read(row) else say("nothing")
                right = quoted(row["value"]) if row["value"] else say("nothing")
                what = say("%(column)s: %(right)s; read was %(read)s") % {
                    "column": column,
                    "right": right,
                    "read": read,
                }
            else:
                what = material.labels("correction_says", row["says"])
            found.setdefault(number, []).append(f"{said_by}: {what}.")
    return found


def _read(row: Row) -> str:
    """What was read before anything was corrected: now, else when it was said."""
    return str(row["was"] or "") if row["found"] is None else str(row["found"])


def _called(material: Material, name: str | None) -> str:
    """A table or column as the review page calls it in the language of the report."""
    return labels(material.language.lang).get(name or "", (name or "").replace("_", " "))


def _line(material: Material, row: Row) -> Line:
    there = row["document_id"] in material.documents
    town = material.town_of(row["document_id"]) if there else material.town(None)
    paper = material.paper(row["document_id"]) if there else str(row["file"] or row["document_id"])
    state, says = material.labels("correction_state", row["state"]), material.labels("correction_says", row["says"])
    doubt = "doubt" if row["state"] in ("stale", "contradicted") else ""
    why = (said(row["message"], material.language),) if row["message"] else ()
    cites = material.evidence.cite([row["evidence_id"]])
    words = material.language.quoted(row["quote"]) if row["quote"] else ""
    read = as_text((_read(row), words))
    right = as_text((says if row["says"] != "value" else "", row["value"]))
    return Line(
        town,
        (
            Cell((town,)),
            Cell((paper,)),
            Cell((state, *why), sort=f"{_STATES.index(row['state'])}", mark=doubt),
            Cell(as_text(_called(material, row[each]) for each in ("in_table", "in_column"))),
            Cell(read, cites=cites) if read else VOID,
            Cell(right, cites=cites) if right else material.missing("not_stated"),
            Cell(as_text((row["who"], material.language.day(row["said"][:10]), row["why"])))
            if row["who"] or row["why"]
            else VOID,
        ),
    )
