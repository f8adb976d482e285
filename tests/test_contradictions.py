"""What does not agree inside a paper, and what only seems so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from extractors.contradictions.finding import contradictions
from extractors.contradictions.money import german_amount
from extractors.document import Document
from extractors.facts import (
    Consultation,
    Cost,
    Effect,
    Fact,
    FinancialEffects,
    HeadValue,
    Member,
    Milestone,
    SteeringGroup,
)
from extractors.german.dates import find_times
from pipeline.ingest.text.reading import read_text


def kinds(document: Document, facts: Sequence[Fact] = ()) -> list[str]:
    return [finding.kind for finding in contradictions(document, facts)]


def cost(document: Document, printed: str, amount: str, kind: str = "external", year: int | None = None) -> Cost:
    start = document.text.index(printed)
    evidence = document.evidence(start, start + len(printed))
    return Cost(evidence=evidence, rule="test", amount=Decimal(amount), cost_kind=kind, year=year)


PROPOSAL = """Beschlussvorschlag:

Der Auftrag zur Moderation der Werkstatt wird dem Büro Stadtpartner erteilt. Die Kosten betragen ca. 22.000 €.

Begründung:

Das Büro Stadtpartner hat für die Moderation ein Angebot über 21.568,75 € vorgelegt.
"""


def test_proposal_and_reasons_name_different_amounts() -> None:
    document = read_text(PROPOSAL)
    facts = [cost(document, "22.000 €", "22000"), cost(document, "21.568,75 €", "21568.75")]
    (finding,) = contradictions(document, facts)
    assert finding.kind == "amounts-differ"
    assert [evidence.quote for evidence in finding.evidence] == ["22.000 €", "21.568,75 €"]
    assert "Stadtpartner" in finding.message


AGREES = [
    ({"amount": Decimal(22000)}, "the same amount"),
    ({"amount": Decimal(12000)}, "far away: another thing"),
    ({"cost_kind": "material"}, "another kind"),
    ({"direction": "revenue"}, "earned, not spent"),
    ({"year": 2019}, "another year"),
]


@pytest.mark.parametrize(("change", "reason"), AGREES)
def test_amounts_that_may_differ(change: dict[str, object], reason: str) -> None:
    document = read_text(PROPOSAL)
    left = cost(document, "22.000 €", "22000", year=2018)
    right = replace(cost(document, "21.568,75 €", "21568.75"), **change)  # type: ignore[arg-type]
    assert kinds(document, [left, right]) == [], reason


def test_amounts_for_different_things_may_differ() -> None:
    document = read_text(
        "Beschlussvorschlag:\n\nDer Verein Eins erhält 22.000 €.\n\nBegründung:\n\nDie Gruppe Zwei bekam 21.500 €."
    )
    assert kinds(document, [cost(document, "22.000 €", "22000"), cost(document, "21.500 €", "21500")]) == []


def test_parts_and_sum() -> None:
    wrong = read_text("Posten\tBetrag\nRaum\t1.000 €\nMaterial\t500 €\nSumme\t1.600 €")
    (finding,) = contradictions(wrong, ())
    assert finding.kind == "sum-differs"
    assert "1.500 €" in finding.message
    assert kinds(read_text("Posten\tBetrag\nRaum\t1.000 €\nMaterial\t500 €\nSumme\t1.500 €")) == []
    assert kinds(read_text("Posten\tBetrag\nRaum\t1.000 €\nMaterial\tnoch offen\nSumme\t1.600 €")) == []
    assert (
        kinds(read_text("Posten\tBetrag\nRaum\t1.000 €\nZwischensumme\t1.000 €\nMaterial\t500 €\nSumme\t1.500 €")) == []
    )


FORM = """Bezug zum Haushalt

ErgebnisHH\t\t2023\t2024
Bedarf\tErträge\t\t
\tSachaufwand\t3.000 €\t8.000 €
Plan\tErträge\t\t
\tSachaufwand\t0 €\t8.000 €

Deckungsvorschlag

Dafür benötigt das Amt in 2023 höchstens 6.000 €.
"""


def test_plan_below_need() -> None:
    findings = list(contradictions(read_text(FORM), ()))
    assert [finding.kind for finding in findings] == ["plan-below-need", "amounts-differ"]
    assert findings[0].message == "Bedarf 2023: 3.000 €, Plan 2023: 0 €"
    assert [evidence.quote for evidence in findings[0].evidence] == ["3.000 €", "0 €"]
    assert kinds(read_text(FORM.replace("\t0 €\t", "\t3.000 €\t").replace("6.000", "3.000"))) == []


def effects(document: Document, effect: Effect) -> FinancialEffects:
    start = document.text.index("☒")
    return FinancialEffects(evidence=document.evidence(start, start + 1), rule="test", effect=effect)


def test_no_effect_is_ticked_beside_costs() -> None:
    document = read_text("Finanzielle Auswirkungen ☐ ja ☒ nein\nGesamtkosten: 45.000 €\n\nBegründung:\n\nEs gilt.")
    total = cost(document, "45.000 €", "45000", kind="total")
    assert kinds(document, [effects(document, "no"), total]) == ["no-effect-but-costs"]
    assert kinds(document, [effects(document, "yes"), total]) == []
    told = read_text("Finanzielle Auswirkungen ☐ ja ☒ nein\n\nBegründung:\n\nEine Nachbarstadt zahlte 45.000 €.")
    assert kinds(told, [effects(told, "no"), cost(told, "45.000 €", "45000", kind="grant")]) == []


COSTS_TOLD = [
    ("Für die Schulung fallen einmalig Kosten von 4.800,00 Euro an.", True, "the measure costs"),
    ("Es entstehen Kosten in Höhe von 4.800,00 Euro.", True, "the measure costs"),
    ("Im Vorjahr entstanden Kosten von 4.800,00 Euro.", False, "told of another time"),
    ("Die Kosten von 4.800,00 Euro trägt das Land.", False, "another payer"),
    ("Zusätzliche Kosten von 4.800,00 Euro entstehen nicht.", False, "denied"),
]


@pytest.mark.parametrize(("sentence", "differs", "reason"), COSTS_TOLD)
def test_no_effect_against_the_words(sentence: str, differs: bool, reason: str) -> None:
    document = read_text(f"Finanzielle Auswirkungen ☐ ja ☒ nein\n\nBegründung:\n\n{sentence}")
    facts = [effects(document, "no"), cost(document, "4.800,00 Euro", "4800", kind="external")]
    assert kinds(document, facts) == (["no-effect-but-costs"] if differs else []), reason


def session(document: Document, day: str, result: str | None = None) -> Consultation:
    start = document.text.index(day)
    (found,) = find_times(day)
    return Consultation(
        evidence=document.evidence(start, start + len(day)),
        rule="test",
        committee="Bauausschuss",
        date=found.first,
        result=result,
    )


def test_a_session_before_the_paper() -> None:
    document = read_text("Bauausschuss\t20.02.2018\tVorberatung\nRat\t20.03.2018\tEntscheidung\n\nDatum: 14.03.2018")
    start = document.text.index("14.03.2018")
    head = HeadValue(evidence=document.evidence(start, start + 10), rule="test", field="date", value="2018-03-14")
    early, later = session(document, "20.02.2018"), session(document, "20.03.2018")
    (finding,) = contradictions(document, [head, early, later])
    assert (finding.kind, [evidence.quote for evidence in finding.evidence]) == (
        "session-before-paper",
        ["20.02.2018", "14.03.2018"],
    )
    assert kinds(document, [head, session(document, "20.02.2018", "vorberaten"), later]) == [], (
        "held already, as its result says"
    )
    assert kinds(document, [early, later]) == [], "the paper has no date"
    alone = replace(head, rule="day-alone")
    assert kinds(document, [alone, early, later]) == [], "each version of a paper has a day of its own over its head"
    mayor = replace(early, committee="Dienstberatung", committee_kind="executive")
    assert kinds(document, [head, mayor, later]) == [], "who lays the paper before the council meets before"
    assert kinds(document, [head, early]) == [], "a paper carried on through its sessions, dated by the last"


def steps(*told: tuple[str, str, bool]) -> tuple[Document, list[Milestone]]:
    document = read_text("\n\n".join(f"{label} {time}" for label, time, _ in told))
    facts: list[Milestone] = []
    for block, (label, time, planned) in zip(document.blocks, told, strict=True):
        (found,) = find_times(time)
        facts.append(
            Milestone(
                evidence=document.evidence(block.start, block.end),
                rule="test",
                label=label,
                edtf=found.edtf,
                date_start=found.first,
                date_end=found.last,
                status="planned" if planned else "done",
            )
        )
    return document, facts


TWO_DATES = [
    (
        [("Auftaktveranstaltung", "15. Mai 2018", True), ("Auftaktveranstaltung", "August 2018", True)],
        1,
        "one start, two dates",
    ),
    (
        [("Bürgerkonferenz", "23.11.2018", True), ("Bürgerkonferenz", "Januar 2019", True)],
        1,
        "one conference, two dates",
    ),
    (
        [
            ("Plan dem Stadtrat zum Beschluss vorgelegt", "Dezember 2018", True),
            ("Stadtrat / Beschluss", "Februar 2019", True),
        ],
        1,
        "one decision",
    ),
    (
        [("Fachveranstaltung „Ehrenamt“", "14. Mai 2018", False), ("Fachveranstaltung", "17. Mai 2018", False)],
        1,
        "days apart in the past",
    ),
    (
        [("Auftaktveranstaltung", "15. Mai 2018", True), ("Auftaktveranstaltung", "Mai 2018", True)],
        0,
        "the day lies in the month",
    ),
    (
        [("Sitzung der Projektgruppe", "Mai 2018", True), ("Sitzung der Projektgruppe", "Juli 2018", True)],
        0,
        "sessions recur",
    ),
    ([("Workshop", "Mai 2018", True), ("Workshop", "Juli 2018", True)], 0, "workshops recur"),
    ([("1. Bürgerkonferenz", "Mai 2018", True), ("2. Bürgerkonferenz", "Juli 2018", True)], 0, "numbered"),
    ([("Bürgerkonferenz", "Mai 2016", False), ("Bürgerkonferenz", "Mai 2018", False)], 0, "held every second year"),
    ([("Bürgerkonferenz", "Mai 2016", False), ("Bürgerkonferenz", "Mai 2018", True)], 0, "one held, one planned"),
    ([("Fachkonferenzen", "Mai 2018", True), ("Fachkonferenzen", "Juli 2018", True)], 0, "several"),
    (
        [("Auftaktveranstaltung Nord", "Mai 2018", True), ("Auftaktveranstaltung Süd", "Juli 2018", True)],
        0,
        "two of them",
    ),
]


@pytest.mark.parametrize(("told", "count", "reason"), TWO_DATES)
def test_events_with_two_dates(told: list[tuple[str, str, bool]], count: int, reason: str) -> None:
    document, facts = steps(*told)
    assert kinds(document, facts) == ["event-with-two-dates"] * count, reason


GROUP = """Beschlussvorschlag:

Es wird eine Lenkungsgruppe mit je 4 Vertretern aus Kirchen, Schulen und Betrieben eingerichtet.

Begründung:

Die Lenkungsgruppe soll aus maximal 13 Personen bestehen.
"""


def group(document: Document, size: int, members: Sequence[Member] = ()) -> SteeringGroup:
    start = document.text.index("Lenkungsgruppe")
    return SteeringGroup(
        evidence=document.evidence(start, start + 14),
        rule="test",
        name="Lenkungsgruppe",
        kind="steering",
        status="proposed",
        size_max=size,
        members=tuple(members),
    )


def test_shares_of_a_group_and_its_size() -> None:
    document = read_text(GROUP)
    (finding,) = contradictions(document, [group(document, 13)])
    assert finding.kind == "group-size-differs"
    assert "12" in finding.message
    assert kinds(document, [group(document, 12)]) == []


def test_an_enumeration_with_numbers_of_its_own_is_no_sum() -> None:
    document = read_text(
        "Die Lenkungsgruppe hat 14 Mitglieder: je zwei Vertreterinnen und Vertretern der Verwaltung und der Verbände, "
        "vier Mitgliedern des Rates sowie sechs Vertreterinnen der Vereine."
    )
    assert kinds(document, [group(document, 14)]) == []


def test_counted_members_and_size() -> None:
    document = read_text(
        "Die Lenkungsgruppe hat 12 Mitglieder: sechs Ratsmitglieder und sieben Personen der Verwaltung."
    )
    here = document.evidence(0, 10)
    members = [
        Member(
            evidence=here, rule="test", name="Ratsmitglieder", member_kind="category", count_max=6, sector="politics"
        ),
        Member(
            evidence=here, rule="test", name="Verwaltung", member_kind="category", count_max=7, sector="administration"
        ),
    ]
    assert kinds(document, [group(document, 12, members)]) == ["group-size-differs"]
    assert kinds(document, [group(document, 13, members)]) == []


FIELDS = [
    (
        "Es gibt drei zentrale Handlungsfelder:\n\n- Sprache\n- Arbeit",
        ["field-count-differs"],
        "three announced, two listed",
    ),
    ("Es gibt drei zentrale Handlungsfelder:\n\n- Sprache\n- Arbeit\n- Wohnen", [], "three announced, three listed"),
    ("Es gibt 4 Handlungsfelder: „Sprache“, „Arbeit“ und „Wohnen“.", ["field-count-differs"], "in quotation marks"),
    ("Es gibt drei Handlungsfelder: „Sprache“, „Arbeit“ und „Wohnen“.", [], "in quotation marks"),
    (
        "Es gibt zwei Handlungsfelder:\n\n- Sprache\n- Arbeit\n\n3. Lenkungsgruppe\n\nDie Gruppe tagt.",
        [],
        "the next numbered heading is no entry of the list",
    ),
    (
        "Es gibt zwei Handlungsfelder: „Sprache“ und „Arbeit“. Daneben steht „Wohnen“ als Querschnittsthema.",
        [],
        "the next sentence is no part of the list",
    ),
    ("Es gibt zehn Handlungsfelder, die alle wichtig sind.", [], "no list follows"),
    ("Das Konzept nennt acht Themenfelder:\n\nEin Absatz folgt.", [], "no list follows"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FIELDS)
def test_number_of_fields(text: str, expected: list[str], reason: str) -> None:
    assert kinds(read_text(text)) == expected, reason


def test_amounts_are_written_as_in_german() -> None:
    assert german_amount(Decimal("21568.75")) == "21.568,75 €"
    assert german_amount(Decimal(22000)) == "22.000 €"


def test_every_finding_has_two_sides() -> None:
    document = read_text(FORM + GROUP)
    findings = list(contradictions(document, [group(document, 19)]))
    assert len(findings) == 3
    assert all(len(finding.evidence) >= 2 for finding in findings)
