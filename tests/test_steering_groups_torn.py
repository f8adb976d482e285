"""Members in lists and tables that a text file has torn: feet between items, cells over several lines, dashes in a paragraph."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.dashed import torn_items
from extractors.steering_groups.extractor import extract
from pipeline.ingest.plain_text import read_text

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
    (
        "Zusammensetzung der Projektgruppe\n\nAn der Projektgruppe wirken mit:\n"
        "- Leiterin des Amtes für Schule,\n  Sport\n- Caritas\n- Tafel e. V.",
        ["Leiterin des Amtes für Schule, Sport", "Caritas", "Tafel e. V."],
        "an item that goes on below its first line",
    ),
    (
        "Im Projektteam sitzen: * Kämmerer Muster (Leitung) * Stabsstelle Klima * Stadtwerke Aheim * ein Mitglied der Tafel. "
        "Das Team beginnt im Mai.",
        ["Kämmerer Muster", "Stabsstelle Klima", "Stadtwerke Aheim", "Mitglied der Tafel"],
        "stars in a paragraph, and a sentence behind the last item",
    ),
    (
        "Ein Begleitgremium half beim Entwurf. Darin saßen:\n\n   o  zwei Mitglieder der Kirchengemeinde\n   o  die Sparkasse Aheim\n"
        "   o  drei Schulleitungen",
        ["Mitglieder der Kirchengemeinde", "Sparkasse Aheim", "Schulleitungen"],
        "the letter o for a bullet",
    ),
    (
        "2.1 Steuerungsgruppe\n\nSozialdezernent (Vorsitz), Jugendamt, Gesundheitsamt; aus dem Rat:\n\n"
        "    CDU: Ratsherr Muster\n    SPD: Ratsfrau Probe",
        ["Sozialdezernent", "Jugendamt", "Gesundheitsamt", "Ratsherr Muster", "Ratsfrau Probe"],
        "members before the label that others stand under",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LISTS)
def test_reads_torn_lists(text: str, expected: list[str], reason: str) -> None:
    assert members(text) == expected, reason


TABLES = [
    (
        "- Fachbeirat: tagt dreimal bis zum Herbst. Er begleitet den Plan.\n\n"
        "     Vorsitz               Landrätin Muster\n     Kreistag              8 (CDU 4, SPD 4)\n     Gemeinden             3\n"
        "     NABU, BUND            je 1\n     Kreisjugendring       2",
        ["Landrätin Muster", "Kreistag", "Gemeinden", "NABU", "BUND", "Kreisjugendring"],
        "a table of counts below the name and a sentence",
    ),
    (
        "Steuerungsgruppe Altenhilfe - Mitglieder -\n\nFunktion\nName\nEinrichtung\n\nVorsitz\nEva Muster\nSozialdezernentin\n\n"
        "Mitglied\nMax Probe\nVerband der ambulanten\nPflegedienste\n\nMitglied\nN. N.\nAOK Neuland\n\n"
        "beratend\nUte Beispiel\nSeniorenbeirat",
        ["Sozialdezernentin", "Verband der ambulanten Pflegedienste", "AOK Neuland", "Seniorenbeirat"],
        "cells one a line, and one that takes two lines",
    ),
    (
        "Gremium               Aufgabe                     Mitglieder\n"
        "Steuerungsgruppe      entscheidet                 Landrat, Schulamt\n"
        "Projektgruppe         bereitet vor                Sozialplanung, Caritas",
        ["Landrat", "Schulamt", "Sozialplanung", "Caritas"],
        "bodies in a column, members in another",
    ),
    (
        "Dem Lenkungskreis gehören an:\n\nVerwaltung              Politik                    Verbände\n"
        "Bauamt                  CDU-Fraktion               Caritas\nJugendamt               SPD-Fraktion",
        ["Bauamt", "CDU-Fraktion", "Caritas", "Jugendamt", "SPD-Fraktion"],
        "lists beside each other, of different length",
    ),
]


SEVERAL = [
    (
        "Zusammensetzung der Lenkungsgruppe:\n- Mitglied des Kreistags drei Bürgermeisterinnen\n- je Fraktion eine Person\n- Tafel Aheim",
        ["Mitglied des Kreistags", "Bürgermeisterinnen", "je Fraktion eine Person", "Tafel Aheim"],
        "two lines that were joined, but not who sends and how many",
    ),
    (
        "Dem Begleitausschuss werden angehören: 1. die Landrätin, 2. die Tafel, 3. zwei Kreistagsmitglieder, 4. die Polizei.",
        ["Landrätin", "Tafel", "Kreistagsmitglieder", "Polizei"],
        "numbers in a sentence",
    ),
    (
        "Der Projektbeirat begleitet den Plan. Er setzt sich wie folgt zusammen:\n\nPolitik:\nje ein Mitglied der Fraktionen\n"
        "Verwaltung:\nKämmerer\nJugendamt\nZivilgesellschaft:\nTafel, Caritas",
        ["Mitglied der Fraktionen", "Kämmerer", "Jugendamt", "Tafel", "Caritas"],
        "sides over the lines, two names on one line",
    ),
    (
        "In die Lenkungsgruppe werden entsandt:\n\nCDU                Eva Muster, Max Probe\nSPD                Ute Beispiel\n"
        "Jugendrat          Jan Exempel",
        ["Eva Muster", "Max Probe", "Ute Beispiel", "Jan Exempel"],
        "two people in one cell",
    ),
    (
        "Mitglieder der Steuerungsgruppe: Ratsherr Muster, Ratsfrau Probe, Herr Beispiel (Caritas) und Frau Exempel (Polizei).",
        ["Ratsherr Muster", "Ratsfrau Probe", "Herr Beispiel", "Frau Exempel"],
        "people in one line",
    ),
    (
        "Die Lenkungsgruppe - Landrat, Kämmerin, Leiter der Tafel - tagt im Mai.",
        ["Landrat", "Kämmerin", "Leiter der Tafel"],
        "between dashes behind the name",
    ),
    (
        "Ein Beirat berät. Ihm gehören die Tafel, die Polizei, der Jugendring und die Sparkasse an.",
        ["Tafel", "Polizei", "Jugendring", "Sparkasse"],
        "a Beirat whose members are told",
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


@pytest.mark.parametrize(("text", "expected", "reason"), TABLES)
def test_reads_tables(text: str, expected: list[str], reason: str) -> None:
    assert members(text) == expected, reason


REFUSED = [
    (
        "Die Projektgruppe löst sich auf.\n\nNr.      Maßnahme            Amt/Träger        EUR\n"
        "1        Sprachtreff         Caritas           900\n2        Lotsen              Jugendamt         800\n"
        "3        Meldestelle         Tafel e. V.       700",
        "a table of measures says who carries them out",
    ),
    (
        "Die Steuerungsgruppe ging von drei Leitfragen aus, die den Aufbau des Plans bilden:\n\n"
        "(1) Jugend - Wer hilft?\n(2) Schule - Was fehlt?\n"
        "(3) Vereine - Wer trägt?",
        "questions, though the sentence has a word of membership",
    ),
    (
        "In der Steuerungsgruppe ist kein Sitz für die Verbände (Caritas, Diakonie, AWO) vorgesehen.",
        "who has no seat is no member",
    ),
    (
        "Der Kreistag entsendet die in Anlage 2 genannten Personen in die Steuerungsgruppe.",
        "the council sends whom another place names",
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


def test_a_paragraph_without_bullets_has_no_torn_items() -> None:
    text = "zwei Mitglieder o drei Vereine"
    assert torn_items(text, 0, len(text)) == []
