"""The measures of a concept, each once, from all the makes in which papers list them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extractors.document import Document, Range, last_at
from extractors.german.text import fold
from extractors.labels.reading import labelled
from extractors.measures.draft import SET_APART, Draft, is_sample, title_of
from extractors.measures.elements import labels
from extractors.measures.labels import BOTH, ROLES, SIGN, column_of
from extractors.measures.prose import prose, take_told, told_in
from extractors.measures.sheets import sheets
from extractors.measures.status import status, tells_status
from extractors.measures.tables import overviews, tables
from extractors.outline.tree import part_at
from extractors.per_document import per_document
from extractors.sections import sections

_LEAST, _LEAST_SHORT, _LEAST_COUNCIL = 4, 5, 6
"""A paper with fewer is no concept; a short one needs more, and a council paper more sheets."""
_SHORT = 4000
_LONG = 9000
"""Letters of a council paper that may hold a concept."""
_COUNCIL = ("reference", "committee", "session_date")
_ELSEWHERE = frozenset(("former", "practice", "ideas", "contents", "glossary", "participants", "statistics"))
_ALIKE = 0.6
_ROLE = re.compile(r"(?<!\w)([A-Za-zÄÖÜäöü]{2,})\s?:\s+")
_STATUS = re.compile(rf"\A(?P<before>{SIGN})\s+(?=\w)|\s(?:(?P<behind>{SIGN})|\((?P<words>[^()]{{2,40}})\))\s*$")


@per_document
def measures_of(document: Document) -> tuple[Draft, ...]:
    """All measures in reading order; none in a paper that is no concept."""
    laid_out = [*sheets(document), *tables(document)]
    drafts = [*laid_out, *prose(document, laid_out)]
    drafts = [draft for draft in drafts if not _is_elsewhere(document, draft.start) and not is_sample(document, draft)]
    for draft in drafts:
        _part_status(document, draft)
        _part_roles(document.text, draft)
    take_told(document, [draft for draft in drafts if draft.rule != "measure-told"])
    once = _once(document, drafts, list(overviews(document)) if drafts else [])
    _take_groups(document, once)
    if len(document.text) < _LONG and _is_a_list(document, once):
        return ()
    least = _LEAST_SHORT if len(document.text) < _SHORT else _LEAST
    return tuple(sorted(once, key=lambda draft: draft.start)) if len(once) >= least else ()


def _take_groups(document: Document, drafts: Sequence[Draft]) -> None:
    """Take what the headings over groups of measures say of them for their status: “Laufende Vorhaben”, “Das kommt als Nächstes”."""
    said: list[tuple[Draft, Range]] = []
    for draft in drafts:
        part = part_at(document, draft.start)
        over = [
            Range(each.block.start, each.block.end)
            for each in (part.path() if part else ())
            if each.start < draft.start
        ]
        heads = [draft.field_row] if draft.field_row else over[::-1]
        told = (head for head in heads if tells_status(document.text[head.start : head.end], document))
        said += [(draft, head) for head in told if "status" not in draft.values][:1]
    if len({status(document.text[head.start : head.end]) for _, head in said}) > 1:
        for draft, head in said:
            draft.values["status"] = [head]


def _part_status(document: Document, draft: Draft) -> None:
    """Take a sign before or behind a title, or words in brackets, that tell the status for its status: “Rucksackeltern |∞|”."""
    title = draft.title
    found = _STATUS.search(document.text, title.start, title.end) if title and "status" not in draft.values else None
    if found and title and found.lastgroup and tells_status(found[found.lastgroup], document):
        before = found.start() == title.start
        draft.title = Range(found.end(), title.end) if before else Range(title.start, found.start())
        draft.add("status", Range(*found.span(found.lastgroup)))


def _part_roles(text: str, draft: Draft) -> None:
    """Give who is named within a cell as one or the other to the column of those."""
    for column in (*ROLES, BOTH):
        for cell in draft.values.pop(column, []):
            for role, span in _roles(text, cell, column):
                draft.add(role, span)


def _roles(text: str, cell: Range, column: str) -> Iterator[tuple[str, Range]]:
    """The parts of a cell with the column of each: “Federführung: |Bauamt|; mit: |Turnverein, BUND|”, “Zuständig ist |das Bauamt|”."""
    told = [] if column == "partners" else [each for each in told_in(text, cell) if each[0] in ROLES]
    if any(role == "responsible" for role, _ in told):
        yield from told
        return
    labels = [
        (found, "partners" if found[1] == "mit" else column_of(found[1]))
        for found in _ROLE.finditer(text, cell.start, cell.end)
    ]
    named = [(found, role) for found, role in labels if role in ROLES]
    ends = [*(found.start() for found, _ in named), cell.end]
    if cell.start < ends[0]:
        yield column, Range(cell.start, ends[0])
    for (found, role), end in zip(named, ends[1:], strict=True):
        yield role, Range(found.end(), end)


def _is_a_list(document: Document, drafts: Sequence[Draft]) -> bool:
    """Whether a council paper names measures in a single table or in its text, or has a few sheets, and is no concept for that."""
    holding = {table.start for table in document.tables for draft in drafts if table.start <= draft.start < table.end}
    council = any(label.start < label.end for label in labelled(document, _COUNCIL)) or any(
        section.kind == "decision" for section in sections(document)
    )
    sheets_of_it = sum(draft.rule == "measure-sheet" for draft in drafts)
    return council and (sheets_of_it < _LEAST_COUNCIL if sheets_of_it else len(holding) <= 1)


def is_of_others(document: Document, offset: int) -> bool:
    """Whether a concept tells there of what is not its own: the concept before, examples, ideas, statistics, those who took part."""
    return bool(measures_of(document)) and _is_elsewhere(document, offset)


def tells_of_its_making(document: Document, offset: int) -> bool:
    """Whether a place of a concept is of itself, outside its measures: there days are mostly those on which it was made."""
    return bool(measures_of(document)) and not (
        _is_elsewhere(document, offset) or is_within_a_measure(document, offset)
    )


def is_within_a_measure(document: Document, offset: int) -> bool:
    """Whether a place belongs to a measure, so that its times are those of the measure."""
    before = last_at(_extents(document), offset)
    return before is not None and offset < before.end


@per_document
def _extents(document: Document) -> list[Range]:
    drafts = measures_of(document)
    found = [extent for draft in drafts for extent in (Range(draft.start, draft.end), *draft.mentions)]
    return sorted(found, key=lambda extent: extent.start)


def _is_elsewhere(document: Document, offset: int) -> bool:
    part = part_at(document, offset)
    path = part.path()[-3:] if part is not None else ()
    kinds = [each.kind for each in path if fold(each.block.text) not in labels(document)]
    listed = kinds[-1:] == ["measures"]  # “Maßnahmentabelle”, whatever chapter it seems to belong to
    return not listed and not _ELSEWHERE.isdisjoint(kinds)


def code_of(document: Document, draft: Draft) -> str | None:
    """Its number as printed, without the word Maßnahme."""
    if draft.code is None:
        return None
    words = re.sub(
        rf"\b{SET_APART}", lambda figure: figure[0][0], document.text[draft.code.start : draft.code.end]
    ).split()
    return " ".join(words[1:] if words and words[0].isalpha() and len(words[0]) > 4 else words).rstrip(".:") or None


def _once(document: Document, drafts: Sequence[Draft], beside: Sequence[Draft]) -> list[Draft]:
    """Of several mentions of a measure the fullest, a sheet before a row, with what only the others say; of those ``beside`` nothing
    but what they say of the others."""
    kept: list[Draft] = []
    by_key: dict[str, list[Draft]] = defaultdict(list)
    for draft in [*sorted(drafts, key=lambda each: (each.rule == "measure-row", -each.core, each.start)), *beside]:
        code = code_of(document, draft)
        keys = [fold(title_of(document, draft)), *([f"code {fold(code)}"] if code else [])]
        same = next((other for key in keys for other in by_key[key] if _same(document, draft, other)), None)
        if same is not None:
            same.values = {
                **{column: spans for column, spans in draft.values.items() if column != "label"},
                **same.values,
            }
            same.code = same.code or draft.code
            same.mentions.append(Range(draft.start, draft.end))
        elif draft not in beside:
            kept.append(draft)
            for key in keys:
                by_key[key].append(draft)
    return kept


def _same(document: Document, one: Draft, other: Draft) -> bool:
    """Whether two mentions are of one measure: the same words on a sheet and in a table, or under the same number."""
    code, second = code_of(document, one), code_of(document, other)
    label, name = fold(title_of(document, one)), fold(title_of(document, other))
    if not (code and second):
        return label == name and one.rule != other.rule
    by_number = fold(code) in (label, name)
    shared = Counter(label.split()) & Counter(name.split())
    return fold(code) == fold(second) and (
        by_number or shared.total() >= _ALIKE * min(len(label.split()), len(name.split()))
    )
