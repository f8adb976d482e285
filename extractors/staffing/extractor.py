"""Effort in people or time that the measure needs: “0,5 VZÄ”, “eine halbe Stelle”, “50 %-Stelle”, “20 Tage”, “10 Wochenstunden”.

Posts, full-time posts and full-time equivalents are one unit (VZÄ). Staff that is there already is left alone, as are
offices called Stelle (Beratungsstelle, Geschäftsstelle), places in a text (“an anderer Stelle”) and terms (“binnen 14 Tagen”).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from math import prod

from extractors.document import Document, Range
from extractors.facts import LeftAlone, Staffing
from extractors.german.numbers import read_quantity
from extractors.protocol import Extractor, Known
from extractors.sections import sentences

_COUNT = "eine?[rnms]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
_FURTHER = r"(?:weiter|zusätzlich|neu|ander|befristet|unbefristet)e[rnms]?\s+"
# 0,5 · 1.5 · 2 x 0,5 · zwei · eine weitere halbe · eine volle · anderthalb
_QUANTITY = rf"""(?P<quantity>(?:(?:{_COUNT}|(?<![\d.,/])\d)\s+)?(?:{_FURTHER}){{0,2}}(?:halbe|dreiviertel)[rnms]?
                |(?:(?:{_COUNT})\s+|(?<![\d.,/])\d{{1,2}}\s?[x×]\s?)?(?<![\d.,/])\d{{1,3}}(?:[.,]\d{{1,3}})?(?!\d)
                |(?:{_COUNT})(?:\s+(?:volle|ganze)[rnms]?)?|anderthalb|(?:ein|zwei|drei)einhalb)"""
_BESIDE = re.compile(rf"{_FURTHER}|\s+(?:volle|ganze)[rnms]?", re.IGNORECASE)
# “zwei halbe”, “vier 0,5”, “2 x 0,5”
_TIMES = re.compile(r"(\w+)(?:\s?[x×]\s?|\s+)(\S+)", re.IGNORECASE)
# VZÄ · Vollzeitstellen · Planstelle · Sozialarbeiterstelle · Stellenanteile; never Beratungsstelle
_POSTS = r"""(?P<posts>VZ[ÄEKSW]|VK(?!-)|Vollzeitäquivalente?n?|Vollzeitkr[aä]fte?n?|Vollbeschäftigteneinheiten
             |(?:(?:Plan|Vollzeit|Teilzeit|Personal|Projekt|Halbtags|Ganztags|Koordinierungs|Koordinations|Verwaltungs|Hausmeister)
             |\w*(?:fachkraft|lehrkraft|sozialarbeits|arbeiter|pädagogen|erzieher|lehrer|ingenieur|bearbeiter|bearbeitungs|referenten|lotsen))-?stellen?
             |(?:VZÄ|VK)-?Stellen?|Stellen(?:anteile?n?)?|Stelle)(?![\wÄÖÜäöüß-])"""
_ADJECTIVES = (
    r"(?!\w*(?:geführt|genannt|wähnt)e)"  # “unter B 12 aufgeführte Stelle”
    r"(?:vo[nm]\s+[A-ZÄÖÜ]\w+\s+)?(?-i:(?:[a-zäöüß]+(?:al|ell|ig|lich)\s+)?(?:[a-zäöüß-]+(?:e|en|er|es|em)\s+){0,2})"
)
_SHARE = r"(?P<percent>\d{1,3}(?:,\d+)?)\s?(?:%|Prozent|v\.\s?H\.)"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\wÄÖÜäöüß]){words}", re.VERBOSE | re.IGNORECASE)


# “jeweils mit insgesamt 14 Tagen”
_DAYS = _pattern(rf"(?:(?:mit|je|jeweils|insgesamt|ca\.|rund|Umfang\s+von|zusammen)\s+)+{_QUANTITY}\s+Tagen?(?!\w)")
_EFFORTS = (
    # “50 %-Stelle”, “eine 75%ige Stelle”, “100 % Stelle”
    ("staffing-percent", _pattern(rf"(?<!\d[.,]){_SHARE}(?:-?ige[nrms]?)?\s?-?\s?{_ADJECTIVES}{_POSTS}")),
    # “Stelle im Umfang von 50 %”, “Stellenanteil von 25 %”
    (
        "staffing-extent",
        _pattern(
            rf"""(?:(?:Personal|Plan)?stelle|Stellen(?:umfang|anteil)\w*|Beschäftigungsumfang\w*)\s+(?:[\w/:-]+\s+){{0,5}}?
                (?:von|zu|mit)\s+(?:{_SHARE}|(?P<quantity>\d,\d{{1,2}})(?![\d.%]))"""
        ),
    ),
    # “0,5 VZÄ”, “eine halbe zusätzliche Stelle”, “1,5 befristete Planstellen”
    ("staffing-posts", _pattern(rf"{_QUANTITY}[-\s]\s?{_ADJECTIVES}{_POSTS}")),
    # “20 Personentage”, “12 Beratertage”
    (
        "staffing-days",
        _pattern(
            rf"{_QUANTITY}\s+(?:(?:Personen|Arbeits|Berat\w+|Mann|Einsatz|Moderations|Projekt)tage|Tagewerke)n?(?!\w)"
        ),
    ),
    ("staffing-days", _DAYS),
    # “10 Wochenstunden”, “19,5 Stunden pro Woche”, “4 Std./Woche”
    (
        "staffing-hours",
        _pattern(
            rf"""{_QUANTITY}\s+(?:(?:Wochen|Arbeits|Personen)stunden
                |(?:Stunden?|Std\.?)\s?(?:/\s?Woche|pro\s+Woche|je\s+Woche|wöchentlich|in\s+der\s+Woche))"""
        ),
    ),
)
# one of the words that every effort is told with
_OF_EFFORT = ("stelle", "vollzeit", "vollbesch", "tage", "stunde", "std", "vz", "vk")
# days and hours in the text are efforts only where people work
_AT_WORK = re.compile(
    r"begleit|berat|moder(?:ier|ation)|Dienstleist|Auftrag|Coach|Referent|Trainer|aufwand|Honorar", re.IGNORECASE
)
_EMPLOYED = re.compile(
    r"Wochenstunden|Stelle|Fachkraft|Personal|Mitarbeit|beschäftig|Vertrag|Leitung|Koordin|Hausmeister|Minijob",
    re.IGNORECASE,
)
_EXISTING = re.compile(
    r"""derzeit|aktuell|bereits|bestehende[nr]?\s|vorhandene|bisher|verfügt|gliedert|verteilt|arbeiten|beschäftigt|tätig|Stand\s+\d|bislang
        |gegenwärtig|war(?:en)?\s|steh(?:t|en)\s.*zur\sVerfügung|weist\s.*\saus\b|hatte|seit\s""",
    re.VERBOSE | re.IGNORECASE,
)
# “enden auch die beiden Stellen”, “entfällt eine halbe Stelle”
_ENDS = re.compile(
    r"\b(?:ende[nt]|aus(?:laufen|läuft)|l[aä]uf(?:en|t)\b.*\baus|fallen\b.*\bweg|entf(?:allen|ällt)|weg(?:fallen|fällt)|gestrichen|Streichung|abgebaut|eingespart)\b",
    re.IGNORECASE,
)
_CREATED = (
    r"""geschaffen|schaffung|zu\s+schaffen|einzurichten|zusätzlich|\bneue|weitere|beantrag|benötig|erforderlich"""
)
_MADE = re.compile(rf"{_CREATED}|eingerichtet|befristete|Besetzung", re.IGNORECASE)
_NEEDED = re.compile(
    rf"{_CREATED}|bedarf|freigestellt|freistell|soll|aufstock|aufgestockt|vorgesehen|erhöh|förder|finanziert|vorausgesetzt",
    re.IGNORECASE,
)
# words before an effort that are no thing it is for
_NO_PURPOSE = re.compile(
    r"\b(?:[DH]afür|Hierfür|Dazu|Hierzu|Euro|entsteh\w+|werden|wird|ist|sind|fördert|finanziert|stellt|schafft|beantragt|umfasst)\b"
)
_FOR_WHAT = re.compile(r"\s*(?:\([^)]*\)\s*)?((?:für|als|der|des|zur(?!\s+Verfügung)|im)\s+[^,.;:()]{3,80})")
_TRADE = re.compile(r"\s+([A-ZÄÖÜ][\w/*:-]{3,}(?:\s[A-ZÄÖÜ][\w/*:-]+)?)\s*(?:,|$)")
_GIVEN_BY = re.compile(r"([A-ZÄÖÜ][\w/*:-]+(?:\s+[\w/*:-]+){0,6})\s*(?:\(|mit|von|im\s+Umfang\s+von|:)?\s*\Z")
# “eine Projektstelle |(0,5 VZÄ)|”
_HOW_MUCH = re.compile(r"\s*\(\s*\d+(?:,\d+)?\s?(?:VZ|Stelle|%|Prozent)")
_PART = re.compile(r"\d|halb|viertel|volle|ganze", re.IGNORECASE)
_AROUND, _BEFORE = 600, 150  # characters that say of an effort what it is, and for what
_SIGN = re.compile(r"\d\s?(?:VZÄ|Vollzeit\w+)|\d(?:,\d+)?\s+(?:Plan)?[Ss]tellen?\b|%-?\s?[Ss]telle\b|Wochenstunden")


@dataclass(frozen=True, slots=True)
class _Effort:
    span: Range
    quantity: Decimal
    unit: str
    rule: str
    vague: bool = False  # “eine Stelle” may be a body as well


def extract(document: Document, known: Known) -> Iterator[Staffing | LeftAlone]:
    """The posts, days and hours that the paper asks for, each once."""
    seen: dict[tuple[Decimal, str], set[str | None]] = {}
    for unit in sentences(document):
        sentence = document.text[unit.start : unit.end]
        for stretch, efforts in groupby(_efforts(sentence), key=lambda effort: effort.span.start // _AROUND):
            around = sentence[max(0, (stretch - 1) * _AROUND) : (stretch + 2) * _AROUND]
            reasons = {vague: _not_needed(around, vague=vague) for vague in (False, True)}
            for effort in efforts:
                evidence = document.evidence(unit.start + effort.span.start, unit.start + effort.span.end)
                reason = reasons[effort.vague]
                key = (effort.quantity.normalize(), effort.unit)
                block = document.block_at(evidence.start)
                # an equal effort for another purpose is another in a list
                point = _label(sentence, effort) if block is not None and block.kind == "item" else None
                if reason is None and key in seen and (point is None or seen[key] & {None, point}):
                    reason = "the same effort is named before"
                if reason is not None:
                    yield LeftAlone(evidence=evidence, rule="staffing-not-needed", reason=reason)
                    continue
                seen.setdefault(key, set()).add(point)
                rule, quantity, label = effort.rule, effort.quantity, _label(sentence, effort)
                yield Staffing(evidence=evidence, rule=rule, quantity=quantity, unit=effort.unit, label=label)


def trigger(document: Document) -> Iterator[Range]:
    """Numbers of posts, shares of posts and weekly hours."""
    for sign in _SIGN.finditer(document.text):
        yield Range(sign.start(), sign.end())


def _efforts(sentence: str) -> list[_Effort]:
    """Every effort in the sentence, none inside another."""
    low = sentence.lower()
    if not any(word in low for word in _OF_EFFORT):
        return []
    found: list[_Effort] = []
    for rule, pattern in _EFFORTS:
        for match in pattern.finditer(sentence):
            effort = _effort(sentence, match, rule)
            at = bisect_left(found, match.start(), key=lambda one: one.span.end - 1)
            if effort and (at == len(found) or match.end() <= found[at].span.start):
                found.insert(at, effort)
    return found


def _effort(sentence: str, match: re.Match[str], rule: str) -> _Effort | None:
    parts = match.groupdict()
    percent, words = parts.get("percent"), parts.get("quantity") or ""
    quantity = Decimal(percent.replace(",", ".")) / 100 if percent else _quantity(words)
    span = Range(match.start(), match.end())
    if not quantity:
        return None
    if rule == "staffing-days":
        return _Effort(span, quantity, "Tage", rule) if match.re is not _DAYS or _AT_WORK.search(sentence) else None
    if rule == "staffing-hours":
        return _Effort(span, quantity, "Stunden", rule) if _EMPLOYED.search(sentence) else None
    posts = (parts.get("posts") or "").casefold()
    if re.search(r"\d", match[0]) is None:
        if posts.startswith("teilzeit") or _HOW_MUCH.match(sentence, span.end):
            return None  # how much of a post it is, stands elsewhere
        quantity = quantity / 2 if posts.startswith("halbtags") else quantity
    vague = posts.removesuffix("n") == "stelle" and not _PART.search(words or "1")
    return _Effort(span, quantity, "VZÄ", rule, vague)


def _quantity(words: str) -> Decimal | None:
    """“2 x 0,5” is one post, “eine volle” and “zwei halbe” as well."""
    words = _BESIDE.sub("", words)
    words = re.sub(r"^(\d{1,2})\.(\d{1,2})$", r"\1,\2", words)  # “0.5” as some papers write it
    several = _TIMES.fullmatch(words)
    parts = [read_quantity(part) for part in (several.groups() if several else (words,))]
    known = [part for part in parts if part is not None]
    return prod(known, start=Decimal(1)) if len(known) == len(parts) else None


def _not_needed(sentence: str, *, vague: bool) -> str | None:
    """Why the efforts of a stretch of a sentence are none of the measure, if so."""
    if vague and not _MADE.search(sentence):
        return "“eine Stelle” may be a body or a place"
    if _ENDS.search(sentence) and not _MADE.search(sentence):
        return "posts that end"
    if _EXISTING.search(sentence) and not _NEEDED.search(sentence):
        return "staff that is there already"
    return None


def _label(sentence: str, effort: _Effort) -> str | None:
    """What the effort is for: “für die Koordination des Netzwerks”, its trade, or who gives it."""
    start, end = effort.span.start, effort.span.end
    named = _FOR_WHAT.match(sentence, end, end + _BEFORE) or _TRADE.match(sentence, end)
    if named is None:
        named = _GIVEN_BY.search(sentence, max(0, start - _BEFORE), start)
        if named is None or _NO_PURPOSE.search(named[1]):
            return None
    return " ".join(named[1].split())


EXTRACTOR = Extractor(name="staffing", yields=(Staffing,), extract=extract, trigger=trigger)
