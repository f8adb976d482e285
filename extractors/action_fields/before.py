"""Names that stand before the noun: “Sprache und Arbeit sind Handlungsfelder”, “… Diese sieben Handlungsfelder”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.nouns import FieldNoun, sentence_at
from extractors.action_fields.parting import parted, quoted_run
from extractors.action_fields.prose_rows import row_at, rows_between
from extractors.document import Document, Range

# “die Themen Pflege, Sport und Digitalisierung als neue Handlungsfelder”
_AS_FIELDS = re.compile(
    r"\b(?:Themen|Bereiche|Felder|Schwerpunkte|stehen|nennt|benennt|nannte|sieht|mit|sind|wurden|werden|waren)\s+(?P<row>[„A-ZÄÖÜ].{3,200}?)\s+als\s+(?:[a-zäöüß]+\s+){0,3}$"
)
_AS = re.compile(r"\s+als\s+(?:[a-zäöüß]+\s+){0,3}$")
_IS = re.compile(
    r"\b(?:sind|waren|bilden|gelten\s+als|wurden\s+als|werden\s+als)\s+(?:die\s+|unsere\s+)?(?:\d+\s+|[a-zäöüß]+\s+){0,4}$"
)
_THESE = re.compile(r"^\s*(?:Beides|Beide|Diese|Dies|Alle|Das|Sie)\s+(?:\w+\s+){0,2}$")
# “Diese sieben”, “zu jedem dieser sechs”, “die genannten”: what it points at stands before it
_POINTS_BACK = re.compile(
    r"\b(?:[Dd]iese[rn]?|[Gg]enannten|[Aa]ufgeführten|[Vv]orstehenden|[Oo]bigen|vorgenannten)\s+(?:[a-zäöüß\d]+\s+){0,2}$"
)


def names_before(document: Document, sentence: Range, noun: FieldNoun, count: int | None) -> Iterator[Sequence[Range]]:
    """The rows before the noun that it may speak of."""
    text = document.text
    predicate = _predicate(document, sentence, noun)
    if predicate:
        yield predicate
    named = _AS_FIELDS.search(text, sentence.start, noun.start)
    if named and noun.strength == "strong":
        yield parted(text, *named.span("row"), count)
    quotes = _first_run(text, sentence.start, noun.start)
    if len(quotes) > 1 and _AS.match(text[quotes[-1].end + 1 : noun.start]):
        yield quotes
    if _POINTS_BACK.search(text, sentence.start, noun.start):
        earlier = sentence_at(document, max(0, sentence.start - 2))
        for row in rows_between(text, earlier.start, earlier.end) if earlier.end <= sentence.start else ():
            spans = parted(text, row.start, row.end, count)
            if len(spans) == count or (count is None and len(spans) > 2):
                yield spans


def _predicate(document: Document, sentence: Range, noun: FieldNoun) -> Sequence[Range]:
    """What a sentence says to be fields: “„A“ und „B“ sind Handlungsfelder”, or the sentence before “Beides sind …”."""
    text = document.text
    if not noun.plural or noun.strength not in ("strong", "theme"):
        return []
    found = _IS.search(text, sentence.start, noun.start)
    if found is None:
        return []
    if _THESE.match(text[sentence.start : found.start()]):
        earlier = sentence_at(document, max(0, sentence.start - 2))
        if earlier.end > sentence.start:
            return []
        colon = text.find(": ", earlier.start, earlier.end)
        return _first_run(text, earlier.start, earlier.end) or (
            parted(text, colon + 1, earlier.end) if colon > 0 else []
        )
    run = _first_run(text, sentence.start, found.start())
    if run:
        return run
    row = row_at(text, sentence.start, found.start())
    return parted(text, row.start, row.end) if row and not text[row.end : found.start()].strip() else []


def _first_run(text: str, start: int, end: int) -> list[Range]:
    return quoted_run(text, start, end, end - start)
