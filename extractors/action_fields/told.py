"""Fields told one by one, each in its own words: “die erste Säule, das Wohnen auf Zeit, … die zweite, die Beratung …”, “Baustein „Sprache“ …
beim Baustein „Arbeit““.

What they share is the frame: the same word or an ordinal before each name, or quotation marks around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.action_fields.enumeration import Enumeration, enumeration, sentence_before
from extractors.action_fields.labels import noun_phrase
from extractors.action_fields.nouns import sentence_at
from extractors.action_fields.prose_rows import LEAD
from extractors.document import Document, Range
from extractors.sections import sentences

_ORDINAL = (
    r"(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|letzt|weiter|ander)e[nrsm]?|(?:erst|zweit|dritt|viert|fünft|sechst)ens|(?:ein|zwei|drei)\s+weitere[nrs]?"
)
_CUE = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]*-)?(?:\w*(?:[Ff]eld|[Bb]ereich|[Ss]chwerpunkt|[Ss]äule|[Bb]austein|[Tt]hema|[Gg]ebiet|[Ll]inie|[Ss]trang|[Zz]iel|[Gg]edanken?|[Pp]feiler|[Bb]lock|[Pp]aket|[Mm]odul|[Ww]elt|[Rr]aum|[Aa]nsatz)(?:e?[sn])?|Kapitel|Abschnitt|Teil|AP|AG|HF)"
)
_FRAME = re.compile(rf"(?<![\w-])(?:(?P<ordinal>{_ORDINAL})(?:\s+[a-zäöü]+e[nrsm]?)?(?:\s+(?P<counted>{_CUE}))?|(?P<cue>{_CUE}))(?![\w-])")
_GAP = re.compile(
    r"(?:\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z]\d?)(?![\w-]))?(?:\s*\([^()„]{1,40}\))?\s*[,:–-]?\s*"
    r"(?:(?:heiß\w*|laute\w*|ist|sei|betrifft|gilt|nämlich|überschrieben|namens|mit dem Titel|unter der Überschrift)\s+)?"
)
_QUOTED = re.compile(r"[„“\"»‚](?P<name>[^„“”\"»«\n]{3,90}?)[“”\"«‘]")
_NEAR, _APART, _MOST = 90, 1500, 24


def told_apart(document: Document) -> Iterator[Enumeration]:
    """The names that follow the same word each, or ordinals, or stand in quotation marks in one paragraph."""
    frames: defaultdict[str, list[Range]] = defaultdict(list)
    text = document.text
    for sentence in sentences(document):
        for found in _FRAME.finditer(text, sentence.start, sentence.end):
            name = _name_behind(text, found.end(), min(sentence.end, found.end() + _NEAR))
            if name is not None:
                cue = found["cue"] or found["counted"]
                keys = [re.sub(r"(?:e?[sn])$", "", cue)] if cue else []
                for key in [*keys, *(["erste"] if found["ordinal"] else ())]:
                    frames[key].append(name)
    for key, names in frames.items():
        yield from _together(document, names, key)
    every = sorted({name for names in frames.values() for name in names}, key=lambda n: n.start)
    for block in document.blocks:
        if block.table is None:
            quoted = [Range(*q.span("name")) for q in _QUOTED.finditer(text, block.start, block.end)]
            yield from _together(document, quoted, "")
            both = [n for n in every if block.start <= n.start < block.end and not any(q.start <= n.start < q.end for q in quoted)]
            if both and quoted:
                yield from _together(document, sorted([*quoted, *both], key=lambda n: n.start), "Teile")


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
    run: list[Range] = []
    seen: set[str] = set()
    for name in [*names, None]:
        if name is None or (run and name.start - run[-1].end > _APART):
            if 1 < len(run) <= _MOST:
                yield from _enumeration(document, run, key)
            run, seen = [], set()
        if name is not None:
            written = document.text[name.start : name.end]
            if written not in seen and (not run or name.start >= run[-1].end):
                seen.add(written)
                run.append(name)


def _enumeration(document: Document, names: Sequence[Range], key: str) -> Iterator[Enumeration]:
    sentence, last = sentence_at(document, names[0].start), sentence_at(document, names[-1].start)
    lead = Range(min(sentence.start, names[0].start), names[0].start)
    tail = Range(names[-1].end, max(names[-1].end, last.end))
    yield from enumeration(document, names, "told", lead, tail, sentence_before(document, lead), beside=key)
