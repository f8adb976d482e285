"""What an amount is for: a noun phrase that says what the money buys, or nothing."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.costs.labels import JUDGE, LABEL, labels
from extractors.facts import Cost
from extractors.learned import classifier
from pipeline.ingest.text.reading import read_text

LABELS: list[tuple[str, list[str | None], str]] = [
    (
        "Mit der Erarbeitung des Spielraumkonzepts wird das Büro Lindgrün beauftragt. Die Kosten dafür betragen ca. 21.000 €.",
        ["Erarbeitung des Spielraumkonzepts"],
        "“dafür” points to the sentence before",
    ),
    (
        "Für die Begleitung des Runden Tisches entstehen danach Kosten in Höhe von 7.400,00 €.",
        ["Begleitung des Runden Tisches"],
        "what the sentence is for; no verb",
    ),
    ("Hinzu kommen Druckkosten von rund 2.600 €.", ["Druckkosten"], "“kommen” is no adjective"),
    ("Die Personalkosten werden auf 58.000 EUR geschätzt.", ["Personalkosten"], "the subject without its article"),
    ("Das Honorar der Dozentin beträgt 950 €.", ["Honorar der Dozentin"], "with its genitive"),
    (
        "Das Land fördert die Werkstatt mit einem Zuschuss von 6.000 €.",
        ["Zuschuss"],
        "a phrase ends where another begins",
    ),
    ("Für Raummieten und Bewirtung fallen 2.400 € an.", ["Raummieten und Bewirtung"], "two things"),
    ("5.300 € für die Übersetzung des Wegweisers", ["Übersetzung des Wegweisers"], "behind the amount"),
    (
        "Davon entfallen 12.000 € auf die Moderation und 4.000 € auf den Druck.",
        ["Moderation", "Druck"],
        "each amount its own",
    ),
    (
        "Der Rat stellt für den Familientreff im Jahr 2023 einen Betrag von 18.000 € bereit.",
        ["Familientreff"],
        "“Betrag” says nothing",
    ),
    ("Die Wartung der Anlage 2022 kostet 1.150 €.", ["Wartung der Anlage"], "the year has its own column"),
    (
        "Die Beleuchtung des Parks wurde mit 83.000 € veranschlagt.",
        ["Beleuchtung des Parks"],
        "the subject of the sentence",
    ),
    (
        "Die externe Evaluation durch das Institut kostet 14.500 €.",
        ["externe Evaluation"],
        "an adjective belongs to its noun",
    ),
    (
        "Die Stadt beteiligt sich mit 3.000 € an den Kosten des Lesefestes.",
        ["Kosten des Lesefestes"],
        "with what they arise for",
    ),
    ("Der Eigenanteil der Stadt liegt damit bei 24.600 Euro.", ["Eigenanteil der Stadt"], "whose it is"),
    ("Sachkosten: 3.000 €", ["Sachkosten"], "the label of a line"),
    ("Gesamtkosten der Maßnahme\t48.000 €", ["Gesamtkosten der Maßnahme"], "the label of a row"),
    ("Posten\tKosten\nTontechnik\t1.900 €\nPlakate\t640 €", ["Tontechnik", "Plakate"], "rows of a table"),
    ("Es werden 9.000 € benötigt.", [None], "nothing is better than noise"),
    ("Sie betragen voraussichtlich 31.000 Euro.", [None], "neither a pronoun nor a verb"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LABELS, ids=[reason for *_, reason in LABELS])
def test_label(text: str, expected: list[str | None], reason: str) -> None:
    assert [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, Cost)] == expected, reason


def test_every_label_is_a_noun_phrase_of_the_words_around() -> None:
    found = {label.text for label in labels({"told": "Der Saal wird saniert.", "before": "Hierfür fehlen Mittel: "})}
    assert found == {"Saal"}


def test_learned() -> None:
    assert LABEL in classifier(JUDGE).classes
