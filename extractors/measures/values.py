"""What the words of a measure's columns mean: a period, a status, an amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.document import Document
from extractors.facts import MeasureStatus
from extractors.german import edtf
from extractors.german.dates import find_times
from extractors.german.money import Amount, find_amounts, read_bare_amount
from extractors.language import lookup
from extractors.measures.labels import pattern
from extractors.per_document import per_document

# ---- periods

_LEAD = re.compile(
    r"(?:(?:ab|bis|seit|von)\s+(?:spätestens\s+|zum\s+|dem\s+)?)?(?:(?:Anfang|Mitte|Ende)\s+)?", re.IGNORECASE
)
# “2023/24 bis 2026/27”
_MONTH = re.compile(r"(?<![\d./])(1[0-2]|0?[1-9])/(20\d\d)(?![\d/])")  # 8/2022
_UNTIL = re.compile(r"bis\b", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r"(?:(?P<middle>Mitte)|(?P<end>Ende))\s+$", re.IGNORECASE)


def period(text: str, head: str = "") -> str | None:
    """The period that a cell or sentence names, in EDTF: “seit 2021” → ``2021/..``, “bis Ende 2026” → ``../2026``, as “2026” below a
    ``head`` “Bis wann?”."""
    text = re.sub(r"(?<=[12]\d\d)\s(?=\d\b)|(?<=[–-]20\d)\s(?=\d\b)", "", " ".join(text.split()))
    text = _MONTH.sub(_with_stop, pattern("school_years").sub(r"\1–20\2", text))
    spans = list(find_times(text))
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    printed = _LEAD.match(text, first.start)
    lead = text[: first.start] + (printed[0] if printed else "")
    value = _finer(first.edtf, lead)
    between = text[first.end : last.start] + text[last.start : last.end].partition(" ")[0]
    if len(spans) > 1 and re.search(r"\bend\w*\b|\bbis\b|[–-]", between, re.IGNORECASE):
        return edtf.interval(_side(value, 0), _side(last.edtf, -1))
    if pattern("until").search(lead):
        return f"../{_side(value if 'Mitte' in lead else first.edtf, -1)}"
    if pattern("since").search(lead) or pattern("open_end").match(text, first.end):
        return f"{_side(value, 0)}/.."
    return f"../{first.edtf}" if _UNTIL.match(head) and "/" not in first.edtf else value


def _with_stop(month: re.Match[str]) -> str:
    return f"{int(month[1]):02}.{month[2]}"


def _side(value: str, which: int) -> str:
    """One end of an interval; of a single time itself."""
    sides = [side for side in value.split("/") if side not in ("", "..")]
    return sides[which] if sides else value


def _finer(value: str, lead: str) -> str:
    """“Ende 2025” is its last month, “Mitte 2025” about June."""
    part = _PART_OF_YEAR.search(lead)
    year = _side(value, 0)
    if part is None or len(year) != 4:
        return value
    return value.replace(year, f"{year}-12" if part["end"] else f"{year}-06~")


# ---- status

_COLOUR = r"[Gg]rün|[Gg]elb|[Rr]ot|[Bb]lau|[Ww]eiß|[Gg]rau|[Oo]range"
_LEGEND = re.compile(
    rf"(?:^|[\s(„“:,;.])(?P<sign>[A-Za-zÄÖÜ]{{1,2}}|{_COLOUR}|[^\w\s„“():,;.=–-])\s*(?:=|:|–|bedeutet)\s*"
    r"(?P<word>[a-zäöüA-ZÄÖÜ][\wäöüß ]{3,30}?)(?=[,;.)\n]|$|\s[A-Za-z●○✔◐]\s*=)"
)
_BARE_LEGEND = re.compile(rf"(?<!\w)(?P<sign>[A-Z]|{_COLOUR})\s(?P<word>[^\W\d][\w ]{{3,30}}?)(?=[,;.])")
_LETTER_BOXES = re.compile(r"(?<!\S)[xXo□■](?:\s+(?=\w)|$)")
_SHARE = re.compile(r"(\d{1,2}|100)\s?%")
_OPTION = re.compile(r"(?P<box>[☐☒])\s*(?P<words>[^☐☒]*)")


def status(text: str, legend: dict[str, MeasureStatus] | None = None) -> MeasureStatus | None:
    """How far a measure is: the ticked box, a sign that the paper explains, or the first words that tell."""
    if len(_LETTER_BOXES.findall(text)) > 1:  # boxes of a symbol font, read as letters
        text = _LETTER_BOXES.sub(lambda box: "☒ " if box[0].strip() in "xX■" else "☐ ", text)
    options = list(_OPTION.finditer(text))
    if options:
        ticked = [option["words"] for option in options if option["box"] == "☒"]
        return _said(ticked[0]) if len(ticked) == 1 else None
    if legend and (said := legend.get(text.strip()) or legend.get(text.strip().lower())):
        return said
    return _said(text)


def progress(text: str) -> MeasureStatus | None:
    """How far a measure is by the share that is done: “60 %”."""
    share = _SHARE.fullmatch(text.strip())
    return None if share is None else "planned" if int(share[1]) == 0 else "done" if int(share[1]) == 100 else "running"


def _said(text: str) -> MeasureStatus | None:
    """The first words that tell; of words at the same place the entry that comes first."""
    if not _any_status_word().search(text):
        return None
    found = [
        (match.start(), number, value)
        for number, (value, pattern) in enumerate(_status_words())
        if (match := pattern.search(text))
    ]
    return min(found)[2]


@cache
def _any_status_word() -> re.Pattern[str]:
    return re.compile("|".join(words.pattern for _, words in _status_words()), re.IGNORECASE)


@cache
def _status_words() -> tuple[tuple[MeasureStatus, re.Pattern[str]], ...]:
    return tuple(
        (entry["status"], re.compile("|".join(entry["patterns"]), re.IGNORECASE))
        for entry in lookup("measures")["status"]
    )


def told_status(sentences: Sequence[str]) -> tuple[int, MeasureStatus] | None:
    """How far a measure is by the verbs of its sentences, and in which of them it is said."""
    for entry in lookup("measures_told")["status"]:
        for number, sentence in enumerate(sentences):
            if re.search(entry["pattern"], sentence):
                return number, entry["status"]
    return None


@per_document
def legend(document: Document) -> dict[str, MeasureStatus]:
    """Signs that the paper explains: “P = geplant, L = läuft”; “grün = läuft”; a scan may have lost the “=”."""
    for signs, least in ((_LEGEND, 2), (_BARE_LEGEND, 3)):
        said = [(match["sign"], _said(match["word"])) for match in signs.finditer(document.text)]
        found = {sign: value for sign, value in reversed(said) if value is not None}
        if len(found) >= least:
            return found
    return {}


# ---- money

_UNIT = re.compile(r"\b(?P<unit>T\s?€|TEUR|Tsd\.?\s?(?:€|EUR|Euro))|(?:\bin\s|\()(?:€|EUR|Euro)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Money:
    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    currency: str
    recurring: bool
    approximate: bool


def money(text: str, head: str = "") -> Money | None:
    """What a measure costs: the total where one is printed, else the first amount. ``head`` may say the unit of a bare number."""
    amounts = list(find_amounts(text))
    if not amounts:
        return _bare(text, head)
    chosen = next((amount for amount in amounts if pattern("total").search(text[: amount.start])), None)
    chosen = chosen or next(
        (amount for amount in amounts if not pattern("deducted").search(text[: amount.start])), amounts[0]
    )
    recurring = pattern("every_year").search(_around(text, chosen, amounts)) is not None
    return Money(
        chosen.start, chosen.end, chosen.value, chosen.value_max, chosen.currency, recurring, chosen.approximate
    )


def _around(text: str, chosen: Amount, amounts: Sequence[Amount]) -> str:
    """The words that belong to an amount: up to its neighbours."""
    index = amounts.index(chosen)
    start = amounts[index - 1].end if index else 0
    end = amounts[index + 1].start if index + 1 < len(amounts) else len(text)
    return text[start : chosen.start] + " " + text[chosen.end : end]


def _bare(text: str, head: str) -> Money | None:
    unit = _UNIT.search(head)
    value = read_bare_amount(text.split()[0]) if unit and text.split() else None
    if unit is None or value is None:
        return None
    factor = 1000 if unit["unit"] else 1
    return Money(
        0, len(text), value * factor, None, "EUR", pattern("every_year").search(f"{text} {head}") is not None, False
    )
