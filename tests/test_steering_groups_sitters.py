"""Who sits there for an office or an organisation, by the brackets behind its name."""

from __future__ import annotations

import pytest

from extractors.steering_groups.member_names import sitter

BRACKETS = [
    ("Frau Muster", "Muster", "a salutation"),
    ("Eva Muster", "Eva Muster", "both names"),
    ("Prof. Dr. H. Muster", "Prof. Dr. H. Muster", "an initial"),
    ("Herr Muster, Frau Beispiel", None, "two people"),
    ("Frau Muster, Sozialamt", None, "and their office"),
    ("Jugendamt", None, "an office"),
    ("Haus der Jugend", None, "a place"),
    ("2 Sitze", None, "seats"),
    ("Ordnungsamt, Feuerwehr", None, "parts of it"),
]


@pytest.mark.parametrize(("inner", "expected", "reason"), BRACKETS)
def test_reads_who_sits_there(inner: str, expected: str | None, reason: str) -> None:
    assert sitter(inner) == expected, reason
