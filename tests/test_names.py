"""Personal names: what introduces one, how much of the text belongs to it, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.german.names import called, find_persons, read_person

FOUND = [
    ("Der Auftrag wird Herrn Dr. Muster, Ringstraße 4, erteilt", ["Dr. Muster"], "the comma closes the name"),
    ("unter Leitung von Frau Prof. Dr. Eva-Maria Roßkopf gewonnen", ["Prof. Dr. Eva-Maria Roßkopf"], "two titles"),
    ("übernahm Herr Oberbürgermeister Max Muster. Diese", ["Max Muster"], "an office between address and name"),
    ("der Dritte Bürgermeister Herr Dr. Muster hilft mit", ["Dr. Muster"], "address after the office"),
    ("Frau Muster und Frau Beispiel beraten", ["Muster", "Beispiel"], "two persons"),
    ("Oberbürgermeisterin Eva Muster-Groß (CDU)", ["Eva Muster-Groß"], "office and full name, party left out"),
    ("Prof. Dr. von der Heide sprach", ["Prof. Dr. von der Heide"], "a name with particles"),
    ("Herrn Jan van Beispiel", ["Jan van Beispiel"], "a particle inside"),
    ("Dr. med. Eva El Amin und Dr. h. c. Max O'Neill", ["Dr. med. Eva El Amin", "Dr. h. c. Max O'Neill"], "titles"),
    ("Dipl.-Ing. (FH) Max Muster", ["Dipl.-Ing. (FH) Max Muster"], "a degree of the Fachhochschule"),
    ("Frau Sozialamtsleiterin Eva Muster", ["Eva Muster"], "a compound office"),
    ("Muster, Dr. Eva", ["Dr. Eva Muster"], "last name first, a title inside"),
    ("Stadtrat Bad Neustadt beschließt", [], "a body and a town"),
    ("Bürgermeister Neustadt", [], "an office and one word may be a town"),
    ("Oberbürgermeister der großen Städte", [], "an office without a name"),
    ("Bildung, Soziales", [], "two topics"),
    ("Prof. Dr.", [], "titles without a name"),
    ("Sehr geehrte Damen und Herren", [], "an address to all"),
]


@pytest.mark.parametrize(("text", "names", "reason"), FOUND)
def test_finds_the_persons_that_are_introduced(text: str, names: list[str], reason: str) -> None:
    assert [person.name for person in find_persons(text)] == names, reason


FIELDS = [
    ("Muster, Eva", "Eva Muster", "last name first"),
    ("Eva Muster", "Eva Muster", "nothing but a name"),
    ("Frau Dr. Muster", "Dr. Muster", "address and title"),
    ("von der Heide, Max", "Max von der Heide", "a name with particles, turned round"),
    ("Amt für Soziales", None, "an office"),
    ("Jugend, Familie", None, "topics"),
    ("Frau Muster / Sozialamt", None, "more than a name"),
    ("Sozialamt", None, "a department"),
    ("", None, "an empty field"),
]


@pytest.mark.parametrize(("text", "name", "reason"), FIELDS)
def test_reads_a_field_that_is_a_name(text: str, name: str | None, reason: str) -> None:
    person = read_person(text)
    assert (person.name if person else None) == name, reason


def test_tells_office_and_salutation_apart_from_the_name() -> None:
    (person,) = find_persons("wird von Herrn Oberbürgermeister Dr. Max Muster geleitet")
    assert (person.office, person.salutation, person.titles) == ("Oberbürgermeister", "Herrn", "Dr.")


@given(st.text(alphabet="ABab .,-\nHerrnDFu", max_size=80))
def test_spans_lie_inside_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for person in find_persons(text):
        assert end <= person.start < person.end <= len(text)
        end = person.end


CALLED = [
    ("Pastorin Gesche Muster", "Gesche Muster", "a calling and a full name"),
    ("Jugendpfleger Muster (Seedorf)", "Muster", "a calling and a surname"),
    ("Rektor a. D. Dr. Max Muster", "Dr. Max Muster", "no longer in office, a title"),
    ("Zweite Bürgermeisterin Muster-Groß", "Muster-Groß", "the second of them"),
    ("Bürgermeister Neustadt", None, "a town"),
    ("Leiter Jugendamt", None, "an office behind the calling"),
    ("Jobcenter Muster", None, "no calling, though it ends like one"),
    ("Sportverein Muster", None, "ends in “-in” and is a club"),
    ("Pastorin der Petri-Gemeinde", None, "no name"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CALLED, ids=[row[2] for row in CALLED])
def test_called(text: str, expected: str | None, reason: str) -> None:
    person = called(text)
    assert (person.name if person else None) == expected, reason
