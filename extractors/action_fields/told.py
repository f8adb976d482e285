"""Fields told one by one, each in its own words: “die erste Säule, das Wohnen auf Zeit, … die zweite, die Beratung …”.

What they share is the frame: the same word or an ordinal before each name, or quotation marks around it. The names of one frame are one
enumeration for the judge to weigh.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractors.action_fields.cues import NAMING, Cue, cue_words
from extractors.action_fields.enumeration import MOST, Enumeration, enumeration, sentence_before
from extractors.action_fields.labels import noun_phrase
from extractors.action_fields.merge import stems
from extractors.action_fields.nouns import sentence_at
from extractors.action_fields.rows import LEAD, quoted_run
from extractors.document import Block, Document, Range

_FAMILIES = (*NAMING, "group")
_COUNTING = (
    r"(?<![\w-])(?:(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|letzt|weiter|ander)e[nrsm]?"
    r"|(?:erst|zweit|dritt|viert|fünft|sechst)ens|(?:ein|zwei|drei)\s+weitere[nrs]?)(?![\w-])"
)
_COUNTED = re.compile(rf"{_COUNTING}\s+(?:[a-zäöüß]+\s+)?$")
_ORDINAL = re.compile(rf"{_COUNTING}(?!\s+(?:[a-zäöüß]+\s+)?[A-ZÄÖÜ])")
# “Baustein B (Referat V) heiße „Arbeit“”: what stands between the word and the name
_GAP = re.compile(
    r"(?:\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z]\d?)(?![\w-]))?(?:\s*\([^()„]{1,40}\))?\s*[,:–-]?\s*"
    r"(?:(?:heiß\w*|laute\w*|ist|sei|betrifft|gilt|nämlich|überschrieben|namens|mit dem Titel|unter der Überschrift)\s+)?"
)
_QUOTED = re.compile(r"[„“\"»‚](?P<name>[^„“”\"»«\n]{3,90}?)[“”\"«‘]")
_NEAR, _APART = 90, 1500  # characters from the frame to its name, from one name to the next
_FEWEST, _STEM = 3, 7


def told_apart(document: Document) -> Iterator[Enumeration]:
    """The names of each frame; those that one paragraph quotes, alone and with those that are framed there."""
    text = document.text
    frames: defaultdict[tuple[str, str], list[Range]] = defaultdict(list)
    for frame in _frames(document):
        name = _name_behind(document, frame)
        if name is not None:
            word = text[frame.start : frame.end].casefold()[:_STEM] if frame.family != "ordinal" else ""
            frames[frame.family, word].append(name)
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
    for found in _QUOTED.finditer(text, block.start, block.end):
        if not names or found.start() >= names[-1].end:
            run = quoted_run(text, found.start(), block.end, 1)
            names += run
            alone += len(run) == 1
    return names if alone > 1 else []


def _frames(document: Document) -> Iterator[Cue]:
    """The words for fields, and the ordinals with the word that they count: “die zweite Säule” is one of both."""
    for cue in cue_words(document):
        if cue.family in _FAMILIES:
            yield cue
            if _COUNTED.search(document.text, max(0, cue.start - _NEAR), cue.start):
                yield Cue(cue.start, cue.end, "ordinal")
    for found in _ORDINAL.finditer(document.text):
        yield Cue(found.start(), found.end(), "ordinal")


def _name_behind(document: Document, frame: Cue) -> Range | None:
    """The name that follows in the same sentence: at once, or in quotation marks."""
    text, end = document.text, min(sentence_at(document, frame.start).end, frame.end + _NEAR)
    gap = _GAP.match(text, frame.end, end)
    start = gap.end() if gap else frame.end
    quoted, lead = _QUOTED.search(text, start, end), LEAD.match(text, start, end)
    phrase = noun_phrase(text, lead.end() if lead else start, end)
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
            lead = Range(min(sentence_at(document, run[0].start).start, run[0].start), run[0].start)
            tail = Range(run[-1].end, max(run[-1].end, sentence_at(document, run[-1].start).end))
            yield from enumeration(document, run, "apart", lead, tail, sentence_before(document, lead), frame)
