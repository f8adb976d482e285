"""Lists that stand side by side and names that are wrapped in their cells. All sentences and towns are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.action_fields.drawn import drawn_tables
from extractors.action_fields.extractor import extract
from extractors.action_fields.wrapped import breaks_off
from extractors.facts import ActionField
from pipeline.ingest.plain_text import read_text

HEAD = (
    "Landkreis Beispielberg\nSitzungsvorlage 44/2021\n\nBetreff: Integrationskonzept für den Landkreis Beispielberg\n\n"
    "Sachverhalt\n\n"
)


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


BESIDE = [
    (
        "Das Konzept umfasst sechs Handlungsfelder in zwei Gruppen:\n\n"
        "Zuerst                             Danach\n"
        "Sprache und frühe                  Gesundheit und Pflege\n"
        "Bildung                            Kultur und Sport\n"
        "Wohnen im Quartier                 Politische\n"
        "Ausbildung und Arbeit              Teilhabe\n",
        {
            "Sprache und frühe Bildung",
            "Wohnen im Quartier",
            "Ausbildung und Arbeit",
            "Gesundheit und Pflege",
            "Kultur und Sport",
            "Politische Teilhabe",
        },
        "two lists side by side with wrapped names",
    ),
    (
        "Aus den Inseln werden die Handlungsfelder des Konzepts:\n\n"
        "Themeninsel 1               Themeninsel 3\nSprache                     Wohnen und Nachbarschaft\n"
        "- Kurse am Abend            - Tauschbörse\n\nThemeninsel 2               Themeninsel 4\n"
        "Arbeit und Ausbildung       Gesundheit\n- Praktika                  - Sprechstunden\n",
        {"Sprache", "Arbeit und Ausbildung", "Wohnen und Nachbarschaft", "Gesundheit"},
        "numbered islands side by side, each over its notes",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), BESIDE, ids=[row[2] for row in BESIDE])
def test_lists_side_by_side(text: str, expected: set[str], reason: str) -> None:
    assert set(labels(HEAD + text)) == expected, reason


NONE = [
    (
        "Die Gruppe setzt sich zusammen aus:\n\nVerwaltung                  Verbände\nJugendamt                   Caritas\n"
        "Sozialamt                   Diakonie\nSchulamt                    Arbeiterwohlfahrt\n",
        "members side by side",
    ),
    (
        "Ziele der Plattform\n\nOberziel: Marke der Stadt werden\nHauptziel:   Bekanntheit weiter steigern\n"
        "Unterziele:  a.  Steigerung der Besucherzahlen\nb   Aufbau eines starken Netzwerks\n",
        "the goals of a web site with their labels",
    ),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_no_fields_side_by_side(text: str, reason: str) -> None:
    assert labels(HEAD + text) == [], reason


@pytest.mark.parametrize(
    ("written", "expected", "reason"),
    [
        ("Bürgerschaftliches", True, "an adjective alone"),
        ("Angebote für besondere", True, "an adjective at the end"),
        ("Orts- und Entwicklungs-", True, "a hyphen"),
        ("Information und", True, "a conjunction"),
        ("Sprache von Anfang an", False, "a set phrase that ends in a preposition"),
        ("Gesundheit für alle", False, "a set phrase"),
        ("Wohnen zu Hause", False, "a whole name"),
    ],
)
def test_breaks_off(written: str, expected: bool, reason: str) -> None:
    assert breaks_off(written) is expected, reason


WORDS = st.sampled_from(["Sprache", "und", "Wohnen", "-", "Pflege", "2", "Orts-", "Sport", "14.03.2019"])
LINES = st.lists(st.lists(st.tuples(WORDS, st.integers(1, 6)), max_size=5), max_size=8)


@given(LINES)
def test_drawn_tables_give_each_line_one_cell_a_column(lines: list[list[tuple[str, int]]]) -> None:
    document = read_text("\n".join("".join(word + " " * blanks for word, blanks in line) for line in lines))
    for table in drawn_tables(document):
        assert len(table) > 1
        assert len({len(row) for row in table}) == 1
        cells = [cell for row in table for cell in row if cell is not None]
        assert all(cell.start < cell.end for cell in cells)
        assert sorted(cells, key=lambda cell: cell.start) == cells
