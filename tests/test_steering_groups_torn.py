"""Members in lists and tables that a text file has torn: feet between items, cells over several lines, dashes in a paragraph."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text

_HEAD = """Vorlage 12/2019

Beschlussvorschlag:

Der Plan wird beschlossen.

Begründung:

Der bisherige Plan gilt seit zehn Jahren und trägt den heutigen Verhältnissen nicht mehr Rechnung.

"""


def groups(text: str) -> list[SteeringGroup]:
    return [fact for fact in extract(read_text(f"{_HEAD}{text}\n"), ()) if isinstance(fact, SteeringGroup)]


def members(text: str) -> list[str]:
    return [member.name for group in groups(text) for member in group.members]


LISTS = [
    (
        "In der Steuerungsgruppe arbeiten mit:\n- Ortsrat Aheim\n- Tafel Aheim\n\n                  - 4 -\n\n"
        "- Kirchenkreis Aheim\n- Polizeiinspektion",
        ["Ortsrat Aheim", "Tafel Aheim", "Kirchenkreis Aheim", "Polizeiinspektion"],
        "a page number between two items",
    ),
    (
        "b) Es wird eine Lenkungsgruppe eingesetzt, bestehend aus\n   - der Stadträtin,\n   - zwei Mitgliedern des Jugendrings,\n"
        "   - der Caritas,\nc) für den Druck 4.000 EUR bereitzustellen.",
        ["Stadträtin", "Mitglieder des Jugendrings", "Caritas"],
        "the next letter is another point of the proposal",
    ),
    (
        "Der Lenkungsgruppe gehören an\n- Jobcenter Beheim und Volkshochschule Beheim\n- Amt für Kultur und Sport\n- Diakonie",
        ["Jobcenter Beheim", "Volkshochschule Beheim", "Amt für Kultur und Sport", "Diakonie"],
        "two institutions in one item, but one office with two themes",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LISTS)
def test_reads_torn_lists(text: str, expected: list[str], reason: str) -> None:
    assert members(text) == expected, reason


SEVERAL = [
    (
        "Der Projektbeirat begleitet den Plan. Er setzt sich wie folgt zusammen:\n\nPolitik:\nje ein Mitglied der Fraktionen\n"
        "Verwaltung:\nKämmerer\nJugendamt\nZivilgesellschaft:\nTafel, Caritas",
        ["Mitglied der Fraktionen", "Kämmerer", "Jugendamt", "Tafel", "Caritas"],
        "sides over the lines, two names on one line",
    ),
    (
        "Mitglieder der Steuerungsgruppe: Ratsherr Muster, Ratsfrau Probe, Herr Beispiel (Caritas) und Frau Exempel (Polizei).",
        ["Ratsherr Muster", "Ratsfrau Probe", "Herr Beispiel (Caritas)", "Frau Exempel (Polizei)"],
        "people in one line",
    ),
    (
        "Über den Plan wacht ein Klimaboard, dem Landrätin, Sparkasse und Stadtwerke angehören.",
        ["Landrätin", "Sparkasse", "Stadtwerke"],
        "a board",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SEVERAL)
def test_reads_several_on_a_line(text: str, expected: list[str], reason: str) -> None:
    assert members(text) == expected, reason


REFUSED = [
    (
        "Die Projektgruppe löst sich auf.\n\nNr.      Maßnahme            Amt/Träger        EUR\n"
        "1        Sprachtreff         Caritas           900\n2        Lotsen              Jugendamt         800\n"
        "3        Meldestelle         Tafel e. V.       700",
        "a table of measures says who carries them out",
    ),
    (
        "In der Steuerungsgruppe ist kein Sitz für die Verbände (Caritas, Diakonie, AWO) vorgesehen.",
        "who has no seat is no member",
    ),
    (
        "Die Empfehlungen der Steuerungsgruppe betreffen:\n\n· Zugehörigkeit im Sport\n· Vertretung in Vereinen\n· Begegnung im Amt",
        "an item with a word of membership opens no list",
    ),
    (
        "Den Auftrag erhielt eine Arbeitsgemeinschaft aus dem Institut Muster und der Hochschule Aheim.",
        "contractors who work together",
    ),
    (
        "Steuerungsgruppe:\nZiel: Jugendamt als Anlaufstelle\nThema: Schulen und Kirchen",
        "what stands behind Ziel and Thema is a matter",
    ),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refuses_what_lists_no_members(text: str, reason: str) -> None:
    assert members(text) == [], reason
