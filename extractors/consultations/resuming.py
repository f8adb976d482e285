"""Where a Beratungsfolge in lines goes on: a row over two lines, or behind lines that only its form understands.

“Haupt-, Finanz- und / Personalausschuss”; “Sozialausschuss / 12.03.2019 / O ja O nein / Stadtrat / 21.03.2019”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.held import held_session
from extractors.consultations.paper_lines import begins_body
from extractors.consultations.path import Path, Token, is_open, tokens_of
from extractors.consultations.session_words import end_of
from extractors.consultations.values import day_at, piece_at

Lines = Sequence[tuple[int, int]]

_MOST_LINES = 3  # of one row that is printed over several
_LONGEST_ROW = 200  # characters
_LONGEST_STRANGE = 70  # characters of a line that the path passes over
_AHEAD = 3  # lines after which the path must go on
_DATE_BELOW = 3  # lines from a committee to its date
_SENTENCE = re.compile(r"[a-zäöüß]{3,}[.!?]\s*$|\b(?:wird|werden|wurde|ist|sind|hat|haben)\b")
BULLET = re.compile(r"(?:[■•▪●*–↓▼►→-]|\d{1,2}\.|[IVX]{1,4}\.)\s+")


def joined_tokens(text: str, path: Path, lines: Lines, number: int) -> tuple[list[Token], int] | None:
    """The tokens of a line and those right below it, where a committee's name runs over the line break; how many lines."""
    first, end = lines[number]
    for more in range(1, _MOST_LINES):
        if number + more >= len(lines) or text[lines[number + more - 1][1] : lines[number + more][0]].count("\n") != 1:
            return None
        last = lines[number + more][1]
        if last - first > _LONGEST_ROW:
            return None
        tokens = tokens_of(text, end_of(BULLET, text, first, end), last, path)
        if tokens and any(isinstance(token, Committee) and token.start < end < token.end for token in tokens):
            return tokens, more + 1
    return None


def breaks_off(text: str, tokens: Sequence[Token], last: int) -> bool:
    """Whether a line ends in a committee's name that goes on below: “Ausschuss für Soziales, Familie und”, “…, Soziales,”."""
    named = next((token for token in reversed(tokens) if isinstance(token, Committee)), None)
    if named is None:
        return False
    rest = text[named.end : last].strip()
    return rest in (",", "-", "/", "und", "sowie") or (not rest and is_open((named, [])))


def named_by_session(text: str, lines: Lines, number: int) -> list[Token] | None:
    """An unknown name and its role, where the next lines give the day and the session of a committee: “Bürgerdienste/Kult.
    Entscheidung / 09.03.2004 / 23. öffentliche Sitzung des Ausschusses für Bürgerdienste”."""
    first, last = lines[number]
    below = lines[number + 1 : number + 3]
    day = day_at(text, below[0][0]) if len(below) == 2 else None
    if day is None or text[day.end : below[0][1]].strip() or not held_session(text, *below[1]):
        return None
    for match in re.finditer(r"\s+(?=[A-ZÄÖÜ])", text[first:last]):
        role = piece_at(text, first + match.end())
        if role is not None and role.kind == "role" and role.end == last:
            end = first + match.start()
            return [Committee.printed(text, first, end), role]
    return None


def resumes(text: str, lines: Lines, number: int) -> bool:
    """Whether the line may be passed over: short, no sentence, and soon below it stands a committee with its date."""
    first, last = lines[number]
    if last - first > _LONGEST_STRANGE or begins_body(text[first:last]) or _SENTENCE.search(text[first:last]):
        return False
    for ahead in range(number + 1, min(number + 1 + _AHEAD, len(lines))):
        start, end = lines[ahead]
        if begins_body(text[start:end]) or end - start > _LONGEST_ROW:
            return False
        committee = committee_at(text, end_of(BULLET, text, start, end), end)
        if committee is not None:
            return _is_dated(text, lines, ahead, committee)
    return False


def _is_dated(text: str, lines: Lines, number: int, committee: Committee) -> bool:
    """Whether a date stands behind the committee on its line, or begins one of the next."""
    behind = re.compile(r"\D{0,40}").match(text, committee.end, lines[number][1])
    if behind and day_at(text, behind.end()):
        return True
    below = lines[number + 1 : number + 1 + _DATE_BELOW]
    return any(day_at(text, start) for start, _ in below)
