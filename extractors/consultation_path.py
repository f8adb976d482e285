"""A Beratungsfolge being read: committees and the pieces beside them, in whatever order the layout gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.committees import Committee, abbreviation_at, committee_at, nominative
from extractors.consultation_heads import head_of_cell, head_words
from extractors.consultation_rows import Layout, Row, rows_of
from extractors.consultation_values import Piece, piece_at
from extractors.document import Document
from extractors.facts import LeftAlone
from extractors.german.text import leaves_open

# “WVS 12.03.2017”: in a path even an unknown short name before a date is a committee's
_CONNECTED = r"(?:und|u\.|für|der|des|die|das|den|sowie|im|in|am|an|zur|zum|von|mit|[-–/&,])"
_DAY_AHEAD = r"(?:(?:am|den|vom)\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?\d{2,4}"
_UNKNOWN = re.compile(
    rf"""[A-ZÄÖÜ][^\s\d:;]*
    (?:\s+(?:{_CONNECTED}|[(„"“]?[A-ZÄÖÜ][^\s\d:;]*|[IVX]+|Nr\.?|\d{{1,2}})(?=\s))*?
    (?=\s+{_DAY_AHEAD})""",
    re.VERBOSE,
)
# “ Seniorenheime”, “ (Nord)”, “ - Vergaben -”: what may follow the words of a name that the vocabulary knows
_REST = re.compile(
    rf"""(?:\s+|\s?[-–/,]\s?)
    (?:{_CONNECTED} | [(„"“][^()„“”"]*[)”“"] | [A-ZÄÖÜ][^\s\d:;(]* | [IVX]+(?!\w) | Nr\.?\s?\d{{1,2}} | \d{{1,2}}(?=\s+\d{{1,2}}\.))""",
    re.VERBOSE,
)
_LONGEST_REST = 8  # words
_LONGEST_REMARK = 80  # characters

Token = Committee | Piece


@dataclass(slots=True)
class Path:
    """A Beratungsfolge being read: its committees, each with the pieces that belong to it.

    ``torn``: values of columns that were torn off the committees above; ``early``: such columns before the committees;
    ``before``: pieces of the line that precede their committee.
    """

    layout: Layout
    rule: str = "beratungsfolge-line"
    entries: list[tuple[Committee, list[Piece]]] = field(default_factory=list)
    torn: list[Piece] = field(default_factory=list)
    before: list[Piece] = field(default_factory=list)
    early: list[Piece] = field(default_factory=list)

    def bare(self) -> list[Committee]:
        """The committees at the end that nothing has been said of yet."""
        run: list[Committee] = []
        for committee, pieces in reversed(self.entries):
            if any(piece.kind != "skip" for piece in pieces):
                break
            run.append(committee)
        return run[::-1]


def tokens_of(text: str, first: int, last: int, path: Path) -> list[Token] | None:
    """The committees and pieces that a line consists of, or None where it holds anything else."""
    tokens: list[Token] = []
    position = first
    while position < last:
        if text[position] in " \t":
            position += 1
            continue
        token = _token(text, position, last, tokens, path) or _remark(text, position, last, tokens, path)
        if token is None:
            return None
        tokens.append(token)
        position = token.end
    return tokens


def _remark(text: str, position: int, last: int, tokens: Sequence[Token], path: Path) -> Piece | None:
    """What the vocabulary does not know behind a committee and its date: the result, where a column is for it."""
    if last - position > _LONGEST_REMARK or not any(isinstance(token, Committee) for token in tokens):
        return None
    if not any(isinstance(token, Piece) and token.kind in ("date", "debris") for token in tokens):
        return None
    kind: Literal["result", "skip"] = "result" if path.layout.result else "skip"
    said = " ".join(text[position:last].split())
    return Piece(kind, position, last, said.rstrip(")") if said.count(")") > said.count("(") else said)


def _token(text: str, position: int, last: int, tokens: Sequence[Token], path: Path) -> Token | None:
    committee = committee_at(text, position, last)
    if committee:
        committee = _widened(text, committee, last)
        return (
            replace(committee, name=nominative(committee.name))
            if text.endswith("des ", max(0, position - 4), position)
            else committee
        )
    if any(isinstance(token, Piece) and token.kind == "date" for token in tokens) and not any(
        isinstance(token, Committee) for token in tokens
    ):
        committee = abbreviation_at(text, position)
        if committee:
            return committee
    piece = piece_at(text, position)
    if piece and piece.end <= last + 1 and not (piece.kind == "skip" and text[position].isalpha() and not tokens):
        return replace(piece, end=min(piece.end, last))
    if not tokens and path.entries and _goes_on(text[position:last], path.entries[-1]):
        return grown(text, path, position, last)
    if not tokens or all(isinstance(token, Piece) and token.kind in ("public", "skip") for token in tokens):
        match = _UNKNOWN.match(text, position, last)
        if match and len(match[0].split()) <= 7 and len(match[0]) >= 2:
            return Committee(position, match.end(), " ".join(match[0].split()))
    words, _ = head_words(text, position, last)
    if words and text[words[0].end : words[0].end + 1] == ":" and words[0].kind not in ("title", "committee"):
        return Piece("skip", position, words[0].end + 1, "")
    return None


def _widened(text: str, committee: Committee, last: int) -> Committee:
    """The name with the rest of it that stands before the next value: “Betriebsausschuss Seniorenheime 12.03.2018”."""
    end = position = committee.end
    for _ in range(_LONGEST_REST):
        match = _REST.match(text, position, last)
        if match is None:
            break
        after = position + len(match[0]) - len(match[0].lstrip(" \t-–/,("))
        piece = piece_at(text, after)
        if committee_at(text, after, last) or (piece and piece.kind != "skip"):
            break
        position = match.end()
        if not re.fullmatch(_CONNECTED, match[0].strip()):
            end = position
    if position == last and end < last and re.fullmatch(rf"[\s,]*(?:{_CONNECTED}\s*)?", text[end:last]):
        return Committee(committee.start, last, " ".join(text[committee.start : last].split()))
    rest = len(text[end:last]) - len(text[end:last].lstrip(" \t-–,|:;("))
    if end == committee.end or (end + rest < last and piece_at(text, end + rest) is None):
        return committee
    return Committee(committee.start, end, " ".join(text[committee.start : end].split()))


def _goes_on(line: str, entry: tuple[Committee, list[Piece]]) -> bool:
    """Whether a line is the rest of the name above it: “Verwaltung” after “Soziales und”, “„Heime des Kreises“”."""
    if is_open(entry):
        return re.fullmatch(r"[\w\s,.„“”\"()&/-]{2,80}", line) is not None and not any(c.isdigit() for c in line)
    return (
        not entry[1]
        and re.fullmatch(r"[„“\"»(][^„“”\"»«():]{2,70}[“”\"«)]|(?:für|und|sowie)\s[\w\s,-]{3,60}", line) is not None
    )


def is_open(entry: tuple[Committee, list[Piece]]) -> bool:
    """Whether the committee's name breaks off: “Ausschuss für Bildung, Soziales und”."""
    name = entry[0].name
    return not entry[1] and (leaves_open(name) or name.endswith((",", "-", "/")))


def grown(text: str, path: Path, position: int, last: int) -> Committee:
    committee, _ = path.entries.pop()
    return Committee(committee.start, last, " ".join(text[committee.start : last].split()))


def add(path: Path, tokens: Sequence[Token]) -> None:
    """Give the pieces of a line to their committees."""
    said = [token for token in tokens if isinstance(token, Committee) or token.kind != "skip"]
    committees = [token for token in said if isinstance(token, Committee)]
    if not committees:
        pieces = [token for token in tokens if isinstance(token, Piece)]
        if path.torn or (
            len(path.bare()) > 1 and any(piece.kind in ("date", "public", "role", "debris") for piece in pieces)
        ):
            path.torn += pieces
        elif path.entries:
            path.entries[-1][1].extend(pieces)
        else:
            path.before += pieces
        return
    if path.torn:
        settle(path)
    if sum(piece.kind == "date" for piece in path.before) > 1 and all(isinstance(token, Committee) for token in said):
        path.early += path.before
        path.before = []
    if _torn_in_line(said, len(committees)):
        path.entries += [(committee, []) for committee in committees]
        path.torn += [token for token in said if isinstance(token, Piece)]
        return
    leading = [*path.before, *_until_committee(said)]
    path.before = []
    date_first = any(piece.kind == "date" for piece in leading)
    first_is_mark = date_first and leading[0].kind == "public"
    waiting: list[Piece] = leading
    for token in said[len(_until_committee(said)) :]:
        if isinstance(token, Committee):
            path.entries.append((token, waiting))
            waiting = []
        elif date_first and token.kind == "date":
            said_last = path.entries[-1][1]
            if first_is_mark and len(said_last) > 1 and said_last[-1].kind == "public":
                waiting.append(said_last.pop())
            waiting.append(token)
        elif waiting:
            waiting.append(token)
        else:
            path.entries[-1][1].append(token)
    path.before = waiting


def _torn_in_line(said: Sequence[Token], committees: int) -> bool:
    """Whether a line gives all committees first and then as many dates."""
    dates = sum(isinstance(token, Piece) and token.kind == "date" for token in said)
    return 1 < committees == dates and all(isinstance(token, Committee) for token in said[:committees])


def _until_committee(tokens: Sequence[Token]) -> list[Piece]:
    pieces: list[Piece] = []
    for token in tokens:
        if isinstance(token, Committee):
            break
        pieces.append(token)
    return pieces


def settle(path: Path) -> None:
    """Pair the columns of a torn path, each column for itself, where it has as many values as there are committees."""
    names = path.bare()
    columns: dict[str, list[Piece]] = {}
    for piece in path.torn:
        columns.setdefault(piece.kind, []).append(piece)
    base = len(path.entries) - len(names)
    for kind, column in columns.items():
        values = column if len(column) == len(names) else _without_head(column, path.torn)
        if kind != "skip" and len(values) == len(names):
            for offset, piece in enumerate(values):
                path.entries[base + offset][1].append(piece)
    path.torn = []


def _without_head(column: list[Piece], torn: Sequence[Piece]) -> list[Piece]:
    """The column without the one word that may be the head of it or of the next: “Behandlung” before “öffentlich”."""
    heads = [
        piece
        for piece in column
        if head_of_cell(piece.text)
        and sum(other.text == piece.text for other in column) == 1
        and any(neighbour.kind != piece.kind for neighbour in _neighbours(piece, torn))
    ]
    return [piece for piece in column if piece is not heads[0]] if len(heads) == 1 else column


def _neighbours(piece: Piece, torn: Sequence[Piece]) -> Sequence[Piece]:
    said = [other for other in torn if other.kind != "skip"]
    at = said.index(piece)
    return said[max(0, at - 1) : at] + said[at + 1 : at + 2]


def _torn_over_lines(path: Path) -> None:
    """Take a path as torn whose committees all come first, though values begin on the line of the last of them."""
    committees = [committee for committee, _ in path.entries]
    pieces = [piece for _, said in path.entries for piece in said]
    dates = sum(piece.kind == "date" for piece in pieces)
    if 1 < len(committees) == dates and all(piece.start > committees[-1].start for piece in pieces):
        path.entries = [(committee, []) for committee in committees]
        path.torn = pieces


def _is_unticked(committee: Committee, pieces: Sequence[Piece], layout: Layout) -> bool:
    """Whether an open box stands before the committee: “☐ Hauptausschuss”."""
    before = [piece for piece in pieces if piece.start < committee.start]
    return bool(before) and before[-1].kind == "tick" and before[-1].flag is False and not layout.ticks


def path_rows(document: Document, path: Path) -> Iterator[Row | LeftAlone]:
    path.torn = torn = path.early + path.torn if len(path.bare()) == len(path.entries) else path.torn
    if not torn:
        _torn_over_lines(path)
        torn = path.torn
    names = path.bare() if torn else []
    settle(path)
    for piece in torn:
        if piece.kind == "date" and sum(other.kind == "date" for other in torn) != len(names):
            yield LeftAlone(
                evidence=document.evidence(piece.start, piece.end),
                rule="beratungsfolge-torn-unpaired",
                reason=f"{len(names)} committees and another number of dates: which belongs to which is not certain",
            )
    for committee, pieces in path.entries:
        if _is_unticked(committee, pieces, path.layout):
            evidence = document.evidence(pieces[0].start, committee.end)
            yield LeftAlone(evidence=evidence, rule="beratungsfolge-unticked", reason="its box is open")
            continue
        apart = committee in names
        rule = "beratungsfolge-torn" if apart else path.rule
        for piece in pieces:
            if piece.kind == "debris":
                yield LeftAlone(
                    evidence=document.evidence(piece.start, piece.end),
                    rule="beratungsfolge-debris",
                    reason="no readable date",
                )
        for row in rows_of(document, committee, pieces, path.layout, rule):
            day = next((piece for piece in pieces if piece.kind == "date"), committee)
            yield replace(row, start=min(committee.start, day.start), end=max(committee.end, day.end)) if apart else row
