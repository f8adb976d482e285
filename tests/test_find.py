"""What files are, by content and not by ending."""

import hashlib
from pathlib import Path

import pytest

from pipeline.errors import ReadError
from pipeline.ingest.find import decode, digest, find_inputs, identify, load


@pytest.mark.parametrize(
    ("data", "name", "expected", "reason"),
    [
        (b"%PDF-1.4\n...", "a.pdf", "application/pdf", "a PDF"),
        (b"%PDF-1.4\n...", "a.txt", "application/pdf", "a PDF under a wrong name"),
        (b"\r\n\r\nHTTP junk\r\n%PDF-1.7", "a.pdf", "application/pdf", "other bytes before the head"),
        ("Sitzungsvorlage für den Rat".encode(), "a.txt", "text/plain", "UTF-8 text"),
        ("Sitzungsvorlage für den Rat".encode("latin-1"), "a.txt", "text/plain", "ISO-8859-1 text"),
        (b"# Vorlage", "a.md", "text/markdown", "Markdown by its name"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "a.txt", "text/html", "a page under a wrong name"),
        (b"\n\n<HTML><HEAD>", "a.htm", "text/html", "upper case, after blank lines"),
        (b"Betreff <input type=checkbox> nein", "a.txt", "text/plain", "a tag inside text makes no page"),
    ],
)
def test_identify(data: bytes, name: str, expected: str, reason: str) -> None:
    assert identify(data, name) == expected, reason


@pytest.mark.parametrize(
    ("data", "name", "code", "reason"),
    [
        (b"PK\x03\x04rest", "a.docx", "broken", "the beginning of an Office document"),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "encrypted",
            "a Word file with a password",
        ),
        (b"\xd0\xcf\x11\xe0" + b"x" * 50, "a.doc", "unknown_type", "Word before 2007"),
        (b"\x89PNG\r\n", "a.png", "unknown_type", "a picture"),
        (b"\x00\x01\x02\x03" * 50, "a.bin", "unknown_type", "bytes of no kind"),
        (b"\x00\x01\x02\x03" * 50, "a.pdf", "broken", "called PDF, without the head of one"),
        (b"nothing but words", "a.pdf", "broken", "text called PDF, as after a failed download"),
    ],
)
def test_identify_refuses(data: bytes, name: str, code: str, reason: str) -> None:
    with pytest.raises(ReadError) as error:
        identify(data, name)
    assert error.value.code == code, reason
    assert error.value.message.endswith("."), "the cause is a sentence"
    assert error.value.remedy, "every error says what to do"


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [
        ("utf-8", "today's"),
        ("utf-8-sig", "Windows Notepad"),
        ("cp1252", "older Windows exports, with € and quotation marks"),
        ("utf-16", "Windows “Unicode”"),
        ("cp850", "a DOS export"),
    ],
)
def test_decode(encoding: str, reason: str) -> None:
    text = "Ausschuß für Gesundheit: Übergangsförderung, öffentlich"
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text, reason


def test_folders_are_searched_in_order_and_each_file_counts_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.pdf", "a.html", ".hidden/x.txt", "README.md", "b/notes.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [str(p.relative_to(tmp_path)) for p in find_inputs([tmp_path, tmp_path / "a.html"])]
    assert found == ["README.md", "a.html", "b/1.pdf", "b/2.txt", "b/notes.docx"], "hidden files are left out"


@pytest.mark.parametrize(
    ("content", "code"), [(None, "not_found"), (b"", "empty"), (b" \n\t ", "empty")], ids=["missing", "empty", "blank"]
)
def test_load_refuses(tmp_path: Path, content: bytes | None, code: str) -> None:
    file = tmp_path / "paper.txt"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ReadError) as error:
        load(file)
    assert error.value.code == code


def test_digest_is_sha256() -> None:
    assert digest(b"abc") == hashlib.sha256(b"abc").hexdigest()
