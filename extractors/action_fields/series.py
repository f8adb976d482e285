"""Fields told one after the other: “Erste Säule ist die Sprache, zweite Säule …”, “zum einen auf …, zum anderen auf …”, “Workshop A
werde sich mit Arbeit und Wohnen befassen, Workshop B mit …”.

Only a series that counts from its beginning is read, and only where the first step, or the sentence around it, says that it tells of
fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.action_fields.labels import Label, explained, noun_phrase, tidy
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import noun_pattern, part_pattern, sentence_at, words_pattern
from extractors.action_fields.paper import Paper
from extractors.document import Block, Document

_ORDINALS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt")
# “Die erste Säule”, “Ein zweites Handlungsfeld”, “als drittes”
_STEP = re.compile(
    rf"(?<![\w-])(?:(?:[Ee]in|[Dd]er|[Dd]ie|[Dd]as|[Aa]ls|[Dd]en|[Dd]em)\s+)?(?P<step>{'|'.join(_ORDINALS)})(?:e[rsnm]?)\s+",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:Säule|Baustein|Schwerpunkt|Pfeiler|Eckpfeiler|Modul|Themenblock|Feld|Bereich|Thema)(?![\w-])")
# “zum einen”, “ferner”, “schließlich”; “erstens”, “zweitens”
_FIRST_OF_ALL = re.compile(r"(?<![\w-])(?:[Zz]um\s+einen|[Ee]inerseits|[Ee]rstens)\s+")
_NEXT = re.compile(
    r"(?<![\w-])(?:zum\s+anderen|zum\s+zweiten|zum\s+dritten|zum\s+vierten|andererseits|zweitens|drittens|viertens|fünftens|sechstens|"
    r"ferner|weiterhin|weiter|sodann|schließlich|zuletzt|nicht\s+zuletzt)\s+",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,;.:]|\s[–-]\s")
_LEAD_WORDS = re.compile(r"[\s,:–-]*(?:[a-zäöüß]+\s+){0,6}")
_INFLECTED = re.compile(
    r"(?:^|\b(?P<article>der|die|das|dem|den|zur|zum|im|in|auf|bei|für|mit|ist|heißt)\s+)"
    r"(?P<adjective>[a-zäöüß]{5,}(?:e|en|er|es)\s+)$"
)
_TRAILING = re.compile(r"(?:\s+(?!alle\b|ort\b)[a-zäöüß]+)+\s*$")
_MOST_WORDS, _CLOSE = 8, 260


def series(document: Document, paper: Paper) -> Iterator[Named]:
    """The fields of every series of the paper."""
    for block in document.blocks:
        if block.table is None:
            yield from _ordinals(document, paper, block)
            yield from _firstly(document, paper, block)


def _ordinals(document: Document, paper: Paper, block: Block) -> Iterator[Named]:
    """“Das erste Handlungsfeld heißt Sprache. Das zweite Handlungsfeld betrifft die Arbeit.”"""
    text = document.text
    steps: list[tuple[int, int]] = []
    strong = False
    for found in _STEP.finditer(text, block.start, block.end):
        noun = noun_pattern().match(text, found.end()) or _PART.match(text, found.end())
        if noun is None and not steps:
            continue
        if _ORDINALS.index(found["step"].lower()) == len(steps) and (
            not steps or found.start() - steps[-1][1] < _CLOSE
        ):
            strong = strong or (noun is not None and noun_pattern().match(text, noun.start()) is not None)
            steps.append((found.start(), noun.end() if noun else found.end()))
    if len(steps) < 2 + (not strong) or not (paper.about or paper.policy or strong):
        return
    ends = [start for start, _ in steps[1:]] + [min(block.end, steps[-1][1] + _CLOSE)]
    labels = [_name(text, begin, end) for (_, begin), end in zip(steps, ends, strict=True)]
    yield from _told(labels, steps[0][0], "ordinal-series")


def _firstly(document: Document, paper: Paper, block: Block) -> Iterator[Named]:
    """“… zum einen auf die Sprache, zum anderen auf die Arbeit, schließlich auf das Wohnen auszurichten.”"""
    text = document.text
    for first in _FIRST_OF_ALL.finditer(text, block.start, block.end) if paper.about else ():
        sentence = sentence_at(document, first.start())
        end = min(sentence.end, block.end)
        steps = [first, *_NEXT.finditer(text, first.end(), end)]
        near = text[sentence.start : first.start()] + text[end : min(sentence_at(document, end + 1).end, block.end)]
        told = (
            noun_pattern().search(near)
            or part_pattern().search(text, first.end(), steps[1].start() if len(steps) > 1 else end)
            or (
                words_pattern("parts", "verbs").search(text[sentence.start : end].lower())
                and words_pattern("concept").search(text, sentence.start, end)
            )
        )
        if len(steps) < 2 or not told:
            continue
        edges = pairwise([*steps, None])
        labels = [_name(text, a.end(), b.start() if b else end) for a, b in edges if a is not None]
        yield from _told(labels, first.start(), "told-in-turn")


def _told(labels: Sequence[Label | None], said: int, rule: str) -> Iterator[Named]:
    """The labels as fields where each step names one and the codebook knows most of them."""
    named = [label for label in labels if label is not None]
    if len(named) == len(labels) and sum(explained(label) for label in named) >= 0.6 * len(named):
        yield from (Named(label, "list", rule, said, said + 1) for label in named)


def _name(text: str, start: int, end: int) -> Label | None:
    """What a step names: the words up to the next pause, without the verb before and behind them; “der politischen Teilhabe”
    is Politische Teilhabe."""
    lead = _LEAD_WORDS.match(text, start, end)
    begin = lead.end() if lead else start
    part = part_pattern().match(text, begin, end)
    begin = part.end() + 1 if part else begin  # “auf die Bereiche Sprache und Bildung”
    adjective = _INFLECTED.search(text[start:begin])
    stop = _STOP.search(text, begin, end)
    last = stop.start() if stop else end
    trailing = _TRAILING.search(text, begin, last)
    label = tidy(text, begin, trailing.start() if trailing else last)
    if label is None or len(label.text.split()) > _MOST_WORDS:
        name = noun_phrase(text, begin, end)
        label = tidy(text, name.start, name.end) if name else None
    if label is None or adjective is None or label.start != begin:
        return label
    word = adjective["adjective"].strip()
    word = word[:-1] if word.endswith("en") and adjective["article"] in ("der", "zur") else word
    return replace(label, start=start + adjective.start("adjective"), text=f"{word[0].upper()}{word[1:]} {label.text}")
