"""Words that blanks have torn apart in a text file are closed up where the paper is torn; columns keep their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.text.reading import read_text
from pipeline.ingest.text.torn_words import closed_up_words

TORN = "Be ratungsfolge und Vor beratung im Sozial ausschuss, Ent scheidung im Kreis tag.\n"


@pytest.mark.parametrize(
    ("printed", "expected", "reason"),
    [
        ("Kreis ausschuss", "Kreisausschuss", "a committee"),
        ("Be schluss fassung", "Beschlussfassung", "in three pieces"),
        ("Ge sund heits amt", "Gesundheitsamt", "in four"),
        ("Haupt-, Fi nanz- und Sport ausschuss", "Haupt-, Finanz- und Sportausschuss", "before a suspended hyphen"),
        ("Sitzung am 08. 11.2028", "Sitzung am 08.11.2028", "a blank in a date"),
        ("am 17 .02. 2028 in", "am 17.02.2028 in", "two blanks in a date"),
        ("Die Pläne werden ge prüft .", "Die Pläne werden ge prüft.", "small words are let be, stops go to their word"),
        (
            "Die Werk stätten: unsere Werkstätten",
            "Die Werkstätten: unsere Werkstätten",
            "a word that stands whole elsewhere",
        ),
        ("Stadt mit Plan", "Stadt mit Plan", "whole words"),
        ("Kosten entstehen", "Kosten entstehen", "a verb behind a noun"),
        ("Der Rat tagt", "Der Rat tagt", "a verb that is a noun’s end"),
    ],
)
def test_torn_words(printed: str, expected: str, reason: str) -> None:
    assert closed_up_words(TORN + printed).splitlines()[1] == expected, reason


def test_columns_keep_their_places() -> None:
    torn = TORN + "Kreis ausschuss      03.05.2028     Vor beratung\nKreistag             17.05.2028     Be schluss\n"
    rows = closed_up_words(torn).splitlines()[1:]
    assert [row.index("2028") for row in rows] == [27, 27]
    assert read_text(torn).tables[0].rows[0][0].text == "Kreisausschuss"


@pytest.mark.parametrize(
    "text",
    [
        "Der Ausschuss beriet, der Kreis ausschuss nicht.\n",
        "Vor beratung einzelner Punkte\n",
        "V o r l a g e  ö f f e n t l i c h\n",
    ],
)
def test_a_paper_that_is_not_torn_stays(text: str) -> None:
    assert closed_up_words(text) == text


@given(st.lists(st.text("Ageirs .,0\n", max_size=12), max_size=12))
def test_nothing_but_blanks_changes(parts: list[str]) -> None:
    text = TORN + " ".join(parts)
    assert closed_up_words(text).replace(" ", "") == text.replace(" ", "")
