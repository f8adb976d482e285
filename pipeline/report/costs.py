"""What it costs: amounts as the papers state them, ranges and contradictions as such, nothing added up."""

from __future__ import annotations

from functools import partial

from pipeline.normalize import Row
from pipeline.report.sayings import said
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, as_text, by_town, listed, order

_PER_HEAD = 4
"""The place of the amounts per inhabitant, which are left out where no number of inhabitants is known."""


def costs(material: Material) -> Table:
    """A line for each kind of cost, direction and year of a town; one that says why where no amount is known."""
    say = material.language.gettext
    rows = material.compared["compare_costs"]
    lines = [_line(material, row) for row in rows]
    lines.sort(key=by_town)
    columns: tuple[Column, ...] = (
        Column(say("Municipality")),
        Column(say("Kind")),
        Column(say("Amount"), "number"),
        Column(say("Year")),
        Column(say("Per inhabitant"), "number", say("In brackets the year that the inhabitants are of")),
        Column(say("For what, as printed"), "wide"),
        Column(say("Read as"), "text", say("Whether several amounts are a doubt, a range, or for different things")),
        Column(say("Paper")),
    )
    if not any(row["per_inhabitant_max"] for row in rows):
        columns = (*columns[:_PER_HEAD], *columns[_PER_HEAD + 1 :])
        lines = [Line(line.town, (*line.cells[:_PER_HEAD], *line.cells[_PER_HEAD + 1 :])) for line in lines]
    caption = say("Amounts by kind") if material.alone else say("Amounts by municipality and kind")
    return Table("costs", caption, columns, tuple(lines))


def _line(material: Material, row: Row) -> Line:
    town, say = material.town(row["municipality_id"]), material.language.gettext
    key = row["row_id"]
    cites = partial(material.cites, "costs", key)
    head = Cell((town,))
    if row["amount_min"] is None and row["amount_max"] is None:
        cell = material.missing(row["basis"], cites("basis") or cites("effect"))
        effect = {
            "none": say("The papers say that there are none."),
            "not_stated": say("The form is blank, or the papers are silent."),
            "not_found": say("Nothing was found, yet not everything could be read."),
        }.get(row["basis"], "")
        kind = Cell((say("Costs"), material.labels("direction", row["direction"])))
        return Line(town, (head, kind, cell, VOID, VOID, Cell((effect,)), VOID, VOID))
    amount = material.amount(row["amount_min"], row["amount_max"])
    if row["approximate"]:
        amount = say("about %s") % amount
    each = material.amount(row["per_inhabitant_min"], row["per_inhabitant_max"])
    each = f"{each} ({row['population_year']})" if each else ""
    when = [str(row["year"])] if row["year"] else [material.language.time(row["period"])] if row["period"] else []
    if row["recurring"]:
        when.append(say("every year"))
    kind_name = material.labels("cost_kind", row["cost_kind"]) or say("Costs")
    conflict = "conflict" if row["contradictory"] else ""
    read_as = material.labels("cost_relation", "contradictory" if row["contradictory"] else row["relation"])
    if row["contradictory"]:
        read_as = f"{read_as}: {_contradiction(material, row)}"
    labels = as_text(listed(row["labels"]))
    evidence = cites("amount_min", "amount_max", "contradiction") if conflict else cites("amount_min", "amount_max")
    return Line(
        town,
        (
            head,
            Cell((kind_name, material.labels("direction", row["direction"])), cites=cites("cost_kind", "direction")),
            Cell((amount,), cites=evidence or cites("amounts"), sort=order(row["amount_max"]), mark=conflict),
            Cell((" ".join(when),), cites=cites("year", "period", "recurring"), sort=order(row["year"]))
            if when
            else material.missing("not_stated", cites("year")),
            Cell((each,), cites=cites("per_inhabitant_max"), sort=order(row["per_inhabitant_max"]))
            if each
            else Cell((say("unknown"),), "void"),
            Cell(labels, cites=cites("labels")) if labels else material.missing("not_stated", cites("labels")),
            Cell((read_as,), cites=cites("contradiction") if conflict else cites("relation")),
            Cell((material.paper(row["document_id"]),)) if row["document_id"] else VOID,
        ),
    )


def _contradiction(material: Material, row: Row) -> str:
    sides = [material.language.money(value, short=True) for value in listed(row["amounts"])]
    if len(sides) > 1 or not row["contradiction"]:
        return material.language.listed(sides)
    return said(row["contradiction"], material.language)
