"""Words in their context: where they stand, what stands beside them, and that long papers are read as short ones are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractors.context
from extractors.context import BESIDE, KINDS, MEMBER, NAMES, encoder, reading, words
from extractors.document import Range
from pipeline.ingest.text.reading import read_text

WORDS = [
    ("Am 3. Mai\n  Sport", ["am", "", "", "mai", "", "sport"], "numbers, signs and ends of lines have no letters"),
    ("Kinder- und Jugendhilfe", ["kinder", "", "und", "jugendhilfe"], "a hyphen that joins nothing is a sign"),
    ("Eltern-Kind-Gruppe", ["eltern-kind-gruppe"], "a hyphen within a word belongs to it"),
    ("", [], "nothing"),
    (" \t ", [], "blanks alone are no words"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), WORDS)
def test_words(text: str, expected: list[str], reason: str) -> None:
    assert words(text).letters == expected, reason


BESIDE_WORDS = [
    ("Sport und\nSpiel", [1, 0, 0, 1], "the first word of a line stands at the margin"),
    ("Feld\tAmt   Jahr Ort", [1, 2, 2, 0], "a tab or several blanks are a gap"),
    ("    Sport", [3], "blanks at the beginning of the text are an indent"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), BESIDE_WORDS)
def test_what_stands_beside(text: str, expected: list[int], reason: str) -> None:
    assert words(text).beside.tolist() == expected, reason


@given(st.text(max_size=200))
def test_words_are_all_that_is_printed(text: str) -> None:
    read = words(text)
    covered = "".join(text[start:end] for start, end in zip(read.starts, read.ends, strict=True))
    assert "".join(covered.split()) == "".join(text.split())
    assert all(end <= start for end, start in zip(read.ends, read.starts[1:], strict=False))
    assert all(0 < kind < KINDS for kind in read.kinds)
    assert all(0 <= each < BESIDE for each in read.beside)


def test_a_long_paper_is_read_in_parts_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read = words("Der Rat der Stadt Auental beschließt das Konzept mit den Feldern Bildung, Wohnen und Arbeit.\n" * 20)
    whole = encoder().log_odds(read)
    monkeypatch.setattr(extractors.context, "_PART", 37)
    assert np.allclose(encoder().log_odds(read), whole, atol=1e-3)
    assert whole.shape == (len(read.letters), len(NAMES))


def test_a_paper_without_words_names_nothing() -> None:
    assert encoder().log_odds(words("")).shape == (0, len(NAMES))


def test_rows_of_a_span_are_those_of_its_words() -> None:
    document = read_text("Das Handlungsfeld Wohnen und Nachbarschaft wird fortgeschrieben.")
    start = document.text.index("Wohnen")
    read = reading(document)
    assert len(read.of(Range(start, start + len("Wohnen und Nachbarschaft")))) == 3
    assert len(read.of(Range(start, start))) == 1, "where a span holds no word, the next one stands for it"


def test_words_that_say_what_a_step_is_are_counted() -> None:
    document = read_text("Am 3. Mai 2031 fand die Auftaktveranstaltung im Rathaus statt.")
    read, start = reading(document), document.text.index("die Auftakt")
    likely, many = read.in_steps(Range(start, start + len("die Auftaktveranstaltung")))
    assert many == 2
    assert 0 < likely < many
    whole, _ = read.in_steps(Range(0, len(document.text)))
    assert whole > likely
    assert read.in_steps(Range(start, start)) == (0.0, 0), "no word, no step"


def test_how_much_a_span_reads_like_a_name_is_the_mean_of_its_words() -> None:
    document = read_text("Ihr gehören das Jugendamt und die Caritas an.")
    start = document.text.index("Jugendamt und")
    span = Range(start, start + len("Jugendamt und"))
    read = reading(document)
    assert read.likely(span, MEMBER) == pytest.approx(read.of(span)[:, MEMBER].max(axis=1).mean() / 3, abs=0.01)
