"""Lists, headings and sentences that name Handlungsfelder, and what looks like them. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

CONCEPT = "Betreff: Integrationskonzept der Stadt Musterau\n\nDas Integrationskonzept wird fortgeschrieben.\n\n"


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


LISTS = [
    (
        "Folgende Handlungsfelder wurden festgelegt:\n\n- Sprache\n- Bildung\n- Wohnen\n\nDer Bericht folgt.",
        ["Sprache", "Bildung", "Wohnen"],
        "bullets below a sentence",
    ),
    (
        "Handlungsfelder des Integrationsplans\n\n1. Sprache und Schule\n2. Ausbildung und Beruf\n"
        "3. Wohnen im Quartier\n\nZiele\n",
        ["Sprache und Schule", "Ausbildung und Beruf", "Wohnen im Quartier"],
        "a title announces the list",
    ),
    (
        "4. Handlungsfelder\n\n4.1 Sprache\n\nKurse werden abgestimmt.\n\n4.2 Gesundheit\n\n"
        "Das Netzwerk tagt.\n\n4.3 Kultur\n\nFeste finden statt.\n\n5. Ausblick\n",
        ["Sprache", "Gesundheit", "Kultur"],
        "chapters below a chapter, each with its paragraph",
    ),
    (
        "Es werden fünf Handlungsfelder bearbeitet:\n\na) Sprache\nb) Arbeit\nc) Wohnen\nd) Gesundheit\ne) Begegnung\n",
        ["Sprache", "Arbeit", "Wohnen", "Gesundheit", "Begegnung"],
        "letters with brackets",
    ),
    (
        "Das Konzept benennt vier Handlungsfelder:\n\nSprache und Bildung\nArbeit und Ausbildung\n"
        "Wohnen\nGesundheit\n\nDie Umsetzung beginnt im Herbst.",
        ["Sprache und Bildung", "Arbeit und Ausbildung", "Wohnen", "Gesundheit"],
        "the bullets are lost; the number tells where the list ends",
    ),
    (
        "Arbeitsgruppen tagen zu folgenden Handlungsfeldern: Kultur, Ehrenamt, Wohnen, Pflege, Öffnung der Vereine.",
        ["Kultur", "Ehrenamt", "Wohnen", "Pflege", "Öffnung der Vereine"],
        "commas after a colon",
    ),
    (
        "Gearbeitet wird in drei Handlungsfeldern: „Sprache und Schule“, Arbeit und Soziales“, „Wohnen“.",
        ["Sprache und Schule", "Arbeit und Soziales", "Wohnen"],
        "an opening quotation mark lost",
    ),
    (
        'Als Handlungsfelder des Plans wurden "Bildung", "Arbeit" und "Teilhabe" festgelegt.',
        ["Bildung", "Arbeit", "Teilhabe"],
        "straight quotation marks, the verb behind",
    ),
    (
        "Das Leitbild gliedert sich in vier Handlungsfelder (Sprache, Bildung, Arbeit und Gesundheit).",
        ["Sprache", "Bildung", "Arbeit", "Gesundheit"],
        "in brackets",
    ),
    (
        "Zentrale Handlungsfelder sind dabei Sprache und Bildung, Arbeit und Ausbildung sowie Wohnen.",
        ["Sprache und Bildung", "Arbeit und Ausbildung", "Wohnen"],
        "the copula between noun and names",
    ),
    (
        "Handlungsfelder: 1. Sprache 2. Arbeit und Beruf 3. Wohnen",
        ["Sprache", "Arbeit und Beruf", "Wohnen"],
        "numbered in one line",
    ),
    (
        "Nr.\tHandlungsfeld\tZiel\n1\tSprache und Bildung\tKurse für alle\n2\tArbeit\tBeratung im Betrieb\n3\tWohnen\tMehr Plätze\n",
        ["Sprache und Bildung", "Arbeit", "Wohnen"],
        "a column of a table",
    ),
    (
        "Handlungsfeld\tMaßnahme\nSprache\tKurse\nSprache\tCafé\nArbeit\tMesse\n",
        ["Sprache", "Arbeit"],
        "a field that fills two rows is one",
    ),
    (
        CONCEPT + "Die Arbeit ist thematisch wie folgt gegliedert:\n\n- Schule\n- Sprache\n- Wohnen\n",
        ["Schule", "Sprache", "Wohnen"],
        "thematisch gegliedert",
    ),
    (
        CONCEPT
        + "Weitere Schwerpunkte sind das „Wohnumfeld“, „Sprache und Schule“ sowie das Handlungsfeld „Ehrenamt“.",
        ["Wohnumfeld", "Sprache und Schule", "Ehrenamt"],
        "the last of the row repeats the noun",
    ),
    (
        "Das Konzept umfasst die Handlungsfelder\n\n- Sprache\n- Arbeit\n- Wohnen\n",
        ["Sprache", "Arbeit", "Wohnen"],
        "the sentence goes on in the list, without a colon",
    ),
    (
        CONCEPT + "Es wurden folgende Arbeitsgruppen gebildet:\n\n- AG Sprache\n- AG Arbeit\n- AG Wohnen\n",
        ["Sprache", "Arbeit", "Wohnen"],
        "working groups one an item",
    ),
    (
        CONCEPT + "Leitziele:\n\n1. Gleiche Teilhabe am Arbeitsmarkt\n2. Offene Verwaltung\n3. Gute Sprachkenntnisse\n",
        ["Gleiche Teilhabe am Arbeitsmarkt", "Offene Verwaltung", "Gute Sprachkenntnisse"],
        "Leitziele",
    ),
    (
        "Handlungsfelder:\n\n- Sprache: Kurse ausbauen, Prüfungen anbieten\n"
        "- Arbeit – Messe veranstalten, Betriebe beraten\n",
        ["Sprache", "Arbeit"],
        "items that go on to explain",
    ),
    (
        "Folgende Handlungsfelder wurden benannt:\n\n"
        "1. Zugang zu Musik und Tanz/ Zugang zu Musik und Tanz im Bereich Schule\n"
        "2. Altern/Senioren\n",
        ["Zugang zu Musik und Tanz", "Zugang zu Musik und Tanz im Bereich Schule", "Altern/Senioren"],
        "two fields in one item where one takes up the other's words; a slash alone parts nothing",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LISTS, ids=[row[2] for row in LISTS])
def test_lists(text: str, expected: list[str], reason: str) -> None:
    assert labels(text) == expected, reason


HEADINGS = [
    ("Handlungsfeld „Sprache und Schule“\n\nDie Kurse laufen.", ["Sprache und Schule"], "in quotation marks"),
    ("3. Handlungsfeld „Arbeit“\n\nDie Messe findet statt.", ["Arbeit"], "numbered before the noun"),
    ("Handlungsfeld Soziale Teilhabe\n\nViele machen mit.", ["Soziale Teilhabe"], "capital adjective"),
    ("Handlungsfeld 3: Gesundheit\n\nDer Arzt berät.", ["Gesundheit"], "number and colon"),
    ("HANDLUNGSFELD 2 – WOHNEN\n\nDie Lage ist angespannt.", ["WOHNEN"], "capitals and dash"),
    ("Handlungsfeld 3 3.1 Frauen\n\nDas Café öffnet.", ["Frauen"], "the field's number and the focus's number"),
    (
        CONCEPT + "Themenfeld 1: Sprache\n\nText steht hier.\n\nThemenfeld 2: Wohnen\n\nText steht da.",
        ["Sprache", "Wohnen"],
        "numbered themes",
    ),
    (
        CONCEPT + "Leitziel 2: Interkulturelle Öffnung der Verwaltung\n\nText steht hier.",
        ["Interkulturelle Öffnung der Verwaltung"],
        "a Leitziel",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), HEADINGS, ids=[row[2] for row in HEADINGS])
def test_headings(text: str, expected: list[str], reason: str) -> None:
    assert labels(text) == expected, reason


SENTENCES = [
    ("Für das Handlungsfeld Kultur und Freizeit entstand ein Plan.", ["Kultur und Freizeit"], "up to the verb"),
    (
        CONCEPT + "Im Handlungsfeld Stärkung der Nachbarschaften drei Feste zu planen, ist sinnvoll.",
        ["Stärkung der Nachbarschaften"],
        "up to a lower-case word",
    ),
    (
        "Projekte im Handlungsfeld Bildung des Integrationsplans werden gefördert.",
        ["Bildung"],
        "the plan is not part of the name",
    ),
    ("Projekte im Handlungsfeld „Bildung“ werden gefördert.", ["Bildung"], "quoted"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES, ids=[row[2] for row in SENTENCES])
def test_sentences(text: str, expected: list[str], reason: str) -> None:
    assert labels(text) == expected, reason


NONE = [
    ("ISEK-Musterau-2030-relevant  nein  ja  Handlungsfeld: (bitte auswählen)", "a form line, empty"),
    ("Musterau Masterplan 2020 - relevant nein ja Handlungsfeld: Miteinander", "a form line, filled in"),
    ("Stadtziel-relevant ☐ nein ☒ ja Handlungsfeld: 4 (Soziales)", "a form line with boxes"),
    ("In den Handlungsfeldern wurden die Projekte „Lesepaten“ und „Sprachcafé“ gefördert.", "quoted projects"),
    ("Korridorthema: Soziale Stadt", "a form line by another name"),
    ("Handlungsfeld:\n\nBegründung:\nText.", "a bare label"),
    ("Handlungsfeld: Soziales\n\nBegründung:\nDie Stelle wird besetzt.", "a single label of a form"),
    ("In allen Handlungsfeldern sollen Frauen berücksichtigt werden.", "fields in general"),
    ("In allen Handlungsfeldern wurde ein „Runder Tisch“ gewünscht.", "a quoted thing that is no field"),
    ("Auswahl von Handlungsfeldern", "a step of the process"),
    (
        "- Steuerungsgruppe\nAuswahl von Handlungsfeldern\n- Begleitgruppe\n- Beirat\n",
        "a step of the process between bodies",
    ),
    ("Die handlungsfeldübergreifende Umsetzung beginnt: Sprache, Bildung, Arbeit.", "inside another word"),
    (
        "In den Handlungsfeldern wurden folgende Maßnahmen vereinbart:\n\n- Sprachcafé\n- Bildungspaten\n- Jobmesse\n",
        "measures",
    ),
    (
        "Es folgen die Projekte für die jeweiligen Handlungsfelder:\n\n- Sprachcafé\n- Bildungspaten\n",
        "projects for each",
    ),
    ("Die im Handlungsfeld Prostitution tätigen Vereine wurden angehört.", "a field of work that no concept names"),
    (
        CONCEPT + "Folgende Arbeitsgruppen bestehen:\n\n- Steuerungsgruppe\n- Netzwerkteam\n- Beirat\n",
        "groups that steer, not themes",
    ),
    ("Das Seminar hat folgende Themen:\n\n- Sprache\n- Bildung\n- Religion\n", "contents of a course"),
    ("Die Webseite zeigt Angebote in den Themenfeldern Bildung, Arbeit und Wohnen.", "themes of a web site"),
    ("Es tagten die AG Rotlicht und die AG Wohnen.", "working groups in a paper on no concept"),
    ("Die Schwerpunkte der Haushaltsberatung liegen bei Bildung und Wohnen.", "priorities of a budget"),
    ("Sprachförderung ist ein zentrales Handlungsfeld des Amtes für Soziales.", "a field of an office's work"),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_no_field(text: str, reason: str) -> None:
    assert labels(text) == [], reason


MORE = [
    (
        CONCEPT + "Es bestehen vier Arbeitskreise: Sprache, Schule und Ausbildung, Wohnen, Gesundheit.",
        ["Sprache", "Schule und Ausbildung", "Wohnen", "Gesundheit"],
        "working groups named by their themes after a colon",
    ),
    (
        CONCEPT + "Die Workshops fanden zu den Themen „Sprache“, „Arbeit“ und „Wohnen“ statt.",
        ["Sprache", "Arbeit", "Wohnen"],
        "the themes of workshops in quotation marks",
    ),
    (
        "Folgende Handlungsfelder wurden benannt:\n\n1. Integration durch Sprache\n2. Wohnen\n\n"
        "Handlungsfeld „Sprache“\n\nText.",
        ["Integration durch Sprache", "Wohnen"],
        "Integration does not tell two fields apart",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MORE, ids=[row[2] for row in MORE])
def test_ends_and_repeats(text: str, expected: list[str], reason: str) -> None:
    assert labels(text) == expected, reason
