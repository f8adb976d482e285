"""Which piece of a Beratungsfolge belongs to which committee, in whatever order the layout gives them; then its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.consultations.committees import Committee
from extractors.consultations.path import Path, Token
from extractors.consultations.rows import Row, row_of
from extractors.consultations.values import Piece
from extractors.document import Document
from extractors.facts import LeftAlone


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


def _tear(path: Path) -> None:
    """Take a path as torn whose committees all come first, with as many dates behind the last of them."""
    pieces = [piece for _, said in path.entries for piece in said]
    dates = sum(piece.kind == "date" for piece in pieces)
    if 1 < len(path.entries) == dates and all(piece.start > path.entries[-1][0].start for piece in pieces):
        path.entries, path.torn = [(committee, []) for committee, _ in path.entries], pieces


def path_rows(document: Document, path: Path) -> Iterator[Row | LeftAlone]:
    """The rows of a path that was read, and the dates that belong to none of them for certain."""
    if not path.torn:
        _tear(path)
    names = path.bare() if path.torn else []
    _settle(path)
    for piece in path.torn:
        if piece.kind == "date" and sum(other.kind == "date" for other in path.torn) != len(names):
            yield LeftAlone(
                evidence=document.evidence(piece.start, piece.end),
                rule="beratungsfolge-torn-unpaired",
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
                yield LeftAlone(
                    evidence=document.evidence(piece.start, piece.end),
                    rule="beratungsfolge-debris",
                    reason="no readable date",
                )
        row = row_of(document, committee, pieces, path.layout, rule)
        day = next((piece for piece in pieces if piece.kind == "date"), committee)
        yield replace(row, start=min(committee.start, day.start), end=max(committee.end, day.end)) if apart else row
