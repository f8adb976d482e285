"""Bodies that no list of nouns foresees, and of which the paper tells who sits in them: “ein Vergabegremium, bestehend aus …”.

Any Gruppe, Runde or Gremium may steer a measure; what shows that it is a body of the concept is that its members are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Document, Range
from extractors.language import lookup
from extractors.per_document import per_document
from extractors.sections import sentences
from extractors.steering_groups.links import links
from extractors.steering_groups.lists import lists
from extractors.steering_groups.members import members_in
from extractors.steering_groups.mentions import Mention, mentions
from extractors.steering_groups.possible_bodies import possible_bodies

_FEWEST = 2  # members; one alone may be who leads something


@per_document
def all_mentions(document: Document) -> tuple[Mention, ...]:
    """The mentions of bodies by the known nouns, and of those whose members are told."""
    known = [mention for mention in mentions(document) if not mention.when_set_up]
    standing = [mention for mention in mentions(document) if mention.when_set_up]
    taken = {place for mention in (*known, *standing) for place in range(mention.start, mention.end)}
    found = [mention for mention in possible_bodies(document) if mention.start not in taken]
    plain = [mention for mention in standing if mention.lemma == "beirat"]
    told = [replace(mention, when_set_up=False) for mention in _told(document, known, plain)]
    others = [mention for mention in standing if mention.start not in {other.start for other in told}]
    everything = (*known, *others, *told, *_told(document, [*known, *standing], found))
    return tuple(sorted(everything, key=lambda mention: (mention.start, mention.end)))


def _told(document: Document, known: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    """Those of the bodies ``found`` whose members the paper tells."""
    if not found:
        return []
    all_sentences = sentences(document)
    everything = sorted((*known, *found), key=lambda mention: mention.start)
    seats = Counter(_key(mention) for _, mention in links(document) if not _stands_alone(mention))
    learned = {key for key, number in seats.items() if number > _FEWEST}
    listed = {_key(shown.mention) for shown in lists(document, everything) if len(shown.members) > _FEWEST}
    lemmas = (
        listed
        | learned
        | {
            _key(mention)
            for mention in found
            if not _stands_alone(mention)
            for index, sentence in enumerate(all_sentences)
            if sentence.start <= mention.start < sentence.end
            and _has_members(document, all_sentences[index : index + 2], mention)
        }
    )
    return [mention for mention in found if _key(mention) in lemmas]


def _key(mention: Mention) -> str:
    """What two mentions of one body share: a noun that stands alone tells bodies apart by what follows it only."""
    return f"{mention.lemma} {mention.addition}" if _stands_alone(mention) else mention.lemma


def _stands_alone(mention: Mention) -> bool:
    return mention.noun in lookup("groups")["told"]["alone"]


def _has_members(document: Document, around: Sequence[Range], mention: Mention) -> bool:
    """Whether the sentence that names the body, or the one behind it, tells its members."""
    here = list(members_in(document, around[0], [mention], None))
    behind = [found for sentence in around[1:] for found in members_in(document, sentence, [], mention)]
    return any(len(found.members) >= _FEWEST for found in (*here, *behind))
