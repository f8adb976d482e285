"""The budget years an amount is for: “2021: 12.000 €”, “je 40.000 Euro im Doppelhaushalt 2023/2024”, “ab 2018 jährlich”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.document import Range

# 2018 · 2015/2016 · 2022/23 · 2019 und 2020 · 2022 bis 2025
_YEAR = r"""(?<![\d.,/§-])(?P<first>(?:19|20)\d\d)
            (?:\s?(?P<join>/|und|u\.|&|sowie|bis|[-–])\s?(?P<second>(?:20)\d\d|\d\d(?!\d)))?
            (?!\d|[.,]\d|\s?(?:€|Euro|EUR|TEUR|T€)|/\d)"""
_ANY_YEAR = re.compile(_YEAR, re.VERBOSE)
# “2018, ” before “2019 und 2020”
_LISTED = re.compile(r"(?<![\d.,/§-])(?P<first>(?:19|20)\d\d),\s(?:(?:19|20)\d\d,\s)*\Z")
_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|\d\.)\s?\Z"
# what makes a number in a sentence a budget year
_INTRO = r"""(?:Jahr(?:e|en|es)?|HJ|HH(?:-?Plan|-?Jahr)?|\w*[Hh]aushalt(?:e|en|s?jahr(?:e|es|en)?|splan(?:es|s)?|s|es|sentwurf
             |sansatz)?|\w*[Aa]ns[aä]tz(?:e|es)?|Plan|Etats?|Budgets?|Fonds|(?:Stellen|Wirtschafts|Finanz|Investitions|Nachtrags)plan(?:es|s)?|für|in|ab|\w*[Kk]osten|gesamt|Stand|\w*entwurf|Summe
             |\w*[Aa]ufwand|\w*[Bb]elastung|\w*betrag|\w*summe|Mittel|Aufwendungen|geplant|Umsetzung|Ausführung)"""
_SENTENCE_YEAR = re.compile(
    rf"(?<![\wÄÖÜäöüß-]){_INTRO}[:\s]+(?:(?:für|das|die|den|dem|der|Jahre?n?|Haushaltsjahre?n?|von|zum|im|HJ)\s+){{0,3}}{_YEAR}",
    re.VERBOSE | re.IGNORECASE,
)
# no word before a year that says when something is done: “seit 2019”, “die 2015 gegründete Initiative”, “vom 12.05. und 2019”
_NO_ADVERB = r"""(?:seit|von|vom|aus|bis|vor|nach|der|die|das|den|dem|des|ein\w*|zum|zur|und|oder|bzw|sowie|auf|mit|um|ca|rund|etwa
                 |gemäß|laut|durch|nr|ziffer|stand|\w*plan|konzept)"""
# “stehen 2023 für die Umsetzung”, “Der Bund gibt 2015 einen Zuschuss”, “2022 sind es”, “, die 2017 zu verwenden sind”
_ADVERBIAL = re.compile(
    rf"""(?:(?<![\w.-])(?!{_NO_ADVERB}\s)[a-zäöüß]{{2,}}(?:(?:t|en|ie|nd|rd|ar|ich)\s+|\s+(?!\d{{4}}\s*(?:\d|\Z)))|,\s+d(?:ie|er|as)\s+|[.:;,–]\s+(?=(?:19|20)\d\d\s+[a-zäöü]))
         {_YEAR}(?!\s+(?:\w+\s+)?\w+(?:t|en)(?:e|en|er|es|em)\s+[A-ZÄÖÜ])""",
    re.VERBOSE,
)
# “2021: ”, “Jahr 2017: ”, “2027 (unter Vorbehalt): ” right before the amount
_BEFORE = re.compile(
    rf"{_YEAR}\s*(?:\([^()]*\))?\s*(?P<colon>[-=]>|[→➔:–=(/-])?\s*(?:(?:je|jeweils)\s*)?\Z", re.VERBOSE
)
# “ für das Haushaltsjahr 2015”, “ (HJ 2022)”, “ je in 2019 und 2020” right behind the amount
_AFTER = re.compile(
    rf"""\s*[(,]?\s*(?:(?:je|jeweils|aus|dem|der|den|für|im|in|das|die|des|von|Fonds|HJ|HH|Plan|\w*[Hh]aushalt\w*|Jahre?n?
         |HH-?Jahre?n?|Mitteln?|Ansatz|jährlich|ab|zur|Verfügung|\(?brutto\)?|\(?netto\)?)\s+){{1,7}}{_YEAR}""",
    re.VERBOSE,
)
# “ (2022)”, “ (HJ 2022)”, “ einmalig (2017)”, “, 2022)”
_BRACKETED = re.compile(
    rf"(?:(?:\s+(?:einmalig|jährlich|brutto|netto))?\s*\(\s*(?:HJ|HH|Jahr|ab)?\s*|,\s+(?=\d{{4}}\))){_YEAR}", re.VERBOSE
)
# “2025 mit maximal ”, “2016 um jährlich ”, “2014 werden anteilig ”, “2025 einen Betrag von ” right before the amount
_LEADS = r"""(?:(?:um|mit|in|Höhe|von|i\.?\s?H\.?\s?v\.?|eine[nmr]?|Betr[aä]ge?n?|Summe|jeweils|je|jährlich|maximal|höchstens|rund|bis|zu
             |ca\.|etwa|rd\.|voraussichtlich|geschätzt|einmalig|weitere|zusätzlich|insgesamt|anteilig|werden|wird|stehen|sind|fallen|entstehen|betragen|noch|Kosten|Mittel|zudem|dafür|hierfür|erneut|nochmals)\s+)"""
_AHEAD = re.compile(rf"{_YEAR}\s+{_LEADS}{{1,6}}(?P<colon>:)?\Z", re.VERBOSE)
# the same where such a word opens the amount: “2016 voraussichtlich 5.000 €”
_AHEAD_OF_WORD = re.compile(rf"{_YEAR}\s+(?P<colon>\Z)", re.VERBOSE)
# “2022 sind es 12.500 €”
_OPENS = re.compile(rf"{_YEAR}(?=\s+[a-zäöü])", re.VERBOSE)
# “ und ” between an amount and the year of the next: “2022 rund 18.000 € und 2023 14.000 €”
_NEXT_YEAR = re.compile(r"[\s,;]*(?:(?:und|bzw\.|sowie|dann)\s+)?(?:in\s+|im\s+Jahr\s+|für\s+)?")
_NAMED = re.compile(r"(?:konzept\w*|plan|leitbild|bericht\w*|vom|von|seit|aus)\s\Z", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:je|jeweils)(?!\w)", re.IGNORECASE)
_RECURRING = re.compile(
    r"""jährlich|alljährlich|(?:pro|je|im|/)\s?(?:Kalender|Haushalts|HH-?|Förder)?jahr(?!e|\w|\s(?:19|20)\d\d)
        |p\.\s?a\.|[€or]\s?/\s?a\b|monatlich|(?:pro|je|im|/)\s?Monat|laufende\w*\s+(?:Belastung|Kosten)|wiederkehrend|Folgekosten|dauerhaft""",
    re.VERBOSE | re.IGNORECASE,
)
# “ab 2029”, “2029 ff.”: a sum for each year from then on
_ONWARD = re.compile(r"\b(?:ab|seit)\s+(?:dem\s+)?(?:Jahr\s+|HJ\s+)?\Z")
_AND_ON = re.compile(r"\s?ff\b")
_ONCE = re.compile(r"einmalig", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:kommende|nächste|folgende)[snmr]?\s+(?:Haushalts)?[Jj]ahr(?:es|s)?\b|\A[\w./-]+\s+(?:im\s+)?Folgejahr(?:es|s)?\b"
)
_THIS = re.compile(
    r"(?:(?:laufende|aktuelle|diese)[snmr]?|lfd\.)\s+(?:Haushalts|Kalender)?[Jj]ahr(?:es|s)?\b|\blfd\.\s?(?:HJ|HHJ)\b"
)


@dataclass(frozen=True, slots=True)
class Times:
    """The years an amount holds for, one row each; a ``period`` where it holds for several years at once: with its first
    year where the amount is printed for each of them (“2021 und 2022 jeweils”), alone where it is their sum."""

    years: tuple[int, ...] = ()
    period: str | None = None
    recurring: bool = False

    @property
    def stated(self) -> bool:
        return bool(self.years or self.period)

    def or_else(self, other: Times) -> Times:
        """These times, or where they say no year those of another place that speaks of the amount."""
        found = self if self.stated else other
        return Times(found.years, found.period, self.recurring or other.recurring)


def times(text: str, unit: Range, free: Range, amount: Range, others: Sequence[Range], day: date | None) -> Times:
    """The years and the recurrence of an amount in its sentence or line, where it has ``free`` for itself; ``day`` is the paper's, for
    “im kommenden Jahr”."""
    before, after = text[unit.start : amount.start], text[amount.end : unit.end]
    close = text[max(free.start, amount.start - 60) : amount.start]
    close += " " + text[amount.end - 1 : min(free.end, amount.end + 40)]
    recurring = _RECURRING.search(close) is not None and _ONCE.search(close) is None
    found = _year_of(text, unit, amount, free.start, free.end)
    if found is None:
        return Times(_relative(before + " " + after, day), None, recurring)
    each = _EACH.search(close) is not None or recurring
    rank = sum(left_of.end <= amount.start for left_of in others)
    return _times(found, each, recurring, bzw=rank if _paired(text, others, amount) else None)


def label_times(text: str, day: date | None = None) -> Times:
    """The years that a heading, a label or a column names: “Ansatz 2021”, “Kosten- und Finanzierungsplan 2022:”; with the
    paper's day also “Aufwand lfd. Jahr”."""
    years = list(re.finditer(_YEAR, text, re.VERBOSE))
    recurring = _RECURRING.search(text) is not None and _ONCE.search(text) is None
    years = [year for year in years if not re.search(_MONTH, text[: year.start()])]
    if len(years) != 1:
        return Times(() if years else _relative(text, day), None, recurring)
    return _times(years[0], each=_EACH.search(text) is not None, recurring=recurring, bzw=None)


def _year_of(text: str, unit: Range, amount: Range, left: int, right: int) -> re.Match[str] | None:
    """The year that stands right beside the amount, else the nearest one that its sentence names as a budget year."""
    beside = _BEFORE.search(text, max(left, unit.start), amount.start)
    if beside is not None and (_introduced(text, unit, beside) or _follows(text, unit, left, beside)):
        return beside
    ahead = _ahead(text, unit, max(left, unit.start), amount)
    behind = _AFTER.match(text, amount.end, right) or _BRACKETED.match(text, amount.end, right)
    # “in 2026 um 5.000 €, in 2027 um 8.000 €”: each has its year before it
    series = right < unit.end and (ahead or _BEFORE.search(text, max(left, unit.start), amount.start)) is not None
    if behind is not None and (_of_next(text, behind, right, unit) or (series and _leads(text, behind, right))):
        behind = None
    if behind is not None and re.search(_MONTH, text[amount.end : behind.start("first")]) is None:
        return behind
    if ahead is not None:
        return ahead
    earlier = _named_in(text, unit.start, amount.start)
    apart = r"[,:;]\s" if right < unit.end else r"[:;]\s"
    later = [
        year
        for year in _named_in(text, amount.end, right)
        if not _of_next(text, year, right, unit) and not re.search(apart, text[amount.end : year.start("first")])
    ]
    later = [year for year in later if right == unit.end or _BEFORE.match(text, year.start("first"), right) is None]
    taken = _AFTER.match(text, left, amount.start) if left > unit.start else None
    if taken is not None and later:
        earlier = [year for year in earlier if year.start("first") > taken.start("first")]
    return earlier[-1] if earlier else next(iter(later), None)


def _ahead(text: str, unit: Range, left: int, amount: Range) -> re.Match[str] | None:
    """The year before the amount with nothing but “in Höhe von”, “um jährlich” or the like between."""
    worded = amount.start < len(text) and text[amount.start].isalpha()
    found = _AHEAD.search(text, left, amount.start)
    found = found or (_AHEAD_OF_WORD.search(text, left, amount.start) if worded else None)
    return None if found is None or _dated(text, found) or _of_a_thing(text, unit, found) else found


def _leads(text: str, year: re.Match[str], right: int) -> bool:
    """Whether the year leads to the next amount, which begins at ``right``."""
    place = year.start("first")
    return any(form.match(text, place, right) is not None for form in (_AHEAD, _BEFORE))


def _named_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The years in a part of a sentence that it names as budget years, or as the time when something is done."""
    if _ANY_YEAR.search(text, start, end) is None:
        return []
    found = (*_SENTENCE_YEAR.finditer(text, start, end), *_ADVERBIAL.finditer(text, start, end))
    opens = _OPENS.match(text, start, end)
    years = {year.start("first"): year for year in (*found, *([opens] if opens else [])) if not _dated(text, year)}
    return [years[place] for place in sorted(years)]


def _follows(text: str, unit: Range, left: int, year: re.Match[str]) -> bool:
    """Whether nothing but “und” parts the year from the amount before it: “2022 rund 18.000 € und 2023 14.000 €”."""
    return left > unit.start and _NEXT_YEAR.fullmatch(text, left, year.start("first")) is not None


def _introduced(text: str, unit: Range, year: re.Match[str]) -> bool:
    """A year right before an amount is its year behind a colon, at the start of a line, or after “in”, “für”, “Jahr”."""
    lead = text[unit.start : year.start("first")]
    if re.search(_MONTH, lead):
        return False
    if year["colon"] is not None or not lead.strip():
        return True
    return re.search(rf"(?<!\w){_INTRO}\s+\Z", lead, re.VERBOSE | re.IGNORECASE) is not None


def _of_a_thing(text: str, unit: Range, year: re.Match[str]) -> bool:
    """“Das Konzept 2012 mit Kosten von …”: the year belongs to a name, not to the money."""
    return _NAMED.search(text, unit.start, year.start("first")) is not None


def _of_next(text: str, year: re.Match[str], right: int, unit: Range) -> bool:
    """“62.000 € (2016 anteilig 31.000 €)”: a year in the brackets of another amount is that one’s."""
    close = text[year.start() : right]
    return right < unit.end and "(" in close and ")" not in close


def _dated(text: str, year: re.Match[str]) -> bool:
    return re.search(_MONTH, text[max(0, year.start("first") - 14) : year.start("first")]) is not None


def _paired(text: str, others: Sequence[Range], amount: Range) -> bool:
    """“666.750 € bzw. 673.000 €” for 2017/2018: the amounts go with the years in their order."""
    for other in others:
        low, high = sorted((other, amount), key=lambda span: span.start)
        if re.fullmatch(r"\s*bzw\.\s*", text[low.end : high.start]):
            return True
    return False


def _times(found: re.Match[str], each: bool, recurring: bool, bzw: int | None) -> Times:
    recurring = (
        recurring or _ONWARD.search(found.string, max(0, found.start("first") - 16), found.start("first")) is not None
    )
    recurring = recurring or _AND_ON.match(found.string, found.end("first")) is not None
    listed = _LISTED.search(found.string, max(0, found.start("first") - 40), found.start("first"))
    first = (
        int(listed["first"]) if listed is not None and found["join"] in ("und", "sowie", "u.") else int(found["first"])
    )
    if found["second"] is None:
        return Times((first,), None, recurring)
    second = int(found["second"]) if len(found["second"]) == 4 else first // 100 * 100 + int(found["second"])
    if not first < second <= first + 15:
        return Times((first,), None, recurring)
    if found["join"] in ("bis", "-", "–"):
        return Times((), f"{first}/{second}", recurring or each)
    if bzw in (0, 1):
        return Times((first if bzw == 0 else second,), None, recurring)
    if each and found["join"] == "/":
        return Times((first, second), None, recurring)
    if each:
        return Times((first,), f"{first}/{second}", recurring)
    return Times((), f"{first}/{second}", recurring)


def _relative(words: str, day: date | None) -> tuple[int, ...]:
    if day is None:
        return ()
    if _NEXT.search(words):
        return (day.year + 1,)
    return (day.year,) if _THIS.search(words) else ()
