"""Fields in odd places: on the line below, above the noun, in brackets, as chapters; and the words of the lookups.

All sentences and towns are invented.
"""

from __future__ import annotations

import pytest

from extractors.action_fields.lookalikes import lookalike
from extractors.action_fields.nouns import noun_pattern
from extractors.action_fields.topics import topics_of
from extractors.language import Vocabulary, lookup
from tests.test_action_fields_variety import DECIDED, fields

PLACES = [
    (
        DECIDED
        + "Vorgeschlagen werden diese Schwerpunkte:\n\nSprache lernen; Arbeit finden; Wohnen am Fluss.\n\nEs folgt Weiteres.",
        ["Sprache lernen", "Arbeit finden", "Wohnen am Fluss"],
        {"proposed"},
        "a row on the line below",
    ),
    (
        DECIDED
        + "Die Leitlinien nannten drei Punkte:\n\n1. Sprache  2. Schule und Beruf  3. Stadtteil\n\n2. Verfahren\n\nEs wurde beraten.",
        ["Sprache", "Schule und Beruf", "Stadtteil"],
        {"former"},
        "numbered in one line below, of an earlier concept; a chapter with the next number follows",
    ),
    (
        DECIDED + "Der Entwurf unterscheidet sich vom Plan des Jahres 2009 (damals: „Sprache“, „Schule“, „Beruf“).",
        ["Sprache", "Schule", "Beruf"],
        {"former"},
        "what the fields were, in brackets",
    ),
    (
        DECIDED
        + "Empfohlen wird Sprachförderung, Beratung, Wohnen sowie Gesundheit. Diese vier Handlungsfelder gelten für alle.",
        ["Sprachförderung", "Beratung", "Wohnen", "Gesundheit"],
        {"proposed"},
        "the next sentence points back",
    ),
    (
        DECIDED
        + "Geplant ist:\n\nI Sprache und Schule\nII Arbeit und Beruf\nIII Wohnen\n\nZu jedem dieser drei Handlungsfelder nennt "
        "der Entwurf Ziele.",
        ["Sprache und Schule", "Arbeit und Beruf", "Wohnen"],
        {"proposed"},
        "the items stand above the noun",
    ),
    (
        DECIDED
        + "Der Entwurf gliedert sich in I Sprache und Schule\nII Arbeit und Beruf\nIII Wohnen\n\nAlles Weitere folgt.",
        ["Sprache und Schule", "Arbeit und Beruf", "Wohnen"],
        {"proposed"},
        "the first item ran into the line that announces it",
    ),
    (
        DECIDED
        + "2 Deutsch lernen\n\nKurse laufen.\n\n3 Gesund bleiben\n\nLotsen helfen.\n\n4 Mitreden\n\nEin Beirat tagt.\n\n"
        "Die in den Abschnitten 2 bis 4 genannten Handlungsfelder leitet je eine Person.",
        ["Deutsch lernen", "Gesund bleiben", "Mitreden"],
        {"proposed"},
        "chapters that a sentence calls fields",
    ),
    (
        DECIDED + "Säule 1\nÜbergänge begleiten\nSäule 2\nAngebote vernetzen\nSäule 3\nInklusion und Migration\n",
        ["Übergänge begleiten", "Angebote vernetzen", "Inklusion und Migration"],
        {"proposed"},
        "a series of parts over their names; no topic fits two of them",
    ),
    (
        DECIDED
        + "Der Plan umfasst Maßnahmen auf den Gebieten Bauen und Wohnen / Kultur, Sport und Freizeit / Gesundheit.",
        ["Bauen und Wohnen", "Kultur, Sport und Freizeit", "Gesundheit"],
        {"proposed"},
        "parted by strokes, commas within",
    ),
    (
        DECIDED + "S 1 Familie\nS 1.1 Alleinerziehende\nS 2 Alter\nS 3 Gesundheit\nS 3.1 Sucht\n",
        [],
        set(),
        "numbers alone announce nothing",
    ),
    (
        DECIDED + "Die folgenden Schwerpunkte (S) wurden ermittelt:\n\n"
        "S 1 Familie\nS 1.1 Alleinerziehende\nS 2 Alter\nS 3 Gesundheit\nS 3.1 Sucht\n",
        ["Familie", "Alleinerziehende", "Alter", "Gesundheit", "Sucht"],
        {"proposed"},
        "letters with numbers, foci below",
    ),
    (
        DECIDED + "Die Beratungsstellen (z. B. Sprache, Wohnen, Gesundheit) kennen die Handlungsfelder.",
        [],
        set(),
        "examples of something else in brackets",
    ),
    (
        DECIDED + "Zum Stand: Erläuterung zu HF 5: Aufruf verspätet, Gelder fehlen.",
        [],
        set(),
        "what is said about a field is not its name",
    ),
]


@pytest.mark.parametrize(("text", "expected", "status", "reason"), PLACES, ids=[row[3] for row in PLACES])
def test_places(text: str, expected: list[str], status: set[str], reason: str) -> None:
    found = fields(text)
    assert [field.label for field in found] == expected, reason
    assert {field.status for field in found} == status, reason


def test_a_focus_knows_its_field() -> None:
    text = (
        DECIDED
        + "Die folgenden Schwerpunkte wurden ermittelt:\n\nS 1 Familie\nS 1.1 Alleinerziehende\nS 1.2 Kitas\nS 2 Alter\nS 3 Gesundheit\n"
    )
    focus = next(field for field in fields(text) if field.label == "Alleinerziehende")
    assert focus.parent is not None
    assert focus.parent.label == "Familie"


@pytest.mark.parametrize(
    ("written", "expected", "reason"),
    [
        ("Sprachcafé", True, "a measure"),
        ("Kirchen und Jugendamt", True, "bodies"),
        ("Kinder und Jugendliche", True, "people"),
        ("Wohnen", False, "a topic"),
        ("Sport und Vereine", False, "a topic beside a body"),
        ("Ehrenamt", False, "ends like an office"),
        ("Interkulturelle Öffnung der Verwaltung", False, "a name in which a body stands"),
    ],
)
def test_lookalikes(written: str, expected: bool, reason: str) -> None:
    assert lookalike(written) is expected, reason


@pytest.mark.parametrize("noun", lookup("fields")["nouns"], ids=lambda noun: noun["id"])
def test_every_noun_is_found_in_its_examples(noun: dict[str, object]) -> None:
    examples = noun["examples"]
    assert isinstance(examples, list)
    assert all(noun_pattern().search(example) for example in examples)


@pytest.mark.parametrize("entry", lookup("fields")["not_fields"], ids=lambda entry: entry["id"])
def test_every_lookalike_is_found_in_its_examples(entry: dict[str, object]) -> None:
    examples = entry["examples"]
    assert isinstance(examples, list)
    assert all(entry["id"] in Vocabulary.load("fields", "not_fields").ids(example) for example in examples)


@pytest.mark.parametrize(
    ("label", "expected", "reason"),
    [
        ("Vertretung in Politik und Verwaltung", {"participation", "intercultural_opening"}, "each part has its topic"),
        ("Interkulturelle Öffnung der Verwaltung", {"intercultural_opening"}, "Verwaltung adds nothing to its phrase"),
        ("Orientierung und Beratung", {"welcome_communication", "social"}, "each part has its topic"),
        ("Gebäude und Klimaschutz", {"housing", "other"}, "one part is beyond the codebook"),
        ("Lieferverkehr", {"other"}, "all of it is beyond the codebook"),
        ("Bildung von Anfang an", {"early_childhood", "education"}, "both"),
        ("Unterbringung und Wohnen", {"asylum", "housing"}, "both"),
        ("Klimabildung", {"education"}, "a compound of education"),
    ],
)
def test_topics_of_parts(label: str, expected: set[str], reason: str) -> None:
    assert set(topics_of(label)) == expected, reason
