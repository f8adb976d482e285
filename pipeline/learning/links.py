"""Examples for the classifier of links (``extractors/steering_groups/links.py``): the bodies near each annotated member, and which of
them it sits in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from extractors.document import Document
from extractors.steering_groups.chunks import stretches
from extractors.steering_groups.links import LINKED, Link, choices
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.tagged_members import read
from pipeline.learning.members import labels_of, printed
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.similarity import most_alike

NONE = "none"
_ALIKE = 0.75


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """One example for each annotated member and each body near it."""
    found = (of_paper(paper.document, paper.place, paper.gold.rows("steering_groups")) for paper in papers)
    return {"member_links": list(chain.from_iterable(found))}


def of_paper(document: Document, place: str, groups: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """The examples of one paper."""
    names = list(printed(document, groups))
    before: Link | None = None
    for run in stretches(document):
        for one in read(document, run, labels_of(document, run, names)):
            group = next((n.group for n in names if n.start < one.part.end and one.part.start < n.end), None)
            right = None
            for near, features in choices(document, one, before):
                is_right = group is not None and is_named(near.mention, groups[group])
                right = right or (near.mention if is_right else None)
                yield Example(place, features, LINKED if is_right else NONE)
            before = None if right is None else (one, right)


def is_named(mention: Mention, group: Mapping[str, Any]) -> bool:
    """Whether the mention bears the name of the annotated body, or its noun alone."""
    names = [group["name"], *group.get("aliases", ())]
    return most_alike(names, mention.name) >= _ALIKE or (
        not mention.addition and any(mention.noun.casefold() in str(name).casefold().split() for name in names)
    )
