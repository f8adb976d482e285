"""Does the time of each extractor grow with the length of a paper, and no faster?

    python benchmarks/growth.py [COPIES]

The sample papers' text is repeated COPIES times (default 10) and four times as often; printed is the processor time of each extractor
on both, and their ratio: 4 is linear, 16 quadratic.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from extractors import EXTRACTORS
from extractors.document import Document
from extractors.facts import Fact
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.text.reading import read_text

RAW = Path(__file__).parent.parent / "data" / "raw"
LONGER = 4


def long_paper(copies: int) -> Document:
    """All sample papers one behind the other, ``copies`` times."""
    texts = [read_pdf(file).text for file in sorted(RAW.glob("*.pdf"))]
    return read_text("\n\f".join(texts * copies))


def times(document: Document) -> dict[str, float]:
    """Seconds of processor time for each extractor."""
    known: list[Fact] = []
    spent = {}
    for extractor in EXTRACTORS:
        begun = time.process_time()
        found = list(extractor.extract(document, tuple(known)))
        spent[extractor.name] = time.process_time() - begun
        known += [item for item in found if isinstance(item, Fact)]
    return spent


def main() -> None:
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    times(long_paper(1))  # build the vocabularies
    short, long = times(long_paper(copies)), times(long_paper(copies * LONGER))
    for name, seconds in long.items():
        print(f"{name:20} {short[name]:7.2f} s {seconds:7.2f} s   ×{seconds / max(short[name], 0.001):.1f}")


if __name__ == "__main__":
    main()
