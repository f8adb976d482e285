"""Amounts that do not agree: proposal and reasons, parts and sum, ticks and costs, need and plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from extractors.document import Block, Cell, Document, Evidence, Table
from extractors.facts import Cost, Fact, FinancialEffects, Finding, Severity
from extractors.german.money import find_amounts, read_bare_amount
from extractors.sections import SectionKind, section_at, sentences

_NEAR = Decimal("0.15")
_SHARED = 2
_FORM_LENGTH = 800
_CAPITAL = re.compile(r"\b[A-ZÄÖÜ][\wäöüß-]{4,}")
_COMMON = frozenset(
    """kosten gesamtkosten betrag summe mittel euro stadt gemeinde landkreis maßnahme höhe hierfür verwaltung haushalt
    jahr jahren finanzierung förderung zuschuss projekt projekte projektes insgesamt städtische städtischen diese dieser
    dafür davon monate monaten personen zeitraum""".split()
)
_SUM = re.compile(
    r"^(?:Summe|Gesamt(?:summe|kosten|betrag|aufwand|ausgaben|einnahmen)?|Insgesamt|Zusammen)\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(
    r"\b(?:[Zz]wischensumme|[Dd]avon|[Ee]igenanteil|[Ee]innahmen|[Ee]rträge|[Ss]umme|[Gg]esamt\w*)\b"
)
_NEED = re.compile(r"^(?:Bedarf|Mittelbedarf)\b", re.IGNORECASE)
_PLAN = re.compile(r"^(?:Plan|Planansatz|Ansatz|Haushaltsansatz)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# “Für … fallen Kosten von 4.800 € an”, “es entstehen Kosten in Höhe von …”, “Die Kosten betragen …”
_ARISES = re.compile(
    r"\bKosten\b.*?(?:\ban\W*$|\bentstehen\b|\bbetragen\b|\bbelaufen\s+sich\b)|\b(?:entstehen|betragen|belaufen\s+sich)\b.*?\bKosten\b"
)
# told of other times or other payers, or denied
_NOT_NOW = re.compile(
    r"\b(?:keine|nicht|bisher\w*|bereits|wurden?|waren|entstanden|betrugen|übernimmt|übernehmen|übernommen|getragen|trägt|tragen|Dritte\w*|Land|Bund|Spenden)\b"
)
_OWN = ("measure", None)
_NEEDED = re.compile(r"\b(?:benötigt|erforderlich|Bedarf|Mittelbedarf)\b")


def finding(kind: str, message: str, *evidence: Evidence, severity: Severity = "conflict") -> Finding:
    """What does not agree, with the evidence of every side."""
    return Finding(kind=kind, severity=severity, message=message, evidence=evidence)


def german_amount(amount: Decimal) -> str:
    """“21.568,75 €”; whole euros without cents."""
    text = f"{amount:,.2f}".removesuffix(".00")
    return text.translate(str.maketrans(",.", ".,")) + " €"


def amounts_differ(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """The proposal names one amount, the reasons nearly the same for the same thing: ca. 22.000 € and 21.568,75 €."""
    spoken = [fact for fact in facts if isinstance(fact, Cost) and fact.scope in _OWN and _own_block(document, fact)]
    proposed = [cost for cost in spoken if _part(document, cost) == "decision"]
    reasoned = [cost for cost in spoken if _part(document, cost) in ("reasons", "financial")]
    told: set[Decimal] = set()
    for one, two in product(proposed, reasoned):
        left, right = sorted((one, two), key=lambda cost: cost.evidence.start)
        if left.amount == right.amount or not _comparable(left, right):
            continue
        subject = _subject(document, left) & _subject(document, right)
        if len(subject) >= _SHARED and left.amount not in told and right.amount not in told:
            told |= {left.amount, right.amount}
            amounts, thing = map(german_amount, (left.amount, right.amount)), ", ".join(sorted(subject)[:3])
            message = f"{' and '.join(amounts)} for one thing ({thing})"
            yield finding("amounts-differ", message, left.evidence, right.evidence)


def _comparable(left: Cost, right: Cost) -> bool:
    """Same kind, same direction, no two different years, and near enough to be meant for one another."""
    alike = left.cost_kind == right.cost_kind and left.direction == right.direction
    years = {left.year, right.year} - {None}
    return alike and len(years) < 2 and abs(left.amount - right.amount) <= _NEAR * max(left.amount, right.amount)


def _part(document: Document, cost: Cost) -> SectionKind | None:
    section = section_at(document, cost.evidence.start)
    return section.kind if section else None


def _own_block(document: Document, cost: Cost) -> Block | None:
    """The paragraph that the amount stands in; None in a table."""
    block = document.block_at(cost.evidence.start)
    return block if block is not None and block.table is None else None


def _subject(document: Document, cost: Cost) -> set[str]:
    """The nouns of the paragraph that the amount stands in."""
    block = _own_block(document, cost)
    return {word for word in _CAPITAL.findall(block.content if block else "") if word.casefold() not in _COMMON}


def sums(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """A column of a table whose amounts do not add up to the sum below them."""
    for table in document.tables:
        for number, row in enumerate(table.rows):
            if number < 3 or not row or not _SUM.match(row[0].text.strip()):
                continue
            above = table.rows[1:number]
            if any(_SUBTOTAL.search(" ".join(cell.text for cell in other)) for other in above):
                continue
            for total in row[1:]:
                parts = [cell for other in above for cell in other if cell.column == total.column]
                yield from _column_sum(document, total, parts)


def _column_sum(document: Document, total: Cell, parts: list[Cell]) -> Iterator[Finding]:
    stated = _money(total.text)
    filled = [cell for cell in parts if cell.text.strip()]
    amounts = [_money(cell.text) for cell in filled]
    if stated is None or len(amounts) < 2 or any(amount is None for amount in amounts):
        return
    added = sum((amount for amount in amounts if amount is not None), Decimal(0))
    if abs(added - stated) > max(Decimal(1), abs(stated) / 1000):
        message = f"the parts add up to {german_amount(added)}, the sum is stated as {german_amount(stated)}"
        yield finding("sum-differs", message, *(document.evidence(cell.start, cell.end) for cell in (total, *filled)))


def _money(text: str) -> Decimal | None:
    """The amount that a cell consists of; a year or a small number of something is none."""
    amounts = list(find_amounts(text))
    if len(amounts) == 1 and amounts[0].value_max is None:
        return amounts[0].value
    if _YEAR.fullmatch(text.strip()) or not re.search(r"\d[.,]\d|\d{3}|^0$", text):
        return None
    return read_bare_amount(text) if not amounts else None


def costs_without_effect(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """“Finanzielle Auswirkungen: nein” is ticked, and the proposal or the form names costs."""
    effect = next((fact for fact in facts if isinstance(fact, FinancialEffects)), None)
    if effect is None or effect.effect != "no":
        return
    for cost in facts:
        if not isinstance(cost, Cost) or cost.scope not in _OWN or cost.direction != "expense" or cost.amount <= 0:
            continue
        proposed = _part(document, cost) == "decision"
        in_form = cost.cost_kind == "total" and abs(cost.evidence.start - effect.evidence.end) < _FORM_LENGTH
        if proposed or in_form or _arises(document, cost):
            message = f"no financial effects are stated, yet {german_amount(cost.amount)} stand in the paper"
            yield finding("no-effect-but-costs", message, effect.evidence, cost.evidence)
            return


def _arises(document: Document, cost: Cost) -> bool:
    """Whether a sentence of the reasons says that the measure costs this: “Für die Schulung fallen Kosten von 4.800 € an.”"""
    start = cost.evidence.start
    if _part(document, cost) not in ("reasons", "financial"):
        return False
    sentence = next((part for part in sentences(document) if part.start <= start < part.end), None)
    words = document.text[sentence.start : sentence.end] if sentence is not None else ""
    return _ARISES.search(words) is not None and _NOT_NOW.search(words) is None


def needs(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """A table of Bedarf and Plan in which the plan has less than the need, 5.000 € against 0 €; a sentence that needs another amount in
    that year, “in 2018 maximal 10.000 €”."""
    stated: dict[str, tuple[Decimal, Evidence]] = {}
    for table in document.tables:
        for need, plan in _needs_and_plans(table):
            wanted, planned, year = _money(need.text), _money(plan.text), _heading(table, need)
            evidence = document.evidence(need.start, need.end)
            if wanted is not None and planned is not None and wanted > planned:
                message = f"Bedarf {year}: {german_amount(wanted)}, Plan {year}: {german_amount(planned)}"
                of_plan = document.evidence(plan.start, plan.end)
                yield finding("plan-below-need", message, evidence, of_plan, severity="warning")
            if wanted and year:
                stated.setdefault(year, (wanted, evidence))
    for sentence in sentences(document) if stated else ():
        text = document.text[sentence.start : sentence.end]
        amounts, years = list(find_amounts(text)), _YEAR.findall(text)
        if _NEEDED.search(text) and len(amounts) == len(years) == 1 and years[0] in stated:
            said, (wanted, evidence) = amounts[0].value, stated[years[0]]
            if said != wanted:
                message = (
                    f"needed in {years[0]}: {german_amount(said)} in the text, {german_amount(wanted)} in the table"
                )
                in_text = document.evidence(sentence.start, sentence.end)
                yield finding("amounts-differ", message, in_text, evidence, severity="warning")


def _needs_and_plans(table: Table) -> Iterator[tuple[Cell, Cell]]:
    """The cells of a need and of the plan for the same line and column; a blank first cell goes on with the one above."""
    needs: dict[tuple[str, int], Cell] = {}
    group = ""
    for row in table.rows:
        if row and row[0].column == 0 and row[0].text.strip():
            group = "need" if _NEED.match(row[0].text) else "plan" if _PLAN.match(row[0].text) else ""
        label = next((cell.text.strip() for cell in row if cell.column == 1), "")
        if not group:
            needs.clear()
            continue
        for cell in row:
            if cell.column < 2 or not cell.text.strip():
                continue
            if group == "need":
                needs[label, cell.column] = cell
            elif (label, cell.column) in needs:
                yield needs[label, cell.column], cell


def _heading(table: Table, cell: Cell) -> str:
    """The year above a cell."""
    for row in reversed(table.rows[: cell.row]):
        for other in row:
            if other.column == cell.column and _YEAR.search(other.text):
                return other.text.strip()
    return ""
