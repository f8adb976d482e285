"""The words that name the fields of a concept: Handlungsfelder, Themenfelder, Leitziele, AG …; and what paper they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from extractors.document import Block, Document, Range
from extractors.facts import Consultation, Fact, HeadValue
from extractors.language import lookup
from extractors.per_document import per_document
from extractors.sections import sections, sentences

Strength = Literal["strong", "theme", "group", "part"]
_FAR = 1500


@dataclass(frozen=True, slots=True)
class FieldNoun:
    """“Handlungsfeldern” in the text; ``plural`` as it is written."""

    start: int
    end: int
    strength: Strength
    plural: bool


@cache
def noun_pattern() -> re.Pattern[str]:
    """All field nouns, the longest first; “handlungsfeldübergreifend” is none."""
    forms = sorted(_strengths(), key=len, reverse=True)
    written = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w-])")


@cache
def _strengths() -> dict[str, tuple[Strength, bool]]:
    """Each form, also in capitals and with a capital adjective, with its strength and number."""
    forms: dict[str, tuple[Strength, bool]] = {}
    for noun in lookup("fields")["nouns"]:
        for number in ("singular", "plural"):
            for form in noun[number]:
                for spelling in {form, form[0].upper() + form[1:], form.upper()}:
                    forms.setdefault(spelling, (noun["strength"], number == "plural"))
    return forms


@per_document
def field_nouns(document: Document) -> tuple[FieldNoun, ...]:
    """The field nouns of the paper in reading order."""
    return tuple(
        FieldNoun(found.start(), found.end(), *_strengths()[" ".join(found[0].split())])
        for found in noun_pattern().finditer(document.text)
    )


def words_pattern(table: str, key: str = "words") -> re.Pattern[str]:
    """The words under ``table`` of the lookup as one pattern."""
    return _words_pattern(table, key)


@cache
def _words_pattern(table: str, key: str) -> re.Pattern[str]:
    words = sorted(lookup("fields")[table][key], key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(re.escape(word) for word in words)})(?:e?s|en|s)?(?!\w)")


def sentence_at(document: Document, offset: int) -> Range:
    """The sentence that holds ``offset``, or the block where no sentence does; of a very long one the part around it."""
    every = sentences(document)
    index = bisect_right(every, offset, key=lambda sentence: sentence.start) - 1
    whole: Range | Block | None = (
        every[index] if index >= 0 and offset < every[index].end else document.block_at(offset)
    )
    if whole is None:
        return Range(offset, offset)
    return Range(max(whole.start, offset - _FAR), min(whole.end, offset + _FAR))


def is_furniture(document: Document, block: Block, noun: FieldNoun) -> bool:
    """Whether the noun stands on a line of a form that asks for the fields of some other plan:
    ``Stadtstrategie-relevant nein ja Handlungsfeld: (bitte auswählen)``, or a bare ``Handlungsfeld:``."""
    start, end = max(block.start, noun.start - 120), min(block.end, noun.end + 60)
    if block.table is not None:
        row = next((r for r in block.table.rows if r[0].start <= noun.start <= r[-1].end), None)
        if row is not None:
            start, end = row[0].start, row[-1].end
    line = document.text[start:end]
    behind = document.text[noun.end : block.end]
    labelled = not noun.plural and re.match(r"\s*:", behind) is not None
    empty = labelled and block.end - block.start <= noun.end - noun.start + 2
    ticked = re.search(r"[☐☒]|\b(?:nein|ja)\b", line, re.IGNORECASE) is not None
    other_plan = words_pattern("furniture").search(line) is not None
    return empty or (labelled and (ticked or other_plan)) or (ticked and other_plan)


# ---- the paper

_VOTES = re.compile(
    r"\b(?:beschlie(?:ß|ss)\w*|(?:wird|werden)\b[^.;]*\bbeschlossen\b|stimm\w*|zu[gz]e?\w*stimm\w*|Zustimmung|billig\w*|gebilligt|verabschied\w*|Einverständnis|empf(?:ie|e)hl\w*)\b"
)
_DRAFT = re.compile(
    r"\bEntw[uü]rf\w*\s+(?:des|der|eines|einer|für|zum|zur)\s+(?:\w+\s+){0,2}\w*(?:konzept|plan|leitbild|strategie)",
    re.IGNORECASE,
)
# “empfiehlt die Annahme des Konzepts”; a motion to change a plan that is put to the vote
_RECOMMENDS = re.compile(
    r"\bempf(?:ie|e)hl\w*\b[^.;]{0,140}\b(?:Annahme|Zustimmung|Verabschiedung|Beschlussfassung)\s+(?:des|der|zum|zur)\s+\w*(?:[Kk]onzept|[Pp]lan|[Ll]eitbild|[Ss]trategie)"
)
_AMENDS = re.compile(
    r"\b(?:Änderungsantrag|Ergänzungsantrag)\b.*(?:konzept|plan|leitbild|strategie|leitlinien)", re.IGNORECASE
)
_RENEWING = re.compile(
    r"\b(?:Fortschreibung|Neuaufstellung|Neufassung|Überarbeitung|Aktualisierung|Erstellung|Erarbeitung|Weiterentwicklung|"
    r"weitere[sn]?\s+Vorgehen|Neukonzeption)\b"
)
_NEW = re.compile(r"\b[Nn]eue[nrs]?\s+\w*(?:konzept|[Kk]onzeption|plan|[Ll]eitbild|strategie)(?:e?s)?\b")
_DAY = re.compile(r"(?<![\d.])\d{1,2}\.\s?\d{1,2}\.\s?(?P<year>20\d\d)(?!\d)")
_OFTEN, _HEAD = 2, 600


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper does with a concept: ``about``: it speaks of one at all; ``proposes``: it puts one to the vote;
    ``votes``: it decides on something; ``renewing``: it is about making one anew; ``year``: when it was written."""

    about: bool
    proposes: bool
    votes: bool
    renewing: bool
    year: int | None


def paper_of(document: Document, known: Sequence[Fact]) -> Paper:
    decision = [document.text[s.body_start : s.end] for s in sections(document) if s.kind == "decision"]
    subject = [f.value for f in known if isinstance(f, HeadValue) and f.field == "subject"]
    days = [f.date for f in known if isinstance(f, Consultation) and isinstance(f.date, date)]
    years = [day.year for day in days] or [int(m["year"]) for m in _DAY.finditer(document.text)]
    concept = words_pattern("concept")
    proposes = any(_proposes(part) for part in decision) or any(_DRAFT.search(part) for part in subject + decision)
    proposes = (
        proposes or _RECOMMENDS.search(document.text) is not None or _AMENDS.search(document.text, 0, _HEAD) is not None
    )
    about = concept.search(document.text, 0, _HEAD) is not None or len(concept.findall(document.text)) >= _OFTEN
    return Paper(
        about=about or proposes,
        proposes=proposes,
        votes=any(_VOTES.search(part) for part in decision),
        renewing=any(_RENEWING.search(part) for part in decision + subject) or _NEW.search(document.text) is not None,
        year=max(years, default=None),
    )


def _proposes(decision: str) -> bool:
    """Whether a decision puts the concept itself to the vote, and not the way to it."""
    if not _VOTES.search(decision):
        return False
    for sentence in re.split(r"(?<=[.;])\s+|\n", decision):
        keys = ("words", "general", "decided")
        concepts = next(filter(None, (list(words_pattern("concept", key).finditer(sentence)) for key in keys)), [])
        begin = 0
        for concept in concepts:
            if not words_pattern("concept", "way").search(sentence, begin, concept.start()):
                return True
            begin = concept.end()
    return False
