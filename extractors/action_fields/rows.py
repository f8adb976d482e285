"""Fields in a row within a sentence: after a colon, in quotation marks, or plainly behind the noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.announced import count_of
from extractors.action_fields.credible import credible
from extractors.action_fields.labels import CLOSING
from extractors.action_fields.named import Named, evenly, labels_of
from extractors.action_fields.nouns import FieldNoun, sentence_at, words_pattern
from extractors.action_fields.paper import Paper
from extractors.action_fields.parting import parted, quoted_run
from extractors.action_fields.prose_rows import ARTICLE, row_at
from extractors.document import Block, Document, Range

# “sind”, “des Konzepts lauten”, “, nämlich”: between the noun and its names
_LEAD = re.compile(
    r"\s*,?\s*(?:(?:des|der|unseres)\s+[^().,;:„\"]{3,70}?\s+)?"
    r"(?:(?:sind|waren|lauten|bilden|heißen|umfassen|nämlich|und\s+zwar|wie|insbesondere|u\.\s?a\.|unter\s+anderem|dabei)\s+)+"
)
# “in allen Handlungsfeldern sind”: the noun is not what the names are
_OBLIQUE = re.compile(r"\b(?:in|zu|aus|mit|von|nach)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_COLON = re.compile(r"[^:„\"]{0,160}:\s*(?=\S)")
_OPENED = re.compile(r"(?:[„“\"‚»']|(?<=\s)\.)$")
_QUOTES_WITHIN = 120
_CLOSED = frozenset(CLOSING)

Row = tuple[str, Sequence[Range]]


def rows_in_sentence(document: Document, paper: Paper, block: Block, noun: FieldNoun) -> Iterator[Named]:
    """The fields that stand in one row in the sentence of ``noun``, read in the first way that gives credible names."""
    text, sentence = document.text, sentence_at(document, noun.start)
    end = min(sentence.end, block.end)
    start = noun.end + (text[noun.end : noun.end + 1] in _CLOSED)  # “die „zentralen Handlungsfelder“ Wohnen, Verkehr”
    if not noun.plural or (noun.strength == "group" and not re.match(r"\s*:\s*\S", text[noun.end : end])):
        return
    for rule, spans in _candidates(document, noun, start, end):
        labels = evenly(document, list(labels_of(document, spans)))
        quoted = bool(labels) and _OPENED.search(text[max(0, labels[0].start - 2) : labels[0].start]) is not None
        if len(labels) < 0.6 * len(spans):
            continue
        if credible(labels, paper, noun, quoted=quoted, count=count_of(document, noun)):
            yield from (Named(label, "list", rule, noun.start, noun.start + 1) for label in labels)
            return


def _candidates(document: Document, noun: FieldNoun, start: int, end: int) -> Iterator[Row]:
    """The rows of spans that may be names, each with the rule that reads it."""
    text, count = document.text, count_of(document, noun)
    colon = _COLON.match(text, start, end)
    if colon and not words_pattern("announced").search(text, start, colon.end()):
        yield "list-after-colon", [_bare(text, span) for span in parted(text, colon.end(), end, count, plural=True)]
    quotes = quoted_run(text, start, end, _QUOTES_WITHIN)
    if len(quotes) > 1 and not words_pattern("announced").search(text, start, quotes[0].start):
        yield "quoted-list", quotes
    lead = None if _OBLIQUE.search(text, max(0, noun.start - 40), noun.start) else _LEAD.match(text, start, end)
    row = row_at(text, lead.end() if lead else start, end)
    if row:
        yield "list-behind-noun", [_bare(text, span) for span in parted(text, row.start, row.end, count, plural=True)]


def _bare(text: str, span: Range) -> Range:
    article = ARTICLE.match(text, span.start, span.end)
    return Range(article.end(), span.end) if article else span
