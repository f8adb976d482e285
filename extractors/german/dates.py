"""Find the times that a German text names, and write them in EDTF as exactly as they are printed and no more exactly.

“Mai 2018” stays a month, “ab 01.02.2017” stays open, “Aug./Sept. 2017” is two months, “10.03. – 31.03.2017” a range.
Years of two digits: 00 to 49 are this century, 50 to 99 the last. “Anfang”, “Mitte” and “Ende” name a part of a month or year
that EDTF cannot write; the month or year stands. “2018/19” are the years 2018 and 2019.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from extractors.german import edtf
from extractors.german.text import SHORT_WEEKDAYS, WEEKDAYS
from extractors.german.time_atom import Atom
from extractors.german.time_grammar import S, atom_at, dialect_day, next_atom


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as the text names it from ``start`` to ``end``: “ab Juli 2026” → ``2026-07/..`` with an open ``last``."""

    start: int
    end: int
    edtf: str
    first: date | None
    last: date | None


_LONGEST_WEEKDAY = len("Donnerstags, den ")
_WEEKDAY = rf"(?:{WEEKDAYS})s?|(?:{SHORT_WEEKDAYS})\.?(?=,|{S}+\d|{S}+den)"
# “Mittwoch, den 14.03.2018”, “am 14. März 2018”
_BEFORE_DAY = re.compile(
    rf"{S}*(?:am{S}+|vom{S}+|zum{S}+)?(?:(?:{_WEEKDAY}),?{S}*)?(?:am{S}+|den{S}+|dem{S}+|vom{S}+)?"
)
# “Donnerstag, den ” before “16.05.2019”
_ON_WEEKDAY = re.compile(rf"(?<!\w)(?:(?:{WEEKDAYS})s?|(?:{SHORT_WEEKDAYS})\.?),?{S}*(?:(?:den|dem){S}+)?$")
_RANGE = re.compile(rf"{S}*(?:-|–|—|\bbis(?:{S}+(?:einschließlich|zum|zur|spätestens))*\b){S}*")
_LIST = re.compile(
    rf"{S}*(?P<slash>/\.?){S}*|(?:{S}\([A-ZÄÖÜ][^()\d\n]{{1,40}}\))?{S}*(?:,|\bund\b|\bsowie\b|\bu\.|\bbzw\.|\boder\b|&){S}*(?:(?:am|im|den|dem|vom){S}+)?(?:(?:{_WEEKDAY}),?{S}*(?:den{S}+)?)?"
)
_TO = re.compile(rf"{S}*und{S}+(?:(?:dem|im){S}+)?")
# what stands before a time and changes it
_PREFIX = re.compile(
    rf"""(?<!\w)(?:
        (?P<from>[Aa]b(?:{S}+(?:dem|der|spätestens))?|[Bb]eginnend{S}+(?:ab|mit)|[Aa]b{S}+(?:{_WEEKDAY}),?(?:{S}+(?:den|dem))?)
      | (?P<after>[Nn]ach(?:{S}+dem)?|[Ff]rühestens(?:{S}+(?:ab|am|im))?(?:{S}+dem)?)
      | (?P<before>[Vv]or(?:{S}+dem)?)
      | (?P<between>[Zz]wischen(?:{S}+dem)?|[Vv]on|[Vv]om)
      | (?P<about>(?:ca\.|circa|etwa|ungefähr|gegen|um)(?:{S}+(?:am|im|den|dem))?)
      | (?P<until>[Bb]is(?:{S}+(?:einschließlich|zum|zur|spätestens))*)
    ){S}+$""",
    re.VERBOSE,
)
# a number beside these is a product, a paragraph, a reference, never a year or a date with a short year
_NUMBERED = re.compile(
    r"(?:Produkt\w*(?:\(e\))?|Konto|Kostenstelle|Kostenträger|Teilhaushalt|PSP\S*|Kapitel|Kap\.|Ziffer|Ziff\.|Punkt|Pkt\.|Nr\.?|Nummer|Abschnitt"
    r"|TOP|Anlage|Leistung|Vorlage|Drucksache\w*|Tel\.?|Telefon|Fax|Art\.|§§?|Aktenzeichen|Az\.|GZ|DS|SV|BV|VO|DrS|GRDrs)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?:€|%|EUR\b|Euro\b|T€|TEUR|Tsd|Mio|DM\b|Prozent|Personen|Menschen|Einwohner|Plätze|Kinder|Fälle|Stunden|Stück|m²|qm|Mal\b|Teilnehm)"
)
_ROMAN = re.compile(r"[IV]+\s?/")  # “IV/2018”
_MONTH_NUMBER_STANDS = re.compile(r"(?:\b(?:ab|seit|bis|im|in|von|zum|Stand)\b:?|[–-])\s*$", re.IGNORECASE)
_DIALECT = re.compile(r"(?<![\w.])\d{1,2}\.\s?[A-ZÄÖÜ][a-zäöüß]{2,8}\.?\s(?:19|20)\d\d(?![\w]|[.,/-]\d)")


def read_day(text: str) -> date | None:
    """The day that a text consists of, or None: “Mittwoch, den 14.03.2018”, “14. März 2018”, “27.10.17”, “3. Jänner 2019”."""
    begin = _BEFORE_DAY.match(text)
    rest = text[begin.end() if begin else 0 :].rstrip(" \t\n\f,;.")
    atom = atom_at(rest, 0)
    if atom is not None and atom.end == len(rest) and atom.unit == "day" and atom.complete:
        return edtf.bounds(atom.edtf)[0] if atom.edtf else None
    return dialect_day(rest) if _DIALECT.fullmatch(rest) else None


def find_days(text: str) -> Iterator[TimeSpan]:
    """The full dates of a running text: “am 5.4.2017 und am 27. April 2017” gives two. A short range that shares its year
    (“15./16.12.2020”) is one span; product numbers, sections and amounts are none."""
    for span in _spans(text, None, ranges=False):
        if (
            len(span.edtf.split("/")[0].rstrip("~")) == 10
            and text[span.start].isdigit()
            and "KW" not in text[span.start : span.end]
        ):
            yield span


def find_times(text: str, year: int | None = None) -> Iterator[TimeSpan]:
    """Every time that the text names: days, ranges, months, quarters, seasons, years, open intervals.

    “im Herbst” and “am 15. Mai” have no year of their own: they are found only where ``year`` gives it. A day of the week belongs
    to its day: “Do., 16.05.2019”.
    """
    for span in _spans(text, year, ranges=True):
        weekday = _ON_WEEKDAY.search(text, max(0, span.start - _LONGEST_WEEKDAY), span.start)
        yield replace(span, start=weekday.start()) if weekday is not None else span


@lru_cache(maxsize=1 << 12)
def _spans(text: str, year: int | None, *, ranges: bool) -> Sequence[TimeSpan]:
    found = [span for chain, joints in _chains(text) for span in _values(text, chain, joints, year, ranges=ranges)]
    for match in _DIALECT.finditer(text):
        if not any(span.start < match.end() and match.start() < span.end and len(span.edtf) >= 10 for span in found):
            day = dialect_day(match[0])
            if day is not None:
                found = [span for span in found if span.end <= match.start() or span.start >= match.end()]
                found.append(TimeSpan(match.start(), match.end(), day.isoformat(), day, day))
    return sorted(found, key=lambda span: span.start)


@lru_cache(maxsize=1 << 12)
def _chains(text: str) -> tuple[tuple[list[Atom], list[str]], ...]:
    """The chains of the text that are times, whatever year is taken for theirs."""
    found = []
    position = 0
    while (atom := next_atom(text, position)) is not None:
        chain, joints = _chain(text, atom)
        position = chain[-1].end
        if _stands(text, chain, joints):
            found.append((chain, joints))
    return tuple(found)


def _chain(text: str, first: Atom) -> tuple[list[Atom], list[str]]:
    """The atoms that belong together from ``first`` on, and what joins them: ``-`` range, ``/`` slash, ``,`` list."""
    chain = [first]
    joints: list[str] = []
    while True:
        end = chain[-1].end
        for pattern in (_RANGE, _LIST):
            joint = pattern.match(text, end)
            following = atom_at(text, joint.end()) if joint is not None and joint.end() > end else None
            if joint is not None and following is not None:
                break
        else:
            return chain, joints
        joints.append("-" if pattern is _RANGE else "/" if joint["slash"] else ",")
        chain.append(following)


def _stands(text: str, chain: list[Atom], joints: list[str]) -> bool:
    """Whether the neighbours leave these numbers a time: not ``3/2017``, ``11.14.08``, ``2017/0535``, ``2017 €``."""
    first, last = chain[0], chain[-1]
    before, after = text[max(0, first.start - 40) : first.start], text[last.end : last.end + 14]
    if re.search(r"[\w.,/§€+*\\-]$", before) and not re.search(r"(?:\w{3,}[-/]|\bv\.|\bab\.)$", before):
        return False
    bare_year = first.unit == "year" and len(text[first.start : first.end].strip()) in (4, 7, 9)
    if bare_year and (re.search(r"[/-]$|\d[ \u00a0]$", before) or _NUMBERED.search(before)):
        return False
    figures = first.unit == "month" and text[first.start].isdigit()
    figures = figures or _ROMAN.match(text, first.start) is not None
    if figures and not _MONTH_NUMBER_STANDS.search(before) and (before.strip() or after.strip()):
        return False
    for left, joint, right in zip(chain, joints, chain[1:], strict=False):
        if joint == "/" and left.unit == right.unit == "year" and (left.year or 0) + 1 != right.year:
            return False
    if first.short_year and _NUMBERED.search(before):
        return False
    if re.match(r"[\w§€]|[.,/-]\d|/[A-Z]{2,}|-[A-Za-z]", after):
        return False
    return not (last.unit == "year" and _COUNTED.match(after))


def _values(text: str, chain: list[Atom], joints: list[str], year: int | None, *, ranges: bool) -> Iterator[TimeSpan]:
    atoms = _completed(chain, joints, year)
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        if atom is None:
            index += 1
            continue
        last = index
        prefix = _prefix(text, atom.start)
        while last < len(joints) and (right := atoms[last + 1]) is not None:
            left = atoms[last]
            if left is None:
                break
            between = ranges and prefix is not None and prefix["between"] is not None and _between(text, left, right)
            if not between and not _joined(chain[last], left, right, joints[last], ranges=ranges):
                break
            last += 1
        end = atoms[last]
        if end is not None and (span := _span(atom, end, prefix, ranges=ranges)) is not None:
            yield span
        index = last + 1


def _completed(chain: list[Atom], joints: list[str], year: int | None) -> list[Atom | None]:
    """The atoms with missing days' months and years taken from the atom after them, else (in a range) before them."""
    atoms: list[Atom | None] = list(chain)
    following: Atom | None = None
    for index in range(len(chain) - 1, -1, -1):
        atom = chain[index]
        if not atom.complete:
            done = atom.completed(following) if following is not None else None
            before = chain[index - 1] if index and joints[index - 1] == "-" else None
            if (
                done is None
                and before is not None
                and before.complete
                and before.unit == atom.unit
                and atom.order > before.order
            ):
                done = atom.completed(before)
            if done is None and year is not None and atom.year is None:
                done = replace(atom, year=year) if replace(atom, year=year).edtf is not None else None
            atoms[index] = done
        elif atom.edtf is None:
            atoms[index] = None
        following = atoms[index]
    return atoms


def _joined(printed: Atom, left: Atom, right: Atom, joint: str, *, ranges: bool) -> bool:
    """Whether two completed atoms are one interval: ranges always; lists only where the second follows the first at once
    and both share what is printed once (“2009 und 2010”, “Aug./Sept. 2017”, “10. und 11. März 2017”)."""
    first, last = left.edtf, right.edtf
    if first is None or last is None:
        return False
    start, end = edtf.bounds(first)[0], edtf.bounds(last)[1]
    close, opens = edtf.bounds(first)[1], edtf.bounds(last)[0]
    if start is None or end is None or close is None or opens is None or end < start:
        return False
    if joint == "-":
        return (ranges or not printed.complete) and opens >= start
    shared = not printed.complete or left.unit == "year"
    return left.unit == right.unit and (shared or joint == "/") and (opens - close).days == 1


def _between(text: str, left: Atom, right: Atom) -> bool:
    """“zwischen Mai 2018 und Juni 2019”"""
    return _TO.fullmatch(text, left.end, right.start) is not None


def _prefix(text: str, start: int) -> re.Match[str] | None:
    return _PREFIX.search(text[max(0, start - 40) : start])


def _span(first: Atom, last: Atom, prefix: re.Match[str] | None, *, ranges: bool) -> TimeSpan | None:
    if first.edtf is None or last.edtf is None:
        return None
    value = first.edtf if first is last else edtf.interval(first.edtf, last.edtf)
    start = first.start
    if prefix is not None and ranges:
        words = next((name for name, words in prefix.groupdict().items() if words is not None), "")
        if words == "between" and first is last:
            return TimeSpan(start, last.end, value, *edtf.bounds(value))
        if words in ("from", "after") and not (words == "after" and first.unit == "day" and first is not last):
            value = edtf.open_end(value) if first is last or words == "after" else value
        elif words == "before":
            value = edtf.open_start(value)
        elif words == "about":
            value = edtf.approximate(value.replace("~", ""))
        start -= len(prefix[0])
    return TimeSpan(start, last.end, value, *edtf.bounds(value))
