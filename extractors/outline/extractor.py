"""The sections of a long paper, a row each: number, title, level, pages, and what the section is for."""

from __future__ import annotations

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
        facts[id(part)] = _fact(document, part, facts.get(id(part.parent)))
        yield facts[id(part)]


def _fact(document: Document, part: Part, parent: Section | None) -> Section:
    return Section(
        evidence=document.evidence(part.block.start, part.block.end),
        rule="heading",
        number=part.title.number,
        title=part.title.words,
        level=len(part.path()),
        page_start=part.block.page,
        page_end=max((word.page for word in document.words_in(part.start, part.end)), default=part.block.page),
        kind=part.kind,
        parent=parent,
    )


def trigger(document: Document) -> Iterable[Span]:
    """Nothing: a heading is no sign of a fact that was missed."""
    return ()


EXTRACTOR = Extractor(name="outline", yields=(Section,), extract=extract, trigger=trigger)
