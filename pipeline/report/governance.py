"""Who steers: groups, their size and chair, the sectors of their members."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from pipeline.normalize import Row
from pipeline.report.views import MISSING, VOID, Cell, Column, Line, Material, Table, as_text, by_town, order


def groups(material: Material) -> Table:
    """A line a group; one that says why where a town names none."""
    say = material.language.gettext
    sectors: dict[str, list[Row]] = defaultdict(list)
    for row in material.compared["compare_sectors"]:
        sectors[row["group_row"]].append(row)
    lines = [_line(material, row, sectors[row["row_id"]]) for row in material.related("governance")]
    lines.sort(key=by_town)
    columns = (
        Column(say("Municipality")),
        Column(say("Group"), "wide"),
        Column(say("Kind")),
        Column(say("Members"), "number", say("As stated; else as counted from those named")),
        Column(say("Chair")),
        Column(say("Sectors of the members"), "wide", say("With the number of entries in the list of members")),
        Column(say("Migrant organisations")),
        Column(say("Council members")),
    )
    return Table("groups", say("Groups that steer, accompany or control"), columns, tuple(lines))


def _line(material: Material, row: Row, sectors: list[Row]) -> Line:
    town, key = material.town(row["municipality_id"]), row["row_id"]
    cites = partial(material.cites, "governance", key)
    if row["name"] is None:
        missing = material.missing(row["basis"], cites("basis") or cites("name"))
        return Line(town, (Cell((town,)), missing, *[VOID] * 6))
    kind = material.labels("group_kind", row["kind"])
    status = material.labels("group_status", row["status"]) if row["status"] else ""
    return Line(
        town,
        (
            Cell((town,)),
            Cell((row["name"],), cites=cites("name")),
            Cell((", ".join(filter(None, (kind, status))),), cites=cites("kind", "status")),
            _size(material, row),
            _chair(material, row),
            Cell(
                tuple(_sector(material, each) for each in sectors),
                cites=cites("sectors"),
                sort=order(len(sectors)),
                flow="row",
            )
            if sectors
            else material.missing("not_stated", cites("named", "sectors")),
            in_or_out(material, row["migrant_organisations"], cites("migrant_organisations")),
            in_or_out(material, row["council_members"], cites("council_members")),
        ),
    )


def _sector(material: Material, row: Row) -> str:
    """A sector with the number of its entries; the mere name where only a heading of the list names it."""
    name = material.labels("sector", row["sector"])
    return f"{name}\xa0{row['named']}" if row["named"] else name


def in_or_out(material: Material, value: str | None, cites: str) -> Cell:
    """Whether somebody sits in a group: in, out, or in which way that is not known."""
    if value is None or value in MISSING:
        return material.missing(value, cites)
    return Cell((material.labels("in_out", value),), cites=cites)


def _size(material: Material, row: Row) -> Cell:
    cites = material.cites("governance", row["row_id"], "size_min", "size_max")
    if row["size_max"] is not None or row["size_min"] is not None:
        return Cell((_span(row["size_min"], row["size_max"]),), cites=cites, sort=order(row["size_max"]))
    counted = _span(row["counted_min"], row["counted_max"])
    cites = material.cites("governance", row["row_id"], "counted_min", "counted_max", "named")
    if not counted:
        return material.missing("not_stated", cites)
    if row["counted_max"] is None:
        counted = material.language.gettext("at least %s") % counted
    return Cell((counted, material.language.gettext("counted")), cites=cites, sort=order(row["counted_min"]))


def _span(low: int | None, high: int | None) -> str:
    if low is None or high is None or low == high:
        return str(low if low is not None else high if high is not None else "")
    return f"{low}–{high}"


def _chair(material: Material, row: Row) -> Cell:
    cites = material.cites("governance", row["row_id"], "chair", "chair_rank")
    if not row["chair"] and not row["chair_rank"]:
        return material.missing("not_stated", cites)
    return Cell(as_text((row["chair"], material.labels("chair_rank", row["chair_rank"]))), cites=cites)
