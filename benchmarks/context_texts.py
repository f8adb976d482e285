"""The texts that the encoder of words in context learns from (``benchmarks/context.py``), word by word as numbers, with what they name.

Council papers as they are, to guess hidden words of; then the annotated papers, the marked passages and real papers in which the reader
finds nothing, with each word's part in the names of fields, members, bodies and partners and in what steps are called.
"""

from __future__ import annotations

import lzma
import re
import tarfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks import marked_bodies, marked_fields
from benchmarks.context_folds import fold_of_passage, fold_of_place, fold_of_writer, writers
from benchmarks.gold_sets import of_repository
from extractors.action_fields import extractor as action_fields
from extractors.context import BODY, FIELD, LEADS, MEMBER, NAMES, PARTNER, STEP, Words, words
from extractors.document import Document
from extractors.steering_groups import extractor as steering_groups
from extractors.steering_groups.tagged_members import MEMBER as NO_CHAIR
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import AS_PRINTED
from pipeline.learning import members
from pipeline.learning.papers import AnnotatedPaper, read_papers
from pipeline.quality.gold import GoldPaper

_COLUMNS = {
    "action_fields": FIELD,
    "members": MEMBER,
    "leads": LEADS,
    "steering_groups": BODY,
    "external_partners": PARTNER,
    "milestones": STEP,
}
_NEAR = 300  # letters between what a step is called and its quote
_CENTRE = 1500  # letters around the place near which most fields are named
# what a real paper speaks of that could be taken to name fields or bodies
_HARD = re.compile(
    r"(?i)handlungsfeld|integration|konzept|schwerpunkt|leitlinie|strategie|maßnahmenplan|beirat|arbeitsgruppe|lenkungs|steuerung|themen|teilhabe"
    r"|senior|inklusion|jugend"
)
_SHORTEST, _LONGEST, _OFTEN, _SOMETIMES, _REAL = 600, 30_000, 8, 3, 800
_SEEDS_OF_BENCHMARKS, _SAMPLE = (1, 31), 300  # what karlsruhe_many is measured on teaches nothing
_KNOWN_WORDS, _SAME = re.compile(r"\w{9,}"), 0.6
Row = Mapping[str, Any]


@dataclass
class Text:
    """A text word by word as numbers: ``vocabulary`` numbers, kinds, what stands beside, and for each of ``NAMES`` 1, 0, or -1 (teaches
    nothing). ``read`` says where the words stand, ``fold`` is the part that it is left out with."""

    read: Words
    words: np.ndarray[Any, Any]
    kinds: np.ndarray[Any, Any]
    beside: np.ndarray[Any, Any]
    names: np.ndarray[Any, Any]
    fold: int
    real: bool = False


class Vocabulary(dict[str, int]):
    """Words by their numbers; the empty one is 0."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]

    def numbers(self, text: str, fold: int = -1, *, real: bool = False) -> Text:
        read = words(text)
        names = np.zeros((len(read.letters), len(NAMES)), np.int8)
        number = np.array([self[word] for word in read.letters], np.int32)
        return Text(read, number, read.kinds.astype(np.uint8), read.beside.astype(np.uint8), names, fold, real)


def council_text(file: Path) -> Iterator[str]:
    """The text in parts, without the blanks that were put around its signs."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        while part := "".join(islice(lines, 20_000)):
            part = re.sub(r" +([.,;:)])", r"\1", re.sub(r"\( +", "(", part))
            yield re.sub(r"  +", " ", re.sub(r"(\d)([.,]) (?=\d)", r"\1\2", part))


def real_papers(corpus: Path) -> Iterator[tuple[str, str]]:
    """The papers of one town, each with the name of its file."""
    with tarfile.open(corpus / "karlsruhe_many" / "papers.tar.xz") as packed:
        for each in packed:
            opened = packed.extractfile(each) if each.name.endswith(".txt") else None
            if opened:
                yield Path(each.name).name, opened.read().decode("utf-8", "replace")


def annotated(vocabulary: Vocabulary) -> Iterator[Text]:
    train, who = of_repository("train"), writers()
    for paper in read_papers(train.papers, train.gold):
        yield text_of(vocabulary, paper, fold_of_writer(who[Path(paper.gold.document).stem]))


def text_of(vocabulary: Vocabulary, paper: AnnotatedPaper, fold: int) -> Text:
    """A paper with what its annotation names."""
    text = vocabulary.numbers(paper.document.text, fold)
    _mark(text, paper.document, paper.gold)
    return text


def marked(vocabulary: Vocabulary) -> Iterator[Text]:
    """The passages whose bodies, members or fields are marked in place."""
    for theirs in (
        marked_bodies.papers(),
        marked_bodies.papers(marked_bodies.PAPERS, whole=True),
        marked_bodies.papers(marked_bodies.OF_BODIES, of_members=False),
    ):
        for paper in theirs:
            yield text_of(vocabulary, paper, fold_of_passage(Path(paper.gold.document), paper.place))
    for name in marked_fields.FILES:
        for place, document, _, marks in marked_fields.read_passages(name):
            text = vocabulary.numbers(document.text, fold_of_place(place))
            text.names[:, FIELD.stop :] = -1
            for start, end in marks:
                _set(text, start, end, _COLUMNS["action_fields"], 1)
            yield text


def _mark(text: Text, document: Document, gold: GoldPaper) -> None:
    """What the annotation names, where the paper prints it; tables without annotation, optional rows and other places of a field's name
    teach nothing."""
    marks: list[tuple[int, str, int, int]] = []
    fields = gold.rows("action_fields")
    places = [_printed(document.text, [row["label"], *(row.get("aliases") or ())]) for row in fields]
    every = [start for found in places for start, _ in found]
    centre = max(
        every, key=lambda at: sum(any(abs(start - at) < _CENTRE for start, _ in found) for found in places), default=0
    )
    for row, found in zip(fields, places, strict=True):
        nearest = row.get("place") or min(found, key=lambda place: abs(place[0] - centre), default=None)
        marks += [(int(span == nearest and not row.get("optional")), "action_fields", *span) for span in found]
    groups = gold.rows("steering_groups")
    if gold.gold.get("of_members", True):
        for name in members.printed(document, groups):
            optional = groups[name.group].get("optional") or (name.row or {}).get("optional")
            tables = [*(["members"] if name.row else []), *(["leads"] if name.label != NO_CHAIR else [])]
            marks += [(int(not optional), table, name.start, name.end) for table in tables]
    for table in ("steering_groups", "external_partners"):
        for row in gold.rows(table):
            spans = (
                [tuple(row["place"])]
                if row.get("place")
                else _printed(document.text, [row["name"], *(row.get("aliases") or ())])
            )
            marks += [(int(not row.get("optional")), table, *span) for span in spans]
    for row in gold.rows("milestones"):
        marks += _of_step(document.text, row)
    of_members = "steering_groups" in gold.gold and gold.gold.get("of_members", True)
    known = {*gold.gold, *(("members", "leads") if of_members else ())}
    for table, columns in _COLUMNS.items():
        if table not in known:
            text.names[:, columns] = -1
    for right, table, start, end in sorted(marks, key=lambda mark: mark[0]):
        _set(text, start, end, _COLUMNS[table], right or -1)


def _of_step(text: str, row: Row) -> Iterator[tuple[int, str, int, int]]:
    """What a step is called, where it is printed near its quote; else the words around the quote teach nothing."""
    quoted = next(iter(_printed(text, [row.get("quote") or row["label"]])), None)
    found = [tuple(row["place"])] if row.get("place") else _printed(text, [row["label"], *(row.get("aliases") or ())])
    at = quoted[0] if quoted else 0
    nearest = min(found, key=lambda place: abs(place[0] - at), default=None)
    if nearest and (not quoted or abs(nearest[0] - at) < _NEAR):
        yield int(not row.get("optional")), "milestones", *nearest
    elif quoted:
        yield 0, "milestones", max(0, quoted[0] - _NEAR // 2), quoted[1] + _NEAR // 2


def _set(text: Text, start: int, end: int, columns: slice, value: int) -> None:
    """The words of a span have this value in the column of names, the first one in that of their beginnings."""
    first, behind = bisect_right(text.read.ends, start), bisect_left(text.read.starts, end)
    begins, inside = columns.start, columns.stop - 1
    if value < 0:
        here = text.names[first:behind, columns]
        here[here == 0] = value
        return
    text.names[first:behind, begins] = 0 if begins != inside else value
    text.names[first:behind, inside] = value
    text.names[first : min(first + 1, behind), begins] = value


def _printed(text: str, names: Sequence[object]) -> list[tuple[int, int]]:
    """Where one of the names stands as it is written, or else in other capitals, or with other endings."""
    loose = [
        r"(?<!\w)" + r"[\s\u00ad-]+".join(map(re.escape, re.split(r"[\s-]+", str(name).strip()))) + r"(?!\w)"
        for name in names
    ]
    for patterns, flags in ((loose, 0), (loose, re.IGNORECASE), ([members.inflected(str(name)) for name in names], 0)):
        found = {match.span() for pattern in patterns for match in re.finditer(pattern, text, flags)}
        if found:
            return sorted(found)
    return []


def without_names(vocabulary: Vocabulary, place: Path) -> Iterator[Text]:
    """Real papers that speak of concepts and bodies; where the reader finds a field or a body nothing is learned of it, and nothing of
    partners."""
    every = sorted(name for name, _ in real_papers(place / "corpus"))
    kept_back = {name for seed in _SEEDS_OF_BENCHMARKS for name in Random(seed).sample(every, min(_SAMPLE, len(every)))}
    annotated = [
        frozenset(_KNOWN_WORDS.findall(file.read_text(encoding="utf-8").lower()))
        for folder in ("real", "seeds")
        for file in sorted((place / "corpus" / folder).glob("*.txt"))
    ]
    chance, number = Random(3), 0
    with TemporaryDirectory() as folder:
        for name, content in real_papers(place / "corpus"):
            often = len(_HARD.findall(content))
            chosen = often >= _OFTEN or chance.random() < (0.35 if often >= _SOMETIMES else 0.06)
            if name in kept_back or not chosen or not _SHORTEST < len(content) < _LONGEST or number == _REAL:
                continue
            used = frozenset(_KNOWN_WORDS.findall(content.lower()))
            if any(len(used & other) > _SAME * min(len(used), len(other)) for other in annotated):
                continue
            number += 1
            file = Path(folder, name)
            file.write_text(content, encoding="utf-8")
            paper = AnnotatedPaper(read_document(file, AS_PRINTED)[0], GoldPaper(name, name, {}))
            text = vocabulary.numbers(paper.document.text, fold_of_place(name), real=True)
            text.names[:, PARTNER] = -1
            found = [
                fact
                for fact in action_fields.extract(paper.document, paper.known)
                if fact.rule.startswith(("weighed", "concept"))
            ]
            if found:
                text.names[:, FIELD] = -1
            if any(True for fact in steering_groups.extract(paper.document, paper.known) if hasattr(fact, "members")):
                text.names[:, FIELD.stop : BODY.stop] = -1
            yield text
