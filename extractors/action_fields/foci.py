"""The foci of a field: bullets below its heading that the text calls Schwerpunkte, Teilziele or Handlungsansätze.

“Handlungsfeld 1: Sprache und Bildung / Schwerpunkte: / - Sprachförderung / - Elternbildung”: the field gets two foci, and neither
is a field of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.action_fields.labels import Label, explained
from extractors.action_fields.marks import marked_blocks
from extractors.action_fields.named import Named, labels_of, mostly_known
from extractors.document import Block, Document, Range

_FOCUS_WORD = (
    r"(?:(?:Themen|Arbeits|Handlungs)?[Ss]chwerpunkte?n?|(?:Teil|Unter)ziele?n?|(?:Handlungs|Lösungs)ansätzen?)"
)
# “Schwerpunkte:”, “Die Schwerpunkte dieses Handlungsfeldes sind:”, “Handlungsansätze”
_HEAD = re.compile(
    rf"(?:(?:Die|Folgende|Unsere)\s+)?{_FOCUS_WORD}(?:\s+(?:dieses|des|im|in\s+diesem)\s+\w+)?(?:\s+(?:sind|waren|bilden))?\s*:?\s*"
)
_MOST = 0.5  # of the foci below a number, the codebook knows at least so many
_NEAR = 3  # blocks between the heading and its foci


def with_foci(document: Document, named: Sequence[Named]) -> list[Named]:
    """The places with every focus put below its field, in place of the field that it may have been read as."""
    found: dict[int, Named] = {}
    taken: list[Range] = []
    for place in named:
        if place.manner == "heading" and place.label.code is not None:
            found.update({focus.label.start: focus for focus in _numbered(document, place)})
        if place.manner == "heading" or _is_listed(document, place):
            for reach, foci in _below(document, place, named):
                taken.append(reach)
                found.update({focus.label.start: focus for focus in foci})
    kept = [place for place in named if not any(reach.start <= place.label.start < reach.end for reach in taken)]
    return [*found.values(), *kept]


def _numbered(document: Document, field: Named) -> list[Named]:
    """The foci that go on with the number of the heading above: “A.1 Erste Schritte”, “A.2 Sprachkurse” below “Themenfeld A”."""
    blocks = marked_blocks(document)
    labels: list[Label] = []
    for block in blocks[bisect_right(blocks, field.label.start, key=lambda b: b.start) :]:
        number = block.marker.replace(" ", "").rstrip(".)")
        if number != f"{field.label.code}.{len(labels) + 1}":
            break
        labels += labels_of(document, [Range(block.content_start, block.end)])
    if len(labels) < 2 or not mostly_known(labels, _MOST):
        return []
    coded = [replace(label, code=f"{field.label.code}.{n}") for n, label in enumerate(labels, 1)]
    return [Named(label, "list", "focus-below", field.said, field.said + 2, under=_key(field)) for label in coded]


def _is_listed(document: Document, place: Named) -> bool:
    """Whether the place is an item of a list of fields that another item follows; not of a list of foci."""
    noun = re.compile(_FOCUS_WORD).match(document.text, place.said)
    return place.rule == "list-below" and place.label.code is not None and noun is None


def _below(document: Document, field: Named, named: Sequence[Named]) -> Iterator[tuple[Range, list[Named]]]:
    """What is read below the head of foci next to the field: its span, and the foci."""
    blocks = document.blocks
    at = next((i for i, b in enumerate(blocks) if b.start <= field.label.start < b.end), None)
    if at is None or blocks[at].table is not None:
        return
    near = _NEAR if field.manner == "heading" else 1
    for index in range(at + 1, min(at + 1 + near, len(blocks))):
        block = blocks[index]
        if any(block.start <= place.label.start < block.end and place.manner == "heading" for place in named):
            return
        head = _HEAD.match(document.text, block.start, block.end) if block.table is None and not block.marker else None
        if head is None or (head.end() < block.end and document.text[head.end() - 1 : head.end()] not in (":", " ")):
            continue
        if head.end() < block.end:
            inside = [p for p in named if p.manner == "list" and block.start <= p.label.start < block.end]
            if inside and ":" in head[0]:
                yield Range(block.start, block.end), [_focus(field, place) for place in inside]
            return
        items = _items(blocks[index + 1 :])
        if items and (field.manner == "heading" or _goes_on(items, field, named)):
            spans = [Range(b.start, b.end) for b in items if not b.text.rstrip().endswith(".")]
            foci = [
                Named(label, "list", "focus-below", field.said, block.start, under=_key(field))
                for label in labels_of(document, spans)
                if explained(label)
            ]
            yield Range(block.start, items[-1].end), foci
        return


def _items(blocks: Sequence[Block]) -> list[Block]:
    """The bullets that follow one another, all with the mark of the first."""
    items: list[Block] = []
    for block in blocks:
        if not block.marker or block.table is not None or (items and block.marker[-1] != items[0].marker[-1]):
            break
        items.append(block)
    return items


def _goes_on(items: Sequence[Block], field: Named, named: Sequence[Named]) -> bool:
    """Whether the list of fields has an item behind these bullets: then they stand below one of its items."""
    return any(p.group == field.group and p.label.start >= items[-1].end for p in named)


def _focus(field: Named, place: Named) -> Named:
    return replace(place, rule="focus-in-line", under=_key(field))


def _key(field: Named) -> str:
    return field.label.code or field.label.text
