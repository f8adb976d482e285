"""Costs in sentences, lines and forms: what they are for, which year, spent or received; and what is no cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.costs.extractor import EXTRACTOR, extract
from extractors.facts import Cost, HeadValue, LeftAlone
from extractors.language import Vocabulary, lookup
from extractors.protocol import unread
from pipeline.ingest.text.reading import read_text


def costs(text: str, day: date | None = None, subject: str | None = None) -> list[Cost]:
    document = read_text(text)
    known = []
    if day is not None:
        evidence = document.evidence(0, len(document.text))
        known.append(HeadValue(evidence=evidence, rule="given", field="date", value=day.isoformat()))
    if subject is not None:
        evidence = document.evidence(0, len(document.text))
        known.append(HeadValue(evidence=evidence, rule="given", field="subject", value=subject))
    return [fact for fact in extract(document, known) if isinstance(fact, Cost)]


def said(cost: Cost) -> tuple[str, int | str | None]:
    """Amount, kind, direction, year or period in short."""
    amount = f"{cost.amount.normalize():f}" + (f"-{cost.amount_max.normalize():f}" if cost.amount_max else "")
    return amount, cost.year or cost.period


SENTENCES = [
    (
        "Die externe Moderation wird dem Büro Muster übertragen. Die Kosten hierfür liegen bei 18.000 €.",
        ("18000", None),
        "“hierfür” points back to the order",
    ),
    (
        "Die Kosten für die Erarbeitung des Leitbildes betragen voraussichtlich 31.000 Euro.",
        ("31000", None),
        "costs of the measure itself",
    ),
    ("Das Honorar der Moderatorin beträgt 4.200,- €.", ("4200", None), "a fee"),
    ("Für Raummieten und Druck fallen 2.400 € an.", ("2400", None), "things"),
    ("Die Personalkosten werden auf 58.000 EUR geschätzt.", ("58000", None), "staff in euros"),
    (
        "Das Land hat für das Vorhaben Fördermittel in Höhe von 40.000 € bewilligt.",
        ("40000", None),
        "received from the state",
    ),
    (
        "Der Verein Brückenbau e. V. erhält einen Zuschuss von 7.500 €.",
        ("7500", None),
        "paid to an association",
    ),
    (
        "Im Haushaltsplan 2021 sind hierfür 12.000 € veranschlagt.",
        ("12000", 2021),
        "planned means with their year",
    ),
    (
        "Dadurch ergeben sich im Jahr 2022 Einsparungen von 6.000 €.",
        ("6000", 2022),
        "savings are revenue",
    ),
    (
        "Für den Umbau des Begegnungshauses werden Investitionskosten von 1,2 Mio. € erwartet.",
        ("1200000", None),
        "building",
    ),
    ("Die Kosten betragen 5.000 bis 7.500 €.", ("5000-7500", None), "a range is one row"),
    (
        "Für das kommende Haushaltsjahr sind 9.000 € eingestellt.",
        ("9000", 2020),
        "the year after the paper's",
    ),
    ("Ab 2018 fallen jährlich 3.000 € Kosten an.", ("3000", 2018), "from a year on"),
    (
        "Vorgesehen sind jeweils 20.000 € für die Jahre 2022 bis 2025.",
        ("20000", "2022/2025"),
        "a period is one row",
    ),
    ("Bereitgestellt wurden 2017 22.000 €.", ("22000", 2017), "a year is no digit of the amount"),
    (
        "Deckung: Minderaufwendungen beim Sachkonto 4711000 in gleicher Höhe (25.000 €).",
        ("25000", None),
        "what covers the costs is no money that comes in",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_sentence(text: str, expected: tuple[str, int | str | None], reason: str) -> None:
    assert [said(cost) for cost in costs(text, date(2019, 11, 4))] == [expected], reason


SEVERAL = [
    (
        "Es werden 2021: 12.000 €, 2022: 15.000 € benötigt.",
        [("12000", 2021), ("15000", 2022)],
        "one amount a year in one sentence",
    ),
    (
        "Auf die Lesepaten kommen 9.700 Euro für das Haushaltsjahr 2022 und 10.300 Euro für das Haushaltsjahr 2023.",
        [("9700", 2022), ("10300", 2023)],
        "the year behind the amount",
    ),
    (
        "Die Stadt stellt je 50.000 Euro im Doppelhaushalt 2019/2020 bereit.",
        [("50000", 2019), ("50000", 2020)],
        "“je” under two years is two rows",
    ),
    (
        "Im Plan 2023/2024 sind Ausgaben von 12.000 € bzw. 13.000 € vorgesehen.",
        [("12000", 2023), ("13000", 2024)],
        "amounts go with the years in their order",
    ),
    (
        "Die Kosten betragen 22.000 €. Das Angebot des Büros lautet auf 21.568,75 €.",
        [("22000", None), ("21568.75", None)],
        "different amounts for the same thing are two rows",
    ),
    (
        "- Honorare 3.000 €\n- Druckkosten 3.000 €",
        [("3000", None), ("3000", None)],
        "equal amounts for different things are two rows",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SEVERAL)
def test_several(text: str, expected: list[tuple[str, int | None]], reason: str) -> None:
    assert [(f"{cost.amount.normalize():f}", cost.year) for cost in costs(text)] == expected, reason


def test_text_and_form_are_one_row_with_year_and_account() -> None:
    found = costs(
        "Die Kosten der Fortschreibung werden sich voraussichtlich auf 16.000,00 € belaufen.\n\n"
        "Auswirkung:\n\nProduktkonto: 31301/5292\n\nHaushaltsjahr: 2017\n\nBetrag: 16.000 €\n\nAusgaben gedeckt: Ja /Nein"
    )
    assert [(said(cost), cost.account, cost.approximate) for cost in found] == [(("16000", 2017), "31301/5292", True)]


FORMS = [
    (
        "Finanzielle Auswirkungen nein ja\n\nGesamtkosten der\nMaßnahme\nEinzahlungen/Erträge\n(Zuschüsse u. Ä.)\n"
        "Finanzierung durch\nstädtischen Haushalt\nJährliche laufende Belastung\n\nJahr 2017: 80.000 €\n"
        "Jahr 2017: 80.000 € Ab 2018 jährlich:\n70.000 €\n\nHaushaltsmittel stehen zur Verfügung",
        [("80000", 2017), ("70000", 2018)],
        "all labels first, values after, fewer values than labels",
    ),
    (
        "Gesamtkosten:45.000 Euro\nJährliche/r Budgetbedarf/Folgekosten:\n2026: 20.000 €\n2027: 25.000 €\nGesamteinzahlung:",
        [("45000", None), ("20000", 2026), ("25000", 2027)],
        "a label over values, a label without value",
    ),
    (
        "Investitionskosten: 20.000 €\nSachkosten: 3.000 €\nPersonalkosten (brutto): 41.000 €\nFolgekosten: 1.000 €",
        [
            ("20000", None),
            ("3000", None),
            ("41000", None),
            ("1000", None),
        ],
        "labels before values",
    ),
    (
        "Kosten- und Finanzierungsplan 2023:\nPersonalkosten 12.200 Euro\nSachkosten 2.000 Euro\nSumme 14.200 Euro",
        [
            ("12200", 2023),
            ("2000", 2023),
            ("14200", 2023),
        ],
        "the heading's year holds for its lines",
    ),
    ("Kosten (Betrag in €):\t8.000", [("8000", None)], "the label says euros, the value is bare"),
    ("Kosten (Betrag in €):\t", [], "a blank form"),
    ("Gesamtkosten der Maßnahme\t€\nJährliche laufende Belastung\t€", [], "a cell with only the sign is blank"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FORMS)
def test_form(text: str, expected: list[tuple[str, int | None]], reason: str) -> None:
    assert [said(cost) for cost in costs(text)] == expected, reason


NO_COST = [
    ("Das Honorar beträgt 85 Euro pro Stunde.", "unit_price", "a wage"),
    ("Helferinnen erhalten 15 Euro je Einsatz.", "unit_price", "a rate for one piece"),
    ("Eine Kraft auf 450 Euro Basis unterstützt das Team.", "unit_price", "a kind of employment"),
    ("Männer erhalten im Schnitt eine Rente von 984 Euro.", "unit_price", "a statistic"),
    ("Bei Aufträgen ab einer Wertgrenze von 10.000 € entscheidet der Rat.", "comparison", "a threshold of rights"),
    ("Das Angebot des zweiten Büros über 31.000 € wurde nicht berücksichtigt.", "comparison", "an offer not taken"),
    ("Für das eingeholte Angebot über 22.600 € fehle das Geld.", "comparison", "an offer that nobody can pay"),
    ("In vergleichbaren Städten wurden dafür 90.000 € ausgegeben.", "comparison", "another town's sum"),
    ("2023 hätten 54.000 Euro zur Förderung von Maßnahmen bereitgestanden.", "comparison", "ready in the past"),
    ("Der Bund stellt bis 2020 jährlich 100 Mio. Euro bereit.", "third_party", "a programme of the state"),
]


@pytest.mark.parametrize(("text", "scope", "reason"), NO_COST)
def test_no_cost_of_the_measure(text: str, scope: str, reason: str) -> None:
    assert [cost.scope for cost in costs(text)] == [scope], reason


LEFT_ALONE = [
    ("Die Erhöhung der Pauschale von 23.000 Euro auf 25.000 Euro gilt sofort.", "cost-old-rate", "the old rate"),
    ("Die Miete betrug 75.400 DM.", "cost-old-currency", "Deutsche Mark"),
    ("Eigenanteil: 0,00 €", "cost-zero", "nothing"),
]


@pytest.mark.parametrize(("text", "rule", "reason"), LEFT_ALONE)
def test_left_alone(text: str, rule: str, reason: str) -> None:
    left = [fact.rule for fact in extract(read_text(text), ()) if isinstance(fact, LeftAlone)]
    assert rule in left, reason


NOT_EVEN_MONEY = [
    ("Produkt/Konto 31301/5292", "an account"),
    ("Telefon 07231 410-5300", "a phone number"),
    ("In der Stadt leben 45.000 Menschen.", "a population"),
    ("§ 82 GO NRW", "a paragraph"),
    ("50126 Musterheim", "a ZIP code"),
    ("Drei 1-€-Jobs sind besetzt.", "a kind of employment"),
    ("Produkt 11.14.08", "a product"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_EVEN_MONEY)
def test_not_even_money(text: str, reason: str) -> None:
    assert list(extract(read_text(text), ())) == [], reason


def test_prices_of_a_paper_that_decides_on_prices_are_revenue() -> None:
    text = "Die Gebühr beträgt 12 Euro pro Person."
    assert [said(cost) for cost in costs(text, subject="Gebührensatzung für die Unterkünfte")] == [("12", None)]


SAVED = [
    ("Gesamtersparnis: ca. 4,4 Mio. €/a", "revenue", True, "what is saved is no cost, and “/a” is every year"),
    ("Ersparnis: 20.000 Euro / a", "revenue", True, "in words"),
    ("Gesamtkosten: 20.000 Euro / Anlage 2", "expense", False, "refused: “/ A…” begins a word"),
]


@pytest.mark.parametrize(("text", "direction", "recurring", "reason"), SAVED)
def test_what_is_saved_every_year(text: str, direction: str, recurring: bool, reason: str) -> None:
    (cost,) = costs(f"Beschlussvorlage\n\nFinanzielle Auswirkungen\n\n{text}\n")
    assert (cost.direction, cost.recurring) == (direction, recurring), reason


def test_recurring_and_account() -> None:
    (cost,) = costs("Der Mitgliedsbeitrag beträgt 50 Euro jährlich (Sachkonto 4429000).")
    assert (cost.recurring, cost.account) == (True, "4429000")


def test_evidence_is_the_words_that_say_it() -> None:
    (cost,) = costs("Der Ausschuss stimmt zu. Das Honorar beträgt 4.200 € und wird im Mai fällig.")
    assert cost.evidence.quote == "Honorar beträgt 4.200 €"


def test_what_is_refused_is_signalled() -> None:
    document = read_text("Die Kosten betragen 12.50.0 €.")
    found = list(extract(document, ()))
    findings = list(unread(EXTRACTOR, document, [fact.evidence for fact in found]))
    assert (found, len(findings)) == ([], 1)


@pytest.mark.parametrize(
    ("table", "key", "example"),
    [
        (table, entry["id"], example)
        for table in ("kinds", "payers", "form_labels")
        for entry in lookup("costs")[table]
        for example in entry["examples"]
    ],
)
def test_every_entry_matches_its_own_examples(table: str, key: str, example: str) -> None:
    assert key in Vocabulary.load("costs", table).ids(example)


def test_amounts_are_decimals() -> None:
    (cost,) = costs("Die Kosten betragen 0,10 €.")
    assert cost.amount == Decimal("0.10")


ACCOUNTS: list[tuple[str, list[str], str]] = [
    (
        "Stadt Auenbrück\n\nBeteiligungsbericht 2023\n\nGesellschafter:\tStammkapital:\nStadt Auenbrück\t29.850 €\n",
        [],
        "the accounts of the town's companies tell no cost of a measure",
    ),
    (
        "Beschlussvorlage 12/2023\n\nBeteiligungsbericht 2023\n\nDer Druck des Berichts kostet 1.200 €.\n",
        ["1200"],
        "a proposal about such a report may cost something",
    ),
    (
        "Die Verwaltung trage die Differenz, im laufenden Jahr etwa 31.000 Euro.",
        ["31000"],
        "what follows “Differenz,” is no balance",
    ),
]


@pytest.mark.parametrize(("text", "amounts", "reason"), ACCOUNTS, ids=[reason for *_, reason in ACCOUNTS])
def test_accounts_and_balances(text: str, amounts: list[str], reason: str) -> None:
    assert [f"{cost.amount.normalize():f}" for cost in costs(text)] == amounts, reason
