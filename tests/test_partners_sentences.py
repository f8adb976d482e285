"""External partners in many constructions: active, passive and perfect; towns, bodies and people are invented."""

from __future__ import annotations

import pytest

from extractors.facts import ExternalPartner
from extractors.partners.extractor import extract
from pipeline.ingest.plain_text import read_text

Row = tuple[str, str | None, str]


def rows(text: str) -> list[Row]:
    return [
        (fact.name, fact.person, fact.role or "")
        for fact in extract(read_text(text), ())
        if isinstance(fact, ExternalPartner)
    ]


SENTENCES: list[tuple[str, list[Row], str]] = [
    (
        "Das Institut für Raum und Bildung aus Falkental begleitet den Prozess bis zum Herbst.",
        [("Institut für Raum und Bildung", None, "consulting")],
        "the body is the subject",
    ),
    ("Den Prozess moderiert die Agentur Weitblick.", [("Agentur Weitblick", None, "moderation")], "the object first"),
    (
        "Fachlich begleitet hat ihn das Institut Weitblick in Falkental, vertreten durch die Geschäftsführerin Frau Nora Petri.",
        [("Institut Weitblick in Falkental", "Nora Petri", "consulting")],
        "the participle first, and who acts for the body",
    ),
    (
        "Die Umfrage hat die Hochschule Falkental/Auenbach im Sommersemester 2020 durchgeführt und die Daten ausgewertet.",
        [("Hochschule Falkental/Auenbach", None, "research")],
        "the perfect, a name of two towns, a time behind it",
    ),
    (
        "Die technische Betreuung der Plattform übernimmt die Firma Netzgarten.",
        [("Firma Netzgarten", None, "consulting")],
        "a noun of what is done",
    ),
    (
        "Fachlich beraten wird die Runde von der Serviceagentur Nordmark.",
        [("Serviceagentur Nordmark", None, "consulting")],
        "the passive with the participle first",
    ),
    (
        "Bei der Umsetzung beraten Prof. Dr. Ole Brandt und Prof. Dr. Ida Sommer die Stadt.",
        [
            ("Prof. Dr. Ole Brandt", "Prof. Dr. Ole Brandt", "research"),
            ("Prof. Dr. Ida Sommer", "Prof. Dr. Ida Sommer", "research"),
        ],
        "two scholars",
    ),
    (
        "Das Konzept wurde in Zusammenarbeit mit dem Institut für Migration erarbeitet.",
        [("Institut für Migration", None, "consulting")],
        "took part in the making",
    ),
    (
        "Mit Unterstützung des Instituts für Raum und Bildung wird das Konzept fortgeschrieben.",
        [("Institut für Raum und Bildung", None, "consulting")],
        "mit Unterstützung des",
    ),
    (
        "Der Auftrag an das Büro Weitblick umfasst drei Workshops.",
        [("Büro Weitblick", None, "consulting")],
        "Auftrag an",
    ),
    (
        "Die Schulung der Lotsinnen wurde an die Akademie Nordmark vergeben.",
        [("Akademie Nordmark", None, "training")],
        "an die … vergeben",
    ),
    ("Die Hochschule Falkental unterstützt Studierende aus dem Ausland.", [], "not for the town"),
    ("Das Institut für Wirtschaft untersucht jedes Jahr den Arbeitsmarkt.", [], "its own studies"),
    ("Die Verwaltung unterstützt die Hochschule Falkental bei ihrer Befragung.", [], "the town helps the body"),
    ("In der Sprechstunde berät Frau Nora Petri die Familien.", [], "a counsellor at work"),
    ("In Zusammenarbeit mit der Hochschule Falkental finden Sprachkurse statt.", [], "cooperation in an offer"),
    ("Die Agentur für Arbeit unterstützt den Prozess.", [], "an authority"),
    ("Das Amt hat die Universität Falkental um Auskunft gebeten.", [], "was only asked"),
    (
        "Im Mai ist die Kontur Raum GmbH mit der Bearbeitung des Konzeptes betraut worden.",
        [("Kontur Raum GmbH", None, "consulting")],
        "betraut",
    ),
    (
        "Das Büro Kontur GmbH hat die Workshops im Mai moderiert.",
        [("Büro Kontur GmbH", None, "moderation")],
        "has done, in the active voice",
    ),
    ("Die Moderation lag bei kontur Stadtdialog.", [("kontur Stadtdialog", None, "moderation")], "a name of any words"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_who_works_for_the_town(text: str, expected: list[Row], reason: str) -> None:
    assert rows(text) == expected, reason


COMMISSIONED: list[tuple[str, list[Row], str]] = [
    (
        "Mit der Prozessbegleitung ist das Büro kontext beauftragt.",
        [("kontext", None, "consulting")],
        "a name in small letters",
    ),
    (
        "Mit der Bearbeitung wird die Plansocietät, Falkental beauftragt.",
        [("Plansocietät", None, "consulting")],
        "a name of one word, a place",
    ),
    (
        "Den Auftrag hat nach Verhandlungen die Arbeitsgemeinschaft Weitblick & Partner erhalten.",
        [("Arbeitsgemeinschaft Weitblick & Partner", None, "consulting")],
        "who has got the order",
    ),
    (
        "Im Mai hat der Kreistag den Landesverband für Soziales (LfS) mit der Ausarbeitung des Planes betraut.",
        [("Landesverband für Soziales (LfS)", None, "consulting")],
        "who was entrusted, with a short name",
    ),
    (
        "Moderiert hat Frau Nora Petri, Falkental.",
        [("Nora Petri", "Nora Petri", "moderation")],
        "a person after the participle",
    ),
    ("Mit der Erstellung wird die Verwaltung beauftragt.", [], "the town itself"),
    ("Mit der Umsetzung wurde der Fachbereich Soziales betraut.", [], "an office of the town"),
    ("Im Mai hat der Rat den Bürgermeister mit der Ausarbeitung des Planes beauftragt.", [], "an official"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), COMMISSIONED)
def test_commissioned(text: str, expected: list[Row], reason: str) -> None:
    assert rows(f"Begründung:\n\n{text}\n") == expected, reason
