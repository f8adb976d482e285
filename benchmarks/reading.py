"""How fast PDFs are read, and how alike: pages a second of processor time, ratslese beside plain pdfplumber and bare pdfium; the
share of pdfplumber's words and cells that ratslese has.

    python -m benchmarks.reading                    # the digital PDFs of $RATSLESE_CORPUS/corpus/pdf, else of data/raw
    python -m benchmarks.reading paper.pdf folder   # PDFs and folders of your own

Each reader reads every page of every file, one reader after the other in each of ``ROUNDS`` rounds; the best round of each
counts. “pdfplumber” is what one would write without ratslese: ``extract_text``, ``extract_words`` and ``extract_tables`` on
every page; “pdfminer” is ratslese with pdfminer as it comes. Figures and differences: benchmarks/README.md.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from benchmarks.likeness import Likeness
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf.printing import PLAIN

ROUNDS = 5


def with_ratslese(path: Path) -> int:
    return len(read_pdf(path).pages)


def with_pdfminer(path: Path) -> int:
    os.environ[PLAIN] = "1"
    try:
        return with_ratslese(path)
    finally:
        del os.environ[PLAIN]


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
    "pdfminer": with_pdfminer,
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


def seconds_and_pages(read: Callable[[Path], int], paths: Sequence[Path]) -> tuple[float, int]:
    """How long reading the files takes once, and how many pages they have."""
    start = time.process_time()
    pages = sum(read(path) for path in paths)
    return time.process_time() - start, pages


def main() -> int:
    paths = inputs(sys.argv[1:])
    if not paths:
        print("no PDFs found: name some, or set RATSLESE_CORPUS", file=sys.stderr)
        return 1
    best = dict.fromkeys(READERS, (float("inf"), 0))
    for _ in range(ROUNDS):
        for name, read in READERS.items():
            best[name] = min(best[name], seconds_and_pages(read, paths))
    for name, (seconds, pages) in best.items():
        print(f"{name:12} {pages / seconds:8.1f} pages/s   {pages} pages of {len(paths)} files")
    for name in ("pdfplumber", "pdfminer", "pdfium"):
        print(f"ratslese : {name:12} {best[name][0] / best['ratslese'][0]:6.2f}")
    alike = Likeness()
    for path in paths:
        alike.add(path)
    print(f"equal words of pdfplumber's {alike.equal_words} of {alike.words} ({alike.word_share:.4f})")
    print(f"equal cells {alike.equal_cells} of {alike.cells} ({alike.cell_share:.4f}), {alike.aside} set aside")
    for difference in alike.differences:
        print(f"  {difference}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
