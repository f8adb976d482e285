"""A paper as a spaCy Doc: what was found lies in its span groups, in a pipeline of one's own."""

from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language

import ratslese

RAW = Path(__file__).parent.parent / "data" / "raw"
TEXT = (RAW / "tannenfurt_2022-07-06.txt").read_text(encoding="utf-8")


@pytest.fixture
def nlp() -> Language:
    german = spacy.blank("de")
    german.add_pipe("sentencizer")
    german.add_pipe("ratslese", first=True)
    return german


@pytest.mark.parametrize(
    ("table", "words", "label"),
    [
        ("action_fields", "Verständigung und Sprache", "proposed"),
        ("costs", "Folgekosten: 6.000 €", "total"),
        ("steering_groups", "Redaktionsgruppe", "working_group"),
        ("steering_group_members", "Gleichstellungsbeauftragte", "administration"),
        ("head_values", "2022/094", "reference"),
        ("ratslese", "Redaktionsgruppe", "steering_groups"),
    ],
)
def test_what_was_found_is_a_span(nlp: Language, table: str, words: str, label: str) -> None:
    doc = nlp(TEXT)
    assert (words, label) in [(span.text, span.label_) for span in doc.spans[table]]


def test_components_behind_it_read_the_same_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.has_annotation("SENT_START")
    assert all(span.doc is doc for span in doc.spans["ratslese"])


def test_a_span_leads_to_its_row(nlp: Language) -> None:
    doc = nlp(TEXT)
    (span,) = doc.spans["costs"]
    (row,) = [row for row in doc._.tables["costs"] if row["evidence_id"] == span.id_]
    assert (str(row["amount"]), row["confidence"] > 0.5) == ("6000", True)


def test_a_pdf_has_the_facts_of_a_run(nlp: Language, results_of_print: Path) -> None:
    """The same as in the tables, each where its quote stands."""
    doc = ratslese.doc(RAW / "auenbrueck_2021-118.pdf", nlp, ocr="never")
    evidence = ratslese.tables(results_of_print)["evidence"].set_index("evidence_id")
    assert len(doc.spans["costs"]) == 4
    for span in doc.spans["costs"]:
        assert " ".join(evidence.loc[span.id_, "quote"].split()) in " ".join(span.text.split())
    assert doc.has_annotation("SENT_START")


def test_displacy_shows_them(nlp: Language) -> None:
    page = displacy.render(nlp(TEXT), style="span", options={"spans_key": "ratslese"}, jupyter=False)
    assert "steering_groups" in page


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_has_no_spans(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert len(doc.spans["ratslese"]) == 0


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"")
    with pytest.raises(ratslese.RatsleseError, match="empty"):
        ratslese.doc(tmp_path / "paper.pdf")
