"""What kind of cost an amount is, by its row, its table, its account and its sentence."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.plain_text import read_text

KINDS: list[tuple[str, list[tuple[str, str, str]], str]] = [
    (
        "Förderbereich\t2027\t2028\nJugendarbeit\t4.000 €\t5.000 €\nSchulhof\t3.000 €\t2.000 €\n",
        [(amount, "grant", "expense") for amount in ("4000", "5000", "3000", "2000")],
        "rows with nothing but a name, in a table of what is granted",
    ),
    (
        "\tStellen\t2027\t2028\nVariante 1\t2,0\t118.500 €\t144.900 €\n",
        [("118500", "personnel", "expense"), ("144900", "personnel", "expense")],
        "a column counts posts",
    ),
    (
        "Titel\tZweck\t2027\t2028\n4010 / 68425\tNachbarschaftsmütter\t118.400 €\t121.000 €\n",
        [("118400", "grant", "expense"), ("121000", "grant", "expense")],
        "the account books grants",
    ),
    (
        "Ergebnishaushalt\t2027\t2028\nAufwendungen 31.3.5.01 / 443100\t38.000 €\t41.500 €\n"
        "Erträge 31.3.5.01 / 314100\t34.200 €\t37.350 €\n",
        [
            ("38000", "material", "expense"),
            ("41500", "material", "expense"),
            ("34200", "grant", "revenue"),
            ("37350", "grant", "revenue"),
        ],
        "“Aufwendungen” says less than its account",
    ),
    (
        "\t2027\t2028\nAufwand gesamt\t90.000 €\t80.000 €\nErtrag\t50.000 €\t55.000 €\nZuschussbedarf\t40.000 €\t25.000 €\n",
        [
            ("90000", "total", "expense"),
            ("80000", "total", "expense"),
            ("50000", "grant", "revenue"),
            ("55000", "grant", "revenue"),
            ("40000", "budget", "expense"),
            ("25000", "budget", "expense"),
        ],
        "what remains below what comes in is the town's own",
    ),
    (
        "Für Druck und Versand liegt ein Angebot über 7.400 € vor.",
        [("7400", "material", "expense")],
        "an offer names the price, not what is bought",
    ),
    (
        "Im Rahmen des Budgets können für Gutachten bis zu 25.000 € ausgegeben werden.",
        [("25000", "external", "expense")],
        "the budget is where it comes from",
    ),
    (
        "Die Erstellung kostete insgesamt 14.300 €, darin enthalten ist die Moderation.",
        [("14300", "total", "expense")],
        "what is contained does not name the whole",
    ),
    (
        "Darin sind 66.300 € (2027) bzw. 71.500 € (ab 2028) Personalkosten für eine Stelle enthalten.",
        [("66300", "personnel", "expense"), ("71500", "personnel", "expense")],
        "what is said behind “bzw.” holds for both",
    ),
    (
        "Die Teilnahmegebühr bringt 5.000 € an Ertrag.",
        [("5000", "other", "revenue")],
        "a fee is no grant, though it is a revenue",
    ),
    (
        "lfd. Nr.\nTräger\nProjekt\nbeantragt\n\n1\nKulturverein\nStadtteilfrühstück\n7.800,00 €\n\n2\nTurnverein\nSchwimmen\n4.250,00 €\n",
        [("7800", "grant", "expense"), ("4250", "grant", "expense")],
        "heads of a list of grants that came apart into lines",
    ),
    (
        "Der Zuschuss beträgt 25.000 bis 30.000 € für die Fachstelle; dem Fonds bleiben 5.000 €.",
        [("25000", "grant", "expense"), ("5000", "budget", "expense")],
        "a semicolon parts the words of one amount from the next",
    ),
    (
        "Von den Aufwendungen entfallen 2.100 EUR auf Übersetzungen.",
        [("2100", "material", "expense")],
        "the whole that the amount is a part of",
    ),
    (
        "Sachkosten, im Gesamtvolumen enthalten: 64.000 €",
        [("64000", "material", "expense")],
        "the same before “enthalten”",
    ),
    (
        "Davon sind verbraucht: Gebärdendolmetschen 8.300 €, induktive Höranlage Foyer 22.500 €, Leichte Sprache 6.500 €.",
        [("8300", "material", "expense"), ("22500", "investment", "expense"), ("6500", "material", "expense")],
        "a list whose names come first",
    ),
    (
        "Nr.\tTräger\tSumme\n1\tKulturhaus Seedorf\t4.000 €\n2\tTanzgruppe Rosenau\t2.500 €\n",
        [("4000", "grant", "expense"), ("2500", "grant", "expense")],
        "the sum of a row that names who gets it",
    ),
    (
        "Verteilungsvorschlag\n\nNr.\tGemeinde\tBetrag in Euro\n1\tSeedorf\t4.000\n2\tRosenau\t2.500\n",
        [("4000", "grant", "expense"), ("2500", "grant", "expense")],
        "a list of what is distributed",
    ),
    (
        "( ) keine (x) konsumtiv ( ) investiv\n\nAufwand\t168.000 €\nErtrag\t33.000 €\n",
        [("168000", "total", "expense"), ("33000", "grant", "revenue")],
        "an answer that was not given says nothing of the table below",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), KINDS, ids=[reason for *_, reason in KINDS])
def test_kinds(text: str, expected: list[tuple[str, str, str]], reason: str) -> None:
    found = [
        (f"{cost.amount:f}".split(".")[0], cost.cost_kind, cost.direction)
        for cost in extract(read_text(text), ())
        if isinstance(cost, Cost)
    ]
    assert found == expected, reason
