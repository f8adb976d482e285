"""Wordings in which papers tell who sits in a body: sides that send, seats of each, tables by role; and what a body does to others."""

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


def members(text: str) -> list[tuple[str, int | None]]:
    facts = extract(read_text(f"{_HEAD}{text}\n"), ())
    return [(m.name, m.count_max) for fact in facts if isinstance(fact, SteeringGroup) for m in fact.members]


WORDINGS = [
    (
        "Die Steuerungsgruppe Integration ist mit Führungskräften aus Sozialamt, Jugendamt und Ausländerbehörde besetzt.",
        [("Sozialamt", None), ("Jugendamt", None), ("Ausländerbehörde", None)],
        "leading staff of each",
    ),
    (
        "Als Mitglieder der Steuerungsgruppe werden benannt: Stadtrat Muster (CDU), Stadträtin Beispiel (SPD), Frau Kern (Caritas).",
        [("Stadtrat Muster (CDU)", None), ("Stadträtin Beispiel (SPD)", None), ("Frau Kern (Caritas)", None)],
        "councillors by their parties",
    ),
    (
        "Die Lenkungsgruppe setzt sich zusammen aus drei Vertretern der Kirchen, Jugendamt und Sozialamt.",
        [("Kirchen", 3), ("Jugendamt", None), ("Sozialamt", None)],
        "a number that ends with its noun",
    ),
    (
        "In die Steuerungsgruppe entsenden\n\ndie Stadtverwaltung 3 Mitglieder\ndie Ratsfraktionen je 1 Mitglied\n"
        "die Wohlfahrtsverbände 2 Mitglieder",
        [("Stadtverwaltung", 3), ("Ratsfraktionen", 1), ("Wohlfahrtsverbände", 2)],
        "the number behind, without a sign before it",
    ),
    (
        "Mitglieder der Steuerungsgruppe: Bürgermeisterin, Leiter Amt 50, zwei Vertreter/innen der Schulen, 1 Vertr. der Polizei.",
        [
            ("Bürgermeisterin", None),
            ("Leiter Amt 50", None),
            ("Schulen", 2),
            ("Polizei", 1),
        ],
        "an abbreviation",
    ),
    (
        "Der Lenkungsgruppe gehören die Dezernenten I bis III, die Pressestelle und der Personalrat an.",
        [("Dezernenten I bis III", None), ("Pressestelle", None), ("Personalrat", None)],
        "from one number to another",
    ),
    (
        "Die Steuerungsgruppe wird aus der Kämmerin, der Integrationsbeauftragten sowie Vertreterinnen von Jugendamt und Jobcenter "
        "gebildet.",
        [("Kämmerin", None), ("Integrationsbeauftragte", None), ("Jugendamt", None), ("Jobcenter", None)],
        "“, der” begins no clause where no verb ends it",
    ),
    (
        "Die Steuerungsgruppe, die sich aus Mitgliedern der Verwaltung, der Schulen und der Politik zusammensetzt, tagt im Mai.",
        [("Verwaltung", None), ("Schulen", None), ("Politik", None)],
        "a clause about the body with commas of its own",
    ),
    (
        "Der Entwurf der Steuerungsgruppe wurde den Trägern, den Kirchen, dem Jobcenter und den Vereinen zur Stellungnahme übersandt.",
        [],
        "“Vereinen” is no verb",
    ),
    (
        "In der Steuerungsgruppe sind vertreten: das Baureferat, das Schulamt, das Kulturamt sowie das Jugendamt.",
        [("Baureferat", None), ("Schulamt", None), ("Kulturamt", None), ("Jugendamt", None)],
        "“In” before the body is no noun that it owns",
    ),
    (
        "In der Steuerungsgruppe wurden die Angebote der Caritas, der Diakonie und der VHS vorgestellt.",
        [],
        "whose offers",
    ),
    (
        "An den Sitzungen der Steuerungsgruppe nehmen das Jugendamt, die Polizei und die Caritas teil.",
        [("Jugendamt", None), ("Polizei", None), ("Caritas", None)],
        "its sittings are its own",
    ),
    ("Die Lenkungsgruppe besteht aus 17 stimmberechtigten Mitgliedern.", [], "how many, and nobody"),
    ("Die Steuerungsgruppe informiert das Jugendamt, die Polizei und die Schulen.", [], "whom it tells"),
    (
        "Der Kirchenrat berichtet. Aus der Verwaltung sind Sozialamt und Jugendamt vertreten.",
        [],
        "sides of no body at all",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), WORDINGS)
def test_reads_the_members(text: str, expected: list[tuple[str, int | None]], reason: str) -> None:
    assert members(text) == expected, reason
