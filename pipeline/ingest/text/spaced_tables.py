"""Tables that a text file draws with blanks: columns two blanks or more apart that run down over several lines.

    Gremium                               Termin       Zuständigkeit
    Ausschuss für Soziales, Integration   12.03.2019   Vorberatung
    und Gleichstellung
    Stadtrat                              21.03.2019   Entscheidung

Forms, letterheads, signatures, lists and justified text are no tables; they stay lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean
from typing import Literal

from extractors.consultations.committees import committee_at
from pipeline.ingest.tables.heads import ends_table, is_head_phrase, is_strong_head_phrase
from pipeline.ingest.tables.timelines import MONTH, says_when
from pipeline.ingest.tables.wraps import between
from pipeline.ingest.text.spaced_lines import SpacedLine, Strip, common_strips, is_marker, is_rule, narrowed, runs_over
from pipeline.ingest.text.titles import begins_part

_MOST_BLANK = 2  # blank lines between two rows
_LONGEST_NAME = 12  # words
_BROKEN_OFF = 1.5  # of a name that ends in “und”: more than the small letter of the next line says
_LONGEST_LABEL = 15  # characters: “Sitzung am” does not go on below
_SET_IN = 4  # characters
_HEAD_LINES = 5
_IN_LINE = 0.75  # of the cells of a column


@dataclass(slots=True)
class SpacedTable:
    """Lines ``first`` to before ``last`` of a page as rows of cells of printed lines."""

    first: int
    last: int
    rows: list[list[list[str]]]


@dataclass(slots=True)
class _Run:
    """Lines that share columns: ``rows`` are the lines of each row by their number, ``strips`` what is white between;
    ``over``: lines whose cells are longer than their column."""

    strips: list[Strip]
    rows: list[list[int]]
    headed: bool = False
    over: set[int] = field(default_factory=set)


def spaced_tables(lines: Sequence[str]) -> list[SpacedTable]:
    """The tables among the lines of a page, from top to bottom; a line with tabs or bars between cells belongs to none."""
    spaced = [SpacedLine(line) for line in lines]
    tables: list[SpacedTable] = []
    at = 0
    while at < len(spaced):
        table = _table_at(spaced, at)
        if table is not None:
            tables.append(table)
        at = table.last if table else at + 1
    return tables


def _table_at(lines: Sequence[SpacedLine], at: int) -> SpacedTable | None:
    line = lines[at]
    if line.barred:
        return None
    headed = is_head(line)
    gaps = line.gaps(with_marker=headed)
    if not gaps:
        return None
    if _heads_no_names(lines, at):
        gaps = [(0, line.start), *gaps]
    if headed and (ragged := _ragged(lines, at)):
        return ragged
    run = _run(lines, at, _Run(gaps, [[at]], headed))
    rows = [_text_cells(lines, run, row) for row in run.rows]
    if not has_columns(rows, headed=run.headed, aligned=_stands_in_line(lines, run)):
        return None
    _set_columns(lines, run)
    return SpacedTable(at, run.rows[-1][-1] + 1, [_row(lines, run, row) for row in run.rows])


def _ragged(lines: Sequence[SpacedLine], at: int) -> SpacedTable | None:
    """Amounts below a known head that stand in no line with it, as many in each row as there are heads: “Angaben in TEUR   2027
    2028” over “Sachkosten   12   14”."""
    heads = len(lines[at].pieces)
    rows: list[int] = []
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.blank and number - (rows or [at])[-1] <= _MOST_BLANK:
            continue
        pieces = () if line.blank or line.barred else line.with_marker()
        named = len(pieces) in (heads, heads + 1) and kind_of_value(pieces[0].text) is None
        if not named or not all(kind_of_value(piece.text) for piece in pieces[1:]):
            break
        rows.append(number)
    widths = {len(lines[number].with_marker()) for number in rows}
    if len(widths) != 1 or len(rows) < len(_run(lines, at, _Run(lines[at].gaps(), [[at]], headed=True)).rows) - 1:
        return None
    blank: list[list[str]] = [[]] * (widths.pop() - heads)
    cells = [[[piece.text] for piece in lines[number].with_marker()] for number in rows]
    return SpacedTable(at, rows[-1] + 1, [[*blank, *([piece.text] for piece in lines[at].pieces)], *cells])


def _heads_no_names(lines: Sequence[SpacedLine], at: int) -> bool:
    """Whether the line has no words over the first column of the rows below it: “       2018     2019”."""
    heads = lines[at].pieces
    for line in lines[at + 1 : at + _HEAD_LINES]:
        if line.blank:
            continue
        pieces = line.with_marker()
        if line.start <= heads[0].start - _SET_IN and len(pieces) > 1:
            return any(piece.start <= heads[0].end and piece.end >= heads[0].start for piece in pieces[1:])
    return False


def _set_columns(lines: Sequence[SpacedLine], run: _Run) -> None:
    """Find the columns that the run was not read by: one before the words of a head, one that only some rows fill."""
    inside = [lines[number] for row in run.rows for number in row if number not in run.over]
    if max(len(line.pieces) for line in inside) == len(run.strips) + 1 and lines[run.rows[0][0]].start <= min(
        line.start for line in inside
    ):
        return
    strips = [strip for strip in common_strips(inside) if any(line.beside(strip) for line in inside)]
    strips += [strip for strip in run.strips if not any(a < strip[1] and strip[0] < b for a, b in strips)]
    first = min(end for _, end in strips)
    numbers = all(is_marker(line.printed[:first].strip()) for line in inside if line.start < first)
    run.strips = sorted(strip for strip in strips if run.headed or not numbers or strip[1] > first)


def _stands_in_line(lines: Sequence[SpacedLine], run: _Run) -> bool:
    """Whether the cells of every column but the first begin, or end, at one place."""
    columns = [
        [cell for number, *_ in run.rows for cell in lines[number].pieces if a <= cell.start] for _, a in run.strips
    ]
    for cells, after in zip(columns, [*columns[1:], []], strict=True):
        own = [cell for cell in cells if cell not in after]
        starts, ends = [cell.start for cell in own], [cell.end for cell in own]
        if max((edges.count(edge) for edges in (starts, ends) for edge in edges), default=0) < _IN_LINE * len(own):
            return False
    return True


def _run(lines: Sequence[SpacedLine], at: int, run: _Run) -> _Run:
    """The lines from ``at`` on that leave the strips white, up to the last with words on both sides of one."""
    starts = frozenset(piece.start for piece in lines[at].pieces)
    kept, kept_strips, blanks = 1, run.strips, 0
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.blank or is_rule(line):
            blanks += line.blank
            continue
        if blanks > _MOST_BLANK or line.barred:
            break
        if not run.headed and is_head(line):
            if blanks or len(run.rows) > 1 or not may_head(lines[at]):
                break
            run.headed = True
        if blanks and not run.headed and names_body(line.text) and not names_body(lines[at].text):
            break
        left = narrowed(run.strips, line, starts)
        if len(left) < len(run.strips) and len(run.rows) > 1 and runs_over(line, _borders(run)):
            run.over.add(number)
            left = run.strips
        if not left or (len(left) < len(run.strips) and (len(run.rows) > 1 or len(line.pieces) < 2)):
            break
        place = _place(lines, _Run(left, run.rows, run.headed, run.over), number, gap=blanks > 0)
        if place is None:
            break
        run.strips = left
        if place == "row":
            run.rows.append([number])
        else:
            run.rows[-1].append(number)
        starts |= {piece.start for piece in line.pieces}
        if place == "wrap" or any(line.beside(strip) for strip in left) or names_body(line.text):
            kept, kept_strips = len(run.rows), left
        blanks = 0
    del run.rows[kept:]
    run.strips = kept_strips
    return run


def _place(lines: Sequence[SpacedLine], run: _Run, number: int, *, gap: bool) -> Literal["row", "wrap"] | None:
    """Whether a line that leaves the strips white begins a row, goes on with one, or neither."""
    here = _cells(lines, run, number)
    filled = [column for column, text in enumerate(here) if text]
    above = _text_cells(lines, run, run.rows[-1])
    last = _cells(lines, run, run.rows[-1][-1])
    again = any(kind_of_value(here[column]) and kind_of_value(above[column]) for column in filled)
    named = not here[0] and any(names_body(here[c]) and not between(above[c], here[c]) for c in filled if above[c])
    if not gap and not again and not named and _goes_on(last, above, here, filled):
        return "wrap"
    if len(filled) > 1:
        return "row"
    text = here[filled[0]]
    if filled[0] > 0:
        return "row" if (kind_of_value(text) or named) and not gap else None
    if ends_table(text) or begins_part(text) or text.endswith((":", ".", ";")):
        return None
    if _begins_below(lines, run, number, text):
        return "row"
    return "row" if run.headed and names_body(text) and len(text.split()) <= _LONGEST_NAME else None


def _begins_below(lines: Sequence[SpacedLine], run: _Run, number: int, text: str) -> bool:
    """Whether a name alone on its line goes on in the row below, or heads rows that are set in: “Ausschuss für Kultur und” /
    “Sport      12.03.2019”; “Aufwendungen” / “  Personal     12.000”."""
    below = lines[number + 1] if number + 1 < len(lines) else None
    if below is None or below.blank or below.barred or not narrowed(run.strips, below, frozenset()):
        return False
    cells = _cells(lines, run, number + 1)
    values = sum(map(bool, cells[1:]))
    if not values:
        return False
    indented = below.start > lines[number].start and (values > 1 or len(run.rows) > 1)
    return not cells[0] or between(text, cells[0]) > 0 or indented


def _goes_on(last: Sequence[str], above: Sequence[str], here: Sequence[str], filled: Sequence[int]) -> bool:
    """Whether the cells of a line right below are the rest of the cells above them."""
    if not here[0]:
        return True
    if not above[0]:
        return False
    if not any(above[1:]) and between(above[0], here[0]) >= (_BROKEN_OFF if names_body(here[0]) else 1.0):
        return True
    if here[0].startswith("(") and len(filled) == 1:
        return True
    if any(names_body(here[c]) and above[c] and not between(above[c], here[c]) for c in filled[1:]):
        return False
    held = [between(last[column] or above[column], here[column]) if above[column] else 1.0 for column in filled]
    if held[0] < _BROKEN_OFF and names_body(here[0]):
        return False
    broken = held[0] >= _BROKEN_OFF and len(above[0]) > _LONGEST_LABEL
    values = any(kind_of_value(here[column]) or kind_of_value(above[column]) for column in filled[1:])
    return held[0] > 0 and (all(held) or broken) and not values


def _borders(run: _Run) -> list[int]:
    return sorted({end for _, end in run.strips})


def _cells(lines: Sequence[SpacedLine], run: _Run, number: int) -> list[str]:
    """The words of a line by column."""
    borders = _borders(run)
    pieces = lines[number].as_cells(len(borders) + 1)
    return [piece.text for piece in pieces] if pieces else lines[number].cells(borders)


def _row(lines: Sequence[SpacedLine], run: _Run, numbers: Sequence[int]) -> list[list[str]]:
    """The cells of a row, each with its printed lines."""
    columns = zip(*(_cells(lines, run, number) for number in numbers), strict=True)
    return [[text for text in column if text] for column in columns]


def _text_cells(lines: Sequence[SpacedLine], run: _Run, numbers: Sequence[int]) -> list[str]:
    return [" ".join(cell) for cell in _row(lines, run, numbers)]


# “12.03.2019”, “Mi., 12.03.2019, 17:00 Uhr”, “14. März 2018”, “15./16.12.2020”
_DAY = re.compile(
    rf"""(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-z]*\.?,?\s)?(?:(?:am|den|vom|bis)\s)?(?:\d{{1,2}}\.?/)?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{MONTH})\s?(?:\d{{4}}|\d{{2}})?
    (?:,?\s(?:um\s)?\d{{1,2}}[:.]\d\d(?:\sUhr)?)?""",
    re.VERBOSE,
)
_SAYS_MORE = re.compile(r"\d{4}|\d\.\d|[A-Za-zäöü]{3,}")  # than “1.” and “zu 2.”
# “12.500,00”, “- 4.000 €”, “3,5 VZÄ”, “12 %”
_NUMBER = re.compile(r"[-–+]?\s?\d[\d.,\s]*(?:,-+)?\s?(?:€|EUR|Euro|T€|TEUR|VZÄ|Std\.?|Tage|%)?|€", re.IGNORECASE)
_MARK = re.compile(r"[xX]|Ö|N|NÖ|ö|nö|☒|☐|[-–]")
# “Haushaltsstelle: 3501.4140”, “Az.: si-cl”
_LABEL = re.compile(r"\W*\w[^:]{0,60}:(?:\s|$)")
# “12345 Auenbrück”, “Telefon 0123”, “Rathausplatz 1”
_ADDRESS = re.compile(
    r"\b\d{5}\s[A-ZÄÖÜ]|\b(?:Tel|Telefon|Telefax|Fax|E-Mail|Mobil|Postfach|IBAN|BIC|Zimmer)\b|@|www\.|(?:straße|str\.|platz|weg)\s\d",
    re.IGNORECASE,
)
# “Dezernat IV”, “Vorlage Nr. 12”, “Auenbrück, 14.08.2020”, “App. 12”
_LETTERHEAD = re.compile(
    r"^(?:Dezernat|Der |Die |Stadt |Gemeinde |Landkreis |Kreis |Landratsamt )|\bApp\.\s?\d|\bAz\b"
    r"|\b(?:Vorlage|Drucksache|Sitzungsvorlage)n?(?:-|\s)?Nr|,\s(?:den\s)?\d{1,2}\.\s?\d{1,2}\.\d{4}$"
)
# “gez. Muster”, “In Vertretung”, “Bürgermeisterin”
_SIGNED = re.compile(
    r"\bgez\.|\bi\.\s?[AV]\.|\b(?:In Vertretung|Im Auftrag|Unterschrift)|_{4,}"
    r"|^(?:Ober|Erste[r]? |1\. )?(?:[Bb]ürgermeister|Landr[aä]t|Beigeordneter?|Dezernent)(?:in)?$"
)
_LED = re.compile(r"zur\s[A-ZÄÖÜ][a-zäöüß]+\s(?:im|in|in der|an den|an die)$")  # “zur Vorberatung im”
# “2. ”, “☒ ”, “für den ”, “zur Vorberatung im ”
_BEFORE_NAME = re.compile(
    r"(?:\d{1,2}\.\s+)?(?:[☐☒☑]\s*|\[\s?[xX]?\s?\]\s*)?(?:(?:zur?|für|an|im|in|vom|[A-Z][a-zäöü]+ung)\s+(?:(?:den|die|das|der|dem|im|in)\s+)*)*",
    re.IGNORECASE,
)
_BOX = re.compile(r"[☐☒☑]|\[\s?[xX]?\s?\]|\(\s?[xX]?\s?\)")
_FEW_ROWS = 4  # of a signature
_RUNNING = 5  # words a cell
_LONG_CELL = 110  # characters

Rows = Sequence[Sequence[str]]
ValueKind = Literal["when", "amount", "number", "mark"]


def is_head(line: SpacedLine) -> bool:
    """Whether most pieces of the line are known to stand over columns: “Gremium    Termin   Zuständigkeit”."""
    texts = [piece.text for piece in line.pieces]
    known = sum(map(is_head_phrase, texts)) if len(texts) > 1 else 0
    colons = sum(text.endswith(":") for text in texts)
    if known < 2 or known * 3 < len(texts) * 2 or not any(map(is_strong_head_phrase, texts)):
        return False
    return colons in (0, len(texts)) and not any(_DAY.fullmatch(text) or _BOX.search(text) for text in texts)


def may_head(line: SpacedLine) -> bool:
    """Whether a line can be the first of a head of two: words without a colon, a number or a box."""
    return not any(c in ":☐☒☑[]" or c.isdigit() for c in line.printed)


def kind_of_value(text: str) -> ValueKind | None:
    """What a cell is that says little by itself: a time, an amount, a bare number, a mark."""
    if not text:
        return None
    if _DAY.fullmatch(text) or (not text.isdigit() and _SAYS_MORE.search(text) and says_when(text)):
        return "when"
    if _NUMBER.fullmatch(text):
        return "number" if text[-1].isdigit() and "," not in text and "." not in text else "amount"
    return "mark" if _MARK.fullmatch(text) else None


def has_columns(rows: Rows, *, headed: bool, aligned: bool) -> bool:
    """Whether rows of cells are a table: under a known head, with a column of values, or three rows that stand in line."""
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < 2:
        return False
    if headed:
        return True
    if _are_sessions(full):
        return True
    texts = [text for row in rows for text in row if text]
    if _is_form(full, texts) or max(map(len, texts)) > _LONG_CELL:
        return False
    columns = list(zip(*full, strict=True))
    if any(_goes_on_in_small(column) for column in columns[1:]):
        return False
    if any(_of_one_kind(column, bare=len(full) > 2) for column in columns):
        return not all(mean(len(text.split()) for text in column) > _RUNNING for column in columns)
    return len(full) > 2 and aligned and sum(map(_is_running, columns)) < 2 and not any(map(_LETTERHEAD.search, texts))


def _are_sessions(full: Rows) -> bool:
    """Whether the rows are committees and days: “Sozialausschuss     12.03.2019    ☒ Beratung  ☐ Beschluss”."""
    if not all(any(map(names_body, row)) for row in full):
        return False
    return (
        all("when" in map(kind_of_value, row) for row in full)
        or sum(_LED.match(row[0]) is not None for row in full) > 1
    )


def names_body(text: str) -> bool:
    """Whether a cell begins with a committee: “Stadtrat”, “für den Kulturausschuss”."""
    return committee_at(_BEFORE_NAME.sub("", text), 0) is not None


def _is_form(full: Rows, texts: Sequence[str]) -> bool:
    """Whether these are the labels of a form, a letterhead, signatures or boxes to tick."""
    labelled = sum(any(_LABEL.match(text) for text in row) for row in full)
    if labelled * 3 > len(full) or sum(_ADDRESS.search(text) is not None for text in texts) > 1:
        return True
    if len(full) <= _FEW_ROWS and any(_SIGNED.search(text) for text in texts):
        return True
    return sum(_BOX.search(text) is not None for text in texts) * 2 > len(full)


def _of_one_kind(column: Sequence[str], *, bare: bool) -> bool:
    """Whether a column holds values of one kind: dates, amounts; with ``bare``, also numbers and marks."""
    kinds = [kind_of_value(text) for text in column if text]
    known: tuple[ValueKind, ...] = ("when", "amount", "number", "mark") if bare else ("when", "amount")
    return any(kinds.count(kind) >= max(2, 0.6 * len(kinds)) for kind in known)


def _goes_on_in_small(column: Sequence[str]) -> bool:
    """Whether the words of a column are the middle of sentences: justified text."""
    texts = [text for text in column if text]
    small = sum(text[0].islower() for text in texts if len(text.split()) > 1 and not kind_of_value(text))
    return small * 2 > len(texts)


def _is_running(column: Sequence[str]) -> bool:
    """Whether a column is of running text: many words a line, small letters at their beginning."""
    small = sum(text[:1].islower() for text in column)
    return mean(len(text.split()) for text in column) > _RUNNING - 1 or small > 0.4 * len(column)
