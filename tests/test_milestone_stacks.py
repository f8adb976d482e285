"""Timelines that came apart into lines, minutes in reported speech, relative clauses, and a paper behind its “Betreff:”."""

from __future__ import annotations

import pytest

from extractors.facts import HeadValue, Milestone
from extractors.milestones.extractor import EXTRACTOR
from pipeline.ingest.plain_text import read_text

HEAD = "Sitzungsvorlage\n\nBeschlussvorschlag:\n\nDer Rat stimmt dem Teilhabeplan zu.\n\nBegründung:\n\n"


def told(text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    written = HeadValue(evidence=document.evidence(0, 5), rule="test", field="date", value="2019-03-01")
    found = EXTRACTOR.extract(document, [written])
    return [(step.edtf, step.label) for step in found if isinstance(step, Milestone)]


def stacked(*lines: str) -> str:
    return HEAD + "\n\n".join(lines)


STACKS = [
    (
        ("Zeitplan", "Auftakt im Bürgerhaus", "Juni 2019", "Gespräche mit den Trägern", "III. Quartal 2019"),
        [("2019-06", "Auftakt im Bürgerhaus"), ("2019-07/2019-09", "Gespräche mit den Trägern")],
        "what happens, then when",
    ),
    (
        ("Zeitplan", "Juni 2019", "Auftakt im Bürgerhaus", "Herbst 2019", "Entwurf der Leitlinien"),
        [("2019-06", "Auftakt im Bürgerhaus"), ("2019-23", "Entwurf der Leitlinien")],
        "when, then what happens",
    ),
    (
        (
            "Die Arbeit ist in PHASEN geteilt:",
            "Phase",
            "Inhalte",
            "Mai 2019",
            "bis Juli 2019",
            "Umfrage, Begehungen,",
            "Besuche bei den Vereinen",
            "August 2019",
            "Auswertung",
        ),
        [("2019-05/2019-07", "Umfrage, Begehungen, Besuche bei den Vereinen"), ("2019-08", "Auswertung")],
        "heads of the columns, a time and words over two lines each",
    ),
    (
        ("Bisheriger Ablauf", "KW 24/2019", "Auftakt im Bürgerhaus", "Sept. 2019", "Entwurf der Leitlinien"),
        [("2019-06-10/2019-06-16", "Auftakt im Bürgerhaus"), ("2019-09", "Entwurf der Leitlinien")],
        "a week of the calendar; a title is one without a line of its own",
    ),
    (
        (
            "Zeitplan",
            "Auftakt im Bürgerhaus: Juni 2019. Drei Werkstätten von Juli bis September 2019. Entwurf: 30. Oktober 2019.",
        ),
        [
            ("2019-06", "Auftakt im Bürgerhaus"),
            ("2019-07/2019-09", "Drei Werkstätten"),
            ("2019-10-30", "Entwurf"),
        ],
        "steps in a row below their heading, a colon before the time",
    ),
    (("Bestand", "Juni 2019", "Wohnheim am Anger", "Juli 2019", "Wohnheim am Wall"), [], "nothing announces steps"),
    (("Zeitplan", "Juni 2019", "Auftakt im Bürgerhaus"), [], "one time makes no column"),
    (("Zeitplan", "Juni 2019", "Bau 4.000 €", "Juli 2019", "Druck 500 €"), [], "money"),
]


@pytest.mark.parametrize(("lines", "expected", "reason"), STACKS)
def test_stacks(lines: tuple[str, ...], expected: list[tuple[str, str]], reason: str) -> None:
    assert told(stacked(*lines)) == expected, reason


SENTENCES = [
    ("Der Entwurf sei am 14.01.2019 im Beirat vorgestellt worden.", ["2019-01-14"], "reported speech, passive"),
    ("Bis zum Sommer 2019 werde ein Wegweiser für Familien gedruckt.", ["2019-22"], "reported speech, future"),
    ("Die erste Auswertung folge im Oktober 2019.", ["2019-10"], "reported speech, present"),
    ("Im ersten Halbjahr 2020 soll der Jugendbeirat erstmals zusammentreten.", ["2020-01/2020-06"], "a body meets"),
    ("Schon 2017 ging der Auftrag für ein Pflegekonzept an die Arbeitsgruppe.", ["2017"], "an order in a year"),
    ("Die zweite Fassung wurde am 7. Mai 2018 im Rat vorgestellt.", ["2018-05-07"], "a draft, not the “Fassung vom”"),
    ("Das Statut in der Fassung vom 7. Mai 2018 wurde geprüft.", [], "the version of a rule"),
    ("In der Folge gab es im Mai 2018 viel Regen.", [], "“Folge” is a noun here"),
    ("Die Berichte aus dem Mai 2018 sind lang.", [], "“Berichte” is a noun here"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), SENTENCES)
def test_sentences(body: str, expected: list[str], reason: str) -> None:
    assert [edtf for edtf, _ in told(HEAD + body)] == expected, reason


def test_a_relative_clause_tells_of_what_stands_before_it() -> None:
    body = "Hilfreich war die Fachstelle Pflege und Alter, die zum 1. Juni 2018 eingerichtet wurde."
    assert told(HEAD + body) == [("2018-06-01", "Fachstelle Pflege und Alter eingerichtet")]


def test_a_paper_that_stands_behind_its_subject_is_read() -> None:
    filling = "Die Stadt will allen Menschen offene Türen bieten und hört ihnen deshalb gern und lange zu. " * 12
    fair = "Eine Bürgerkonferenz aller Stadtteile findet am 5. Oktober 2019 im Kulturhaus statt."
    session = "Die 2. Sitzung des Ausschusses am 22.08.2019, TOP 14, hat die Vorlage beschlossen und angenommen."
    assert told(f"Betreff: Leitbild der Stadt {filling}{fair} {session}") == [
        ("2019-10-05", "Bürgerkonferenz aller Stadtteile")
    ]
    assert told(f"Betreff: Leitbild der Stadt. {fair}") == []
