"""Fields that are chapters of the paper: “Die in den Abschnitten 2 bis 6 beschriebenen fünf Handlungsfelder”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.labels import tidy
from extractors.action_fields.marks import marked_blocks
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import field_nouns, sentence_at
from extractors.document import Document

_FROM_TO = re.compile(
    r"\b(?:Abschnitte?n?|Kapiteln?|Ziffern?|Nummern?|Punkte?n?|Gliederungspunkten?)\s+(?P<first>\d{1,2}(?:\.\d{1,2})?)\s*(?:bis|–|-)\s*(?P<last>\d{1,2}(?:\.\d{1,2})?)"
)


def chapters(document: Document) -> Iterator[Named]:
    """The titles of the chapters that a sentence says to be fields, where every number has its title."""
    for noun in field_nouns(document):
        sentence = sentence_at(document, noun.start)
        found = _FROM_TO.search(document.text, sentence.start, sentence.end) if noun.plural else None
        if found is None:
            continue
        chapter, _, first = found["first"].rpartition(".")
        last = found["last"].rpartition(".")[2]
        wanted = [f"{chapter}.{n}".strip(".") for n in range(int(first), int(last) + 1)]
        titles = {b.marker.rstrip(".)"): b for b in marked_blocks(document) if b.marker and len(b.text) < 120}
        blocks = [titles[number] for number in wanted if number in titles]
        labels = [tidy(document.text, b.content_start, b.end, b.marker.rstrip(".)")) for b in blocks]
        named = [label for label in labels if label is not None]
        if len(named) == len(wanted) > 1:
            yield from (Named(label, "list", "chapters", noun.start, noun.start + 1) for label in named)
