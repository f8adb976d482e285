"""What Datasette shows beside the tables: titles, meanings of columns, facets, order, licence.

Its own ``units`` are not used: it would show 21.568,75 € as “21.56875 k€”. The meaning of a column says its unit.
"""

from __future__ import annotations

from typing import Any

from pipeline.columns import TableSpec
from pipeline.export.about import REGISTER_LICENCES, TITLE, summary
from pipeline.export.contents import Contents
from pipeline.export.full_text import PAGE_TEXTS
from pipeline.export.questions import questions, start_page

_FACETS = {
    "municipalities": ["state", "kind"],
    "documents": ["municipality_id", "paper_type", "text_source", "status"],
    "pages": ["source", "reason"],
    "evidence": ["extractor", "rule"],
    "findings": ["severity", "kind"],
    "failures": ["error_code", "stage"],
    "codebook": ["kind", "version"],
    "head_values": ["field"],
    "consultations": ["committee_kind", "role", "public"],
    "action_fields": ["status"],
    "action_field_topics": ["topic_id"],
    "costs": ["cost_kind", "direction", "year", "recurring"],
    "financial_effects": ["effect", "staffing_effect"],
    "staffing": ["unit"],
    "steering_groups": ["kind", "status"],
    "steering_group_members": ["sector", "member_kind", "role"],
    "external_partners": ["role"],
    "measures": ["status", "field", "priority"],
    "measure_actors": ["role", "sector"],
    "sections": ["kind", "level"],
    "milestones": ["status"],
    "decisions": ["action"],
    "facts": ["kind", "municipality"],
    "committee_path": ["municipality", "committee_kind", "role"],
    "money": ["municipality", "cost_kind", "direction", "year"],
    "fields_and_topics": ["municipality", "status"],
    "measures_and_actors": ["municipality", "field", "status", "role", "sector"],
    "who_steers": ["municipality", "kind", "sector"],
}
_LABELS = {
    "municipalities": "name",
    "documents": "source",
    "evidence": "quote",
    "action_fields": "label",
    "steering_groups": "name",
}
"""The column whose words stand in a link to a row."""
_VIEWS = {
    "facts": "Every fact of every paper: where it stands, what it says, how it was read.",
    "committee_path": "The Beratungsfolge of every paper with town, subject and place on the page.",
    "money": "Every amount with town, subject and place on the page. Amounts overlap: do not add them up.",
    "fields_and_topics": "The fields of action of every paper with their topics.",
    "measures_and_actors": "The measures of concepts with who answers for them, when, how far they are and at what cost.",
    "who_steers": "Steering groups and their members.",
}
_SEARCHED = {
    PAGE_TEXTS: {
        "title": PAGE_TEXTS,
        "description": "The text of every page, to be searched: words however accented, “several words”, beginn*.",
        "facets": ["document_id"],
    },
    f"{PAGE_TEXTS}_fts": {"hidden": True},
}


def metadata(contents: Contents, database: str, *, searchable: bool = False) -> dict[str, Any]:
    """The metadata of a database file called ``database``.sqlite, ``searchable`` where the texts of the papers are in it.

    Its first page leads to ready questions.
    """
    tables = {table.name: _table(table) for table in contents.tables}
    views = {name: {"description": about, "facets": _FACETS[name]} for name, about in _VIEWS.items()}
    asked = questions(searchable=searchable)
    held: dict[str, Any] = {"tables": tables | views | (_SEARCHED if searchable else {}), "queries": asked}
    return {
        "title": TITLE,
        "description_html": start_page(summary(contents), database, asked),
        "databases": {database: held},
    }


def _table(table: TableSpec) -> dict[str, Any]:
    about: dict[str, Any] = {
        "title": table.name,
        "description": table.about,
        "columns": {column.name: column.about for column in table.columns},
    }
    columns = {column.name for column in table.columns}
    if facets := [column for column in _FACETS.get(table.name, _facets(table)) if column in columns]:
        about["facets"] = facets
    if table.name == "municipalities":
        about["license"] = "; ".join(licence["title"] for licence in REGISTER_LICENCES)
        about["license_url"] = REGISTER_LICENCES[0]["path"]
    if table.name in _LABELS:
        about["label_column"] = _LABELS[table.name]
    if "amount" in columns:
        about["sort_desc"] = "amount"
    elif "date" in columns:
        about["sort"] = "date"
    elif "position" in columns:
        about["sort"] = "position"
    return about


def _facets(table: TableSpec) -> list[str]:
    """Columns of a comparison by which one would tell its rows apart."""
    return [
        column.name for column in table.columns if column.name in ("municipality_id", "basis", "kind", "by", "says")
    ]
