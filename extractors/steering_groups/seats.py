"""How many sit there, and for whom: “je 6”, “bis zu drei |Vertreter der| Kirchen”, “aus 26 Mitgliedern” of a body."""

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


_BODY_WORD = (
    r"(?:Vertr\.|Vertreter(?:innen|in|n|s)?|Vertretung(?:en)?|Repräsentant(?:innen|in|en)?|Mitglied(?:ern?|s|es)?|Mitarbeiter(?:innen|in|n)?"
    r"|Mitarbeitende[nr]?|Delegierte[nr]?|Akteur(?:innen|in|en|e|s)?|Person(?:en)?|Beteiligte[nr]?|Teilnehmer(?:innen|in|n)?"
    r"|Teilnehmende[nr]?|Entsandte[nr]?|Verantwortliche[nr]?|Angehörige[nr]?|Beschäftigte[nr]?|Bedienstete[nr]?|Abgesandte[nr]?|Expert(?:innen|in|en|e)"
    r"|(?:Führungs|Leitungs|Fach)kräfte[n]?|Entscheidungsträger(?:innen|n)?|Schlüsselpersonen|Abgeordnete[nr]?)"
)
_INNER = (
    r"(?:\s?[/*:]\s?-?-?(?:einem\s+|einer\s+|eines\s+)?(?:innen|in|n|\w+innen|Vertreter(?:in|s|n)?|Mitarbeiter\w*)"
    r"|\(n\)|\(innen\)|\(in\)|Innen)?"
)
# “Vertreterinnen und Vertretern”, “Vertreter/innen”, “einem Vertreter bzw. einer Vertreterin”
LEAD = re.compile(
    rf"""(?:(?:den|die|der|dem|das|folgende[nr]?|verschiedene[nr]?|weitere[nr]?|ausgewählte[nr]?|einige[nr]?|mehrere[nr]?|gewählte[nrs]?
      |ständige[nr]?|alle[nr]?|entsandte[nr]?|benannte[nr]?|politische[nr]?|jeweilige[nr]?|zuständige[nr]?)\s+)*
    {_BODY_WORD}{_INNER}(?:\s+(?:und|bzw\.|oder|/)\s+(?:eine[mrs]?\s+|ein\s+)?{_BODY_WORD}{_INNER})?
    (?P<link>\s+(?:aus\s+(?:dem\s+Bereich\s+(?:der|des)|den\s+Bereichen|dem\s+Kreis\s+der|den\s+Reihen\s+der)
        |aus\s+(?:der|dem|den)|aus|von\s+(?:der|dem|den)|von|vom|pro|je|für|beim|der|des|aller|sämtlicher)(?=\s)|(?=\s[A-ZÄÖÜ])|(?=\s*\()|$)""",
    re.VERBOSE,
)
PREPOSITION = re.compile(
    r"""um\s+|wie\s+|jede[rmns]?\s+|(?:(?:aus|von|mit|durch|seitens|neben|an|in|bei)\s+(?=(?:der|dem|den|des|die|das)\s)|vom\s+|beim\s+|aus\s+|von\s+|mit\s+|seitens\s+
    |(?:insbesondere|auch|ebenfalls|zusätzlich|etwa|z\.\s?B\.|zum\s+Beispiel|beispielsweise|u\.\s?a\.|unter\s+anderem|weiterhin
      |ferner|dazu|daneben|darüber\s+hinaus|außerdem|zudem|sowie|und|künftig|bislang|derzeit|aktuell|ggf\.|gegebenenfalls|zunächst|zu\s+Beginn|lediglich|nur|nun)\s+)""",
    re.VERBOSE,
)
_NUMBER = (
    r"(?P<%s>\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn"
    r"|achtzehn|neunzehn|zwanzig)"
)
_WHO = r"(?:Personen|Mitgliedern?|Teilnehmer(?:inne)?n?|Teilnehmenden|Köpfen|Mitglieder|Sitzen?)\b"
# “bis zu 15 Personen”, “acht stimmberechtigte Mitglieder”, “zehn bis zwölf Personen”; not “je zwei Personen”, “zwei Mitglieder des Rates”
_SEATS = re.compile(
    rf"""(?<!\bje\s)(?<!\bjeweils\s)\b(?:(?P<max>maximal|höchstens|bis\s+zu|max\.)|(?P<min>mindestens|mind\.))?\s*
    (?:{_NUMBER % "low"}\s*(?:bis|-|–)\s*)?{_NUMBER % "high"}\s+
    (?:(?!weitere)[a-zäöüß]+e[nr]?\s+)?
    {_WHO}
    (?(max)(?!\s+(?:der|des|aus\s+de[mnr])\b)|(?(min)|(?!\s+(?:der|des|aus|pro|je|mit|von|vom|für)\b)))""",
    re.VERBOSE,
)
_TOLD = re.compile(
    r"\b(?:bestehen|besteht|bestand|umfasst|umfassen|umfassende[nr]?|zählt|hat|haben|treffen|tagen|kommen|aus|mit|gehören|zusammen|von|sind|vorgesehen"
    r"|begrenzt|beschränkt|festgelegt|festgesetzt)\b"
)
# “die |12-köpfige| Gruppe”, “eine Gruppe |von acht Mitgliedern| aus Verwaltung und Politik”
_HEADS = re.compile(
    rf"\b{_NUMBER % 'heads'}-?köpfige[nrs]?\b|[§¤]\s+(?:von|aus)\s+{_NUMBER % 'members'}\s+{_WHO}(?!\s+(?:der|des|vom|von|für)\b)",
    re.IGNORECASE,
)
# whose seats the words behind it count: “Personalrat |mit| zwei Sitzen”, “Konferenz |(|rund 120 Personen)”
_OF_ANOTHER = re.compile(r"(?<![§¤])\b[A-ZÄÖÜ][\w-]+\s+(?:mit\s+|\((?:[^()§¤]*[,;]\s+)?(?:rd\.|rund|ca\.|etwa)?\s*)$")


def size(sentence: str) -> tuple[int | None, int | None] | None:
    """How many the body has: (from, to). “maximal 19 Personen” → (None, 19); “26 Mitgliedern” → (26, 26)."""
    heads = _HEADS.search(sentence)
    if heads is not None:
        count = read_count((heads["heads"] or heads["members"]).casefold())
        return count, count
    if not _TOLD.search(sentence) and "(" not in sentence:
        return None
    for match in _SEATS.finditer(sentence):
        if _OF_ANOTHER.search(sentence, 0, match.start() + len(match[0]) - len(match[0].lstrip())):
            continue
        high = read_count(match["high"])
        low = read_count(match["low"]) if match["low"] else high
        if match["max"]:
            return (low if match["low"] else None), high
        return (low, None) if match["min"] else (low, high)
    return None
