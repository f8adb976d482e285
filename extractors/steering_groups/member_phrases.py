"""The members that a phrase lists: “je zwei Vertretern der Politik, der Verwaltung sowie des Hauses International”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Range
from extractors.facts import MemberRole
from extractors.german.cases import nominative
from extractors.german.names import find_persons, read_person
from extractors.german.numbers import read_count
from extractors.steering_groups.enumerations import ARTICLE, conjuncts, list_end
from extractors.steering_groups.sectors import has_sector, sector_of


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
    role: MemberRole = "member"

    @property
    def represents(self) -> bool:
        """Whether a word like Vertreter or Mitglieder stands before the name (at ``full_start``)."""
        return self.full_start >= 0


_ONE = r"[Ee]in(?:e[rnms]?)?(?:[/:*]\s?-?(?:ein)?e?[rnms]?)?"
_NUMBER = rf"""(?:\d{{1,3}}|(?:{_ONE})|[Zz]wei(?:er|en)?|[Dd]rei(?:er|en)?|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn
    |[Ee]lf|[Zz]wölf|[Dd]reizehn|[Vv]ierzehn|[Ff]ünfzehn|[Ss]echzehn|[Ss]iebzehn|[Aa]chtzehn|[Nn]eunzehn|[Zz]wanzig)"""
# “je 6”, “jeweils ein bis zwei”, “bis zu drei”, “maximal 4”
_COUNT = re.compile(
    rf"""(?:(?P<each>[Jj]eweils|[Jj]e)\s+)?(?P<bound>(?:bis\s+zu|maximal|höchstens|mindestens|max\.|mind\.)\s+)?
    (?:(?P<low>{_NUMBER})\s*(?:bis|-|–|oder|/)\s*)?(?P<high>{_NUMBER})(?:\s*x)?\s+(?P<more>weitere[nr]?\s+)?(?=[\wÄÖÜ„(])""",
    re.VERBOSE,
)
_BODY_WORD = (
    r"(?:Vertreter(?:innen|in|n|s)?|Vertretung(?:en)?|Repräsentant(?:innen|in|en)?|Mitglied(?:ern?|s|es)?|Mitarbeiter(?:innen|in|n)?"
    r"|Mitarbeitende[nr]?|Delegierte[nr]?|Akteur(?:innen|in|en|e|s)?|Person(?:en)?|Beteiligte[nr]?|Teilnehmer(?:innen|in|n)?"
    r"|Teilnehmende[nr]?|Entsandte[nr]?|Verantwortliche[nr]?|Angehörige[nr]?|Beschäftigte[nr]?|Bedienstete[nr]?|Abgesandte[nr]?|Expert(?:innen|in|en|e))"
)
_INNER = (
    r"(?:\s?[/*:]\s?-?-?(?:einem\s+|einer\s+|eines\s+)?(?:innen|in|n|\w+innen|Vertreter(?:in|s|n)?|Mitarbeiter\w*)"
    r"|\(n\)|\(innen\)|\(in\)|Innen)?"
)
# “Vertreterinnen und Vertretern”, “Vertreter/innen”, “einem Vertreter bzw. einer Vertreterin”
_LEAD = re.compile(
    rf"""(?:(?:den|die|der|dem|das|folgende[nr]?|verschiedene[nr]?|weitere[nr]?|ausgewählte[nr]?|einige[nr]?|mehrere[nr]?|gewählte[nrs]?
      |ständige[nr]?|alle[nr]?|entsandte[nr]?|benannte[nr]?|politische[nr]?|jeweilige[nr]?|zuständige[nr]?)\s+)*
    {_BODY_WORD}{_INNER}(?:\s+(?:und|bzw\.|oder|/)\s+(?:eine[mrs]?\s+|ein\s+)?{_BODY_WORD}{_INNER})?
    (?P<link>\s+(?:aus\s+(?:dem\s+Bereich\s+(?:der|des)|den\s+Bereichen|dem\s+Kreis\s+der|den\s+Reihen\s+der)
        |aus\s+(?:der|dem|den)|aus|von\s+(?:der|dem|den)|von|vom|pro|je|für|beim|der|des|aller|sämtlicher)(?=\s)|(?=\s[A-ZÄÖÜ])|(?=\s*\()|$)""",
    re.VERBOSE,
)
_PREPOSITION = re.compile(
    r"""um\s+|(?:(?:aus|von|mit|durch|seitens|neben|an|in|bei)\s+(?=(?:der|dem|den|des|die|das)\s)|vom\s+|beim\s+|aus\s+|von\s+|mit\s+|seitens\s+
    |(?:insbesondere|auch|ebenfalls|zusätzlich|etwa|z\.\s?B\.|zum\s+Beispiel|beispielsweise|u\.\s?a\.|unter\s+anderem|weiterhin
      |ferner|dazu|daneben|darüber\s+hinaus|außerdem|zudem|sowie|und|künftig|bislang|derzeit|aktuell|ggf\.|gegebenenfalls|zunächst|zu\s+Beginn|lediglich|nur|nun)\s+)""",
    re.VERBOSE,
)


# “der |im Rat der Gemeinde vertretenen| Fraktionen”: says which, and is no part of the name
_ATTRIBUTE = re.compile(
    r"(?:(?:der|die|den|aller)\s+)?(?:im|in\s+(?:der|dem)|vor)\s+[A-ZÄÖÜ][^,;()]{1,60}?\s+"
    r"(?:vertreten|tätig|aktiv|ansässig|engagiert|beteiligt|lebend|arbeitend)en\s+(?=[A-ZÄÖÜ])"
)


def read_list(text: str, start: int, end: int, *, dative: bool = False) -> list[Listed]:
    """The members between ``start`` and ``end``. ``dative``: the list follows “aus”, “mit”, “von”, so that “, die …” is a
    clause about the body and no further member."""
    parts = conjuncts(text, start, list_end(text, start, end, dative=dative))
    read = [_read(text, conjunct) for conjunct in parts]
    return list(_distributed(text, [listed for listed in read if listed is not None]))


def read_whole(text: str, start: int, end: int) -> list[Listed]:
    """The member that a line or cell names as a whole: “Amt für Jugend, Familie und Soziales”; a list in brackets behind
    it is read too."""
    read = _read(text, Range(start, end))
    return list(_distributed(text, [read])) if read is not None else []


def _read(text: str, part: Range) -> Listed | None:
    """One conjunct: how many, whether as representatives, and the name."""
    start, end = _trim(text, part.start, part.end)
    while match := _PREPOSITION.match(text, start, end):
        start = match.end()
    if attribute := _ATTRIBUTE.match(text, start, end):
        start = attribute.end()
    count = _COUNT.match(text, start, end)
    low = high = None
    each = False
    if count is not None:
        low, high = _counted(count)
        each = bool(count["each"])
        body = _LEAD.match(text, count.end(), end)
        article = not each and high == 1 and not count["low"] and not count["bound"]
        if article and body is None and not text[start].isdigit():
            low = high = None  # “eine Beratungsstelle”: an article
        start = count.end()
    lead = _LEAD.match(text, start, end)
    bare_start = start
    if lead is not None:
        bare_start = _skip_space(text, lead.end(), end)
        if bare_start >= end:
            bare_start = start
        if attribute := _ATTRIBUTE.match(text, bare_start, end):
            bare_start = attribute.end()
    end, shown = _trailing_count(text, start, end)
    if shown is not None and high is None:
        low, high = shown
    if start >= end or not any(c.isalpha() for c in text[start:end]):
        return None
    return Listed(bare_start, end, "", low, high, full_start=start if lead is not None else -1, each=each)


def _counted(match: re.Match[str]) -> tuple[int | None, int | None]:
    high = read_count(match["high"].casefold())
    low = read_count(match["low"].casefold()) if match["low"] else high
    bound = (match["bound"] or "").strip()
    if bound in ("bis zu", "maximal", "höchstens", "max."):
        return (low if match["low"] else None), high
    if bound in ("mindestens", "mind."):
        return low, None
    return low, high


_TRAILING = re.compile(
    r"""\s*(?:[-–:]\s*|\(\s*|,\s*)(?:je(?:weils)?\s+)?(?P<low>\d{1,3})(?:\s*(?:-|–|bis)\s*(?P<high>\d{1,3}))?
    \s*(?:Personen|Person|Mitglieder|Mitglied|Sitze|Sitz|Vertreter(?:/?-?innen|innen)?|Plätze|Pers\.)?\s*\)?$""",
    re.VERBOSE,
)


def _trailing_count(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """“Mitglieder aus den Ämtern - 5 Personen” → the name's end and (5, 5)."""
    match = _TRAILING.search(text, start, end)
    if match is None or match.end() != end or match.start() <= start:
        return end, None
    low = int(match["low"])
    return match.start(), (low, int(match["high"] or low))


def _distributed(text: str, read: Sequence[Listed]) -> Iterator[Listed]:
    """Let “je 6 Vertretern aus” at the head of a list hold for all parts of it, and give every part its name.

    A part with a number of its own keeps the word before the name: “sechs |Vertreter der Politik|”; “je zwei Vertretern der
    Politik und der Verwaltung, drei Vertretern der Vereine” shares its first number up to the next one.
    """
    others = read[1:]
    shared = bool(others) and read[0].represents
    shared = shared and not any(listed.represents or listed.count_max is not None for listed in others)
    lead = read[0] if shared else None
    for index, listed in enumerate(read):
        own = listed.represents or listed.count_max is not None
        following = read[index + 1] if index + 1 < len(read) else None
        bare_next = following is not None and not following.represents and following.count_max is None
        if own and not shared:
            lead = listed if listed.represents and listed.each and bare_next else None
        if lead is not None:
            low, high = (lead.count_min, lead.count_max) if lead.each else (None, None)
            yield from _named(text, replace(listed, count_min=low, count_max=high, full_start=-1))
        elif listed.represents and (listed.count_min or listed.count_max) is not None:
            yield from _named(text, replace(listed, start=listed.full_start))
        else:
            yield from _named(text, listed)


_ROLE = re.compile(r"\s*\((?:(?P<chair>Vorsitz(?:ende[rn]?)?|Leitung)|(?P<moderation>Moderation))\)\s*$")
_NOBODY = re.compile(r"(?:Mitglieder[n]?|Personen|Teilnehmer[n]?|Teilnehmenden?|Vertreter[n]?)")
_BRACKET = re.compile(r"\s*\((?P<inner>[^()]*)\)\s*$")


def _named(text: str, listed: Listed) -> Iterator[Listed]:
    """The member with its name in the nominative; a list in brackets behind it is read too."""
    start, end = _trim(text, listed.start, listed.end)
    seat = _ROLE.search(text, start, end)
    if seat is not None and seat.end() == end and seat.start() > start:
        role: MemberRole = "chair" if seat["chair"] else "moderation"
        listed, end = replace(listed, role=role), seat.start()
    bracket = _BRACKET.search(text, start, end)
    inner: list[Listed] = []
    if bracket is not None and bracket.start() > start:
        inner = [
            part
            for part in read_list(text, bracket.start("inner"), bracket.end("inner"))
            if part.count_max or has_sector(part.name) or part.person
        ]
        listed_inside = len(inner) > 1 or any(part.count_max for part in inner)
        listed_inside = listed_inside and not _is_affiliation(text[start : bracket.start()], inner)
        if listed_inside:
            end = bracket.start()
            outer = None if _NOBODY.fullmatch(text[start:end].strip()) else nominative(text[start:end])
            inner = [replace(part, declared=part.declared or outer) for part in inner]
            if listed.count_max is not None:
                yield _finish(text, replace(listed, start=start, end=end))
            yield from inner
            return
    yield _finish(text, replace(listed, start=start, end=end))


def _is_affiliation(name: str, inner: Sequence[Listed]) -> bool:
    """“Jasmin Borg (Die Linke, Kreistag)”: the brackets say where the person comes from."""
    if next(find_persons(name), None) is not None:
        return True
    bare = len(name.split()) < 5 and not has_sector(name) and not _NOBODY.fullmatch(name.strip())
    return bare and all(sector_of(part.name) == "politics" and part.count_max is None for part in inner)


_SALUTED = re.compile(r"^(?:Herrn?|Frau)\s+")
_OTHER_FORM = re.compile(r"\s?(?:/|bzw\.|oder)\s?(?:eine[mrs]?|ein)\s+(?=[A-ZÄÖÜ])")  # Vertreterin/einem Vertreter


def _finish(text: str, listed: Listed) -> Listed:
    words = text[listed.start : listed.end]
    article = ARTICLE.match(words)
    before = re.search(r"(?P<article>\b(?:der|des|dem|den))\s+$", text[max(0, listed.start - 6) : listed.start])
    printed = words[0].lower() + words[1:] if article else words
    name = nominative(printed if article or before is None else f"{before['article']} {words}")
    start = listed.start + (article.end() if article else 0)
    person = None
    for found in find_persons(words):
        person = found.name
        whole = name if article or words[: found.start].strip() else words
        name = re.sub(r"\b(?:Herrn?|Frau)\s+", "", whole).strip()
        break
    if person is None and (affiliated := _BRACKET.search(words)) and sector_of(affiliated["inner"]) == "politics":
        known = read_person(words[: affiliated.start()])
        person, name = (known.name, words) if known else (None, name)
    name = _OTHER_FORM.sub("/", _SALUTED.sub("", name))
    return replace(listed, start=start, name=" ".join(name.split()), person=person)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n\f,;:–-•":
        start += 1
    while end > start and text[end - 1] in " \t\n\f,;:.–-":
        if text[end - 1] == "." and re.search(r"(?:e\.\s?V|\b\w)\.$", text[start:end]):
            break
        end -= 1
    return start, end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
