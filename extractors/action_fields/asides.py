"""Fields of an earlier concept that a bracket names in passing: “Gegenüber 2012 (damals: „Sprache“, „Arbeit“) …”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.credible import credible
from extractors.action_fields.named import Named, labels_of
from extractors.action_fields.nouns import FieldNoun
from extractors.action_fields.paper import Paper
from extractors.action_fields.parting import parted
from extractors.document import Document

_ASIDE = re.compile(
    r"\((?P<when>(?:damals|bisher|bislang|dort|früher|vormals|seinerzeit|zuvor|vorher|noch|ehemals|alt)\b[^():;,„\"]{0,40}):\s*(?P<row>[^()]{5,300})\)"
)


def asides(document: Document, paper: Paper) -> Iterator[Named]:
    """The names in brackets that say what the fields were before."""
    for found in _ASIDE.finditer(document.text):
        labels = list(labels_of(document, parted(document.text, *found.span("row"))))
        noun = FieldNoun(*found.span("when"), "theme", True)
        if credible(labels, paper, noun, quoted="„" in found["row"]):
            yield from (Named(label, "list", "former-aside", found.start("row"), found.start() + 1) for label in labels)
