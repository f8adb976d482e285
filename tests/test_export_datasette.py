"""The results in Datasette: its metadata is accepted, facets are counted, facts lead to their evidence."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.export import browse as browsing
from pipeline.export.contents import contents
from pipeline.export.datasette_metadata import metadata
from pipeline.export.export import export
from pipeline.schema import TABLES

PATHS = ["/", "/ratslese", *(f"/ratslese/{table.name}" for table in TABLES), "/ratslese/money", "/ratslese/who_steers"]
QUESTIONS = [
    *(
        f"/ratslese/{name}.json?_shape=objects"
        for name in ("largest_amounts", "no_costs_or_silent", "topics_by_town", "contradictions")
    ),
    "/ratslese/words_in_papers.json?_shape=objects&words=lenkungskreis",
    "/ratslese/who_sits_there.json?_shape=objects&sector=migrant_organisation",
    "/ratslese/path_of_a_town.json?_shape=objects&municipality=Wiesengrund",
]


def _asked(words: str) -> str:
    return f"/ratslese/words_in_papers.json?_shape=objects&{urlencode({'words': words})}"


@pytest.fixture(scope="module")
def pages(results_of_print: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Datasette answers, by path."""
    from datasette.app import Datasette

    folder = tmp_path_factory.mktemp("datasette")
    database, about = export(results_of_print, "sqlite", folder / "ratslese.sqlite").files
    server = Datasette(immutables=[str(database)], metadata=json.loads(about.read_text(encoding="utf-8")))

    async def ask() -> dict[str, Any]:
        await server.invoke_startup()
        empty = {question.partition("?")[0] for question in QUESTIONS}
        words = map(_asked, ("VO/2019/0457", "lenkungskr*", '"kreis lenkung"'))
        wanted = [*PATHS, *QUESTIONS, *empty, *words, "/ratslese/costs.json?_labels=on&_shape=objects&_size=1"]
        found = {path: await server.client.get(path) for path in wanted}
        link = re.search(r'href="(/ratslese/evidence/[^"]+)"', found["/ratslese/costs"].text)
        assert link is not None
        return {**found, "evidence": await server.client.get(link[1])}

    return asyncio.run(ask())


@pytest.mark.parametrize("path", PATHS)
def test_every_table_is_shown(pages: dict[str, Any], path: str) -> None:
    assert pages[path].status_code == 200


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_ready_question_has_an_answer_and_stands_on_the_first_page(pages: dict[str, Any], question: str) -> None:
    assert pages[question].status_code == 200
    assert pages[question].json()["rows"], "the sample papers have something of each"
    assert f'href="{question.partition(".json")[0]}"' in pages["/"].text


@pytest.mark.parametrize("question", sorted({question.partition("?")[0] for question in QUESTIONS}))
def test_a_question_whose_field_is_empty_is_no_error(pages: dict[str, Any], question: str) -> None:
    """The links of the first page fill nothing in."""
    answer = pages[question].json()
    assert answer["ok"]
    assert bool(answer["rows"]) == ("words_in_papers" not in question)


@pytest.mark.parametrize(("words", "some"), [("VO/2019/0457", True), ("lenkungskr*", True), ('"kreis lenkung"', False)])
def test_words_are_asked_with_signs_beginnings_and_together(pages: dict[str, Any], words: str, some: bool) -> None:
    assert bool(pages[_asked(words)].json()["rows"]) == some


def test_words_are_found_in_the_papers_however_they_are_accented(results_of_print: Path, tmp_path: Path) -> None:
    database, _ = export(results_of_print, "sqlite", tmp_path / "searched.sqlite").files
    with closing(sqlite3.connect(database)) as connection:
        question = "SELECT p.page, p.text FROM page_texts_fts f JOIN page_texts p ON p.rowid = f.rowid WHERE page_texts_fts MATCH ?"
        for asked, stands in (("fur", "für"), ("offentlich", "öffentlich")):
            found = connection.execute(question, (asked,)).fetchall()
            assert found, asked
            assert all(page >= 1 and stands in text.casefold() for page, text in found)
        assert not connection.execute(question, ("nirgendwogesagt",)).fetchall()


def test_no_names_in_the_texts_where_names_are_left_out(results_of_print: Path, tmp_path: Path) -> None:
    database, _ = export(results_of_print, "sqlite", tmp_path / "masked.sqlite", without_persons=True).files
    with closing(sqlite3.connect(database)) as connection:
        texts = " ".join(text for (text,) in connection.execute("SELECT text FROM page_texts"))
    assert "Rickmers" not in texts
    assert "[Name]" in texts


def test_tables_come_with_meanings_facets_and_order(pages: dict[str, Any]) -> None:
    costs = pages["/ratslese/costs"].text
    assert "Amounts that the measure costs" in costs
    assert "upper end of a range, euros" in costs
    assert re.search(r'href="[^"]*[?&]cost_kind=external', costs), "a facet with its counts"
    assert "sorted by amount descending" in costs


def test_a_fact_leads_to_its_evidence_by_the_quote(pages: dict[str, Any]) -> None:
    (row,) = pages["/ratslese/costs.json?_labels=on&_shape=objects&_size=1"].json()["rows"]
    assert row["evidence_id"]["label"] in pages["/ratslese/costs"].text
    assert pages["evidence"].status_code == 200
    assert "quote" in pages["evidence"].text


def test_licences_stand_where_they_hold(pages: dict[str, Any]) -> None:
    assert "govdata.de/dl-de/by-2-0" in pages["/ratslese/municipalities"].text
    assert "govdata.de/dl-de/by-2-0" not in pages["/ratslese/costs"].text


def test_the_metadata_names_only_what_there_is(results_of_print: Path) -> None:
    held = contents(results_of_print)
    about = metadata(held, "ratslese")["databases"]["ratslese"]["tables"]
    for table in TABLES:
        names = {column.name for column in table.columns}
        given = about[table.name]
        assert set(given["columns"]) == names
        assert set(given.get("facets", ())) <= names
        assert {given.get("sort"), given.get("sort_desc"), given.get("label_column")} - {None} <= names


def test_browse_without_datasette_says_how_to_install_it(
    results_of_print: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "find_spec", lambda name: None)
    result = CliRunner().invoke(main, ["browse", "--out", str(results_of_print)])
    assert result.exit_code == ExitCode.NOTHING
    assert "pip install datasette" in result.output


def test_browse_serves_a_copy_with_its_metadata(results_of_print: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []

    def serve(command: list[str], check: bool) -> subprocess.CompletedProcess[bytes]:
        called.append(command)
        assert Path(command[command.index("--immutable") + 1]).exists()
        assert json.loads(Path(command[command.index("--metadata") + 1]).read_text(encoding="utf-8"))["title"]
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", serve)
    arguments = ["browse", "--out", str(results_of_print), "--no-open", "--port", "9001"]
    assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == ExitCode.OK
    (command,) = called
    assert command[:4] == [sys.executable, "-m", "datasette", "serve"]
    assert "9001" in command
    assert "--open" not in command


def test_browse_says_when_datasette_stops(results_of_print: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: subprocess.CompletedProcess[bytes] = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(subprocess, "run", lambda command, check: stopped)
    result = CliRunner().invoke(main, ["browse", "--out", str(results_of_print)])
    assert result.exit_code == ExitCode.NOTHING
    assert "--port" in result.output
