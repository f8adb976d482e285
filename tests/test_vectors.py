"""Vectors of subwords: what is used alike in council papers lies near each other, also words that no lookup has."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.vectors import meaning


@pytest.mark.parametrize(
    ("word", "near", "far", "reason"),
    [
        ("Lenkungsgruppe", "Steuerungskreis", "Fahrbahnbelag", "two words for one thing"),
        ("Projektbegleitkreis", "Begleitgremium", "Haushaltsjahr", "a compound that no lookup has"),
        ("Handlungsfelder", "Schwerpunkte", "Sitzungstermin", "what announces fields"),
        ("Sprachförderung", "Deutschkurse", "Straßenbeleuchtung", "what fields are called"),
        ("Personalkosten", "Sachaufwand", "Migrationsbeirat", "kinds of costs"),
        ("Jugendhilfeausschuss", "Hauptausschuss", "Wohnraumversorgung", "committees"),
        ("Sprachfoerderung", "Sprachförderung", "Straßenbeleuchtung", "a spelling that papers seldom have"),
        ("LENKUNGSGRUPPE", "Steuerungskreis", "Fahrbahnbelag", "capitals are no other word"),
    ],
)
def test_alike(word: str, near: str, far: str, reason: str) -> None:
    assert meaning(word) @ meaning(near) > meaning(word) @ meaning(far), reason


@given(st.text(max_size=40))
def test_every_text_has_a_meaning_of_length_one_or_none(text: str) -> None:
    length = float(np.linalg.norm(meaning(text)))
    assert length == 0 or length == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", "12.345,67 €", "§ 5", "a b", "\x0c\t"])
def test_what_has_no_words_means_nothing(text: str) -> None:
    assert not meaning(text).any()


def test_the_order_of_words_is_nothing() -> None:
    assert meaning("Arbeit und Bildung") == pytest.approx(meaning("Bildung und Arbeit"), abs=1e-5)


def test_the_command_line_does_not_load_them() -> None:
    said = "import sys, pipeline.cli; print('extractors.vectors' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout == "False\n"
