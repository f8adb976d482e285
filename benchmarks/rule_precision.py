"""How often each rule is right on annotated papers, and how far that carries to other places: where the confidence of facts comes from.

Counted by ``python -m benchmarks.learn``.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.context_folds import as_new
from benchmarks.gold_sets import GoldSet
from pipeline.answers import Failure
from pipeline.confidence import Counts, Shrinkage
from pipeline.ingest.reading import AS_PRINTED
from pipeline.learning.papers import read_papers
from pipeline.quality import calibration
from pipeline.quality.judging import JudgedPaper, judge
from pipeline.quality.results import paper_of
from pipeline.quality.shrinkage import fit
from pipeline.work import work

HEAD = """\
# How often each rule was right on the training papers of the annotated corpus: rule = [shares right, papers]. Every paper has one vote
# a rule: the share of its facts that are right. Written by benchmarks/learn.py; read by pipeline/confidence.py.
"""


def judged(papers: GoldSet) -> list[JudgedPaper]:
    """The training papers, read now as papers that nobody has seen (``benchmarks/context_folds.py``) and held against their annotations."""
    as_new(read_papers(papers.papers, papers.gold))
    found = []
    for file, gold in zip(papers.papers, papers.gold, strict=True):
        read = work(file, AS_PRINTED)
        assert not isinstance(read, Failure)
        found.append(judge(gold, paper_of(read.rows)))
    return found


def written(papers: Sequence[JudgedPaper]) -> str:
    """The TOML that ``pipeline.confidence`` reads."""
    return table(calibration.counts_of(papers), fit(papers))


def table(counts: dict[calibration.Rule, Counts], shrinkage: Shrinkage) -> str:
    lines = [HEAD + "[shrinkage]", f"rule = {shrinkage.rule}", f"table = {shrinkage.table}"]
    for name in sorted({name for name, _ in counts}):
        lines += ["", f"[{name}]"]
        lines += [f'"{rule}" = [{c.right:.4g}, {c.found}]' for (of, rule), c in sorted(counts.items()) if of == name]
    return "\n".join(lines) + "\n"


def calibration_of(papers: Sequence[JudgedPaper], shrinkage: Shrinkage) -> str:
    """What confidence claims of each place by the counts of all others, and what holds."""
    places = calibration.left_out(papers, lambda paper: paper.municipality, shrinkage)
    claims = [claim for place in places for claim in place.claims]
    error = calibration.calibration_error(calibration.reliability(claims))
    claimed = sum(claim.confidence for claim in claims) / len(claims)
    held = sum(claim.right for claim in claims) / len(claims)
    return f"{len(claims)} facts of {len(places)} places, {claimed:.3f} claimed, {held:.3f} right, calibration error {error:.3f}"
