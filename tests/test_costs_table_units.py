"""Which bare numbers of tables are money, who pays in them, and what is taken off."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.text.reading import read_text

Said = tuple[str, int | None]


def said(text: str) -> list[Said]:
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, Cost)]
    return [(f"{cost.amount.normalize():f}", cost.year) for cost in found]


TABLES: list[tuple[str, list[Said], str]] = [
    (
        "Art\t2027 EURO\t2028 EURO\nPersonal\t31.400\t63.200\nLandeszuweisung\t-\t40.000\n",
        [
            ("31400", 2027),
            ("63200", 2028),
            ("40000", 2028),
        ],
        "years with the sign of money are heads, no amounts",
    ),
    (
        "\t2027\t2028\nPersonalkosten\t27.500\t55.000\nFörderung\t12.600\t25.200\nEigenanteil\t14.900\t29.800\n",
        [
            ("27500", 2027),
            ("55000", 2028),
            ("12600", 2027),
            ("25200", 2028),
            ("14900", 2027),
            ("29800", 2028),
        ],
        "no sign of money at all, but years over costs and what pays for them",
    ),
    (
        "Nr.\tVorhaben\tKosten in Mio. €\tFörderung in Mio. €\n1\tRadweg am Fluss\t0,65\t0,4875\n2\tAufzug am Markt\t1,10\t0,825\n",
        [
            ("650000", None),
            ("487500", None),
            ("1100000", None),
            ("825000", None),
        ],
        "millions with four decimals",
    ),
    (
        "Aufwendungen/Auszahlungen\t157.500,00\tEUR\ndavon Personal\t96.000,00\tEUR\n",
        [("157500", None), ("96000", None)],
        "the sign of money in a column of its own",
    ),
    (
        "Jahr\tEuro\tKostenstelle\tSachkonto\n2027\t86.300\t50130000\t54291000\n2028\t91.500\t50130000\t54291000\n",
        [("86300", 2027), ("91500", 2028)],
        "years down the rows, accounts are no money",
    ),
    (
        "Angaben in T€\t2027\t2028\nSprachkurse\t24,6\t25,2\n./. Förderung des Kreises\t-12\t-12\n",
        [
            ("24600", 2027),
            ("25200", 2028),
            ("12000", 2027),
            ("12000", 2028),
        ],
        "what is taken off is received",
    ),
    ("Jahr\tEinwohner\tKinder\n2027\t12.400\t1.800\n2028\t12.600\t1.900\n", [], "people by year"),
    ("\t2027\t2028\nKurse\t1.200\t1.300\nBesuche\t4.100\t4.300\n", [], "years over counts of things"),
    ("Produktgruppe\t3680\nTeilhaushalt\t4\nAngaben in Euro\t\n", [], "numbers of the budget's structure"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TABLES)
def test_tables(text: str, expected: list[Said], reason: str) -> None:
    assert sorted(said(text), key=str) == sorted(expected, key=str), reason


SENTENCES: list[tuple[str, list[Said], str]] = [
    (
        "Hiervon kommen 50 v. H. (59.000,00 €) aus Mitteln des Landes und 15 v. H. (17.700,00 €) sind Eigenanteil.",
        [("59000", None), ("17700", None)],
        "shares in per cent and euros",
    ),
    (
        "Das Vorhaben kostet 46.000 €, davon Zuschuss 23.000 €.",
        [("46000", None), ("23000", None)],
        "a part that is granted",
    ),
    (
        "Das Honorar beläuft sich einschließlich Umsatzsteuer auf 24.560,00 EUR.",
        [("24560", None)],
        "the tax is no turnover",
    ),
    ("Die Gemeinde beteiligt sich mit 2.500 €.", [("2500", None)], "the town's own share"),
    (
        "Für Flyer und Plakate sind 1.800 € eingeplant.",
        [("1800", None)],
        "what is bought goes before that it is planned",
    ),
    (
        "Die Deckung erfolgt durch Wegfall einer halben Stelle (-26.900 €).",
        [("26900", None)],
        "a minus is money saved",
    ),
    (
        "An Druckkosten sind 2028 ca. 5.500 Euro zu erwarten.",
        [("5500", 2028)],
        "the year between the verb and “ca.”",
    ),
    (
        "Die Stelle kostet 2027 voraussichtlich 18.000 € und 2028 rd. 14.000 €.",
        [("18000", 2027), ("14000", 2028)],
        "two years, two amounts",
    ),
    (
        "Der Verein erhält einen Zuschuss von 22.400 € im Jahr, erstmals 2028.",
        [("22400", 2028)],
        "from when on it is paid",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_sentences(text: str, expected: list[Said], reason: str) -> None:
    assert sorted(said(text), key=str) == sorted(expected, key=str), reason
