"""How undertakings went: the path of committees, the days between, forms of participation, renewal, partners."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from pipeline.compare.basis import NOT_STATED, STATED, Basis, Cells, Place, places, silence, whole
from pipeline.compare.decision import decision_of, path
from pipeline.compare.material import Material
from pipeline.compare.renewal import previous, renewal_in
from pipeline.compare.schema import PROCESS
from pipeline.compare.towns import Town
from pipeline.compare.undertakings import Undertaking
from pipeline.compare.words import every
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

TABLE = "compare_process"


def process(material: Material, towns: Sequence[Town], cells: Cells) -> list[Row]:
    """A row for every undertaking that is compared; a blank one for a town of which none is."""
    return [row for town in towns for row in _of_town(material, town, cells)]


def _of_town(material: Material, town: Town, cells: Cells) -> Iterator[Row]:
    for undertaking in town.compared:
        yield _of_undertaking(material, town, undertaking, cells)
    if town.known and not town.compared:
        yield _nothing(town, cells)


def _nothing(town: Town, cells: Cells) -> Row:
    row_id = f"{town.id}/no-undertaking"
    cells.rest_on(TABLE, row_id, " ".join(column.name for column in PROCESS.columns), whole(town.documents))
    return PROCESS.blank | {
        "row_id": row_id,
        "municipality_id": town.id,
        "undertaking_id": town.leading.id,
        "leading": True,
        **dict.fromkeys(("path_kinds", "formats", "partners", "partner_roles"), "[]"),
        **dict.fromkeys(("path_basis", "decision_basis", "formats_basis", "partners_basis"), NOT_STATED),
    }


def _of_undertaking(material: Material, town: Town, undertaking: Undertaking, cells: Cells) -> Row:
    return {
        "row_id": undertaking.id,
        "municipality_id": undertaking.town,
        "undertaking_id": undertaking.id,
        "leading": town.leads(undertaking),
        "year": undertaking.year,
        **_path(material, undertaking, cells),
        **_formats(material, undertaking, cells),
        **_renewal(material, undertaking, cells),
        **_partners(material, undertaking, cells),
    }


def _path(material: Material, undertaking: Undertaking, cells: Cells) -> Row:
    """Committees in their order, and the days between paper, first session and decision. All papers tell the path; what is decided
    only those that are laid before a council to be decided."""
    sessions = path(material.of("consultations", undertaking.documents))
    basis, silent = _basis(material, undertaking, sessions, "consultations")
    dated = [session for session in sessions if session["date"]]
    begin = dated[0] if dated else None
    decision = decision_of(material, undertaking, basis)
    paper = _first_paper(material, undertaking)
    first_day, last_day = _day(begin), _day(decision.row)
    from_first = len(dated) > 1 or (len(sessions) == 1 and decision.basis == "role")
    rest = partial(cells.rest_on, TABLE, undertaking.id)
    rest("path path_kinds committees path_basis", places(sessions) or silent)
    rest("first_session", places([begin] if begin else sessions) or silent)
    decides = places([decision.row] if decision.row else sessions) or silent
    rest("decision_date decision_committee decision_basis", decides)
    rest("days_session_to_decision", [*places([begin] if begin else []), *decides])
    papers = whole(undertaking.documents)
    rest("paper_date", [paper[1]] if paper else papers)
    rest("leading year", papers)
    rest("days_paper_to_decision", [*([paper[1]] if paper else []), *decides])
    return {
        "path": " → ".join(_together(session["committee"] for session in sessions)) or None,
        "path_kinds": json.dumps(_together(session["committee_kind"] for session in sessions)),
        "committees": len({folded(session["committee"]) for session in sessions}) or None,
        "path_basis": basis,
        "paper_date": paper[0] if paper else None,
        "first_session": first_day,
        "decision_date": last_day,
        "decision_committee": decision.row["committee"] if decision.row else None,
        "decision_basis": decision.basis,
        "days_session_to_decision": (last_day - first_day).days if first_day and last_day and from_first else None,
        "days_paper_to_decision": (last_day - paper[0]).days if paper and last_day else None,
    }


def _together(values: Iterable[str | None]) -> list[str]:
    """The values without a repetition right after itself: two sessions of one committee are one stop."""
    found: list[str] = []
    for value in values:
        if value is not None and (not found or found[-1] != value):
            found.append(value)
    return found


def _first_paper(material: Material, undertaking: Undertaking) -> tuple[date, Place] | None:
    """The day of the first dated paper, and where it says so."""
    dated = [(paper.day, paper.id) for paper in undertaking.papers if paper.day]
    if not dated:
        return None
    day, document = min(dated)
    heads = [
        row
        for row in material.of("head_values", [document])
        if row["field"] == "date" and row["value"] == day.isoformat()
    ]
    return day, Place(document, heads[0]["evidence_id"] if heads else None)


def _formats(material: Material, undertaking: Undertaking, cells: Cells) -> Row:
    """Forms of participation that steps, groups and points of the decision name."""
    named: dict[str, list[Row]] = {}
    for table, column in (("milestones", "label"), ("steering_groups", "name"), ("decisions", "text")):
        for row in material.of(table, undertaking.counting("steps")):
            for form in every("formats", row[column]):
                named.setdefault(form, []).append(row)
    found = [row for rows in named.values() for row in rows]
    basis, silent = _basis(material, undertaking, found, "milestones")
    cells.rest_on(TABLE, undertaking.id, "formats formats_basis", places(found) or silent)
    return {"formats": json.dumps(sorted(named)), "formats_basis": basis}


def _renewal(material: Material, undertaking: Undertaking, cells: Cells) -> Row:
    rest = partial(cells.rest_on, TABLE, undertaking.id)
    papers = undertaking.counting("steps")
    steps = material.of("milestones", papers)
    silent = whole(undertaking.documents)
    told = [(row, renewal_in(row["text"])) for row in material.of("decisions", papers)]
    told += [(row, renewal_in(row["label"])) for row in steps]
    source, renewal = next(((row, said) for row, said in told if said), (None, None))
    before = previous(steps, undertaking.year)
    rest("renewal renewal_years", places([source]) if source else silent)
    rest("previous years_since_previous", places([before]) if before else silent)
    return {
        "renewal": renewal.words if renewal else None,
        "renewal_years": float(renewal.years) if renewal else None,
        "previous": before["edtf"] if before else None,
        "years_since_previous": undertaking.year - before["date_end"].year if before and undertaking.year else None,
    }


def _partners(material: Material, undertaking: Undertaking, cells: Cells) -> Row:
    """Partners of all papers, each once."""
    found = material.of("external_partners", undertaking.counting("partners"))
    once = {folded(row["name"]): row for row in reversed(found)}
    partners = sorted(once.values(), key=lambda row: (row["document_id"], row["position"]))
    basis, silent = _basis(material, undertaking, found, "partners")
    cells.rest_on(TABLE, undertaking.id, "partners partner_roles partners_basis", places(found) or silent)
    return {
        "partners": json.dumps([row["name"] for row in partners], ensure_ascii=False),
        "partner_roles": json.dumps([row["role"] for row in partners]),
        "partners_basis": basis,
    }


def _basis(
    material: Material, undertaking: Undertaking, found: Sequence[Row], extractor: str
) -> tuple[Basis, list[Place]]:
    return (STATED, []) if found else silence(material, undertaking.documents, extractor)


def _day(row: Row | None) -> date | None:
    found: date | None = row["date"] if row else None
    return found
