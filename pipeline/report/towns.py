"""The table that leads: one line a town, eight columns at first and more to pick, and what a selection is made by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from pipeline.normalize import Row
from pipeline.register.heads import per_head
from pipeline.report.costs import a_head
from pipeline.report.governance import in_or_out
from pipeline.report.language import alphabetical
from pipeline.report.process import days, names, path, plain, undecided
from pipeline.report.topics import Matrix
from pipeline.report.views import COORDINATES, VOID, Cell, Column, Line, Material, Table, as_text, by_town, order

_SIZES = (5_000, 20_000, 50_000, 100_000, 500_000)
"""Upper ends of the classes of inhabitants: village, small town, lower and upper middle town, city, large city."""

_OF_ANY = ("town", "size", "year", "doubts", "own-", "kind", "papers")
"""Columns that have something to say of a town of whose papers none is about the field."""


def towns(material: Material, matrix: Matrix) -> Table:
    """The approach of each town in a line."""
    rows = material.compared["compare_approach"]
    years = {row["undertaking_id"]: row for row in material.compared["compare_process"]}
    strips = {line.town: tuple(square.status for square in line.squares) for line in matrix.lines}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in material.facts["findings"]:
        found[material.town_of(row["document_id"])][row["severity"]] += 1
    columns, lines = _columns(material), []
    for row in rows:
        town = material.town(row["municipality_id"])
        line = _line(material, row, years.get(row["undertaking_id"]), strips, found[town])
        lines.append(_unrelated(material, columns, line) if row["municipality_id"] in material.unrelated else line)
    return Table(
        "towns",
        material.language.gettext("At a glance")
        if material.alone
        else material.language.gettext("Municipalities compared"),
        columns,
        tuple(sorted(lines, key=by_town)),
    )


def _columns(material: Material) -> tuple[Column, ...]:
    say = material.language.gettext
    return (
        Column(say("Municipality"), key="town"),
        Column(say("Land and size"), hint=say("Land, and inhabitants by the official register"), key="size"),
        Column(say("Stage of the concept"), hint=say("What the leading undertaking is to the concept, and its year"), key="year"),
        Column(say("Topics"), key="topics"),
        Column(say("Costs"), "number", say("The stated total, else the sum of its years, else the largest single expense"), key="costs"),
        Column(say("Steering group"), "wide", key="group"),
        Column(say("Migrant organisations"), hint=say("Whether one sits in a group"), key="migrants"),
        Column(say("Days to decision"), "number", say("From the first session to the decision"), key="days"),
        Column(say("Findings"), "number", say("Contradictions; below these doubts, and notes on what was not read"), key="doubts"),
        *(Column(title, shown=False, key=f"own-{title}") for title in material.own_columns),
        Column(say("Concept"), "wide", say("As printed; and how many undertakings belong to it"), shown=False, key="concept"),
        Column(say("Kind"), shown=False, key="kind"),
        Column(say("Papers"), "number", shown=False, key="papers"),
        Column(say("Fields"), "number", say("Different fields of action"), shown=False, key="fields"),
        Column(say("Topics in words"), "wide", shown=False, key="named"),
        Column(say("Costs per inhabitant"), "number", shown=False, key="each"),
        Column(say("Received"), "number", say("The largest single grant or other revenue"), shown=False, key="grants"),
        Column(say("Sectors"), "wide", shown=False, key="sectors"),
        Column(say("Council members"), shown=False, key="council"),
        Column(say("Path"), "wide", shown=False, key="path"),
        Column(say("Decision"), "date", shown=False, key="decision"),
        Column(say("Participation"), shown=False, key="formats"),
        Column(say("Partners"), shown=False, key="partners"),
    )  # fmt: skip


def _line(
    material: Material,
    row: Row,
    leading: Row | None,
    strips: Mapping[str, tuple[str, ...]],
    severities: Counter[str],
) -> Line:
    town, language = material.town(row["municipality_id"]), material.language
    void = Cell((language.gettext("unknown"),), "void")
    cites = partial(material.cites, "approach", row["row_id"])
    topics = cites("topics") or cites("topics_basis")
    found = names(material, "topic", row["topics"], row["topics_basis"], topics)
    return Line(
        town,
        (
            Cell((town,)),
            _size(material, row, cites("population")),
            _stage(material, row, leading),
            Cell(found.lines, cites=topics, sort=found.sort, strip=strips.get(town, ()))
            if found.basis == "stated"
            else found,
            _total(material, row),
            _group(material, row),
            in_or_out(material, row["migrant_organisations"], cites("migrant_organisations")),
            days(
                material,
                leading or {},
                "days_session_to_decision",
                cites("days_session_to_decision"),
            ),
            _findings(material, severities, cites("contradictions")),
            *(
                Cell((given[key],)) if (key := row["municipality_id"]) in given else void
                for given in material.own_columns.values()
            ),
            _concept(material, row),
            Cell((row["kind"],)) if row["kind"] else void,
            Cell((str(row["papers"]),), sort=order(row["papers"]), cites=cites("papers")),
            material.missing(row["topics_basis"], cites("topics_basis"))
            if row["fields"] is None
            else Cell((str(row["fields"]),), cites=cites("fields"), sort=order(row["fields"])),
            found,
            _each(material, row, void),
            _grants(material, row),
            names(material, "sector", row["sectors"], row["governance_basis"], cites("sectors")),
            in_or_out(material, row["council_members"], cites("council_members")),
            path(material, row, cites("path") or cites("path_basis")),
            Cell((language.day(row["decision_date"]),), cites=cites("decision_date"), sort=order(row["decision_date"]))
            if row["decision_date"]
            else undecided(material, leading or {}, cites("decision_date")),
            names(material, "format", row["formats"], row["formats_basis"], cites("formats") or cites("formats_basis")),
            plain(material, row["partners"], row["partners_basis"], cites("partners") or cites("partners_basis")),
        ),
    )


def _size(material: Material, row: Row, cites: str) -> Cell:
    people = material.language.number(row["population"], 0) if row["population"] else ""
    if people and row["population_year"]:
        people = f"{people} ({row['population_year']})"
    said = as_text((row["state"] or "", people))
    if not said:
        return Cell((material.language.gettext("unknown"),), "void")
    return Cell(("\xa0· ".join(said),), cites=cites, sort=order(row["population"]))


def _stage(material: Material, row: Row, leading: Row | None) -> Cell:
    """The first concept, an update, a report …, and its year; of papers that name no concept theirs."""
    say = material.language.gettext
    cites = material.cites("undertakings", row["undertaking_id"], "part", "subject", "date")
    year = leading["year"] if leading else None
    if row["part"]:
        return Cell(
            (material.labels("part", row["part"]), str(year or say("year not stated"))), cites=cites, sort=order(year)
        )
    apart = material.labels("part", "apart")
    return Cell((", ".join(as_text((apart, year and say("paper of %s") % year))),), "void", cites)


def _unrelated(material: Material, columns: Sequence[Column], line: Line) -> Line:
    """The line of a town of whose papers none is about the field: what holds of it all the same, and no more."""
    cells = {column.key: cell for column, cell in zip(columns, line.cells, strict=True)}
    cells["year"] = Cell((material.language.gettext("no paper on the field"),), "void", cells["year"].cites)
    return Line(line.town, tuple(cell if key.startswith(_OF_ANY) else VOID for key, cell in cells.items()))


def _concept(material: Material, row: Row) -> Cell:
    language = material.language
    if not row["concept"]:
        return Cell((material.labels("part", "apart"),), "void")
    several = row["concept_undertakings"] or 0
    belong = language.ngettext("%s undertaking", "%s undertakings", several) % several
    cites = material.cites("concepts", row["concept_id"], "name")
    return Cell((row["concept"], belong), cites=cites, sort=order(several))


def _findings(material: Material, severities: Counter[str], cites: str) -> Cell:
    """How many contradictions, doubts and notes on the papers of a town the table of findings has."""
    count = material.language.ngettext
    conflicts, doubts, notes = (severities[each] for each in ("conflict", "warning", "info"))
    said = (
        str(conflicts),
        count("%s doubt", "%s doubts", doubts) % doubts if doubts else "",
        count("%s note", "%s notes", notes) % notes if notes else "",
    )
    mark = "conflict" if conflicts else "doubt" if doubts else ""
    number = conflicts + doubts / 1000 + notes / 1_000_000
    whole = tuple(each.replace(" ", "\xa0") for each in as_text(said))
    return Cell(whole, cites=cites, sort=order(number), mark=mark)


def _total(material: Material, row: Row) -> Cell:
    cites = material.cites("approach", row["row_id"], "total_min", "total_max")
    if row["total_min"] is None and row["total_max"] is None:
        cites = cites or material.cites("approach", row["row_id"], "costs", "costs_basis")
        return material.missing(row["costs_basis"], cites)
    return Cell(
        as_text((material.amount(row["total_min"], row["total_max"]), total_of(material, row))),
        cites=cites,
        sort=order(row["total_max"]),
        mark="conflict" if row["costs_contradictory"] else "",
    )


def total_of(material: Material, row: Row) -> str:
    """What the amount of a town is of: its total or a kind of expense, with the years that it is for or the sum of, and whether it is
    paid every year."""
    kind, year, say = row.get("total_of"), row.get("total_year"), material.language.gettext
    yearly = (row["municipality_id"], kind, row.get("total_max"), year) in material.yearly
    when = material.language.time(row["total_period"]).replace(" ", "\xa0") if row.get("total_period") else year
    if row.get("total_is") == "years":
        return ", ".join(as_text((material.labels("cost_kind", kind), say("sum of %s") % when)))
    return " ".join(as_text((material.labels("cost_kind", kind), when, say("every year") if yearly else "")))


def _each(material: Material, row: Row, void: Cell) -> Cell:
    amounts = row["total_min"], row["total_max"]
    low, high = (None if amount is None else per_head(amount, row) for amount in amounts)
    said = a_head(material, low, high, row["population_year"]) if row["total_max"] is not None else ""
    if not said:
        return void
    cites = material.cites("approach", row["row_id"], "total_min", "total_max")
    return Cell((said,), cites=cites, sort=order(high or 0))


def _grants(material: Material, row: Row) -> Cell:
    cites = material.cites("approach", row["row_id"], "grants")
    if row["grants"] is None:
        return material.missing("not_stated", cites)
    return Cell((material.language.money(row["grants"], short=True),), cites=cites, sort=order(row["grants"]))


def _group(material: Material, row: Row) -> Cell:
    cites = material.cites("approach", row["row_id"], "lead_group", "chair_rank", "size")
    if not row["lead_group"]:
        cites = cites or material.cites("approach", row["row_id"], "governance_basis")
        return material.missing(row["governance_basis"], cites)
    say = material.language.gettext
    size = material.language.ngettext("%s member", "%s members", row["size"]) % row["size"] if row["size"] else ""
    chair = say("led by: %s") % material.labels("chair_rank", row["chair_rank"]) if row["chair_rank"] else ""
    return Cell(as_text((row["lead_group"], size, chair)), cites=cites, sort=order(row["size"]))


def selectable(material: Material, evidence: Mapping[str, int]) -> dict[str, Any]:
    """What tiles, sentences and selections of the page are counted from: the towns, and what they can be grouped by.

    ``evidence``: by town, how many places of its papers are cited.
    """
    say = material.language.gettext
    groups = {"land": say("Land"), "size": say("Size"), "kind": say("Kind")} | {
        f"own-{each}": each for each in material.own_columns if each not in COORDINATES
    }
    found = [_record(material, row, evidence) for row in material.compared["compare_approach"]]
    sizes = [_class_of(material, top) for top in range(len(_SIZES) + 1)]
    homeless = sum(material.documents[each]["municipality_id"] is None for each in material.counted)
    in_order = sorted(found, key=lambda record: alphabetical(record["name"]))
    several = any(row["undertakings"] > 1 for row in material.compared["compare_approach"])
    return {"groups": groups, "sizes": sizes, "towns": in_order, "homeless": homeless, "several": several}


def _record(material: Material, row: Row, evidence: Mapping[str, int]) -> dict[str, Any]:
    unknown = material.language.gettext("unknown")
    town = material.town(row["municipality_id"])
    size = _class_of(material, sum(row["population"] > top for top in _SIZES)) if row["population"] else unknown
    own = {f"own-{title}": given.get(row["municipality_id"], unknown) for title, given in material.own_columns.items()}
    groups = {"land": row["state"] or unknown, "size": size, "kind": row["kind"] or unknown}
    return {
        "name": town,
        "groups": groups | own,
        "related": row["municipality_id"] not in material.unrelated,
        "papers": row["papers"],
        "fields": row["fields"],
        "groups_named": row["groups"] or 0,
        "conflicts": row["contradictions"] or 0,
        "evidence": evidence.get(town, 0),
        "topics": material.names("topic", row["topics"]),
        "low": _euros(row["total_min"]),
        "high": _euros(row["total_max"]),
        "costs": row["costs_basis"],
        "doubtful": bool(row["costs_contradictory"]),
        "days": row["days_session_to_decision"],
        "migrants": row["migrant_organisations"],
    }


def _euros(amount: Any) -> float | None:
    return None if amount is None else float(amount)


def _class_of(material: Material, place: int) -> str:
    """The name of a class of inhabitants, smallest first."""
    number, say = material.language.number, material.language.gettext
    if place == 0:
        return say("up to %s inhabitants") % number(_SIZES[0], 0)
    if place == len(_SIZES):
        return say("over %s inhabitants") % number(_SIZES[-1], 0)
    return say("%(low)s to %(high)s inhabitants") % {
        "low": number(_SIZES[place - 1], 0),
        "high": number(_SIZES[place], 0),
    }
