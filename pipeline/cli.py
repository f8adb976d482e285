"""The command line: every command a few lines over a function (pipeline.commands)."""

from __future__ import annotations

import logging
import sys
from typing import Any

import click

from pipeline.commands import (
    codebook,
    comparing,
    example,
    exporting,
    lists,
    quality,
    reading,
    register,
    reporting,
    reviewing,
)
from pipeline.errors import ExitCode, RatsleseError


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
        except KeyboardInterrupt:
            click.echo("ratslese: Interrupted.", err=True)
            ctx.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:  # `ratslese show … | head`
            sys.stderr.close()
            ctx.exit(ExitCode.OK)


@click.group(cls=_Commands, epilog=example("ratslese run data/raw", "ratslese show 2017/0042"))
@click.version_option(package_name="ratslese")
@click.option("--debug", is_flag=True, help="Log every step and show tracebacks.")
def main(debug: bool) -> None:
    """Read German municipal council papers into tables that can be cited.

    Exit codes: 0 all went well; 1 some inputs could not be read (see the table failures); 2 wrong usage; 3 nothing to
    do: no inputs or no results; 4 verify found quotes that do not stand where the evidence says;
    130 interrupted with Ctrl-C.
    """
    logging.basicConfig(level=logging.DEBUG if debug else logging.ERROR, format="%(name)s: %(message)s")
    for noisy in ("pdfminer", "pdfplumber"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


for command in (
    reading.run,
    reading.train,
    reading.show,
    reading.explain,
    reading.verify,
    reading.tables,
    reading.doctor,
    reviewing.review,
    reviewing.gold,
    lists.papers,
    lists.towns,
    quality.evaluate,
    quality.agreement,
    quality.diff,
    comparing.compare,
    reporting.report,
    codebook.codebook,
    register.register,
    exporting.export,
    exporting.browse,
):
    main.add_command(command)
