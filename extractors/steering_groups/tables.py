"""Who sits in a body, as tables show it: rows of institutions and names, or one row a body.

“Funktion | Name | Institution | Stellvertretung”, “Stelle | Sitze”; the same columns with every cell on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Block, Cell, Document, Range, Table
from extractors.facts import MemberRole
from extractors.german.names import Person, find_persons, read_person
from extractors.steering_groups.actors import is_general
from extractors.steering_groups.member_lines import members_of_line, under
from extractors.steering_groups.member_phrases import Listed, read_list, read_whole
from extractors.steering_groups.members import Found, listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.sectors import has_sector, sector_of

TITLE_CUE = re.compile(r"Mitglied|[Zz]usammensetzung|Besetzung|Teilnehm|Vertret")
_LINE = 90  # characters; a longer line is no cell of a table whose cells stand on lines of their own


def rows_by_body(document: Document, table: Table, mentions: Sequence[Mention]) -> Iterator[Found]:
    """Rows that begin with a body's name and list its members beside it; a table under a body's name in its first row."""
    titles = [cell for cell in table.rows[0] if cell.text.strip()] if table.rows else []
    here = [m for m in mentions if titles and titles[0].start <= m.start < titles[0].end and not m.plural]
    if here and len(titles) == 1 and TITLE_CUE.search(titles[0].text):
        rows = [[Range(cell.start, cell.end) for cell in row if cell.text.strip()] for row in table.rows[1:]]
        below = [part for cells in rows for part in _beside_label(document.text, cells)]
        if below:
            yield Found(here[0], tuple(below), "members-listed")
            return
    if here and len(titles) > 1 and any(kind_of_head(cell.text) for cell in titles[1:]):
        members = members_of_table(document, table, of_body=True)
        if members:
            yield Found(here[0], tuple(members), "members-in-table")
            return
    for row in table.rows:
        cells = [cell for cell in row if cell.text.strip()]
        named = next((m for m in mentions if not m.plural and any(_names(cell, m) for cell in cells[:2])), None)
        if len(cells) < 2 or named is None:
            continue
        beside = [cell for cell in cells if cell.start > named.start]
        of_members = [cell for cell in beside if TITLE_CUE.match(_head_of(table, cell))]
        cells = of_members or beside
        members = [part for cell in cells for part in listed(document.text, cell.start, cell.end)]
        if members and not any(cell.start <= m.start < cell.end for cell in cells for m in mentions):
            yield Found(named, tuple(members), "members-beside-name")


def _names(cell: Cell, mention: Mention) -> bool:
    """Whether the cell is nothing but the body's name."""
    inside = cell.start <= mention.start < cell.end
    return inside and mention.end - mention.start >= len(cell.text.strip()) - 5


def _head_of(table: Table, cell: Cell) -> str:
    return next(
        (head.text.strip() for head in table.rows[0] if head.column == cell.column and head.row != cell.row), ""
    )


def _beside_label(text: str, cells: Sequence[Range]) -> list[Listed]:
    """“Verwaltung | Sozialamt, Jugendamt”: the members beside the heading that they are declared under."""
    if len(cells) < 2:
        return []
    declared = text[cells[0].start : cells[0].end].strip(" :")
    return [under(part, declared) for cell in cells[1:] for part in listed(text, cell.start, cell.end)]


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


def kind_of_head(text: str) -> str | None:
    """What a column holds, by its head: “Vertreter/in” says people, “Institution” who sends them."""
    return next((kind for kind, pattern in _HEADS.items() if pattern.match(text.strip())), None)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; ``head``: how many rows of heads stand above the members."""

    body: int | None = None
    person: int | None = None
    function: int | None = None
    count: int | None = None
    head: int = 1

    @property
    def tell(self) -> bool:
        """Whether such a table lists members: by a name, or by bodies with a number."""
        return self.person is not None or self.body is not None


_Row = dict[int, Range]
# heads of tables about measures and money, whose rows name who carries them out
_OF_MATTERS = re.compile(
    r"(?:Maßnahme|Vorhaben|Projekt\b|Kosten|Betrag|EUR\b|Euro\b|€|T€|TEUR|Ansatz|Planansatz|Aufw|Ertr|Haushalt|Handlungsfeld|Ziel\b|Zeit|Priorität)"
)


def members_of_table(
    document: Document, table: Table, *, of_body: bool = False, under_heads_of: Table | None = None
) -> list[Listed]:
    """The members in the rows of a table with columns such as Institution / Name or Vertreter / Stellvertreter. ``of_body``: the
    head of the first column is the body's name; ``under_heads_of``: the table above, whose last rows these are."""
    above = under_heads_of.rows[:1] if under_heads_of is not None else ()
    rows = [
        {
            cell.column: Range(cell.start, cell.end)
            for cell in row
            if cell.text.strip() and cell.text.strip() not in _BULLETS
        }
        for row in (*above, *table.rows)
    ]
    return _members(document.text, rows, of_body=of_body)


def is_member_table(document: Document, table: Table) -> bool:
    """Whether the heads say that the rows are members: “Funktion | Name”, “Institution | Vertreter | Stellvertreter”."""
    kinds = {kind_of_head(cell.text) for cell in table.rows[0] if cell.text.strip()} if table.rows else set()
    return "person" in kinds and bool(kinds & {"function", "body", "deputy"})


def members_of_stack(document: Document, blocks: Sequence[Block]) -> tuple[list[Listed], int]:
    """The members of a table whose cells stand one a line, first the heads: “Funktion”, “Name”, “Institution”, “Vorsitz”, …; and how
    many blocks it has."""
    lines: list[Range] = []
    for block in blocks:
        if (
            block.table is not None
            or len(block.text) > _LINE
            or (block.marker and not _NOBODY.match(block.text.strip()))
        ):
            break
        if block.text.rstrip().endswith((":", ".")) and not _NOBODY.match(block.text.strip()):
            break
        lines.append(Range(block.start, block.end))
    text = document.text
    heads = 0
    while heads < len(lines) and heads < 5 and kind_of_head(text[lines[heads].start : lines[heads].end]):
        heads += 1
    if heads < 2 or len(lines) < 3 * heads:
        return [], 0
    rows = _by_function(text, lines, heads) or [
        dict(enumerate(lines[at : at + heads])) for at in range(0, len(lines) - heads + 1, heads)
    ]
    functions = next((i for i in range(heads) if _HEADS["function"].match(text[lines[i].start : lines[i].end])), None)
    if functions is not None:
        rows = [
            row
            for n, row in enumerate(rows)
            if n == 0 or _FUNCTION.match(text[row[functions].start : row[functions].end])
        ]
    last = max(cell.end for cell in rows[-1].values())
    return _members(text, rows), sum(line.end <= last for line in lines)


def _by_function(text: str, lines: Sequence[Range], heads: int) -> list[_Row]:
    """The rows of a table whose first column says “Vorsitz”, “Mitglied”: a cell of the last column may have taken several lines."""
    starts = [at for at in range(heads, len(lines)) if _FUNCTION.match(text[lines[at].start : lines[at].end].strip())]
    if len(starts) < 2 or starts[0] != heads or not _HEADS["function"].match(text[lines[0].start : lines[0].end]):
        return []
    rows: list[_Row] = [dict(enumerate(lines[:heads]))]
    for at, stop in zip(starts, [*starts[1:], min(len(lines), starts[-1] + heads)], strict=True):
        cells = lines[at:stop]
        if not 1 < len(cells) <= heads + 2:
            return []
        rows.append(
            dict(
                enumerate(
                    [*cells[: heads - 1], Range(cells[heads - 1].start, cells[-1].end)]
                    if len(cells) >= heads
                    else cells
                )
            )
        )
    return rows


def _members(text: str, rows: Sequence[_Row], *, of_body: bool = False) -> list[Listed]:
    heads = [text[cell.start : cell.end].strip() for cell in (rows[0] if rows else {}).values()]
    if any(map(_OF_MATTERS.match, heads)) and not any(kind_of_head(head) == "person" for head in heads):
        return []
    if rows and len(rows[0]) > 1 and all(map(is_general, heads)) and (beside := _side_by_side(text, rows)):
        return beside
    columns = _columns(text, rows, of_body=of_body)
    if columns is None or not columns.tell:
        return _side_by_side(text, rows)
    if columns == _Columns(columns.body) and (beside := _side_by_side(text, rows)):
        return beside
    below = rows[columns.head :]
    if columns.person is not None and columns.body is None and not any(columns.person in row for row in below):
        return []
    if (
        columns.body is not None
        and columns.person is not None
        and not any(columns.person in row or columns.body in row for row in below)
    ):
        return []
    return [part for row in below for pair in _pairs(text, rows, columns) for part in _of_row(text, row, pair)]


def _pairs(text: str, rows: Sequence[_Row], columns: _Columns) -> list[_Columns]:
    """The columns, and those of a second list beside the first: “CDU | Eva Muster | Caritas | Max Beispiel”."""
    if columns.head or columns.body is None or columns.person != columns.body + 1:
        return [columns]
    beside = [
        text[row[columns.person + 2].start : row[columns.person + 2].end] for row in rows if columns.person + 2 in row
    ]
    if len(beside) < 2 or sum(1 for cell in beside if _person(cell) is not None) * 2 <= len(beside):
        return [columns]
    return [columns, replace(columns, body=columns.body + 2, person=columns.person + 2)]


def _side_by_side(text: str, rows: Sequence[_Row]) -> list[Listed]:
    """The members of two lists beside each other, each under the heading that it is declared by: “Politik | Träger”."""
    heads = {column: text[cell.start : cell.end].strip() for column, cell in (rows[0] if rows else {}).items()}
    cells = [(column, cell) for row in rows[1:] for column, cell in sorted(row.items())]
    names = [text[cell.start : cell.end] for _, cell in cells]
    sure = sum(1 for name in names if has_sector(name) or _person(name) is not None)
    if (
        len(heads) < 2
        or len(cells) < 3
        or sure * 5 < 4 * len(cells)
        or any(re.search(r"\d{3}|€", name) for name in names)
    ):
        return []
    return [part for column, cell in cells for part in members_of_line(text, cell.start, cell.end, heads.get(column))]


_FUNCTION = re.compile(
    r"(?:(?:(?:[Ss]tellv\w*\.?|[Ss]tv\.)\s*)?Gast\b|(?P<chair>Vorsitz\w*|Leit(?:ung|er(?:in)?)|Sprecher(?:in)?|Projektleit\w*)|(?P<moderation>Moderat\w*)|Mitglied|[Bb]eratend\w*|Geschäftsführung"
    r"|Protokoll\w*|Schriftführ\w*|(?:[Oo]rdentliches|[Ss]timmberechtigtes|[Ss]tändiges|[Bb]eratendes)\s+Mitglied|Gast|Teilnehm\w*|Koordination)\b"
)
_BULLETS = frozenset("o - – • · * x ? ■ □ ▪ o.".split())
_NOBODY = re.compile(
    r"^(?:N\.?\s?N\.?|[-–—.…_]+|offen|vakant|noch\s+offen|unbesetzt|wird\s+(?:noch\s+)?benannt|n\.\s?b\.|k\.\s?A\.)$"
)


_NO_ROW = re.compile(r"^(?:[Zz]usammen|[Ss]umme|[Ii]nsgesamt|[Gg]esamt)\b|\b\d\d\.\d\d\.\d{4}\b")
_ONLY_SEATS = re.compile(
    r"\s*(?P<count>\d{1,2})\s+(?:Sitze?|Plätze?|Vertret\w*|Personen|Mitglieder)\b"
)  # “2 Sitze, vakant”


def _of_row(text: str, row: _Row, columns: _Columns) -> list[Listed]:
    body, named = _filled(text, row, columns.body), _filled(text, row, columns.person)
    count = _count(text, row, columns.count)
    if body is not None and _NO_ROW.search(text[body.start : body.end].strip()):
        return []
    seats = _ONLY_SEATS.match(text, named.start, named.end) if named is not None else None
    if seats is not None:
        named, count = None, int(seats["count"])
    if named is not None and body is not None and not columns.head:  # “Eva Muster | Sprecherin, Diakonie”
        declared = text[body.start : body.end].strip()
        people = _people(text, named) or _known(members_of_line(text, named.start, named.end, None))
        parts = [under(part, declared) for part in people]
    elif count is not None and body is not None:
        each = _SEATS.fullmatch(_cell(text, row, columns.count))
        several = read_list(text, body.start, body.end) if each is not None and each["each"] else []
        parts = several or read_whole(text, body.start, body.end)
        parts = [replace(part, count_min=count, count_max=count) for part in parts if several] or parts
    elif (
        columns.count is not None
        and body is not None
        and (seat := _role_of(_cell(text, row, columns.body))) is not None
    ):
        beside = row.get(columns.count)  # “Vorsitz | Landrätin Muster” among counts
        return [replace(part, role=seat) for part in read_whole(text, beside.start, beside.end)] if beside else []
    else:
        parts = _of_cells(text, body, named)
    role = _role(text, row, columns.function)
    if count is not None and len(parts) == 1 and parts[0].count_max is None:
        parts = [replace(parts[0], count_min=count, count_max=count)]
    return [replace(part, role=role) if role != "member" else part for part in parts]


def _of_cells(text: str, body: Range | None, named: Range | None) -> list[Listed]:
    if body is None:
        return [] if named is None else _known(members_of_line(text, named.start, named.end, None))
    if named is None:
        return members_of_line(text, body.start, body.end, None)
    if sector_of(text[body.start : body.end]) == "politics" and (people := _people(text, named)):
        return [under(part, text[body.start : body.end].strip()) for part in people]
    who = _person(_CHAIRS.sub("", text[named.start : named.end]).strip())
    institution = text[body.start : body.end]
    if who is not None and sector_of(institution) == "politics":
        return _known(members_of_line(text, named.start, named.end, institution.strip()))
    abbreviated = _INITIALS.fullmatch(text[named.start : named.end].strip())
    beside = [] if who or abbreviated else _beside_label(text, [body, named])
    if beside:
        return beside
    role: MemberRole = "chair" if _CHAIRS.search(text[named.start : named.end]) else "member"
    parts = read_whole(text, body.start, body.end)
    person = who.name if who else abbreviated[0] if abbreviated else None
    return [replace(part, person=person or part.person, role=role) for part in parts]


_INITIALS = re.compile(r"(?:[A-ZÄÖÜ][a-zäöü]?\.\s?)+[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?")  # “Th. Muster”
_CHAIRS = re.compile(r"\((?:Vorsitz\w*|Leitung|Leiter(?:in)?|Sprecher(?:in)?)\)")


def _people(text: str, cell: Range) -> list[Listed]:
    """“Eva Muster, Max Beispiel”: the people of a cell that names nobody else."""
    parts = [(part, read_person(part.name)) for part in read_list(text, cell.start, cell.end)]
    several = len(parts) > 1 and all(
        person is not None and " " in part.name and not has_sector(part.name) for part, person in parts
    )
    return [replace(part, person=person.name) for part, person in parts if person] if several else []


def _person(text: str) -> Person | None:
    return read_person(text) or next(find_persons(text), None)


def _filled(text: str, row: _Row, column: int | None) -> Range | None:
    cell = row.get(column) if column is not None else None
    return None if cell is None or _NOBODY.match(text[cell.start : cell.end].strip()) else cell


def _count(text: str, row: _Row, column: int | None) -> int | None:
    cell = row.get(column) if column is not None else None
    number = (
        re.match(r"(?:je(?:weils)?\s+)?(\d{1,2})(?!\S)", text[cell.start : cell.end].strip())
        if cell is not None
        else None
    )
    return int(number[1]) if number else None


def _role(text: str, row: _Row, column: int | None) -> MemberRole:
    return _role_of(_cell(text, row, column)) or "member"


def _cell(text: str, row: _Row, column: int | None) -> str:
    cell = row.get(column) if column is not None else None
    return text[cell.start : cell.end].strip() if cell is not None else ""


def _role_of(cell: str) -> MemberRole | None:
    """“Vorsitz”, “Mitglied”: the role that a cell names, if it names one."""
    function = _FUNCTION.match(cell)
    if function is None:
        return None
    if re.match(r"[Ss]t(?:ell)?v", function[0]):
        return "member"
    return "chair" if function["chair"] else "moderation" if function["moderation"] else "member"


def _known(parts: Sequence[Listed]) -> list[Listed]:
    """A cell of a column of names holds a person."""
    out = []
    for part in parts:
        who = None if part.person else read_person(part.name)
        out.append(replace(part, person=who.name, name=who.name) if who else part)
    return out


def _columns(text: str, rows: Sequence[_Row], *, of_body: bool) -> _Columns | None:
    if len(rows) < 2:
        return None
    kinds: dict[str, int] = {}
    for column, cell in rows[0].items():
        kind = "body" if of_body and column == min(rows[0]) else kind_of_head(text[cell.start : cell.end])
        if kind is not None:
            kinds.setdefault(kind, column)
    if {"person", "deputy"} <= kinds.keys() and "body" not in kinds:  # “ | Mitglied | Stellvertretung”
        least = min(column for row in rows for column in row)
        if least not in rows[0]:
            kinds["body"] = least
    if "count" in kinds and "body" not in kinds and "person" not in kinds:
        least = min(column for row in rows for column in row)
        if least != kinds["count"]:
            kinds["body"] = least
    functions = kinds.get("function")
    if functions is not None and not _are_functions(text, rows[1:], functions):  # “Funktion”: Landrat, Jugendamtsleiter
        kinds.setdefault("body", functions)
        functions = None
    if "person" in kinds and _are_functions(text, rows[1:], kinds["person"]):
        functions = kinds.pop("person")
    if kinds.get("body", kinds.get("person")) is not None:
        return _Columns(kinds.get("body"), kinds.get("person"), functions, kinds.get("count"))
    least = min((min(row) for row in rows if row), default=0)
    first = [text[row[least].start : row[least].end] for row in rows if least in row]
    second = [text[row[least + 1].start : row[least + 1].end].strip() for row in rows if least + 1 in row]
    counted = [_SEATS.fullmatch(cell) or _FUNCTION.match(name) for name, cell in zip(first, second, strict=False)]
    if (
        len(second) > 2
        and all(counted)
        and sum(map(bool, map(_SEATS.fullmatch, second))) > 1
        and any(map(has_sector, first))
    ):
        return _Columns(least, None, None, least + 1, head=0)
    if first and (sum(1 for name in first if has_sector(name)) * 2 > len(first) or _are_people(first)):
        several = max((max(row, default=0) for row in rows), default=0)
        if _are_people(first):
            return _Columns(least + 1 if several > least else None, least, head=0)
        return _Columns(least, least + 1 if several > least else None, head=0)
    return None


# “6”, “je 1”, “9 (CDU 5, SPD 4)”, “2 Sitze”
_SEATS = re.compile(
    r"(?P<each>je(?:weils)?\s+)?(?P<count>\d{1,2})(?:\s+(?:Sitze?|Plätze?|Person(?:en)?|Vertret\w*|Mitglied(?:er)?|Stimmen?))?(?:\s*\([^()]*\))?"
)


def _are_people(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and sum(
        1 for cell in cells if _person(cell) is not None and not has_sector(cell)
    ) * 3 >= 2 * len(cells)


def _are_functions(text: str, rows: Sequence[_Row], column: int) -> bool:
    cells = [text[row[column].start : row[column].end].strip() for row in rows if column in row]
    return bool(cells) and sum(1 for cell in cells if _FUNCTION.match(cell)) * 2 >= len(cells)
