"""The members that a phrase lists: “je zwei Vertretern der Politik, der Verwaltung sowie des Hauses International”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.document import Range
from extractors.facts import MemberRole
from extractors.german.cases import nominative
from extractors.german.names import find_persons, read_person
from extractors.german.numbers import read_count
from extractors.steering_groups.enumerations import ARTICLE, conjuncts
from extractors.steering_groups.noun_phrases import enumerated
from extractors.steering_groups.pieces import between
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
    counted_behind: bool = False
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
    r"""um\s+|jede[rmns]?\s+|(?:(?:aus|von|mit|durch|seitens|neben|an|in|bei)\s+(?=(?:der|dem|den|des|die|das)\s)|vom\s+|beim\s+|aus\s+|von\s+|mit\s+|seitens\s+
    |(?:insbesondere|auch|ebenfalls|zusätzlich|etwa|z\.\s?B\.|zum\s+Beispiel|beispielsweise|u\.\s?a\.|unter\s+anderem|weiterhin
      |ferner|dazu|daneben|darüber\s+hinaus|außerdem|zudem|sowie|und|künftig|bislang|derzeit|aktuell|ggf\.|gegebenenfalls|zunächst|zu\s+Beginn|lediglich|nur|nun)\s+)""",
    re.VERBOSE,
)


# “der |im Rat der Gemeinde vertretenen| Fraktionen”: says which, and is no part of the name
_ATTRIBUTE = re.compile(
    r"(?:(?:der|die|den|aller)\s+)?(?:im|in\s+(?:der|dem)|vor)\s+[A-ZÄÖÜ][^,;()]{1,60}?\s+"
    r"(?:vertreten|tätig|aktiv|ansässig|engagiert|beteiligt|lebend|arbeitend)en\s+(?=[A-ZÄÖÜ])"
)


# “|für die CDU| Frau Muster”, “|für die Stadt| der Bürgermeister”, “|aus der Politik| zwei Personen”
_SIDE = r"""(?:Stadt|Landkreis(?:es)?|Kreis(?:es)?|Gemeinde|Verwaltung|Politik|Stadtverwaltung|Kreisverwaltung|Rat(?:es)?|Stadtrat|Kreistag
    |Zivilgesellschaft|Bürgerschaft|Träger[n]?|Wirtschaft)"""
_SENDER = re.compile(
    rf"""(?:(?:für|[Ss]eitens|[Vv]on\s+Seiten)\s+|(?<=für\s))(?:(?:die|den|das|der|des)\s+)?
    (?:(?P<sender>[A-ZÄÖÜ][^,;:()]{{1,40}}?)\s+(?=(?:Herrn?|Frau|Dr\.|Prof\.)\s)
      |(?P<side>{_SIDE})\s+(?=(?:der|die|das|den|dem|ein|eine|je|zwei|drei|vier|\d)\s))
    |(?:aus|von)\s+(?:der|dem|den)\s+(?P<from>{_SIDE})\s+(?=(?:ein|eine|je|zwei|drei|vier|\d|Herrn?|Frau)\s)""",
    re.VERBOSE,
)
# “|je Fraktion ein Mitglied|”, “aus jeder Schule zwei Personen”, “je Fraktion 1”: who sends, and how many
_PER = re.compile(
    rf"""(?:(?:je|pro)|(?:aus|von|für)\s+jede[rmns]?|jede[rs]?)\s+[A-ZÄÖÜ][\w-]+(?:\s+(?:der|des|im|in)\s+[^,;()]{{2,40}}?)?\s+
    (?:je(?:weils)?\s+)?(?P<count>{_NUMBER})(?:\s+(?:[a-zäöü]+e[rsnm]?\s+)?[A-ZÄÖÜ][\w/:*-]+)?""",
    re.VERBOSE,
)


def read_list(text: str, start: int, end: int, *, dative: bool = False) -> list[Listed]:
    """The members between ``start`` and ``end``. ``dative``: the list follows “aus”, “mit”, “von”, so that “, die …” is a
    clause about the body and no further member."""
    labelled = _by_labels(text, start, end)
    if labelled:
        return labelled
    pieces = enumerated(text, start, end, dative=dative)
    read = [_read(text, part) for piece in pieces for part in conjuncts(text, piece.start, piece.end)]
    return list(_distributed(text, [listed for listed in read if listed is not None]))


# “Wissenschaft: Hochschule; Wirtschaft: IHK, Kammern; Kirchen”
_LABELLED = re.compile(r"\s*(?P<label>[A-ZÄÖÜ][\w/ -]{2,40}?)\s*:\s+")


def _by_labels(text: str, start: int, end: int) -> list[Listed]:
    """The members of a list whose parts, between semicolons, stand under labels of their own."""
    ends = [
        at for at in range(start, end) if text[at] == ";" and text.count("(", start, at) == text.count(")", start, at)
    ]
    parts = between(start, end, ((at, at + 1) for at in ends))
    labels = [_LABELLED.match(text, part.start, part.end) for part in parts]
    if len(parts) < 2 or labels[0] is None:
        return []
    return [
        replace(listed, declared=listed.declared or (label["label"] if label else None))
        for part, label in zip(parts, labels, strict=True)
        for listed in read_list(text, label.end() if label else part.start, part.end)
    ]


def read_whole(text: str, start: int, end: int) -> list[Listed]:
    """The member that a line or cell names as a whole: “Amt für Jugend, Familie und Soziales”; a list in brackets behind
    it is read too."""
    read = _read(text, Range(start, end))
    return list(_distributed(text, [read])) if read is not None else []


# “und |– auf Beschluss des Rates –| der Seniorenbeirat”, its first dash trimmed
_ASIDE = re.compile(r"(?:auf|nach|mit|sofern|soweit|sobald|ab|seit|je\s+nach|bei)\s[^,;()–]{3,50}?\s[–-]\s+(?=\w)")


def _read(text: str, part: Range) -> Listed | None:
    """One conjunct: how many, whether as representatives, and the name."""
    start, end = _trim(text, part.start, part.end)
    first = start
    if aside := _ASIDE.match(text, start, end):
        start = aside.end()
    while match := _PREPOSITION.match(text, start, end):
        start = match.end()
    if attribute := _ATTRIBUTE.match(text, start, end):
        start = attribute.end()
    sender = _SENDER.match(text, start, end)
    if sender is not None:
        start = sender.end()
    if per := _PER.match(text, first, end):
        return _by_sender(text, per, end)
    if counted := _ARTICLE_BEFORE_NUMBER.match(text, start, end):
        start = counted.end()
    count = _COUNT.match(text, start, end) if not _OFFICE_BY_NUMBER.match(text, start, end) else None
    low = high = None
    each = False
    shared = -1
    if both := _BOTH.match(text, start, end):
        low = high = 2
        start = both.end()
    if count is not None:
        low, high = _counted(count)
        each = bool(count["each"])
        body = _LEAD.match(text, count.end(), end)
        article = not each and high == 1 and not count["low"] and not count["bound"]
        if article and body is None and not text[start].isdigit():
            low = high = None  # “eine Beratungsstelle”: an article
        start = count.end()
        while match := _PREPOSITION.match(text, start, end):
            start = match.end()
        if each and start > count.end() and body is None:
            shared = count.end()  # “je 1 |von| Sportbund, Jugendring und Caritas”
    lead = _LEAD.match(text, start, end)
    bare_start = start
    if lead is not None:
        bare_start = _skip_space(text, lead.end(), end)
        if bare_start >= end:
            bare_start = start
        if attribute := _ATTRIBUTE.match(text, bare_start, end):
            bare_start = attribute.end()
        if each and (parties := _PARTIES_OF.match(text, bare_start, end)):
            bare_start = parties.end()
    if each and (now := _NOW.search(text, start, end)):  # “je ein Mitglied der Fraktionen (derzeit sechs)”
        end, each = now.start(), False
        low = high = read_count(now["number"].casefold())
    elif (
        each and high == 1 and (all_of := _ALL_OF.match(text, bare_start, end))
    ):  # “je ein Mitglied der acht Fraktionen”
        each, low, high = False, *[read_count(all_of["number"].casefold())] * 2
    end, shown = _trailing_count(text, start, end)
    behind = shown is not None and high is None
    if behind and shown is not None:
        low, high = shown
    if start >= end or not any(c.isalpha() for c in text[start:end]):
        return None
    full_start = start if lead is not None else shared
    declared = (sender["sender"] or sender["side"] or sender["from"]).strip() if sender is not None else None
    return Listed(
        bare_start, end, "", low, high, declared=declared, full_start=full_start, each=each, counted_behind=behind
    )


def _by_sender(text: str, per: re.Match[str], end: int) -> Listed:
    """“je Fraktion ein Mitglied”, with those whom the brackets behind it name left out: they sit there for it."""
    bracket = _BRACKET.search(text, per.end(), end)
    count = read_count(per["count"].casefold())
    return Listed(per.start(), bracket.start() if bracket is not None else end, "", count, count)


# “|50 (Sozialamt)|”: the number is the office's, as the town's plan of offices has it
_OFFICE_BY_NUMBER = re.compile(r"\d{2,3}(?:[./]\d{1,2})?\s*\(\s*[A-ZÄÖÜ][^(),;\d]*\)[\s.,;]*$")
_ARTICLE_BEFORE_NUMBER = re.compile(rf"(?:den|die|der|beiden)\s+(?=(?!ein){_NUMBER}\s+[a-zäöüA-ZÄÖÜ])", re.VERBOSE)
_NOW = re.compile(
    rf"\s*\((?:(?:derzeit|gegenwärtig|zurzeit|aktuell|momentan|z\.\s?Zt\.|insgesamt|somit|also|=)\s+)?(?P<number>{_NUMBER})\)\s*$",
    re.VERBOSE,
)
_ALL_OF = re.compile(
    rf"(?P<number>{_NUMBER})\s+(?:[a-zäöü]+\s+)?\w*(?:[Ff]raktionen|[Gg]emeinden|[Kk]ommunen|[Ss]tädten?|[Vv]erbänden?)\b",
    re.VERBOSE,
)
_BOTH = re.compile(r"(?:die\s+|den\s+|der\s+)?[Bb]eide[nr]?\s+(?=[a-zäöü]*\s?[A-ZÄÖÜ])")
_PARTIES_OF = re.compile(
    r"(?:\w*[Ff]raktionen|Parteien)\s+(?=[A-ZÄÖÜ]{2})"
)  # “je ein Mitglied der Fraktionen SPD, CDU”


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
    rf"""\s*(?:(?:[-–:]\s*|\(\s*|,\s*(?=[^,]*?(?:Pers|Mitgl|Sitz|Vertret|Plätze|Stimme)))(?:je(?:weils)?\s+)?(?P<low>\d{{1,3}})(?:\s*(?:-|–|bis)\s*(?P<high>\d{{1,3}}))?
    \s*(?:\w+e[rn]?\s+)?(?:(?<=\d)(?=\s*\))|Personen|Person|Mitglieder|Mitglied|Sitze|Sitz|Vertreter(?:/?-?innen|innen)?|Plätze|Pers\.|Stimmen?)?(?:,[^()]*)?\s*\)?
    |\s*\((?:je(?:weils)?\s+)?(?P<inside>{_NUMBER})\s+(?:Person(?:en)?|Mitglied(?:er)?|Sitze?|Stimmen?|Plätze?|Platz|Vertret\w+)\)
    |\smit\s+(?:je(?:weils)?\s+)?(?P<written>{_NUMBER})\s+(?:\w+e[nr]\s+)?(?:Person(?:en)?|Mitglied(?:ern)?|Sitz(?:en)?|Stimmen?|Vertret\w+))$""",
    re.VERBOSE,
)


def _trailing_count(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """“Mitglieder aus den Ämtern - 5 Personen” → the name's end and (5, 5)."""
    match = _TRAILING.search(text, start, end)
    if match is None or match.end() != end or match.start() <= start:
        return end, None
    written = match["written"] or match["inside"]
    low = int(match["low"]) if match["low"] else read_count(written.casefold()) or 1
    return match.start(), (low, int(match["high"] or low))


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
        behind = takewhile(lambda listed: not listed.represents, read[1:])
        return all(_shares(text, read[0], listed) for listed in behind)
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
_SITS_FOR = re.compile(r"\s+als\s+(?:\w+\s+)?(?:Vertret|Mitglied|Sprecher|Repräsent|Delegiert)[^,;()]*$")
# “ein Bürgermeister |(benannt durch den Städtetag)|”
_REMARK = re.compile(
    r"\s*\((?:benannt|entsandt|vorgeschlagen|gewählt|bestellt|noch|wird|zu\s+benennen|auf\s+Vorschlag)\b[^()]*\)\s*$"
)
_NOBODY = re.compile(r"(?:Mitglieder[n]?|Personen|Teilnehmer[n]?|Teilnehmenden?|Vertreter[n]?)")
_BRACKET = re.compile(r"\s*\((?P<inner>[^()]*)\)\s*$")


def _named(text: str, listed: Listed) -> Iterator[Listed]:
    """The member with its name in the nominative; a list in brackets behind it is read too."""
    start, end = _trim(text, listed.start, listed.end)
    seat = _ROLE.search(text, start, end)
    if seat is not None and seat.end() == end and seat.start() > start:
        role: MemberRole = "chair" if seat["chair"] or seat["led"] else "moderation" if seat["moderation"] else "member"
        listed, end = replace(listed, role=role), seat.start()
    sits_for = _SITS_FOR.search(text, start, end)
    if sits_for is not None and text[start : sits_for.start()].strip():
        end = sits_for.start()
    if remark := _REMARK.search(text, start, end):
        end = remark.start()
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
        parties = bool(inner) and all(sector_of(part.name) == "politics" for part in inner)
        if parties and listed_inside and any(any(c.isdigit() for c in part.name) or part.count_max for part in inner):
            end = bracket.start()  # “Mitgliedern des Rates (CDU 3, SPD 2)”
        listed_inside = listed_inside and not parties
        if listed_inside and has_sector(text[start : bracket.start()]) and all(map(_is_only_person, inner)):
            end, listed_inside = (
                bracket.start(),
                False,
            )  # “Seniorenrat (Frau Muster, Herr Beispiel)”: who sits there for it
        if listed_inside:
            end = bracket.start()
            lead = _LEAD.match(text, start, end)
            bare = _skip_space(text, lead.end(), end) if lead is not None and lead.end() < end else start
            outer = None if _NOBODY.fullmatch(text[start:end].strip()) else nominative(text[bare:end])
            inner = [replace(part, declared=part.declared or outer) for part in inner]
            if listed.count_max is not None:
                yield _finish(text, replace(listed, start=start, end=end))
            yield from inner
            return
    yield _finish(text, replace(listed, start=start, end=end))


def _is_only_person(part: Listed) -> bool:
    return part.person is not None and part.count_max is None


def _is_affiliation(name: str, inner: Sequence[Listed]) -> bool:
    """“Jasmin Borg (Die Linke, Kreistag)”: the brackets say where the person comes from."""
    if next(find_persons(name), None) is not None:
        return True
    bare = len(name.split()) < 5 and not has_sector(name) and not _NOBODY.fullmatch(name.strip())
    return bare and all(sector_of(part.name) == "politics" and part.count_max is None for part in inner)


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
        name = re.sub(r"\bHerrn\b", "Herr", whole).strip()
        break
    affiliated = _BRACKET.search(words)
    if person is not None and affiliated is not None and next(find_persons(words[: affiliated.start()]), None) is None:
        affiliated = None  # “Kirchengemeinde (Pfarrer Muster)”
    if (
        person is None
        and affiliated is not None
        and sector_of(affiliated["inner"]) is not None
        and not sector_of(words[: affiliated.start()])
    ):
        known = read_person(words[: affiliated.start()])
        person, name = (known.name, words) if known else (None, name)
    if affiliated is not None and person is not None and affiliated.start() > 0:
        name = _BRACKET.sub("", name)
        listed = replace(listed, declared=listed.declared or affiliated["inner"].strip())
    name = _OTHER_FORM.sub("/", name)
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
