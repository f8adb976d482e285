"""The commands of ratslese, a module a subject, and the options that they share."""

from __future__ import annotations

from pathlib import Path

import click

OUT = click.option(
    "--out",
    default="data/processed",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the results.",
)

OCR_LANG = click.option(
    "--ocr-lang",
    default="deu",
    show_default=True,
    help="Languages of scanned pages, as Tesseract names them (deu+fra).",
)

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for machines.")


def example(*lines: str) -> str:
    """The example that ends every help text, kept as it is laid out."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
