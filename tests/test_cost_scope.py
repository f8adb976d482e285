"""Whose money an amount is."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost, HeadValue
from pipeline.ingest.text.reading import read_text

ROWS = [
    (
        "Beschlussvorlage",
        "Die Kosten der Sanierung betragen 45.000 €.",
        ["measure"],
        "a paper that lays a measure before the council",
    ),
    (
        "Antrag",
        "Beschlussvorschlag:\n\nFür die Halle werden Mittel von 45.000 € bereitgestellt.",
        ["measure"],
        "the decision itself",
    ),
    (
        "Beschlussvorlage",
        "Das Ministerium stellt für das Programm Fördermittel von 900.000 € bereit.",
        ["third_party"],
        "what the state spends",
    ),
    (
        "Beschlussvorlage",
        "Zum Vergleich: ein Ankauf würde Kosten von 80.000 € verursachen.",
        ["comparison"],
        "another variant",
    ),
    (
        "Beschlussvorlage",
        "Entgelte der Bücherei\n\nJahresausweis Erwachsene\t24,00 €\nJahresausweis ermäßigt\t12,00 €\nAusweis Verein\t350,00 €\n"
        "Vormerkung\t1,50 €",
        ["unit_price", "unit_price", "unit_price", "unit_price"],
        "a tariff is judged as one, also its largest price",
    ),
    (
        "Beschlussvorlage",
        "Kosten der Maßnahme\n\nBühne\t4.200,00 €\nTechnik\t1.850,00 €\nPlakate\t96,50 €\nSumme\t6.146,50 €",
        ["measure", "measure", "measure", "measure"],
        "a list of purchases has no price for each, however small",
    ),
    (
        "Kostenschätzung",
        "Kennwerte des Neubaus\n\nBauteil\tKosten €/m²\tFläche\tSumme\n"
        "Rohbau\t1.420,00 €\t310\t440.200,00 €\nAusbau\t615,00 €\t310\t190.650,00 €",
        ["unit_price", "measure", "unit_price", "measure"],
        "of a table only the column of prices",
    ),
    (
        "Sitzungsvorlage",
        "Aufwand: 30.000 €\n\nFür die Deckung stehen Mittel der Stadtbücherei bereit (Teilhaushalt 4, Planansatz 30.000 €).",
        ["measure", "whole_budget"],
        "the budget that covers a cost is another row, be it of the same amount",
    ),
    ("Anlage", "Schätzung nach DIN 276\n\n300 Bauwerk 45.000,00 €", ["measure"], "a calculation of costs"),
]


@pytest.mark.parametrize(("kind", "text", "expected", "reason"), ROWS, ids=[reason for *_, reason in ROWS])
def test_scope(kind: str, text: str, expected: list[str | None], reason: str) -> None:
    document = read_text(f"{kind}\n\n{text}\n")
    head = HeadValue(evidence=document.evidence(0, len(kind)), rule="given", field="paper_type", value=kind)
    assert [fact.scope for fact in extract(document, [head]) if isinstance(fact, Cost)] == expected, reason
