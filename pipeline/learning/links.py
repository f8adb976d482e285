"""Examples for the classifier of links (``extractors/steering_groups/links.py``): the bodies near everybody whom the tagger takes for a
member on papers that it did not learn from, and which of them they sit in: none, where it is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.document import Document
from extractors.learned import using
from extractors.steering_groups.links import LINKED, Link, choices
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.tagged_members import told
from pipeline.learning.members import left_out, of_members, of_nouns, printed
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.similarity import most_alike

NONE = "none"
_ALIKE = 0.75


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """One example for each member that is told of and each body near it."""
    found: list[Example] = []
    # passages that tell of no noun and no member move no fold
    for here, judges in left_out(list(filter(of_nouns, papers))):
        with using(judges):
            for paper in filter(of_members, here):
                found += of_paper(paper.document, paper.place, paper.gold.rows("steering_groups"))
    return {"member_links": found}


def of_paper(document: Document, place: str, groups: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """The examples of one paper."""
    names = list(printed(document, groups))
    before: Link | None = None
    for one in told(document):
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
