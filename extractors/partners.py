"""External partners: institutes, consultants, moderators and trainers who work on the measure for the town.

“Zur Moderation des Prozesses beauftragte die Stadt das Institut für soziale Planung.” Whoever runs or pays for a project is
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
from extractors.language import lookup
from extractors.protocol import Extractor, Known
from extractors.sections import sentences
from extractors.sectors import sector_of

_DOING = r"(?:[Bb]egleitung|[Mm]oderation|[Bb]eratung|[Pp]rozessbegleitung|[Pp]rojektbegleitung|[Pp]rozessberatung|[Ee]valuation|[Ee]valuierung|[Pp]rozessmoderation|[Uu]nterstützung)"
_DONE = r"(?:begleitet|moderiert|beraten|evaluiert|konzipiert|unterstützt|durchgeführt|erarbeitet|erstellt|geleitet)"
_OUTSIDE = r"(?:[Ee]xterne[rnms]?|[Ww]issenschaftliche[rnms]?|[Ff]achliche[rnms]?|[Pp]rofessionelle[rnms]?)"
_MATTER = re.compile(
    r"\b\w*(?:[Pp]rozess|[Kk]onzept|[Pp]rojekt|[Ff]ortschreibung|[Ee]rarbeitung|[Ee]rstellung|[Uu]msetzung|[Ww]orkshop|[Vv]eranstaltung|[Mm]aßnahme"
    r"|[Kk]onferenz|[Aa]ngebot|[Ss]chulung|[Ff]ortbildung|[Pp]lan|[Mm]oderation|[Kk]lausur|[Bb]efragung|[Ss]tudie|[Bb]egleitung)\w*"
)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of saying that somebody works for the town; the somebody begins where the pattern's group ``at`` does. ``open``:
    the words are so clear that a body of any name is believed; else it must be called like an institute or consultant."""

    rule: str
    pattern: re.Pattern[str]
    open: bool = False
    matter: bool = False


def _way(rule: str, pattern: str, *, open: bool = False, matter: bool = False) -> _Way:
    return _Way(rule, re.compile(pattern, re.DOTALL), open, matter)


_WAYS = (
    # “beauftragte die Stadt das Institut für …”
    _way("partner-commissioned", r"\bbeauftragte[n]?\s+(?:die|der|das|den|dem)\s+[\w\s-]{3,60}?\s(?=(?:das|die|den|dem|Herrn?|Frau|eine?n?)\s)(?P<at>)"),
    # “hat … die Muster GmbH beauftragt”, “wurde das Institut … mit der Erstellung beauftragt”
    _way("partner-commissioned", r"\b(?:wurde|wird|hat|haben|soll|ist|werden|wurden)\s+(?P<at>)(?=[^;]{3,160}?\bbeauftragt\b)"),
    _way("partner-commissioned", r"\b[Bb]eauftragung\s+(?:von\s+|des\s+|der\s+|durch\s+)(?P<at>)"),
    # “Der Auftrag … wird Herrn Dr. Muster erteilt”, “an die Muster GmbH vergeben”
    _way("partner-commissioned", r"\b(?:[Aa]uftrag|[Zz]uschlag|[Vv]ergabe)\b[^.;]{0,120}?\b(?:wird|wurde|an|soll|ist|erhält|erhielt|werden)\s+(?:an\s+)?(?P<at>)"),
    # “externe Begleitung durch die Akademie …”
    _way("partner-accompanies", rf"\b(?:{_OUTSIDE}\s+)(?:\w+\s+)?{_DOING}\b[^.;]{{0,60}}?\b(?:durch|von|mit|seitens)\s+(?P<at>)", open=True),
    _way("partner-accompanies", rf"\b{_DOING}\s+(?:[\w\s-]{{0,60}}?\s)?(?:durch|von|des|der|seitens)\s+(?P<at>)", matter=True),
    # “Für die wissenschaftliche Begleitung wurde das Institut … gewonnen”
    _way("partner-won", r"\b(?:wurde|konnte|konnten|wurden|ist|sind|wird|werden)\s+(?P<at>)(?=[^;]{3,200}?\bgewonnen\b)"),
    # “Wir schlagen hierfür Herrn Dr. Muster vor”
    _way("partner-proposed", r"\bschl(?:agen|ägt)\s+(?:\w+\s+){0,4}?(?P<at>)(?=(?:Herrn?|Frau|das|die|den)\s[^;]{3,120})", matter=False),
    # “wird wissenschaftlich von der Hochschule … begleitet”
    _way("partner-accompanies", rf"\b(?:von|durch|vom)\s+(?P<at>)(?=[^;]{{3,140}}?\b{_DONE}\b)", matter=True),
    _way("partner-accompanies", rf"\b(?i:{_DONE})\b[^.;]{{0,80}}?\b(?:von|durch|vom)\s+(?P<at>)", matter=True),
    # “Das Angebot wurde von Eva Muster und Max Beispiel entwickelt” in a paper about trainings
    _way("partner-person", r"\b(?:von|durch)\s+(?P<at>)(?=[^;]{3,80}?\b(?:entwickelt|konzipiert|gehalten|angeboten|durchgeführt)\b)", matter=True),
    # “Vereinbarung mit der Akademie … über die Durchführung einer Prozessbegleitung”
    _way("partner-agreement", rf"\b(?:[Vv]ereinbarung|[Vv]ertrag|[Aa]ngebot)\s+(?:mit|von|der|des)\s+(?P<at>)(?=[^;]{{3,200}}?\b{_DOING}\b)"),
    # “Moderation: Frau Dr. Muster”
    _way("partner-label", r"(?:^|\n|\t)\s*(?:Moderation|Externe\s+Begleitung|Externe\s+Moderation|Prozessbegleitung|Wissenschaftliche\s+Begleitung|Referent(?:in)?(?:nen|en)?)\s*:\s*(?P<at>)", open=True),
)  # fmt: skip

# whoever belongs to these runs things in the town, or is the town
_INSIDE = frozenset(
    "welfare state_agency administration politics executive integration_body migrant_organisation religion civil_society".split()
)
_TRAINING = re.compile(r"\w*(?:[Ss]chulung|[Ff]ortbildung|[Tt]raining|[Ww]orkshop|[Cc]oaching|[Ss]eminar)\w*")
# “Frau Muster vom Sozialamt”, “Herr Muster, Leiter der Volkshochschule”
_OWN_STAFF = re.compile(
    r"^\s*,?\s*\(?(?:(?:vom|von\s+der|aus\s+dem|im|des|der)\s+)?(?P<place>[A-ZÄÖÜ][\w-]*(?:\s+(?:der|des|für)\s+[A-ZÄÖÜ][\w-]*)?)"
)

_CAPITAL = r"(?:[A-ZÄÖÜ0-9][\w&+'-]*(?:\.(?=\w))?\w*|e\.\s?V\.|[a-z]{1,4}[A-Z]\w+)"
_INNER = rf"(?:(?:für|der|des|zur|zum|von|am|an\s+der|in|im)\s+(?:(?:den|die|das|der|dem)\s+)?|(?:&|\+|und)\s+)(?:[a-zäöüß]+(?:e|en|es|er|em)\s+)?{_CAPITAL}"
_BODY = re.compile(
    rf"""(?:(?:der|die|das|dem|den|des|eine[rnms]?|ein)\s+)?
    (?P<name>(?:(?:[A-ZÄÖÜ][a-zäöüß]+(?:isch|lich|ig|al)e[nrsm]|Freie[nr]?)\s+)?
      (?:[„“"](?P<quoted>[^“”"\n]{{2,60}})[“”"]|{_CAPITAL})
      (?:\s+(?:{_CAPITAL}|{_INNER}|[„“"][^“”"\n]{{2,60}}[“”"]))*
      (?:\s*\([A-Za-zÄÖÜäöüß&. -]{{2,25}}\))?)""",
    re.VERBOSE,
)
_LED_BY = re.compile(r"\s*,?\s*(?:unter\s+(?:der\s+)?(?:Leitung|Federführung)\s+von|vertreten\s+durch|\()\s*(?P<at>)")
_BARE_NAMES = re.compile(
    r"(?P<one>[A-ZÄÖÜ][a-zäöüß]+\s+[A-ZÄÖÜ][a-zäöüß-]+)(?:\s+und\s+(?P<two>[A-ZÄÖÜ][a-zäöüß]+\s+[A-ZÄÖÜ][a-zäöüß-]+))?"
)


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
        if _SIGN.search(document.text, sentence.start, sentence.end):
            candidates += _in_sentence(document, sentence)
    merged = _merged(candidates)
    for partner in merged:
        yield ExternalPartner(
            evidence=document.evidence(partner.start, partner.end),
            rule=partner.rule,
            name=partner.name,
            person=partner.person,
            role=partner.role,
        )
    yield from _left_alone(document, candidates)


def _in_sentence(document: Document, sentence: Range) -> Iterator[_Candidate]:
    text = document.text[sentence.start : sentence.end]
    found: list[_Candidate] = []
    for way in _WAYS:
        if way.matter and not _MATTER.search(text):
            continue
        for match in way.pattern.finditer(text):
            at = match.start("at")
            for candidate in _somebody(document, text, at, sentence.start, way):
                if not any(candidate.start < other.end and other.start < candidate.end for other in found):
                    found.append(candidate)
    yield from found


def _somebody(document: Document, text: str, at: int, offset: int, way: _Way) -> Iterator[_Candidate]:
    """Who the words from ``at`` on name: a body, a person, or two persons known from elsewhere in the paper."""
    role = _role(text)
    person = next(find_persons(text[at:]), None)
    if person is not None and re.fullmatch(r"(?:der|die|das|dem|den|durch|von)?\s*", text[at : at + person.start]):
        if not person.office and not _own_staff(text[at + person.end :]):
            start = at + person.start
            yield _Candidate(offset + start, offset + at + person.end, person.name, person.name, way.rule, role)
        return
    names = _BARE_NAMES.match(text, at)
    if way.rule == "partner-person":
        block = document.block_at(offset + at)
        if names is None or block is None or not _TRAINING.search(block.text) or not _known_persons(document, names):
            return
    if names is not None and _known_persons(document, names):
        for group in ("one", "two"):
            if names[group]:
                start, end = names.span(group)
                yield _Candidate(offset + start, offset + end, names[group], names[group], "partner-person", role)
        return
    body = _BODY.match(text, at)
    if body is None:
        return
    start, end = body.span("name")
    name = _cut(text[start:end])
    if not _external(name, open=way.open):
        return
    end = start + len(name)
    article = re.match(r"(der|die|das|dem|den|des)\s", text[at:])
    full = nominative(f"{article[1]} {name}" if article else name)
    yield _Candidate(offset + start, offset + end, full, _led_by(text, end), way.rule, role)


def _known_persons(document: Document, names: re.Match[str]) -> bool:
    """Whether the paper elsewhere calls these people “Frau …” or “Herr …”."""
    lasts = [names[group].split()[-1] for group in ("one", "two") if names[group]]
    return all(re.search(rf"\b(?:Frau|Herrn?)\s+(?:\S+\s+)?{re.escape(last)}\b", document.text) for last in lasts)


def _own_staff(after: str) -> bool:
    place = _OWN_STAFF.match(after)
    return place is not None and sector_of(place["place"]) in ("administration", "executive", "politics")


def _cut(name: str) -> str:
    """The name without what only its sentence adds."""
    name = re.split(r"\s+(?:in\s+Höhe|am\s+\d|im\s+Rahmen|im\s+Jahr|in\s+der\s+Zeit|von\s+Beginn)\b", name)[0]
    while match := re.search(r"\s+(?:und|für|der|des|zur|zum|von|am|in|im|&)$", name):
        name = name[: match.start()]
    return name.rstrip(" .,")


def _led_by(text: str, at: int) -> str | None:
    led = _LED_BY.match(text, at)
    person = next(find_persons(text[led.end() :]), None) if led else None
    return person.name if person is not None and led is not None and person.start < 3 else None


def _external(name: str, *, open: bool) -> bool:
    """Whether a body of this name can be one that works for the town: called like an institute, consultant or academy."""
    bodies = lookup("partners")["bodies"]
    sector = sector_of(name)
    if any(never in name for never in bodies["never"]) or sector in _INSIDE:
        return False
    words = re.findall(r"[\w-]+", name)
    typical = any(word in bodies["forms"] for word in words)
    typical = typical or any(word.casefold().split("-")[-1].endswith(tuple(bodies["heads"])) for word in words[:3])
    alone = len(words) == 1 and not (words[0].isupper() and len(words[0]) < 7)
    if typical:
        return not alone or open and words[0].casefold() not in bodies["heads"]
    return open and sector in (None, "consultant", "academia", "business") and not alone


def _role(text: str) -> PartnerRole:
    for role, pattern in _role_signs():
        if pattern.search(text):
            return role
    return "consulting"


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
    rf"(?i)\b(?:beauftrag\w+|[Aa]uftrag\w*|[Zz]uschlag|[Vv]ergabe|gewonnen|schlagen|schlägt|{_DOING}|{_DONE}|[Vv]ereinbarung|[Vv]ertrag"
    r"|[Kk]ooperation|[Zz]usammenarbeit|[Rr]eferent\w*|entwickelt)\b"
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
    return any(_external(_cut(body["name"]), open=False) for body in _BODY.finditer(text))


def trigger(document: Document) -> Iterable[Span]:
    """Sentences that speak of external accompaniment or of an institute."""
    for sentence in sentences(document):
        if _TRIGGER.search(document.text, sentence.start, sentence.end):
            yield sentence


EXTRACTOR = Extractor(name="partners", yields=(ExternalPartner,), extract=extract, trigger=trigger)
