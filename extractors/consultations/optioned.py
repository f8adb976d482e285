"""The path of a form that prints, beside each committee, all that it may do with the paper, a box before each:

    ☒ Vorberatung         Sozialausschuss     16.08.2028     ☒ öffentlich ☐ nichtöffentlich
    ☐ Beschlussfassung
    ☐ Kenntnisnahme

What is ticked between one committee's first box and the next one's holds for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.openings import below_title
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import TICKED, UNTICKED, Piece, day_at, piece_at
from extractors.document import Document

_BOX = re.compile(rf"(?P<on>{TICKED})\s*|{UNTICKED}\s*")
_LINE_START = re.compile(r"^(?=[^\n\f]*\S)", re.MULTILINE)
_BLANKS = re.compile(r"[ \t]*")


def optioned_sessions(document: Document) -> list[Row]:
    """The committees with a day or a ticked option; at least two of them, below the title of a path."""
    text = document.text
    path = below_title(document)
    if path is None:
        return []
    starts = [line.start() for line in _LINE_START.finditer(text, path.start, path.end)]
    groups = [(start, committee) for start in starts if (committee := _committee(text, start))]
    rows = [
        row
        for (start, committee), (after, _) in pairwise([*groups, (_below(groups, path.end), None)])
        if committee and (row := _row(text, start, committee, after))
    ]
    return rows if len(rows) > 1 else []


def _below(groups: list[tuple[int, Committee]], end: int) -> int:
    """Where the options of the last committee end: with the block, as far down as those of the others reach."""
    if len(groups) < 2:
        return end
    longest = max(after - before for (before, _), (after, _) in pairwise(groups))
    return min(end, groups[-1][0] + longest + 20)


def _committee(text: str, start: int) -> Committee | None:
    """The committee behind a box and what it stands for: “☐ Vorberatung   Kreistag”."""
    box = _BOX.match(text, start)
    said = piece_at(text, box.end()) if box else None
    if said is None or said.kind not in ("role", "public"):
        return None
    return committee_at(text, end_of(_BLANKS, text, said.end))


def _row(text: str, start: int, committee: Committee, end: int) -> Row | None:
    held = day_at(text, end_of(_BLANKS, text, committee.end))
    ticked = list(_ticked(text, start, end))
    roles = [piece.text for piece in ticked if piece.kind == "role"]
    public = [piece.flag for piece in ticked if piece.kind == "public"]
    if held is None and not roles:
        return None
    return Row(
        committee,
        start,
        max([held.end if held else committee.end, *(piece.end for piece in ticked)]),
        "beratungsfolge-options",
        day=held.day if held else None,
        role=" / ".join(roles) or None,
        public=public[0] if len(public) == 1 else None,
    )


def _ticked(text: str, start: int, end: int) -> Iterator[Piece]:
    for box in _BOX.finditer(text, start, end):
        if box["on"] and (said := piece_at(text, box.end())):
            yield said
