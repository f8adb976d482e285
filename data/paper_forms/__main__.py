"""The annotated corpus from the command line: ``python -m data.paper_forms check [ID …]``, ``… make pdf [ID …]``."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import cast

import click

from data.paper_forms.check import CORPUS, check
from data.paper_forms.counting import datasheet_tables, neighbour_tables
from data.paper_forms.forms import CACHE, FORMS, Form, make
from data.paper_forms.plan import draw, models_in
from data.paper_forms.publish import publish
from pipeline.quality.corpus import corpus_papers


@click.group()
def main() -> None:
    """Make and check the forms of the annotated corpus."""


@main.command("check")
@click.argument("names", nargs=-1)
@click.option("--second", "gold", flag_value="second", default="gold", help="The second annotator's.")
def check_command(names: tuple[str, ...], gold: str) -> None:
    """Hold the annotations (all, or those named) against their papers; exit code 1 where something is wrong."""
    found = check(names, gold=gold)
    click.echo("\n".join(found) or "All is well.")
    raise SystemExit(bool(found))


@main.command("make")
@click.argument("form", type=click.Choice(FORMS))
@click.argument("names", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), default=CACHE, help="The folder for the forms.")
def make_command(form: str, names: tuple[str, ...], out: Path) -> None:
    """Make the papers (all, or those named) in a form: text, torn (the text that comes out of the PDF), pdf, scan, page."""
    wanted = sorted(names) or sorted(file.stem for file in (CORPUS / "papers").glob("*.txt"))
    for made in make([CORPUS / "papers" / f"{name}.txt" for name in wanted], cast("Form", form), out):
        click.echo(made)


@main.command("count")
def count_command() -> None:
    """Print the tables of data/annotated/DATASHEET.md: what the corpus holds, and which papers share turns of phrase."""
    papers = corpus_papers()
    click.echo(f"{datasheet_tables(papers)}\n\n{neighbour_tables(papers)}")


@main.command("plan")
@click.argument("writers", nargs=-1, type=int, required=True)
@click.option("--first", type=int, required=True, help="The number of the first paper.")
@click.option("--models", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Real papers, as texts.")
@click.option("--seed", type=int, required=True)
def plan_command(writers: tuple[int, ...], first: int, models: Path | None, seed: int) -> None:
    """Draw what WRITERS (numbers) are to write, ten papers each, as CSV: policy, place's kind, Land, year, system, type, length."""
    names = models_in(models) if models else []
    plan = [row for number, writer in enumerate(writers) for row in draw(writer, first + 10 * number, names, seed)]
    table = csv.DictWriter(sys.stdout, fieldnames=list(plan[0]))
    table.writeheader()
    table.writerows(plan)


@main.command("publish")
@click.argument("out", type=click.Path(path_type=Path))
def publish_command(out: Path) -> None:
    """Write the corpus into OUT as a Frictionless Data Package and as a folder for Hugging Face's datasets."""
    publish(corpus_papers(), out)
    click.echo(f"{out}/datapackage and {out}/dataset")


if __name__ == "__main__":
    main()
