"""Posts and days: effort in people or time, which is not in euros and never made into them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.compare.basis import NONE, STATED, Cells, labels, places, silence
from pipeline.compare.material import Material
from pipeline.compare.schema import STAFFING
from pipeline.compare.towns import Town
from pipeline.compare.undertakings import Undertaking
from pipeline.normalize import Row

TABLE = STAFFING.name
_COLUMNS = "unit quantity_min quantity_max quantities labels effect basis"


def staffing(material: Material, towns: Sequence[Town], cells: Cells) -> list[Row]:
    """A row for every undertaking and unit; one without a quantity for a town that states none."""
    return [row for town in towns for row in _of_town(material, town, cells)]


def _of_town(material: Material, town: Town, cells: Cells) -> Iterator[Row]:
    of_row = town.holding.get("staff")
    for undertaking in town.compared:
        by_unit: dict[str, list[Row]] = defaultdict(list)
        for row in material.of("staffing", undertaking.counting("staff")):
            by_unit[row["unit"]].append(row)
        for unit, rows in sorted(by_unit.items()):
            yield _row(material, undertaking, unit, rows, cells) | {"of_row": town.known and undertaking is of_row}
    if town.known and of_row is None:
        yield _no_staff(material, town, cells)


def _row(material: Material, undertaking: Undertaking, unit: str, rows: Sequence[Row], cells: Cells) -> Row:
    row_id = f"{undertaking.id}/staff/{unit}"
    quantities = sorted({row["quantity"] for row in rows})
    cells.rest_on(TABLE, row_id, _COLUMNS, places(rows))
    return {
        "row_id": row_id,
        "municipality_id": undertaking.town,
        "undertaking_id": undertaking.id,
        "unit": unit,
        "quantity_min": quantities[0],
        "quantity_max": quantities[-1],
        "quantities": json.dumps([str(quantity) for quantity in quantities]),
        "labels": labels(rows),
        "effect": next((form["staffing_effect"] for form in _forms(material, undertaking)), None),
        "basis": STATED,
    }


def _no_staff(material: Material, town: Town, cells: Cells) -> Row:
    """A town's row where no paper names posts or days: because one says “none”, or because they are silent."""
    row_id = f"{town.id}/no-staff"
    forms = [(undertaking, form) for undertaking in town.about for form in _forms(material, undertaking)]
    refused = [(undertaking, form) for undertaking, form in forms if form["staffing_effect"] == "no"]
    undertaking, form = next(iter(refused or forms), (town.leading, None))
    basis, silent = silence(material, town.scope, "staffing")
    cells.rest_on(TABLE, row_id, _COLUMNS, [*(places([form]) if form else []), *(silent if not refused else [])])
    return STAFFING.blank | {
        "row_id": row_id,
        "municipality_id": town.id,
        "undertaking_id": undertaking.id,
        "quantities": "[]",
        "labels": "[]",
        "effect": form["staffing_effect"] if form else None,
        "of_row": True,
        "basis": NONE if refused else basis,
    }


def _forms(material: Material, undertaking: Undertaking) -> list[Row]:
    """The forms of an undertaking, the last that says anything about posts first."""
    latest_first = material.of("financial_effects", reversed(undertaking.counting("staff")))
    return sorted(latest_first, key=lambda form: form["staffing_effect"] == "unstated")
