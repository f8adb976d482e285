"""What undertakings cost and bring in: amounts beside each other, never added up.

Only amounts that are the measure's own count (``costs.scope``).

Amounts of one kind, direction, year and rhythm stand in one row. Where the paper itself gives several for one thing they are a
range of doubt, in the row of the year that one of them has; several amounts for different things are their span.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.compare.basis import NONE, STATED, Cells, Place, places, silence
from pipeline.compare.material import Material
from pipeline.compare.schema import COSTS
from pipeline.compare.towns import Town, Undertaking
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
    expense = False
    for undertaking in town.undertakings:
        for row in _of_undertaking(material, town, undertaking, cells):
            expense = expense or row["direction"] == "expense"
            yield row
    if not expense:
        yield _no_expense(material, town, cells)


def _of_undertaking(material: Material, town: Town, undertaking: Undertaking, cells: Cells) -> Iterator[Row]:
    grouped: dict[Key, list[Row]] = defaultdict(list)
    every = [cost for cost in material.of("costs", undertaking.documents) if cost["scope"] == "measure"]
    years = _years_of_doubt(material, undertaking, every)
    for cost in every:
        grouped[_key(cost, years.get(cost["cost_id"]))].append(cost)
    effect, _ = _effect(material, undertaking)
    for key in sorted(grouped, key=_order):
        direction, kind, year, period, recurring = key
        stated = grouped[key]
        amounts = sorted({_amount(cost) for cost in stated}, key=lambda amount: (amount[0], amount[1] or amount[0]))
        low, high = amounts[0][0], max(most or least for least, most in amounts)
        doubts, sides, linked = _contradictions(material, undertaking, stated)
        between = _between_papers(stated)
        doubts += between
        row_id = f"{undertaking.id}/{'/'.join(str(part) for part in (direction, kind, year or '-', period or '-'))}"
        row_id += "/yearly" if recurring else ""
        yield {
            **_head(town, undertaking, row_id, direction),
            "cost_kind": kind,
            "year": year,
            "period": period,
            "recurring": recurring,
            "amount_min": low,
            "amount_max": high,
            "amounts": json.dumps([_written(amount) for amount in amounts]),
            "distinct_amounts": len(amounts),
            "relation": _relation(amounts, linked, bool(between)),
            "contradictory": bool(doubts),
            "contradiction": "; ".join(dict.fromkeys(doubts)) or None,
            "approximate": any(cost["approximate"] for cost in stated),
            "per_inhabitant_min": per_head(low, town.row),
            "per_inhabitant_max": per_head(high, town.row),
            "population_year": town.row["population_year"],
            "labels": _labels(stated),
            "effect": effect,
            "basis": STATED,
        }
        cells.rest_on(TABLE, row_id, _EVERY_COLUMN, places(stated))
        cells.rest_on(TABLE, row_id, "contradictory contradiction", sides)
        cells.rest_on(TABLE, row_id, "effect", _effect(material, undertaking)[1])


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


def _head(town: Town, undertaking: Undertaking, row_id: str, direction: str) -> Row:
    return {
        "row_id": row_id,
        "municipality_id": town.id,
        "undertaking_id": undertaking.id,
        "direction": direction,
    }


def _no_expense(material: Material, town: Town, cells: Cells) -> Row:
    """A town's row where no paper states an expense: because one says “none”, or because they are silent."""
    undertakings = (town.leading, *(u for u in town.undertakings if u is not town.leading))
    told = [(undertaking, *_effect(material, undertaking)) for undertaking in undertakings]
    undertaking, effect, found = next((entry for entry in told if entry[1] == "no"), told[0])
    row_id = f"{town.id}/no-expense"
    if effect == "no":
        basis = NONE
    else:
        basis, silent = silence(material, town.documents, "costs", "financial_effects")
        found = [*found, *(place for place in silent if place.evidence_id or not found)]
    cells.rest_on(TABLE, row_id, f"{_EVERY_COLUMN} effect", found)
    head = _head(town, undertaking, row_id, "expense")
    return {
        **COSTS.blank,
        **head,
        "amounts": "[]",
        "distinct_amounts": 0,
        "labels": "[]",
        "effect": effect,
        "basis": basis,
    }


def _effect(material: Material, undertaking: Undertaking) -> tuple[str | None, list[Place]]:
    """What the forms of an undertaking say: the last one that says anything."""
    forms = material.of("financial_effects", undertaking.documents)
    if not forms:
        return None, []
    said = next((form for form in reversed(forms) if form["effect"] != "unstated"), forms[-1])
    return said["effect"], places([said])


def _amount(cost: Row) -> Amount:
    return cost["amount"], cost["amount_max"] if cost["amount_max"] != cost["amount"] else None


def _written(amount: Amount) -> str:
    """``21568.75``; a stated range as ``5000.00/7500.00``."""
    return "/".join(str(end) for end in amount if end is not None)


def _labels(stated: Sequence[Row]) -> str:
    labels = {folded(cost["label"]): cost["label"] for cost in reversed(stated) if cost["label"]}
    return json.dumps([*reversed(labels.values())], ensure_ascii=False)


def _contradictions(
    material: Material, undertaking: Undertaking, stated: Sequence[Row]
) -> tuple[list[str], list[Place], set[Amount]]:
    """The findings that touch one of these amounts: in words, their other sides, and the amounts given for one thing."""
    doubts, sides, linked = [], [], set[Amount]()
    for finding in material.of("findings", undertaking.documents):
        if finding["kind"] not in _CONTRADICTED:
            continue
        touched = {_amount(cost) for cost in _touched(material, finding, stated)}
        if touched:
            doubts.append(finding["message"])
            sides += [Place(finding["document_id"], side) for side in _sides(finding)]
            if finding["kind"] in _ONE_THING and len(touched) > 1:
                linked |= touched
    return doubts, sides, linked


def _touched(material: Material, finding: Row, costs: Sequence[Row]) -> list[Row]:
    """The amounts that a finding is about."""
    sides = _sides(finding)
    return [
        cost
        for cost in costs
        if cost["document_id"] == finding["document_id"]
        and any(material.overlap(cost["evidence_id"], side) for side in sides)
    ]


def _sides(finding: Row) -> list[str]:
    return list(json.loads(finding["evidence_ids"] or "[]"))


def _between_papers(stated: Sequence[Row]) -> list[str]:
    """Amounts that two papers of the undertaking give under the same name."""
    named: dict[str, dict[Amount, Row]] = defaultdict(dict)
    for cost in stated:
        if cost["label"]:
            named[folded(cost["label"])].setdefault(_amount(cost), cost)
    return [
        f"{next(iter(of.values()))['label']}: {', '.join(_written(amount) for amount in of)} in different papers"
        for of in named.values()
        if len(of) > 1 and len({cost["document_id"] for cost in of.values()}) == len(of)
    ]


def _relation(amounts: Sequence[Amount], linked: set[Amount], between: bool) -> str:
    if len(amounts) == 1:
        return "one" if amounts[0][1] is None else "range"
    return "contradictory" if linked >= set(amounts) or (between and len(amounts) == 2) else "several"
