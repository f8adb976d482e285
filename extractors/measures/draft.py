"""A measure as it was found: the spans of its title and values, before anything is made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain

from extractors.document import Document, Range
from extractors.measures.labels import CORE
from extractors.sections import split

SET_APART = r"\d\s(?=\d\b)"
"""The first of two figures of a badge, which recognition sets apart: “|0 |5”."""
_CODE = (
    rf"(?:[A-ZÄÖÜ]{{1,4}}[ .-]?)?(?:{SET_APART})?"
    r"\d{1,3}(?!\.\d{3})(?:[./-]\d{1,2}){0,4}[a-z]?"
    r"|[A-Z]{1,3}(?:[.-]\d{1,2})+|[IVX]{1,5}(?:\.\d{1,2})+|[a-z](?=\))"
)
_NOUN = (
    r"(?:(?:Einzel|Leit)?[Mm]aßnahmen?(?:blatt|steckbrief)?|Projekt(?:blatt|steckbrief)?|Steckbrief|Vorhaben"
    r"|MASSNAHME|MAẞNAHME|MAßNAHME)"
)
# “Maßnahme 1.1: Sprachtreff”, “M 3 – Sprachtreff”, “EN-02 Photovoltaik”, “Maßnahme: Sprachtreff”
_TITLE = re.compile(
    rf"(?:{_NOUN}\s*)?(?:Nr\.?\s*)?(?P<code>{_CODE})(?:\s*[:.)|·•–—-]+\s*|\s+|$)(?P<words>\S.*)?|{_NOUN}\s*[:–—-]\s*(?P<bare>\S.*)",
    re.DOTALL,
)
# “|Trinkbrunnen|. Vier Brunnen geben von Mai an Wasser ab.”
_RUN_IN = re.compile(r"(?:[^\s.]+\s){0,9}[^\s.]*[^\W\d_]{3}(?=[.:]\s+[A-ZÄÖÜ„])")
_QUESTION = re.compile(r"\?\s*$")


@dataclass(slots=True, eq=False)
class Draft:
    """``title`` and ``code``: where they are printed. ``values``: the spans of each column's value, a span a line or cell.
    ``start`` to ``end``: all of the measure, so that amounts in it are known to be its own."""

    rule: str
    start: int
    end: int
    title: Range | None = None
    code: Range | None = None
    values: dict[str, list[Range]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    field_row: Range | None = None
    """A row across the table above this one: the field that it stands under."""
    heads: dict[str, str] = field(default_factory=dict)
    """The labels of columns as printed, which may name a unit: “Kosten in T€”."""
    rest: list[Range] = field(default_factory=list)
    """The lines of the title below its first."""
    lead: Range | None = None
    """What stands right over the first label."""
    status_in: tuple[Range, ...] = ()
    """Sentences that may say how far the measure is."""

    mentions: list[Range] = field(default_factory=list)
    """Where else the measure is told: its row of an overview."""

    def add(self, column: str, *spans: Range) -> None:
        for span in spans:
            self.values.setdefault(column, []).append(span)
            self.end = max(self.end, span.end)

    @property
    def core(self) -> int:
        """How many columns there are that tell a measure."""
        return len(CORE & self.values.keys())

    def words(self, document: Document, column: str) -> str:
        """What is printed of a column."""
        return " ".join(document.text[span.start : span.end].strip() for span in self.values.get(column, ()))


def said_of(document: Document, draft: Draft) -> list[Range]:
    """What is said of the measure in sentences, before its labels and under those that describe it or mean nothing known."""
    values = draft.values.items()
    said = (each for column, spans in values if column in ("text", "goal") or ":" in column for each in spans)
    described = (split(document.text, each.start, each.end) for each in said)
    return [*draft.status_in, *chain.from_iterable(described)]


def set_title(draft: Draft, text: str, span: Range) -> bool:
    """Take a line as the title of a measure, parted into code and words. False where nothing but a code is there."""
    line = text[span.start : span.end]
    found = _TITLE.match(line)
    group = "words" if found and found["code"] else "bare"
    if found is None:
        draft.title = span
        return True
    if found["code"]:
        draft.code = Range(span.start + found.start("code"), span.start + found.end("code"))
    if not found[group]:
        return False
    draft.title = Range(span.start + found.start(group), span.start + found.end(group))
    return True


def title_of(document: Document, draft: Draft) -> str:
    """The label as printed, from all the lines that it takes."""
    assert draft.title is not None
    spans = [draft.title, *draft.rest, *draft.values.get("label", ())]
    return " ".join(" ".join(document.text[span.start : span.end].split()) for span in spans).rstrip(" :–-")


def run_in(text: str) -> int:
    """Where the title ends of a paragraph that begins with it: “|HG-3 Trinkbrunnen|. Vier Brunnen geben von Mai an Wasser ab.”; 0 where
    it begins with none."""
    found = _TITLE.match(text)
    if not (found and found["words"]) or (text[found.end("code")] == "." and not calls_itself_one(text)):
        return 0
    words = _RUN_IN.match(text, found.start("words"))
    return words.end() if words else 0


def is_code(text: str) -> bool:
    """Whether a cell or line is nothing but a measure's number: “1.1”, “EN-02”, “Maßnahme 3”."""
    found = _TITLE.fullmatch(text.strip())
    return found is not None and not (found["words"] or found["bare"])


def has_number(text: str) -> bool:
    """Whether a title begins with the number of a measure, or calls itself one."""
    return _TITLE.match(text) is not None


def calls_itself_one(text: str) -> bool:
    """Whether a title begins with the word Maßnahme or Projekt and a number or sign: “Projekt 3”, “Maßnahme: Sprachtreff”."""
    return re.match(_NOUN, text) is not None and has_number(text)


def is_sample(document: Document, draft: Draft) -> bool:
    """Whether a sheet only shows how sheets are filled in: questions for values."""
    texts = [draft.words(document, column) for column in draft.values]
    return bool(texts) and 2 * sum(_QUESTION.search(text) is not None for text in texts) >= len(texts)
