"""Draw the sample papers into data/raw: python -m data.sample_papers [FOLDER]. The digital ones come out with the same bytes every
time; the scans with the same pictures, as far as the libraries that draw them stay the same."""

import sys
from pathlib import Path

from data.sample_papers import (
    auenbrueck,
    falkenrode,
    hohenwald,
    moorhausen,
    norderwiek,
    quellstedt,
    ulmenrode,
    wiesengrund,
)

PAPERS = (auenbrueck, wiesengrund, moorhausen, falkenrode, norderwiek, hohenwald, quellstedt)
SCANS = (ulmenrode,)


def draw_all(folder: Path) -> None:
    """Draw every paper into ``folder``."""
    for paper in (*PAPERS, *SCANS):
        paper.draw(folder / paper.NAME)


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "raw")
