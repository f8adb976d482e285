"""Commands about the inhabitants of towns and counties."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pipeline.commands import AS_JSON, OUT, example


@click.group(epilog=example("ratslese register show Karlsruhe"))
def register() -> None:
    """Inhabitants of towns and counties, with their year: those that ship with ratslese, or the official list."""


@register.command(epilog=example("ratslese register update 31122024_Auszug_GV.xlsx --out results"))
@click.argument("workbook", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of the population, where the workbook does not say it: 2024-12-31.",
)
@OUT
def update(workbook: Path, day: datetime | None, out: Path) -> None:
    """Take the inhabitants from the official list of municipalities (GV-ISys, an Excel workbook of the statistical office).

    Writes register.tsv beside the results, which every run and comparison there uses from then on.
    """
    from pipeline.register.update import update_and_print

    update_and_print(workbook, out, day.date() if day else None)


@register.command(epilog=example("ratslese register show 08212000", "ratslese register show Wiesengrund --json"))
@click.argument("place")
@AS_JSON
@OUT
def show(place: str, as_json: bool, out: Path) -> None:
    """Show the inhabitants of PLACE, a key (AGS) or the beginning of a name, with their day and source."""
    from pipeline.register.update import print_found

    print_found(place, out, as_json=as_json)
