"""Reading order, paragraphs, items and running heads of drawn pages. Every row says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.document import Document
from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import LEFT, RIGHT, SHY, Paper, paper

SENTENCE = (
    "Der Gemeinde­rat der Stadt Moor­heim hat die Ver­wal­tung be­auf­tragt, ein Kon­zept für das Zu­sam­men­le­ben "
    "zu er­ar­bei­ten und da­rü­ber ein­mal im Jahr zu be­rich­ten."
)
MEANS = "Die Mittel stehen im Haushalt der Stadt für das ganze Jahr bereit. "
PLAIN = SENTENCE.replace(SHY, "")


def read(tmp_path: Path, draw: Callable[[Paper], None]) -> Document:
    return read_pdf(paper(tmp_path / "paper.pdf", draw))


def blocks(document: Document) -> list[str]:
    return [block.text.replace("\f", " ") for block in document.blocks]


def two_paragraphs(p: Paper) -> None:
    p.write(SENTENCE)
    p.write("Die Mittel stehen bereit. " + SENTENCE)


def no_gap_between(p: Paper) -> None:
    p.write(SENTENCE, gap=0)
    p.write(MEANS + SENTENCE, gap=0)
    p.write(SENTENCE, gap=0)


def first_line_indent(p: Paper) -> None:
    for _ in range(3):
        p.write(SENTENCE + " Das Amt für Soziales wirkt mit.", x=LEFT + 18, hanging=-18, gap=0)


def items(p: Paper) -> None:
    p.write("Der Rat beschließt:")
    p.item("1.", SENTENCE)
    p.item("2.", "Die Mittel stehen bereit.")
    p.item("a)", "Das Jugendamt wirkt mit.", x=LEFT + 20, gap=10)
    p.write(SENTENCE)


def bullets(p: Paper) -> None:
    p.write("In der Gruppe wirken mit:", gap=0)
    for name in ("Caritasverband", "Sportverein Moorheim 1921 e. V.", "Volkshochschule"):
        p.item("–", name)
    p.write("Die Gruppe tagt im Mai.", gap=0)


def dash_in_sentence(p: Paper) -> None:
    p.lines(
        [
            "Die Verwaltung hat die Träger der freien Wohlfahrtspflege mehrfach gehört, und zwar im",
            "– wie vom Ausschuss gewünscht – kleinen Kreis, und die Ergebnisse danach in der Sitzung",
            "vorgestellt.",
        ]
    )


def number_in_sentence(p: Paper) -> None:
    p.lines(
        [
            "Die Verwaltung hat die Träger der freien Wohlfahrtspflege mehrfach gehört, zuletzt am",
            "12. Mai 2019 in der Stadthalle. Das Ergebnis ist in der Anlage zusammengefasst, die hier",
            "beiliegt.",
        ]
    )


def bold_heading(p: Paper) -> None:
    p.write(SENTENCE, gap=0)
    p.write("Finanzielle Auswirkungen", font="Helvetica-Bold", gap=0)
    p.write(SENTENCE, gap=0)


def bold_words_inside(p: Paper) -> None:
    p.lines(["Die Verwaltung schlägt dem Rat vor, dieses Vorhaben unter dem neuen und kürzeren Namen"])
    p.lines(["Bündnis für Moorheim und alle seine Ortsteile"], font="Helvetica-Bold")


@pytest.mark.parametrize(
    ("draw", "expected", "reason"),
    [
        (two_paragraphs, [PLAIN, "Die Mittel stehen bereit. " + PLAIN], "a gap parts paragraphs; hyphens are repaired"),
        (no_gap_between, [PLAIN, MEANS + PLAIN, PLAIN], "a short last line parts them as well"),
        (first_line_indent, [PLAIN + " Das Amt für Soziales wirkt mit."] * 3, "an indented first line begins one"),
        (
            items,
            [
                "Der Rat beschließt:",
                "1. " + PLAIN,
                "2. Die Mittel stehen bereit.",
                "a) Das Jugendamt wirkt mit.",
                PLAIN,
            ],
            "wrapped items are joined, each its own block",
        ),
        (
            bullets,
            [
                "In der Gruppe wirken mit:",
                "– Caritasverband",
                "– Sportverein Moorheim 1921 e. V.",
                "– Volkshochschule",
                "Die Gruppe tagt im Mai.",
            ],
            "a list without gaps ends where the indent ends",
        ),
        (
            dash_in_sentence,
            [
                "Die Verwaltung hat die Träger der freien Wohlfahrtspflege mehrfach gehört, und zwar im – wie vom "
                "Ausschuss gewünscht – kleinen Kreis, und die Ergebnisse danach in der Sitzung vorgestellt."
            ],
            "a dash at the beginning of a line is no bullet",
        ),
        (
            number_in_sentence,
            [
                "Die Verwaltung hat die Träger der freien Wohlfahrtspflege mehrfach gehört, zuletzt am 12. Mai 2019 in "
                "der Stadthalle. Das Ergebnis ist in der Anlage zusammengefasst, die hier beiliegt."
            ],
            "a date at the beginning of a line is no number of an item",
        ),
        (bold_heading, [PLAIN, "Finanzielle Auswirkungen", PLAIN], "a bold line is a heading without any gap"),
        (
            bold_words_inside,
            [
                "Die Verwaltung schlägt dem Rat vor, dieses Vorhaben unter dem neuen und kürzeren Namen "
                "Bündnis für Moorheim und alle seine Ortsteile"
            ],
            "bold words inside a sentence are no heading",
        ),
    ],
)
def test_paragraphs(draw: Callable[[Paper], None], expected: list[str], reason: str, tmp_path: Path) -> None:
    assert blocks(read(tmp_path, draw)) == expected, reason


MIDDLE = (LEFT + RIGHT) / 2


def column_page(p: Paper, left: str, right: str, head: str = "") -> None:
    if head:
        p.write(head)
    top = p.y
    p.write(left, LEFT, MIDDLE - 10)
    bottom, p.y = p.y, top
    p.write(right, MIDDLE + 10, RIGHT)
    p.y = min(bottom, p.y)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = ("Links steht dies. " + SENTENCE) * 2, ("Rechts steht das. " + SENTENCE) * 2
    document = read(tmp_path, lambda p: column_page(p, left, right, "Die Sitzungsvorlage der Stadt Moorheim vom Mai."))
    assert blocks(document) == [
        "Die Sitzungsvorlage der Stadt Moorheim vom Mai.",
        left.replace(SHY, ""),
        right.replace(SHY, ""),
    ]


def test_a_word_broken_at_the_end_of_a_column_is_joined(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        top = p.y
        p.write(SENTENCE * 2, LEFT, MIDDLE - 10, gap=0)
        p.lines(["Danach wirkt auch der Jugendhilfeaus-"])
        p.y = top
        p.lines(["schuss mit."], x=MIDDLE + 10)
        p.write(SENTENCE * 2, MIDDLE + 10, RIGHT)

    text = read(tmp_path, draw).text
    assert "wirkt auch der Jugendhilfeausschuss mit." in text


def test_a_paragraph_goes_on_over_columns_and_pages_before_a_capital(tmp_path: Path) -> None:
    """In German the next word may be a noun: a full line and an open sentence say that it goes on."""
    full = "Die Stadt hat mit den freien Trägern, den Vereinen, den Schulen und mit den Kirchen einen"

    def draw(p: Paper) -> None:
        p.write(SENTENCE)
        p.lines([full])
        p.page()
        p.lines(["Vertrag geschlossen."])

    assert blocks(read(tmp_path, draw)) == [PLAIN, full + " Vertrag geschlossen."]


def test_what_stands_below_two_columns_comes_after_both(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        column_page(p, SENTENCE * 2, SENTENCE * 2)
        p.y -= 30
        p.lines(["Moorheim, im Mai"])

    assert blocks(read(tmp_path, draw))[-1] == "Moorheim, im Mai"


def test_a_column_that_is_longer_than_the_other_stays_a_column(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        top = p.y
        p.write("Links steht dies. " + SENTENCE * 2, LEFT, MIDDLE - 10)
        bottom, p.y = p.y, top
        p.write("Rechts steht das. " + SENTENCE * 2, MIDDLE + 10, RIGHT)
        p.y = bottom - 10
        p.lines(["Kosten"], font="Helvetica-Bold")
        p.y -= 10
        p.write("Links geht es weiter. " + SENTENCE, LEFT, MIDDLE - 10)

    text = read(tmp_path, draw).text
    assert text.index("Links steht") < text.index("Kosten") < text.index("Links geht") < text.index("Rechts steht")


def test_labels_beside_their_values_are_no_columns(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        for label in ("Ziel der Maßnahme", "Was soll erreicht werden?", "Woran messen wir das?"):
            p.at(LEFT, p.y, label)
            p.write(SENTENCE, MIDDLE, RIGHT)

    text = read(tmp_path, draw).text.replace("\n", " ").replace("\t", " ")
    first, second = text.index("Ziel der"), text.index("Was soll")
    assert first < text.index("Der Gemeinderat") < second


def running(p: Paper) -> None:
    for number in range(1, 4):
        p.at(LEFT, 810, "Stadt Moorheim – Vorlage 2019/117", size=8)
        p.at(LEFT, 30, "Ausdruck vom: 02.07.2018", size=8)
        p.at(470, 30, f"Seite: {number}/3", size=8)
        p.y = 760
        p.write(f"Absatz {number}. " + number * "Gut. " + SENTENCE)
        p.page()


def single_page(p: Paper) -> None:
    p.at(LEFT, 810, "Stadt Moorheim")
    p.at(LEFT, 790, "Vorlage Nr. 2019/117")
    p.write(SENTENCE)
    p.at(300, 30, "- 1 -", size=8)


def named_again(p: Paper) -> None:
    p.lines(["Landkreis Moorheim"], font="Helvetica-Bold", size=14)
    p.y -= 10
    p.lines(["Beschlussvorlage VO/2019/117"], font="Helvetica-Bold", size=14)
    p.y -= 20
    p.write(SENTENCE)
    p.at(LEFT, 30, "Seite 1")
    p.page()
    p.at(LEFT, 810, "Landkreis Moorheim – Vorlage VO/2019/117")
    p.write("So geschieht es. " + SENTENCE)
    p.at(LEFT, 30, "Seite 2")


def print_note(p: Paper) -> None:
    p.write(SENTENCE)
    p.at(LEFT, 30, "Ausdruck vom: 02.07.2018", size=8)


def table_heads(p: Paper) -> None:
    for number in range(2):
        p.y = 810
        p.lines(["Maßnahme Kosten Jahr"])
        p.lines([f"Nummer {number * 30 + row} wird gefördert" for row in range(40)])
        p.page()


@pytest.mark.parametrize(
    ("draw", "margins", "kept", "reason"),
    [
        (
            running,
            [
                ("Stadt Moorheim – Vorlage 2019/117", f"Ausdruck vom: 02.07.2018 Seite: {number}/3")
                for number in (1, 2, 3)
            ],
            [f"Absatz {number}. " + number * "Gut. " + PLAIN for number in (1, 2, 3)],
            "the same line at the same place of the pages, figures apart",
        ),
        (
            single_page,
            [("- 1 -",)],
            ["Stadt Moorheim", "Vorlage Nr. 2019/117", PLAIN],
            "the letterhead of a single page belongs to the paper; its page number does not",
        ),
        (
            named_again,
            [("Seite 1",), ("Landkreis Moorheim – Vorlage VO/2019/117", "Seite 2")],
            ["Landkreis Moorheim", "Beschlussvorlage VO/2019/117", PLAIN, "So geschieht es. " + PLAIN],
            "the head of the second page only names the paper again",
        ),
        (print_note, [("Ausdruck vom: 02.07.2018",)], [PLAIN], "the print note of a single page"),
    ],
)
def test_running_heads_and_feet(
    draw: Callable[[Paper], None], margins: list[tuple[str, ...]], kept: list[str], reason: str, tmp_path: Path
) -> None:
    document = read(tmp_path, draw)
    assert [tuple(margin.text for margin in page.margins) for page in document.pages] == margins, reason
    assert blocks(document) == kept, reason


def test_the_head_of_a_long_list_is_no_running_head(tmp_path: Path) -> None:
    assert read(tmp_path, table_heads).text.count("Maßnahme") == 2


def test_a_paper_of_running_heads_only_keeps_its_text(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        for _ in range(2):
            p.at(LEFT, 810, "Anlage zur Vorlage der Stadt Moorheim")
            p.page()

    assert read(tmp_path, draw).text.count("Anlage zur Vorlage") == 2


def test_things_far_apart_on_a_line_are_cells(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.write(SENTENCE)
        p.at(LEFT, p.y, "Amt: Sozialamt")
        p.at(330, p.y, "Datum: 14.03.2019")
        p.y -= 30
        p.write(SENTENCE)

    assert "Amt: Sozialamt\tDatum: 14.03.2019" in read(tmp_path, draw).text


def test_a_title_and_a_number_beside_it_are_not_one_name(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.at(LEFT, 770, "Sitzungsvorlage", "Helvetica-Bold", 20)
        p.at(400, 770, "117/2019", "Helvetica-Bold", 13)
        p.y = 700
        p.write(SENTENCE)

    assert read(tmp_path, draw).text.replace("\t", "\n").split() == ["Sitzungsvorlage", "117/2019", *PLAIN.split()]
    assert "Sitzungsvorlage 117/2019" not in read(tmp_path, draw).text
