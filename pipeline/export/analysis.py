"""The comparison as people read it: one sheet a question, in German, with town and paper beside every value.

Every program that shows sheets (Excel, CSV for Excel, Markdown, LaTeX, Word) shows these; what a cell is made of stands in the
comparison tables (docs/compare.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pipeline.export.contents import Contents
from pipeline.normalize import Row
from pipeline.report.labels import Labels, given_names
from pipeline.report.language import Language
from pipeline.report.sayings import said

Kind = Literal["text", "whole", "euro", "number", "day"]
_EMPTY = {
    "none": "keine (so gesagt)",
    "not_stated": "keine Angabe",
    "not_found": "nicht gefunden",
    "no_proposal": "nichts zu beschließen",
}
QUESTIONS = {
    "Kommunen": (
        "Wie gehen die Kommunen vor? Eine Zeile je Kommune.",
        "Einwohner, Einwohner: Jahr, Jahre, Themen, Gesamtbetrag bis, Vorlage des Betrags, steuernde Gruppe, Beschluss am",
    ),
    "Verfahren": (
        "Wann hat sich welches Gremium damit befasst? Eine Zeile je Vorgang.",
        "Vorlage, Beratungsfolge, erste Sitzung, Beschluss am, beschließt, Tage Sitzung bis Beschluss",
    ),
    "Handlungsfelder": (
        "Welche Handlungsfelder nennen die Kommunen? Zahl der Felder je Thema; 0: nennt Felder, keines davon.",
        "Handlungsfelder im Wortlaut",
    ),
    "Kosten": (
        "Was kostet es, was wird gefördert? Eine Zeile je Betrag; Beträge überschneiden sich und werden nicht addiert.",
        "Vorlage, Art, Jahr, Betrag von, Betrag bis, wofür, Lesart, Seite",
    ),
    "Steuerung": ("Wer steuert? Eine Zeile je Gruppe.", "Vorlage, Gruppe, Stand, Vorsitz, Größe bis, Sektoren, Seite"),
    "Schritte": ("Welche Schritte sind gegangen oder geplant?", "Vorlage, Schritt, wann, Stand"),
    "Eigene Fragen": (
        "Was haben Menschen auf die Fragen des Codebuchs geantwortet? Eine Zeile je Frage und Konzept oder Vorlage.",
        "Vorlage, Konzept, Frage, Antwort, Stand, Seite",
    ),
}
"""What each sheet answers, and which of its columns a page has room for."""
_KINDS_OF_LABEL = {"sectors": "sector", "topics": "topic", "formats": "format", "partner_roles": "partner_role"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column, and what stands below it."""

    label: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A question and its answer: a row a town, an undertaking, an amount or a group. ``brief``: the columns that a page has room for."""

    name: str
    question: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Any, ...], ...]
    brief: tuple[str, ...]


Read = Callable[[Row], Any]
Columns = tuple[tuple[str, Kind, Read], ...]


def sheets(contents: Contents) -> list[Sheet]:
    """The sheets of a result whose papers name a town; none where no paper does."""
    if not contents.comparison.get("compare_approach"):
        return []
    reader = _Reader(contents)
    own = [_sheet(reader, "Eigene Fragen", "answers", _answers(reader))] if reader.rows.get("compare_answers") else []
    return [
        _sheet(reader, "Kommunen", "approach", _towns(reader)),
        _sheet(reader, "Verfahren", "process", _process(reader)),
        _topics(reader),
        _sheet(reader, "Kosten", "costs", _costs(reader)),
        _sheet(reader, "Steuerung", "governance", _groups(reader)),
        _sheet(reader, "Schritte", "steps", _steps(reader)),
        *own,
    ]


class _Reader:
    """Values of the comparison as people read them."""

    def __init__(self, contents: Contents) -> None:
        self.rows = contents.comparison
        self.language = Language("de")
        self.labels = Labels(self.language, given_names(contents.rows["codebook"], "de"))
        self._documents = {row["document_id"]: row for row in contents.rows["documents"]}
        self._evidence = {row["evidence_id"]: row for row in contents.rows["evidence"]}
        self._places: dict[tuple[str, str, str], list[Row]] = {}
        for row in self.rows["compare_evidence"]:
            self._places.setdefault((row["in_table"], row["row_id"], row["in_column"]), []).append(row)
        self.topics = [row["id"] for row in contents.rows["codebook"] if row["kind"] == "topics"]

    @cached_property
    def towns(self) -> Mapping[str, str]:
        """Names of the towns, with the kind where two have one name."""
        rows = self.rows["compare_approach"]
        names = [row["municipality"] for row in rows]
        return {
            row["municipality_id"]: f"{row['municipality']} ({row['kind']})"
            if names.count(row["municipality"]) > 1 and row["kind"]
            else row["municipality"]
            for row in rows
        }

    def town(self, row: Row) -> str:
        return self.towns.get(row["municipality_id"] or "", "Kommune nicht erkannt")

    def paper(self, document: str | None) -> str:
        """A paper by its number, else by its file."""
        found = self._documents.get(document or "")
        return str(found["reference"] or Path(found["source"]).name) if found else ""

    def subject(self, document: str | None) -> str | None:
        return (self._documents.get(document or "") or {}).get("subject")

    def place(self, table: str, row: Row, *columns: str) -> Row:
        """The first evidence of a cell: paper, page and quote."""
        found = (place for name in columns for place in self._places.get((f"compare_{table}", row["row_id"], name), ()))
        for place in found:
            evidence = self._evidence.get(place["evidence_id"] or "")
            if evidence is not None:
                return {
                    "paper": self.paper(place["document_id"]),
                    "page": evidence["page"],
                    "quote": _line(evidence["quote"]),
                }
        return {"paper": None, "page": None, "quote": None}

    def basis(self, row: Row, column: str = "basis") -> str | None:
        """Why nothing stands there; nothing where something does."""
        return _EMPTY.get(row.get(column) or "")

    def listed(self, row: Row, column: str) -> str | None:
        """A JSON list as text, its ids by their labels: “Sprache; Bildung”."""
        kind = _KINDS_OF_LABEL.get(column)
        values = json.loads(row.get(column) or "[]")
        return "; ".join(self.labels(kind, value) if kind else str(value) for value in values) or None

    def contradiction(self, row: Row) -> str | None:
        """What contradicts what, in German."""
        doubts = (row["contradiction"] or "").split("; ")
        return "; ".join(said(doubt, self.language) for doubt in doubts if doubt) or None

    def label(self, kind: str, column: str) -> Read:
        return lambda row: self.basis(row, column) or self.labels(kind, row.get(column)) or None

    def or_basis(self, column: str, basis: str) -> Read:
        return lambda row: self.listed(row, column) or self.basis(row, basis)


def _commas(text: str | None) -> str | None:
    """“0.5 VZÄ” is “0,5 VZÄ”."""
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text) if text else None


def _line(text: str) -> str:
    return " ".join(text.split())


def _get(column: str) -> Read:
    return lambda row: row.get(column)


def _yes(column: str) -> Read:
    return lambda row: None if row.get(column) is None else "ja" if row[column] else "nein"


def _sheet(reader: _Reader, name: str, table: str, columns: Columns) -> Sheet:
    rows = sorted(enumerate(reader.rows[f"compare_{table}"]), key=lambda entry: (reader.town(entry[1]), entry[0]))
    headings = (Heading("Kommune"), *(Heading(label, kind) for label, kind, _ in columns))
    question, brief = QUESTIONS[name]
    values = tuple((reader.town(row), *(read(row) for _, _, read in columns)) for _, row in rows)
    return Sheet(name, question, headings, values, tuple(brief.split(", ")))


def _towns(reader: _Reader) -> Columns:
    def paper_of(column: str) -> Read:
        return lambda row: None if row.get(column) is None else reader.place("approach", row, column)["paper"]

    return (
        ("Art", "text", _get("kind")),
        ("Land", "text", _get("state")),
        ("Einwohner", "whole", _get("population")),
        ("Einwohner: Jahr", "whole", _get("population_year")),
        ("Vorlagen", "whole", _get("papers")),
        ("Vorgänge", "whole", _get("undertakings")),
        ("Jahre", "text", _get("years")),
        ("gezeigte Vorlage", "text", lambda row: reader.paper(row["undertaking_id"])),
        ("Handlungsfelder", "whole", _get("fields")),
        ("Themen", "text", reader.or_basis("topics", "topics_basis")),
        ("Gesamtbetrag von", "euro", _get("total_min")),
        ("Gesamtbetrag bis", "euro", _get("total_max")),
        ("Jahr des Betrags", "whole", _get("total_year")),
        ("Summe der Jahre", "text", lambda row: row["total_period"] if row["total_is"] == "years" else None),
        ("Vorlage des Betrags", "text", paper_of("total_max")),
        ("Kosten: wenn leer", "text", lambda row: reader.basis(row, "costs_basis")),
        ("Förderung", "euro", _get("grants")),
        ("Vorlage der Förderung", "text", paper_of("grants")),
        ("Personal", "text", lambda row: _commas(row.get("staff")) or reader.basis(row, "staff_basis")),
        ("steuernde Gruppe", "text", lambda row: row.get("lead_group") or reader.basis(row, "governance_basis")),
        ("Vorsitz: Rang", "text", reader.label("chair_rank", "chair_rank")),
        ("Größe wie angegeben", "whole", _get("size")),
        ("genannte Mitglieder", "whole", _get("size_counted")),
        ("Sektoren", "text", lambda row: reader.listed(row, "sectors")),
        ("Migrantenorganisationen", "text", reader.label("in_out", "migrant_organisations")),
        ("Ratsmitglieder", "text", reader.label("in_out", "council_members")),
        ("Beratungsfolge", "text", lambda row: row.get("path") or reader.basis(row, "path_basis")),
        ("Beschluss am", "day", _get("decision_date")),
        ("Tage bis zum Beschluss", "whole", _get("days_session_to_decision")),
        ("Beteiligung", "text", reader.or_basis("formats", "formats_basis")),
        ("externe Partner", "text", reader.or_basis("partners", "partners_basis")),
        ("Fortschreibung alle … Jahre", "number", _get("renewal_years")),
        ("Widersprüche", "whole", _get("contradictions")),
        ("ungelesene Stellen", "whole", _get("unread")),
    )


def _process(reader: _Reader) -> Columns:
    return (
        ("Vorlage", "text", lambda row: reader.paper(row["undertaking_id"])),
        ("Betreff", "text", lambda row: reader.subject(row["undertaking_id"])),
        ("Jahr", "whole", _get("year")),
        ("Beratungsfolge", "text", lambda row: row["path"] or reader.basis(row, "path_basis")),
        ("Datum der Vorlage", "day", _get("paper_date")),
        ("erste Sitzung", "day", _get("first_session")),
        ("Beschluss am", "day", _get("decision_date")),
        ("beschließt", "text", _get("decision_committee")),
        ("Beschluss: Grundlage", "text", reader.label("decision_basis", "decision_basis")),
        ("Tage Sitzung bis Beschluss", "whole", _get("days_session_to_decision")),
        ("Beteiligung", "text", reader.or_basis("formats", "formats_basis")),
        ("externe Partner", "text", reader.or_basis("partners", "partners_basis")),
        ("Aufgaben der Partner", "text", lambda row: reader.listed(row, "partner_roles")),
        ("Fortschreibung", "text", _get("renewal")),
    )


def _topics(reader: _Reader) -> Sheet:
    """Towns × topics: the number of fields; nothing where a town names no field at all."""
    cells = {(row["municipality_id"], row["topic_id"]): row for row in reader.rows["compare_topics"]}
    used = {topic for (_, topic), row in cells.items() if row["fields"]}
    topics = [topic for topic in dict.fromkeys((*reader.topics, *sorted(used))) if topic in used]
    rows = []
    for town in sorted(reader.towns, key=lambda each: reader.towns[each]):
        of_town = [row for (each, _), row in cells.items() if each == town]
        why = next((reason for row in of_town if (reason := reader.basis(row)) and row["fields"] is None), None)
        wordings = dict.fromkeys(word for row in of_town for word in json.loads(row["wordings"] or "[]"))
        counted = (cells.get((town, topic), {}).get("fields") for topic in topics)
        rows.append((reader.towns[town], *counted, "; ".join(wordings) or why))
    headings = (Heading("Kommune"), *(Heading(reader.labels("topic", topic), "whole") for topic in topics))
    question, brief = QUESTIONS["Handlungsfelder"]
    return Sheet("Handlungsfelder", question, (*headings, Heading(brief)), tuple(rows), (brief,))


def _costs(reader: _Reader) -> Columns:
    def at(key: str) -> Read:
        return lambda row: reader.place("costs", row, "amount_max", "amounts", "basis")[key]

    return (
        ("Vorlage", "text", lambda row: at("paper")(row) or reader.paper(row.get("undertaking_id"))),
        ("Art", "text", reader.label("cost_kind", "cost_kind")),
        ("Richtung", "text", reader.label("direction", "direction")),
        ("Jahr", "whole", _get("year")),
        ("Zeitraum", "text", lambda row: reader.language.time(row["period"]) if row["period"] else None),
        ("wiederkehrend", "text", _yes("recurring")),
        ("Betrag von", "euro", _get("amount_min")),
        ("Betrag bis", "euro", _get("amount_max")),
        ("ungefähr", "text", _yes("approximate")),
        ("je Kopf von", "euro", _get("per_inhabitant_min")),
        ("je Kopf bis", "euro", _get("per_inhabitant_max")),
        ("Einwohner: Jahr", "whole", lambda row: row.get("population_year") if row["per_inhabitant_max"] else None),
        ("wofür", "text", lambda row: reader.listed(row, "labels") or reader.basis(row)),
        ("Lesart", "text", reader.label("cost_relation", "relation")),
        ("Widerspruch", "text", reader.contradiction),
        ("Seite", "whole", at("page")),
        ("Zitat", "text", at("quote")),
    )


def _groups(reader: _Reader) -> Columns:
    def at(key: str) -> Read:
        return lambda row: reader.place("governance", row, "name", "basis")[key]

    return (
        ("Vorlage", "text", lambda row: at("paper")(row) or reader.paper(row.get("undertaking_id"))),
        ("Gruppe", "text", lambda row: row["name"] or reader.basis(row)),
        ("Art", "text", reader.label("group_kind", "kind")),
        ("Stand", "text", reader.label("group_status", "status")),
        ("Vorsitz", "text", _get("chair")),
        ("Vorsitz: Rang", "text", reader.label("chair_rank", "chair_rank")),
        ("Größe von", "whole", _get("size_min")),
        ("Größe bis", "whole", _get("size_max")),
        ("genannte Mitglieder", "whole", _get("counted_min")),
        ("Sektoren", "text", lambda row: reader.listed(row, "sectors")),
        ("Migrantenorganisationen", "text", reader.label("in_out", "migrant_organisations")),
        ("Ratsmitglieder", "text", reader.label("in_out", "council_members")),
        ("Seite", "whole", at("page")),
        ("Zitat", "text", at("quote")),
    )


def _steps(reader: _Reader) -> Columns:
    return (
        ("Vorlage", "text", lambda row: reader.paper(row["document_id"])),
        ("Schritt", "text", _get("label")),
        ("Art", "text", reader.label("step", "kind")),
        ("wann", "text", lambda row: reader.language.time(row["edtf"])),
        ("erster Tag", "day", _get("date_start")),
        ("Stand", "text", reader.label("step_status", "status")),
        ("widersprüchlich", "text", _yes("contradictory")),
    )


def _answers(reader: _Reader) -> Columns:
    concepts = {row["row_id"]: row["name"] for row in reader.rows["compare_concepts"]}

    def at(key: str) -> Read:
        return lambda row: reader.place("answers", row, "value")[key]

    return (
        ("Konzept", "text", lambda row: concepts.get(row["concept_id"])),
        ("Vorlage", "text", lambda row: reader.paper(row["document_id"]) or at("paper")(row)),
        ("Frage", "text", _get("label_de")),
        ("Antwort", "text", lambda row: {"yes": "ja", "no": "nein"}.get(row["value"], row["value"])),
        ("Zahl", "number", _get("number")),
        ("Stand", "text", lambda row: reader.labels("answer_state", row["state"]) or None),
        ("Seite", "whole", at("page")),
        ("Zitat", "text", at("quote")),
    )


def as_text(value: Any, kind: Kind, language: Language) -> str:
    """A cell in German where there are no number formats: 1.234,50 € and 08.03.2021; a year without a point."""
    if value is None:
        return ""
    if kind == "euro":
        return language.money(value, short=True)
    if kind == "day":
        return language.day(value)
    return language.number(value, 1) if kind == "number" else str(value)


def in_brief(sheet: Sheet) -> tuple[list[str], list[list[str]]]:
    """The heads and rows of a sheet as a page has room for them, in words."""
    language = Language("de")
    places = [at for at, heading in enumerate(sheet.headings) if at == 0 or heading.label in sheet.brief]
    heads = [sheet.headings[at].label for at in places]
    return heads, [[as_text(row[at], sheet.headings[at].kind, language) for at in places] for row in sheet.rows]
