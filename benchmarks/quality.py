"""Run the pipeline on annotated papers and hold the figures against those recorded last.

    scripts/quality [FOLDER ...] [--form FORM] [--all] [--exam] [--only SET] [--record]

Without options: the development papers of the repository's corpus, hard ones (dev) and ordinary ones (probe), as text, with gains and
losses by paper. ``--form`` adds them in other forms (torn, pdf, scan, page); ``--all`` adds all forms but the scan, and the sets of
RATSLESE_CORPUS; a FOLDER holds papers/ and gold/. ``--exam`` reads the exam, in the forms asked for, and prints its figures alone: who
looks too often has no exam, so every reading is entered in docs/quality.md. The figures stand in benchmarks/quality.json: for each set
and table right/found/wanted, and but for the exam the same for every paper. The results stay in data/processed/.quality/SET, for
`ratslese diff` and a closer look.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from rich.text import Text

from benchmarks.gold_sets import GoldSet, gold_sets, of_repository
from data.paper_forms.forms import FORMS
from pipeline.quality.calibration import calibration_error
from pipeline.quality.comparison import TABLES
from pipeline.quality.corpus import Split
from pipeline.quality.evaluation import evaluate
from pipeline.quality.figures import Tally
from pipeline.quality.on_terminal import left_out_sentence, table
from pipeline.quality.unread import count_unread
from pipeline.store import DATABASE, connect
from pipeline.terminal import terminal

RECORDED = Path(__file__).with_name("quality.json")
Record = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument(
        "--form", action="append", choices=FORMS, default=[], help="also in this form (may be given again)"
    )
    parser.add_argument("--all", action="store_true", help="all forms but the scan, and the papers of RATSLESE_CORPUS")
    parser.add_argument("--exam", action="store_true", help="the exam: its figures, and nothing by paper")
    parser.add_argument("--only", action="append", help="only this set (may be given again)")
    parser.add_argument("--record", action="store_true", help="write the figures to benchmarks/quality.json")
    arguments = parser.parse_args()
    recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}
    forms = [form for form in FORMS if form in ("text", *arguments.form) or (arguments.all and form != "scan")]
    splits: tuple[Split, ...] = ("exam",) if arguments.exam else ("dev", "probe")
    others = () if arguments.exam else gold_sets(arguments.folders, corpus=arguments.all)
    for papers in chain((of_repository(split, form) for split in splits for form in forms), others):
        if arguments.only and papers.name not in arguments.only:
            continue
        now = measure(papers, papers.run())
        if arguments.exam:
            del now["by_paper"], now["left_out"], now["absent"]
        print_set(papers.name, now, recorded.get(papers.name, {}))
        recorded[papers.name] = now
    if arguments.record:
        RECORDED.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"recorded in {RECORDED}")


def measure(papers: GoldSet, out: Path) -> Record:
    """The figures of one set; of papers without annotations only what was not read."""
    if not papers.gold:
        connection = connect(out / DATABASE)
        unread = count_unread(connection, out)
        connection.close()
        return {"papers": len(papers.papers), "unread": unread.as_dict()}
    evaluation = evaluate(papers.gold, out)
    found = evaluation.calibration
    attributes = [tally.accuracy for tally in evaluation.attributes().values() if tally.compared]
    assert evaluation.grounding is not None
    return {
        "papers": len(evaluation.papers),
        "absent": evaluation.absent,
        "tables": {name: counts(figure.micro) for name, figure in evaluation.figures().items()},
        "attributes": round(sum(attributes) / len(attributes), 3) if attributes else None,
        "papers_all_rows_right": round(evaluation.share(lambda paper: paper.all_rows_right), 3),
        "false_rows_in_papers_without": {
            name: f"{rows} in {number}" for name, (rows, number) in evaluation.false_rows().items()
        },
        "grounding": f"{evaluation.grounding.checked - len(evaluation.grounding.mismatches)} of {evaluation.grounding.checked}",
        "calibration_error": round(calibration_error(found.stated), 3),
        "calibration_error_cross_validated": round(calibration_error(found.crossed), 3),
        "left_out": [
            left_out_sentence(name, groups)
            for name, groups in (("municipality", found.municipalities), ("template", found.templates))
            if len(groups) > 1
        ],
        "unread": evaluation.unread.as_dict(),
        "by_paper": {
            paper.document: ", ".join(
                f"{name} {counts(tally)}" for name, tally in paper.rows.items() if not tally.empty
            )
            for paper in evaluation.papers
        },
    }


def counts(tally: Tally) -> str:
    """right/found/wanted"""
    return f"{tally.right}/{tally.found}/{tally.wanted}"


def tally_of(text: str) -> Tally:
    return Tally(*map(int, text.split("/")))


def print_set(name: str, now: Record, before: Record) -> None:
    """The figures of a set beside those recorded last, then the papers that gained or lost."""
    out = terminal()
    out.print(f"\n[bold]{name}[/bold]: {now['papers']} papers")
    if "tables" in now:
        made = table("", "table", "precision", "recall", "F1", "recorded", "right/found/wanted")
        for key in TABLES:
            tally = tally_of(now["tables"][key])
            if not tally.empty:
                was = tally_of(before["tables"][key]).f1 if key in before.get("tables", {}) else None
                scores = (f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1))
                made.add_row(key, *scores, _was(tally.f1, was), counts(tally))
        out.print(made)
        for key in (
            "attributes",
            "papers_all_rows_right",
            "grounding",
            "calibration_error",
            "calibration_error_cross_validated",
        ):
            changed = f"  (recorded: {before[key]})" if key in before and before[key] != now[key] else ""
            out.print(f"{key.replace('_', ' ')}: {now[key]}{changed}")
        for sentence in now.get("left_out", ()):
            out.print(sentence)
        for line in gains_and_losses(now.get("by_paper", {}), before.get("by_paper", {})):
            out.print(line)
    unread = now["unread"]
    was_unread = f"  (recorded: {before['unread']['findings']})" if before else ""
    out.print(
        f"unread: {unread['findings']} in {unread['pages']} pages, {unread['per_100_pages']:.1f} in 100{was_unread}"
    )
    for item in unread["commonest"] if "by_paper" in now else ():
        out.print(Text(f"  {item['findings']:4}  {item['quote']}"))


def _was(now: float, before: float | None) -> str:
    if before is None:
        return "new"
    return "same" if abs(now - before) < 0.0005 else f"{before:.3f} ({now - before:+.3f})"


def gains_and_losses(now: Mapping[str, str], before: Mapping[str, str]) -> Iterator[Text]:
    """A line for each table of each paper whose counts are not those recorded: “- seeds/a.txt costs 3/3/3 → 2/3/3”."""
    for document, line in now.items():
        if document not in before:
            continue
        new, old = _tables(line), _tables(before[document])
        for key in TABLES:
            one, other = old.get(key, Tally()), new.get(key, Tally())
            if one != other:
                better = (other.right - one.right) - (other.found - other.right) + (one.found - one.right)
                sign, style = ("+", "green") if better > 0 else ("-", "red")
                yield Text(f"{sign} {document} {key} {counts(one)} → {counts(other)}", style=style)


def _tables(line: str) -> dict[str, Tally]:
    return {name: tally_of(text) for name, text in (part.split(" ") for part in line.split(", ") if part)}


if __name__ == "__main__":
    main()
