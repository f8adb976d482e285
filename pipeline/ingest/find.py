"""Which files there are to read, and what each of them really is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pipeline.errors import ReadError

MediaType = Literal["application/pdf", "text/plain", "text/markdown", "text/html"]

MAX_BYTES = 512 * 1024 * 1024
_MAX_TEXT = 32 * 1024 * 1024
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<meta", b"<table", b"<div")


def find_inputs(inputs: Iterable[Path]) -> Iterator[Path]:
    """The files that ``inputs`` name, folders searched with their subfolders, sorted, each once.

    Every file in a folder counts, also one of a type that is not read (it becomes a failure); left out are hidden files
    and README files, which describe a folder of papers.
    """
    seen: set[Path] = set()
    for given in inputs:
        files = (
            sorted(p for p in given.rglob("*") if p.is_file() and _is_paper(p, given)) if given.is_dir() else [given]
        )
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _is_paper(file: Path, root: Path) -> bool:
    parts = file.relative_to(root).parts
    return not any(part.startswith(".") for part in parts) and file.stem.upper() != "README" and file.suffix != ".py"


def load(file: Path) -> bytes:
    """The bytes of a file. Raises ReadError (not_found, unreadable, empty, too_large)."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(
                "too_large", f"The file has {size // 2**20} MiB; {MAX_BYTES // 2**20} MiB are read at most."
            )
        data = file.read_bytes()
    except FileNotFoundError:
        raise ReadError("not_found", "There is no such file.") from None
    except OSError as error:
        raise ReadError("unreadable", f"The file cannot be opened ({error.strerror or error}).") from None
    if not data.strip():
        raise ReadError("empty", "The file is empty.")
    return data


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
    signature = _foreign(head)
    if signature:
        raise ReadError("unknown_type", f"The file is {signature}, not a PDF, text or HTML file.")
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    if control > len(head) * 0.005:
        what = "no PDF: its head is missing" if name.lower().endswith(".pdf") else "neither PDF nor text"
        raise ReadError("broken" if name.lower().endswith(".pdf") else "unknown_type", f"The file is {what}.")
    if len(data) > _MAX_TEXT:
        raise ReadError(
            "too_large", f"The text has {len(data) // 2**20} MiB; {_MAX_TEXT // 2**20} MiB are read at most."
        )
    lowered = head.lower().lstrip(b"\xef\xbb\xbf \t\r\n")
    if lowered.startswith(_HTML_SIGNS) or b"<html" in lowered or b"</td>" in lowered:
        return "text/html"
    if name.lower().endswith(".pdf"):
        raise ReadError("broken", "The file is named .pdf and is none: its head is missing.")
    return "text/markdown" if name.lower().endswith((".md", ".markdown")) else "text/plain"


def _foreign(head: bytes) -> str | None:
    """The name of a format that is known and not read."""
    for magic, name in (
        (b"PK\x03\x04", "an Office document or ZIP archive"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
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
