"""How many sit in a body, as the sentences about it say: “aus 26 Mitgliedern”, “die achtköpfige Gruppe”, “höchstens 15 Personen”."""

from __future__ import annotations

import re

from extractors.german.numbers import read_count

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
