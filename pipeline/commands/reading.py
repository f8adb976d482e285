"""Commands that read papers and show what was read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands import AS_JSON, OCR_LANG, OUT, example
from pipeline.errors import ExitCode, InterruptedRunError

if TYPE_CHECKING:
    from pipeline.ingest.reading import OcrMode
    from pipeline.run import Outcome

_POSITIVE = click.FloatRange(min=0, min_open=True)


@click.command(epilog=example("ratslese run papers/ 500-035-2017.pdf --out results"))
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path))
@OUT
@click.option("--jobs", type=click.IntRange(1), help="Papers read at a time.  [default: one a core]")
@click.option(
    "--timeout",
    default=300.0,
    show_default=True,
    type=_POSITIVE,
    help="Seconds that one paper may take, and each scanned page.",
)
@click.option(
    "--memory",
    default=4.0,
    show_default=True,
    type=_POSITIVE,
    help="GiB that the reading of one paper may take (Linux).",
)
@click.option("--max-pages", default=5000, show_default=True, type=click.IntRange(1), help="Longer PDFs are not read.")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Recognise the pages without a usable text layer, none, or every page.",
)
@OCR_LANG
@click.option(
    "--searchable-pdf", is_flag=True, help="Also write a copy of each scanned paper with a text layer (OCRmyPDF)."
)
@click.option(
    "--codebook",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder with topics, sectors, kinds of committees and costs of your own, and with variables to ask people"
    " (docs/codebook.md).",
)
@click.option(
    "--learned",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What `ratslese train` learned from your own annotated papers (docs/train.md).",
)
@click.option(
    "--municipality",
    metavar="NAME",
    help="Whose papers all of these are: a name or official key (docs/collections.md).",
)
@click.option(
    "--no-neighbours", is_flag=True, help="Take each paper by itself; nothing is learned from other papers of its town."
)
@click.option(
    "--corrections",
    multiple=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A ledger beside those that lie with the papers (docs/corrections.md). May be given several times.",
)
@click.option("--no-corrections", is_flag=True, help="Leave the tables as they were read.")
@click.option(
    "--shard", metavar="K/N", help="Only read the K-th of N parts of the papers; a run without it writes the tables."
)
@click.option("--scheduler", metavar="ADDRESS", help="Read on the workers of this Dask scheduler (tcp://HOST:8786).")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json: a line a document on standard error, with the seconds of each stage.",
)
@AS_JSON
@click.pass_context
def run(
    ctx: click.Context,
    inputs: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    timeout: float,
    memory: float,
    max_pages: int,
    ocr: OcrMode,
    ocr_lang: str,
    searchable_pdf: bool,
    codebook: Path | None,
    learned: Path | None,
    municipality: str | None,
    no_neighbours: bool,
    corrections: tuple[Path, ...],
    no_corrections: bool,
    shard: str | None,
    scheduler: str | None,
    log_format: str,
    as_json: bool,
) -> None:
    """Read papers (PDF, .docx, .odt, text, Markdown, HTML; files, folders or ZIP archives) and write the tables.

    Without INPUTS the papers in data/raw are read. Results of earlier runs in the same folder are kept; a paper that was
    read before is not read again.
    """
    from pipeline.codebook.reading import built_in, read_codebook
    from pipeline.learning.own import Learned, read_learned
    from pipeline.limits import Limits
    from pipeline.logs import JsonLog
    from pipeline.progress import Reporter, shard_summary, summary
    from pipeline.report.outdated import outdate_reports
    from pipeline.run import run as run_all
    from pipeline.shards import Shard
    from pipeline.shown_as_json import ran
    from pipeline.terminal import print_json

    coded_with = read_codebook(codebook) if codebook else built_in()
    part = Shard.parse(shard) if shard else None
    with Reporter() if log_format == "text" else JsonLog() as watcher:
        try:
            outcome = run_all(
                inputs or (Path("data/raw"),),
                out,
                jobs=jobs,
                limits=Limits(timeout, memory, max_pages),
                ocr=ocr,
                languages=ocr_lang,
                searchable=searchable_pdf,
                codebook=coded_with,
                learned=read_learned(learned) if learned else Learned(),
                municipality=municipality,
                neighbours=not no_neighbours,
                corrections=None if no_corrections else corrections,
                shard=part,
                scheduler=scheduler,
                watcher=watcher,
            )
        except KeyboardInterrupt:
            message = f"Interrupted. {watcher.kept} papers are read and kept; this run has not written the tables."
            raise InterruptedRunError("interrupted", message) from None
    if outcome.changed:
        outdate_reports(out)
    if as_json:
        print_json(ran(outcome, out))
    elif part:
        shard_summary(outcome)
    else:
        summary(outcome, out)
    ctx.exit(_exit_code(outcome))


def _exit_code(outcome: Outcome) -> ExitCode:
    if not outcome.written:
        return ExitCode.NOTHING
    return ExitCode.OK if outcome.clean else ExitCode.FAILURES


@click.command(
    epilog=example("ratslese train gold/ --out results", "ratslese run papers/ --learned results/learned.json")
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@OUT
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file for what was learned.  [default: learned.json in the folder of the results]",
)
@AS_JSON
def train(gold: tuple[Path, ...], out: Path, to: Path | None, as_json: bool) -> None:
    """Learn from your own annotated papers, on top of what is shipped; `ratslese run --learned` uses it.

    GOLD are folders of annotations (docs/annotate.md) of papers that the results hold. Printed is what papers gain that were left out;
    what does not help is refused.
    """
    from pipeline.learning.on_terminal import report_training

    report_training(gold, out, to or out / "learned.json", as_json=as_json)


@click.command(epilog=example("ratslese show 2017/0042", "ratslese show data/raw/auenstadt.pdf"))
@click.argument("document")
@AS_JSON
@OUT
def show(document: str, as_json: bool, out: Path) -> None:
    """Show the facts of a paper, each with its page and quote.

    DOCUMENT is its number, its id, or the end of its path.
    """
    from pipeline.show import show_document
    from pipeline.shown_as_json import paper
    from pipeline.terminal import print_json

    if as_json:
        print_json(paper(document, out))
    else:
        show_document(document, out)


@click.command(epilog=example("ratslese explain 2017/0042 costs"))
@click.argument("document")
@click.argument("table", required=False)
@AS_JSON
@OUT
def explain(document: str, table: str | None, as_json: bool, out: Path) -> None:
    """Show the text of a paper with its facts marked, the rule that read each, and what was not read.

    With TABLE only the facts of that table are marked.
    """
    from pipeline.explain import check_table, explain_document
    from pipeline.shown_as_json import explained
    from pipeline.terminal import print_json

    check_table(table)
    if as_json:
        print_json(explained(document, table, out))
    else:
        explain_document(document, table, out)


@click.command(epilog=example("ratslese verify --out results"))
@click.option("--limit", default=20, show_default=True, help="How many quotes that are not found to list.")
@click.option(
    "--tolerance",
    default=0.0,
    show_default=True,
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Share of the quotes on scanned pages that may be read otherwise the second time (0.02: two in a hundred).",
)
@OCR_LANG
@AS_JSON
@OUT
@click.pass_context
def verify(ctx: click.Context, limit: int, tolerance: float, ocr_lang: str, as_json: bool, out: Path) -> None:
    """Open every source again and check that each quote stands at its page and box.

    PDFs are read by a second library; the words below each box must be those of the quote. Places on scanned pages are
    recognised a second time; a bad scan may be read otherwise then, which --tolerance allows.
    """
    from pipeline.shown_as_json import verified
    from pipeline.terminal import print_json
    from pipeline.verify import print_verdict, verify_all

    verdict = verify_all(out, ocr_lang)
    if as_json:
        print_json(verified(verdict, tolerance))
        ctx.exit(ExitCode.OK if verdict.holds(tolerance) else ExitCode.MISMATCH)
    ctx.exit(print_verdict(verdict, limit, tolerance))


@click.command(epilog=example("ratslese tables"))
@AS_JSON
@OUT
def tables(as_json: bool, out: Path) -> None:
    """List the tables with their number of rows, and the views of the database."""
    from pipeline import shown_as_json
    from pipeline.show import show_tables
    from pipeline.terminal import print_json

    if as_json:
        print_json(shown_as_json.tables(out))
    else:
        show_tables(out)


@click.command(epilog=example("ratslese doctor"))
@AS_JSON
@OUT
@click.pass_context
def doctor(ctx: click.Context, as_json: bool, out: Path) -> None:
    """Tell what this machine has that papers are read with, what is missing, and the command that installs it."""
    from pipeline.doctor import examine, report
    from pipeline.shown_as_json import examined
    from pipeline.terminal import print_json

    if as_json:
        told = examined(examine(out))
        print_json(told)
        ctx.exit(ExitCode.OK if told["can_read"] else ExitCode.NOTHING)
    ctx.exit(report(out))
