"""What labels in the head say of a session: ``Tagesordnungspunkt:``, ``Sitzungsnummer:``, ``Öffentlichkeitsstatus:``.

Whether the sessions are public, where the head of a paper says so once for all: “öffentlich”, “[x] öffentlich [ ] nichtöffentlich”.

“Status: öffentlich”, “Öffentliche Sitzungsvorlage”, “Zur Beratung in öffentlicher Sitzung” say it as well; a head that says both, or
leaves both boxes open, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extractors.consultations.rows import Row
from extractors.consultations.values import head_end, lines_of, piece_at
from extractors.document import Document
from extractors.labels.pairs import Labelled
from extractors.labels.reading import labelled

_KEYS = frozenset(("agenda_item", "session_number", "public"))
_HEAD = 4000  # characters
_BESIDE = 15  # lines


def with_labels(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The rows with what labels near them add: each label is of the session last named above it, or of the first."""
    ordered = sorted((row for row in rows if row.start < _HEAD), key=lambda row: row.start)
    if not ordered:
        return list(rows)
    filled = {row.start: row for row in ordered}
    for pair in labelled(document, _KEYS):
        if pair.label.start >= _HEAD or pair.end <= pair.start:
            continue
        of = max((row.start for row in ordered if row.start <= pair.label.start), default=ordered[0].start)
        between = document.text[min(of, pair.label.start) : max(of, pair.label.start)]
        if between.count("\n") <= _BESIDE:
            filled[of] = _with_value(document, filled[of], pair)
    return [_with_bare_public(document, filled.get(row.start, row)) if row.start in filled else row for row in rows]


def _with_value(document: Document, row: Row, pair: Labelled) -> Row:
    value = document.text[pair.start : pair.end].split("\n")[0].strip()
    rest = document.text[pair.end :].split("\n", 1)[0].strip()
    piece = piece_at(value, 0)
    more = (value[piece.end :] + rest).lstrip() if piece else ""
    whole = not more or piece_at(more, 0) is not None  # “TOP 1 Eröffnung” is an item of the minutes
    match pair.key:
        case "agenda_item" if piece and whole and piece.kind in ("number", "item") and row.agenda_item is None:
            return replace(row, agenda_item=piece.text, public=row.public if piece.flag is None else piece.flag)
        case "session_number" if row.session_number is None and (match := re.match(r"\d{1,3}(?!\d)", value)):
            return replace(row, session_number=match[0])
        case "public" if piece and piece.kind == "public" and row.public is None and "öffentlich" not in more:
            return replace(row, public=piece.flag)
    return row


def _with_bare_public(document: Document, row: Row) -> Row:
    """“öffentlich” alone on one of the lines beside a session."""
    for first, last in islice(lines_of(document.text, row.start), _BESIDE) if row.public is None else ():
        piece = piece_at(document.text[first:last], 0)
        if piece and piece.kind == "public" and len(piece.text) > 3 and piece.end == last - first:
            return replace(row, public=piece.flag)
    return row


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
