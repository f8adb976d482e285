"""Members told in any words: enumerations near a body that the signs around them make likely to be its members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Document, Range
from extractors.steering_groups.actors import surely
from extractors.steering_groups.context import Context
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.masks import Masked, masked
from extractors.steering_groups.member_phrases import read_list
from extractors.steering_groups.members import Found, can_sit
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.runs import joined, runs
from extractors.steering_groups.weighing import Place, likely

LIKELY = 0.5
_GOVERNED = re.compile(
    r"\b(?:am|an|im|in|mit|zur|zum|zu|bei|beim|auf|für|von|vom|durch|über|unter|nach)\s+$"
)  # “mit am |Tisch|”
# “das Bauamt und die VHS |sind| |Mitglieder der §|”, where the verb stands before the list
_PREDICATE = re.compile(
    r"\s+(?:[a-zäöü]+e\s+)?(?:Mitglied(?:er)?|Teil|Teilnehmer(?:innen)?|Teilnehmende)\s+(?:der|des|dieser|dieses|in\s+der|im)\s+§"
)
SEATED = 0.8  # where a rule has read members of the body elsewhere


def seated(document: Document, context: Context, *, told: frozenset[str] = frozenset()) -> Iterator[Found]:
    """The members that the sentence likely lists. ``told``: the lemmas of bodies whose members are known from elsewhere."""
    found = list(places(document, context))
    likely_ones = [
        place
        for place in found
        if len(place.parts) > 1 and likely(place) >= (SEATED if place.mention.lemma in told else LIKELY)
    ]
    for place in likely_ones:
        beside = [
            other
            for other in found
            if other not in likely_ones
            and other.mention == place.mention
            and joined(place.sentence, place.run, other.run)
            and not _GOVERNED.search(place.sentence, 0, other.run.start)
            and all(map(surely, other.parts))
        ]
        members = [part for one in sorted((place, *beside), key=lambda one: one.run.start) for part in one.parts]
        yield Found(place.mention, tuple(members), "members-weighed")


def places(document: Document, context: Context) -> Iterator[Place]:
    """The enumerations of the sentence, each with the body that it may list the members of."""
    span, here, before = context.span, context.here, context.before
    mask = masked(document, span, here, before)
    for found_run in runs(mask.text):
        predicate = _PREDICATE.search(mask.text, found_run.start, found_run.end)
        run = Range(found_run.start, predicate.start()) if predicate else found_run
        read = read_list(document.text, span.start + run.start, span.start + run.end)
        parts = tuple(part for part in read if can_sit(part))
        if not parts or _holds_the_body(mask, run) or _belong_to_first(document.text, read):
            continue
        found = _body(mask, run, before)
        if found is not None:
            mention, body = found
            far = 0 if mention in here else context.distance
            yield Place(mask.text, run, parts, mention, body, far, context.title and mention not in here)


# “die |Zusammenarbeit zwischen| Jobcenter, Polizei und Sozialamt”
_GOVERNS = re.compile(
    r"(?:(?:der|die|das|den|dem)\s+)?(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\wäöüß-]+\s+(?:zwischen|von|mit|für|durch|bei)\s"
)
# “die |Angebote der| Caritas, der Diakonie und der VHS”
_OWNED = re.compile(r"(?:(?:der|die|das|den|dem)\s+)?(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ][\wäöüß-]+\s+(?:der|des)\s")


def _belong_to_first(text: str, parts: Sequence[Listed]) -> bool:
    """Whether the enumeration says whose something is, its first part a thing and the others in the genitive like its owner."""
    if len(parts) < _FEWEST or surely(parts[0]) or parts[0].represents:
        return False
    if _GOVERNS.match(text, parts[0].start):
        return True
    if not _OWNED.match(text, parts[0].start):
        return False
    return all(_GENITIVE.search(text, max(0, part.start - 4), part.start + 4) for part in parts[1:])


_FEWEST = 2
_GENITIVE = re.compile(r"\b(?:der|des)\s")


def _holds_the_body(mask: Masked, run: Range) -> bool:
    """Whether the enumeration names a body of the concept; an “Arbeitskreis Asyl” behind another body is a member like others."""
    inside = [entry for entry in mask.bodies if run.start <= entry[0] < run.end and mask.text[entry[0]] == "§"]
    ahead = any(entry[1] <= run.start for entry in mask.bodies)
    return bool(inside) and (not ahead or any(mention.sure or not mention.addition for _, _, mention in inside))


def _body(mask: Masked, run: Range, before: Mention | None) -> tuple[Mention, Range | None] | None:
    """The body last named before the enumeration, the first behind it, or the one of the sentence before."""
    ahead = [entry for entry in mask.bodies if entry[1] <= run.start]
    behind = [entry for entry in mask.bodies if entry[0] >= run.end]
    if ahead:
        start, end, mention = max(ahead, key=lambda entry: entry[1])
        return mention, Range(start, end)
    if behind:
        start, end, mention = min(behind, key=lambda entry: entry[0])
        return mention, Range(start, end)
    return (before, None) if before is not None else None
