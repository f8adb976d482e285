"""Which files there are to read, and what each of them really is: a paper, or a table, list of files, README, data or program beside
the papers."""

from __future__ import annotations

import ast
import csv
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Literal

from pipeline.errors import ReadError
from pipeline.ingest.archives import MAGIC, MAX_BYTES, Archive, files_in, opened, read_member

MediaType = Literal[
    "application/pdf",
    "text/plain",
    "text/markdown",
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
]
DOCX: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: MediaType = "application/vnd.oasis.opendocument.text"

_MAX_TEXT = 32 * 1024 * 1024
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<meta", b"<table", b"<div")


def find_inputs(inputs: Iterable[Path]) -> Iterator[Path]:
    """The files that ``inputs`` name, folders searched with their subfolders, sorted, each once.

    Every file in a folder counts, also one that is no paper or of a type that is not read (it becomes a failure), a link that
    leads nowhere, and each file in a ZIP archive. Left out are hidden files.
    """
    seen: set[str] = set()
    for given in inputs:
        files = sorted(p for p in given.rglob("*") if p.is_file() or p.is_symlink()) if given.is_dir() else [given]
        for file in (inner for outer in files for inner in files_in(outer) or [outer]):
            dead = file.is_symlink() and not file.exists()  # each is named, also two that lead to one place
            real = str(file.absolute()) if dead else os.path.realpath(file)
            if _counts(file, given) and real not in seen:
                seen.add(real)
                yield file


def _counts(file: Path, root: Path) -> bool:
    """Whether a file below ``root`` is not hidden (“.DS_Store”, “__MACOSX”)."""
    return not any(part.startswith((".", "__MACOSX")) for part in file.relative_to(root).parts)


def load(file: Path) -> bytes:
    """The bytes of a file, also of one in an archive. Raises ReadError (not_found, unreadable, empty, too_large …)."""
    data = read_bytes(file)
    if not data.strip():
        raise ReadError("empty", "The file is empty.")
    return data


def read_bytes(file: Path) -> bytes:
    """The bytes of a file, whatever they are. Raises ReadError."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(
                "too_large", f"The file has {size // 2**20} MiB; {MAX_BYTES // 2**20} MiB are read at most."
            )
        return file.read_bytes()
    except NotADirectoryError:
        return read_member(file)
    except FileNotFoundError:
        if file.is_symlink():
            message = f"The link leads to {file.readlink()}, where there is no file."
            raise ReadError("not_found", message) from None
        raise ReadError("not_found", "There is no such file.") from None
    except IsADirectoryError:
        message = "The link leads to a folder; links to folders are not followed."
        raise ReadError("unreadable", message, "Name the folder itself as an input.") from None
    except OSError as error:
        raise ReadError("unreadable", f"The file cannot be opened ({error.strerror or error}).") from None


def printable(file: Path) -> str:
    """The path as the tables have it: as given; bytes of a name that are no UTF-8 as ``\\xff``."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def identify(data: bytes, name: str = "") -> MediaType:
    """What the bytes are, whatever the file is called. Raises ReadError(unknown_type).

    A PDF may carry up to a kilobyte of other things before its head. Text is anything without control characters that
    decodes; HTML is text that begins like a page or holds tables and paragraphs.
    """
    head = data[:4096]
    if b"%PDF-" in head[:1100]:
        return "application/pdf"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        head = head.decode("utf-16", errors="ignore").encode()
    if head.startswith(MAGIC):
        return _packed(data)
    signature = _foreign(head)
    if signature:
        if signature == _OLD_OFFICE and "EncryptedPackage".encode("utf-16-le") in data:
            raise ReadError("encrypted", "The Word file is protected by a password.")
        raise ReadError("unknown_type", f"The file is {signature}, not a PDF, text, HTML, .docx or .odt file.")
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    if control > len(head) * 0.005:
        what = "no PDF: its head is missing" if name.lower().endswith(".pdf") else "neither PDF nor text"
        raise ReadError("broken" if name.lower().endswith(".pdf") else "unknown_type", f"The file is {what}.")
    if len(data) > _MAX_TEXT:
        raise ReadError(
            "too_large", f"The text has {len(data) // 2**20} MiB; {_MAX_TEXT // 2**20} MiB are read at most."
        )
    lowered = head.lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    if reason := no_paper(decode(data), name):
        raise ReadError("not_a_paper", f"The file is {reason}.")
    if lowered.startswith(_HTML_SIGNS) or b"<html" in lowered or b"</td>" in lowered:
        return "text/html"
    if name.lower().endswith(".pdf"):
        raise ReadError("broken", "The file is named .pdf and is none: its head is missing.")
    return "text/markdown" if name.lower().endswith((".md", ".markdown")) else "text/plain"


_OLD_OFFICE = "an old Office document"
_ODT_TYPE = ODT.encode()
_OTHER_PACKED = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("mimetype", "an OpenDocument file that is no text, or an e-book"),
)


def _packed(data: bytes) -> MediaType:
    """What a ZIP file is: a Word or OpenDocument text. Raises ReadError for everything else; archives of papers are read file by
    file (pipeline.ingest.archives), so that one that comes here whole cannot be."""
    archive = opened(data)
    if "word/document.xml" in archive.members:
        return DOCX
    if _mimetype(archive).startswith(_ODT_TYPE):
        return ODT
    for name, what in _OTHER_PACKED:
        if name in archive.members:
            remedy = "Save what belongs to the papers as PDF."
            raise ReadError("unknown_type", f"The file is {what}, not a PDF, text, HTML, .docx or .odt file.", remedy)
    if not archive.members:
        raise ReadError("empty", "The archive holds no files.")
    raise ReadError("too_large", "The archive lies too deep in other archives.", "Unpack it and read the folder.")


def _mimetype(archive: Archive) -> bytes:
    return archive.read("mimetype", most=200) if "mimetype" in archive.members else b""


def _foreign(head: bytes) -> str | None:
    """The name of a format that is known and not read."""
    for magic, name in (
        (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
        (b"{\\rtf", "an RTF document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"II*\x00", "a TIFF picture"),
        (b"MM\x00*", "a TIFF picture"),
        (b"GIF8", "a GIF picture"),
        (b"SQLite format 3", "a SQLite database"),
        (b"%!PS", "a PostScript file"),
    ):
        if head.startswith(magic):
            return name
    return None


def decode(data: bytes) -> str:
    """Text of a file of unknown encoding: a byte-order mark, else UTF-8, else what the letters suggest among the
    encodings that German offices used (windows-1252, ISO-8859-15, cp850)."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        dos = sum(data.count(byte) for byte in (0x84, 0x94, 0x81, 0x8E, 0x99, 0x9A, 0xE1))
        windows = sum(data.count(byte) for byte in (0xE4, 0xF6, 0xFC, 0xC4, 0xD6, 0xDC, 0xDF))
        return data.decode("cp850" if dos > windows else "cp1252", errors="replace")


_README = frozenset("readme liesmich lies_mich license licence lizenz copying".split())
_TABLES = (".csv", ".tsv")
_BEGINNING = 200_000
"""Characters that are looked at."""
_FEWEST_ROWS, _SAME_WIDTH = 3, 0.95
_LONGEST_HEAD = 40
_ENDINGS = "pdf|docx?|odt|txt|html?|md|zip|xlsx?|tiff?|jpe?g|png"
# “- 2023/vorlage_12.pdf”, “9f86d08… *vorlage 12.pdf”, “anlage.docx (23 KB)”
_FILE_NAME = re.compile(
    rf"""^\W{{0,3}}(?:[0-9a-f]{{32,128}}\s+\*?)?
    (?:[\w.%+()-]+[/\\])*[\w.%+()\ -]*[\w%)]\.(?:{_ENDINGS})(?:\W.{{0,60}})?$""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTED = 0.7
_FEWEST_LISTED = 3
_INDEX = re.compile(r"<title>\s*(?:Index of|Directory listing|Verzeichnis von)\b", re.IGNORECASE)
_PROGRAM = (".py", ".sh", ".r", ".js", ".sql", ".toml", ".yml", ".yaml", ".ini", ".cfg")


def no_paper(text: str, name: str = "") -> str | None:
    """What a text is that is no paper: ``a table (semicolons, 5 columns)``; None where it may be one."""
    text, path = text[:_BEGINNING].lstrip("\ufeff"), PurePath(name)
    if path.stem.casefold() in _README:
        return "a README, which tells of files"
    if what := _data(text, path.suffix.casefold()):
        return what
    if _INDEX.search(text[:2000]):
        return "the index of a folder"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    listed = sum(_FILE_NAME.match(line) is not None for line in lines)
    if listed >= _FEWEST_LISTED and listed >= _LISTED * len(lines):
        return f"a list of {listed} files"
    return _table(lines, path.suffix.casefold())


def _data(text: str, ending: str) -> str | None:
    """JSON, XML that is no web page, or a program."""
    begin = text.lstrip()[:1]
    if begin in ("{", "[") and text.rstrip()[-1:] in ("}", "]"):
        try:
            json.loads(text)
        except ValueError:
            pass
        else:
            return "JSON data"
    if text.lstrip().startswith("<?xml") and "<html" not in text[:4096].casefold():
        return "XML data"
    if text.startswith("#!") or (ending in _PROGRAM and ending != ".py"):
        return "a program or its settings"
    if ending == ".py":
        try:
            ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
        return "a program or its settings"
    return None


def _table(lines: list[str], ending: str) -> str | None:
    """A table with a head: all lines have as many cells as the first, whose cells are short, different and no sentences. A paper has
    a title, and lines without any cells."""
    for delimiter, called in ((";", "semicolons"), ("\t", "tabs"), (",", "commas"), ("|", "bars")):
        if not lines or delimiter not in lines[0]:
            continue
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            continue
        head = [cell.strip() for cell in rows[0]]
        same = sum(len(row) == len(head) for row in rows)
        names = all(0 < len(cell) <= _LONGEST_HEAD and cell[-1] not in ".:!?" for cell in head)
        wide = len(head) > 2 or ending in _TABLES
        fewest = 1 if ending in _TABLES else _FEWEST_ROWS
        if wide and names and len(set(head)) == len(head) and len(rows) >= fewest and same >= _SAME_WIDTH * len(rows):
            return f"a table ({called}, {len(head)} columns)"
    return None
