"""Examples for the judges of partners: everybody whom a paper names (``extractors/partners/candidates.py``), and who works for the town."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.gold_sets import GoldSet
from benchmarks.training import Example
from extractors.partners.candidates import Candidate, candidates
from extractors.partners.features import features
from pipeline.ingest.read import read_document
from pipeline.quality.comparison import score

NONE, PARTNER = "none", "partner"
_BESIDE = frozenset({"carrier", "funder"})
_SAME = 0.75


def examples(papers: GoldSet) -> Iterator[Example]:
    """One example for each candidate; who carries or pays for the measure is no partner, doubtful ones teach nothing."""
    for place, shown, partner in _judged(papers):
        beside = partner is not None and partner["role"] in _BESIDE
        if partner is None or beside or not partner.get("optional"):
            yield Example(place, shown, PARTNER if partner and not beside else NONE)


def roles(papers: GoldSet) -> Iterator[Example]:
    """One example for each candidate that is a partner: what it does."""
    for place, shown, partner in _judged(papers):
        if partner is not None and partner["role"] not in _BESIDE:
            yield Example(place, shown, partner["role"])


def _judged(papers: GoldSet) -> Iterator[tuple[str, dict[str, float], Mapping[str, Any] | None]]:
    for path, annotated in zip(papers.papers, papers.gold, strict=True):
        document, *_ = read_document(path)
        for candidate in candidates(document):
            partner = _annotated(candidate, annotated.rows("external_partners"))
            yield annotated.municipality, features(document, candidate), partner


def _annotated(candidate: Candidate, partners: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    row = {"name": candidate.name, "person": candidate.person}
    alike = [(score("external_partners", partner, row), number) for number, partner in enumerate(partners)]
    best = max(alike, default=(0.0, 0))
    return partners[best[1]] if best[0] >= _SAME else None
