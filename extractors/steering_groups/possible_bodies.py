"""Nouns that could name a body, though no list of nouns foresees it: “ein |Vergabegremium|”, “das |Forum Alter|”.

Any Gruppe, Runde or Gremium may steer a measure; whether it does, what the paper tells of it must show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from extractors.document import Document
from extractors.facts import GroupKind
from extractors.language import lookup
from extractors.learned import classifier
from extractors.per_document import per_document
from extractors.steering_groups.candidates import features, never, word_features
from extractors.steering_groups.mentions import Mention, addition_behind, mentions

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


@per_document
def nameable(document: Document) -> tuple[Mention, ...]:
    """The mentions of known bodies and of those that could be some, in reading order."""
    known = mentions(document)
    taken = {place for mention in known for place in range(mention.start, mention.end)}
    found = [mention for mention in possible_bodies(document) if mention.start not in taken]
    return tuple(sorted((*known, *found), key=lambda mention: (mention.start, mention.end)))


def possible_bodies(document: Document) -> Iterator[Mention]:
    """The nouns that could name a body and that the lookup does not have."""
    taken = set()
    for mention in (*_by_article(document), *_by_head(document)):
        if mention.start not in taken:
            taken.add(mention.start)
            yield mention


def stands_alone(mention: Mention) -> bool:
    """Whether the noun is a body's only with what follows it: “Forum Alter”, “Plattform”."""
    return mention.noun in lookup("groups")["told"]["alone"]


def _by_article(document: Document) -> Iterator[Mention]:
    """The nouns behind an article, or at the beginning of a line, that end like a body and are none that the lookup has."""
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


_LIKELY = 0.03  # by the words around it, before its members are counted


def _by_head(document: Document) -> Iterator[Mention]:
    """The nouns that end like a gathering of people, wherever they stand: “|Inklusionswerkstatt| (Tafel, Caritas)”."""
    for alike, shown in features(document).values():
        first = alike[0]
        known = first.lemma == first.head or any(stem in first.lemma for stem in never())
        if known or classifier("bodies").probability(shown, "body") < _LIKELY:
            continue
        kinds = classifier("body_kinds").probabilities(word_features(first))
        kind = cast(GroupKind, max(kinds, key=lambda kind: kinds[kind]))
        for one in alike:
            block = document.block_at(one.start)
            stop, addition = addition_behind(document.text, one.end, block.end if block else one.end)
            if not one.plural:
                yield Mention(one.start, stop, one.noun, one.lemma, kind, sure=False, addition=addition)


def _is_item_among_others(document: Document, at: int) -> bool:
    """“• Netzwerk Vielfalt” between “• Sportverein” and “• Schulen”."""
    index = next((i for i, block in enumerate(document.blocks) if block.start <= at < block.end), 0)
    around = [*document.blocks[max(0, index - 1) : index], *document.blocks[index + 1 : index + 2]]
    block = document.blocks[index]
    return block.kind == "item" and any(other.marker == block.marker for other in around)


def _is_no_body(document: Document, match: re.Match[str]) -> bool:
    noun = match["noun"]
    if noun.casefold() == match["tail"] or any(stem in noun.casefold() for stem in never()):
        return True
    introduced = rf"\b(?i:ein(?:e[nmrs])?)\s+(?:[a-zäöü]\w+\s+)?{noun}"
    return match["tail"] == "kreis" and not re.search(introduced, document.text)  # “Enzkreis”: the county


_DECIDES = re.compile(r"Entscheid|Vergabe|Auswahl|Jury|Leit(?:ungs)?")
