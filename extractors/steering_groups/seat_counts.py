"""How many seats somebody has: “je 6”, “jeweils ein bis zwei”, “bis zu drei”; “- 5 Personen”, “(je 2)” behind the name."""

from __future__ import annotations

import re

from extractors.german.numbers import read_count

_ONE = r"[Ee]in(?:e[rnms]?)?(?:[/:*]\s?-?(?:ein)?e?[rnms]?)?"
NUMBER = rf"""(?:\d{{1,3}}|(?:{_ONE})|[Zz]wei(?:er|en)?|[Dd]rei(?:er|en)?|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn
    |[Ee]lf|[Zz]wölf|[Dd]reizehn|[Vv]ierzehn|[Ff]ünfzehn|[Ss]echzehn|[Ss]iebzehn|[Aa]chtzehn|[Nn]eunzehn|[Zz]wanzig)"""
# “je 6”, “jeweils ein bis zwei”, “bis zu drei”, “maximal 4”
COUNT = re.compile(
    rf"""(?:(?P<each>[Jj]eweils|[Jj]e)\s+)?(?P<bound>(?:bis\s+zu|maximal|höchstens|mindestens|max\.|mind\.)\s+)?
    (?:(?P<low>{NUMBER})\s*(?:bis|-|–|oder|/)\s*)?(?P<high>{NUMBER})(?:\s*x)?\s+(?P<more>weitere[nr]?\s+)?(?=[\wÄÖÜ„(])""",
    re.VERBOSE,
)
# “|50 (Sozialamt)|”: the number is the office's, as the town's plan of offices has it
OFFICE_BY_NUMBER = re.compile(r"\d{2,3}(?:[./]\d{1,2})?\s*\(\s*[A-ZÄÖÜ][^(),;\d]*\)[\s.,;]*$")
ARTICLE_BEFORE_NUMBER = re.compile(rf"(?:den|die|der|beiden)\s+(?=(?!ein){NUMBER}\s+[a-zäöüA-ZÄÖÜ])", re.VERBOSE)
NOW = re.compile(
    rf"\s*\((?:(?:derzeit|gegenwärtig|zurzeit|aktuell|momentan|z\.\s?Zt\.|insgesamt|somit|also|=)\s+)?(?P<number>{NUMBER})\)\s*$",
    re.VERBOSE,
)
ALL_OF = re.compile(
    rf"(?P<number>{NUMBER})\s+(?:[a-zäöü]+\s+)?\w*(?:[Ff]raktionen|[Gg]emeinden|[Kk]ommunen|[Ss]tädten?|[Vv]erbänden?)\b",
    re.VERBOSE,
)
BOTH = re.compile(r"(?:die\s+|den\s+|der\s+)?[Bb]eide[nr]?\s+(?=[a-zäöü]*\s?[A-ZÄÖÜ])")


def count_of(match: re.Match[str]) -> tuple[int | None, int | None]:
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
    |\s*\((?:je(?:weils)?\s+)?(?P<inside>{NUMBER})\s+(?:Person(?:en)?|Mitglied(?:er)?|Sitze?|Stimmen?|Plätze?|Platz|Vertret\w+)\)
    |(?:\s+mit)?\s+(?:(?:je(?:weils)?|insgesamt)\s+)?(?P<seats>{NUMBER})\s+(?:Person(?:en)?|Mitglied(?:ern?)?|Sitze?n?|Plätzen?|Platz|Vertret\w+)
    |\smit\s+(?:je(?:weils)?\s+)?(?P<written>{NUMBER})\s+(?:\w+e[nr]\s+)?(?:Person(?:en)?|Mitglied(?:ern)?|Sitz(?:en)?|Stimmen?|Vertret\w+))$""",
    re.VERBOSE,
)


def trailing_count(text: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    """“Mitglieder aus den Ämtern - 5 Personen” → the name's end and (5, 5)."""
    match = _TRAILING.search(text, start, end)
    if match is None or match.end() != end or match.start() <= start:
        return end, None
    written = match["written"] or match["inside"] or match["seats"]
    low = int(match["low"]) if match["low"] else read_count(written.casefold()) or 1
    return match.start(), (low, int(match["high"] or low))
