"""What speaks for a time's dating a step of the process, done or planned: the words near it, where it stands, what its year comes from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.document import Block, Document
from extractors.learned import Features
from extractors.milestones.candidates import Candidate
from extractors.milestones.words import Named, kind, names, signs
from extractors.sections import section_at

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 6  # letters by which two forms of a word are the same
_SMALL = 3  # letters of words that say something only beside the time
_FAR, _CLOSE = 1460, 60  # days from the paper's own
_MONEY = re.compile(r"€|\bEUR\b|\bEuro\b|\bTEUR\b")
_SHARE = re.compile(r"\d\s?%|Prozent")
_PART = re.compile(r"[;:()]|,\s")
_OPENS = re.compile(r"[\s–•*-]*(?:(?:[Ii]m|[Aa]m|[Bb]is|[Vv]om|[Aa]b|[Ii]n|[Zz]um|den|voraussichtlich)\s+)*")
_AHEAD = "vorgesehen|geplant|voraussichtlich|frühestens"
_TENSES = (
    ("past", re.compile(r"\b(?:wurden?|worden|hat(?:ten?)?|haben|waren?|fand(?:en)?|konnten?)\b")),
    ("future", re.compile(rf"\b(?:wird|werden?|soll(?:en?|te)?|kann|könnt?en?|rechne\w*|{_AHEAD})\b")),
)
_TOKEN = re.compile(r"[\w-]*\w|[^\w\s]")
_DONE_TO = re.compile(r"\b(?:\w*ge\w{2,}(?:t|en)|(?:ver|be|er|ent|zer|über|unter)\w{2,}(?:t|en))\b")
_NUMBER = re.compile(r"(?<![\w./])\d[\d.,]*(?![\w/])")
_ACTORS = {
    "the town": re.compile(
        r"\b(?:\w*[Rr]at(?:e?s)?|Kreistag\w*|\w*[Aa]usschuss\w*|\w*[Bb]eirat\w*|\w*[Vv]erwaltung|Stadt|\w*[Aa]mt|\w*gruppe|Büro)\b"
    ),
    "a person": re.compile(r"\b(?:Herrn?|Frau|Dr\.)\s"),
}
_NAMES: tuple[Named, ...] = ("product", "body", "elsewhere", "third_party")


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of the paper: its own day, when it was written, the days of its sessions."""

    own: date | None
    written: date | None
    sessions: frozenset[str]


def features(document: Document, found: Sequence[Candidate], paper: Paper) -> list[Features]:
    """The features of each candidate of a paper."""
    printed = {candidate.time.edtf for candidate in found if not candidate.years}
    starts = sorted({candidate.start for candidate in found})
    dated = {candidate.block.start for candidate in found}
    order = {block.start: number for number, block in enumerate(document.blocks)}
    rows = Counter(_across(candidate) for candidate in found)
    in_row = Counter(
        (start, row) for start, row, _ in {(one.block.start, one.cell.row, one.start) for one in found if one.cell}
    )
    seen: Counter[str] = Counter()
    shown: list[Features] = []
    for candidate in found:
        value = candidate.time.edtf
        first = bisect_left(starts, candidate.unit.start)
        inside = bisect_left(starts, candidate.unit.end) - first
        said = {
            *_words(document, candidate),
            *_place(document, candidate),
            *_around(document, candidate.block, order[candidate.block.start], dated, candidate.cell is not None),
            *_row(candidate, in_row),
            *_when(candidate, paper, document.text[candidate.start : candidate.end].split()[0].casefold()),
            *_years(candidate, value in printed),
            *([f"{across[1]} in {min(rows[across], 4)} rows"] if (across := _across(candidate)) else []),
            f"times in unit: {min(inside, 4)}",
            "first time of unit" if starts[first : first + 1] == [candidate.start] else "later time of unit",
            "told before" if seen[value] else "told first",
        }
        seen[value] += 1
        shown.append(dict.fromkeys(sorted(said), 1.0))
    return shown


def _words(document: Document, candidate: Candidate) -> Iterator[str]:
    near = candidate.near
    before = document.text[min(near.start, candidate.start) : candidate.start]
    behind = document.text[candidate.end : max(near.end, candidate.end)]
    words, following = _WORD.findall(before), _WORD.findall(behind)
    yield f"after: {words[-1].casefold() if words else '(nothing)'}"
    yield f"after: {' '.join(word.casefold()[:_STEM] for word in words[-2:])}"
    coarse = _coarse(candidate.time.edtf)
    yield f"{coarse} after {words[-1].casefold() if words else '(nothing)'}"
    yield f"before: {following[0].casefold()[:_STEM] if following else '(nothing)'}"
    for name, sign in (("behind", behind.lstrip()[:1]), ("in front", before.rstrip()[-1:])):
        yield f"sign {name}: {'word' if sign.isalnum() else sign}"
    yield f"said as: {' '.join(_WORD.findall(document.text[candidate.start : candidate.end])[:2]).casefold()}"
    left, right = _PART.split(before)[-1], _PART.split(behind)[0]
    for word in _WORD.findall(left) + _WORD.findall(right):
        yield f"clause: {word.casefold()[:_STEM]}"
    for word in (*words, *following):
        if len(word) > _SMALL:
            yield f"unit: {word.casefold()[:_STEM]}"
        if len(word) > _STEM + 2:
            yield f"ends: {word.casefold()[-_STEM:]}"
        elif word.islower():
            yield f"ends: {word[-3:]}"
    yield from _grammar(left, right, before, behind, coarse)
    meaning = set(_meaning(document.text[near.start : near.end], candidate.start - near.start))
    tense = " ".join(name for name, said in _TENSES if said.search(before) or said.search(behind)) or "no auxiliary"
    yield from meaning
    yield tense
    yield from (f"{coarse}, {name}" for name in {tense, *meaning})
    yield from (f"{tense}, {name}" for name in meaning)


def _grammar(left: str, right: str, before: str, behind: str, coarse: str) -> Iterator[str]:
    """How the time is built in, whatever the words are: nouns, small words and ends of verbs beside it, the noun that it belongs to, who
    acts, how many numbers are told."""
    earlier = [kind(word) for word in _TOKEN.findall(before)[-3:]]
    later = [kind(word) for word in _TOKEN.findall(behind)[:3]]
    one, two = (earlier or ["(start)"])[-1], " ".join(earlier[-2:])
    yield f"{coarse} behind kind {one}"
    yield f"kinds: {two} …"
    yield f"kinds: {' '.join(earlier)} …"
    yield f"kinds: … {' '.join(later[:2])}"
    yield f"kinds: … {' '.join(later)}"
    yield f"kinds: {two} … {(later or ['(end)'])[0]}"
    for side, text, nearest in (("before", left, -1), ("behind", right, 0)):
        nouns = [word.casefold() for word in _WORD.findall(text) if word[0].isupper()]
        if nouns:
            yield f"noun {side}: {nouns[nearest][-_STEM:]}"
            yield f"noun {side} ends: {nouns[nearest][-3:]}"
        yield from (f"{side} acts {name}" for name, said in _ACTORS.items() if said.search(text))
    tense = " ".join(name for name, said in _TENSES if said.search(left) or said.search(right)) or "no auxiliary"
    yield f"clause {tense}"
    yield f"clause {tense}, {coarse} behind kind {one}"
    if _DONE_TO.search(left) or _DONE_TO.search(right):
        yield f"participle, clause {tense}"
    numbers = len(_NUMBER.findall(before)) + len(_NUMBER.findall(behind))
    yield f"{coarse}, numbers {min(numbers, 4)}"


def _coarse(edtf: str) -> str:
    """What a time names: a year, a month or season, a day, or a stretch of any of these."""
    return "stretch" if "/" in edtf else {4: "year", 7: "month"}.get(len(edtf.rstrip("~?")), "day")


@lru_cache(maxsize=256)
def _known(text: str) -> tuple[tuple[int, str], ...]:
    """What the lookups say of a text: where each sign ends, and at -1 what it names."""
    named = [(-1, f"names {what.replace('_', ' ')}") for what in _NAMES if names(what, text)]
    return (*((sign.end, sign.kind) for sign in signs(text)), *named)


def _meaning(text: str, time: int) -> Iterator[str]:
    for end, name in _known(text):
        yield name if end < 0 else f"{name} {'left' if end <= time else 'right'}"
    if _MONEY.search(text):
        yield "money in unit"
    if _SHARE.search(text):
        yield "share in unit"


def _place(document: Document, candidate: Candidate) -> Iterator[str]:
    near = candidate.near
    kind = "cell" if candidate.cell is not None else candidate.block.kind
    section = section_at(document, candidate.start)
    yield f"in {kind}"
    yield f"section: {section.kind if section else '(none)'}"
    opens = (
        near.start == candidate.unit.start and _OPENS.fullmatch(document.text[near.start : candidate.start]) is not None
    )
    ends = not _WORD.search(document.text, candidate.end, near.end)
    words = document.text[near.start : near.end].split()
    length = "few" if len(words) <= 4 else "some" if len(words) <= 10 else "many"
    yield f"{'opens' if opens else 'ends' if ends else 'inside'} {kind}"
    yield f"{'all of' if opens and ends else 'part of'} its {kind}"
    yield f"{length} words in {kind}"
    if not words[-1:] or not words[-1].endswith((".", "!", "?")):
        yield f"no sentence in {kind}"


def _around(document: Document, block: Block, number: int, dated: set[int], in_cell: bool) -> Iterator[str]:
    """The blocks above and below: whether they are dated too, and what the last heading or announcing line says."""
    neighbours = [document.blocks[n] for n in (number - 1, number + 1) if 0 <= n < len(document.blocks)]
    yield f"dated neighbours: {sum(other.start in dated for other in neighbours)}"
    listed = in_cell or block.kind == "item"
    for other in reversed(document.blocks[max(0, number - 12) : number]):
        if other.kind == "heading" or other.text.endswith(":") or (listed and other.start not in dated):
            said = other.text[-120:]
            if names("timeline", said):
                yield "timeline above"
                yield f"timeline above {block.kind}"
            yield from (f"above: {word.casefold()[:_STEM]}" for word in _WORD.findall(said))
            yield from (f"{sign.kind} above {block.kind}" for sign in signs(said))
            return


def _across(candidate: Candidate) -> tuple[int, str] | None:
    """The table whose rows say times in several cells, and how: “two cells” side by side, or “ticked” columns."""
    return next(((candidate.block.start, how) for how in ("two cells", "ticked") if how in candidate.years), None)


def _row(candidate: Candidate, times: Mapping[tuple[int, int], int]) -> Iterator[str]:
    """The heads of the table and the row that the time stands in, and how many times the row has."""
    if candidate.cell is None or candidate.block.table is None:
        return
    yield f"{'across' if _across(candidate) else 'one'} of {min(times[candidate.block.start, candidate.cell.row], 3)} times in row"
    for cell in candidate.block.table.rows[0][:12]:
        words = [word.casefold()[:_STEM] for word in _WORD.findall(cell.text[:80])]
        yield from (f"head: {word}" for word in words[:3])
        if cell.column == candidate.cell.column:
            yield from (f"column: {word}" for word in words)
    for cell in candidate.row[:12]:
        for word in _WORD.findall(cell.text[:160]):
            yield f"row: {word.casefold()[:_STEM]}"
            if len(word) > _STEM + 2:
                yield f"row ends: {word.casefold()[-_STEM:]}"


def _when(candidate: Candidate, paper: Paper, said: str) -> Iterator[str]:
    value = candidate.time.edtf
    shape = re.sub(r"\d", "9", value)
    yield f"shape: {shape}"
    if len(value) == 7 and value[5:] > "20":
        yield "season"
    if value in paper.sessions:
        yield "day of a session"
    if paper.own is not None and value == paper.own.isoformat():
        yield "day of the paper"
    first, last = candidate.time.first or candidate.time.last, candidate.time.last or candidate.time.first
    if paper.written is not None and first and last:
        apart = abs((first - paper.written).days)
        side = "before" if last < paper.written else "after" if first > paper.written else "around"
        yield f"{side} the paper"
        yield f"{'far' if apart > _FAR else 'close' if apart < _CLOSE else 'some time'} {side} the paper"
        yield f"{side} the paper, {shape}"
        yield f"{side} the paper, {shape}{f', {said}' if said.isalpha() else ''}"


def _years(candidate: Candidate, printed: bool) -> Iterator[str]:
    if not candidate.years or "two cells" in candidate.years:
        yield "two cells" if candidate.years else "year printed"
        return
    yield "ticked" if "ticked" in candidate.years else "year from around"
    yield from (f"year: {name}" for name in candidate.years)
    yield f"year suggested by {min(len(candidate.years), 6)}"
    if printed:
        yield "also printed in full"
