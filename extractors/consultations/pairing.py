"""Which piece of a Beratungsfolge belongs to which committee, in whatever order the layout gives them; then its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.consultations.committees import Committee
from extractors.consultations.heads import head_of_cell
from extractors.consultations.path import Path, Token
from extractors.consultations.rows import Layout, Row, rows_of
from extractors.consultations.values import Piece
from extractors.document import Document
from extractors.facts import LeftAlone


def add(path: Path, tokens: Sequence[Token]) -> None:
    """Give the pieces of a line to their committees."""
    said = [token for token in tokens if isinstance(token, Committee) or token.kind != "skip"]
    committees = [token for token in said if isinstance(token, Committee)]
    if not committees:
        pieces = [token for token in tokens if isinstance(token, Piece)]
        if path.entries and leads(path, pieces):
            path.before += pieces
        elif path.torn or (
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
    unordered = "committee" not in path.order or "date" not in path.order
    if not path.entries and unordered and any(piece.kind == "date" for piece in leading):
        path.leading = frozenset(piece.kind for piece in leading)
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


def leads(path: Path, pieces: Sequence[Piece]) -> bool:
    """Whether the pieces stand before a committee that is still to come: a date below a row that has one, where dates lead."""
    kinds = {piece.kind for piece in pieces} - {"skip"}
    if not kinds or not kinds <= path.leading or not path.entries:
        return False
    first, pieces_of_first = path.entries[0]
    if any(piece.kind in kinds and piece.start > first.start for piece in pieces_of_first):
        return False  # the rows do not stand in the order of the heads
    said = {piece.kind for piece in path.entries[-1][1]}
    return bool(path.before) or kinds <= said


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


def _lead_roles(path: Path) -> None:
    """Give every committee the role above it, where all roles stand so: “Beratung / Sozialausschuss / 12.03.2019 / Beschluss /
    Stadtrat / 21.03.2019”."""
    lead = path.lead
    if lead is None or lead.kind != "role" or len(path.entries) < 2:
        return
    roles = [[piece for piece in said if piece.kind == "role"] for _, said in path.entries]
    last = [said[-1] if said else None for _, said in path.entries]
    if roles[-1] or any(len(own) != 1 or own[0] is not end for own, end in zip(roles[:-1], last[:-1], strict=True)):
        return
    above = [lead, *(own[0] for own in roles[:-1])]
    path.entries = [
        (committee, [role, *(piece for piece in said if piece.kind != "role")])
        for (committee, said), role in zip(path.entries, above, strict=True)
    ]


def _is_unticked(committee: Committee, pieces: Sequence[Piece], layout: Layout) -> bool:
    """Whether an open box stands before the committee: “☐ Hauptausschuss”."""
    before = [piece for piece in pieces if piece.start < committee.start]
    return bool(before) and before[-1].kind == "tick" and before[-1].flag is False and not layout.ticks


def path_rows(document: Document, path: Path) -> Iterator[Row | LeftAlone]:
    _lead_roles(path)
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
