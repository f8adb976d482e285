"""Plain text and Markdown: lines with tabs between cells, paragraphs in one line or wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.document import Document, Margin
from extractors.german.text import MARKER, joins, leaves_open
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.raw import RawBlock, RawCell, RawLine, RawPage, RawParagraph, RawTable, RawWord
from pipeline.ingest.text.flattened import rows_of_cells, rows_of_sessions, whole_items
from pipeline.ingest.text.head_columns import head_columns
from pipeline.ingest.text.spaced_tables import SpacedTable, spaced_tables
from pipeline.ingest.text.titles import begins_part

# Remains of a conversion from HTML or Markdown: <input type="checkbox" checked="">, **bold**, <br>, &nbsp;
_INPUT = re.compile(r"<input\b[^>]*?(?P<checked>\bchecked\b)?[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|p|br|span|div|sup|sub)\b[^>]*>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
# “Seite 2 von 5”, “Ergänzende Erläuterungen      Seite 3”, “– 2 –”, “-- 1 of 3 --”; not a line that ends “stehen die auf Seite 1”
_PAGE_NUMBER = re.compile(
    r"""^(?: (?:.{0,160}(?<!\bauf)(?<!\bsiehe)(?<!\bvgl\.)(?<!\bvon)(?<!\bder)\s)?Seite:?\s*\d+(?:\s*(?:von|/)\s*\d+)?
      | \s*[-–]{1,3}\s*\d{1,4}(?:\s*(?:of|von|/)\s*\d{1,4})?\s*[-–]{1,3}
    )\s*$""",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[a-z]\))\s")
# “Betreff:     Neues Konzept”: what follows goes on below the value
_LABELLED = re.compile(r"\s*[A-ZÄÖÜ][^:]{2,40}:\s+(?=\S)")
_FEWEST_LINES = 12
_DOUBLED = 0.95
_MARKDOWN_RULE = re.compile(r"^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$")


def read_text(text: str) -> Document:
    """The Document of a plain text or Markdown file; pages are separated by form feeds.

    Rows of cells are lines with tabs (``Stadtrat\\t23.05.2017\\tEntscheidung Ö``), Markdown tables, or columns drawn with
    blanks. There are no boxes.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    pages = _single_spaced(text).split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    wrapped = _is_wrapped([line for page in pages for line in page.split("\n")])
    return assemble([_page(number, page, wrapped=wrapped) for number, page in enumerate(pages, 1)], "text")


def _single_spaced(text: str) -> str:
    """The text without the blank line below every line, where a conversion set one: sentences go on below it."""
    stretches = re.findall(r"(?:\n[^\S\n\f]*)+", text.strip())
    doubled = sum(stretch.count("\n") >= 2 for stretch in stretches)
    if len(stretches) < _FEWEST_LINES or doubled < _DOUBLED * len(stretches):
        return text
    closed = re.sub(r"\n[^\S\n\f]*\n", "\n", text)
    return closed if _is_wrapped(closed.split("\n")) else text


def _page(number: int, text: str, *, wrapped: bool) -> RawPage:
    """The page with its running heads and page numbers set aside."""
    lines = text.split("\n")
    margins = [Margin(line.strip()) for line in lines if _PAGE_NUMBER.match(line)]
    body = "\n".join(line for line in lines if not _PAGE_NUMBER.match(line))
    return RawPage(number, list(_blocks(body, _wrap_width(body) if wrapped else 0, top=number == 1)), margins=margins)


def _blocks(page: str, width: int, *, top: bool) -> Iterator[RawBlock]:
    """The blocks of a page: its tables drawn with blanks, and what stands between them."""
    lines = rows_of_cells(rows_of_sessions(whole_items([_plain(line) for line in page.split("\n")])))
    at = 0
    for table in spaced_tables(lines):
        yield from _columns(lines[at : table.first], width, top=top and not at)
        yield _spaced(table, gap=not table.first or not lines[table.first - 1].strip())
        at = table.last
    yield from _columns(lines[at:], width, top=top and not at)


def _columns(lines: list[str], width: int, *, top: bool) -> Iterator[RawBlock]:
    """The blocks of lines, of which those at the ``top`` of a paper may stand in two columns."""
    at = 0
    for columns in head_columns(lines) if top else ():
        yield from _lines(lines[at : columns.first], width)
        inside = lines[columns.first : columns.last]
        yield from _lines(_whole_names([line[: columns.border].rstrip() for line in inside]), width)
        yield from _lines([line[columns.border :] for line in inside], width)
        at = columns.last
    yield from _lines(lines[at:], width)


def _whole_names(lines: list[str]) -> list[str]:
    """The lines of a narrow column, those that break off in one with the next: “Amt für Soziales und” / “Wohnen”."""
    whole: list[str] = []
    for line in lines:
        if whole and whole[-1] and line.strip() and leaves_open(whole[-1]):
            whole[-1] = f"{whole[-1]} {line.strip()}"
        else:
            whole.append(line)
    return whole


def _spaced(table: SpacedTable, *, gap: bool) -> RawTable:
    return RawTable([[RawCell([_words(line) for line in cell]) for cell in row] for row in table.rows], gap=gap)


def _lines(lines: list[str], width: int) -> Iterator[RawBlock]:
    paragraph: list[str] = []
    rows: list[list[RawCell]] = []
    gap = paragraph_gap = rows_gap = True
    for line in [*lines, ""]:
        cells = _cells(line)
        if rows and cells is None:
            yield from _table(rows, rows_gap)
            rows = []
        if paragraph and (cells is not None or not line.strip() or not _goes_on(paragraph, line, width)):
            yield _paragraph(paragraph, paragraph_gap)
            paragraph = []
        if not line.strip() and not (rows and cells is not None):
            gap = True
            continue
        if cells is not None:
            if not rows:
                rows_gap = gap
            if not _MARKDOWN_RULE.match(line):
                rows.append([RawCell([_words(cell)] if cell.strip() else []) for cell in cells])
        else:
            if not paragraph:
                paragraph_gap = gap
            paragraph.append(line)
        gap = False


def _table(rows: list[list[RawCell]], gap: bool) -> Iterator[RawTable]:
    """The rows up to the last that says something, if any does."""
    filled = [number for number, row in enumerate(rows) if any(cell.lines for cell in row)]
    if filled:
        yield RawTable(rows[: filled[-1] + 1], gap=gap)


def _plain(line: str) -> str:
    """The line without the remains of a conversion; ticked and open boxes become ☒ and ☐."""
    line = _INPUT.sub(lambda m: "☒ " if re.search(r"\bchecked\b", m[0], re.IGNORECASE) else "☐ ", line)
    line = _TAG.sub(" ", line).replace("&nbsp;", " ").replace("&amp;", "&")
    return _MARKDOWN_HEADING.sub("", _BOLD.sub(r"\g<bold>", line))


def _cells(line: str) -> list[str] | None:
    """The cells of a row, or None for a line that is no row."""
    if "\t" in line.strip("\n"):
        return line.split("\t")
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") >= 3:
        return stripped[1:-1].split("|")
    return None


def _words(text: str) -> RawLine:
    """The words of a line. More than one blank before a word stays with it as printed: where a table was flattened to
    lines, it is all that is left of a blank cell."""
    return [RawWord(word[0]) for word in re.finditer(r"(?:(?<=\S)\s{2,})?\S+", text)]


def _paragraph(lines: list[str], gap: bool) -> RawParagraph:
    indent = len(lines[0]) - len(lines[0].lstrip())
    return RawParagraph([_words(line) for line in lines], indent=float(indent), gap=gap)


def _wrap_width(page: str) -> int:
    """The column at which the text is wrapped by hand, or 0 where every paragraph is one line."""
    lengths = sorted(len(line.rstrip()) for line in page.split("\n") if len(line.split()) > 3 and "\t" not in line)
    if not lengths:
        return 0
    longest = lengths[int(len(lengths) * 0.97)]
    return longest if 40 <= longest <= 160 else 0


def _is_wrapped(lines: list[str]) -> bool:
    """Whether long lines go on below: after some comes a small letter, or they end in “und”, as sentences break anywhere."""
    full = small = 0
    for line, below in pairwise(lines):
        if len(line.rstrip()) >= 40 and below.strip() and "\t" not in line + below and not MARKER.match(below):
            full += 1
            small += leaves_open(line) or next((c for c in below if c.isalpha()), "X").islower()
    return small >= 3 or small > 0.15 * full


def _wraps(line: str, following: str, width: int) -> bool:
    """Whether ``following`` goes on with the sentence of ``line``: its first word had no room there, or a word is broken."""
    if MARKER.match(following):
        return False
    line = line.rstrip()
    first = following.split()[0]
    if joins(line, first):
        return True
    if not width or (begins_part(following) and not _mid_sentence(line, following)):
        return False
    if line.endswith(":"):
        return False
    if len(line) < width * 0.6:  # a name in a narrow cell: “Erinnern und” / “Bewahren”
        return leaves_open(line) and first[0].isupper()
    full = len(line) + 1 + len(first) > width * 0.93
    return full or leaves_open(line) or (first[0].islower() and not line.endswith((".", "!", "?")))


def _goes_on(paragraph: list[str], line: str, width: int) -> bool:
    """Whether a line belongs to the paragraph above: wrapped, or set below the value of its label (“Betreff:    Neues Konzept”)."""
    label, other = _LABELLED.match(paragraph[0]), _LABELLED.match(line)
    if label and other and begins_part(line) and not joins(paragraph[-1].rstrip(), line.split()[0]):
        return False
    hangs = label is not None and len(line) - len(line.lstrip()) == label.end() and not _NUMBERED.match(line)
    return hangs or _wraps(paragraph[-1], line, width)


def _mid_sentence(line: str, title: str) -> bool:
    """Whether the sentence of a line needs what looks like a title below: “… von Familien mit anderem” / “Hintergrund”."""
    return leaves_open(line) or (":" not in title and line.split()[-1][0].islower() and line[-1].isalpha())
