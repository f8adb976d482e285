"""The members that words name, with how many, for whom and in which role: “je zwei Vertretern der Politik, vom Jugendamt (Frau Muster)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.document import Range
from extractors.facts import MemberRole
from extractors.german.cases import nominative
from extractors.german.names import called, find_persons, read_person
from extractors.german.noun_phrases import enumerated
from extractors.german.numbers import read_count
from extractors.steering_groups.enumerations import ARTICLE, conjuncts
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.seats import (
    ALL_OF,
    BODY_WORD,
    COUNT,
    LEAD,
    NUMBER,
    OF_THEM,
    PREPOSITION,
    Size,
    count_of,
    trailing_count,
)
from extractors.steering_groups.sectors import has_sector, is_actor, sector_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A member as listed: its words from ``start`` to ``end``, the ``name`` made of them, how many, and who."""

    start: int
    end: int
    name: str
    count_min: int | None = None
    count_max: int | None = None
    person: str | None = None
    declared: str | None = None
    full_start: int = -1
    each: bool = False
    counted_behind: bool = False
    role: MemberRole = "member"

    @property
    def represents(self) -> bool:
        """Whether a word like Vertreter or Mitglieder stands before the name (at ``full_start``)."""
        return self.full_start >= 0


@dataclass(frozen=True, slots=True)
class Found:
    """Members that one place lists, for the mention that they belong to."""

    mention: Mention
    members: tuple[Listed, ...]
    rule: str


def sitter(inner: str) -> str | None:
    """The person whom the brackets behind a name hold, if nobody and nothing else stands there."""
    if "," in inner:
        return None
    known = next(find_persons(inner), None) or (read_person(inner) if " " in inner else None)
    return known.name if known is not None else None


def sends(name: str) -> bool:
    """Whether the words before the brackets name an office or an organisation, and nobody by name."""
    named = next(find_persons(name), None) is not None
    return not named and has_sector(name)


def read_list(text: str, start: int, end: int) -> list[Listed]:
    """The members between ``start`` and ``end``."""
    place = enumerated(text, start, end)
    return read_parts(text, conjuncts(text, place.start, place.end) if place is not None else [])


def read_parts(text: str, parts: Sequence[Range]) -> list[Listed]:
    """The members that the parts of an enumeration name."""
    read = [_read(text, part) for part in parts]
    return list(_distributed(text, [listed for listed in read if listed is not None]))


def read_whole(text: str, start: int, end: int) -> list[Listed]:
    """The member that a line or cell names as a whole: “Amt für Jugend, Familie und Soziales”; a list in brackets behind
    it is read too."""
    read = _read(text, Range(start, end))
    return list(_distributed(text, [read])) if read is not None else []


# “|vom Kreis| das Gesundheitsamt”, “|aus der Stadt| die Leiterin”, “|für die Vereine| Frau Muster”; not “aus der Caritas ein Helfer”
_OF_SIDE = re.compile(
    rf"""(?:aus|vom|von|für|seitens|beim)\s+(?:(?:der\s+Mitte|de[rsmn]|die|das|den)\s+)*[A-ZÄÖÜ][\w-]+(?:\s+d(?:es|er)\s+[A-ZÄÖÜ][\w-]+)?\s+
    (?=(?:die|der|das|den|dem|Frau|Herrn?|(?:je(?:weils)?\s+)?{NUMBER})\s+(?!{BODY_WORD}\s*(?:\(.*)?$))""",
    re.VERBOSE,
)
# “Leiterin|, die den Vorsitz führt|”, “Sprecher|, benannt durch die Runde|”, “Caritas|. Den Vorsitz führt …|”, “Frau Muster| als Planerin|”
_GOES_ON = re.compile(
    r"(?<=[a-zäöüß)]{3})\.\s+[A-ZÄÖÜ].*|,\s+(?:die|der|das|welche[rs]?)\s+(?!\w+e\s+[A-ZÄÖÜ])[a-zäöü].*"
    r"|,\s+(?:benannt|gewählt|entsandt|bestimmt|vorgeschlagen|berufen)\b.*|,?\s+als\s+(?!auch\b).*",
    re.DOTALL,
)


def _read(text: str, part: Range) -> Listed | None:
    """One conjunct: how many, whether as representatives, and the name."""
    start, end = trim(text, part.start, part.end)
    if side := _OF_SIDE.match(text, start, end):
        start = side.end()
    role: MemberRole = "member"
    if told := _GOES_ON.search(text, start + 1, end):
        end, role = told.start(), "chair" if _CHAIRS.search(told[0]) else "member"
    start = _behind_prepositions(text, start, end)
    start, (low, high), each, shared = _counted(text, start, end)
    lead = LEAD.match(text, start, end)
    bare_start = start
    if lead is not None:
        bare_start = skip_space(text, lead.end(), end)
        if bare_start >= end:
            bare_start = start
    if each and high == 1 and (all_of := ALL_OF.match(text, bare_start, end)):  # “je ein Mitglied der acht Fraktionen”
        each, low, high = False, *[read_count(all_of["number"].casefold())] * 2
        bare_start = skip_space(text, all_of.end("number"), end)
    end, shown = trailing_count(text, start, end)
    behind = shown is not None and high is None
    if behind and shown is not None:
        low, high = shown
    if start >= end:
        return None
    full_start = start if lead is not None else shared
    return Listed(bare_start, end, "", low, high, full_start=full_start, each=each, counted_behind=behind, role=role)


def _behind_prepositions(text: str, start: int, end: int) -> int:
    while match := PREPOSITION.match(text, start, end):
        start = match.end()
    return start


def _counted(text: str, start: int, end: int) -> tuple[int, Size, bool, int]:
    """Where the words behind a number begin, the number, whether it holds for each, and where the name begins that shares it, or -1:
    “je 1 |von| Sportbund, Jugendring und Caritas”."""
    if of_them := OF_THEM.match(text, start, end):
        number = read_count(of_them["number"].casefold()) if of_them["number"] else 2
        return of_them.end(), (number, number), False, -1
    count = COUNT.match(text, start, end)
    if count is None:
        return start, (None, None), False, -1
    each = bool(count["each"])
    behind = _behind_prepositions(text, count.end(), end)
    shares = each and behind > count.end() and LEAD.match(text, count.end(), end) is None
    return behind, count_of(count), each, count.end() if shares else -1


_CHAIRS = re.compile(r",\s.*\b(?:Vorsitz|leitet)\b|als\s+(?:Vorsitz|Leit|Sprech)")


def _distributed(text: str, read: Sequence[Listed]) -> Iterator[Listed]:
    """Let “je 6 Vertretern aus” at the head of a list hold for all parts of it, and give every part its name.

    A part with a number of its own keeps the word before the name: “sechs |Vertreter der Politik|”; “je zwei Vertretern der
    Politik und der Verwaltung, drei Vertretern der Vereine” shares its first number up to the next one.
    """
    lead: Listed | None = None
    for index, listed in enumerate(read):
        own = listed.represents or (listed.count_max is not None and not listed.counted_behind)
        if own:
            lead = listed if _leads(text, read[index:]) else None
        if lead is not None:
            from_lead = (lead.count_min, lead.count_max) if lead.each else (None, None)
            low, high = (listed.count_min, listed.count_max) if listed.counted_behind else from_lead
            yield from _named(text, replace(listed, count_min=low, count_max=high, full_start=-1))
        elif listed.represents and _WITH_LEAD.match(text, listed.full_start, listed.end):
            yield from _named(text, replace(listed, start=listed.full_start))
        else:
            yield from _named(text, listed)


# “sechs |Vertreter der Verwaltung|”, “zwei |Mitglieder des Rates|”; in “ein Vertreter |der Caritas|”, “ein Mitglied |der Fraktionen|” they
# are the member who send somebody
_WITH_LEAD = re.compile(
    r"(?:\S+\s+){1,4}(?:[a-zäöü]+\s+)?(?:Politik|\w*[Vv]erwaltung|Wirtschaft|Wissenschaft|Zivilgesellschaft|Praxis|Raum|Leben)\s*(?:\(.*)?$"
    r"|(?:[a-zäöü]+\s+)*(?:Mitgli|Person|Mitarb|Teiln|Expert|\w+kräft)(?![^(,]*[Ff]raktion)"
)


def _leads(text: str, read: Sequence[Listed]) -> bool:
    """Whether the first of these holds for those behind it: “Vertretern |der Politik und der Verwaltung|”; no number, no “Vertreter”
    of their own."""
    following = next(iter(read[1:]), None)
    if following is None or not read[0].represents or following.represents:
        return False
    if following.count_max is not None and not following.counted_behind:
        return False
    if "und" not in text[read[0].end : following.start] and not read[0].each:
        # “zwei Mitglieder des Rates, der Verein Brücke und die Schule”: that “die” shows the case of “der Verein”
        # and of “drei Vertreter aus den Schulen, Jugendamt” that the number ends with the first
        behind = takewhile(lambda listed: not listed.represents, read[1:])
        bare = read[0].count_max is not None and not ARTICLE.match(text, following.start)
        return not bare and all(_shares(text, read[0], listed) for listed in behind)
    return _shares(text, read[0], following)


def _shares(text: str, lead: Listed, listed: Listed) -> bool:
    """Whether a part goes on with the case that the first is in: “Vertreter der Kirchen, |der Polizei|”, not “|das Jobcenter|”."""
    own = ARTICLE.match(text, listed.start)
    article = own[0].strip().casefold() if own else ""
    link = text[lead.full_start : lead.start].split()
    genitive = bool(link) and link[-1] in ("der", "des", "aller", "sämtlicher")
    plain = ARTICLE.match(text, lead.start)
    if not article:
        return lead.each or lead.count_max is None or not genitive or lead.counted_behind
    if genitive and not any(word in ("aus", "von") for word in link):
        return article in ("der", "des", "ihrer", "ihres", "einer", "eines")
    if (link and link[-1] == "vom") or plain or link:
        return article in ("der", "dem", "den", "einem", "einer", "ihrer", "ihrem", "ihren")
    return True


# “(Vorsitz)”, “als Vorsitzende”, “, Leitung”, “|als Vertreterin des Kreistages|”
_ROLE = re.compile(
    r"""(?:\s*\((?:als\s+|[^(),;]{2,20},\s+)?|,?\s+als\s+|,\s+)
    (?:(?P<chair>(?:führt\s+(?:den\s+)?)?Vorsitz(?:ende[rnm]?)?|(?:zugleich\s+)?(?:Leitung(?:\s+de[rs]\s+\w+)?|Leiter(?:in)?|Sprecher(?:in)?)|[Ff]ederführ(?:ung|end)
        |leitet|führt\s+d\w\w\s+\w+|(?:(?:er|sie)\s+)?lädt\s+ein|hat\s+den\s+Hut\s+auf)|(?P<moderation>Moderat\w+)
      |beratend|Geschäftsführung|Schriftführung|Protokoll|ohne\s+Stimmrecht|(?:\w+\s+)?(?:Vertret|Mitglied|Delegiert|Sprecher)[^,;()]*)
    (?:,[^()]*)?\)?\s*$""",
    re.VERBOSE,
)


# “|den Ämtern für| Soziales, Jugend und Bildung”, “|die Fachbereiche| Planung und Finanzen”: one noun for several offices
_OFFICES = re.compile(
    r"""(?:(?:die|den|der)\s+)?(?:(?P<Amt>Ämtern?)|(?P<Fachbereich>Fachbereichen?)|(?P<Fachdienst>Fachdiensten?)|(?P<Dezernat>Dezernaten?)
    |(?P<Referat>Referaten?)|(?P<Abteilung>Abteilungen)|(?P<Sachgebiet>Sachgebieten?)|(?P<Amtsleitung>Amtsleitungen)|(?P<Stadt>Städten?)
    |(?P<Gemeinde>Gemeinden)|(?P<party>(?:\w+f|F)raktionen(?:\s+(?:von|der))?))\s+(?P<of>für\s+)?(?=[A-ZÄÖÜ][A-Za-zäöü])""",
    re.VERBOSE,
)


def _offices(text: str, listed: Listed) -> Iterator[Listed]:
    """The offices that share their noun: “die Ämter für Jugend und Bildung” → Amt für Jugend, Amt für Bildung."""
    found = _OFFICES.match(text, listed.start, listed.end)
    topics = conjuncts(text, found.end(), listed.end) if found else []
    if found is None or len(topics) < 2 or listed.count_max not in (None, 1, len(topics)):
        return
    noun = next(noun for noun, printed in found.groupdict().items() if printed)
    for at, topic in enumerate(topics):
        topic = _without_article(text, topic)
        own = text[topic.start : topic.end]
        name = own if noun == "party" else f"{noun} {found['of'] or ''}{own}"
        count = 1 if listed.count_max else None
        yield replace(
            listed,
            start=topic.start if at else listed.start,
            end=topic.end,
            name=" ".join(name.split()),
            count_min=count,
            count_max=count,
        )


def _without_article(text: str, part: Range) -> Range:
    article = ARTICLE.match(text, part.start, part.end)
    return Range(article.end(), part.end) if article else part


def _named(text: str, listed: Listed) -> Iterator[Listed]:
    """The member with its name in the nominative; a list in brackets behind it is read too."""
    if offices := list(_offices(text, listed)):
        yield from offices
        return
    start, end = trim(text, listed.start, listed.end)
    seat = _ROLE.search(text, start + 1, end)
    if seat is not None:
        role: MemberRole = "chair" if seat["chair"] else "moderation" if seat["moderation"] else "member"
        listed, end = replace(listed, role=role), seat.start()
    bracket = BRACKET.search(text, start + 1, end)
    if bracket is None:
        yield finished(text, replace(listed, start=start, end=end))
        return
    outer = text[start : bracket.start()]
    if sends(outer) and (person := sitter(bracket["inner"])) is not None:
        yield replace(finished(text, replace(listed, start=start, end=bracket.start())), end=end, person=person)
        return
    read = read_list(text, bracket.start("inner"), bracket.end("inner"))
    inner = [part for part in read if part.count_max or has_sector(part.name) or part.person]
    parties = all(sector_of(part.name) == "politics" and part.count_max is None for part in inner)
    is_list = (len(inner) > 1 or any(part.count_max for part in inner)) and not parties
    is_list = is_list and next(find_persons(outer), None) is None
    if listed.count_max is not None or not is_list:
        yield finished(text, replace(listed, start=start, end=bracket.start() if is_list else end))
    if is_list:
        lead = LEAD.match(outer)
        declared = nominative(outer[lead.end() :].strip() if lead is not None and lead.end() < len(outer) else outer)
        yield from (replace(part, declared=part.declared or declared) for part in inner)


BRACKET = re.compile(r"\s*\((?P<inner>[^()]*)\)\s*$")
# “|vom| Ersten Stadtrat”, an article too
_ARTICLE_BEFORE = re.compile(r"\b(der|des|dem|den|vom|beim|zum)\s+$")
_MEANT = {"vom": "dem", "beim": "dem", "zum": "dem"}


def finished(text: str, listed: Listed) -> Listed:
    words = text[listed.start : listed.end]
    article = ARTICLE.match(words)
    before = _ARTICLE_BEFORE.search(text[max(0, listed.start - 6) : listed.start])
    printed = words[0].lower() + words[1:] if article else words
    name = nominative(printed if article or before is None else f"{_MEANT.get(before[1], before[1])} {words}")
    start = listed.start + (article.end() if article else 0)
    person = None
    for found in find_persons(words):
        person = found.name
        whole = name if article or words[: found.start].strip() else words
        name = re.sub(r"\bHerrn\b", "Herr", whole).strip()
        break
    affiliated = BRACKET.search(words)
    if person is None and listed.count_max in (None, 1):
        bare = words[article.end() if article else 0 :]
        of_party = affiliated is not None and sector_of(affiliated["inner"]) is not None
        known = called(bare) or (read_person(BRACKET.sub("", bare)) if of_party else None)  # “Eva Muster (CDU)”
        person = known.name if known is not None and not has_sector(known.name) else None
    if affiliated is not None and person is not None:
        listed = replace(listed, declared=listed.declared or affiliated["inner"].strip())
    return replace(listed, start=start, name=" ".join(name.split()), person=person)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n\f,;:–-•":
        start += 1
    while end > start and text[end - 1] in " \t\n\f,;:.–-":
        if text[end - 1] == "." and re.search(r"(?:e\.\s?V|\b\w)\.$", text[start:end]):
            break
        end -= 1
    return start, end


def skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def surely(part: Listed) -> bool:
    """Whether a part of an enumeration is somebody: a person, representatives, a number of people, or an actor by its name."""
    return bool(part.person or part.represents) or is_actor(part.name)


def who(part: Listed) -> str | None:
    """The person who sits there, also where the name is nothing but theirs: “Eva Muster”."""
    return part.person or getattr(read_person(part.name), "name", None)


def outside_brackets(text: str) -> str:
    """The text without what stands in brackets."""
    return re.sub(r"\([^()]*\)", "", text)


def listed(text: str, start: int, end: int) -> tuple[Listed, ...]:
    """The members of a list, or nothing where it is none: most of its parts must look like members."""
    return actors(read_list(text, start, end))


def actors(parts: Sequence[Listed], *, tied: bool = False) -> tuple[Listed, ...]:
    """The parts that can be members, if enough of them surely are: most of them, or one of three where a verb ties them to a body."""
    possible = tuple(part for part in parts if can_sit(part))
    sure = sum(1 for part in possible if has_sector(part.name) or part.person or part.count_max or part.represents)
    return possible if sure and sure * (3 if tied else 2) >= len(possible) else ()


# “weitere Personen”, “acht Mitglieder”, “als Ziel”, “Ansprechpartner für …”, “Bürger mit”: goes on with the sentence, and names nobody
_NO_MEMBER = re.compile(
    r"""(?:als|[Ww]eitere|[Ss]onstige|[Ff]olgende[nr]?|Maßnahme|Ergebnis|Teil|Sitz|Sitzung|Jahr|Vorsitz|Themen?|Ziel)(?:e?s|e?n|e)?\b
    |Vorsitzende[rn]?$|(?:\S+-\s+und\s+)?\w*[Pp]artner(?:in(?:nen)?)?\s+für\b
    |(?:(?:\S+\s+)?Person(?:en)?|(?:\d+\s+)?(?:Mitglied|Vertreter|Teilnehm|Köpf|Sitze)[a-z]*(?:[/:*]-?in(?:nen)?)?)(?:\s+(?:die|das|den|haben)\b.*)?$
    |\w+en\s+zu\b|.*\s(?:zwischen\s|für\s(?:ihr|sein)e\s|(?:mit|von|für|und|der|die|das|in|im|zu|an)$)|\(""",
    re.VERBOSE,
)


def can_sit(part: Listed) -> bool:
    """Whether a part of an enumeration can be a member at all: a name, not too long, and no matter of form."""
    name = part.name
    return 2 <= len(name) <= 140 and _NO_MEMBER.match(name) is None and name.count("(") == name.count(")")
