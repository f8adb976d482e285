"""The annotated corpus of the repository (``data/annotated``): which papers there are, their annotations, and the split by place."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pipeline.errors import RatsleseError
from pipeline.quality.gold import GoldPaper, read_gold

PLACE = Path(__file__).parents[2] / "data" / "annotated"
INDEX = "papers.csv"
Split = Literal["train", "dev", "exam", "probe"]
SPLITS: tuple[Split, ...] = get_args(Split)


@dataclass(frozen=True, slots=True)
class CorpusPaper:
    """One paper: its id, what the index says of it, its markup and its annotation."""

    name: str
    split: Split
    place: str
    kind: str
    state: str
    year: int
    system: str
    policy: str
    has_facts: bool
    """Whether it was written to hold any of the four facts."""
    writer: str
    source: Path
    """The paper in the markup of ``data/annotated/WRITING.md``."""
    gold: GoldPaper


def corpus_papers(*splits: Split, place: Path = PLACE) -> list[CorpusPaper]:
    """The papers of these splits (of all where none is named), in the order of the index.

    Raises RatsleseError(no_gold) where the corpus is not there, RatsleseError(bad_gold) where an annotation is not in the form.
    """
    index = place / INDEX
    if not index.is_file():
        raise RatsleseError("no_gold", f"There is no annotated corpus in {place}.")
    gold = {paper.name: paper for paper in read_gold(place / "gold")}
    with index.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if not splits or row["split"] in splits]
    return [_paper(row, gold, place) for row in rows]


def _paper(row: dict[str, str], gold: dict[str, GoldPaper], place: Path) -> CorpusPaper:
    name = row["id"]
    split = next((known for known in SPLITS if known == row["split"]), None)
    if split is None or name not in gold:
        raise RatsleseError("bad_gold", f"{INDEX}: {name} has no annotation or no split.")
    return CorpusPaper(
        name,
        split,
        row["place"],
        row["kind"],
        row["state"],
        int(row["year"]),
        row["system"],
        row["policy"],
        row["holds"] == "facts",
        row["writer"],
        place / "papers" / f"{name}.txt",
        gold[name],
    )


def digest(papers: Sequence[CorpusPaper]) -> str:
    """SHA-256 over the papers and their annotations: the same as long as nobody touched a byte of them."""
    total = hashlib.sha256()
    for paper in sorted(papers, key=lambda paper: paper.name):
        annotation = paper.source.parent.parent / "gold" / f"{paper.name}.json"
        for file in (paper.source, annotation):
            total.update(f"{file.name} {file.stat().st_size}\n".encode() + file.read_bytes())
    return total.hexdigest()
