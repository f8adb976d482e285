"""Items and their marks: bullets, numbers, letters, and numbers without a dot: “II Bildung” over “III Wohnen”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.action_fields.labels import Label, tidy
from extractors.document import Block, Document, Range
from extractors.per_document import per_document

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def place_of(number: str) -> int | None:
    """3 for “3”, “III”, “c” and “C”; “I” is one, though it could be the ninth letter. None for what is no number."""
    bare = number.strip("(). ")
    if bare.isdigit():
        return int(bare)
    if bare in ROMANS:
        return ROMANS.index(bare) + 1
    return ord(bare.lower()) - ord("a") + 1 if len(bare) == 1 and bare.isalpha() else None


# “I Partizipation”, “C Wohnen”, “B 2 Mobile Jugendarbeit”: numbers without a dot, where they follow one another
_NEAR, _FAR = 2, 8
_LONGEST_TITLE = 190
_NO_PLACE = -9
_BARE = re.compile(
    r"(?P<mark>(?P<roman>[IVX]{1,4})|(?P<letter>[A-Z])\s?(?P<place>\d{1,2})|(?P<alone>[A-H])|(?P<number>\d{1,2}))\s+(?=[A-ZÄÖÜ„][a-zäöü])"
)


@per_document
def marked_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of the paper, those with a bare number as items; two in a row at least."""
    blocks = list(document.blocks)
    for index, mark in _sequences(blocks):
        block = blocks[index]
        blocks[index] = replace(block, kind="item", marker=mark["mark"], content_start=block.start + mark.end())
    return tuple(blocks)


def _sequences(blocks: Sequence[Block]) -> Iterator[tuple[int, re.Match[str]]]:
    """The blocks numbered 1, 2, 3 or I, II, III without a dot, at most one line of something else between two; headings, and “S 1” and
    “S 2”, may have their parts between them."""
    last: tuple[int, re.Match[str]] | None = None
    begun = False
    for index, block in enumerate(blocks):
        mark = None if block.marker or block.table is not None else _BARE.match(block.text)
        if mark is None:
            continue
        far = block.kind == "heading" or (last is not None and mark["letter"] and mark["letter"] == last[1]["letter"])
        near = _FAR if far else _NEAR
        if last is not None and index - last[0] <= near and _value(mark) == _value(last[1]) + 1:
            if not begun:
                yield last
            yield index, mark
            begun = True
        else:
            begun = False
        last = (index, mark)


def _value(mark: re.Match[str]) -> int:
    return place_of(mark["roman"] or mark["place"] or mark["alone"] or mark["number"]) or _NO_PLACE


# “Säule 1: Sprache”, “FAG 2  Übergang”, “Themeninsel 3” over its name; “Themenfeld Arbeit” without a number
_WORD_MARK = re.compile(
    r"(?:[o•▪-]\s+)?(?P<word>[A-ZÄÖÜ][a-zäöüß-]{3,}|[A-ZÄÖÜ]{1,4})(?:\s*(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])(?![\w-]))?\s*[.:–-]?\s*(?P<name>.*)",
    re.DOTALL,
)

_TITLE = re.compile(r"[^.:;!?\n]{3,70}(?=\.\s+[A-ZÄÖÜ])")  # “Kapitel 3 – Rathaus online. Hierunter fallen …”
# “… Schulen. Leitziel 3: Niemand bleibt …”: further ones in one paragraph
_INNER_MARK = re.compile(
    r"(?<=[.;,!?]\s)(?P<word>[A-ZÄÖÜ][a-zäöüß-]{3,})\s*(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])\s*[:–-]\s*"
)


@per_document
def word_marked(document: Document) -> tuple[tuple[tuple[Range, Range], ...], ...]:
    """Runs of titles that begin with one word, numbered one after the other or all without number: “Säule 1 …”, “Säule 2 …”; each title's
    word with the span of its name, which may stand on the line below."""
    runs: dict[tuple[str, bool], list[tuple[Range, Range]]] = {}
    following_place: dict[tuple[str, bool], int | None] = {}
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        if block.table is not None:
            continue
        found = _WORD_MARK.match(document.text, block.content_start, block.end)
        inner = [found, *_INNER_MARK.finditer(document.text, found.end("word") + 1, block.end)] if found else []
        for mark, after in zip(inner, (*inner[1:], None), strict=False):
            if mark is None or (len(inner) == 1 and block.text.rstrip().endswith(",")):
                continue
            start = mark.start("name") if mark is found else mark.end()
            end = after.start() if after else block.end
            title = _TITLE.match(document.text, start, end)
            name = Range(start, title.end() if title else end)
            if name.start == name.end and following is not None and following.table is None:
                name = Range(following.start, following.end)
            place = place_of(mark["number"]) if mark["number"] else None
            key = mark["word"], place is not None
            run = runs.setdefault(key, [])
            if (not run or place == following_place[key]) and name.end - name.start <= _LONGEST_TITLE:
                run.append((Range(*mark.span("word")), name))
                following_place[key] = place + 1 if place else None
    return tuple(tuple(run) for run in runs.values() if len(run) > 1)


MOST = 24
_SOON = 8  # paragraphs that may explain an item before the next


Item = tuple[Range, str | None]


def items_below(document: Document, index: int) -> list[Item]:
    """The items below block ``index``: what each says behind its mark, and its number."""
    blocks = marked_blocks(document)
    first = blocks[index + 1]
    items: list[Item] = []
    last: int | None = None
    for place in range(index + 1, len(blocks)):
        block = blocks[place]
        if len(items) > MOST:
            break
        if block.marker and _same_level(block, first):
            number = _number(block)
            if number is not None and last is not None and number <= last:  # “a)” again, below another point
                break
            last = number
            bare = block.marker.strip("().")
            items.append(
                (Range(block.content_start, block.end), bare if bare.isalnum() and _COUNTS.fullmatch(bare) else None)
            )
        elif not block.marker and not _resumes(blocks[place : place + _SOON], first, _number(first), len(items)):
            break
    return items


def _same_level(block: Block, first: Block) -> bool:
    """Whether two items are marked alike and stand at the same depth: ``1.`` and ``2.``, ``4.1`` and ``4.2``."""
    near = abs(block.indent - first.indent) <= max(12.0, first.indent * 0.2)
    return near and level(block.marker) == level(first.marker)


_COUNTS = re.compile(r"\d{1,2}|[IVX]{1,4}|[A-Za-z]")
_ROMAN = re.compile(r"[IVX]{1,4}")
_LETTER = re.compile(r"[A-H]")


def level(marker: str) -> str:
    """What the marks of one list have in common: “2.1” and “2.2”, “a)” and “b)”."""
    bare = marker.strip("().")
    if _ROMAN.fullmatch(bare):
        return marker.replace(bare, "I", 1)
    if not any(c.isalnum() for c in marker) or (bare == marker and bare.isalpha() and not _LETTER.fullmatch(bare)):
        return marker
    chapter, dot, _ = bare.rpartition(".")
    return marker[: marker.startswith("(")] + (
        chapter + dot if dot else "1" if bare.isdigit() else "A" if bare.isupper() else "a"
    )


def _number(block: Block) -> int | None:
    """The place of an item in its list: ``3.`` and ``4.3`` and ``c)`` are third."""
    return None if block.marker.isalpha() else place_of(block.marker.strip("().").rpartition(".")[2])


def _resumes(blocks: Sequence[Block], first: Block, number: int | None, have: int) -> bool:
    """Whether a numbered list goes on with its next number after the paragraphs that explain an item."""
    if number is None:
        return False
    for block in blocks:
        if block.marker and _same_level(block, first):
            return _number(block) == number + have
    return False


_CODE = r"(?P<code>(?:[A-ZÄÖÜ]{1,3}|[A-Z]\s)?\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Za-z])"
# “|Strang A| Dach über dem Kopf”, “|K1| Sporträume”
_WITHIN = re.compile(rf"(?:[A-ZÄÖÜ][\w-]+\s+)?{_CODE}\s*[.,:)–-]?\s+(?=[„\"»\w])")
# “Leitziel |II|: Alle Kinder …”, “|K1|⇥Sporträume”, “Linie |1| heißt „Hinsehen“”
_BEFORE = re.compile(rf"(?:^|[\t\n\f(]|\s){_CODE}\s*[.,:)–-]?\s*(?:heißt\s+)?[„\"»]?$")
_BEHIND = 30


def with_codes(text: str, labels: Sequence[Label]) -> Sequence[Label]:
    """The labels with the numbers that the paper counts them by, within their words or before them; as they are where it counts none."""
    if any(label.code for label in labels):
        return labels
    within = [_WITHIN.match(text, label.start, label.end) for label in labels]
    if codes := _counted(within):
        named = [
            tidy(text, mark.end(), label.end, code)
            for mark, label, code in zip(within, labels, codes, strict=True)
            if mark
        ]
        return [name for name in named if name] if all(named) else labels
    codes = _counted([_BEFORE.search(text, max(0, label.start - _BEHIND), label.start) for label in labels])
    return [replace(label, code=code) for label, code in zip(labels, codes, strict=True)] if codes else labels


def _counted(marks: Sequence[re.Match[str] | None]) -> list[str]:
    """The numbers, where every label has one and they go up."""
    codes = [mark["code"] for mark in marks if mark]
    places = [place_of(re.sub(r"^[^\d]+(?=\d)|^.*\.", "", code)) or _NO_PLACE for code in codes]
    upwards = len(codes) > 1 and places[0] > 0 and all(a < b for a, b in pairwise(places))
    return codes if len(codes) == len(marks) and upwards and places[-1] <= 2 * len(places) else []
