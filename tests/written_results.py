"""Results written by hand: what `ratslese run` would have found in invented papers."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.answers import Paper
from pipeline.normalize import Rows, Source
from pipeline.schema import BY_NAME
from pipeline.store import Run, Store

Row = dict[str, Any]
RUN = Run("2024-01-01T00:00:00+00:00", "2024-01-01T00:00:01+00:00", "0", {}, 1)
DEFAULTS: dict[str, Row] = {
    "financial_effects": {"staffing_effect": "unstated"},
    "steering_groups": {"kind": "steering", "status": "existing"},
    "milestones": {"status": "planned"},
}


def paper(name: str, facts: Mapping[str, Sequence[Row]], text_source: str = "text", pages: int = 1) -> Paper:
    """A paper with these rows; ``rule``, ``confidence`` and ``quote`` of a row go to its evidence or have a default. A member's group
    is called by its place among the groups (``group``: 0)."""
    source = Source(name, hashlib.sha256(name.encode()).hexdigest(), "text/plain")
    key = source.document_id
    rows: Rows = {"evidence": []}
    head = {row["field"]: row["value"] for row in facts.get("head_values", ()) if row["field"] != "municipality"}
    town = next((row["value"] for row in facts.get("head_values", ()) if row["field"] == "municipality"), None)
    if town:
        rows["municipalities"] = [{"municipality_id": town, "name": town, "kind": "Stadt", "state": "NW"}]
    rows["documents"] = [
        {
            "document_id": key,
            "municipality_id": town,
            "municipality_from": "paper" if town else None,
            "named_municipality_id": town,
            "source": name,
            "sha256": source.sha256,
            "media_type": "text/plain",
            "pages": pages,
            "text_source": text_source,
            "status": "complete",
            **head,
        }
    ]
    for table, found in facts.items():
        rows[table] = [_row(rows, table, key, place, row) for place, row in enumerate(found, 1)]
    return Paper(source, rows, f"Text of {name}")


def _row(rows: Rows, table: str, document: str, place: int, given: Row) -> Row:
    columns = {column.name for column in BY_NAME[table].columns}
    identity = f"{document}/{table}/{place}"
    rows["evidence"].append(
        {
            "evidence_id": identity,
            "document_id": document,
            "page": 1,
            "char_start": given.get("at", 100 * place),
            "char_end": given.get("at", 100 * place) + 20,
            "quote": given.get("quote", f"words of {table} {place}"),
            "extractor": table,
            "rule": given.get("rule", f"{table}-rule"),
        }
    )
    if "topics" in given:
        rows.setdefault("action_field_topics", []).extend(
            {"action_field_id": identity, "document_id": document, "topic_id": topic} for topic in given["topics"]
        )
    if table == "steering_group_members":
        given = {"group_id": f"{document}/steering_groups/{given.get('group', 0) + 1}", **given}
    return {
        **DEFAULTS.get(table, {}),
        BY_NAME[table].key[0]: identity,
        "document_id": document,
        "evidence_id": identity,
        "confidence": 0.9,
        "position": place,
        **{name: value for name, value in given.items() if name in columns},
    }


def write(folder: Path, *papers: Paper) -> Path:
    """Save the papers as a run would."""
    Store(folder).save(papers, RUN)
    return folder


def write_gold(folder: Path, *annotations: Row) -> Path:
    """A JSON file an annotation."""
    folder.mkdir(parents=True, exist_ok=True)
    for annotation in annotations:
        name = Path(annotation["document"]).stem
        (folder / f"{name}.json").write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")
    return folder
