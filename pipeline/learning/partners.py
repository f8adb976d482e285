"""Examples for the judges of partners: everybody whom a paper names (``extractors/partners/candidates.py``), and who works for the town."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.partners.candidates import Candidate, candidates
from extractors.partners.extractor import features
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.comparison import score

NONE, PARTNER = "none", "partner"
_BESIDE = frozenset({"carrier", "funder"})
_SAME = 0.75
_Judged = tuple[str, dict[str, float], Mapping[str, Any] | None]  # place, features, the annotated partner


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What each of the judges learns from."""
    judged = list(_judged(papers))
    return {"partners": list(_partners(judged)), "partner_roles": list(_roles(judged))}


def _partners(judged: Sequence[_Judged]) -> Iterator[Example]:
    """One example for each candidate; who carries or pays for the measure is no partner, doubtful ones teach nothing."""
    for place, shown, partner in judged:
        beside = partner is not None and partner.get("role") in _BESIDE
        if partner is None or beside or not partner.get("optional"):
            yield Example(place, shown, PARTNER if partner and not beside else NONE)


def _roles(judged: Sequence[_Judged]) -> Iterator[Example]:
    """One example for each candidate that is a partner: what it does."""
    for place, shown, partner in judged:
        role = partner.get("role") if partner is not None else None
        if role and role not in _BESIDE:
            yield Example(place, shown, role)


def _judged(papers: Sequence[AnnotatedPaper]) -> Iterator[_Judged]:
    for paper in papers:
        for candidate in candidates(paper.document):
            partner = _annotated(candidate, paper.gold.rows("external_partners"))
            yield paper.place, features(paper.document, candidate), partner


def _annotated(candidate: Candidate, partners: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    row = {"name": candidate.name, "person": candidate.person}
    alike = [(score("external_partners", partner, row), number) for number, partner in enumerate(partners)]
    best = max(alike, default=(0.0, 0))
    return partners[best[1]] if best[0] >= _SAME else None
