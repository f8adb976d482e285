"""Names of fields that running text tells one by one: “Zuerst kommt die Sanierung der Kreisgebäude, … Gleich dahinter steht die Nahwärme.”

Every noun phrase and every quotation near a word for fields could be one. A judge weighs each by the words around it; those that stand near
each other and are likely together are fields.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.action_fields.candidate_lines import TICK_BOX
from extractors.action_fields.candidate_rows import counts
from extractors.action_fields.evidence import Judge, section_of, signs_of_labels, stem
from extractors.action_fields.labels import Label, noun_phrase, tidy
from extractors.action_fields.merge import stems
from extractors.action_fields.paper import Paper
from extractors.action_fields.told import QUOTED
from extractors.action_fields.words import NAMING, Cue, cue_words, cues_in, state_named
from extractors.document import Document, Range
from extractors.german.text import leaves_open
from extractors.per_document import per_document
from extractors.sections import split

_BESIDE = ("group", "structure", *NAMING)
_BEFORE, _BEHIND = 150, 400  # characters before and behind a word for fields
_ADJECTIVES = r"[a-zäöüß-]{4,}e[nrsm]?\s+(?:und\s+[a-zäöüß-]{4,}e[nrsm]?\s+)?"
_NONE = (
    r"(?:\w*(?:eine|keine|diese|jede|welche|ihre|seine|unsere|weitere|andere|erste|zweite|dritte|vierte|fünfte|letzte)[nrsm]?"
    r"|alle[nr]?|viele[nr]?|beide[nr]?|mehrere|einige|sowie|ohne|haben|sollen|können|müssen|werden|wurden?|waren|sollten?|konnten?|hatten?)\s"
)
_OPENS = re.compile(rf"(?<![\w-])(?:(?!{_NONE})(?:{_ADJECTIVES}))?(?=(?P<noun>[A-ZÄÖÜ]))")
_PARTS = re.compile(r"\s(?:und|sowie|&)\s")
_VERB = re.compile(r"\s[a-zäöü]{3,}en(?=[,.;:“”\"»)]|\s(?:und|sowie)\s)")  # “Nachfolge |sichern|, …”
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_ORDER = re.compile(
    r"(?<![\w-])(?:(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|letzt|weiter)e[nrsm]?|(?:erst|zweit|dritt|viert|fünft)ens"
    r"|hinzu|ferner|schließlich|daneben|außerdem|zuletzt|zuerst|zum\s+(?:einen|ander[e]?n|Schluss))(?![\w-])",
    re.IGNORECASE,
)
_NEXT, _AROUND = 3, 8  # words
_NEAR, _FAR, _MANY = 25, 600, 3
_APART, _FLOOR, _MOST = 700, 0.0, 24
_HOPELESS = 0.6  # where what stands around a name weighs less, no name makes up for it
_LIKELY, _PAIR = 1.35, 2.4


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the places and the stems of its words and signs, and where it has named the Land or a law whose fields follow."""

    start: int
    end: int
    places: Sequence[int]
    stems: Sequence[str]
    section: str
    state: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of a ``sentence`` that could name a field."""

    label: Label
    sentence: Sentence
    quoted: bool


@per_document
def mentions(document: Document) -> tuple[Mention, ...]:
    """The noun phrases and quotations near a word for fields, overlapping ones too."""
    words = [cue.start for cue in cue_words(document) if cue.family in _BESIDE]
    return tuple(
        mention
        for block in document.blocks
        if block.table is None and bisect_right(words, block.end + _BEFORE) > bisect_left(words, block.start - _BEHIND)
        for sentence in split(document.text, block.content_start, block.end)
        if bisect_right(words, sentence.end + _BEFORE) > bisect_left(words, sentence.start - _BEHIND)
        and not TICK_BOX.search(document.text, sentence.start, sentence.end)
        for mention in _in_sentence(document, sentence)
    )


def _in_sentence(document: Document, sentence: Range) -> Iterator[Mention]:
    text, told = document.text, None
    spans = [(*quoted.span("name"), True) for quoted in QUOTED.finditer(text, sentence.start, sentence.end)]
    for opens in _OPENS.finditer(text, sentence.start, sentence.end):
        noun = opens.start("noun")
        phrase = noun_phrase(text, noun, sentence.end)
        if phrase is not None:
            verb = _VERB.match(text, phrase.end, sentence.end)
            ends = [phrase.end, *(part.start() for part in _PARTS.finditer(text, noun, phrase.end))]
            ends += [verb.end()] if verb else []
            spans += [(start, end, False) for start in {opens.start(), noun} for end in ends]
    seen: set[tuple[int, int]] = set()
    for start, end, quoted in spans:
        label = tidy(text, start, end)
        if label is not None and (label.start, label.end) not in seen and not leaves_open(label.text.casefold()):
            seen.add((label.start, label.end))
            told = told or _sentence(document, sentence)
            yield Mention(label, told, quoted)


def _sentence(document: Document, span: Range) -> Sentence:
    words = [(word.start(), stem(word[0])) for word in _TOKEN.finditer(document.text, span.start, span.end)]
    places, stems = [place for place, _ in words], [word for _, word in words]
    return Sentence(
        span.start, span.end, places, stems, section_of(document, span.start), state_named(document.text, span)
    )


def signs_of_mention(document: Document, paper: Paper, mention: Mention) -> dict[str, float]:
    """The signs that a mention shows: those around it and its own."""
    out = signs_around(document, paper, mention) | signs_of_labels([mention.label])
    return {sign: value for sign, value in out.items() if value}


def signs_around(document: Document, paper: Paper, mention: Mention) -> dict[str, float]:
    """The words beside a mention, the words for fields near it, and what the paper is."""
    label, sentence = mention.label, mention.sentence
    first, last = bisect_left(sentence.places, label.start), bisect_left(sentence.places, label.end)
    before, after = sentence.stems[max(0, first - _AROUND) : first][::-1], sentence.stems[last : last + _AROUND]
    out = {"opens": float(not before), "closes": float(after in ([], ["."])), "quoted": float(mention.quoted)}
    for side, words in (("before", before), ("behind", after)):
        out |= {f"{side} {place} {word}": 1.0 for place, word in enumerate(words[:_NEXT])}
        out |= {f"{side} {word}": 1.0 for word in words}
    out["of the state"] = float(sentence.state <= label.start)
    return out | _of_cues(document, mention) | paper.signs | {sentence.section: 1.0}


def _of_cues(document: Document, mention: Mention) -> dict[str, float]:
    """Which words for fields stand where, whether they are counted, and the ordinals before the mention."""
    label, sentence = mention.label, mention.sentence
    start, end = label.start - _FAR, label.end + _FAR
    ordinals, counted = _ordinals(document), _counted(document)
    often = bisect_right(ordinals, end) - bisect_left(ordinals, start)
    ordered = bisect_left(ordinals, label.start) > bisect_left(ordinals, max(sentence.start, start))
    out = {"ordinal": float(ordered), "ordinals": min(1.0, often / _MANY)}
    for cue in cues_in(document, start, end):
        side = f"{'before' if cue.start < label.start else 'behind'} {cue.family}"
        inside = sentence.start <= cue.start < sentence.end
        out[f"{'sentence' if inside else 'around'} {side}"] = 1.0
        if inside and not label.start <= cue.start < label.end:
            gap = max(label.start - cue.end, cue.start - label.end)
            out[f"near {side}"] = max(out.get(f"near {side}", 0.0), _NEAR / (_NEAR + gap))
            out[f"quoted {side}"] = float(mention.quoted)
        if cue.start < label.start and cue in counted:
            out |= {"counted": 1.0, "counted ordinal": float(ordered)}
    return out


@per_document
def _ordinals(document: Document) -> Sequence[int]:
    """Where ordinals and their like stand."""
    return [found.start() for found in _ORDER.finditer(document.text)]


@per_document
def _counted(document: Document) -> frozenset[Cue]:
    """The words for fields, groups and parts with a number before them."""
    cues = cue_words(document)
    return frozenset(cue for cue in cues if counts(document.text, Range(max(0, cue.start - _NEAR), cue.start)))


def told_in_prose(document: Document, paper: Paper) -> list[tuple[Label, ...]]:
    """The names that stand near each other and are likely fields together."""
    if not paper.plans:
        return []
    judge = Judge("field_names")
    odds: dict[Label, float] = {}
    for mention in mentions(document):
        around = judge.weight(signs_around(document, paper, mention))
        if around >= _HOPELESS and mention.label.start < mention.sentence.state:
            odds[mention.label] = around + judge.odds(signs_of_labels([mention.label]), [mention.label])
    chosen: list[Label] = []
    for label in sorted((label for label in odds if odds[label] >= _FLOOR), key=lambda label: -odds[label]):
        place = bisect_left(chosen, label.start, key=lambda other: other.start)
        if all(label.end <= other.start or other.end <= label.start for other in chosen[max(0, place - 1) : place + 1]):
            chosen.insert(place, label)
    return [
        run
        for run in _runs(chosen, odds)
        if 2 <= len(run) <= _MOST
        and sum(odds[label] for label in run) / len(run) >= (_PAIR if len(run) == 2 else _LIKELY)
    ]


def _runs(labels: Sequence[Label], odds: Mapping[Label, float]) -> Iterator[tuple[Label, ...]]:
    """Those near each other, each name once."""
    run: dict[frozenset[str], Label] = {}
    end = 0
    for label in labels:
        if label.start - end > _APART:
            yield tuple(run.values())
            run = {}
        end = label.end
        here = stems(label.text)
        same = next((words for words in run if words <= here or here <= words), None)
        if same is None:
            run[here] = label
        elif odds[label] > odds[run[same]]:
            run[same] = label
    yield tuple(run.values())
