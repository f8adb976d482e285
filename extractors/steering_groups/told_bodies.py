"""Bodies that no list of nouns foresees, and of which the paper tells who sits in them: “ein Vergabegremium, bestehend aus …”.

Any Gruppe, Runde or Gremium may steer a measure; what shows that it is a body of the concept is that its members are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.document import Document, Range
from extractors.facts import GroupKind
from extractors.language import lookup
from extractors.per_document import per_document
from extractors.sections import sentences
from extractors.steering_groups.context import Context
from extractors.steering_groups.lines_below import place_below
from extractors.steering_groups.lists import lists
from extractors.steering_groups.members import members_in
from extractors.steering_groups.mentions import Mention, addition_behind, mentions
from extractors.steering_groups.seatings import places
from extractors.steering_groups.weighing import likely

_ARTICLE = (
    r"(?<![\w-])(?:(?P<a>[Ee]in(?:e[nmrs]?)?)|[Dd](?:er|ie|as|em|en|es)|[Zz]u[mr]|[Ii]m|[Vv]om|[Bb]eim|[Dd]iese[rsmn]?"
    r"|(?:[Ii]hr|[Ss]ein|[Uu]nser)(?:e[nmrs]?)?|[Aa]ls)\s+"
)


@cache
def _named() -> re.Pattern[str]:
    """“eine |Auswertungsgruppe|”, “dem |Vergabegremium|”, “- |Klimabeirat|”; “das |Forum| Alter”, “ein |Gremium|”."""
    told = lookup("groups")["told"]
    return re.compile(
        rf"""(?:{_ARTICLE}(?:[a-zäöüß][\wäöüß-]*\s+){{0,3}}(?:[A-ZÄÖÜ][a-zäöüß]+(?:e|en|er|es)\s+)?
        | ^(?:[\dIVX]+\.\s+|[-–•*]\s+)? | (?<=[„“"‚]))
        (?:(?P<noun>[A-ZÄÖÜ][\wäöüß-]*?(?P<tail>{"|".join(told["tails"])}))(?:e?s)?
          |(?P<alone>{"|".join(told["alone"])})(?:e?s)?)(?![\w-])""",
        re.VERBOSE | re.MULTILINE,
    )


_FEWEST = 2  # members; one alone may be who leads something
_LIKELY = 0.7  # where nothing but the signs around an enumeration says so


@per_document
def all_mentions(document: Document) -> tuple[Mention, ...]:
    """The mentions of bodies by the known nouns, and of those whose members are told."""
    known = [mention for mention in mentions(document) if not mention.when_set_up]
    standing = [mention for mention in mentions(document) if mention.when_set_up]
    taken = {place for mention in (*known, *standing) for place in range(mention.start, mention.end)}
    found = [mention for mention in _candidates(document) if mention.start not in taken]
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
    listed = {_key(shown.mention) for shown in lists(document, everything) if len(shown.members) > _FEWEST}
    lemmas = listed | {
        _key(mention)
        for mention in found
        for index, sentence in enumerate(all_sentences)
        if sentence.start <= mention.start < sentence.end
        and (
            (not _stands_alone(mention) and _has_members(document, all_sentences[index : index + 2], mention))
            or _likely_has_members(document, all_sentences[index : index + 2], mention, known)
        )
    }
    return [mention for mention in found if _key(mention) in lemmas]


def _candidates(document: Document) -> Iterator[Mention]:
    told = lookup("groups")["told"]
    reached = 0
    for match in _named().finditer(document.text):
        if match.start() < reached:  # “das Umsetzungsgremium „|Forum| Alter“”
            continue
        stop, addition = addition_behind(document.text, match.end(), len(document.text))
        noun = match["noun"] or match["alone"]
        if match["alone"]:
            if _is_item_among_others(document, match.start("alone")):
                continue
            if not (match["a"] or (addition and noun not in told["never_alone"])):
                continue
            kind: GroupKind = told["alone"][noun]
        elif _is_no_body(document, match):
            continue
        else:
            kind = "steering" if _DECIDES.match(noun) else told["tails"][match["tail"]]
        start, reached = match.start("noun" if match["noun"] else "alone"), stop
        yield Mention(start, stop, noun, noun.casefold(), kind, sure=False, addition=addition)


def _is_item_among_others(document: Document, at: int) -> bool:
    """“• Netzwerk Vielfalt” between “• Sportverein” and “• Schulen”."""
    index = next((i for i, block in enumerate(document.blocks) if block.start <= at < block.end), 0)
    around = [*document.blocks[max(0, index - 1) : index], *document.blocks[index + 1 : index + 2]]
    block = document.blocks[index]
    return block.kind == "item" and any(other.marker == block.marker for other in around)


def _is_no_body(document: Document, match: re.Match[str]) -> bool:
    noun = match["noun"]
    if noun.casefold() == match["tail"] or any(stem in noun.casefold() for stem in _never()):
        return True
    introduced = rf"\b(?i:ein(?:e[nmrs])?)\s+(?:[a-zäöü]\w+\s+)?{noun}"
    return match["tail"] == "kreis" and not re.search(introduced, document.text)  # “Enzkreis”: the county


_DECIDES = re.compile(r"Entscheid|Vergabe|Auswahl|Jury|Leit(?:ungs)?")


@cache
def _never() -> tuple[str, ...]:
    return tuple(lookup("groups")["told"]["never"])


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


def _likely_has_members(
    document: Document, around: Sequence[Range], mention: Mention, known: Sequence[Mention]
) -> bool:
    """Whether an enumeration or a list that is likely the members of this body, and of no known one, stands there or right behind."""
    here = [other for other in known if around[0].start <= other.start < around[0].end and not other.plural]
    found = list(places(document, Context(around[0], (*here, mention))))
    if not here:
        below = [place_below(document, Context(around[0], (mention,)))]
        for sentence in around[1:]:
            if not any(sentence.start <= other.start < sentence.end for other in known):
                behind = Context(sentence, before=mention, distance=1)
                found += places(document, behind)
                below.append(place_below(document, behind))
        found += [place for place in below if place is not None]
    return any(place.mention == mention and len(place.parts) > _FEWEST and likely(place) >= _LIKELY for place in found)
