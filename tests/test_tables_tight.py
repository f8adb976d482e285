"""Tables whose rows stand as close as the lines of a cell: what is a row, and what goes on with the one above."""

from __future__ import annotations

import pytest

from tests.test_tables_shapes import found, texts


@pytest.mark.parametrize(
    ("page", "expected", "reason"),
    [
        (
            """
            Funktion   Name                    entsandt durch
            Leitung    Frau Dr. Ida Sommer     Dezernat IV
            Mitglied   Frau Rätin Ute Lahn     Fraktion A
            Mitglied   Herr Rat Bernd Holz     Fraktion B
            Mitglied   Herr Rat Peter Frey     Fraktion C
            """,
            [
                ["Funktion", "Name", "entsandt durch"],
                ["Leitung", "Frau Dr. Ida Sommer", "Dezernat IV"],
                ["Mitglied", "Frau Rätin Ute Lahn", "Fraktion A"],
                ["Mitglied", "Herr Rat Bernd Holz", "Fraktion B"],
                ["Mitglied", "Herr Rat Peter Frey", "Fraktion C"],
            ],
            "cells of one width are no full lines: each member is a row",
        ),
        (
            """
            Ertrag:        10.000 €
            Stellenplan:   keine Auswirkung
            """,
            [["Ertrag:", "10.000 €"], ["Stellenplan:", "keine Auswirkung"]],
            "a label that ends in a colon is whole",
        ),
        (
            """
            Teilnehmende   Brand (50), Elker (40), Kolbe (51), Frings (80),
                           Hollmann (Wohnverein)
            Verteiler      wie oben, Landrat
            """,
            [
                ["Teilnehmende", "Brand (50), Elker (40), Kolbe (51), Frings (80), Hollmann (Wohnverein)"],
                ["Verteiler", "wie oben, Landrat"],
            ],
            "a small letter goes on with the line above only where that had no room left",
        ),
        (
            """
            [X] Sozialausschuss            am  22.08.2028
            [ ] Finanzausschuss            am
            [X] Kreistag                   am  09.09.2028
            """,
            [
                ["[X] Sozialausschuss", "am 22.08.2028"],
                ["[ ] Finanzausschuss", "am"],
                ["[X] Kreistag", "am 09.09.2028"],
            ],
            "a box begins a row, and a date left open is its own",
        ),
        (
            """
            Sitzung am      Gremium der Stadt           Beschlusslage
            11.09.2028      Gleichstellungsausschuss    Empfehlung
            24.09.2028      Rat der Stadt               Entscheidung
            """,
            [
                ["Sitzung am", "Gremium der Stadt", "Beschlusslage"],
                ["11.09.2028", "Gleichstellungsausschuss", "Empfehlung"],
                ["24.09.2028", "Rat der Stadt", "Entscheidung"],
            ],
            "what stands over the dates is a head, also beside words that no list of heads knows",
        ),
        (
            """
            - Frühjahr 2028      Konferenz in Moorheim
            - bis 30.06.2028     Endfassung der Berichte
            - Dezember 2028      Beschluss des Rates
            """,
            [
                ["- Frühjahr 2028", "Konferenz in Moorheim"],
                ["- bis 30.06.2028", "Endfassung der Berichte"],
                ["- Dezember 2028", "Beschluss des Rates"],
            ],
            "a timeline with dashes",
        ),
        (
            """
            I/2028        Gründung des Beirats
            12/2028       erster Bericht
            2029          Auswertung durch die Hochschule

            6. Anlagen
            """,
            [
                ["I/2028", "Gründung des Beirats"],
                ["12/2028", "erster Bericht"],
                ["2029", "Auswertung durch die Hochschule"],
            ],
            "a month as a figure says when; the numbered heading below is no row",
        ),
        (
            """
            Leitthema                 Handlungsfeld
            I. Ankommen               I.1 Wohnen am Ort
                                      I.2 Deutsch lernen
            II. Teilhaben             II.1 Frühe Bildung
            """,
            [
                ["Leitthema", "Handlungsfeld"],
                ["I. Ankommen", "I.1 Wohnen am Ort"],
                ["", "I.2 Deutsch lernen"],
                ["II. Teilhaben", "II.1 Frühe Bildung"],
            ],
            "a code begins an entry though the label beside it is blank",
        ),
        (
            """
            in Euro              2028 (RE)    2029 (Plan)   2030 ff. (Plan)
            Personal             88.412,77         91.000            93.500
            Sachkosten           14.005,19         15.000            15.000
            """,
            [
                ["in Euro", "2028 (RE)", "2029 (Plan)", "2030 ff. (Plan)"],
                ["Personal", "88.412,77", "91.000", "93.500"],
                ["Sachkosten", "14.005,19", "15.000", "15.000"],
            ],
            "years with a word in brackets are a head over figures set flush right",
        ),
        (
            """
            Träger der Arbeit           Anteil 1      Anteil 2
            Verein A                      78.000        156.000
            Verein B                       9.500          6.000
            """,
            [
                ["Träger der Arbeit", "Anteil 1", "Anteil 2"],
                ["Verein A", "78.000", "156.000"],
                ["Verein B", "9.500", "6.000"],
            ],
            "figures belong to the head that they stand under, wherever they end",
        ),
        (
            """
            Ausschuss für Soziales,
            Schule und Sport        25.05.2028
            Rat                     17.06.2028
            """,
            [["Ausschuss für Soziales, Schule und Sport", "25.05.2028"], ["Rat", "17.06.2028"]],
            "a name begun over the line of its date",
        ),
        (
            """
                                       Datum         Ja    Nein    Enth.
            Ausschuss für Soziales,
            Schule und Vor-            25.05.2028
            beugung
            Rat                        17.06.2028
            """,
            [
                ["", "Datum", "Ja", "Nein", "Enth."],
                ["Ausschuss für Soziales, Schule und Vorbeugung", "25.05.2028", "", "", ""],
                ["Rat", "17.06.2028", "", "", ""],
            ],
            "the first column has no head: names stand left of all that have one",
        ),
        (
            """
            Amt für Jugend und        Frau Sommer und
            Bildung                   Frau Winter
            Amt für Schulen           Herr Holz
            """,
            [["Amt für Jugend und Bildung", "Frau Sommer und Frau Winter"], ["Amt für Schulen", "Herr Holz"]],
            "both cells go on where the words say so",
        ),
    ],
)
def test_rows_as_close_as_lines(page: str, expected: list[list[str]], reason: str) -> None:
    assert texts(found(page)) == [expected], reason


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (
            """
            1     Niederschrift
                  Es gibt keine Anmerkungen zur Niederschrift der letzten Sitzung im Mai.
            2     Bericht
                  Die Gruppe trifft sich zwischen den Sitzungen und bereitet die Vergabe vor.
            """,
            "minutes with the numbers of the agenda beside the text",
        ),
        (
            """
            2.1    Sprache
                     - Kurse am Abend
            2.2    Wohnen und Umfeld
                     - Beratung
            """,
            "section numbers stay with their words",
        ),
    ],
)
def test_numbers_beside_text_are_no_columns(page: str, reason: str) -> None:
    assert texts(found(page)) == [], reason
