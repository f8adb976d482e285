"""Tables that a conversion flattened to one cell a line become rows again. Every row says why."""

import pytest

from pipeline.ingest.text.flattened import rows_of_cells, rows_of_sessions
from pipeline.ingest.text.reading import read_text

BUDGET = ["2020", "2021", "Personal", "28.000", "56.500", "Sachkosten", "5.000", "-"]


@pytest.mark.parametrize(
    ("lines", "expected", "reason"),
    [
        (
            BUDGET,
            ["\t2020\t2021", "Personal\t28.000\t56.500", "Sachkosten\t5.000\t-"],
            "years, then labels and amounts",
        ),
        (
            ["Bereich", *BUDGET],
            ["Bereich\t2020\t2021", "Personal\t28.000\t56.500", "Sachkosten\t5.000\t-"],
            "the head of the labels",
        ),
        (
            [
                "",
                "     2020 (Ist)",
                "Ansatz 2021",
                "Personal",
                "1,5 T€",
                "2 T€",
                "Förderung des",
                "Landes",
                "-3 T€",
                "./.",
            ],
            ["", "\t2020 (Ist)\tAnsatz 2021", "Personal\t1,5 T€\t2 T€", "Förderung des Landes\t-3 T€\t./."],
            "heads with more than the year, a label of two lines, an amount below zero",
        ),
        (
            [*BUDGET, "Der Ansatz wird um 500 € erhöht.", ""],
            [
                "\t2020\t2021",
                "Personal\t28.000\t56.500",
                "Sachkosten\t5.000\t-",
                "Der Ansatz wird um 500 € erhöht.",
                "",
            ],
            "what follows stays as it is",
        ),
        (BUDGET[:5], BUDGET[:5], "one row makes no table"),
        (BUDGET[:-1], BUDGET[:-1], "a cell is missing, nothing says which"),
        ([*BUDGET, "9.000"], [*BUDGET, "9.000"], "a cell too many: the first row alone is none"),
        (["2021", "2020", *BUDGET[2:]], ["2021", "2020", *BUDGET[2:]], "years that do not go up"),
        (["2020", *BUDGET[2:]], ["2020", *BUDGET[2:]], "one year"),
        (["2020", "", "2021", *BUDGET[2:]], ["2020", "", "2021", *BUDGET[2:]], "a blank line between"),
        (["2020\t2021", *BUDGET[2:]], ["2020\t2021", *BUDGET[2:]], "the head is a row already"),
        ([], [], "nothing"),
    ],
)
def test_budgets(lines: list[str], expected: list[str], reason: str) -> None:
    assert rows_of_cells(lines) == expected, reason


SESSIONS = ["Hauptausschuss", "öffentlich", "02.12.2015", "Stadtrat", "öffentlich", "16.12.2015"]


@pytest.mark.parametrize(
    ("lines", "expected", "reason"),
    [
        (
            SESSIONS,
            ["Hauptausschuss\töffentlich\t02.12.2015", "Stadtrat\töffentlich\t16.12.2015"],
            "the committee first",
        ),
        (
            ["Beratungsfolge:", *SESSIONS, "Sachverhalt"],
            [
                "Beratungsfolge:",
                "Hauptausschuss\töffentlich\t02.12.2015",
                "Stadtrat\töffentlich\t16.12.2015",
                "Sachverhalt",
            ],
            "what stands around stays",
        ),
        (
            ["02.12.2015", "Hauptausschuss", "Ö", "16.12.2015", "Stadtrat", "N"],
            ["02.12.2015\tHauptausschuss\tÖ", "16.12.2015\tStadtrat\tN"],
            "the day first",
        ),
        (
            [
                "Ausschuss für Bildung und",
                "öffentlich",
                "01.12.2015",
                "Soziales",
                "Stadtrat",
                "16.12.2015",
                "Entscheidung",
            ],
            ["Ausschuss für Bildung und Soziales\töffentlich\t01.12.2015", "Stadtrat\t16.12.2015\tEntscheidung"],
            "a name goes on below the cells beside its first line",
        ),
        (
            ["Ausschuss für Bildung und", "Soziales", "01.12.2015", "Stadtrat", "16.12.2015"],
            ["Ausschuss für Bildung und Soziales\t01.12.2015", "Stadtrat\t16.12.2015"],
            "a name of two lines",
        ),
        (
            ["Ausschuss Soziales", "01.12.2015", "x", "7", "Kreistag Rabenau", "16.12.2015", "x", "29"],
            ["Ausschuss Soziales\t01.12.2015\tx\t7", "Kreistag Rabenau\t16.12.2015\tx\t29"],
            "names without “für”, a town behind the name, crosses and votes",
        ),
        (
            ["Der Ausschuss (alt)", "01.12.2015", "Kreistag", "16.12.2015", "Stadtrat"],
            ["Der Ausschuss (alt)", "01.12.2015", "Kreistag", "16.12.2015", "Stadtrat"],
            "the first committee is not known as one: its day would go to the next",
        ),
        (
            [*SESSIONS, "Sondersitzung des Hauptausschusses", "11.01.2016"],
            [*SESSIONS, "Sondersitzung des Hauptausschusses", "11.01.2016"],
            "a committee below that is told in another way: part of a table is left alone",
        ),
        (["Beratung", *SESSIONS], ["Beratung", *SESSIONS], "a role first: of the committee below it or left over"),
        ([*SESSIONS, "Kreistag"], [*SESSIONS, "Kreistag"], "a committee without a day"),
        (SESSIONS[:3], SESSIONS[:3], "one session makes no table"),
        (
            ["Hauptausschuss", "Stadtrat", "02.12.2015", "16.12.2015"],
            ["Hauptausschuss", "Stadtrat", "02.12.2015", "16.12.2015"],
            "committees first and days after: columns, not rows",
        ),
        (
            ["Hauptausschuss", "02.12.2015", "09.12.2015", "Stadtrat", "16.12.2015"],
            ["Hauptausschuss", "02.12.2015", "09.12.2015", "Stadtrat", "16.12.2015"],
            "two days of one committee: nothing says what the second is",
        ),
        (["Der Stadtrat hat beraten.", "02.12.2015"], ["Der Stadtrat hat beraten.", "02.12.2015"], "a sentence"),
        ([], [], "nothing"),
    ],
)
def test_sessions(lines: list[str], expected: list[str], reason: str) -> None:
    assert rows_of_sessions(lines) == expected, reason


def test_the_rows_are_tables_of_the_document() -> None:
    lines = ["Beratungsfolge", *SESSIONS, "", "Kosten", "", "Bereich", *BUDGET, "", "Die Mittel sind eingeplant."]
    sessions, budget = read_text("\n".join(lines)).tables
    assert [[cell.text for cell in row] for row in sessions.rows] == [
        ["Hauptausschuss", "öffentlich", "02.12.2015"],
        ["Stadtrat", "öffentlich", "16.12.2015"],
    ]
    assert [cell.text for cell in budget.rows[0]] == ["Bereich", "2020", "2021"]
