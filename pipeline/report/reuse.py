"""Passages that papers of two towns share word for word: who wrote after whom is for the reader to say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pipeline.report.packing import Texts
from pipeline.report.views import Cell, Column, Line, Material, Table, order

LEAST_WORDS = 12
_MOST_TOWNS = 3
"""Words that papers of more towns share belong to a form, a law or the language of offices."""
_MOST_PASSAGES = 200
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in the texts ``one`` and ``other``: places in the list of texts, first and last letter in each."""

    one: int
    other: int
    start: int
    end: int
    other_start: int
    other_end: int
    words: int


def passages(texts: list[str], towns: list[str]) -> list[Passage]:
    """The passages of twelve words and more that two texts of different towns share, the longest first.

    “Die Integration von Menschen mit Zuwanderungsgeschichte ist eine Aufgabe der ganzen Stadtgesellschaft und gelingt nur gemeinsam”
    in papers of two towns is one; a sentence of a form that stands in papers of four towns is none.
    """
    words = [[(found[0].casefold(), found.start(), found.end()) for found in _WORD.finditer(text)] for text in texts]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, of_text in enumerate(words):
        for place in range(len(of_text) - LEAST_WORDS + 1):
            places[tuple(word for word, _, _ in of_text[place : place + LEAST_WORDS])].append((number, place))
    runs: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for found in places.values():
        if 1 < len({towns[number] for number, _ in found}) <= _MOST_TOWNS:
            for (one, at), (other, there) in combinations(found, 2):
                if towns[one] != towns[other]:
                    runs[one, other, there - at].append(at)
    made = [
        passage for (one, other, shift), starts in runs.items() for passage in _joined(words, one, other, shift, starts)
    ]
    return sorted(made, key=lambda each: (-each.words, each.one, each.other, each.start))


def _joined(
    words: list[list[tuple[str, int, int]]], one: int, other: int, shift: int, starts: list[int]
) -> Iterator[Passage]:
    """Windows that follow each other are one passage."""
    starts = sorted(starts)
    first = 0
    for place in range(len(starts)):
        if place + 1 < len(starts) and starts[place + 1] == starts[place] + 1:
            continue
        begin, last = starts[first], starts[place] + LEAST_WORDS - 1
        yield Passage(
            one,
            other,
            words[one][begin][1],
            words[one][last][2],
            words[other][begin + shift][1],
            words[other][last + shift][2],
            last - begin + 1,
        )
        first = place + 1


def reuse(material: Material, read: Texts) -> Table:
    """A line a passage of the papers that are compared, with its words as each has them."""
    say = material.language.gettext
    papers = list(material.documents)
    of_field = [(papers[place], text) for place, text in read.texts if papers[place] in material.compared_papers]
    ids, texts = [paper for paper, _ in of_field], [text for _, text in of_field]
    towns = [material.town_of(document_id) for document_id in ids]
    lines = []
    for each in passages(texts, towns)[:_MOST_PASSAGES]:
        sides = (each.one, each.start, each.end), (each.other, each.other_start, each.other_end)
        cells = [
            cell
            for number, start, end in sides
            for cell in (
                Cell((towns[number], _place(material, ids[number], texts[number], start))),
                Cell((" ".join(texts[number][start:end].split()),)),
            )
        ]
        lines.append(
            Line(towns[each.one], (*cells, Cell((str(each.words),), sort=order(each.words))), towns[each.other])
        )
    columns = (
        Column(say("Paper")),
        Column(say("Its words"), "wide"),
        Column(say("Paper")),
        Column(say("Its words"), "wide"),
        Column(say("Words"), "number"),
    )
    caption = say("Passages of twelve words and more that papers of two municipalities share")
    return Table("reuse", caption, columns, tuple(lines))


def _place(material: Material, document_id: str, text: str, start: int) -> str:
    page = material.language.gettext("page {page}").format(page=text.count("\f", 0, start) + 1)
    paged = material.documents[document_id]["media_type"] == "application/pdf"
    return f"{material.paper(document_id)}, {page}" if paged else material.paper(document_id)
