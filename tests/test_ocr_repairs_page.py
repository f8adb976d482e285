"""Repaired words from the page to the rows: what was read is quoted, the text is repaired, trust is lowered, the rule says so."""

from datetime import date

import pytest

from extractors.document import Box, Document
from extractors.facts import Consultation
from pipeline.confidence import bare_rule, confidence_of
from pipeline.extract import extract
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.page import Frame, PageInk, Rulings
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.layout.pages import ReadPage, lay_out
from pipeline.ingest.repairs.page import TRUST, repaired
from pipeline.normalize import Source, normalize

SURE = 0.9


def line(text: str, top: float = 100.0, confidence: float | None = SURE) -> list[RawWord]:
    """Words in type of 10 points, 5 points a letter; two blanks in ``text`` begin another column."""
    words, x = [], 70.0
    for column in text.split("  "):
        for word in column.split():
            words.append(RawWord(word, Box(x, top, x + 5 * len(word), top + 10), confidence, 10.0))
            x += 5 * len(word) + 3
        x = (x // 150 + 1) * 150 + 70
    return words


def document(*lines: str) -> Document:
    words = [word for number, text in enumerate(lines) for word in line(text, 100.0 + 14 * number)]
    ink = PageInk(repaired(words), Rulings(), Frame(595.0, 842.0))
    return assemble(lay_out([ReadPage(1, ink, "ocr")]), "ocr")


def test_a_repaired_word_keeps_what_was_read() -> None:
    (word,) = repaired(line("O5.12.2O24"))
    assert (word.text, word.printed, word.repair) == ("05.12.2024", "O5.12.2O24", "date")
    assert word.confidence == pytest.approx(SURE * TRUST)


def test_words_parted_by_misreading_become_one_with_one_box() -> None:
    first, second, third = line("am 05.12 .2024")
    kept, joined = repaired([first, second, third])
    assert kept is first
    assert (joined.text, joined.printed) == ("05.12.2024", "05.12 .2024")
    assert second.box
    assert third.box
    assert joined.box == Box.around([second.box, third.box])


def test_columns_are_not_joined() -> None:
    words = line("05.12  .2024 Euro")
    assert repaired(words) == words


def test_two_misreadings_of_one_word() -> None:
    assert [(w.text, w.printed, w.repair) for w in repaired(line("2O24/2O25 l5.000,00"))] == [
        ("2024/2025", "2O24/2O25", "date"),
        ("15.000,00", "l5.000,00", "amount"),
    ]


def test_a_text_layer_is_left_alone() -> None:
    words = line("Gemeinderal l4.11.2017", confidence=None)
    assert repaired(words) == words


def test_a_doubtful_word_stays_and_says_what_it_may_be() -> None:
    (word,) = repaired(line("37.05.2018"))
    assert (word.text, word.repair, word.doubt) == ("37.05.2018", "", ("31.05.2018",))


def test_the_order_of_the_words_stays() -> None:
    below, above = line("Gemeinderal", 120), line("Stadtrat", 100)
    assert [word.text for word in repaired([*below, *above])] == ["Gemeinderat", "Stadtrat"]


def test_the_quote_is_what_was_read() -> None:
    paper = document("Die Sitzung findet am (l4.11.2017) statt.")
    start = paper.text.index("14.11.2017")
    found = paper.evidence(start, start + 10)
    assert (found.quote, found.repairs) == ("l4.11.2017", ("date",))
    whole = paper.evidence(0, len(paper.text))
    assert whole.quote == "Die Sitzung findet am (l4.11.2017) statt."
    assert paper.evidence(0, 11).repairs == ()


def test_the_quote_of_a_word_that_became_shorter_is_all_of_it() -> None:
    paper = document("Termin 05.12 .2024 im Rathaus")
    start = paper.text.index("05.12.2024")
    assert paper.evidence(start, start + 5).quote == "05.12 .2024"


HEAD = ("Sitzungsvorlage", "Beratungsfoige  Sitzungstermin  Zuständigkeit")
ROWS = ("Sozialaussehuss  O5.12.2O24  Vorberatung", "Gemeinderat  17.12.2024  Entscheidung")


def test_a_fact_says_what_was_repaired_for_it() -> None:
    paper = document(*HEAD, *ROWS)
    result = extract(paper)
    consultations = [item.fact for item in result.found if isinstance(item.fact, Consultation)]
    assert [(fact.committee, fact.date) for fact in consultations] == [
        ("Sozialausschuss", date(2024, 12, 5)),
        ("Gemeinderat", date(2024, 12, 17)),
    ]
    rows = normalize(Source("a.pdf", "0" * 64, "application/pdf"), paper, result.found, result.findings, complete=True)
    evidence = {row["evidence_id"]: row for row in rows["evidence"]}
    first, second = rows["consultations"]
    read = evidence[first["evidence_id"]]
    assert "Sozialaussehuss" in read["quote"]
    assert "O5.12.2O24" in read["quote"]
    assert read["rule"] == f"{consultations[0].rule}+ocr-word+ocr-date"
    assert bare_rule(read["rule"]) == consultations[0].rule == evidence[second["evidence_id"]]["rule"]
    assert first["confidence"] == confidence_of("consultations", consultations[0].rule, round(SURE * TRUST, 3))
    assert first["confidence"] < second["confidence"]


def test_a_doubt_is_a_finding_and_no_fact() -> None:
    paper = document(*HEAD, "Sozialausschuss  37.05.2018  Vorberatung", ROWS[1])
    result = extract(paper)
    (finding,) = [finding for finding in result.findings if finding.kind == "reading-doubt"]
    assert [side.quote for side in finding.evidence] == ["37.05.2018"]
    assert "31.05.2018" in finding.message
    days = [item.fact.date for item in result.found if isinstance(item.fact, Consultation)]
    assert date(2018, 5, 31) not in days
