"""Labels of fields: what may be one, and where it begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.action_fields.words import noun_pattern, words_pattern
from extractors.document import Range

_LONGEST = 130
_MOST_WORDS = 16
OPENING, CLOSING = '„“"»«‚‘‹›”', '“”"«»‘’‹›'

# “A.”, “3.1”, “(2)”, “IV.”, “b)” before a label
_CODE = re.compile(
    r"\(?(?P<code>\d{1,2}(?:\.\d{1,2}){0,2}|(?:[IVX]{1,4}|[A-Z])\.\s?\d{1,2}|[A-Z]{1,4}\s?\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-ZÄÖÜ]|[a-z])(?:\s*[.):]\)?|\s+[–-](?=\s)|(?<=\d)\s(?=[„A-ZÄÖÜ]))\s*(?=\S)"
)
# a bullet of whatever kind, or what a scan makes of one
_BULLET = re.compile(r"[^\w\s„“”\"»«‚‘(\[]{1,2}\s+|[?oewvqnüØ§°¢©®·¨¬]\s+(?=[A-ZÄÖÜ„])")
# “(S. 11 ff.)”, “(siehe Anlage 2)”, “(Leitung: Frau Muster)”, “Leitung: Schulamt”
_ASIDE = re.compile(
    r"\s*\((?:S\.|Seite|siehe|vgl\.|s\.|Anlage|Kap|Leitung|Moderation|Federführung|neu|inkl|u\.\s?a|z\.\s?B|\d+|[^()]*\d{4})[^()]*\)?\s*$"
    r"|(?<!\bund)\s+(?:Leitung|Federführung|Moderation|Sprecher(?:in)?)(?:\s*:[^:\n]*)?$"
)
# “Sprache und Bildung ......... 12”: a line of a table of contents
_LEADERS = re.compile(r"\s*(?:(?:\.\s?){3,}|…+|_{3,}|\s{3,})\s*(?:S\.\s*|Seite\s*)?\d{0,3}\s*$|\s+S\.\s*\d{1,3}\s*$")
# “interkulturelle Öffnung der Verwaltung”: a name that begins with its adjective
_ADJECTIVE_FIRST = re.compile(
    r"(?!(?:zur|zum|sowie|oder|eine[nrsm]?|keine[nrsm]?|weitere[nrs]?|andere[nrs]?|viele|alle|diese[nrsm]?|ihre[nrsm]?)\b)(?:[a-zäöüß]{3,}(?:e|er|es)\s+und\s+)?(?:[a-zäöüß-]{3,}(?:e|er|es)|[a-zäöüß]{2,}(?:isch|lich|ig|iv|al|ell|är|sam|bar)en)\s+[A-ZÄÖÜ]"
)
_ARTICLE = re.compile(
    r"(?:die|der|das|den|dem|zum|zur)\s+(?=[„A-ZÄÖÜ]|(?:[a-zäöüß]{4,}(?:e[nrsm]?)\s+und\s+)?[a-zäöüß]{4,}(?:e[nrsm]?)\s+[A-ZÄÖÜ])"
)  # “a) die Jugendarbeit,”
_BEHIND_ARTICLE = re.compile(r"\b(?:die|der|das|den|dem)\s$")  # “die |ambulanten und stationären Dienste|”
_TAIL = " \t\n\f,;.:…–—-•"
_FINITE = re.compile(
    r"\b(?:wird|werden|wurde|wurden|ist|sind|war|waren|soll|sollen|sollte|sollten|hat|haben|hatte|kann|können|muss|müssen|darf|gibt|"
    r"bietet|bieten|findet|finden|erfolgt|erfolgen|besteht|bestehen|steht|stehen|liegt|werde|ermöglicht|führt|leistet|nimmt|beschließt|"
    r"unterstützt|dient|umfasst|bilden|bildet|lautet|zeigt|fördert|stärkt|möchte|wollen|will|erhalten|verfügt|wie\s+folgt|[a-zäöüß]+e\s+ich)\b"
)
# “Arbeit finden”, “Älter werden in Musterau”: the name of a field may say what it is for
_INFINITIVE = re.compile(
    r"(?<=\s)(?!(?:werden|worden|können|müssen|sollen|wollen|haben)$)[a-zäöüß]+en(?=$|,|\s+(?:und|oder)\s+[a-zäöüß]+en$)|(?<=[a-zäöüß][a-su-zäöüß]\s)werden$|(?<=[Aa]lt\s)werden\b|(?<=[Ää]lter\s)werden\b|(?<=^Gesund\s)(?:werden|sein)\b"
)
_IMPOSSIBLE = re.compile(
    r"€|\bEuro\b|\d{1,2}\.\d{1,2}\.\d{2,4}|@|www\.|☐|☒"
    r"|\[[ xX]?\]|\t|\bS\.\s?\d|\bTOP\b|\bSeite\b|Nr\.\s*\d|^(?:ja|nein|entfällt)$"
)
# what a list names beside its fields
_NO_FIELD = re.compile(
    r"^(?:u\.\s?a\.|etc\.?|usw\.?|u\.\s?v\.\s?m\.|sonstige[sn]?|(?:und\s+)?weitere|Anlagen?|Fazit|Einleitung|Ausgangslage|Begründung|Erläuterung(?:en)?|Sachverhalt|Kurzfassung|"
    r"Ausblick|Funktion|Personen?|Name|Vorsitz|Mitglieder|Zielsetzung|Ziele|Maßnahmen|Zielgruppen?|Summe|Bisher|Künftig|Vorrangig|Nachrangig|Gesamt|Insgesamt|Zwischensumme|"
    r"\w*(?:gruppe|gruppen|gremium|kreis|team|runde)|(?:Integrations|Bei|Ausländer|Migrations)?beirat|Runder\s+Tisch)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A field's name in the text, with the paper's own numbering of it."""

    start: int
    end: int
    text: str
    code: str | None = None


@lru_cache(1 << 12)  # of the same lines each way of reading a list makes labels
def tidy(text: str, start: int, end: int, code: str | None = None) -> Label | None:
    """The label between ``start`` and ``end``, or None where nothing there can be one.

    ``- A. Sprache/Sprachförderung,`` → Sprache/Sprachförderung, code A; ``„Wohnen“ (S. 12 ff.)`` → Wohnen;
    ``Handlungsfeld 3: Gesundheit`` → Gesundheit, code 3.
    """
    leaders = _LEADERS.search(text, start, end)
    start, end, code = _stripped(text, start, leaders.start() if leaders else end, code)
    aside = _ASIDE.search(text, start, end)
    if aside:
        start, end, code = _stripped(text, start, aside.start(), code)
    written = " ".join(re.sub(r"[„“”\"»«]", "", text[start:end]).split())
    marked = code is not None or _BEHIND_ARTICLE.search(text, max(0, start - 5), start) is not None
    return Label(start, end, written, code) if plausible(written, coded=marked) else None


@cache
def _named() -> re.Pattern[str]:
    """“Handlungsfeld 3:”, “Themenfeld –”, “HF II”, “AG” before a label."""
    number = r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z])"
    return re.compile(rf"(?:HF|Kap|{noun_pattern().pattern})\.?(?:\s*{number}(?![\w-]))?\s*[.:,–-]?\s*(?!\w*-)")


def _stripped(text: str, start: int, end: int, code: str | None) -> tuple[int, int, str | None]:
    """The span without bullets, numbers, the word Handlungsfeld, quotation marks and punctuation around it."""
    before = -1
    while before != start:
        before = start
        for pattern in (_BULLET, _named(), _CODE):
            found = pattern.match(text, start, end)
            if found and found.end() < end:
                start = found.end()
                code = next((g for g in found.groupdict().values() if g), code)
        article = _ARTICLE.match(text, start, end)
        start = article.end() if article else start
        while start < end and (text[start].isspace() or text[start] in OPENING):
            start += 1
    while end > start and (text[end - 1] in _TAIL or text[end - 1] in CLOSING):
        end -= 1
    if end > start and text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    for word in (" und", " sowie", " bzw", " oder"):
        if text[start:end].endswith(word):
            return _stripped(text, start, end - len(word), code)
    return start, end, code


def plausible(written: str, *, coded: bool = False) -> bool:
    """Whether ``written`` can be the name of a field: a short noun phrase, no sentence, date, sum or form line."""
    return (
        3 <= len(written) <= _LONGEST
        and len(written.split()) <= _MOST_WORDS
        and bool(coded or written[0].isupper() or written[0] == "(" or _ADJECTIVE_FIRST.match(written))
        and sum(map(str.isalpha, written)) >= 0.7 * len(written.replace(" ", ""))
        and not _FINITE.search(_INFINITIVE.sub("", written))
        and not _IMPOSSIBLE.search(written)
        and not (written[0] == "(" and written.find(")") in (-1, len(written) - 1))
        and not _NO_FIELD.match(written)
        and not noun_pattern().fullmatch(re.sub(r"\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z])$", "", written))
        and not words_pattern("furniture").search(written)
        and not any(concept.end() == len(written) for concept in words_pattern("concept").finditer(written))
    )


_LONGEST_GOAL = 190


@lru_cache(1 << 12)
def goal(text: str, start: int, end: int, code: str | None = None) -> Label | None:
    """A goal written as one sentence: ``Alle Kinder sprechen Deutsch.`` → Alle Kinder sprechen Deutsch."""
    start, end, code = _stripped(text, start, end, code)
    written = " ".join(text[start:end].split())
    one = (
        10 < len(written) <= _LONGEST_GOAL and written[0].isupper() and re.search(r"[.!?]\s+[A-ZÄÖÜ]", written) is None
    )
    return Label(start, end, written, code) if one and not _IMPOSSIBLE.search(written) else None


_SLASH = re.compile(r"\s*/\s*")


def halves(text: str, label: Label) -> list[Label]:
    """Two fields in one item where one half takes up the other's words: ``Zugang zu Musik/ Zugang zu Musik und Tanz``.
    ``Sprache/Sprachförderung`` and ``Altern/Senioren`` are one."""
    for slash in _SLASH.finditer(text, label.start, label.end) if "/" in label.text else ():
        first = tidy(text, label.start, slash.start(), label.code)
        second = tidy(text, slash.end(), label.end, label.code)
        if first is None or second is None or len(first.text.split()) < 2 or len(second.text.split()) < 2:
            continue
        if first.text.split()[:2] == second.text.split()[:2]:
            return [first, second]
    return [label]


_CAPITAL = r"(?:\((?=[^()\s]+\)))?(?![IVX]{1,4}[.)]\s)[A-ZÄÖÜ][\w-]*(?:[/*:][A-ZÄÖÜa-zäöü][\w-]*)*\)?"
_OF = (
    r"(?:der|des|von|vom|für|in|im|mit|ohne|als|wie|unter|über|um|bei|beim|nach|zwischen|statt|zu|zur|zum|am|an|auf|aus|vor|durch|gegen|"
    r"(?:in|an|auf|aus|für|mit|bei|vor|von|zu|nach|über|um)\s+(?:den|die|das|dem|der|eine[mnr]?|allen?|aller))"
)
_ADJECTIVE = r"[a-zäöüß]{4,}(?:er|es|en|e)(?:\s+(?:und|oder)\s+[a-zäöüß]{4,}(?:er|es|en|e))?"
_NO_ADJECTIVE = (
    r"(?!(?:sowie|werden|wurden|haben|sollen|können|wollen|müssen|wären|waren|eine[nrsm]?|keine[nrsm]?|diese[nrsm]?)\b)"
)
_CLOSING = r"(?:\s+(?:für\s+[Aa]lle|von\s+Anfang\s+an|vor\s+Ort))?"  # “Gesundheit für alle”


@cache
def _noun_phrase() -> re.Pattern[str]:
    unit = rf"{_CAPITAL}(?:\s+{_CAPITAL})*"
    stop = rf"(?!(?:Stadt|Landkreis|Gemeinde|Kreis|Büro|Amt|Leitbild|Strategie)(?!\w)|\w*(?:konzept|plan)|{noun_pattern().pattern})"
    adjective = rf"{_NO_ADJECTIVE}{_ADJECTIVE}"
    return re.compile(
        rf"\s*(?P<np>{unit}(?:\s+(?:{_OF}\s+(?:{adjective}\s+)?|{adjective}\s+){stop}(?!\w*(?:konzept|plan)){unit}"
        rf"|\s*(?:/|&)\s*{unit}|-?\s+(?:und|sowie)\s+(?:\({_ADJECTIVE}\)\s+|{_ADJECTIVE}\s+)?{unit}){{0,4}}{_CLOSING})"
    )


@lru_cache(1 << 12)
def noun_phrase(text: str, start: int, end: int) -> Range | None:
    """The name that stands at ``start`` without quotation marks, as far as its capital letters carry:
    ``Stärkung der Nachbarschaften drei Feste`` → Stärkung der Nachbarschaften."""
    found = _noun_phrase().match(text, start, end)
    return Range(*found.span("np")) if found else None
