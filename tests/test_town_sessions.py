"""A session without a year has that of the town's session on that day, where only one can be meant."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.neighbours.sessions import the_day
from pipeline.run import run
from pipeline.store import Store

WRITTEN = date(2024, 3, 1)
APRIL = date(2024, 4, 26)


@pytest.mark.parametrize(
    ("quote", "sessions", "expected", "reason"),
    [
        ("Stadtrat\t26.04.\tEntscheidung", [APRIL, date(2024, 5, 3)], APRIL, "the one session of that day"),
        ("Stadtrat 26. 4.", [APRIL], APRIL, "written with a blank"),
        ("Stadtrat 26.04.", [], None, "no session is known"),
        ("Stadtrat 26.04.", [date(2023, 4, 26)], None, "before the paper"),
        ("Stadtrat 26.04.", [APRIL, date(2023, 4, 26)], None, "a session of another year could be meant"),
        ("Stadtrat 26.04. / 03.05.", [APRIL, date(2024, 5, 3)], None, "two days"),
        ("Stadtrat 26.11.", [date(2024, 11, 26)], None, "too far from the paper"),
        ("Stadtrat 26.04.2023", [APRIL], None, "a printed year"),
        ("Stadtrat", [APRIL], None, "no day"),
    ],
)
def test_the_day(quote: str, sessions: list[date], expected: date | None, reason: str) -> None:
    assert the_day(quote, WRITTEN, sessions) == expected, reason


PAPER = """Stadt Auenbrück

Vorlage 2024/{number:03}
Datum: 0{number}.03.2024

Beratungsfolge
Gremium\tTermin\tZuständigkeit
Stadtrat\t{day}\tEntscheidung

Betreff: Bericht {number}
"""


def test_written_and_taken_back(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number, day in ((1, "26.04."), (2, "26.04.2024")):
        (papers / f"{number}.txt").write_text(PAPER.format(number=number, day=day), encoding="utf-8")

    def days(*, neighbours: bool) -> set[date | None]:
        run([papers], tmp_path / "out", jobs=1, neighbours=neighbours)
        return {row["date"] for row in Store(tmp_path / "out").rows()["consultations"]}

    assert days(neighbours=True) == {APRIL}
    (value,) = Store(tmp_path / "out").rows()["collection_values"]
    assert (value["rule"], value["value"], value["was"], value["sisters"]) == ("town-sessions", "2024-04-26", None, 1)
    assert not run([papers], tmp_path / "out", jobs=1).changed
    assert days(neighbours=False) == {APRIL, None}
