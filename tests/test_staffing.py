"""Effort in people and time."""

from __future__ import annotations

import pytest

from extractors.facts import LeftAlone, Staffing
from extractors.staffing.extractor import extract
from pipeline.ingest.text.reading import read_text

NEEDED = [
    ("Die Beauftragte wird mit 0,5 VZÄ für das Projekt freigestellt.", [("0.5", "VZÄ")], "full-time equivalents"),
    ("Es soll eine halbe Stelle geschaffen werden.", [("0.5", "VZÄ")], "in words"),
    ("Die Stadt rechnet mit einer weiteren halben Stelle.", [("0.5", "VZÄ")], "“weiteren” before the half"),
    ("Benötigt werden zwei halbe Stellen.", [("1", "VZÄ")], "two halves"),
    (
        "1. Dafür entstehen 2,0 Stellen.\n2. Ende 2027 enden die Erweiterung des Zentrums um 2 Stellen und das Projekt.",
        [("2", "VZÄ")],
        "the posts that end are those named before",
    ),
    ("Benötigt werden 1,5 Stellen.", [("1.5", "VZÄ")], "posts are the same unit"),
    ("Beantragt wird eine 50 %-Stelle.", [("0.5", "VZÄ")], "a share"),
    ("Vorgesehen ist eine Personalstelle im Umfang von 70%.", [("0.7", "VZÄ")], "a share behind"),
    ("Es sollen zwei zusätzliche Vollzeitstellen eingerichtet werden.", [("2", "VZÄ")], "a count in words"),
    (
        "Zwei Beraterinnen begleiten die Schulen, jeweils mit insgesamt 14 Tagen.",
        [("14", "Tage")],
        "days of consultants",
    ),
    ("Der Auftrag umfasst 12 Beratertage.", [("12", "Tage")], "days by name"),
    ("Für die Leitung sind 10 Wochenstunden vorgesehen.", [("10", "Stunden")], "hours a week"),
    ("Geschaffen werden 2 x 0,5 Stellen.", [("1", "VZÄ")], "a product"),
    (
        "Es werden 3,5 vom Land pauschal geförderte kommunale Stellen eingerichtet.",
        [("3.5", "VZÄ")],
        "with who pays them",
    ),
    (
        "Der Verein wird gefördert, solange 3,0 förderfähige Vollzeitkräfte arbeiten.",
        [("3", "VZÄ")],
        "a condition of a grant",
    ),
    ("Eingerichtet wird eine Projektstelle (0,5 VZÄ).", [("0.5", "VZÄ")], "the bracket says how much of a post"),
    (
        "Der Kreistag fordert zusätzlich je angefangene 800 Geflüchtete eine Stelle aus Mitteln des Bundes.",
        [("1", "VZÄ")],
        "the number of people before it counts no posts",
    ),
    ("Beantragt wird eine halbe Stelle E 9.", [("0.5", "VZÄ")], "with its grade"),
    (
        "Zusätzlich benötigt werden:\n- 0,50 VZK für die Objektverwaltung\n- 0,50 VZK für die Sachbearbeitung",
        [("0.5", "VZÄ"), ("0.5", "VZÄ")],
        "equal shares for different things",
    ),
    (
        "Neu einzurichten sind:\n- 1 Stelle Sozialpädagogik, S 11b\n- 1 Stelle Hausmeister, E 5",
        [("1", "VZÄ"), ("1", "VZÄ")],
        "two posts with their trades",
    ),
    ("Der Stellenanteil wird um 0,25 VZÄ erhöht.", [("0.25", "VZÄ")], "by so much"),
    ("Benötigt werden vier 0,5 Stellen.", [("2", "VZÄ")], "several of a part"),
    (
        "Es soll eine Teilzeitstelle mit 19,5 Wochenstunden entstehen.",
        [("19.5", "Stunden")],
        "part of a post, in hours",
    ),
    ("Neu geschaffen wird eine Halbtagsstelle.", [("0.5", "VZÄ")], "half days"),
    (
        "Die Verwaltung stellt Personal im Umfang von insg. 26,13 Vollzeitkräften ein.",
        [("26.13", "VZÄ")],
        "two decimals",
    ),
    ("Auswirkungen auf den Stellenplan: ja, 2,0 Stellen", [("2", "VZÄ")], "the answer of a form"),
    ("Nötig ist eine halbe Stelle. Die halbe Stelle wird befristet.", [("0.5", "VZÄ")], "named twice, one row"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), NEEDED)
def test_needed(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, Staffing)]
    assert [(f"{fact.quantity.normalize():f}", fact.unit) for fact in found] == expected, reason


NOT_NEEDED = [
    ("Derzeit sind 11,3 Vollzeitstellen auf 14 Personen verteilt.", "staff that is there"),
    ("Sollte die unter B 12 aufgeführte Stelle nicht eingerichtet werden, so ruht die Aufgabe.", "a number of a list"),
    ("An zweiter Stelle stand der Wunsch nach mehr Begegnung.", "a rank"),
    ("Zuständig ist eine zentrale Stelle im Rathaus.", "an office"),
    ("Die Beratungsstelle hat zwei Standorte.", "an office by its name"),
    ("Der Antrag ist innerhalb von 14 Tagen zu stellen.", "a term"),
    ("Die Ausstellung war an drei Tagen geöffnet.", "days of an event"),
    ("Die Bäder öffnen an zwei Tagen im Monat, die Vereine vermitteln Begleitung.", "opening days"),
    ("Der Kurs umfasst 600 Unterrichtsstunden.", "hours of a course"),
    ("Bezeichnung\tVZÄ\tGruppe\nBeratung\t1,0\tEG 9c\nVerwaltung\t0,5\tEG 6", "a table that asks for no posts"),
    ("Streichung von Stellen\n\nBereich\tStellenumfang\nReinigung\t0,430\nZensus\t1,000", "posts that are struck out"),
    ("33,4 Stellen werden gestrichen.", "posts that are struck out, in a sentence"),
    ("In der Schule stehen 20 Stellen für Lehrkräfte zur Verfügung.", "posts that are there"),
    ("Der Stellenplan weist 142,6 Stellen für Beamte aus.", "the plan of all posts"),
    ("Der Frauenanteil in leitenden Stellen soll von 31 auf 40 v. H. steigen.", "a share of women"),
    ("Es werden keine zusätzlichen Stellen benötigt.", "none"),
    ("Die Förderung erfolgt an zwei Stunden pro Woche.", "hours of an offer"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_NEEDED)
def test_not_needed(text: str, reason: str) -> None:
    assert not [fact for fact in extract(read_text(text), ()) if isinstance(fact, Staffing)], reason


def test_existing_staff_is_left_alone() -> None:
    (left,) = extract(read_text("Derzeit arbeiten dort 4,5 Vollzeitstellen."), ())
    assert isinstance(left, LeftAlone)
    assert left.evidence.quote == "4,5 Vollzeitstellen"
