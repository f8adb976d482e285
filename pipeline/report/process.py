"""How a concept comes about: committees and their dates, steps, who takes part, how long it takes."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from pipeline.normalize import Row
from pipeline.report.views import Cell, Column, Line, Material, Table, as_text, by_town, listed, order


def process(material: Material) -> Table:
    """A line an undertaking: its committees, its decision, its days, its forms of participation."""
    say = material.language.gettext
    lines = [_line(material, row) for row in material.related("process")]
    lines.sort(key=by_town)
    columns = (
        Column(say("Municipality")),
        Column(say("Paper")),
        Column(say("Path through the committees"), "wide"),
        Column(say("First session"), "date"),
        Column(say("Decision"), "date"),
        Column(say("Days to decision"), "number", say("From the first session to the decision")),
        Column(say("Days from paper"), "number", say("From the day of the paper to the decision")),
        Column(say("Participation")),
        Column(say("Partners")),
        Column(say("Renewal")),
    )
    return Table("process", say("Path of each undertaking"), columns, tuple(lines))


def _line(material: Material, row: Row) -> Line:
    town, key = material.town(row["municipality_id"]), row["row_id"]
    cites = partial(material.cites, "process", key)
    return Line(
        town,
        (
            Cell((town,)),
            Cell((material.paper(row["undertaking_id"]),), cites=cites("year")),
            path(material, row, cites("path") or cites("path_basis")),
            _day(material, row["first_session"], row["path_basis"], cites("first_session") or cites("path_basis")),
            _decision(material, row),
            days(material, row, "days_session_to_decision", cites("days_session_to_decision")),
            days(material, row, "days_paper_to_decision", cites("days_paper_to_decision")),
            names(material, "format", row["formats"], row["formats_basis"], cites("formats") or cites("formats_basis")),
            plain(material, row["partners"], row["partners_basis"], cites("partners") or cites("partners_basis")),
            _renewal(material, row, cites("renewal", "renewal_years")),
        ),
    )


def path(material: Material, row: Row, cites: str) -> Cell:
    """The committees of a path, a line each."""
    if not row["path"]:
        return material.missing(row["path_basis"], cites)
    return Cell(tuple(row["path"].split(" → ")), cites=cites, sort=order(row.get("committees")), flow="path")


def _decision(material: Material, row: Row) -> Cell:
    """The day of the decision and the committee that takes it."""
    found = material.cites("process", row["row_id"], "decision_date", "decision_committee")
    if row["decision_date"] is None and not row["decision_committee"]:
        return undecided(material, row, found)
    inferred = material.labels("decision_basis", "council") if row["decision_basis"] == "council" else ""
    when = material.language.day(row["decision_date"])
    return Cell(as_text((when, row["decision_committee"], inferred)), cites=found, sort=order(row["decision_date"]))


def undecided(material: Material, row: Row, cites: str) -> Cell:
    """Why there is no decision: questions and motions have none to wait for; else the papers are silent, or it was not found."""
    if row.get("decision_basis") == "no_proposal":
        return Cell((material.labels("decision_basis", "no_proposal"),), "void", cites)
    return material.missing(row.get("decision_basis"), cites)


def days(material: Material, row: Row, column: str, cites: str) -> Cell:
    """A number of days to the decision; why there is none where there is no decision."""
    number = row.get(column)
    if number is None and column == "days_session_to_decision" and row.get("decision_date") and row["first_session"]:
        return Cell((material.language.gettext("only one session told"),), "void", cites)
    if number is None:
        return undecided(material, row, cites)
    said = material.language.ngettext("%s day", "%s days", abs(number)) % number
    return Cell((said,), cites=cites, sort=order(number))


def names(material: Material, kind: str, codes: str | None, basis: str, cites: str) -> Cell:
    """Names of codes; in which way there are none where there are none."""
    found = material.names(kind, codes)
    if not found:
        return material.missing(basis, cites)
    return Cell(tuple(found), cites=cites, sort=order(len(found)), flow="row")


def plain(material: Material, values: str | None, basis: str, cites: str) -> Cell:
    """Values as printed; in which way there are none where there are none."""
    found = as_text(listed(values))
    return Cell(found, cites=cites, sort=order(len(found))) if found else material.missing(basis, cites)


def _day(material: Material, value: object, basis: str, cites: str) -> Cell:
    if value is None:
        return material.missing(basis, cites)
    return Cell((material.language.day(str(value)),), cites=cites, sort=order(value))


def _renewal(material: Material, row: Row, cites: str) -> Cell:
    if not row["renewal"] and row["renewal_years"] is None:
        return material.missing("not_stated", cites)
    years = row["renewal_years"]
    every = "" if years is None else _every(material, years)
    return Cell(as_text((every, row["renewal"])), cites=cites, sort=order(years))


def _every(material: Material, years: Decimal) -> str:
    """How often: every so many years, or months where a year has several."""
    say, months = material.language.gettext, years * 12
    if years == 1:
        return say("every year")
    if years < 1 < months == int(months):
        return say("every %s months") % int(months)
    return say("every %s years") % material.language.number(years)


def steps(material: Material) -> Table:
    """Sessions and milestones of each town, in the order of time."""
    language = material.language
    say = language.gettext
    lines = []
    for row in material.compared["compare_steps"]:
        town = material.town(row["municipality_id"])
        status = material.labels("step_status", row["status"]) if row["status"] else ""
        lines.append(
            Line(
                town,
                (
                    Cell((town,)),
                    Cell(
                        (language.time(row["edtf"]),),
                        cites=material.evidence.cite([row["evidence_id"]]),
                        sort=row["edtf"],
                        mark="conflict" if row["contradictory"] else "",
                    ),
                    Cell((material.labels("step", row["kind"]),)),
                    Cell((row["label"],), cites=material.evidence.cite([row["evidence_id"]])),
                    Cell((status,)) if status else material.missing("not_stated"),
                ),
            )
        )
    for row in sessions(material):
        town = material.town_of(row["document_id"])
        cites = material.evidence.cite([row["evidence_id"]])
        when = Cell((language.day(row["date"]),), cites=cites, sort=str(row["date"]))
        role = Cell((row["role"],)) if row["role"] else material.missing("not_stated")
        what = Cell((row["committee"],), cites=cites)
        lines.append(Line(town, (Cell((town,)), when, Cell((say("Committee session"),)), what, role)))
    lines.sort(key=lambda line: (by_town(line), line.cells[1].sort))
    columns = (
        Column(say("Municipality")),
        Column(say("When"), "date"),
        Column(say("Kind")),
        Column(say("Step or committee, as printed"), "wide"),
        Column(say("Status or role")),
    )
    return Table("steps", say("Sessions and milestones"), columns, tuple(lines))


def sessions(material: Material) -> list[Row]:
    """The dated sessions of what is compared."""
    rows = material.facts["consultations"]
    return [row for row in rows if row["date"] and row["document_id"] in material.compared_papers]
