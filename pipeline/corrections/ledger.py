"""Ledgers of corrections: found beside and above the papers, joined in any order, and only ever added to."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from pipeline.corrections.form import COLUMNS, CORRECTIONS_CSV, Correction, read_ledger
from pipeline.errors import RatsleseError
from pipeline.ingest.find import decode, load
from pipeline.plain_lists import is_list, lists_above

_HEAD = ",".join(COLUMNS) + "\n"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The corrections of all ledgers of a run, each once; ``files`` are the ledgers."""

    corrections: Sequence[Correction] = ()
    files: Sequence[Path] = ()

    @classmethod
    def of(cls, papers: Iterable[Path], given: Sequence[Path] | None = ()) -> Ledger:
        """What lies beside and above the papers, and what is ``given`` besides; with None the ledgers are only told from papers.
        Raises RatsleseError(bad_corrections_csv)."""
        beside = lists_above(papers, CORRECTIONS_CSV, "bad_corrections_csv")
        texts = {place.resolve(): (place, text) for place, text in beside if is_list(text, COLUMNS)}
        if given is None:
            return cls((), [place for place, _ in texts.values()])
        for place in given:
            texts.setdefault(place.resolve(), (place, _text(place)))
        said = {each.correction_id: each for place, text in texts.values() for each in read_ledger(text, place)}
        return cls(sorted(said.values(), key=lambda each: each.order), [place for place, _ in texts.values()])

    def by_paper(self) -> dict[str, list[Correction]]:
        """The corrections of each paper, by its id."""
        found: dict[str, list[Correction]] = {}
        for each in self.corrections:
            found.setdefault(each.document_id, []).append(each)
        return found


def _text(place: Path) -> str:
    try:
        return decode(load(place))
    except RatsleseError as error:
        remedy = "Name a ledger that is there; `ratslese review` begins one." if error.code == "not_found" else None
        raise RatsleseError("bad_corrections_csv", f"{place}: {error.message}", remedy) from None


def append(place: Path, corrections: Iterable[Correction]) -> None:
    """Add lines to a ledger, all of them or none; a ledger that is not there yet is begun. Raises RatsleseError(not_written), and
    RatsleseError(bad_corrections_csv) where what lies there is no ledger of ours or has other columns."""
    import fcntl

    try:
        with place.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            file.write("".join(_lines(place, _utf8(place, file.read()), corrections)).encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RatsleseError("not_written", f"{place} cannot be written ({error.strerror or error}).") from None


def _utf8(place: Path, there: bytes) -> str:
    try:
        return there.decode()
    except UnicodeDecodeError:
        message = f"{place} is not UTF-8, so that nothing can be added."
        raise RatsleseError("bad_corrections_csv", message, "Save it as “CSV UTF-8”.") from None


def _lines(place: Path, there: str, corrections: Iterable[Correction]) -> Iterator[str]:
    """What is to be written behind ``there``, in one go."""
    read_ledger(there or _HEAD, place)
    head = (there or _HEAD).lstrip("\ufeff").partition("\n")[0].strip()
    delimiter = max(",;\t", key=head.count)
    columns = [column.strip().casefold() for column in head.split(delimiter)]
    if lacking := [column for column in COLUMNS if column not in columns]:
        message = f"{place}: there is no column {', '.join(lacking)}, so that nothing can be added."
        raise RatsleseError("bad_corrections_csv", message)
    if not there:
        yield _HEAD
    elif not there.endswith("\n"):
        yield "\n"
    for each in corrections:
        line = StringIO()
        csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(getattr(each, name) for name in columns)
        yield line.getvalue()
