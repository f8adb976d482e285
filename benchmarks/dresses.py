"""How much of what a paper tells is still found when its text is printed or converted in another way.

    python -m benchmarks.dresses FOLDER …      # folders of .txt papers; annotations are not needed

Each paper is read as it is and in other dresses: days, amounts, bullets and quotation marks written otherwise, pages, blank lines and
line ends set otherwise, tables flattened. The dress changes no fact, so every fact that is lost or gained shows what the reading hangs
on. Prints for each dress the share of facts kept and the share that is new, for all tables and for each of those of the mission.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.extract import extract
from pipeline.ingest.text.reading import read_text

Fact = tuple[str, str]
Dress = Callable[[str], str]

_DAY = re.compile(r"(?<![\d.,/])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.])")
_AMOUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+)(?:,(?:00|-+))?\s?(?:€|EUR\b|Euro\b)")
_BULLET = re.compile(r"^([ \t]*)([-•–*·▪])[ \t]+(?=\S)", re.MULTILINE)
_WEEKDAYS = "Mo Di Mi Do Fr Sa So".split()


def _days(written: Callable[[date], str]) -> Dress:
    """Days in figures written otherwise; what is no day of the calendar stays."""

    def write(found: re.Match[str]) -> str:
        try:
            return written(date(int(found[3]), int(found[2]), int(found[1])))
        except ValueError:
            return found[0]

    return lambda text: _DAY.sub(write, text)


def _amounts(written: Callable[[str], str]) -> Dress:
    return lambda text: _AMOUNT.sub(lambda found: written(found[1]), text)


def _paged(text: str) -> str:
    """A page number after every 40 lines, a form feed before the next."""
    lines = text.split("\n")
    parts = ["\n".join(lines[at : at + 40]) for at in range(0, len(lines), 40)]
    return "".join(f"{part}\n\n- {number} -\n\n\f" for number, part in enumerate(parts, 1))


DRESSES: Mapping[str, Dress] = {
    "days without zeros": _days(lambda day: f"{day.day}.{day.month}.{day.year}"),
    "days with two figures of the year": _days(lambda day: f"{day:%d.%m.%y}"),
    "days with blanks": _days(lambda day: f"{day:%d. %m. %Y}"),
    "days of the week": _days(lambda day: f"{_WEEKDAYS[day.weekday()]}., {day:%d.%m.%Y}"),
    "amounts with cents": _amounts(lambda amount: f"{amount},00 EUR"),
    "currency first": _amounts(lambda amount: f"EUR {amount}"),
    "amounts with blanks": _amounts(lambda amount: f"{amount.replace('.', ' ')} €"),
    "round bullets": lambda text: _BULLET.sub(r"\1• ", text),
    "bullets of a symbol font": lambda text: _BULLET.sub("\\1\uf0b7 ", text),
    "bullets glued": lambda text: _BULLET.sub(r"\1•", text),
    "bullets on lines of their own": lambda text: _BULLET.sub(r"\1•\n\1", text),
    "straight quotation marks": lambda text: re.sub("[„“”]", '"', text),
    "pages": _paged,
    "a blank line below every line": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: re.sub(r"^(?=\S)", "      ", text, flags=re.MULTILINE),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "decomposed umlauts": lambda text: unicodedata.normalize("NFD", text),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "tables of one cell a line": lambda text: re.sub(r"(?<=\S)(?:\t| {2,})(?=\S)", "\n", text),
    "cells set apart by bars": lambda text: text.replace("\t", " | "),
}
_KEYS: Mapping[str, tuple[str, ...]] = {
    "Consultation": ("committee", "date"),
    "ActionField": ("label",),
    "Cost": ("amount",),
    "SteeringGroup": ("name",),
    "Milestone": ("edtf",),
    "ExternalPartner": ("name",),
}


def facts(text: str) -> Counter[Fact]:
    """What the extractors find, each fact by what names it."""
    return Counter(_named(extract(read_text(text)).found))


def _named(found: Any) -> Iterator[Fact]:
    for item in (one.fact for one in found):
        kind = type(item).__name__
        if kind in _KEYS:
            values = (getattr(item, name) for name in _KEYS[kind])
            yield (
                kind,
                _plain(" ".join(f"{value:.2f}" if isinstance(value, Decimal) else str(value) for value in values)),
            )
        for member in getattr(item, "members", ()):
            yield "Member", _plain(member.name)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()


def main() -> int:
    papers = [path for folder in sys.argv[1:] for path in sorted(Path(folder).rglob("*.txt"))]
    if not papers:
        print(__doc__, file=sys.stderr)
        return 1
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in papers]
    known = [facts(text) for text in texts]
    wanted = sum(map(Counter.total, known))
    kinds = [*_KEYS, "Member"]
    print(f"{len(papers)} papers, {wanted} facts\n{'':34}kept   new   " + " ".join(f"{kind:>15}" for kind in kinds))
    for name, dress in DRESSES.items():
        found = [facts(dress(text)) for text in texts]
        kept = [old & new for old, new in zip(known, found, strict=True)]
        shares = (f"{_share(kept, known, kind):15.3f}" for kind in kinds)
        total = sum(map(Counter.total, kept))
        print(
            f"{name:34}{total / wanted:.3f}  {sum(map(Counter.total, found)) / wanted - total / wanted:.3f}  ", *shares
        )
    return 0


def _share(kept: list[Counter[Fact]], known: list[Counter[Fact]], kind: str) -> float:
    """The share of the facts of one kind that were kept; 1 where there are none."""

    def count(counters: list[Counter[Fact]]) -> int:
        return sum(number for counter in counters for (one, _), number in counter.items() if one == kind)

    return count(kept) / count(known) if count(known) else 1.0


if __name__ == "__main__":
    sys.exit(main())
