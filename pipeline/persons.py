"""Personal names left out of results: the one place that decides which values show them, for exports and reports alike.

Members of a steering group may be private persons, and so may whoever wrote a paper. ``Persons(rows)`` learns the names of
a result; ``without`` gives the same rows in which they are blanked, and :meth:`Persons.masked` does so for any other text:

>>> rows = {"documents": [{"document_id": "d", "municipality_id": None, "author": "Muster, Eva"}],
...         "decisions": [{"document_id": "d", "text": "Frau Muster wird beauftragt, Eva Musters Entwurf zu prüfen."}]}
>>> Persons(rows).without(rows)["decisions"][0]["text"]
'[Name] wird beauftragt, [Name] Entwurf zu prüfen.'

What is left out and what cannot be guaranteed stands in docs/export.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from extractors.german.names import OFFICE, Person, find_persons, read_person
from extractors.steering_groups.sectors import has_sector

Row = dict[str, Any]
Rows = dict[str, list[Row]]

NAME = "[Name]"
"""What stands where a name stood."""

_NOTHING_BUT_A_NAME = frozenset(
    {
        *(
            ("documents", "author"),
            ("steering_group_members", "person"),
            ("external_partners", "person"),
            ("measure_actors", "person"),
        ),
        *(("corrections", "who"), ("answers", "who"), ("answers", "message"), ("rows_as_read", "row")),
    }
)
"""Columns that are left out whole: they hold a name, or cannot be told from one that does."""

_OFTEN_A_NAME = frozenset(
    {
        ("documents", "author"),
        ("steering_groups", "chair"),
        ("steering_group_members", "person"),
        ("external_partners", "person"),
        ("measure_actors", "person"),
    }
)
"""Columns whose parts are read as names although nothing introduces them: “Muster, Eva / Beispiel, Max”."""

_NO_WORDS = re.compile(
    r"(?:.*_ids?|in_table|in_column|basis|sha256|made_by|media_type|boxes|continues|edtf|period|started|finished|version|rule|extractor)"
)
"""Columns of keys and codes, in which no name can stand."""

_TOWNS = "municipalities"
_PART = re.compile(r"\s*(?:[/;()]|\bund\b|\bsowie\b|☎|\bTel(?:efon|\.)|\n|\t)\s*")
_CONTACT = re.compile(r"☎|\bTel(?:efon|\.)|@")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:☎|\bTel(?:efon|\.)?:?)\s*[\d+(][\d /()–-]{3,}\d")
"""E-mail addresses and telephone numbers of persons go with their names."""
_AND_ANOTHER = re.compile(r"\s+(?:und|sowie)\s+(?P<name>[A-ZÄÖÜ][\w-]+\s+[A-ZÄÖÜ][\w-]+)(?!\w)")
"""“Frau Dr. Eva Muster und Max Beispiel”"""
_FURTHER_OFFICE = re.compile(
    r"""(?:(?:[Ss]tadt|[Kk]reis|[Gg]emeinde)r(?:at(?:s|es)?|ätin|äte|ätinnen)
    |\b\w*(?:[Pp]räsident|[Ss]precher|[Kk]oordinator|[Mm]anager|[Rr]ektor|[Pp]astor|[Ss]uperintendent|[Bb]erater|[Ss]ozialarbeiter)(?:in|s)?
    |\b\w*(?:[Pp]ädagog|[Ll]ots)(?:e|en|in)|Imam)
    \s+(?P<name>[A-ZÄÖÜ][\w-]+\s+[A-ZÄÖÜ][\w-]+)(?!\w)""",
    re.VERBOSE,
)
"""Offices behind which a reader of facts does not look for names, since bodies stand there as well."""
_WORD_END = r"(?:s|['’])?(?![\w])"
_BODY = re.compile(r"\b(?:Team|Stabsstelle|Büro|Projekt|Netzwerk|Zentrale[rn]?|Dienste)\b")
_OFFICE = re.compile(OFFICE)


class Persons:
    """The personal names of a result, town by town: a name that one paper of a town introduces (“Frau Muster”) is left out
    in all of that town's papers, also where it stands alone."""

    def __init__(self, rows: Mapping[str, list[Row]]) -> None:
        self.changed = 0
        """How many values :meth:`without` has blanked or shortened."""
        self._town_of = {row["document_id"]: row["municipality_id"] for row in rows.get("documents", ())}
        self._own_words: dict[str, set[str]] = defaultdict(set)
        for row in rows.get(_TOWNS, ()):
            self._own_words[row["municipality_id"]] |= set(row["name"].split())
        names: dict[str | None, set[str]] = defaultdict(set)
        for table, column, row in _texts(rows):
            place = self._place(row)
            for person in _persons_in(table, column, row):
                names[place] |= _wordings(person, self._own_words[place or ""])
        self._patterns = {place: _pattern(wordings) for place, wordings in names.items()}
        self._of_all = _pattern(set().union(*names.values())) if names else None

    def without(self, rows: Mapping[str, list[Row]]) -> Rows:
        """The same tables without names; rows, keys and all other columns stay as they are."""
        authors = {row["evidence_id"] for row in rows.get("head_values", ()) if row["field"] == "author"}
        return {table: [self._blanked(table, row, authors) for row in of_table] for table, of_table in rows.items()}

    def masked(self, text: str, document_id: str | None = None, municipality_id: str | None = None) -> str:
        """A text without names, those of one paper's town, or of all where neither is told."""
        place = self._place({"document_id": document_id, "municipality_id": municipality_id})
        pattern = self._patterns.get(place) if place else self._of_all
        text = _ADDRESS.sub(NAME, text)
        for person in reversed(_introduced(text)):
            after = _AND_ANOTHER.match(text, person.end)
            another = after and read_person(after["name"]) and not has_sector(after["name"])
            end = after.end() if after and another else person.end
            text = text[: _name_start(text, person)] + NAME + text[end:]
        text = pattern.sub(NAME, text) if pattern else text
        return re.sub(rf"{re.escape(NAME)}(?:[\s,]*{re.escape(NAME)})+", NAME, text)

    def _place(self, row: Mapping[str, Any]) -> str | None:
        """The town that a row is about; its paper where the town is unknown; None where it is about several."""
        document: str | None = row.get("document_id")
        town: str | None = row.get("municipality_id") or self._town_of.get(document or "")
        return town or document

    def _blanked(self, table: str, row: Row, authors: set[str]) -> Row:
        if table == _TOWNS:
            return row
        out = dict(row)
        for column, value in row.items():
            if not isinstance(value, str) or _NO_WORDS.fullmatch(column):
                continue
            if (table, column) in _NOTHING_BUT_A_NAME or (table == "corrections" and _corrects_a_name(row, column)):
                out[column] = None
            elif column in ("value", "quote") and row.get("evidence_id") in authors:
                out[column] = NAME
            elif column == "name" and row.get("member_kind") == "person" and not row.get("person"):
                masked = self.masked(value, row.get("document_id"))
                out[column] = masked if NAME in masked else NAME
            else:
                out[column] = self.masked(value, row.get("document_id"), row.get("municipality_id"))
            self.changed += out[column] != value
        return out


def _corrects_a_name(row: Row, column: str) -> bool:
    """Whether a cell of a correction holds what a fact that often is a name was read as."""
    tables = ("head_values", "steering_groups", "steering_group_members", "external_partners")
    return column in ("was", "found", "value", "message") and row["in_table"] in tables


def _texts(rows: Mapping[str, list[Row]]) -> Iterator[tuple[str, str, Row]]:
    """Every value that may hold a name: its table, its column, its row."""
    for table, of_table in rows.items():
        if table == _TOWNS:
            continue
        for row in of_table:
            for column, value in row.items():
                if isinstance(value, str) and not _NO_WORDS.fullmatch(column):
                    yield table, column, row


def _persons_in(table: str, column: str, row: Row) -> Iterator[Person]:
    text: str = row[column]
    yield from _introduced(text)
    author = column == "value" and row.get("field") == "author"
    alone = column == "name" and row.get("member_kind") == "person"
    if author or alone or (table, column) in _OFTEN_A_NAME or _CONTACT.search(text):
        yield from _bare_persons(text)


@lru_cache(maxsize=100_000)
def _introduced(text: str) -> tuple[Person, ...]:
    """The persons that a text introduces; “ermächtigt den Landrat zu Änderungen” introduces none. “Stadtrat Otto Specht” is one
    here, though it may be the council of a place: better too much than too little."""
    found = [
        person
        for person in find_persons(text)
        if person.salutation or person.titles or not person.name.startswith("zu ")
    ]
    for match in _FURTHER_OFFICE.finditer(text):
        person = read_person(match["name"])
        known = any(other.start < match.end() and match.start() < other.end for other in found)
        if person is not None and not known and not has_sector(match["name"]):
            found.append(Person(match.start("name"), match.end("name"), person.name))
    return tuple(sorted(found, key=lambda person: person.start))


def _bare_persons(text: str) -> Iterator[Person]:
    """The persons of a text that consists of names: “Muster, Eva / Beispiel, Max”, “Eva Muster (Jugendamt)”."""
    for part in _PART.split(text):
        for piece in (part, *part.split(",")):
            if (person := read_person(piece)) is not None and not _BODY.search(piece):
                yield person
                break


def _wordings(person: Person, own_words: Iterable[str]) -> set[str]:
    """How a person may be named elsewhere, as patterns: “Eva Muster”, “Muster, Eva”, “E. Muster”, and “Muster” alone.

    The last name alone counts where a form of address, a title or a name by itself introduced the person; behind an
    office alone (“Leiter Zentrale Dienste”) it may be no name. Where a person is called like the town, the word alone is the
    town.
    """
    every = person.name.removeprefix(person.titles).split()
    words = [word for word in every if not _OFFICE.fullmatch(word)]
    if not words or words[-1] != every[-1] or len(words[-1].rstrip(".")) < 2:  # “Erster Stadtrat” is nobody
        return set()
    last, first = words[-1], words[:-1]
    wordings = set()
    if first:
        given = r"\s+".join(map(_written, first))
        wordings = {rf"{given}\s+{_written(last)}", rf"{_written(last)},\s*{given}"}
        if not first[0].endswith("."):
            wordings.add(rf"{re.escape(first[0][0])}\.\s*{_written(last)}")
    sure = person.salutation or person.titles or not person.office
    if sure and last not in own_words and len(last) > 2:
        wordings.add(_written(last))
    return wordings


def _written(word: str) -> str:
    """A word as it is printed, or in capitals."""
    return rf"(?:{re.escape(word)}|{re.escape(word.upper())})"


def _pattern(wordings: set[str]) -> re.Pattern[str] | None:
    if not wordings:
        return None
    ordered = sorted(wordings, key=lambda wording: (-len(wording), wording))
    return re.compile(rf"(?<![\w])(?:{'|'.join(ordered)}){_WORD_END}")


def _name_start(text: str, person: Person) -> int:
    """Where what is left out begins: the form of address goes, the office (“Landrat”) stays."""
    found = text.find(person.office, person.start, person.end) if person.office else -1
    if found < 0:
        return person.start
    after = found + len(person.office)
    return after + len(text[after:]) - len(text[after:].lstrip())
