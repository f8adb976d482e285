"""Sentences that name a body and enumerate somebody, and tell nothing of who sits in it."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text

_ABOUT = "Eine Steuerungsgruppe begleitet den Prozess. "

REFUSED = [
    (
        "Die Steuerungsgruppe soll die Zusammenarbeit zwischen Jobcenter, Polizei und Sozialamt verbessern.",
        "a matter between them",
    ),
    (
        "Der Steuerungsgruppe wurden die Berichte des Jugendamtes, der Polizei und der Schulen vorgelegt.",
        "papers of theirs",
    ),
    ("Die Steuerungsgruppe tagt im Rathaus, in der Volkshochschule oder im Jugendhaus.", "places"),
    ("Die Kirchen, die Polizei und das Jobcenter sind in der Steuerungsgruppe nicht vertreten.", "denied"),
    (
        "In der Steuerungsgruppe nicht vertreten sind die Kirchen, die Polizei und das Jobcenter.",
        "denied at the beginning",
    ),
    ("Ziel der Steuerungsgruppe ist die Vernetzung von Kirchen, Vereinen und Verwaltung.", "its aim"),
    (_ABOUT + "Zuständig für die Umsetzung sind das Sozialamt, das Jugendamt und die Caritas.", "who carries it out"),
    (_ABOUT + "Gefördert werden die Caritas, die Diakonie und die AWO.", "who is paid"),
    (_ABOUT + "Stellungnahmen gaben das Jugendamt, das Gesundheitsamt und die Polizei ab.", "who was heard"),
    (_ABOUT + "Kooperationspartner sind die Hochschule, die IHK und die Handwerkskammer.", "partners"),
    (_ABOUT + "Interviews wurden mit dem Sozialamt, dem Jugendamt und der Polizei geführt.", "who was asked"),
    (_ABOUT + "An der Zukunftswerkstatt nahmen Schulen, Vereine und die Kirchen teil.", "an event"),
    (_ABOUT + "Der Verteiler umfasst die Fraktionen, den Seniorenbeirat und die Presse.", "who gets the paper"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_reads_no_members(text: str, reason: str) -> None:
    paper = f"Vorlage 12/2019\n\nBeschlussvorschlag:\n\nDer Plan wird beschlossen.\n\nBegründung:\n\n{text}\n"
    facts = extract(read_text(paper), ())
    assert [m.name for fact in facts if isinstance(fact, SteeringGroup) for m in fact.members] == [], reason
