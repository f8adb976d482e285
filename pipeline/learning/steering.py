"""Examples for the judge of steering (``extractors/steering_groups/steering.py``): every body that a paper names, with who is read as its
members, and whether the annotator takes it for one that steers the concept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractors.learned import using
from extractors.steering_groups.bodies import Body
from extractors.steering_groups.extractor import weighed
from extractors.steering_groups.steering import NONE, STEERS
from pipeline.learning import bodies, links, members
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example, train
from pipeline.quality.comparison import COMPARISONS
from pipeline.quality.similarity import most_alike

_SAME = COMPARISONS["steering_groups"].threshold


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What the judge learns from: each part of the papers as taggers and judges read it that the others taught."""
    rows = {name: made for room in (bodies, links) for name, made in room.examples(papers).items()}
    found: dict[str, list[Example]] = {}
    for here, judges in members.left_out(papers):
        places = {paper.place for paper in here}
        for name in rows if judges else ():
            judges[name] = train([one for one in rows[name] if one.place not in places])
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
