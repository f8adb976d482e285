"""`ratslese evaluate`: the results of a run held against annotated papers."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.confidence import recorded
from pipeline.corrections.overlay import uncorrected
from pipeline.errors import RatsleseError
from pipeline.quality import calibration
from pipeline.quality.comparison import COMPARISONS, CORE, TABLES
from pipeline.quality.figures import Figure, Tally, by_group, figure, mean, total
from pipeline.quality.gold import GoldPaper
from pipeline.quality.judging import AttributeTally, JudgedPaper, judge
from pipeline.quality.results import Results
from pipeline.quality.similarity import Matching
from pipeline.quality.templates import templates
from pipeline.quality.unread import Unread, count_unread
from pipeline.store import DATABASE, TEXTS, connect
from pipeline.verify import Verdict, verify_all


@dataclass(frozen=True, slots=True)
class Calibration:
    """What confidence claims against what holds: of the results as they are (``stated``), and of each tenth of the papers with counts
    from the other nine (``crossed``), of each municipality and each template with counts from the others."""

    stated: tuple[calibration.Bin, ...]
    crossed: tuple[calibration.Bin, ...]
    municipalities: tuple[calibration.LeftOut, ...]
    templates: tuple[calibration.LeftOut, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "expected_calibration_error": calibration.calibration_error(self.stated),
            "reliability": [bin_.as_dict() for bin_ in self.stated],
            "cross_validated": {
                "expected_calibration_error": calibration.calibration_error(self.crossed),
                "reliability": [bin_.as_dict() for bin_ in self.crossed],
            },
            "leave_one_municipality_out": [group.as_dict() for group in self.municipalities],
            "leave_one_template_out": [group.as_dict() for group in self.templates],
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that `ratslese evaluate` says. ``papers`` are those that the run was given; ``not_given``, annotated papers that were
    no input of it, are in no figure. ``grounding`` is None where nobody asked for it."""

    papers: tuple[JudgedPaper, ...]
    calibration: Calibration
    unread: Unread
    grounding: Verdict | None
    not_given: tuple[str, ...] = ()

    @property
    def absent(self) -> list[str]:
        """Papers that could not be read: all their rows are missed."""
        return [paper.document for paper in self.papers if paper.document_id is None]

    def figure(self, table: str, matching: Matching = Matching.ROW) -> Figure:
        return figure([(paper.name, paper.tallies[matching][table]) for paper in self.papers])

    def figures(self, matching: Matching = Matching.ROW) -> dict[str, Figure]:
        """The figures of every table."""
        return {table: self.figure(table, matching) for table in TABLES}

    def together(self, tables: Sequence[str]) -> Figure:
        """Several tables as one: ``macro`` is then the mean over the tables."""
        pooled = figure([(paper.name, total(paper.rows[table] for table in tables)) for paper in self.papers])
        tallies = [total(paper.rows[table] for paper in self.papers) for table in tables]
        return Figure(pooled.micro, mean(tallies), pooled.low, pooled.high, pooled.papers)

    def attributes(self) -> dict[str, AttributeTally]:
        sums: dict[str, AttributeTally] = {}
        for paper in self.papers:
            for key, tally in paper.attributes.items():
                sums[key] = sums.get(key, AttributeTally()) + tally
        return {key: sums[key] for key in sorted(sums) if not sums[key].tally.empty}

    def groups(self, group_of: Callable[[JudgedPaper], str]) -> dict[str, dict[str, Tally]]:
        return by_group((group_of(paper), paper.rows) for paper in self.papers)

    def share(self, test: Callable[[JudgedPaper], bool]) -> float:
        return sum(map(test, self.papers)) / len(self.papers)

    def false_rows(self) -> dict[str, tuple[int, int]]:
        """For each table the rows found in papers that hold none, not even a doubtful one, and the number of these papers."""
        return {
            table: (
                sum(paper.rows[table].found for paper in self.papers if table in paper.empty),
                sum(table in paper.empty for paper in self.papers),
            )
            for table in COMPARISONS
        }

    def as_dict(self) -> dict[str, Any]:
        """For machines."""
        core = [self.false_rows()[table] for table in CORE]
        return {
            "papers": len(self.papers),
            "absent": self.absent,
            "not_given": list(self.not_given),
            "tables": {
                table: {matching.value: self.figure(table, matching).as_dict() for matching in Matching}
                for table in TABLES
            },
            "core": self.together(CORE).as_dict(),
            "all_tables": self.together(TABLES).as_dict(),
            "attributes": {
                key: tally.tally.as_dict() | {"accuracy": tally.accuracy, "compared": tally.compared}
                for key, tally in self.attributes().items()
            },
            "municipalities": _plain(self.groups(_municipality)),
            "kinds": _plain(self.groups(_kind)),
            "papers_all_rows_right": self.share(lambda paper: paper.all_rows_right),
            "papers_everything_right": self.share(lambda paper: paper.all_right),
            "false_rows_in_papers_without": {
                table: {"rows": rows, "papers": papers} for table, (rows, papers) in self.false_rows().items()
            },
            "false_core_rows_per_paper": sum(rows / papers for rows, papers in core if papers),
            "calibration": self.calibration.as_dict(),
            "grounding": _grounding(self.grounding),
            "unread": self.unread.as_dict(),
            "by_paper": [_paper(paper) for paper in self.papers],
        }


def evaluate(annotated: Sequence[GoldPaper], out: Path, *, verify: bool = True) -> Evaluation:
    """Hold the results in ``out`` against annotated papers. Raises RatsleseError where the results are missing or hold none of them."""
    connection = uncorrected(connect(out / DATABASE))  # the reader is judged, not whoever corrected it
    every = judge_all(annotated, connection)
    failed = [Path(row["source"]) for row in connection.execute("SELECT source FROM failures")]
    given = [paper.document_id is not None or _is_among(failed, paper.document) for paper in every]
    papers = [paper for paper, was_given in zip(every, given, strict=True) if was_given]
    not_given = tuple(paper.document for paper, was_given in zip(every, given, strict=True) if not was_given)
    unread = count_unread(connection, out)
    connection.close()
    if all(paper.document_id is None for paper in papers):
        first = every[0].document
        raise RatsleseError(
            "no_results",
            f"None of the {len(every)} annotated papers is in {out} (the first is {first}).",
            "Run `ratslese run` on these papers, or name the folder of their results with --out.",
        )
    return Evaluation(
        tuple(papers), calibrate(papers, texts_of(papers, out)), unread, verify_all(out) if verify else None, not_given
    )


def _is_among(sources: Sequence[Path], document: str) -> bool:
    """Whether one of the paths ends as an annotation names its paper, or at least has its file name."""
    return any(source.name == Path(document).name for source in sources)


def judge_all(annotated: Sequence[GoldPaper], connection: sqlite3.Connection) -> list[JudgedPaper]:
    """Every annotated paper, held against the results."""
    try:
        results = Results(connection)
    except sqlite3.OperationalError as error:
        raise RatsleseError("damaged_results", f"The results are of another version of ratslese ({error}).") from None
    return [judge(paper, results.paper(paper.document)) for paper in annotated]


def texts_of(papers: Sequence[JudgedPaper], out: Path) -> dict[str, str]:
    """The text of each paper as the run has kept it, by annotation."""
    texts: dict[str, str] = {}
    for paper in papers:
        place = out / TEXTS / f"{paper.document_id}.txt"
        if paper.document_id and paper.name not in texts and place.exists():
            texts[paper.name] = place.read_text(encoding="utf-8")
    return texts


def calibrate(papers: Sequence[JudgedPaper], texts: Mapping[str, str]) -> Calibration:
    """What confidence is worth on these papers."""
    facts = [fact for paper in papers for fact in paper.facts]
    fold = calibration.folds(papers)
    template = templates(texts)
    shrinkage = recorded().shrinkage
    crossed = calibration.left_out(papers, lambda paper: fold[paper.name], shrinkage)
    return Calibration(
        tuple(calibration.reliability(calibration.claims_of(facts))),
        tuple(calibration.reliability(claim for group in crossed for claim in group.claims)),
        tuple(calibration.left_out(papers, _municipality, shrinkage)),
        tuple(calibration.left_out(papers, lambda paper: template.get(paper.name, paper.name), shrinkage)),
    )


def _municipality(paper: JudgedPaper) -> str:
    return paper.municipality


def _kind(paper: JudgedPaper) -> str:
    return paper.kind


def _plain(groups: dict[str, dict[str, Tally]]) -> dict[str, Any]:
    return {
        group: {table: tally.as_dict() for table, tally in tallies.items() if not tally.empty}
        for group, tallies in groups.items()
    }


def _grounding(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "share": verdict.share,
        "quotes": verdict.checked,
        "not_there": len(verdict.mismatches),
        "sources_missing": list(verdict.missing),
    }


def _paper(paper: JudgedPaper) -> dict[str, Any]:
    return {
        "document": paper.document,
        "municipality": paper.municipality,
        "kind": paper.kind,
        "tables": {
            table: [tally.right, tally.found, tally.wanted] for table, tally in paper.rows.items() if not tally.empty
        },
        "missed": [{"table": table, "row": row} for table, row in paper.missed],
        "wrong": [
            {"table": fact.table, "row": fact.text, "rule": fact.rule, "page": fact.page, "quote": fact.quote}
            for fact in paper.facts
            if not fact.right
        ],
    }
