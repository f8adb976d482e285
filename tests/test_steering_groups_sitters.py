"""Who sits there for an office or an organisation, by the brackets behind its name."""

from __future__ import annotations

import pytest

from extractors.steering_groups.member_names import sitter

BRACKETS = [
    ("Frau Muster", ("Muster", "member"), "a salutation"),
    ("Eva Muster", ("Eva Muster", "member"), "both names"),
    ("Prof. Dr. H. Muster", ("Prof. Dr. H. Muster", "member"), "an initial"),
    ("Herr Muster als Leiter", None, "no comma: not told apart"),
    ("Herr Muster, Leitung", ("Muster", "chair"), "leading"),
    ("Herr Muster, Frau Beispiel", None, "two people"),
    ("Frau Muster, Sozialamt", None, "and their office"),
    ("Jugendamt", None, "an office"),
    ("Haus der Jugend", None, "a place"),
    ("2 Sitze", None, "seats"),
    ("Ordnungsamt, Feuerwehr", None, "parts of it"),
]


@pytest.mark.parametrize(("inner", "expected", "reason"), BRACKETS)
def test_reads_who_sits_there(inner: str, expected: tuple[str, str] | None, reason: str) -> None:
    assert sitter(inner) == expected, reason
