"""Who decides, and when: the path of an undertaking through the committees, and the session that decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.compare.basis import Basis
from pipeline.compare.material import Material
from pipeline.compare.undertakings import Undertaking
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

NO_PROPOSAL = "no_proposal"
_NOT_DECIDED = ("vertagt", "zurückgestellt", "zurückgezogen", "abgesetzt", "verwiesen", "überwiesen")
_COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, when, and how we know: ``role``, ``council``, ``no_proposal``, or the basis of silence."""

    row: Row | None
    basis: str


def decision_of(material: Material, undertaking: Undertaking, silent: Basis) -> Decision:
    """The decision of an undertaking. One of questions and motions alone has none, whatever day it is on the agenda."""
    papers = undertaking.counting("decision")
    if not papers:
        return Decision(None, NO_PROPOSAL)
    return decided(path(material.of("consultations", papers)), silent)


def is_decided(material: Material, undertaking: Undertaking) -> bool:
    """Whether the papers of an undertaking tell its decision."""
    return decision_of(material, undertaking, "not_stated").row is not None


def path(consultations: Sequence[Row]) -> list[Row]:
    """The sessions by day, each once; one without a day stays behind the one told before it."""
    placed = []
    day = date.min
    for number, row in enumerate(consultations):
        day = row["date"] or day
        placed.append((day, number, row))
    found: dict[tuple[object, ...], Row] = {}
    for _, _, row in sorted(placed, key=lambda place: place[:2]):
        found.setdefault((folded(row["committee"]), row["date"]), row)
    return list(found.values())


def decided(sessions: Sequence[Row], silent: Basis) -> Decision:
    """The last session whose role is to decide. Where no roles are printed and the path ends with the council, the council."""
    deciding = [row for row in sessions if row["authoritative"] and not _put_off(row)]
    if deciding:
        return Decision(max(deciding, key=lambda row: row["date"] or date.min), "role")
    roles = [row for row in sessions if row["role"] or row["authoritative"] is not None]
    if sessions and not roles and sessions[-1]["committee_kind"] == _COUNCIL and not _put_off(sessions[-1]):
        return Decision(sessions[-1], "council")
    return Decision(None, "not_stated" if sessions else silent)


def _put_off(row: Row) -> bool:
    result = (row["result"] or "").casefold()
    return any(word in result for word in _NOT_DECIDED)
