"""What the review asks for a codebook: the queue, the places suggested, answers kept, changed and taken back."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.corrections.form import read_ledger
from pipeline.review.reviewing import CannotBeKeptError, Review
from tests.asked_papers import answer, codebook
from tests.corrected_papers import papers, read, write


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return again(tmp_path, new=True)


def again(tmp_path: Path, *, new: bool = False, paper: str | None = None) -> Review:
    """The review of two papers of one concept, begun or gone on with."""
    if new:
        papers(tmp_path, 2)
    read(tmp_path / "papers", tmp_path / "out", codebook=codebook(tmp_path))
    return Review(tmp_path / "out", tmp_path / "papers" / "corrections.csv", "Anna", paper=paper)


def asked(review: Review) -> list[dict[str, Any]]:
    return [review.item(number) for number, item in enumerate(review.items) if item.part == "asked"]


def of(review: Review, label: str, paper: str = "2024/001") -> dict[str, Any]:
    return next(item for item in asked(review) if item["ask"]["label"] == label and paper in item["paper"])


def test_concepts_are_asked_first_then_paper_by_paper(review: Review) -> None:
    assert [(item["says"], item["paper"]) for item in asked(review)] == [
        ("Wer berichtet wem", "Auenbrück Integrationskonzept 2024/001"),
        ("Moderation von außen", "Auenbrück 2024/001"),
        ("Träger der Fachstelle", "Auenbrück 2024/001"),
        ("Betrag für Sprachkurse", "Auenbrück 2024/001"),
        ("Moderation von außen", "Auenbrück 2024/002"),
        ("Träger der Fachstelle", "Auenbrück 2024/002"),
        ("Betrag für Sprachkurse", "Auenbrück 2024/002"),
    ]
    assert [item.part for item in review.items[-7:]] == ["asked"] * 7, "behind the sample"


def test_one_paper_is_asked_with_its_concept(review: Review, tmp_path: Path) -> None:
    assert [item["says"] for item in asked(again(tmp_path, paper="2024/002"))] == [
        "Wer berichtet wem",
        "Moderation von außen",
        "Träger der Fachstelle",
        "Betrag für Sprachkurse",
    ]


def test_places_of_search_words_are_suggested(review: Review) -> None:
    hits = of(review, "Träger der Fachstelle")["hits"]
    assert [hit["words"] for hit in hits] == ["Fachstelle", "Kreis"]
    assert hits[0]["after"].startswith("fördert der Kreis mit siebentausend")
    concept = of(review, "Wer berichtet wem")["hits"]
    assert [hit["paper"] for hit in concept] == ["2024/001", "2024/001", "2024/002", "2024/002"], (
        "of a concept all its papers"
    )


def test_an_answer_is_kept_with_its_words_and_known_again(review: Review, tmp_path: Path) -> None:
    item = of(review, "Moderation von außen")
    hit = item["hits"][0]
    place = {"document": hit["document"], "start": hit["start"], "end": hit["end"]}
    review.say(item["n"], {"says": "value", "answer": "ja", "place": place, "why": "as the costs say"})
    (kept,) = read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)
    assert (kept.table, kept.column, kept.right, kept.quote, kept.page) == (
        "answers",
        "moderated",
        "yes",
        "Moderation",
        "1",
    )
    known = of(again(tmp_path), "Moderation von außen")
    assert known["verdict"] == "value"
    assert [said["right"] for said in known["said"]] == ["yes"]


@pytest.mark.parametrize(
    ("label", "said", "words", "why", "reason"),
    [
        ("Träger der Fachstelle", "Land", "der Kreis", "there is no “Land”", "not on the list"),
        ("Betrag für Sprachkurse", "viel", "12.000 Euro", "“viel” is no number", "no number"),
        ("Moderation von außen", "ja", "", "keine Wörter", "no answer without words"),
        ("Moderation von außen", "ja", "das Land", "keine Wörter", "words that stand nowhere"),
        ("Wer berichtet wem", " ", "Kulturausschuss", "Es fehlt die Antwort", "nothing said"),
    ],
)
def test_what_cannot_be_kept(review: Review, label: str, said: str, words: str, why: str, reason: str) -> None:
    number = of(review, label)["n"]
    with pytest.raises(CannotBeKeptError, match=why):
        review.say(number, {"says": "value", "answer": said, "place": {"words": words}})
    with pytest.raises(CannotBeKeptError, match="nothing of this kind"):
        review.say(number, {"says": "right"})
    assert not review.ledger.exists(), reason


def test_an_answer_moves_to_another_paper_of_the_concept_and_is_taken_back(review: Review, tmp_path: Path) -> None:
    item = of(review, "Wer berichtet wem")
    first, second = item["hits"][0], item["hits"][-1]
    for hit in (first, second):
        place = {"document": hit["document"], "start": hit["start"], "end": hit["end"]}
        review.say(item["n"], {"says": "value", "answer": "die Fachstelle", "place": place})
    rows = read(tmp_path / "papers", tmp_path / "out", codebook=codebook(tmp_path))
    told = {row["document_id"]: row["state"] for row in rows["answers"] if row["variable_id"] == "reporting"}
    assert told == {second["document"]: "answered"}, "one person does not contradict themselves"
    review.say(item["n"], {"says": "withdrawn"})
    assert of(review, "Wer berichtet wem")["verdict"] == ""
    rows = read(tmp_path / "papers", tmp_path / "out", codebook=codebook(tmp_path))
    assert {row["state"] for row in rows["answers"]} == {"open"}


@pytest.mark.parametrize(("says", "state"), [("not-found", "not_found"), ("not-answered", "not_answered")])
def test_nothing_there_and_left_open_are_different(review: Review, tmp_path: Path, says: str, state: str) -> None:
    review.say(of(review, "Träger der Fachstelle")["n"], {"says": says})
    rows = read(tmp_path / "papers", tmp_path / "out", codebook=codebook(tmp_path))
    found = [row["state"] for row in rows["answers"] if row["variable_id"] == "carrier"]
    assert sorted(found) == sorted([state, "open"])
    assert of(again(tmp_path), "Träger der Fachstelle")["verdict"] == says


def test_an_answer_written_by_hand_is_replaced_on_the_page(review: Review, tmp_path: Path) -> None:
    item = of(review, "Träger der Fachstelle")
    hand = answer(item["document"], "carrier", "value", right="Kommune", quote="Fachstelle")
    write(review.ledger, [hand])
    known = again(tmp_path)
    number = of(known, "Träger der Fachstelle")["n"]
    known.say(number, {"says": "not-found"})
    assert [said["says"] for said in known.item(number)["said"]] == ["not-found"], (
        "the paper is one by its id and by its bytes"
    )
