"""What it costs: amounts as the papers state them, ranges and contradictions as such."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from pipeline.normalize import Row
from pipeline.report.sayings import said
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, as_text, by_town, listed, order


def costs(material: Material) -> Table:
    """A line for each kind of cost, direction and year of a town; one that says why where no amount is known."""
    say = material.language.gettext
    lines = [_line(material, row) for row in material.related("costs")]
    lines.sort(key=by_town)
    columns = (
        Column(say("Municipality")),
        Column(say("Kind")),
        Column(say("Amount"), "number"),
        Column(say("Year")),
        Column(say("Per inhabitant"), "number", say("In brackets the year that the inhabitants are of")),
        Column(say("For what, as printed"), "wide"),
        Column(say("Read as"), "text", say("Whether several amounts are a doubt, a range, or for different things")),
        Column(say("Paper")),
    )
    caption = say("Amounts by kind") if material.alone else say("Amounts by municipality and kind")
    return Table("costs", caption, columns, tuple(lines))


def _line(material: Material, row: Row) -> Line:
    town, say = material.town(row["municipality_id"]), material.language.gettext
    key = row["row_id"]
    cites = partial(material.cites, "costs", key)
    head = Cell((town,))
    if row["amount_min"] is None and row["amount_max"] is None:
        cell = material.missing(row["basis"], cites("basis") or cites("effect"))
        kind = Cell((say("Costs"), material.labels("direction", row["direction"])))
        return Line(town, (head, kind, cell, *[VOID] * 5))
    amount = material.amount(row["amount_min"], row["amount_max"])
    if row["approximate"]:
        amount = say("about %s") % amount
    each = a_head(material, row["per_inhabitant_min"], row["per_inhabitant_max"], row["population_year"])
    when = [str(row["year"])] if row["year"] else [material.language.time(row["period"])] if row["period"] else []
    if row["recurring"]:
        when.append(say("every year"))
    kind_name = material.labels("cost_kind", row["cost_kind"]) or say("Costs")
    conflict = "conflict" if row["contradictory"] else ""
    relation = "contradictory" if row["contradictory"] else row["relation"]
    read_as = material.labels("cost_relation", relation)
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
            Cell((each,), cites=cites("per_inhabitant_max"), sort=order(row["per_inhabitant_max"] or 0))
            if each
            else VOID,
            Cell(labels, cites=cites("labels")) if labels else material.missing("not_stated", cites("labels")),
            Cell((read_as,), cites=cites("contradiction") if conflict else cites("relation"))
            if relation != "one"
            else VOID,
            Cell((material.paper(row["document_id"]),)) if row["document_id"] else VOID,
        ),
    )


def a_head(material: Material, low: Decimal | None, high: Decimal | None, year: int | None) -> str:
    """Amounts a head with the year of the inhabitants; nothing where these are not known. What rounds to nothing is less than a cent."""
    each = material.amount(low, high) or material.language.gettext("less than a cent")
    return f"{each} ({year})" if year else ""


def _contradiction(material: Material, row: Row) -> str:
    sides = [material.language.money(value, short=True) for value in listed(row["amounts"])]
    if len(sides) > 1 or not row["contradiction"]:
        return material.language.listed(sides)
    return said(row["contradiction"], material.language)
