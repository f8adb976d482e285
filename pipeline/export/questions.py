"""Ready questions for Datasette: what a reader asks of the tables first, as SQL to be changed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import quote

from pipeline.export.full_text import PAGE_TEXTS

_WORDS = "CASE WHEN :words GLOB '*[\"*]*' THEN :words ELSE '\"' || replace(trim(:words), ' ', '\" \"') || '\"' END"
"""What was asked, as SQLite's full text takes it: signs inside a word are part of it; quotation marks and asterisks stay."""

_QUESTIONS: dict[str, tuple[str, str]] = {
    "words_in_papers": (
        "Where do the papers say …?",
        "SELECT m.name AS municipality, d.reference, p.page, snippet(page_texts_fts, 0, '»', '«', ' … ', 24) AS words, d.document_id"
        " FROM page_texts_fts JOIN page_texts p ON p.rowid = page_texts_fts.rowid JOIN documents d USING (document_id)"
        f" LEFT JOIN municipalities m USING (municipality_id) WHERE page_texts_fts MATCH {_WORDS} ORDER BY rank LIMIT 200",
    ),
    "largest_amounts": (
        "Which amounts do the papers state, the largest first?",
        "SELECT municipality, reference, amount, amount_max, cost_kind, direction, year, label, page, quote, document_id"
        " FROM money ORDER BY amount DESC LIMIT 200",
    ),
    "no_costs_or_silent": (
        "Which papers say that there are no costs, and which are silent?",
        "SELECT m.name AS municipality, d.reference, f.effect, f.statement, d.document_id FROM financial_effects f"
        " JOIN documents d USING (document_id) LEFT JOIN municipalities m USING (municipality_id)"
        " ORDER BY f.effect, municipality",
    ),
    "who_sits_there": (
        "Which members of groups are of a sector (migrant_organisation, welfare, politics …)?",
        'SELECT municipality, "group", kind, member, count_min, count_max, page, quote, document_id FROM who_steers'
        " WHERE :sector IN ('', sector) ORDER BY municipality",
    ),
    "topics_by_town": (
        "On how many topics do the municipalities have fields of action?",
        "SELECT t.topic_id, count(DISTINCT d.municipality_id) AS municipalities, count(*) AS fields FROM action_field_topics t"
        " JOIN action_fields a USING (action_field_id) JOIN documents d ON d.document_id = a.document_id"
        " WHERE a.status <> 'former' GROUP BY t.topic_id ORDER BY municipalities DESC, fields DESC",
    ),
    "contradictions": (
        "Where do papers contradict themselves?",
        "SELECT m.name AS municipality, d.reference, f.kind, f.message, d.document_id FROM findings f"
        " JOIN documents d USING (document_id) LEFT JOIN municipalities m USING (municipality_id)"
        " WHERE f.severity = 'conflict' ORDER BY municipality, d.document_id",
    ),
    "path_of_a_town": (
        "How did the papers of a municipality go through its committees?",
        "SELECT municipality, reference, subject, date, committee, role, result, page, document_id FROM committee_path"
        " WHERE :municipality IN ('', municipality) ORDER BY municipality, document_id, date",
    ),
}


_HINTS = {
    "words_in_papers": "Fill in words, however accented; in quotation marks they stand together; beginn* finds what begins so.",
    "who_sits_there": "Of every sector where none is filled in.",
    "path_of_a_town": "Of every municipality where none is filled in.",
}
"""What is to be filled into the fields of a question."""


def questions(*, searchable: bool) -> dict[str, Any]:
    """The questions as Datasette takes them; those about words only where there is a full text."""
    return {
        name: {"title": title, "sql": sql} | ({"description": hint} if (hint := _HINTS.get(name)) else {})
        for name, (title, sql) in _QUESTIONS.items()
        if searchable or PAGE_TEXTS not in sql
    }


def start_page(summary: str, database: str, names: Iterable[str]) -> str:
    """The first page: what the results are, and the questions as links."""
    place = f"/{quote(database)}"
    links = "".join(f'<li><a href="{place}/{name}">{escape(_QUESTIONS[name][0])}</a></li>' for name in names)
    return f"<p>{escape(summary)}</p><ul>{links}</ul>"
