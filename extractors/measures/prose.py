"""Measures told below headings: “3.1.2 Mobile Jugendarbeit in den Ortsteilen” over paragraphs that say who, when and at what cost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache

from extractors.document import Document, Range, beginning_in, meet
from extractors.german.dates import find_times
from extractors.german.money import find_amounts
from extractors.language import lookup
from extractors.measures.draft import Draft, calls_itself_one, said_of, set_title
from extractors.outline.tree import Part, parts
from extractors.sections import sentences

_LEAST = 3
"""Headings of one kind that are measures together."""
_COLUMNS = 2
"""What most of them say at least where no heading calls itself a measure."""
_PAST = re.compile(r"\b(?:aus\s+dem(?:\s+Jahre?)?|von|Baujahr)\s+$")


def prose(document: Document, taken: Sequence[Draft]) -> list[Draft]:
    """The measures told below headings of one kind; places that ``taken`` measures have are left to them."""
    groups: dict[tuple[str, float], list[Part]] = defaultdict(list)
    above = {id(part.parent) for part in parts(document)}
    for part in parts(document):
        kind = _shape(part)
        if kind is not None and id(part) not in above:
            groups[kind, part.level].append(part)
    found: list[Draft] = []
    for (kind, _), group in groups.items():
        drafts = [_told(document, part) for part in group]
        telling = [draft for draft in drafts if len(draft.values) >= (1 if kind == "named" else _COLUMNS)]
        if len(telling) >= _LEAST and (kind == "named" or len(telling) * 2 >= len(drafts)):
            found += [draft for draft in drafts if not meet(draft, (*taken, *found))]
    return found


def _shape(part: Part) -> str | None:
    """How a heading shows that it may be a measure's: it says so, or it is a numbered leaf in a field of the concept."""
    if calls_itself_one(part.block.text):
        return "named"
    number = part.title.number
    above = part.parent.path() if part.parent else ()
    listed = any(each.kind in ("field", "measures") for each in above)
    if number and listed:
        return "coded" if number[0].isalpha() else f"numbered {number.count('.')}" if "." in number else None
    return None


def _told(document: Document, part: Part) -> Draft:
    draft = Draft("measure-told", part.start, part.end)
    set_title(draft, document.text, Range(part.block.start, part.block.end))
    body = beginning_in(sentences(document), part.block.end, part.end)
    for sentence in body:
        _take(document, draft, sentence)
    draft.status_in = tuple(body)
    draft.end = part.end
    return draft


def take_told(document: Document, drafts: Sequence[Draft]) -> None:
    """Take from the sentences of laid out measures what none of them has a label for: “Zielgruppe: …” below “Träger ist die Caritas.”"""
    known = {column for draft in drafts for column in draft.values}
    for draft in drafts:
        for sentence in said_of(document, draft):
            _take(document, draft, sentence, known)


def _take(document: Document, draft: Draft, sentence: Range, known: Set[str] = frozenset()) -> None:
    """Take what a sentence tells but for ``known`` columns."""
    for column, span in told_in(document.text, sentence):
        if column not in known and (column not in draft.values or column == "partners"):
            draft.add(column, span)


@cache
def _told_values() -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = lookup("measures_told")
    return tuple((each["column"], re.compile(each["pattern"] % told["part"], re.VERBOSE)) for each in told["value"])


def told_in(text: str, sentence: Range) -> Iterator[tuple[str, Range]]:
    """What a sentence tells of a measure."""
    words = text[sentence.start : sentence.end]
    for column, pattern in _told_values():
        for match in pattern.finditer(words):
            assert match.lastindex is not None  # of its alternatives only one has a group
            start, end = match.span(match.lastindex)
            yield column, Range(sentence.start + start, sentence.start + end)
    if amount := next(find_amounts(words), None):
        yield "cost", Range(sentence.start + amount.start, sentence.end)
    if any(not _PAST.search(words, 0, time.start) for time in find_times(words)):
        yield "period", sentence
