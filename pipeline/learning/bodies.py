"""Examples for the judges of bodies: the nouns that could name one (``extractors/steering_groups/nouns.py``), and which of them do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.steering_groups.nouns import Candidate, features, word_features
from pipeline.learning.members import of_nouns
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example

NONE = "none"


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What each of the judges learns from; some passages teach only which bodies steer."""
    papers = list(filter(of_nouns, papers))
    return {"bodies": list(_bodies(papers)), "body_kinds": list(_kinds(papers))}


def _bodies(papers: Sequence[AnnotatedPaper]) -> Iterator[Example]:
    """One example for each candidate noun of each paper; those of doubtful bodies teach nothing."""
    for paper in papers:
        groups = paper.gold.rows("steering_groups")
        for candidate, shown in ((alike[0], shown) for alike, shown in features(paper.document).values()):
            group = _named(candidate, groups)
            if group is None or not group.get("optional"):
                yield Example(paper.place, shown, "body" if group else NONE)


def _kinds(papers: Sequence[AnnotatedPaper]) -> Iterator[Example]:
    """One example for each annotated body whose noun is a candidate: its word, and which kind of body the annotator says that it is."""
    for paper in papers:
        for alike, _ in features(paper.document).values():
            group = _named(alike[0], paper.gold.rows("steering_groups"))
            if group is not None and group.get("kind"):
                yield Example(paper.place, word_features(alike[0]), group["kind"])


def _named(candidate: Candidate, groups: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The annotated body whose name holds the noun."""
    for group in sorted(groups, key=lambda group: bool(group.get("optional"))):
        names = [group["name"], *group.get("aliases", ())]
        if any(candidate.lemma in {word.casefold().replace("-", "") for word in str(name).split()} for name in names):
            return group
    return None
