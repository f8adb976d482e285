"""Which bodies a text names, and under which name."""

from __future__ import annotations

import pytest

from extractors.language import lookup
from extractors.steering_groups.mentions import known, mentions
from pipeline.ingest.text.reading import read_text

NAMES = [
    ("eine Prozesssteuerungsgruppe mit", ["Prozesssteuerungsgruppe"], "a compound"),
    ("Einrichtung eines Runden Tisches Vielfalt.", ["Runder Tisch Vielfalt"], "genitive, addition behind"),
    ("Steuerungsgruppe „Teilhabe“. Die", ["Steuerungsgruppe „Teilhabe“"], "the addition quoted"),
    ("die ‚Steuerungsgruppe Teilhabe’ tagt", ["Steuerungsgruppe Teilhabe"], "single quotation marks"),
    ("die Steuerungs- und Begleitgruppe Teilhabe", ["Steuerungsgruppe Teilhabe", "Begleitgruppe Teilhabe"], "elliptic"),
    ("eine Steuerungs-/Begleitgruppe", ["Steuerungsgruppe", "Begleitgruppe"], "elliptic with a slash"),
    ("eine interne Steuerungsgruppe", ["Steuerungsgruppe"], "an adjective that is no part of the name"),
    ("des Lenkungskreises Integration am 3. Mai", ["Lenkungskreis Integration"], "genitive"),
    ("eine Controlling-Gruppe", ["Controlling-Gruppe"], "a hyphen of the paper"),
    ("AG Wohnen, AG Arbeit", ["AG Wohnen", "AG Arbeit"], "abbreviated working groups"),
    ("Stadtwerke Musterstadt AG", [], "a company"),
    ("die Steuerungsgruppensitzung am Montag", [], "part of a longer word"),
    ("Begleitgruppe Einbezug von Räten", ["Begleitgruppe"], "a noun that is no part of the name"),
    ("Im Arbeitskreis. Integration ist wichtig", ["Arbeitskreis"], "a new sentence"),
]


@pytest.mark.parametrize(("text", "names", "reason"), NAMES)
def test_names_bodies(text: str, names: list[str], reason: str) -> None:
    assert [mention.name for mention in known(read_text(text))] == names, reason


@pytest.mark.parametrize(
    "text", ["in Arbeitsgruppen wurde beraten", "die Begleitgremien", "Projekt- und Arbeitsgruppen"]
)
def test_knows_several_from_one(text: str) -> None:
    assert [mention.plural for mention in known(read_text(text))][-1:] == [True]


@pytest.mark.parametrize(
    ("kind", "example"),
    [(entry["kind"], example) for entry in lookup("groups")["group"] for example in entry["examples"]],
)
def test_every_entry_matches_its_own_examples(kind: str, example: str) -> None:
    assert [mention.kind for mention in known(read_text(example))] == [kind]


def test_an_abbreviation_set_behind_the_name_names_it_too() -> None:
    document = read_text("Die Prozesssteuerungsgruppe (PSG) wird gebildet.\n\nDie PSG tagt im Mai.")
    assert [mention.noun for mention in mentions(document)] == ["Prozesssteuerungsgruppe"] * 2
