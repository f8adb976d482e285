"""Commands that hand the results to other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands import OUT, example

if TYPE_CHECKING:
    from pipeline.export.export import Format

WITHOUT_PERSONS = click.option(
    "--without-persons", is_flag=True, help="Leave out personal names, also in quotes (docs/export.md)."
)


@click.command(
    epilog=example(
        "ratslese export --format xlsx-de", "ratslese export --format datapackage --to package/ --without-persons"
    )
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(
        "xlsx xlsx-de csv csv-de parquet datapackage sqlite markdown latex docx bibtex csl".split(),
        case_sensitive=False,
    ),
    required=True,
    help="Excel workbook, files (-de: as a German Excel reads them), Frictionless Data Package, database with metadata for "
    "Datasette; the comparison as Markdown, LaTeX or Word; the papers as BibTeX or CSL-JSON.",
)
@click.option("--to", type=click.Path(path_type=Path), help="File or folder to write.  [default: OUT/exports/…]")
@WITHOUT_PERSONS
@OUT
def export(format_: Format, to: Path | None, without_persons: bool, out: Path) -> None:
    """Write the results, comparison tables among them, in a form that other programs read."""
    from pipeline.export.export import export as export_all
    from pipeline.export.export import print_exported

    print_exported(export_all(out, format_, to, without_persons=without_persons))


@click.command(epilog=example("ratslese browse --out results"))
@click.option("--port", default=8001, show_default=True, help="Port on this machine.")
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@WITHOUT_PERSONS
@OUT
def browse(port: int, no_open: bool, without_persons: bool, out: Path) -> None:
    """Look at the results in the browser with Datasette: filter, facet, and follow each fact to its evidence.

    Needs Datasette (pip install 'ratslese[browse]').
    """
    from pipeline.export.browse import browse as serve

    serve(out, port, open_browser=not no_open, without_persons=without_persons)
