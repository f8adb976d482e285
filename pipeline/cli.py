"""The command line: every command a few lines over a function."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import ExitCode, RatsleseError

if TYPE_CHECKING:
    from pipeline.ingest.reading import OcrMode
    from pipeline.run import Outcome

_OUT = click.option(
    "--out",
    default="data/processed",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the results.",
)

_OCR_LANG = click.option(
    "--ocr-lang",
    default="deu",
    show_default=True,
    help="Languages of scanned pages, as Tesseract names them (deu+fra).",
)


class _Commands(click.Group):
    """Commands whose errors are one sentence with the remedy, no traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except RatsleseError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"ratslese: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:  # `ratslese show … | head`
            sys.stderr.close()
            ctx.exit(ExitCode.OK)


def _example(*lines: str) -> str:
    """The example that ends every help text, kept as it is laid out."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(cls=_Commands, epilog=_example("ratslese run data/raw", "ratslese show 2017/0042"))
@click.version_option(package_name="ratslese")
@click.option("--debug", is_flag=True, help="Log every step and show tracebacks.")
def main(debug: bool) -> None:
    """Read German municipal council papers into tables that can be cited.

    Exit codes: 0 all went well; 1 some inputs could not be read (see the table failures); 2 wrong usage; 3 nothing to
    do: no inputs or no results; 4 verify found quotes that do not stand where the evidence says.
    """
    logging.basicConfig(level=logging.DEBUG if debug else logging.ERROR, format="%(name)s: %(message)s")
    for noisy in ("pdfminer", "pdfplumber"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


@main.command(epilog=_example("ratslese run papers/ 500-035-2017.pdf --out results"))
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path))
@_OUT
@click.option("--jobs", type=click.IntRange(1), help="Papers read at a time.  [default: one a core]")
@click.option(
    "--timeout", default=300.0, show_default=True, help="Seconds that one paper may take, and each scanned page."
)
@click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Recognise the pages without a usable text layer, none, or every page.",
)
@_OCR_LANG
@click.option(
    "--searchable-pdf", is_flag=True, help="Also write a copy of each scanned paper with a text layer (OCRmyPDF)."
)
@click.pass_context
def run(
    ctx: click.Context,
    inputs: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    timeout: float,
    ocr: OcrMode,
    ocr_lang: str,
    searchable_pdf: bool,
) -> None:
    """Read papers (PDF, text, Markdown, HTML; files or folders) and write the tables.

    Without INPUTS the papers in data/raw are read. Results of earlier runs in the same folder are kept; a paper that was
    read before is not read again.
    """
    from pipeline.report import Reporter
    from pipeline.run import run as run_all

    with Reporter() as reporter:
        outcome = run_all(
            inputs or (Path("data/raw"),),
            out,
            jobs=jobs,
            timeout=timeout,
            ocr=ocr,
            languages=ocr_lang,
            searchable=searchable_pdf,
            progress=reporter.progress,
            page_done=reporter.page,
        )
    reporter.summary(outcome, out)
    ctx.exit(_exit_code(outcome))


def _exit_code(outcome: Outcome) -> ExitCode:
    return ExitCode.OK if outcome.clean else ExitCode.FAILURES


@main.command(epilog=_example("ratslese show 2017/0042", "ratslese show data/raw/auenstadt.pdf"))
@click.argument("document")
@_OUT
def show(document: str, out: Path) -> None:
    """Show the facts of a paper, each with its page and quote.

    DOCUMENT is its number, its id, or the end of its path.
    """
    from pipeline.show import show_document

    show_document(document, out)


@main.command(epilog=_example("ratslese explain 2017/0042 costs"))
@click.argument("document")
@click.argument("table", required=False)
@_OUT
def explain(document: str, table: str | None, out: Path) -> None:
    """Show the text of a paper with its facts marked, the rule that read each, and what was not read.

    With TABLE only the facts of that table are marked.
    """
    from pipeline.explain import explain_document

    explain_document(document, table, out)


@main.command(epilog=_example("ratslese verify --out results"))
@click.option("--limit", default=20, show_default=True, help="How many quotes that are not found to list.")
@_OCR_LANG
@_OUT
@click.pass_context
def verify(ctx: click.Context, limit: int, ocr_lang: str, out: Path) -> None:
    """Open every source again and check that each quote stands at its page and box.

    PDFs are read by a second library; the words below each box must be those of the quote. Places on scanned pages are
    recognised a second time.
    """
    from pipeline.verify import print_verdict, verify_all

    ctx.exit(print_verdict(verify_all(out, ocr_lang), limit))


@main.command(epilog=_example("ratslese tables"))
@_OUT
def tables(out: Path) -> None:
    """List the tables with their number of rows, and the views of the database."""
    from pipeline.show import show_tables

    show_tables(out)


@main.command(epilog=_example("ratslese evaluate gold/ --out results --html evaluation.html"))
@click.argument("gold", type=click.Path(path_type=Path))
@_OUT
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for machines.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page for people.")
@click.option("--only", default="", metavar="TEXT", help="Only annotated papers whose path holds this.")
@click.option("--no-verify", is_flag=True, help="Do not open the sources again to look up every quote.")
def evaluate(gold: Path, out: Path, as_json: bool, html: Path | None, only: str, no_verify: bool) -> None:
    """Hold the results against annotated papers: precision, recall, F1, and whether confidence means something.

    GOLD is a folder of annotations (docs/annotate.md) or a Label Studio export.
    """
    from pipeline.quality.report import report_evaluation

    report_evaluation(gold, out, only, as_json=as_json, html=html, verify=not no_verify)


@main.command(epilog=_example("ratslese agreement gold-anna/ gold-bernd/"))
@click.argument("gold_a", type=click.Path(path_type=Path))
@click.argument("gold_b", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for machines.")
def agreement(gold_a: Path, gold_b: Path | None, as_json: bool) -> None:
    """Compare two annotators of the same papers: F1 of their rows, Krippendorff's alpha of what they say of them.

    GOLD_A and GOLD_B are folders of annotations; a Label Studio export that two people annotated may stand alone.
    """
    from pipeline.quality.report import report_agreement

    report_agreement(gold_a, gold_b, as_json=as_json)


@main.command(epilog=_example("ratslese diff results-before results-after"))
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, for machines.")
def diff(old: Path, new: Path, as_json: bool) -> None:
    """Show the facts gained, lost and changed between two results, by paper, with quotes.

    OLD and NEW are folders of results or their SQLite files.
    """
    from pipeline.quality.report import report_differences

    report_differences(old, new, as_json=as_json)


@main.group(epilog=_example("ratslese codebook unmapped --out results"))
def codebook() -> None:
    """The codebook of topics, and what of the results it does not cover."""


@codebook.command(name="unmapped", epilog=_example("ratslese codebook unmapped --out results"))
@_OUT
def codebook_unmapped(out: Path) -> None:
    """List the labels of fields whose only topic is `other`, with paper and quote: words that the codebook lacks."""
    from pipeline.codebook import show_unmapped

    show_unmapped(out)
