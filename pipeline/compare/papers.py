"""Which papers count, and which belong together: several papers of one Vorlage, and the same paper twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.compare.material import Material
from pipeline.compare.references import base_reference, year_of
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

# Two texts of one paper share most of their words: a scan misreads some, a PDF has heads and feet that a text lacks.
_SAME_TEXT = 0.8
_SAME_WORDS_WITHOUT_NUMBER = 0.9
_WORD = re.compile(r"[^\W\d_]{4,}|\d+(?:[.,/]\d+)*")
_BEST_SOURCE = ("digital", "text", "mixed", "ocr")
# letters that scans give for digits
_MISREAD = str.maketrans("oilsb", "01158")
# An excerpt and a whole paper are not copies of each other, however alike their words.
_SAME_LENGTH = 0.7


@dataclass(eq=False)
class Paper:
    """A paper of a town, as it counts."""

    row: Row
    year: int | None
    base: str | None
    same_as: str | None = None
    undertaking: str | None = None
    reason: str | None = None
    _words: Counter[str] | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        return str(self.row["document_id"])

    @property
    def day(self) -> date | None:
        found: date | None = self.row["date"]
        return found

    def words(self, material: Material) -> Counter[str]:
        """The longer words and the numbers of its text, with how often each stands there."""
        if self._words is None:
            self._words = Counter(word.casefold() for word in _WORD.findall(material.text(self.id)))
        return self._words


def papers(material: Material) -> list[Paper]:
    """Every paper, copies told and undertakings made, in the order of town, year, number and id."""
    every = [Paper(row, _year(material, row), base_reference(row["reference"])) for row in material.documents.values()]
    by_town: dict[str, list[Paper]] = defaultdict(list)
    for paper in every:
        if paper.row["municipality_id"] is None:
            paper.reason = "the paper names no municipality that was found"
        else:
            by_town[paper.row["municipality_id"]].append(paper)
    for of_town in by_town.values():
        of_town.sort(key=_worth)
        _tell_copies(material, of_town)
        _make_undertakings([paper for paper in of_town if paper.same_as is None])
        undertaking = {paper.id: paper.undertaking for paper in of_town}
        for paper in of_town:
            if paper.same_as is not None:
                paper.undertaking = undertaking[paper.same_as]
    return sorted(every, key=lambda p: (p.row["municipality_id"] or "", p.year or 0, p.base or "", p.id))


def rows(material: Material, found: Iterable[Paper]) -> list[Row]:
    """The rows of compare_papers."""
    return [
        {
            "document_id": paper.id,
            "municipality_id": paper.row["municipality_id"],
            "municipality": material.municipalities.get(paper.row["municipality_id"], {}).get("name"),
            "reference": paper.row["reference"],
            "base_reference": paper.base,
            "date": paper.day,
            "year": paper.year,
            "undertaking_id": paper.undertaking,
            "same_as": paper.same_as,
            "reason": paper.reason,
            "counted": paper.undertaking is not None and paper.same_as is None,
        }
        for paper in found
    ]


def _year(material: Material, row: Row) -> int | None:
    """Of its date, its number, or its first session."""
    if row["date"]:
        return int(row["date"].year)
    sessions = [c["date"].year for c in material.of("consultations", [row["document_id"]]) if c["date"]]
    return year_of(row["reference"]) or min(sessions, default=None)


def _worth(paper: Paper) -> tuple[object, ...]:
    """Of two copies the one read whole, then from print rather than from pictures, counts."""
    row = paper.row
    source = row["text_source"]
    worth = _BEST_SOURCE.index(source) if source in _BEST_SOURCE else len(_BEST_SOURCE)
    return row["status"] != "complete", row["pages_without_text"] or 0, worth, -(row["pages"] or 0), paper.id


def _tell_copies(material: Material, of_town: Sequence[Paper]) -> None:
    """Each paper that is another's copy names the one that counts. The papers come best first."""
    kept: dict[str, list[Paper]] = defaultdict(list)
    for paper in of_town:
        keys = _keys(paper)
        for other in dict.fromkeys(other for key in keys for other in kept[key]):
            why = _same(material, paper, other)
            if why:
                paper.same_as, paper.reason = other.id, why
                break
        else:
            for key in keys:
                kept[key].append(paper)


def _keys(paper: Paper) -> list[str]:
    """Copies share one of these; nothing else is worth comparing word by word."""
    subject = folded(paper.row["subject"]).replace(" ", "")
    return [
        key
        for key in (paper.base and f"number {paper.base}", subject and f"subject {subject}", f"day {paper.day}")
        if key
    ]


def _same(material: Material, paper: Paper, other: Paper) -> str | None:
    """Why two papers are one, or None. Two numbers or two dates that differ tell them apart, whatever the words."""
    numbers = [
        folded(p.row["reference"]).replace(" ", "").translate(_MISREAD) for p in (paper, other) if p.row["reference"]
    ]
    if len(set(numbers)) == 2 or (paper.day and other.day and paper.day != other.day):
        return None
    likeness = _likeness(paper.words(material), other.words(material))
    same_number = len(numbers) == 2
    if likeness < (_SAME_TEXT if same_number else _SAME_WORDS_WITHOUT_NUMBER):
        return None
    shared = ["number"] * same_number + ["date"] * bool(paper.day and other.day)
    return f"the same paper twice: {', '.join([*shared, f'{likeness:.0%} of the words'])}"


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    """The words that two texts share, of the words of the shorter; 0 where one is much shorter than the other."""
    short, long = sorted((first.total(), second.total()))
    if not short or short / long < _SAME_LENGTH:
        return 0.0
    return (first & second).total() / short


def _make_undertakings(of_town: Sequence[Paper]) -> None:
    """Papers of one number, its supplements and annexes are one undertaking; so are papers of one year and subject of which
    only one has a number."""
    groups: dict[tuple[object, ...], list[Paper]] = defaultdict(list)
    for paper in of_town:
        if paper.base is None:
            groups["alone", paper.id].append(paper)
        elif year_of(paper.base):
            groups["number", paper.base].append(paper)
        else:
            groups["number", paper.base, paper.year].append(paper)
    subjects: dict[tuple[object, ...], list[Paper]] = {}
    for group in groups.values():
        for paper in group:
            if paper.base is not None and paper.row["subject"]:
                subjects.setdefault((paper.year, folded(paper.row["subject"])), group)
    for key in [key for key in groups if key[0] == "alone"]:
        (paper,) = groups[key]
        joined = (
            subjects.get((paper.year, folded(paper.row["subject"]))) if paper.row["subject"] and paper.year else None
        )
        if joined is not None:
            joined += groups.pop(key)
            paper.reason = "same subject and year as the leading paper"
    for group in groups.values():
        lead = min(group, key=_leads)
        for paper in group:
            paper.undertaking = lead.id
            if paper is not lead and paper.reason is None:
                paper.reason = _belongs(paper, lead)


def _belongs(paper: Paper, lead: Paper) -> str:
    number, leading = paper.row["reference"], lead.row["reference"]
    return f"the same number, {number}" if number == leading else f"its number {number} belongs to {leading}"


def _leads(paper: Paper) -> tuple[object, ...]:
    """The Vorlage itself leads before its supplements, which come later and have the longer number."""
    reference = paper.row["reference"]
    return reference is None, len(reference or ""), paper.day or date.max, paper.id
