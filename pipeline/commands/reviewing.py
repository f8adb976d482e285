"""The command with which a person goes through what was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands import OUT, example

if TYPE_CHECKING:
    from pipeline.review.words import Lang


@click.command(epilog=example("ratslese review --out results --who Anna", "ratslese review --ledger anna.csv"))
@click.option("--who", help="Who reviews; stands in every line.  [default: your name on this machine]")
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File that corrections are added to.  [default: corrections.csv above the papers]",
)
@click.option("--seed", default=0, show_default=True, help="Another number draws another random sample.")
@click.option("--paper", metavar="DOCUMENT", help="Every fact of this paper: its number, id, or the end of its path.")
@click.option(
    "--against",
    metavar="FILE",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    help="Another person's ledger: what you two do not agree on comes first, with what they say.",
)
@click.option("--lang", type=click.Choice(["de", "en"]), default="de", show_default=True, help="Language of the page.")
@click.option("--port", default=8010, show_default=True, help="Port on this machine; 0 takes a free one.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@OUT
def review(
    who: str | None,
    ledger: Path | None,
    seed: int,
    paper: str | None,
    against: Path | None,
    lang: Lang,
    port: int,
    no_open: bool,
    out: Path,
) -> None:
    """Go through the facts in the browser: doubtful ones first, then a random sample; right, wrong, correct, add. At the end stands
    what the codebook's own variables ask.

    What you say is added to the ledger of corrections, which the next `ratslese run` lays over the tables (docs/corrections.md).
    Needs Starlette and uvicorn (pip install 'ratslese[review]').
    """
    from pipeline.review.server import review_results

    review_results(out, who, ledger, seed, paper, against, lang, port, open_browser=not no_open)


@click.command(epilog=example("ratslese gold anna.csv --to gold-anna/", "ratslese agreement gold-anna/ gold-bernd/"))
@click.argument("ledgers", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--to", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to write.")
@OUT
def gold(ledgers: tuple[Path, ...], to: Path, out: Path) -> None:
    """Write the papers that were reviewed as annotations, for `ratslese evaluate` and `ratslese agreement`.

    LEDGERS are corrections.csv above the papers where none is named. A paper counts as reviewed where every fact that was read of
    it was called right, corrected or struck out.
    """
    from pipeline.corrections.form import CORRECTIONS_CSV
    from pipeline.neighbours.filled_in import above_papers
    from pipeline.quality.reviewed import write_reviewed

    written, begun = write_reviewed(out, ledgers or (above_papers(out) / CORRECTIONS_CSV,), to)
    click.echo(f"{to}/  ({written} papers; {begun} more were begun, of which some facts were not judged)")
