"""Tables of all shapes on drawn-by-letters pages: budgets, label and value pairs, members, timelines; and what is no table.

A page is written as it looks: every letter is 5.5 points wide, every line 12.5 points below the one before (``pitch``). A
line of ─ is a drawn rule and takes no room.
"""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from extractors.document import Box
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.page import Rulings
from pipeline.ingest.document.raw import RawPage, RawWord
from pipeline.ingest.layout.pages import continues, join_pages
from pipeline.ingest.tables.finding import FoundTable, find_tables

WIDTH, HEIGHT = 595.0, 842.0
LETTER = 5.5


def typed(page: str, pitch: float = 12.5, top: float = 60.0) -> tuple[list[RawWord], Rulings]:
    words: list[RawWord] = []
    rules: list[Box] = []
    y = top
    for line in dedent(page).strip("\n").split("\n"):
        if set(line.strip()) == {"─"}:
            left, right = (50 + column * LETTER for column in (line.index("─"), len(line)))
            rules.append(Box(left, y - 2.6, right, y - 2.2))
            continue
        for match in re.finditer(r"\S+", line):
            bold = match[0].startswith("*")
            text = match[0].strip("*")
            start = 50 + match.start() * LETTER
            words.append(RawWord(text, Box(start, y, start + len(text) * LETTER, y + 10), size=10.0, bold=bold))
        y += pitch
    return words, Rulings(horizontal=tuple(rules))


def found(page: str, pitch: float = 12.5, top: float = 60.0) -> list[FoundTable]:
    words, rulings = typed(page, pitch, top)
    return find_tables(words, rulings, WIDTH, HEIGHT)


def texts(tables: list[FoundTable]) -> list[list[list[str]]]:
    document = assemble([RawPage(1, [found.table for found in tables])], "digital")
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


@pytest.mark.parametrize(
    ("page", "expected", "reason"),
    [
        (
            """
            Haushaltsansatz        2018       2019    ab 2020
            Sachaufwand         5.000 €   15.000 €
            Personalaufwand                          20.000 €
            Ertrag                             0 €
            """,
            [
                ["Haushaltsansatz", "2018", "2019", "ab 2020"],
                ["Sachaufwand", "5.000 €", "15.000 €", ""],
                ["Personalaufwand", "", "", "20.000 €"],
                ["Ertrag", "", "0 €", ""],
            ],
            "amounts stand right-aligned under their year; blank cells keep their place",
        ),
        (
            """
            im Haushalt     Investitions-      Zuschüsse    zeitliche
                            kosten brutto      u. ä.        Umsetzung

                                     €               €      2019
            """,
            [["im Haushalt", "Investitionskosten brutto", "Zuschüsse u. ä.", "zeitliche Umsetzung"], ["", "€", "€", "2019"]],
            "a head over two lines is one row; a bare € is a cell",
        ),
        (
            """
            Gremium:        Sozialausschuss      Status:         öffentlich
            Sitzung:        05.12.2024           Zuständig:      Referat 4
            Sitzungsnr.:    19                   Ersteller:      Muster, Eva
            """,
            [
                ["Gremium:", "Sozialausschuss", "Status:", "öffentlich"],
                ["Sitzung:", "05.12.2024", "Zuständig:", "Referat 4"],
                ["Sitzungsnr.:", "19", "Ersteller:", "Muster, Eva"],
            ],
            "label and value twice side by side are rows of four cells",
        ),
        (
            """
            Mai 2017             Auftakt im Rathaus
            Juli/August          Werkstätten in allen Ortsteilen und Auswertung durch
            2017                 das Institut
            Oktober 2017         Bericht im Ausschuss
            """,
            [
                ["Mai 2017", "Auftakt im Rathaus"],
                ["Juli/August 2017", "Werkstätten in allen Ortsteilen und Auswertung durch das Institut"],
                ["Oktober 2017", "Bericht im Ausschuss"],
            ],
            "a timeline without a head; month and year wrapped",
        ),
        (
            """
            Institution             Vertreter/in          Stellvertreter/in
            Caritasverband          Anna Berger           Jan Holt
            Polizei
            Volkshochschule         Meryem Kaya
            """,
            [
                ["Institution", "Vertreter/in", "Stellvertreter/in"],
                ["Caritasverband", "Anna Berger", "Jan Holt"],
                ["Polizei", "", ""],
                ["Volkshochschule", "Meryem Kaya", ""],
            ],
            "members; a body that has named nobody yet is a row",
        ),
        (
            """
            Stadtteil          Kinder     Gruppen
            Nordheim              112           6
            Südhang                87           4
            Altdorf                 9           1
            """,
            [["Stadtteil", "Kinder", "Gruppen"], ["Nordheim", "112", "6"], ["Südhang", "87", "4"], ["Altdorf", "9", "1"]],
            "an unknown head over right-aligned numbers",
        ),
        (
            """
            Beratungsfolge:

            Gemeinderat              14.12.2017           öffentlich

            Betreff:
            """,
            [["Gemeinderat", "14.12.2017", "öffentlich"]],
            "one row under its label",
        ),
        (
            """
            Ausschuss für Bildung und Soziales      06.12.2017      öffentlich
            Gemeinderat                             14.12.2017      öffentlich
            """,
            [["Ausschuss für Bildung und Soziales", "06.12.2017", "öffentlich"], ["Gemeinderat", "14.12.2017", "öffentlich"]],
            "rows without any head",
        ),
        (
            """
            Gremium               Datum           TOP ö nö
            Bauausschuss          07.03.2019      4   x
            Rat                   21.03.2019      11    x
            """,
            [["Gremium", "Datum", "TOP", "ö", "nö"], ["Bauausschuss", "07.03.2019", "4", "x", ""], ["Rat", "21.03.2019", "11", "", "x"]],
            "head words with hardly a space between them are columns",
        ),
        (
            """
            Gremium               Datum           TOPönöErgebnis
            Bauausschuss          07.03.2019      4  x  vertagt
            Rat                   21.03.2019      11 x
            """,
            [
                ["Gremium", "Datum", "TOP", "ö", "nö", "Ergebnis"],
                ["Bauausschuss", "07.03.2019", "4", "x", "", "vertagt"],
                ["Rat", "21.03.2019", "11", "x", "", ""],
            ],
            "head words without any space between them",
        ),
        (
            """
            Gremium               Sitzungstermin      Zuständigkeit
            Jugendausschuss       04.09.2018          Vorberatung
                                  11.09.2018          Vorberatung
            Kreistag              27.09.2018          Entscheidung
            """,
            [
                ["Gremium", "Sitzungstermin", "Zuständigkeit"],
                ["Jugendausschuss", "04.09.2018", "Vorberatung"],
                ["", "11.09.2018", "Vorberatung"],
                ["Kreistag", "27.09.2018", "Entscheidung"],
            ],
            "one committee with two dates: two rows",
        ),
        (
            """
            ────────────────────────────────────────────────────────
            Beteiligung der       ☐ Seniorenbeirat
            Gremien               ☒ Integrationsbeirat
            ────────────────────────────────────────────────────────
            Stellenplan           ☒ Nein
                                  ☐ Ja, im Umfang von
            ────────────────────────────────────────────────────────
            Beratungsfolge
            ────────────────────────────────────────────────────────
            """,
            [
                ["Beteiligung der Gremien", "☐ Seniorenbeirat ☒ Integrationsbeirat"],
                ["Stellenplan", "☒ Nein ☐ Ja, im Umfang von"],
                ["Beratungsfolge", ""],
            ],
            "a form with rules between its rows: one row from rule to rule",
        ),
        (
            """
            Der Vorsitzende          Die Schriftführerin

            Paul Ahlers              Greta Lindner
            """,
            [["Der Vorsitzende", "Die Schriftführerin"], ["Paul Ahlers", "Greta Lindner"]],
            "signatures side by side",
        ),
        (
            """
            Maßnahme: Lesestunden für Kinder der dritten Klasse in zwei
            Produktkonto:                                   28101/5431
            Betrag:                                           18.400 €
            Über- oder außerplanmäßige Ausgaben:                  Nein
            """,
            [["Produktkonto:", "28101/5431"], ["Betrag:", "18.400 €"], ["Über- oder außerplanmäßige Ausgaben:", "Nein"]],
            "values at the right margin, under a line of text that is no row",
        ),
        (
            """
            *Nr.  *Vorhaben          *Wer?          *Mit_wem?        *Bis_wann?
            A1    Sprachcafé im      Stadtteilbüro  Musikschule      2027
                  Bürgerhaus
            A2    Lotsendienst       Pressestelle   Seniorenbeirat   Mitte
                                                                     2028
            """,
            [
                ["Nr.", "Vorhaben", "Wer?", "Mit_wem?", "Bis_wann?"],
                ["A1", "Sprachcafé im Bürgerhaus", "Stadtteilbüro", "Musikschule", "2027"],
                ["A2", "Lotsendienst", "Pressestelle", "Seniorenbeirat", "Mitte 2028"],
            ],
            "a bold head of words that no list has; rows by their numbers",
        ),
        (
            """
            *Pos.  *Was          *Betrag
            1      Raummiete     4.000 €
            2      Honorare für  6.000 €
                   Kurse
                   Summe         10.000 €
            """,
            [
                ["Pos.", "Was", "Betrag"],
                ["1", "Raummiete", "4.000 €"],
                ["2", "Honorare für Kurse", "6.000 €"],
                ["", "Summe", "10.000 €"],
            ],
            "a sum has no number and is a row",
        ),
        (
            """
            *Was            *Wer        *Partner
            Sprachcafé      Tiefbauam   Heimatverei
                            t           n
            Lotsen          Sozialamt   Stadt
                            und Rat     zu
            """,
            [
                ["Was", "Wer", "Partner"],
                ["Sprachcafé", "Tiefbauamt", "Heimatverein"],
                ["Lotsen", "Sozialamt und Rat", "Stadt zu"],
            ],
            "words that a narrow cell breaks without a hyphen; words that are their own stay",
        ),
    ],
)  # fmt: skip
def test_tables_are_read(page: str, expected: list[list[str]], reason: str) -> None:
    assert texts(found(page)) == [expected], reason


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            """
            Die Stadt hat im Frühjahr alle      worden sind. Der Beirat hat dazu
            Vereine gefragt, welche Angebote    eine eigene Liste vorgelegt, die
            sie für neue Nachbarn machen und    der Ausschuss im Mai beraten und
            wo ihnen Räume fehlen. Daraus ist   ohne Gegenstimme gebilligt hat.
            ein Bericht geworden, in dem auch   Die Verwaltung schlägt nun vor,
            die Schulen zu Wort gekommen und    den Plan Schritt für Schritt zu
            """,
            "two columns of running text",
        ),
        (
            """
            Im vergangenen Jahr hat die Verwaltung mit vielen Vereinen gesprochen und
            Wohlfahrtsverbände,     Religionsgemeinschaften,     des    Beirats,   der
            Schulen, der Polizei und der Wirtschaft an einen runden Tisch gebeten.
            """,
            "a justified line that is stretched",
        ),
        (
            """
            -    Integrationsbeauftragte
            -    Jugendamt
            -    Volkshochschule
            """,
            "a list: the gap after the dash is no border",
        ),
        (
            """
            1.   Die Verwaltung wird beauftragt, das Konzept fortzuschreiben.
            2.   Eine Steuerungsgruppe wird gebildet.
            a)   Sie tagt öffentlich.
            """,
            "numbered points",
        ),
        (
            """
            Haushaltsjahr: 2017
            Betrag: 18.400 €
            Status: öffentlich
            """,
            "labels with their values, one to a line, without a gap",
        ),
        (
            """
            Einleitung ................................... 3
            Ziele ........................................ 5
            """,
            "contents with dots",
        ),
        (
            """
            Finanzielle Auswirkungen:   ☐ ja     ☒ nein
            """,
            "boxes to tick in a line stay with their line",
        ),
    ],
)
def test_what_is_no_table(page: str, reason: str) -> None:
    assert texts(found(page)) == [], reason


def test_words_that_a_table_takes() -> None:
    page = """
    Die Vorlage wird beraten.

    Gremium         Datum
    Rat             21.03.2019
    """
    (table,) = found(page)
    words, _ = typed(page)
    assert sorted(words[index].text for index in table.words) == ["21.03.2019", "Datum", "Gremium", "Rat"]


HEAD = "Gremium               Sitzungstermin      Zuständigkeit"
ROWS = "Jugendausschuss       04.09.2018          Vorberatung"
REST = "Kreistag              27.09.2018          Entscheidung\nRat                   28.09.2018          Entscheidung"
BLANKS = "Kreistag              27.09.2018"
OTHER = "Sachaufwand                                   5.000 €\nErtrag                                          100 €"


@pytest.mark.parametrize(
    ("above", "below", "top", "expected", "reason"),
    [
        (f"{HEAD}\n{ROWS}", REST, 60.0, 3, "the same columns at the top of the next page"),
        (f"{HEAD}\n{ROWS}", f"{HEAD}\n{REST}", 60.0, 3, "the head repeated there is dropped"),
        (f"{HEAD}\n{ROWS}", BLANKS, 60.0, 2, "one row only, its last cell blank"),
        (f"{HEAD}\n{ROWS}", REST, 500.0, None, "a table in the middle of the next page is another"),
        (f"{HEAD}\n{ROWS}", OTHER, 60.0, None, "other columns: another table"),
    ],
)
def test_tables_over_a_page_break(above: str, below: str, top: float, expected: int | None, reason: str) -> None:
    (first,) = found(above, top=740.0)
    (second,) = found(below, top=top)
    assert continues(first.table, second.table, HEIGHT) is (expected is not None), reason
    assert join_pages(first.table, second.table, HEIGHT) is (expected is not None), reason
    document = assemble([RawPage(1, [first.table]), RawPage(2, [second.table])], "digital")
    if expected is None:
        assert len(document.tables) == 2, reason
    else:
        assert [len(table.rows) for table in document.tables] == [expected + 1], reason
        assert [len(row) for row in document.tables[0].rows] == [3] * (expected + 1), reason


def test_running_text_between_rules_ends_a_table() -> None:
    """Sheets one below the other, each with columns of its own, and a paragraph below each."""
    tables = texts(
        found("""
        A 1                        Sprachtreff       St.: neu
        ────────────────────────────────────────────────────────
        Ziel: Alle reden mit       FF: Volkshaus     Bet.: Amt
        ────────────────────────────────────────────────────────
        ZG: Zugezogene             Zeit: ab 2031     T€: 12
        ────────────────────────────────────────────────────────
        Inhalt: Einmal in der Woche sitzen alle an einem Tisch.
        A 2             Fahrdienst             St.: läuft
        ────────────────────────────────────────────────────────
        Ziel: Wege      FF: Bürgerbus Aue      Bet.: Forum
        ────────────────────────────────────────────────────────
        ZG: alle        Zeit: seit 2029        T€: 40
        ────────────────────────────────────────────────────────
        """)
    )
    assert [row for table in tables for row in table] == [
        ["A 1", "Sprachtreff", "St.: neu"],
        ["Ziel: Alle reden mit", "FF: Volkshaus", "Bet.: Amt"],
        ["ZG: Zugezogene", "Zeit: ab 2031", "T€: 12"],
        ["A 2", "Fahrdienst", "St.: läuft"],
        ["Ziel: Wege", "FF: Bürgerbus Aue", "Bet.: Forum"],
        ["ZG: alle", "Zeit: seit 2029", "T€: 40"],
    ]
