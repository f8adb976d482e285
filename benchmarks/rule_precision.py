"""Count how often each rule is right on annotated papers, estimate how far that carries to new towns, and write it where the confidence
of facts comes from.

    python -m benchmarks.rule_precision [FOLDER ...] [--first-sight RESULTS GOLD] ...

Papers that the rules were written with are read now: the text papers of RATSLESE_CORPUS (their PDFs are the same papers again), and
every FOLDER that holds papers/ and gold/. The scans of the corpus say how much a doubtful reading takes away. ``--first-sight`` names
results that an earlier version wrote, before anybody had looked at these papers, and their annotations.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.gold_sets import gold_sets
from pipeline.confidence import RECORDED, Counts, Precision, Shrinkage, recorded
from pipeline.quality import calibration
from pipeline.quality.evaluation import judge_all, texts_of
from pipeline.quality.gold import read_gold
from pipeline.quality.judging import JudgedPaper
from pipeline.quality.on_terminal import left_out_sentence
from pipeline.quality.shrinkage import fit, fit_reading
from pipeline.quality.templates import templates
from pipeline.store import DATABASE, connect

HEAD = """\
# How often each rule was right on annotated papers: rule = [shares right, papers] of papers that the rules were written with, then the
# same at first sight. Every paper has one vote a rule: the share of its facts that are right.
# Written by benchmarks/rule_precision.py; read by pipeline/confidence.py.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--first-sight", nargs=2, action="append", default=[], type=Path, metavar=("RESULTS", "GOLD"))
    arguments = parser.parse_args()
    known, scans, texts = known_papers(arguments.folders)
    first = [paper for results, gold in arguments.first_sight for paper in judged(results, gold)]
    shrinkage = replace(fit(known, first), reading=recorded().shrinkage.reading)
    if scans:
        shrinkage = replace(shrinkage, reading=fit_reading(scans, known, recorded().shrinkage.reading))
    counts = calibration.added([calibration.counts_of(known), calibration.counts_of(first, first_sight=True)])
    RECORDED.write_text(written(counts, shrinkage), encoding="utf-8")
    report(known, first, counts, shrinkage)
    report_left_out(known, texts)


def known_papers(folders: Sequence[Path]) -> tuple[list[JudgedPaper], list[JudgedPaper], dict[str, str]]:
    """The annotated text papers and the scans, read now; and the texts."""
    found: list[JudgedPaper] = []
    scans: list[JudgedPaper] = []
    texts: dict[str, str] = {}
    for papers in gold_sets(folders):
        if papers.gold and papers.name != "pdf":
            out = papers.run()
            connection = connect(out / DATABASE)
            read = judge_all(papers.gold, connection)
            connection.close()
            if papers.name == "scan":
                scans = read
                continue
            texts |= texts_of(read, out)
            found += read
    return found, scans, texts


def judged(results: Path, gold: Path) -> list[JudgedPaper]:
    """Results of an earlier version."""
    connection = connect(results / DATABASE)
    try:
        return [paper for paper in judge_all(read_gold(gold), connection) if paper.document_id]
    finally:
        connection.close()


def written(counts: dict[calibration.Rule, Counts], shrinkage: Shrinkage) -> str:
    """The TOML that ``pipeline.confidence`` reads."""
    lines = [
        HEAD + "[shrinkage]",
        *(f"{name} = {getattr(shrinkage, name)}" for name in ("rule", "table", "known", "reading")),
    ]
    for table in sorted({table for table, _ in counts}):
        lines += ["", f"[{table}]"]
        for (of, rule), c in sorted(counts.items()):
            if of == table:
                lines.append(f'"{rule}" = [{c.right:.4g}, {c.found}, {c.first_right:.4g}, {c.first_found}]')
    return "\n".join(lines) + "\n"


def report(
    known: Sequence[JudgedPaper],
    first: Sequence[JudgedPaper],
    counts: dict[calibration.Rule, Counts],
    shrinkage: Shrinkage,
) -> None:
    """The rules that are trusted least, and what confidence is worth on papers that its counts do not hold."""
    precision = Precision(counts, shrinkage)
    for table, rule in sorted(counts, key=lambda key: precision.of(*key))[:40]:
        c = counts[table, rule]
        print(
            f"{precision.of(table, rule):.3f}  {c.right:6.1f} of {c.found:3}  {c.first_right:5.1f} of {c.first_found:3}  {table} {rule}"
        )
    print(shrinkage)
    for name, papers in (("known papers", known), ("at first sight", first), ("all", [*known, *first])):
        if papers:
            print(f"{name}: {len(papers)} papers, {crossed(papers, known, first, shrinkage)}")


def report_left_out(papers: Sequence[JudgedPaper], texts: Mapping[str, str]) -> None:
    """What confidence claims of each municipality and template by the papers of the others, what holds, and what only its own rules find;
    the groups that depend most on rules of their own come first."""
    template = templates(texts)
    shrinkage = replace(recorded().shrinkage, known=1.0)
    for name, group_of in (
        ("municipality", lambda paper: paper.municipality),
        ("template", lambda paper: template.get(paper.name, paper.name)),
    ):
        groups = calibration.left_out(papers, group_of, shrinkage)
        print(left_out_sentence(name, groups))
        for group in sorted(groups, key=lambda group: -group.alone * group.facts)[:8]:
            own = f"{group.alone:.0%} by rules of its own"
            print(f"  {group.group}: {group.facts} facts, {group.claimed:.3f} claimed, {group.held:.3f} right, {own}")


def crossed(
    papers: Sequence[JudgedPaper], known: Sequence[JudgedPaper], first: Sequence[JudgedPaper], shrinkage: Shrinkage
) -> str:
    """The calibration error on a tenth of the papers with the counts of all others, tenth by tenth."""
    everything = calibration.added([calibration.counts_of(known), calibration.counts_of(first, first_sight=True)])
    fold = calibration.folds([*known, *first])
    seen_first = {id(paper) for paper in first}
    claims: list[calibration.Claim] = []
    for number in sorted(set(fold.values())):
        out = [paper for paper in [*known, *first] if fold[paper.name] == number]
        less = calibration.added(calibration.counts_of([paper], first_sight=id(paper) in seen_first) for paper in out)
        left = Precision(calibration.without(everything, less), shrinkage)
        for paper in papers:
            if fold[paper.name] == number:
                claims += calibration.claims_of(paper.facts, left)
    bins = calibration.reliability(claims)
    claimed = sum(claim.confidence for claim in claims) / len(claims)
    held = sum(claim.right for claim in claims) / len(claims)
    error = calibration.calibration_error(bins)
    return f"{len(claims)} facts, {claimed:.3f} claimed, {held:.3f} right, expected calibration error {error:.3f}"


if __name__ == "__main__":
    main()
