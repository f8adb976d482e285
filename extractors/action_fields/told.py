"""Fields told one by one, each in its own words: “Zum Baustein „Sprechen“ … beim Baustein „Arbeiten“ …”, “Handlungsfeld 3:
Gesundheit”, “mit der „Nachbarschaft“ ist ein fünftes Handlungsfeld hinzugekommen”.

A frame is a word for fields; what it frames stands behind it, in quotation marks near it, or opens its sentence. Each name is
a candidate alone, and so is each that reads like one by the words around it, framed or not (:mod:`extractors.context`); names of one
frame, and those that one paragraph quotes, are one enumeration for the judge to weigh.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractors.action_fields.candidate_rows import LEAD, quoted_run
from extractors.action_fields.enumeration import MOST, Enumeration, enumeration, sentence_before
from extractors.action_fields.evidence import BODY, IN_CONTEXT, likely_spans
from extractors.action_fields.labels import Label, noun_phrase, tidy
from extractors.action_fields.merge import stems
from extractors.action_fields.words import NAMING, Cue, cue_words, cues_in, sentence_at
from extractors.document import Block, Document, Range, Span
from extractors.german.text import UNFINISHED

# “Baustein B (Referat V) heiße „Arbeit“”: what stands between the word and the name
_GAP = re.compile(
    r"(?:\s+(?P<code>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z]\d?)(?![\w-])\.?)?(?:\s*\([^()„]{1,40}\))?\s*[,:–-]?\s*"
    r"(?:(?:heiß\w*|laute\w*|ist|sei|betrifft|gilt|nämlich|überschrieben|namens|mit dem Titel|unter der Überschrift)\s+)?"
)
_OF_TALK = re.compile(r"(?:Querschnitts)?[Tt]hem(?:a|en)")  # “das Thema „Ehrenamt“ ansprechen”
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_ROW = re.compile(r"[“”\"«‘]?\s*(?:,|/|und\b|sowie\b)\s*(?:der|die|das|den)?\s*[„\"»A-ZÄÖÜ]")
QUOTED = re.compile(r"[„“\"»‚](?P<name>[^„“”\"»«\n]{3,110}?)[“”\"«‘]")
_NEAR, _APART = 140, 1500  # characters from the frame to its name, from one name to the next
_LONGEST_TITLE = 130
_FEWEST, _STEM = 3, 7


def told_alone(document: Document) -> Iterator[Enumeration]:
    """Every name beside a word for fields, as an enumeration of one."""
    text = document.text
    seen: set[tuple[int, int]] = set()
    for frame in cue_words(document):
        if frame.family not in NAMING or _OF_TALK.fullmatch(text, frame.start, frame.end):
            continue
        sentence = sentence_at(document, frame.start)
        for side, label in _beside(text, frame, sentence):
            known = (label.start, label.end) in seen
            if not known and (frame.family != "part" or _at_once(text, frame, side, label)):
                seen.add((label.start, label.end))
                lead, tail = _around(label, sentence, label, sentence)
                yield Enumeration(
                    (label,), "alone", lead, tail, sentence_before(document, lead), frame=frame, side=side
                )


# “Qualifizierung und Vernetzung |zwischen|”, “Wanderwege und |landwirtschaftliche| Wege”
_TORN = re.compile(
    rf".*\s(?:(?:{UNFINISHED}|eine[rnms]?|zu|oder|sowie|bei|aus|zwischen|nach|durch|als)(?!\w)|[a-zäöü]\w+e[nrsm]? [A-ZÄÖÜ])",
    re.DOTALL,
)


def in_context(document: Document) -> Iterator[Enumeration]:
    """Every name that reads like that of a field by the words around it, as an enumeration of one; a whole sentence is no name."""
    for span in likely_spans(document):
        label = tidy(document.text, span.start, span.end)
        sentence = sentence_at(document, label.start) if label else None
        if (
            label
            and sentence
            and not (label.start == sentence.start and document.text[label.end : label.end + 1] == ".")
            and not _is_torn(document.text, label)
        ):
            frames = (cue for cue in cues_in(document, sentence.start, sentence.end) if cue.family in NAMING)
            nearest = min(frames, key=lambda cue: max(cue.start - label.end, label.start - cue.end), default=None)
            lead, tail = _around(label, sentence, label, sentence)
            before = sentence_before(document, lead)
            yield Enumeration((label,), "alone", lead, tail, before, frame=nearest, side=IN_CONTEXT)


def _is_torn(text: str, label: Label) -> bool:
    """Whether a name ends with a word that another must follow, or before the noun of its last adjective."""
    torn = _TORN.match(text[label.start : label.end + 2])
    return torn is not None and torn.end() >= label.end - label.start


def _around(first: Span, opens: Range, last: Span, closes: Range) -> tuple[Range, Range]:
    """What their sentences say before the first name and behind the last."""
    return Range(min(opens.start, first.start), first.start), Range(last.end, max(last.end, closes.end))


def _at_once(text: str, frame: Cue, side: str, label: Label) -> bool:
    """Whether nothing stands between a word and the name behind it: “Baustein 2: Arbeit”; “in diesem Teil wird „Arbeit“” names no part, and
    “die Bereiche Arbeit, Wohnen” is a row."""
    if side == "quoted before" or _WORD.search(text, frame.end, label.start):
        return False
    return side == "title" or not _ROW.match(text, label.end)


def _beside(text: str, frame: Cue, sentence: Range) -> Iterator[tuple[str, Label]]:
    """What the word may frame, and on which side of it: behind it, on a line of its own or not, or quoted near it."""
    opened = not text[sentence.start : frame.start].strip(" \t0123456789.")
    title = opened and sentence.end - sentence.start <= _LONGEST_TITLE and text[sentence.end - 1] not in ".;"
    start, code = _behind(text, frame, sentence.end)
    behind = Range(start, sentence.end) if title else _phrase(text, start, sentence.end)
    name = tidy(text, behind.start, behind.end, code) if behind else None
    if name is not None:
        yield "title" if title else "behind", name
    for quoted in QUOTED.finditer(text, max(sentence.start, frame.start - _NEAR), min(sentence.end, frame.end + _NEAR)):
        name = tidy(text, *quoted.span("name"))
        if name is not None:
            yield "quoted before" if quoted.end("name") < frame.start else "quoted behind", name


def _behind(text: str, frame: Cue, end: int) -> tuple[int, str | None]:
    """Where what a word frames may begin, and the number between."""
    gap = _GAP.match(text, frame.end, end)
    return (gap.end(), gap["code"]) if gap else (frame.end, None)


def _phrase(text: str, start: int, end: int) -> Range | None:
    lead = LEAD.match(text, start, end)
    return noun_phrase(text, lead.end() if lead else start, end)


def told_apart(document: Document) -> Iterator[Enumeration]:
    """The names of each frame; those that one paragraph quotes, alone and with those that are framed there."""
    text = document.text
    frames: defaultdict[tuple[str, str], list[Range]] = defaultdict(list)
    for frame in cue_words(document):
        name = _name_behind(document, frame) if frame.family in NAMING else None
        if name is not None:
            frames[frame.family, text[frame.start : frame.end].casefold()[:_STEM]].append(name)
    for (family, _), names in frames.items():
        yield from _together(document, names, family)
    counted = list(_counted(document))
    for names in counted:
        yield from _together(document, names, "ordinal")
    framed = [name for names in (*frames.values(), *counted) for name in names]
    for block in document.blocks:
        if block.table is None:
            quoted = _quoted(text, block)
            yield from _together(document, quoted, "quoted")
            both = {*quoted, *(name for name in framed if block.start <= name.start < block.end)}
            if len(both) > len(quoted):
                yield from _together(document, both, "both")


# “die erste gilt |den Sportstätten|”, “als viertes Handlungsfeld, |Pflege|”; not “am ersten Sonntag”
_ORDINAL = re.compile(
    r"(?<![\w-])(?:(?P<first>erste)|zweite|dritte|vierte|fünfte|sechste|sieb(?:en)?te|achte|neunte|zehnte|letzte(?=[nrms]?\s+der\s))(?:ns|[nrms])?(?![\w-])",
    re.I,
)
_WITH_ADJECTIVE = re.compile(
    r"\b(?:der|die|das|dem|den)\s+(?P<adjective>(?:[a-zäöüß]{3,}e[nrs]?\s+)+)$"
)  # “ist die |aufsuchende| Arbeit”
_TO_NAME = re.compile(r"[^.;:!?„“A-ZÄÖÜ\n]{0,60}?(?=[„A-ZÄÖÜ])")


def _counted(document: Document) -> Iterator[list[Range]]:
    """The names behind ordinals, from each first on: “Die erste gilt den |Bädern|, die zweite dem |Schulsport| …”."""
    text = document.text
    names: list[Range] = []
    for found in _ORDINAL.finditer(text):
        if found["first"]:
            yield names
            names = []
        start = found.end()
        gap = _TO_NAME.match(text, start)
        frame = _family_at(document, gap.end()) or _announced(text, gap.end()) if gap else None
        if frame:
            start, gap = frame.end, _TO_NAME.match(text, frame.end)
        elif gap and not gap[0].strip(" ") and not found[0].endswith("ns"):
            continue  # “im ersten Halbjahr”
        if gap:
            quoted = QUOTED.search(text, start, min(sentence_at(document, start).end, start + _NEAR))
            quoted = None if quoted and _ORDINAL.search(text, start, quoted.start()) else quoted
            name = Range(*quoted.span("name")) if quoted else noun_phrase(text, gap.end(), gap.end() + _NEAR)
            begins = None if quoted else _WITH_ADJECTIVE.search(gap[0])
            names += [Range(gap.start() + begins.start("adjective"), name.end) if begins else name] if name else []
    yield names


_NOUN = re.compile(r"Stelle\b|(?P<stem>[A-ZÄÖÜ][a-zäöüß]{4})[a-zäöüß]*")


def _announced(text: str, at: int) -> Range | None:
    """The noun there, if the paper says how many of them there are: “vier Standbeine … drittes |Standbein|”; or “an erster |Stelle|”."""
    noun = _NOUN.match(text, at)
    stem = noun["stem"] if noun else None
    said = stem and re.search(rf"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht)\w{{0,2}}\s+{stem}", text)
    return Range(noun.start(), noun.end()) if noun and (said or not stem) else None


def _family_at(document: Document, at: int) -> Cue | None:
    """The word for fields that begins there."""
    return next((cue for cue in cues_in(document, at, at + 1) if cue.family in NAMING), None)


def _quoted(text: str, block: Block) -> list[Range]:
    """The names that a paragraph quotes, where it quotes two at least by themselves: a row side by side is an enumeration of its own."""
    names: list[Range] = []
    alone = 0
    for found in QUOTED.finditer(text, block.start, block.end):
        if not names or found.start() >= names[-1].end:
            run = quoted_run(text, found.start(), block.end)
            names += run
            alone += len(run) == 1
    return names if alone > 1 else []


_OF_A_PAPER = re.compile(r"Teil|Punkt|Abschnitt")  # “Teil 2 (Zeitplan)”
# “die dritte Säule, |Fit bleiben|, fehlt”, “(Feld A: |Vor Ort lernen|)”, “Kapitel 2 (|Sprache|) ruht”; not “Feld A (Amt 4): …”
_SET_OFF = re.compile(
    r"(?P<code>\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z]))?(?:(?:\s\([^()]{1,40}\))?\s?[,:]\s(?P<name>[A-ZÄÖÜ][^,;.:()„“\"\t\n]{2,80})(?=[,;.)\t\n])"
    r"|(?(code)\s\((?P<inner>[A-ZÄÖÜ][^():„“\"]{2,80})\)(?!\s*(?:[:„–-]|,\s[„A-ZÄÖÜ](?!\w+\s(?:\d|[IVX]|[A-H])\b)|hei(?:ß|ss)|laute|ist\b|sei\b|gilt|betrifft))|(?!)))"
)


def _name_behind(document: Document, frame: Cue) -> Range | None:
    """The name that follows in the same sentence: at once, or in quotation marks."""
    text, end = document.text, min(sentence_at(document, frame.start).end, frame.end + _NEAR)
    start, _ = _behind(text, frame, end)
    set_off = _SET_OFF.match(text, frame.end, end + 1)
    if set_off and set_off["inner"]:
        whose = BODY.search(text, *set_off.span("inner")) or _OF_A_PAPER.match(text, frame.start)
        set_off = set_off if frame.family in NAMING and not whose else None
    if set_off and tidy(text, *set_off.span(set_off.lastgroup or "name")):
        return Range(*set_off.span(set_off.lastgroup or "name"))
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
