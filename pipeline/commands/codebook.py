"""Commands about the codebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands import AS_JSON, OUT, example

if TYPE_CHECKING:
    from pipeline.codebook.model import Kind

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(epilog=example("ratslese codebook show"))
def codebook() -> None:
    """The codebook: topics, sectors, kinds of committees and of costs; built in, or your own."""


@codebook.command(name="show", epilog=example("ratslese codebook show", "ratslese codebook show my-codebook/"))
@click.argument("folder", required=False, type=_FOLDER)
@AS_JSON
def codebook_show(folder: Path | None, as_json: bool) -> None:
    """Print the built-in codebook, or the one in FOLDER: ids, labels and what they stand for."""
    from pipeline.codebook.showing import show_codebook

    show_codebook(folder, as_json=as_json)


@codebook.command(name="check", epilog=example("ratslese codebook check my-codebook/"))
@click.argument("folder", type=_FOLDER)
@AS_JSON
def codebook_check(folder: Path, as_json: bool) -> None:
    """Check a codebook of your own, and print by which words its ids will be found."""
    from pipeline.codebook.showing import check_codebook

    check_codebook(folder, as_json=as_json)


@codebook.command(name="unmapped", epilog=example("ratslese codebook unmapped --out results"))
@click.option(
    "--kind",
    type=click.Choice(["topics", "sectors", "committee_kinds", "cost_kinds"]),
    default="topics",
    show_default=True,
    help="Which list of the codebook.",
)
@AS_JSON
@OUT
def codebook_unmapped(kind: Kind, as_json: bool, out: Path) -> None:
    """List what has no id of the codebook but `other`, with paper and quote: words that the codebook lacks."""
    from pipeline.codebook.unmapped import show_unmapped

    show_unmapped(out, kind, as_json=as_json)
