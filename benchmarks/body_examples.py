"""Examples for the judge of bodies: the nouns that could name one (``extractors/steering_groups/candidates.py``), and which of them do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.gold_sets import GoldSet
from benchmarks.training import Example
from extractors.steering_groups.candidates import Candidate, features, word_features
from pipeline.ingest.read import read_document

NONE = "none"


def examples(papers: GoldSet) -> Iterator[Example]:
    """One example for each candidate noun of each paper; those of doubtful bodies teach nothing."""
    for path, annotated in zip(papers.papers, papers.gold, strict=True):
        document, *_ = read_document(path)
        groups = annotated.rows("steering_groups")
        for candidate, shown in ((alike[0], shown) for alike, shown in features(document).values()):
            group = _named(candidate, groups)
            if group is None or not group.get("optional"):
                yield Example(annotated.municipality, shown, "body" if group else NONE)


def kinds(papers: GoldSet) -> Iterator[Example]:
    """One example for each annotated body whose noun is a candidate: its word, and which kind of body the annotator says that it is."""
    for path, annotated in zip(papers.papers, papers.gold, strict=True):
        document, *_ = read_document(path)
        for alike, _ in features(document).values():
            group = _named(alike[0], annotated.rows("steering_groups"))
            if group is not None:
                yield Example(annotated.municipality, word_features(alike[0]), group["kind"])


def _named(candidate: Candidate, groups: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The annotated body whose name holds the noun."""
    for group in sorted(groups, key=lambda group: bool(group.get("optional"))):
        names = [group["name"], *group.get("aliases", ())]
        if any(candidate.lemma in {word.casefold().replace("-", "") for word in str(name).split()} for name in names):
            return group
    return None
