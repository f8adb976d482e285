"""Facts of one paper → rows of the tables: keys, evidence rows, confidence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from statistics import fmean
from typing import Any

from extractors import facts as f
from extractors.document import Document, Evidence
from pipeline.codebook.coding import Coding
from pipeline.codebook.model import Codebook
from pipeline.codebook.reading import built_in
from pipeline.confidence import confidence_of, rule_as_read
from pipeline.neighbours.traits import traits

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_TABLE_OF: dict[type[f.Fact], str] = {
    f.Municipality: "head_values",
    f.HeadValue: "head_values",
    f.Consultation: "consultations",
    f.ActionField: "action_fields",
    f.Cost: "costs",
    f.FinancialEffects: "financial_effects",
    f.Staffing: "staffing",
    f.SteeringGroup: "steering_groups",
    f.Member: "steering_group_members",
    f.ExternalPartner: "external_partners",
    f.Milestone: "milestones",
    f.Measure: "measures",
    f.MeasureActor: "measure_actors",
    f.MeasureValue: "measure_values",
    f.Section: "sections",
    f.Decision: "decisions",
}
_KEY = {
    "head_values": "head_value_id",
    "consultations": "consultation_id",
    "action_fields": "action_field_id",
    "costs": "cost_id",
    "financial_effects": "financial_effect_id",
    "staffing": "staffing_id",
    "steering_groups": "group_id",
    "steering_group_members": "member_id",
    "external_partners": "partner_id",
    "milestones": "milestone_id",
    "measures": "measure_id",
    "measure_actors": "measure_actor_id",
    "measure_values": "measure_value_id",
    "sections": "section_id",
    "decisions": "decision_id",
}
# Fields of a fact that are not columns: they become rows of their own, keys, or the evidence.
_NOT_COLUMNS = frozenset(
    "evidence rule members parent topics action_field actors values extent column chair_evidence size_evidence".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a paper came from, and what read it: a digest of the code and its settings (pipeline.answers)."""

    path: str
    sha256: str
    media_type: str
    made_by: str = ""

    @property
    def document_id(self) -> str:
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class Found:
    """A fact and the extractor that found it."""

    fact: f.Fact
    extractor: str


def normalize(
    source: Source,
    document: Document,
    found: Sequence[Found],
    findings: Sequence[f.Finding],
    *,
    complete: bool,
    codebook: Codebook | None = None,
) -> Rows:
    """The rows of one paper, table by table, in reading order, coded with ``codebook`` (default: the built-in one)."""
    return _Normalizer(source, document, Coding(codebook or built_in())).rows(found, findings, complete=complete)


class _Normalizer:
    def __init__(self, source: Source, document: Document, coding: Coding) -> None:
        self.source = source
        self.document = document
        self.coding = coding
        self.out: Rows = {}
        self.used: Counter[str] = Counter()
        self.positions: Counter[str] = Counter()
        self.extents: list[tuple[int, int, str]] = []

    def rows(self, found: Sequence[Found], findings: Sequence[f.Finding], *, complete: bool) -> Rows:
        ids: dict[int, str] = {}
        for item in _in_reading_order(found):
            self._fact(item, ids)
        self._tie_to_measures()
        for finding in findings:
            self._finding(finding)
        self._document([item.fact for item in found], complete=complete)
        return self.out

    def _add(self, table: str, row: Row) -> None:
        self.out.setdefault(table, []).append(row)

    def _key(self, table: str, evidence: Evidence) -> str:
        """A key from content: paper, table, place. Two facts of one place are told apart by a running number."""
        key = f"{self.source.document_id}/{table}/{evidence.start}-{evidence.end}"
        self.used[key] += 1
        return key if self.used[key] == 1 else f"{key}.{self.used[key]}"

    def _evidence(self, key: str, evidence: Evidence, extractor: str, rule: str) -> str:
        for row in evidence_rows(
            key, self.source.document_id, evidence, extractor, rule_as_read(rule, evidence.repairs)
        ):
            self._add("evidence", row)
        return key

    def _common(self, table: str, key: str, fact: f.Fact, extractor: str) -> Row:
        self.positions[table] += 1
        return {
            "document_id": self.source.document_id,
            "evidence_id": self._evidence(key, fact.evidence, extractor, fact.rule),
            "confidence": confidence_of(table, fact.rule, fact.evidence.confidence),
            "position": self.positions[table],
        }

    def _fact(self, item: Found, ids: dict[int, str]) -> None:
        fact = item.fact
        table = _TABLE_OF[type(fact)]
        key = self._key(table, fact.evidence)
        ids[id(fact)] = key
        row: Row = {_KEY[table]: key, **self._common(table, key, fact, item.extractor)}
        if isinstance(fact, f.Municipality):
            row |= {"field": "municipality", "value": fact.name}
        else:
            row |= {c.name: _value(getattr(fact, c.name)) for c in fields(fact) if c.name not in _NOT_COLUMNS}
            row |= self.coding.columns(fact)
        if isinstance(fact, f.ActionField):
            row["parent_id"] = ids.get(id(fact.parent)) if fact.parent else None
            for topic in self.coding.topics(fact):
                topic_row = {"action_field_id": key, "document_id": self.source.document_id, "topic_id": topic}
                self._add("action_field_topics", topic_row)
        if isinstance(fact, f.Section):
            row["parent_id"] = ids.get(id(fact.parent)) if fact.parent else None
        if isinstance(fact, f.SteeringGroup):
            for name, said in (("chair", fact.chair_evidence), ("size", fact.size_evidence)):
                place = self._evidence(f"{key}/{name}", said, item.extractor, fact.rule) if said else None
                row[f"{name}_evidence_id"] = place
        self._add(table, row)
        if isinstance(fact, f.SteeringGroup):
            for member in fact.members:
                self._part(member, {"group_id": key}, item.extractor)
        if isinstance(fact, f.Measure):
            row["action_field_id"] = ids.get(id(fact.action_field)) if fact.action_field else None
            self.extents.append((fact.extent.start, fact.extent.end, key))
            for actor in fact.actors:
                self._part(actor, {"measure_id": key}, item.extractor)
            for value in fact.values:
                self._part(value, {"measure_id": key, "field": value.column}, item.extractor)

    def _part(self, fact: f.Fact, of: Row, extractor: str) -> None:
        """A row of a fact that is part of another: a member of its group, an actor of its measure."""
        table = _TABLE_OF[type(fact)]
        key = self._key(table, fact.evidence)
        row: Row = {_KEY[table]: key, **of, **self._common(table, key, fact, extractor)}
        row |= {c.name: _value(getattr(fact, c.name)) for c in fields(fact) if c.name not in _NOT_COLUMNS}
        row |= self.coding.columns(fact)
        self._add(table, row)

    def _tie_to_measures(self) -> None:
        """Amounts and posts that stand within a measure are its own."""
        if not self.extents:
            return
        extents = sorted(self.extents)
        places = {row["evidence_id"]: row["char_start"] for row in self.out["evidence"]}
        for row in (*self.out.get("costs", ()), *self.out.get("staffing", ())):
            place = places[row["evidence_id"]]
            within = [key for start, end, key in extents if start <= place < end]
            row["measure_id"] = within[-1] if within else None

    def _finding(self, finding: f.Finding) -> None:
        """A finding and the evidence of its sides."""
        place = finding.evidence[0] if finding.evidence else None
        base = f"{self.source.document_id}/findings/{finding.kind}"
        base = f"{base}/{place.start}-{place.end}" if place else base
        self.used[base] += 1
        key = base if self.used[base] == 1 else f"{base}.{self.used[base]}"
        sides = [
            self._evidence(f"{key}/side{number}", side, "findings", finding.kind)
            for number, side in enumerate(finding.evidence, 1)
        ]
        self._add(
            "findings",
            {
                "finding_id": key,
                "document_id": self.source.document_id,
                "kind": finding.kind,
                "severity": finding.severity,
                "message": finding.message,
                "evidence_ids": json.dumps(sides),
            },
        )

    def _document(self, found: Iterable[f.Fact], *, complete: bool) -> None:
        head: dict[str, str] = {}
        town: f.Municipality | None = None
        for fact in found:
            if isinstance(fact, f.HeadValue):
                head.setdefault(fact.field, fact.value)
            elif isinstance(fact, f.Municipality):
                town = town or fact
        if town is not None:
            self._add("municipalities", _municipality(town))
        pages = list(_pages(self.source.document_id, self.document))
        self.out["pages"] = pages
        self.out["traits"] = [{"document_id": self.source.document_id, **trait} for trait in traits(self.document)]
        self._add(
            "documents",
            {
                "document_id": self.source.document_id,
                "municipality_id": _municipality_id(town) if town else None,
                "municipality_from": "paper" if town else None,
                "named_municipality_id": _municipality_id(town) if town else None,
                "source": self.source.path,
                "sha256": self.source.sha256,
                "media_type": self.source.media_type,
                "pages": len(self.document.pages),
                "pages_without_text": sum(page.source == "none" for page in self.document.pages),
                "text_source": self.document.text_source,
                "ocr_confidence": _mean(row["ocr_confidence"] for row in pages),
                **{
                    name: head.get(name)
                    for name in ("reference", "paper_type", "subject", "date", "department", "author")
                },
                "status": "complete" if complete else "partial",
                "made_by": self.source.made_by or None,
                "codebook": self.coding.codebook.version,
            },
        )


def evidence_rows(key: str, document_id: str, evidence: Evidence, extractor: str, rule: str) -> Iterator[Row]:
    """The rows of ``evidence`` that show a place of a paper: one a page."""
    for number, piece in enumerate(evidence.pieces, 1):
        box = piece.box
        yield {
            "evidence_id": key if number == 1 else f"{key}/part{number}",
            "document_id": document_id,
            "page": piece.page,
            "x0": _points(box.x0) if box else None,
            "top": _points(box.top) if box else None,
            "x1": _points(box.x1) if box else None,
            "bottom": _points(box.bottom) if box else None,
            "boxes": _boxes(piece.boxes),
            "char_start": piece.start,
            "char_end": piece.end,
            "quote": piece.quote,
            "extractor": extractor,
            "rule": rule,
            "continues": None if number == 1 else key,
        }


def _pages(document_id: str, document: Document) -> Iterator[Row]:
    """How each page was read."""
    words: dict[int, list[float | None]] = {}
    for word in document.words:
        words.setdefault(word.page, []).append(word.confidence)
    for page in document.pages:
        on_page = words.get(page.number, [])
        yield {
            "document_id": document_id,
            "page": page.number,
            "width": _points(page.width) or None,
            "height": _points(page.height) or None,
            "source": page.source,
            "reason": page.reason,
            "direction": page.direction,
            "skew": page.skew,
            "label": page.label or None,
            "words": len(on_page),
            "ocr_confidence": _mean(on_page) if page.source == "ocr" else None,
        }


def _mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that there are."""
    known = [value for value in values if value is not None]
    return round(fmean(known), 3) if known else None


def _in_reading_order(found: Sequence[Found]) -> list[Found]:
    """By table, then by place; a focus after the field that it belongs to."""

    def place(item: Found) -> tuple[str, int, int]:
        fact = item.fact
        late = isinstance(fact, f.ActionField) and fact.parent is not None
        return (
            _TABLE_OF[type(fact)],
            int(late),
            fact.evidence.start,
        )  # the fields before the measures that stand under them

    return sorted(found, key=place)


def _value(value: object) -> object:
    return value or None if isinstance(value, str) else value


def _points(value: float) -> float:
    return round(value, 2)


def _boxes(boxes: Sequence[Any]) -> str | None:
    if not boxes:
        return None
    return json.dumps([[_points(b.x0), _points(b.top), _points(b.x1), _points(b.bottom)] for b in boxes])


def _municipality_id(town: f.Municipality) -> str:
    return town.ags or f"{(town.kind or 'unknown').casefold()}:{town.name.casefold()}"


def _municipality(town: f.Municipality) -> Row:
    return {
        "municipality_id": _municipality_id(town),
        "name": town.name,
        "kind": town.kind,
        "state": town.state,
        "ags": town.ags,
        "population": town.population,
    }
