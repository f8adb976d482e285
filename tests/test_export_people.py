"""Exports for people: a sheet a question in German, CSV for a German Excel, tables for a text, the papers for a bibliography."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from docx import Document

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.export.cells import in_words
from pipeline.export.citations import _key
from pipeline.export.contents import contents
from pipeline.export.documents import _pipeless, _tex
from pipeline.export.export import export
from pipeline.export.german import cell
from pipeline.store import Store
from tests.tricky_results import FORMULAS, PERSON, write_tricky
from tests.written_results import paper, write

QUESTIONS = ["Kommunen", "Verfahren", "Handlungsfelder", "Kosten", "Steuerung", "Schritte"]


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the question and the heads."""
    heads = [head.value for head in sheet[2]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=3, values_only=True)]


@pytest.fixture(scope="module")
def book(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = tmp_path_factory.mktemp("people") / "ratslese.xlsx"
    export(results, "xlsx-de", place)
    return openpyxl.load_workbook(place)


def test_the_workbook_opens_on_what_it_is_then_a_sheet_a_question(book: Any) -> None:
    assert book.active.title == book.sheetnames[0] == "Lies mich"
    assert book.sheetnames[1:7] == QUESTIONS
    listed = {cell.value for cell in book["Lies mich"]["A"]}
    assert listed >= set(QUESTIONS), "the first sheet leads to each"
    assert all(book[name]["A1"].value.count("?") >= 1 for name in QUESTIONS)


def test_comparing_for_the_workbook_leaves_the_results_as_they_are(results: Path, book: Any) -> None:
    assert not Store(results).compared
    assert "compare_costs" not in book.sheetnames


def test_every_amount_has_its_town_and_paper_and_is_a_number(book: Any) -> None:
    rows = [row for row in rows_of(book["Kosten"]) if row["Betrag bis"] is not None]
    assert len(rows) > 20
    assert all(row["Kommune"] and row["Vorlage"] and row["Zitat"] and row["Seite"] for row in rows)
    assert {type(row["Betrag bis"]) for row in rows} <= {int, float}
    (doubt,) = [row for row in rows if row["Kommune"] == "Auenbrück" and row["Lesart"] == "widersprüchlich"]
    assert (doubt["Vorlage"], doubt["Betrag von"], doubt["Betrag bis"]) == ("2021/118", 16450, 18000)
    assert "16.450\xa0€" in doubt["Widerspruch"]
    assert " and " not in doubt["Widerspruch"], "in German"
    assert "€" in book["Kosten"]["H3"].number_format


def test_towns_times_columns_with_german_words(book: Any) -> None:
    towns = {row["Kommune"]: row for row in rows_of(book["Kommunen"])}
    assert len(towns) == 9
    assert towns["Auenbrück"]["Vorsitz: Rang"] == "Amtsleitung"
    assert towns["Auenbrück"]["Vorlage des Betrags"] == "2021/118"
    assert towns["Auenbrück"]["Beschluss am"] == datetime(2021, 4, 27)
    assert towns["Norderwiek"]["Themen"] == "keine Angabe"
    assert "Sprache und Sprachförderung; " in towns["Auenbrück"]["Themen"], "a list is text"
    fields = {row["Kommune"]: row for row in rows_of(book["Handlungsfelder"])}
    assert fields["Auenbrück"]["Sprache und Sprachförderung"] == 1
    assert fields["Auenbrück"]["Kultur"] == 0, "names fields, and none on this"
    assert fields["Norderwiek"]["Kultur"] is None, "names none at all, which is not zero"


def test_no_cell_of_any_sheet_holds_json_or_english_codes(book: Any) -> None:
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                if isinstance(value, str):
                    assert not re.match(r'\[(?:\]|"|\[|\d)|\{"', value), (sheet.title, value)
    for name in QUESTIONS:
        words = {value for row in rows_of(book[name]) for value in row.values() if isinstance(value, str)}
        assert not words & {"not stated", "not_stated", "not found", "in", "out", "expense", "True", "False"}, name


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ('["Sprache", "Bildung"]', "Sprache; Bildung", "a list"),
        ("[]", "", "nothing in it"),
        ("[[10.5, 20.0, 30.0, 40.0], [1, 2, 3, 4]]", "10.5, 20.0, 30.0, 40.0; 1, 2, 3, 4", "boxes"),
        ('{"ocr": "auto", "inputs": ["a", "b"]}', "ocr: auto; inputs: a, b", "options of a run"),
        ("null", "", "nothing"),
    ],
)
def test_json_in_words(text: str, expected: str, reason: str) -> None:
    assert in_words(text) == expected, reason


@pytest.mark.parametrize(
    ("value", "expected", "reason"),
    [
        (Decimal("16450.00"), "16450,00", "a decimal comma, and no point that Excel could misread"),
        (0.97, "0,97", "confidence"),
        (date(2021, 3, 17), "17.03.2021", "a German day"),
        (date(899, 12, 31), "31.12.0899", "an old one"),
        (True, "ja", "yes"),
        (2021, "2021", "a year"),
        (None, "", "missing is blank"),
        *((text, f"'{text}", "no formula on double click") for text in FORMULAS),
        ("-5", "'-5", "a text of a paper, not a number"),
        ("Kosten", "Kosten", "words"),
    ],
)
def test_cells_of_a_german_csv(value: Any, expected: str, reason: str) -> None:
    assert cell(value) == expected, reason


def test_german_csv_files_open_by_double_click(results: Path, tmp_path: Path) -> None:
    export(results, "csv-de", tmp_path)
    raw = (tmp_path / "Kosten.csv").read_bytes()
    assert raw.startswith("\ufeff".encode()), "Excel knows the letters by this"
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert any(row["Betrag bis"] == "18000,00" for row in rows)
    assert {file.stem for file in tmp_path.glob("*.csv")} >= {*QUESTIONS, "costs", "evidence"}
    costs = list(csv.DictReader((tmp_path / "costs.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert {row["approximate"] for row in costs} <= {"ja", "nein", ""}


def test_an_older_export_leaves_no_sheet_behind(tmp_path: Path) -> None:
    """The next export may leave names out, and have no comparison."""
    (tmp_path / "Kosten.csv").write_text("Ilse Kranich")
    (tmp_path / "compare_costs.csv").write_text("Ilse Kranich")
    (tmp_path / "mine.csv").write_text("of the researcher")
    export(write(tmp_path / "out", paper("a.txt", {"costs": [{"amount": Decimal(5)}]})), "csv-de", tmp_path)
    assert not (tmp_path / "Kosten.csv").exists()
    assert not (tmp_path / "compare_costs.csv").exists()
    assert (tmp_path / "mine.csv").exists()


def test_days_that_a_workbook_does_not_know_stand_as_text(tmp_path: Path) -> None:
    out = write_tricky(tmp_path / "out")
    export(out, "xlsx", tmp_path / "t.xlsx")
    rows = rows_of(openpyxl.load_workbook(tmp_path / "t.xlsx")["Verfahren"])
    assert "1899-12-31" in [row["erste Sitzung"] for row in rows]


def test_markdown_latex_and_word_hold_the_same_tables(results: Path, tmp_path: Path) -> None:
    export(results, "markdown", tmp_path / "t.md")
    export(results, "latex", tmp_path / "t.tex")
    export(results, "docx", tmp_path / "t.docx")
    markdown = (tmp_path / "t.md").read_text(encoding="utf-8")
    latex = (tmp_path / "t.tex").read_text(encoding="utf-8")
    word = Document(str(tmp_path / "t.docx"))
    assert re.findall(r"^## (.*)$", markdown, re.MULTILINE) == QUESTIONS
    assert re.findall(r"\\subsection\*\{(.*)\}", latex) == QUESTIONS
    assert [p.text for p in word.paragraphs if p.style and p.style.name == "Heading 1"] == QUESTIONS
    widths = [line.count("|") - line.count("\\|") for line in markdown.splitlines() if line.startswith("|")]
    assert len(set(widths)) <= len(QUESTIONS), "no cell breaks its row"
    assert latex.count(r"\begin{longtable}") == latex.count(r"\end{longtable}") == len(QUESTIONS)
    costs = word.tables[3]
    assert [cell.text for cell in costs.rows[0].cells][:2] == ["Kommune", "Vorlage"]
    assert any("18.000\xa0€" in cell.text for row in costs.rows for cell in row.cells)
    assert "| 18.000 € |" in markdown
    assert r"18.000 \euro{}" in latex.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("text", "markdown", "tex", "reason"),
    [
        ("A | B", "A \\| B", "A | B", "a pipe ends a cell in Markdown"),
        ("50 % & mehr_als $5", "50 % & mehr\\_als $5", r"50 \% \& mehr\_als \$5", "signs of LaTeX"),
        ("<script>", "&lt;script>", "<script>", "HTML of a paper is words"),
        ("zwei\nZeilen", "zwei Zeilen", "zwei Zeilen", "a line break ends a row"),
        (r"\input{x}", r"\\input{x}", r"\textbackslash{}input\{x\}", "a command of a paper is words"),
        ("a\x07b", "a\x07b", "a\ufffdb", "a control character"),
    ],
)  # fmt: skip
def test_what_papers_say_stays_words(text: str, markdown: str, tex: str, reason: str) -> None:
    assert _pipeless(text) == markdown, reason
    assert _tex(text) == tex, reason


def test_a_bibliography_of_the_papers(results: Path, tmp_path: Path) -> None:
    export(results, "bibtex", tmp_path / "p.bib")
    export(results, "csl", tmp_path / "p.json")
    bib = (tmp_path / "p.bib").read_text(encoding="utf-8")
    csl = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    keys = re.findall(r"^@techreport\{(.*),$", bib, re.MULTILINE)
    assert keys == sorted(keys) == [entry["id"] for entry in csl]
    assert len(keys) == 9
    (entry,) = [entry for entry in csl if entry["id"] == "auenbrueck-2021-118"]
    assert entry["author"] == [{"literal": "Stadt Auenbrück"}]
    assert entry["issued"] == {"date-parts": [[2021, 3, 8]]}
    assert entry["number"] == "2021/118"
    assert "author = {{Stadt Auenbrück}}" in bib
    assert bib.count("{") == bib.count("}")


def test_two_papers_of_one_number_have_two_keys_and_no_town_is_no_author(tmp_path: Path) -> None:
    papers = [
        paper(
            f"{name}.txt",
            {
                "head_values": [
                    {"field": "reference", "value": "12/2021"},
                    {"field": "subject", "value": "50 % {Zuschuss}"},
                ],
                "costs": [{"amount": Decimal(number)}],
            },
        )
        for number, name in enumerate("abc")
    ]
    out = write(tmp_path / "out", *papers)
    export(out, "bibtex", tmp_path / "p.bib")
    bib = (tmp_path / "p.bib").read_text(encoding="utf-8")
    assert re.findall(r"@techreport\{(.*),", bib) == ["12-2021", "12-2021-2", "12-2021-3"]
    assert "author" not in bib
    assert r"50 \% \{Zuschuss\}" in bib


@pytest.mark.parametrize(
    ("parts", "expected", "reason"),
    [
        (("Auenbrück", "2021/118"), "auenbrueck-2021-118", "as one would write it"),
        ((None, "Ärger & Söhne"), "aerger-soehne", "signs go"),
        ((None, "///"), "paper", "nothing is left"),
    ],
)
def test_keys_of_a_bibliography(parts: tuple[str | None, str], expected: str, reason: str) -> None:
    assert _key(*parts) == expected, reason


@pytest.mark.parametrize("form", ["xlsx-de", "csv-de", "markdown", "latex", "docx", "bibtex", "csl"])
def test_names_are_left_out_in_every_form(form: Any, tmp_path: Path) -> None:
    out = write_tricky(tmp_path / "out")
    place = tmp_path / "exports"
    export(out, form, place, without_persons=True)
    if form in ("xlsx-de", "docx"):
        import zipfile

        with zipfile.ZipFile(place) as archive:
            held = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    else:
        files = [place] if place.is_file() else sorted(place.iterdir())
        held = "".join(file.read_text(encoding="utf-8") for file in files)
    assert PERSON not in held


@pytest.mark.parametrize("form", ["xlsx-de", "csv-de", "markdown", "latex", "docx", "bibtex", "csl"])
def test_the_same_results_are_the_same_bytes(form: Any, results: Path, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        place = tmp_path / name
        export(results, form, place)
        files = [place] if place.is_file() else sorted(place.iterdir())
        written.append([file.read_bytes() for file in files])
    assert written[0] == written[1]


def test_papers_without_a_town_are_no_comparison(tmp_path: Path) -> None:
    out = write(tmp_path / "out", paper("a.txt", {"costs": [{"amount": Decimal(5)}]}))
    assert contents(out, comparison=True).comparison == {}
    refused = CliRunner().invoke(main, ["export", "--format", "latex", "--out", str(out)])
    assert refused.exit_code == ExitCode.NOTHING
    assert "names a municipality" in refused.output
    assert CliRunner().invoke(main, ["export", "--format", "xlsx-de", "--out", str(out)]).exit_code == ExitCode.OK
