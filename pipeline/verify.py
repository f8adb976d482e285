"""`ratslese verify`: does every quote stand where its evidence says?

PDFs are read again by pdfium, not by the library that found the words; text and HTML are read again from the source. The places
on a scanned page are cut out of its picture and recognised anew.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from extractors.document import Box
from pipeline.errors import ExitCode, RatsleseError
from pipeline.ingest.archives import on_disk
from pipeline.ingest.find import digest, load
from pipeline.store import Store
from pipeline.terminal import terminal

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Recogniser
    from pipeline.ingest.pdf.pdfium import Pdfium

_Look = tuple[Any, ...]
"""A row of ``evidence``, how its quote is compared, and what stands in its place, read in one or two ways."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A quote that does not stand where its evidence says, and what stands there instead. ``scanned``: recognised there, not printed."""

    source: str
    evidence_id: str
    page: int
    quote: str
    there: str
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many quotes were looked up, ``scanned`` of them on scanned pages, and which were not found. ``missing`` are sources that are
    gone or have changed."""

    checked: int
    mismatches: tuple[Mismatch, ...]
    missing: tuple[str, ...]
    scanned: int = 0

    @property
    def share(self) -> float:
        """The share of quotes found; 1.0 where there is nothing to check."""
        return 1.0 - len(self.mismatches) / self.checked if self.checked else 1.0

    def holds(self, tolerance: float = 0.0) -> bool:
        """Whether all stands where it should. ``tolerance``: the share of the quotes on scanned pages that a second recognition may
        read otherwise (0.02: two in a hundred); a quote that a text layer does not have is never tolerated."""
        doubtful = sum(mismatch.scanned for mismatch in self.mismatches)
        return not self.missing and doubtful == len(self.mismatches) and doubtful <= tolerance * self.scanned


def verify_all(out: Path, languages: str = "deu") -> Verdict:
    """Look up every row of ``evidence`` in its source. ``languages``: those of scanned pages."""
    store = Store(out)
    connection = store.connect()
    checked = scanned = 0
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
        pages = {
            row["page"]: row
            for row in connection.execute("SELECT * FROM pages WHERE document_id = ?", (document["document_id"],))
        }
        scanned += sum(_is_scanned(row, pages) for row in rows)
        mismatches += _check(document, rows, pages, languages)
    connection.close()
    return Verdict(checked, tuple(mismatches), tuple(missing), scanned)


def _is_scanned(row: sqlite3.Row, pages: Mapping[int, sqlite3.Row]) -> bool:
    return row["page"] in pages and pages[row["page"]]["source"] == "ocr"


def _check(
    document: sqlite3.Row, rows: Sequence[sqlite3.Row], pages: Mapping[int, sqlite3.Row], languages: str
) -> Iterator[Mismatch]:
    if document["media_type"] != "application/pdf":
        readings = _in_text(Path(document["source"]), rows)
    else:
        readings = _in_pdf(Path(document["source"]), rows, pages, languages)
    for row, same, *there in readings:
        if not any(same(row["quote"], text) for text in there):
            scanned = _is_scanned(row, pages)
            yield Mismatch(document["source"], row["evidence_id"], row["page"], row["quote"], there[0], scanned)


def _in_pdf(
    source: Path, rows: Sequence[sqlite3.Row], pages: Mapping[int, sqlite3.Row], languages: str
) -> Iterator[_Look]:
    """Each row with what stands in its boxes. On a page with a text layer also with the whole words that mostly stand there:
    pdfium sets the characters of fonts that are not in the file by measures of its own."""
    from pipeline.ingest.ocr.engine import Recogniser
    from pipeline.ingest.pdf.pdfium import opened

    with on_disk(source) as file, opened(file) as reader, Recogniser(languages) as recogniser:
        for number, group in groupby(rows, key=lambda row: int(row["page"])):
            on_page = list(group)
            if pages[number]["source"] == "ocr":
                yield from _on_scan(reader, pages[number], on_page, recogniser)
                continue
            places = reader.places(number)
            for row in on_page:
                boxes = _boxes(row)
                yield row, _same, " ".join(map(places.text_in, boxes)), " ".join(map(places.words_in, boxes))


def _on_scan(reader: Pdfium, page: sqlite3.Row, rows: Sequence[sqlite3.Row], recogniser: Recogniser) -> Iterator[_Look]:
    """Each row with what is recognised in its boxes when these are cut out of the picture of the page."""
    from pipeline.ingest.document.page import Frame
    from pipeline.ingest.ocr.page import SecondLook

    picture = reader.picture(page["page"])
    frame = Frame(page["width"], page["height"], page["direction"], page["skew"])
    look = SecondLook(picture, frame, recogniser) if picture else None
    boxes = [_boxes(row) for row in rows]
    there = iter(look.read([box for own in boxes for box in own]) if look else ())
    for row, own in zip(rows, boxes, strict=True):
        first = [next(there, "") for _ in own]
        if look is None or _alike(row["quote"], " ".join(first)):
            yield row, _alike, " ".join(first)
        else:
            readings = zip(first, map(look.read_line, own), strict=True)
            yield row, _alike, " ".join(_nearest(row["quote"], one, *more) for one, more in readings)


def _boxes(row: sqlite3.Row) -> list[Box]:
    return [Box(*numbers) for numbers in json.loads(row["boxes"] or "[]")]


def _in_text(source: Path, rows: Sequence[sqlite3.Row]) -> Iterator[_Look]:
    from pipeline.ingest.read import read_document

    document, _, _ = read_document(source)
    for row in rows:
        beside = (margin.text for margin in document.pages[row["page"] - 1].margins)
        yield row, _same, document.text[row["char_start"] : row["char_end"]], *beside


def _same(quote: str, there: str) -> bool:
    """Whether the letters and digits of the quote stand there in this order. Boxes hold whole words, so that a letter
    or two more may stand at either end; hyphens, spaces, drawn boxes and ligatures do not count."""
    return _letters(quote) in _letters(there)


def _alike(quote: str, there: str) -> bool:
    """Whether a second recognition agrees with the quote: all of its digits, and nine of ten of its letters, in this order."""
    from rapidfuzz.fuzz import partial_ratio

    quote, there = _letters(quote), _letters(there)
    digits = re.sub(r"\D", "", quote)
    return digits in re.sub(r"\D", "", there) and len(there) >= 0.9 * len(quote) and partial_ratio(quote, there) >= 90


def _nearest(quote: str, *readings: str) -> str:
    """The reading of a box that is more like a part of the quote."""
    from rapidfuzz.fuzz import partial_ratio

    def likeness(reading: str) -> float:
        letters = _letters(reading)
        return float(partial_ratio(_letters(quote), letters)) * len(letters)

    return max(readings, key=likeness)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def print_verdict(verdict: Verdict, limit: int, tolerance: float = 0.0) -> ExitCode:
    """Say how many quotes stand where they should, list what does not, and give the exit code."""
    console = terminal()
    for line in verdict.missing:
        console.print(Text(f"not checked  {line}"))
    for mismatch in verdict.mismatches[:limit]:
        place = f"{mismatch.source} p. {mismatch.page}"
        console.print(Text(f"not there    {place}: “{mismatch.quote}”, there stands “{mismatch.there}”"))
    if len(verdict.mismatches) > limit:
        console.print(f"… and {len(verdict.mismatches) - limit} more (--limit)")
    found = verdict.checked - len(verdict.mismatches)
    console.print(f"{found} of {verdict.checked} quotes stand where the evidence says ({verdict.share:.4f}).")
    if verdict.mismatches and verdict.holds(tolerance):
        differing = (
            f"{len(verdict.mismatches)} of {verdict.scanned} quotes on scanned pages are read otherwise a second time"
        )
        console.print(f"{differing}, which --tolerance {tolerance:g} allows.")
    return ExitCode.OK if verdict.holds(tolerance) else ExitCode.MISMATCH
