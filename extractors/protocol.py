"""What an extractor is, and how a place that no extractor explained is found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from extractors.document import Document, Span
from extractors.facts import Consultation, Fact, Finding, HeadValue, LeftAlone

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


def written_on(known: Known) -> date | None:
    """The day of the paper, as its head was read."""
    days = (fact.value for fact in known if isinstance(fact, HeadValue) and fact.field == "date")
    return next((date.fromisoformat(day) for day in days), None)


def session_days(known: Known) -> list[date]:
    """The days on which committees meet on the paper."""
    return [fact.date for fact in known if isinstance(fact, Consultation) and fact.date is not None]


def unread(extractor: Extractor, document: Document, explained: Iterable[Span]) -> Iterator[Finding]:
    """A finding of kind ``unread`` for each trigger that lies in no explained span."""
    covered = sorted((span.start, span.end) for span in explained)
    starts = [start for start, _ in covered]
    reach = [0, *accumulate((end for _, end in covered), max)]  # how far those go that begin before
    for sign in extractor.trigger(document):
        if reach[bisect_left(starts, sign.end)] <= sign.start:
            evidence = document.evidence(sign.start, sign.end)
            yield Finding(
                kind="unread",
                severity="info",
                message=f"{extractor.name}: “{evidence.quote}” was not read as a fact",
                evidence=(evidence,),
            )
