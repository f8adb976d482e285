"""Persons who work on the measure for the town: scholars, moderators, trainers; and who of a body does it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Document
from extractors.german.names import find_persons
from extractors.partners.merging import Candidate
from extractors.partners.places import lead
from extractors.partners.relations import Place, relation
from extractors.partners.roles import role_of
from extractors.partners.signs import BARE_NAMES, DONE, LED_BY, OWN_STAFF, TRAINING
from extractors.steering_groups.sectors import sector_of

# “wird Herrn …”, “an Frau …”, “konnte Frau …”, “schlagen hierfür Herrn …”
_OBJECT = re.compile(
    r"(?:^|\b(?:bei|wird|wurde|an|durch|von|konnte|hat|haben|hierfür|dafür|vor|ist|soll|mit|übernahm|übernimmt|beauftragt\w*|Beraterin|Berater|Trainerin|Trainer|Moderatorin|Moderator|Referentin|fungiert|fungierte|wirkt|wirkte))\s+$"
)
# “Herr Dr. Muster vom Institut …”
_MEMBER_OF = re.compile(r"\s*(?:,|\(|vom|von\s+der|von\s+dem|des|der)\s*(?:das|die|der|dem)?\s*$")


def working_persons(text: str) -> Iterator[Candidate]:
    """The persons whom a sentence engages, the town's own staff left out."""
    for person in find_persons(text):
        rule = relation(Place(text, lead(text[: person.start])[0], text[person.end :], False))
        if not rule or person.office or _own_staff(text[person.end :]):
            continue
        if rule == "partner-does" and not person.titles:
            continue
        if rule == "partner-engaged" and not (_OBJECT.search(text[: person.start]) or person.titles):
            continue
        yield Candidate(person.start, person.end, person.name, person.name, rule, role_of(text, person.name))


def _own_staff(after: str) -> bool:
    place = OWN_STAFF.match(after)
    return place is not None and sector_of(place["place"]) in ("administration", "executive", "politics")


def trainers(document: Document, text: str, offset: int) -> Iterator[Candidate]:
    """“Das Angebot wurde von Eva Muster und Max Beispiel entwickelt”, in a paragraph about trainings: bare names that the paper
    elsewhere calls “Frau Muster” and “Herr Beispiel”."""
    for by in re.finditer(rf"\b(?:von|durch)\s+(?=[^;]{{3,80}}?\b{DONE}\b)", text):
        names = BARE_NAMES.match(text, by.end())
        block = document.block_at(offset + by.start())
        if names is None or block is None or not TRAINING.search(block.text) or not _known_persons(document, names):
            continue
        for group in ("one", "two"):
            if names[group]:
                start, end = names.span(group)
                yield Candidate(start, end, names[group], names[group], "partner-trainer", "training")


def _known_persons(document: Document, names: re.Match[str]) -> bool:
    lasts = [names[group].split()[-1] for group in ("one", "two") if names[group]]
    return all(re.search(rf"\b(?:Frau|Herrn?)\s+(?:\S+\s+)?{re.escape(last)}\b", document.text) for last in lasts)


def led_by(text: str, start: int, end: int) -> str | None:
    """“… unter Leitung von Frau Prof. Dr. Muster”, “Herr Dr. Muster vom Institut …”: who of the body does it."""
    led = LED_BY.match(text, end)
    person = next(find_persons(text[led.end() :]), None) if led else None
    if person is not None and person.start < 3:
        return person.name
    before = [person for person in find_persons(text[:start]) if _MEMBER_OF.fullmatch(text[person.end : start])]
    return before[-1].name if before else None
