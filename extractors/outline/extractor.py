"""The sections of a long paper, a row each: number, title, level, pages, and what the section is for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from extractors.document import Document, Span
from extractors.facts import LeftAlone, Section
from extractors.outline.tree import Part, parts
from extractors.protocol import Extractor, Known

_LONG = 6
"""Pages from which on a paper has an outline; a council paper's headings are read by ``extractors.sections``."""
_LEAST = 4


def extract(document: Document, known: Known) -> Iterator[Section | LeftAlone]:
    """The sections in reading order; none of a short paper."""
    found = parts(document)
    if len(document.pages) < _LONG or len(found) < _LEAST:
        return
    facts: dict[int, Section] = {}
    for part in found:
        fact = _fact(document, part, facts.get(id(part.parent)))
        facts[id(part)] = fact
        yield fact


def _fact(document: Document, part: Part, parent: Section | None) -> Section:
    body = document.text[: part.end].rstrip()
    return Section(
        evidence=document.evidence(part.block.start, part.block.end),
        rule="heading",
        number=part.title.number,
        title=part.title.words,
        level=len(part.path()),
        page_start=part.block.page,
        page_end=max(part.block.page, _page_at(document, len(body) - 1)),
        kind=part.kind,
        parent=parent,
    )


def _page_at(document: Document, offset: int) -> int:
    starts = [page.start for page in document.pages]
    return document.pages[max(0, bisect_right(starts, offset) - 1)].number


def trigger(document: Document) -> Iterable[Span]:
    """Nothing: a heading is no sign of a fact that was missed."""
    return ()


EXTRACTOR = Extractor(name="outline", yields=(Section,), extract=extract, trigger=trigger)
