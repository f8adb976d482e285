"""The fact of a body, from all that the paper tells of it: name, chair, size and members, each once.

Who chairs is the one under whose lead it stands (“unter dem Vorsitz der Leiterin des Bauhofs”), else the actor beside a word of leading, in
any order: “die Moderation lag beim Sozialdezernat”, “mit dem Landrat an der Spitze”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.document import Document, Evidence, Range
from extractors.facts import Member, MemberKind, SteeringGroup
from extractors.german.names import find_persons, read_person
from extractors.german.noun_phrases import enumerated
from extractors.steering_groups.bodies import Body, by_sentence
from extractors.steering_groups.masked_sentences import anaphoric, masked, runs
from extractors.steering_groups.member_names import Found, Listed, read_list, surely
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.seats import size
from extractors.steering_groups.sectors import sector_of


def group_of(document: Document, body: Body, tellings: Sequence[Found]) -> SteeringGroup:
    best = body.best
    told = details_of(document, body)
    chaired = told.chair
    founded = body.signs[body.mentions.index(best)].founded
    chair = chaired[1].name.casefold() if chaired is not None else ""
    members = [one for one in _members(document, tellings) if one.rule != "members-learned" or not _is_in(one, chair)]
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


def _is_in(member: Member, chair: str) -> bool:
    """Whether a member is the chair again: “Herr Oberbürgermeister” where “Oberbürgermeister Muster” leads."""
    return re.sub(r"^(?:herrn?|frau)\s+", "", member.name.casefold()) in (chair, *chair.split(" ")[:1])


_UNDER = re.compile(r"\b[Uu]nter\s+(?:(?:dem|der)\s+)?(?:Vorsitz|Leitung|Federführung)\b")
# “Den Vorsitz hat A. |Ferner| gehören ihr an: B, C”
_BESIDES = re.compile(r"\b(?:[Ff]erner|[Aa]ußerdem|[Zz]udem|[Nn]eben|[Ww]eitere|[Dd]azu)\b")
_SENTENCE_ENDS = re.compile(r"(?<!\bDr)(?<!\bSt)[.!?]\)?\s+[A-ZÄÖÜ]")


def _sits_beside(document: Document, head: Member, members: Sequence[Member]) -> bool:
    """Whether the paper counts the chair among the members that it lists, and has not listed them yet."""
    if not members or any(_same_seat(head, member) for member in members):
        return False
    first, second = sorted((head.evidence, members[0].evidence), key=lambda place: place.start)
    between = document.text[first.end : second.start]
    if _UNDER.search(document.text, max(0, head.evidence.start - 40), head.evidence.start):
        return True
    return _SENTENCE_ENDS.search(between) is None or _BESIDES.search(between) is not None


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


def _head(document: Document, found: Listed, offset: int) -> Member:
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


_BETWEEN = re.compile(r"\b(?:aus|vo[mn]|de[rsmn]|die|das)\s+")  # “Vertreter der Politik”, “Vertreter aus der Politik”


def _members(document: Document, tellings: Sequence[Found]) -> Iterator[Member]:
    """The members in reading order, each once; a category that a fuller telling repeats is left to that one."""
    parts: dict[tuple[str, str | None], tuple[Listed, Found]] = {}
    for telling in tellings:
        for part in telling.members:
            parts.setdefault((_BETWEEN.sub("", part.name.casefold()), part.person), (part, telling))
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


# --- who chairs ---------------------------------------------------------------------------------------------------------------


def chair(text: str, sentence: str) -> Listed | None:
    """The chair that a sentence names, in the nominative: its office or name. ``sentence`` is ``text`` with names masked."""
    head = _leader(text, sentence)
    return replace(head, name=_called(head)) if head is not None else None


def _called(head: Listed) -> str:
    """The name with its office, “Ratsherr Muster”; the person where the words name only whom they sit for."""
    if head.person is not None and head.person not in head.name:
        return head.person
    bare = re.sub(r"\b(?:Herrn?|Frau)\s+|\s*\(.*", "", head.name)
    return re.sub(r"^(\w*(?:[Dd]ezernent|[Rr]eferent))en\b", r"\1", bare)


# “Leitung”, “Vorsitz”, “Federführung”; no “Leitungen”, “Amtsleitung”, and “Vorsitzende” only where it is said who that is
_OFFICE = re.compile(
    r"(?<![\w-])(?:(?:Gesamt|Projekt|Prozess|Sitzungs)?[Ll]eitung|Vorsitz|Federführung|Vorsitzende[r]?|(?<=[Zz]um\s)Vorsitzenden|Sprecher(?:in)?|Spitze)\b"
)
# “geleitet von”, “federführend ist”, “leitet”
_DOING = re.compile(
    r"\b(?:geleitet|geführt|federführend|koordiniert|[Ll]eitet(?:e)?|(?:steht|stand|sitzt|saß)(?=[^.;:]*\bvor\b)|vorsitzt|vorsteht|vorsaß|vorstand)\b"
)
_VERBS = (
    r"(?:hat|hatte|haben|führt|führte|liegt|lag|liegen|obliegt|oblag|ist|war|wird|wurde|werde|werden|übernimmt|übernahm|übernehmen|soll|sollte|inne|steht|stand"
    r"|innehat|innehatte|innehaben|zukommt|gestellt|stellt|wahrgenommen)"
)
_SMALL = (
    r"(?:von|vom|der|die|das|dem|den|des|beim|bei|durch|als|für|dabei|hierbei|jeweils|derzeit|aktuell|zunächst|künftig|weiterhin"
    r"|sie|er|es|ihn|in|mit|an|unter)"
)
# one word or sign at a time, so that a long stretch of blanks is read in one way only
_AFTER = re.compile(rf"(?:\b(?:{_VERBS}|{_SMALL}|und\s+moderiert|und\s+koordiniert)\b|\W)*")
_BEFORE = re.compile(rf"(?:\b(?:{_VERBS}|{_SMALL})\b|\W)*")
_FAR = 60  # characters between the word of leading and who leads


def _leader(text: str, sentence: str) -> Listed | None:
    """The one who leads the body that the sentence is about; ``sentence`` is ``text`` with names masked."""
    words = [*_OFFICE.finditer(sentence), *_DOING.finditer(sentence)]
    if not words:
        return None
    led = next((part for word in words if (part := _under(text, sentence, word) or _agent(text, sentence, word))), None)
    if led is not None:
        return led
    found = [(run, _first(text, run)) for run in runs(sentence) if "§" not in sentence[run.start : run.end]]
    who = [(run, part) for run, part in found if part is not None]
    for word in words:
        behind = [(run, part) for run, part in who if word.end() <= run.start <= word.end() + _FAR]
        ahead = [(run, part) for run, part in who if word.start() - _FAR <= run.end <= word.start()]
        if behind and _AFTER.fullmatch(sentence, word.end(), behind[0][0].start):
            return behind[0][1]
        if ahead and _is_said_before(sentence, ahead[-1][0], word):
            return ahead[-1][1]
    return None


def _is_said_before(sentence: str, run: Range, word: re.Match[str]) -> bool:
    """“|der Landrat| hat den Vorsitz”, “|das Schulamt| leitet sie”; not “|das Konzept| unter Leitung”."""
    between = sentence[run.end : word.start()].removeprefix("," if "," in sentence[run.start : run.end] else "")
    if _BEFORE.fullmatch(between) is None or re.search(r"[,;.:]|\bunter\b", between):
        return False
    said = re.search(rf"\b{_VERBS}\b", between) is not None
    return (
        said
        or word[0].casefold().startswith(("leitet", "federführend", "vors", "sitzt", "saß", "steht", "stand"))
        or re.fullmatch(r"\s*\(\s*|\s+als\s+", between) is not None
    )


def _under(text: str, sentence: str, word: re.Match[str]) -> Listed | None:
    """The one under whose lead the body stands: “unter dem Vorsitz |der Leiterin des Bauhofs|”."""
    if _LED_BY.search(sentence, 0, word.start()) is None:
        return None
    place = enumerated(sentence, word.end(), len(sentence))
    return _first(text, place) if place is not None and "§" not in sentence[place.start : place.end] else None


_LED_BY = re.compile(r"\b[Uu]nter\s+(?:de[mr]\s+)?$")
# “wird |vom| Landrat geleitet”, “von Seiten der Stadt |durch das| Sozialamt geleitet”
_AGENT = re.compile(r"(?:.*\s)?(?:von|vom|durch)\s+(?=\S)", re.DOTALL)
_PASSIVE = ("geleitet", "geführt")
_CLAUSE = re.compile(r"[;:.]|,\s+(?:und\s+)?(?:der|die|das|dem|deren|dessen|in|zu|wobei|welche[rs]?)\b")


def _agent(text: str, sentence: str, word: re.Match[str]) -> Listed | None:
    """The one by whom the body is led: “von”, “vom” or “durch” before the participle, in its clause."""
    if word[0] not in _PASSIVE:
        return None
    clause = max((cut.end() for cut in _CLAUSE.finditer(sentence, 0, word.start())), default=0)
    agent = _AGENT.match(sentence, clause, word.start())
    if agent is None or "§" in sentence[agent.end() : word.start()]:
        return None
    return _first(text, Range(agent.end(), word.start()))


def _first(text: str, run: Range) -> Listed | None:
    """The first of an enumeration, if it is somebody; with the name set behind it: “die Dezernentin, Frau Dr. Muster”."""
    parts = read_list(text, run.start, run.end)
    if not parts or not surely(parts[0]):
        return None
    return parts[0]
