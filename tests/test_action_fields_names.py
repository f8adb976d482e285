"""Fields under other names and in other shapes than a list below “Handlungsfelder:”. All sentences and towns are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

CONCEPT = "Integrationskonzept der Stadt Talheim\n\n"
VOTE = "Beschlussvorschlag:\nDer Rat beschließt das Leitbild „Wir in Talheim“.\n\nSachverhalt:\n"


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


ROWS = [
    (
        CONCEPT
        + "Die Arbeit ist thematisch wie folgt gegliedert: Schule, Einstieg in Ausbildung und Beruf, Pflege, Sport und "
        "Politische Teilhabe.",
        ["Schule", "Einstieg in Ausbildung und Beruf", "Pflege", "Sport", "Politische Teilhabe"],
        "in the sentence; a pair behind a preposition does not keep the last two together",
    ),
    (
        "Der Kreistag hat drei Leitziele verabschiedet: „Deutsch lernen“, „Gut wohnen“ und „Gesund bleiben“.",
        ["Deutsch lernen", "Gut wohnen", "Gesund bleiben"],
        "as many in quotation marks as the sentence counts, whatever the paper is about",
    ),
    (
        VOTE + "Das Leitbild sagt in drei Themenfeldern, was werden soll:\na) Schule\nb) Pflege\nc) Sport\n",
        ["Schule", "Pflege", "Sport"],
        "themes of a Leitbild that is put to the vote",
    ),
    (
        CONCEPT
        + "Drei Handlungsfelder tragen das Konzept. Viele wirkten mit.\n\nw Schule\nw Pflege und Gesundheit\nw Sport\n\nEnde.",
        ["Schule", "Pflege und Gesundheit", "Sport"],
        "as many items as the sentence counts, bullets read as letters",
    ),
    (
        CONCEPT + "Es gibt drei Handlungsfelder und 2 Projekte:\n\n- Schule am Markt\n- Sportfest\n",
        [],
        "the items are the projects",
    ),
    (
        CONCEPT
        + "Handlungsfelder: „Schule“ und „Pflege“. Ein Fest soll den „Sport“ im Verein als Querschnittsthema zeigen.",
        ["Schule", "Pflege"],
        "the aim of an event is no theme of the concept",
    ),
    (
        CONCEPT + "Handlungsfelder: „Schule“ und „Pflege“. Das Büro „Vielfalt“ versteht sich als Querschnittsaufgabe.",
        ["Schule", "Pflege"],
        "how something is done is no theme",
    ),
    (CONCEPT + "Das Handlungsfeld der Stadt wächst.", [], "whose field it is, not which"),
    (CONCEPT + "Handlungsfeld: Gesundheit\n\nText.", ["Gesundheit"], "one with a colon in a paper on a concept"),
    ("Neubau einer Halle\n\nHandlungsfeld: Gesundheit\n\nText.", [], "one with a colon in another paper"),
    (
        CONCEPT
        + "Leitziele:\n\n1. Alle Kinder sprechen Deutsch, wenn sie in die Schule kommen.\n2. Wer zuzieht, findet eine Wohnung.\n",
        ["Alle Kinder sprechen Deutsch, wenn sie in die Schule kommen", "Wer zuzieht, findet eine Wohnung"],
        "Leitziele as sentences",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_fields(text: str, expected: list[str], reason: str) -> None:
    assert labels(text) == expected, reason


WORDS = [
    "Handlungsfeld",
    "Handlungsfelder:",
    "Leitziel 1:",
    "Leitziele:",
    "drei",
    "„Sprache“",
    "Bildung,",
    "und",
    "\n- ",
]
WORDS += [
    "\n",
    "3 3.1",
    "als Querschnittsthema",
    "der",
    "thematisch gegliedert:",
    "Integrationskonzept",
    "w Sport",
    ".",
]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_no_text_stops_the_reading(text: str) -> None:
    document = read_text(text)
    for fact in extract(document, ()):
        assert document.text[fact.evidence.start : fact.evidence.end].strip()
