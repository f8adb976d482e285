"""Parts of a paper by their titles, and sentences that know abbreviations and ordinals."""

from __future__ import annotations

import gc
import weakref
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.contradictions.finding import contradictions
from extractors.decisions.extractor import EXTRACTOR as DECISIONS
from extractors.document import Document
from extractors.language import lookup
from extractors.milestones.extractor import EXTRACTOR as MILESTONES
from extractors.per_document import per_document
from extractors.sections import section_at, sections, sentences
from pipeline.ingest.text.reading import read_text

TITLES = [
    ("Beschlussvorschlag:\n\nDer Rat stimmt zu.", "decision", "title, colon, blank line"),
    ("Beschlussvorschlag\nDer Rat stimmt zu.", "decision", "no colon"),
    ("BESCHLUSSVORSCHLAG\n\nDer Rat stimmt zu.", "decision", "capitals"),
    ("3. Beschlussvorschlag:\n\nDer Rat stimmt zu.", "decision", "numbered"),
    ("II. Beschlussantrag\n\nDer Rat stimmt zu.", "decision", "Roman number"),
    ("Beschlußantrag\n\nDer Rat stimmt zu.", "decision", "old spelling"),
    ("Beschlussentwurf:\n\nDer Rat stimmt zu.", "decision", "Beschlussentwurf"),
    ("Beschlussvorschlag/Empfehlung:\n\nDer Rat stimmt zu.", "decision", "two words"),
    ("Empfehlungsvorschlag:\n\nDer Rat stimmt zu.", "decision", "Empfehlungsvorschlag"),
    ("Antrag an den Gemeinderat / Ausschuss\n\nDer Rat stimmt zu.", "decision", "a slash with spaces"),
    ("I. Antrag an den Gemeinderat:\n\nDer Rat stimmt zu.", "decision", "Antrag an …"),
    (
        "Antrag an den Kreistag – nach Anhörung der Beiräte –\n\nDer Rat stimmt zu.",
        "decision",
        "a remark between dashes",
    ),
    ("Antrag an den Ausschuss/Gemeinderat\n\nDer Rat stimmt zu.", "decision", "two bodies"),
    ("Beschlussvorschlag: Der Rat stimmt zu.", "decision", "text on the line of the title"),
    ("Beschlussvorschlag Der Rat stimmt zu.", "decision", "the same without a colon"),
    ("Begründung:\n\nDie Stadt wächst.", "reasons", "Begründung"),
    ("Sachverhalt / Begründung:\n\nDie Stadt wächst.", "reasons", "both"),
    ("Sachverhalt (kurz): Die Stadt wächst.", "reasons", "a remark in brackets"),
    ("■ Sachverhalt\n\nDie Stadt wächst.", "reasons", "a square before it"),
    ("Sachdarstellung:\n\nDie Stadt wächst.", "reasons", "Sachdarstellung"),
    ("Sachlage:\n\nDie Stadt wächst.", "reasons", "Sachlage"),
    ("Sachvortrag:\n\nDie Stadt wächst.", "reasons", "Sachvortrag"),
    ("Vormerkung:\n\nDie Stadt wächst.", "reasons", "Vormerkung"),
    ("Ergänzende Erläuterungen:\n\nDie Stadt wächst.", "reasons", "Ergänzende Erläuterungen"),
    ("I. Problem\n\nDie Stadt wächst.", "reasons", "Problem"),
    ("II. Lösung\n\nDie Stadt wächst.", "reasons", "Lösung"),
    ("Finanzielle Auswirkungen (bitte ankreuzen) ☐ nein ☒ ja", "financial", "boxes behind the title"),
    ("Finanzielle\nAuswirkungen\nGesamtkosten 5.000 €", "financial", "a title in two lines"),
    ("4. Kosten\n\nEs fallen Kosten an.", "financial", "a short title of its own line"),
    ("Auswirkung:\n\nProduktkonto 1", "financial", "Auswirkung"),
    ("Anlagen:\n\nPlan", "annexes", "Anlagen"),
    ("Anlage/n:\n\nPlan", "annexes", "Anlage/n"),
    ("Betreff:\n\nRadweg", "subject", "Betreff"),
    ("Betreff: Radweg am Ufer", "subject", "Betreff on one line"),
    ("Beratungsfolge:\n\nRat", "consultations", "Beratungsfolge"),
    ("gezeichnet:\n\nMuster", "signature", "gezeichnet"),
]

NO_TITLES = [
    ("Begründungen gibt es viele.", "a longer word"),
    ("Kosten entstehen nicht.", "a sentence that begins with a title's word"),
    ("Der Beschlussvorschlag wird vertagt.", "a title inside a sentence"),
    ("Die Begründung: Sie fehlt.", "a title behind an article"),
    ("2. Gremien\n\n- Steuerungsgruppe", "numbered: a chapter, not the Beratungsfolge"),
    ("Information und Beteiligung der Öffentlichkeit", "a longer heading"),
]


@pytest.mark.parametrize(("text", "kind", "reason"), TITLES)
def test_titles(text: str, kind: str, reason: str) -> None:
    (found,) = sections(read_text(text))
    assert found.kind == kind, reason


@pytest.mark.parametrize(("text", "reason"), NO_TITLES)
def test_no_titles(text: str, reason: str) -> None:
    assert sections(read_text(text)) == (), reason


def test_every_entry_knows_its_examples() -> None:
    for entry in lookup("sections")["section"]:
        for example in entry["examples"]:
            assert [s.kind for s in sections(read_text(f"{example}\n\nEs folgt ein Satz."))] == [entry["kind"]], example


PAPER = """Musterstadt

Betreff: Teilhabeplan

Beschlussvorschlag:

1. Der Rat beschließt den Plan.
2. Die Verwaltung wird beauftragt.

Begründung:

1. Lage der Dinge

Die Stadt hat z. B. einen Plan.

2. Weiteres Vorgehen

Es folgt ein Bericht.

Anlagen:

Plan
"""


def test_a_section_runs_to_the_next_title() -> None:
    document = read_text(PAPER)
    subject, decision, reasons, annexes = sections(document)
    assert document.text[subject.body_start : subject.end].strip() == "Teilhabeplan"
    assert document.text[decision.body_start : decision.end].strip().startswith("1. Der Rat")
    assert [block.marker for block in decision.blocks] == ["1.", "2."]
    assert "2. Weiteres Vorgehen" in document.text[reasons.body_start : reasons.end], "headings inside belong to it"
    assert document.text[annexes.body_start : annexes.end].strip() == "Plan"


def test_section_at_an_offset() -> None:
    document = read_text(PAPER)
    found = section_at(document, document.text.index("Bericht"))
    assert found is not None
    assert found.kind == "reasons"
    assert section_at(document, 0) is None


def test_titles_in_a_form_end_with_their_row() -> None:
    document = read_text(
        "Sachverhalt (kurz):\tDie Stadt wächst.\nFinanzielle Auswirkungen\t☒ keine ☐ ja\nBefangenheit\t☐ ja\n\nAnfang"
    )
    kinds = [(s.kind, document.text[s.body_start : s.end]) for s in sections(document)]
    assert kinds[0] == ("reasons", "Die Stadt wächst.")
    assert kinds[1][0] == "financial"
    assert kinds[1][1].startswith("☒ keine")


def test_names_below_a_signature_end_with_the_first_long_line() -> None:
    text = (
        "Begründung:\n\nGut.\n\nIn Vertretung\nMuster\n\n"
        + "Angaben zu den finanziellen Folgen der Vorlage für die Haushalte der nächsten Jahre"
    )
    *_, signature = sections(read_text(text))
    assert signature.kind == "signature"
    assert signature.blocks[-1].text == "Muster"


SENTENCES = [
    ("Der Rat tagt. Er beschließt.", ["Der Rat tagt.", "Er beschließt."], "two sentences"),
    ("Am 15. Mai tagt der Rat.", ["Am 15. Mai tagt der Rat."], "an ordinal before a month"),
    ("Im 3. Quartal folgt der Bericht.", ["Im 3. Quartal folgt der Bericht."], "an ordinal before a noun"),
    (
        "Der 2. Bürgermeister leitet. Die Gruppe tagt.",
        ["Der 2. Bürgermeister leitet.", "Die Gruppe tagt."],
        "an office",
    ),
    (
        "Der Beirat tagt am Do. 16.05.2019 und am Mo., 3. Juni 2019. So geht es weiter.",
        ["Der Beirat tagt am Do. 16.05.2019 und am Mo., 3. Juni 2019.", "So geht es weiter."],
        "short weekdays before a day",
    ),
    (
        "Dies gilt z. B. Kindern und u. a. Vereinen.",
        ["Dies gilt z. B. Kindern und u. a. Vereinen."],
        "spaced abbreviations",
    ),
    (
        "Kosten i. H. v. 5.000 € fallen an. Das ist viel.",
        ["Kosten i. H. v. 5.000 € fallen an.", "Das ist viel."],
        "i. H. v.",
    ),
    (
        "Frau Prof. Dr. Muster und St. Martin helfen.",
        ["Frau Prof. Dr. Muster und St. Martin helfen."],
        "titles and saints",
    ),
    ("Nach § 5 Abs. 2 Nr. 3 gilt ggf. Folgendes.", ["Nach § 5 Abs. 2 Nr. 3 gilt ggf. Folgendes."], "a law"),
    (
        "Es sind 1,2 Mio. Euro bzw. Mittel inkl. Reserve.",
        ["Es sind 1,2 Mio. Euro bzw. Mittel inkl. Reserve."],
        "amounts",
    ),
    (
        "Der Verein e. V. Die Stadt hilft.",
        ["Der Verein e. V.", "Die Stadt hilft."],
        "an abbreviation that ends its sentence",
    ),
    (
        "Es geht um Sport, Kultur usw. Die Stadt hilft.",
        ["Es geht um Sport, Kultur usw.", "Die Stadt hilft."],
        "usw. at the end",
    ),
    ("Das war am 27.10.17. Der Rat tagte.", ["Das war am 27.10.17.", "Der Rat tagte."], "a date at the end"),
    ("Das war im Jahr 2017. Bürger kamen.", ["Das war im Jahr 2017.", "Bürger kamen."], "a year at the end"),
    ("Heinrich II. Der König kam.", ["Heinrich II.", "Der König kam."], "a Roman number before an article"),
    ("Im IV. Quartal folgt mehr.", ["Im IV. Quartal folgt mehr."], "a Roman number before a noun"),
    ("Er sagte: „Ja.“ Dann ging er.", ["Er sagte: „Ja.“", "Dann ging er."], "a quotation"),
    ("Warum? Weil es gilt!", ["Warum?", "Weil es gilt!"], "question and exclamation"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_sentences(text: str, expected: list[str], reason: str) -> None:
    document = read_text(text)
    assert [document.text[s.start : s.end] for s in sentences(document)] == expected, reason


def test_items_and_cells_are_units_of_their_own() -> None:
    document = read_text("Beteiligt sind:\n\n- Sozialamt\n- Jugendamt\n\nMai 2018\tAuftakt\nJuni 2018\tEnde")
    found = [document.text[s.start : s.end] for s in sentences(document)]
    assert found == ["Beteiligt sind:", "Sozialamt", "Jugendamt", "Mai 2018", "Auftakt", "Juni 2018", "Ende"]


def test_a_sentence_goes_on_over_a_page_break() -> None:
    text = "Die Stadt hat in den letzten Jahren sehr viele Angebote für\fneu zugezogene Menschen geschaffen. Das bleibt so."
    document = read_text(text)
    found = [" ".join(document.text[s.start : s.end].split()) for s in sentences(document)]
    assert found == [
        "Die Stadt hat in den letzten Jahren sehr viele Angebote für neu zugezogene Menschen geschaffen.",
        "Das bleibt so.",
    ]


def test_results_are_kept_while_the_document_lives() -> None:
    calls: list[int] = []

    @per_document
    def length(document: Document) -> int:
        calls.append(1)
        return len(document.text)

    document = read_text("Kurz.")
    assert length(document) == length(document) == 5
    assert len(calls) == 1
    gone = weakref.ref(document)
    del document
    gc.collect()
    assert gone() is None


PAGE = """08.03.2019 - 7 Spielplatzplan
Grunddaten
- Gremium:
- Jugendrat
- Datum:
- Fr., 08.03.2019
- Beschluss:
- ungeändert beschlossen
Frau Muster stellt den Plan vor und beantwortet alle Fragen der Mitglieder des Rates dazu.

Beschluss:
Der Jugendrat nimmt den Plan zur Kenntnis.
"""


def test_minutes_of_a_council_system() -> None:
    document = read_text(PAGE)
    told = [
        (s.kind, document.text[s.body_start : s.end].split()[0])
        for s in sections(document)
        if s.kind != "consultations"
    ]
    assert told == [("reasons", "Frau"), ("decision", "Der")]
    assert "ungeändert beschlossen" in {document.text[r.start : r.end] for r in sentences(document)}


ASKED = [
    ("Die Stadtverordnetenversammlung wolle beschließen:\n\nDer Plan wird angenommen.", "whatever the body"),
    ("Die Verwaltung schlägt folgenden Beschluss vor:\n\nDer Plan wird angenommen.", "the executive proposes"),
    ("Deshalb möge der Kreistag beschließen:\n\nDer Plan wird angenommen.", "with the body between"),
    ("Vorgelegt wird das Papier 12/2018 mit dem\n\nBeschlussantrag:\n\nDer Plan wird angenommen.", "in the minutes"),
]


@pytest.mark.parametrize(("text", "reason"), ASKED)
def test_a_sentence_opens_the_proposal(text: str, reason: str) -> None:
    document = read_text(text)
    assert [s.kind for s in sections(document)][-1] == "decision", reason
    section = sections(document)[-1]
    assert document.text[section.body_start : section.end].strip() == "Der Plan wird angenommen.", reason


def test_prose_below_the_committees_is_no_committee() -> None:
    text = "Beratungsfolge\n\nRat\n12.03.2018\n\nDie Arbeitskreise haben den Plan in vielen Sitzungen gemeinsam zu Ende gebracht."
    assert [s.kind for s in sections(read_text(text))] == ["consultations", "reasons"]


_WORDS = st.sampled_from(
    """Beschlussvorschlag: Begründung: Beratungsfolge Gremium - • 1. a) I. am 12. März 2018 bis 15.04.2016 Ende 2022 seit Rat der die
    , ; : „ “ ( ) ☒ ☐ ja nein
    beschloss wurde beschlossen Workshop Sitzung vom Konzept legte vor
    € 4.800 Steuerungsgruppe je zwei drei Handlungsfelder: wolle beschließen: Summe""".split()
)
_PIECES = st.lists(
    st.one_of(_WORDS, st.sampled_from(["\n", "\n\n", "\t", "\f", "|", " ", "\u00a0"]), st.text(max_size=4)), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(_PIECES)
def test_any_text_is_read_without_an_exception(pieces: list[str]) -> None:
    document = read_text(" ".join(pieces))
    found = sections(document)
    assert all(a.end <= b.start for a, b in pairwise(found)), "sections do not overlap"
    assert all(s.start <= s.body_start <= max(s.end, s.body_start) <= len(document.text) for s in found)
    assert all(document.text[r.start : r.end].strip() for r in sentences(document))
    facts = [*MILESTONES.extract(document, ()), *DECISIONS.extract(document, ())]
    assert all(fact.evidence.quote for fact in facts)
    list(contradictions(document, ()))
    list(MILESTONES.trigger(document))
    list(DECISIONS.trigger(document))


def test_a_document_without_blocks() -> None:
    document = Document(text="", pages=(), words=(), lines=(), blocks=(), text_source="text")
    assert (sections(document), sentences(document), section_at(document, 0)) == ((), (), None)
    assert [*MILESTONES.extract(document, ()), *DECISIONS.extract(document, ())] == []
