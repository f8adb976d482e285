"""The words and numbers that German papers write times with: days, months, quarters, seasons, weeks and years.

Each is read as an :class:`~extractors.german.time_atom.Atom`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from extractors.german import edtf
from extractors.german.time_atom import Atom, Unit

MONTHS = {
    "januar": 1, "jan": 1, "februar": 2, "feb": 2, "febr": 2, "märz": 3, "maerz": 3, "mrz": 3, "mär": 3,
    "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
SEASONS = {
    "frühjahr": edtf.SPRING, "frühling": edtf.SPRING, "sommer": edtf.SUMMER, "herbst": edtf.AUTUMN, "winter": edtf.WINTER,
}  # fmt: skip
BREAKS = {"Oster": edtf.SPRING, "Sommer": edtf.SUMMER, "Herbst": edtf.AUTUMN}
_COUNT = {
    "ersten": 1, "erstes": 1, "erste": 1, "zweiten": 2, "zweites": 2, "zweite": 2, "dritten": 3, "drittes": 3,
    "dritte": 3, "vierten": 4, "viertes": 4, "vierte": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip

# “Januar” … “Dez.”; never the beginning of a longer word (“Maiglöckchen”, “Augustiner”)
# A space inside one expression: also a page break, never a tab or a line end (those part cells and lines)
S = "[ \u00a0\f]"
MONTH = r"(?:(?:Januar|Februar|März|Maerz|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)s?(?![\w-])"
MONTH += r"|(?:Jan|Febr?|Mrz|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?![\w-])\.?)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
# “2018”, “des Jahres 2018”, “/2018”
_OF_YEAR = rf"(?:(?:{S}*[/.,]?{S}*|{S}+des{S}+Jahres{S}+|{S}+im{S}+Jahre?{S}+)(?P<{{0}}>{_YEAR}))"
_COUNTED = r"(?P<{0}>\d|I{{1,3}}|IV)\.|(?P<{0}_word>[Ee]rste[ns]?|[Zz]weite[ns]?|[Dd]ritte[ns]?|[Vv]ierte[ns]?)"
# “Anfang”, “Mitte/Ende”, “Ende des”: the part of a month or year is not written into the date
_PART = (
    rf"(?:(?:Anfang|Mitte|Ende|Beginn)(?:{S}*/{S}*(?:Anfang|Mitte|Ende))?{S}+(?:des{S}+Jahres{S}+|des{S}+|der{S}+)?)?"
)

# each with an example of what it reads
_FORMS: tuple[tuple[str, str], ...] = (
    # 2017-03-14
    ("iso", rf"(?P<iso_y>{_YEAR})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?![\w-])"),
    # 14.03.2017   14. 3. 17   14.03.2017,
    (
        "numeric",
        rf"(?P<num_d>\d{{1,2}})\.{S}?(?P<num_m>\d{{1,2}})\.{S}?(?P<num_y>(?:19|20)\d\d|\d\d)(?!\d|[.,]\d|[^\W\d])",
    ),
    # 14. März 2018   14.März   1. Okt. 17
    (
        "worded",
        rf"(?P<txt_d>\d{{1,2}})\.?{S}*(?P<txt_m>{MONTH})(?:,?{S}*(?P<txt_y>{_YEAR})|,?{S}*'?(?P<txt_y2>\d\d)(?={S}*(?:$|[;)\n\t])))?",
    ),
    # 10.03.   (of “10.03. – 31.03.2017”)
    ("daymonth", rf"(?P<dm_d>\d{{1,2}})\.{S}?(?P<dm_m>\d{{1,2}})\.(?!{S}?\d)"),
    # 3. Quartal 2018   IV. Quartal   Q3/2018
    ("quarter", rf"(?:{_COUNTED.format('qrt')}){S}+Quartals?(?!\w)(?:{_OF_YEAR.format('qrt_y')})?"),
    ("q", rf"Q(?P<q>[1-4])(?:{_OF_YEAR.format('q_y')})?(?!\w)"),
    # IV/2018, only where the whole text is a time
    ("roman", rf"(?P<rom>I{{1,3}}|IV){S}?/{S}?(?P<rom_y>{_YEAR})(?!\w)"),
    # 1. Halbjahr 2011   zweiten Jahreshälfte 2018
    (
        "half",
        rf"(?:{_COUNTED.format('half')}){S}+(?:Halbjahr(?:e?s)?|Hj\.|HJ|Jahreshälfte)(?!\w)(?:{_OF_YEAR.format('half_y')})?",
    ),
    # KW 23/2018   23. KW 2018   Kalenderwoche 23
    (
        "week",
        rf"(?:(?:KW|Kalenderwoche){S}*(?P<kw>\d{{1,2}})|(?P<kw_2>\d{{1,2}})\.{S}*(?:KW|Kalenderwoche))(?!\w)"
        rf"(?:{_OF_YEAR.format('kw_y')})?",
    ),
    # Winter 2018/2019   Spätsommer 2015   Frühjahrs
    (
        "season",
        rf"{_PART}(?P<sea_fine>[Ff]rüh|[Ss]pät)?(?P<sea>(?i:frühjahr|frühling|sommer|herbst|winter))s?(?![\w-])"
        rf"(?:{_OF_YEAR.format('sea_y')}(?:/(?P<sea_y2>(?:20)?\d\d)(?!\d))?)?",
    ),
    # Sommerpause 2024: about that season
    ("break", rf"(?P<brk>Sommerpause|Sommerferien|Osterferien|Herbstferien){_OF_YEAR.format('brk_y')}"),
    # Jahreswechsel 2018/2019
    ("turn", rf"Jahreswechsel{S}+(?P<turn_y>{_YEAR}){S}*/{S}*(?P<turn_y2>(?:20)?\d\d)(?!\d)"),
    # Mai 2018   Ende Mai   Aug. 2017   Mrz. 18
    (
        "month",
        rf"{_PART}(?P<mon>{MONTH})(?:{_OF_YEAR.format('mon_y')}|{S}*'(?P<mon_y2>\d\d)(?!\d)|(?<=\.){S}(?P<mon_y3>\d\d)(?={S}*(?:$|[,;)\n\t])))?",
    ),
    # 06/2025, only where a word or the whole text says that it is a time (see _month_number_stands)
    ("mmyyyy", rf"(?P<mm>0[1-9]|1[0-2]){S}?[/.]{S}?(?P<mm_y>{_YEAR})"),
    # 2018/19   2018/2019
    ("years", rf"(?P<yrs>{_YEAR})/(?P<yrs_2>(?:20)?\d\d)(?!\d)"),
    # 2018   Ende 2018   Jahre 2018
    (
        "year",
        rf"(?:(?:Jahresende|Jahresanfang|Jahresmitte|Jahresbeginn){S}+|{_PART}(?:Jahre?s?n?{S}+)?)(?P<yr>{_YEAR})",
    ),
    # 10.   03/.   (of “10. bis 31. März 2017”)   II. (of “I. und II. Quartal 2018”)
    (
        "ordinal",
        rf"(?P<ord>\d{{1,2}})(?:\.|(?=/\.))(?!\d)|(?P<ord_roman>I{{1,3}}|IV)\."
        rf"|(?P<ord_word>[Ee]rsten|[Zz]weiten|[Dd]ritten)(?={S}+(?:und|bis)\b)",
    ),
)
# what any of them can begin with: most places of a text are passed over at a glance, most others at a second
_BEGINS = (
    r"(?=[\dIVQKABEMJSOHNDFZWezvdfshw])"
    r"(?=[\dIQ]|A[npu]|Be|D[er]|E[nr]|F[erR]|[Hh][eE]|J[au]|K[Wa]|M[aäir]|No|O[ks]|S[eoOp]|[Vv]i|[Ww][iI]|[Zz]w|dr|er|f[rR]|s[oOp])"
)
_ATOM = re.compile(_BEGINS + "(?:" + "|".join(f"(?P<{name}_>{form})" for name, form in _FORMS) + ")")


def atom_at(text: str, position: int) -> Atom | None:
    """The time expression that begins at ``position``."""
    found = _ATOM.match(text, position)
    return _read(found) if found is not None else None


def next_atom(text: str, position: int) -> Atom | None:
    """The first time expression at or after ``position`` that begins a word or number."""
    for found in _ATOM.finditer(text, position):
        before = text[found.start() - 1] if found.start() else " "
        if before.isalnum() or before == "_":
            continue
        return _read(found)
    return None


def full_year(digits: str) -> int:
    """A year of two or four digits: 00 to 49 are this century, 50 to 99 the last."""
    number = int(digits)
    if len(digits) > 2:
        return number
    return 2000 + number if number < 50 else 1900 + number


def month_number(name: str) -> int:
    """“Mrz.” → 3; names that only dialects have are left to dateparser."""
    name = name.casefold().rstrip(".")
    return MONTHS.get(name) or MONTHS[name.removesuffix("s")]


@cache
def dialect_day(text: str) -> date | None:
    """“3. Jänner 2019”, “1. Feber 2018”, “14. Marz 2018”: dateparser reads what the month names above leave.
    Only a complete date of day, word and year of four digits may be given to it."""
    import dateparser

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    found = dateparser.parse(text, languages=["de"], settings=settings)
    return found.date() if found is not None else None


def _read(found: re.Match[str]) -> Atom:
    return _READERS[(found.lastgroup or "").rstrip("_")](found)


def _number(digits: str | None, word: str | None) -> int:
    value = (digits or word or "").casefold()
    return int(value) if value.isdigit() else _COUNT[value]


def _optional_year(digits: str | None) -> int | None:
    return full_year(digits) if digits else None


def _second_year(first: int, digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)


def _atom(m: re.Match[str], unit: Unit, number: int = 0, **more: int | bool | None) -> Atom:
    return Atom(m.start(), m.end(), unit, number, **more)  # type: ignore[arg-type]


def _years(m: re.Match[str]) -> Atom:
    first = int(m["yrs"])
    return _atom(m, "year", year=first, year_end=_second_year(first, m["yrs_2"]))


def _turn(m: re.Match[str]) -> Atom:
    return _atom(m, "month", 12, year=int(m["turn_y"]), year_end=_second_year(int(m["turn_y"]), m["turn_y2"]))


def _break(m: re.Match[str]) -> Atom:
    season = next(number for word, number in BREAKS.items() if m["brk"].startswith(word))
    return _atom(m, "season", season, year=int(m["brk_y"]), approximate=True)


def _season(m: re.Match[str]) -> Atom:
    return _atom(
        m,
        "season",
        SEASONS[m["sea"].casefold()],
        year=_optional_year(m["sea_y"]),
        approximate=m["sea_fine"] is not None,
    )


_READERS: dict[str, Callable[[re.Match[str]], Atom]] = {
    "iso": lambda m: _atom(m, "day", int(m["iso_d"]), month=int(m["iso_m"]), year=int(m["iso_y"])),
    "numeric": lambda m: _atom(
        m, "day", int(m["num_d"]), month=int(m["num_m"]), year=full_year(m["num_y"]), short_year=len(m["num_y"]) == 2
    ),
    "worded": lambda m: _atom(
        m, "day", int(m["txt_d"]), month=month_number(m["txt_m"]), year=_optional_year(m["txt_y"] or m["txt_y2"])
    ),
    "daymonth": lambda m: _atom(m, "day", int(m["dm_d"]), month=int(m["dm_m"])),
    "quarter": lambda m: _atom(m, "quarter", _number(m["qrt"], m["qrt_word"]), year=_optional_year(m["qrt_y"])),
    "q": lambda m: _atom(m, "quarter", int(m["q"]), year=_optional_year(m["q_y"])),
    "roman": lambda m: _atom(m, "quarter", _COUNT[m["rom"].casefold()], year=int(m["rom_y"])),
    "half": lambda m: _atom(m, "half", _number(m["half"], m["half_word"]), year=_optional_year(m["half_y"])),
    "week": lambda m: _atom(m, "week", int(m["kw"] or m["kw_2"]), year=_optional_year(m["kw_y"])),
    "season": _season,
    "break": _break,
    "turn": _turn,
    "month": lambda m: _atom(
        m, "month", month_number(m["mon"]), year=_optional_year(m["mon_y"] or m["mon_y2"] or m["mon_y3"])
    ),
    "mmyyyy": lambda m: _atom(m, "month", int(m["mm"]), year=int(m["mm_y"])),
    "years": _years,
    "year": lambda m: _atom(m, "year", year=int(m["yr"])),
    "ordinal": lambda m: _atom(m, "ordinal", _number(m["ord"] or m["ord_roman"], m["ord_word"])),
}
