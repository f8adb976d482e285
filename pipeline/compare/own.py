"""Columns of the researcher's own in ``towns.csv``: in the comparison, and as groups of its towns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.compare.material import Material
from pipeline.compare.towns import Town
from pipeline.errors import RatsleseError
from pipeline.neighbours.own_values import COLUMNS
from pipeline.normalize import Row, Rows

_OF_ROW = ("state", "kind")
UNKNOWN = "unknown"


def own(material: Material, towns: Sequence[Town]) -> list[Row]:
    """The rows of compare_own."""
    return [
        {
            "row_id": f"{town.id}/{name}",
            "municipality_id": town.id,
            "municipality": town.row["name"],
            "name": name,
            "value": value,
        }
        for town in towns
        for name, value in sorted(material.noted("town", town.id).items())
        if name not in COLUMNS
    ]


def grouped(rows: Rows, by: str | None) -> dict[str, list[Row]]:
    """The rows of compare_approach by a column of theirs (``state``, ``kind``) or of ``towns.csv``, those of no value last; all in one
    group without a name where ``by`` is None. Raises RatsleseError(unknown_column).

    ``grouped(rows, "Lage")`` is ``{"Küste": [Norderwiek …], "unknown": [Auenbrück …]}``.
    """
    towns = rows["compare_approach"]
    if by is None:
        return {"": towns}
    columns: dict[str, dict[str, str]] = {
        name: {row["municipality_id"]: row[name] for row in towns} for name in _OF_ROW
    }
    for row in rows["compare_own"]:
        columns.setdefault(row["name"], {})[row["municipality_id"]] = row["value"]
    called = {name.casefold(): name for name in columns}
    if by.casefold() not in called:
        raise RatsleseError("unknown_column", f"There is no column “{by}”; there are {', '.join(columns)}.")
    values = columns[called[by.casefold()]]
    found: dict[str, list[Row]] = defaultdict(list)
    for row in towns:
        found[values.get(row["municipality_id"]) or UNKNOWN].append(row)
    return {group: found[group] for group in sorted(found, key=lambda group: (group == UNKNOWN, group))}
