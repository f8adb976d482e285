"""One text for every input: hyphenation, lines, blocks, tables, and the place of every character."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Box, Document
from extractors.german.text import MARKER, fold, glues, joins, leaves_open
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.raw import RawCell, RawPage, RawParagraph, RawTable, RawWord
from pipeline.ingest.text.reading import read_text


@pytest.mark.parametrize(
    ("left", "right", "expected", "reason"),
    [
        ("Jugendhilfeaus-", "schuss", True, "a word broken at the line end"),
        ("Kinder-", "und", False, "the hyphen stands for -hilfe: Kinder- und Jugendhilfe"),
        ("Haupt-", "oder", False, "a suspended hyphen before oder"),
        ("haupt-", "wie", False, "haupt- wie ehrenamtlich"),
        ("so-", "wie", True, "sowie, broken"),
        ("Baden-", "Württemberg", False, "the hyphen belongs to the name"),
        ("Ver\u00ad", "Waltung", True, "a soft hyphen always joins"),
        ("2017-", "er", False, "digits before the hyphen are no broken word"),
        ("-", "schuss", False, "a dash alone is a bullet"),
        ("über-", "örtlich", True, "umlauts are letters"),
        ("ein-", "bis", False, "ein- bis zweimal"),
    ],
)
def test_joins(left: str, right: str, expected: bool, reason: str) -> None:
    assert joins(left, right) is expected, reason


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("Baden-", "Württemberg", True), ("B", "Württemberg", False), ("–", "Bericht", False), ("Kinder-", "und", False)],
)
def test_glues(left: str, right: str, expected: bool) -> None:
    assert glues(left, right) is expected


@pytest.mark.parametrize(
    ("line", "marker", "reason"),
    [
        ("- Sozialamt", "-", "a dash"),
        ("• Sozialamt", "•", "a bullet"),
        ("\uf0b7 Sozialamt", "\uf0b7", "a bullet of the Symbol font"),
        ("1. Die Verwaltung", "1.", "a number"),
        ("2) Die Verwaltung", "2)", "a number in a bracket"),
        ("1.2 Ziele", "1.2", "a section number"),
        ("a) die Vereinbarung", "a)", "a letter"),
        ("A. Sprache", "A.", "a capital"),
        ("II. Lösung", "II.", "a Roman number"),
        ("15. Mai 2017 Auftakt", "", "a date"),
        ("24. März 2012 erfolgte", "", "a date"),
        ("3. Quartal 2018", "", "a quarter"),
        ("z. B. ein Gütesiegel", "", "an abbreviation"),
        ("u. a. die Schulen", "", "an abbreviation"),
        ("12.000 Euro", "", "an amount"),
        ("-selbstorganisationen", "", "the rest of a compound"),
        ("2017", "", "a year"),
    ],
)
def test_markers(line: str, marker: str, reason: str) -> None:
    found = MARKER.match(line)
    assert (found["marker"] if found else "") == marker, reason


def test_leaves_open() -> None:
    assert leaves_open("die Angebote der Vereine bekannt zu machen, weil das im")
    assert not leaves_open("Die Verwaltung wird beauftragt")


def test_fold_drops_case_and_punctuation() -> None:
    assert fold("„Sprache/Sprachförderung“,") == "sprache sprachförderung"


def test_words_broken_over_a_page_are_whole_and_keep_both_places() -> None:
    pages = [
        RawPage(
            1,
            [
                RawParagraph(
                    [
                        [
                            RawWord("Die"),
                            RawWord("Erarbeitung", Box(1, 2, 3, 4)),
                            RawWord("des"),
                            RawWord("Integrations-"),
                        ]
                    ]
                )
            ],
        ),
        RawPage(2, [RawParagraph([[RawWord("konzepts", Box(5, 6, 7, 8)), RawWord("beginnt.")]])]),
    ]
    document = assemble(pages, "digital")
    assert document.text == "Die Erarbeitung des Integrationskonzepts\fbeginnt."
    start = document.text.index("Integrationskonzepts")
    evidence = document.evidence(start, start + len("Integrationskonzepts"))
    assert [(piece.page, piece.quote) for piece in evidence.pieces] == [(1, "Integrations"), (2, "konzepts")]
    assert evidence.pieces[1].box == Box(5, 6, 7, 8)
    assert [word.printed for word in document.words if word.page == 1][-1] == "Integrations-"
    assert len(document.blocks) == 1, "one paragraph over two pages"


def test_a_paragraph_cut_by_a_page_break_is_one_block() -> None:
    document = read_text(
        "Deshalb sind auch die Lehrerinnen und Lehrer der Schulen, Horte\n\fund Kitas zu dem Abend einzuladen.\n"
    )
    assert len(document.blocks) == 1
    assert re.sub(r"\s+", " ", document.blocks[0].text) == (
        "Deshalb sind auch die Lehrerinnen und Lehrer der Schulen, Horte und Kitas zu dem Abend einzuladen."
    )
    assert [page.number for page in document.pages] == [1, 2]


def test_tables_over_a_page_break_are_one_table() -> None:
    def row(*cells: str) -> list[RawCell]:
        return [RawCell([[RawWord(word) for word in cell.split()]] if cell else []) for cell in cells]

    above = RawTable([row("Gremium", "Datum"), row("Sozialausschuss", "04.05.2023")])
    pages = [RawPage(1, [above]), RawPage(2, [RawTable([row("Stadtrat", "")], continues=above)])]
    document = assemble(pages, "digital")
    (table,) = document.tables
    assert [[cell.text for cell in cells] for cells in table.rows] == [
        ["Gremium", "Datum"],
        ["Sozialausschuss", "04.05.2023"],
        ["Stadtrat", ""],
    ]
    assert [cell.page for cell in (table.rows[1][0], table.rows[2][0])] == [1, 2]


def test_blank_cells_keep_their_place() -> None:
    (table,) = read_text("Gremium\tDatum\tErgebnis\nStadtrat\t23.05.2017\t\nHauptausschuss\t\n").tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Gremium", "Datum", "Ergebnis"],
        ["Stadtrat", "23.05.2017", ""],
        ["Hauptausschuss", "", ""],
    ]


@pytest.mark.parametrize(
    ("printed", "expected", "reason"),
    [
        ('<input type="checkbox"> Ja <input checked="" type="checkbox"> Nein', "☐ Ja ☒ Nein", "remains of a web form"),
        ("Das Integrations**konzept** soll", "Das Integrationskonzept soll", "bold inside a word"),
        ("**Zukünftig** gilt", "Zukünftig gilt", "bold words"),
        ("Kinder- und Jugendhilfeaus- schuss", "Kinder- und Jugendhilfeausschuss", "hyphenation inside a cell"),
        ("Ausschuss für ﬁnanzielle Fragen", "Ausschuss für finanzielle Fragen", "a ligature"),
        ("Prä\u00advention", "Prävention", "a soft hyphen that was not needed"),
        ("Fu\u0308rth", "Fürth", "letters and dots apart"),
    ],
)
def test_text_is_cleaned_once(printed: str, expected: str, reason: str) -> None:
    assert read_text(printed).text == expected, reason


def test_wrapped_lines_are_one_paragraph_and_lists_stay_lists() -> None:
    document = read_text(
        "Die Stadt Auenstadt fragt sich seit dem letzten Sommer in vielen Runden, wie Zu-\n"
        "gewanderte in Vereinen ankommen. Hierzu hat der Rat im vergangenen Jahr einen\n"
        "Bericht erhalten, der die Lage beschreibt und Vorschläge macht, die nun in dem\n"
        "Konzept stehen.\n"
        "- Sprache und Bildung\n"
        "- Arbeit\n"
    )
    assert [block.kind for block in document.blocks] == ["paragraph", "item", "item"]
    assert "wie Zugewanderte in Vereinen" in document.blocks[0].text
    assert document.blocks[0].text.endswith("Konzept stehen.")


def test_page_numbers_are_set_aside() -> None:
    document = read_text(
        "Der Bericht wird im Mai dem\n\nErgänzende Erläuterungen          Seite 2\n\nSozialausschuss vorgestellt."
    )
    assert tuple(document.margins) == ("Ergänzende Erläuterungen          Seite 2",)
    assert "Seite 2" not in document.text


WORDS = st.text("abcdefgäöüßABCÄÖÜ0123456789-–.,:;()€%„“/☐☒", min_size=1, max_size=12)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8)


@given(st.lists(LINES.map("\n".join), min_size=1, max_size=3).map("\f".join))
def test_every_word_stands_where_the_document_says(text: str) -> None:
    document = read_text(text)
    assert_sound(document)
    letters = re.sub(r"[\s\-]", "", document.text)
    kept = "".join(word.printed for word in document.words)
    assert re.sub(r"[\s\-]", "", kept) == letters, "nothing is lost and nothing invented"


@given(LINES.map("\n".join), st.data())
def test_every_quote_stands_where_its_evidence_says(text: str, data: st.DataObject) -> None:
    document = read_text(text)
    if not document.words:
        return
    first = data.draw(st.sampled_from(document.words))
    last = data.draw(st.sampled_from([word for word in document.words if word.start >= first.start]))
    if first.start == last.end:
        return
    evidence = document.evidence(first.start, last.end)
    assert document.text[evidence.start : evidence.end] == document.text[first.start : last.end]
    for piece in evidence.pieces:
        assert document.text[piece.start : piece.end] == piece.quote


def assert_sound(document: Document) -> None:
    """What holds for every Document."""
    ends = [word.end for word in document.words]
    assert ends == sorted(ends), "words are in reading order"
    for word in document.words:
        assert document.text[word.start : word.end] in word.printed or word.printed.rstrip("-") in document.text
    covered = {offset for word in document.words for offset in range(word.start, word.end)}
    blank = {offset for offset in range(len(document.text)) if offset not in covered}
    assert all(document.text[offset].isspace() for offset in blank), "all but white space belongs to a word"
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        for row in block.table.rows if block.table else ():
            for cell in row:
                assert document.text[cell.start : cell.end] == cell.text


def test_evidence_without_words_is_refused() -> None:
    document = read_text("Stadtrat\t\n")
    with pytest.raises(ValueError, match="at least one word"):
        document.evidence(8, 9)
