"""`ratslese export --format xlsx`, read back: every row, real days and euros, no formula, links that lead somewhere."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RatsleseError
from pipeline.export import workbook as workbooks
from pipeline.export.cells import LONGEST, Changes, cell_text, looks_like_formula
from pipeline.export.contents import Contents, contents
from pipeline.export.export import export
from pipeline.export.read_me import README
from tests.tricky_results import CONTROL, FORMULAS, LONG, PERSON, write_tricky


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tricky(tmp_path_factory.mktemp("tricky") / "out")


@pytest.fixture(scope="module")
def held(out: Path) -> Contents:
    return contents(out)


@pytest.fixture(scope="module")
def notes(out: Path) -> tuple[str, ...]:
    return export(out, "xlsx").notes


@pytest.fixture(scope="module")
def book(out: Path, notes: tuple[str, ...]) -> Any:
    return openpyxl.load_workbook(out / "exports" / "ratslese.xlsx")


def column(book: Any, sheet: str, name: str) -> list[Any]:
    """The cells of a column below its head."""
    (at,) = (cell.column for cell in book[sheet][1] if cell.value == name)
    return [book[sheet].cell(row, at) for row in range(2, book[sheet].max_row + 1)]


def test_every_table_is_a_sheet_with_every_row_and_column(book: Any, held: Contents) -> None:
    questions = ["Kommunen", "Verfahren", "Handlungsfelder", "Kosten", "Steuerung", "Schritte"]
    assert book.sheetnames == [README, *questions, *(table.name for table in held.tables)]
    assert book.active.title == README, "what it is and how to read it is seen first"
    for table in held.tables:
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert sheet.max_row == 1 + len(held.rows[table.name])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_texts_that_begin_like_formulas_are_texts(book: Any) -> None:
    cells = column(book, "costs", "label")
    assert [cell.value for cell in cells] == [text.replace("\r", "\n") for text in FORMULAS]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells), "typing into them keeps them texts"


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula(text: str) -> None:
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["Kosten", "15 %", "(= Summe)", " =1", "‑5"])
def test_what_it_does_not(text: str) -> None:
    assert not looks_like_formula(text)


def test_no_cell_of_the_workbook_is_a_formula(book: Any) -> None:
    assert not [cell.coordinate for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_days_and_euros_are_real_and_keys_are_text(book: Any) -> None:
    day, old = column(book, "consultations", "date")
    assert day.value == datetime(2021, 3, 4)
    assert day.is_date
    assert old.value == "1899-12-31", "a workbook knows no days before 1900"
    amount = column(book, "costs", "amount")[0]
    assert amount.value == 21568.75
    assert "€" in amount.number_format
    assert "€" not in column(book, "staffing", "quantity")[0].number_format
    assert [cell.value for cell in column(book, "consultations", "public")] == [True, False]
    (ags,) = column(book, "municipalities", "ags")
    assert (ags.value, ags.data_type, ags.number_format) == ("07313000", "s", "@")
    assert column(book, "documents", "reference")[0].value in ("0017", None)
    assert column(book, "consultations", "result")[0].value is None, "missing is blank"


def test_evidence_leads_to_its_row_and_the_paper_to_its_file(book: Any) -> None:
    for sheet in ("costs", "consultations", "decisions"):
        for cell in column(book, sheet, "evidence_id"):
            target, _, place = cell.hyperlink.location.partition("!")
            assert book[target.strip("'")][place].value == cell.value
            assert target == "'evidence'"
    leads = {cell.value: cell.hyperlink for cell in column(book, "documents", "source")}
    assert {Path(source).name for source, link in leads.items() if link} == {"eulenbach.txt"}, "nowhere.txt is no file"
    (link,) = (link for link in leads.values() if link)
    assert link.target.replace("\\", "/") == "../../eulenbach.txt", "from where the workbook stands"


def test_what_does_not_fit_into_a_cell_is_cut_and_said(book: Any, notes: tuple[str, ...]) -> None:
    text = max((cell.value for cell in column(book, "decisions", "text")), key=len)
    assert len(text) == LONGEST
    assert text.endswith(" […]")
    assert LONG.startswith(text.removesuffix(" […]"))
    assert column(book, "staffing", "label")[0].value == "eins\ufffdzwei\ufffddrei"
    assert [note.split()[0] for note in notes] == ["1", "1", "2"], (
        "the old day stands in its table, and in the sheet of the process"
    )
    said = [cell.value for row in book[README].iter_rows(max_col=2) for cell in row]
    assert all(note in said for note in notes)


LENGTHS = [
    ("a" * LONGEST, LONGEST, 0, "just fits"),
    ("a" * (LONGEST + 1), LONGEST, 1, "one too many"),
    ("😀" * 16_383, 16_383, 0, "a sign beyond the first plane counts twice"),
    ("😀" * 16_384, 16_385, 1, "and is never cut in two"),
    (CONTROL, len(CONTROL), 0, "control characters are replaced one by one"),
    ("\ud800", 1, 0, "half a sign"),
]


@pytest.mark.parametrize(("text", "length", "cut", "reason"), LENGTHS, ids=[row[3] for row in LENGTHS])
def test_cell_text(text: str, length: int, cut: int, reason: str) -> None:
    changes = Changes()
    fitting = cell_text(text, changes)
    assert (len(fitting), changes.cut) == (length, cut), reason
    assert len(fitting.encode("utf-16-le")) <= 2 * LONGEST


@given(st.text(max_size=40))
def test_any_text_fits_and_only_what_no_cell_can_hold_is_changed(text: str) -> None:
    fitting = cell_text(text, Changes())
    assert cell_text(fitting, Changes()) == fitting
    if text.isprintable():
        assert fitting == text


def test_the_first_sheet_tells_versions_and_meanings(book: Any, held: Contents) -> None:
    words = [cell.value for row in book[README].iter_rows() for cell in row if cell.value]
    assert held.last_run["version"] in words
    assert any("ratslese@0" in str(word) for word in words), "the codebook's version"
    for table in held.tables:
        assert {column.about for column in table.columns} <= set(words)
    assert book.properties.created == datetime(2024, 1, 1, 0, 0, 1), "the time of the run, not of the export"


def test_the_same_results_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        export(out, "xlsx", tmp_path / name / "w.xlsx")
    assert (tmp_path / "a" / "w.xlsx").read_bytes() == (tmp_path / "b" / "w.xlsx").read_bytes()


def test_without_persons_no_sheet_shows_a_name(out: Path, tmp_path: Path) -> None:
    done = export(out, "xlsx", tmp_path / "w.xlsx", without_persons=True)
    assert done.contents.names_left_out
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [text for text in texts if PERSON in text or "Kranich wird" in text]
    assert "Ein Kranich brütet." in texts, "a paper of another place"
    assert not [cell for cell in column(book, "documents", "source") if cell.hyperlink], "the paper shows the names"


def test_too_many_rows_are_refused(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_ROWS", 5)
    with pytest.raises(RatsleseError, match="a sheet holds 4 below its head") as caught:
        export(out, "xlsx", tmp_path / "w.xlsx")
    assert "--format" in caught.value.remedy


def test_links_beyond_what_a_sheet_holds_are_said(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "_MOST_LINKS", 3)
    assert any("are not linked" in note for note in export(out, "xlsx", tmp_path / "w.xlsx").notes)


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed: the workbook is not opened in it"
)
def test_libreoffice_opens_it_with_every_row(out: Path, held: Contents, notes: tuple[str, ...], tmp_path: Path) -> None:
    import pandas as pd

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    workbook = str(out / "exports" / "ratslese.xlsx")
    subprocess.run(
        ["soffice", "--headless", "--norestore", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path), workbook],
        check=True,
        capture_output=True,
        timeout=180,
    )
    sheets = pd.read_excel(tmp_path / "ratslese.xlsx", sheet_name=None, dtype=str)
    for table in held.tables:
        assert len(sheets[table.name]) == len(held.rows[table.name]), table.name
        assert list(sheets[table.name]) == [column.name for column in table.columns]
    assert list(sheets["municipalities"]["ags"]) == ["07313000"]
    assert list(sheets["costs"]["label"])[:4] == list(FORMULAS)[:4]
