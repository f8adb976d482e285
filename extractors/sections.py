"""The parts of a council paper by their titles, and its sentences.

“Beschlussvorschlag:” opens a section of kind ``decision``, “Sachverhalt” one of kind ``reasons``; a section runs to the next
title known. Headings inside the reasons (“1. Ausgangslage”) do not end them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from extractors.document import Block, Document, Range, Table, last_at
from extractors.german.text import SHORT_WEEKDAYS
from extractors.language import lookup
from extractors.per_document import per_document

SectionKind = Literal["decision", "reasons", "financial", "consultations", "subject", "annexes", "signature", "other"]


_NAME_LENGTH = 60
_OF_THE_HEAD = frozenset({"consultations", "subject", "signature"})
_BULLETS = frozenset({"-", "–", "•", "*"})
# a sentence: what stands below the committees without a title of its own
_PROSE = re.compile(r"(?=[A-ZÄÖÜ„])(?:[^\s|]+\s+){9,}[^\s|]+[.!](?:\s.*)?", re.DOTALL)
# “Die Versammlung wolle beschließen:”   “Vorgeschlagen wird, folgenden Beschluss zu fassen:”   “… mit dem Beschlussantrag:”
_ASKED = re.compile(
    r"(?P<title>\b(?:wolle|wollen|möge|mögen)\s+(?:(?:der|die|das)\s[\w-]+\s+)?(?:beschließen|beschliessen)|\b(?:diesen|folgenden)\s+Beschluss\s+(?:vor|zu\s+fassen)"
    r"|(?:\bmit\s+(?:dem|folgendem)|\d)\s+(?:Beschlussantrag|Beschlussvorschlag))\s*:$"
)
# “Dem Kreistag wird folgender Beschluss empfohlen:”, “Der Ausschuss fasst einstimmig folgenden Beschluss:”; what was decided
# before (a date, the past tense) is no proposal
_RESOLVED = re.compile(
    r"^(?!.*\d\.\s?\d{1,2}\.\s?\d\d)(?!.*\b(?:fasste[n]?|gefasst|gefaßt|hatte[n]?|wurde[n]?|worden|lautete)\b)"
    r".{0,240}?(?P<title>\bfolgende[nr]\s+Beschlu(?:ss|ß)(?:\s+(?:empfohlen|vorgeschlagen))?)\s*:$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part: “Begründung:” from ``start``, its text from ``body_start`` to ``end``. ``blocks`` are those that have text
    of the body; the first of them also holds the title where both stand on one line."""

    kind: SectionKind
    title: str
    start: int
    end: int
    body_start: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    kind: SectionKind
    start: int
    end: int
    body_start: int
    limit: int


@per_document
def sections(document: Document) -> tuple[Section, ...]:
    """All sections in reading order; they do not overlap."""
    titles = list(_titles(document))
    found = []
    for index, title in enumerate(titles):
        end = titles[index + 1].start if index + 1 < len(titles) else len(document.text)
        end = min(end, title.limit, _signed(document, title) if title.kind == "signature" else end)
        inside = document.text[:end].rstrip()
        end = max(title.body_start, len(inside))
        blocks = tuple(block for block in document.blocks if block.end > title.body_start and block.start < end)
        found.append(
            Section(title.kind, document.text[title.start : title.end], title.start, end, title.body_start, blocks)
        )
    return tuple(found)


def section_at(document: Document, offset: int) -> Section | None:
    """The section that holds the character at ``offset``; None before the first title."""
    section = last_at(sections(document), offset)
    return section if section and offset < max(section.end, section.body_start) else None


def _signed(document: Document, title: _Title) -> int:
    """Where the names under “gez.” or “In Vertretung” stop: before the first long line."""
    after = (block for block in document.blocks if block.start >= title.body_start)
    return next((block.start for block in after if len(block.text) > _NAME_LENGTH), len(document.text))


def _titles(document: Document) -> Iterator[_Title]:
    reached = 0
    head = False
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        if block.start < reached:
            continue
        if block.table is not None:
            for row_title in _in_table(document, block, block.table):
                head = row_title.kind == "consultations"
                yield row_title
            continue
        title = _title_of(document, block.content_start, block.end, block.start) or _asked(block)
        if title is not None and title.kind not in _OF_THE_HEAD and _is_label(block, following):
            continue
        if title is None and head and _PROSE.fullmatch(block.text):
            title = _Title("reasons", block.start, block.start, block.start, len(document.text))
        if title is None and following is not None and following.table is None and " " not in block.text:
            title = _title_of(document, block.content_start, following.end, block.start)  # “Finanzielle / Auswirkungen”
        if title is not None:
            reached, head = title.body_start, title.kind == "consultations"
            yield title


def _is_label(block: Block, following: Block | None) -> bool:
    """“- Beschluss:” over “- ungeändert beschlossen”: a label and its value in the list at the head of a council-system page."""
    return (
        block.marker in _BULLETS
        and block.text.endswith(":")
        and following is not None
        and following.marker in _BULLETS
        and not following.text.endswith(":")
    )


def _asked(block: Block) -> _Title | None:
    """“Die Stadtverordnetenversammlung wolle beschließen:” opens the proposal, whatever the body."""
    ends = ":" in block.text[-2:]  # as all of these do, perhaps before a line end
    found = (_ASKED.search(block.text) or _RESOLVED.search(block.text)) if ends else None
    if found is None:
        return None
    start = block.start + found.start()
    return _Title("decision", start, block.start + found.end("title"), block.start + found.end(), sys.maxsize)


def _in_table(document: Document, block: Block, table: Table) -> Iterator[_Title]:
    """Titles in the first cells of rows (in a row of four or more cells, in any). They reach no further than the next row that
    is labelled itself (money and committees: the table), unless they are the last thing in it."""
    for number, row in enumerate(table.rows):
        cells = [cell for cell in row if cell.text]
        for cell in cells[:1] if len(cells) < 4 else cells:
            title = _title_of(document, cell.start, cell.end, cell.start)
            if title is None:
                continue
            if not block.text[title.body_start - block.start :].strip():
                yield title
                continue
            begins = next((other.start for other in cells if other.start >= cell.end), title.body_start)
            labelled = (row[0].start for row in table.rows[number + 1 :] if row[0].text)
            limit = block.end if title.kind in ("financial", "consultations") else next(labelled, block.end)
            yield replace(title, body_start=max(title.body_start, begins), limit=limit)


def _title_of(document: Document, begin: int, end: int, start: int) -> _Title | None:
    match = _title_pattern().match
    found = match(document.text, start, end) or (match(document.text, begin, end) if begin > start else None)
    if found is None:
        return None
    kind, bare = _meanings()[_key(found["title"])]
    if found["number"] and kind in ("consultations", "subject", "signature"):
        return None
    after = document.text[found.end() : end]
    alone = not after.strip()
    boxes = re.match(r"\s*(?:[☐☒]|\(?(?:nein|ja|x)\b)", after, re.IGNORECASE) is not None
    speaks = bare and re.match(r"\s*(?:[A-ZÄÖÜ„“\"][a-zäöü]+\s|\d+\.\s|[a-z]\))", after) is not None
    if not (alone or found["colon"] or boxes or (speaks and start == begin)):
        return None
    return _Title(kind, start, found.end("title"), found.end(), len(document.text))


def _key(title: str) -> str:
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(title.lower().split()))


@cache
def _meanings() -> Mapping[str, tuple[SectionKind, bool]]:
    meanings: dict[str, tuple[SectionKind, bool]] = {}
    for entry in lookup("sections")["section"]:
        for title in entry["titles"]:
            meanings[_key(title)] = (cast(SectionKind, entry["kind"]), bool(entry.get("bare")))
    return meanings


@cache
def _title_pattern() -> re.Pattern[str]:
    """A title with its number or bullet, a remark in brackets and a colon."""
    titles = []
    for title in sorted(_meanings(), key=len, reverse=True):
        words = re.escape(title).replace(r"\ ", r"\s+").replace("/", r"\s?/\s?").replace(r"\-", r"\s?-\s?")
        titles.append(words)
    return re.compile(
        rf"""(?:[■▪•●*-]\s*)?(?P<number>(?:\d{{1,2}}|[IVX]{{1,4}}|[A-Ha-h])[.)]\s+)?
        (?P<title>{"|".join(titles)})(?![\w-])(?:\s?/\s?\w+(?=\s*$))?(?:\s+[–-]\s[^\n]{{1,120}}?\s?[–-](?=\s*$))?
        (?:\s*\([^()\n]{{1,60}}\))?
        (?P<colon>\s*:)?""",
        re.VERBOSE | re.IGNORECASE,
    )


# ---- sentences

# never “im Programm „Miteinander!“ (30.000 €)”
_STOP = re.compile(r"[.!?…](?![“\"»‘’]\s+\()[“\"»)\]‘’]*(?=[\s\f]+[„“\"»‚(\[]*[A-ZÄÖÜ0-9☐☒-])")
_STARTERS = frozenset(
    """der die das den dem ein eine einer es er sie wir ich man dies diese dieser dieses im in am an auf aus bei
    mit nach von vor zu zum zur für durch um über unter als wenn da dazu daher damit dabei dafür darüber
    daraus hierzu hierbei hierfür hier so auch außerdem zudem ferner weiter weitere weiterhin derzeit
    aktuell bisher zusätzlich insgesamt neben seit ab ziel alle beide jedoch sollte sofern falls ob unser
    unsere ihre ihr sein seine zwischen während ebenso ebenfalls darin darunter deshalb dadurch zunächst
    abschließend danach""".split()
)
# no sentence ends with these
_OPEN_WORDS = frozenset(
    "der die das den dem des ein eine einen einem einer für mit nach von zu zum zur im am beim und".split()
)
_WEEKDAYS = frozenset(SHORT_WEEKDAYS.split("|"))
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+|\d+)\.$")
_NEXT_WORD = re.compile(r"[\s\f]+[„“\"»‚(\[]*(?P<word>[\w-]+)")


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a sentence was torn over two blocks: “Am 3. Mai hatte der Kreistag” over “den Plan gebilligt.”"""
    plain = before.kind == block.kind == "paragraph"
    words = before.text.split()
    open_ended = words[-1:] and (block.text[:1].islower() or words[-1] in _OPEN_WORDS)
    return plain and bool(open_ended) and len(words) >= 3 and before.text[-1].isalnum()


@per_document
def sentences(document: Document) -> tuple[Range, ...]:
    """The sentences in reading order. A heading, a list item and a table cell begin and end a sentence whatever their
    punctuation; “z. B.”, “am 15. Mai” and “2. Bürgermeister” do not."""
    found: list[Range] = []
    before: Block | None = None
    for block in document.blocks:
        torn = before is not None and _goes_on(before, block)
        before = block
        if block.table is None:
            begin = found.pop().start if torn and found else block.content_start
            found += split(document.text, begin, block.end)
        else:
            for row in block.table.rows:
                for cell in row:
                    found += split(document.text, cell.start, cell.end)
    return tuple(found)


def split(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentences of ``text`` between ``start`` and ``end``."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop[0][0] != "." or _ends(text, begin, stop.start(), stop.end()):
            yield from _range(text, begin, stop.end())
            begin = stop.end()
    yield from _range(text, begin, end)


def _range(text: str, start: int, end: int) -> Iterator[Range]:
    inside = text[start:end]
    if inside.strip():
        yield Range(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()))


def _ends(text: str, begin: int, dot: int, after: int) -> bool:
    """Whether the full stop at ``dot`` ends a sentence."""
    word = _WORD_BEFORE.search(text, max(begin, dot - 30), dot + 1)
    following = _NEXT_WORD.match(text, after)
    starts = following is not None and following["word"].casefold() in _STARTERS and following["word"][0].isupper()
    if word is None:
        return True
    last = word["word"]
    if last.isdigit():
        dated = re.search(r"\d\.\s?\d{1,2}\.\s?\d{2}$", text[begin:dot]) is not None
        return len(last) > 2 or dated or starts
    if re.fullmatch(r"[IVX]+", last):
        return starts
    if last in _WEEKDAYS and re.match(r",?\s*(?:den\s+)?\d", text[dot + 1 : dot + 9]):
        return False  # Do. 26.11.2020
    known, closing = _abbreviations()
    if last.casefold() in closing:
        return starts
    return not (last.casefold() in known or len(last) == 1)


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    table = lookup("sections")["abbreviations"]
    return frozenset(table["words"]), frozenset(table["closing"])
