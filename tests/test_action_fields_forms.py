"""All the forms in which a council paper carries the fields of its concept. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

CONCEPT = "Betreff: Integrationskonzept der Stadt Lerchenau\n\n"
VOTE = "Beschlussvorschlag:\nDer Rat beschließt das Integrationskonzept.\n\nSachverhalt:\n"


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


FORMS = [
    (
        CONCEPT + "Vorschläge wurden zu diesen Handlungsfeldern gesammelt:\n• Sprache\n• Sport\n• Wohnen\n",
        ["Sprache", "Sport", "Wohnen"],
        "what is asked for stands before",
    ),
    (
        CONCEPT + "Es bleibt bei drei Handlungsfeldern, nämlich Sprache, Wohnen und Sport.",
        ["Sprache", "Wohnen", "Sport"],
        "nämlich in the sentence",
    ),
    (
        CONCEPT + "Das alte Konzept habe die Felder Sprache, Bildung, Wohnen und Pflege enthalten.",
        ["Sprache", "Bildung", "Wohnen", "Pflege"],
        "Felder, all of them known",
    ),
    (
        CONCEPT + "Vorrang haben die Handlungsfelder ‚Sprache‘, ‚Kultur und Sport‘ und ‚Wohnen‘.",
        ["Sprache", "Kultur und Sport", "Wohnen"],
        "single quotation marks",
    ),
    (
        VOTE
        + "Handlungsfeld            Federführung\nSprache                  Schulamt\nWohnen und Quartier      Bauamt\n"
        "Gesundheit               Gesundheitsamt\n",
        ["Sprache", "Wohnen und Quartier", "Gesundheit"],
        "a table drawn with spaces, without numbers",
    ),
    (
        CONCEPT + "Das Konzept konzentriert sich auf die Handlungsfelder Sprache, Arbeit und Wohnen.",
        ["Sprache", "Arbeit", "Wohnen"],
        "konzentriert sich auf",
    ),
    (
        CONCEPT + "Das Konzept gliedert sich in fünf Bausteine: Sprache, Arbeit, Wohnen, Gesundheit und Sport.",
        ["Sprache", "Arbeit", "Wohnen", "Gesundheit", "Sport"],
        "Bausteine of a concept",
    ),
    (
        CONCEPT + "Das Konzept ruht auf drei Säulen:\n\n- Sprache und Bildung\n- Arbeit\n- Begegnung\n",
        ["Sprache und Bildung", "Arbeit", "Begegnung"],
        "Säulen of a concept",
    ),
    (
        CONCEPT + "Die drei Säulen des Integrationskonzepts sind Sprache, Arbeit und Begegnung.",
        ["Sprache", "Arbeit", "Begegnung"],
        "Säulen in a sentence",
    ),
    (
        CONCEPT + "Das Leitbild behandelt die Themen Sprache, Schule, Arbeitsmarkt, Wohnen und Gesundheit.",
        ["Sprache", "Schule", "Arbeitsmarkt", "Wohnen", "Gesundheit"],
        "a concept treats themes",
    ),
    (
        CONCEPT + "Das Integrationskonzept umfasst die Bereiche Sprache und Bildung, Arbeit sowie Wohnen.",
        ["Sprache und Bildung", "Arbeit", "Wohnen"],
        "a concept embraces areas",
    ),
    (
        CONCEPT
        + "Im Konzept wurden folgende Themenbereiche bearbeitet:\n▪ Sprache\n▪ Arbeit und Ausbildung\n▪ Wohnen\n",
        ["Sprache", "Arbeit und Ausbildung", "Wohnen"],
        "folgende Themenbereiche",
    ),
    (
        CONCEPT + "Die Handlungsfelder lauten wie folgt:\n\n> Sprache\n> Arbeit\n> Wohnen\n",
        ["Sprache", "Arbeit", "Wohnen"],
        "wie folgt, and another glyph",
    ),
    (
        CONCEPT + "HF 1: Sprache\nHF 2: Arbeit und Beruf\nHF 3: Wohnen\n",
        ["Sprache", "Arbeit und Beruf", "Wohnen"],
        "HF and a number, a line each",
    ),
    (
        CONCEPT + "Handlungsfeld I – Sprache\n\nText steht hier.\n\nHandlungsfeld II – Arbeit\n\nText steht da.",
        ["Sprache", "Arbeit"],
        "Roman numbers",
    ),
    (
        CONCEPT
        + "Handlungsfelder\n\n1. Sprache und Bildung\n\nDie Kurse laufen weiter.\n\n2. Arbeit\n\nDie Messe fand statt.\n\n"
        "3. Wohnen\n\nDer Markt ist eng.",
        ["Sprache und Bildung", "Arbeit", "Wohnen"],
        "numbered headings below a heading",
    ),
    (
        CONCEPT + "Zum Handlungsfeld Sprache gab es Fragen. Beim Handlungsfeld Gesundheit fehlt eine Zahl.",
        ["Sprache", "Gesundheit"],
        "zum, beim",
    ),
    (
        CONCEPT
        + "Handlungsfelder sind\n– Sprache – Ausbau der Kurse\n– Arbeit – Beratung in Betrieben\n– Wohnen – neue Plätze\n",
        ["Sprache", "Arbeit", "Wohnen"],
        "a field and its explanation behind a dash",
    ),
    (
        CONCEPT + "Aus der Umfrage ergaben sich fünf Arbeitsfelder: Sprache, Arbeit, Wohnen, Pflege, Sport.",
        ["Sprache", "Arbeit", "Wohnen", "Pflege", "Sport"],
        "Arbeitsfelder",
    ),
    (
        CONCEPT + "Identifiziert wurden als Handlungsfelder insbesondere der Spracherwerb, die Arbeit und das Wohnen.",
        ["Spracherwerb", "Arbeit", "Wohnen"],
        "names with their articles",
    ),
    (
        CONCEPT
        + "Es gibt drei Handlungsfelder:\nSprache und Bildung\n\nArbeit und Beruf\n\nWohnen\n\nDer Bericht folgt später.",
        ["Sprache und Bildung", "Arbeit und Beruf", "Wohnen"],
        "lost bullets and blank lines",
    ),
    (
        CONCEPT + "Die vier Aktionsfelder (1. Sprache, 2. Arbeit, 3. Wohnen, 4. Gesundheit) gelten fort.",
        ["Sprache", "Arbeit", "Wohnen", "Gesundheit"],
        "numbered in brackets",
    ),
    (
        CONCEPT + "Themenschwerpunkte:\n(1) Sprache\n(2) Arbeit\n(3) Wohnen\n",
        ["Sprache", "Arbeit", "Wohnen"],
        "numbers in brackets",
    ),
    (
        CONCEPT
        + "Das Konzept orientiert sich an den Integrationsfeldern Sprache/Bildung, Arbeit/Wirtschaft und Wohnen.",
        ["Sprache/Bildung", "Arbeit/Wirtschaft", "Wohnen"],
        "slashes within names",
    ),
    (
        CONCEPT + "Schwerpunktthemen waren: Sprache; Arbeit; Wohnen.",
        ["Sprache", "Arbeit", "Wohnen"],
        "Schwerpunktthemen with semicolons",
    ),
    (
        CONCEPT + "Für das Konzept wurden vier Schwerpunkte gesetzt: Sprache, Kita und Schule, Arbeit und Gesundheit.",
        ["Sprache", "Kita und Schule", "Arbeit", "Gesundheit"],
        "Schwerpunkte with their number",
    ),
    (
        "Vorlage zum Integrationsplan\n\nHandlungsfeld\tZiele\tMaßnahmen\nSprache\tKurse für alle\tBedarf erheben\n"
        "Wohnen\tFreie Plätze\tMarkt beobachten\nGesundheit\tGute Beratung\tArzt gewinnen\n",
        ["Sprache", "Wohnen", "Gesundheit"],
        "a table with one row a field",
    ),
    (
        CONCEPT
        + "Der Bericht stellt den Stand in den Handlungsfeldern Sprache, Arbeit und Wohnen dar und nennt Zahlen.",
        ["Sprache", "Arbeit", "Wohnen"],
        "the sentence goes on behind the names",
    ),
    (
        CONCEPT + "Das Konzept ist in vier Kapitel gegliedert: Sprache, Arbeit, Wohnen, Sport.",
        ["Sprache", "Arbeit", "Wohnen", "Sport"],
        "chapters of a concept",
    ),
    (
        CONCEPT + "Die Schwerpunkte des Konzepts liegen in den Bereichen Sprache, Bildung und Arbeit.",
        ["Sprache", "Bildung", "Arbeit"],
        "liegen in den Bereichen",
    ),
    (
        CONCEPT + "Handlungsfelder: Sprache | Arbeit | Wohnen",
        ["Sprache", "Arbeit", "Wohnen"],
        "bars between",
    ),
    (
        CONCEPT + "Handlungsfelder: Sprache / Arbeit / Wohnen",
        ["Sprache", "Arbeit", "Wohnen"],
        "slashes between",
    ),
    (
        CONCEPT + "Handlungsfelder sind die sprachliche Bildung, das Wohnen und die gesundheitliche Versorgung.",
        ["sprachliche Bildung", "Wohnen", "gesundheitliche Versorgung"],
        "articles and adjectives",
    ),
    (
        CONCEPT + "Er stellt die einzelnen Handlungsfelder vor: Sprache, Arbeit und Wohnen.",
        ["Sprache", "Arbeit", "Wohnen"],
        "each of them named",
    ),
    (
        CONCEPT + "Schwerpunkt 1: Sprache\n\nText steht hier.\n\nSchwerpunkt 2: Arbeit\n\nText steht da.",
        ["Sprache", "Arbeit"],
        "numbered Schwerpunkte as headings",
    ),
    (
        CONCEPT + "Handlungsfelder\n\nSprache\n\nDie Kurse werden gut besucht.\n\n"
        "Arbeit\n\nDie Messe findet jährlich statt.\n\nWohnen\n\nDer Markt ist eng.",
        ["Sprache", "Arbeit", "Wohnen"],
        "names as headings, each with its paragraph",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FORMS, ids=[row[2] for row in FORMS])
def test_forms(text: str, expected: list[str], reason: str) -> None:
    assert labels(text) == expected, reason
