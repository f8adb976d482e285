"""Measures on sheets and in boxes: the same labels before their values again and again, each time below another title."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from extractors.document import Block, Document, Range, beginning_in
from extractors.german.text import fold
from extractors.measures.draft import SET_APART, Draft, has_number, is_code, run_in, set_title
from extractors.measures.elements import Element, Pair, elements, has_labels, pairs_in, pairs_of, said_again, set_apart
from extractors.measures.labels import BOTH, ROLES, TELLING, pattern
from extractors.measures.meanings import columns_of
from extractors.measures.status import status, tells_status
from extractors.measures.tables import is_listed_table
from extractors.measures.values import money, period
from extractors.outline.titles import kind_of, read_title
from extractors.sections import sentences, split
from extractors.steering_groups.sectors import has_sector

_LEAST = 2
"""Columns of a sheet."""
_WORDS_OF_A_PILL, _WORDS_OF_A_LEAD = 5, 12
_ALIKE = 2
"""Labels that a sheet shares with most others."""
_LONGEST_TITLE = 200
_MOST = 0.6
_WRITTEN = TELLING - {*ROLES, BOTH, "period", "status"}
_LARGER = 1.2
_OPEN = re.compile(r"(?:[,;&/]|\b(?:und|sowie|für|der|die|des|von|mit))\s*$")
# “Blatt 8: Mitfahrbänke”, “Endgeräte für alle 06 Klassen”
_COUNTED = re.compile(
    r"(?P<noun>[A-ZÄÖÜ]\w+)\s+(?P<code>\d{1,3}[a-z]?|[A-Z]|[IVX]{1,5})\s*[:.–-]?\s+(?P<title>\S.*)(?P<rest>)", re.DOTALL
)
_BADGE = re.compile(
    rf"(?P<noun>)(?P<title>\D.*?)\s+(?P<code>(?:{SET_APART}|[A-Z][ .-]?)?\d{{1,3}})(?:\s+(?P<rest>\D+))?", re.DOTALL
)
_WORD = re.compile(r"(?!\W*\([^)]*\)\W*$).*[^\W\d_]{3}", re.DOTALL)
_SENTENCE = re.compile(r"[.!?]\s*$")


@dataclass(slots=True)
class _Reader:
    document: Document
    draft: Draft | None = None
    titles: list[Range] = field(default_factory=list)
    waiting: str = ""
    """The column whose value goes on, or begins, in the next line."""
    field_row: Range | None = None
    below: tuple[Block, dict[int, str], bool] | None = None
    """The labels of the last row that had nothing beside them, by their columns: their values stand in the next row. And whether that
    row had nothing else."""
    beside: list[Pair] = field(default_factory=list)
    """What stands in the row of the title behind it: “Maßnahme 3 | Sprachtreff | |Ampel: grün|”."""
    text: Block | None = None
    """The last paragraph below a title."""
    lead: Range | None = None
    """The last line or paragraph before a label, which may be, or begin with, a title set as text is."""
    badge: Element | None = None
    """A title with its number behind it: what follows until the first label is no title."""
    bare: bool = False
    """Whether the last label stood alone, with its value below it."""
    done: list[Draft] = field(default_factory=list)

    def read(self) -> list[Draft]:
        for element in elements(self.document):
            table = element.block.table
            if table is not None and is_listed_table(self.document, table):
                self._close()
                continue
            below = self._take_below(element)
            self.below = None
            pairs = [] if below else pairs_of(self.document, element)
            for pair in pairs:
                self._pair(pair)
            if alone := {pair.label.start: self._label(pair) for pair in pairs if not pair.value}:
                cells = {cell.column: alone[cell.start] for cell in element.cells if cell.start in alone}
                self.below = element.block, cells, len(pairs) == len(cells)
            if not pairs and not below:
                self._other(element)
                self.lead = element.spans[0] if not element.cells else None
        self._close()
        return self.done

    def _take_below(self, element: Element) -> bool:
        """Take the values of a row below labels that stood alone, each for the label of its column; of a row that has labels itself
        only below a row of nothing else."""
        block, columns, bare = self.below or (None, {}, False)
        under = [cell for cell in element.cells if cell.column in columns] if block is element.block else []
        if self.draft is None or (not bare and (len(under) < len(element.cells) or pairs_of(self.document, element))):
            return False
        if len(columns) == 1 and any(has_number(cell.text) or set_apart(self.document, cell) for cell in under):
            return False  # the title of the next sheet
        for cell in under:
            self.draft.add(columns[cell.column], Range(cell.start, cell.end))
            self.waiting, self.bare = columns[cell.column], False
        return bool(under)

    def _pair(self, pair: Pair) -> None:
        if self.draft is None or self.titles or self.badge or pair.name in self.draft.labels:
            self._close()
            self.draft = Draft("measure-sheet", pair.label.start, pair.label.end)
            self.draft.lead = self.lead
            self._title(self.draft)
            beside, self.beside = self.beside, []
            for each in beside:
                self._pair(each)
        self.draft.labels.add(pair.name)
        words = self._label(pair)
        self.draft.add(words, *pair.value)
        self.draft.end = max(self.draft.end, pair.label.end)
        self.draft.heads.setdefault(words, words)
        self.waiting, self.bare = words, not pair.value

    def _label(self, pair: Pair) -> str:
        return self._words(pair.label).strip().rstrip(":")

    def _other(self, element: Element) -> None:
        text = self.document.text[element.start : element.end]
        draft = self.draft if self.waiting and not self.titles else None  # whose last value may go on
        if self._take_torn(element):
            return
        if len(element.spans) > 1 and (title := self._titles_in(element)):
            self.titles += element.spans[:title]
            self.beside = [pair for span in element.spans[title:] for pair in pairs_in(self.document, span)]
        elif len(element.spans) == _ALIKE and is_code(self._words(element.spans[1])):
            self.badge, self.titles = element, []
        elif not element.stands_out and not element.cells and (title := run_in(text)):
            self.titles.append(Range(element.start, element.start + title))
        elif len(text.split()) <= (_WORDS_OF_A_PILL if text[0].islower() else _ALIKE) and self._is_pill(element, text):
            self.beside = [Pair(Range(element.start, element.start), "", (Range(element.start, element.end),))]
        elif (
            element.stands_out
            or (element.cells and len(element.spans) == 1 and not _SENTENCE.search(text))
            or (has_number(text) and len(text) < 120)
        ):
            self._heading(element, text, draft)
        elif draft and (self.bare or element.block.kind == "item" or text[:1].islower() or self._is_open(draft)):
            draft.add(self.waiting, *element.spans)
        else:
            if self.draft is not None and not self.titles and not element.cells:
                self.draft.status_in = (*self.draft.status_in, *split(self.document.text, element.start, element.end))
            self.waiting, self.text = "", element.block if self.titles and not element.cells else None

    def _take_torn(self, element: Element) -> bool:
        """Take a row that has nothing before it for the rest of the value in the cell above, torn by the page's end."""
        table = element.block.table
        if self.draft is None or self.titles or table is None or element.cells[0].column == 0:
            return False
        column = {cell.start: cell.column for row in table.rows for cell in row}
        above = [
            (spans[-1].start, label)
            for label, spans in self.draft.values.items()
            if column.get(spans[-1].start) == element.cells[0].column
        ]
        self.draft.add(max(above)[1] if above else "", *(element.spans if above else ()))
        return bool(above)

    def _titles_in(self, element: Element) -> int:
        """How many cells at the beginning of a row are a title: its number and its words, or both in one beside labels with values."""
        if is_code(self._words(element.spans[0])):
            return 2
        beside = any(pair.value for span in element.spans[1:] for pair in pairs_in(self.document, span))
        return 1 if beside and has_number(self._words(element.spans[0])) else 0

    def _is_pill(self, element: Element, text: str) -> bool:
        """Whether a short line below a title tells the status: “läuft”, or any words where the title is set in much larger type."""
        title = self.document.block_at(self.titles[-1].start) if self.titles else None
        larger = title is not None and title.size > element.block.size * _LARGER > 0
        small = text[0].islower()
        if larger and small and len(text.split()) <= _ALIKE:
            return True
        below = larger or (small and bool(self.titles or self.badge))
        return below and tells_status(text, self.document)

    def _heading(self, element: Element, text: str, draft: Draft | None) -> None:
        if self.badge is not None and not element.cells and has_number(text):
            self.badge = None  # a row of statistics, with a title below it
        set_alike = self.text is not None and (self.text.size, self.text.bold) == (
            element.block.size,
            element.block.bold,
        )
        if set_alike and not has_number(text):
            return  # a short line of the text
        if draft and self.waiting not in draft.values and not has_number(text):
            draft.add(self.waiting, *element.spans)  # a label above its value, in the type of a heading
            self.bare = False
        elif (
            len(text) < _LONGEST_TITLE
            and (_WORD.match(text) or is_code(text))
            and fold(text) not in said_again(self.document)
        ):
            self.titles.append(Range(element.start, element.end))
            self.text = None

    def _is_open(self, draft: Draft) -> bool:
        """Whether the last value asks for more: “Sportvereine,”."""
        return any(_OPEN.search(self._words(span)) for span in draft.values.get(self.waiting, [])[-1:])

    def _words(self, span: Range) -> str:
        return self.document.text[span.start : span.end]

    def _title(self, draft: Draft) -> None:
        """The title from the lines above: the last that has words; a number may stand alone above it."""
        fields = [span for span in self.titles if self._is_field(read_title(self._words(span)).words)]
        self.titles = [span for span in self.titles if span not in fields]
        draft.field_row = self.field_row = fields[-1] if fields else self.field_row
        if self.badge is not None:
            draft.title, draft.code = self.badge.spans
            draft.start = draft.title.start
            draft.rest, self.titles, self.badge = self.titles, [], None
        for span in reversed(self.titles[-3:]):
            if draft.title is None:
                set_title(draft, self.document.text, span)
            elif is_code(self._words(span)):
                draft.code = span
            if any(own is not None and span.start <= own.start < span.end for own in (draft.title, draft.code)):
                draft.start = min(draft.start, span.start)
            if draft.title is not None and draft.code is not None:
                break
        self.titles, self.text = [], None

    def _is_field(self, words: str) -> bool:
        return (kind_of(words) == "field" or pattern("field").match(words) is not None) and not pattern(
            "general"
        ).fullmatch(words)

    def _close(self) -> None:
        if self.draft is not None:
            self.done.append(self.draft)
        self.draft, self.waiting = None, ""


def _part_numbers(text: str, drafts: list[Draft], number: re.Pattern[str]) -> None:
    """Take numbers behind the same noun (“Blatt |8|: Mitfahrbänke”) or behind the titles (“Endgeräte für alle |06| Klassen”, a badge in
    the corner) for codes where most measures have one."""
    titled = ((draft, draft.title) for draft in drafts if draft.title and draft.code is None)
    found = [(draft, read) for draft, title in titled if (read := number.fullmatch(text, title.start, title.end))]
    noun = Counter(read["noun"] for _, read in found).most_common(1)[0][0] if found else None
    found = [(draft, read) for draft, read in found if read["noun"] == noun]
    numbered = len({read["code"] for _, read in found}) + sum(draft.code is not None for draft in drafts)
    if numbered <= max(1, len(drafts) * _MOST):
        return
    for draft, read in found:
        draft.title, draft.code = Range(*read.span("title")), Range(*read.span("code"))
        draft.rest += [Range(*read.span("rest"))] if read["rest"] else []


def _name_columns(document: Document, drafts: list[Draft]) -> None:
    """Give labels that nobody foresaw, or that may mean several things, the meaning of their values."""
    values: dict[str, list[str]] = defaultdict(list)
    for draft in drafts:
        for label in {**draft.heads, **draft.values}:
            values[label] += [draft.words(document, label)] if label in draft.values else []
    meant = columns_of(document, values)
    for draft in drafts:
        found: dict[str, list[Range]] = {}
        for label, spans in draft.values.items():
            found.setdefault(meant[label] or f"other:{label}", []).extend(spans)
        draft.values = found
        first = min((span.start for spans in found.values() for span in spans), default=draft.end)
        if draft.title is not None:
            over = beginning_in(sentences(document), draft.title.end, first)
            draft.status_in = (*(each for each in over if each.end <= first), *draft.status_in)
        for own in draft.values.pop("label", [])[:1]:
            if own.end - own.start < _LONGEST_TITLE:
                set_title(draft, document.text, own)
        draft.heads = {meant[label] or label: label for label in reversed(draft.heads)}


def _take_leads(document: Document, drafts: list[Draft]) -> None:
    """Where most sheets have no title in the type of one, take what stands right over their labels: a short line, or the first sentence
    of a paragraph (“Wo treffen wir uns? Der Schuppen bekommt …”)."""
    leads = [next(split(document.text, draft.lead.start, draft.lead.end)) for draft in drafts if draft.lead]
    short = [lead for lead in leads if len(document.text[lead.start : lead.end].split()) <= _WORDS_OF_A_LEAD]
    if len(short) < len(drafts) or sum(draft.title is None for draft in drafts) * 2 < len(drafts):
        return
    for draft, lead in zip(drafts, short, strict=True):
        draft.title = draft.code = None
        set_title(draft, document.text, lead)
        draft.start = lead.start


def sheets(document: Document) -> list[Draft]:
    """The measures on sheets; none where most have no value that can be what its label says."""
    found = _Reader(document).read() if has_labels(document) else []
    _name_columns(document, found)
    _take_leads(document, [draft for draft in found if draft.core >= _LEAST])
    drafts = [draft for draft in found if draft.title and draft.core >= _LEAST and TELLING & draft.values.keys()]
    drafts = [
        draft for draft in drafts if draft.title and not _is_price(document.text[draft.title.start : draft.title.end])
    ]
    for number in (_COUNTED, _BADGE):
        _part_numbers(document.text, drafts, number)
    return drafts if sum(_is_sound(document, draft) for draft in drafts) * 2 >= len(drafts) else []


def _is_price(title: str) -> bool:
    """Whether what stands above the labels is an amount, as in a list of prices: “134,00 Euro”."""
    found = money(title)
    return found is not None and title[found.start : found.end] == title


def _is_sound(document: Document, draft: Draft) -> bool:
    """Whether any value can be what its label says: “Träger: Projektbeginn” is the torn head of a budget."""
    said = {column: draft.words(document, column) for column in draft.values}
    bodies = any(has_sector(said.get(column, "")) for column in (*ROLES, BOTH))
    typed = period(said.get("period", "")) or status(said.get("status", "")) or money(said.get("cost", ""))
    return bool(bodies or typed or _WRITTEN & said.keys())
