"""When an annotated and a found value are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quality.comparison import overlapping, same_days, same_money, same_unit, score
from pipeline.quality.similarity import Matching, alike, text_score

TEXTS = st.text("abcäöü ,.-„“ABC", max_size=20)


@pytest.mark.parametrize(
    ("gold", "found", "ways", "reason"),
    [
        ("Ausschuss für Soziales", "Ausschuss für Soziales", "strict soft levenshtein ratcliff row", "the same"),
        (
            "Ausschuss für Soziales",
            "Ausschuss  für\nSoziales",
            "strict soft levenshtein ratcliff row",
            "white space alone",
        ),
        ("Ausschuss für Soziales", "AUSSCHUSS FÜR SOZIALES", "soft levenshtein ratcliff row", "case"),
        ("„Runder Tisch“", "Runder Tisch", "soft levenshtein ratcliff row", "quotation marks"),
        ("Haupt- und Finanzausschuss", "Haupt und Finanz-Ausschuss", "soft levenshtein ratcliff row", "hyphens"),
        ("Jugendhilfeausschuss", "Jugendhilfeausschus", "levenshtein ratcliff row", "a letter lost"),
        ("Ausschuss für Soziales und Integration", "Ausschuss für Soziales", "row", "words left out, most are there"),
        ("Integrationsrat der Stadt Erlenau", "Integrationsrat", "", "most words left out"),
        ("Sozialausschuss", "Bauausschuss", "", "another committee"),
        ("Rat", None, "", "nothing found"),
        ("Rat", "", "", "empty is nothing"),
    ],
)
def test_ways_of_matching(gold: str, found: str | None, ways: str, reason: str) -> None:
    order = (Matching.STRICT, Matching.SOFT, Matching.LEVENSHTEIN, Matching.RATCLIFF, Matching.ROW)
    fitting = [way.value for way in order if text_score(way, [gold], found, 0.8) > 0]
    assert fitting == ways.split(), reason


def test_an_alias_is_as_good_as_the_name() -> None:
    assert text_score(Matching.STRICT, ["Steuerungsgruppe", "Lenkungskreis"], "Lenkungskreis", 0.8) == 1.0


@given(TEXTS, TEXTS)
def test_what_is_the_same_strictly_is_the_same_in_every_looser_way(one: str, other: str) -> None:
    ways = (Matching.STRICT, Matching.SOFT, Matching.RATCLIFF)
    fitting = [text_score(way, [one], other, 0.8) > 0 for way in ways]
    if any(letter.isalpha() for letter in one):
        assert fitting == sorted(fitting)


@given(TEXTS, TEXTS)
def test_alike_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= alike(one, other) <= 1.0


@pytest.mark.parametrize(
    ("one", "other", "same", "overlap", "reason"),
    [
        ("2017-05", "2017-05", True, True, "the same"),
        ("2017-05", "2017-05-01/2017-05-31", True, True, "the same days, written otherwise"),
        ("2017-05-09", "2017-05", False, True, "a day is less than its month"),
        ("2017-05", "2017-06", False, False, "neighbours"),
        ("2017/2018", "2018-03", False, True, "inside"),
        ("2018-07/..", "2018-07", True, True, "an open end agrees with any"),
        ("2018-07/..", "2019-03", False, True, "an open end reaches as far as it likes"),
        ("../2018-07", "2018-08", False, False, "after the end"),
        ("2025-23", "2025-23", True, True, "a season"),
        ("2025-23", "2025-10", False, True, "October is autumn"),
        ("2017-05", None, False, False, "nothing found"),
    ],
)
def test_times(one: str, other: str | None, same: bool, overlap: bool, reason: str) -> None:
    assert same_days(one, other) is same, reason
    assert overlapping(one, other) is overlap, reason


@pytest.mark.parametrize(
    ("one", "other", "same", "reason"),
    [
        (12000, "12000.00", True, "the same"),
        (12000.5, "12000.50", True, "cents"),
        (12000, "12000.01", False, "a cent more is another amount"),
        (12000, None, False, "nothing found"),
        ("n. b.", 0, False, "no amount"),
    ],
)
def test_money_is_exact_to_the_cent(one: object, other: object, same: bool, reason: str) -> None:
    assert same_money(one, other) is same, reason


@pytest.mark.parametrize(
    ("one", "other", "same"), [("VZÄ", "Stellen", True), ("Planstelle", "VZÄ", True), ("Tage", "VZÄ", False)]
)
def test_units(one: str, other: str, same: bool) -> None:
    assert same_unit(one, other) is same


@pytest.mark.parametrize(
    ("table", "gold", "row", "right", "reason"),
    [
        (
            "consultations",
            {"committee": "Rat", "date": "2020-03-02"},
            {"committee": "Rat", "date": "2020-03-02"},
            True,
            "the same",
        ),
        (
            "consultations",
            {"committee": "Rat", "date": "2020-03-02"},
            {"committee": "Rat", "date": "2020-03-03"},
            False,
            "another day",
        ),
        ("consultations", {"committee": "Rat"}, {"committee": "Rat", "date": None}, True, "both without a day"),
        (
            "consultations",
            {"committee": "Rat"},
            {"committee": "Rat", "date": "2020-03-03"},
            False,
            "a day that the paper lacks",
        ),
        ("costs", {"amount": 5000, "year": 2020}, {"amount": 5000, "year": 2021}, True, "the amount makes the row"),
        ("costs", {"amount": 5000}, {"amount": 5000.1}, False, "ten cents"),
        ("staffing", {"quantity": 0.5, "unit": "Stellen"}, {"quantity": 0.5, "unit": "VZÄ"}, True, "one unit"),
        ("staffing", {"quantity": 2, "unit": "Tage"}, {"quantity": 2, "unit": "Stunden"}, False, "two units"),
        (
            "external_partners",
            {"name": "Büro", "person": "Ina Sommer"},
            {"name": "x", "person": "Ina Sommer"},
            True,
            "by the person",
        ),
        (
            "milestones",
            {"edtf": "2020-05", "label": "Beginn"},
            {"edtf": "2020-05", "label": "Start"},
            True,
            "the days make the step",
        ),
    ],
)
def test_rows(table: str, gold: dict[str, object], row: dict[str, object], right: bool, reason: str) -> None:
    assert (score(table, gold, row) > 0) is right, reason


def test_periods_that_overlap_need_a_like_label() -> None:
    gold = {"edtf": "2020", "label": "Bestandsaufnahme"}
    assert score("milestones", gold, {"edtf": "2020-05", "label": "Bestandsaufnahme"}, Matching.OVERLAP) > 0
    assert not score("milestones", gold, {"edtf": "2020-05", "label": "Eröffnung"}, Matching.OVERLAP)
    assert not score("milestones", gold, {"edtf": "2020-05", "label": "Bestandsaufnahme"}, Matching.ROW)
