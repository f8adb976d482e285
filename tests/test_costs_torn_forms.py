"""Forms and grids whose cells came apart into lines."""

from __future__ import annotations

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.text.reading import read_text

Said = tuple[str, int | None]


def said(text: str) -> list[Said]:
    document = read_text(f"Stadt Seedorf\nVorlage 1/2027\n\nBegründung:\n\n{text}\n")
    found = [fact for fact in extract(document, ()) if isinstance(fact, Cost)]
    return [(str(fact.amount), fact.year) for fact in found]


def test_a_grid_whose_cells_came_apart() -> None:
    text = "Kosten\n\n2027\n2028\nSprachförderung\n60.000 €\n80.000 €\nPersonalkosten\n45.000 €\n45.000 €\nSumme\n105.000 €\n125.000 €\n"
    assert said(text) == [
        ("60000", 2027),
        ("80000", 2028),
        ("45000", 2027),
        ("45000", 2028),
        ("105000", 2027),
        ("125000", 2028),
    ]


def test_numbers_of_a_form_are_no_money() -> None:
    assert said("Finanzielle Auswirkungen\n\nTeilhaushalt 17\nProduktgruppe 3140\n") == []
