"""Tables that came apart into groups of lines: columns, records below their heads, and groups that are neither."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.plain_text import read_text

Said = tuple[str, int | None]

TORN: list[tuple[str, list[Said], str]] = [
    (
        "Koordination, 1,5 Stellen\nSachmittel\nBundeszuschuss\nKreisanteil\n\n"
        "2029\n54.000 €\n6.000 €\n-48.300 €\n30.200 €\n\n2030\n108.000 €\n12.000 €\n-96.600 €\n60.400 €",
        [
            ("54000", 2029),
            ("6000", 2029),
            ("48300", 2029),
            ("30200", 2029),
            ("108000", 2030),
            ("12000", 2030),
            ("96600", 2030),
            ("60400", 2030),
        ],
        "a column of values for each year",
    ),
    (
        "Ansatz\nBedarf 2029\nBedarf 2030\nZuwendung Land\n\n50.000 €\n45.000 €\n60.000 €\nkeine",
        [
            ("50000", None),
            ("45000", 2029),
            ("60000", 2030),
        ],
        "a value that is no amount keeps its place",
    ),
    (
        "Folgekosten: ja\nGesamtkosten\nDruck und Übersetzung\nAnlaufstelle (halbe Stelle)\n38.400 €\n3.400 €\n23.000 €",
        [
            ("38400", None),
            ("3400", None),
            ("23000", None),
        ],
        "as many labels right above as there are values",
    ),
    (
        "Werte der Jahre\n2029\n2030\nlaufende Folgekosten jährlich\n185.000 EUR\n192.000 EUR\n40.000 EUR",
        [
            ("185000", 2029),
            ("192000", 2030),
            ("40000", None),
        ],
        "years among the labels",
    ),
    (
        "Haushaltsstelle\nBezeichnung\nAnsatz 2029\nPlan 2030\n\n1.4981.6550\nProzessberatung\n22.000 €\n23.000 €\n\n"
        "1.4981.1710\nZuschuss Land\n35.000 €\n36.000 €",
        [
            ("22000", 2029),
            ("23000", 2030),
            ("35000", 2029),
            ("36000", 2030),
        ],
        "records below their heads",
    ),
    (
        "2029\n2030\n\n1.4981.6550\nProzessberatung\n22.000 €\n23.000 €\n\n1.4981.4000\nPersonal (0,75 Stellen)\n46.000 €\n47.000 €",
        [
            ("22000", 2029),
            ("23000", 2030),
            ("46000", 2029),
            ("47000", 2030),
        ],
        "years over records with an account on a line of its own",
    ),
]


def said(text: str) -> list[Said]:
    document = read_text(f"Stadt Seedorf\nVorlage 1/2029\n\nFinanzierung\n\n{text}\n")
    found = [fact for fact in extract(document, ()) if isinstance(fact, Cost)]
    return [(str(fact.amount), fact.year) for fact in found]


@pytest.mark.parametrize(("text", "expected", "reason"), TORN, ids=[reason for *_, reason in TORN])
def test_torn(text: str, expected: list[Said], reason: str) -> None:
    assert said(text) == expected, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Träger\nOrt\nThema\n\n5.000 €\n6.000 €", "groups of different length do not answer each other"),
        ("Druck und Gestaltung\n2029: 5.000 €\n2030: 6.000 €", "values with years of their own are one row"),
        ("Der Bericht liegt vor.\nEr wurde beraten.\n\n5.000 €\n6.000 €", "sentences are no labels"),
    ],
)
def test_no_torn_columns(text: str, reason: str) -> None:
    document = read_text(f"Stadt Seedorf\nVorlage 1/2029\n\nFinanzierung\n\n{text}\n")
    assert all(fact.rule != "cost-torn-column" for fact in extract(document, ()) if isinstance(fact, Cost)), reason
