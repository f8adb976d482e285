"""One line a town: everything in brief, for reading across."""

from __future__ import annotations

from pipeline.normalize import Row
from pipeline.report.governance import in_or_out
from pipeline.report.process import days, names, path, plain
from pipeline.report.views import Cell, Column, Line, Material, Table, as_text, order


def approach(material: Material) -> Table:
    """The approach of each town in a line."""
    language = material.language
    say = language.gettext
    rows = material.compared["compare_approach"]
    lines = sorted((_line(material, row) for row in rows), key=lambda line: line.town)
    columns = (
        Column(say("Municipality")),
        Column(say("Inhabitants"), "number"),
        Column(say("Papers"), "number"),
        Column(say("Fields"), "number", say("Different fields of action")),
        Column(say("Topics"), "wide"),
        Column(say("Costs"), "number", say("The stated total, else the largest single expense")),
        Column(say("Received"), "number", say("The largest single grant or other revenue")),
        Column(say("Steering group"), "wide"),
        Column(say("Sectors"), "wide"),
        Column(say("Migrant organisations")),
        Column(say("Council members")),
        Column(say("Path"), "wide"),
        Column(say("Decision"), "date"),
        Column(say("Days to decision"), "number", say("From the first session to the decision")),
        Column(say("Participation")),
        Column(say("Partners")),
        Column(say("Contradictions"), "number"),
    )
    return Table("approach", say("The approach of each municipality"), columns, tuple(lines))


def _line(material: Material, row: Row) -> Line:
    town, language = material.town(row["municipality_id"]), material.language

    def cites(*columns: str) -> str:
        return material.cites("approach", row["row_id"], *columns)

    population = row["population"]
    known = language.gettext("unknown")
    return Line(
        town,
        (
            Cell(as_text((town, row["kind"] if row["kind"] not in (None, "Stadt") else ""))),
            Cell(
                (language.number(population, 0), str(row["population_year"] or "")),
                cites=cites("population"),
                sort=order(population),
            )
            if population
            else Cell((known,), "void"),
            Cell((str(row["papers"]),), sort=order(row["papers"]), cites=cites("papers")),
            material.missing(_absent(row["topics_basis"]), cites("topics_basis"))
            if row["fields"] is None
            else Cell((str(row["fields"]),), cites=cites("fields"), sort=order(row["fields"])),
            names(material, "topic", row["topics"], row["topics_basis"], cites("topics") or cites("topics_basis")),
            _total(material, row),
            _grants(material, row),
            _group(material, row),
            names(material, "sector", row["sectors"], row["governance_basis"], cites("sectors")),
            in_or_out(material, row["migrant_organisations"], cites("migrant_organisations")),
            in_or_out(material, row["council_members"], cites("council_members")),
            path(material, row, cites("path") or cites("path_basis")),
            Cell((language.day(row["decision_date"]),), cites=cites("decision_date"), sort=order(row["decision_date"]))
            if row["decision_date"]
            else material.missing("not_stated", cites("decision_date")),
            days(material, row["days_session_to_decision"], cites("days_session_to_decision")),
            names(material, "format", row["formats"], row["formats_basis"], cites("formats") or cites("formats_basis")),
            plain(material, row["partners"], row["partners_basis"], cites("partners") or cites("partners_basis")),
            Cell(
                (str(row["contradictions"] or 0),),
                cites=cites("contradictions"),
                sort=order(row["contradictions"] or 0),
                mark="conflict" if row["contradictions"] else "",
            ),
        ),
    )


def _absent(basis: str) -> str:
    return "not_stated" if basis == "stated" else basis


def _total(material: Material, row: Row) -> Cell:
    cites = material.cites("approach", row["row_id"], "total_min", "total_max")
    if row["total_min"] is None and row["total_max"] is None:
        cites = cites or material.cites("approach", row["row_id"], "costs", "costs_basis")
        return material.missing(_absent(row["costs_basis"]), cites)
    kind = material.labels("cost_kind", row["total_of"])
    return Cell(
        as_text((material.amount(row["total_min"], row["total_max"]), kind)),
        cites=cites,
        sort=order(row["total_max"]),
        mark="conflict" if row["costs_contradictory"] else "",
    )


def _grants(material: Material, row: Row) -> Cell:
    cites = material.cites("approach", row["row_id"], "grants")
    if row["grants"] is None:
        return material.missing("not_stated", cites)
    return Cell((material.language.money(row["grants"], short=True),), cites=cites, sort=order(row["grants"]))


def _group(material: Material, row: Row) -> Cell:
    cites = material.cites("approach", row["row_id"], "lead_group", "chair_rank", "size")
    if not row["lead_group"]:
        cites = cites or material.cites("approach", row["row_id"], "governance_basis")
        return material.missing(_absent(row["governance_basis"]), cites)
    say = material.language.gettext
    size = material.language.ngettext("%s member", "%s members", row["size"]) % row["size"] if row["size"] else ""
    chair = say("led by: %s") % material.labels("chair_rank", row["chair_rank"]) if row["chair_rank"] else ""
    return Cell(as_text((row["lead_group"], size, chair)), cites=cites, sort=order(row["size"]))
