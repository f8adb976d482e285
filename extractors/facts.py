"""The facts that extractors find. Each kind is one table of ``docs/tables.md`` and its fields are that table's columns.

Text fields hold what the paper prints; fields that interpret it (``committee_kind``, ``sector``, ``topics``, ``edtf``) use
the ids of the codebook. ``None`` means that the paper does not say; it is never replaced by a zero or an empty string.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from extractors.document import Document, Evidence, Range, Span

HeadField = Literal["reference", "paper_type", "subject", "date", "department", "author"]
FieldStatus = Literal["adopted", "proposed", "former"]
GroupKind = Literal["steering", "accompanying", "controlling", "working_group", "round_table", "expert", "coordination"]
GroupStatus = Literal["existing", "former", "proposed"]
MemberKind = Literal["person", "organisation", "office", "role", "category"]
MemberRole = Literal["chair", "member", "moderation"]
PartnerRole = Literal["moderation", "consulting", "research", "training", "carrier", "funder"]
Effect = Literal["yes", "no", "open", "unstated"]
Direction = Literal["expense", "revenue"]
CostScope = Literal["measure", "unit_price", "whole_budget", "third_party", "comparison"]
MeasureStatus = Literal["planned", "running", "done", "permanent", "postponed"]
ActorRole = Literal["responsible", "partner", "funder"]
Severity = Literal["info", "warning", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a paper says. ``evidence`` is where; ``rule`` names the rule that read it (``beratungsfolge-table``),
    under which its precision on annotated papers is recorded."""

    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Fact):
    """The town or county whose council the paper goes to: name without “Stadt” or “Landkreis”."""

    name: str
    kind: str | None = None
    state: str | None = None
    ags: str | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadValue(Fact):
    """One value of the document head; a ``date`` is an ISO day."""

    field: HeadField
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Fact):
    """One committee and session of the Beratungsfolge."""

    committee: str
    committee_kind: str | None = None
    date: date | None = None
    role: str | None = None
    authoritative: bool | None = None
    public: bool | None = None
    agenda_item: str | None = None
    session_number: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionField(Fact):
    """A Handlungsfeld of the concept; ``parent`` is the field that this one is a focus of."""

    label: str
    code: str | None = None
    status: FieldStatus = "proposed"
    topics: tuple[str, ...] = ()
    parent: ActionField | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Fact):
    """An amount of euros that the measure costs, brings in or is budgeted with; ``scope`` other than ``measure``: one that the
    paper merely tells, None where nothing says whose money it is."""

    amount: Decimal
    amount_max: Decimal | None = None
    currency: str = "EUR"
    approximate: bool = False
    cost_kind: str = "other"
    direction: Direction = "expense"
    year: int | None = None
    period: str | None = None
    recurring: bool = False
    account: str | None = None
    label: str | None = None
    scope: CostScope | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinancialEffects(Fact):
    """What the form ticks, or says, about money and posts: at most one a document."""

    effect: Effect
    staffing_effect: Effect = "unstated"
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing(Fact):
    """Effort in people or time: ``unit`` is VZÄ (posts and full-time equivalents), Tage or Stunden."""

    quantity: Decimal
    unit: str
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Fact):
    """A member of a steering group as listed."""

    name: str
    member_kind: MemberKind = "organisation"
    count_min: int | None = None
    count_max: int | None = None
    sector: str | None = None
    declared_sector: str | None = None
    role: MemberRole = "member"
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SteeringGroup(Fact):
    """A body that steers, accompanies or controls the concept, with its members in the order of the paper. ``chair_evidence`` and
    ``size_evidence`` are the words that say who chairs it and how many sit there."""

    name: str
    kind: GroupKind
    status: GroupStatus
    chair: str | None = None
    size_min: int | None = None
    size_max: int | None = None
    members: tuple[Member, ...] = ()
    chair_evidence: Evidence | None = None
    size_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalPartner(Fact):
    """Somebody outside the administration who works on the measure, carries it or pays for it."""

    name: str
    person: str | None = None
    role: PartnerRole = "consulting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Fact):
    """A dated step of the process; ``edtf`` as in the Extended Date/Time Format, the days are its bounds (None: open)."""

    label: str
    edtf: str
    date_start: date | None = None
    date_end: date | None = None
    status: Literal["planned", "done"] = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Fact):
    """One point of the Beschlussvorschlag."""

    number: int
    text: str
    action: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureActor(Fact):
    """Somebody who leads, joins or pays for a measure, as named in it."""

    name: str
    role: ActorRole
    sector: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureValue(Fact):
    """Where a paper says what stands in a ``column`` of a measure, and the words."""

    column: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """A measure that a concept lists: “1.1 Sprachtreff im Bürgerhaus”. ``extent`` is all that the paper says of it in one place, so
    that amounts and posts in it are known to be its own."""

    label: str
    code: str | None = None
    field: str | None = None
    action_field: ActionField | None = None
    goal: str | None = None
    target_group: str | None = None
    period: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    period_text: str | None = None
    status: MeasureStatus | None = None
    status_text: str | None = None
    cost_text: str | None = None
    amount: Decimal | None = None
    amount_max: Decimal | None = None
    currency: str | None = None
    recurring: bool | None = None
    indicator: str | None = None
    priority: str | None = None
    actors: tuple[MeasureActor, ...] = ()
    values: tuple[MeasureValue, ...] = ()
    extent: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Fact):
    """A part of a long paper: its number, title and pages; ``level`` counts from 1, ``kind`` says what it is for."""

    title: str
    level: int
    page_start: int
    page_end: int
    kind: str
    number: str | None = None
    parent: Section | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAlone:
    """A place that looks like a fact and is none, on purpose: a phone number, a population, another town's sum.
    It answers the trigger that it lies on, so that the place is not reported as unread."""

    evidence: Evidence
    rule: str
    reason: str

    @classmethod
    def at(cls, document: Document, span: Span, rule: str, reason: str) -> LeftAlone:
        """The same for a span of the text."""
        return cls(evidence=document.evidence(span.start, span.end), rule=rule, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A contradiction or oddity inside a document, with the evidence of every side."""

    kind: str
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...]
