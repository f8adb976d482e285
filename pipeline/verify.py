"""`ratslese verify`: does every quote stand where its evidence says?

PDFs are read again by pdfium, not by the library that found the words; text and HTML are read again from the source.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.text import Text

from extractors.document import Box
from pipeline.errors import ExitCode, RatsleseError
from pipeline.ingest.find import digest, load
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A quote that does not stand where its evidence says, and what stands there instead."""

    source: str
    evidence_id: str
    page: int
    quote: str
    there: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many quotes were looked up, and which were not found. ``missing`` are sources that are gone or have changed."""

    checked: int
    mismatches: tuple[Mismatch, ...]
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of quotes found; 1.0 where there is nothing to check."""
        return 1.0 - len(self.mismatches) / self.checked if self.checked else 1.0


def verify_all(out: Path) -> Verdict:
    """Look up every row of ``evidence`` in its source."""
    store = Store(out)
    connection = store.connect()
    checked = 0
    mismatches: list[Mismatch] = []
    missing: list[str] = []
    for document in connection.execute("SELECT * FROM documents ORDER BY source").fetchall():
        rows = connection.execute(
            "SELECT * FROM evidence WHERE document_id = ? ORDER BY page, char_start", (document["document_id"],)
        ).fetchall()
        try:
            data = load(Path(document["source"]))
        except RatsleseError as error:
            missing.append(f"{document['source']}: {error}")
            continue
        if digest(data) != document["sha256"]:
            missing.append(f"{document['source']}: the file has changed since it was read")
            continue
        checked += len(rows)
        mismatches += _check(document, rows)
    connection.close()
    return Verdict(checked, tuple(mismatches), tuple(missing))


def _check(document: sqlite3.Row, rows: Sequence[sqlite3.Row]) -> Iterator[Mismatch]:
    look = _in_pdf if document["media_type"] == "application/pdf" else _in_text
    for row, *readings in look(Path(document["source"]), rows):
        if not any(_same(row["quote"], there) for there in readings):
            yield Mismatch(document["source"], row["evidence_id"], row["page"], row["quote"], readings[0])


def _in_pdf(source: Path, rows: Sequence[sqlite3.Row]) -> Iterator[tuple[sqlite3.Row, str, str]]:
    """Each row with what stands in its boxes, and with the whole words that mostly stand there: pdfium sets the characters of
    fonts that are not in the file by measures of its own."""
    from pipeline.ingest.pdf.pdfium import opened

    with opened(source) as reader:
        for page, group in groupby(rows, key=lambda row: int(row["page"])):
            places = reader.places(page)
            for row in group:
                boxes = [Box(*numbers) for numbers in json.loads(row["boxes"] or "[]")]
                yield row, " ".join(map(places.text_in, boxes)), " ".join(map(places.words_in, boxes))


def _in_text(source: Path, rows: Sequence[sqlite3.Row]) -> Iterator[tuple[sqlite3.Row, str]]:
    from pipeline.ingest.read import read_document

    document, _, _ = read_document(source)
    for row in rows:
        yield row, document.text[row["char_start"] : row["char_end"]]


def _same(quote: str, there: str) -> bool:
    """Whether the letters and digits of the quote stand there in this order. Boxes hold whole words, so that a letter
    or two more may stand at either end; hyphens, spaces, drawn boxes and ligatures do not count."""
    return _letters(quote) in _letters(there)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def print_verdict(verdict: Verdict, limit: int) -> ExitCode:
    """Say how many quotes stand where they should, list what does not, and give the exit code."""
    console = Console(highlight=False, width=None if Console().is_terminal else 10_000)
    for line in verdict.missing:
        console.print(Text(f"not checked  {line}"))
    for mismatch in verdict.mismatches[:limit]:
        place = f"{mismatch.source} p. {mismatch.page}"
        console.print(Text(f"not there    {place}: “{mismatch.quote}”, there stands “{mismatch.there}”"))
    if len(verdict.mismatches) > limit:
        console.print(f"… and {len(verdict.mismatches) - limit} more (--limit)")
    found = verdict.checked - len(verdict.mismatches)
    console.print(f"{found} of {verdict.checked} quotes stand where the evidence says ({verdict.share:.4f}).")
    return ExitCode.MISMATCH if verdict.mismatches or verdict.missing else ExitCode.OK
