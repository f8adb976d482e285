"""A field as it is named at one place of the paper, before the places are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.action_fields.labels import Label, explained, halves, tidy
from extractors.document import Document, Range, Span

Manner = Literal["list", "heading", "quoted", "phrase"]


@dataclass(frozen=True, slots=True)
class Named:
    """A label, where its status is to be read (``said``), which rule read it, and ``group``: labels of one group stand in
    one list and are fields beside each other."""

    label: Label
    manner: Manner
    rule: str
    said: int
    group: int


def labels_of(document: Document, spans: Iterable[Span]) -> Iterator[Label]:
    """The labels in ``spans``, those that hold two fields as two."""
    for span in spans:
        label = tidy(document.text, span.start, span.end)
        if label is not None:
            yield from halves(document.text, label)


# “Sprache: Kurse in allen Ortsteilen”, “Arbeit – Wer berät?”, “Schule, wo es um Medien geht”: each item goes on to tell of its name
_TOLD = re.compile(
    r"(?P<head>[„“\"»][^„“”\"»«]{3,80}[“”\"«]|[^:–.;]{3,80}?)(?::|\s[–-]|\.(?=\s+[A-ZÄÖÜ\d])|(?<=[“”\"«])|,(?=\s+[a-zäöü]{2,}\s))\s+\S"
)
_MOST = 0.75


def heads(document: Document, spans: Sequence[Range]) -> Sequence[Range]:
    """The items without what three in four of them go on to tell behind a colon or a dash."""
    found = [_TOLD.match(document.text, span.start, span.end) for span in spans]
    names = [h is not None and tidy(document.text, h.start(), h.end("head")) is not None for h in found]
    if sum(names) < _MOST * len(spans):
        return spans
    return [Range(s.start, h.end("head")) if h else s for s, h in zip(spans, found, strict=True)]


def evenly(document: Document, labels: Sequence[Label]) -> list[Label]:
    """The labels of one list, all up to their dash where half of the items go on behind one to explain."""
    dashed = sum(_GOES_ON.match(document.text, label.end) is not None for label in labels)
    dashed += sum(document.text.startswith(":", label.end) or ": " in label.text for label in labels)
    if 2 * dashed >= len(labels):
        return [_cut(document, label) for label in labels]
    bracketed = sum(_BRACKETED.search(label.text) is not None for label in labels)
    return [_unbracketed(document, label) for label in labels] if 3 * bracketed >= 2 * len(labels) else list(labels)


_BRACKETED = re.compile(r"\s*\([^()]*\)$")  # “Sprache (AG 1)”, in most items of a list
_GOES_ON = re.compile(r"[ \t][–-]\s")
_HEAD = re.compile(r"(?P<head>\S[^–:]{2,60}?)(?:\s[–-]|:)\s")


def _unbracketed(document: Document, label: Label) -> Label:
    bracket = document.text.rfind("(", label.start, label.end)
    bare = tidy(document.text, label.start, bracket, label.code) if bracket > label.start else None
    return bare if bare is not None else label


def _cut(document: Document, label: Label) -> Label:
    """The label up to its dash, where the other items of its list go on to explain behind theirs."""
    found = _HEAD.match(document.text, label.start, label.end)
    head = tidy(document.text, label.start, found.end("head"), label.code) if found else None
    return head if head is not None and explained(head) else label
