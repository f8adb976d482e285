"""How far the judges of fields carry to papers by a writer whom they never read: each writer of the training papers left out in turn.

    python -m benchmarks.left_out_writers [--with data/marked/told_lists.txt]

Printed are F1 and right/found/wanted of the rows of each writer, of the first eight writers, of the others (whose papers are hard on
purpose), and of all. Places left out in turn flatter, for a writer words what every place of theirs says alike. ``--with``: marked passages
that are learned besides, in the form of ``data/marked/fields.txt``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import marked_fields
from benchmarks.context_folds import as_new, writers
from benchmarks.gold_sets import of_repository
from extractors.action_fields import extractor
from extractors.facts import ActionField
from extractors.learned import using
from pipeline.learning import fields
from pipeline.learning.judges import ROOMS
from pipeline.learning.papers import AnnotatedPaper, read_papers
from pipeline.learning.training import Example
from pipeline.quality.figures import Tally, total
from pipeline.quality.judging import pairs_of
from pipeline.quality.similarity import Matching

_JUDGES = next(room.judges for room in ROOMS if "fields" in room.judges)
_EASY = frozenset(f"writer-{number}" for number in range(1, 9))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--with", dest="besides", type=Path)
    arguments = parser.parse_args()
    train = of_repository("train")
    who = writers()
    papers: dict[str, list[AnnotatedPaper]] = {}
    for paper in as_new(read_papers(train.papers, train.gold)):
        papers.setdefault(who[Path(paper.gold.document).stem], []).append(paper)
    taught = {writer: fields.examples(theirs) for writer, theirs in papers.items()}
    besides = marked_fields.examples()
    if arguments.besides:
        besides = {judge: found + marked_fields.of(arguments.besides, judge) for judge, found in besides.items()}
    figures = {
        writer: _judged(papers[writer], [besides, *(taught[other] for other in taught if other != writer)])
        for writer in sorted(papers, key=lambda writer: int(writer.partition("-")[2]))
    }
    for writer, figure in figures.items():
        _say(writer, figure)
    _say("the first eight", total(figure for writer, figure in figures.items() if writer in _EASY))
    _say("the others", total(figure for writer, figure in figures.items() if writer not in _EASY))
    _say("all", total(figures.values()))


def _judged(papers: Sequence[AnnotatedPaper], taught: Sequence[Mapping[str, Sequence[Example]]]) -> Tally:
    """What is read of papers by judges that were taught this."""
    judges = {
        name: settings.learn([example for each in taught for example in each[name]])
        for name, settings in _JUDGES.items()
    }
    with using(judges):
        return total(_figure(paper) for paper in papers if "action_fields" in paper.gold.gold)


def _figure(paper: AnnotatedPaper) -> Tally:
    read = [fact for fact in extractor.extract(paper.document, paper.known) if isinstance(fact, ActionField)]
    gold = paper.gold.rows("action_fields")
    pairs = pairs_of("action_fields", gold, [{"label": field.label} for field in read], Matching.ROW)
    neither = sum(bool(gold[i].get("optional")) for i, _ in pairs)
    wanted = sum(not row.get("optional") for row in gold)
    return Tally(len(pairs) - neither, len(read) - neither, wanted)


def _say(name: str, figure: Tally) -> None:
    print(f"{name:16} {figure.f1:.3f}  {figure.right}/{figure.found}/{figure.wanted}")


if __name__ == "__main__":
    main()
