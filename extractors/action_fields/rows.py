"""Fields in a row within a sentence: after a colon, in quotation marks, in brackets, or plainly behind the noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.announced import count_of, promises_other
from extractors.action_fields.labels import noun_phrase, parted, quoted_run
from extractors.action_fields.named import Named, labels_of, mostly_known
from extractors.action_fields.nouns import FieldNoun, Paper, sentence_at, words_pattern
from extractors.document import Block, Document, Range

# “Arbeitsgruppen fanden zu den Themen”, “Fachforen zu folgenden Schwerpunkten”
_ABOUT_TOPICS = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:zu|für|mit|in)\s+(?:den|folgenden|die)\s+(?:\w+\s+)?"
    r"(?:Themen|Themenfeldern|Themenbereichen|Bereichen|Schwerpunkten|Handlungsfeldern)\b"
)
_COLON = re.compile(r"[^:„\"]{0,160}:\s*(?=\S)")
# “des 2014 beschlossenen Konzepts”
_OF = r"(?:(?:des|der|unseres|dieses)\s+[^().,;:„\"]{3,70}?\s+)?"
_BRACKETS = re.compile(rf"\s*{_OF}\((?P<row>[^()]{{5,300}})\)")
_FILLING = (
    r"(?:(?:dabei|hierbei|derzeit|aktuell|künftig|unverändert|weiterhin|u\.\s?a\.|unter\s+anderem|insbesondere|vor\s+allem|zunächst|"
    r"nämlich|die\s+Themen|die\s+Bereiche)\s+)*"
)
# “sind dabei”, “, die das Konzept nennt, lauten”: between the noun and its names
_ARE = re.compile(
    rf"\s*(?:,\s*(?:die|welche)\s[^.,;:„\"]{{3,60}},\s*)?{_OF}"
    rf"(?:sind|waren|seien|lauten|umfassen|bilden|bleiben|heißen)\s+{_FILLING}"
)
_NAMELY = re.compile(rf"\s*,?\s*(?:nämlich|und\s+zwar|wie|insbesondere)\s+{_FILLING}")
# “als Handlungsfelder wurden”
_AS = re.compile(r"\b[Aa]ls\s+(?:[a-zäöüß\d]+\s+){0,3}$")
_CHOSEN = re.compile(rf"\s*(?:wurden|werden|sind|gelten)\s+{_FILLING}")
# “in den Handlungsfeldern sind”: the noun is not what the names are
_OBLIQUE = re.compile(
    r"\b(?:[Ii]n|[Zz]u|[Bb]ei|[Aa]us|[Mm]it|[Vv]on|[Nn]ach)\s+(?:(?:den|allen|beiden|\d+|[a-zäöüß]+n)\s+){1,3}$"
)
# “Es gibt vier Handlungsfelder. Diese sind”
_NEXT = re.compile(rf"\s*(?:Diese|Sie|Dies|Es)\s+(?:sind|lauten|heißen|umfassen)\s*:?\s*{_FILLING}")
_BELONG = re.compile(rf"\s*(?:zählen|zählten|gehören|gehörten)\s+{_FILLING}")
_AMONG = re.compile(r"\b[Zz]u\s+(?:den|unseren|diesen|ihren|seinen)\s+(?:[a-zäöüß\d]+\s+){0,3}$")
_ADJECTIVE = r"[a-zäöüß]{4,}(?:e|er|es)\s+(?=[A-ZÄÖÜ])"
_ARTICLE = re.compile(rf"(?:der|die|das|den)\s+(?=[A-ZÄÖÜ]|{_ADJECTIVE})")
_OPENED = re.compile(r"(?:[„“\"‚»']|(?<=\s)\.)$")
_QUOTES_WITHIN = 120

Row = tuple[str, Sequence[Range]]


def rows_in_sentence(document: Document, paper: Paper, block: Block, noun: FieldNoun) -> Iterator[Named]:
    """The fields that stand in one row in the sentence of ``noun``, read in the first way that gives credible names."""
    text, sentence = document.text, sentence_at(document, noun.start)
    end = min(sentence.end, block.end)
    start = noun.end
    if not noun.plural:
        return
    if noun.strength == "group":
        about = _ABOUT_TOPICS.match(text, noun.end, end)
        if about is None and not re.match(r"\s*:\s*\S", text[noun.end : end]):
            yield from _quoted_groups(document, paper, noun, end)
            return
        start = about.end() if about else start
    for rule, spans in _candidates(document, sentence, block, noun, start, end):
        labels = list(labels_of(document, spans))
        quoted = bool(labels) and _OPENED.search(text[max(0, labels[0].start - 2) : labels[0].start]) is not None
        enough = len(labels) > 1 or (rule == "list-before-noun" and quoted)
        enough = enough and (noun.strength != "part" or len(labels) > 2)
        if not enough or len(labels) < 0.6 * len(spans):
            continue
        strong = noun.strength == "strong" and (quoted or mostly_known(labels, 0.5))
        themes = noun.strength == "theme" and paper.about and rule == "quoted-list"
        counted = quoted and len(labels) > 2 and len(labels) == count_of(document, noun) and mostly_known(labels, 0.6)
        if strong or themes or counted or (paper.about and mostly_known(labels, 0.75)):
            yield from (Named(label, "list", rule, noun.start, noun.start + 1) for label in labels)
            return


def _candidates(
    document: Document, sentence: Range, block: Block, noun: FieldNoun, start: int, end: int
) -> Iterator[Row]:
    """The rows of spans that may be names, each with the rule that reads it."""
    text, count = document.text, count_of(document, noun)
    colon = _COLON.match(text, start, end)
    if colon and not promises_other(document, sentence, noun, colon.end()):
        yield "list-after-colon", parted(text, colon.end(), end, count)
    bracket = _BRACKETS.match(text, start, end)
    if bracket:
        yield "list-in-brackets", parted(text, *bracket.span("row"), count)
    quotes = quoted_run(text, start, end, _QUOTES_WITHIN)
    if len(quotes) > 1 and not words_pattern("announced").search(text, start, quotes[0].start):
        yield "quoted-list", quotes
    for behind in _behind(document, sentence, block, noun, Range(start, end)):
        row = _plain_row(text, behind.start, behind.end)
        if row:
            yield (
                "list-behind-noun",
                [_bare(text, span) for span in parted(text, row.start, row.end, count, plural=True)],
            )
    before = _predicate(document, sentence, noun)
    if before:
        yield "list-before-noun", before
    named = _AS_FIELDS.search(text, sentence.start, noun.start)
    if named and noun.strength == "strong":
        yield "list-before-noun", parted(text, *named.span("row"), count)


def _quoted_groups(document: Document, paper: Paper, noun: FieldNoun, end: int) -> Iterator[Named]:
    """“die Fachforen „Bildung“ und „Gesundheit“”."""
    labels = list(labels_of(document, quoted_run(document.text, noun.end, end, 2)))
    if noun.plural and paper.about and len(labels) > 1 and mostly_known(labels, 0.75):
        yield from (Named(label, "list", "quoted-groups", noun.start, noun.start + 1) for label in labels)


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
    article = _ARTICLE.match(text, span.start, span.end)
    return Range(article.end(), span.end) if article else span


def _plain_row(text: str, start: int, end: int) -> Range | None:
    """Names in capitals behind the noun: ``Sprache, Bildung und Arbeit wurden …``, ``der Spracherwerb und die Arbeit``."""
    lead = re.compile(rf"(?:{_ARTICLE.pattern})(?P<adjective>{_ADJECTIVE})?|\s*(?P<number>\d{{1,2}}[.)]?\s+)").match(
        text, start, end
    )
    first = noun_phrase(text, lead.end() if lead else start, end)
    if first is None:
        return None
    named = lead.start(lead.lastgroup) if lead and lead.lastgroup else first.start
    begin, last = named, first.end
    joint = re.compile(
        rf"(?:\s*[,;]\s*(?:und\s+|sowie\s+)?|\s+(?:und|sowie)\s+)(?:{_ARTICLE.pattern})?(?:{_ADJECTIVE}|\d{{1,2}}[.)]?\s+)?"
    )
    while True:
        comma = joint.match(text, last, end)
        following = noun_phrase(text, comma.end(), end) if comma else None
        if following is None:
            break
        last = following.end
    return Range(begin, last) if re.search(r",|;|\bund\b|\bsowie\b", text[begin:last]) else None


# “die Themen Pflege, Sport und Digitalisierung als neue Handlungsfelder”
_AS_FIELDS = re.compile(
    r"\b(?:Themen|Bereiche|Felder|Schwerpunkte|stehen|nennt|benennt|nannte|sieht|mit)\s+(?P<row>[„A-ZÄÖÜ].{3,200}?)\s+als\s+(?:[a-zäöüß]+\s+){0,3}$"
)
_IS = re.compile(
    r"\b(?:sind|waren|bilden|gelten\s+als|wurden\s+als|werden\s+als)\s+(?:die\s+|unsere\s+)?(?:\d+\s+|[a-zäöüß]+\s+){0,4}$"
)
_THESE = re.compile(r"^\s*(?:Beides|Beide|Diese|Dies|Alle|Das)\s+(?:\w+\s+){0,2}$")


def _predicate(document: Document, sentence: Range, noun: FieldNoun) -> list[Range]:
    """What a sentence says to be fields: “„A“ und „B“ sind Handlungsfelder”, or the sentence before “Beides sind …”."""
    text = document.text
    if not noun.plural or noun.strength != "strong":
        return []
    found = _IS.search(text, sentence.start, noun.start)
    if found is None:
        return []
    if _THESE.match(text[sentence.start : found.start()]):
        earlier = sentence_at(document, max(0, sentence.start - 2))
        return _first_run(text, earlier.start, earlier.end) if earlier.end <= sentence.start else []
    run = _first_run(text, sentence.start, found.start())
    if run:
        return run
    row = _plain_row(text, sentence.start, found.start())
    return parted(text, row.start, row.end) if row and not text[row.end : found.start()].strip() else []


def _first_run(text: str, start: int, end: int) -> list[Range]:
    return quoted_run(text, start, end, end - start)
