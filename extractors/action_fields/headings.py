"""Fields named one at a time: as headings, with a number, or in a sentence.

“Handlungsfeld „Sprache und Bildung“”, “3. Handlungsfeld: Gesundheit”, “im Handlungsfeld Kultur und Freizeit entstand …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.columns import head_of_fields
from extractors.action_fields.labels import Label, explained, noun_phrase, plausible, tidy
from extractors.action_fields.named import Named, mostly_known
from extractors.action_fields.nouns import (
    FieldNoun,
    field_nouns,
    is_furniture,
    is_only_wished,
    noun_pattern,
    sentence_at,
    words_pattern,
)
from extractors.action_fields.numbering import counts_from_one
from extractors.action_fields.paper import Paper
from extractors.action_fields.parts import part_headings
from extractors.action_fields.torn import first_column, head_line
from extractors.document import Block, Document, Range

_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z])(?![\w-])\.?"
_TITLE = re.compile(rf"\s*(?:{_NUMBER})?\s*(?P<colon>[:–-])?\s*(?=[A-ZÄÖÜ„\"»(]|\d\.\d)")
# “Handlungsfeld 2: Netzwerke” within a paragraph, up to the end of the name
_NUMBERED = re.compile(rf"\s*{_NUMBER}\s*(?P<open>[:–(„\"-])\s*")
_QUOTED = re.compile(r"\s*(?:\d{1,2}\s*)?(?:[:–-]\s*)?(?P<mark>[„“\"»‚])(?P<label>[^„“”\"»«\n]{3,110})(?:[“”\"«‘])")
_LONGEST_TITLE = 130
_SHORT = 8


def headed(document: Document, paper: Paper) -> Iterator[Named]:
    """Fields that stand as headings: short blocks that begin with a field noun, bare or numbered."""
    plain: list[tuple[FieldNoun, Label, Block]] = []
    parts: list[Named] = []
    for noun in (*field_nouns(document), *part_headings(document)):
        block = document.block_at(noun.start)
        if noun.plural or block is None or is_furniture(document, block, noun):
            continue
        line = _title_line(document, block, noun)
        if line is None:
            continue
        title = _TITLE.match(document.text, noun.end, line.end)
        following = noun_pattern().search(document.text, noun.end, line.end)
        end = following.start() if following and title and title["number"] else line.end
        label = tidy(document.text, title.end(), end, title["number"]) if title else None
        if title is None or label is None or noun.strength == "group":
            continue
        if noun.strength == "part" and title["number"]:
            parts.append(Named(label, "heading", "part-heading", noun.start, noun.start + 1))
            continue
        if noun.strength != "strong" and not (title["number"] and (paper.about or paper.policy)):
            continue
        if title["colon"] and not title["number"]:
            plain.append((noun, label, block))
        elif title["number"] or label.text[0].isupper():
            yield Named(label, "heading", "heading", noun.start, noun.start + 1)
    known = paper.about and len(parts) > 1 and mostly_known([named.label for named in parts], 0.75)
    if known or counts_from_one(list(dict.fromkeys(named.label.code or "" for named in parts))):
        yield from parts
    if len({label.text for _, label, _ in plain}) > 1 or (
        paper.about and all(explained(label) for _, label, _ in plain)
    ):
        for noun, label, _ in plain:
            yield Named(label, "heading", "heading-after-colon", noun.start, noun.start + 1)


def _title_line(document: Document, block: Block, noun: FieldNoun) -> Range | None:
    """The rest of the line if the noun opens it: a block or a cell of its own, or the last words of a paragraph."""
    text = document.text
    if block.table is not None:
        row = next((r for r in block.table.rows if r[0].start <= noun.start <= r[-1].end), ())
        cell = next((c for c in row if c.start <= noun.start < c.end), None)
        if cell is not None and re.fullmatch(rf"\s*{_NUMBER}:?", text[noun.end : cell.end]) and not cell.column:
            return Range(noun.end, min((c.end for c in row if c.text and c.column > 0), default=cell.end))
        if cell is None or text[cell.start : noun.start].strip(" \t0123456789.") or len(cell.text) > _LONGEST_TITLE:
            return None
        return Range(noun.end, cell.end)
    if head_of_fields(document, block) is not None or head_line(block):
        return None
    if not text[block.content_start : noun.start].strip() and re.fullmatch(
        rf"\s*{_NUMBER}[:.]?\s*", text[noun.end : block.end]
    ):
        following = next((b for b in document.blocks if b.start >= block.end), None)
        return Range(noun.end, following.end) if following and _is_name(document, following) else None
    if not text[block.content_start : noun.start].strip() and block.end - block.start <= _LONGEST_TITLE:
        return None if text[block.start : block.end].rstrip().endswith((".", ";")) else Range(noun.end, block.end)
    opens = re.search(r"[.!?]\s+$", text[block.start : noun.start])
    if (
        opens
        and block.end - noun.end <= 80
        and re.match(rf"\s*{_NUMBER}\s*(?:[:–-]|[A-ZÄÖÜ])", text[noun.end : block.end])
    ):
        return None if text[noun.end : block.end].rstrip().endswith(".") else Range(noun.end, block.end)
    return None


def _is_name(document: Document, block: Block) -> bool:
    """Whether a block below “Handlungsfeld 1” is its name."""
    label = tidy(document.text, block.content_start, block.end)
    short = (
        block.table is None
        and block.end - block.start <= _LONGEST_TITLE
        and not block.text.rstrip().endswith((".", ":"))
    )
    return short and label is not None


def mentioned(document: Document, paper: Paper) -> Iterator[Named]:
    """Fields that a sentence names: in quotation marks, by number, or by their capital letters."""
    themes: list[Named] = []
    phrases: list[Named] = []
    unknown: list[Named] = []  # names that the codebook does not know
    told: set[str] = set()  # names that a sentence tells of beside “Handlungsfeld” and the codebook knows
    for noun in field_nouns(document):
        block = document.block_at(noun.start)
        if noun.plural or noun.strength == "group" or block is None or is_furniture(document, block, noun):
            continue
        if head_of_fields(document, block) is not None or head_line(block):
            continue
        sentence = sentence_at(document, noun.start)
        end = min(sentence.end, block.end)
        if is_only_wished(document, sentence):
            continue
        named = (
            _numbered(document, noun, end)
            or _quoted(document, noun, end)
            or _plain(document, noun, end)
            or _genitive(document, noun, end)
            or (_predicate(document, noun, end) if paper.about else None)
        )
        if named is None:
            continue
        opens = _OPENS.fullmatch(document.text, sentence.start, noun.start) is not None
        plain = named.rule == "plain-mention"
        if plain and named.label.text[0].islower() and not opens:
            continue
        if plain and not explained(named.label):
            unknown += [named] if opens and noun.strength == "strong" and (paper.about or paper.policy) else []
        elif noun.strength == "strong" and named.manner == "phrase" and not (paper.about or paper.policy):
            phrases.append(named)
        elif noun.strength == "strong":
            told |= {named.label.text} if plain else set()
            yield named
        else:
            themes.append(named)
    numbered = counts_from_one(list(dict.fromkeys(named.label.code for named in themes if named.label.code)))
    if len(told) > 1:
        yield from unknown
    for several in (themes if paper.about or numbered else [], phrases):
        if len({named.label.text for named in several}) > 1:
            yield from several


def _numbered(document: Document, noun: FieldNoun, end: int) -> Named | None:
    """“Handlungsfeld 2 (Arbeit und Beruf)”, “Handlungsfeld 1: Sprache, Handlungsfeld 2: …”."""
    found = _NUMBERED.match(document.text, noun.end, end)
    if found is None:
        return _sentence_of(document, noun)
    if found["open"] == ":" and _ABOUT.search(document.text, max(0, noun.start - 12), noun.start):
        return None
    if found["open"] in '(„"':
        closing = re.compile(r"[)“”\"]").search(document.text, found.end(), end)
        span = Range(found.end(), closing.start()) if closing else None
    else:
        span = _up_to_next(document, found.end(), end) or noun_phrase(document.text, found.end(), end)
    label = tidy(document.text, span.start, span.end, found["number"]) if span else None
    return Named(label, "quoted", "numbered-mention", noun.start, noun.start + 1) if label else None


_ABOUT = re.compile(r"\b[Zz]um?\s+$")  # “Erläuterung zu HF 5: …”
_ENUMERATED = re.compile(r"\s*(?P<number>\d{1,2}|[IVX]{1,4})\.\s+(?P<goal>[A-ZÄÖÜ][^.;:!?]{5,110})[.;]")


def _sentence_of(document: Document, noun: FieldNoun) -> Named | None:
    """“Leitziel 2. Vielfalt im Dorf gestalten.” within a paragraph that numbers several."""
    found = _ENUMERATED.match(document.text, noun.end)
    goal = found is not None and document.text[noun.start : noun.end].endswith("ziel")
    if found is None or not (goal or plausible(found["goal"])):
        return None
    label = Label(*found.span("goal"), " ".join(found["goal"].split()), found["number"])
    return Named(label, "quoted", "numbered-mention", noun.start, noun.start + 1)


def _up_to_next(document: Document, start: int, end: int) -> Range | None:
    """The name up to the next numbered field or comma, if that is short enough for one."""
    stop = re.compile(r"[,;.]|$").search(document.text, start, end)
    following = noun_pattern().search(document.text, start, end)
    last = min(stop.start() if stop else end, following.start() if following else end)
    label = tidy(document.text, start, last)
    return Range(start, last) if label and len(label.text.split()) <= _SHORT else None


def _quoted(document: Document, noun: FieldNoun, end: int) -> Named | None:
    found = _QUOTED.match(document.text, noun.end, end)
    label = tidy(document.text, *found.span("label")) if found else None
    return Named(label, "quoted", "quoted-mention", noun.start, noun.start + 1) if label else None


def _plain(document: Document, noun: FieldNoun, end: int) -> Named | None:
    """“im Handlungsfeld Kultur und Freizeit entstand”, “Das Handlungsfeld selbstbestimmtes Wohnen umfasst”: the words that can be
    its name."""
    text = document.text
    lead = _SMALL.match(text, noun.end, end)
    span = noun_phrase(text, lead.end(), end) if lead else None
    if lead is None or span is None:
        return None
    start = lead.start("adjective") if lead["adjective"] else span.start
    narrow = first_column(text, start, span.end)
    label = tidy(text, start, narrow.end) if narrow is not None and not lead["adjective"] else None
    if label is None or not explained(label):
        label = tidy(text, start, span.end)
    if label is None or re.search(r"\d", label.text) or (lead["adjective"] and not explained(label)):
        return None
    return Named(label, "phrase", "plain-mention", noun.start, noun.start + 1)


# “ selbstbestimmtes ”: an adjective in small letters that opens the name
_SMALL = re.compile(
    r"\s+(?P<adjective>(?!(?:neue|weitere|konkrete|erste|einzelne|folgende|verschiedene|keine|eine|viele|diese)[rsn]?\s)[a-zäöüß]{5,}(?:e|er|es)\s+)?(?=[A-ZÄÖÜ])"
)
_OPENS = re.compile(r"(?:[-–•]\s+)?(?:Auch\s+)?(?:[Ii]m|[Dd]as|[Zz]um|[Bb]eim)\s+")  # the sentence is on the field
_OF = re.compile(
    r"\s+(?P<article>der|des)\s+(?:(?P<adjective>[a-zäöüß]{4,})en\s+)?"
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]+(?:s?-?\s+und\s+[A-ZÄÖÜ][a-zäöüß]+)?)(?![\w-])"
)


def _genitive(document: Document, noun: FieldNoun, end: int) -> Named | None:
    """“im Handlungsfeld der frühkindlichen Bildung”: Frühkindliche Bildung; only what the codebook knows."""
    found = _OF.match(document.text, noun.end, end)
    if found is None or noun.strength != "strong":
        return None
    name, adjective = found["noun"], found["adjective"]
    if found["article"] == "des":
        name = re.sub(r"(?<=[b-df-hj-np-tv-z])e?s$|(?<=en)s$", "", name)
    if adjective:
        adjective = adjective[0].upper() + adjective[1:] + ("e" if found["article"] == "der" else "es")
    start = found.start("adjective") if adjective else found.start("noun")
    label = Label(start, found.end(), f"{adjective} {name}" if adjective else name)
    return Named(label, "phrase", "genitive-mention", noun.start, noun.start + 1) if explained(label) else None


# “Ein wichtiges Handlungsfeld bildet auch die berufliche Bildung”, “Sprachförderung ist ein zentrales Handlungsfeld”
_ONE = r"(?:[Ee]in|[Dd]as)\s+(?:(?:zentrale|wichtige|wesentliche|weitere|eigene|eigenständige|große|neue|erste|zweite)[sn]?\s+)?"
_ONE_IS = re.compile(
    r"\s+(?:ist|bildet|sind)\s+(?:(?:dabei|hierbei|auch|weiterhin|insbesondere)\s+)*(?:(?:die|der|das|den)\s+)?(?:Thema\s+|Bereich\s+)?"
)
_IS_ONE = re.compile(rf"\s+(?:ist|bildet|bleibt)\s+(?:(?:dabei|hierbei|auch|weiterhin|daher)\s+)*{_ONE}$")


def _predicate(document: Document, noun: FieldNoun, end: int) -> Named | None:
    """A field that a sentence says to be one; only what the codebook knows."""
    text, start = document.text, sentence_at(document, noun.start).start
    owner = re.compile(r"\s+(?:des|der|von|vom)\s+(?P<owner>[^.,;]{1,40})").match(text, noun.end, end)
    if owner and not words_pattern("concept").search(owner["owner"]):
        return None
    span = None
    ahead = _ONE_IS.match(text, noun.end, end)
    if ahead and re.search(rf"{_ONE}$", text[start : noun.start]):
        adjective = re.compile(r"(?:[a-zäöüß]{5,}(?:e|er|es|en)\s+)?(?=[A-ZÄÖÜ])").match(text, ahead.end(), end)
        name = noun_phrase(text, adjective.end(), end) if adjective else None
        span = Range(ahead.end(), name.end) if name else None
    behind = _IS_ONE.search(text, start, noun.start)
    if span is None and behind:
        article = re.compile(r"(?:(?:Die|Der|Das|Auch|Thema)\s+)*").match(text, start)
        name = noun_phrase(text, article.end() if article else start, behind.start())
        span = name if name and name.end == behind.start() else None
    if span is None:
        return None
    inside = text[span.start : span.end].rstrip(" .,;:")
    label = Label(span.start, span.start + len(inside), " ".join((inside[0].upper() + inside[1:]).split()))
    if not explained(label) or len(label.text.split()) > 6:
        return None
    return Named(label, "phrase", "predicate", min(noun.start, span.start), noun.start + 1)
