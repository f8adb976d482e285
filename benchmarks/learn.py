"""Learn from the training papers of the annotated corpus everything that the program learned, and write it where it is read.

    python -m benchmarks.learn [--check]

The weights of action fields and what stands in extractors/lookups/learned, then, with these, how often each rule is right (pipeline).
The same papers give the same bytes; ``--check`` writes nothing and says which file would change. Printed is how well each carries to a
place that was left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from benchmarks import (
    body_examples,
    cost_examples,
    field_weights,
    link_examples,
    member_examples,
    milestone_examples,
    partner_examples,
    rule_precision,
)
from benchmarks.gold_sets import GoldSet, of_repository
from benchmarks.training import carried as carried_over
from benchmarks.training import train
from extractors.learned import Classifier
from extractors.learned import written as table_of
from pipeline.confidence import RECORDED, recorded

LOOKUPS = Path(__file__).parent.parent / "extractors" / "lookups"
_FOLDS = 10


class _Example(Protocol):
    @property
    def place(self) -> str: ...


E = TypeVar("E", bound=_Example)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where a file would change")
    arguments = parser.parse_args()
    changed = False
    for file, text in learned(of_repository("train")):
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            changed = True
            print(f"{file.name} {'would change' if arguments.check else 'is written'}")
            if not arguments.check:
                file.write_text(text, encoding="utf-8")
    raise SystemExit(changed and arguments.check)


def learned(papers: GoldSet) -> Iterator[tuple[Path, str]]:
    """Each file that is learned and what it is to hold, in the order in which they build on each other."""
    times, wordings = milestone_examples.examples(papers)
    amounts = [one for form in (papers, of_repository("train", "torn")) for one in cost_examples.amounts(form)]
    for name, examples, learn in (
        ("milestones", times, partial(train, strength=0.1, seldom=3)),
        ("milestone_labels", wordings, partial(train, strength=0.1, seldom=8)),
        (
            "cost_kinds",
            [*cost_examples.kinds(amounts), *cost_examples.of_vocabulary()],
            partial(train, strength=0.5, seldom=4),
        ),
        ("cost_scopes", cost_examples.scopes(amounts), partial(train, strength=0.5, seldom=4)),
        ("bodies", list(body_examples.examples(papers)), partial(train, seldom=2)),
        ("body_kinds", list(body_examples.kinds(papers)), partial(train, seldom=1)),
        ("partners", list(partner_examples.examples(papers)), train),
        ("partner_roles", list(partner_examples.roles(papers)), partial(train, strength=0.3)),
    ):
        for of, (right, taken, wanted) in carried_over(examples, learn).items():
            print(f"{name}, {of}: {right} of {taken} taken are right, {wanted} wanted, at places left out")
        yield _learned(name, learn(examples))
    of_fields = list(field_weights.examples(papers))
    carried("enumerations of fields", of_fields, field_weights.estimate, field_weights.shares)
    yield LOOKUPS / "field_weights.toml", field_weights.written(field_weights.estimate(of_fields), of_fields)
    yield _learned("members", member_examples.train(list(member_examples.examples(papers))))
    yield _learned("member_links", train(list(link_examples.examples(papers)), strength=0.3))
    judged = rule_precision.judged(papers)
    print(f"confidence: {rule_precision.calibration_of(judged, recorded().shrinkage)}")
    yield RECORDED, rule_precision.written(judged)


def _learned(name: str, learned: Classifier) -> tuple[Path, str]:
    return LOOKUPS / "learned" / f"{name}.tsv", table_of(learned, [f"{name}: written by python -m benchmarks.learn"])


def carried(
    what: str,
    examples: Sequence[E],
    estimate: Callable[[Sequence[E]], Mapping[str, float]],
    shares: Callable[[Mapping[str, float], Sequence[E]], tuple[int, int, int]],
) -> None:
    """Print precision and recall on each tenth of the places, with the weights that the other nine give."""
    places = sorted({example.place for example in examples})
    fold = {place: number % _FOLDS for number, place in enumerate(places)}
    right = taken = wanted = 0
    for number in range(_FOLDS):
        weights = estimate([example for example in examples if fold[example.place] != number])
        found = shares(weights, [example for example in examples if fold[example.place] == number])
        right, taken, wanted = right + found[0], taken + found[1], wanted + found[2]
    print(f"{what}: {right} of {taken} taken are right, {wanted} wanted, at places left out")


if __name__ == "__main__":
    main()
