"""Fields under other names: Leitziele written as sentences.

“Leitziel 1: Alle Kinder sprechen Deutsch, wenn sie in die Schule kommen.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractors.action_fields.labels import OPENING, Label, explained
from extractors.action_fields.named import Named
from extractors.action_fields.paper import Paper
from extractors.document import Block, Document

_LONGEST_GOAL, _LONGEST_TITLE = 190, 90
# “Leitziele:”, “3. Leitsätze”, “Folgende Oberziele wurden beschlossen:”
_GOALS = re.compile(r"\b(?:Leit|Ober|Haupt|Kern)(?:zielen?|sätzen?|linien|gedanken|motiven?)(?![\w-])")
# “Leitziel 2: ”, “Ziel III. ”
_NUMBERED = re.compile(
    r"(?P<word>(?:Leit|Ober|Haupt|Kern)?(?:ziel|Ziel|satz|linie))\s+(?P<number>\d{1,2}|[IVX]{1,4}|[A-Z])\s*[:.–-]\s*(?=[A-ZÄÖÜ„])"
)


def goals(document: Document, paper: Paper) -> Iterator[Named]:
    """Leitziele that are whole sentences: the lines below “Leitziele:”, or lines “Ziel 2: …”."""
    if not (paper.about or paper.policy):
        return
    runs = [_below(document, index) for index, block in enumerate(document.blocks) if _announces(block)]
    for run in runs:
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


def _sentence(document: Document, start: int, end: int, code: str | None) -> Label | None:
    """The goal as it is written, where it is one sentence with its full stop, and not a name that the lists read."""
    whole = document.text[start:end].rstrip()
    inside = whole.rstrip('.! “”"')
    closed = whole[len(inside) :].strip('“”" ') != ""
    if len(whole) > _LONGEST_GOAL or not closed or re.search(r"[.!?]\s+[A-ZÄÖÜ]", whole):
        return None
    lead = len(inside) - len(inside.lstrip('„“" '))
    return Label(start + lead, start + len(inside), " ".join(inside[lead:].split()), code) if len(inside) > 3 else None
