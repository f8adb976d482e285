"""Examples for the judge of steering (``extractors/steering_groups/steering.py``): every body that a paper names, with who is read as its
members, and whether the annotator takes it for one that steers the concept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Any

from extractors.learned import using
from extractors.steering_groups.extractor import weighed
from extractors.steering_groups.merge import Body
from extractors.steering_groups.steering import NONE, STEERS
from pipeline.learning import bodies, links, members
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example, train
from pipeline.quality.comparison import COMPARISONS
from pipeline.quality.similarity import most_alike

_FOLDS, _MANY = 5, 50
_SAME = COMPARISONS["steering_groups"].threshold


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What the judge learns from. Of many papers, each fifth is read by taggers and judges that the others taught: on papers that
    taught them they are surer of members than they will ever be again."""
    places = sorted({paper.place for paper in papers})
    if len(places) < _MANY:
        return of_papers(papers)
    fold = {place: number % _FOLDS for number, place in enumerate(places)}
    rows = {name: made for room in (bodies, links) for name, made in room.examples(papers).items()}
    runs = list(members.runs(papers))
    found: dict[str, list[Example]] = {}
    for number in range(_FOLDS):
        judges = {name: train([one for one in made if fold[one.place] != number]) for name, made in rows.items()}
        judges["members"] = members.train([run for run in runs if fold[run.place] != number])
        here = [replace(paper, document=copy(paper.document)) for paper in papers if fold[paper.place] == number]
        with using(judges):
            for name, made in of_papers(here).items():
                found.setdefault(name, []).extend(made)
    return found


def of_papers(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """One example for each body of each paper; doubtful ones teach nothing."""
    found: list[Example] = []
    for paper in papers:
        groups = paper.gold.rows("steering_groups")
        for body, _, shown in weighed(paper.document):
            group = _annotated(body, groups)
            if group is None or not group.get("optional"):
                found.append(Example(paper.place, shown, STEERS if group else NONE))
    return {"steering": found}


def _annotated(body: Body, groups: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The annotated body of this name."""
    alike = [
        (most_alike([group["name"], *group.get("aliases", ())], body.name), number)
        for number, group in enumerate(groups)
    ]
    best = max(alike, default=(0.0, 0))
    return groups[best[1]] if best[0] >= _SAME else None
