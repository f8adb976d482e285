"""Bodies that no list of nouns foresees, and of which the paper tells who sits in them: “ein Vergabegremium, bestehend aus …”.

Any Gruppe, Runde or Gremium may steer a measure; what shows that it is a body of the concept is that its members are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.document import Document, Range
from extractors.facts import GroupKind
from extractors.language import lookup
from extractors.per_document import per_document
from extractors.sections import sentences
from extractors.steering_groups.lists import lists
from extractors.steering_groups.members import members_in
from extractors.steering_groups.mentions import Mention, addition_behind, mentions

_TAILS: dict[str, GroupKind] = {
    "gruppe": "working_group",
    "runde": "working_group",
    "team": "working_group",
    "kreis": "working_group",
    "zirkel": "accompanying",
    "gremium": "accompanying",
    "beirat": "accompanying",
    "kommission": "expert",
    "konferenz": "round_table",
    "gespräch": "coordination",
    "forum": "round_table",
    "steuerung": "steering",
}
# “eine |Auswertungsgruppe|”, “dem |Vergabegremium|”, “im |Klimabeirat|”
_NAMED = re.compile(
    rf"""(?:(?<![\w-])(?:[Ee]in(?:e[nmrs]?)?|[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Zz]u[mr]|[Ii]m|[Vv]om|[Bb]eim|[Dd]iese[rsmn]?)\s+
        (?:[a-zäöüß][\wäöüß-]*\s+){{0,3}} | ^(?:[\dIVX]+\.\s+)?)
    (?P<noun>[A-ZÄÖÜ][\wäöüß-]*?(?P<tail>{"|".join(_TAILS)}))(?:e?s)?(?![\w-])""",
    re.VERBOSE | re.MULTILINE,
)
_FEWEST = 2  # members; one alone may be who leads something


@per_document
def all_mentions(document: Document) -> tuple[Mention, ...]:
    """The mentions of bodies by the known nouns, and of those whose members are told."""
    known = mentions(document)
    return tuple(sorted((*known, *_told(document, known)), key=lambda mention: (mention.start, mention.end)))


def _told(document: Document, known: Sequence[Mention]) -> list[Mention]:
    taken = {place for mention in known for place in range(mention.start, mention.end)}
    found = [mention for mention in _candidates(document) if mention.start not in taken]
    if not found:
        return []
    all_sentences = sentences(document)
    listed = {shown.mention.lemma for shown in lists(document, found) if len(shown.members) > _FEWEST}
    lemmas = listed | {
        mention.lemma
        for mention in found
        for index, sentence in enumerate(all_sentences)
        if sentence.start <= mention.start < sentence.end
        and _has_members(document, all_sentences[index : index + 2], mention)
    }
    return [mention for mention in found if mention.lemma in lemmas]


def _candidates(document: Document) -> Iterator[Mention]:
    for match in _NAMED.finditer(document.text):
        noun = match["noun"]
        if noun.casefold() == match["tail"] or any(stem in noun.casefold() for stem in _never()):
            continue
        kind: GroupKind = "steering" if _DECIDES.match(noun) else _TAILS[match["tail"]]
        stop, addition = addition_behind(document.text, match.end(), len(document.text))
        yield Mention(match.start("noun"), stop, noun, noun.casefold(), kind, sure=False, addition=addition)


_DECIDES = re.compile(r"Entscheid|Vergabe|Auswahl|Jury|Leit(?:ungs)?")


@cache
def _never() -> tuple[str, ...]:
    return tuple(lookup("groups")["told"]["never"])


def _has_members(document: Document, around: Sequence[Range], mention: Mention) -> bool:
    """Whether the sentence that names the body, or the one behind it, tells its members."""
    here = list(members_in(document, around[0], [mention], None))
    behind = [found for sentence in around[1:] for found in members_in(document, sentence, [], mention)]
    return any(len(found.members) >= _FEWEST for found in (*here, *behind))
