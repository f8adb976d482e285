"""Tables of drawn papers that run over a page break: one table, its head once, each cell on its own page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import LEFT, PITCH, SIZE, Paper, paper

HEAD = ("Gremium", "Sitzungstermin", "Zuständigkeit")
ROWS = [
    ("Jugendhilfeausschuss", "04.09.2018", "Vorberatung"),
    ("Kreisausschuss", "17.09.2018", "Vorberatung"),
    ("Finanzausschuss", "18.09.2018", "Vorberatung"),
    ("Kreistag", "27.09.2018", "Entscheidung"),
]
BUDGET = ("Ergebnishaushalt", "2019", "2020")
SUMS = [("Personalaufwand", "31.000", "32.000"), ("Sachaufwand", "4.500", ""), ("Zuschuss", "", "9.000")]


def columns(p: Paper, rows: Sequence[Sequence[str]]) -> None:
    """Rows without any lines, at the height where the paper is."""
    for row in rows:
        for place, text in enumerate(row):
            p.at(LEFT + 160 * place, p.y, text)
        p.y -= PITCH + 4


def drawn(p: Paper, rows: Sequence[Sequence[str]], widths: Sequence[float] = (180, 100, 100)) -> None:
    """Rows of cells with borders."""
    for row in rows:
        x = LEFT
        for text, width in zip(row, widths, strict=True):
            p.canvas.rect(x, p.y - 6, width, 20)
            p.at(x + 4, p.y, text)
            x += width
        p.y -= 20


def foot(p: Paper, number: int) -> None:
    p.at(LEFT, 40, f"Landkreis Moorheim                                     Seite {number}", size=8)


def tables(path: Path) -> list[list[tuple[str, ...]]]:
    return [[tuple(cell.text for cell in row) for row in table.rows] for table in read_pdf(path).tables]


def test_a_table_without_rules_goes_on_over_the_page(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        foot(p, 1)
        p.write("Der Kreistag wird gebeten, dem Konzept für das Zusammenleben in allen Orten zuzustimmen.")
        p.y = 120
        columns(p, [HEAD, *ROWS[:2]])
        p.page()
        foot(p, 2)
        columns(p, [HEAD, *ROWS[2:]])

    path = paper(tmp_path / "paper.pdf", draw)
    assert tables(path) == [[HEAD, *ROWS]]
    (table,) = read_pdf(path).tables
    assert [{cell.page for cell in row} for row in table.rows] == [{1}, {1}, {1}, {2}, {2}]


def test_a_drawn_table_over_three_pages_has_one_head(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        for number in (1, 2, 3):
            foot(p, number)
            if number == 1:
                p.y = 130
            drawn(p, [BUDGET, *(SUMS * (1 if number != 2 else 11))])
            p.page()

    (table,) = tables(paper(tmp_path / "paper.pdf", draw))
    assert table == [BUDGET, *(SUMS * 13)]


def test_a_drawn_table_goes_on_without_its_head(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.y = 100
        drawn(p, [BUDGET, SUMS[0]])
        p.page()
        drawn(p, SUMS[1:])
        p.y -= 2 * SIZE
        p.write("Die Mittel stehen bereit.")

    assert tables(paper(tmp_path / "paper.pdf", draw)) == [[BUDGET, *SUMS]]


def test_another_table_on_the_next_page_stays_another(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.y = 100
        drawn(p, [BUDGET, SUMS[0]])
        p.page()
        drawn(p, [HEAD, *ROWS], widths=(150, 90, 120))

    assert len(tables(paper(tmp_path / "paper.pdf", draw))) == 2


def test_a_sentence_between_two_tables_parts_them(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.y = 120
        drawn(p, [BUDGET, SUMS[0]])
        p.page()
        p.write("Für die Folgejahre gilt:")
        drawn(p, [BUDGET, *SUMS[1:]])

    assert len(tables(paper(tmp_path / "paper.pdf", draw))) == 2
