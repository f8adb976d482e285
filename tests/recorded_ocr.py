"""Recorded recognitions of the scanned sample papers: tests replay them, so that they need no Tesseract and do not hang on its version.

    python -m tests.recorded_ocr

records them anew, by the Tesseract of this machine. ``tests/recorded/ocr/manifest.toml`` says which engine read which bytes.
"""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest import cache
from pipeline.ingest.document.page import PageInk
from pipeline.ingest.find import digest
from pipeline.ingest.ocr import engine as engines
from pipeline.ingest.pdf.pdfium import opened
from pipeline.ingest.pdf.scans import recognise_pages
from pipeline.ingest.reading import Reading, Recognition

RAW = Path(__file__).parent.parent / "data" / "raw"
RECORDED = Path(__file__).parent / "recorded" / "ocr"
MANIFEST = RECORDED / "manifest.toml"
ANEW = "record it anew: python -m tests.recorded_ocr"
_LANGUAGES = "deu"


def manifest() -> dict[str, Any]:
    """The engine, its languages, and by name the digest and number of pages of each recorded paper."""
    return tomllib.loads(MANIFEST.read_text(encoding="utf-8"))


def page(paper: str, number: int) -> PageInk:
    """A recorded page."""
    found = cache.get(RECORDED, _page(paper, number), PageInk)
    assert found is not None, f"{paper}, page {number}: no recording, or of another form; {ANEW}"
    return found


def keep_in(folder: Path) -> None:
    """Put the recorded pages where a run that keeps what it reads in ``folder`` looks for them."""
    recorded = manifest()
    for paper, about in recorded["papers"].items():
        name = f"{about['sha256']}-{recorded['languages']}-{recorded['engine']}"
        for number in range(1, about["pages"] + 1):
            kept = page(paper, number)
            cache.put(folder, f"ocr-{cache.recogniser_version()}/{name}/{number:05}", kept)


@contextmanager
def replayed() -> Iterator[None]:
    """While this lasts, the engine of the recordings seems to be installed."""
    recorded = manifest()
    languages = frozenset(recorded["languages"].split("+"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "engine", lambda: engines.Engine(recorded["engine"], languages))
        yield


def recognised(file: Path, folder: Path | None = None) -> dict[int, PageInk]:
    """The pages of a file as the engine of this machine reads them now."""
    how = Reading(folder, "auto", Recognition(_LANGUAGES, engines.engine().version))
    with opened(file) as reader:
        found = dict(recognise_pages(reader, range(1, reader.pages + 1), how, digest(file.read_bytes())))
    return {number: ink for number, ink in sorted(found.items()) if isinstance(ink, PageInk)}


def record() -> None:
    """Recognise all scanned sample papers and keep what was seen, with its manifest."""
    lines = [f'engine = "{engines.engine().version}"', f'languages = "{_LANGUAGES}"']
    with tempfile.TemporaryDirectory() as folder:
        for file in sorted(RAW.glob("*_scan.pdf")):
            pages = recognised(file)
            for number, ink in pages.items():
                cache.put(Path(folder), _page(file.name, number), ink)
            lines += ["", f'[papers."{file.name}"]', f'sha256 = "{digest(file.read_bytes())}"', f"pages = {len(pages)}"]
        shutil.rmtree(RECORDED, ignore_errors=True)
        shutil.copytree(folder, RECORDED)
    MANIFEST.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _page(paper: str, number: int) -> str:
    return f"{Path(paper).stem}/{number:05}"


if __name__ == "__main__":
    record()
