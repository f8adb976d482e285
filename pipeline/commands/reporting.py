"""The report of a comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands import OUT, example

if TYPE_CHECKING:
    from pipeline.report.language import Lang
    from pipeline.report.pictures import Where


@click.command(epilog=example("ratslese report --out results --lang en"))
@OUT
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="The page.  [default: report.html in OUT]"
)
@click.option(
    "--lang", type=click.Choice(["de", "en"]), default="de", show_default=True, help="Language of the report."
)
@click.option(
    "--pictures",
    type=click.Choice(["auto", "inside", "beside", "none"]),
    default="auto",
    show_default=True,
    help="Pictures of the cited pages: inside the file, in a folder beside it, or none; auto keeps small files whole.",
)
@click.option(
    "--without-persons", is_flag=True, help="Leave out personal names, and the pictures that would show them."
)
def report(out: Path, html: Path | None, lang: Lang, pictures: Where, without_persons: bool) -> None:
    """Write the comparison as one page for the browser: it works offline, and every value leads to its evidence."""
    from pipeline.report.write import write_report

    written = write_report(out, html, lang=lang, pictures=pictures, without_persons=without_persons)
    click.echo(f"{written.page}  ({written.size / 1_000_000:.1f} MB, opens in any browser)")
    if written.pictures:
        click.echo(f"{written.pictures}/  (pictures of the cited pages; keep it beside the report)")
    if written.figures:
        click.echo(f"{written.figures[0].parent}/  ({len(written.figures)} files: the charts as SVG and PNG)")
