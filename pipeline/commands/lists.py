"""Commands that write the lists of papers and towns, to be edited."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands import OUT, example

TO = click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), help="File to write.  [default: above the papers]"
)


@click.command(epilog=example("ratslese papers --out results"))
@TO
@OUT
def papers(to: Path | None, out: Path) -> None:
    """Write papers.csv filled in from the results: town, type, date, undertaking, concept, why a paper is left out.

    Edit it with a spreadsheet; the next `ratslese run` takes it up (docs/collections.md). Empty a cell that the paper is to answer
    for itself.
    """
    from pipeline.neighbours.filled_in import write_papers

    place, lines = write_papers(out, to)
    click.echo(f"{place}  ({lines} papers; edit it, and run again)")


@click.command(epilog=example("ratslese towns --out results"))
@TO
@OUT
def towns(to: Path | None, out: Path) -> None:
    """Write towns.csv with the towns of the results, for inhabitants (year, source) and columns of your own.

    The next `ratslese run` takes it up as the table own_values (docs/collections.md).
    """
    from pipeline.neighbours.filled_in import write_towns

    place, lines = write_towns(out, to)
    click.echo(f"{place}  ({lines} towns; edit it, and run again)")
