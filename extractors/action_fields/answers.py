"""Fields that an answer names: “Welche Handlungsfelder werden bearbeitet?” over “Antwort: „Sprache“ und „Arbeit“. Die übrigen (Wohnen,
Gesundheit) ruhen.”"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extractors.action_fields.credible import credible
from extractors.action_fields.labels import QUOTED
from extractors.action_fields.named import Named, labels_of
from extractors.action_fields.nouns import field_nouns, sentence_at
from extractors.action_fields.paper import Paper
from extractors.action_fields.parting import parted
from extractors.action_fields.prose_rows import row_at
from extractors.document import Document, Range

_ASKS = re.compile(r"\b(?:[Ww]elche[rsn]?|[Ww]ie\s+(?:lauten|heißen)|[Ww]as\s+sind)\s+(?:[a-zäöüß]+\s+){0,3}$")
_QUOTED = re.compile(QUOTED)
_OTHERS = re.compile(r"\b(?:übrigen|anderen|restlichen|weiteren)\s*(?:Felder\w*\s*)?\((?P<row>[^()]{5,200})\)")
_ANSWER = re.compile(r"\s*(?:(?:Antwort|Zu\s+(?:Frage\s+)?\d{1,2})\s*[.:]?\s*)?")
_LONGEST = 900


def answers(document: Document, paper: Paper) -> Iterator[Named]:
    """The fields in the answers to questions that ask for them."""
    text = document.text
    for noun in field_nouns(document):
        sentence = sentence_at(document, noun.start)
        asked = (
            noun.plural
            and noun.strength in ("strong", "theme")
            and text[sentence.start : sentence.end].rstrip().endswith("?")
        )
        block = document.block_at(noun.start) if asked and _ASKS.search(text, sentence.start, noun.start) else None
        if block is None:
            continue
        end = block.end
        if not text[sentence.end : end].strip():
            index = bisect_right(document.blocks, noun.start, key=lambda other: other.start)
            end = document.blocks[index].end if index < len(document.blocks) else end
        end = min(end, sentence.end + _LONGEST)
        question = text.find("?", sentence.end, end)
        end = question if question > 0 else end
        spans = [Range(*found.span("label")) for found in _QUOTED.finditer(text, sentence.end, end)]
        for others in _OTHERS.finditer(text, sentence.end, end):
            spans += parted(text, *others.span("row"))
        begin = _ANSWER.match(text, sentence.end, end)
        row = row_at(text, begin.end(), end) if begin and not spans else None
        spans += parted(text, row.start, row.end) if row else []
        labels = list(labels_of(document, spans))
        if len(labels) == len(spans) > 1 and credible(labels, paper, noun):
            yield from (Named(label, "list", "answer", noun.start, noun.start + 1) for label in labels)
