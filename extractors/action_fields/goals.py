"""Fields under other names: Leitziele written as sentences, Querschnittsthemen, and foci run together behind a numbered field.

“Leitziel 1: Alle Kinder sprechen Deutsch, wenn sie in die Schule kommen.”; “„Schutz vor Gewalt“ wird als Querschnittsthema
behandelt”; “Handlungsfeld 2 2.1 Jugend Punkte 3 und 4 2.2 Vereine Punkt 2”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractors.action_fields.labels import OPENING, QUOTED, Label, explained, noun_phrase, tidy
from extractors.action_fields.named import Named, labels_of
from extractors.action_fields.nouns import field_nouns, noun_pattern, sentence_at
from extractors.action_fields.numbering import counts_from_one
from extractors.action_fields.paper import Paper
from extractors.action_fields.parting import parted
from extractors.document import Block, Document

_LONGEST_GOAL, _LONGEST_TITLE = 190, 90
# “Leitziele:”, “3. Leitsätze”, “Folgende Oberziele wurden beschlossen:”
_GOALS = re.compile(r"\b(?:Leit|Ober|Haupt|Kern)(?:zielen?|sätzen?|linien|gedanken|motiven?)(?![\w-])")
# “Leitziel 2: ”, “Ziel III. ”
_NUMBERED = re.compile(
    r"(?P<word>(?:Leit|Ober|Haupt|Kern)?(?:ziel|Ziel|satz|linie))\s+(?P<number>\d{1,2}|[IVX]{1,4}|[A-Z])\s*[:.–-]\s*(?=[A-ZÄÖÜ„])"
)
_ANY_GOALS = re.compile(r"\b\w*[Zz]ielen?(?![\w-])")
_TOLD_BEHIND = re.compile(r"(?<=[.!])\s*\([^()]*\)$")  # “Alle lernen gemeinsam. (Kita/Schule)”
_CROSS = r"Querschnitts(?:thema|themen)"  # not -aufgabe: that is said of integration itself
_IS = r"(?:wird|werden|wurden?|ist|sind|gilt|gelten|bleibt)"
_BEHIND = rf"\s+(?:[a-zäöüß]+\s+){{0,4}}{_CROSS}\b"
# “„Sport“ wird als Querschnittsthema behandelt”, not “das Thema „Sport“ durch ein Fest als Querschnittsthema platzieren”
_AS_CROSS = re.compile(rf"{QUOTED}\s+{_IS}{_BEHIND}")
_TAKEN_AS_CROSS = re.compile(rf"\b{_IS}\s+(?:[a-zäöüß]+\s+)?{QUOTED}\s+als{_BEHIND}")
_CROSS_IS = re.compile(rf"\b{_CROSS}\s+(?:(?:ist|sind|bildet|wird|werden)\s+)?(?:\w+\s+){{0,2}}{QUOTED}")
_CROSS_ROW = re.compile(
    r"\bQuerschnittsthemen(?:\s+(?:sind|bilden))?\s*:\s+(?=[A-ZÄÖÜ])"
)  # “Querschnittsthemen: Sport; Kultur”
_LONGEST_ROW = 200
_FOCUS = re.compile(r"(?<=\s)(?P<code>(?P<field>\d{1,2})\.\d{1,2})\s+(?=[A-ZÄÖÜ])")
_POINT = re.compile(r"\s+(?:Punkte?|Ziffern?|Nrn?\.|Maßnahmen?|Seite)\b")


def goals(document: Document, paper: Paper) -> Iterator[Named]:
    """Leitziele that are whole sentences: the lines below “Leitziele:”, or lines “Ziel 2: …”."""
    if not (paper.about or paper.policy):
        return
    runs = [_below(document, index) for index, block in enumerate(document.blocks) if _announces(block)]
    for run in (*runs, _numbered(document)):
        if len(run) > 1 and any(explained(label) for label in run):
            for label in run:
                yield Named(label, "list", "goal-sentence", run[0].start, run[0].start + 1)


def _announces(block: Block) -> bool:
    """Whether the block is a title of goals, or ends in a colon and speaks of them."""
    title = len(block.text) <= _LONGEST_TITLE and not block.text.rstrip().endswith((".", "!", "?"))
    told = block.table is None and (title or block.text.rstrip().endswith(":"))
    return told and _GOALS.search(block.text) is not None


def _below(document: Document, index: int) -> list[Label]:
    """The sentences on the lines below block ``index``: all with a mark or in quotation marks, or three at least."""
    labels: list[Label] = []
    marked = True
    for block in islice(document.blocks, index + 1, None):
        mark = _NUMBERED.match(document.text, block.content_start, block.end)
        start, code = (mark.end(), mark["number"]) if mark else (block.content_start, block.marker.strip("().-–•*▪■● "))
        label = _sentence(document, start, block.end, code or None)
        if block.table is not None or label is None:
            break
        marked = marked and (mark is not None or bool(block.marker) or document.text[block.start] in OPENING)
        labels.append(label)
    return labels if marked or len(labels) > 2 else []


def _numbered(document: Document) -> list[Label]:
    """The sentences on lines that number them “Leitziel 1”, “Leitziel 2”; of “Ziel 1” where the lines beside speak of goals."""
    found = [(n, m) for n, b in enumerate(document.blocks) if b.table is None and (m := _NUMBERED.match(b.content))]
    if not counts_from_one([mark["number"] for _, mark in found]):
        return []
    near = document.blocks[max(0, found[0][0] - 1) : found[-1][0] + 2]
    if not any(mark["word"] != "Ziel" for _, mark in found) and not any(_ANY_GOALS.search(b.text) for b in near):
        return []
    blocks = [(document.blocks[n], mark) for n, mark in found]
    labels = [_sentence(document, b.content_start + mark.end(), b.end, mark["number"]) for b, mark in blocks]
    return [label for label in labels if label is not None] if all(labels) else []


def _sentence(document: Document, start: int, end: int, code: str | None) -> Label | None:
    """The goal as it is written, where it is one sentence with its full stop, and not a name that the lists read."""
    whole = _TOLD_BEHIND.sub("", document.text[start:end].rstrip())
    inside = whole.rstrip('.! “”"')
    closed = whole[len(inside) :].strip('“”" ') != ""
    if len(whole) > _LONGEST_GOAL or not closed or re.search(r"[.!?]\s+[A-ZÄÖÜ]", whole):
        return None
    lead = len(inside) - len(inside.lstrip('„“" '))
    return Label(start + lead, start + len(inside), " ".join(inside[lead:].split()), code) if len(inside) > 3 else None


def cross_cutting(document: Document, paper: Paper) -> Iterator[Named]:
    """Themes that a paper names in quotation marks, or in a row, as running through all its fields."""
    if not (paper.about or paper.policy):
        return
    for row in _CROSS_ROW.finditer(document.text):
        end = min(row.end() + _LONGEST_ROW, sentence_at(document, row.end()).end)
        labels = list(labels_of(document, parted(document.text, row.end(), end, plural=True)))
        if any(explained(label) for label in labels):
            yield from (Named(label, "list", "cross-cutting", row.start(), row.start() + 1) for label in labels)
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
