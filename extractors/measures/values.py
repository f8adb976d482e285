"""What the words of a measure's columns mean: a period, an amount."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from itertools import chain

from extractors.german import edtf
from extractors.german.dates import find_times
from extractors.german.money import Amount, find_amounts
from extractors.measures.labels import pattern

# ---- periods

_LEAD = re.compile(
    r"(?:(?:ab|bis|seit|von)\s+(?:spätestens\s+|zum\s+|dem\s+)?)?(?:(?:Anfang|Mitte|Ende)\s+)?", re.IGNORECASE
)
# “2023/24 bis 2026/27”
_MONTH = re.compile(r"(?<![\w./])(1[0-2]|0?[1-9])/(20\d\d)(?![\d/])")  # 8/2022
# “III/26”, “05/27”, “2. Quartal 26”, “Schuljahr 26/27”
_SHORT_YEAR = re.compile(
    r"(?<![\w/])((?:[IVX]{1,3}|Q[1-4]|0?[1-9]|1[0-2])\s?/\s?|(?:Quartal|Halbjahr|HJ)\s)([2-4]\d)(?![\d/])"
    r"|(jahre?s?\s)([2-4]\d)(?=/\d\d)",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"bis\b", re.IGNORECASE)
_INTERVAL = re.compile(r"\sbis\s.*?(?:\bMitte\s(20\d\d))?$")  # a beginning and an end that were read as one
_PART_OF_YEAR = re.compile(r"(?:(?P<middle>Mitte)|(?P<end>Ende))\s+$", re.IGNORECASE)


def period(text: str, head: str = "") -> str | None:
    """The period that a cell or sentence names, in EDTF: “seit 2021” → ``2021/..``, “bis Ende 2026” → ``../2026``, as “2026” below a
    ``head`` “Bis wann?”."""
    text = re.sub(r"(?<=[12]\d\d)\s(?=\d\b)|(?<=[–-]20\d)\s(?=\d\b)", "", " ".join(text.split()))
    text = _SHORT_YEAR.sub(lambda short: f"{short[1] or short[3]}20{short[2] or short[4]}", text)
    text = _MONTH.sub(lambda month: f"{int(month[1]):02}.{month[2]}", pattern("school_years").sub(r"\1–20\2", text))
    spans = list(find_times(text))
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    printed = _LEAD.match(text, first.start)
    lead = text[: first.start] + (printed[0] if printed else "")
    value = _finer(first.edtf, lead)
    between = text[first.end : last.start] + text[last.start : last.end].partition(" ")[0]
    if len(spans) > 1 and re.search(r"\bend\w*\b|\bbis\b|[–-]", between, re.IGNORECASE):
        return edtf.interval(value, _finer(last.edtf, text[: last.start]))
    if until := _INTERVAL.search(text, first.start, first.end):
        return edtf.interval(value, f"{until[1]}-06~" if until[1] else value)
    if pattern("until").search(lead):
        return edtf.open_start(value if "Mitte" in lead else first.edtf)
    if pattern("since").search(lead) or pattern("open_end").match(text, first.end):
        return edtf.open_end(value.removeprefix("../"))
    return f"../{first.edtf}" if _UNTIL.match(head) and "/" not in first.edtf else value


def _finer(value: str, lead: str) -> str:
    """“Ende 2025” is its last month, “Mitte 2025” about June."""
    part = _PART_OF_YEAR.search(lead)
    year = value.partition("/")[0]
    if part is None or len(year) != 4:
        return value
    return value.replace(year, f"{year}-12" if part["end"] else f"{year}-06~")


# ---- money

_UNIT = re.compile(r"\b(?P<unit>T\s?€|TEUR|Tsd\.?\s?(?:€|EUR|Euro))|(?:\A|\bin\s|\()(?:€|EUR|Euro)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Money(Amount):
    """An amount, and whether it is that of every year."""

    recurring: bool


def money(text: str, head: str = "") -> Money | None:
    """What a measure costs: the total where one is printed, else the first amount. ``head`` may say the unit of a bare number."""
    amounts = list(find_amounts(text))
    if not amounts:
        return _bare(text, head)
    ends = [0, *(amount.end for amount in amounts)]
    starts = [*(amount.start for amount in amounts), len(text)]
    total = (index for index, start in enumerate(starts[:-1]) if pattern("total").search(text[:start]))
    own = (index for index, start in enumerate(starts[:-1]) if not pattern("deducted").search(text[:start]))
    index = next(chain(total, own), 0)
    around = text[ends[index] : starts[index]] + " " + text[ends[index + 1] : starts[index + 1]]
    return Money(**asdict(amounts[index]), recurring=pattern("every_year").search(around) is not None)


# “ca. 150.000”, “5–7”, “84/a” below “T€”
_FIGURE = r"\d[\d.]*(?:,\d+)?"
_FIGURES = re.compile(
    rf"(?:(?:ca\.|rund|rd\.|etwa|bis(?:\szu)?|max\.|maximal|geschätzt|insgesamt|zusammen)\s+)*{_FIGURE}(?:\s?(?:[–-]|bis)\s?{_FIGURE})?"
    r"(?=\s*(?:$|[^\s\w.,]|/\s?a\b|p\.\s?a\.|(?:jährl|(?:pro|im|je)\b)))"
)


def _bare(text: str, head: str) -> Money | None:
    """Figures whose unit stands in the head alone, read as if it stood behind them."""
    unit, figures = _UNIT.search(head), _FIGURES.match(text.strip())
    amount = next(find_amounts(f"{figures[0]} {'T€' if unit['unit'] else '€'}"), None) if unit and figures else None
    if amount is None:
        return None
    recurring = pattern("every_year").search(f"{text} {head}") is not None
    return Money(0, len(text), amount.value, amount.value_max, "EUR", False, recurring)
