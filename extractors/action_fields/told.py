"""Fields told one by one, each in its own words: “die erste Säule, das Wohnen auf Zeit, … die zweite, die Beratung …”, “Baustein „Sprache“ …
beim Baustein „Arbeit““.

What they share is the frame: the same word or an ordinal before each name, or quotation marks around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.action_fields.cues import NAMING, Cue, cue_words
from extractors.action_fields.enumeration import Enumeration, enumeration, sentence_before
from extractors.action_fields.labels import noun_phrase
from extractors.action_fields.merge import stems
from extractors.action_fields.nouns import sentence_at
from extractors.action_fields.prose_rows import LEAD
from extractors.document import Document, Range

_FAMILIES = (*NAMING, "group")
_COUNTING = (
    r"(?<![\w-])(?:(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|letzt|weiter|ander)e[nrsm]?|(?:erst|zweit|dritt|viert|fünft|sechst)ens|(?:ein|zwei|drei)\s+weitere[nrs]?)(?![\w-])"
)
_COUNTED = re.compile(rf"{_COUNTING}\s+(?:[a-zäöüß]+\s+)?$")
_ORDINAL = re.compile(rf"{_COUNTING}(?!\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ])")
_GAP = re.compile(
    r"(?:\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z]\d?)(?![\w-]))?(?:\s*\([^()„]{1,40}\))?\s*[,:–-]?\s*"
    r"(?:(?:heiß\w*|laute\w*|ist|sei|betrifft|gilt|nämlich|überschrieben|namens|mit dem Titel|unter der Überschrift)\s+)?"
)
_QUOTED = re.compile(r"[„“\"»‚](?P<name>[^„“”\"»«\n]{3,90}?)[“”\"«‘]")
_NEAR, _APART = 90, 1500  # characters from the frame to its name, and from one name to the next
_FEWEST, _MOST = 3, 24
_STEM = 7


def told_apart(document: Document) -> Iterator[Enumeration]:
    """The names that follow the same word each, or ordinals, or stand in quotation marks in one paragraph."""
    text = document.text
    frames: defaultdict[tuple[str, str], list[Range]] = defaultdict(list)
    for frame in _frames(document):
        end = min(sentence_at(document, frame.start).end, frame.end + _NEAR)
        if (name := _name_behind(text, frame.end, end)) is not None:
            frames[frame.family, text[frame.start : frame.end].casefold()[:_STEM] * (frame.family != "ordinal")].append(name)
    for (family, _), names in frames.items():
        yield from _together(document, names, family)
    framed = [name for names in frames.values() for name in names]
    for block in document.blocks:
        if block.table is None:
            quoted = [Range(*q.span("name")) for q in _QUOTED.finditer(text, block.start, block.end)]
            yield from _together(document, quoted, "quoted")
            both = {*quoted, *(name for name in framed if block.start <= name.start < block.end)}
            if quoted and len(both) > len(quoted):
                yield from _together(document, sorted(both, key=lambda name: name.start), "both")


def _frames(document: Document) -> Iterator[Cue]:
    """The words for fields, and the ordinals with the word that they count: “die zweite Säule” is one of both."""
    for cue in cue_words(document):
        if cue.family in _FAMILIES:
            yield cue
            if _COUNTED.search(document.text, max(0, cue.start - _NEAR), cue.start):
                yield Cue(cue.start, cue.end, "ordinal")
    for found in _ORDINAL.finditer(document.text):
        yield Cue(found.start(), found.end(), "ordinal")


def _name_behind(text: str, start: int, end: int) -> Range | None:
    gap = _GAP.match(text, start, end)
    start = gap.end() if gap else start
    quoted = _QUOTED.search(text, start, end)
    lead = LEAD.match(text, start, end)
    phrase = noun_phrase(text, lead.end() if lead else start, end)
    if quoted and (phrase is None or quoted.start() <= phrase.end):
        return Range(*quoted.span("name"))
    return phrase


def _together(document: Document, names: Sequence[Range], key: str) -> Iterator[Enumeration]:
    """The names as enumerations: each once, those far from each other apart."""
    run: list[Range] = []
    for name in [*names, None]:
        if name is None or (run and name.start - run[-1].end > _APART):
            if _FEWEST <= len(run) <= _MOST:
                yield from _enumeration(document, run, key)
            run = []
        if name is not None and (not run or name.start >= run[-1].end) and not _named_before(document, run, name):
            run.append(name)


def _named_before(document: Document, run: Sequence[Range], name: Range) -> bool:
    here = stems(document.text[name.start : name.end])
    return any(here <= other or other <= here for one in run for other in [stems(document.text[one.start : one.end])])


def _enumeration(document: Document, names: Sequence[Range], key: str) -> Iterator[Enumeration]:
    sentence, last = sentence_at(document, names[0].start), sentence_at(document, names[-1].start)
    lead = Range(min(sentence.start, names[0].start), names[0].start)
    tail = Range(names[-1].end, max(names[-1].end, last.end))
    yield from enumeration(document, names, "apart", lead, tail, sentence_before(document, lead), key)
