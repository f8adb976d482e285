"""Who sits in a body, as lists and tables show it: bullets under “Mitglieder der Steuerungsgruppe:”, rows of names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Block, Cell, Document, Table
from extractors.facts import MemberRole
from extractors.german.names import find_persons, read_person
from extractors.german.text import leaves_open
from extractors.group_members import Found, anaphoric, listed
from extractors.group_mentions import Mention
from extractors.member_phrases import Listed, read_list, read_whole
from extractors.sectors import has_sector, sector_of

_CUE = re.compile(
    r"Mitglied|Teilnehm|[Zz]usammensetzung|zusammen\b|Besetzung|besetzt|Vertret|vertreten|gehör|besteh|entsandt|benannt|vorgesehen|bilde[nt]"
    r"|gebildet|Personen|Institutionen|Beteiligte|angehören|berufen|mitwirk|Akteur"
)
_TITLE_CUE = re.compile(r"Mitglied|[Zz]usammensetzung|Besetzung|Teilnehm|Vertret")
_ROLE = re.compile(
    r"^(?:(?P<chair>Vorsitz(?:ende[rn]?)?|Leitung)|(?P<moderation>Moderation|Moderator(?:in)?)|Geschäftsführung|Protokoll)$"
)
_LABEL = re.compile(r"(?P<label>[^:\n]{2,80}?)\s*:\s*(?=\S)")
# “Fraktion A: Eva Muster CDU-Fraktion: Max Beispiel” in one line
_PARTY = re.compile(
    r"(?<!\w)(?P<party>[\wÄÖÜäöü/-]*[Ff]raktion(?:\s[A-ZÄÖÜ][^:\n]{0,40})?|CDU|CSU|SPD|FDP|AfD|(?:Die\s)?Linke|Grüne)\s*:\s"
)
_PREFIX = re.compile(
    r"(?:Einbezug|Einbindung|Einbeziehung|Beteiligung|Vertretung|Mitglieder|Teilnehmer|Teilnehmende)\s*:?\s+(?:von\s+|(?=der|des|den|[A-ZÄÖÜ]))"
)
_LINE = 110
_SUBTITLE = 80


def lists(document: Document, mentions: Sequence[Mention]) -> Iterator[Found]:
    """The members that lists and tables show, body by body."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        table = blocks[index].table
        if table is not None:
            yield from _rows_by_body(document, table, mentions)
        opened = _opened(document, index, mentions)
        if opened is None:
            index += 1
            continue
        mention, rule = opened
        members, stop = _read_below(document, index + 1, mentions, alone=rule == "members-below-name")
        if members:
            yield Found(mention, tuple(members), rule)
        index = max(stop, index + 1)


def _rows_by_body(document: Document, table: Table, mentions: Sequence[Mention]) -> Iterator[Found]:
    """Rows that begin with a body's name and list its members beside it; a table under a body's name in its first row."""
    titles = [cell for cell in table.rows[0] if cell.text.strip()] if table.rows else []
    here = [m for m in mentions if len(titles) == 1 and titles[0].start <= m.start < titles[0].end and not m.plural]
    if here and _TITLE_CUE.search(titles[0].text):
        rows = [[cell for cell in row if cell.text.strip()] for row in table.rows[1:]]
        below = [part for cells in rows for part in _beside_label(document.text, cells)]
        if below:
            yield Found(here[0], tuple(below), "members-listed")
            return
    for row in table.rows:
        cells = [cell for cell in row if cell.text.strip()]
        if len(cells) < 2:
            continue
        first = [m for m in mentions if cells[0].start <= m.start < cells[0].end and not m.plural]
        if len(first) != 1 or first[0].end - first[0].start < len(cells[0].text.strip()) - 5:
            continue
        members = [part for cell in cells[1:] for part in listed(document.text, cell.start, cell.end)]
        if members and not any(cells[1].start <= m.start < cells[-1].end for m in mentions):
            yield Found(first[0], tuple(members), "members-beside-name")


def _beside_label(text: str, cells: Sequence[Cell]) -> list[Listed]:
    """“Verwaltung | Sozialamt, Jugendamt”: the members beside the heading that they are declared under."""
    if len(cells) < 2:
        return []
    declared = cells[0].text.strip(" :")
    return [_under(part, declared) for cell in cells[1:] for part in listed(text, cell.start, cell.end)]


def _in_block(block: Block, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if block.start <= m.start < block.end and not m.plural]


def _opened(document: Document, index: int, mentions: Sequence[Mention]) -> tuple[Mention, str] | None:
    """The body whose members the next blocks list, where this block says so."""
    block = document.blocks[index]
    if block.table is not None:
        return None
    here = _in_block(block, mentions)
    last = _last_sentence(block.content)
    colon = block.text.rstrip().endswith(":")
    if here and colon and _CUE.search(last):
        return here[-1], "members-listed"
    if here and block.kind == "heading" and _TITLE_CUE.search(block.content):
        return here[-1], "members-listed"
    if here and _is_name_alone(block, here[0]):
        return here[0], "members-below-name"
    if colon and _CUE.search(last) and (block.kind == "heading" or anaphoric(last) or not here):
        before = _about(document, index, mentions, far=anaphoric(last))
        if before is not None:
            return before, "members-listed"
    return None


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[a-zäöüß)]{2}[.!?])\s+(?=[A-ZÄÖÜ])", text.strip())[-1]


def _is_name_alone(block: Block, mention: Mention) -> bool:
    """“- Begleitgruppe”, “2. Prozesssteuerungsgruppe”, “Steuerungsgruppe:”"""
    rest = block.content.replace(block.text[mention.start - block.start : mention.end - block.start], "", 1)
    return block.kind in ("item", "heading") and len(re.sub(r"\([^)]*\)|[\W_]+", "", rest)) <= 5


def _about(document: Document, index: int, mentions: Sequence[Mention], *, far: bool) -> Mention | None:
    """The body that the blocks before are about: the one right before, or the title over them."""
    for back in range(index - 1, max(-1, index - (4 if far else 3)), -1):
        here = _in_block(document.blocks[back], mentions)
        if here:
            return here[-1]
    return None


def _read_below(
    document: Document, index: int, mentions: Sequence[Mention], *, alone: bool
) -> tuple[list[Listed], int]:
    """The members in the blocks from ``index`` on, and the first block that belongs to them no more. ``alone``: only the
    body's name stands above, so that lines must say themselves that they list members."""
    members: list[Listed] = []
    declared: str | None = None
    bulleted = False
    blocks = document.blocks
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            found = _of_table(document, block.table)
            members += found
            return members, index + bool(found)
        if _in_block(block, mentions) and not (block.kind == "item" and members and not alone):
            break
        content, end, used = _joined(document, index)
        text = document.text[content:end].strip()
        if text.endswith(":") and len(text) <= _SUBTITLE and (not alone or has_sector(text)):
            declared = text.rstrip(": ")
        elif block.kind == "heading":
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if not (following is not None and following.kind == "item" and not block.marker and sector_of(text)):
                break
            declared = text
        elif block.kind == "item":
            if alone and not members and not _looks_like_members(document, index):
                break
            bulleted = True
            members += _of_line(document.text, content, end, declared)
        elif alone:
            prefix = _PREFIX.match(document.text, content, end)
            if prefix is None:
                if bulleted or len(text) > _LINE:
                    break
            else:
                members += listed(document.text, prefix.end(), end)
        elif not bulleted and len(text) <= _LINE and not text.endswith((".", "!", "?")) and sector_of(text):
            members += _of_line(document.text, content, end, declared)
        else:
            break
        index += used
    return members, index


def _joined(document: Document, index: int) -> tuple[int, int, int]:
    """Where the words of this block begin and end; a line that stops in the middle goes on in the next block."""
    block = document.blocks[index]
    end, used = block.end, 1
    while index + used < len(document.blocks) and leaves_open(document.text[block.content_start : end]):
        following = document.blocks[index + used]
        if following.kind != "paragraph" or following.marker:
            break
        end, used = following.end, used + 1
    return block.content_start, end, used


def _looks_like_members(document: Document, index: int) -> bool:
    """Whether most of the items from here on have a sign of a member."""
    items = []
    for block in document.blocks[index:]:
        if block.kind != "item":
            break
        items.append(block.content)
    sure = sum(1 for item in items if len(item) <= _LINE and (has_sector(item) or next(find_persons(item), None)))
    return sure * 2 > len(items)


def _of_line(text: str, start: int, end: int, declared: str | None) -> list[Listed]:
    """The members of one line: “Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”."""
    parties = [party.start("party") for party in _PARTY.finditer(text, start, end)]
    if len(parties) > 1:
        ends = [*parties[1:], end]
        return [part for at, stop in zip(parties, ends, strict=True) for part in _of_line(text, at, stop, declared)]
    label = _LABEL.match(text, start, end)
    if label is not None:
        return _labelled(text, label, end, declared)
    parts = read_list(text, start, end)
    several = len(parts) > 1 and all(has_sector(part.name) or part.count_max for part in parts) and not parts[0].person
    if not several or any(part.declared for part in parts):
        parts = read_whole(text, start, end)
    return [_under(part, declared) for part in parts if len(part.name) <= _LINE + 30]


def _under(part: Listed, declared: str | None) -> Listed:
    return replace(part, declared=part.declared or declared)


def _labelled(text: str, label: re.Match[str], end: int, declared: str | None) -> list[Listed]:
    name = " ".join(label["label"].split())
    if re.match(r"Stellv|Vertretung$|Ersatz", name):
        return []
    role = _ROLE.match(name)
    value = text[label.end() : end].strip(" .;,")
    if role is not None:
        parts = read_whole(text, label.end(), end)
        return [_under(replace(part, role=_role(role)), declared) for part in parts]
    person = read_person(value) or next(find_persons(value), None)
    if person is not None and sector_of(name) not in (None, "politics"):
        own = read_whole(text, label.start("label"), label.end("label"))
        return [_under(replace(part, person=person.name), declared) for part in own]
    out = []
    for part in read_list(text, label.end(), end) if person is None else _persons(text, label.end(), end):
        known = read_person(part.name)
        out.append(replace(part, declared=part.declared or name, person=part.person or (known.name if known else None)))
    return out


def _persons(text: str, start: int, end: int) -> list[Listed]:
    parts = read_list(text, start, end)
    return parts if len(parts) > 1 and all(read_person(part.name) for part in parts) else read_whole(text, start, end)


def _role(match: re.Match[str]) -> MemberRole:
    return "chair" if match["chair"] else "moderation" if match["moderation"] else "member"


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds the body or party sent from, and which the person."""

    institution: int | None
    person: int | None
    head: int = 1


_PERSON_HEAD = re.compile(
    r"^(?:Name|Vorname|Vertreter(?:/?-?in|in|\(in\)|innen)?|Mitglied(?:er)?|Person|Teilnehmer\w*|Vertretung|Ansprechpartner\w*)\b(?!.*[Ss]tellv)"
)
_BODY_HEAD = re.compile(
    r"^(?:Institution|Organisation|Einrichtung|Fraktion|Amt|Dienststelle|Bereich|Gruppe|Funktion|Verein|Partei|Behörde|Träger|Stelle)"
)


def _of_table(document: Document, table: Table) -> list[Listed]:
    """The members in the rows of a table with columns such as Institution / Name or Vertreter / Stellvertreter."""
    columns = _columns(table)
    if columns is None:
        return []
    rows = table.rows[columns.head :]
    persons = [_cell(row, columns.person) for row in rows]
    if columns.person is not None and not any(cell is not None and cell.text.strip() for cell in persons):
        return []
    out: list[Listed] = []
    for row in rows:
        body, person = _cell(row, columns.institution), _cell(row, columns.person)
        out += _of_row(document.text, body, person)
    return out


def _of_row(text: str, body: Cell | None, person: Cell | None) -> list[Listed]:
    named = person if person is not None and person.text.strip() else None
    if body is None or not body.text.strip():
        return [] if named is None else _known(_of_line(text, named.start, named.end, None))
    if named is None:
        return _of_line(text, body.start, body.end, None)
    if sector_of(body.text) == "politics":
        return _known(_of_line(text, named.start, named.end, body.text.strip()))
    who = read_person(named.text) or next(find_persons(named.text), None)
    own = read_whole(text, body.start, body.end)
    return [replace(part, person=who.name if who else None) for part in own]


def _known(parts: Sequence[Listed]) -> list[Listed]:
    """A cell of a column of names holds a person."""
    out = []
    for part in parts:
        who = None if part.person else read_person(part.name)
        out.append(replace(part, person=who.name, name=who.name) if who else part)
    return out


def _cell(row: Sequence[Cell], column: int | None) -> Cell | None:
    return next((cell for cell in row if cell.column == column), None)


def _columns(table: Table) -> _Columns | None:
    if not table.rows:
        return None
    heads = {cell.column: cell.text.strip() for cell in table.rows[0]}
    person = next((column for column, text in heads.items() if _PERSON_HEAD.match(text)), None)
    body = next((column for column, text in heads.items() if _BODY_HEAD.match(text)), None)
    if person is not None or body is not None:
        return _Columns(body, person)
    first = [row[0].text for row in table.rows if row and row[0].text.strip()]
    if first and sum(1 for text in first if has_sector(text)) * 2 > len(first):
        return _Columns(0, 1 if table.columns > 1 else None, head=0)
    return None
