"""Facts coded with a researcher's codebook. Towns and papers are invented."""

from __future__ import annotations

import shutil
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.action_fields.topics import topics_of
from extractors.facts import ActionField, Consultation, Cost, Member
from pipeline.codebook.coding import Coding
from pipeline.codebook.model import Codebook, Entry
from pipeline.codebook.reading import built_in
from pipeline.codebook.words import words_of
from pipeline.ingest.text.reading import read_text
from pipeline.run import run
from pipeline.store import Store

LOOKUPS = Path(__file__).parent.parent / "extractors" / "lookups" / "codebook"
EVIDENCE = read_text("Kosten für Dolmetscher: 5.000 €").evidence(0, 31)


def topics(*entries: tuple[str, str, str | None]) -> Coding:
    """A coding whose topics are these: id, label, definition."""
    own = tuple(Entry("topics", id_, label, definition=words) for id_, label, words in entries)
    others = tuple(entry for entry in built_in().entries if entry.kind != "topics")
    return Coding(Codebook("test", own + others, frozenset({"topics"})))


WORDS = [
    ("Klimaschutz", None, ["*klimaschutz*"], "a long noun, also inside compounds"),
    ("Sport", None, ["sport*"], "a short noun where a word begins: not Transport"),
    ("ÖPNV", None, ["öpnv"], "an abbreviation is a word"),
    ("Klima und Energie", None, ["klima*", "*energi*"], "a label of two"),
    ("Erneuerbare Energien", None, ["erneuerbar* energi*"], "words side by side, endings open"),
    ("X", "Agentur für Arbeit", ["agentur* für arbeit*"], "a name with a small word"),
    ("X", "Haupt- und Finanzausschuss", ["haupt- und finanzausschuss*"], "a suspended hyphen keeps the name whole"),
    ("X", "Seniorinnen und Senioren", ["*seniorinn*", "*senior*"], "both of a pair"),
    ("X", "Was das Vorhaben nach Angabe des Papiers kostet", [], "a sentence is no term"),
    ("Sonstige Themen", "Maßnahmen, Projekte", [], "words that say nothing"),
    ("X", "Windkraft; Mobilität (Radwege)", ["*windkraft*", "*mobilität*", "*radweg*"], "all kinds of separators"),
]


@pytest.mark.parametrize(("label", "definition", "expected", "reason"), WORDS, ids=[row[3] for row in WORDS])
def test_words_of_an_entry(label: str, definition: str | None, expected: list[str], reason: str) -> None:
    words = words_of(Entry("topics", "mine", label, definition=definition))
    found = [*words["stems"], *words["words"], *words["phrases"]]
    assert found == expected, reason


MINE = topics(
    ("climate", "Klima und Energie", "Klimaschutz, Windkraft, erneuerbare Energien, ÖPNV"),
    ("learning", "Bildung", None),
    ("language", "Sprache und Sprachförderung", None),
    ("housing", "Wohnen", "Wohnen, Lastenrad"),
    ("other", "Sonstiges", None),
)
LABELS = [
    ("Klimaschutz", ("climate",), "a word of a new id, without `other`, which the built-in words would add"),
    ("Kommunaler Klimaschutzplan", ("climate",), "inside a compound"),
    ("Erneuerbare Energie", ("climate",), "a phrase with other endings"),
    ("Sprache und Windkraft", ("language", "climate"), "a built-in id keeps its stems, beside a new one"),
    ("Ausbildung", ("other",), "no compound of Bildung; work is not in this codebook"),
    ("Erwachsenenbildung", ("learning",), "a compound of Bildung"),
    ("Gesundheit", ("other",), "an id that the codebook does not have"),
    ("Lastenräder", ("other",), "an umlaut in the plural is not found: a limit"),
    ("Lastenrad", ("housing",), "a word added to a built-in id"),
    ("Klimaschutz und Verkehr", ("climate", "other"), "and something beyond the codebook"),
]


@pytest.mark.parametrize(("label", "expected", "reason"), LABELS, ids=[row[2] for row in LABELS])
def test_topics(label: str, expected: tuple[str, ...], reason: str) -> None:
    field = ActionField(evidence=EVIDENCE, rule="test", label=label, topics=topics_of(label))
    assert MINE.topics(field) == expected, reason


def test_without_other_a_field_may_have_no_topic() -> None:
    coding = topics(("climate", "Klima", None))
    assert coding.topics(ActionField(evidence=EVIDENCE, rule="test", label="Sport", topics=("sport",))) == ()


SINGLE = Coding(
    Codebook(
        "test",
        (
            Entry("committee_kinds", "council", "Vertretungskörperschaft", examples="Stadtrat"),
            Entry("committee_kinds", "transport", "Verkehr", examples="Verkehrsausschuss, Ausschuss für Mobilität"),
            Entry("committee_kinds", "other", "Sonstige"),
            Entry("cost_kinds", "total", "Gesamtkosten", definition="alles"),
            Entry("cost_kinds", "interpreting", "Dolmetschen", definition="Dolmetscher, Übersetzung"),
            Entry("sectors", "welfare", "Wohlfahrtsverbände", definition="Tafel"),
            Entry("sectors", "sport", "Sportvereine", definition="Sportverein, Turnverein"),
            Entry("sectors", "other", "Sonstige"),
        ),
        frozenset({"committee_kinds", "cost_kinds", "sectors"}),
    )
)
ONE = [
    (
        Consultation(evidence=EVIDENCE, rule="t", committee="Stadtrat", committee_kind="council"),
        "council",
        "a built-in id",
    ),
    (
        Consultation(
            evidence=EVIDENCE, rule="t", committee="Ausschuss für Umwelt und Verkehr", committee_kind="planning"
        ),
        "transport",
        "a word of a new id",
    ),
    (
        Consultation(evidence=EVIDENCE, rule="t", committee="Schulausschuss", committee_kind="education"),
        "other",
        "an id that the codebook does not have",
    ),
    (
        Cost(evidence=EVIDENCE, rule="t", amount=Decimal(5), label="Honorar", cost_kind="external"),
        "interpreting",
        "by its quote",
    ),
    (
        Cost(evidence=EVIDENCE, rule="t", amount=Decimal(5), label="Übersetzung", cost_kind="total"),
        "interpreting",
        "by its label",
    ),
    (Member(evidence=EVIDENCE, rule="t", name="Turnverein Ahlfeld", sector="civil_society"), "sport", "a new id"),
    (Member(evidence=EVIDENCE, rule="t", name="Caritas Sportverein", sector="welfare"), "sport", "new words outrank"),
    (
        Member(evidence=EVIDENCE, rule="t", name="Tafel Ahlfeld", sector=None),
        "welfare",
        "a word added to a built-in id",
    ),
    (Member(evidence=EVIDENCE, rule="t", name="Jobcenter", sector="state_agency"), "other", "not in the codebook"),
    (Member(evidence=EVIDENCE, rule="t", name="N. N.", sector=None), None, "what had no sector has none"),
]


@pytest.mark.parametrize(("fact", "expected", "reason"), ONE, ids=[row[2] for row in ONE])
def test_kinds_of_which_a_fact_has_one(fact: Consultation | Cost | Member, expected: str | None, reason: str) -> None:
    (code,) = SINGLE.columns(fact).values()
    assert code == expected, reason


def test_the_built_in_codebook_changes_nothing() -> None:
    coding = Coding(built_in())
    for fact, _, _ in ONE:
        assert coding.columns(fact) == {}
    field = ActionField(evidence=EVIDENCE, rule="t", label="Klimaschutz", topics=("other",))
    assert coding.topics(field) == ("other",)


@given(st.text(alphabet="Klimaschutz und Sprache, -/()“„äöü\n", max_size=60))
def test_only_ids_of_the_codebook_are_given(text: str) -> None:
    field = ActionField(evidence=EVIDENCE, rule="test", label=text, topics=topics_of(text))
    assert set(MINE.topics(field)) <= MINE.codebook.ids("topics")


PAPER = """Stadt Lerchenau
Beschlussvorlage 2020/017

Betreff: Klimaschutzkonzept der Stadt Lerchenau

Begründung:
Das Konzept hat folgende Handlungsfelder:

- Gesundheit und Hitze
- Windkraft
- Lieferverkehr
"""


def results(out: Path) -> dict[str, list[dict[str, object]]]:
    return {name: rows for name, rows in Store(out).rows().items() if name != "runs"}


def test_a_run_codes_with_the_codebook_in_its_child_processes(tmp_path: Path) -> None:
    from pipeline.codebook.reading import read_codebook

    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "lerchenau.txt").write_text(PAPER, encoding="utf-8")
    mine = tmp_path / "energie"
    mine.mkdir()
    (mine / "topics.csv").write_text(
        "topic_id,label_de,definition_de\nwind,Windkraft,\nhealth,Gesundheit,\n", encoding="utf-8"
    )
    codebook = read_codebook(mine)
    out = tmp_path / "out"
    run([tmp_path / "papers"], out, ocr="never", codebook=codebook)
    rows = Store(out).rows()
    assert [row["topic_id"] for row in rows["action_field_topics"]] == ["health", "wind"]
    assert {row["codebook"] for row in rows["documents"]} == {codebook.version} == {rows["runs"][0]["codebook"]}
    assert [row["id"] for row in rows["codebook"] if row["kind"] == "topics"] == ["wind", "health"]
    run([tmp_path / "papers"], out, ocr="never")
    rows = Store(out).rows()
    assert {row["version"] for row in rows["codebook"]} == {built_in().version}, (
        "no paper is coded with the other any more"
    )
    assert "other" in [row["topic_id"] for row in rows["action_field_topics"]]


def test_a_copy_of_the_built_in_codebook_gives_the_same_rows(tmp_path: Path) -> None:
    from pipeline.codebook.reading import read_codebook

    papers = tmp_path / "lerchenau.txt"
    papers.write_text(PAPER, encoding="utf-8")
    shutil.copytree(LOOKUPS, tmp_path / "ratslese")
    run([papers], tmp_path / "a", ocr="never")
    run([papers], tmp_path / "b", ocr="never", codebook=read_codebook(tmp_path / "ratslese"))
    assert results(tmp_path / "a") == results(tmp_path / "b")
    with sqlite3.connect(tmp_path / "a" / "ratslese.sqlite") as database:
        assert database.execute("SELECT DISTINCT version FROM codebook").fetchall() == [(built_in().version,)]


FOUND = [
    ("Windkraft", "Kleinwindkraftanlagen", True, "six letters or more: anywhere in a compound"),
    ("Sport", "Sportstätten", True, "four or five: where a word begins"),
    ("Sport", "Transport", False, "and nowhere else"),
    ("ÖPNV", "ÖPNV-Ausbau", True, "an abbreviation before a hyphen"),
    ("Rat", "Stadtrat", False, "a short word is whole"),
    ("Bildung", "Einbildung", False, "a prefix makes another word"),
    ("Bildung", "Teambildung", True, "a compound by its letters alone: a limit"),
    ("erneuerbare Energien", "Ausbau erneuerbarer Energie", True, "endings are open"),
    ("erneuerbare Energien", "Energien, erneuerbare", False, "the order is not"),
    ("Haupt- und Finanzausschuss", "Finanzausschuss", False, "a name as a whole"),
    ("Lastenrad", "Lastenräder", False, "an umlaut in the plural: a limit"),
]


@pytest.mark.parametrize(("term", "text", "found", "reason"), FOUND, ids=[f"{row[0]} in {row[1]}" for row in FOUND])
def test_what_docs_codebook_md_promises(term: str, text: str, found: bool, reason: str) -> None:
    coding = topics(("mine", "X", term), ("other", "Sonstiges", None))
    field = ActionField(evidence=EVIDENCE, rule="test", label=text, topics=("other",))
    assert ("mine" in coding.topics(field)) is found, reason
