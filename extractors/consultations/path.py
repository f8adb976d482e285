"""A Beratungsfolge being read: its committees, and which of the pieces around them belongs to which, in whatever order the layout gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.heads import head_words
from extractors.consultations.rows import Layout, Row, row_of
from extractors.consultations.values import Piece, piece_at
from extractors.document import Document
from extractors.facts import LeftAlone

# “WVS 12.03.2017”: in a path even an unknown short name before a date is a committee's
_CONNECTED = r"(?:und|u\.|für|der|des|die|das|den|sowie|im|in|am|an|zur|zum|von|mit|[-–/&,])"
_DAY_AHEAD = r"(?:(?:am|den|vom)\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?\d{2,4}"
_UNKNOWN = re.compile(
    rf"""(?!(?:Tagesordnungspunkt|Antrag|Anfrage|Betreff|Bericht|Anlage)\b)[A-ZÄÖÜ][^\s\d:;]*
    (?:\s+(?!(?:Ö|N|NÖ)\s)(?:{_CONNECTED}|[(„"“]?[A-ZÄÖÜ][^\s\d:;]*|[IVX]+|Nr\.?|\d{{1,2}})(?=\s))*?
    (?=\s+{_DAY_AHEAD})""",
    re.VERBOSE,
)
# “ Seniorenheime”, “ (Nord)”, “ - Vergaben -”: what may follow the words of a name that the vocabulary knows
_REST = re.compile(
    rf"""(?:\s?[-–/,]\s?|\s+)
    (?:{_CONNECTED} | [(„"“][^()„“”"]*[)”“"] | (?!(?:Mo|Di|Mi|Do|Fr|Sa|So)\b)[A-ZÄÖÜ][^\s\d:;(]*
    | [IVX]+(?!\w) | Nr\.?\s?\d{{1,2}} | \d{{1,2}}(?=\s+\d{{1,2}}\.))""",
    re.VERBOSE,
)
UNPAIRED = "beratungsfolge-torn-unpaired"
_LONGEST_REST = 8  # words
_LONGEST_REMARK = 80  # characters

Token = Committee | Piece


@dataclass(slots=True)
class Path:
    """A Beratungsfolge being read: its committees, each with the pieces that belong to it.

    ``torn``: values of columns that were torn off the committees above; ``before``: pieces that precede their committee.
    """

    layout: Layout
    rule: str = "beratungsfolge-line"
    entries: list[tuple[Committee, list[Piece]]] = field(default_factory=list)
    torn: list[Piece] = field(default_factory=list)
    before: list[Piece] = field(default_factory=list)

    def bare(self) -> list[Committee]:
        """The committees at the end that nothing has been said of yet, but that they meet in public or not."""
        run: list[Committee] = []
        for committee, pieces in reversed(self.entries):
            if any(piece.kind not in ("skip", "public") for piece in pieces):
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
    said = " ".join(text[position:last].split()).rstrip(")")
    return Piece("result" if path.layout.result else "skip", position, last, said)


def _token(text: str, position: int, last: int, tokens: Sequence[Token], path: Path) -> Token | None:
    if committee := committee_at(text, position, last):
        committee = widened(text, committee, last)
        return committee.nominative if text.endswith("des ", max(0, position - 4), position) else committee
    piece = piece_at(text, position)
    within = piece is not None and (piece.end <= last + 1 or piece.kind == "skip")
    if piece and within and not (piece.kind == "skip" and text[position].isalpha() and not tokens):
        return replace(piece, end=min(piece.end, last))
    first = all(isinstance(token, Piece) and token.kind in ("public", "skip") for token in tokens)
    if first and (name := unknown_name(text, position, last)):
        return name
    words, _ = head_words(text, position, last)
    if words and text[words[0].end : words[0].end + 1] == ":" and words[0].kind not in ("title", "committee"):
        return Piece("skip", position, words[0].end + 1, "")
    return None


def unknown_name(text: str, first: int, last: int) -> Committee | None:
    """The words before a day as a committee's name that the vocabulary does not know: “WVS 12.03.2017”."""
    match = _UNKNOWN.match(text, first, last)
    return Committee.printed(text, first, match.end()) if match else None


def widened(text: str, committee: Committee, last: int) -> Committee:
    """The name with the rest of it that stands before the next value: “Betriebsausschuss Seniorenheime 12.03.2018”."""
    end = position = committee.end
    for _ in range(_LONGEST_REST):
        match = _REST.match(text, position, last)
        if match is None:
            break
        after = position + len(match[0]) - len(match[0].lstrip(" \t-–/,("))
        piece = piece_at(text, after)
        if committee_at(text, after, last) or "sitzung" in match[0].casefold() or (piece and piece.kind != "skip"):
            break
        position = match.end()
        if not re.fullmatch(_CONNECTED, match[0].strip()):
            end = position
    return Committee.printed(text, committee.start, end) if end > committee.end else committee


def add(path: Path, tokens: Sequence[Token]) -> None:
    """Give the pieces of a line to their committees."""
    said = [token for token in tokens if isinstance(token, Committee) or token.kind != "skip"]
    if not any(isinstance(token, Committee) for token in said):
        pieces = [token for token in said if isinstance(token, Piece)]
        if path.torn or len(path.bare()) > 1:
            path.torn += pieces
        elif path.entries:
            path.entries[-1][1].extend(pieces)
        else:
            path.before += pieces
        return
    if sum(piece.kind == "date" for piece in path.before) > 1:  # “12.03.2019 / 14.03.2019 / Sozialausschuss / Kreistag”
        path.torn, path.before = path.before, []
    columns = [token for token in said if isinstance(token, Piece)]
    if len(said) - len(columns) > 1 and not any(isinstance(token, Piece) for token in said[: len(said) - len(columns)]):
        path.entries += [(token, []) for token in said if isinstance(token, Committee)]
        path.torn += columns
        return
    leading, path.before = path.before, []
    begun = False
    for token in said:
        if isinstance(token, Committee):
            path.entries.append((token, leading))
            leading, begun = [], True
        elif begun:
            path.entries[-1][1].append(token)
        else:
            leading.append(token)


def _settle(path: Path) -> None:
    """Pair the columns of a torn path, each column for itself, where it has as many values as there are committees."""
    names = path.bare()
    columns: dict[str, list[Piece]] = {}
    for piece in path.torn:
        columns.setdefault(piece.kind, []).append(piece)
    for column in columns.values():
        if len(column) == len(names):
            for (_, said), piece in zip(path.entries[len(path.entries) - len(names) :], column, strict=True):
                said.append(piece)


def path_rows(document: Document, path: Path) -> Iterator[Row | LeftAlone]:
    """The rows of a path that was read, and the dates that belong to none of them for certain."""
    names = path.bare() if path.torn else []
    _settle(path)
    for piece in path.torn:
        if piece.kind == "date" and sum(other.kind == "date" for other in path.torn) != len(names):
            yield LeftAlone(
                evidence=document.evidence(piece.start, piece.end),
                rule=UNPAIRED,
                reason=f"{len(names)} committees and another number of dates: which belongs to which is not certain",
            )
    for committee, pieces in path.entries:
        before = [piece for piece in pieces if piece.start < committee.start]
        if before and before[-1].kind == "tick" and not before[-1].flag and not path.layout.ticks:
            evidence = document.evidence(pieces[0].start, committee.end)
            yield LeftAlone(evidence=evidence, rule="beratungsfolge-unticked", reason="its box is open")
            continue
        apart = committee in names
        rule = "beratungsfolge-torn" if apart else path.rule
        for piece in pieces:
            if piece.kind == "debris":
                evidence = document.evidence(piece.start, piece.end)
                yield LeftAlone(evidence=evidence, rule="beratungsfolge-debris", reason="no readable date")
        row = row_of(document, committee, pieces, path.layout, rule)
        day = next((piece for piece in pieces if piece.kind == "date"), committee)
        yield replace(row, start=min(committee.start, day.start), end=max(committee.end, day.end)) if apart else row
