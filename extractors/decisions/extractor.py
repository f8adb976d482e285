"""What is to be decided: the points of the Beschlussvorschlag, each with what it does.

“1. Die Verwaltung wird beauftragt, …” – numbered or lettered points are one decision each; a proposal without them is one.
A proposal printed twice (at the head and at the end, or for two committees) counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractors.document import Block, Document, Range
from extractors.facts import Decision
from extractors.language import lookup
from extractors.protocol import Extractor, Known
from extractors.sections import Section, sections, split

_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})[.)]\)?")
_LETTER = re.compile(r"\(?(?P<letter>[a-h])[.)]\)?")
# “„ 1. Der Rat beschließt …”: the proposal stands in quotation marks; “01 Dem Zeitplan wird zugestimmt.”
_QUOTED_FIRST = re.compile(r"\s*(?:[„“\"»]\s*(?P<number>\d{1,2})\.|0\d(?=\s+[A-ZÄÖÜ]))\s+")
# what stands below the proposal but is no part of it
_NO_POINT = re.compile(r"^(?:\W*(?:Seite \d|--|_{3,})|.*\b(?:ankreuzen|Anlage\(n\))\b)")
_SURELY = re.compile(r"[Bb]eschlu(?:ss|ß)|beschlie(?:ß|ss)en|[Ee]mpfehlungsvorschlag|Tenor")
# “II. Auf die Tagesordnung des Ausschusses”: what the office is to do with the paper
_ROMAN = re.compile(r"[IVX]+[.)]")
_CUT = 70


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    text: str
    numbered: bool
    lead: str = ""


def extract(document: Document, known: Known) -> Iterator[Decision]:
    """The points in reading order, numbered from 1."""
    proposals = [
        [point for point in _points(document, section) if _decides(section, point)]
        for section in sections(document)
        if section.kind == "decision"
    ]
    told = max(proposals, key=len, default=[])  # the first of equally many
    rule = "points-of-proposal"
    if not told:
        told, rule = list(_stated(document))[:1], "body-decides"
    for number, point in enumerate(told, 1):
        yield Decision(
            evidence=document.evidence(point.start, point.end),
            rule=rule if point.numbered or rule == "body-decides" else "proposal-in-one",
            number=number,
            text=" ".join(point.text.split()),
            action=action_of(point.text) or action_of(point.lead),
        )


@lru_cache(1 << 10)
def action_of(text: str) -> str | None:
    """What a point does: “Die Verwaltung wird beauftragt, …” → “beauftragt”; None where no word of the lookup stands in it."""
    first = next(split(text, 0, len(text)), Range(0, len(text)))
    for part in (text[first.start : first.end], text):
        hits = [(m.start(), name) for name, pattern in _actions() if (m := pattern.search(part))]
        if hits:
            return min(hits)[1]
    return None


def _decides(section: Section, point: _Point) -> bool:
    """A section titled “Beschlussvorschlag” decides; one titled “Antrag” only if its words do."""
    if _NO_POINT.match(point.text) or len(point.text.split()) < (2 if point.numbered else 3):
        return False
    return point.numbered or _SURELY.search(section.title) is not None or action_of(point.text) is not None


def _points(document: Document, section: Section) -> list[_Point]:
    """The points of a section: numbers, else letters, else all of it as one."""
    blocks = [block for block in section.blocks if block.end > section.body_start]
    readers = (list(_marked(document, section.body_start, blocks, marker)) for marker in (_NUMBER, _LETTER))
    several = (points for points in readers if len({point.text for point in points}) > 1)
    return next(several, None) or list(_whole(document, section, blocks))


def _marked(document: Document, body_start: int, blocks: list[Block], marker: re.Pattern[str]) -> Iterator[_Point]:
    """Blocks that begin with a number (or letter), each with the unmarked and dashed blocks below it."""
    opened: _Point | None = None
    lead = ""
    before = 0
    for block in blocks:
        if block.table is not None:
            continue
        quoted = _QUOTED_FIRST.match(block.text) if marker is _NUMBER else None
        marked = (marker.fullmatch(block.marker) or quoted) if block.start >= body_start else None
        number = int(marked["number"] or 0) if marked and marker is _NUMBER else 0
        if number and number <= before:
            break  # another list begins
        before = number or before
        if opened and not marked and _belongs(block):
            opened = replace(opened, end=block.end, text=f"{opened.text} {block.text}")
            continue
        if opened:
            yield opened
        lead = lead if marked else document.text[max(block.start, body_start) : block.end]
        start = block.start + quoted.end() if quoted else block.content_start
        opened = _Point(start, block.end, document.text[start : block.end], True, lead) if marked else None
    if opened:
        yield opened


def _belongs(block: Block) -> bool:
    """Whether an unnumbered block goes on with the point above it: a dash, or the rest of a sentence."""
    bullet = bool(block.marker) and not _NUMBER.fullmatch(block.marker)
    return bullet or block.text[0].islower()


def _whole(document: Document, section: Section, blocks: list[Block]) -> Iterator[_Point]:
    """The proposal as one: its paragraphs up to the first line that is none of it (a name, a place and day, a form)."""
    taken: list[Range] = []
    for block in blocks:
        start = max(block.start, section.body_start)
        text = document.text[start : block.end].strip()
        if taken and (_ROMAN.match(block.marker) or not (block.marker or _is_prose(text))):
            break
        taken.append(Range(start, min(block.end, section.end)))
    if taken:
        text = document.text[taken[0].start : taken[-1].end]
        yield _Point(taken[0].start, taken[-1].end, text, False)


def _is_prose(text: str) -> bool:
    return len(text) > _CUT or action_of(text) is not None or text[0].islower()


def _stated(document: Document) -> Iterator[_Point]:
    """Without a proposal: a sentence of the summary in which a body decides, “Der Ausschuss nimmt den Bericht zur Kenntnis.”"""
    for section in sections(document):
        if section.kind != "reasons" or not re.search(
            r"Kurzfassung|Information|Zusammenfassung|Mitteilung|Inhalt", section.title
        ):
            continue
        for sentence in split(document.text, section.body_start, section.end):
            text = document.text[sentence.start : sentence.end]
            if _deciding().match(text):
                yield _Point(sentence.start, sentence.end, text, False)


@cache
def _actions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["id"], re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, entry['forms']))})(?!\w)"))
        for entry in lookup("decisions")["action"]
    )


def _form(form: str) -> str:
    """``stimmt … zu`` with up to a sentence between."""
    return r"(?!\w)(?:[^.;]|\.(?=\d)){0,400}?(?<!\w)".join(re.escape(part.strip()) for part in form.split("…"))


@cache
def _deciding() -> re.Pattern[str]:
    table = lookup("decisions")["deciding"]
    bodies = "|".join(rf"\w*{body.strip('*')}" for body in table["bodies"])
    forms = "|".join(table["forms"])
    return re.compile(
        rf"(?:Der|Die|Das)\s(?:[\w-]+\s(?:und\s)?){{0,3}}?(?i:{bodies})(?!\w)[^.;]{{0,60}}?\s(?:{forms})\s"
    )


def trigger(document: Document) -> Iterator[Range]:
    """The first words below each title of a Beschlussvorschlag."""
    for section in sections(document):
        if section.kind == "decision" and _SURELY.search(section.title):
            body = document.text[section.body_start : section.end]
            if len(body.split()) >= 3:
                start = section.body_start + len(body) - len(body.lstrip())
                yield Range(start, section.end)


EXTRACTOR = Extractor(name="decisions", yields=(Decision,), extract=extract, trigger=trigger)
