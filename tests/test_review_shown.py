"""Values on the review page as people read them, in the language of the page; the ledger keeps the codes."""

import json
from pathlib import Path

import pytest

from pipeline.codebook.reading import built_in
from pipeline.corrections.form import column_of, columns_of, read_ledger
from pipeline.review.reviewing import Review
from pipeline.review.shown import Shown
from pipeline.review.words import Lang, labels
from pipeline.schema import TABLES
from tests.written_results import paper, write

CODEBOOK = built_in().rows()
VALUES = [
    ("costs", "amount", "18000.00", "18.000 €", "€18,000", "whole euros without cents"),
    ("costs", "amount_max", "18000.50", "18.000,50 €", "€18,000.50", "cents that are there"),
    ("costs", "direction", "expense", "Ausgabe", "expense", "the report's word"),
    ("costs", "scope", "measure", "die Maßnahme selbst", "the measure itself", "the page's own word"),
    ("costs", "recurring", "yes", "ja", "yes", "a boolean"),
    ("costs", "label", "measure", "measure", "measure", "the paper's words are nobody's code"),
    ("financial_effects", "effect", "unstated", "keine Angabe", "not stated", "a tick that is not there"),
    ("steering_groups", "kind", "working_group", "Arbeitsgruppe", "working group", "of two columns called kind"),
    ("external_partners", "role", "carrier", "Träger", "carrier", "of two columns called role"),
    ("measure_actors", "role", "responsible", "verantwortlich", "responsible", "who does it"),
    ("sections", "kind", "practice", "Beispiele der Praxis", "practice", "what a chapter is for"),
    ("consultations", "role", "Entscheidung", "Entscheidung", "Entscheidung", "a role as printed"),
    ("consultations", "date", "2024-03-20", "20.03.2024", "20 Mar 2024", "a day"),
    ("staffing", "quantity", "0.50", "0,5", "0.5", "no money"),
    ("staffing", "unit", "VZÄ", "Vollzeitstellen", "full-time equivalents", "a unit, as the report calls it"),
    ("action_fields", "topics", "", "", "", "nothing stays nothing"),
    ("costs", "cost_kind", "my_own", "my own", "my own", "a code that nothing has a name for"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "column", "text", "german", "english", "reason"), VALUES)
def test_values(table: str, column: str, text: str, german: str, english: str, reason: str) -> None:
    langs: tuple[Lang, Lang] = ("de", "en")
    found = [Shown(lang, CODEBOOK).value(table, column_of(table, column), text) for lang in langs]
    assert [each.replace("\xa0", " ") for each in found] == [german, english], reason


def test_ids_of_the_codebook_have_its_labels() -> None:
    label = {(row["kind"], row["id"]): row["label_de"] for row in CODEBOOK}
    topics = [id_ for kind, id_ in label if kind == "topics"][:2]
    shown = Shown("de", CODEBOOK)
    assert shown.value("action_fields", column_of("action_fields", "topics"), ", ".join(topics)) == ", ".join(
        label["topics", topic] for topic in topics
    )
    codes = shown.codes()
    for kind, codebook in (("cost_kind", "cost_kinds"), ("sector", "sectors"), ("committee_kind", "committee_kinds")):
        assert codes[kind] == {id_: name for (of, id_), name in label.items() if of == codebook}
    assert codes["direction"] == {"expense": "Ausgabe", "revenue": "erhalten"}, "as the report says"


def test_the_page_shows_labels_and_the_ledger_keeps_codes(tmp_path: Path) -> None:
    written = paper("a.txt", {"costs": [{"amount": 18000, "direction": "expense", "scope": "measure"}]})
    key = written.source.document_id
    message = "4.800 € and 4.650,50 € for one thing (Moderation)"
    written.rows["findings"] = [
        {"finding_id": "f", "document_id": key, "kind": "amounts-differ", "severity": "conflict", "message": message,
         "evidence_ids": json.dumps([f"{key}/costs/1"])},
    ]  # fmt: skip
    review = Review(write(tmp_path / "out", written), tmp_path / "l.csv", "Anna")
    item = review.item(0)
    assert item["reason"].replace("\xa0", " ") == "4.800 € und 4.650,50 € für dieselbe Sache (Moderation)"
    assert item["says"].replace("\xa0", " ") == "18.000 €"
    fields = {field["name"]: field for field in item["fields"]}
    assert (fields["scope"]["read"], fields["scope"]["read_shown"]) == ("measure", "die Maßnahme selbst")
    review.say(0, {"says": "value", "values": {"direction": "revenue"}})
    (kept,) = read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)
    assert (kept.read, kept.right) == ("expense", "revenue")
    said = {field["name"]: field["said_shown"] for field in review.item(0)["fields"]}
    assert said["direction"] == "erhalten"


def test_every_column_that_a_person_can_correct_has_a_german_name() -> None:
    named = labels("de")
    tables = [table for table in TABLES if table.is_fact]
    assert not [name for table in tables for name in (table.name, *columns_of(table)) if name not in named]
