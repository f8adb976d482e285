"""Enumerations within sentences, read in every way: behind a colon, in brackets, dashes or quotation marks, plainly in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.action_fields.cues import cues
from extractors.action_fields.enumeration import Enumeration, Shape, enumeration, sentence_before
from extractors.action_fields.labels import noun_phrase
from extractors.action_fields.parting import parted, quoted_run
from extractors.action_fields.prose_rows import ARTICLE, numbered_row, row_at, rows_between
from extractors.document import Block, Document, Range
from extractors.german.numbers import read_count
from extractors.sections import split

_COLON = re.compile(r":\s+(?=\S)")
_BRACKET = re.compile(r"\((?P<row>[^()]{8,300})\)")
_DASHED = re.compile(r"\s[–—-]\s+(?P<row>[^–—:.]{10,300}?)\s+[–—-](?=\s)")
# “von der Sprache über die Arbeit bis hin zum Wohnen”
_OVER = re.compile(
    r"\b[Vv](?:on|om)\s+(?:der\s+|dem\s+)?(?P<first>[^,.;:]{3,60}?)\s+über\s+(?P<middle>[^.;:]{3,160}?)\s+bis\s+(?:hin\s+)?zu[rm]?\s+"
    r"(?:den\s+|der\s+)?(?P<last>[A-ZÄÖÜ][^,.;:]{2,60}?)(?=\s+(?:reich|geh|erstreck)|[,.;:]|$)"
)
# “Handlungsfelder sind Ankommen, Deutsch lernen, Arbeit finden und gesund bleiben”
_CLAUSE = re.compile(
    r"\b(?:sind|waren|seien|lauten|lauteten|heißen|umfasst|umfassen|nennt|nannte|benennt|bilden|auf|mit|um|in)\s+(?:(?:die|den|der|dem|das)\s+)?"
    r"(?P<row>[A-ZÄÖÜ][^,.:;()„“\"]{2,70}(?:,\s[^,.:;()„“\"]{3,70})+?)(?=\.?$|[.;:]|,\s(?:die|der|das|in|für|wo|um|mit|an|auf)\s|\s[–-]\s)"
)
_COUNT = re.compile(
    r"(?<![\d.,/-])(?P<count>\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?![\d.,/-]*\d)(?=\s)",
    re.I,
)
_CLOSING_VERB = re.compile(r"(?:\s+[a-zäöüß]+)+\s*$")
_QUOTE = re.compile(r"[„“\"»‚]")
_NEAR = 120  # characters behind “im Bereich” that may name it


def in_sentences(document: Document) -> Iterator[Enumeration]:
    """The enumerations that stand in running text."""
    for block in document.blocks:
        if block.table is None:
            for sentence in split(document.text, block.content_start, block.end):
                yield from _in_sentence(document, block, sentence)
    yield from _mentions(document)


def _in_sentence(document: Document, block: Block, sentence: Range) -> Iterator[Enumeration]:
    before = sentence_before(document, sentence)
    for shape, row in _rows(document.text, block, sentence):
        spans = _without_verb(document.text, row) if shape == "clause" else row
        first, last = spans[0].start, spans[-1].end
        lead, tail = Range(sentence.start, max(sentence.start, first)), Range(last, max(last, sentence.end))
        yield from enumeration(document, [_bare(document.text, s) for s in spans], shape, lead, tail, before)


def _rows(text: str, block: Block, sentence: Range) -> Iterator[tuple[Shape, Sequence[Range]]]:
    """The rows of a sentence in every way of reading them that gives two names at least, each once."""
    start, end = sentence.start, sentence.end
    stretches: list[tuple[Shape, int, int]] = [
        ("colon", c.end(), _closed(text, c.end(), end)) for c in _COLON.finditer(text, start, end)
    ]
    stretches += [("bracket", *b.span("row")) for b in _BRACKET.finditer(text, start, end)]
    stretches += [("dashes", *d.span("row")) for d in _DASHED.finditer(text, start, end)]
    rows = [(cue.end, row_at(text, cue.end, end)) for cue in cues(text, start, end)]
    stretches += [
        ("row", row.start, row.end) for row in (*(r for _, r in rows), *rows_between(text, start, end)) if row
    ]
    stretches += [("clause", *c.span("row")) for c in _CLAUSE.finditer(text, start, end)]
    found: list[tuple[Shape, Sequence[Range]]] = [("numbered", numbered_row(text, start, block.end))]
    announced = counts(text, sentence)
    for shape, first, last in stretches:
        found += [(shape, spans) for spans in readings(text, first, last, announced)]
    at = start
    while quote := _QUOTE.search(text, at, end):
        run = quoted_run(text, quote.start(), end, 1)
        found.append(("quoted", run))
        at = max(quote.end(), run[-1].end + 1 if run else 0)
    for over in _OVER.finditer(text, start, end):
        middle = parted(text, *over.span("middle"), plural=True)
        found.append(("over", [Range(*over.span("first")), *middle, Range(*over.span("last"))]))
    seen: set[tuple[Range, ...]] = set()
    for shape, spans in found:
        if len(spans) > 1 and tuple(spans) not in seen:
            seen.add(tuple(spans))
            yield shape, spans


def _closed(text: str, start: int, end: int) -> int:
    """Where a row behind a colon ends: at the bracket that was opened before it, or with the sentence."""
    depth = 0
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return end


def counts(text: str, words: Range) -> Sequence[int]:
    """The numbers that the announcement names: “sechs Felder” → 6."""
    found = (read_count(count["count"]) for count in _COUNT.finditer(text, words.start, words.end))
    return sorted({number for number in found if number})


def readings(text: str, start: int, end: int, announced: Sequence[int]) -> Iterator[list[Range]]:
    """The row in every way of parting it: as its commas say, and so that it has as many names as are announced."""
    for count in (None, *announced):
        spans = parted(text, start, end, count, plural=True)
        if len(spans) > 1 and count in (None, len(spans)):
            yield spans


def _without_verb(text: str, spans: Sequence[Range]) -> Sequence[Range]:
    """The names, the last without the verb that closes the sentence: “Sprache, Arbeit und Wohnen behandeln”."""
    verbs = [_CLOSING_VERB.search(text[span.start : span.end]) for span in spans]
    last = verbs[-1]
    if last is None or any(verbs[:-1]) or not last.start():
        return spans
    return [*spans[:-1], Range(spans[-1].start, spans[-1].start + last.start())]


def _bare(text: str, span: Range) -> Range:
    """The name without its article, and without “Bereichen” before the first of them."""
    article = ARTICLE.match(text, span.start, span.end)
    start = article.end() if article else span.start
    cue = next((c for c in cues(text, start, span.end) if c.start == start and text[c.end : c.end + 1] == " "), None)
    return Range(cue.end + 1 if cue else start, span.end)


# “Im Bereich Sprache”, “Zum Thema „Wohnen“”
_PART = (
    r"(?:[Ii]m|[Zz]um|[Bb]eim|[Dd](?:er|en|em|as|es|ie))\s+"
    r"(?P<part>\w*(?:[Bb]ereich|[Ff]eld|[Tt]hema|[Ss]chwerpunkt|[Ss]äule|[Bb]austein)e?s?)"
)
# “Die AG 1 befasst sich mit Sprache, die AG 2 mit Arbeit”, “Werkstatt 1 „Lernen“, Werkstatt 2 „Wohnen“”
_GROUP = (
    r"(?P<group>Workshop|AG|AK|Arbeitsgruppe|Arbeitskreis|Forum|Fachforum|Themengruppe|Gruppe|Werkstatt)\s+(?:\d{1,2}|[IVX]{1,4}|[A-H])(?![\w-])"
    r"(?:[^.:;„A-ZÄÖÜ]{0,60}?\s(?:mit|zu|zum|zur|auf|über|um)(?:\s+(?:de[nmr]|die|das))?(?:\s+Themen?)?)?"
)
_MENTION = re.compile(rf"\b(?P<lead>{_PART}|{_GROUP})\s+(?=[A-ZÄÖÜ„\"»])")


def _mentions(document: Document) -> Iterator[Enumeration]:
    """Names that the paper speaks of one after the other: “Im Bereich Sprache …”, later “im Bereich Wohnen …”."""
    text = document.text
    runs: dict[str, dict[str, tuple[Range, Range]]] = {}
    for found, following in pairwise((*_MENTION.finditer(text), None)):
        if found is not None:
            end = min(found.end() + _NEAR, following.start() if following else len(text))
            named = runs.setdefault((found["part"] or found["group"]).rstrip("es").lower(), {})
            for name in _named(text, found.end(), end, several=found["group"] is not None):
                named.setdefault(text[name.start : name.end], (Range(*found.span("lead")), name))
    for named in runs.values():
        if len(named) > 2:
            first, *_ = named.values()
            spans = [name for _, name in named.values()]
            before = sentence_before(document, first[0])
            yield from enumeration(document, spans, "mentions", first[0], Range(first[1].end, first[1].end), before)


def _named(text: str, start: int, end: int, *, several: bool) -> Sequence[Range]:
    """The name at ``start``, or ``several``: “mit Arbeit und Beruf, Wohnen sowie Pflege”."""
    if quoted := quoted_run(text, start, end, 1):
        return quoted[:1]
    row = row_at(text, start, end) if several else None
    if row is not None:
        return parted(text, row.start, row.end)
    name = noun_phrase(text, start, end)
    return [name] if name is not None else []
