"""The tables that ratslese writes, column by column: the one place that SQLite, Parquet, CSV and the docs are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "integer", "real", "decimal", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, and in ``refers`` the table.column that it points to."""

    name: str
    type: Type
    about: str
    refers: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table. ``key`` is its primary key; the first column of a fact table."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def is_fact(self) -> bool:
        return any(column.name == "confidence" for column in self.columns)


def _text(name: str, about: str, refers: str | None = None, *, required: bool = False) -> Column:
    return Column(name, "text", about, refers, required)


def _whole(name: str, about: str) -> Column:
    return Column(name, "integer", about)


def _number(name: str, about: str, type_: Type = "real") -> Column:
    return Column(name, type_, about)


def _flag(name: str, about: str) -> Column:
    return Column(name, "boolean", about)


def _day(name: str, about: str) -> Column:
    return Column(name, "date", about)


_DOCUMENT = _text("document_id", "the paper", "documents.document_id", required=True)


def _facts(name: str, about: str, key: str, *columns: Column) -> TableSpec:
    """A fact table: its own columns between the common ones."""
    return TableSpec(
        name,
        about,
        (
            _text(key, "stable key: paper, table, place in the text", required=True),
            _DOCUMENT,
            *columns,
            _text("evidence_id", "where the paper says it", "evidence.evidence_id", required=True),
            Column(
                "confidence", "real", "0 to 1: how often the rule is right, lowered by doubtful reading", required=True
            ),
            Column("position", "integer", "reading order within the paper and table, from 1", required=True),
        ),
        (key,),
    )


TABLES: tuple[TableSpec, ...] = (
    TableSpec(
        "municipalities",
        "Towns and counties whose papers were read.",
        (
            _text("municipality_id", "AGS where known, else kind and name", required=True),
            _text("name", "name without “Stadt” or “Landkreis”", required=True),
            _text("kind", "Stadt, Landkreis, Gemeinde, Bezirk …"),
            _text("state", "two-letter code of the Land"),
            _text("ags", "official municipality key: 8 digits, 5 for a county"),
            _whole("population", "inhabitants, from the register that ships with ratslese"),
        ),
        ("municipality_id",),
    ),
    TableSpec(
        "documents",
        "Papers that were read.",
        (
            _text("document_id", "first 16 hex digits of the file's SHA-256", required=True),
            _text("municipality_id", "whose paper it is", "municipalities.municipality_id"),
            _text("source", "path as given", required=True),
            _text("sha256", "digest of the file", required=True),
            _text("media_type", "application/pdf, text/plain, text/html"),
            _whole("pages", "number of pages"),
            _whole("pages_without_text", "pages that have no text layer and need OCR: nothing on them was read"),
            _text("text_source", "digital, ocr, mixed, text"),
            _number("ocr_confidence", "page-weighted mean confidence of recognised words; NULL without OCR"),
            _text("reference", "number of the paper (Vorlagennummer) as printed"),
            _text("paper_type", "Sitzungsvorlage, Beschlussvorlage, Antrag, Niederschrift …"),
            _text("subject", "Betreff"),
            _day("date", "the paper's own date"),
            _text("department", "department in charge as printed"),
            _text("author", "author as printed"),
            _text("status", "complete, or partial: a page or a step could not be read, see findings"),
        ),
        ("document_id",),
    ),
    TableSpec(
        "evidence",
        "Where a paper says what a fact states: one row a page that the words stand on.",
        (
            _text("evidence_id", "stable key", required=True),
            _DOCUMENT,
            _whole("page", "page, from 1"),
            _number("x0", "left edge in PDF points; NULL for text without pages"),
            _number("top", "upper edge in PDF points from the top of the page as shown"),
            _number("x1", "right edge in PDF points"),
            _number("bottom", "lower edge in PDF points"),
            _text("boxes", "JSON list of [x0, top, x1, bottom], one a printed line"),
            _whole("char_start", "first character in the paper's text (texts/DOCUMENT_ID.txt)"),
            _whole("char_end", "one past the last character"),
            _text("quote", "the words", required=True),
            _text("extractor", "extractor that found them"),
            _text("rule", "rule that read them"),
            _text("continues", "evidence_id of the first part, where a quote runs over pages", "evidence.evidence_id"),
        ),
        ("evidence_id",),
    ),
    TableSpec(
        "findings",
        "Contradictions and oddities inside a paper, and signs of facts that nothing read.",
        (
            _text("finding_id", "stable key", required=True),
            _DOCUMENT,
            _text("kind", "amounts-differ, session-before-paper, unread …", required=True),
            _text("severity", "info, warning, conflict", required=True),
            _text("message", "the finding in a sentence", required=True),
            _text("evidence_ids", "JSON list of the evidence of every side"),
        ),
        ("finding_id",),
    ),
    TableSpec(
        "failures",
        "Inputs that could not be read, and why. Documents and failures together are all inputs.",
        (
            _text("source", "path as given", required=True),
            _text("sha256", "digest of the file, where it could be read"),
            _text("stage", "find, read, extract", required=True),
            _text("error_code", "short code, see docs/architecture.md", required=True),
            _text("message", "cause, and what to do about it", required=True),
        ),
        ("source",),
    ),
    TableSpec(
        "runs",
        "Runs of the program over these results.",
        (
            _text("run_id", "number of the run", required=True),
            _text("started", "UTC"),
            _text("finished", "UTC"),
            _text("version", "version of ratslese"),
            _text("config", "JSON: options of the run"),
            _whole("inputs", "files looked at"),
            _whole("documents", "papers in the results after the run"),
            _whole("failures", "inputs of the results that could not be read"),
        ),
        ("run_id",),
    ),
    _facts(
        "head_values",
        "The document head again, a row a value: what `documents` and `municipalities` say, each with its place in the paper.",
        "head_value_id",
        _text("field", "municipality, reference, paper_type, subject, date, department, author", required=True),
        _text("value", "the value as it stands in `documents` or `municipalities`", required=True),
    ),
    _facts(
        "consultations",
        "Beratungsfolge: the committees that deal with the paper, and when.",
        "consultation_id",
        _text("committee", "committee as printed", required=True),
        _text("committee_kind", "codebook id"),
        _day("date", "day of the session; NULL where the paper names none"),
        _text("role", "Vorberatung, Entscheidung, Kenntnisnahme … as printed"),
        _flag("authoritative", "whether this committee decides"),
        _flag("public", "public session; NULL where the paper does not say"),
        _text("agenda_item", "TOP"),
        _text("session_number", "number of the session"),
        _text("result", "Abstimmungsergebnis as printed"),
    ),
    _facts(
        "action_fields",
        "Handlungsfelder of the concept.",
        "action_field_id",
        _text("code", "the paper's own numbering"),
        _text("label", "name of the field as printed", required=True),
        _text("parent_id", "the field that this is a focus of", "action_fields.action_field_id"),
        _text("status", "adopted, proposed, former"),
    ),
    TableSpec(
        "action_field_topics",
        "Topics of the action fields; a field may carry several.",
        (
            _text("action_field_id", "the field", "action_fields.action_field_id", required=True),
            _DOCUMENT,
            _text("topic_id", "codebook id", required=True),
        ),
        ("action_field_id", "topic_id"),
    ),
    _facts(
        "costs",
        "Amounts that the measure costs, brings in or is budgeted with.",
        "cost_id",
        Column("amount", "decimal", "euros", required=True),
        _number("amount_max", "upper end of a range, euros", "decimal"),
        _text("currency", "EUR"),
        _flag("approximate", "ca., rund, etwa, bis zu, voraussichtlich"),
        _text("cost_kind", "codebook id"),
        _text("direction", "expense, revenue"),
        _whole("year", "budget year"),
        _text("period", "EDTF, where the amount is for more or less than a year"),
        _flag("recurring", "paid again every year, month …"),
        _text("account", "Produktkonto as printed"),
        _text("label", "what it is for, in the paper's words"),
    ),
    _facts(
        "financial_effects",
        "What the form ticks, or the text says, about money and posts: at most one row a paper.",
        "financial_effect_id",
        _text("effect", "yes, no, open, unstated", required=True),
        _text("staffing_effect", "yes, no, open, unstated", required=True),
        _text("statement", "the words"),
    ),
    _facts(
        "staffing",
        "Effort in people or time, not in euros.",
        "staffing_id",
        Column("quantity", "decimal", "how many", required=True),
        _text("unit", "VZÄ (posts and full-time equivalents), Tage, Stunden", required=True),
        _text("label", "for what, in the paper's words"),
    ),
    _facts(
        "steering_groups",
        "Bodies that steer, accompany or control the making or carrying out of the concept.",
        "group_id",
        _text("name", "name as printed", required=True),
        _text("kind", "steering, accompanying, controlling, working_group, round_table, expert, coordination"),
        _text("status", "existing, former, proposed"),
        _text("chair", "who leads it, as printed"),
        _whole("size_min", "stated number of members, lower end"),
        _whole("size_max", "stated number of members, upper end"),
    ),
    _facts(
        "steering_group_members",
        "Members of the steering groups as listed.",
        "member_id",
        _text("group_id", "the group", "steering_groups.group_id", required=True),
        _text("name", "member as printed", required=True),
        _text("member_kind", "person, organisation, office, role, category"),
        _whole("count_min", "“sechs Vertreter der Politik”: 6"),
        _whole("count_max", "“ein bis zwei Personen”: 2"),
        _text("sector", "codebook id"),
        _text("declared_sector", "the paper's own heading"),
        _text("role", "chair, member, moderation"),
        _text("person", "a personal name inside the name"),
    ),
    _facts(
        "external_partners",
        "People and bodies outside the administration that work on the measure, carry it or pay for it.",
        "partner_id",
        _text("name", "name as printed", required=True),
        _text("person", "a personal name"),
        _text("role", "moderation, consulting, research, training, carrier, funder"),
    ),
    _facts(
        "milestones",
        "The process in time.",
        "milestone_id",
        _text("label", "the step in the paper's words", required=True),
        _text("edtf", "when: a day, a month, an interval, an open end", required=True),
        _day("date_start", "first day; NULL where open"),
        _day("date_end", "last day; NULL where open"),
        _text("status", "planned, done"),
    ),
    _facts(
        "decisions",
        "Points of the Beschlussvorschlag.",
        "decision_id",
        _whole("number", "number of the point, from 1"),
        _text("text", "the words", required=True),
        _text("action", "beschließt, beauftragt, stimmt zu, nimmt zur Kenntnis, empfiehlt …"),
    ),
)

BY_NAME = {table.name: table for table in TABLES}
