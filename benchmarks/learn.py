"""Learn from the training papers of the annotated corpus everything that the program learned, and write it where it is read.

    python -m benchmarks.learn [--check]

The judges and the tagger of members (extractors/lookups/learned), then, with these, what they were learned from and how often each rule is
right (pipeline). The same papers give the same bytes; ``--check`` writes nothing and says which file would change. Printed is how well each
judge carries to a place that was left out.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import (
    marked_bodies,
    marked_costs,
    marked_fields,
    marked_heads,
    marked_sessions,
    marked_statuses,
    marked_steps,
    rule_precision,
)
from benchmarks.context_folds import FOLDS, as_new, encoder_of
from benchmarks.gold_sets import GoldSet, of_repository
from extractors.context import CONTEXT
from extractors.learned import written as table_of
from extractors.measures.status import MEANING
from pipeline.confidence import RECORDED, recorded
from pipeline.learning import costs, members, steering
from pipeline.learning.judges import ROOMS
from pipeline.learning.papers import read_papers
from pipeline.learning.training import Example, carried

LEARNED = Path(__file__).parent.parent / "extractors" / "lookups" / "learned"
ORIGIN = LEARNED / "origin.txt"
_VARIES = (MEANING, CONTEXT)  # what begins features in which processors differ
_FEW = 20  # every twentieth paper stands for all in what `origin` says
# how often a marked passage counts: they are few beside the papers
_STEPS, _WORDINGS, _AMOUNTS, _BODIES, _STEERING, _HEADS, _SESSIONS = 4, 3, 2, 2, 3, 2, 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 where a file would change")
    arguments = parser.parse_args()
    changed = False
    for file, text in learned(of_repository("train")):
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            changed = True
            print(f"{file.name} {'would change' if arguments.check else 'is written'}", flush=True)
            if not arguments.check:
                file.write_text(text, encoding="utf-8")
                forget()
    raise SystemExit(changed and arguments.check)


def learned(papers: GoldSet) -> Iterator[tuple[Path, str]]:
    """Each file that is learned and what it is to hold, in the order in which they build on each other; printed is how far they carry."""
    yield from weights(papers, report=True)
    yield ORIGIN, origin(papers)
    judged = rule_precision.judged(papers)
    print(f"confidence: {rule_precision.calibration_of(judged, recorded().shrinkage)}", flush=True)
    yield RECORDED, rule_precision.written(judged)


def weights(papers: GoldSet, *, report: bool = False) -> Iterator[tuple[Path, str]]:
    """The tables of the judges and of the tagger; with ``report``, how far each judge carries is printed."""
    read, others = as_new(read_papers(papers.papers, papers.gold)), beside()
    of_bodies_alone = marked_bodies.papers(marked_bodies.OF_BODIES, of_members=False)
    of_steering_alone = marked_bodies.papers(marked_bodies.OF_STEERING, of_members=False, of_nouns=False)
    with_names = [*read, *marked_bodies.papers(marked_bodies.PAPERS, whole=True)]
    with_bodies = [*with_names, *_BODIES * marked_bodies.papers(), *of_bodies_alone, *_STEERING * of_steering_alone]
    teach = {"steering_group_members": with_bodies, "action_fields": with_names, "external_partners": with_names}
    for room in ROOMS:
        for name, of_papers in room.examples(teach.get(room.tables[-1], read)).items():
            examples, learn = [*of_papers, *others.get(name, ())], room.judges[name].learn
            for of, (right, taken, wanted) in (carried(examples, learn) if report else {}).items():
                told = f"{right} of {taken} taken are right, {wanted} wanted, at places left out"
                print(f"{name}, {of}: {told}", flush=True)
            about = [f"{name}: written by python -m benchmarks.learn"]
            yield LEARNED / f"{name}.tsv", table_of(learn(examples), about)
    tagger = members.train(list(members.runs(with_bodies)))
    yield LEARNED / "members.tsv", table_of(tagger, ["members: written by python -m benchmarks.learn"])


def origin(papers: GoldSet) -> str:
    """What the shipped weights were learned from: the papers with their annotations, and for each judge its settings, what it is shown of
    every twentieth paper and of all marked passages, and its table. Who changes a paper, a passage or a feature learns anew."""
    content = [
        file.read_bytes() + repr(gold.gold).encode() for file, gold in zip(papers.papers, papers.gold, strict=True)
    ]
    few, others = as_new(read_papers(papers.papers[::_FEW], papers.gold[::_FEW])), beside()
    marked = [file.read_bytes() for file in marked_bodies.PAPERS]
    lines = [f"papers: {len(content)}, {_digest(content)}", f"marked papers: {len(marked)} hands, {_digest(marked)}"]
    for what in (LEARNED.parent / "vectors.npz", LEARNED.parent / "context.npz", *map(encoder_of, range(FOLDS))):
        lines.append(f"{what.stem}: {_digest([what.read_bytes()])}")
    for room in ROOMS:
        shown = steering.of_papers(few) if "steering" in room.judges else room.examples(few)
        for name, judge in room.judges.items():
            of_network = name == "field_names"  # in what it shows processors differ
            examples = [] if of_network else sorted(map(_told, [*shown[name], *others.get(name, ())]))
            lines.append(f"{name}: {judge}, {_digest(examples)}, {_table(name)}")
    runs = [
        f"{run.labels} {[[one for one in row if not one.startswith(CONTEXT)] for row in run.features]}".encode()
        for run in members.runs([*few, *marked_bodies.papers()])
    ]
    return "\n".join([*lines, f"members: {_digest(runs)}, {_table('members')}"]) + "\n"


def _told(example: Example) -> bytes:
    # without what vectors and encoder give, in whose sums processors differ; three digits for the same reason
    shown = sorted((name, f"{value:.3g}") for name, value in example.features.items() if not name.startswith(_VARIES))
    return f"{example.label} {shown}".encode()


def _table(name: str) -> str:
    return _digest([(LEARNED / f"{name}.tsv").read_bytes()])


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def beside() -> dict[str, list[Example]]:
    """Examples that come of no paper of the corpus: marked passages of real syntax, and the vocabulary of costs."""
    steps, wordings = marked_steps.examples()
    return {
        "milestones": _STEPS * steps,
        "milestone_labels": _WORDINGS * wordings,
        "heads": _HEADS * list(marked_heads.examples()),
        "sessions": _SESSIONS * list(marked_sessions.examples()),
        **marked_fields.examples(),
        "cost_kinds": [*costs.of_vocabulary(), *_AMOUNTS * list(marked_costs.examples(marked_costs.KINDS))],
        "cost_scopes": _AMOUNTS * list(marked_costs.examples(marked_costs.SCOPES)),
        "statuses": list(marked_statuses.examples()),
        "cost_labels": _WORDINGS * list(marked_costs.wordings()),
        "cost_years": _AMOUNTS * list(marked_costs.years()),
    }


def forget() -> None:
    """What was read of the files before is read anew: what is learned next builds on what was learned just now."""
    for name, module in list(sys.modules.items()):
        if name.startswith("extractors."):
            for each in vars(module).values():
                getattr(each, "cache_clear", bool)()


if __name__ == "__main__":
    main()
