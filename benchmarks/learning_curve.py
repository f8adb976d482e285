"""How much the judges gain from more places: trained on 25, 50 … of the training places, measured on the development papers.

    python -m benchmarks.learning_curve [--places 25 50 75] [--seed 1]

Printed is F1 by table for each number of places; the last line has all of them, and so the weights that are shipped. It tells whether to
write more papers (the figures still rise) or better features (they do not).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence

from benchmarks.context_folds import as_new
from benchmarks.gold_sets import of_repository
from benchmarks.learn import beside
from extractors.learned import BIAS, Classifier, shipped
from pipeline.answers import Failure
from pipeline.ingest.reading import reading
from pipeline.learning.judges import ROOMS
from pipeline.learning.own import Learned
from pipeline.learning.papers import AnnotatedPaper, read_papers
from pipeline.quality.comparison import TABLES
from pipeline.quality.figures import total
from pipeline.quality.judging import judge
from pipeline.quality.on_terminal import table
from pipeline.quality.results import paper_of
from pipeline.terminal import terminal
from pipeline.work import work

_NEVER = -20.0  # what a class weighs of which these places have no example


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, nargs="*", default=[25, 50, 75])
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    train, dev = of_repository("train"), of_repository("dev")
    papers = as_new(read_papers(train.papers, train.gold))
    places = sorted({paper.place for paper in papers})
    random.Random(arguments.seed).shuffle(places)
    made = table("F1 on dev by places of training", "places", *TABLES)
    for number in (*arguments.places, len(places)):
        learned = of_places(papers, set(places[:number]))
        judged = []
        for file, gold in zip(dev.papers, dev.gold, strict=True):
            read = work(file, reading(None), learned=learned)
            assert not isinstance(read, Failure)
            judged.append(judge(gold, paper_of(read.rows)))
        figures = [total(paper.rows[name] for paper in judged).f1 for name in TABLES]
        made.add_row(str(number), *(f"{figure:.3f}" for figure in figures))
    terminal().print(made)


def of_places(papers: Sequence[AnnotatedPaper], places: set[str]) -> Learned:
    """The judges as these places alone would have taught them."""
    chosen = [paper for paper in papers if paper.place in places]
    taught, others = dict[str, Classifier](), beside()
    for room in ROOMS:
        for name, examples in room.examples(chosen).items():
            taught[name] = _instead(shipped(name), room.judges[name].learn([*examples, *others.get(name, ())]))
    return Learned(taught)


def _instead(of: Classifier, new: Classifier) -> Classifier:
    """What added to a classifier makes it the other one."""
    empty = Classifier(of.classes, {name: tuple(-weight for weight in row) for name, row in of.weights.items()})
    never = {BIAS: tuple(0.0 if name in new.classes else _NEVER for name in of.classes)}
    return empty.plus(new).plus(Classifier(of.classes, never))


if __name__ == "__main__":
    main()
