"""`ratslese export` as files: the same tables elsewhere, a data package that Frictionless accepts, names left out."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner
from frictionless import Package, system

from pipeline.cli import main
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.errors import ExitCode, RatsleseError
from pipeline.export.contents import contents
from pipeline.export.export import Format, export
from pipeline.schema import TABLES
from tests.tricky_results import PERSON, write_tricky
from tests.written_results import paper, write

FORMATS: tuple[Format, ...] = ("csv", "parquet", "datapackage", "sqlite", "xlsx")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tricky(tmp_path_factory.mktemp("tricky") / "out")


@pytest.fixture(scope="module")
def package(out: Path) -> Path:
    export(out, "datapackage")
    return out / "exports" / "datapackage"


def test_csv_and_parquet_are_those_of_the_store(out: Path, tmp_path: Path) -> None:
    for format_ in ("csv", "parquet"):
        export(out, format_, tmp_path)
        for table in TABLES:
            name = f"{table.name}.{format_}"
            assert (tmp_path / name).read_bytes() == (out / name).read_bytes() or table.name == "documents"
    ours, theirs = (pd.read_parquet(folder / "documents.parquet") for folder in (tmp_path, out))
    assert set(ours["source"]) == {"eulenbach.txt", "nowhere.txt"}, "no path of the machine"
    assert ours.drop(columns="source").equals(theirs.drop(columns="source"))


def test_sqlite_has_the_same_rows_and_views(out: Path, tmp_path: Path) -> None:
    done = export(out, "sqlite", tmp_path / "mine.sqlite")
    assert [file.name for file in done.files] == ["mine.sqlite", "mine.metadata.json"]
    with sqlite3.connect(tmp_path / "mine.sqlite") as mine, sqlite3.connect(out / "ratslese.sqlite") as theirs:
        for name in [*(table.name for table in TABLES), "facts", "money"]:
            held = [connection.execute(f"SELECT * FROM {name}").fetchall() for connection in (mine, theirs)]
            assert held[0] == [tuple(Path(v).name if str(v).startswith("/") else v for v in row) for row in held[1]]
        assert mine.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_results_give_the_same_bytes(out: Path, tmp_path: Path, format_: Format) -> None:
    written = []
    for name in "ab":
        (tmp_path / name).mkdir()
        files = export(out, format_, tmp_path / name).files
        written.append({file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files})
    assert written[0] == written[1]


@pytest.mark.parametrize("format_", ["csv", "datapackage", "sqlite"])
def test_without_persons_nothing_written_shows_a_name(out: Path, tmp_path: Path, format_: Format) -> None:
    export(out, format_, tmp_path)
    done = export(out, format_, tmp_path, without_persons=True)
    for file in done.files:
        assert PERSON.encode() not in file.read_bytes(), file.name
    assert done.contents.rows["documents"][0]["author"] is None
    assert all(json.loads(row["config"])["inputs"] == [] for row in done.contents.rows["runs"]), "paths of a computer"


def test_without_persons_leaves_keys_and_codes(out: Path) -> None:
    with_names, without = contents(out).rows, contents(out, without_persons=True).rows
    for table in TABLES:
        for column in table.columns:
            if column.refers or column.name in table.key or column.type != "text":
                given = [row[column.name] for row in with_names[table.name]]
                assert [row[column.name] for row in without[table.name]] == given, (table.name, column.name)


def test_the_package_is_valid(package: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(package / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_the_package_describes_every_column(package: Path) -> None:
    descriptor: dict[str, Any] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert {"licenses", "sources", "contributors", "created", "version"} <= set(descriptor)
    assert descriptor["ratslese"] == {"version": "0", "codebooks": ["ratslese@0"], "persons": "named"}
    assert {source["title"] for source in descriptor["sources"]} == {"nowhere.txt", "Stadt Eulenbach 0017"}
    for table, resource in zip(TABLES, descriptor["resources"], strict=True):
        data = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert [field["description"] for field in resource["schema"]["fields"]] == [c.about for c in table.columns]
        assert resource["schema"]["primaryKey"] == list(table.key)
        pointing = [key["fields"][0] for key in resource["schema"].get("foreignKeys", ())]
        assert pointing == [column.name for column in table.columns if column.refers]
    ags = next(f for r in descriptor["resources"] for f in r["schema"]["fields"] if f["name"] == "ags")
    assert ags["type"] == "string"


def test_a_spoilt_package_is_not_valid(out: Path, tmp_path: Path) -> None:
    export(out, "datapackage", tmp_path)
    frame = pd.read_csv(tmp_path / "costs.csv", dtype=str)
    frame.loc[0, "amount"] = "viel"
    frame.to_csv(tmp_path / "costs.csv", index=False)
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_comparison_tables_are_taken_along(out: Path, tmp_path: Path) -> None:
    from pipeline.compare.compare import compare

    copy = write_tricky(tmp_path / "out")
    compare(copy)
    done = export(copy, "datapackage", tmp_path / "package")
    assert {table.name for table in done.contents.compared} == {table.name for table in COMPARE_TABLES}
    report = Package(str(tmp_path / "package" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    export(copy, "csv", tmp_path / "package")
    write(copy, paper("later.txt", {"decisions": [{"number": 1, "text": "Er stimmt zu."}]}))
    export(copy, "csv", tmp_path / "package")
    assert not list((tmp_path / "package").glob("compare_*")), "tables of an older export are taken away"


def test_comparison_tables_of_another_version_are_refused(tmp_path: Path) -> None:
    out = write_tricky(tmp_path / "out")
    with sqlite3.connect(out / "ratslese.sqlite") as database:
        database.execute(f"CREATE TABLE {COMPARE_TABLES[0].name} (something)")
    with pytest.raises(RatsleseError, match="another version") as caught:
        export(out, "csv", tmp_path / "csv")
    assert "ratslese compare" in caught.value.remedy


@pytest.mark.parametrize("format_", FORMATS)
def test_the_results_themselves_are_never_replaced(out: Path, format_: Format) -> None:
    before = (out / "ratslese.sqlite").read_bytes()
    with pytest.raises(RatsleseError, match="the results themselves"):
        export(out, format_, out)
    assert (out / "ratslese.sqlite").read_bytes() == before


def test_a_file_where_a_folder_is_needed_is_said(out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RatsleseError, match="is a file; csv needs a folder"):
        export(out, "csv", tmp_path / "file")
    with pytest.raises(RatsleseError, match="cannot be written"):
        export(out, "xlsx", tmp_path / "file" / "below.xlsx")


def test_the_command_says_what_it_wrote(out: Path, tmp_path: Path) -> None:
    arguments = ["export", "--format", "csv", "--to", str(tmp_path), "--without-persons", "--out", str(out)]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == ExitCode.OK
    assert str(tmp_path) in result.output
    assert "Names left out of" in result.output
    nothing = CliRunner().invoke(main, ["export", "--format", "csv", "--out", str(tmp_path / "none")])
    assert nothing.exit_code == ExitCode.NOTHING
