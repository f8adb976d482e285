"""The head of a paper as the readers of its values see it: its labels, its lines, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.document import Block, Document
from extractors.labels.pairs import Labelled
from extractors.labels.reading import labelled
from extractors.per_document import per_document
from extractors.sections import Section, sections

_SHORTEST, _LONGEST, _CLOSING = 300, 3000, 1500
# at the top they are the kind of the paper
_TYPE_TITLES = ("antrag", "stellungnahme", "bericht", "sachstandsbericht", "mitteilung", "beschluss")
_ENDING = ("decision", "reasons", "financial", "annexes", "signature")
# “Beratungsfolge dieser Vorlage am TOP ö nö”, “Gremien Termin TOP Ö / N Zuständigkeit”, “An:” over committees
_PATH_HEAD = re.compile(
    r"(?:Beratungsfolge|Beratungsverlauf|Beratungsgang)\b|An:?\tDatum|Vorlage (?:an:|zur\b)|Status\tDatum"
    r"|Gremi(?:um|en)\s+(?:Termin|Sitzung|Datum|TOP|Status|Zuständigkeit|/)|Sitzung am\tGremium"
)
# “TOP 1 Begrüßung”, “1. Eröffnung”
_FIRST_ITEM = re.compile(r"(?:(?:TOP|zu)\s*)?(?:[ÖN]\s?)?1\.?(?:[\s:]|$)")


@dataclass(frozen=True, slots=True)
class HeadText:
    """A value as printed, from ``start`` to ``end`` of the document's text, and the rule that read it; ``margin``: it stands in this
    running head, and not in the text."""

    start: int
    end: int
    value: str
    rule: str
    margin: str = ""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line or table cell of the head."""

    start: int
    end: int
    text: str
    block: Block
    in_table: bool = False


@dataclass(frozen=True)
class Head:
    """``end`` is where the decision, the reasons or the money begin (``closed``: their heading stands there); ``path`` where
    the Beratungsfolge does (or ``end``)."""

    document: Document
    labels: tuple[Labelled, ...]
    lines: tuple[HeadLine, ...]
    path: int
    end: int
    closed: bool = False

    def text(self, label: Labelled) -> str:
        """The value of a label as one line."""
        return " ".join(self.document.text[label.start : label.end].split())

    def name(self, label: Labelled) -> str:
        return self.document.text[label.label.start : label.label.end]

    def filled(self, *keys: str) -> list[Labelled]:
        """The labels with one of ``keys`` that have a value, those of the head and of the closing lines first."""
        found = [label for label in self.labels if label.key in keys and label.end > label.start]
        closing = len(self.document.text) - _CLOSING
        return sorted(found, key=lambda label: (self.end < label.start < closing, label.start))

    def in_frame(self, start: int) -> bool:
        """Whether an offset lies in the head or in the closing lines."""
        return start < self.end or start > len(self.document.text) - _CLOSING


@per_document
def head_of(document: Document) -> Head:
    """The head of the paper."""
    labels = tuple(labelled(document))
    parts = sections(document) if document.blocks else ()
    single = {label.label.start for label in labels if label.key == "committee"}  # “Gremium: Stadtrat” is no path
    path = [part.start for part in parts if part.kind == "consultations" and part.start not in single]
    path = sorted(
        path + [block.start for block in document.blocks if block.start < _LONGEST and _PATH_HEAD.match(block.text)]
    )
    opened = [part for part in parts if part.kind in _ENDING and not _is_title(document, part, path)]
    last = max((label.start for label in labels if label.start < _LONGEST and label.key != "annexes"), default=0)
    end = min((part.start for part in opened if part.start > 0), default=_LONGEST)
    if end < last and end < _SHORTEST:
        end = next((part.start for part in opened if part.start > last), _LONGEST)
    end = min(end, _LONGEST, len(document.text))
    closed = any(part.start == end for part in opened)
    return Head(document, labels, tuple(_lines(document, end)), min([*path, end]), end, closed)


def above_agenda(head: Head) -> Head:
    """The head without the items of the agenda: their titles and numbers are those of other papers."""
    end = next((line.start for line in head.lines if _FIRST_ITEM.match(line.text)), head.end)
    lines = tuple(line for line in head.lines if line.start < end)
    labels = tuple(label for label in head.labels if label.start < end)
    return replace(head, end=end, path=min(head.path, end), lines=lines, labels=labels)


def _is_title(document: Document, part: Section, path: list[int]) -> bool:
    """Whether a “section” before the Beratungsfolge is rather the title of the paper: “Sachstand Schulausbau”."""
    first = document.block_at(part.start)
    if part.title.strip(" :").casefold() in _TYPE_TITLES and part.start < 2 * _SHORTEST:
        return True
    return (
        bool(path)
        and part.start < path[0]
        and first is not None
        and first.table is None
        and first.end > part.body_start
        and ":" not in document.text[part.start : part.body_start]
    )


def _lines(document: Document, end: int) -> list[HeadLine]:
    found = []
    for block in document.blocks:
        if block.start >= end:
            break
        if block.table is not None:
            cells = (cell for row in block.table.rows for cell in row if cell.text and cell.start < end)
            found += [HeadLine(cell.start, cell.end, cell.text, block, in_table=True) for cell in cells]
        else:
            found.append(HeadLine(block.start, block.end, block.text, block))
    return found
