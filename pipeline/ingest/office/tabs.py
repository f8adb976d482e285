"""Lines whose parts stand apart by tabs: rows of a table where several lines or a label say so, otherwise words with a space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.german.text import MARKER
from pipeline.ingest.office.packed import element

TAB = "\t"
"""Stands in the HTML of a paragraph where the paper has a tab, until this is decided."""
_LONGEST_CELL = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A block of HTML; ``name`` is the element of a paragraph that may be a row, “” for what is whole already."""

    html: str
    name: str = ""
    plain: str = ""


def joined(parts: Sequence[Part]) -> str:
    """The HTML of a body, its tabbed lines made into tables: ``Gremium⇥Datum`` above ``Stadtrat⇥12.03.2024``, ``Betreff:⇥Leitbild``."""
    return "".join(_joined(parts))


def _joined(parts: Sequence[Part]) -> Iterator[str]:
    rows: list[list[str]] = []
    labelled = False
    for part in (*parts, Part("")):
        cells = _cells(part)
        if rows and (not cells or len(cells) != len(rows[0])):
            yield from _table(rows, labelled=labelled)
            rows = []
        if cells:
            labelled = labelled if rows else part.plain.strip(TAB + " ").split(TAB)[0].rstrip().endswith(":")
            rows.append(cells)
        elif part.name:
            yield element(part.name, part.html.replace(TAB, " "))
        else:
            yield part.html


def _cells(part: Part) -> list[str]:
    """The cells of a line that may be a row; a number or dash before a tab begins an item and no row."""
    words = [cell.strip() for cell in part.plain.strip(TAB + " ").split(TAB)]
    if part.name != "p" or len(words) < 2 or (MARKER.match(f"{words[0]} ") and len(words[0]) < 6):
        return []
    if any(len(cell) > _LONGEST_CELL for cell in words):
        return []
    cells = part.html.strip(TAB + " ").split(TAB)
    return cells if all(cell.count("<b>") == cell.count("</b>") for cell in cells) else []


def _table(rows: Sequence[Sequence[str]], *, labelled: bool) -> Iterator[str]:
    if len(rows) > 1 or labelled:
        yield element("table", "".join(element("tr", "".join(element("td", cell) for cell in row)) for row in rows))
    else:
        yield element("p", " ".join(rows[0]))
