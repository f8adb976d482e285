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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.municipality.gazetteer import Place
from pipeline.ingest.find import printable
from pipeline.neighbours.naming import UnknownTownError, town_called
from pipeline.plain_lists import Lines, is_list, iso_day, lists_above, meant

PAPERS_CSV = "papers.csv"
OF_RESEARCHER = ("undertaking", "concept", "exclude")
"""What a comparison is to take a paper for; stands in ``own_values``."""
COLUMNS = ("file", "municipality", "ags", "paper_type", "date", "url", "note", *OF_RESEARCHER)
FIELDS = ("municipality", "paper_type", "date", "url", "note", *OF_RESEARCHER)
"""What a line can say of a paper; ``ags`` is another way to name the municipality."""

_WRONG = "bad_papers_csv"
_NO = frozenset("no nein false falsch 0".split())


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
    found = []
    for place, text in lists_above(paths, PAPERS_CSV, _WRONG):
        if is_list(text, COLUMNS):
            folder = place.parent
            below = [str(file.relative_to(folder)) for file in paths if file.is_relative_to(folder)]
            found.append(PapersList(folder, read_list(text, place, below)))
    return found


def read_list(text: str, place: Path, below: Sequence[str]) -> list[Listing]:
    """The lines of a list; ``below`` are the papers of the run beside and below it. Raises RatsleseError(bad_papers_csv) with the
    number of every wrong line and what may have been meant."""
    lines = Lines(text, place, COLUMNS, _WRONG)
    listings: dict[str, Listing] = {}
    for number, values in lines:
        try:
            file = _file(values.pop("file", ""), below, place.parent)
            if file in listings:
                raise ValueError(f"“{file or 'every file'}” has a line already ({listings[file].place})")
            town = town_of(values)
            if "date" in values:
                values["date"] = iso_day(values["date"])
            if values.get("exclude", "").casefold() in _NO:
                raise ValueError(
                    f"“{values['exclude']}” is no reason to leave a paper out; leave the cell empty for one that counts"
                )
        except ValueError as error:
            lines.wrong(number, str(error))
            continue
        listings[file] = Listing(file, values, town, f"{printable(place)}:{number}", lines.quote)
    lines.check()
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
    raise ValueError(f"there is no file “{name}”{meant(name, below)}")


def town_of(values: dict[str, str]) -> Place | None:
    """The municipality that the cells of a line name (and which are taken out of it), by its key or else by its name; the two may
    not differ. Raises ValueError."""
    name, key = values.pop("municipality", ""), values.pop("ags", "")
    try:
        named, keyed = (town_called(given) if given else None for given in (name, key))
    except UnknownTownError as error:
        raise ValueError(str(error).rstrip(".")) from None
    if named and keyed and named.ags != keyed.ags:
        raise ValueError(f"“{name}” and {key}, which is {keyed.name}, are two municipalities")
    return keyed or named
