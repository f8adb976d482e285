"""The one session that the head of a paper names instead of a path, or beside it.

* labels: ``Gremium: Sozialausschuss`` with ``Sitzungsdatum:``, ``Tagesordnungspunkt:``, ``Sitzungsnummer:``, ``Öffentlichkeitsstatus:``
* sentences: “26. Sitzung des Gemeinderates am 25.07.2006”, “Vorlage für die Sitzung des Kreisausschusses am 3.5.2017 und des
  Kreistages am 15.5.2017”, “Beschluss des Sozialausschusses vom 23.09.2010”, “In den Migrationsausschuss / In die Ratsversammlung”
* the line above an annex: “Sozialausschuss der Stadt Musterstadt 23.11.2023, TOP 4”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from extractors.committees import Committee, abbreviation_at, committee_at, find_committees, nominative
from extractors.consultation_rows import Row
from extractors.consultation_values import Piece, date_at, phrases, piece_at
from extractors.document import Document
from extractors.labels import Labelled, labelled
from extractors.language import lookup

_KEYS = frozenset(("committee", "session_date", "agenda_item", "session_number", "public"))
_HEAD = 4000  # characters
_TOP_LINES, _LINES_BESIDE = 6, 15
_LONGEST_LINE = 120  # characters
_APART = 400  # characters between a committee and its date that one quotation still shows

_ADJECTIVE = r"""(?:(?:nicht[- ]?öffentliche|öffentliche|ordentliche|außerordentliche|gemeinsame|konstituierende|planmäßige)[nrs]?)"""
_PAPER = r"(?:[A-ZÄÖÜ]\w*)?(?:[Vv]orlage|[Dd]rucksache|Antrag|Anfrage|Bericht|Mitteilung)\b[^\n\t]{0,60}?\s"
_MINUTES = r"(?:[A-ZÄÖÜ]\w*)?(?:[Nn]iederschrift|[Pp]rotokoll|[Aa]uszug|Einladung|Tagesordnung|Bekanntmachung)\b[^\n\t]{0,60}?\s"
# “Sitzungsvorlage Nr. 12/2017 für die öffentliche Sitzung des ”, “Niederschrift über die 12. Sitzung des ”, “Zur Sitzung der ”
_SESSION_OF = re.compile(
    rf"""(?:{_PAPER}(?:(?:für|zu)\s+(?:die|der)|zur)\s+ | {_MINUTES}(?:(?:für|zu|über|aus)\s+(?:die|der)|zur|der)\s+
      | (?:Für|Zu)\s+(?:die|der)\s+ | Zur\s+)?
    (?:(?:Zu\s+)?(?:TOP|Tagesordnungspunkt|Punkt)\s+(?P<item>\d{{1,3}}(?:\.\d{{1,2}})*[a-z]?)\s+(?:der|zur)\s+)?
    (?:(?P<number>\d{{1,3}})\.\s*)? (?P<adjectives>(?:{_ADJECTIVE}\s+){{0,3}})
    (?:[A-ZÄÖÜ]\w+-?)?[Ss]itzung(?:en)?\s+(?:des|der|vom|im)\s+""",
    re.VERBOSE,
)
_TELLS = re.compile(
    r"\b(?:wurden?|hat|hatte|haben|fand|ist|war|sind|beschloss|beschlossen|statt|behandelt|beraten|dass)\b"
)
_DECISION_OF = re.compile(r"Beschlu(?:ss|ß)\s+(?:des|der)\s+")
_INTO = re.compile(r"(?:/\s*)?In\s+(?:den|die|das)\s+")
_AND = re.compile(r"\s*(?:,|;|/|\bund\b|\bsowie\b)?\s*(?:(?:für\s+)?die\s+Sitzung\s+)?(?:des|der)\s+")
# “ am ”, “: ”, “, öffentliche Sitzung am ”, “ (nichtöffentlich) ”
_ON = re.compile(
    r"\s*(?:[,:(–-]\s*)?(?:(?:nicht[- ]?)?öffentlich(?:e[nr]?)?\)?\s*(?:Sitzung\s*)?)?(?:[,:–-]\s*)?(?:(?:am|vom|,)\s+)?",
    re.IGNORECASE,
)
# “Integrationsausschusssitzung am 03.07.2026”
_COMPOUND = re.compile(r"(?P<name>[A-ZÄÖÜ][\wäöüß]*?(?:ausschuss|beirat|rat|tag))s?sitzung(?=\s+(?:am|vom)\s)")
_MARK = re.compile(
    r"(?P<on>[Xx☒☑])(?!\w)|(?P<off>☐)|(?P<no>nicht[- ]?öffentlich\w*(?:\s+Sitzung)?)|(?P<yes>öffentlich\w*(?:\s+Sitzung)?)",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n\f]*\S[^\n\f]*")


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[IVX\d]{{1,3}}\.\s+)?(?:{phrases(lookup('roles')['body']['headings'])})(?![a-zäöü])", re.IGNORECASE
    )


def _head_lines(document: Document) -> Iterator[re.Match[str]]:
    """The lines of the head, up to the heading that begins the paper's text."""
    for line in _LINE.finditer(document.text, 0, _HEAD):
        if line.start() > 0 and _body().match(line[0].strip()):
            return
        if line[0].strip():
            yield line


def labelled_sessions(document: Document) -> list[Row]:
    """The sessions that the labels of the head give, one for each committee that a label names."""
    groups: list[dict[str, Labelled]] = [{}]
    for pair in labelled(document, _KEYS):
        if (
            pair.label.start >= _HEAD
            or pair.end <= pair.start
            or (pair.key == "committee" and _names(document, pair) is None)
        ):
            continue
        if pair.key == "committee" and "committee" in groups[-1]:
            groups.append({})
        groups[-1].setdefault(pair.key, pair)
    return [row for group in groups if (row := _labelled(document, group))]


def _labelled(document: Document, group: Mapping[str, Labelled]) -> Row | None:
    committee = _names(document, group["committee"]) if "committee" in group else None
    if committee is None:
        return None
    row = Row(committee, committee.start, committee.end, "session-labels")
    lead = piece_at(document.text, group["committee"].start)
    if lead and lead.kind == "session":
        row = replace(row, session_number=lead.text)
    for key, pair in group.items():
        row = _with_value(document, row, key, pair)
    if row.day is None and (day := _date_in(document, group["committee"])):
        row = replace(row, day=day.day, end=day.end)
    return row


def _names(document: Document, pair: Labelled) -> Committee | None:
    """The committee in the value of a label: “44. Plenarsitzung des Gemeinderats” names the Gemeinderat."""
    found = next(find_committees(document.text, pair.start, min(pair.end + 60, len(document.text))), None)
    if found is None or found.start >= pair.end + 2:
        return None
    before = document.text[pair.start : found.start].strip()
    if before and not re.fullmatch(r"(?:\d{1,3}\.\s*)?(?:\w+\s+)?\w*[Ss]itzung(?:\s+(?:des|der))?", before):
        return None
    name = nominative(found.name) if before.endswith(("des", "der")) else found.name
    return replace(found, name=name)


def _with_value(document: Document, row: Row, key: str, pair: Labelled) -> Row:
    value = document.text[pair.start : pair.end].strip()
    piece = piece_at(value, 0)
    match key:
        case "session_date":
            day = _date_in(document, pair)
            if day is None:
                return row
            apart = max(row.end, day.end) - min(row.start, day.start) > _APART
            span = (row.start, row.end) if apart else (min(row.start, day.start), max(row.end, day.end))
            return replace(row, day=day.day, start=span[0], end=span[1])
        case "agenda_item" if piece and piece.kind in ("number", "item"):
            return replace(row, agenda_item=piece.text)
        case "session_number" if row.session_number is None and (match := re.match(r"\d{1,3}(?!\d)", value)):
            return replace(row, session_number=match[0])
        case "public" if piece and piece.kind == "public" and row.public is None:
            return replace(row, public=piece.flag)
    return row


def _date_in(document: Document, pair: Labelled) -> Piece | None:
    for position in range(pair.start, pair.end):
        if position == pair.start or not document.text[position - 1].isalnum():
            piece = date_at(document.text, position)
            if piece and piece.kind == "date" and piece.end <= pair.end:
                return piece
    return None


def bare_public(document: Document, row: Row) -> bool | None:
    """“öffentlich” alone on one of the lines beside a session that labels give."""
    for line in islice(_LINE.finditer(document.text, row.start), _LINES_BESIDE):
        piece = piece_at(line[0].strip(), 0)
        if piece and piece.kind == "public" and len(piece.text) > 3 and piece.end == len(line[0].strip()):
            return piece.flag
    return None


def told_sessions(document: Document) -> list[Row]:
    """The sessions that sentences of the head name."""
    rows: list[Row] = []
    lines = list(_head_lines(document))
    for number, line in enumerate(lines):
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        found = _told(document.text, start) or (_above(document.text, start, line.end()) if number < _TOP_LINES else [])
        if found:
            rows += _with_lines_below(found, lines[number + 1 : number + 6])
    return rows


def _told(text: str, start: int) -> list[Row]:
    if match := _SESSION_OF.match(text, start):
        adjectives = match["adjectives"]
        public = "nicht" not in adjectives if "öffentlich" in adjectives else None
        rows = _chain(text, match.end(), start, "session-sentence")
        if rows and _TELLS.search(text, rows[-1].end, _line_end(text, rows[-1].end)):
            return []
        item = match["item"]
        return [
            replace(row, public=public, session_number=match["number"], agenda_item=row.agenda_item or item)
            for row in rows
        ]
    if match := _DECISION_OF.match(text, start):
        return _chain(text, match.end(), start, "session-decision")
    rows = []
    position = start
    while match := _INTO.match(text, position):
        committee = committee_at(text, match.end())
        if committee is None:
            return []
        day = date_at(text, _after(_ON, text, committee.end))
        end = day.end if day else committee.end
        named = replace(committee, name=nominative(committee.name))
        rows.append(Row(named, committee.start, end, "session-into", day=day.day if day else None))
        position = end + len(text[end:]) - len(text[end:].lstrip(" \t"))
    return rows if position >= len(text) or text[position] in "\n\f" else []


def _line_end(text: str, position: int) -> int:
    match = re.compile(r"[\n\f]").search(text, position)
    return match.start() if match else len(text)


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _chain(text: str, position: int, start: int, rule: str) -> list[Row]:
    """“des Kreisausschusses am 3.5.2017 und des Kreistages am 15.5.2017”: every committee with its date."""
    rows: list[Row] = []
    while committee := committee_at(text, position):
        day = date_at(text, _after(_ON, text, committee.end))
        if day is None or day.kind != "date":
            break
        named = replace(committee, name=nominative(committee.name))
        row = Row(named, committee.start if rows else start, day.end, rule, day=day.day)
        item = piece_at(text, _after(re.compile(r"[\s,;(–-]*"), text, day.end))
        if item and item.kind == "item" and "\n" not in text[day.end : item.start]:
            row = replace(row, agenda_item=item.text, end=item.end)
        rows.append(row)
        follows = _AND.match(text, row.end)
        if not follows:
            break
        position = follows.end()
    return rows


def _above(text: str, start: int, end: int) -> list[Row]:
    """A committee and a date that begin one of the first lines: “Sozialausschuss 23.11.2023, TOP 4”; or its session anywhere
    in the line: “Beschlussvorlage zur Stadtratssitzung am 3.5.2019”."""
    committee = committee_at(text, start, end) or abbreviation_at(text, start)
    after = committee.end if committee else start
    if committee is None and (match := _COMPOUND.search(text, start, end)):
        committee, after = Committee(match.start(), match.end("name"), match["name"]), match.end()
    if committee is None or end - start > _LONGEST_LINE or _TELLS.search(text, start, end):
        return []
    on = _after(_ON, text, after)
    day = date_at(text, on)
    if day is None or day.kind != "date" or day.end > end:
        return []
    mark = _MARK.search(text, after, on)
    public = mark["no"] is None if mark else None
    row = Row(committee, committee.start, day.end, "session-line", day=day.day, public=public)
    item = piece_at(text, _after(re.compile(r"[ \t,;(–-]*"), text, day.end))
    return [replace(row, agenda_item=item.text, end=item.end) if item and item.kind == "item" else row]


def _with_lines_below(rows: list[Row], lines: Sequence[re.Match[str]]) -> list[Row]:
    """The agenda item and the mark “Öffentlich X Nichtöffentlich” on the lines below a single session."""
    if len(rows) != 1:
        return rows
    row = rows[0]
    for line in lines:
        text = line[0].strip()
        piece = piece_at(text, 0)
        if piece and piece.kind == "item" and piece.end == len(text) and row.agenda_item is None:
            row = replace(row, agenda_item=piece.text)
        elif row.public is None and re.match(r"(?:[Xx☒☐]\s*)?(?:nicht[- ]?)?öffentlich", text, re.IGNORECASE):
            row = replace(row, public=_marked(text))
    return [row]


def _marked(text: str) -> bool | None:
    """Which of “öffentlich” and “nichtöffentlich” is crossed; None where neither or both are, the word itself where it is alone."""
    marks = list(_MARK.finditer(text))
    words = [match for match in marks if match["yes"] or match["no"]]
    if len(words) == 1 and len(marks) == 1:
        return words[0]["no"] is None if words[0].end() == len(text) else None
    before = bool(marks) and not (marks[0]["yes"] or marks[0]["no"])
    crossed = set()
    for index, match in enumerate(marks):
        if match["on"]:
            beside = index + 1 if before else index - 1
            if 0 <= beside < len(marks) and marks[beside] in words:
                crossed.add(marks[beside]["no"] is None)
    return crossed.pop() if len(crossed) == 1 else None
