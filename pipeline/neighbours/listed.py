"""``papers.csv`` beside or above the papers: what somebody who collected them knows of each.

```
file;municipality;paper_type;date;url;note
2023/vorlage_12.pdf;Auenbrück;Beschlussvorlage;12.03.2023;https://rat.example.de/12;from the archive
;Landkreis Auental;;;;
```

Every column is optional. A line without a file speaks of every paper below the folder of ``papers.csv``; one that names a paper goes
before it, and the list nearer to the paper before one further up. A file of this name that has none of these columns is another table.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from extractors.municipality.gazetteer import Place
from pipeline.errors import RatsleseError
from pipeline.ingest.find import decode, load, printable
from pipeline.neighbours.naming import UnknownTownError, town_called

PAPERS_CSV = "papers.csv"
COLUMNS = ("file", "municipality", "ags", "paper_type", "date", "url", "note")
FIELDS = ("municipality", "paper_type", "date", "url", "note")
"""What a line can say of a paper; ``ags`` is another way to name the municipality."""

_SHOWN = 5
_GERMAN_DAY = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class Listing:
    """A line: which file (“” for all below the folder) it speaks of, what it says, and where and how it stands."""

    file: str
    values: Mapping[str, str]
    town: Place | None
    place: str
    quote: str


class PapersList:
    """One ``papers.csv``."""

    def __init__(self, folder: Path, listings: Sequence[Listing]) -> None:
        self.folder = folder
        self._of = {listing.file: listing for listing in listings}

    @property
    def file(self) -> Path:
        """Where it lies."""
        return self.folder / PAPERS_CSV

    def of(self, path: str) -> Iterator[Listing]:
        """What it says of the paper at this path, the more particular first; nothing of papers that lie elsewhere."""
        if not Path(path).is_relative_to(self.folder):
            return
        for key in (str(Path(path).relative_to(self.folder)), ""):
            if key in self._of:
                yield self._of[key]


def papers_lists(files: Iterable[Path]) -> list[PapersList]:
    """The lists beside and above these papers, the nearest first. Raises RatsleseError(bad_papers_csv)."""
    paths = list(files)
    folders = dict.fromkeys(folder for file in paths for folder in _folders_above(file))
    found = []
    for folder in sorted(folders, key=lambda folder: -len(folder.parts)):
        try:
            data = load(folder / PAPERS_CSV)
        except RatsleseError as error:
            if error.code != "not_found":
                raise RatsleseError("bad_papers_csv", f"{folder / PAPERS_CSV}: {error.message}") from None
            continue
        if not _is_list(decode(data)):
            continue
        below = [str(file.relative_to(folder)) for file in paths if file.is_relative_to(folder)]
        found.append(PapersList(folder, read_list(decode(data), folder / PAPERS_CSV, below)))
    return found


def _is_list(text: str) -> bool:
    """Whether a table has one of our columns, or one that is meant to be."""
    head = re.split(r"[;,\t]", text.lstrip("\ufeff").partition("\n")[0])
    return any(name.strip().casefold() in COLUMNS or _meant(name.strip(), COLUMNS, 0.85) for name in head)


def _folders_above(file: Path) -> Iterator[Path]:
    """The folder of a file and those above it, as far as its path names them."""
    return (folder for folder in file.parents if folder != Path("/"))


def read_list(text: str, place: Path, below: Sequence[str]) -> list[Listing]:
    """The lines of a list; ``below`` are the papers of the run beside and below it. Raises RatsleseError(bad_papers_csv) with the
    number of every wrong line and what may have been meant."""
    text = text.lstrip("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max("\x1f;,\t", key=head.count)  # the first where there is a single column
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [column.strip().casefold() for column in next(rows, [])]
    known = f" (the columns are {', '.join(COLUMNS)})"
    wrong = [
        f"line 1: there is no column “{name}”{_meant(name, COLUMNS) or known}"
        for name in columns
        if name not in COLUMNS
    ]
    wrong += [f"line 1: the column “{name}” stands twice" for name in {c for c in columns if columns.count(c) > 1}]
    listings: dict[str, Listing] = {}
    for row in rows if not wrong else ():
        if not any(cell.strip() for cell in row):
            continue
        where = f"line {rows.line_num}"
        if len(row) > len(columns):
            wrong.append(
                f"{where}: {len(row)} cells under {len(columns)} columns; put a cell with a separator in quotes"
            )
            continue
        values = {name: cell.strip() for name, cell in zip(columns, row, strict=False) if cell.strip()}
        try:
            file = _file(values.pop("file", ""), below, place.parent)
            if file in listings:
                raise ValueError(f"“{file or 'every file'}” has a line already ({listings[file].place})")
            town = _town(values)
            if "date" in values:
                values["date"] = _day(values["date"])
        except ValueError as error:
            wrong.append(f"{where}: {error}")
            continue
        listings[file] = Listing(
            file, values, town, f"{printable(place)}:{rows.line_num}", " | ".join(filter(None, row))
        )
    if wrong:
        more = f"; and {len(wrong) - _SHOWN} more" * (len(wrong) > _SHOWN)
        raise RatsleseError("bad_papers_csv", f"{printable(place)}: {'; '.join(wrong[:_SHOWN])}{more}.")
    return list(listings.values())


def _file(name: str, below: Sequence[str], folder: Path) -> str:
    """The paper that a line names: by its path below the list, or by its name where only one is called so."""
    name = name.removeprefix("./")
    if not name or name in below or (folder / name).exists():
        return name
    called = [path for path in below if Path(path).name == name]
    if len(called) == 1:
        return called[0]
    if called:
        raise ValueError(f"{len(called)} files are called “{name}”; name the folder too ({called[0]})")
    raise ValueError(f"there is no file “{name}”{_meant(name, below)}")


def _town(values: dict[str, str]) -> Place | None:
    """The municipality of a line, by its key or else by its name; the two may not differ."""
    name, key = values.pop("municipality", ""), values.pop("ags", "")
    try:
        named, keyed = (town_called(given) if given else None for given in (name, key))
    except UnknownTownError as error:
        raise ValueError(str(error).rstrip(".")) from None
    if named and keyed and named.ags != keyed.ags:
        raise ValueError(f"“{name}” and {key}, which is {keyed.name}, are two municipalities")
    return keyed or named


def _day(text: str) -> str:
    """The ISO day of ``2023-03-12`` and ``12.03.2023``."""
    german = _GERMAN_DAY.fullmatch(text)
    try:
        if german:
            return date(int(german["year"]), int(german["month"]), int(german["day"])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"“{text}” is no day; write 2023-03-12 or 12.03.2023") from None


def _meant(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    near = get_close_matches(name.casefold(), {each.casefold(): each for each in known}, n=1, cutoff=likeness)
    return f"; did you mean “{next(each for each in known if each.casefold() == near[0])}”?" if near else ""
