"""Plain text: what is a paragraph, a row, a page number. Every row says why."""

from __future__ import annotations

import pytest

from pipeline.ingest.text.reading import read_text
from pipeline.ingest.text.titles import begins_part

PROSE = (
    "Die Gemeinde Moorheim hat im vergangenen Jahr mit allen Vereinen darüber\n"
    "gesprochen, wie das Zusammenleben in den Ortsteilen gelingen kann, und will\n"
    "die Ergebnisse nun in einem Konzept für das Zusammenleben der Gemeinde\n"
)


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            PROSE + "zusammenfassen.",
            [PROSE.replace("\n", " ") + "zusammenfassen."],
            "lines wrapped by hand are one paragraph",
        ),
        (
            "Zeitplan\n\n"
            "Phase 1 (Frühjahr 2022): Umfrage in allen Ortschaften der Gemeinde\n"
            "Phase 2 (Sommer 2022): Werkstätten mit Vereinen und Verbänden\n"
            "Phase 3 (Winter 2022): Beratung im Ausschuss und im Gemeinderat\n\n"
            "Der Rat beschließt.",
            [
                "Zeitplan",
                "Phase 1 (Frühjahr 2022): Umfrage in allen Ortschaften der Gemeinde",
                "Phase 2 (Sommer 2022): Werkstätten mit Vereinen und Verbänden",
                "Phase 3 (Winter 2022): Beratung im Ausschuss und im Gemeinderat",
                "Der Rat beschließt.",
            ],
            "lines of like length in a short file are not wrapped: no small letter follows any of them",
        ),
        (
            PROSE
            + "Moorheim, dem Doppelhaushalt der Jahre 2022 und 2023 beigefügt, Anlage 2\nBeratungsfolge dieser Vorlage\n",
            [
                PROSE.replace("\n", " ") + "Moorheim, dem Doppelhaushalt der Jahre 2022 und 2023 beigefügt, Anlage 2",
                "Beratungsfolge dieser Vorlage",
            ],
            "a known title begins a block under a full line",
        ),
        (
            PROSE + "Moorheim vorlegen; dazu gehören die Familien der Gemeinde mit anderem\nHintergrund\n",
            [
                PROSE.replace("\n", " ")
                + "Moorheim vorlegen; dazu gehören die Familien der Gemeinde mit anderem Hintergrund"
            ],
            "a word that may be a title ends a sentence that needs it",
        ),
        (
            PROSE + "Moorheim beitragen.\n\nLeben und\nWohnen\nFrühe Hilfen\nSchule im\nQuartier\n",
            [
                PROSE.replace("\n", " ") + "Moorheim beitragen.",
                "Leben und Wohnen",
                "Frühe Hilfen",
                "Schule im Quartier",
            ],
            "names in narrow cells go on behind a word that cannot be the last",
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str], reason: str) -> None:
    assert [block.text for block in read_text(text).blocks] == expected, reason


def test_a_blank_line_below_every_line_is_closed_up() -> None:
    text = f"Sachverhalt\n\n{PROSE}Moorheim beitragen und\nweitere Familien erreichen.\n\n" + PROSE * 2 + "Ende.\n"
    doubled = text.replace("\n", "\n\n")
    assert [block.text for block in read_text(doubled).blocks] == [block.text for block in read_text(text).blocks]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    text = "\n\n".join(
        f"Die Verwaltung berichtet zum {number}. Mal über die Arbeit im Stadtteil." for number in range(20)
    )
    assert len(read_text(text).blocks) == 20


@pytest.mark.parametrize(
    ("text", "rows", "reason"),
    [
        (
            "Gremium\tDatum\nRat\t12.03.2019\n\t\nKreistag\t13.03.2019\n",
            [["Gremium", "Datum"], ["Rat", "12.03.2019"], ["", ""], ["Kreistag", "13.03.2019"]],
            "a row of blank cells does not end the table",
        ),
        (
            "Gremium\tDatum\nRat\t12.03.2019\n\t\n\t\n",
            [["Gremium", "Datum"], ["Rat", "12.03.2019"]],
            "blank rows at the end",
        ),
        ("\t\t\n\t\t\nDer Rat tagt.\n", [], "blank rows alone"),
    ],
)
def test_rows_of_blank_cells(text: str, rows: list[list[str]], reason: str) -> None:
    assert [[cell.text for cell in row] for table in read_text(text).tables for row in table.rows] == rows, reason


@pytest.mark.parametrize("mark", ["-- 1 of 3 --", "– 2 –", "- 12 -", "Seite 2 von 5", "-- 2/3 --"])
def test_page_marks_are_margins(mark: str) -> None:
    document = read_text(f"Der Bericht wird dem\n{mark}\nAusschuss vorgestellt.\n")
    assert tuple(document.margins) == (mark,)
    assert mark not in document.text


@pytest.mark.parametrize(
    ("line", "expected", "reason"),
    [
        ("Beratungsfolge dieser Vorlage", True, "a title"),
        ("3. Beschlussantrag:", True, "numbered, with a colon"),
        ("Betreff: Radweg am Ufer", True, "a label and its value"),
        ("Bearbeiter/-in: Eva Muster", True, "a label in both genders"),
        ("betreff der Vorlage", False, "small: the middle of a sentence"),
        ("Der Beschlussvorschlag liegt vor", False, "a title inside a sentence"),
        ("14:30 Uhr im Rathaus", False, "a colon in a time of day"),
        ("", False, "nothing"),
    ],
)
def test_lines_that_begin_a_part(line: str, expected: bool, reason: str) -> None:
    assert begins_part(line) is expected, reason
