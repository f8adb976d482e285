"""Which papers count once, and which belong together."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.references import base_reference, year_of
from tests.compared_results import comparison, cost, told

STEP = {"label": "Auftakt", "edtf": "2021", "status": "done"}

SUPPLEMENTS = [
    ("2021/118", "2021/118", "a number stands for itself"),
    ("0312/2024 E1", "312/2024", "E1: first Ergänzung"),
    ("0312/2024-N2", "312/2024", "N2: second Nachtrag"),
    ("44/2019 1. Ergänzung", "44/2019", "the count before the word belongs to it"),
    ("44/2019 – Anlage 2", "44/2019", "annex"),
    ("44/2019 neu", "44/2019", "new edition"),
    ("VO/2021/09701-01", "vo/2021/9701", "two digits after year and number"),
    ("2017/1900.2", "2017/1900", "a dot parts it as well"),
    ("BV-0422/19", "bv/422/19", "refused: 19 may be the year"),
    ("85/2016", "85/2016", "refused: the year stands last"),
    ("SV-9-0204", "sv/9/204", "refused: no year, so the last number may be the number"),
    ("14-20 / V 06158", "14/20/v/6158", "refused: a council's term and a number"),
    ("2016/5", "2016/5", "refused: nothing but a year would be left"),
    ("500/035/2017", "500/35/2017", "refused: office, number, year"),
    ("Anlage 3", "anlage/3", "refused: nothing but the supplement"),
    (None, None, "no number"),
    ("–", None, "no letters or digits"),
]


@pytest.mark.parametrize(("printed", "base", "reason"), SUPPLEMENTS)
def test_a_supplement_has_the_number_of_its_paper(printed: str | None, base: str | None, reason: str) -> None:
    assert base_reference(printed) == base, reason


@given(
    st.integers(1, 99999),
    st.integers(1950, 2049),
    st.sampled_from(["E", "N", "Ergänzung ", "Anlage "]),
    st.integers(1, 9),
)
def test_every_supplement_has_the_base_of_its_paper(number: int, year: int, word: str, count: int) -> None:
    paper = f"{number}/{year}"
    assert base_reference(f"{paper} {word}{count}") == base_reference(paper)
    assert year_of(paper) == (year if not 1900 <= number < 2100 or number == year else None)


WORDS = [f"Wort{''.join(chr(97 + int(digit)) for digit in str(number))}" for number in range(400)]
TEXT = " ".join(WORDS)


def misread(text: str, share: float) -> str:
    """A text in which some words were read wrong, as on a scan."""
    random = Random(7)
    return " ".join(f"{word[:-1]}ß" if random.random() < share else word for word in text.split())


COPIES = [
    (
        {"reference": "12/2021", "date": "2021-03-01"},
        misread(TEXT, 0.1),
        True,
        "a scan of it: a tenth of the words misread",
    ),
    ({"reference": "12/2021", "date": None}, TEXT, True, "the same number, a date lost"),
    ({"reference": None, "date": "2021-03-01", "subject": "Konzept"}, misread(TEXT, 0.05), True, "the number lost"),
    ({"reference": "l2/2O21", "date": "2021-03-01"}, TEXT, True, "the number misread, the words the same"),
    ({"reference": "13/2021", "date": "2021-03-01"}, TEXT, False, "another number: a form filled twice"),
    ({"reference": "12/2021", "date": "2021-04-01"}, TEXT, False, "another day: laid before the council again"),
    ({"reference": "12/2021", "date": "2021-03-01"}, misread(TEXT, 0.5), False, "half of the words differ"),
    ({"reference": "12/2021", "date": "2021-03-01"}, " ".join(WORDS[:200]), False, "an excerpt is no copy"),
    (
        {"reference": None, "date": None, "subject": "Konzept"},
        misread(TEXT, 0.15),
        False,
        "no number: more words must agree",
    ),
]


@pytest.mark.parametrize(("head", "text", "copy", "reason"), COPIES)
def test_the_same_paper_twice_counts_once(
    tmp_path: Path, head: dict[str, str | None], text: str, copy: bool, reason: str
) -> None:
    fields = {"action_fields": [{"label": "Sprache", "topics": ["language"]}]}
    known = {key: value for key, value in head.items() if value}
    one = told("b.txt", "Auenbrück", fields, TEXT, reference="12/2021", date="2021-03-01", subject="Konzept")
    two = told("a.pdf", "Auenbrück", fields, text, text_source="ocr", **known)
    rows = comparison(tmp_path, one, two)
    papers = {row["document_id"]: row for row in rows["compare_papers"]}
    same = papers[two.source.document_id]["same_as"]
    assert same == (one.source.document_id if copy else None), (reason, papers[two.source.document_id]["reason"])
    assert papers[one.source.document_id]["counted"], "print counts before pictures, whatever the names of the files"
    assert rows["compare_approach"][0]["papers"] == (1 if copy else 2)
    assert rows["compare_approach"][0]["fields"] == 1, "a field said twice counts once"


MERGED = [
    ("12/2021", "12/2021 E1", None, True, "a supplement"),
    ("12/2021", "12/2021", None, True, "two papers of one number: Vorlage and excerpt"),
    ("12/2021", "13/2021", None, False, "two Vorlagen"),
    ("12/2021", None, "Konzept", True, "an annex without a number, same subject and year"),
    ("12/2021", None, "Haushalt", False, "no number and another subject"),
    (None, None, "Konzept", False, "two papers without a number are not told to be one"),
]


@pytest.mark.parametrize(("first", "second", "subject", "together", "reason"), MERGED)
def test_papers_of_one_number_are_one_undertaking(
    tmp_path: Path, first: str | None, second: str | None, subject: str | None, together: bool, reason: str
) -> None:
    def head(reference: str | None, subject: str | None) -> dict[str, Any]:
        return {key: value for key, value in (("reference", reference), ("subject", subject)) if value}

    one = told("1.txt", "Auenbrück", date="2021-03-01", **head(first, "Konzept"))
    two = told("2.txt", "Auenbrück", date="2021-05-01", **head(second, subject))
    papers = comparison(tmp_path, one, two)["compare_papers"]
    ids = {row["undertaking_id"] for row in papers}
    assert len(ids) == (1 if together else 2), reason
    if together:
        assert ids == {one.source.document_id}, "the Vorlage leads"
        assert [row["reason"] for row in papers if row["document_id"] == two.source.document_id] != [None]


def test_the_same_number_of_two_towns_is_two_papers(tmp_path: Path) -> None:
    rows = comparison(
        tmp_path, told("1.txt", "Auenbrück", reference="12/2021"), told("2.txt", "Hohenwald", reference="12/2021")
    )
    assert [row["municipality"] for row in rows["compare_approach"]] == ["Auenbrück", "Hohenwald"]


def test_a_number_without_a_year_is_another_in_another_year(tmp_path: Path) -> None:
    rows = comparison(
        tmp_path,
        told("1.txt", "Auenbrück", reference="84", date="2010-03-01"),
        told("2.txt", "Auenbrück", reference="84", date="2017-03-01"),
    )
    assert rows["compare_approach"][0]["undertakings"] == 2


def test_papers_without_a_town_are_kept_as_such(tmp_path: Path) -> None:
    facts = {"costs": [cost("900")], "steering_groups": [{"name": "Lenkungskreis"}], "milestones": [STEP]}
    lost = [told(f"{number}.txt", None, facts, f"Nummer {number} allein", reference="9/2021") for number in (2, 3)]
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", facts), *lost)
    ids = {paper.source.document_id for paper in lost}
    for row in rows["compare_papers"]:
        if row["document_id"] in ids:
            assert (row["counted"], row["municipality_id"]) == (True, None)
            assert "names no municipality" in row["reason"]
    for table in ("undertakings", "costs", "governance", "process", "steps"):
        towns = sorted(str(row["municipality_id"]) for row in rows[f"compare_{table}"])
        assert towns == ["Auenbrück", "None", "None"], f"{table}: one number may be of two towns, and none is guessed"
    assert [row["municipality"] for row in rows["compare_approach"]] == ["Auenbrück"], "they are in no town's row"
    assert [(row["municipality"], row["papers"]) for row in rows["compare_selection"]] == [("Auenbrück", 1), (None, 2)]


def test_a_copy_without_letterhead_is_a_copy(tmp_path: Path) -> None:
    whole = told("1.txt", "Auenbrück", {"costs": [cost("900")]}, TEXT, reference="9/2021")
    scan = told("2.txt", None, {"costs": [cost("900")]}, misread(TEXT, 0.05), reference="9/2021", text_source="ocr")
    rows = comparison(tmp_path, whole, scan)
    papers = {row["document_id"]: row for row in rows["compare_papers"]}
    assert papers[scan.source.document_id]["same_as"] == whole.source.document_id
    assert len(rows["compare_costs"]) == 1


ANSWERED = [
    (
        "Anfrage",
        f"Wie weit ist das Konzept?\n\nStellungnahme des Bürgermeisteramtes:\n\n{TEXT}",
        "answer",
        "printed below",
    ),
    ("Antrag", f"Wir beantragen ein Konzept.\n\nStellungnahme:\n\n{TEXT}", "answer", "below a motion as well"),
    ("Anfrage", f"{TEXT}\n\nStellungnahme:\n\n", "question", "refused: room for one"),
    ("Anfrage", f"Wir bitten um eine Stellungnahme der Verwaltung.\n\n{TEXT}", "question", "refused: asked for"),
    ("Beschlussvorlage", f"Anlass\n\nStellungnahme der Kämmerei:\n\n{TEXT}", "proposal", "refused: nobody asked"),
]


@pytest.mark.parametrize(("kind", "text", "expected", "reason"), ANSWERED, ids=[reason for *_, reason in ANSWERED])
def test_a_question_that_is_answered_is_an_answer(
    tmp_path: Path, kind: str, text: str, expected: str, reason: str
) -> None:
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", text=text, paper_type=kind))
    assert [row["kind"] for row in rows["compare_papers"]] == [expected], reason
