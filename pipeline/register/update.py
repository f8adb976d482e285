"""`ratslese register`: the list of inhabitants beside the results, made from the official one, and what it says of a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.errors import RatsleseError
from pipeline.register.gv_isys import LICENCE, read_workbook
from pipeline.register.inhabitants import FILE, Register, register_of, write
from pipeline.store import Run, Store


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update wrote: the list, and whether the results have other inhabitants now."""

    file: Path
    register: Register
    changed: bool

    @property
    def counties(self) -> int:
        return sum(len(ags) == 5 for ags in self.register)


def update(workbook: Path, out: Path, day: date | None = None) -> Updated:
    """Read the official workbook into ``out/register.tsv``, and put its inhabitants into results that lie there. Raises
    RatsleseError(bad_register); nothing is written then."""
    started = datetime.now(UTC).isoformat(timespec="seconds")
    register = read_workbook(workbook, day)
    store, file = Store(out), out / FILE
    try:
        write(file, register, LICENCE)
    except OSError as error:
        raise RatsleseError("not_written", f"{file} cannot be written ({error.strerror or error}).") from None
    if not store.database.exists():
        return Updated(file, register, changed=False)
    with store.alone():
        run = Run(started, started, version("ratslese"), {"register": file.name}, 0, register=register_of(out))
        return Updated(file, register, store.save((), run))


def update_and_print(workbook: Path, out: Path, day: date | None) -> None:
    """Update, and say what was written."""
    from pipeline.terminal import terminal

    done = update(workbook, out, day)
    some = next(iter(done.register.values()))
    towns = len(done.register) - done.counties
    console = terminal()
    console.print(
        f"{towns} municipalities and {done.counties} counties, inhabitants of {some.day}: {done.file}", markup=False
    )
    if done.changed:
        console.print("The results have these inhabitants now; `ratslese compare` reckons costs a head anew.")


def found(wanted: str, out: Path) -> list[dict[str, Any]]:
    """The places of a key, or of a name or its beginning, with their inhabitants. Raises RatsleseError(unknown_place)."""
    register = register_of(out)
    name = wanted.casefold()
    hits = [ags for ags in register if ags == wanted or register[ags].name.casefold() == name]
    hits = hits or [ags for ags in register if register[ags].name.casefold().startswith(name)]
    if not hits:
        raise RatsleseError("unknown_place", f"No town or county of the register is called “{wanted}” or has this key.")
    rows = ((ags, register[ags]) for ags in sorted(hits))
    return [
        {"ags": ags, "name": place.name, "inhabitants": place.number, "day": str(place.day), "source": place.source}
        for ags, place in rows
    ]


def print_found(wanted: str, out: Path, *, as_json: bool) -> None:
    """Print a line a place, or all of them as JSON."""
    from pipeline.terminal import print_json, terminal

    rows = found(wanted, out)
    if as_json:
        print_json(rows)
        return
    console = terminal()
    for row in rows:
        line = f"{row['ags']:8}  {row['name']}  {row['inhabitants']:,} on {row['day']}  ({row['source']})"
        console.print(line, markup=False)
