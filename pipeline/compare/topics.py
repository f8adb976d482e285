"""Which topics the fields of action of each town are about: a cell for every town and topic. The fields are those of the undertaking
that has the last word on them, not a union over the years."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from pipeline.compare.basis import STATED, Cells, places, silence
from pipeline.compare.material import Material
from pipeline.compare.towns import Town
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

TABLE = "compare_topics"
_COUNTS = "fields adopted proposed former wordings basis"
_LAST = "other"


def topic_ids(material: Material, towns: Iterable[Town]) -> list[str]:
    """All topics of the codebook in its order, then those that only the results know; ``other`` stands last."""
    known = dict.fromkeys(material.codebook["topics"])
    known |= dict.fromkeys(
        row["topic_id"] for town in towns for row in material.of("action_field_topics", town.documents)
    )
    return sorted(known, key=lambda topic: topic == _LAST)


def topics(material: Material, towns: list[Town], cells: Cells) -> list[Row]:
    """The dense table, town by town in the order of the codebook."""
    ids = topic_ids(material, towns)
    return [row for town in towns for row in _of_town(material, town, ids, cells)]


def _of_town(material: Material, town: Town, ids: list[str], cells: Cells) -> Iterable[Row]:
    holding = town.holding.get("fields")
    papers = holding.counting("fields") if holding else ()
    fields = material.of("action_fields", papers)
    topic_of: dict[str, list[str]] = defaultdict(list)
    for row in material.of("action_field_topics", papers):
        topic_of[row["action_field_id"]].append(row["topic_id"])
    basis, silent = silence(material, papers or town.scope, "action_fields")
    for topic in ids:
        named = [row for row in fields if topic in topic_of[row["action_field_id"]]]
        row_id = f"{town.id}/{topic}"
        # what the papers say last of a field holds: proposed in one, adopted in the next
        status = {folded(row["label"]): row["status"] for row in named}
        wordings = {folded(row["label"]): row["label"] for row in reversed(named)}
        yield {
            "row_id": row_id,
            "municipality_id": town.id,
            "topic_id": topic,
            "fields": len(status) if fields else None,
            **{name: _count(status, name) if fields else None for name in ("adopted", "proposed", "former")},
            "wordings": json.dumps([wordings[label] for label in status], ensure_ascii=False),
            "basis": STATED if named else basis,
            "undertaking_id": holding.id if holding else None,
            "year": holding.year if holding else None,
        }
        cells.rest_on(TABLE, row_id, f"{_COUNTS} year", places(named) or silent)


def _count(status: dict[str, str | None], wanted: str) -> int:
    return sum(value == wanted for value in status.values())
