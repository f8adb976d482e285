"""The Beratungsfolge as lines of text: rows that were flattened, values on lines of their own, columns torn apart.

* ``Sportbeirat 16.02.2021 1 vorberaten`` below ``Gremium Termin TOP ö nö Ergebnis``
* ``Hauptausschuss12.10.20103`` below ``Beratungsfolge Sitzung am TOPönöErgebnis``
* ``Ausschuss A / Gemeinderat / 03.11.2021 / 11.11.2021 / öffentlich / öffentlich`` below ``Beratungsfolge:``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extractors.consultations.committees import Committee
from extractors.consultations.heads import HeadKind, HeadWord, head_words, layout_of
from extractors.consultations.held import again, held_session, is_mark
from extractors.consultations.openings import (
    ALL_PUBLIC,
    begins_cells,
    begins_column,
    begins_path,
    begins_preceding,
    begins_sessions,
    more_heads,
)
from extractors.consultations.pairing import add, leads, path_rows
from extractors.consultations.paper_lines import lines_of
from extractors.consultations.path import Path, Token, tokens_of
from extractors.consultations.resuming import BULLET, Lines, breaks_off, joined_tokens, named_by_session, resumes
from extractors.consultations.rows import Layout, Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import Piece, date_at, piece_at
from extractors.document import Document, Span
from extractors.facts import LeftAlone

_LONGEST_PATH = 6000  # characters
_RESULT_LABEL = re.compile(r"(?:Ergebnis|Abstimmungsergebnis|Beratungsergebnis|Abstimmung|(?P<decision>Beschluss)):\s*")
_BAR_ABOVE, _BAR_BELOW = re.compile(r"\|\s*\n\s*$"), re.compile(r"\s*\n\s*\|")
_DOT_ABOVE = re.compile(r"[●○◌]\s*\n\s*$")
_ABBREVIATED = re.compile(r"[A-ZÄÖÜ][a-zäöü]{0,4}[A-ZÄÖÜ]{1,3}|Rat|Kreistag|Stadtrat|Gemeinderat")
_LONGEST_CELL = 80  # characters
_MOST_STRANGE = 3  # lines, one below the other, that a path passes over


def read_lines(document: Document, taken: Iterable[Span] = ()) -> Iterator[Row | LeftAlone]:
    """Every row of every Beratungsfolge that stands in lines, tables that were read (``taken``) left out."""
    spans = [(span.start, span.end) for span in taken]
    position = 0
    for start, end in lines_of(document.text):
        if start < position or any(first < end and start < last for first, last in spans):
            continue
        words, after = head_words(document.text, end_of(BULLET, document.text, start, end), end)
        text = document.text
        column = begins_column(text, words, after, end)
        preceding = begins_preceding(text, start, end)
        untitled = begins_sessions(text, start, end)
        begun = column or preceding or untitled
        if not begun and not begins_path(text, words, after, end) and not begins_cells(text, words, after, end):
            continue
        limit = min([start + _LONGEST_PATH, len(document.text), *(first for first, _ in spans if first >= start)])
        path = Path(layout_of(document, words))
        _take_order(path, words)
        if preceding:
            after, path.layout = end, replace(path.layout, result=True)
        after = start if untitled else end if more_heads(words, text[after:end]) else after
        position = max(end, _read(document, path, after, limit))
        if column:
            path.early = _columns_before(document.text, start)
        found = list(path_rows(document, path))
        yield from found
        if not found and not any(first >= end and not document.text[end:first].strip() for first, _ in spans):
            yield LeftAlone(
                evidence=document.evidence(start, end),
                rule="beratungsfolge-empty",
                reason="the path names no committee",
            )


# the pieces that stand in the column of a head
_VALUES: dict[HeadKind, tuple[str, ...]] = {
    "date": ("date", "debris"),
    "role": ("role",),
    "public": ("public",),
    "agenda_item": ("item", "number"),
    "session_number": ("session", "number"),
    "result": ("result",),
}


def _take_order(path: Path, words: Sequence[HeadWord]) -> None:
    """Note the columns in their order, and what stands before the committee in a row."""
    path.order += [word.kind for word in words]
    if "committee" in path.order:
        before = path.order[: path.order.index("committee")]
        path.leading = frozenset(kind for head in before for kind in _VALUES.get(head, ()))


def _columns_before(text: str, start: int) -> list[Piece]:
    """The values of columns that were torn off and stand before the committees: “Datum / 12.03.2019 / 14.03.2019 / Gremium”; not
    “Datum:” and the paper's own day."""
    pieces: list[Piece] = []
    for first, last in reversed(list(lines_of(text, max(0, start - _LONGEST_PATH), start))):
        words, after = head_words(text, first, last)
        if words and after >= last and text[last - 1] == ":" and len(pieces) == 1:
            return []
        tokens = [] if words and after >= last else tokens_of(text, first, last, Path(Layout()))
        if tokens is None or any(isinstance(token, Committee) for token in tokens):
            break
        pieces = [token for token in tokens if isinstance(token, Piece)] + pieces
    return pieces


def _read(document: Document, path: Path, start: int, limit: int) -> int:
    """Read lines into ``path`` until one is no part of it; where that is."""
    text = document.text
    lines = list(lines_of(text, start, limit))
    end, previous = start, start
    number = strange = 0
    while number < len(lines):
        taken = _take(document, path, lines, number, previous)
        if taken is None:
            if strange == _MOST_STRANGE or not resumes(text, lines, number):
                return end
            strange += 1
            number += 1
            continue
        strange = 0
        number += taken.lines
        previous = lines[number - 1][1] if taken.counts or path.entries else previous
        end = previous if taken.counts else end
    return end


@dataclass(frozen=True, slots=True)
class _Taken:
    """How many lines a path has taken; whether they say anything of it (``counts``) or only draw its table."""

    lines: int = 1
    counts: bool = True


def _take(document: Document, path: Path, lines: Lines, number: int, previous: int) -> _Taken | None:
    """Take line ``number`` into ``path``; None where it is no part of it."""
    text = document.text
    first, last = lines[number]
    words, after = head_words(text, first, last)
    if len(words) > 1 and after < last and {word.kind for word in words} >= {"committee", "date"}:
        path.layout = path.layout | layout_of(document, words)
        _take_order(path, words)
        first = after  # the heads and the first row on one line
    if (
        words
        and after >= last
        and not (len(words) == 1 and words[0].kind == "title" and path.entries)
        and not _value_word(text, path, words)
    ):
        path.layout = path.layout | layout_of(document, words)
        _take_order(path, words)
        path.lead = piece_at(text, first) if len(words) == 1 and not path.entries else None
    elif is_mark(text, first, last, with_status="public" in path.order or _beside_bar(text, first, last)):
        return _Taken(counts=False)
    elif path.entries and (held := _held(text, path, first, last)) is not None:
        path.entries[-1][1].extend(held[0])
        add(path, tokens_of(text, held[1], last, path) or [])
    elif path.entries and (label := _result_label(text, first, last)):
        said = piece_at(text, label.end())
        stop = said.end if said and said.kind in ("result", "role") else last
        if label.end() < last:
            path.entries[-1][1].append(Piece("result", label.end(), stop, " ".join(text[label.end() : stop].split())))
    elif match := ALL_PUBLIC.match(text[first:last]):
        path.layout = replace(path.layout, all_public=match["no"] is None)
    else:
        tokens = _short_name(text, path, first, last) or tokens_of(text, first, last, path)
        joined = joined_tokens(text, path, lines, number) if tokens is None or breaks_off(text, tokens, last) else None
        if joined is not None:
            add(path, joined[0])
            return _Taken(lines=joined[1])
        tokens = _unnumbered(path, tokens) if tokens else tokens
        tokens = tokens or named_by_session(text, lines, number) or _own_cell(text, path, first, last)
        if tokens is None or not _belongs(text, path, tokens, first, last, previous):
            return None
        add(path, tokens)
    return _Taken()


def _unnumbered(path: Path, tokens: list[Token]) -> list[Token]:
    """The row without its number: “2 Sozialausschuss”."""
    number = isinstance(tokens[0], Piece) and tokens[0].kind == "number" and "number" not in path.leading
    return tokens[1:] if number and len(tokens) > 1 and isinstance(tokens[1], Committee) else tokens


def _result_label(text: str, first: int, last: int) -> re.Match[str] | None:
    """“Ergebnis: …”; “Beschluss: ” only before the word of a result: it is also the heading of what was decided."""
    label = _RESULT_LABEL.match(text, first, last)
    said = piece_at(text, label.end()) if label and label["decision"] else None
    return None if label and label["decision"] and (said is None or said.kind != "result") else label


def _held(text: str, path: Path, first: int, last: int) -> tuple[list[Piece], int] | None:
    """The pieces of a line that tells of the session of the row above, and where the line goes on with another row."""
    committee, pieces = path.entries[-1]
    day = date_at(text, first)
    if day is None or day.kind != "date":
        dated = any(piece.kind == "date" for piece in pieces)
        same = again(text, first, last, committee) if dated else None
        return held_session(text, first, last) if same is None else (same, last)
    rest = day.end + len(text[day.end : last]) - len(text[day.end : last].lstrip(" \t,"))
    if rest >= last or leads(path, [day]):
        return None
    same = again(text, rest, last, committee)
    held = held_session(text, rest, last) if same is None else (same, last)
    return None if held is None else ([day, *held[0]], held[1])


def _short_name(text: str, path: Path, first: int, last: int) -> list[Token] | None:
    """A line of the committees' column by its short name alone, below as many dates as there are names: “KJA / SchA / Rat”."""
    days = sum(piece.kind == "date" for piece in [*path.early, *path.before])
    if "committee" not in path.order or days < 2 or len(path.bare()) < len(path.entries) or len(path.entries) >= days:
        return None
    column = [text[start:end] for start, end in islice(lines_of(text, first), days - len(path.entries))]
    if not all(_ABBREVIATED.fullmatch(name) for name in column) or not _ABBREVIATED.fullmatch(text, first, last):
        return None
    return [Committee.printed(text, first, last)]


def _beside_bar(text: str, first: int, last: int) -> bool:
    """Whether a bar or a dot stands on the line above, or a bar on the one below."""
    above = text[max(0, first - 8) : first]
    return bool(_DOT_ABOVE.search(above) or _BAR_ABOVE.search(above) or _BAR_BELOW.match(text, last))


def _own_cell(text: str, path: Path, first: int, last: int) -> list[Token] | None:
    """A line between bars below a committee is a cell of its row, also where the vocabulary does not know what it says."""
    before, after = text[max(0, first - 8) : first], text[last : last + 8]
    if not path.entries or last - first > _LONGEST_CELL or not (_BAR_ABOVE.search(before) and _BAR_BELOW.match(after)):
        return None
    wants_role = path.layout.role and not any(piece.kind == "role" for piece in path.entries[-1][1])
    return [Piece("role" if wants_role else "result", first, last, " ".join(text[first:last].split()))]


def _value_word(text: str, path: Path, words: Sequence[HeadWord]) -> bool:
    """“öffentlich” and “Beratung” name a column in the head and are a value below it."""
    piece = piece_at(text, words[0].start)
    if piece is None or len(words) > 1 or not (path.entries or _in_column(path, piece)):
        return False
    return (
        piece.end == words[0].end
        and piece.kind in ("role", "public", "result")
        and text[words[0].end : words[0].end + 1] != ":"
    )


def _in_column(path: Path, piece: Piece) -> bool:
    """Whether the heads so far hold a column for the piece, and the committee's."""
    return "committee" in path.order and any(piece.kind in _VALUES.get(head, ()) for head in path.order)


def _belongs(text: str, path: Path, tokens: Sequence[Token], first: int, last: int, previous: int) -> bool:
    """Whether a line of nothing but committees, dates and words of the vocabulary is part of this path."""
    said = [token for token in tokens if isinstance(token, Committee) or token.kind != "skip"]
    if not said or (
        not path.entries and not any(isinstance(token, Committee) or token.kind in ("date", "public") for token in said)
    ):
        return False
    if any(isinstance(token, Committee) for token in said):
        return True
    kinds = {token.kind for token in said if isinstance(token, Piece)}
    if text[last - 1] == ":" and kinds & {"role", "result"}:
        return False
    if leads(path, [token for token in said if isinstance(token, Piece)]):
        return True
    row_is_done = (
        bool(path.entries)
        and not path.torn
        and len(path.bare()) < 2
        and any(p.kind == "date" for p in path.entries[-1][1])
    )
    if row_is_done and "date" in kinds:
        days = [token.day for token in [*path.entries[-1][1], *tokens] if isinstance(token, Piece) and token.day]
        return days == sorted(days) and "\n\n" not in text[previous:first] and "\f" not in text[previous:first]
    if (
        row_is_done
        and "role" in kinds
        and not path.layout.result
        and any(p.kind == "role" for p in path.entries[-1][1])
    ):
        return False
    if row_is_done and "role" in kinds and not path.layout.role:
        return not _one_line(path, text) and "result" not in kinds
    if row_is_done and kinds <= {"number", "skip"}:
        counted = "other" in path.order  # “Ja / Nein / Enth.”: the votes, one a line
        return counted or (path.layout.item and not any(p.kind in ("number", "item") for p in path.entries[-1][1]))
    return True


def _one_line(path: Path, text: str) -> bool:
    """Whether the last row has its committee and date on one line."""
    committee, pieces = path.entries[-1]
    day = next((piece for piece in pieces if piece.kind == "date"), None)
    return day is not None and "\n" not in text[min(committee.start, day.start) : max(committee.start, day.start)]
