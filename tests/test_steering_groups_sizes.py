"""How many sit in a body; and whose seats are not its own."""

from __future__ import annotations

import pytest

from extractors.steering_groups.seats import size

SIZES = [
    ("Die §§§§ besteht aus 17 beschließenden Mitgliedern.", (17, 17), "an adjective before the noun"),
    ("Die achtköpfige §§§§ trifft sich im Mai.", (8, 8), "heads in a word"),
    ("Eingesetzt wird eine 12-köpfige §§§§.", (12, 12), "heads in figures"),
    ("Die sieben Personen umfassende §§§§ arbeitet weiter.", (7, 7), "before the noun"),
    ("Die §§§§ ist auf höchstens 15 Mitglieder begrenzt.", (None, 15), "a limit"),
    ("Der §§§§ sollen mindestens zehn Personen angehören, vorgesehen sind die Vereine.", (10, None), "at least"),
    ("Die §§§§ umfasst zehn bis zwölf Personen.", (10, 12), "from and to"),
    ("Darüber steht eine §§§§ von 8 Mitgliedern aus Verwaltung und Politik.", (8, 8), "right behind the body"),
    ("Elf Städte kennen ein solches Gremium (§§§§, 22 Personen).", (22, 22), "in brackets with the body"),
    ("In der §§§§ sind je zwei Personen vom Beirat und vom Sozialamt vorgesehen.", None, "seats of each member"),
    ("Die §§§§ hat bis zu zwei Personen aus dem Kreis der Ehrenamtlichen.", None, "a part of the members"),
    (
        "Gebildet wird eine §§§§ aus drei Mitgliedern des Beirats und der Kämmerei.",
        None,
        "members right behind the body",
    ),
    ("Die §§§§ besteht aus zwei Mitgliedern des Rates.", None, "members by whom they come from"),
    ("Die §§§§ kommt um zwei weitere Mitglieder nicht herum, die von den Schulen kommen.", None, "added ones"),
]


@pytest.mark.parametrize(("sentence", "expected", "reason"), SIZES)
def test_reads_how_many_sit_in_the_body(
    sentence: str, expected: tuple[int | None, int | None] | None, reason: str
) -> None:
    assert size(sentence) == expected, reason
