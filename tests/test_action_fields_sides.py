"""Lists that stand side by side and names that are wrapped in their cells. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

HEAD = (
    "Landkreis Beispielberg\nSitzungsvorlage 44/2021\n\nBetreff: Integrationskonzept für den Landkreis Beispielberg\n\n"
    "Sachverhalt\n\n"
)


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


NONE = [
    (
        "Die Gruppe setzt sich zusammen aus:\n\nVerwaltung                  Verbände\nJugendamt                   Caritas\n"
        "Sozialamt                   Diakonie\nSchulamt                    Arbeiterwohlfahrt\n",
        "members side by side",
    ),
    (
        "Ziele der Plattform\n\nOberziel: Marke der Stadt werden\nHauptziel:   Bekanntheit weiter steigern\n"
        "Unterziele:  a.  Steigerung der Besucherzahlen\nb   Aufbau eines starken Netzwerks\n",
        "the goals of a web site with their labels",
    ),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_no_fields_side_by_side(text: str, reason: str) -> None:
    assert labels(HEAD + text) == [], reason
