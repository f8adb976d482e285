"""Lists that are not of members."""

from __future__ import annotations

import pytest

from extractors.steering_groups.member_names import Found, Listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.steering import people_of

GREMIUM = Mention(0, 7, "Gremium", "gremium", "accompanying", sure=False)


def found(*names: str) -> Found:
    return Found(GREMIUM, tuple(Listed(0, 1, name) for name in names), "given")


PEOPLE = [
    (("Sozialamt", "Caritas", "Schulen"), 3, "bodies"),
    (("Sozialamt", "Caritas", "Schulen", "vor Ort"), 3, "one that names nobody goes"),
    (("nach der Schule um 14 Uhr", "Sozialamt"), 0, "a timetable"),
    (("Gremien Termin TOP", "Rat 24.09.2028 3.9 Ö", "Sozialamt"), 0, "a form"),
]


@pytest.mark.parametrize(("names", "expected", "reason"), PEOPLE, ids=[reason for *_, reason in PEOPLE])
def test_people(names: tuple[str, ...], expected: int, reason: str) -> None:
    assert sum(len(telling.members) for telling in people_of([found(*names)])) == expected, reason
