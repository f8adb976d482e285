"""What kind of cost a cell of a table holds: what its own words, its row, its column, its group and the whole table say.

A row that says nothing of costs by itself (“Jugendsozialarbeit”, “Variante 2”) is what the table lists: grants under
“Förderbereich” or “Träger | Projekt | beantragt”, personnel beside a column of posts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractors.costs.governed import Governed, unknown
from extractors.costs.label_words import GRANTED, GRANTS_LISTED, OWN_SHARE, of_account, of_label, of_row
from extractors.costs.table_grid import Grid
from extractors.costs.words import governing
from extractors.document import Cell, Range

_PLANNED = re.compile(r"(?<!\w)(?:Plan|Planansatz|(?:Haushalts)?[Aa]nsatz|Planung|Etat|eingestellt)(?!\w)")
_AMOUNT_SPENT = re.compile(r"aufwand|aufwend|auszahlung|ausgaben", re.IGNORECASE)
# “Gesamt EUR”, “Summe”, “Gesamtkosten in T€” over or before amounts
_SUM = re.compile(
    r"\W*(?:Gesamt\w*|Summe\w*|Insgesamt|Zusammen)(?:\s+(?:Kosten|Ausgaben|Aufwand|Aufwendungen))?\W*(?:in\s+)?(?:T|Mio\.?\s?)?(?:€|EURO?|Euro)?\W*",
    re.IGNORECASE,
)
_INCOME = re.compile(r"ertr[aä]g|einnahm|einzahl", re.IGNORECASE)
_COSTS_HEAD = re.compile(r"kosten|betrag|summe|ausgaben", re.IGNORECASE)
# “Zuschussbedarf”, “Haushaltsbelastung”, “verbleibende Kosten” below what comes in
_REMAINS = re.compile(
    r"zuschussbedarf|haushaltsbelastung|nettobelastung|belastung\s+(?:des|für\s+den)\s+\w*haushalt|verbleib",
    re.IGNORECASE,
)
# “Förderung nach der Richtlinie vom 3.5.2028” over a table: all that it grants comes in
_FUNDED_BY = re.compile(
    r"(?:[Ff]örder\w*|[Zz]uwendung\w*|[Zz]usch[uü]ss\w*)\s+(?:nach|gemäß|aus|durch|laut|des|vom)\b[^.]{0,60}"
    r"(?:[Rr]ichtlinie|[Pp]rogramm|\bLand(?:es)?\b|\bBund(?:es)?\b|\bEU\b|\bESF\b|[Mm]inister)"
)
# heads of columns that count posts
_POSTS_COUNTED = re.compile(r"(?:Stellen(?:anteile?)?|VZÄ|VZE|VbE|AK|Vollzeitäquivalente?)(?:\s*\(.*\))?")
_HEAD_ROWS = 2


def cell_governed(
    grid: Grid, row: int, cell: Cell, unit: Range, span: Range, others: list[Range]
) -> tuple[Governed, str | None]:
    """Kind and label of a cell: its own words, its row's, its column's, its group's, its section's, in this order; a column
    that says who pays (“Förderung”, “Eigenanteil”) goes before what the row is about."""
    beside, group, section = grid.beside(row, cell.column), grid.group(row), grid.section(row)
    head = "" if beside and grid.table.columns == 2 else grid.above(row, cell.column)
    own = governing(grid.document.text, unit, span, others)
    parts = [part for part in (group if group not in beside else "", beside, head) if part]
    label = " ".join(dict.fromkeys(parts)).strip("☐☒ :-–•")[:160] or None
    by_head, by_row = of_row(head, span.start), of_row(beside, span.start)
    if _SUM.fullmatch(head) and not _has_shares(grid):
        by_head = replace(by_head, general=True)  # the sum of a row that is named: “Kulturhaus Seedorf | Summe”
    if (not by_row.known or by_row.general) and (booked := of_account(_account(grid, row, cell), span.start)):
        by_row = booked
    if (by_head.kind == "grant" and not _INCOME.search(head)) or OWN_SHARE.search(head):
        return _financed(grid, by_head, head), label
    if _REMAINS.search(beside) and _has_income(grid, row):
        return Governed("budget", "expense", span.start, span.start + 1), label
    if _SUM.fullmatch(beside) or (_SUM.fullmatch(head) and _has_shares(grid)):
        return Governed("total", "expense", span.start, span.start + 1), label
    around = [of_label(words, span.start) for words in (group, section, *grid.headings)]
    around = [one for one in around if not (by_row.known and (one.kind == "budget" or one.direction == "revenue"))]
    posts = (Governed("personnel", "expense", span.start, span.start + 1),) if _counts_posts(grid, row) else ()
    known = [governed for governed in (own, by_row, by_head, *posts, *around) if governed.known]
    best = next((governed for governed in known if not governed.general), known[0] if known else unknown(span.start))
    named = re.search(r"[^\W\d_]{3}", beside) is not None and not by_row.known and not own.known
    if best.general and (named or _AMOUNT_SPENT.search(head)):
        kind = (
            "other" if not named or _AMOUNT_SPENT.search(head) else "total" if _COSTS_HEAD.search(head) else "material"
        )
        kind = (_siblings(grid, row, cell.column) or ("grant" if _lists_grants(grid, row) else kind)) if named else kind
        best = Governed(kind, "expense", best.start, best.end, general=True)
    planned = best.direction == "expense" and (
        (_PLANNED.search(group) or _PLANNED.search(beside))
        or (_PLANNED.search(head) and (best.general or best.kind == "other"))
    )
    if planned and best.kind != "grant":
        best = Governed("budget", "expense", best.start, max(best.end, best.start + 1))
    return (_financed(grid, best, beside) if best is by_row else best), label


def _siblings(grid: Grid, row: int, column: int) -> str | None:
    """The kind of the other rows, for one that only has a name, where most of them are grants or investments."""
    every = _kinds(grid, column)
    kinds = [kind for kind in (*every[:row], *every[row + 1 :]) if kind]
    return next((kind for kind in ("grant", "investment") if kinds.count(kind) >= max(3, 0.6 * len(kinds))), None)


@lru_cache(maxsize=8)
def _kinds(grid: Grid, column: int) -> list[str]:
    """The kind of cost that each row names left of a column, nothing where it names none."""
    rows = (of_row(grid.beside(number, column), 0) for number in range(len(grid.table.rows)))
    return [said.kind if said.known and not said.general else "" for said in rows]


def _financed(grid: Grid, governed: Governed, words: str) -> Governed:
    """A “Förderung” in a table that also says what the town pays itself is received, if nothing says otherwise."""
    if governed.kind != "grant" or governed.sure or GRANTED.search(words) is None:
        return governed
    if not _has_shares(grid) and not any(map(_FUNDED_BY.search, grid.headings)):
        return governed
    return replace(governed, direction="revenue")


@lru_cache(maxsize=8)
def _has_shares(grid: Grid) -> bool:
    """Whether the table shows how its costs are paid for: “Gesamt | ESF 95 % | Eigenanteil”."""
    return any(OWN_SHARE.search(cell.text) for row in grid.table.rows for cell in row) or any(
        (said := of_row(cell.text, 0)).kind == "grant"
        and (said.direction == "revenue" or GRANTED.search(cell.text) is not None)
        and any(_COSTS_HEAD.search(other.text) for other in row if other is not cell)
        for row in grid.table.rows[:2]
        for cell in row
    )


def _account(grid: Grid, row: int, cell: Cell) -> str:
    """The words of the row left of the cell, and the account that stands there alone: “4010 / 68425 | Stadtteilmütter”."""
    left = (grid.text(row, column) for column in range(cell.column))
    return " ".join(words for words in left if "/" in words or re.search(r"[^\W\d_]{3}", words))


def _has_income(grid: Grid, row: int) -> bool:
    """Whether a row above brings money in: what remains below it is what the town pays itself."""
    return any(of_row(grid.label(number, grid.table.columns), 0).direction == "revenue" for number in range(row))


def _counts_posts(grid: Grid, row: int) -> bool:
    """Whether a column of the table counts posts, and counts any in this row: “Stellen | 2020” over “2,0 | 118.500”."""
    return any(
        re.search(r"\d", grid.text(row, column)) is not None
        and any(_POSTS_COUNTED.fullmatch(grid.text(number, column)) for number in range(min(_HEAD_ROWS, row)))
        for column in range(grid.table.columns)
    )


def _lists_grants(grid: Grid, row: int) -> bool:
    """Whether the heads of the table, or the lines over it, say that it lists what is granted: “Förderbereich | 2019”."""
    heads = (
        grid.text(number, column) for number in range(min(_HEAD_ROWS, row)) for column in range(grid.table.columns)
    )
    return any(map(GRANTS_LISTED.search, (*heads, *grid.headings)))
