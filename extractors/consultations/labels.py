"""The session that the labels of a paper's head give: ``Gremium: Sozialausschuss`` with ``Sitzungsdatum:``, ``Tagesordnungspunkt:``,
``Sitzungsnummer:`` and ``Öffentlichkeitsstatus:``.

The session that a page of a council system or a page of minutes is about: one agenda item of one session.

* fields with their values below: ``- TOP: / - Ö 5 / - Gremium: / - Migrationsbeirat / - Datum: / - Mi., 17.05.2016 / - Beschluss: …``
* ``Sitzung: 12.05.2022 | Ausschuss für Soziales | öffentlich``, with “TOP Ö 5” beside it
* minutes: ``Protokoll: Gemeinderat der Stadt Musterau``, ``Sitzungstermin: 19.12.2018``, ``Sitzungsart: öffentlich``

Whether the sessions are public, where the head of a paper says so once for all: “öffentlich”, “[x] öffentlich [ ] nichtöffentlich”.

“Status: öffentlich”, “Öffentliche Sitzungsvorlage”, “Zur Beratung in öffentlicher Sitzung” say it as well; a head that says both, or
leaves both boxes open, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from extractors.consultations.committees import Committee, find_committees
from extractors.consultations.rows import Row
from extractors.consultations.values import Piece, day_at, head_end, lines_of, piece_at
from extractors.document import Document
from extractors.labels.reading import Labelled, labelled

_KEYS = frozenset(("committee", "session_date", "agenda_item", "session_number", "public"))
_HEAD = 4000  # characters
_LINES_BESIDE = 15
_APART = 400  # characters between a committee and its date that one quotation still shows


def labelled_sessions(document: Document) -> list[Row]:
    """The sessions that the labels of the head give: one, or a group of labels for each."""
    groups: list[dict[str, Labelled]] = [{}]
    for pair in labelled(document, _KEYS):
        committee = pair.key == "committee"
        if pair.label.start >= _HEAD or pair.end <= pair.start or (committee and not _names(document, pair)):
            continue
        if committee and "committee" in groups[-1]:
            groups.append({})
        groups[-1].setdefault(pair.key, pair)
    rows = [row for group in groups if (row := _labelled(document, group))]
    rows = rows if all(row.day for row in rows) else rows[:1]
    return [replace(row, public=_bare_public(document, row)) if row.public is None else row for row in rows]


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
    return row


def _names(document: Document, pair: Labelled) -> Committee | None:
    """The committee in the value of a label: “44. Plenarsitzung des Gemeinderats” names the Gemeinderat."""
    found = next(find_committees(document.text, pair.start, min(pair.end + 60, len(document.text))), None)
    if found is None or found.start >= pair.end + 2:
        return None
    return found.nominative if document.text[pair.start : found.start].rstrip().endswith(("des", "der")) else found


def _with_value(document: Document, row: Row, key: str, pair: Labelled) -> Row:
    value = document.text[pair.start : pair.end].strip()
    piece = piece_at(value, 0)
    match key:
        case "session_date" | "session_number" if key == "session_date" or (
            row.day is None and _date_in(document, pair)
        ):
            day = _date_in(document, pair)
            if day is None:
                return row
            apart = max(row.end, day.end) - min(row.start, day.start) > _APART
            span = (row.start, row.end) if apart else (min(row.start, day.start), max(row.end, day.end))
            return replace(row, day=day.day, start=span[0], end=span[1])
        case "agenda_item" if piece and piece.kind in ("number", "item"):
            return replace(row, agenda_item=piece.text, public=row.public if piece.flag is None else piece.flag)
        case "session_number" if row.session_number is None and (match := re.match(r"\d{1,3}(?!\d)", value)):
            return replace(row, session_number=match[0])
        case "public" if piece and piece.kind == "public" and row.public is None:
            return replace(row, public=piece.flag)
    return row


def _date_in(document: Document, pair: Labelled) -> Piece | None:
    for position in range(pair.start, pair.end):
        if position == pair.start or not document.text[position - 1].isalnum():
            piece = day_at(document.text, position)
            if piece and piece.end <= pair.end:
                return piece
    return None


def _bare_public(document: Document, row: Row) -> bool | None:
    """“öffentlich” alone on one of the lines beside a session that labels give."""
    for first, last in islice(lines_of(document.text, row.start), _LINES_BESIDE):
        piece = piece_at(document.text[first:last], 0)
        if piece and piece.kind == "public" and len(piece.text) > 3 and piece.end == last - first:
            return piece.flag
    return None


_LINE = re.compile(r"[^\n\f\t]*[^\s][^\n\f\t]*")
_WORD = r"(?P<no>(?:nicht|non)[- ]?)?öffentlich"
_TICKED = r"(?:[☒☑✓✔]|\[\s?[xX]\s?\]|\(\s?[xX]\s?\)|(?<!\S)[xX](?!\S))"
_OPEN = r"(?:[☐□]|\[\s*\]|\(\s+\)|_{2,})"
_BOX = rf"(?:(?P<on>{_TICKED})|(?P<off>{_OPEN}))"
_BOXED = re.compile(rf"{_BOX}|{_WORD}(?!\w*(?:keit|ung))\w*", re.IGNORECASE)
_SAID = (
    # “öffentlich”, “Status: öffentlich”, “ÖFFENTLICH (§ 37)”, “nach § 48 GO öffentlich”
    rf"(?:(?:Status|Öffentlichkeit|Öffentlichkeitsstatus|Sitzungsart|Sitzungsstatus|Behandlung|Beratung|Vorlagenstatus)\s*:?\s*)?{_WORD}"
    r"(?:\s*(?:\(?(?:§|gem|nach|lt)[^)]*\)?|\(Drucksache[^)]*\)))?",
    # “Öffentliche Sitzungsvorlage”, “Nichtöffentliche Sitzung”, “A. Öffentlicher Teil”, “für die öffentliche Sitzung”
    rf"(?:[A-Z]\.\s*|[IVX]+\.\s*)?(?:für\s+die\s+|zur\s+)?{_WORD}e[rn]?\s+(?:Sitzung|Teil|\w*[Vv]orlage|Drucksache|Beratung|Behandlung)(?:\s+(?:Nr|des|der)\b.*)?",
    # “Drucksache öffentlich”
    rf"\w*(?:[Vv]orlage|[Dd]rucksache)(?:\s+(?:Nr\.?\s*)?[\w./-]*\d[\w./-]*)?\s+[-–(]?\s*{_WORD}(?:\s*[-–)](?:\s.{{3,40}})?)?",
    rf"[Dd]ie\s+Vorlage\s+ist\s+{_WORD}\.?",
    rf"(?:Alle|Sämtliche)\s+(?:Sitzungen|Beratungen)\s+(?:sind|finden)\s+{_WORD}(?:\s+statt)?\.?",
    # “Zur Beratung in öffentlicher Sitzung:”, “Beratung in öffentlicher Sitzung: Ja”
    rf"(?:Zur\s+)?(?:Beratung|Behandlung|Beschlussfassung)\s+in:?\s+{_WORD}er\s+Sitzung\s*:?\s*(?:ja)?",
)
_ALONE = tuple(re.compile(said, re.IGNORECASE) for said in _SAID)


def public_head(document: Document) -> bool | None:
    """What the head says of all sessions; None where it says nothing, or both."""
    said = {flag for line in _lines_public(document) if (flag := _said(line)) is not None}
    return said.pop() if len(said) == 1 else None


def _lines_public(document: Document) -> Iterator[str]:
    return (line[0].strip() for line in _LINE.finditer(document.text, 0, head_end(document)))


def _said(line: str) -> bool | None:
    if len(line) > 120 or "öffentlich" not in line.casefold():
        return None
    marks = list(_BOXED.finditer(line))
    if any(mark["on"] or mark["off"] for mark in marks):
        return _ticked(marks)
    for pattern in _ALONE:
        if found := pattern.fullmatch(line):
            return found["no"] is None
    return None


def _ticked(marks: list[re.Match[str]]) -> bool | None:
    """Which of the words is ticked; the boxes stand before their words where the first mark is a box."""
    boxes_lead = bool(marks[0]["on"] or marks[0]["off"])
    ticked = set()
    for index, mark in enumerate(marks):
        beside = index + 1 if boxes_lead else index - 1
        if mark["on"] and 0 <= beside < len(marks):
            word = marks[beside]
            if not (word["on"] or word["off"]):
                ticked.add(word["no"] is None)
    return ticked.pop() if len(ticked) == 1 else None
