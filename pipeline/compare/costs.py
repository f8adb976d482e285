"""What undertakings cost and bring in: amounts beside each other, never added up.

Only amounts that are the measure's own count (``costs.scope``).

A row is an amount of a kind, direction, year and rhythm. Where the papers give several for one thing they are one row, a range of doubt,
in the year that one of them has; amounts for different things are rows of their own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.compare.basis import NONE, STATED, Cells, Place, labels, places, silence
from pipeline.compare.material import Material
from pipeline.compare.schema import COSTS
from pipeline.compare.towns import Town
from pipeline.compare.undertakings import Undertaking
from pipeline.normalize import Row
from pipeline.quality.similarity import folded
from pipeline.register.heads import per_head

TABLE = "compare_costs"
_EVERY_COLUMN = (
    "cost_kind direction year period recurring"
    " amount_min amount_max amounts distinct_amounts relation contradictory contradiction approximate per_inhabitant_min"
    " per_inhabitant_max population_year labels basis"
)
_ONE_THING = frozenset(("amounts-differ", "sum-differs"))
_CONTRADICTED = _ONE_THING | {"no-effect-but-costs"}
Amount = tuple[Decimal, Decimal | None]
Key = tuple[str, str, int | None, str | None, bool]


def costs(material: Material, towns: list[Town], cells: Cells) -> list[Row]:
    """The rows of all towns; one without an amount where no expense is stated."""
    return [row for town in towns for row in _of_town(material, town, cells)]


def _of_town(material: Material, town: Town, cells: Cells) -> Iterator[Row]:
    of_row = {"expense": town.holding.get("costs"), "revenue": town.holding.get("costs") or town.holding.get("grants")}
    if of_row["revenue"] and not _tells(material, of_row["revenue"], "revenue"):
        of_row["revenue"] = town.holding.get("grants")
    for undertaking in town.compared:
        for row in _of_undertaking(material, town, undertaking, cells):
            yield row | {"of_row": town.known and undertaking is of_row[row["direction"]]}
    if town.known and of_row["expense"] is None:
        yield _no_expense(material, town, cells)


def _of_undertaking(material: Material, town: Town, undertaking: Undertaking, cells: Cells) -> Iterator[Row]:
    grouped: dict[Key, list[Row]] = defaultdict(list)
    every = _measure(material, undertaking)
    years = _years_of_doubt(material, undertaking, every)
    for cost in every:
        grouped[_key(cost, years.get(cost["cost_id"]))].append(cost)
    for key in sorted(grouped, key=_order):
        things = _things(material, undertaking, grouped[key])
        for stated in things:
            yield _row(material, town, undertaking, key, stated, len(things) > 1, cells)


def _measure(material: Material, undertaking: Undertaking) -> list[Row]:
    """The amounts that are the measure's own, of the papers that count for costs."""
    return [cost for cost in material.of("costs", undertaking.counting("costs")) if cost["scope"] == "measure"]


def _tells(material: Material, undertaking: Undertaking, direction: str) -> bool:
    return any((cost["direction"] or "expense") == direction for cost in _measure(material, undertaking))


def _things(material: Material, undertaking: Undertaking, stated: Sequence[Row]) -> list[list[Row]]:
    """The amounts of a kind and year, those for one thing together: only like amounts make a range. The smallest comes first.

    They are of one thing where they are the same, where a finding says so, or where two papers give them under one name.
    """
    found: list[set[Amount]] = []
    for linked in [
        *_contradictions(material, undertaking, stated)[2],
        *(set(of) for of in _between_papers(stated).values()),
        *({_amount(cost)} for cost in stated),
    ]:
        touching = [thing for thing in found if thing & linked]
        found = [thing for thing in found if not thing & linked] + [linked.union(*touching)]
    things = [[cost for cost in stated if _amount(cost) in thing] for thing in found]
    return sorted(things, key=lambda thing: min(_amount(cost)[0] for cost in thing))


def _row(
    material: Material,
    town: Town,
    undertaking: Undertaking,
    key: Key,
    stated: Sequence[Row],
    one_of_several: bool,
    cells: Cells,
) -> Row:
    direction, kind, year, period, recurring = key
    amounts = sorted({_amount(cost) for cost in stated}, key=lambda amount: (amount[0], amount[1] or amount[0]))
    low, high = amounts[0][0], max(most or least for least, most in amounts)
    doubts, sides, _ = _contradictions(material, undertaking, stated)
    doubts += _differing(stated)
    row_id = f"{undertaking.id}/{'/'.join(str(part) for part in (direction, kind, year or '-', period or '-'))}"
    row_id += "/yearly" * recurring + f"/{_written(amounts[0])}" * one_of_several
    cells.rest_on(TABLE, row_id, _EVERY_COLUMN, places(stated))
    cells.rest_on(TABLE, row_id, "contradictory contradiction", sides)
    cells.rest_on(TABLE, row_id, "effect", _effect(material, undertaking)[1])
    return {
        **_head(undertaking, row_id, direction),
        "cost_kind": kind,
        "year": year,
        "period": period,
        "recurring": recurring,
        "amount_min": low,
        "amount_max": high,
        "amounts": json.dumps([_written(amount) for amount in amounts]),
        "distinct_amounts": len(amounts),
        "relation": _relation(amounts),
        "contradictory": bool(doubts),
        "contradiction": "; ".join(dict.fromkeys(doubts)) or None,
        "approximate": any(cost["approximate"] for cost in stated),
        "per_inhabitant_min": per_head(low, town.row),
        "per_inhabitant_max": per_head(high, town.row),
        "population_year": town.row["population_year"],
        "labels": labels(stated),
        "effect": _effect(material, undertaking)[0],
        "document_id": stated[0]["document_id"],
        "basis": STATED,
    }


def _years_of_doubt(material: Material, undertaking: Undertaking, every: Sequence[Row]) -> dict[str, int]:
    """The year of amounts that state none, but differ from one for the same thing that does: by their keys."""
    years: dict[str, int] = {}
    for finding in material.of("findings", undertaking.documents):
        if finding["kind"] in _ONE_THING:
            touched = _touched(material, finding, every)
            known = {cost["year"] for cost in touched if cost["year"]}
            if len(known) == 1:
                years |= {cost["cost_id"]: min(known) for cost in touched if not (cost["year"] or cost["period"])}
    return years


def _key(cost: Row, year: int | None) -> Key:
    return (
        cost["direction"] or "expense",
        cost["cost_kind"] or "other",
        cost["year"] or year,
        cost["period"],
        bool(cost["recurring"]),
    )


def _order(key: Key) -> tuple[str, str, int, str, bool]:
    direction, kind, year, period, recurring = key
    return direction, kind, year or 0, period or "", recurring


def _head(undertaking: Undertaking, row_id: str, direction: str) -> Row:
    return {
        "row_id": row_id,
        "municipality_id": undertaking.town,
        "undertaking_id": undertaking.id,
        "direction": direction,
    }


def _no_expense(material: Material, town: Town, cells: Cells) -> Row:
    """A town's row where no paper states an expense: because one says “none”, or because they are silent."""
    told = [(each, *_effect(material, each)) for each in sorted(town.about, key=lambda each: each is not town.leading)]
    silent: tuple[Undertaking, str | None, list[Place]] = (town.leading, None, [])
    undertaking, effect, found = next((entry for entry in told if entry[1] == "no"), (told or [silent])[0])
    row_id = f"{town.id}/no-expense"
    if effect == "no":
        basis = NONE
    else:
        basis, unread = silence(material, town.scope, "costs", "financial_effects")
        found = [*found, *(place for place in unread if place.evidence_id or not found)]
    cells.rest_on(TABLE, row_id, f"{_EVERY_COLUMN} effect", found)
    head = _head(undertaking, row_id, "expense")
    return {
        **COSTS.blank,
        **head,
        "amounts": "[]",
        "distinct_amounts": 0,
        "labels": "[]",
        "effect": effect,
        "of_row": True,
        "document_id": found[0].document_id if found else town.leading.id,
        "basis": basis,
    }


def _effect(material: Material, undertaking: Undertaking) -> tuple[str | None, list[Place]]:
    """What the forms of an undertaking say: the last one that says anything."""
    forms = material.of("financial_effects", undertaking.counting("costs"))
    if not forms:
        return None, []
    said = next((form for form in reversed(forms) if form["effect"] != "unstated"), forms[-1])
    return said["effect"], places([said])


def _amount(cost: Row) -> Amount:
    return cost["amount"], cost["amount_max"] if cost["amount_max"] != cost["amount"] else None


def _written(amount: Amount) -> str:
    """``21568.75``; a stated range as ``5000.00/7500.00``."""
    return "/".join(str(end) for end in amount if end is not None)


def _contradictions(
    material: Material, undertaking: Undertaking, stated: Sequence[Row]
) -> tuple[list[str], list[Place], list[set[Amount]]]:
    """The findings that touch one of these amounts: in words, their other sides, and the amounts that each gives for one thing."""
    doubts, sides, linked = [], [], list[set[Amount]]()
    for finding in material.of("findings", undertaking.documents):
        if finding["kind"] not in _CONTRADICTED:
            continue
        touched = {_amount(cost) for cost in _touched(material, finding, stated)}
        if touched:
            doubts.append(finding["message"])
            sides += [Place(finding["document_id"], side) for side in material.sides(finding)]
            if finding["kind"] in _ONE_THING and len(touched) > 1:
                linked.append(touched)
    return doubts, sides, linked


def _touched(material: Material, finding: Row, costs: Sequence[Row]) -> list[Row]:
    """The amounts that a finding is about."""
    sides = material.sides(finding)
    return [
        cost
        for cost in costs
        if cost["document_id"] == finding["document_id"]
        and any(material.overlap(cost["evidence_id"], side) for side in sides)
    ]


def _between_papers(stated: Sequence[Row]) -> dict[str, dict[Amount, Row]]:
    """The amounts that two papers of the undertaking give under the same name, by it."""
    named: dict[str, dict[Amount, Row]] = defaultdict(dict)
    for cost in stated:
        if cost["label"]:
            named[folded(cost["label"])].setdefault(_amount(cost), cost)
    return {
        label: of
        for label, of in named.items()
        if len(of) > 1 and len({cost["document_id"] for cost in of.values()}) == len(of)
    }


def _differing(stated: Sequence[Row]) -> list[str]:
    return [
        f"{next(iter(of.values()))['label']}: {', '.join(_written(amount) for amount in of)} in different papers"
        for of in _between_papers(stated).values()
    ]


def _relation(amounts: Sequence[Amount]) -> str:
    if len(amounts) == 1:
        return "one" if amounts[0][1] is None else "range"
    return "contradictory"
