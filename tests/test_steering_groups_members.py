"""The members of a phrase: what is parted, what is not, how many, and under which name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.steering_groups.member_names import read_list, read_whole

Count = tuple[int | None, int | None]
NONE: Count = (None, None)

LISTS: list[tuple[str, list[tuple[str, Count]], str]] = [
    (
        "je 3 Vertretern aus Politik, Verwaltung und Wirtschaft",
        [("Politik", (3, 3)), ("Verwaltung", (3, 3)), ("Wirtschaft", (3, 3))],
        "“je” counts for each part",
    ),
    (
        "Vertretungen der Kreistagsfraktionen und der Verwaltung",
        [("Kreistagsfraktionen", NONE), ("Verwaltung", NONE)],
        "representatives of all that follows",
    ),
    (
        "zwei Vertretern der Politik, drei Vertreterinnen der Kirchen",
        [("Vertreter der Politik", (2, 2)), ("Kirchen", (3, 3))],
        "each part with its own number keeps the word",
    ),
    ("zwei bis drei Personen aus den Vereinen", [("Personen aus den Vereinen", (2, 3))], "a range"),
    (
        "bis zu drei Mitglieder des Integrationsrates",
        [("Mitglieder des Integrationsrates", (None, 3))],
        "an upper bound",
    ),
    (
        "dem Amt für Jugend, Familie und Soziales, dem Jobcenter und der Polizei",
        [("Amt für Jugend, Familie und Soziales", NONE), ("Jobcenter", NONE), ("Polizei", NONE)],
        "the topics of an office",
    ),
    (
        "dem Sport- und Schulamt sowie Kreisrätinnen und Kreisräten",
        [("Sport- und Schulamt", NONE), ("Kreisrätinnen und Kreisräte", NONE)],
        "a compound and both forms of a word",
    ),
    (
        "die Ämter für Soziales, Jugend und Bildung sowie die Polizei",
        [("Amt für Soziales", NONE), ("Amt für Jugend", NONE), ("Amt für Bildung", NONE), ("Polizei", NONE)],
        "one noun for several offices",
    ),
    (
        "aus den Ratsfraktionen Frau Horn (CDU) und Herr Beck (SPD)",
        [("Frau Horn (CDU)", NONE), ("Herr Beck (SPD)", NONE)],
        "persons behind whom they are of",
    ),
    (
        "die Amtsärztin des Kreises, Frau Dr. Rausch, und der Bürgermeister, Frau Horn",
        [("Amtsärztin des Kreises, Frau Dr. Rausch", NONE), ("Bürgermeister", NONE), ("Frau Horn", NONE)],
        "her office and her name are one, his and hers are two",
    ),
    (
        "Verantwortliche der Ämter für Soziales und Jugend",
        [("Verantwortliche der Ämter für Soziales und Jugend", NONE)],
        "who is responsible there, not the offices",
    ),
    (
        "die Leitungen der Fachbereiche Soziales, Jugend und Bildung",
        [("Leitungen der Fachbereiche Soziales, Jugend und Bildung", NONE)],
        "offices named together",
    ),
    (
        "Frau Eva Muster, Leiterin des Sozialamtes, und Herrn Bürgermeister Max Muster",
        [("Frau Eva Muster, Leiterin des Sozialamtes", NONE), ("Herr Bürgermeister Max Muster", NONE)],
        "an office behind a person",
    ),
    (
        "Herr Muster, FB Soziales; Frau Beispiel, Jobcenter",
        [("Herr Muster, FB Soziales", NONE), ("Frau Beispiel, Jobcenter", NONE)],
        "semicolons part, commas do not",
    ),
    (
        "der Verwaltung und den Fraktionen, die den Prozess begleiten",
        [("Verwaltung", NONE), ("Fraktionen", NONE)],
        "a clause is no member",
    ),
    ("Mitglieder aus den Ämtern - 5 Personen", [("Mitglieder aus den Ämtern", (5, 5))], "the number behind"),
    ("eine Beratungsstelle der Caritas", [("Beratungsstelle der Caritas", (1, 1))], "one of them"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LISTS)
def test_reads_a_list(text: str, expected: list[tuple[str, Count]], reason: str) -> None:
    found = read_list(text, 0, len(text))
    assert [(part.name, (part.count_min, part.count_max)) for part in found] == expected, reason


def test_a_list_in_brackets_is_declared_by_the_words_before_it() -> None:
    text = "Vertreter der Verwaltung (Sozialamt, Jugendamt) und die Kirchen"
    found = [(part.name, part.declared) for part in read_list(text, 0, len(text))]
    assert found == [("Sozialamt", "Verwaltung"), ("Jugendamt", "Verwaltung"), ("Kirchen", None)]


WHOLE = [
    (
        "die Leiterin des Hauptamtes, Frau Dreher, die zugleich den Vorsitz führt",
        ["Leiterin des Hauptamtes, Frau Dreher"],
        "what she does is no part of it",
    ),
    ("Hausärzte (HÄV), benannt durch die Kreisrunde", ["Hausärzte (HÄV)"], "who names them"),
    ("Frau Tjards als Planerin", ["Frau Tjards"], "as what she sits there"),
    (
        "Vertreter des Jugendamtes (Planer Herr Töpke, zugleich Leitung)",
        ["Jugendamt"],
        "brackets that tell of a role, too",
    ),
    ("vom Kreis das Gesundheitsamt", ["Gesundheitsamt"], "whom the member is of"),
    ("von der Caritas ein Vertreter", ["Caritas"], "who sends one"),
    ("aus der Mitte des Rates je ein Mitglied der vier Fraktionen", ["Fraktionen"], "one of each of four"),
    ("die Fraktionen von SPD, CDU und der Wählergruppe Wir", ["SPD", "CDU", "Wählergruppe Wir"], "parties by name"),
    (
        "Vertreter der Städte Orlau und Neustrelitzau, je 1",
        ["Stadt Orlau", "Stadt Neustrelitzau"],
        "one noun for two towns",
    ),
    ("die Fraktionen der Stadtvertretung", ["Fraktionen der Stadtvertretung"], "no party is named"),
    ("Vertreter der Kreistagsfraktionen, je 1", ["Kreistagsfraktionen"], "a number behind a comma"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), WHOLE)
def test_reads_a_line_as_one_seat(text: str, expected: list[str], reason: str) -> None:
    assert [part.name for part in read_whole(text, 0, len(text))] == expected, reason


def test_the_evidence_is_the_words_as_printed() -> None:
    text = "sowie des Hauses International"
    (part,) = read_list(text, 6, len(text))
    assert (part.name, text[part.start : part.end]) == ("Haus International", "Hauses International")


@given(
    st.lists(
        st.sampled_from(["Sozialamt", "der Caritas", "je 2 Vertretern der Polizei", "den Kirchen", "(x)", ";"]),
        max_size=6,
    )
)
def test_parts_lie_in_order_inside_the_text(parts: list[str]) -> None:
    text = ", ".join(parts)
    end = 0
    for part in read_list(text, 0, len(text)):
        assert end <= part.start < part.end <= len(text)
        end = part.end
