"""What stands beside a committee: dates, roles, marks, agenda items, votes; and what is none of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.consultations.values import is_authoritative, piece_at
from extractors.language import lookup

VALUES = [
    ("12.10.20203", "date", "12.10.2020", "glued to the agenda item"),
    ("15./16.12.2020 5", "date", "15./16.12.2020", "a session over two days"),
    ("Mittwoch, den 14. März 2018", "date", "Mittwoch, den 14. März 2018", "with the weekday"),
    ("23. 11. 2023", "date", "23. 11. 2023", "with blanks"),
    ("14.07.09", "date", "14.07.09", "a short year"),
    ("03/.04.03.2015", "debris", "03/.04.03.2015", "debris of text recognition is no date"),
    ("31.02.2019", "debris", "31.02.2019", "a day that does not exist"),
    ("3l.05.2019", "debris", "3l.05.2019", "a letter for a digit"),
    ("Vorberatung N", "role", "Vorberatung", "the mark is no part of the role"),
    ("zur Kenntnis", "role", "Kenntnis", "the role without its preposition"),
    ("Anhörung/Empfehlung", "role", "Anhörung/Empfehlung", "a double role"),
    ("Abschließende Beschlussfassung", "role", "Abschließende Beschlussfassung", "the longest wording"),
    ("Genehmigung OB", "role", "Genehmigung OB", "a role with an abbreviation"),
    ("ungeändert beschlossen", "result", "ungeändert beschlossen", "a result"),
    ("(offen)", "result", "(offen)", "a result in brackets"),
    ("Ja: 41, Nein: 0, Enthaltungen: 0", "result", "Ja: 41, Nein: 0, Enthaltungen: 0", "a vote"),
    ("nicht öffentlich", "public", "nicht öffentlich", "two words"),
    ("TOP 4.2", "item", "4.2", "an agenda item"),
    ("TOP Ö 7", "item", "7", "an agenda item with its mark"),
    ("37. Plenarsitzung", "session", "37", "a numbered session"),
    ("17:30 Uhr", "skip", "", "a time"),
]


@pytest.mark.parametrize(("text", "kind", "value", "reason"), VALUES, ids=[text for text, *_ in VALUES])
def test_piece(text: str, kind: str, value: str, reason: str) -> None:
    piece = piece_at(text, 0)
    assert piece is not None
    assert (piece.kind, piece.text if kind != "role" else piece.text.removeprefix("zur ")) == (kind, value), reason


@pytest.mark.parametrize(
    ("text", "flag"),
    [("öffentlich", True), ("Ö", True), ("nichtöffentlich", False), ("N", False), ("NÖ", False), ("nö", False)],
)
def test_public_mark(text: str, flag: bool) -> None:
    piece = piece_at(text, 0)
    assert piece is not None
    assert piece.flag is flag


@pytest.mark.parametrize(
    "text", ["Nordstadt", "NA", "Ökologie", "Beratungsstelle", "Wahlkreis", "Öffentlichkeitsarbeit"]
)
def test_no_piece(text: str) -> None:
    assert piece_at(text, 0) is None


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_is_read_as_itself(day: date) -> None:
    for text in (
        day.strftime("%d.%m.%Y"),
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
        day.strftime("%d.%m.%y"),
    ):
        piece = piece_at(text, 0)
        assert piece is not None
        assert piece.day == day


@pytest.mark.parametrize(
    ("role", "authoritative"),
    [
        ("Entscheidung", True),
        ("Beschlussfassung", True),
        ("abschließende Beschlussfassung", True),
        ("Vorberatung", False),
        ("zur Kenntnis", False),
        ("Beratung und Beschlussfassung", None),
        ("Bestätigung", None),
        (None, None),
    ],
)
def test_authority(role: str | None, authoritative: bool | None) -> None:
    assert is_authoritative(role) is authoritative


EXAMPLES = [
    (kind, entry["phrases"], example)
    for kind in ("role", "result")
    for entry in lookup("roles")[kind]
    for example in entry["examples"]
]


@pytest.mark.parametrize(("kind", "words", "example"), EXAMPLES, ids=[example for *_, example in EXAMPLES])
def test_every_entry_finds_its_own_examples(kind: str, words: list[str], example: str) -> None:
    found = [piece for at in range(len(example)) if (piece := piece_at(example, at)) and piece.kind == kind]
    assert any(word.casefold() in piece.text.casefold() for piece in found for word in words)
