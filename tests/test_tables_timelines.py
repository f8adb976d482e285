"""Timelines without rules or head: each row begins where a time begins, however loosely it is said. Every row says why."""

from __future__ import annotations

import pytest

from pipeline.ingest.tables.timelines import says_when
from tests.test_tables_shapes import found, texts


@pytest.mark.parametrize(
    ("page", "expected", "reason"),
    [
        (
            """
            März 2023                     Auftakt im Gemeindehaus
            Mai bis August 2023           Gespräche mit Vereinen
            4. Quartal 2023               Entwurf der Leitlinien
            06.02.2024                    Fachtag
            """,
            [
                ["März 2023", "Auftakt im Gemeindehaus"],
                ["Mai bis August 2023", "Gespräche mit Vereinen"],
                ["4. Quartal 2023", "Entwurf der Leitlinien"],
                ["06.02.2024", "Fachtag"],
            ],
            "a range of months and a quarter between days",
        ),
        (
            """
            März 2023               Auftakt im Gemeindehaus
            Mai bis August          Gespräche mit Vereinen und Verbänden
            2023
            4. Quartal 2023         Beratung der Leitlinien im Ausschuss für
                                    Zusammenleben
            06.02.2024              Fachtag
            """,
            [
                ["März 2023", "Auftakt im Gemeindehaus"],
                ["Mai bis August 2023", "Gespräche mit Vereinen und Verbänden"],
                ["4. Quartal 2023", "Beratung der Leitlinien im Ausschuss für Zusammenleben"],
                ["06.02.2024", "Fachtag"],
            ],
            "a year alone completes the months above it; a label is wrapped",
        ),
        (
            """
            I. Quartal 2022     Umfrage in den Ortschaften
            II/2022             Werkstatt der Ehrenamtlichen
            2. Halbjahr 2022    Auswertung
            Ende 2022           Bericht im Kreistag
            """,
            [
                ["I. Quartal 2022", "Umfrage in den Ortschaften"],
                ["II/2022", "Werkstatt der Ehrenamtlichen"],
                ["2. Halbjahr 2022", "Auswertung"],
                ["Ende 2022", "Bericht im Kreistag"],
            ],
            "quarters in other dress, and half a year",
        ),
        (
            """
            Frühjahr 2022       Umfrage in den Ortschaften und
                                Gespräche mit den Kirchen
            Sommer 2022         Werkstatt der Ehrenamtlichen
            Winter 2022/23      Auswertung
            """,
            [
                ["Frühjahr 2022", "Umfrage in den Ortschaften und Gespräche mit den Kirchen"],
                ["Sommer 2022", "Werkstatt der Ehrenamtlichen"],
                ["Winter 2022/23", "Auswertung"],
            ],
            "seasons",
        ),
        (
            """
            ab Juni 2021        Umfrage in den Ortschaften
            danach              Auswertung durch das Institut
            KW 23               Vorstellung im Beirat
            laufend             Bericht der Verwaltung
            """,
            [
                ["ab Juni 2021", "Umfrage in den Ortschaften"],
                ["danach", "Auswertung durch das Institut"],
                ["KW 23", "Vorstellung im Beirat"],
                ["laufend", "Bericht der Verwaltung"],
            ],
            "a small letter does not hold “danach” to the row above",
        ),
        (
            """
            12.03.2021          Auftakt
            danach              Auswertung durch das Institut und Besuche
                                bei den Vereinen
            sobald möglich      Vorstellung im Beirat
            Juni 2021           Beschluss
            """,
            [
                ["12.03.2021", "Auftakt"],
                ["danach", "Auswertung durch das Institut und Besuche bei den Vereinen"],
                ["sobald möglich", "Vorstellung im Beirat"],
                ["Juni 2021", "Beschluss"],
            ],
            "words that nobody knows begin a row, too, where a word beside them begins a cell",
        ),
        (
            """
            September bis       Gespräche über die Ziele des Konzepts mit den Trägern
            November 2021       der freien Jugendhilfe
            Anfang 2022         Entwurf
            bis Ende des        Beratung in den Gremien und
            Jahres 2022         Druck
            """,
            [
                [
                    "September bis November 2021",
                    "Gespräche über die Ziele des Konzepts mit den Trägern der freien Jugendhilfe",
                ],
                ["Anfang 2022", "Entwurf"],
                ["bis Ende des Jahres 2022", "Beratung in den Gremien und Druck"],
            ],
            "both cells wrapped",
        ),
        (
            """
            September 2021      Umfrage und
            bis November 2021   Auswertung
            bis Ende 2022       Beratung in den Gremien
            Januar 2023         Druck
            """,
            [
                ["September 2021 bis November 2021", "Umfrage und Auswertung"],
                ["bis Ende 2022", "Beratung in den Gremien"],
                ["Januar 2023", "Druck"],
            ],
            "“bis” goes on with the time above, but for a row of its own",
        ),
        (
            """
            Phase 1             Umfrage in den Ortschaften
            Phase 2             Werkstatt der Ehrenamtlichen, Besuche bei den
                                Vereinen
            Phase 3             Bericht
            """,
            [
                ["Phase 1", "Umfrage in den Ortschaften"],
                ["Phase 2", "Werkstatt der Ehrenamtlichen, Besuche bei den Vereinen"],
                ["Phase 3", "Bericht"],
            ],
            "numbered phases",
        ),
        (
            """
            14.05.2019          Jugendausschuss und
            17:00 Uhr           Sozialausschuss
            21.05.2019          Stadtrat
            """,
            [["14.05.2019 17:00 Uhr", "Jugendausschuss und Sozialausschuss"], ["21.05.2019", "Stadtrat"]],
            "the time of day is no row",
        ),
    ],
)
@pytest.mark.parametrize("pitch", [12.5, 18.0])
def test_timelines(page: str, expected: list[list[str]], reason: str, pitch: float) -> None:
    assert texts(found(page, pitch=pitch)) == [expected], reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("Mai", True, "a month"),
        ("Juni/Juli 2021", True, "two months"),
        ("Juni bis September 2021", True, "a range"),
        ("14. März 2018", True, "a day in words"),
        ("4. Quartal 2021", True, "a quarter"),
        ("Q3 2020", True, "a quarter, short"),
        ("bis Ende 2022", True, "an end"),
        ("Sommerferien 2022", True, "a season of school"),
        ("23. KW", True, "a week"),
        ("2021/22", True, "two years"),
        ("Schritt 3:", True, "a numbered step"),
        ("voraussichtlich im Herbst 2020", True, "words before it"),
        ("Maibaum aufstellen", False, "a word that begins like a month"),
        ("Mai-Café", False, "a month in a name"),
        ("5.000 €", False, "an amount"),
        ("2.1 Sprache", False, "a numbered title"),
        ("Stadtrat 14.05.2019", False, "a committee"),
        ("im Rathaus", False, "a place"),
        ("", False, "nothing"),
    ],
)
def test_what_says_when(text: str, expected: bool, reason: str) -> None:
    assert says_when(text) is expected, reason
