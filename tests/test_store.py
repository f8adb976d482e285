"""Results: joined, typed, written in one step, the same bytes for the same papers."""

import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from pipeline.answers import Failure, Paper
from pipeline.assembly import create_statements
from pipeline.errors import RatsleseError
from pipeline.normalize import Rows, Source
from pipeline.schema import TABLES
from pipeline.store import Run, Store, read_tables

RUN = Run("2024-01-01T00:00:00+00:00", "2024-01-01T00:00:01+00:00", "0", {}, 1)


def paper(name: str, digest: str, amount: str = "21568.75") -> Paper:
    """A paper with a town, an amount and its evidence."""
    source = Source(name, digest * 64, "text/plain")
    key = f"{source.document_id}/costs/10-21"
    rows: Rows = {
        "municipalities": [
            {
                "municipality_id": "07999000",
                "name": "Auenbrück",
                "kind": "Stadt",
                "state": "RP",
                "ags": "07999000",
                "population": 9,
            }
        ],
        "documents": [
            {
                "document_id": source.document_id,
                "municipality_id": "07999000",
                "source": name,
                "sha256": source.sha256,
                "media_type": source.media_type,
                "pages": 1,
                "text_source": "text",
                "date": "2021-03-08",
                "status": "complete",
            }
        ],
        "evidence": [
            {
                "evidence_id": key,
                "document_id": source.document_id,
                "page": 1,
                "char_start": 10,
                "char_end": 21,
                "quote": "=1+1, 21.568,75 €",
                "extractor": "costs",
                "rule": "sentence",
            }
        ],
        "costs": [
            {
                "cost_id": key,
                "document_id": source.document_id,
                "evidence_id": key,
                "confidence": 0.9,
                "position": 1,
                "amount": Decimal(amount),
                "currency": "EUR",
                "approximate": False,
                "recurring": False,
                "cost_kind": "external",
                "direction": "expense",
            }
        ],
    }
    return Paper(source, rows, "Kosten von 21.568,75 €")


def test_values_keep_their_types(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save([paper("a.txt", "a")], RUN)
    (cost,) = store.rows()["costs"]
    assert cost["amount"] == Decimal("21568.75")
    assert cost["amount_max"] is None, "missing is NULL"
    assert cost["approximate"] is False
    (document,) = store.rows()["documents"]
    assert document["date"] == date(2021, 3, 8)
    tables = read_tables(tmp_path)
    assert tables["municipalities"]["ags"].tolist() == ["07999000"], "keys are text, with their leading zero"
    assert tables["costs"]["amount"].tolist() == [Decimal("21568.75")]
    assert set(tables) == {table.name for table in TABLES}


def test_csv_is_readable_as_text(tmp_path: Path) -> None:
    Store(tmp_path).save([paper("a.txt", "a")], RUN)
    frame = pd.read_csv(tmp_path / "municipalities.csv", dtype=str)
    assert frame["ags"].tolist() == ["07999000"]
    assert "21568.75" in (tmp_path / "costs.csv").read_text()


def test_the_same_papers_give_the_same_bytes(tmp_path: Path) -> None:
    papers: list[Paper | Failure] = [
        paper("a.txt", "a"),
        paper("b.txt", "b"),
        Failure("c.pdf", "read", "empty", "The file is empty."),
    ]
    Store(tmp_path / "one").save(papers, RUN)
    Store(tmp_path / "two").save(list(reversed(papers)), RUN)
    for file in sorted((tmp_path / "one").rglob("*")):
        if file.is_file():
            assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes(), file.name


def test_a_paper_takes_the_place_of_what_its_file_held_before(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save([paper("a.txt", "a"), paper("b.txt", "b")], RUN)
    store.save([paper("a.txt", "c", "5000")], RUN)
    rows = store.rows()
    assert [row["source"] for row in rows["documents"]] == ["b.txt", "a.txt"]
    assert sorted(row["amount"] for row in rows["costs"]) == [Decimal("5000.00"), Decimal("21568.75")]
    assert len(list((tmp_path / "texts").iterdir())) == 2
    assert [row["run_id"] for row in rows["runs"]] == ["1", "2"]


def test_a_failure_loses_no_older_result(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save([paper("a.txt", "a")], RUN)
    store.save([Failure("a.txt", "read", "not_found", "There is no such file.")], RUN)
    rows = store.rows()
    assert len(rows["costs"]) == 1
    assert [row["error_code"] for row in rows["failures"]] == ["not_found"]
    store.save([paper("a.txt", "a")], RUN)
    assert store.rows()["failures"] == [], "read again: the failure is over"


def test_a_broken_write_leaves_the_old_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.save([paper("a.txt", "a")], RUN)
    before = store.database.read_bytes()
    monkeypatch.setattr("pipeline.assembly.create_statements", lambda: ["CREATE TABLE half (x)", "nonsense"])
    with pytest.raises(sqlite3.OperationalError):
        store.save([paper("b.txt", "b")], RUN)
    assert store.database.read_bytes() == before
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".ratslese")]


def test_foreign_keys_hold() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA foreign_keys = ON")
    for statement in create_statements():
        connection.execute(statement)
    with pytest.raises(sqlite3.IntegrityError), connection:
        connection.execute("INSERT INTO action_field_topics VALUES ('no field', 'no paper', 'language')")


def test_damaged_results_are_told(tmp_path: Path) -> None:
    (tmp_path / "ratslese.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(RatsleseError) as error:
        Store(tmp_path).rows()
    assert error.value.code == "damaged_results"


def test_no_results_are_told(tmp_path: Path) -> None:
    with pytest.raises(RatsleseError) as error:
        read_tables(tmp_path)
    assert error.value.code == "no_results"
