"""External partners: institutes, consultants, moderators and trainers who work on the measure for the town.

“Mit der Moderation beauftragt die Stadt das Institut für soziale Planung.” Whoever runs or pays for a project is
none, nor is a body that is only named as somebody's reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from extractors.document import Document, Range, Span
from extractors.facts import ExternalPartner, Fact, LeftAlone, PartnerRole
from extractors.german.cases import nominative
from extractors.german.names import find_persons
from extractors.german.text import fold
from extractors.language import Vocabulary, lookup
from extractors.partners.commissions import commissioned
from extractors.partners.signs import (
    BARE_NAMES,
    DOES,
    DOING,
    DONE,
    INSIDE,
    LED_BY,
    OWN_STAFF,
    TRAINING,
    bodies,
    engagement,
    names_behind,
)
from extractors.protocol import Extractor, Known
from extractors.sections import sentences
from extractors.steering_groups.sectors import sector_of

_LONGEST = 2000  # characters; longer ones are lists, not sentences


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    name: str
    person: str | None
    rule: str
    role: PartnerRole


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """The partners in reading order, each once by the fullest name."""
    candidates: list[_Candidate] = []
    for sentence in sentences(document):
        if sentence.end - sentence.start < _LONGEST and _SIGN.search(document.text, sentence.start, sentence.end):
            candidates += _in_sentence(document, sentence)
    for partner in _merged(candidates):
        yield ExternalPartner(
            evidence=document.evidence(partner.start, partner.end),
            rule=partner.rule,
            name=partner.name,
            person=partner.person,
            role=partner.role,
        )
    yield from _left_alone(document, candidates)


def _in_sentence(document: Document, sentence: Range) -> Iterator[_Candidate]:
    """Bodies first; a person beside a body is its head; persons alone where no body is named."""
    text = document.text[sentence.start : sentence.end]
    found = list(_working_bodies(text, sentence.start))
    for span in commissioned(text):
        if not any(one.start < sentence.start + span.end and sentence.start + span.start < one.end for one in found):
            name = " ".join(text[span.start : span.end].split())
            start = sentence.start + span.start
            found.append(
                _Candidate(start, sentence.start + span.end, name, None, "partner-commissioned", _role(text, name))
            )
    if not found:
        found = list(_working_persons(text, sentence.start))
    if not found:
        found = list(_known_trainers(document, text, sentence.start))
    if not found:
        found = list(_named_behind(text, sentence.start))
    yield from found


def _named_behind(text: str, offset: int) -> Iterator[_Candidate]:
    for span in names_behind(text):
        name = text[span.start : span.end]
        if sector_of(name) is None and not any(never in name for never in lookup("partners")["bodies"]["never"]):
            yield _Candidate(offset + span.start, offset + span.end, name, None, "partner-label", _role(text, name))


def _working_bodies(text: str, offset: int) -> Iterator[_Candidate]:
    for match in bodies().finditer(text):
        start, name = _without_lead(match)
        rule = engagement(text, start, start + len(name))
        if rule is None or not _external(name):
            continue
        article = re.search(r"\b(der|die|das|dem|den|des)\s+$", text[:start])
        end = match.end() if match["short"] else start + len(name)
        if not match["short"] and (rest := _NAME_GOES_ON.match(text, end)):
            end = rest.end()
        printed = text[start:end]
        full = nominative(f"{article[1]} {printed}" if article else printed)
        yield _Candidate(offset + start, offset + end, full, _led_by(text, start, end), rule, _role(text, full))


# “, Teilhabe und Beratung (ISTB)” behind “Institut für Stadtentwicklung”
_NAME_GOES_ON = re.compile(r",\s(?:[A-ZÄÖÜ][\w-]+\s){1,3}(?:und\s[A-ZÄÖÜ][\w-]+\s)?\([A-ZÄÖÜ]{2,8}\)")
_LEAD_WORDS = re.compile(
    r"^.*\b(?:[Dd]er|[Dd]ie|[Dd]as|dem|den|des|eine[rnms]?|ein|durch|von|vom|an|mit|wird|wurde|hat|soll|für|werden|zur|zum|im|in|bei)\s+(?=\S)",
    re.DOTALL,
)


def _without_lead(match: re.Match[str]) -> tuple[int, str]:
    """The name; a firm's without the words before it: “|Projekt durch die| Muster GmbH”."""
    start, name = match.start("name"), match["name"]
    lead = _LEAD_WORDS.match(name) if match["firm"] else None
    if lead is not None:
        start, name = start + lead.end(), name[lead.end() :]
    return start, _cut(name)


def _cut(name: str) -> str:
    """The name without what only its sentence adds."""
    name = re.split(
        r"\s+(?:in\s+Höhe|am\s+\d|im\s+(?:Winter|Sommer|Frühjahr|Herbst)\w*|im\s+Rahmen|im\s+Jahr|in\s+der\s+Zeit|zur\s+(?:Erstellung|Begleitung|Moderation)|von\s+Beginn)\b",
        name,
    )[0]
    while match := re.search(r"\s+(?:und|für|der|des|zur|zum|von|am|in|im|&)$", name):
        name = name[: match.start()]
    return name.rstrip(" .,")


def _external(name: str) -> bool:
    """Whether a body of this name works from outside: not the town's own office, nor a carrier or another authority."""
    known = lookup("partners")["bodies"]
    words = name.split()
    if len(words) < 2 and not (
        len(name) > 12 and name[0].isupper() and name.casefold().rstrip("s") not in known["heads"]
    ):
        return False
    if any(never in name for never in known["never"]) or words[0] in known["forms"]:
        return False
    sure = Vocabulary.load("sectors").ids(name)
    return not sure or sure[0] not in INSIDE


def _working_persons(text: str, offset: int) -> Iterator[_Candidate]:
    for person in find_persons(text):
        rule = engagement(text, person.start, person.end)
        if rule is None or person.office or _own_staff(text[person.end :]):
            continue
        if rule == "partner-does" and not person.titles:
            continue
        if rule == "partner-engaged" and not (_OBJECT.search(text[: person.start]) or person.titles):
            continue
        yield _Candidate(
            offset + person.start, offset + person.end, person.name, person.name, rule, _role(text, person.name)
        )


# “wird Herrn …”, “an Frau …”, “konnte Frau …”, “schlagen hierfür Herrn …”
_OBJECT = re.compile(
    r"(?:^|\b(?:bei|wird|wurde|an|durch|von|konnte|hat|haben|hierfür|dafür|vor|ist|soll|mit|übernahm|übernimmt|beauftragt\w*|Beraterin|Berater|Trainerin|Trainer|Moderatorin|Moderator|Referentin))\s+$"
)


def _own_staff(after: str) -> bool:
    place = OWN_STAFF.match(after)
    return place is not None and sector_of(place["place"]) in ("administration", "executive", "politics")


def _known_trainers(document: Document, text: str, offset: int) -> Iterator[_Candidate]:
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
                yield _Candidate(
                    offset + start, offset + end, names[group], names[group], "partner-trainer", "training"
                )


def _known_persons(document: Document, names: re.Match[str]) -> bool:
    lasts = [names[group].split()[-1] for group in ("one", "two") if names[group]]
    return all(re.search(rf"\b(?:Frau|Herrn?)\s+(?:\S+\s+)?{re.escape(last)}\b", document.text) for last in lasts)


_MEMBER_OF = re.compile(r"\s*(?:,|\(|vom|von\s+der|von\s+dem|des|der)\s*(?:das|die|der|dem)?\s*$")


def _led_by(text: str, start: int, end: int) -> str | None:
    """“… unter Leitung von Frau Prof. Dr. Muster”, “Herr Dr. Muster vom Institut …”: who of the body does it."""
    led = LED_BY.match(text, end)
    person = next(find_persons(text[led.end() :]), None) if led else None
    if person is not None and person.start < 3:
        return person.name
    before = [person for person in find_persons(text[:start]) if _MEMBER_OF.fullmatch(text[person.end : start])]
    return before[-1].name if before else None


_SCHOLAR = re.compile(r"\bProf\b|[Hh]ochschule|[Uu]niversität|Lehrstuhl|[Ff]orschung")


def _role(text: str, name: str) -> PartnerRole:
    """By what the sentence says is done; a scholar or university of which it says no more does research."""
    for role, pattern in _role_signs():
        if pattern.search(text):
            return role
    return "research" if _SCHOLAR.search(name) else "consulting"


@cache
def _role_signs() -> tuple[tuple[PartnerRole, re.Pattern[str]], ...]:
    return tuple(
        (
            cast(PartnerRole, entry["id"]),
            re.compile(r"\b(?:" + "|".join(entry["signs"]).replace("*", r"\w*") + r")\b", re.IGNORECASE),
        )
        for entry in lookup("partners")["role"]
    )


def _merged(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Each partner once: the fullest name, the first rule, the person wherever one is named."""
    out: list[_Candidate] = []
    for candidate in candidates:
        index = next((i for i, other in enumerate(out) if _one(candidate, other)), None)
        if index is None:
            out.append(candidate)
            continue
        fuller = candidate if len(candidate.name) > len(out[index].name) else out[index]
        person = max((candidate.person or "", out[index].person or ""), key=len) or None
        out[index] = replace(fuller, person=person, role=out[index].role)
    return out


def _one(left: _Candidate, right: _Candidate) -> bool:
    if left.person and right.person and left.person.split()[-1] == right.person.split()[-1]:
        return True
    mine, other = set(_words(left.name)), set(_words(right.name))
    if mine <= other or other <= mine:
        return True
    return bool(_shorts(left.name) & other or _shorts(right.name) & mine)


def _words(name: str) -> list[str]:
    return [re.sub(r"(?<=\w{4})s$", "", word) for word in fold(name).split()]


def _shorts(name: str) -> set[str]:
    """“(IfaS)” in a name: what it is called elsewhere."""
    return {fold(short) for short in re.findall(r"\(([A-Za-zÄÖÜäöü]{2,8})\)", name)}


_SIGN = re.compile(
    rf"(?i)\b(?:betrau\w+|befasst|angeboten|lag|lagen|liegt|liegen|evaluation|beauftrag\w+|auftrag\w*|zuschlag|vergabe|gewonnen|engagiert|verpflichtet|schlagen|schlägt|extern\w*|wissenschaftlich\w*|schulung\w*|fortbildung\w*|\w*betreuung|{DOING}|{DONE}|{DOES})\b"
)
_TRIGGER = re.compile(
    r"\b(?:[Ee]xterne[rnms]?\s+(?:\w+\s+)?(?:Begleitung|Moderation|Beratung|Unterstützung)|[Ww]issenschaftlich\w*\s+[Bb]egleit\w*"
    r"|extern\s+begleitet)"
)


def _left_alone(document: Document, candidates: Sequence[_Candidate]) -> Iterator[LeftAlone]:
    """Signs of a partner in whose sentence nobody new, or nobody at all, is named."""
    told = {word for candidate in candidates for word in _words(candidate.name) if len(word) > 3}
    for sign in trigger(document):
        text = document.text[sign.start : sign.end]
        if any(c.start < sign.end and sign.start < c.end for c in candidates) or told & set(_words(text)):
            yield LeftAlone(
                evidence=document.evidence(sign.start, sign.end),
                rule="partner-told",
                reason="the partner that is named here or elsewhere",
            )
        elif not _names_somebody(text):
            yield LeftAlone(
                evidence=document.evidence(sign.start, sign.end),
                rule="partner-unnamed",
                reason="speaks of accompaniment, without saying by whom",
            )


def _names_somebody(text: str) -> bool:
    if next(find_persons(text), None) is not None:
        return True
    return any(_external(_without_lead(body)[1]) for body in bodies().finditer(text))


def trigger(document: Document) -> Iterable[Span]:
    """Sentences that speak of external accompaniment or of an institute."""
    for sentence in sentences(document):
        if _TRIGGER.search(document.text, sentence.start, sentence.end):
            yield sentence


EXTRACTOR = Extractor(name="partners", yields=(ExternalPartner,), extract=extract, trigger=trigger)
