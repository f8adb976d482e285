"""The fact of a body, from all that the paper tells of it: name, chair, size and members, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.document import Document, Evidence, Range
from extractors.facts import Member, MemberKind, SteeringGroup
from extractors.german.names import find_persons, read_person
from extractors.steering_groups.bodies import Body, by_sentence
from extractors.steering_groups.chairs import Chair, chair
from extractors.steering_groups.masked_sentences import anaphoric, masked
from extractors.steering_groups.member_names import Found, Listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.seats import size
from extractors.steering_groups.sectors import sector_of


def group_of(document: Document, body: Body, tellings: Sequence[Found]) -> SteeringGroup:
    best = body.best
    told = details_of(document, body)
    chaired = told.chair
    founded = body.signs[body.mentions.index(best)].founded
    chair = chaired[1].name.casefold() if chaired is not None else ""
    members = [
        one for one in _members(document, tellings) if one.rule != "members-learned" or one.name.casefold() != chair
    ]
    if chaired is not None and _sits_beside(document, chaired[1], members):
        members = [chaired[1], *members]
    listed = next((member for member in members if member.role == "chair"), None)
    chairs = chaired[0] if chaired else _who(listed) if listed else None
    return SteeringGroup(
        evidence=document.evidence(best.start, best.end),
        rule="group-set-up" if founded else "group-named" if best.sure else "group-at-work",
        name=body.name,
        kind=body.kind,
        status=body.status,
        chair=chairs,
        size_min=told.size[0],
        size_max=told.size[1],
        members=tuple(members),
        chair_evidence=told.chair_said or (listed.evidence if listed else None),
        size_evidence=told.size_said,
    )


_UNDER = re.compile(r"\b[Uu]nter\s+(?:(?:dem|der)\s+)?(?:Vorsitz|Leitung|Federführung)\b")
_SENTENCE_ENDS = re.compile(r"(?<!\bDr)(?<!\bSt)[.!?]\)?\s+[A-ZÄÖÜ]")


def _sits_beside(document: Document, head: Member, members: Sequence[Member]) -> bool:
    """Whether the paper counts the chair among the members that it lists, and has not listed them yet."""
    if not members or any(_same_seat(head, member) for member in members):
        return False
    first, second = sorted((head.evidence, members[0].evidence), key=lambda place: place.start)
    between = document.text[first.end : second.start]
    if _UNDER.search(document.text, max(0, head.evidence.start - 40), head.evidence.start):
        return True
    return _SENTENCE_ENDS.search(between) is None


def _who(member: Member) -> str:
    """The person where the paper names one beside the office: “Vorsitz | Eva Muster | Sozialdezernat”."""
    return member.person if member.person and member.person not in member.name else member.name


def _same_seat(head: Member, member: Member) -> bool:
    """Whether the chair is among the members, perhaps as the office they lead: “Leiter des Sozialamtes” beside “Sozialamt”."""
    mine = {word[:6] for word in re.findall(r"[^\W\d_]{4,}", head.name.casefold())}
    other = {word[:6] for word in re.findall(r"[^\W\d_]{4,}", member.name.casefold())}
    return member.role == "chair" or bool(mine & other)


class Details(NamedTuple):
    """Who leads a body and how many sit there, each with the sentence that says so."""

    chair: tuple[str, Member] | None = None
    chair_said: Evidence | None = None
    size: tuple[int | None, int | None] = (None, None)
    size_said: Evidence | None = None


def details_of(document: Document, body: Body) -> Details:
    """Chair and size, from the sentences that name the body and those right behind that go on about it."""
    told = Details()
    for span, here, alone in _own_sentences(document, body):
        text, sentence = document.text[span.start : span.end], masked(document, span, here).text
        said = document.evidence(span.start, span.end)
        # “Unter Federführung des Amtes wurden Beirat und Lenkungskreis beteiligt” tells of the process
        of_all = _UNDER.match(text) is not None and not alone
        if told.chair is None and not of_all and (found := chair(text, sentence)) is not None:
            told = told._replace(chair=(found.name, _head(document, found, span.start)), chair_said=said)
        if told.size_said is None and (many := size(sentence)) is not None:
            told = told._replace(size=many, size_said=said)
    return told


def _head(document: Document, found: Chair, offset: int) -> Member:
    person = next(find_persons(found.name), None) or read_person(found.name)
    start = offset + found.start
    saluted = re.search(r"(?<=\s)(?:Herrn?|Frau)\s.*", document.text[start : offset + found.end])
    name = " ".join(saluted[0].split()) if saluted else found.name
    part = Listed(start, offset + found.end, name, person=person.name if person else None, role="chair")
    return _member(document, part, "chair-named")


def _own_sentences(document: Document, body: Body) -> Iterator[tuple[Range, list[Mention], bool]]:
    """The sentences about a body, with its mentions there, and whether they name no other."""
    own = {sign.sentence.start for sign in body.signs}
    mine = set(body.mentions)
    follows = 0
    for sentence, named in by_sentence(document):
        here = [mention for mention in named if mention in mine]
        a_line = document.text[sentence.start : sentence.end].rstrip()[-1:] not in tuple(".!?")
        foreign = len(here) < len(named) and (not a_line or any(m.sure for m in named if m not in mine))
        if sentence.start in own:
            follows = 3
            yield sentence, here, len(here) == len(named)
        elif follows and not foreign and anaphoric(document.text[sentence.start : sentence.end]):
            yield sentence, here, len(here) == len(named)
        else:
            follows = 0 if foreign else follows if a_line else max(0, follows - 1)


_OFFICE = re.compile(
    r"(?:[Bb]ürgermeister(?:in)?|[Ll]andrat|[Ll]andrätin|[Dd]ezernent(?:in)?|[Bb]eigeordnete[rn]?|[Ll]eiter(?:in)?|[Bb]eauftragte[rn]?"
    r"|[Vv]orsitzende[rn]?|[Ll]eitung|[Rr]eferent(?:in)?)\b"
)
_CATEGORY = re.compile(
    r"^(?:alle|weitere|verschiedene|städtische|stimmberechtigte|sachkundige)\b|(?:innen|organisationen|verbände|vereine|leitungen|fraktionen"
    r"|Politik|Verwaltung|schulen|kirchen|Schulen|Kirchen|Träger|gemeinden|Bürger|Leben|Raum)$"
)


def _members(document: Document, tellings: Sequence[Found]) -> Iterator[Member]:
    """The members in reading order, each once; a category that a fuller telling repeats is left to that one."""
    parts: dict[tuple[str, str | None], tuple[Listed, Found]] = {}
    for telling in tellings:
        for part in telling.members:
            parts.setdefault((part.name.casefold(), part.person), (part, telling))
    counted = [(part, telling) for part, telling in parts.values() if part.count_max is not None]
    for part, telling in parts.values():
        if not any(_repeats(part, other) for other, elsewhere in counted if elsewhere is not telling):
            yield _member(document, part, telling.rule)


def _repeats(part: Listed, other: Listed) -> bool:
    """“je 6 Vertretern aus Politik …” where “sechs Vertreter der Politik …” stands too: the fuller words win."""
    fuller = part.count_max is not None and other.represents and not part.represents and part.person is None
    return fuller and sector_of(part.name) == sector_of(other.name)


def _member(document: Document, part: Listed, rule: str) -> Member:
    return Member(
        evidence=document.evidence(part.start, part.end),
        rule=rule,
        name=part.name,
        member_kind=_kind(part),
        count_min=part.count_min,
        count_max=part.count_max,
        sector=_sector(document, part),
        declared_sector=part.declared,
        role=part.role,
        person=part.person,
    )


def _kind(part: Listed) -> MemberKind:
    if part.person is not None and part.person in part.name and not sector_of(part.name):
        return "person"
    if part.count_max is not None or part.represents or _CATEGORY.search(part.name):
        return "category"
    if _OFFICE.search(part.name.split(" ", 1)[0]) or (part.person and _OFFICE.search(part.name)):
        return "office"
    return "person" if part.person and part.name == part.person else "organisation"


def _sector(document: Document, part: Listed) -> str | None:
    """By the member's words; an abbreviation by the words that the paper explains it with: “Büro für Integration (BfI)”."""
    sector = sector_of(part.name)
    if sector is not None or " " in part.name:
        return sector or sector_of("", part.declared)
    spelled = re.search(rf"(?P<long>[^.,;:()\n\t]{{4,60}})\s\({re.escape(part.name)}\)", document.text)
    return (sector_of(spelled["long"]) if spelled else None) or sector_of("", part.declared)
