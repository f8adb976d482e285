"""Examples for the tagger of members (``extractors/steering_groups/tagged_members.py``): the chunks of annotated papers, each with whether
it begins the name of a member or chair, goes on with one, or neither."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from extractors.document import Document
from extractors.learned import BIAS, Classifier
from extractors.sequences import FOLLOWS
from extractors.steering_groups.chunk_features import features_of
from extractors.steering_groups.chunks import Chunk, stretches
from extractors.steering_groups.tagged_members import CHAIR, INSIDE, LEADS, MEMBER, OTHER
from pipeline.learning.papers import AnnotatedPaper
from pipeline.quality.similarity import most_alike

Row = Mapping[str, Any]
_REACH = 900  # letters within which the members of one body are told
_ALIKE = 0.6
_SPARSE, _SMALL, _SELDOM, _STEPS = 1.5, 0.5, 2, 250
_FAINT = 0.02
_FOLDS, _MANY = 5, 50


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the paper prints the name of a member (or chair: ``row`` is None) of the annotated body ``group``."""

    start: int
    end: int
    group: int
    label: str
    row: Row | None


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken run of chunks of a paper of a place."""

    place: str
    features: list[list[str]]
    labels: list[str]


def runs(papers: Sequence[AnnotatedPaper]) -> Iterator[Run]:
    """The runs of chunks around the bodies of each paper."""
    for paper in filter(of_members, papers):
        document = paper.document
        names = list(printed(document, paper.gold.rows("steering_groups")))
        for run in stretches(document):
            yield Run(paper.place, features_of(document, run), labels_of(document, run, names))


def of_members(paper: AnnotatedPaper) -> bool:
    """Whether the annotation of the paper teaches who sits in its bodies; of some passages only the bodies are learned."""
    return bool(paper.gold.gold.get("of_members", True))


def of_nouns(paper: AnnotatedPaper) -> bool:
    """Whether it teaches which nouns name bodies; of some passages only what steers is learned."""
    return bool(paper.gold.gold.get("of_nouns", True))


def left_out(papers: Sequence[AnnotatedPaper]) -> Iterator[tuple[list[AnnotatedPaper], dict[str, Classifier]]]:
    """Each fifth of many papers, as never read, with the tagger that the others taught: of papers that taught it, it is surer than it will
    ever be again. Few papers come at once, for the shipped one."""
    if len({paper.place for paper in papers}) < _MANY:
        yield list(papers), {}
        return
    for here, tagger in _taught(tuple(papers)):
        yield [replace(one, document=copy(one.document)) for one in papers if one.place in here], {"members": tagger}


@lru_cache(maxsize=2)
def _taught(papers: tuple[AnnotatedPaper, ...]) -> list[tuple[set[str], Classifier]]:
    """Each fifth of the places, with the tagger that the others taught; several judges ask for the same."""
    every, places = list(runs(papers)), sorted({paper.place for paper in papers})
    parts = [set(places[number::_FOLDS]) for number in range(_FOLDS)]
    return [(part, train([run for run in every if run.place not in part])) for part in parts]


def labels_of(document: Document, run: Sequence[Chunk], names: Sequence[Printed]) -> list[str]:
    """The label of each chunk; the words of leading before a name (“zwei Vertreter |der Caritas|”) belong to it."""
    labels = [OTHER] * len(run)
    for name in names:
        inside = [at for at, chunk in enumerate(run) if chunk.start < name.end and name.start < chunk.end]
        if not inside:
            continue
        first = inside[0]
        while first and labels[first - 1] == OTHER and _is_led(document.text, run[first - 1], run[first]):
            first -= 1
        labels[first : inside[-1] + 1] = [name.label, *[INSIDE] * (inside[-1] - first)]
    return labels


_LEAD = re.compile(
    r"(?:(?:je(?:weils)?|[a-zäöü]+e[nrsm]?|der|die|das|ein|\d{1,2})\s+)*"
    r"(?:Vertret|Mitglied|Person|Delegiert|Repräsent|Mitarbeit|Entsandt|Abgesandt|Abgeordnet)\w*(?:[/:*_-]+\w+)*(?:\s+\(\w+\))?",
    re.IGNORECASE,
)
_LINKS = frozenset("und oder bzw. / aus von vom für pro je".split())


def _is_led(text: str, before: Chunk, chunk: Chunk) -> bool:
    """Whether the chunk before leads to this one: “|zwei Vertreter| der Caritas”, “|Vertreterinnen| und Vertreter”."""
    linked = set(chunk.connector) <= _LINKS and before.sentence == chunk.sentence and before.depth == chunk.depth
    joined = not {"und", "oder", "bzw.", "/"} & set(chunk.connector) or _LEAD.fullmatch(text, chunk.start, chunk.end)
    return linked and bool(joined) and _LEAD.fullmatch(text, before.start, before.end) is not None


def printed(document: Document, groups: Sequence[Row]) -> Iterator[Printed]:
    """Where the members and chairs of the annotated bodies stand: of several places of a name the one among the other members."""
    for number, group in enumerate(groups):
        members = list(group.get("members") or ())
        rows: list[tuple[Row, str, Row | None]] = [
            (member, LEADS if member.get("role") == "chair" else MEMBER, member) for member in members
        ]
        chair = group.get("chair")
        if chair and not any(
            most_alike([member["name"], member.get("person"), *member.get("aliases", ())], chair) >= _ALIKE
            for member in members
        ):
            rows.append(({"name": chair, "place": group.get("chair_place")}, CHAIR, None))
        places = [_places(document.text, row) for row, _, _ in rows]
        centre = _centre(document.text, group, places)
        for (_, label, row), found in zip(rows, places, strict=True):
            if found:
                start, end = min(found, key=lambda place: abs(place[0] - centre))
                yield Printed(start, end, number, label, row)


_Places = Sequence[tuple[int, int]]


def _centre(text: str, group: Row, places: Sequence[_Places]) -> int:
    """The place around which most names stand, near the body's own."""
    own = _places(text, group) or _places(text, {"name": max(str(group["name"]).split(), key=len)})

    def worth(at: int) -> tuple[int, float]:
        near = sum(any(abs(start - at) < _REACH for start, _ in found) for found in places)
        spread = sum(min((abs(start - at) for start, _ in found), default=0) for found in places)
        body = min((abs(start - at) for start, _ in own), default=2 * _REACH)
        return near, -min(body, 2 * _REACH) / 20 - spread / 100

    return max((start for found in places for start, _ in found), key=worth, default=own[0][0] if own else 0)


def _places(text: str, row: Row) -> list[tuple[int, int]]:
    """Where the row's name stands: where it is marked, as printed, with other endings, or where its quote does."""
    if row.get("place"):
        return [tuple(row["place"])]
    names = [str(row["name"]), *map(str, row.get("aliases", ()))]
    exact = [r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)" for name in names]
    loose = [inflected(name) for name in names]
    quoted = [r"\s+".join(map(re.escape, str(row["quote"]).split()))] if row.get("quote") else []
    for pattern in (*exact, *loose, *quoted):
        found = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE if pattern in loose else 0)]
        if found:
            return found
    return []


def inflected(name: str) -> str:
    """A pattern for the name's words with any ending, and any signs between them."""
    stems = [
        rf"{re.escape(word[: max(4, len(word) - 2)])}\w*" if len(word) > 4 else rf"{re.escape(word)}\w{{0,2}}"
        for word in re.findall(r"\w+(?:-\w+)*", name)
    ]
    return r"(?<!\w)" + r"[\s,;:.()„“\"/–-]+".join(stems) + r"(?!\w)"


def train(sequences: Sequence[Run]) -> Classifier:
    """A linear-chain conditional random field, as a table: weights below a fiftieth are left out, the others have two decimals."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for one in sequences:
        trainer.append(one.features, one.labels)
    trainer.set_params({"c1": _SPARSE, "c2": _SMALL, "max_iterations": _STEPS, "feature.minfreq": _SELDOM})
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
    classes = tuple(sorted(info.labels))
    place = {name: number for number, name in enumerate(classes)}
    rows: dict[str, list[float]] = {BIAS: [0.0] * len(classes)}
    pairs = [(name, label, weight) for (name, label), weight in info.state_features.items()]
    pairs += [(f"{FOLLOWS}{before}", label, weight) for (before, label), weight in info.transitions.items()]
    for name, label, weight in pairs:
        if abs(weight) >= _FAINT:
            rows.setdefault(name, [0.0] * len(classes))[place[label]] = round(weight, 2)
    return Classifier(classes, {name: tuple(row) for name, row in rows.items()})
