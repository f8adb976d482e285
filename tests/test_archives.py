"""ZIP files of papers are folders; what is wrong with one costs the file that it is wrong with."""

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ReadError
from pipeline.ingest import archives
from pipeline.ingest.archives import exists, files_in, on_disk, read_member
from pipeline.ingest.find import find_inputs, load
from pipeline.run import run
from pipeline.store import Store
from tests.office_files import docx, packed, par

PAPER = b"Stadt Auenbr\xc3\xbcck\n\nSitzungsvorlage 2024/017\n\nDer Rat beschlie\xc3\x9ft das Leitbild.\n"


def below(files: list[Path], root: Path) -> list[str]:
    return [str(file.relative_to(root)) for file in files]


@pytest.mark.parametrize(
    ("parts", "expected", "reason"),
    [
        ({"a.txt": b"x", "b/c.txt": b"x"}, ["s.zip/a.txt", "s.zip/b/c.txt"], "a folder in it"),
        ({"in.zip": packed({"c.txt": b"x"})}, ["s.zip/in.zip/c.txt"], "an archive in it"),
        ({"v.docx": docx(par("x"))}, ["s.zip/v.docx"], "a Word file in it is one paper"),
        ({"../../a.txt": b"x", "/etc/a.txt": b"x"}, ["s.zip/a.txt", "s.zip/etc/a.txt"], "names that lead out stay inside"),
        ({"__MACOSX/._a.pdf": b"x", ".x": b"x", "a.txt": b"x"}, ["s.zip/a.txt"], "hidden files"),
        ({}, [], "an archive that holds nothing has no signature of one"),
    ],
)  # fmt: skip
def test_files_in(tmp_path: Path, parts: dict[str, bytes], expected: list[str], reason: str) -> None:
    (tmp_path / "s.zip").write_bytes(packed(parts))
    found = below(list(find_inputs([tmp_path])), tmp_path)
    assert found == (expected or ["s.zip"]), reason


def test_a_word_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(par("x")))
    assert files_in(tmp_path / "a.docx") is None


def test_members_are_read_without_a_trace(tmp_path: Path) -> None:
    (tmp_path / "s.zip").write_bytes(packed({"in.zip": packed({"b/c.txt": PAPER})}))
    path = tmp_path / "s.zip" / "in.zip" / "b" / "c.txt"
    assert load(path) == PAPER
    assert exists(path)
    assert not exists(path.with_name("d.txt"))
    with on_disk(path) as place:
        assert place.read_bytes() == PAPER
    assert not place.exists()
    assert [each.name for each in tmp_path.iterdir()] == ["s.zip"]


def test_encrypted_members_are_failures(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": PAPER}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    (tmp_path / "s.zip").write_bytes(bytes(data))
    with pytest.raises(ReadError) as error:
        read_member(tmp_path / "s.zip" / "a.txt")
    assert error.value.code == "encrypted"
    assert "Unpack" in error.value.remedy


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("MAX_MEMBERS", 1, "too_large"), ("MAX_TOTAL", 10, "too_large"), ("MAX_DEPTH", 1, "too_large")],
)
def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, code: str) -> None:
    monkeypatch.setattr(archives, limit, value)
    (tmp_path / "s.zip").write_bytes(packed({"a.zip": packed({"a.txt": PAPER}), "b.txt": PAPER}))
    outcome = run([tmp_path / "s.zip"], tmp_path / "out", jobs=1)
    assert code in {failure.code for failure in outcome.failures}


def test_what_unpacks_beyond_measure_is_refused(tmp_path: Path) -> None:
    (tmp_path / "s.zip").write_bytes(packed({"bomb.txt": b" " * 100_000_000}))
    with pytest.raises(ReadError, match="would unpack"):
        load(tmp_path / "s.zip" / "bomb.txt")


def test_an_archive_is_read_like_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    files = {"vorlagen/1.txt": PAPER, "vorlagen/2.docx": docx(par("Stadt Auenbrück") + par("Antrag")), "leer.txt": b""}
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "s.zip").write_bytes(packed(files))
    outcome = run([tmp_path / "papers"], out, jobs=1)
    assert [Path(paper.source.path).parent.parent.name for paper in outcome.papers] == ["s.zip", "s.zip"]
    assert [failure.code for failure in outcome.failures] == ["empty"]
    assert not run([tmp_path / "papers"], out, jobs=1).read, "nothing is read twice"
    (tmp_path / "papers" / "s.zip").write_bytes(packed({"vorlagen/1.txt": PAPER}))
    run([tmp_path / "papers"], out, jobs=1)
    assert len(Store(out).rows()["documents"]) == 1, "what is gone from the archive is gone"


def test_a_broken_archive_is_one_failure(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", PAPER)
    (tmp_path / "s.zip").write_bytes(out.getvalue()[:60])
    outcome = run([tmp_path / "s.zip"], tmp_path / "out", jobs=1)
    assert [failure.code for failure in outcome.failures] == ["broken"]
