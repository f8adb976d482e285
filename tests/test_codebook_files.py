"""Codebooks from files: the built-in one, and a researcher's own with everything that can be wrong with it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.codebook.model import KINDS, Kind
from pipeline.codebook.reading import built_in, read_codebook
from pipeline.codebook.showing import warnings
from pipeline.errors import ExitCode, RatsleseError

LOOKUPS = Path(__file__).parent.parent / "extractors" / "lookups"
TOPICS = "topic_id,label_de,label_en,definition_de\n"
CLIMATE = "climate,Klimaschutz,Climate,Windkraft\n"


def folder(place: Path, **files: str | bytes) -> Path:
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (place / f"{name}.csv").write_bytes(data)
    return place


WRONG: list[tuple[dict[str, str | bytes], str, str]] = [
    ({}, "holds no codebook", "an empty folder"),
    ({"themes": TOPICS}, "is none of topics.csv", "an unknown file"),
    ({"topics": "id,label_de,definition_de\n"}, "lacks the column topic_id; it has id, label_de", "a missing column"),
    ({"topics": "topic_id;label_de;definition_de\n"}, "set apart by commas", "semicolons, as Excel writes them"),
    ({"committee_kinds": "committee_kind,label_de\n"}, "lacks the column examples", "each file has its own columns"),
    ({"topics": ""}, "lacks the column topic_id", "an empty file"),
    ({"topics": TOPICS}, "has no line below its head", "a head alone"),
    ({"topics": TOPICS + CLIMATE + CLIMATE}, "line 3: climate stands in line 2 already", "a doubled id"),
    ({"topics": TOPICS + ",Klimaschutz,,\n"}, "line 2 has no topic_id", "an empty id"),
    ({"topics": TOPICS + "climate,,,\n"}, "line 2: climate has no label_de", "no label"),
    ({"topics": TOPICS + "Klima Schutz,Klima,,\n"}, "'Klima Schutz' is no id", "an id of two words"),
    (
        {"topics": TOPICS + "climate,Klima,,Wind,Sonne\n"},
        "line 2 has more cells than the head",
        "commas without quotes",
    ),
    ({"topics": (TOPICS + "climate,Öl,,\n").encode("latin-1")}, "line 2 is not UTF-8", "the encoding of old Excel"),
    ({"topics": TOPICS + 'climate,"Klima,,\n'}, "topics.csv, line", "a quotation mark that never ends"),
]


@pytest.mark.parametrize(("files", "message", "reason"), WRONG, ids=[row[2] for row in WRONG])
def test_what_is_wrong_is_said_with_file_and_line(
    tmp_path: Path, files: dict[str, str | bytes], message: str, reason: str
) -> None:
    with pytest.raises(RatsleseError) as caught:
        read_codebook(folder(tmp_path, **files))
    assert message in caught.value.message, reason
    assert caught.value.code == "bad_codebook"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RatsleseError, match="is not a folder"):
        read_codebook(tmp_path / "none")


def test_the_command_answers_with_the_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["codebook", "check", str(folder(tmp_path, themes=TOPICS))])
    assert result.exit_code == ExitCode.NOTHING
    assert "themes.csv is none of" in result.output
    assert "docs/codebook.md" in result.output


def test_a_run_stops_before_its_work_where_the_codebook_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("Stadt Lerchenau", encoding="utf-8")
    mine = tmp_path / "mine"
    mine.mkdir()
    folder(mine, topics=TOPICS + ",Klimaschutz,,\n")
    arguments = ["run", str(tmp_path / "paper.txt"), "--codebook", str(mine), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == ExitCode.NOTHING
    assert "topics.csv, line 2 has no topic_id" in result.output
    assert not (tmp_path / "out").exists()


RIGHT = [
    ("\ufeff" + TOPICS + CLIMATE, "the mark that Excel writes"),
    ((TOPICS + CLIMATE).replace("\n", "\r\n"), "line ends of Windows"),
    (
        "label_de,definition_de,topic_id,notes\nKlimaschutz,Windkraft,climate,mine\n",
        "columns in another order, and more",
    ),
    (TOPICS + "\n" + CLIMATE + ",,,\n", "empty lines"),
]


@pytest.mark.parametrize(("text", "reason"), RIGHT, ids=[row[1] for row in RIGHT])
def test_what_is_meant_is_read(tmp_path: Path, text: str, reason: str) -> None:
    (entry,) = read_codebook(folder(tmp_path, topics=text)).of("topics")
    assert (entry.id, entry.label_de, entry.definition) == ("climate", "Klimaschutz", "Windkraft"), reason


def test_a_missing_file_means_the_built_in_list(tmp_path: Path) -> None:
    codebook = read_codebook(folder(tmp_path, topics=TOPICS + CLIMATE))
    assert codebook.own == {"topics"}
    for kind in KINDS[1:]:
        assert codebook.of(kind) == built_in().of(kind)


def test_the_version_changes_with_every_word_and_with_nothing_else(tmp_path: Path) -> None:
    mine = tmp_path / "my codebook"
    mine.mkdir()
    first = read_codebook(folder(mine, topics=TOPICS + CLIMATE)).version
    assert first.startswith("my-codebook@")
    assert read_codebook(folder(mine, topics=(TOPICS + CLIMATE).replace("\n", "\r\n"))).version == first
    assert read_codebook(folder(mine, topics=TOPICS + CLIMATE.replace("Windkraft", "Wind"))).version != first


VOCABULARIES: list[tuple[Kind, str, set[str]]] = [
    ("topics", "topics", {"entries", "part", "weak", "beyond"}),
    ("sectors", "sectors", {"entries", "general"}),
]


@pytest.mark.parametrize(("kind", "lookup", "tables"), VOCABULARIES)
def test_the_built_in_codebook_has_the_ids_of_the_vocabularies(kind: Kind, lookup: str, tables: set[str]) -> None:
    parsed = tomllib.loads((LOOKUPS / f"{lookup}.toml").read_text(encoding="utf-8"))
    used = {entry["id"] for table in tables for entry in parsed[table]}
    assert used <= built_in().ids(kind)
    assert built_in().ids(kind) - used <= {"other"}


def test_the_built_in_codebook_has_the_kinds_of_committees() -> None:
    committees = tomllib.loads((LOOKUPS / "committees.toml").read_text(encoding="utf-8"))
    kinds = {entry["kind"] for table in ("body", "topic") for entry in committees[table]} | set(
        committees["abbreviations"]
    )
    assert kinds <= built_in().ids("committee_kinds")


def test_show_prints_every_id_of_the_codebook_asked_for(tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["codebook", "show"]).output
    assert built_in().version in shown
    assert all(entry.id in shown and entry.label_de in shown for entry in built_in().entries)
    mine = CliRunner().invoke(main, ["codebook", "show", str(folder(tmp_path, topics=TOPICS + CLIMATE))]).output
    assert "climate" in mine
    assert "early_childhood" not in mine


def test_check_prints_the_words_and_what_is_missing(tmp_path: Path) -> None:
    mine = folder(tmp_path, topics=TOPICS + CLIMATE + "empty,Sonstige Maßnahmen und Projekte aller Art hier,,\n")
    output = CliRunner().invoke(main, ["codebook", "check", str(mine)]).output
    assert "climate is found by: *klimaschutz*, *windkraft*" in output
    assert "language" in output, "built-in ids that are gone"
    assert list(warnings(read_codebook(mine))) == [
        "topics: no word of empty can be looked for; name some in its definition or examples",
        "topics: there is no other; what fits no id will have none",
    ]


def test_a_word_of_two_ids_is_a_warning(tmp_path: Path) -> None:
    mine = folder(tmp_path, topics=TOPICS + CLIMATE + "wind,Windkraft,,\nother,Sonstiges,,\n")
    assert list(warnings(read_codebook(mine))) == ["topics: “*windkraft*” stands for climate and wind"]
