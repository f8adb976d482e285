"""How many sit there, and for whom: “je 6”, “bis zu drei |Vertreter der| Kirchen”, “aus 26 Mitgliedern” of a body."""

from __future__ import annotations

import re

from extractors.german.numbers import read_count
from extractors.german.syntax import ADVERBS

_WORDS = "zwei(?:er|en)?|drei(?:er|en)?|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|zwanzig"
NUMBER = rf"(?:\d{{1,3}}|(?i:ein(?:e[rnms]?)?(?:[/:*]\s?-?(?:ein)?e?[rnms]?)?|{_WORDS}))"
_MOST, _LEAST = r"bis\s+zu|maximal|höchstens|max\.", r"mindestens|mind\."
# “je 6”, “jeweils ein bis zwei”, “bis zu drei”, “maximal 4”
COUNT = re.compile(
    rf"""(?:(?P<each>[Jj]e(?:weils)?)\s+)?(?:(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\s+)?
    (?:(?P<low>{NUMBER})\s*(?:bis|-|–|oder|/)\s*)?(?P<high>{NUMBER})(?:\s*x)?\s+(?P<more>weitere[nr]?\s+)?(?=[\wÄÖÜ„(])""",
    re.VERBOSE,
)
ALL_OF = re.compile(
    rf"(?P<number>{NUMBER})\s+(?:[a-zäöü]+\s+)?\w*(?:[Ff]raktionen|[Gg]emeinden|[Kk]ommunen|[Ss]tädten?|[Vv]erbänden?)\b"
)
# “die vier Grundschulen”, “beide Dezernenten”
OF_THEM = re.compile(
    rf"(?:(?:d(?:ie|en|er)\s+|alle[nr]?\s+)(?P<number>{_WORDS})|(?:d(?:ie|en|er)\s+)?[Bb]eide[nr]?)\s+(?=[a-zäöü]*\s?[A-ZÄÖÜ])"
)

Size = tuple[int | None, int | None]


def count_of(match: re.Match[str]) -> Size:
    """(from, to) of a match of COUNT or of a body's seats: “maximal 19” → (None, 19)."""
    high = read_count(match["high"].casefold())
    low = read_count(match["low"].casefold()) if match["low"] else high
    if match["most"]:
        return (low if match["low"] else None), high
    return (low, None) if match["least"] else (low, high)


_SEAT = r"(?:Pers(?:on(?:en)?\b|\.)|(?:Mitglied|Sitz|Vertret|Platz|Plätz|Stimm)\w*)"
_EACH = r"(?:je(?:weils)?|zusammen)"
_NUMBERS = rf"(?P<bare>\d{{1,3}})(?:\s*(?:-|–|bis)\s*(?P<to>\d{{1,3}}))?\s*(?:\w+e[rn]?\s+)?{_SEAT}?(?:,[^()]*)?\s*"
_TRAILING = re.compile(
    rf"""\s*(?:
        (?:[-–:(]\s*(?:{_EACH}\s+)?|,\s+(?:{_EACH}|und\s+zwar)\s+){_NUMBERS}            # “- 5 Personen”, “(2)”, “, je 1”, “: 3”
        |[,(]\s*(?:derzeit|zurzeit|z\.\s?Zt?\.|aktuell)\s+(?P<now>{NUMBER})            # “, zurzeit sechs”
        |(?:[,(]\s*|(?:\bmit)?\s+)(?:(?:{_EACH}|insgesamt)\s+)?(?P<seats>{NUMBER})\s+(?:\w+e[nr]\s+)?{_SEAT}  # “mit je einem Sitz”
    )\)?$""",
    re.VERBOSE,
)


def trailing_count(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """“Mitglieder aus den Ämtern - 5 Personen” → the name's end and (5, 5)."""
    match = _TRAILING.search(text, start + 1, end)
    if match is None:
        return end, None
    low = int(match["bare"] or 0) or read_count((match["now"] or match["seats"] or "").casefold()) or 1
    return match.start(), (low, int(match["to"] or low))


BODY_WORD = (
    r"(?:Vertr\.|(?:Vertret(?:er|ung)|Repräsentant|Mitglied|Mitarbeit(?:er|end)|Delegiert|Akteur|Person|Beteiligt|Teilnehm(?:er|end)"
    r"|Expert|Beschäftigt|Bedienstet|Entsandt|Abgesandt|(?:Führungs|Leitungs|Fach)kräft)(?:innen|in|en|ern|e[rnms]?|n|s)?"
    r"(?:\s?[/*:]\s?-?(?:eine[mrs]?\s+)?\w+|\(\w+\)|Innen)?)"
)
# “Vertreterinnen und Vertretern”, “Vertreter/innen”, “einem Vertreter bzw. einer Vertreterin”
LEAD = re.compile(
    rf"""(?:(?:d(?:en|ie|er|em|as)|alle[nr]?|[a-zäöü]+e[nrs]?)\s+)*
    {BODY_WORD}(?:\s+(?:und|bzw\.|oder|/)\s+(?:eine[mrs]?\s+|ein\s+)?{BODY_WORD})?
    (?P<link>\s+(?:(?:aus|von)(?:\s+de[rmn])?|vom|pro|je|für|beim|der|des|aller)(?=\s)|(?=\s[A-ZÄÖÜ])|(?=\s*\()|$)""",
    re.VERBOSE,
)
# what a conjunct may begin with before its number and name
_ADVERBS = "|".join(map(re.escape, sorted(ADVERBS - {"nicht"})))
PREPOSITION = re.compile(
    rf"(?:um|wie|jede[rmns]?|aus|von|vom|mit|durch|beim|seitens|sowie|und|(?:neben|an|auf|in|bei)(?=\s+d\w\w\s)|{_ADVERBS})\s+"
)
_WHO = r"(?:Person|Mitglied|Teilnehm|Köpf|Sitz|Pl[aä]tz|Stimmberechtigt|Dienststell)\w*\b"
# “bis zu 15 Personen”, “acht stimmberechtigte Mitglieder”, “zehn bis zwölf Personen”; not “je zwei Personen”, “zwei Mitglieder des Rates”
_SEATS = re.compile(
    rf"""(?<!\bje\s)(?<!\bjeweils\s)\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))?\s*
    (?:(?P<low>\d{{1,3}}|{_WORDS})\s*(?:bis|-|–)\s*)?(?P<high>\d{{1,3}}|{_WORDS})\s+
    (?:(?!weitere)[a-zäöüß]+e[nr]?\s+)?{_WHO}\b
    (?(most)(?!\s+(?:der|des|aus\s+de[mnr])\b)|(?(least)|(?!\s+(?:der|des|aus|pro|je|mit|von|vom|für)\b)))""",
    re.VERBOSE,
)
# “die |12-köpfige| Gruppe”, “eine Gruppe |von acht Mitgliedern| aus Verwaltung und Politik”
_HEADS = re.compile(
    rf"\b(?P<heads>\d+|{_WORDS})-?köpfige[nrs]?\b|[§¤]\s+(?:von|aus)\s+(?P<members>\d+|{_WORDS})\s+{_WHO}(?!\s+(?:der|des|vom|von|für)\b)",
    re.IGNORECASE,
)


def size(sentence: str) -> Size | None:
    """How many the body has: (from, to). “maximal 19 Personen” → (None, 19); “26 Mitgliedern” → (26, 26)."""
    heads = _HEADS.search(sentence)
    if heads is not None:
        count = read_count((heads["heads"] or heads["members"]).casefold())
        return count, count
    found = _SEATS.search(sentence)
    return count_of(found) if found is not None else None
