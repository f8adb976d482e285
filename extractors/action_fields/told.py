"""Fields told one by one, each in its own words: “Zum Baustein „Sprechen“ … beim Baustein „Arbeiten“ …”, “Handlungsfeld 3:
Gesundheit”, “mit der „Nachbarschaft“ ist ein fünftes Handlungsfeld hinzugekommen”.

A frame is a word for fields; what it frames stands behind it, in quotation marks near it, or opens its sentence. Each name is
a candidate alone; and names of one frame, and those that one paragraph quotes, are one enumeration for the judge to weigh.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractors.action_fields.cues import NAMING, Cue, cue_words
from extractors.action_fields.enumeration import MOST, Enumeration, enumeration, sentence_before
from extractors.action_fields.labels import Label, noun_phrase, tidy
from extractors.action_fields.merge import stems
from extractors.action_fields.nouns import sentence_at
from extractors.action_fields.rows import LEAD, quoted_run
from extractors.document import Block, Document, Range, Span
from extractors.per_document import per_document

_FAMILIES = (*NAMING, "group")
# “als fünftes Feld”, not “am Rietheimer Feld”, nor “im Feld der Jugendhilfe”
_PLAIN = re.compile(r"(?<=[a-zäöüß.]\s)(?<!er\s)Feld(?:es|e)?(?![\w-]|\s+de[rs]\s)")
# “Baustein B (Referat V) heiße „Arbeit“”: what stands between the word and the name
_GAP = re.compile(
    r"(?:\s+(?P<code>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z]\d?)(?![\w-])\.?)?(?:\s*\([^()„]{1,40}\))?\s*[,:–-]?\s*"
    r"(?:(?:heiß\w*|laute\w*|ist|sei|betrifft|gilt|nämlich|überschrieben|namens|mit dem Titel|unter der Überschrift)\s+)?"
)
_OF_TALK = re.compile(r"(?:Querschnitts)?[Tt]hema")  # “das Thema „Ehrenamt“ ansprechen”
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_ROW = re.compile(r"[“”\"«‘]?\s*(?:,|/|und\b|sowie\b)\s*(?:der|die|das|den)?\s*[„\"»A-ZÄÖÜ]")
QUOTED = re.compile(r"[„“\"»‚](?P<name>[^„“”\"»«\n]{3,110}?)[“”\"«‘]")
_NEAR, _APART = 140, 1500  # characters from the frame to its name, from one name to the next
_LONGEST_TITLE = 130
_FEWEST, _STEM = 3, 7


def told_alone(document: Document) -> Iterator[Enumeration]:
    """Every name beside a word for fields, as an enumeration of one."""
    cues = (cue for cue in cue_words(document) if cue.family in NAMING)
    words = [cue for cue in cues if not _OF_TALK.fullmatch(document.text, cue.start, cue.end)]
    words += [Cue(*found.span(), "plain") for found in _PLAIN.finditer(document.text)]
    seen: set[tuple[int, int]] = set()
    for frame in words:
        sentence = sentence_at(document, frame.start)
        for side, label in _beside(document, frame, sentence):
            if (label.start, label.end) in seen or (
                frame.family == "part" and not _at_once(document, frame, side, label)
            ):
                continue
            seen.add((label.start, label.end))
            lead, tail = _around(label, sentence, label, sentence)
            yield Enumeration(
                (label,), "alone", lead, tail, sentence_before(document, lead), 1.0, frame=frame, side=side
            )


def _around(first: Span, opens: Range, last: Span, closes: Range) -> tuple[Range, Range]:
    """What their sentences say before the first name and behind the last."""
    return Range(min(opens.start, first.start), first.start), Range(last.end, max(last.end, closes.end))


def _at_once(document: Document, frame: Cue, side: str, label: Label) -> bool:
    """Whether nothing stands between a word and the name behind it: “Baustein 2: Arbeit”; “in diesem Teil wird „Arbeit“” names no part, and
    “die Bereiche Arbeit, Wohnen” is a row."""
    if side not in ("title", "behind", "quoted behind") or _WORD.search(document.text, frame.end, label.start):
        return False
    return side == "title" or not _ROW.match(document.text, label.end)


def _beside(document: Document, frame: Cue, sentence: Range) -> Iterator[tuple[str, Label]]:
    """What the word may frame, and on which side of it: behind it, quoted near it, at the beginning of its sentence."""
    text, cell = document.text, _cell(document, frame)
    end = min(sentence.end, cell.end)
    opened = not text[cell.start : frame.start].strip(" \t0123456789.")
    title = opened and cell.end - cell.start <= _LONGEST_TITLE and text[cell.end - 1 : cell.end] not in (".", ";")
    start, code = _behind(text, frame, cell.end if title else end)
    spans = [("title", Range(start, cell.end), code) if title else ("behind", _phrase(text, start, end), code)]
    for quoted in QUOTED.finditer(text, max(sentence.start, frame.start - _NEAR), min(end, frame.end + _NEAR)):
        name = Range(*quoted.span("name"))
        spans.append(("quoted before" if name.end < frame.start else "quoted behind", name, None))
    spans.append(("opening", _phrase(text, sentence.start, frame.start - 1), None))
    for side, span, number in spans:
        label = tidy(text, span.start, span.end, number) if span else None
        if label is not None:
            yield side, label


def _behind(text: str, frame: Cue, end: int) -> tuple[int, str | None]:
    """Where what a word frames may begin, and the number between."""
    gap = _GAP.match(text, frame.end, end)
    return (gap.end(), gap["code"]) if gap else (frame.end, None)


def _phrase(text: str, start: int, end: int) -> Range | None:
    lead = LEAD.match(text, start, end)
    return noun_phrase(text, lead.end() if lead else start, end)


def _cell(document: Document, frame: Cue) -> Range:
    """The cell, or else the block, that holds a word."""
    cells = _cells(document)
    before = bisect_right(cells, frame.start, key=lambda cell: cell.start) - 1
    if before >= 0 and frame.start < cells[before].end:
        return cells[before]
    block = document.block_at(frame.start)
    return Range(block.content_start, block.end) if block else Range(frame.start, frame.end)


@per_document
def _cells(document: Document) -> list[Range]:
    tables = (block.table for block in document.blocks if block.table)
    return sorted(
        (
            Range(cell.start, cell.end)
            for table in tables
            for row in table.rows
            for cell in row
            if cell.end > cell.start
        ),
        key=lambda cell: cell.start,
    )


def told_apart(document: Document) -> Iterator[Enumeration]:
    """The names of each frame; those that one paragraph quotes, alone and with those that are framed there."""
    text = document.text
    frames: defaultdict[tuple[str, str], list[Range]] = defaultdict(list)
    for frame in cue_words(document):
        name = _name_behind(document, frame) if frame.family in _FAMILIES else None
        if name is not None:
            frames[frame.family, text[frame.start : frame.end].casefold()[:_STEM]].append(name)
    for (family, _), names in frames.items():
        yield from _together(document, names, family)
    framed = [name for names in frames.values() for name in names]
    for block in document.blocks:
        if block.table is None:
            quoted = _quoted(text, block)
            yield from _together(document, quoted, "quoted")
            both = {*quoted, *(name for name in framed if block.start <= name.start < block.end)}
            if quoted and len(both) > len(quoted):
                yield from _together(document, both, "both")


def _quoted(text: str, block: Block) -> list[Range]:
    """The names that a paragraph quotes, where it quotes two at least by themselves: a row side by side is an enumeration of its own."""
    names: list[Range] = []
    alone = 0
    for found in QUOTED.finditer(text, block.start, block.end):
        if not names or found.start() >= names[-1].end:
            run = quoted_run(text, found.start(), block.end, 1)
            names += run
            alone += len(run) == 1
    return names if alone > 1 else []


def _name_behind(document: Document, frame: Cue) -> Range | None:
    """The name that follows in the same sentence: at once, or in quotation marks."""
    text, end = document.text, min(sentence_at(document, frame.start).end, frame.end + _NEAR)
    start, _ = _behind(text, frame, end)
    quoted, phrase = QUOTED.search(text, start, end), _phrase(text, start, end)
    if quoted and (phrase is None or quoted.start() <= phrase.end):
        return Range(*quoted.span("name"))
    return phrase


def _together(document: Document, names: Iterable[Range], frame: str) -> Iterator[Enumeration]:
    """The names as enumerations: each once, those far from each other apart."""
    runs: list[list[Range]] = [[]]
    known: list[frozenset[str]] = []
    for name in sorted(names, key=lambda name: name.start):
        run = runs[-1]
        if run and name.start - run[-1].end > _APART:
            runs.append([])
            run, known = runs[-1], []
        here = stems(document.text[name.start : name.end])
        if not (run and name.start < run[-1].end) and not any(here <= other or other <= here for other in known):
            run.append(name)
            known.append(here)
    for run in runs:
        if _FEWEST <= len(run) <= MOST:
            first, last = run[0], run[-1]
            lead, tail = _around(first, sentence_at(document, first.start), last, sentence_at(document, last.start))
            yield from enumeration(document, run, "apart", lead, tail, sentence_before(document, lead), side=frame)
