"""How fast PDFs are read: pages a second of processor time, ratslese beside plain pdfplumber and bare pdfium.

    python benchmarks/reading.py                    # the digital PDFs of $RATSLESE_CORPUS/corpus/pdf, else of data/raw
    python benchmarks/reading.py paper.pdf folder   # PDFs and folders of your own

Each reader reads every page of every file; the best of ``ROUNDS`` rounds counts. “pdfplumber” is what one would write without
ratslese: ``extract_text``, ``extract_words`` and ``extract_tables`` on every page.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from pipeline.ingest.pdf import read_pdf

ROUNDS = 3


def with_ratslese(path: Path) -> int:
    return len(read_pdf(path).pages)


def with_pdfplumber(path: Path) -> int:
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_words()
            page.extract_tables()
            page.close()
        return len(document.pages)


def with_pdfium(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return len(document)
    finally:
        document.close()


READERS: dict[str, Callable[[Path], int]] = {
    "ratslese": with_ratslese,
    "pdfplumber": with_pdfplumber,
    "pdfium": with_pdfium,
}


def inputs(arguments: Sequence[str]) -> list[Path]:
    """The PDFs to read: those named, else the digital ones of the corpus, else what lies in data/raw."""
    places = [Path(argument) for argument in arguments]
    if not places and "RATSLESE_CORPUS" in os.environ:
        folder = Path(os.environ["RATSLESE_CORPUS"]) / "corpus" / "pdf"
        return sorted(path for path in folder.glob("*.pdf") if "scan" not in path.name)
    places = places or [Path(__file__).parents[1] / "data" / "raw"]
    return [path for place in places for path in (sorted(place.rglob("*.pdf")) if place.is_dir() else [place])]


def pages_a_second(read: Callable[[Path], int], paths: Sequence[Path]) -> tuple[int, float]:
    """How many pages the files have, and how many of them were read in a second, in the best round."""
    best = float("inf")
    pages = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        pages = sum(read(path) for path in paths)
        best = min(best, time.process_time() - start)
    return pages, pages / best


def main() -> int:
    paths = inputs(sys.argv[1:])
    if not paths:
        print("no PDFs found: name some, or set RATSLESE_CORPUS", file=sys.stderr)
        return 1
    speeds = {}
    for name, read in READERS.items():
        pages, speeds[name] = pages_a_second(read, paths)
        print(f"{name:12} {speeds[name]:8.1f} pages/s   {pages} pages of {len(paths)} files")
    for name in ("pdfplumber", "pdfium"):
        print(f"ratslese : {name:12} {speeds['ratslese'] / speeds[name]:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
