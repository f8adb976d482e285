"""Twelve first pages of invented towns in unlike templates, annotated from the page alone before any rule was looked at."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.facts import HeadValue
from extractors.head.extractor import extract
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import AS_PRINTED
from pipeline.ingest.text.reading import read_text
from pipeline.quality.similarity import alike

_ALIKE = 0.6
FOLDER = Path(__file__).parent / "unread_heads"
# What no reader of the head can know yet: columns parted by blanks alone, the group of a letterhead over its motion, who only signs
MISSED = {
    ("02_motion_group_letterhead.txt", "author"),
    ("02_motion_group_letterhead.txt", "paper_type"),
    ("07_annex_sheet.txt", "date"),
    ("09_ticked_kinds.txt", "reference"),
    ("09_ticked_kinds.txt", "paper_type"),
    ("09_ticked_kinds.txt", "department"),
    ("09_ticked_kinds.txt", "author"),
    ("10_no_labels.txt", "author"),
    ("12_joint_motion.txt", "subject"),
}


def annotated() -> list[tuple[str, str, str | None]]:
    papers = json.loads((FOLDER / "heads.json").read_text(encoding="utf-8"))
    return [
        (file, field, value)
        for file, head in papers.items()
        for field, value in head.items()
        if field != "municipality"
    ]


@pytest.mark.parametrize(("file", "field", "value"), annotated())
def test_first_pages(file: str, field: str, value: str | None) -> None:
    document, *_ = read_document(FOLDER / file, AS_PRINTED)
    read = {str(fact.field): fact.value for fact in extract(document, ()) if isinstance(fact, HeadValue)}
    if (file, field) in MISSED:
        assert field not in read or not alike(str(value), read[field]) >= _ALIKE, "found now: take it out of MISSED"
    elif value is None:
        assert field not in read, "nothing is better than noise"
    else:
        exact = field in ("reference", "paper_type", "date")
        assert read[field] == value if exact else alike(value, read[field]) >= _ALIKE


def scanned(text: str, reading: float) -> Document:
    document = read_text(text)
    return replace(document, words=tuple(replace(word, confidence=reading) for word in document.words))


def test_what_a_scan_does_not_show_is_left_alone() -> None:
    """A number of which a word was read less surely than not."""
    sure, unsure = (scanned("Vorlage Nr.: 2031/0454", reading) for reading in (0.9, 0.3))
    assert [fact.value for fact in extract(sure, ()) if isinstance(fact, HeadValue)] == ["2031/0454"]
    assert {fact.rule for fact in extract(unsure, ())} == {"misread"}
