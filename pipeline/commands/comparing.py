"""Commands that hold municipalities against each other."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands import AS_JSON, OUT, example


@click.command(
    epilog=example(
        "ratslese compare --out results",
        "ratslese compare --only Auenbrück --only Hohenwald",
        "ratslese compare --by Lage",
    )
)
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    help="Only this municipality: its name, the beginning of it, or its official key. May be given several times.",
)
@click.option(
    "--policy",
    default="integration",
    show_default=True,
    metavar="FIELD",
    help="Field of policy whose concepts are compared.",
)
@click.option(
    "--relevance",
    type=click.FloatRange(0, 1),
    default=0.2,
    show_default=True,
    help="How far a paper must be about that field to belong to a concept: the share of its paragraphs that name it; "
    "1 where its subject does.",
)
@click.option(
    "--by",
    metavar="COLUMN",
    help="Print the towns in groups of this: state, kind, or a column of your own in towns.csv.",
)
@AS_JSON
@OUT
def compare(only: tuple[str, ...], policy: str, relevance: float, by: str | None, as_json: bool, out: Path) -> None:
    """Compare the municipalities of the results: topics, costs, governance, process, likeness.

    The row of a town is that of its concept: told by subject, numbers and references, over all its undertakings.

    Writes the tables compare_* into the database and as Parquet and CSV beside it, and prints each town in a few lines.
    The next `ratslese run` that changes anything takes them away, for they would be out of date.
    """
    from pipeline.compare.compare import compare as compare_towns
    from pipeline.compare.on_terminal import print_comparison
    from pipeline.compare.own import grouped
    from pipeline.compare.relevance import About
    from pipeline.shown_as_json import compared
    from pipeline.terminal import print_json

    rows = compare_towns(out, only, About(policy, relevance))
    groups = grouped(rows, by)
    if as_json:
        print_json(compared(rows))
    else:
        print_comparison(rows, out, groups)
