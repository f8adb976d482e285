"""The annotated corpus: sound, parted by place, and as its datasheet says."""

from pathlib import Path

import frictionless
import pytest

from data.paper_forms.check import check
from data.paper_forms.counting import datasheet_tables, neighbour_tables
from data.paper_forms.publish import publish, tables_of
from extractors.german.text import fold
from extractors.municipality.gazetteer import gazetteer
from pipeline.errors import RatsleseError
from pipeline.quality.agreement import compare
from pipeline.quality.corpus import PLACE, SPLITS, CorpusPaper, corpus_papers, digest

EXAM = "e6f1270e740aed385b744dccaef5327a197cb57586d686ae6af4253c75862545"


@pytest.fixture(scope="module")
def papers() -> list[CorpusPaper]:
    return corpus_papers()


def test_every_annotation_stands_in_its_paper() -> None:
    assert check() == []
    assert check(gold="second") == []


def test_the_exam_is_the_one_whose_figures_are_written_down() -> None:
    assert digest(corpus_papers("exam")) == EXAM, "who changes the exam starts a new one: docs/quality.md"


def test_no_place_is_in_two_splits(papers: list[CorpusPaper]) -> None:
    splits = {paper.place: {other.split for other in papers if other.place == paper.place} for paper in papers}
    assert [place for place, found in splits.items() if len(found) > 1] == []


def test_no_place_is_real(papers: list[CorpusPaper]) -> None:
    assert sorted({paper.place for paper in papers if fold(paper.place) in gazetteer()}) == []


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("papers", 200), ("consultations", 600), ("action_fields", 900), ("costs", 1200), ("steering_groups", 250),
        ("steering_group_members", 1500), ("milestones", 900), ("external_partners", 200),
    ],
)  # fmt: skip
def test_there_is_enough_of_everything(papers: list[CorpusPaper], table: str, least: int) -> None:
    assert len(tables_of(papers)[table]) >= least


def test_the_datasheet_tells_the_truth(papers: list[CorpusPaper]) -> None:
    sheet = (PLACE / "DATASHEET.md").read_text(encoding="utf-8")
    for made in (datasheet_tables(papers), neighbour_tables(papers)):
        assert made in sheet, "python -m data.paper_forms count"


def test_the_datasheet_has_the_agreement_of_the_two_annotators() -> None:
    sheet = (PLACE / "DATASHEET.md").read_text(encoding="utf-8")
    both = compare(PLACE / "second", PLACE / "gold")
    assert both.papers == 30
    for table, tally in both.rows.items():
        if not tally.empty and table != "header":
            assert f"| {table} | {tally.f1:.3f} |" in sheet


def test_papers_come_by_split_in_the_order_of_the_index(papers: list[CorpusPaper]) -> None:
    assert [paper.name for split in SPLITS for paper in corpus_papers(split)] == [
        paper.name for split in SPLITS for paper in papers if paper.split == split
    ]
    assert papers[0].gold.rows("consultations")


def test_a_corpus_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(RatsleseError, match="no annotated corpus"):
        corpus_papers(place=tmp_path)


def test_what_is_published_is_a_valid_data_package_and_a_dataset(papers: list[CorpusPaper], tmp_path: Path) -> None:
    publish(papers, tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage" / "datapackage.json"))
    assert report.valid, report.flatten(["resource", "message"])
    lines = [
        (tmp_path / "dataset" / "data" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines() for split in SPLITS
    ]
    assert sum(map(len, lines)) == len(papers)
    card = (tmp_path / "dataset" / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\nlicense: cc-by-4.0\n")
