"""What an extractor is, and how a place that no extractor explained is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document, Span
from extractors.facts import Fact, Finding, LeftAlone

Known = Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Extractor:
    """One scope of facts.

    ``extract(document, known)`` yields facts, and a :class:`LeftAlone` for what it passes over on purpose; ``known`` are
    the facts of the extractors before it. ``trigger(document)`` yields the spans that cheaply show that something in its
    scope stands here (an amount of euros, the word Handlungsfeld): whatever of them nobody explains is reported.
    """

    name: str
    yields: tuple[type[Fact], ...]
    extract: Callable[[Document, Known], Iterable[Fact | LeftAlone]]
    trigger: Callable[[Document], Iterable[Span]]


def unread(extractor: Extractor, document: Document, explained: Iterable[Span]) -> Iterator[Finding]:
    """A finding of kind ``unread`` for each trigger that lies in no explained span."""
    covered = [(span.start, span.end) for span in explained]
    for sign in extractor.trigger(document):
        if not any(start < sign.end and sign.start < end for start, end in covered):
            evidence = document.evidence(sign.start, sign.end)
            yield Finding(
                kind="unread",
                severity="info",
                message=f"{extractor.name}: “{evidence.quote}” was not read as a fact",
                evidence=(evidence,),
            )
