"""Tables that a text file draws with blanks, and what looks like one and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.text.reading import read_text

Rows = list[list[str]]

TABLES: list[tuple[str, Rows, str]] = [
    (
        "Gremium                            Termin       Zuständigkeit\n"
        "Ausschuss für Soziales, Umwelt\n"
        "und Gleichstellung                 12.03.2020   Vorberatung\n"
        "Rat der Gemeinde Auenbrück         26.03.2020   Entscheidung\n",
        [
            ["Gremium", "Termin", "Zuständigkeit"],
            ["Ausschuss für Soziales, Umwelt und Gleichstellung", "12.03.2020", "Vorberatung"],
            ["Rat der Gemeinde Auenbrück", "26.03.2020", "Entscheidung"],
        ],
        "a name whose values stand beside its second line",
    ),
    (
        "Gremium                   Termin       TOP\n"
        "Haupt- und Digitalaus-    12.03.2020   4\n"
        "schuss\n"
        "Kreistag                  26.03.2020\n",
        [
            ["Gremium", "Termin", "TOP"],
            ["Haupt- und Digitalausschuss", "12.03.2020", "4"],
            ["Kreistag", "26.03.2020", ""],
        ],
        "a word broken inside a cell, a blank cell",
    ),
    (
        "Gremium          Termin\n---------------  ----------\nKulturausschuss  03.05.2021\n"
        "Stadtrat         17.05.2021\n",
        [["Gremium", "Termin"], ["Kulturausschuss", "03.05.2021"], ["Stadtrat", "17.05.2021"]],
        "the rule below the heads is no row",
    ),
    (
        "                     2023       2024\nSachkosten           4.000      4.500\n"
        "Honorare            12.000      9.750\n",
        [["", "2023", "2024"], ["Sachkosten", "4.000", "4.500"], ["Honorare", "12.000", "9.750"]],
        "years over the columns, no head over the names, amounts flush right",
    ),
    (
        "Angaben in TEUR   2027   2028\nSachkosten   12   14\nMiete   3   3\n",
        [["Angaben in TEUR", "2027", "2028"], ["Sachkosten", "12", "14"], ["Miete", "3", "3"]],
        "as many values as heads, though none stands below its head",
    ),
    (
        "Nr.   Handlungsfeld                Federführung\n\n"
        "1     Sprache                      Schulamt\n\n2     Arbeit und Ausbildung        Jobcenter\n",
        [
            ["Nr.", "Handlungsfeld", "Federführung"],
            ["1", "Sprache", "Schulamt"],
            ["2", "Arbeit und Ausbildung", "Jobcenter"],
        ],
        "a blank line between the rows",
    ),
    (
        "März 2022          Auftakt in der Stadthalle\n"
        "Sommer 2022        Werkstätten in den Ortsteilen\n15.11.2022         Bericht im Rat\n",
        [
            ["März 2022", "Auftakt in der Stadthalle"],
            ["Sommer 2022", "Werkstätten in den Ortsteilen"],
            ["15.11.2022", "Bericht im Rat"],
        ],
        "a column of times needs no head",
    ),
    (
        "Sozialausschuss         am 12.03.2020    ☒ Beratung  ☐ Beschluss\n"
        "Kreistag                am 26.03.2020    ☐ Beratung  ☒ Beschluss\n",
        [
            ["Sozialausschuss", "am 12.03.2020", "☒ Beratung", "☐ Beschluss"],
            ["Kreistag", "am 26.03.2020", "☐ Beratung", "☒ Beschluss"],
        ],
        "committees and their days are a table, boxes or not",
    ),
]

NO_TABLES: list[tuple[str, str]] = [
    (
        "Der  Rat  hat  im  Mai  beschlossen,  ein  Konzept\nzu  erarbeiten  und  alle  Vereine   zu   beteiligen.\n",
        "justified text",
    ),
    (
        "1.      Der Rat stimmt dem Konzept zu.\n2.      Die Verwaltung berichtet jährlich.\n"
        "3.      Der Beirat wird beteiligt.\n",
        "numbered points",
    ),
    ("•     Sprache\n•     Arbeit\n•     Wohnen\n", "bullets"),
    ("Az.:          50-12\nTelefon:      0123 456\nZimmer:       12\n", "the labels of a form"),
    ("gez. Muster            gez. Beispiel\nBürgermeister          Amtsleiterin\n", "signatures"),
    (
        "Gemeinde Auenbrück            Telefon 0123 4567\nAm Markt 1                    Fax 0123 4568\n"
        "12345 Auenbrück               info@auenbrueck.example\n",
        "a letterhead",
    ),
    ("Kosten:   [x] ja    [ ] nein\nStellen:  [ ] ja    [x] nein\n", "boxes to tick"),
    (
        "                    Niederschrift\n            über die Sitzung des Rates\n                    am Freitag\n",
        "centred lines",
    ),
]


@pytest.mark.parametrize(("text", "rows", "reason"), TABLES)
def test_tables(text: str, rows: Rows, reason: str) -> None:
    tables = read_text(f"Vorbemerkung\n\n{text}\nDer Rat tagt im Rathaus.\n").tables
    assert [[cell.text for cell in row] for table in tables for row in table.rows] == rows, reason


@pytest.mark.parametrize(("text", "reason"), NO_TABLES)
def test_no_tables(text: str, reason: str) -> None:
    assert read_text(f"{text}\nDer Rat tagt im Rathaus.\n").tables == (), reason


@given(
    st.lists(
        st.lists(st.sampled_from(["Rat", "12.03.2020", "Amt für Sport", "1.200 €", "x", "und", "", "-"]), max_size=4),
        max_size=6,
    ),
    st.integers(1, 12),
)
def test_no_word_is_lost(lines: list[list[str]], width: int) -> None:
    """Whatever is read as a table or not: every word of the file is in the text, once."""
    text = "\n".join("".join(word.ljust(len(word) + width) for word in line) for line in lines)
    words = sorted(text.split())
    assert (
        sorted(read_text(text).text.split()) == [word for word in words if word != "-"]
        or sorted(read_text(text).text.split()) == words
    )


HEADS: list[tuple[str, list[str], str]] = [
    (
        "Dezernat IV                                    Drucksache Nr. 10/0295\n"
        "Amt für Soziales und                           Datum: 04.05.2010\n"
        "Wohnen\n\nBeschlussvorlage\n",
        [
            "Dezernat IV",
            "Amt für Soziales und Wohnen",
            "Drucksache Nr. 10/0295",
            "Datum: 04.05.2010",
            "Beschlussvorlage",
        ],
        "the left column, its wrapped line included, and then the right one",
    ),
    (
        "Gemeinde Auenbrück                                        12.03.2020\nSozialamt\n",
        ["Gemeinde Auenbrück", "12.03.2020", "Sozialamt"],
        "one line in two parts",
    ),
    (
        "Betreff:          Konzept für die Jugend-\n                  arbeit in den Dörfern\n"
        "Bezug:            Vorlage 3/2019\n",
        ["Betreff: Konzept für die Jugendarbeit in den Dörfern", "Bezug: Vorlage 3/2019"],
        "labels and their values are read across; a value goes on below itself",
    ),
    (
        "Beschlussvorschlag:\nDer Rat stimmt zu.                              Ja: 4\n",
        ["Beschlussvorschlag:", "Der Rat stimmt zu. Ja: 4"],
        "below the head of a paper there are no columns",
    ),
]


def test_a_line_longer_than_anybody_draws_keeps_its_words() -> None:
    line = "Stadtrat   12.03.2019   Entscheidung   " + "Der Rat tagt.   " * 1000
    document = read_text(f"{line}\n{line}\n")
    assert not document.tables
    assert [word.printed.strip() for word in document.words] == [*line.split(), *line.split()]


@pytest.mark.parametrize(("text", "blocks", "reason"), HEADS)
def test_heads_in_two_columns(text: str, blocks: list[str], reason: str) -> None:
    assert [block.text for block in read_text(text).blocks] == blocks, reason
