"""No path of the machine stands in anything that is handed on: exports in every form, and the report."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.handed_on import way, without_places

RAW = Path(__file__).parent.parent / "data" / "raw"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Papers given by absolute paths: a folder with a list, a copy, a torn file and a dead link; and a file by itself."""
    home = tmp_path_factory.mktemp("annas_rechner")
    papers = home / "studie" / "vorlagen"
    (papers / "alt").mkdir(parents=True)
    shutil.copy(RAW / "tannenfurt_2022-07-06.txt", papers / "tannenfurt.txt")
    shutil.copy(RAW / "tannenfurt_2022-07-06.txt", papers / "alt" / "kopie.txt")
    (papers / "papers.csv").write_text("file,municipality\ntannenfurt.txt,08212000\n", encoding="utf-8")
    (papers / "torn.pdf").write_bytes((RAW / "moorhausen_DrS-2023-041.pdf").read_bytes()[:700])
    (papers / "gone.pdf").symlink_to(home / "anderswo" / "gone.pdf")
    shutil.copy(RAW / "moorhausen_DrS-2023-041.pdf", home)
    out = home / "studie" / "ergebnisse"
    done = call("run", papers, home / "moorhausen_DrS-2023-041.pdf", "--out", out)
    assert done.exit_code == ExitCode.FAILURES, done.output
    assert call("compare", "--out", out).exit_code == ExitCode.OK
    return home


def content(place: Path) -> bytes:
    """All bytes of a file or folder, those of a workbook unpacked."""
    files = [place] if place.is_file() else sorted(file for file in place.rglob("*") if file.is_file())
    found = b""
    for file in files:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                found += b"".join(archive.read(name) for name in archive.namelist())
        else:
            found += file.read_bytes()
    return found


@pytest.mark.parametrize("persons", [[], ["--without-persons"]], ids=["with names", "without"])
@pytest.mark.parametrize("form", ["xlsx", "csv", "datapackage", "sqlite"])
def test_exports_tell_nothing_of_the_machine(form: str, persons: list[str], study: Path, tmp_path: Path) -> None:
    place = tmp_path / form
    assert (
        call("export", "--format", form, "--to", place, "--out", study / "studie" / "ergebnisse", *persons).exit_code
        == 0
    )
    held = content(place)
    assert b"vorlagen/tannenfurt.txt" in held, "a paper is named from the inputs down"
    assert b"annas_rechner" not in held
    assert str(study).encode() not in held


@pytest.mark.parametrize("persons", [[], ["--without-persons"]], ids=["with names", "without"])
def test_the_report_tells_nothing_of_the_machine(persons: list[str], study: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert call("report", "--html", page, "--out", study / "studie" / "ergebnisse", *persons).exit_code == 0
    held = page.read_text(encoding="utf-8").replace("<wbr>", "")
    assert "vorlagen/tannenfurt.txt" in held
    assert "annas_rechner" not in held


def rows(inputs: list[str], **tables: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {"runs": [{"config": json.dumps({"inputs": inputs})}], **tables}


@pytest.mark.parametrize(
    ("inputs", "source", "expected", "reason"),
    [
        (["/home/anna/vorlagen"], "/home/anna/vorlagen/alt/1.pdf", "vorlagen/alt/1.pdf", "from the input down"),
        (["/home/anna/vorlagen/1.pdf"], "/home/anna/vorlagen/1.pdf", "1.pdf", "a file given by itself"),
        (["/vorlagen"], "/vorlagen/1.pdf", "1.pdf", "an input at the very top"),
        (["vorlagen"], "vorlagen/1.pdf", "vorlagen/1.pdf", "what was relative stays"),
        ([], "/srv/alt/vorlagen/1.pdf", "1.pdf", "of an input that is no more known"),
        (["/a"], "https://rat.example/vo/1.pdf", "https://rat.example/vo/1.pdf", "an address is no path"),
    ],
)
def test_where_the_path_of_a_paper_begins(inputs: list[str], source: str, expected: str, reason: str) -> None:
    assert without_places(rows(inputs, documents=[{"source": source}]))["documents"] == [{"source": expected}], reason


@pytest.mark.parametrize(
    ("message", "expected", "reason"),
    [
        (
            "The link leads to /mnt/usb/alt/gone.pdf, where",
            "The link leads to gone.pdf, where",
            "a place outside the inputs",
        ),
        ("same bytes as /home/anna/vorlagen/2.pdf.", "same bytes as vorlagen/2.pdf.", "another paper"),
        ("Vorlage 2021/118 der Stadt/Gemeinde", "Vorlage 2021/118 der Stadt/Gemeinde", "numbers and words stay"),
    ],
)
def test_paths_in_messages(message: str, expected: str, reason: str) -> None:
    held = rows(["/home/anna/vorlagen"], failures=[{"source": "/home/anna/vorlagen/1.pdf", "message": message}])
    assert without_places(held)["failures"][0]["message"] == expected, reason


def test_words_of_papers_are_no_paths() -> None:
    papers = [
        {"source": "/home/anna/v/1.pdf", "subject": "Sanierung Halle /Bad/Sauna", "department": "Amt /50/Soziales"}
    ]
    held = rows(
        ["/home/anna/v"], documents=papers, findings=[{"message": "costs: “Halle /Bad/Sauna 5 €” was not read"}]
    )
    shown = without_places(held)
    assert shown["documents"] == [{**papers[0], "source": "v/1.pdf"}]
    assert shown["findings"] == held["findings"]


def test_a_list_far_above_the_papers_is_named_by_its_name() -> None:
    said = [{"said_by": "/srv/studie/papers.csv, line 3"}]
    finding = [{"message": "municipality: the paper says “A”, /srv/studie/papers.csv, line 3 “B”"}]
    shown = without_places(rows(["/srv/studie/nord/vorlagen"], collection_values=said, findings=finding))
    assert shown["collection_values"] == [{"said_by": "papers.csv, line 3"}]
    assert shown["findings"] == [{"message": "municipality: the paper says “A”, papers.csv, line 3 “B”"}]


def test_a_link_leads_only_where_it_tells_nothing(tmp_path: Path) -> None:
    paper, out = tmp_path / "papers" / "1.txt", tmp_path / "results"
    paper.parent.mkdir()
    paper.write_text("Stadt Auenbrück", encoding="utf-8")
    assert way(str(paper), out, tmp_path) == "../papers/1.txt"
    assert way(str(tmp_path / "papers" / "2.txt"), out, tmp_path) is None, "no such file"
    assert way(str(paper), Path("/srv/results"), tmp_path) is None, (
        "from the root down it would be the path of the machine"
    )
    assert way(str(paper), out, out) is None, "a paper outside the study"
