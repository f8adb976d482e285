"""Milestones by kind, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.compare.basis import Cells, places
from pipeline.compare.material import Material
from pipeline.compare.towns import Town
from pipeline.compare.words import first
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

TABLE = "compare_steps"
_TWO_TIMES = "event-with-two-dates"


def steps(material: Material, towns: Sequence[Town], cells: Cells) -> list[Row]:
    """The steps of every undertaking by time; what two of its papers tell alike is one."""
    return [row for town in towns for row in _of_town(material, town, cells)]


def kind_of(label: str) -> str:
    """What a milestone is about.

    >>> kind_of("Konzept dem Rat zum Beschluss vorgelegt")
    'decision'
    """
    return first("steps", label) or "other"


def _of_town(material: Material, town: Town, cells: Cells) -> Iterator[Row]:
    for undertaking in town.compared:
        told: dict[tuple[str, str], list[Row]] = {}
        for row in material.of("milestones", undertaking.counting("steps")):
            told.setdefault((folded(row["label"]), row["edtf"]), []).append(row)
        for same in sorted(told.values(), key=lambda same: _by_time(same[0])):
            last = same[-1]
            doubts = [side for row in same for side in _other_times(material, row)]
            row_id = same[0]["milestone_id"]
            yield {
                "row_id": row_id,
                "municipality_id": undertaking.town,
                "undertaking_id": undertaking.id,
                "kind": kind_of(last["label"]),
                **{name: last[name] for name in ("label", "edtf", "date_start", "date_end", "status")},
                "contradictory": bool(doubts),
                "document_id": last["document_id"],
                "evidence_id": last["evidence_id"],
            }
            cells.rest_on(TABLE, row_id, "kind label edtf date_start date_end status", places(same))
            cells.rest_on(TABLE, row_id, "contradictory", [*places(same), *places(doubts)])


def _by_time(row: Row) -> tuple[str, str, str, str]:
    start, end = (row[name].isoformat() if row[name] else "" for name in ("date_start", "date_end"))
    return start or end, end, row["document_id"], f"{row['position']:06}"


def _other_times(material: Material, row: Row) -> list[Row]:
    """The sides of findings that give another time for this step."""
    sides = []
    for finding in material.of("findings", [row["document_id"]]):
        evidence = material.sides(finding)
        if finding["kind"] == _TWO_TIMES and any(material.overlap(row["evidence_id"], side) for side in evidence):
            sides += [{"document_id": row["document_id"], "evidence_id": side} for side in evidence]
    return sides
