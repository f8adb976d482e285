"""The place that a number gives an item, and lists that are numbered in any way. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.action_fields.labels import Label
from extractors.action_fields.marks import place_of, with_codes
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

HEAD = "Stadt Lerchenau\nSitzungsvorlage 12/2016\n\nBetreff: Integrationsplan der Stadt Lerchenau\n\n"


@pytest.mark.parametrize(
    ("number", "place", "reason"),
    [
        ("3.", 3, "a number"),
        ("(12)", 12, "in brackets"),
        ("III", 3, "a Roman number"),
        ("I.", 1, "a Roman one, not the ninth letter"),
        ("c)", 3, "a letter"),
        ("IIII", None, "no number that anybody writes"),
        ("-", None, "a bullet"),
        ("AG", None, "two letters"),
    ],
)
def test_place_of(number: str, place: int | None, reason: str) -> None:
    assert place_of(number) == place, reason


NUMBERED = [
    (
        "Im Plan sollen diese Leitziele stehen:\n\n{0}    Deutsch verbindet\n      Abendkurse, Vorlesestunden\n\n"
        "{1}   Gute Arbeit für alle\n      Bewerbungshilfe, Jobpaten\n\n{2}  Gesund im Quartier\n      Sprechstunden, Lotsen\n",
        marks,
        reason,
    )
    for marks, reason in [
        (("I.", "II.", "III."), "Roman numbers, each over its examples"),
        (("1.", "2.", "3."), "numbers, each over its examples"),
        (("a)", "b)", "c)"), "letters, each over its examples"),
        (("(1)", "(2)", "(3)"), "numbers in brackets, each over its examples"),
    ]
]


@pytest.mark.parametrize(("text", "marks", "reason"), NUMBERED, ids=[row[2] for row in NUMBERED])
def test_items_over_their_examples(text: str, marks: tuple[str, ...], reason: str) -> None:
    found = [fact.label for fact in extract(read_text(HEAD + text.format(*marks)), ()) if isinstance(fact, ActionField)]
    assert found == ["Deutsch verbindet", "Gute Arbeit für alle", "Gesund im Quartier"], reason


CODED = [
    (
        "Strang A Sprache\nStrang B Arbeit",
        ["Strang A Sprache", "Strang B Arbeit"],
        ["A Sprache", "B Arbeit"],
        "within the name",
    ),
    ("K1\tHallen\nK2\tPlätze", ["Hallen", "Plätze"], ["K1 Hallen", "K2 Plätze"], "in the cell before"),
    (
        "Leitziel II: Wohnen\nLeitziel III: Lernen",
        ["Wohnen", "Lernen"],
        ["II Wohnen", "III Lernen"],
        "Roman, behind a word",
    ),
    (
        "AG 1 – Energie\nAG 2 – Wasser",
        ["Energie", "Wasser"],
        ["1 Energie", "2 Wasser"],
        "the abbreviation is none of the number",
    ),
    ("7 Energie\n3 Wasser", ["Energie", "Wasser"], ["None Energie", "None Wasser"], "numbers that do not count"),
    ("Energie 2026\nWasser 2027", ["Energie", "Wasser"], ["None Energie", "None Wasser"], "years behind"),
]


@pytest.mark.parametrize(("text", "labels", "expected", "reason"), CODED, ids=[row[3] for row in CODED])
def test_with_codes(text: str, labels: list[str], expected: list[str], reason: str) -> None:
    spans = [Label(text.index(label), text.index(label) + len(label), label) for label in labels]
    assert [f"{label.code} {label.text}" for label in with_codes(text, spans)] == expected, reason
