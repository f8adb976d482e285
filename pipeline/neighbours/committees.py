"""The committees of a town by the names that recur in its papers: they mend names that one paper tears, cuts short or misreads.

A name is mended only to one that stands in clean tables of several papers of the town, only where no second one fits, and only where
the words that were missing stand in the paper itself.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, partial

from extractors.german.text import fold
from extractors.language import lookup

_CLEAN = ("beratungsfolge-table", "beratungsfolge-line")
"""Rules that read a name from a row of its own."""
_WHOLE, _PAPERS = 2, 3
"""In how many papers a name must stand to be left as it is, and to mend others."""
_LIKE, _LONG = 0.9, 12
"""How like a misread name of so many letters must be."""
_NUMBER = re.compile(r"(?<!\w)(?:\d+|[IVX]+)(?!\w)")


@dataclass(frozen=True, slots=True)
class Mended:
    """A consultation whose committee is called otherwise than it was read; in how many ``sisters`` the name stands, and in which
    first."""

    document: str
    consultation: str
    name: str
    kind: str | None
    was: str
    was_kind: str | None
    sisters: int
    sister: str


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    kind: str | None
    papers: int
    first: str


def mended_committees(connection: sqlite3.Connection, text: Callable[[str], str]) -> Iterator[Mended]:
    """The consultations of the papers that ``towns.prepare`` noted, of which the committee is to be mended."""
    known = _learned(connection)
    for document, consultation, name, kind, town, scanned in connection.execute(
        "SELECT r.document_id, consultation_id, committee, coalesce(v.was, committee_kind), town,"
        " d.text_source IN ('ocr', 'mixed') FROM temp.as_read r JOIN temp.of_run USING (document_id)"
        " JOIN documents d USING (document_id)"
        " LEFT JOIN collection_values v ON v.document_id = r.document_id AND v.row_id = consultation_id AND v.field = 'committee_kind'"
        " WHERE town IS NOT NULL ORDER BY consultation_id"
    ).fetchall():
        names = known.get(town, {})
        if name in names:
            continue
        better = mended(name, _often(names), partial(text, document), scanned=bool(scanned))
        if better is not None:
            found = names[better]
            yield Mended(document, consultation, better, found.kind, name, kind, found.papers, found.first)


def _often(names: Mapping[str, _Known]) -> list[str]:
    """The names that stand in papers enough to mend others."""
    return [name for name, known in names.items() if known.papers >= _PAPERS]


def _learned(connection: sqlite3.Connection) -> Mapping[str, Mapping[str, _Known]]:
    """The names of each town that recur in clean rows of papers that are no scans."""
    known: defaultdict[str, dict[str, _Known]] = defaultdict(dict)
    for town, name, kind, papers, first in connection.execute(
        "SELECT town, committee, min(committee_kind), count(DISTINCT r.document_id) AS papers, min(r.document_id)"
        " FROM temp.as_read r JOIN temp.of_run USING (document_id) JOIN documents d USING (document_id)"
        f" WHERE town IS NOT NULL AND rule IN {_CLEAN} AND d.text_source IN ('digital', 'text')"
        f" GROUP BY town, committee HAVING papers >= {_WHOLE}"
    ):
        known[town][name] = _Known(name, kind, papers, first)
    return known


def mended(name: str, known: list[str], text: Callable[[], str], *, scanned: bool = False) -> str | None:
    """The one known name that a committee's name is a broken form of; None where it is whole, or several or none fit.

    >>> mended("Ausschuss für Auen", ["Ausschuss für Auen und Wiesen"], lambda: "Ausschuss für Auen\\t1.2.\\nund Wiesen")
    'Ausschuss für Auen und Wiesen'
    """
    if name in known:
        return None
    for fits in (_torn, _glued, _cut, _misread)[: 4 if scanned else 3]:
        found = [other for other in known if fits(name, other)]
        if found:
            alone = len(found) == 1 and (fits is not _cut or _stands(name, found[0], text()))
            return found[0] if alone else None
    return None


def _torn(name: str, other: str) -> bool:
    """“Sozial- ausschuss”, “Sozial ausschuss” for “Sozialausschuss”."""
    return _letters(name) == _letters(other)


def _glued(name: str, other: str) -> bool:
    """“Sozialausschuss Vorberatung”, “Sozialausschuss Datum”: the next cell's word is no part of the name."""
    rest = name.removeprefix(other)
    words = fold(rest).split()
    return rest != name and rest[:1].isspace() and bool(words) and all(word in _other_cells() for word in words)


def _cut(name: str, other: str) -> bool:
    """“Ausschuss für Auen und” for “Ausschuss für Auen und Wiesen”."""
    begin, whole = fold(name).split(), fold(other).split()
    return 2 <= len(begin) < len(whole) and whole[: len(begin)] == begin


def _stands(name: str, whole: str, text: str) -> bool:
    """Whether what a name lacks stands in the paper, at the beginning of a line or cell."""
    rest = r"\W+".join(map(re.escape, fold(whole).split()[len(fold(name).split()) :]))
    return re.search(rf"^(?:[^\n\t]*\t)*{rest}(?!\w)", text, re.IGNORECASE | re.MULTILINE) is not None


def _misread(name: str, other: str) -> bool:
    """A letter or two of a recognised page; numbers must be the same."""
    if len(_letters(name)) < _LONG or _NUMBER.findall(name) != _NUMBER.findall(other):
        return False
    return SequenceMatcher(None, _letters(name), _letters(other), autojunk=False).ratio() >= _LIKE


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


@cache
def _other_cells() -> frozenset[str]:
    """The words of roles and heads of columns, which stand beside a committee and are none of its name."""
    entries = [
        *lookup("roles")["role"],
        *(head for head in lookup("table_heads")["head"] if head["id"] in ("date", "role")),
    ]
    return frozenset(word for entry in entries for phrase in entry["phrases"] for word in fold(phrase).split())
