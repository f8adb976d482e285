"""Fields in a row within a sentence: after a colon, in quotation marks, in brackets, or plainly behind the noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.announced import count_of, promises_other
from extractors.action_fields.before import names_before
from extractors.action_fields.credible import credible
from extractors.action_fields.labels import CLOSING
from extractors.action_fields.named import Named, evenly, labels_of
from extractors.action_fields.nouns import FieldNoun, sentence_at, words_pattern
from extractors.action_fields.paper import Paper
from extractors.action_fields.parting import parted, quoted_run
from extractors.action_fields.prose_rows import ARTICLE, row_at
from extractors.document import Block, Document, Range

# “Arbeitsgruppen fanden zu den Themen”, “Fachforen zu folgenden Schwerpunkten”
_ABOUT_TOPICS = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:zu|für|mit|in)\s+(?:den|folgenden|die)\s+(?:\w+\s+)?"
    r"(?:Themen|Themenfeldern|Themenbereichen|Bereichen|Schwerpunkten|Handlungsfeldern)\b"
)
_COLON = re.compile(r"[^:„\"]{0,160}:\s*(?=\S)")
# “des 2014 beschlossenen Konzepts”
_OF = r"(?:(?:des|der|unseres|dieses)\s+[^().,;:„\"]{3,70}?\s+)?"
_FILLING = (
    r"(?:(?:dabei|hierbei|derzeit|aktuell|künftig|unverändert|weiterhin|u\.\s?a\.|unter\s+anderem|insbesondere|vor\s+allem|zunächst|"
    r"nämlich|die\s+Themen|die\s+Bereiche)\s+)*"
)
# “sind dabei”, “, die das Konzept nennt, lauten”: between the noun and its names
_ARE = re.compile(
    rf"\s*(?:,\s*(?:die|welche)\s[^.,;:„\"]{{3,60}},\s*)?{_OF}"
    rf"(?:sind|waren|seien|lauten|umfassen|bilden|bleiben|heißen)\s+{_FILLING}"
)
_NAMELY = re.compile(
    rf"\s*,?\s*(?:nämlich|und\s+zwar|wie|insbesondere|darunter|u\.\s?a\.|unter\s+anderem)\s+{_FILLING}"
)
# “Als Handlungsfelder wurden”, “Als Schwerpunkte nennt der Plan”, “Als Leitziele haben sich … ergeben”
_AS = re.compile(r"\b[Aa]ls\s+(?:[a-zäöüß\d]+\s+){0,3}$")
_CHOSEN = re.compile(
    rf"\s*(?:wurden|werden|sind|gelten|dienen|(?:haben|ergaben|ergeben)\s+sich|(?:nennt|nannte|benennt|benannte|definiert|führt|sieht|setzt|enthält)"
    rf"(?:\s+(?:es|er|sie|man|wir|(?:das|der|die|dieses|dieser|diese)\s+(?:\w+\s+)?[A-ZÄÖÜ]\w+))?)\s+{_FILLING}"
)
# “in den Handlungsfeldern sind”: the noun is not what the names are
_OBLIQUE = re.compile(
    r"\b(?:[Ii]n|[Zz]u|[Bb]ei|[Aa]us|[Mm]it|[Vv]on|[Nn]ach)\s+(?:(?:den|allen|beiden|\d+|[a-zäöüß]+n)\s+){1,3}$"
)
# “Es gibt vier Handlungsfelder. Diese sind”
_NEXT = re.compile(rf"\s*(?:Diese|Sie|Dies|Es)\s+(?:sind|lauten|heißen|umfassen)\s*:?\s*{_FILLING}")
_BELONG = re.compile(rf"\s*(?:zählen|zählten|gehören|gehörten)\s+{_FILLING}")
_AMONG = re.compile(r"\b[Zz]u\s+(?:den|unseren|diesen|ihren|seinen)\s+(?:[a-zäöüß\d]+\s+){0,3}$")
_OPENED = re.compile(r"(?:[„“\"‚»']|(?<=\s)\.)$")
_QUOTES_WITHIN = 120
_CLOSED = frozenset(CLOSING)

Row = tuple[str, Sequence[Range]]


def rows_in_sentence(document: Document, paper: Paper, block: Block, noun: FieldNoun) -> Iterator[Named]:
    """The fields that stand in one row in the sentence of ``noun``, read in the first way that gives credible names."""
    text, sentence = document.text, sentence_at(document, noun.start)
    end = min(sentence.end, block.end)
    start = noun.end + (text[noun.end : noun.end + 1] in _CLOSED)  # “die „zentralen Handlungsfelder“ Wohnen, Verkehr”
    if not noun.plural:
        return
    if noun.strength == "group":
        about = _ABOUT_TOPICS.match(text, noun.end, end)
        if about is None and not re.match(r"\s*:\s*\S", text[noun.end : end]):
            return
        start = about.end() if about else start
    for rule, spans in _candidates(document, sentence, block, noun, start, end):
        labels = evenly(document, list(labels_of(document, spans)))
        quoted = bool(labels) and _OPENED.search(text[max(0, labels[0].start - 2) : labels[0].start]) is not None
        if len(labels) < (1 if quoted and rule == "list-before-noun" else 0.6 * len(spans)):
            continue
        if credible(labels, paper, noun, quoted=quoted, count=count_of(document, noun)):
            yield from (Named(label, "list", rule, noun.start, noun.start + 1) for label in labels)
            return


def _candidates(
    document: Document, sentence: Range, block: Block, noun: FieldNoun, start: int, end: int
) -> Iterator[Row]:
    """The rows of spans that may be names, each with the rule that reads it."""
    text, count = document.text, count_of(document, noun)
    colon = _COLON.match(text, start, end)
    if colon and not promises_other(document, sentence, noun, colon.end()):
        yield "list-after-colon", [_bare(text, span) for span in parted(text, colon.end(), end, count, plural=True)]
    quotes = quoted_run(text, start, end, _QUOTES_WITHIN)
    if len(quotes) > 1 and not words_pattern("announced").search(text, start, quotes[0].start):
        yield "quoted-list", quotes
    for behind in _behind(document, sentence, block, noun, Range(start, end)):
        row = row_at(text, behind.start, behind.end)
        if row:
            yield (
                "list-behind-noun",
                [_bare(text, span) for span in parted(text, row.start, row.end, count, plural=True)],
            )
    for before in names_before(document, sentence, noun, count):
        yield "list-before-noun", before


def _behind(document: Document, sentence: Range, block: Block, noun: FieldNoun, rest: Range) -> Iterator[Range]:
    """Where names may begin behind the noun: at once, behind “, nämlich” or “sind”, or in a next sentence “Diese sind”."""
    text, before = document.text, document.text[sentence.start : noun.start]
    yield rest
    chosen = _CHOSEN if _AS.search(before) else _BELONG if _AMONG.search(before) else None
    for pattern in (_NAMELY, _ARE if not _OBLIQUE.search(before) else chosen, chosen):
        found = pattern.match(text, rest.start, rest.end) if pattern else None
        if found:
            yield Range(found.end(), rest.end)
    further = _NEXT.match(text, sentence.end, block.end)
    if further:
        yield Range(further.end(), min(sentence_at(document, further.end()).end, block.end))


def _bare(text: str, span: Range) -> Range:
    article = ARTICLE.match(text, span.start, span.end)
    return Range(article.end(), span.end) if article else span
