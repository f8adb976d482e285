"""What stands beside a committee and its day where no known head says it: what the committee is to do, Ö or N, agenda item, session number.

“Stadtrat, 24.06.2027 (öffentlich, Beschluss)”; on the lines below where they hold nothing else; in a sentence what leads to the
session or follows it: “im Bauausschuss am 27.09.2027 vorzuberaten und am 07.10.2027 im Stadtrat zu entscheiden”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.consultations.heads import head_words, layout_of
from extractors.consultations.linking import Pair
from extractors.consultations.rows import Layout, Row, row_of
from extractors.consultations.values import Piece, end_of, lines_of, phrases, piece_at
from extractors.document import Document, Range
from extractors.language import lookup
from extractors.sections import split

_BLANKS = re.compile(r"[ \t]*")
_WORD = re.compile(r"\w+|\W")
# “; ”, “ und wird ”, “, der Kreistag ”
_CLAUSE = re.compile(
    r";|,?\s+und\s+(?=(?:wird|werden|soll|sollen|ist|sind|wurde)\b)|,\s+(?=(?:der|die|das)\s+[A-ZÄÖÜ])|:\s"
)
_ACTS = re.compile(r"\b(?:entscheidet|beschließt|nimmt|stimmt|billigt|verabschiedet|genehmigt)\b")
_VERB = re.compile(
    r"\b(?:(?P<before>vor(?:zu)?beraten)|(?P<heard>(?:an)?gehört|an(?:zu)?hören)|beschl\w+|entsch\w+|beraten|befasst|vorgelegt)\b"
)
_ROLES = {"before": "Vorberatung", "heard": "Anhörung"}
_ABOVE = 1200  # characters


def session(document: Document, pair: Pair, before: Row | None, after: int, upto: int) -> Row:
    """The session of a pair; ``before`` is the one told before it, between ``after`` and ``upto`` stands no other."""
    text = document.text
    name = pair.committee.nominative
    if pair.prose:
        row = Row(name, pair.start, pair.end, "session-planned", day=pair.on)
        return _in_sentence(text, row, before, after, upto)
    first, last = sorted((pair.name, pair.day), key=lambda one: one.start)
    led = Range(max(text.rfind("\n", 0, first.start) + 1, after), first.start)
    spans = (led, Range(first.end, last.start), *_behind(text, last.end, upto))
    said = [piece for span in spans for piece in _pieces(text, span)]
    assert isinstance(pair.day.what, Piece)
    ordered = sorted([*said, pair.day.what], key=lambda piece: piece.start)
    return row_of(document, name, ordered, _layout(document, first.start), "beratungsfolge-pairs")


def _layout(document: Document, start: int) -> Layout:
    """What the heads of columns promise that stand not far above."""
    lines = list(lines_of(document.text, max(0, start - _ABOVE), start))
    for first, last in reversed(lines):
        words, _ = head_words(document.text, first, last)
        if {word.kind for word in words} >= {"committee", "date"} or len(words) > 2:
            return layout_of(document, words)
    return Layout()


def _behind(text: str, end: int, upto: int) -> Iterator[Range]:
    """The rest of the line, and the lines right below that hold nothing but pieces of rows."""
    stop = min(upto, *(found for sign in "\n\f" if (found := text.find(sign, end)) >= 0), len(text))
    yield Range(end, stop)
    for first, last in lines_of(text, stop, upto):
        if text.count("\n", stop, first) > 1 or not _is_pieces(text, first, last):
            return
        yield Range(first, last)
        stop = last


def _is_pieces(text: str, first: int, last: int) -> bool:
    while first < last:
        piece = piece_at(text, first)
        if piece is None or piece.kind == "date":
            return False
        first = max(piece.end, end_of(_BLANKS, text, piece.end))
    return True


def _pieces(text: str, span: Range) -> Iterator[Piece]:
    """The pieces of a row in a stretch of text, whatever stands between them."""
    position = span.start
    while position < span.end:
        piece = piece_at(text, position)
        if piece and piece.kind not in ("skip", "date") and piece.end <= span.end:
            yield piece
        position = piece.end if piece else end_of(_WORD, text, position)


def _in_sentence(text: str, row: Row, before: Row | None, after: int, upto: int) -> Row:
    """The session as its sentence tells it."""
    line = Range(text.rfind("\n", 0, row.start) + 1, (text.find("\n", row.end) + 1 or len(text) + 1) - 1)
    sentence = next(
        (each for each in split(text, line.start, line.end) if each.start <= row.start and row.end <= each.end), line
    )
    borders = [match.start() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    start = max(after, sentence.start, *(border for border in borders if border <= row.start), 0)
    end = min(upto, sentence.end, *(border for border in borders if border >= row.end), len(text))
    led, followed = _roles()
    same = before is not None and sentence.start <= before.start and start == after
    goes_on = before and same and not _ACTS.search(text, after, row.start)
    carried = _role(led.search(text, sentence.start, before.start)) if before and goes_on else None
    told = led.search(text, start, row.start)
    behind = followed.search(text, row.start, end)
    role = _role(told) or carried or _role(behind) or _done(text, row.end, sentence.end)
    row = replace(row, role=role)
    for piece in _pieces(text, Range(start, end)):
        if piece.kind in ("public", "item", "session"):
            row = replace(row, public=piece.flag if row.public is None else row.public)
        if piece.kind == "item" and row.agenda_item is None:
            row = replace(row, agenda_item=piece.text)
        elif piece.kind == "session" and row.session_number is None:
            row = replace(row, session_number=piece.text)
    return row


@cache
def _roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """“die Beschlussfassung in der ” before a session, “zur Vorberatung” behind it."""
    roles = phrases(word for entry in lookup("roles")["role"] for word in entry["phrases"] if word[0].isupper())
    return (
        re.compile(
            rf"(?P<role>{roles})\s+(?:ist\s+)?(?:im|in\s+der|in\s+dem|durch\s+d\w+|vom|beim?|des|der)?\s*(?:am\s+)?$"
        ),
        re.compile(rf"\b(?P<role>zur\s+Kenntnis(?!\w)|(?<=zur\s)(?:{roles})(?!\w))"),
    )


def _done(text: str, start: int, end: int) -> str | None:
    """What the first verb behind a session says of it: “im Sozialausschuss am 3.5.2018 vorberaten”."""
    verb = _VERB.search(text, start, end)
    return next((role for name, role in _ROLES.items() if verb and verb[name]), None)


def _role(found: re.Match[str] | None) -> str | None:
    return " ".join(found["role"].split()) if found else None
