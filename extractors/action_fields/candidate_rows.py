"""Enumerations within sentences, read in every way: behind a colon, in brackets, dashes or quotation marks, plainly in prose.

How a row is parted: “Bildung, Arbeit und Beruf sowie Wohnen” are three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extractors.action_fields.enumeration import Enumeration, Shape, enumeration, sentence_before
from extractors.action_fields.labels import noun_phrase
from extractors.action_fields.words import NAMING, cues_in, noun_pattern, part_pattern, sentence_at
from extractors.document import Document, Range
from extractors.german.numbers import read_count
from extractors.sections import split

_COLON = re.compile(r":\s+(?=\S)")
_BRACKET = re.compile(r"\((?P<row>[^()]{8,300})\)")
_DASHED = re.compile(r"\s[–—-]\s+(?P<row>[^–—:.]{10,300}?)\s+[–—-](?=\s)")
_COUNT = re.compile(
    r"(?<![\d.,/-])(?P<count>\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?![\d.,/-]*\d)(?=\s)",
    re.I,
)
_QUOTE = re.compile(r"[„“\"»‚]")
# one of these stands in every row of names
PARTS = re.compile(r"[,;&|/–•·▪●\uf0b7„“\"»‚]|\s-\s|\s(?:und|sowie)\s|[.)]\s")


def in_sentences(document: Document) -> Iterator[Enumeration]:
    """The enumerations that stand in running text."""
    for prose in _prose(document):
        for sentence in split(document.text, prose.start, prose.end):
            yield from _in_sentence(document, sentence)


_LONG_CELL = 40


def _prose(document: Document) -> Iterator[Range]:
    """What may hold sentences: the blocks, with their mark where a second of its kind follows (“|(a)| Sprache |(b)| Arbeit”), and long
    cells of tables (“Das Forum arbeitet zu „Wohnen“ und „Arbeit“.”)."""
    for block in document.blocks:
        if block.table is not None:
            cells = (Range(cell.start, cell.end) for row in block.table.rows for cell in row)
            yield from (cell for cell in cells if cell.end - cell.start > _LONG_CELL)
            continue
        second = _NUMBERED.search(document.text, block.content_start, block.end) if block.marker else None
        marked = second is not None and second[0][0] == block.marker[0]
        yield Range(block.start if marked else block.content_start, block.end)


def _in_sentence(document: Document, sentence: Range) -> Iterator[Enumeration]:
    """The enumerations of a sentence."""
    if not PARTS.search(document.text, sentence.start, sentence.end):
        return
    before, end = sentence_before(document, sentence), _taken_up(document, sentence)
    for shape, spans in _rows(document, sentence):
        first, last = spans[0].start, spans[-1].end
        lead, tail = Range(sentence.start, max(sentence.start, first)), Range(last, max(last, end))
        yield from enumeration(document, spans, shape, lead, tail, before)


_TAKES_UP = re.compile(r"\s*(?:\w+\s+){0,3}?(?i:diese[nrm]?|die\s+genannten)\s+(?:\w+\s+){0,2}?(?=[A-ZÄÖÜ])")


def _taken_up(document: Document, sentence: Range) -> int:
    """The end of a sentence, or of the next where that takes up its names: “Gegen diese vier |Handlungsfelder| spricht nichts.”"""
    takes = _TAKES_UP.match(document.text, sentence.end)
    noun = takes and next(iter(cues_in(document, takes.end(), takes.end() + 1)), None)
    return sentence_at(document, takes.end()).end if takes and noun and noun.family in NAMING else sentence.end


def _rows(document: Document, sentence: Range) -> Iterator[tuple[Shape, Sequence[Range]]]:
    """The rows of a sentence in every way of reading them that gives two names at least, each once."""
    text, start, end = document.text, sentence.start, sentence.end
    stretches: list[tuple[Shape, int, int]] = [("colon", c.end(), end) for c in _COLON.finditer(text, start, end)]
    stretches += [("bracket", *b.span("row")) for b in _BRACKET.finditer(text, start, end)]
    stretches += [("dashes", *d.span("row")) for d in _DASHED.finditer(text, start, end)]
    rows = [row_at(text, cue.end, end) for cue in cues_in(document, start, end) if cue.family in NAMING]
    stretches += [("row", row.start, row.end) for row in (*rows, *rows_between(text, start, end)) if row]
    if numbers := _numbers(text, start, end):
        stretches.append(("row", numbers[0].start(), end))
    found: list[tuple[Shape, Sequence[Range]]] = []
    announced = counts(text, sentence)
    for shape, first, last in stretches:
        found += [(shape, spans) for spans in readings(text, first, last, announced)]
    at = start
    while quote := _QUOTE.search(text, at, end):
        run = quoted_run(text, quote.start(), end)
        found.append(("quoted", run))
        at = max(quote.end(), run[-1].end + 1 if run else 0)
    seen: set[tuple[Range, ...]] = set()
    for shape, spans in found:
        if len(spans) > 1 and tuple(spans) not in seen:
            seen.add(tuple(spans))
            yield shape, spans


def counts(text: str, words: Range) -> Sequence[int]:
    """The numbers that the announcement names: “sechs Felder” → 6."""
    found = (read_count(count["count"]) for count in _COUNT.finditer(text, words.start, words.end))
    return sorted({number for number in found if number})


def readings(text: str, start: int, end: int, announced: Sequence[int]) -> Iterator[list[Range]]:
    """The row in every way of parting it: as its commas say, and so that it has as many names as are announced."""
    if not PARTS.search(text, start, end):
        return
    for count in (None, *announced):
        spans = parted(text, start, end, count, plural=True)
        if len(spans) > 1 and count in (None, len(spans)):
            yield spans
    spans = parted(text, start, end)
    if len(spans) > 2 and len(parts := split_last(text, spans, AND)) > len(spans):
        yield parts


_QUOTED = re.compile(
    r"[„“\"»‚](?P<a>[^„“”\"»«\n]{2,110}?)(?:[“”\"«‘]|(?=,\s*[„\"»])|(?=\s+(?:und|sowie)\s+[„\"»]))"  # “A”, or its end lost
    r"|(?<=,\s)(?P<b>[A-ZÄÖÜ][^„“”\",\n]{2,80}?)[“”\"]"  # the beginning lost
    r"|(?:(?<=[\s(])|^)[.,'](?P<c>[A-ZÄÖÜ][^'‘’„“”\n]{2,80}?)['‘’](?!\w)"  # 'A', .A'
)
_REACH = 400  # characters from a quoted label to the end of the next
# what may stand between two quoted fields
_BETWEEN = re.compile(
    r"\s*(?:\((?:[^()]{0,40})\)\s*)?(?:[,;/&]|\bund\b|\bsowie\b|\bbzw\.|\boder\b)?\s*(?:,\s*)?(?:(?:sowie|und)(?:\s+(?:schließlich|zuletzt|nicht\s+zuletzt|auch|zudem)|,?\s[a-zäöü][^,.;:]{2,60},)?)?\s*"
    r"(?:(?:das|die|der|dem|den|zum|zur|im|in)\s+)?(?:(?:Handlungsfeld|Themenfeld|Thema|Bereich|Feld|Schwerpunkt)\s+)?(?:\d{1,2}[.):]\s*|[A-Z][.)]\s*)?$"
)


def quoted_run(text: str, start: int, end: int) -> list[Range]:
    """The spans of quoted labels that follow one another, the first at ``start``."""
    run: list[Range] = []
    last = start
    within = min(end, start + _REACH)
    found = _QUOTED.match(text, start, within) or _QUOTED.match(text, start + 1, within)
    while found and (not run or _BETWEEN.match(text[last : found.start()])):
        run.append(Range(*found.span(found.lastgroup or "a")))
        last = found.end()
        found = _QUOTED.search(text, last, min(end, last + _REACH))
    return run


# “Sprache und Bildung”, not “Übergang in Ausbildung und Beruf”
_PAIR = re.compile(r"(?!(?:\S+\s+){1,4}(?:in|zu|zum|zur|von|der|des|für|am|an)\s).*\s(?:und|&)\s")
# “sowie, erstmals, die Pflege”
_LAST = r"(?:und\s+|sowie\s+)?(?:nicht\s+zuletzt\s*,?\s+|schließlich\s+|zuletzt\s+)?"
_SET_OFF = r"\s+(?:sowie|und),\s[a-zäöü][^,.;:]{2,60},\s+"  # “sowie, auf Wunsch des Beirates, Sport”
_NO_BRACKET = r"(?![^()]{0,80}\))"  # “Bildung (Schulen, Kitas), Wohnen” are two
_SEMICOLON, _COMMA = re.compile(rf";{_NO_BRACKET}\s*{_LAST}"), re.compile(rf",{_NO_BRACKET}\s*{_LAST}|{_SET_OFF}")
# “Familie, Pflege und Beruf (Absatz 1)|, |Wohnen (Absatz 2)| sowie |Arbeit (Absatz 3)”
_BRACKET_ENDS = re.compile(rf"(?<=\))(?:,|\s+(?=und\b|sowie\b))\s*{_LAST}")
_ASIDE_BEHIND = 30
_SPACED = re.compile(r"\s(?:[|/–•·]|-)\s")  # “Sprache / Arbeit / Wohnen”
AND = r"\s+(?:und|&)\s+"
_ASIDE = re.compile(r"\s[–-]\s[a-zäöü][^–]+\s[–-]\s")  # “sowie – quer zu allen – Schutz”
_NUMBERED = re.compile(
    r"(?:(?<=\s)|^)(?:\(?(?:\d{1,2}|[IVX]{1,4}|[a-zA-Z])[.)]|[•▪●\uf0b7])\s+(?=[A-ZÄÖÜ„\"]|[a-zäöüß]{4,}\s+[A-ZÄÖÜ])"
)


@lru_cache(1 << 10)
def _numbers(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The marks before the names of a row, from its beginning or a first number on: “in |(1)| Sprache, |(2)| Arbeit sowie |(3)| Wohnen”."""
    marks = list(_NUMBERED.finditer(text, start, end))
    first = marks[0][0].strip(" ().") if marks else ""
    return marks if len(marks) > 1 and (marks[0].start() <= start + 2 or first in ("1", "I", "a", "A")) else []


def parted(text: str, start: int, end: int, count: int | None = None, *, plural: bool = False) -> list[Range]:
    """The labels of a row: ``Bildung, Arbeit und Beruf, Wohnen sowie Gesundheit`` → four.

    Semicolons, numbers or brackets behind every name part alone where there are any. “und” in the last piece of a row of commas
    parts it, unless the number that the sentence names is met without. ``count`` is that number. ``plural``: they are two at
    least, so that “und” parts also where there is nothing else: “den Handlungsfeldern Sprache und Arbeit”.
    """
    if marks := _numbers(text, start, end):
        edges = [m.start() for m in marks] + [end]
        return [Range(a, b) for a, b in pairwise(edges)]
    each = list(_pieces(text, start, end, _BRACKET_ENDS))
    if len(each) > 2 and count in (None, len(each)) and _BRACKET.search(text, each[-1].start, end + _ASIDE_BEHIND):
        return each
    spaced = _SPACED.search(text, start, end)
    if spaced and text.count(spaced[0], start, end) > 1 and not _ASIDE.search(text, start, end):
        return list(_pieces(text, start, end, re.compile(re.escape(spaced[0]))))
    separator = _SEMICOLON if ";" in text[start:end] else _COMMA
    pieces = list(_pieces(text, start, end, separator))
    if separator is _SEMICOLON:
        return pieces
    pieces = split_last(text, pieces, r"\s+sowie\s+(?:–\s[^–]+\s–\s+)?")
    if count is None and len(pieces) == 1 and plural:
        return split_last(text, pieces, AND)
    paired = any(_PAIR.match(text[p.start : p.end].strip()) for p in pieces[:-1])
    some = count is None or len(pieces) + 1 < count  # “elf Handlungsfelder, u. a. …”
    joined = len(pieces) + 1 == count or (some and len(pieces) > 1 and not paired)
    return split_last(text, pieces, AND) if joined else pieces


# “erzieherischer Kinder- und Jugendschutz”, “geflüchteter und zugewanderter Frauen”: the “und” stands within a name
_ONE_NAME = re.compile(
    r"-\s+und\s+[A-ZÄÖÜ]|\b[a-zäöüß]{4,}(?P<ending>e[nrsm]?)\s+und\s+[a-zäöüß]{4,}(?P=ending)(?=\s+[A-ZÄÖÜ])"
)
_WORD = 40


def split_last(text: str, pieces: list[Range], conjunction: str) -> list[Range]:
    """The pieces with the last parted at its last ``conjunction``."""
    if not pieces:
        return []
    last = pieces[-1]
    words = text[last.start : last.end]
    found = reversed(list(re.finditer(conjunction, words)))
    at = next((each for each in found if not _ONE_NAME.search(words, 0, each.end() + _WORD)), None)
    if at is None:
        return pieces
    end, start = last.start + at.start(), last.start + at.end()
    return [*pieces[:-1], _bare(text, last.start, end), _bare(text, start, last.end)]


_BEHIND = re.compile(r"\s+\([^()]*\)\W*$")


def _bare(text: str, start: int, end: int) -> Range:
    """A piece without the brackets behind its name: “Arbeit |(Herr Bock)|, Wohnen |(Frau Celik)|”."""
    aside = _BEHIND.search(text, start, end)
    return Range(start, aside.start() if aside else end)


def _pieces(text: str, start: int, end: int, separator: re.Pattern[str]) -> Iterator[Range]:
    """The stretches between separators."""
    for found in separator.finditer(text, start, end):
        yield _bare(text, start, found.start())
        start = found.end()
    if text[start:end].strip():
        yield _bare(text, start, end)


# what looks like an adjective
_NONE = (
    r"(?!(?:sowie|oder|unter|hinter|immer|weiter|wurde|werde|hatte|sollte|könnte|konnte|möchte|umfasste|umfasse|nannte|benannte|kannte|enthalte|"
    r"beinhaltete|behandelte|gliederte|(?:eine|keine|diese|jede|alle|ihre|seine|unsere|weitere|andere|viele|beide|mehrere|einige)[nrsm]?)\b)"
)
_ADJECTIVE = rf"{_NONE}(?:[a-zäöüß]{{3,}}(?:e|er|es)\s+und\s+)?[a-zäöüß]{{3,}}(?:e|er|es)\s+(?=[A-ZÄÖÜ])"
_AFTER_ARTICLE = rf"{_NONE}[a-zäöüß]{{3,}}(?:e|er|es|en)\s+(?=[A-ZÄÖÜ])"
_ARTICLE = rf"(?:der|die|das|den|dem|zum|zur)\s+(?=[A-ZÄÖÜ„]|{_AFTER_ARTICLE})"
_NUMBER = r"\(?(?:\d{1,2}[.)]?|[IVX]{1,4}[.)]|[a-zA-H][.)])\s+(?=[A-ZÄÖÜ„]|[a-zäöüß]{5,})"
# “1. ”, “die ”, “politische ”, “die politische ”
LEAD = re.compile(
    rf"\s*(?P<number>{_NUMBER})?(?:{_ARTICLE}(?P<inflected>{_AFTER_ARTICLE})?|(?P<adjective>{_ADJECTIVE}))?"
)
# “, ”, “ sowie ”, “ sowie, erstmals, ”
_INSERTED = (
    r"(?:,?\s*(?:erstmals|neu|neuerdings|künftig|schließlich|zuletzt|nicht\s+zuletzt|auch|zusätzlich|ferner)\s*,?\s+"
    r"|,\s[a-zäöü][^,.;]{2,60},\s+|–\s[a-zäöü][^–.;]{2,60}\s–\s+)?"
)
_JOINT = re.compile(
    rf"(?:\s*\([^()]{{2,80}}\))?(?:\s*[,;]\s*(?:(?:und|sowie)(?:\s+|(?=,)){_INSERTED})?|\s+(?:und|sowie)(?:\s+|(?=,)){_INSERTED}){LEAD.pattern}"
)
_BEGINS = re.compile(rf"(?<![\w-])(?:{_NUMBER}|{_ARTICLE}|{_ADJECTIVE}|[A-ZÄÖÜ])")
_IS_ROW = re.compile(r",|;|\bund\b|\bsowie\b")


def row_at(text: str, start: int, end: int) -> Range | None:
    """The row that begins at ``start``: ``der Spracherwerb und die Arbeit``, ``1. Sprache, 2. Arbeit``; at least two names."""
    lead = LEAD.match(text, start, end)
    first = noun_phrase(text, lead.end() if lead else start, end)
    if first is None:
        return None
    begin, last = first.start, first.end
    if lead and lead.lastgroup:
        begin = min(lead.start(name) for name, found in lead.groupdict().items() if found)
    while True:
        joint = _JOINT.match(text, last, end)
        if joint and ";" in joint[0] and "," in text[begin:last]:
            break
        following = noun_phrase(text, joint.end(), end) if joint else None
        if following is None:
            break
        last = following.end
    return Range(begin, last) if _IS_ROW.search(text[begin:last]) else None


def rows_between(text: str, start: int, end: int) -> Iterator[Range]:
    """Every row between ``start`` and ``end``, wherever it stands."""
    while begins := _BEGINS.search(text, start, end):
        lead = LEAD.match(text, begins.start(), end)
        at = lead.end() if lead else begins.start()
        word = part_pattern().match(text, at, end) or noun_pattern().match(text, at, end)
        if word is not None:
            start = word.end()
            continue
        row = row_at(text, begins.start(), end)
        if row is not None:
            yield row
            start = row.end
        else:
            first = noun_phrase(text, begins.start(), end)
            start = max(begins.start() + 1, first.end if first else begins.end())
