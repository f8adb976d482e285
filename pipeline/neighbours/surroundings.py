"""What a run knows of its papers beside the papers: a municipality that was named, lists, folders, and whether neighbours count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.municipality.gazetteer import Place
from pipeline.errors import RatsleseError
from pipeline.neighbours.listed import FIELDS, PapersList, papers_lists
from pipeline.neighbours.naming import UnknownTownError, town_called, town_of_folder


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a paper that the paper does not say itself: by which ``rule`` it holds, who says so, and in which words."""

    field: str
    value: str
    rule: str
    said_by: str
    quote: str
    town: Place | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``municipality``: what ``--municipality`` named, as it was written and what it means. ``neighbours``: whether papers of one
    town may tell of each other."""

    municipality: tuple[str, Place] | None = None
    lists: Sequence[PapersList] = ()
    neighbours: bool = True

    @classmethod
    def of(cls, files: Sequence[Path], municipality: str | None = None, *, neighbours: bool = True) -> Surroundings:
        """Raises RatsleseError (bad_municipality, bad_papers_csv)."""
        return cls(_named(municipality) if municipality else None, papers_lists(files), neighbours)

    @property
    def config(self) -> dict[str, Any]:
        """What is recorded of it with the run."""
        lists = [str(listed.folder) for listed in self.lists]
        return {
            "municipality": self.municipality and self.municipality[0],
            "lists": lists,
            "neighbours": self.neighbours,
        }

    def given(self, source: str) -> Iterator[Said]:
        """What somebody said of the paper at this path: at most one value a field."""
        seen: set[str] = set()
        if self.municipality:
            text, town = self.municipality
            seen.add("municipality")
            yield Said("municipality", town.name, "given", "--municipality", text, town)
        for listing in (listing for listed in self.lists for listing in listed.of(source)):
            values = dict(listing.values)
            if listing.town:
                values["municipality"] = listing.town.name
            for field in FIELDS:
                if field in values and field not in seen:
                    seen.add(field)
                    town_row = listing.town if field == "municipality" else None
                    yield Said(field, values[field], "papers-csv", listing.place, listing.quote, town_row)

    def of_folder(self, source: str) -> Said | None:
        """The town that the nearest folder above a paper is named after."""
        return _of_folder(Path(source).parent)


@cache
def _of_folder(folder: Path) -> Said | None:
    if not folder.name:
        return None
    town = town_of_folder(folder.name)
    if town is None:
        return _of_folder(folder.parent)
    return Said("municipality", town.name, "folder-name", str(folder), folder.name, town)


def _named(text: str) -> tuple[str, Place]:
    try:
        return text, town_called(text)
    except UnknownTownError as error:
        raise RatsleseError("bad_municipality", str(error)) from None
