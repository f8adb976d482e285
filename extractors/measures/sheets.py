"""Measures on sheets and in boxes: the same labels before their values again and again, each time below another title."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from extractors.document import Document, Range
from extractors.measures.draft import Draft, has_number, is_code, is_sample, set_title
from extractors.measures.elements import Element, Pair, elements, is_first_column, pairs_of
from extractors.measures.labels import TELLING, column_of
from extractors.measures.tables import is_listed_table
from extractors.outline.titles import kind_of, read_title

_LEAST = 2
"""Columns of a sheet."""
_ALIKE = 2
"""Labels that a sheet shares with most others."""
_LONGEST_TITLE = 200
_OPEN = re.compile(r"(?:[,;&/]|\b(?:und|sowie|für|der|die|des|von|mit))\s*$")
_SENTENCE = re.compile(r"[.!?]\s*$")


@dataclass(slots=True)
class _Reader:
    document: Document
    draft: Draft | None = None
    titles: list[Range] = field(default_factory=list)
    waiting: str | None = None
    """The column whose value goes on, or begins, in the next line."""
    field_row: Range | None = None
    bare: bool = False
    """Whether the last label stood alone, with its value below it."""
    done: list[Draft] = field(default_factory=list)

    def read(self) -> list[Draft]:
        for element in elements(self.document):
            table = element.block.table
            if table is not None and is_listed_table(self.document, table):
                self._close()
                continue
            pairs = pairs_of(self.document, element)
            if pairs:
                for pair in pairs:
                    self._pair(pair)
            else:
                self._other(element)
        self._close()
        return self.done

    def _pair(self, pair: Pair) -> None:
        if self.draft is None or self.titles or pair.name in self.draft.labels:
            self._close()
            self.draft = Draft("measure-sheet", pair.label.start, pair.label.end)
            self._title(self.draft)
        self.draft.labels.add(pair.name)
        words = self.document.text[pair.label.start : pair.label.end].strip().rstrip(":")
        column = column_of(words) or f"other:{pair.name}"
        for span in pair.value:
            self.draft.add(column, span)
        self.draft.end = max(self.draft.end, pair.label.end)
        self.draft.heads.setdefault(column, words)
        self.waiting, self.bare = column, not pair.value

    def _other(self, element: Element) -> None:
        text = self.document.text[element.start : element.end]
        goes_on = self.draft is not None and self.waiting is not None and not self.titles
        if element.cells and goes_on and not is_first_column(element):
            self._go_on(element)
        elif len(element.spans) > 1 and is_code(self._words(element.spans[0])):
            self.titles += [element.spans[0], element.spans[1]]
        elif (
            element.stands_out or (element.cells and len(element.spans) == 1) or (has_number(text) and len(text) < 120)
        ):
            self._heading(element, text, goes_on=goes_on)
        elif (goes_on and (self.bare or element.block.kind == "item" or text[:1].islower() or self._is_open())) or (
            goes_on and not _SENTENCE.search(text) and len(text) < _LONGEST_TITLE and element.cells
        ):
            self._go_on(element)
        else:
            self.waiting = None

    def _heading(self, element: Element, text: str, *, goes_on: bool) -> None:
        if goes_on and self.bare and not element.cells and not has_number(text):
            self._go_on(element)  # a label above its value, in the type of a heading
            self.bare = False
        elif len(text) < _LONGEST_TITLE:
            self.titles.append(Range(element.start, element.end))

    def _go_on(self, element: Element) -> None:
        assert self.draft is not None
        assert self.waiting is not None
        for span in element.spans:
            self.draft.add(self.waiting, span)

    def _is_open(self) -> bool:
        """Whether the last value asks for more: “Sportvereine,”."""
        assert self.draft is not None
        spans = self.draft.values.get(self.waiting or "", [])
        return bool(spans) and _OPEN.search(self._words(spans[-1])) is not None

    def _words(self, span: Range) -> str:
        return self.document.text[span.start : span.end]

    def _title(self, draft: Draft) -> None:
        """The title from the lines above: the last that has words; a number may stand alone above it."""
        for span in self.titles:
            if kind_of(read_title(self._words(span)).words) == "field":
                self.field_row = span
        draft.field_row = self.field_row
        for span in reversed(self.titles[-3:]):
            if draft.title is None:
                complete = set_title(draft, self.document.text, span)
            else:
                complete = True
                if is_code(self._words(span)) and draft.code is None:
                    draft.code = span
            draft.start = min(draft.start, span.start)
            if complete and draft.code is not None:
                break
        self.titles = []

    def _close(self) -> None:
        if self.draft is not None:
            _own_title(self.document, self.draft)
            self.done.append(self.draft)
        self.draft, self.waiting = None, None


def _own_title(document: Document, draft: Draft) -> None:
    """The title and number that the sheet itself has under a label of theirs."""
    text = document.text
    for span in draft.values.pop("label", [])[:1]:
        if len(text[span.start : span.end]) < _LONGEST_TITLE:
            set_title(draft, text, span)
    for span in draft.values.pop("code", [])[:1]:
        draft.code = span
    if draft.title is not None and draft.code is not None and draft.title.start < draft.code.end <= draft.title.end:
        set_title(draft, text, draft.title)


def _tells(draft: Draft) -> bool:
    return draft.core >= _LEAST and bool(TELLING & draft.values.keys())


def sheets(document: Document) -> list[Draft]:
    """The measures on sheets: those that share their labels with most, and are no sample."""
    drafts = [
        draft
        for draft in _Reader(document).read()
        if draft.title is not None and _tells(draft) and not is_sample(document, draft)
    ]
    common = Counter(label for draft in drafts for label in draft.labels)
    usual = {label for label, times in common.items() if times * 2 >= len(drafts)}
    return [draft for draft in drafts if len(usual & draft.labels) >= min(_ALIKE, len(usual))]
