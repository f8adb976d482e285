"""Which committee meets on which day where no known head says so: what the judge of pairs takes, and what it leaves."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.consultations.linking import linked, pairs
from extractors.consultations.mentions import Day, Name, mentions
from pipeline.ingest.text.reading import read_text

SESSIONS: list[tuple[str, list[tuple[str, str]], str]] = [
    (
        "Auszug aus der Niederschrift\n\nSitzung:\tAusschuss für Soziales\nTag:\tMi., 4. März 2026\nOrt:\tBürgerhaus\n"
        "weiterer Weg:\tStadtrat, 24. März 2026 (öffentlich, Beschluss)\n\nErrichtung eines Beirates\n",
        [("Ausschuss für Soziales", "2026-03-04"), ("Stadtrat", "2026-03-24")],
        "labels that no list of labels has",
    ),
    (
        "Stadt Quellau\n\nVorgesehen in:\nSozialausschuss   Di 24.02.\nHauptausschuss    Mo 09.03.\n"
        "Stadtvertretung   Do 26.03.2026 – öffentlich\n\nBetr.: Satzung\n",
        [("Sozialausschuss", "2026-02-24"), ("Hauptausschuss", "2026-03-09"), ("Stadtvertretung", "2026-03-26")],
        "the last day gives the others their year",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SESSIONS, ids=[reason for *_, reason in SESSIONS])
def test_takes(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    found = linked(pairs(read_text(text)))
    assert sorted((pair.day.on.isoformat(), pair.name.committee.name) for pair in found) == sorted(
        (day, name) for name, day in expected
    ), reason


NONE: list[tuple[str, str]] = [
    ("Bezug\nSchreiben des Landrats vom 12.01.2026\nAntrag der Ratsfraktion vom 14.01.2026\n", "letters and motions"),
    (
        "Sachverhalt:\n\nDer Stadtrat hat am 12.03.2025 den Auftrag erteilt, ein Konzept zu schreiben. Seither ist wenig geschehen.\n",
        "what was decided before",
    ),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[reason for _, reason in NONE])
def test_leaves(text: str, reason: str) -> None:
    assert linked(pairs(read_text(text))) == [], reason


def test_a_name_over_two_lines_stands_on_the_second() -> None:
    shown = mentions(read_text("Ausschuss für Umwelt,\nNatur und Klima\n24.06.2026 vorberatend\n"))
    assert [(one.line, isinstance(one, Name)) for one in shown.found] == [(1, True), (2, False)]


def test_a_day_without_a_year_needs_another_that_has_one() -> None:
    assert mentions(read_text("Kreistag   Di 24.02.\n")).found == ()


YEARS: list[tuple[str, date | None, str, str]] = [
    ("Kreistag   Di 24.02.", date(2026, 2, 2), "2026-02-24", "in the year of the paper"),
    ("Kreistag   Di 12.01.", date(2025, 12, 8), "2026-01-12", "in January, of a paper of December"),
    ("Kreistag   Di 3. März", date(2025, 12, 8), "2026-03-03", "the month in words"),
    ("Kreistag   Mo 08.12.", date(2025, 12, 8), "2025-12-08", "the paper's own day"),
    (
        "Kreistag   Mo 24.11.",
        date(2025, 12, 8),
        "2025-11-24",
        "a little before: of a paper that a first committee has seen",
    ),
    ("Kreistag   Di 12.01.\nErlass vom 04.05.2019", date(2025, 12, 8), "2026-01-12", "whatever day stands nearer"),
    (
        "Kreistag   Di 12.01.\nRat   26.01.2027",
        None,
        "2027-01-12",
        "of a paper without a day: the year of the nearest day",
    ),
]


@pytest.mark.parametrize(("text", "written", "expected", "reason"), YEARS, ids=[reason for *_, reason in YEARS])
def test_the_year_of_a_day(text: str, written: date | None, expected: str, reason: str) -> None:
    days = [
        one.on.isoformat() for one in mentions(read_text(text), written).found if isinstance(one, Day) and one.guessed
    ]
    assert days == [expected], reason


def test_no_day_behind_another_of_its_line() -> None:
    shown = mentions(read_text("Rat   14.03.2027   10.8.   x\n"), date(2027, 2, 1))
    assert [one.on.isoformat() for one in shown.found if isinstance(one, Day)] == ["2027-03-14"]
