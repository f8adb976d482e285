"""Are steps called what the annotators call them? How alike the labels of annotated steps are whose time is found.

    python -m benchmarks.step_labels [--only seeds real dev probe]

Printed for each set and for all: annotated steps whose time dates a step that was read, the mean likeness of the two labels (0 to 1),
and how many reach .5 and .8. Which steps are found is what ``benchmarks.quality`` prints; a label need only be somewhat alike there.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from benchmarks.gold_sets import GoldSet, gold_sets, of_repository
from extractors.facts import Milestone
from pipeline.extract import extract
from pipeline.learning.papers import read_papers
from pipeline.quality.comparison import names_of
from pipeline.quality.similarity import most_alike

_SETS = ("seeds", "real", "dev", "probe")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=_SETS, metavar="SET")
    only = parser.parse_args().only
    everywhere: list[float] = []
    for each in (*gold_sets([]), of_repository("dev"), of_repository("probe")):
        if each.name in only:
            likeness = list(_likeness(each))
            _say(each.name, likeness)
            everywhere += likeness
    _say("all", everywhere)


def _likeness(papers: GoldSet) -> Iterator[float]:
    """For each annotated step whose time is found: how alike the labels are, of several steps of one time the most alike."""
    for paper in read_papers(papers.papers, papers.gold):
        read = [one.fact for one in extract(paper.document).found if isinstance(one.fact, Milestone)]
        for row in paper.gold.rows("milestones"):
            same = [step.label for step in read if step.edtf.rstrip("~?") == row["edtf"].rstrip("~?")]
            if same:
                yield max(most_alike(names_of(row, "label"), label) for label in same)


def _say(name: str, likeness: list[float]) -> None:
    mean = sum(likeness) / max(1, len(likeness))
    close, closer = (sum(one >= least for one in likeness) for least in (0.5, 0.8))
    print(f"{name:8} {len(likeness):5} steps, likeness {mean:.3f}, {close} reach .5, {closer} reach .8", flush=True)


if __name__ == "__main__":
    main()
