"""Noun phrases in the nominative: only where the form leaves no doubt."""

from __future__ import annotations

import pytest

from extractors.german.cases import nominative

PHRASES = [
    ("des Hauses International", "Haus International", "genitive -es"),
    ("des Caritasverbands Musterstadt", "Caritasverband Musterstadt", "genitive -s"),
    ("des Büros für Integration", "Büro für Integration", "genitive of a word in -o"),
    ("der Migrantenorganisationen", "Migrantenorganisationen", "genitive plural looks like the nominative"),
    ("den Wohlfahrtsverbänden", "Wohlfahrtsverbände", "dative plural"),
    ("den Kirchen", "Kirchen", "a plural in -en stays"),
    ("dem Türkischen Frauenverein e. V.", "Türkischer Frauenverein e. V.", "masculine adjective"),
    ("des Internationalen Begegnungszentrums (ibz)", "Internationales Begegnungszentrum (ibz)", "neuter adjective"),
    ("den städtischen Ämtern", "städtische Ämter", "plural adjective"),
    ("zivilgesellschaftlichem Leben", "zivilgesellschaftliches Leben", "no article, strong adjective"),
    ("Kreisrätinnen und Kreisräten", "Kreisrätinnen und Kreisräte", "both forms"),
    ("der Integrationsbeauftragten", "Integrationsbeauftragte", "a participle as a noun, feminine"),
    ("dem Beigeordneten", "Beigeordneter", "a participle as a noun, masculine"),
    ("das Kommunale Integrationszentrum", "Kommunales Integrationszentrum", "nominative with the article"),
    ("des DRK", "DRK", "an abbreviation"),
    ("des Campus", "Campus", "no genitive -s"),
    ("das ibz", "ibz", "a name in lower case"),
    ("Sozialamt", "Sozialamt", "nothing to do"),
]


@pytest.mark.parametrize(("phrase", "expected", "reason"), PHRASES)
def test_brings_a_phrase_into_the_nominative(phrase: str, expected: str, reason: str) -> None:
    assert nominative(phrase) == expected, reason
