"""The title page of a concept, read by its look: the title in the largest type, what kind of concept it is, its day, and the office that
publishes it, there or in the imprint.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from statistics import mode

from extractors.document import Document, Line, Range, Span
from extractors.german.dates import find_days, read_day
from extractors.german.names import read_person
from extractors.head.mentions import is_office_line, level
from extractors.head.paper_type import as_noun, read_paper_type
from extractors.head.reading import HeadText, head_of
from extractors.head.title import GREETING, is_place, tells
from extractors.labels.value_kinds import fits
from extractors.measures.listed import measures_of
from extractors.outline.titles import is_contents_line
from extractors.per_document import per_document

_SHORT, _FIRST_PAGES, _MOST_LINES, _LETTERS = 5, 3, 5, 8
_LONGEST = 900
_LARGER = 1.1
_ALIKE = 0.94
"""Of the largest type: lines of a scanned title differ a little."""
_COUNCIL = ("subject", "committee", "session_date")
_IMPRINT = re.compile(
    r"(?:.*\?\s)?\W*(?:Herausge|Hrsg|Impressum|Redaktion|Verfass|(?:Zusammen|Auf)gestellt|Wer\shat\s.*gemacht)"
)
_CONTACT = re.compile(r".*(?:\bTel(?:efon|\.):?\s[(\d]|\b[\w.]+@)")
_IMPRINT_LINES = 12
_WRITING = re.compile(r"[Vv]erfass|arbeit|stellt|schrieben|Text")
_SAID_BEFORE = re.compile(r"(?:(.*)(:|\t|\s(?:von|vom|durch)\s(?:de[mr]\s)?))?(.*)")
_NEXT_LABEL = re.compile(r"\s(?=[A-ZÄÖÜ]\w+(?:\sund\s\w+)?:\s)")  # “Text: Anna Muster| Bilder und Satz: …”
_EDITION = re.compile(r"\W*(?:\w*entwurf|\w*fassung)\b", re.IGNORECASE)  # “– Entwurf zur Beratung –”
_PICTURES = re.compile(r"[Ff]oto|[Bb]ild|Gestaltung|Layout|Satz|Druck|Illustration")
# “Stadt Aue an der Leine”, “Landkreis Aue”: also a town that no register knows
_TOWN = re.compile(r"(?:\w+-?)?(?:[Ss]tadt|[Gg]emeinde|[Kk]reis)(?:\s(?:an|am|der|bei|im|in|ob|[A-ZÄÖÜ][\w.-]+))+")
_POSTCODE = re.compile(r"\b\d{5}\s[A-ZÄÖÜ]")  # of a consultant, mostly
_NOUN = r"(?:konzept|konzeption|plan|planung|programm|strategie|bericht|leitbild|leitlinien|charta|agenda)(?![\w-])"
# “Sportplan”, “Kinder- und Jugendplan”; with what it is like where the noun alone says little: “Jugendpolitisches Programm”
_KIND = re.compile(
    rf"(?<![\w-])(?:[a-zäöüß]+-\s(?:und|oder)\s|\w+politische[rs]?[ ](?=(?:gesamt)?{_NOUN}))?[\w-]*{_NOUN}",
    re.IGNORECASE,
)
# “Zwischenbericht für das Jahr 2031”: on what the title names; a bare “Abschlussbericht” is what the title names
_REPORT = re.compile(r"\w*bericht\sfür\s.*\d", re.IGNORECASE)
# “Stadt Aue – |Amt für Bildung, Jugend und Kultur| · Stand |3. Mai 2031|”
_BETWEEN = re.compile(r"^(?:Stand\s)?|\s?[,:·|()\t]\s?(?:Stand\s)?|\s[–-]\s|$")
_BEFORE_OFFICE = re.compile(rf"\s(?:vom|von\sder|durch(?:\sde[nr]|\sdas)?)\s|{_BETWEEN.pattern}")
_NAME = re.compile(r"(?!und\s)[^\s,;/](?:(?!\sund\s)[^,;/])*")
_OTHER_PART = re.compile(r"[:·|]|,(?!.*\sund\s)")
_JOINS = re.compile(r"(?:der|des|für|zu[mr]?|von|und|in|im|am|an|bis|mit|auf)\s")
_OF_CONCEPT = re.compile(rf"{_KIND.pattern}|anlage|drucksache", re.IGNORECASE)
_EARLY = 30
_LETTER = re.compile(rf"^{GREETING}", re.MULTILINE)
_LEGEND = re.compile(r"Legende|Abkürzung|Erläuterung")
_OF_PAPER = re.compile(r"gemäß\s[\w/]*\d")  # “gemäß V/0592/2030 vom 3. Mai 2030”: the day of another paper
_OFFICE = 0.9


@dataclass(frozen=True)
class TitlePage:
    """Its lines, those of the pages behind, where it may be printed again, and those of the imprint, wherever that stands."""

    document: Document
    lines: Sequence[Line]
    inner: Sequence[Line]
    imprint: Sequence[Line]

    def title(self) -> HeadText | None:
        """The first lines of the largest type that are no town, office or day, with what stands below in larger type than the text, or
        says what kind of paper it is."""
        for size in sorted({line.size for line in self.lines}, reverse=True):
            for title in self._runs(size * _ALIKE):
                if sum(map(str.isalpha, self._text(title))) >= _LETTERS:
                    return self._with_subtitle(title)
        return None

    def _with_subtitle(self, title: Sequence[Line]) -> HeadText:
        value = self._text(title)
        again = [line for line in self.inner if self._text([line]).casefold() == value.casefold()]
        usual = mode(round(line.size) for line in self.document.lines) * _LARGER
        for last in (title[-1], *again):
            below = self._below(last)
            text = self._text(below)
            kind = _KIND.search(text)
            if _KIND.search(value):
                large = below and last is title[-1] and below[0].size > usual and not self._is_furniture(below[0])
                joined = bool(large or _REPORT.match(self._text(below[:1])))
            else:
                joined = kind is not None and kind.start() < _EARLY
            if joined:
                first = title[0] if last is title[-1] else last
                return HeadText(first.start, below[-1].end, f"{value} – {text}", "title-on-cover")
        return HeadText(title[0].start, title[-1].end, value, "title-on-cover")

    def _below(self, last: Line) -> list[Line]:
        """The line below a title, with what goes on in the next ones; none where it is a note of the edition."""
        lines = [line for line in (*self.lines, *self.inner) if line.start >= last.end and line.page == last.page]
        noted = bool(lines) and _EDITION.match(self._text(lines[:1]))
        return [] if noted else [*lines[:1], *takewhile(self._goes_on, lines[1:])]

    def kind(self) -> HeadText | None:
        """The kind that the title names, or else another line, or else a running head."""
        title = self.title()
        spans: list[HeadText | Line] = [*([title] if title else []), *self.lines]
        printed = next(filter(None, (kind_in(self.document, span) for span in spans)), None)
        for margin in self.document.margins if printed is None else ():
            if (kind := _KIND.search(margin)) and self.document.evidence_in_margin(margin):
                return HeadText(0, 0, as_noun(kind[0]), "type-repeated", margin)
        return printed

    def day(self) -> Range | None:
        """The day that stands alone or behind a label, or else the one of the resolution."""
        return next(self._parts((*self.lines, *self.imprint), _BETWEEN, read_day), None) or next(
            (
                Range(line.start + day.start, line.start + day.end)
                for line in self.lines
                if not _OF_PAPER.search(self._text([line]))
                for day in find_days(self._text([line]))
            ),
            None,
        )

    def office(self) -> Range | None:
        """The narrowest office of the page, else of the imprint; of two alike the last: “Schulamt · |Bildungsbüro|”."""
        offices = self._offices(self.lines) or self._offices(self.imprint)
        return max(
            reversed(offices), key=lambda office: level(self.document.text[office.start : office.end]), default=None
        )

    def _offices(self, lines: Sequence[Line]) -> list[Range]:
        return list(self._parts(self._rows(lines), _BEFORE_OFFICE, is_office_line))

    def authors(self) -> Range | None:
        """Several persons on a line of their own, or who is named behind a label: “Redaktion: Sozialamt, |Anna Muster|”."""
        for line in self._rows((*self.lines, *self.imprint)):
            label, said, names = _SAID_BEFORE.findall(self.document.text[line.start : line.end])[0]
            named = list(_NAME.finditer(names))
            persons = [name for name in named if read_person(name[0]) and fits("office", name[0]) < _OFFICE]
            wrote = said == ":" or _WRITING.search(label) or len(persons) == len(named) > 1
            if persons and wrote and not _PICTURES.search(label):
                start = line.end - len(names)
                return Range(start + persons[0].start(), start + persons[-1].end())
        return None

    def _rows(self, lines: Sequence[Line]) -> Iterator[Range]:
        """The lines, those of a label and its value beside it together, parted where another label follows."""
        text, rows = self.document.text, list[Range]()
        for line in lines:
            above = rows[-1] if rows else None
            if above and text[above.end : line.start] == "\t" and ":" not in text[above.start : above.end].rstrip(":"):
                rows[-1] = Range(above.start, line.end)
            else:
                rows.append(Range(line.start, line.end))
        for row in rows:
            start = row.start
            for gap in [*_NEXT_LABEL.finditer(text, row.start, row.end), None]:
                end = gap.start() if gap else row.end
                yield Range(start, end - text[start:end].endswith("."))
                start = gap.end() if gap else row.end

    def _parts(
        self, lines: Iterable[Span], gap: re.Pattern[str], is_wanted: Callable[[str], object]
    ) -> Iterator[Range]:
        """The parts of lines, between commas and behind a label, that are offices or days: “Herausgeber: Stadt Aue, |Sozialamt|”."""
        for line in lines:
            text = self.document.text[line.start : line.end]
            text = "" if _POSTCODE.search(text) and not _IMPRINT.match(text) else text
            gaps = list(gap.finditer(text))
            for start in (each.end() for each in gaps):
                parts = (text[start : each.start()] for each in gaps if each.start() > start)
                listed = (part for part in parts if not _OTHER_PART.search(part))
                if wanted := [part for part in listed if is_wanted(part)]:
                    yield Range(line.start + start, line.start + start + len(wanted[-1]))

    def _runs(self, large: float) -> Iterator[list[Line]]:
        """The lines of large type that follow each other, with what goes on in smaller type (“der Stadt Aue”)."""
        lines = list(self.lines)
        while lines:
            lines = list(dropwhile(lambda line: line.size < large or self._is_furniture(line), lines))
            run = list(takewhile(lambda line: line.size >= large or self._goes_on(line), lines))[:_MOST_LINES]
            yield run
            lines = lines[len(run) :]

    def _goes_on(self, line: Line) -> bool:
        text = self._text([line])
        return _JOINS.match(text) is not None and next(find_days(text), None) is None

    def _is_furniture(self, line: Line) -> bool:
        text = self._text([line])
        return is_place(text) or bool(_TOWN.match(text)) or is_office_line(text) or read_day(text) is not None

    def _text(self, lines: Sequence[Line]) -> str:
        return " ".join(self.document.text[lines[0].start : lines[-1].end].split()) if lines else ""


@per_document
def title_page(document: Document) -> TitlePage | None:
    """The first page with larger type above a few words; None where the head of a council paper stands there. Of a short paper it is
    the first page, with nothing else on it."""
    head = head_of(document)
    stated = read_paper_type(head)
    of_council = [label.start for label in head.filled(*_COUNCIL)]
    if stated and not _OF_CONCEPT.search(stated.value):
        of_council.append(stated.start)
    concept = bool(measures_of(document))  # whatever paper it was laid before the council with
    first = min([head.path, *([] if concept else of_council)])
    short = len(document.pages) < _SHORT
    for page in document.pages[: 1 if short else _FIRST_PAGES]:
        if first < min(page.end, head.end) or _LETTER.search(document.text, page.start, page.end):
            return None
        whole = [line for line in document.lines if line.page == page.number and line.end > line.start]
        text = (block.start for block in document.blocks if block.page == page.number and tells(block))
        end = next(text, page.end)
        before = (line for line in whole if line.start < end)
        lines = list(takewhile(lambda line: not _LEGEND.match(document.text, line.start), before))
        larger = lines and max(line.size for line in lines) > min(line.size for line in whole) * _LARGER
        contents = any(is_contents_line(document.text[line.start : line.end]) for line in lines)
        alone = page.end < document.pages[-1].end and page.end - page.start < _LONGEST / 2
        # the text of a concept may begin on its first page
        if larger and not contents and end - page.start < _LONGEST and (not short or alone or concept):
            inner = [line for line in document.lines if page.number < line.page <= _FIRST_PAGES]
            return TitlePage(document, lines, inner, tuple(_imprint(document)))
    return None


def _imprint(document: Document) -> Iterator[Line]:
    """The lines from “Herausgeber” on."""
    left = 0
    for line in document.lines:
        left = _IMPRINT_LINES if _IMPRINT.match(document.text, line.start, line.end) else left - 1
        if left > 0 or _CONTACT.match(document.text, line.start, line.end):
            yield line


def kind_in(document: Document, span: HeadText | Line) -> HeadText | None:
    """What a title says that it is: “Kommunales Integrationskonzept der Stadt Aue”, “Aktionsplan Inklusion: Sachstandsbericht 2031”, which
    is a report."""
    kinds = list(_KIND.finditer(document.text, span.start, span.end))
    reports = (kind for kind in kinds if kind[0].lower().endswith("bericht"))
    alone = (report for report in reports if not document.text.startswith(" und ", report.end()))
    best = next(alone, kinds[0] if kinds else None)
    return HeadText(*best.span(), as_noun(best[0]), "type-in-title") if best else None
