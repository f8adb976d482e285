"""`ratslese evaluate` on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.quality.calibration import LeftOut, calibration_error
from pipeline.quality.comparison import CORE, TABLES
from pipeline.quality.evaluation import Evaluation
from pipeline.quality.figures import Figure, Tally, total
from pipeline.quality.similarity import Matching
from pipeline.terminal import terminal

_SHOWN_MISSES = 15


def print_evaluation(evaluation: Evaluation) -> None:
    """The figures in tables, the most important first."""
    out = terminal()
    papers = len(evaluation.papers)
    out.print(f"[bold]{papers} annotated papers[/bold], {len(evaluation.absent)} of them could not be read")
    if evaluation.not_given:
        shown = ", ".join(evaluation.not_given[:_SHOWN_MISSES]) + " …" * (len(evaluation.not_given) > _SHOWN_MISSES)
        out.print(f"{len(evaluation.not_given)} more were no input of the run and are not counted: {escape(shown)}")
    for document in evaluation.absent:
        out.print(f"  not read: {escape(document)} (all its rows count as missed)")
    out.print(_rows(evaluation))
    out.print(_matchings(evaluation))
    out.print(_attributes(evaluation))
    for name, group_of in (("kind of input", "kind"), ("municipality", "municipality")):
        out.print(_groups(name, evaluation.groups(lambda paper, key=group_of: str(getattr(paper, key)))))  # type: ignore[misc]
    rows, everything = (
        evaluation.share(lambda paper: paper.all_rows_right),
        evaluation.share(lambda paper: paper.all_right),
    )
    out.print(f"\nPapers with every row right: {rows:.1%}; with every row and every head value right: {everything:.1%}")
    false = evaluation.false_rows()
    without = ", ".join(f"{table} {false[table][0]} in {false[table][1]}" for table in CORE)
    out.print(f"Rows found in papers that hold none (papers): {without}")
    if evaluation.grounding is not None:
        verdict = evaluation.grounding
        out.print(f"Grounding: {verdict.share:.2%} of {verdict.checked} quotes stand at their page and box", end="")
        out.print(f"; {len(verdict.missing)} sources could not be opened" if verdict.missing else "")
    _print_calibration(out, evaluation)
    _print_unread(out, evaluation)
    _print_misses(out, evaluation)


def table(title: str, first: str, *others: str) -> Table:
    """A table without lines whose columns but the first are numbers."""
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim")
    made.add_column(first, no_wrap=True)
    for name in others:
        made.add_column(name, justify="right", no_wrap=True)
    return made


def _rows(evaluation: Evaluation) -> Table:
    made = table("\nRows", "table", "precision", "recall", "F1", "F1, 95 %", "support", "right/found", "macro F1")
    for name, figure in evaluation.figures().items():
        made.add_row(name, *_figure(figure))
    made.add_section()
    made.add_row("the four of the mission", *_figure(evaluation.together(CORE)))
    made.add_row("all tables", *_figure(evaluation.together(TABLES)))
    return made


def _figure(figure: Figure) -> list[str]:
    rows = figure.micro
    if rows.empty:
        return ["–", "–", "–", "", "0", "", "–"]
    return [
        f"{rows.precision:.3f}",
        f"{rows.recall:.3f}",
        f"{rows.f1:.3f}",
        f"{figure.low.f1:.2f}–{figure.high.f1:.2f}",
        str(rows.wanted),
        f"{rows.right}/{rows.found}",
        f"{figure.macro.f1:.3f}",
    ]


def _matchings(evaluation: Evaluation) -> Table:
    made = table("\nF1 by way of matching", "table", *(matching.value for matching in Matching))
    figures = {matching: evaluation.figures(matching) for matching in Matching}
    for name in TABLES:
        made.add_row(name, *(f"{figures[matching][name].micro.f1:.3f}" for matching in Matching))
    return made


def _attributes(evaluation: Evaluation) -> Table:
    made = table("\nAttributes", "attribute", "precision", "recall", "F1", "support", "right in matched rows")
    for key, found in evaluation.attributes().items():
        tally = found.tally
        scores = (f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1))
        share = f"{found.accuracy:.3f} ({found.agreeing}/{found.compared})" if found.compared else ""
        made.add_row(key, *scores, str(tally.wanted), share)
    return made


def _groups(name: str, groups: dict[str, dict[str, Tally]]) -> Table:
    short = {"steering_groups": "groups", "steering_group_members": "members", "external_partners": "partners"}
    heads = (short.get(key, key) for key in TABLES)
    made = table(f"\nF1 by {name} (support)", name, *heads, "all")
    for group, tallies in groups.items():
        made.add_row(
            escape(group), *(_cell(tallies.get(key, Tally())) for key in TABLES), _cell(total(tallies.values()))
        )
    return made


def _cell(tally: Tally) -> str:
    return "" if tally.empty else f"{tally.f1:.2f} ({tally.wanted})"


def _print_calibration(out: Console, evaluation: Evaluation) -> None:
    found = evaluation.calibration
    made = table("\nConfidence: what it claims, and what holds", "confidence", "facts", "claimed", "right")
    for bin_ in found.stated:
        made.add_row(f"{bin_.low:.2f}–{bin_.high:.2f}", str(bin_.facts), f"{bin_.claimed:.3f}", f"{bin_.held:.3f}")
    out.print(made)
    out.print(f"Expected calibration error: {calibration_error(found.stated):.3f} as stated in the results", end="; ")
    out.print(f"{calibration_error(found.crossed):.3f} by cross-validation over these papers")
    for name, groups in (("municipality", found.municipalities), ("template", found.templates)):
        if len(groups) > 1:
            out.print(left_out_sentence(name, groups))


def left_out_sentence(name: str, groups: Sequence[LeftOut]) -> str:
    """What one line says of leaving out each group in turn."""
    facts = sum(group.facts for group in groups)
    claimed = sum(group.facts * group.claimed for group in groups) / facts
    held = sum(group.facts * group.held for group in groups) / facts
    alone = sum(group.facts * group.alone for group in groups) / facts
    return (
        f"Leaving out each {name} in turn ({len(groups)}): confidence from the others claims {claimed:.3f}, {held:.3f} hold; "
        f"{alone:.1%} of the facts come from rules that match in no other {name}"
    )


def _print_unread(out: Console, evaluation: Evaluation) -> None:
    unread = evaluation.unread
    out.print(f"\n[bold]Unread[/bold]: {unread.findings} places in {unread.pages} pages", end="")
    out.print(f" ({unread.per_100_pages:.1f} in 100) look like a fact and were not read")
    for quote, number in unread.commonest:
        out.print(f"  {number:4}  {escape(quote)}")


def _print_misses(out: Console, evaluation: Evaluation) -> None:
    """The first missed and wrong rows; all of them stand in --json and --html."""
    lines = []
    for paper in evaluation.papers:
        lines += [f"missed  {paper.document}  {name}: {row}" for name, row in paper.missed]
        lines += [f"wrong   {paper.document}  {f.table}: {f.text}  ({f.rule})" for f in paper.facts if not f.right]
    if lines:
        out.print(f"\n[bold]Missed and wrong[/bold]: {len(lines)}")
        for line in lines[:_SHOWN_MISSES]:
            out.print(f"  {escape(line)}")
        if len(lines) > _SHOWN_MISSES:
            out.print(f"  … and {len(lines) - _SHOWN_MISSES} more (--html or --json has them all)")
