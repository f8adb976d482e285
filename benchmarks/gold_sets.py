"""The annotated papers at hand: the corpus that RATSLESE_CORPUS names, and folders that hold papers/ and gold/."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.quality.gold import GoldPaper, read_gold
from pipeline.run import run
from pipeline.store import DATABASE

RESULTS = Path(__file__).parent.parent / "data" / "processed" / ".quality"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Papers of one make, and their annotations (none where nobody annotated them)."""

    name: str
    papers: tuple[Path, ...]
    gold: tuple[GoldPaper, ...]

    def run(self) -> Path:
        """Read the papers anew; returns the folder of the results. What was recognised on scanned pages is kept from run to run."""
        out = RESULTS / self.name
        (out / DATABASE).unlink(missing_ok=True)
        run(self.papers, out)
        return out


def gold_sets(folders: Sequence[Path]) -> Iterator[GoldSet]:
    """The sets of the corpus, where RATSLESE_CORPUS names one, and a set for each folder."""
    corpus = os.environ.get("RATSLESE_CORPUS")
    if corpus:
        yield from _of_corpus(Path(corpus))
    for folder in folders:
        papers = tuple(sorted(path for path in (folder / "papers").iterdir() if path.is_file()))
        gold = read_gold(folder / "gold") if (folder / "gold").is_dir() else ()
        yield GoldSet(folder.name, papers, tuple(gold))
    if not corpus and not folders:
        raise SystemExit("Name a folder that holds papers/ and gold/, or set RATSLESE_CORPUS.")


def _of_corpus(corpus: Path) -> Iterator[GoldSet]:
    """Text, digital PDFs and scans apart; papers without annotation last."""
    gold = read_gold(corpus / "gold")
    for name in ("seeds", "real", "pdf", "scan"):
        folder = "pdf" if name == "scan" else name
        annotated = [
            paper
            for paper in gold
            if paper.document.startswith(f"{folder}/")
            and (folder != "pdf" or (name == "scan") == ("scan" in paper.document))
        ]
        papers = tuple(corpus / "corpus" / paper.document for paper in annotated)
        if papers:
            yield GoldSet(name, papers, tuple(annotated))
    others = tuple(sorted((corpus / "corpus" / "karlsruhe").glob("*.txt")))
    if others:
        yield GoldSet("karlsruhe", others, ())
