"""The sector of a member: every entry of the lookup against its own examples, and the order of the signs."""

from __future__ import annotations

import pytest

from extractors.language import Vocabulary, lookup
from extractors.steering_groups.sectors import sector_of

ENTRIES = [
    (table, entry["id"], example)
    for table in ("entries", "general")
    for entry in lookup("sectors")[table]
    for example in entry["examples"]
]


@pytest.mark.parametrize(("table", "sector", "example"), ENTRIES)
def test_every_entry_matches_its_own_examples(table: str, sector: str, example: str) -> None:
    assert Vocabulary.load("sectors", table).ids(example)[:1] == (sector,)


SECTORS = [
    ("Schulverwaltungsamt", None, "administration", "an office of the town, not a school"),
    ("Staatliches Schulamt Musterstadt", None, "state_agency", "an office of the Land"),
    ("Jobcenter", "Vertreter der Verwaltung", "state_agency", "the own word goes before the heading"),
    ("Schulleitungen", "Vertreter der Verwaltung", "education", "the own word goes before the heading"),
    ("Frau Eva Muster", "Vertreter der Verwaltung", "administration", "only the heading tells"),
    ("Frau Eva Muster", None, None, "nothing tells"),
    ("Volkshochschule Musterstadt", None, "education", "no Hochschule"),
    ("Hochschule Musterstadt", None, "academia", "no school"),
    ("Bürgermeisteramt", None, "administration", "an office, not the mayor"),
    ("Seniorenbeirat", None, "civil_society", "codebook"),
    ("Evangelische Familienbildungsstätte", None, "education", "the confession alone is no church"),
    ("Bürgerinnen und Bürger", None, "civil_society", "codebook"),
    ("Ehrenamtliche", None, "civil_society", "no Amt"),
    ("Muster GmbH", "Bildungsträger", "education", "a sure heading goes before a general word"),
    ("weitere Institutionen", None, "other", "codebook: Sonstige"),
]


@pytest.mark.parametrize(("name", "declared", "sector", "reason"), SECTORS)
def test_tells_the_sector(name: str, declared: str | None, sector: str | None, reason: str) -> None:
    assert sector_of(name, declared) == sector, reason
