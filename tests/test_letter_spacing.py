"""Letter-spaced words become one word that remembers its blanks; rows of single letters that are no word stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Box
from pipeline.ingest.document.raw import RawWord, closed_up
from pipeline.ingest.text.reading import read_text


@pytest.mark.parametrize(
    ("printed", "expected", "reason"),
    [
        ("V O R L A G E Nr. 12/2018", "VORLAGE Nr. 12/2018", "a heading before its number"),
        ("S I T Z U N G S V O R L A G E", "SITZUNGSVORLAGE", "a compound, spaced all through"),
        ("zu TOP 4 A N F R A G E der Fraktion", "zu TOP 4 ANFRAGE der Fraktion", "inside a line"),
        ("B E S C H L U S S :", "BESCHLUSS:", "a colon set apart belongs to the heading"),
        ("B E S C H L U S S: einstimmig", "BESCHLUSS: einstimmig", "a colon at the last letter ends the word"),
        ("B e g r ü n d u n g :", "Begründung:", "small letters after a capital"),
        ("N I E D E R S C H R I F T über", "NIEDERSCHRIFT über", "what follows stays a word"),
        ("2 3 - 2 8 / 0 4 1 7", "23-28/0417", "the number of a paper"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6", "grades"),
        ("Ö N Ö N N Ö", "Ö N Ö N N Ö", "the states of torn sessions"),
        ("J F M A M J J A S O N D", "J F M A M J J A S O N D", "the months of a chart"),
        ("A B C D E F", "A B C D E F", "variants from A on"),
        ("x x x x x x", "x x x x x x", "ticks"),
        ("S P D", "S P D", "too short for a heading"),
        ("Gleis A 5 B 7 C 9", "Gleis A 5 B 7 C 9", "letters between numbers"),
        ("K L M N P R", "K L M N P R", "without a vowel it is no word"),
    ],
)
def test_closed_up(printed: str, expected: str, reason: str) -> None:
    assert " ".join(word.text for word in closed_up([RawWord(word) for word in printed.split()])) == expected, reason


@given(st.lists(st.text("ABEINORSTÖaens.:12", min_size=1, max_size=4), max_size=25))
def test_no_letter_is_lost(words: list[str]) -> None:
    line = [RawWord(word) for word in words]
    assert "".join(word.text for word in closed_up(line)) == "".join(words)
    assert " ".join(word.printed or word.text for word in closed_up(line)) == " ".join(words)


def test_the_box_is_that_of_all_letters() -> None:
    letters = [RawWord(letter, Box(10 * at, 0, 10 * at + 8, 12), 0.9 - at / 100) for at, letter in enumerate("VORLAGE")]
    (word,) = closed_up(letters)
    assert word.box == Box(0, 0, 68, 12)
    assert word.confidence == pytest.approx(0.84), "no surer than its worst letter"
    assert word.printed == "V O R L A G E"


def test_text_and_words_agree() -> None:
    document = read_text("Stadt Musterhausen\n\nV O R L A G E Nr. 12/2018\n\nNeubau der Bäder\n")
    assert document.text.splitlines()[2] == "VORLAGE Nr. 12/2018"
    word = next(word for word in document.words if document.text[word.start : word.end] == "VORLAGE")
    assert word.printed == "V O R L A G E"


def test_two_words_of_a_text_file_stay_two() -> None:
    text = read_text("S t a d t  T a l h e i m\n\nV o r l a g e        ö f f e n t l i c h\n").text
    assert text.split() == ["Stadt", "Talheim", "Vorlage", "öffentlich"]
