"""Undertakings: a Vorgang with the papers that count, and what each paper of it counts for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.compare.kinds import Kinds
from pipeline.compare.papers import Paper


@dataclass(frozen=True)
class Undertaking:
    """A Vorgang: the papers of one Vorlage that count, by date; its leading paper gives it its id."""

    id: str
    town: str | None
    papers: tuple[Paper, ...]
    kinds: Kinds

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(paper.id for paper in self.papers)

    def counting(self, aspect: str) -> tuple[str, ...]:
        """The papers of it that count for an aspect: ``decision``, ``fields``, ``costs`` (pipeline.compare.kinds)."""
        return tuple(paper.id for paper in self.papers if self.kinds.counts(paper.kind, aspect))

    @property
    def lead(self) -> Paper:
        return next(paper for paper in self.papers if paper.id == self.id)

    @property
    def year(self) -> int | None:
        return self.lead.year or min((paper.year for paper in self.papers if paper.year), default=None)

    @property
    def relevance(self) -> float:
        """That of the paper which is most about the field of policy."""
        return max(paper.relevance.value for paper in self.papers)

    @property
    def order(self) -> tuple[object, ...]:
        """The oldest first, then by number and file."""
        return self.year or 0, self.lead.order


def documents(undertakings: Iterable[Undertaking]) -> tuple[str, ...]:
    """The papers of undertakings, the oldest first."""
    papers = sorted((paper for each in undertakings for paper in each.papers), key=lambda paper: paper.order)
    return tuple(paper.id for paper in papers)


def years(undertakings: Iterable[Undertaking]) -> str | None:
    """The first and the last year: ``2010/2026``, ``2017``."""
    found = sorted(each.year for each in undertakings if each.year)
    return "/".join(str(year) for year in dict.fromkeys([*found[:1], *found[-1:]])) or None
