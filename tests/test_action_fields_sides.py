"""Lists that stand side by side and names that are wrapped in their cells. All sentences and towns are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.action_fields.candidate_lines import drawn_tables
from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

HEAD = (
    "Landkreis Beispielberg\nSitzungsvorlage 44/2021\n\nBetreff: Integrationskonzept für den Landkreis Beispielberg\n\n"
    "Sachverhalt\n\n"
)


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


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
