"""What a council system prints below a row of the path: the session in which the paper was dealt with, and its result.

* ``Schulausschuss Vorberatung / 14.05.2019 / 12. Sitzung des Schulausschusses ungeändert beschlossen``: the committee again, in the
  genitive, so that the line opens no row of its own;
* ``Schulausschuss Vorberatung / 14.05.2019 Sondersitzung Schulausschuss vertagt``: the committee again, behind the date.

And the marks of its tables that are no words: ``● / Erledigt / |``.
"""

from __future__ import annotations

import re

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.session_words import end_of
from extractors.consultations.values import Kind, Piece, date_at, piece_at

# “des ”, “Sitzung der ”, “12. öffentliche Sitzung des ”, “öffentliche/nichtöffentliche Sitzung des ”
_HELD = re.compile(
    r"""(?:(?P<number>\d{1,3})\.\s?)?
    (?P<session>(?P<adjectives>(?:Ö?[a-zäöüß/-]+\s+){0,3})(?:[A-ZÄÖÜ]\w*-?)?[Ss]itzung\s+(?:in\s+der\s+[IVX]+\.\s+Wahlperiode\s+)?)?
    (?:des|der|vom|von)\s+(?=[A-ZÄÖÜ])""",
    re.VERBOSE,
)
_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}|\d{1,2}\.\s?[A-ZÄÖÜ][a-zä]+\s\d{4}")
_WORD = re.compile(r"(?<!\S)\S")
_STATUS = r"(?:Erledigt|Geplant|Ungeplant|Abgesetzt|Gestoppt|Vorgesehen|Offen|Bearbeitung|Bereit|Zurückgezogen)"
_MARKS = re.compile(rf"[|●○◌•\s:_-]*(?:\b{_STATUS}\b)?[|\s]*")
_BARS = re.compile(r"[|●○◌\s:_-]+")
_EXTRA = re.compile(r"(?:[A-ZÄÖÜ]\w*[Ss]itzung|[Ss]itzung)\s+(?:des|der)?\s*")
_RESULT_BEHIND = re.compile(r"\s+(?P<said>\S.*\S)\s*$", re.MULTILINE)
_LONGEST = 220  # characters


def held_session(text: str, first: int, last: int) -> tuple[list[Piece], int] | None:
    """What the line from ``first`` to ``last`` tells of the row above it, and where the next row begins if it stands on the same
    line; None where it is no such line."""
    match = _HELD.match(text, first, last)
    if match is None or last - first > _LONGEST or _DAY.search(text, first, last):
        return None
    committee = committee_at(text, match.end(), last)
    if committee is None and not match["session"]:
        return None
    pieces: list[Piece] = []
    said = (match["adjectives"] or "").casefold()
    public = "nicht" not in said if "öffentliche" in said and "/" not in said else None
    if match["number"] or public is not None:
        kind: Kind = "session" if match["number"] else "public"
        pieces.append(Piece(kind, first, match.end(), match["number"] or "", flag=public))
    result = _result(text, match.end(), last, named=committee.end if committee else match.end())
    pieces += [result] if result else []
    following = _following(text, pieces[-1].end if pieces else match.end(), last)
    return pieces, last if following is None else following


def again(text: str, first: int, last: int, committee: Committee) -> list[Piece] | None:
    """The result of a line that only names ``committee`` again: “Ratsversammlung - Fortsetzung vom 09.03.2022 vertagt”."""
    start = end_of(_EXTRA, text, first, last)
    named = text[start:last].casefold()
    name = committee.name.casefold()
    if renamed := _renamed(text, start, last, name):
        return [renamed]
    if not named.startswith(name) or (
        len(named) > len(name) and (named[len(name)].isalnum() or date_at(text, start + len(name) + 1) is not None)
    ):
        return None
    result = _result(text, start + len(name), last, named=start + len(name))
    return [result] if result else []


def _renamed(text: str, start: int, last: int, name: str) -> Piece | None:
    """The result behind the committee's later name: “Ausschuss für Sport und Kultur / 04.03.2014 / Ausschuss für Sport, Kultur und
    Bäder vertagt”, told by the first words of both names."""
    committee = committee_at(text, start, last)
    if committee is None or not name.startswith("ausschuss für ") or committee.name.casefold() == name:
        return None
    first, second = (re.findall(r"\w+", said.casefold())[:3] for said in (name, committee.name))
    result = _RESULT_BEHIND.match(text, committee.end, last)
    piece = piece_at(text, result.start("said")) if result and first == second else None
    if result is None or piece is None or piece.kind != "result":
        return None
    return Piece("result", result.start("said"), result.end("said"), " ".join(result["said"].split()))


def is_mark(text: str, first: int, last: int, *, with_status: bool) -> bool:
    """Whether a line holds nothing but bars, dots and rules of a table (and the word of its status column)."""
    return (_MARKS if with_status else _BARS).fullmatch(text, first, last) is not None


def _result(text: str, start: int, last: int, *, named: int) -> Piece | None:
    """The words of a result with which the line, or its first row, ends; before ``named``, where the committee's name seems to go
    on (“Ausschusses für Sport mit Änderungen beschlossen”), no word of a role."""
    for word in _WORD.finditer(text, start, last):
        piece = piece_at(text, word.start())
        ends = piece is not None and (piece.end >= last or _following(text, piece.end, last) is not None)
        if piece and ends and (piece.kind == "result" or (piece.kind == "role" and word.start() >= named)):
            return Piece("result", piece.start, piece.end, " ".join(text[piece.start : piece.end].split()))
    return None


def _following(text: str, start: int, last: int) -> int | None:
    """Where a committee begins right behind ``start``."""
    position = start + len(text[start:last]) - len(text[start:last].lstrip())
    return position if position < last and committee_at(text, position, last) else None
