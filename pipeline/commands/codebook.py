"""Commands about the codebook."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands import OUT, example


@click.group(epilog=example("ratslese codebook unmapped --out results"))
def codebook() -> None:
    """The codebook of topics, and what of the results it does not cover."""


@codebook.command(name="unmapped", epilog=example("ratslese codebook unmapped --out results"))
@OUT
def codebook_unmapped(out: Path) -> None:
    """List the labels of fields whose only topic is `other`, with paper and quote: words that the codebook lacks."""
    from pipeline.codebook import show_unmapped

    show_unmapped(out)
