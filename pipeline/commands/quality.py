"""Commands that hold results against annotations and against each other."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands import AS_JSON, OUT, example


@click.command(epilog=example("ratslese evaluate gold/ --out results --html evaluation.html"))
@click.argument("gold", type=click.Path(path_type=Path))
@OUT
@AS_JSON
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page for people.")
@click.option("--only", default="", metavar="TEXT", help="Only annotated papers whose path holds this.")
@click.option("--no-verify", is_flag=True, help="Do not open the sources again to look up every quote.")
def evaluate(gold: Path, out: Path, as_json: bool, html: Path | None, only: str, no_verify: bool) -> None:
    """Hold the results against annotated papers: precision, recall, F1, and whether confidence means something.

    GOLD is a folder of annotations (docs/annotate.md) or a Label Studio export.
    """
    from pipeline.quality.report import report_evaluation

    report_evaluation(gold, out, only, as_json=as_json, html=html, verify=not no_verify)


@click.command(
    epilog=example("ratslese agreement anna.csv bernd.csv --out results", "ratslese agreement gold-anna/ gold-bernd/")
)
@click.argument("gold_a", metavar="FIRST", type=click.Path(path_type=Path))
@click.argument("gold_b", metavar="[SECOND]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--list",
    "listed",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what they disagree on as CSV.",
)
@OUT
@AS_JSON
def agreement(gold_a: Path, gold_b: Path | None, listed: Path | None, out: Path, as_json: bool) -> None:
    """Compare two people who went through the same papers: how far they agree, with intervals, and a list of what they disagree on.

    FIRST and SECOND are two ledgers of corrections (.csv, held against the results in OUT), or two folders of annotations; a Label
    Studio export that two people annotated may stand alone.
    """
    from pipeline.quality.report import report_agreement

    report_agreement(gold_a, gold_b, out, as_json=as_json, listed=listed)


@click.command(epilog=example("ratslese diff results-before results-after"))
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@AS_JSON
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Show the facts gained, lost and changed between two results, by paper, with quotes.

    OLD and NEW are folders of results or their SQLite files.
    """
    from pipeline.quality.report import report_differences

    report_differences(old, new, as_json=as_json)
