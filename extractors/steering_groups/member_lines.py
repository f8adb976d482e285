"""The members of one line of a list, and of the rows of a table.

“Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”; “Funktion | Name | Institution | Stellvertretung”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Document, Range, Table
from extractors.facts import MemberRole
from extractors.german.names import Person, find_persons, read_person
from extractors.steering_groups.enumerations import ARTICLE
from extractors.steering_groups.listed_member import Listed, surely
from extractors.steering_groups.member_phrases import read_list, read_whole
from extractors.steering_groups.members import listed
from extractors.steering_groups.sectors import has_sector, sector_of

LINE = 110  # characters; a longer line is a paragraph
_LABEL = re.compile(r"(?P<label>[^:\n]{2,80}?)\s*:\s*(?=\S)")


# what stands behind such a label is no member
_DEPUTY = re.compile(r"Stellv|Vertretung$|Ersatz")


def members_of_line(text: str, start: int, end: int, declared: str | None) -> list[Listed]:
    """The members of one line: “Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”."""
    label = _LABEL.match(text, start, end)
    if label is not None:
        return _labelled(text, label, end, declared)
    parts = read_list(text, start, end)
    parted = (
        len(parts) > 2
        or any(part.count_max or ARTICLE.match(text, part.start - 4, part.end) for part in parts[1:])
        or _are_two(text, parts)
    )
    several = (
        len(parts) > 1
        and parted
        and all(has_sector(part.name) or part.count_max or surely(part) for part in parts)
        and not parts[0].person
    )
    people = sum(part.person is not None for part in parts) > 1 and all(part.person for part in parts)
    if not people and (not several or any(part.declared for part in parts)):
        parts = read_whole(text, start, end)
    return [under(part, declared) for part in parts if len(part.name) <= LINE + 30]


def _are_two(text: str, parts: Sequence[Listed]) -> bool:
    """“Agentur für Arbeit und Jobcenter Neustadt”: both are somebody by their own words."""
    between = text[parts[0].end : parts[1].start].split()[:1] if len(parts) == 2 else []
    linked = between in (["und"], ["sowie"]) or (
        between == [","] and not _OF_ANOTHER.search(parts[0].name) and not _OF_ANOTHER.search(parts[1].name)
    )
    return linked and all(sector_of(part.name) is not None and surely(part) for part in parts)


# “Landratsamt, Abteilung Soziales”, “AWO, Kreisverband Aheim”: a part of the other
_OF_ANOTHER = re.compile(
    r"^(?:Stadt|Landratsamt|Kreis|Landkreis|Verwaltung|Kreisverwaltung|Stadtverwaltung|Dezernat)\b|\s\S+\s"
    r"|\w*(?:[Vv]erband|verein|stelle|[Aa]bteilung|[Dd]ienst|bereich|gebiet|[Dd]ezernat|[Rr]eferat|gruppe|leit\w+|beauftragte\w*|[Kk]oordination|[Kk]oordinierung|[Dd]irektion)\b"
)


def under(part: Listed, declared: str | None) -> Listed:
    """The member under the heading that the paper declares it by, if no nearer one is known."""
    return replace(part, declared=part.declared or declared)


def _labelled(text: str, label: re.Match[str], end: int, declared: str | None) -> list[Listed]:
    name = re.sub(r"^Für\s+(?:die|den|das)\s+", "", " ".join(label["label"].split()))
    if _DEPUTY.match(name):
        return []
    value = text[label.end() : end].strip(" .;,")
    person = read_person(value) or next(find_persons(value), None)
    if person is not None and sector_of(name) not in (None, "politics"):
        own = read_whole(text, label.start("label"), label.end("label"))
        return [under(replace(part, person=person.name), declared) for part in own]
    out = []
    for part in read_list(text, label.end(), end) if person is None else _persons(text, label.end(), end):
        known = read_person(part.name) if part.count_max is None else None
        out.append(replace(part, declared=part.declared or name, person=part.person or (known.name if known else None)))
    return out


def _persons(text: str, start: int, end: int) -> list[Listed]:
    parts = read_list(text, start, end)
    return parts if len(parts) > 1 and all(read_person(part.name) for part in parts) else read_whole(text, start, end)


_BULLETS = frozenset("o - – • · * x ? ■ □ ▪ o.".split())
_Row = dict[int, Range]
"""The filled cells of a row by their column."""

# The columns of member tables by their heads. A table may have several that name somebody; the first of a kind counts.
_HEADS: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "deputy": r"(?:[Pp]ersönliche\w*\s+)?(?:[Ss]tellv|Ersatz|Vertretungs)",
        "count": r"(?:An)?[Zz]ahl\b|Sitze?\b|Plätze\b|Stimmen\b|Personen(?:zahl)?$|Mitgliederzahl",
        "function": r"Funktion|Rolle|Stellung|Aufgabe\b",
        "person": r"(?:Vor-?\s?(?:und|/)\s?(?:Nach|Zu)?name|Name|Vorname|Vertreter|Mitglied|Ordentliche|Person\b|Teilnehm|Vertretung"
        r"|Ansprechpartner|Benannt|Entsandt)",
        "body": r"(?:Institution|Organisation|Einrichtung|Fraktion|Amt\b|Ämter|Dienststelle|Bereich|Gruppe|Verein|Partei|Behörde|Träger"
        r"|Stelle\b|Akteur"
        r"|Entsendend|Fachbereich|Dezernat|Sektor|Gremium|Herkunft|Verband|Zuständig)",
        "remark": r"Bemerkung|Anmerkung|Hinweis|Kontakt|Telefon|E-?Mail|Datum|Thema|Handlungsfeld|lfd|Nr\b",
    }.items()
}
_NOBODY = re.compile(
    r"^(?:N\.?\s?N\.?|[-–—.…_]+|offen|vakant|noch\s+offen|unbesetzt|wird\s+(?:noch\s+)?benannt|n\.\s?b\.|k\.\s?A\.)$"
)


_SEATS = re.compile(r"(?:je(?:weils)?\s+)?(\d{1,2})(?!\S)")


def kind_of_head(text: str) -> str | None:
    """What a column holds, by its head: “Vertreter/in” says people, “Institution” who sends them; “Amt 50” is no head."""
    kind = next((kind for kind, pattern in _HEADS.items() if pattern.match(text.strip())), None)
    return None if kind == "body" and any(sign.isdigit() for sign in text) else kind


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what."""

    body: int | None = None
    person: int | None = None
    count: int | None = None


def members_of_table(document: Document, table: Table) -> list[Listed]:
    """The members in the rows of a table with columns such as Institution / Name or Vertreter / Stellvertreter."""
    rows = [
        {
            cell.column: Range(cell.start, cell.end)
            for cell in row
            if cell.text.strip() and cell.text.strip() not in _BULLETS
        }
        for row in table.rows
    ]
    return _members(document.text, rows)


def _members(text: str, rows: Sequence[_Row]) -> list[Listed]:
    columns = _columns(text, rows[0]) if len(rows) > 1 else None
    return [part for row in rows[1:] for part in _of_row(text, row, columns)] if columns is not None else []


def _columns(text: str, heads: _Row) -> _Columns | None:
    """The columns by their heads; None where no column names anybody."""
    kinds: dict[str, int] = {}
    for column, cell in heads.items():
        kind = kind_of_head(text[cell.start : cell.end])
        if kind is not None:
            kinds.setdefault(kind, column)
    if "body" not in kinds and "person" not in kinds:
        return None
    return _Columns(kinds.get("body"), kinds.get("person"), kinds.get("count"))


def _of_row(text: str, row: _Row, columns: _Columns) -> list[Listed]:
    """Whom the row names, with the role, the number and the person that its cells give them."""
    parts = _of_cells(text, _filled(text, row, columns.body), _filled(text, row, columns.person))
    count = _filled(text, row, columns.count)
    seats = _SEATS.match(text, count.start, count.end) if count is not None and len(parts) == 1 else None
    return [replace(parts[0], count_min=int(seats[1]), count_max=int(seats[1]))] if seats is not None else parts


def _of_cells(text: str, body: Range | None, named: Range | None) -> list[Listed]:
    if body is None:
        return [] if named is None else _known(members_of_line(text, named.start, named.end, None))
    if named is None:
        return members_of_line(text, body.start, body.end, None)
    who = person_in(_CHAIRS.sub("", text[named.start : named.end]).strip())
    institution = text[body.start : body.end]
    if who is None and (beside := listed(text, named.start, named.end)):
        return [replace(part, declared=part.declared or institution.strip(" :")) for part in beside]
    role: MemberRole = "chair" if _CHAIRS.search(text[named.start : named.end]) else "member"
    parts = read_whole(text, body.start, body.end)
    return [replace(part, person=who.name if who else part.person, role=role) for part in parts]


_CHAIRS = re.compile(r"\((?:Vorsitz\w*|Leitung|Leiter(?:in)?|Sprecher(?:in)?)\)")


def _filled(text: str, row: _Row, column: int | None) -> Range | None:
    cell = row.get(column) if column is not None else None
    return None if cell is None or _NOBODY.match(text[cell.start : cell.end].strip()) else cell


def _known(parts: Sequence[Listed]) -> list[Listed]:
    """A cell of a column of names holds a person."""
    out = []
    for part in parts:
        who = None if part.person else read_person(part.name)
        out.append(replace(part, person=who.name, name=who.name) if who else part)
    return out


def person_in(text: str) -> Person | None:
    """The person that the words are, or the first that they name."""
    return read_person(text) or next(find_persons(text), None)
