"""The members that a phrase lists: “je zwei Vertretern der Politik, der Verwaltung sowie des Hauses International”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.facts import MemberRole
from extractors.german.cases import nominative
from extractors.german.names import find_persons
from extractors.german.numbers import read_count
from extractors.sectors import has_sector


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


@dataclass(frozen=True, slots=True)
class _Conjunct:
    start: int
    end: int


# “, sowie”, “ und ”, “ als auch ”; brackets and quotations are skipped by the splitter
_SEPARATOR = re.compile(
    r"""\s*[,;]\s*(?:und|sowie|als\s+auch|wie\s+auch|ebenso\s+wie)\s+(?:auch\s+)?|\s*[,;]\s+|(?<=[^\s,;]);\s*
    |\s+(?:und/oder|und|sowie|als\s+auch|wie\s+auch|ebenso\s+wie|plus)\s+(?:auch\s+)?|\s+auch\s+(?=(?:die|der|das|den|dem|des)\s|Vertret|Mitglied|Repräsent)""",
    re.VERBOSE,
)
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
_INNER = r"(?:\s?[/*:]\s?-?-?(?:einem\s+|einer\s+|eines\s+)?(?:innen|in|n|\w+innen|Vertreter(?:in|s|n)?|Mitarbeiter\w*)|\(n\)|\(innen\)|\(in\)|Innen)?"
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
      |ferner|außerdem|zudem|sowie|und|künftig|bislang|derzeit|aktuell|ggf\.|gegebenenfalls|zunächst|zu\s+Beginn|lediglich|nur|nun)\s+)""",
    re.VERBOSE,
)
_ARTICLE = re.compile(r"(?:der|die|das|den|dem|des|eine[rnms]?|ein|ihre[rnms]?|seine[rnms]?)\s+")
_TOPIC_ATTRIBUTE = re.compile(
    r"\b(?:für|mit|gegen|zur|zum|im\s+Bereich|rund\s+um)\s+(?:(?:die|den|das|dem|der)\s+)?[^()]*$"
    r"|\b(?:Fachbereiche?n?|Dezernate?n?|Bereiche?n?|Abteilungen|Fachdienste?n?|Referate?n?|Ämtern?|Ressorts?)\s+[A-ZÄÖÜ][^()]*$"
)
_TOPIC = re.compile(
    r"""^(?:und\s+)?(?:Bildung|Sport|Kultur|Soziales|Jugend|Familien?|Senior(?:inn)?en|Integration|Migration|Gesundheit|Wohnen|Arbeit
      |Wirtschaft|Schulen?|Umwelt|Sicherheit|Ordnung|Asyl|Flüchtlinge|Frauen|Gleichstellung|Teilhabe|Chancengleichheit|Inklusion
      |Demografie|Demographie|Ehrenamt|Bürgerengagement|Stadtentwicklung|Partizipation|Vielfalt|Kinder|Sprache|Zuwanderung|Verkehr
      |Beschäftigung|Personal|Organisation|Finanzen|Recht|Bürgerdienste|Betreuung|Erziehung|Freizeit|Erwachsenenbildung|Statistik
      |[Bb]ürgerschaftliches\s+Engagement|Flüchtlingen|Flucht|Älteren?|Generationen|Pflege|Kommunikation|Öffentlichkeitsarbeit)$""",
    re.VERBOSE,
)
_VERB = re.compile(
    r"""(?:wurden?|wird|werden|soll(?:en|te|ten)?|sind|ist|war(?:en)?|hat|haben|hatte[n]?|kann|können|könnte[n]?|würde[n]?|besetzt|vertreten
      |eingerichtet|gebildet|gegründet|zusammen|teil|teilnehmen|angehören|angehörten|gehören|gehörten|mitwirken|mitarbeiten|begleitet
      |begleiten|unterstützt|zusammensetz(?:en|t)|bestehen|besteht|bestand|einbezogen|eingebunden|eingeladen|beteiligt|benannt|entsandt
      |entsenden|berufen|einberufen|vorgesehen|gewährleistet|konstituiert|trifft|treffen|tagt|tagen|etabliert|initiiert|sicherstellen
      |sein|installiert|geschaffen|vorgeschlagen|erweitert|ergänzt|aufgenommen|an)$""",
    re.VERBOSE,
)


def read_list(text: str, start: int, end: int, *, dative: bool = False) -> list[Listed]:
    """The members between ``start`` and ``end``. ``dative``: the list follows “aus”, “mit”, “von”, so that “, die …” is a
    clause about the body and no further member."""
    conjuncts = _conjuncts(text, start, _list_end(text, start, end, dative=dative))
    read = [_read(text, conjunct) for conjunct in conjuncts]
    return list(_distributed(text, [listed for listed in read if listed is not None]))


def read_whole(text: str, start: int, end: int) -> list[Listed]:
    """The member that a line or cell names as a whole: “Amt für Jugend, Familie und Soziales”; a list in brackets behind
    it is read too."""
    read = _read(text, _Conjunct(start, end))
    return list(_distributed(text, [read])) if read is not None else []


def _list_end(text: str, start: int, end: int, *, dative: bool) -> int:
    """Where the list stops: before a verb or a clause."""
    depth = 0
    for token in re.finditer(r"[^\s()]+|[()]", text[start:end]):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth -= 1
            if depth < 0:
                return start + token.start()
        elif depth <= 0:
            word = token[0].rstrip(",.;:")
            at = start + token.start()
            if _VERB.match(word) and token.start():
                return at
            before = text[start:at].rstrip()
            clause = (
                ("die", "das", "welche", "welcher", "denen", "deren")
                if dative
                else ("welche", "welcher", "denen", "deren")
            )
            if before.endswith(",") and word in (
                *clause,
                "um",
                "damit",
                "dass",
                "wobei",
                "so",
                "wie",
                "wodurch",
                "unter",
                "zu",
            ):
                return at
            if token[0] in (":",) or (token[0].endswith(":") and token.end() < end - start):
                return at
    return end


def _conjuncts(text: str, start: int, end: int) -> list[_Conjunct]:
    """The parts of the list; a comma or “und” inside a name does not part it."""
    semicolons = [at for at in range(start, end) if text[at] == ";" and not _inside(text, start, at)]
    if semicolons and any("," in text[a:b] for a, b in zip([start, *semicolons], [*semicolons, end], strict=True)):
        return [_Conjunct(a, b) for a, b in zip([start, *(at + 1 for at in semicolons)], [*semicolons, end], strict=True)]
    parts: list[_Conjunct] = []
    begin = start
    separators: list[str] = []
    for match in _SEPARATOR.finditer(text, start, end):
        if _inside(text, start, match.start()):
            continue
        if match.start() <= begin:
            begin = match.end()
            continue
        parts.append(_Conjunct(begin, match.start()))
        separators.append(match[0].strip())
        begin = match.end()
    if begin < end:
        parts.append(_Conjunct(begin, end))
    return _rejoined(text, parts, separators)


def _inside(text: str, start: int, at: int) -> bool:
    """Whether ``at`` lies in brackets or in a quotation."""
    before = text[start:at]
    opened = before.count("„") - before.count("“") - before.count("”")
    return before.count("(") > before.count(")") or opened > 0


def _rejoined(text: str, parts: Sequence[_Conjunct], separators: Sequence[str]) -> list[_Conjunct]:
    out: list[_Conjunct] = []
    for index, part in enumerate(parts):
        if out and _belongs(
            text[out[-1].start : out[-1].end].strip(), text[part.start : part.end].strip(" .\n"), separators[index - 1]
        ):
            out[-1] = _Conjunct(out[-1].start, part.end)
        else:
            out.append(part)
    return out


def _belongs(left: str, right: str, separator: str) -> bool:
    """Whether ``right`` goes on with the name of ``left`` instead of naming another member."""
    if not left or not right:
        return False
    last, first = left.split()[-1], right.split()[0]
    if last.endswith("-"):  # Sport- und Schulamt
        return True
    if first.startswith("-"):  # Bürgermentorinnen und -mentoren
        return True
    stem = re.sub(r"(?:innen|in)$", "", last)
    if separator in ("und", "bzw.", "/") and stem != last and len(stem) > 3 and _same_start(stem, first):
        return True
    if (
        separator in ("und", "bzw.")
        and re.search(r"(?:e|en|er)$", last)
        and _same_start(last[:-4], first)
        and len(last) > 7
    ):
        return first.endswith(("innen", "in"))
    if re.match(r"(?:deren|dessen|denen|so)\b", right):
        return True
    if separator == "," and _APPOSITION.match(right) and _is_person(left):  # Frau Muster, Leiterin des Sozialamtes
        return True
    if not first[0].isupper() and not _ARTICLE.match(right + " ") and not re.search(r"[A-ZÄÖÜ]", right):
        return True
    attribute = _TOPIC_ATTRIBUTE.search(left)
    if attribute is None or separator.startswith(";") or "sowie" in separator or "auch" in separator:
        return False
    if _TOPIC.match(right) or (_TOPIC.match(right.split(" (")[0])):
        return True
    bare = not _ARTICLE.match(right + " ") and first[0].isupper() and not _LEAD.match(right)
    return bare and separator == "und" and not has_sector(right) and not _is_person(right)


_APPOSITION = re.compile(r"(?:[A-ZÄÖÜ]\w*)?(?:[Ll]eiter|[Bb]eauftragte|[Vv]orsitzende|[Gg]eschäftsführer|[Rr]eferent|[Ss]precher)(?:in|r)?\b")


def _same_start(stem: str, word: str) -> bool:
    """“Kreisrät|innen” and “Kreisräten”, “Ärzt|innen” and “Ärzten”, “Bürger|innen” and “Bürgern”."""
    size = max(4, len(stem) - 2)
    return len(stem) >= 4 and word[:size].casefold() == stem[:size].casefold()


def _is_person(text: str) -> bool:
    return next(find_persons(text), None) is not None


def _read(text: str, part: _Conjunct) -> Listed | None:
    """One conjunct: how many, whether as representatives, and the name."""
    start, end = _trim(text, part.start, part.end)
    while match := _PREPOSITION.match(text, start, end):
        start = match.end()
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
    """“Mitglieder aus der Verwaltung - 7 Personen” → the name's end and (7, 7)."""
    match = _TRAILING.search(text, start, end)
    if match is None or match.end() != end or match.start() <= start:
        return end, None
    low = int(match["low"])
    return match.start(), (low, int(match["high"] or low))


def _distributed(text: str, read: Sequence[Listed]) -> Iterator[Listed]:
    """Let “je 6 Vertretern aus” at the head of a list hold for all parts of it, and give every part its name.

    A part with a number of its own keeps the word before the name: “sechs |Vertreter der Politik|”.
    """
    others = read[1:]
    shared = bool(others) and read[0].represents
    shared = shared and not any(listed.represents or listed.count_max is not None for listed in others)
    for listed in read:
        if shared:
            each = read[0].each
            low, high = (read[0].count_min, read[0].count_max) if each else (None, None)
            yield from _named(text, replace(listed, count_min=low, count_max=high, full_start=-1))
        elif listed.represents and (listed.count_min or listed.count_max) is not None:
            yield from _named(text, replace(listed, start=listed.full_start))
        else:
            yield from _named(text, listed)


_ROLE = re.compile(r"\s*\((?:(?P<chair>Vorsitz(?:ende[rn]?)?|Leitung)|(?P<moderation>Moderation))\)\s*$")
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
        if listed_inside:
            end = bracket.start()
            outer = nominative(text[start:end])
            inner = [replace(part, declared=part.declared or outer) for part in inner]
            if listed.count_max is not None:
                yield _finish(text, replace(listed, start=start, end=end))
            yield from inner
            return
    yield _finish(text, replace(listed, start=start, end=end))


_SALUTED = re.compile(r"^(?:Herrn?|Frau)\s+")
_OTHER_FORM = re.compile(r"\s?(?:/|bzw\.|oder)\s?(?:eine[mrs]?|ein)\s+(?=[A-ZÄÖÜ])")  # Vertreterin/einem Vertreter


def _finish(text: str, listed: Listed) -> Listed:
    words = text[listed.start : listed.end]
    article = _ARTICLE.match(words)
    before = re.search(r"(?P<article>\b(?:der|des|dem|den))\s+$", text[max(0, listed.start - 6) : listed.start])
    name = nominative(words if article or before is None else f"{before['article']} {words}")
    start = listed.start + (article.end() if article else 0)
    person = None
    for found in find_persons(words):
        person = found.name
        whole = name if article or words[: found.start].strip() else words
        name = re.sub(r"\b(?:Herrn?|Frau)\s+", "", whole).strip()
        break
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
