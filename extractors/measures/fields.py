"""The field of action, and the focus within it, that a measure stands under: the chapters above it, a row across its
table, or what its own row or sheet calls it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Document, Range, last_at
from extractors.german.text import fold
from extractors.measures.draft import Draft, title_of
from extractors.measures.elements import labels
from extractors.measures.labels import pattern
from extractors.outline.titles import read_title
from extractors.outline.tree import Part, part_at, parts


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a measure stands: its field, and the focus within it (None where there is none)."""

    field: Range | None
    focus: Range | None

    @property
    def innermost(self) -> Range | None:
        return self.focus or self.field


def standings(document: Document, drafts: Sequence[Draft]) -> dict[int, Standing]:
    """Where each measure stands, by the identity of its draft."""
    titled = {block.start for draft in drafts if draft.title and (block := document.block_at(draft.title.start))}
    own = {fold(title_of(document, draft)) for draft in drafts}
    openers = _openers(document, drafts, titled)
    chains = {
        id(draft): [
            part
            for part in _below_opener(_above(document, draft), draft, openers)
            if part.start < draft.start
            and fold(part.title.words) not in own
            and fold(part.block.text) not in labels(document)
            and part.block.start not in titled
            and not any(other.start < part.start < other.end for other in drafts)
        ]
        for draft in drafts
    }
    over_all = (
        set.intersection(*({id(part) for part in chain} for chain in chains.values())) if len(chains) > 1 else set()
    )
    rows = {fold(document.text[draft.field_row.start : draft.field_row.end]) for draft in drafts if draft.field_row}
    return {
        id(draft): _standing(document, draft, _fields_of(chains[id(draft)], over_all, across=len(rows) > 1))
        for draft in drafts
    }


def _above(document: Document, draft: Draft) -> tuple[Part, ...]:
    part = part_at(document, draft.title.start if draft.title else draft.start)
    return part.path() if part is not None else ()


def _openers(document: Document, drafts: Sequence[Draft], titled: Set[int]) -> list[Part]:
    """The headings set alike that stand right above titles of measures, though in no larger type, each over several: names of fields;
    none where there is but one."""
    over = [
        one
        for one, following in pairwise(parts(document))
        if following.block.start in titled and not any(each.start <= one.start < each.end for each in drafts)
    ]
    sizes = Counter(part.block.size for part in over)
    found = [part for part in over if sizes[part.block.size] > 1]
    return found if len(found) * 2 <= len(drafts) else []


def _below_opener(above: Sequence[Part], draft: Draft, openers: Sequence[Part]) -> Sequence[Part]:
    """The sections above a measure, with the last heading of a field before it."""
    last = last_at(openers, draft.start - 1)
    return above if last is None or last in above else last.path()


def _fields_of(chain: Sequence[Part], over_all: Set[int], *, across: bool) -> list[Part]:
    """The chapters above a measure that name fields: without those that are over all, or named for what they hold. ``across``: rows
    across tables name fields too."""
    named = next((n for n, part in enumerate(chain) if pattern("field").match(part.title.words)), None)
    if named is not None:
        chain = chain[named:]
    kept = [part for part in chain if not pattern("general").fullmatch(part.title.words)]
    if across and named is None:
        return [part for part in kept if id(part) not in over_all]
    return kept[1:] if len(kept) > 1 and named is None and id(kept[0]) in over_all else kept


def _standing(document: Document, draft: Draft, kept: Sequence[Part]) -> Standing:
    text = document.text
    spans = [label_in(text, Range(part.block.start, part.block.end)) for part in kept[:2]]
    row = draft.field_row
    if row is not None and not any(part.start > row.start for part in kept):
        under = label_in(text, row)
        spans = [under] if not spans or pattern("field").match(text[row.start : row.end]) else [spans[0], under]
    for said in draft.values.get("field", ())[:1]:
        label = label_in(text, said)
        same = any(fold(text[s.start : s.end]) == fold(text[label.start : label.end]) for s in spans)
        spans = spans if same else [label]
    return Standing(spans[0] if spans else None, spans[1] if len(spans) > 1 else None)


def label_in(text: str, span: Range) -> Range:
    """The name of a field in its title: “5.1 Handlungsfeld „|Wohnen|“”."""
    title = read_title(text[span.start : span.end])
    start = text.find(title.words.split()[0], span.start, span.end) if title.number else span.start
    start = max(start, span.start)
    found = pattern("prefix").match(text, start, span.end)
    if found and found.end() < span.end:
        start = found.end()
    end = span.end
    while start < end - 1 and text[start] in "„“\"»‚' ":
        start += 1
    while end > start + 1 and text[end - 1] in "“”\"«‘' :":
        end -= 1
    return Range(start, end)


def code_in(text: str, span: Range) -> str | None:
    """The number before the name of a field."""
    title = read_title(text[span.start : span.end])
    found = pattern("prefix").match(title.words)
    return (found["code"] if found else None) or title.number
