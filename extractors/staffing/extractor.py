"""Effort in people or time that the measure needs: “0,5 VZÄ”, “eine halbe Stelle”, “50 %-Stelle”, “20 Tage”, “10 Wochenstunden”.

Posts, full-time posts and full-time equivalents are one unit (VZÄ). Staff that is there already is left alone, as are
offices called Stelle (Beratungsstelle, Geschäftsstelle), places in a text (“an anderer Stelle”) and terms (“binnen 14 Tagen”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.document import Document, Range
from extractors.facts import LeftAlone, Staffing
from extractors.german.numbers import read_quantity
from extractors.protocol import Extractor, Known
from extractors.sections import sentences

# 0,5 · 1.5 · 2 x 0,5 · zwei · eine halbe · anderthalb · ½
_QUANTITY = r"""(?P<quantity>(?:(?:eine[rnms]?|zwei|drei|vier|fünf|sechs|(?<![\d.,/])\d)\s+)?
                (?:(?:weiter|zusätzlich|neu|ander|befristet|unbefristet)e[rnms]?\s+){0,2}(?:halbe|dreiviertel)[rnms]?
                |(?:zwei|drei|vier|fünf|sechs)\s+0,\d{1,2}(?!\d)
                |(?<![\d.,/])\d{1,2}\s?[xX×]\s?\d{1,2}(?:,\d{1,2})?(?!\d)
                |(?<![\d.,/])\d{1,3}(?:[.,]\d{1,3})?(?!\d)|½
                |eine?[rnms]?(?:\s+(?:volle|ganze)[rnms]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf
                |anderthalb|eineinhalb|zweieinhalb|dreieinhalb)"""
# “weiteren” between the article and “halben”
_FURTHER = re.compile(r"\b(?:weiter|zusätzlich|neu|ander|befristet|unbefristet)e[rnms]?\s+", re.IGNORECASE)
# “zwei halbe” Stellen are one post
_HALVES = re.compile(r"(?P<count>zwei|drei|vier|fünf|sechs|\d)\s+(?P<part>halbe|dreiviertel)[rnms]?", re.IGNORECASE)
# VZÄ · Vollzeitstellen · Planstelle · Sozialarbeiterstelle · Stellenanteile; never Beratungsstelle
_POSTS = r"""(?P<posts>VZÄ|VZE|VZK|VZS|VZW|VK(?!-)|Vollzeitäquivalente?n?|Vollzeitkr[aä]fte?n?|Vollbeschäftigteneinheiten
             |(?:(?:Plan|Vollzeit|Teilzeit|Personal|Projekt|Halbtags|Ganztags|Koordinierungs|Koordinations|Verwaltungs|Hausmeister)
             |\w*(?:fachkraft|sozialarbeits|arbeiter|pädagogen|erzieher|lehrer|lehrkraft|ingenieur|bearbeiter|bearbeitungs|referenten|lotsen))-?stellen?
             |(?:VZÄ|VK)-?Stellen?|Stellen(?:anteile?n?)?|Stelle)(?![\wÄÖÜäöüß-])"""
_ADJECTIVES = (
    r"(?:vo[nm]\s+[A-ZÄÖÜ]\w+\s+)?(?:[a-zäöüß]+(?:al|ell|ig|lich)\s+)?(?:[a-zäöüß-]+(?:e|en|er|es|em)\s+){0,2}"
)
# “0,5 VZÄ”, “eine halbe zusätzliche Stelle”, “1,5 befristete Planstellen”
_OF_POSTS = re.compile(rf"(?<![\wÄÖÜäöüß]){_QUANTITY}[-\s]\s?{_ADJECTIVES}{_POSTS}", re.VERBOSE | re.IGNORECASE)
# “50 %-Stelle”, “eine 75%ige Stelle”, “100 % Stelle”
_PERCENT = re.compile(
    rf"(?<![\d.,])(?P<percent>\d{{1,3}}(?:,\d+)?)\s?(?:%|Prozent|v\.\s?H\.)(?:-?ige[nrms]?)?\s?-?\s?{_ADJECTIVES}{_POSTS}",
    re.VERBOSE | re.IGNORECASE,
)
# “Stelle im Umfang von 50 %”, “Stellenanteil von 25 %”
_EXTENT = re.compile(
    r"""(?<![\wÄÖÜäöüß])(?P<posts>Stelle|Stellenumfang\w*|Stellenanteil\w*|Personalstelle|Planstelle|Beschäftigungsumfang\w*)\s+
        (?:[\w/:-]+\s+){0,5}?(?:im\s+Umfang\s+von|mit\s+einem\s+Umfang\s+von|in\s+Höhe\s+von|von|zu|mit)\s+
        (?:(?P<percent>\d{1,3}(?:,\d+)?)\s?(?:%|Prozent)|(?P<quantity>\d,\d{1,2})(?![\d.%]))""",
    re.VERBOSE,
)
# one of the words that every effort is told with
_OF_EFFORT = re.compile(
    r"stelle|vollzeit|vollbesch|tage|stunde|std|manager|koordinator|fachkraft|beauftragte|umfang|V[ZK]", re.IGNORECASE
)
# “20 Personentage”, “12 Beratertage”
_WORKING_DAYS = re.compile(
    rf"(?<![\wÄÖÜäöüß]){_QUANTITY}\s+(?:Personen|Arbeits|Berater|Beratungs|Mann|Einsatz|Moderations|Projekt)tagen?(?!\w)|"
    rf"(?<![\wÄÖÜäöüß]){_QUANTITY.replace('?P<quantity>', '?P<works>')}\s+Tagewerken?(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)
# “begleiten die Schulen, jeweils mit insgesamt 14 Tagen”
_DAYS = re.compile(
    rf"(?:mit|je|jeweils|insgesamt|Umfang\s+von|zusammen)\s+(?:(?:je|jeweils|insgesamt|ca\.|rund|bis\s+zu)\s+){{0,2}}{_QUANTITY}\s+Tagen?(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"begleit|berat|moder(?:ier|ation)|Prozess|Dienstleist|Auftragnehm|Coach|Referent|Trainer|Arbeitsaufwand|Honorar",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"innerhalb|binnen|Frist|spätestens|alle\s+\d+\s+Tage|seit|nach\s+\d+|Quarantäne|Veranstaltung", re.IGNORECASE
)
# “10 Wochenstunden”, “19,5 Stunden pro Woche”, “4 Std./Woche”
_HOURS = re.compile(
    rf"(?<![\wÄÖÜäöüß]){_QUANTITY}\s+(?:Wochenstunden|Arbeitsstunden|Personenstunden|(?:Stunden?|Std\.?)\s?(?:/\s?Woche|pro\s+Woche|je\s+Woche|wöchentlich|in\s+der\s+Woche))",
    re.VERBOSE | re.IGNORECASE,
)
_EXISTING = re.compile(
    r"""derzeit|aktuell|bereits|bestehende[nr]?\s|vorhandene|bisher|verfügt|gliedert|verteilt|arbeiten|beschäftigt|tätig|Stand\s+\d|bislang|gegenwärtig|war(?:en)?\s|steh(?:t|en)\s.*zur\sVerfügung|weist\s.*\saus\b|hatte|seit\s
        |Jahr\s+(?:19|20)\d\d\s+(?:wurde|war)""",
    re.VERBOSE | re.IGNORECASE,
)
_NEEDED = re.compile(
    r"""zusätzlich|benötig|erforderlich|schaffung|zu\s+schaffen|geschaffen|beantrag|\bneue|bedarf|freigestellt|freistell|soll|aufstock|aufgestockt|einzurichten|weitere|vorgesehen|erhöh
        |förder|finanziert|vorausgesetzt""",
    re.VERBOSE | re.IGNORECASE,
)
# “enden auch die beiden Stellen”, “entfällt eine halbe Stelle”
_ENDS = re.compile(
    r"\b(?:enden|endet|auslaufen|ausläuft|laufen\b.*\baus|läuft\b.*\baus|entf(?:allen|ällt)|weg(?:fallen|fällt)|fallen\b.*\bweg|gestrichen|Streichung|abgebaut|eingespart)\b",
    re.IGNORECASE,
)
# words before an effort that are no thing it is for
_NO_PURPOSE = re.compile(
    r"\b(?:Dafür|Hierfür|Dazu|Hierzu|Euro|entstehen|entsteht|werden|wird|ist|sind|fördert|finanziert|stellt|schafft|beantragt|umfasst)\b"
)
_EMPLOYED = re.compile(
    r"Stelle|Fachkraft|Personal|Mitarbeit|beschäftig|Vertrag|Leitung|Koordin|Hausmeister|Minijob", re.IGNORECASE
)
_CREATED = re.compile(
    r"""geschaffen|schaffung|zu\s+schaffen|einzurichten|eingerichtet|zusätzliche|neue|weitere|befristete|Besetzung|beantrag
        |benötig|erforderlich""",
    re.VERBOSE | re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"\s*(?:\([^)]*\)\s*)?((?:für|als|der|des|zur(?!\s+Verfügung)|im)\s+[^,.;:()]{3,80})")
_TRADE = re.compile(r"\s+([A-ZÄÖÜ][\w/*:-]{3,}(?:\s[A-ZÄÖÜ][\w/*:-]+)?)\s*(?:,|$)")
_GIVEN_BY = re.compile(r"([A-ZÄÖÜ][\w/*:-]+(?:\s+[\w/*:-]+){0,6})\s*(?:\(|mit|von|im\s+Umfang\s+von|:)?\s*\Z")
# “eine Projektstelle |(0,5 VZÄ)|”
_HOW_MUCH = re.compile(r"\s*\(\s*\d+(?:,\d+)?\s?(?:VZ|Stelle|%|Prozent)")
_PART = re.compile(r"\d|halb|viertel|volle|ganze", re.IGNORECASE)
_TOGETHER = re.compile(r"\b(?:insgesamt|zusammen)\s+\Z")
_PLACE = re.compile(r"\b(?:an|auf|in)\s+(?:der\s+)?\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s")
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
        for effort in _efforts(sentence):
            span = Range(unit.start + effort.span.start, unit.start + effort.span.end)
            evidence = document.evidence(span.start, span.end)
            stretch = effort.span.start // _AROUND * _AROUND
            reason = _not_needed(sentence[max(0, stretch - _AROUND) : stretch + 2 * _AROUND], vague=effort.vague)
            key = (effort.quantity.normalize(), effort.unit)
            label = _label(sentence, effort)
            point = label if _listed(document, span) else None
            if reason is None and key in seen and (point is None or seen[key] & {None, point}):
                reason = "the same effort is named before"
            if reason is not None:
                yield LeftAlone(evidence=evidence, rule="staffing-not-needed", reason=reason)
                continue
            seen.setdefault(key, set()).add(point)
            yield Staffing(evidence=evidence, rule=effort.rule, quantity=effort.quantity, unit=effort.unit, label=label)


def trigger(document: Document) -> Iterator[Range]:
    """Numbers of posts, shares of posts and weekly hours."""
    for sign in _SIGN.finditer(document.text):
        yield Range(sign.start(), sign.end())


def _listed(document: Document, span: Range) -> bool:
    """Whether the effort is a point of a list, where an equal one for another purpose is another."""
    block = document.block_at(span.start)
    return block is not None and (block.kind == "item" or _NUMBERED.match(block.text) is not None)


def _efforts(sentence: str) -> Iterator[_Effort]:
    """Every effort in the sentence, none inside another."""
    if not _OF_EFFORT.search(sentence):
        return
    found: list[_Effort] = []
    taken: set[int] = set()
    for rule, pattern in (
        ("staffing-percent", _PERCENT),
        ("staffing-extent", _EXTENT),
        ("staffing-posts", _OF_POSTS),
        ("staffing-days", _WORKING_DAYS),
        ("staffing-days", _DAYS),
        ("staffing-hours", _HOURS),
    ):
        for match in pattern.finditer(sentence):
            effort = _effort(sentence, match, rule)
            if effort is not None and taken.isdisjoint(place := range(effort.span.start, effort.span.end)):
                found.append(effort)
                taken.update(place)
    found.sort(key=lambda effort: effort.span.start)
    yield from found


def _effort(sentence: str, match: re.Match[str], rule: str) -> _Effort | None:
    parts = match.groupdict()
    if parts.get("percent"):
        quantity: Decimal | None = Decimal(parts["percent"].replace(",", ".")) / 100
    else:
        quantity = _quantity(parts.get("quantity") or parts.get("works") or "")
    if not quantity:
        return None
    span = Range(match.start(), match.end())
    if rule == "staffing-days":
        at_work = _AT_WORK.search(sentence) and not _TERM.search(sentence)
        return _Effort(span, quantity, "Tage", rule) if at_work or match.re is not _DAYS else None
    if rule == "staffing-hours":
        employed = "wochenstunden" in match[0].casefold() or _EMPLOYED.search(sentence)
        return _Effort(span, quantity, "Stunden", rule) if employed else None
    posts = (parts.get("posts") or "").casefold()
    in_words = re.search(r"\d", match[0]) is None
    if in_words and (posts.startswith("teilzeit") or _HOW_MUCH.match(sentence, span.end)):
        return None  # how much of a post it is, stands elsewhere
    quantity = quantity / 2 if in_words and posts.startswith("halbtags") else quantity
    counted = posts.removesuffix("n") != "stelle" or _PART.search(parts.get("quantity") or "1")
    vague = not (counted or _TOGETHER.search(sentence, 0, span.start))
    if vague and _PLACE.search(sentence, 0, span.start):
        return None
    return _Effort(span, quantity, "VZÄ", rule, vague)


def _quantity(words: str) -> Decimal | None:
    """“2 x 0,5” is one post, “eine volle” and “zwei halbe” as well."""
    words = _FURTHER.sub("", words)
    several = re.fullmatch(r"(\w+)\s+(0,\d+)", words)
    words = f"{several[1]} x {several[2]}" if several is not None else words
    halves = _HALVES.fullmatch(words)
    if halves is not None:
        words = f"{halves['count']} x {halves['part']}"
    factor, times, each = (part.strip() for part in re.sub(r"[xX×]", "×", words, count=1).partition("×"))
    if times:
        count, part = read_quantity(factor), read_quantity(each)
        return count * part if count is not None and part is not None else None
    words = re.sub(r"^(\d{1,2})\.(\d{1,2})$", r"\1,\2", words)  # “0.5” as some papers write it
    return read_quantity(re.sub(r"\s+(?:volle|ganze)[rnms]?", "", words, flags=re.IGNORECASE))


@lru_cache(maxsize=8)
def _not_needed(sentence: str, *, vague: bool) -> str | None:
    """Why the efforts of a stretch of a sentence are none of the measure, if so."""
    if vague and not _CREATED.search(sentence):
        return "“eine Stelle” may be a body or a place"
    if _ENDS.search(sentence) and not _CREATED.search(sentence):
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
