"""What the judges of kind, direction and scope see of an amount, and what they say of plain wordings."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from extractors.costs.extractor import extract, read_amounts
from extractors.costs.judges import features, of_words
from extractors.facts import Cost
from extractors.learned import classifier
from pipeline.ingest.text.reading import read_text

PLAIN = [
    ("Das Honorar der Moderatorin beträgt 5.000 €.", ("external", "expense"), "who is engaged"),
    ("Die Personalkosten belaufen sich auf 41.000 €.", ("personnel", "expense"), "posts"),
    ("Das Land gewährt eine Zuwendung von 20.000 €.", ("grant", "revenue"), "what the Land pays"),
    ("Für Druckkosten sind 3.600 € vorgesehen.", ("material", "expense"), "what is bought"),
    ("Die Gesamtkosten betragen 87.000 €.", ("total", "expense"), "the whole"),
    ("Der Ersatzneubau kostet 2.400.000 €.", ("investment", "expense"), "what is built"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), PLAIN, ids=[reason for *_, reason in PLAIN])
def test_plain_wordings(text: str, expected: tuple[str, str], reason: str) -> None:
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, Cost)]
    assert [(fact.cost_kind, fact.direction) for fact in found] == [expected], reason


def shown(text: str) -> list[Iterable[str]]:
    document = read_text(text)
    return list(features(document, (), read_amounts(document, ())[0]))


def test_words_count_by_where_they_stand() -> None:
    names = set(of_words({"row": "Druckkosten", "before": "Der Bund trägt davon "}))
    assert {"near: druckk", "near: …osten", "row kinds: material", "before payers: outside"} <= names


def test_a_sum_and_its_parts() -> None:
    first, second, third = shown("Saal\t400 €\nDruck\t900 €\nzusammen\t1.300 €\n")
    assert "the sum of those before" in third
    assert "a part of a sum" in first
    assert "the last part of a sum" in second
    assert "the sum of those before" not in second


@pytest.mark.parametrize(("name", "some"), [("cost_kinds", "grant, revenue"), ("cost_scopes", "unit_price")])
def test_learned(name: str, some: str) -> None:
    assert some in classifier(name).classes
