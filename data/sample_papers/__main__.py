"""Draw the sample papers into data/raw: python -m data.sample_papers [FOLDER]. The same bytes every time."""

import sys
from pathlib import Path

from data.sample_papers import auenbrueck, falkenrode, hohenwald, moorhausen, norderwiek, wiesengrund

PAPERS = (auenbrueck, wiesengrund, moorhausen, falkenrode, norderwiek, hohenwald)


def draw_all(folder: Path) -> None:
    """Draw every paper into ``folder``."""
    for paper in PAPERS:
        paper.draw(folder / paper.NAME)


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "raw")
