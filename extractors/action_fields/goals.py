"""Fields under other names: Leitziele written as sentences, Querschnittsthemen, and foci run together behind a numbered field.

“Leitziel 1: Alle Kinder sprechen Deutsch, wenn sie in die Schule kommen.”; “„Schutz vor Gewalt“ wird als Querschnittsthema
behandelt”; “Handlungsfeld 2 2.1 Jugend Punkte 3 und 4 2.2 Vereine Punkt 2”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from extractors.action_fields.labels import Label, explained, noun_phrase, tidy
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import field_nouns, noun_pattern, sentence_at
from extractors.action_fields.paper import Paper
from extractors.document import Block, Document

_LONGEST_GOAL = 190
_GOAL = re.compile(r"Leitziele?n?$")
_NUMBERED = re.compile(r"\s*(?P<number>\d{1,2}|[IVX]{1,4}|[A-Z])\s*[:.–-]\s*(?=[A-ZÄÖÜ„])")
_CROSS = r"Querschnitts(?:thema|themen)"  # not -aufgabe: that is said of integration itself
_QUOTED = r"[„\"»](?P<label>[^„“”\"»«\n]{3,80})[“”\"«]"
_IS = r"(?:wird|werden|wurden?|ist|sind|gilt|gelten|bleibt)"
_BEHIND = rf"\s+(?:[a-zäöüß]+\s+){{0,4}}{_CROSS}\b"
# “„Sport“ wird als Querschnittsthema behandelt”, not “das Thema „Sport“ durch ein Fest als Querschnittsthema platzieren”
_AS_CROSS = re.compile(rf"{_QUOTED}\s+{_IS}{_BEHIND}")
_TAKEN_AS_CROSS = re.compile(rf"\b{_IS}\s+(?:[a-zäöüß]+\s+)?{_QUOTED}\s+als{_BEHIND}")
_CROSS_IS = re.compile(
    rf"\b{_CROSS}\s+(?:(?:ist|sind|bildet|wird|werden)\s+)?(?:\w+\s+){{0,2}}[„\"»](?P<label>[^„“”\"»«\n]{{3,80}})[“”\"«]"
)
_FOCUS = re.compile(r"(?<=\s)(?P<code>(?P<field>\d{1,2})\.\d{1,2})\s+(?=[A-ZÄÖÜ])")
_POINT = re.compile(r"\s+(?:Punkte?|Ziffern?|Nrn?\.|Maßnahmen?|Seite)\b")


def goals(document: Document, paper: Paper) -> Iterator[Named]:
    """Leitziele that are whole sentences: the items below “Leitziele:”, or lines “Leitziel 2: …”."""
    if not paper.about:
        return
    found: list[tuple[Label, int]] = []
    for noun in field_nouns(document):
        block = document.block_at(noun.start) if _GOAL.search(document.text[noun.start : noun.end]) else None
        if block is None or block.table is not None:
            continue
        number = _NUMBERED.match(document.text, noun.end, block.end)
        if not noun.plural and number and noun.start == block.content_start:
            label = _sentence(document, number.end(), block.end, number["number"])
            found += [(label, noun.start)] if label else []
        elif noun.plural and block.text.rstrip().endswith(":"):
            found += [(label, noun.start) for label in _items(document, block)]
    if len(found) > 1 and any(explained(label) for label, _ in found):
        for label, said in found:
            yield Named(label, "list", "goal-sentence", said, found[0][1] + 1)


def _items(document: Document, title: Block) -> list[Label]:
    labels: list[Label] = []
    below = bisect_right(document.blocks, title.start, key=lambda block: block.start)
    for block in islice(document.blocks, below, None):
        if not block.marker:
            break
        label = _sentence(document, block.content_start, block.end, block.marker.strip("().-–•*▪■● ") or None)
        if label is None:
            return []
        labels.append(label)
    return labels


def _sentence(document: Document, start: int, end: int, code: str | None) -> Label | None:
    """The goal as it is written, where it is one sentence with its full stop, and not a name that the lists read."""
    whole = document.text[start:end].rstrip()
    if len(whole) > _LONGEST_GOAL or not whole.endswith((".", "!")) or re.search(r"[.!?]\s+[A-ZÄÖÜ]", whole):
        return None
    inside = whole.rstrip('.! “”"')
    lead = len(inside) - len(inside.lstrip('„“" '))
    return Label(start + lead, start + len(inside), " ".join(inside[lead:].split()), code) if len(inside) > 3 else None


def cross_cutting(document: Document, paper: Paper) -> Iterator[Named]:
    """Themes that a paper names in quotation marks as running through all its fields."""
    if not paper.about:
        return
    for pattern in (_AS_CROSS, _TAKEN_AS_CROSS, _CROSS_IS):
        for found in pattern.finditer(document.text):
            label = tidy(document.text, *found.span("label"))
            if label is not None and explained(label):
                yield Named(label, "quoted", "cross-cutting", label.start, label.start + 1)


def run_together(document: Document) -> Iterator[Named]:
    """“Handlungsfeld 3 3.1 Frauen … 3.2 Familien …”: every focus that carries the number of the field before it."""
    text = document.text
    for noun in field_nouns(document):
        number = re.compile(r"\s+(\d{1,2})\s+(?=\1\.\d)").match(text, noun.end)
        if noun.plural or number is None:
            continue
        end = sentence_at(document, noun.start).end
        following = noun_pattern().search(text, number.end(), end)
        end = following.start() if following else end
        for focus in _FOCUS.finditer(text, noun.end, end):
            point = _POINT.search(text, focus.end(), end)
            name = noun_phrase(text, focus.end(), point.start() if point else end)
            label = tidy(text, name.start, name.end, focus["code"]) if name and focus["field"] == number[1] else None
            if label is not None:
                yield Named(label, "list", "focus-run-together", noun.start, noun.start + 1)
