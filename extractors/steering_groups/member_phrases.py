"""The members that a phrase lists, with who sits there for them: “je zwei Vertretern der Politik, der Verwaltung (Frau Muster)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.document import Range
from extractors.facts import MemberRole
from extractors.german.cases import nominative
from extractors.german.names import find_persons, read_person
from extractors.german.noun_phrases import enumerated
from extractors.german.numbers import read_count
from extractors.steering_groups.enumerations import ARTICLE, conjuncts
from extractors.steering_groups.listed_member import BRACKET, Listed, finished, skip_space, trim
from extractors.steering_groups.seats import (
    ALL_OF,
    BOTH,
    COUNT,
    LEAD,
    PREPOSITION,
    count_of,
    trailing_count,
)
from extractors.steering_groups.sectors import has_sector, sector_of

_LEADS = re.compile(r"\s*(?:zugleich\s+|als\s+)?(?:Vorsitz\w*|Leitung|Leiter(?:in)?|Sprecher(?:in)?)\s*")


def sitter(inner: str) -> tuple[str, MemberRole] | None:
    """The person and their role, where the brackets hold one person and at most a role."""
    first, _, rest = inner.partition(",")
    leads = _LEADS.fullmatch(rest) is not None
    if (rest.strip() and not leads) or has_sector(first):
        return None
    person = _person(first.strip())
    return (person, "chair" if leads else "member") if person else None


def _person(words: str) -> str | None:
    named = next(find_persons(words), None)
    if named is not None and named.start == 0 and named.end == len(words):
        return named.name
    known = read_person(words) if " " in words else None
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


def _read(text: str, part: Range) -> Listed | None:
    """One conjunct: how many, whether as representatives, and the name."""
    start, end = trim(text, part.start, part.end)
    while match := PREPOSITION.match(text, start, end):
        start = match.end()
    count = COUNT.match(text, start, end)
    low = high = None
    each = False
    shared = -1
    if both := BOTH.match(text, start, end):
        low = high = 2
        start = both.end()
    if count is not None:
        low, high = count_of(count)
        each = bool(count["each"])
        body = LEAD.match(text, count.end(), end)
        article = not each and high == 1 and not count["low"] and not count["bound"]
        if article and body is None and not text[start].isdigit():
            low = high = None  # “eine Beratungsstelle”: an article
        start = count.end()
        while match := PREPOSITION.match(text, start, end):
            start = match.end()
        if each and start > count.end() and body is None:
            shared = count.end()  # “je 1 |von| Sportbund, Jugendring und Caritas”
    lead = LEAD.match(text, start, end)
    bare_start = start
    if lead is not None:
        bare_start = skip_space(text, lead.end(), end)
        if bare_start >= end:
            bare_start = start
    if each and high == 1 and (all_of := ALL_OF.match(text, bare_start, end)):  # “je ein Mitglied der acht Fraktionen”
        each, low, high = False, *[read_count(all_of["number"].casefold())] * 2
    end, shown = trailing_count(text, start, end)
    behind = shown is not None and high is None
    if behind and shown is not None:
        low, high = shown
    if start >= end or not any(c.isalpha() for c in text[start:end]):
        return None
    full_start = start if lead is not None else shared
    return Listed(bare_start, end, "", low, high, full_start=full_start, each=each, counted_behind=behind)


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
        elif lead is not None and not _shares(text, lead, listed):
            lead = None
        if lead is not None:
            from_lead = (lead.count_min, lead.count_max) if lead.each else (None, None)
            low, high = (listed.count_min, listed.count_max) if listed.counted_behind else from_lead
            yield from _named(text, replace(listed, count_min=low, count_max=high, full_start=-1))
        elif listed.represents:
            yield from _named(text, replace(listed, start=listed.full_start))
        else:
            yield from _named(text, listed)


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


# “(Vorsitz)”, “als Vorsitzende”, “, Leitung”, “– Leitung –”
_ROLE = re.compile(
    r"""(?:\s*\((?:als\s+)?|,?\s+als\s+|,\s+|\s+[-–]\s+)
    (?:(?P<chair>Vorsitz(?:ende[rnm]?)?|Vors\.|Leitung|Leiter(?:in)?|Sprecher(?:in)?)|(?P<moderation>Moderation|Moderator(?:in)?)
      |(?P<led>Federführung)|beratend|Geschäftsführung|Schriftführung|Protokoll|ohne\s+Stimmrecht)(?:,[^()]*)?(?:\)|\s+[-–])?\s*$""",
    re.VERBOSE,
)


# “Frau Muster |als Vertreterin des Kreistages|”: says for whom a person sits there
_SITS_FOR = re.compile(r"(?<=\S)\s+als\s+(?:\w+\s+)?(?:Vertret|Mitglied|Sprecher|Repräsent|Delegiert)[^,;()]*$")


def _named(text: str, listed: Listed) -> Iterator[Listed]:
    """The member with its name in the nominative; a list in brackets behind it is read too."""
    start, end = trim(text, listed.start, listed.end)
    seat = _ROLE.search(text, start, end)
    if seat is not None and seat.end() == end and seat.start() > start:
        role: MemberRole = "chair" if seat["chair"] or seat["led"] else "moderation" if seat["moderation"] else "member"
        listed, end = replace(listed, role=role), seat.start()
    sits_for = _SITS_FOR.search(text, start, end)
    if sits_for is not None:
        end = sits_for.start()
    bracket = BRACKET.search(text, start, end)
    sits = sitter(bracket["inner"]) if bracket is not None and sends(text[start : bracket.start()]) else None
    if bracket is not None and sits is not None:
        role = sits[1] if sits[1] != "member" else listed.role
        named = finished(text, replace(listed, start=start, end=bracket.start()))
        yield replace(named, end=end, person=sits[0], role=role)
        return
    inner: list[Listed] = []
    if bracket is not None and bracket.start() > start:
        inner = [
            part
            for part in read_list(text, bracket.start("inner"), bracket.end("inner"))
            if part.count_max or has_sector(part.name) or part.person
        ]
        listed_inside = len(inner) > 1 or any(part.count_max for part in inner)
        listed_inside = listed_inside and not _is_affiliation(text[start : bracket.start()], inner)
        parties = bool(inner) and all(sector_of(part.name) == "politics" for part in inner)
        if listed_inside and not parties:
            end = bracket.start()
            lead = LEAD.match(text, start, end)
            bare = skip_space(text, lead.end(), end) if lead is not None and lead.end() < end else start
            outer = nominative(text[bare:end])
            inner = [replace(part, declared=part.declared or outer) for part in inner]
            if listed.count_max is not None:
                yield finished(text, replace(listed, start=start, end=end))
            yield from inner
            return
    yield finished(text, replace(listed, start=start, end=end))


def _is_affiliation(name: str, inner: Sequence[Listed]) -> bool:
    """“Jasmin Borg (Die Linke, Kreistag)”: the brackets say where the person comes from."""
    if next(find_persons(name), None) is not None:
        return True
    bare = len(name.split()) < 5 and not has_sector(name)
    return bare and all(sector_of(part.name) == "politics" and part.count_max is None for part in inner)
