"""Enumerations that no rule of wording knows, weighed by what stands in and around them; and those that weigh too little.

All sentences and towns are invented.
"""

from __future__ import annotations

import re
from functools import partial

import pytest

from extractors import EXTRACTORS
from extractors.action_fields.evidence import Judge
from extractors.action_fields.extractor import enumerations, extract
from extractors.action_fields.labels import Label
from extractors.action_fields.words import cue_words
from extractors.facts import ActionField, Fact, LeftAlone
from extractors.language import lookup
from pipeline.ingest.text.reading import read_text

PLAN = (
    "Stadt Musterau\nBeschlussvorlage Nr. 2021/77\n\nBetreff: Integrationskonzept der Stadt Musterau\n\n"
    "Beschlussvorschlag:\n\nDer Rat beschließt das Integrationskonzept in der Fassung der Anlage.\n\nBegründung:\n\n"
)
HEAD = ("municipality", "header", "consultations")


def labels(text: str) -> list[str]:
    document = read_text(text)
    known: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor.name in HEAD:
            known += [fact for fact in extractor.extract(document, tuple(known)) if not isinstance(fact, LeftAlone)]
    return [fact.label for fact in extract(document, tuple(known)) if isinstance(fact, ActionField)]


FIELDS = [
    (
        PLAN + "Das Konzept hat vier Handlungsfelder:\n\n• Wohnen, wo es vor allem um kleine Wohnungen geht,\n"
        "• Schule, dort mit Blick auf den Übergang,\n"
        "• Arbeit – hier haben sich zwei Betriebe gemeldet,\n• Gesundheit, das zuletzt hinzukam.\n",
        ["Wohnen", "Schule", "Arbeit", "Gesundheit"],
        "items that go on to tell of their name",
    ),
    (
        PLAN
        + "Das Konzept gliedert sich in Handlungsfelder.\n\nKapitel 3 – Sprache und Bildung. Hierunter fallen Kurse und Lotsen.\n\n"
        "Kapitel 4 – Arbeit und Ausbildung. Es umfasst die Beratung.\n\nKapitel 5 – Wohnen. Der Ausbau läuft als eigenes Verfahren.\n",
        ["Sprache und Bildung", "Arbeit und Ausbildung", "Wohnen"],
        "chapters of the concept, from the third on, each before its text",
    ),
    (
        PLAN + "Neu sortiert nach Lebenslagen wird künftig gegliedert in\n\nA   Ankommen und Orientierung\n"
        "B   Lernen und Ausbildung\nC   Wohnen und Nachbarschaft\nD   Gesundheit und Pflege\n",
        ["Ankommen und Orientierung", "Lernen und Ausbildung", "Wohnen und Nachbarschaft", "Gesundheit und Pflege"],
        "letters without a dot below an open sentence",
    ),
    (
        PLAN + "Förderkulisse\t2020\t2021\nI Offene Jugendarbeit\t40,0\t42,0\nII Schulsozialarbeit\t12,5\t13,0\n"
        "III Kinder- und Jugendschutz\t3,0\t3,5\n",
        [],
        "amounts below a head that names no field",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FIELDS, ids=[row[2] for row in FIELDS])
def test_fields(text: str, expected: list[str], reason: str) -> None:
    assert labels(text) == expected, reason


NONE = [
    (PLAN + "Beraten haben mit: Schulamt, Jobcenter, Diakonie und Sportverein.", "who takes part"),
    (PLAN + "Die Kurse (z. B. Sprache, Wohnen, Gesundheit) laufen weiter.", "examples"),
    (
        PLAN + "Typische Handlungsfelder (z. B. die Beleuchtung, Pumpen und Lüftung) folgen.",
        "examples with their article",
    ),
    (
        PLAN + "Bericht des Büros:\n\n- Erstberatung (EB)\n- Asylberatung (AB)\n- Familienhilfe (FH)\n",
        "services with their abbreviations",
    ),
    (
        PLAN
        + "Bezug zum Leitbild\nHandlungsfeld     trifft zu\nBildung und Kultur      [ ]\nWohnen und Verkehr      [x]\n"
        "Umwelt und Gesundheit      [ ]\n",
        "a form that asks for the fields of another plan",
    ),
    ("Neubau der Sporthalle\n\nDas Gebäude enthält Umkleiden, Geräteräume, Küche und Tribüne.", "no plan at all"),
    (PLAN + "Anlagen:\n1. Kostenplan\n2. Zeitplan\n3. Stellungnahmen\n", "annexes"),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_no_fields(text: str, reason: str) -> None:
    assert labels(text) == [], reason


READINGS = [
    ("Säule 1: Sprache\nSäule 2: Arbeit\nSäule 3: Wohnen\n", ["Sprache", "Arbeit", "Wohnen"], "a word with numbers"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), READINGS, ids=[row[2] for row in READINGS])
def test_every_enumeration_is_a_candidate(text: str, expected: list[str], reason: str) -> None:
    assert expected in [[label.text for label in found.labels] for found in enumerations(read_text(text))], reason


@pytest.mark.parametrize("entry", lookup("fields")["cues"], ids=lambda entry: str(entry["id"]))
def test_each_family_knows_its_examples(entry: dict[str, list[str]]) -> None:
    for example in entry["examples"]:
        assert str(entry["id"]) in {cue.family for cue in cue_words(read_text(example))}, example


@pytest.mark.parametrize("entry", lookup("fields")["cues"], ids=lambda entry: str(entry["id"]))
def test_forms_can_be_read_in_small_letters(entry: dict[str, list[str]]) -> None:
    """A class such as “\\W” would become another when the pattern is lowered for the quick look."""
    assert not [form for form in [*entry["forms"], *entry.get("not", ())] if re.search(r"\\[A-Z]", form)]


CUES = [
    ("Mitglieder der Arbeitsgruppe zu den Förderbereichen ", ["people", "group", "theme"], "each word by itself"),
    ("Das Umfeld ist ", [], "Umfeld is no Feld"),
]


@pytest.mark.parametrize(("words", "expected", "reason"), CUES, ids=[row[2] for row in CUES])
def test_cues(words: str, expected: list[str], reason: str) -> None:
    assert [cue.family for cue in cue_words(read_text(words))] == expected, reason


def test_evidence_adds_up() -> None:
    """What the codebook knows speaks for fields, offices among the names against them."""
    judge = Judge("fields")
    likely = partial(judge.likelihood, labels=[Label(0, 6, "Wohnen")])
    assert likely({"known": 1.0, "shape items": 1.0}) > likely({"shape items": 1.0})
    assert likely({"known": 1.0, "bodies": 1.0}) < likely({"known": 1.0})
