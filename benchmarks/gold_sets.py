"""The annotated papers at hand: the corpus of the repository in its forms, the papers that RATSLESE_CORPUS names, and folders that hold
papers/ and gold/."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.paper_forms.forms import SUFFIXES, Form, make
from pipeline.quality.corpus import Split, corpus_papers
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


def of_repository(split: Split, form: Form = "text") -> GoldSet:
    """The papers of a split of the repository's corpus, made in a form: the set “dev”, “dev-pdf” …"""
    papers = corpus_papers(split)
    files = make([paper.source for paper in papers], form)
    gold = tuple(replace(paper.gold, document=f"{form}/{paper.name}{SUFFIXES[form]}") for paper in papers)
    return GoldSet(split if form == "text" else f"{split}-{form}", tuple(files), gold)


def gold_sets(folders: Sequence[Path], *, corpus: bool = True) -> Iterator[GoldSet]:
    """The sets beside the repository's corpus: those of RATSLESE_CORPUS, where it is asked for and named, and a set for each folder."""
    place = os.environ.get("RATSLESE_CORPUS")
    if corpus and place:
        yield from _of_corpus(Path(place))
    for folder in folders:
        papers = tuple(sorted(path for path in (folder / "papers").iterdir() if path.is_file()))
        gold = read_gold(folder / "gold") if (folder / "gold").is_dir() else ()
        yield GoldSet(folder.name, papers, tuple(gold))


def _of_corpus(corpus: Path) -> Iterator[GoldSet]:
    """Text, digital PDFs, scans and real PDFs apart; papers without annotation last."""
    gold = read_gold(corpus / "gold")
    for name in ("seeds", "real", "pdf", "scan", "realpdf"):
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
