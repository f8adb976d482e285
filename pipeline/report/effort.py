"""Effort in people or time, which is not in euros and never made into them."""

from __future__ import annotations

from functools import partial

from pipeline.normalize import Row
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, as_text, by_town, listed, order


def effort(material: Material) -> Table:
    """A line for each unit (posts, days, hours) of a town; one that says why where none is known."""
    say = material.language.gettext
    lines = [_line(material, row) for row in material.related("staffing")]
    columns = (
        Column(say("Municipality")),
        Column(say("Effort"), "number"),
        Column(say("Unit")),
        Column(say("For what, as printed"), "wide"),
    )
    return Table(
        "effort",
        say("Posts, days and hours"),
        columns,
        tuple(sorted(lines, key=by_town)),
    )


def _line(material: Material, row: Row) -> Line:
    town, language = material.town(row["municipality_id"]), material.language
    cites = partial(material.cites, "staffing", row["row_id"])
    if row["quantity_max"] is None:
        return Line(town, (Cell((town,)), material.missing(row["basis"], cites("basis", "effect")), VOID, VOID))
    sides = [language.number(each, 2) for each in (row["quantity_min"], row["quantity_max"]) if each is not None]
    quantity = " – ".join(dict.fromkeys(sides))
    labels = as_text(listed(row["labels"]))
    return Line(
        town,
        (
            Cell((town,)),
            Cell((quantity,), cites=cites("quantity_min", "quantity_max"), sort=order(row["quantity_max"])),
            Cell((material.labels("unit", row["unit"]),)),
            Cell(labels, cites=cites("labels")) if labels else material.missing("not_stated"),
        ),
    )
