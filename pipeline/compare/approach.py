"""One row a town: what the other tables say of its concept, for reading across."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.basis import Basis, Cells, Place, places, whole
from pipeline.compare.material import Material
from pipeline.compare.towns import Town
from pipeline.compare.undertakings import years
from pipeline.normalize import Row, Rows
from pipeline.quality.similarity import folded

TABLE = "compare_approach"
_STRENGTH: tuple[Basis, ...] = ("stated", "none", "not_found", "not_stated")
_RANKS = ("mayor", "deputy", "head_of_office", "staff", "other")
_LEADS = ("steering", "coordination", "controlling", "accompanying", "round_table", "working_group", "expert")
_PROCESS = (
    "path decision_date days_session_to_decision days_paper_to_decision path_basis formats formats_basis partners"
    " partners_basis renewal_years"
)
_TABLES = ("topics", "costs", "staffing", "governance", "process")
_TOTAL = "total_min total_max total_of total_is total_year total_period"
Clusters = Mapping[str, Mapping[str, int]]


@dataclass
class _Of:
    """The rows of one town in the other tables that its own row is made of."""

    topics: list[Row]
    costs: list[Row]
    staffing: list[Row]
    groups: list[Row]
    undertakings: list[Row]

    @property
    def process(self) -> Row:
        """The row of the leading undertaking."""
        return next(row for row in self.undertakings if row["leading"])


def approach(material: Material, towns: Sequence[Town], tables: Rows, clusters: Clusters, cells: Cells) -> list[Row]:
    """The rows of all towns. ``clusters`` has the cluster of each town by topics and by governance."""
    of = {name: _by_town(tables[f"compare_{name}"]) for name in _TABLES}
    return [
        _row(
            material,
            town,
            _Of(*([row for row in of[name][town.id] if row.get("of_row", True)] for name in _TABLES)),
            clusters,
            cells,
        )
        for town in towns
    ]


def _by_town(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["municipality_id"]].append(row)
    return found


def _row(material: Material, town: Town, of: _Of, clusters: Clusters, cells: Cells) -> Row:
    conflicts, unread = _findings(material, town)
    papers = whole(town.documents)
    heads = [
        row
        for row in material.of("head_values", town.documents)
        if row["field"] == "municipality" and row["value"] == town.row["name"]
    ]
    cells.rest_on(TABLE, town.id, "municipality kind state population population_year", places(heads) or papers)
    cells.rest_on(TABLE, town.id, "papers undertakings years", papers)
    cells.rest_on(TABLE, town.id, "contradictions", _sides(conflicts) or papers)
    cells.rest_on(TABLE, town.id, "unread", _sides(unread) or papers)
    for column in _PROCESS.split():
        cells.rest_on(TABLE, town.id, column, cells.of("compare_process", of.process["row_id"], column))
    return {
        "row_id": town.id,
        "municipality_id": town.id,
        "municipality": town.row["name"],
        **{name: town.row[name] for name in ("kind", "state", "population", "population_year")},
        "papers": len(town.documents),
        "undertakings": len(town.undertakings),
        "years": years(town.undertakings),
        "apart": town.apart,
        "undertaking_id": town.leading.id,
        **_concept(town, cells),
        **_topics(material, town, of.topics, cells),
        **_costs(town, of.costs, cells),
        **_staff(town, of.staffing, cells),
        **_governance(town, of.groups, cells),
        **{name: of.process[name] for name in _PROCESS.split()},
        "contradictions": len(conflicts),
        "unread": len(unread),
        "topics_cluster": clusters["topics"].get(town.id),
        "governance_cluster": clusters["governance"].get(town.id),
    }


def _concept(town: Town, cells: Cells) -> Row:
    """The concept that the row is of, and the undertaking that each aspect is taken from, with its year."""
    concept = town.concept
    papers = whole(town.scope)
    cells.rest_on(TABLE, town.id, "apart concept concept_undertakings", papers)
    found: Row = {
        "concept_id": concept.id if concept else None,
        "concept": concept.name if concept else None,
        "concept_undertakings": len(concept.undertakings) if concept else 0,
    }
    for aspect in ("decision", "fields", "costs", "steering"):
        undertaking = town.holding.get(aspect)
        found[f"{aspect}_of"] = undertaking.id if undertaking else None
        found[f"{aspect}_year"] = undertaking.year if undertaking else None
        told = undertaking.documents if undertaking else town.scope
        cells.rest_on(TABLE, town.id, f"{aspect}_of {aspect}_year", whole(told))
    part = concept.part_of(town.leading) if concept else None
    cells.rest_on(TABLE, town.id, "part", whole(town.leading.documents))
    return found | {"part": part}


def _findings(material: Material, town: Town) -> tuple[list[Row], list[Row]]:
    """Contradictions in the papers of a town, and signs that nothing read."""
    found = material.of("findings", town.documents)
    return [row for row in found if row["severity"] == "conflict"], [row for row in found if row["kind"] == "unread"]


def _sides(findings: Sequence[Row]) -> list[Place]:
    return [Place(row["document_id"], side) for row in findings for side in Material.sides(row)]


def _topics(material: Material, town: Town, rows: Sequence[Row], cells: Cells) -> Row:
    named = sorted((row for row in rows if row["fields"]), key=lambda row: -row["fields"])
    holding = town.holding.get("fields")
    fields = material.of("action_fields", holding.counting("fields")) if holding else []
    cells.rest_on(TABLE, town.id, "fields", places(fields))
    for row in named or rows[:1]:
        _same(
            cells,
            town,
            "topics topics_basis" if fields else "fields topics topics_basis",
            "compare_topics",
            row,
            "fields",
        )
    return {
        "fields": len({folded(row["label"]) for row in fields}) if fields else None,
        "topics": json.dumps([row["topic_id"] for row in named]),
        "topics_basis": "stated" if fields else _strongest(row["basis"] for row in rows),
    }


def _costs(town: Town, rows: Sequence[Row], cells: Cells) -> Row:
    amounts = [row for row in rows if row["amount_max"] is not None]
    expenses = [row for row in amounts if row["direction"] == "expense"]
    total = _total(expenses)
    revenues = [row for row in amounts if row["direction"] == "revenue"]
    grant = max(revenues, key=lambda row: (row["amount_max"], row["row_id"]), default=None)
    silent = [row for row in rows if row["amount_max"] is None]
    for row in total.rows if total else silent:
        _same(cells, town, _TOTAL, "compare_costs", row, "amount_max")
    for row in [grant] if grant else silent or rows:
        _same(cells, town, "grants", "compare_costs", row, "amount_max")
    for row in expenses or silent:
        _same(cells, town, "costs costs_basis costs_contradictory", "compare_costs", row, "amount_max")
        _same(cells, town, "costs_contradictory", "compare_costs", row, "contradictory")
    return {
        "total_min": sum(row["amount_min"] for row in total.rows) if total else None,
        "total_max": sum(row["amount_max"] for row in total.rows) if total else None,
        "total_of": total.rows[0]["cost_kind"] if total else None,
        "total_is": total.how if total else None,
        "total_year": total.rows[0]["year"] if total and len(total.rows) == 1 else None,
        "total_period": total.period if total else None,
        "grants": grant["amount_max"] if grant else None,
        "costs_contradictory": any(row["contradictory"] for row in [*expenses, *revenues]),
        "costs": "; ".join(in_words(row) for row in expenses) or None,
        "costs_basis": "stated" if expenses else _strongest(row["basis"] for row in silent),
    }


@dataclass(frozen=True)
class _Total:
    """What a town spends in all: the rows that it is made of, the largest first, and how: ``stated`` as a total, the sum of ``years``,
    or only the ``largest`` single expense."""

    rows: Sequence[Row]
    how: str

    @property
    def period(self) -> str | None:
        """The years that it is the sum of; else the period that the paper states."""
        period: str | None = self.rows[0]["period"]
        if self.how != "years":
            return period
        of = sorted(row["year"] for row in self.rows)
        return f"{of[0]}/{of[-1]}" if of == [*range(of[0], of[-1] + 1)] else f"{{{','.join(map(str, of))}}}"


def _total(expenses: Sequence[Row]) -> _Total | None:
    """A year is not the whole: amounts of one kind, of which each is for a year of its own, are added up where no total is stated."""
    once = sorted(
        [row for row in expenses if not row["recurring"]] or expenses,
        key=lambda row: (row["cost_kind"] == "total", row["amount_max"], row["row_id"]),
        reverse=True,
    )
    if not once:
        return None
    alike = [row for row in once if row["cost_kind"] == once[0]["cost_kind"]]
    largest = alike[0]["amount_max"]
    of_years = [row for row in alike if row["year"] is not None and row["amount_max"]]
    years = {row["year"] for row in of_years}
    best = next((row for row in alike if row["year"] is None and row["amount_max"] == largest), alike[0])
    if best["year"] is not None and len(of_years) == len(years) > 1 and not best["recurring"]:
        return _Total(of_years, "years")
    stated = best["cost_kind"] == "total" and (best["year"] is None or len(years) == 1)
    return _Total([best], "stated" if stated else "largest")


def in_words(row: Row) -> str:
    """A row of compare_costs: ``external 21,568.75–22,000 € (contradictory)``."""
    low, high = (f"{row[name]:,.2f}".removesuffix(".00") for name in ("amount_min", "amount_max"))
    of = " ".join(filter(None, (row["cost_kind"], row["period"] or (str(row["year"]) if row["year"] else None))))
    notes = [
        *(["yearly"] if row["recurring"] else []),
        *(["about"] if row["approximate"] else []),
        *(["contradictory"] if row["contradictory"] else []),
        *([f"{row['distinct_amounts']} amounts"] if row["relation"] == "several" else []),
    ]
    return f"{of} {low}{'' if low == high else f'–{high}'} €" + (f" ({', '.join(notes)})" if notes else "")


def _staff(town: Town, rows: Sequence[Row], cells: Cells) -> Row:
    shown = [row for row in rows if row["unit"]]
    for row in shown or rows:
        _same(cells, town, "staff staff_basis", "compare_staffing", row, "basis")
    words = [f"{', '.join(f'{float(q):g}' for q in json.loads(row['quantities']))} {row['unit']}" for row in shown]
    return {
        "staff": "; ".join(words) or None,
        "staff_basis": _strongest(row["basis"] for row in rows),
    }


def _governance(town: Town, rows: Sequence[Row], cells: Cells) -> Row:
    named = [row for row in rows if row["name"]]
    current = [row for row in named if row["status"] != "former"]
    shown = current or named
    lead = min(shown, key=lambda row: _LEADS.index(row["kind"]) if row["kind"] in _LEADS else len(_LEADS), default=None)
    ranks = [row["chair_rank"] for row in shown if row["chair_rank"]]
    sectors = Counter(sector for row in shown for sector in json.loads(row["sectors"]))
    for row in shown or rows:
        for column in ("chair_rank", "sectors", "migrant_organisations", "council_members"):
            _same(cells, town, column, "compare_governance", row, column)
        _same(cells, town, "groups governance_basis", "compare_governance", row, "basis")
    for row in [lead] if lead else rows:
        _same(cells, town, "lead_group", "compare_governance", row, "basis")
        _same(cells, town, "size", "compare_governance", row, "size_max")
        _same(cells, town, "size_counted", "compare_governance", row, "counted_min")
    return {
        "groups": len(current) if named else None,
        "lead_group": lead["name"] if lead else None,
        "chair_rank": min(ranks, key=_RANKS.index, default=None),
        "size": lead["size_max"] if lead else None,
        "size_counted": lead["counted_min"] if lead else None,
        "sectors": json.dumps(sorted(sectors)),
        "migrant_organisations": _sits([row["migrant_organisations"] for row in shown or rows]),
        "council_members": _sits([row["council_members"] for row in shown or rows]),
        "governance_basis": _strongest(row["basis"] for row in rows),
    }


def _sits(found: Sequence[str]) -> str:
    """In where one group has them; out only where every group is told whole and none has."""
    if "in" in found:
        return "in"
    if set(found) == {"out"}:
        return "out"
    return "not_found" if "not_found" in found else "not_stated"


def _same(cells: Cells, town: Town, columns: str, table: str, row: Row, column: str) -> None:
    """Cells of the approach rest on what a cell of another table rests on."""
    cells.rest_on(TABLE, town.id, columns, cells.of(table, row["row_id"], column))


def _strongest(found: Iterable[Basis]) -> Basis:
    return min(found, key=_STRENGTH.index)
