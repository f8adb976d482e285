"""Fields that join a list or leave it, each named beside the others. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.plain_text import read_text

PLAN = (
    "Stadt Lerchenau\nMitteilungsvorlage 7/2019\n\nBetreff: Integrationskonzept der Stadt Lerchenau\n\nSachverhalt:\n\n"
    "Das Konzept nennt die Handlungsfelder Sprache, Arbeit und Wohnen. "
)


def fields(text: str) -> dict[str, str]:
    return {fact.label: fact.status for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)}


JOINS = [
    ("Sie sollen um ein viertes Feld, Gesundheit, erweitert werden.", "Gesundheit", "um ein viertes Feld … erweitert"),
    ("Der Beirat möchte sie um das Feld „Feste feiern“ ergänzen.", "Feste feiern", "um das Feld „…“ ergänzen"),
    ("Ein neu hinzutretendes Themenfeld Gesundheit betreut das Kreisamt.", "Gesundheit", "a field that joins newly"),
    (
        "Als weiteres Handlungsfeld „Sport im Verein“ ist das Ehrenamt dabei.",
        "Sport im Verein",
        "a further one, quoted",
    ),
    ("Hinzu kommt das Themenfeld Gesundheit.", "Gesundheit", "hinzu kommt"),
    ("Neu aufgenommen wird das Handlungsfeld „Lust am Lesen“.", "Lust am Lesen", "neu aufgenommen wird"),
    ("Gesundheit kommt als viertes Handlungsfeld hinzu.", "Gesundheit", "comes as the fourth"),
]


@pytest.mark.parametrize(("sentence", "label", "reason"), JOINS, ids=[row[2] for row in JOINS])
def test_a_field_joins(sentence: str, label: str, reason: str) -> None:
    found = fields(PLAN + sentence)
    assert set(found) == {"Sprache", "Arbeit", "Wohnen", label}, reason


LEAVES = [
    ("Nicht fortgeführt wird der bisherige Schwerpunkt „Sport“.", "Sport", "nicht fortgeführt wird"),
    ("Weggefallen ist Handlungsfeld IV (Abfall).", "Abfall", "weggefallen, with its number"),
    ("Das bisherige Handlungsfeld „Sport“ entfällt.", "Sport", "entfällt"),
    ("Das frühere Themenfeld „Sport“ geht im Feld Wohnen auf.", "Sport", "geht in einem anderen auf"),
    ("Das Handlungsfeld Gesundheit wird nicht weitergeführt.", "Gesundheit", "wird nicht weitergeführt"),
    ("Die „Politische Bildung“, bislang ebenfalls Handlungsfeld, läuft überall mit.", "Politische Bildung", "was one"),
]


@pytest.mark.parametrize(("sentence", "label", "reason"), LEAVES, ids=[row[2] for row in LEAVES])
def test_a_field_leaves(sentence: str, label: str, reason: str) -> None:
    found = fields(PLAN + sentence)
    assert found.get(label) == "former", reason
    assert set(found) == {"Sprache", "Arbeit", "Wohnen", label}, reason


STAYS = [
    ("Der Personalrat wird um eine Stelle erweitert.", "a post joins"),
    ("Die Kerngruppe wird um die Seniorenbeauftragte ergänzt.", "a person joins a group"),
    ("Hinzu kommen einmalig Kosten von 3.000 €.", "costs join"),
    ("Von der Aufnahme eines weiteren Handlungsfeldes „Sport“ wird abgesehen.", "nobody lets it join"),
    ("Frau Beispiel vermisst ein weiteres Feld „Sport“.", "somebody misses it"),
    ("Ein viertes Themenfeld Gesundheit war erwogen worden.", "it was only thought of"),
    ("Die Gebühr entfällt, der Kurs „Singen“ geht im Chor auf.", "a course leaves"),
]


@pytest.mark.parametrize(("sentence", "reason"), STAYS, ids=[row[1] for row in STAYS])
def test_nothing_changes(sentence: str, reason: str) -> None:
    assert set(fields(PLAN + sentence)) == {"Sprache", "Arbeit", "Wohnen"}, reason


def test_no_field_joins_where_there_are_none() -> None:
    assert fields("Betreff: Haushalt\n\nHinzu kommt das Themenfeld Gesundheit.") == {}
