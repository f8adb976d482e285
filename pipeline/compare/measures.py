"""Measures of concepts side by side: which town does what, in which field, who answers for it, how far it is, and at what cost.

What became of a measure between two concepts of a town, or a concept and its report, is told by its number or label: new, continued,
done, or dropped where the later paper has it no more. Amounts stand beside each other and are never added up.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.compare.basis import Cells, places
from pipeline.compare.material import Material
from pipeline.compare.schema import MEASURE_GROUPS, MEASURES
from pipeline.compare.towns import Town
from pipeline.compare.undertakings import documents
from pipeline.normalize import Row
from pipeline.quality.similarity import alike, folded

_SAME = 0.85
_COLUMNS = "code label field topics responsible sectors status period amount amount_max recurring earlier change"
_GROUP_COLUMNS = "measures with_amount amount_min amount_max"
_BY = {"topic": "topics", "sector": "sectors", "status": "status", "year": "years"}


def measures(material: Material, towns: Sequence[Town], cells: Cells) -> tuple[list[Row], list[Row]]:
    """A row for every measure of every town, and a row for every topic, sector, status and year that its measures have."""
    rows = [row for town in towns for row in _of_town(material, town, cells)]
    return rows, [group for town in towns for group in _groups(town, rows, cells)]


def _of_town(material: Material, town: Town, cells: Cells) -> Iterator[Row]:
    """The measures of each paper, the oldest first; what the paper before had and this one has no more is dropped."""
    before: list[Row] = []
    undertaking_of = {document: each.id for each in town.compared for document in each.documents}
    for document in documents(town.compared):
        found = material.of("measures", [document])
        if not found:
            continue
        undertaking = undertaking_of[document]
        matched: set[str] = set()
        for measure in found:
            earlier = _earlier(measure, [row for row in before if row["measure_id"] not in matched])
            if earlier is not None:
                matched.add(earlier["measure_id"])
            yield _row(
                material, town, undertaking, measure, earlier, _change(measure, earlier, known=bool(before)), cells
            )
        for measure in before:
            if measure["measure_id"] not in matched:
                yield _row(material, town, undertaking, measure, measure, "dropped", cells)
        before = found


def _earlier(measure: Row, before: Sequence[Row]) -> Row | None:
    """The same measure in the paper before: by its label, or by number and a label that is alike."""
    label = folded(measure["label"])
    for row in before:
        if folded(row["label"]) == label:
            return row
    close = [(alike(row["label"], measure["label"]), row) for row in before]
    best = max(close, key=lambda pair: pair[0], default=None)
    if best is None:
        return None
    same_code = measure["code"] and folded(measure["code"]) == folded(best[1]["code"])
    return best[1] if best[0] >= (_SAME - 0.2 if same_code else _SAME) else None


def _change(measure: Row, earlier: Row | None, *, known: bool) -> str | None:
    """What became of a measure; None in a town's first concept, where nothing is known from before."""
    if not known:
        return None
    if earlier is None:
        return "new"
    return "done" if measure["status"] == "done" and earlier["status"] != "done" else "continued"


def _row(
    material: Material,
    town: Town,
    undertaking: str,
    measure: Row,
    earlier: Row | None,
    change: str | None,
    cells: Cells,
) -> Row:
    document = measure["document_id"]
    actors = [
        row
        for row in material.of("measure_actors", [document])
        if row["measure_id"] == measure["measure_id"] and row["role"] == "responsible"
    ]
    topics = [
        row["topic_id"]
        for row in material.of("action_field_topics", [document])
        if row["action_field_id"] == measure["action_field_id"]
    ]
    row_id = f"{undertaking}/{measure['measure_id']}" + ("/dropped" if change == "dropped" else "")
    cells.rest_on(MEASURES.name, row_id, _COLUMNS, places([measure, *actors]))
    return {
        "row_id": row_id,
        "municipality_id": town.id,
        "undertaking_id": undertaking,
        "measure_id": measure["measure_id"],
        **{name: measure[name] for name in ("code", "label", "field", "status", "period")},
        **{name: measure[name] for name in ("amount", "amount_max", "recurring", "date_start", "date_end")},
        "topics": json.dumps(sorted(set(topics))),
        "responsible": json.dumps([row["name"] for row in actors], ensure_ascii=False),
        "sectors": json.dumps(sorted({row["sector"] for row in actors if row["sector"]})),
        "earlier": earlier["measure_id"] if earlier is not None else None,
        "change": change,
    }


def _groups(town: Town, rows: Sequence[Row], cells: Cells) -> Iterator[Row]:
    """How many measures a town has by topic, sector, status and year of beginning, and the least and greatest amount among them."""
    current = [row for row in rows if row["municipality_id"] == town.id and row["change"] != "dropped"]
    for by, column in _BY.items():
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in current:
            for value in _values(row, column):
                grouped[value].append(row)
        for value, group in sorted(grouped.items()):
            row_id = f"{town.id}/{by}/{value}"
            amounts = sorted(row["amount"] for row in group if row["amount"] is not None)
            for row in group:
                cells.rest_on(
                    MEASURE_GROUPS.name, row_id, _GROUP_COLUMNS, cells.of(MEASURES.name, row["row_id"], "label")
                )
            yield {
                "row_id": row_id,
                "municipality_id": town.id,
                "by": by,
                "value": value,
                "measures": len(group),
                "with_amount": len(amounts),
                "amount_min": amounts[0] if amounts else None,
                "amount_max": amounts[-1] if amounts else None,
            }


def _values(row: Row, column: str) -> list[str]:
    if column == "years":
        return [str(row["date_start"])[:4]] if row["date_start"] else []
    if column == "status":
        return [row["status"]] if row["status"] else []
    found: list[str] = json.loads(row[column])
    return found
