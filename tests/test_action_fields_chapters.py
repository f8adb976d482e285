"""The fields of a concept's own chapters: in force, unless the concept is a draft or the paper puts it to the vote."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

_TITLE = "Integrationskonzept der Stadt Auental\n\n"
_FILLING = "Die Stadt hat mit vielen Beteiligten beraten, wie das Leben im Ort für alle leichter werden kann.\n\n" * 100
_TABLE = (
    "Nr.\tMaßnahme\tverantwortlich\tTermin\n"
    "Handlungsfeld 1: Wohnen\t\t\t\n"
    "1.1\tBeratung zum Umbau\tSozialamt\t2025\n"
    "1.2\tBörse für den Tausch\tCaritas\tab 2026\n"
    "Handlungsfeld 2: Verkehr\t\t\t\n"
    "2.1\tRufbus am Abend\tKreis\t2025\n"
    "2.2\tSichere Wege\tSchulamt\tseit 2023\n"
)


@pytest.mark.parametrize(
    ("opening", "status", "reason"),
    [
        (_TITLE, "adopted", "the concept itself"),
        (_TITLE + "Beschlossen vom Stadtrat am 16. Mai 2031\n\n", "adopted", "says that it was adopted"),
        (_TITLE + "Entwurf, Stand Mai 2031\n\n", "proposed", "a draft"),
        (_TITLE + "Konzeptentwurf (12.05.2031)\n\n", "proposed", "a draft in one word"),
        (
            _TITLE + "Den Entwurf hat die Verwaltung im Herbst öffentlich vorgestellt und danach überarbeitet.\n\n",
            "adopted",
            "tells of a draft and is none",
        ),
        (
            "Beschlussvorlage\n\nBetreff: Integrationskonzept\n\nBeschlussvorschlag:\nDer Rat beschließt das Integrationskonzept.\n\n"
            "Sachverhalt:\n",
            "proposed",
            "put to the vote together with its concept",
        ),
    ],
)
def test_status_of_chapters(opening: str, status: str, reason: str) -> None:
    found = [fact for fact in extract(read_text(f"{opening}{_FILLING}{_TABLE}"), ()) if isinstance(fact, ActionField)]
    assert {(fact.label, fact.status) for fact in found} == {("Wohnen", status), ("Verkehr", status)}, reason


def test_fields_of_the_concept_before_are_former_ones() -> None:
    before = (
        "Das bisherige Integrationskonzept kannte die Handlungsfelder Unterbringung, Spracherwerb und Ehrenamt.\n\n"
    )
    found = [
        fact for fact in extract(read_text(f"{_TITLE}{before}{_FILLING}{_TABLE}"), ()) if isinstance(fact, ActionField)
    ]
    former = {(label, "former") for label in ("Unterbringung", "Spracherwerb", "Ehrenamt")}
    assert {(fact.label, fact.status) for fact in found} == {("Wohnen", "adopted"), ("Verkehr", "adopted")} | former
