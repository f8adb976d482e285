"""Which papers count, and which belong together: several papers of one Vorlage, and the same paper twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.compare.kinds import Kinds
from pipeline.compare.material import Material
from pipeline.compare.references import base_reference, year_of
from pipeline.compare.relevance import About, Relevance, relevance
from pipeline.normalize import Row
from pipeline.quality.similarity import folded

WITHOUT_TOWN = "the paper names no municipality that was found"
BY_HAND = "papers.csv"
"""What tells a group that a researcher made."""


@dataclass(eq=False)
class Paper:
    """A paper of a town, as it counts."""

    row: Row
    year: int | None
    base: str | None
    kind: str
    relevance: Relevance
    town: str | None
    """Whose it is; of a copy the town of the paper that it repeats."""
    noted: Mapping[str, str]
    """What a researcher noted of it, or of a copy of it: ``undertaking``, ``concept``, and ``exclude`` with the reason."""
    undertaking: str | None = None
    reason: str | None = None

    @property
    def same_as(self) -> str | None:
        """The paper of which it is a copy."""
        found: str | None = self.row["same_as"]
        return found

    @property
    def absence(self) -> str | None:
        """Why it counts nowhere: ``excluded`` by hand, or a ``copy``."""
        return "excluded" if "exclude" in self.noted else "copy" if self.same_as else None

    @property
    def counted(self) -> bool:
        return self.absence is None

    @property
    def id(self) -> str:
        return str(self.row["document_id"])

    @property
    def day(self) -> date | None:
        found: date | None = self.row["date"]
        return found

    @property
    def order(self) -> tuple[str, int, str, str, str]:
        """The oldest first, one without a date by its year; of one day by number and file, as people would lay them."""
        reference = self.row["reference"] or ""
        when = self.day.isoformat() if self.day else f"{self.year or 0:04}-00"
        return when, len(reference), reference, str(self.row["source"]), self.id


def papers(material: Material, kinds: Kinds, about: About) -> list[Paper]:
    """Every paper with its undertaking, in the order of town, date and number. A copy belongs to that of the paper it repeats."""
    noted = _noted(material)
    every = [
        Paper(
            row,
            _year(material, row),
            base_reference(row["reference"]),
            _kind(material, row, kinds),
            relevance(material, row["document_id"], about),
            material.documents[row["same_as"] or row["document_id"]]["municipality_id"],
            noted[row["document_id"]],
        )
        for row in material.documents.values()
    ]
    by_town: dict[str | None, list[Paper]] = defaultdict(list)
    for paper in every:
        if paper.counted:
            by_town[paper.town].append(paper)
    for town, of_town in by_town.items():
        of_town.sort(key=lambda paper: paper.id)
        if town is None:  # one number may be of two towns
            for paper in of_town:
                paper.undertaking, paper.reason = paper.id, WITHOUT_TOWN
            of_town = [paper for paper in of_town if "undertaking" in paper.noted]
        _make_undertakings(of_town)
    undertakings = {paper.id: paper.undertaking for paper in every}
    for paper in every:
        if paper.same_as is not None:
            paper.undertaking = undertakings[paper.same_as]
            paper.reason = f"the same paper twice: {paper.row['same_reason']}"
        if paper.absence == "excluded":
            paper.reason = f"{BY_HAND}: {paper.noted['exclude']}"
    return sorted(every, key=lambda paper: (*material.town_order(paper.town), *paper.order))


def rows(material: Material, found: Iterable[Paper], concept_of: Mapping[str, str]) -> list[Row]:
    """The rows of compare_papers; ``concept_of`` has the concept of each undertaking that belongs to one."""
    return [
        {
            "document_id": paper.id,
            "municipality_id": paper.row["municipality_id"],
            "municipality": material.municipalities.get(paper.row["municipality_id"], {}).get("name"),
            "reference": paper.row["reference"],
            "base_reference": paper.base,
            "date": paper.day,
            "year": paper.year,
            "kind": paper.kind,
            "relevance": paper.relevance.value,
            "concept_id": concept_of.get(paper.undertaking or ""),
            "undertaking_id": paper.undertaking,
            "same_as": paper.same_as,
            "reason": paper.reason,
            "absence": paper.absence,
            "counted": paper.counted,
        }
        for paper in found
    ]


def _noted(material: Material) -> dict[str, dict[str, str]]:
    """What was noted of each paper. Undertaking and concept of a copy hold of the paper that counts, where nothing else is noted of it."""
    found = {document: dict(material.noted("paper", document)) for document in material.documents}
    for document, row in material.documents.items():
        if row["same_as"]:
            told = {name: value for name, value in found[document].items() if name != "exclude"}
            found[row["same_as"]] = told | found[row["same_as"]]
    return found


# a line “Stellungnahme des Bürgermeisteramtes:” with more than a signature below
_ANSWERED = re.compile(
    r"^(?:Stellungnahme|Antwort|Beantwortung)(?: (?:de[rs]|zu[rm]?) [^\n.]{2,60})?:?[ \t]*\n(?=(?s:.{300}))",
    re.MULTILINE,
)


def _kind(material: Material, row: Row, kinds: Kinds) -> str:
    """The kind that a paper calls itself; a question or motion below which the answer is printed is an answer."""
    kind = kinds.of(row["paper_type"])
    asked = kind in ("question", "motion")
    return "answer" if asked and _ANSWERED.search(material.text(row["document_id"])) else kind


def _year(material: Material, row: Row) -> int | None:
    """Of its date, its number, or its first session."""
    if row["date"]:
        return int(row["date"].year)
    sessions = [c["date"].year for c in material.of("consultations", [row["document_id"]]) if c["date"]]
    return year_of(row["reference"]) or min(sessions, default=None)


def _make_undertakings(of_town: Sequence[Paper]) -> None:
    """Papers of one undertaking by hand are one; of the others those of one number, its supplements and annexes, and papers of one
    year and subject of which only one has a number."""
    groups: dict[tuple[object, ...], list[Paper]] = defaultdict(list)
    for paper in of_town:
        if "undertaking" in paper.noted:
            groups["noted", paper.noted["undertaking"]].append(paper)
        elif paper.base is None:
            groups["alone", paper.id].append(paper)
        elif year_of(paper.base):
            groups["number", paper.base].append(paper)
        else:
            groups["number", paper.base, paper.year].append(paper)
    subjects: dict[tuple[object, ...], list[Paper]] = {}
    for key, group in groups.items():
        for paper in group:
            if key[0] == "number" and paper.row["subject"]:
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
    if "undertaking" in paper.noted:
        return f"{BY_HAND}: {paper.noted['undertaking']}"
    number, leading = paper.row["reference"], lead.row["reference"]
    return f"the same number, {number}" if number == leading else f"its number {number} belongs to {leading}"


def _leads(paper: Paper) -> tuple[object, ...]:
    """The Vorlage itself leads before its supplements, which come later and have the longer number."""
    reference = paper.row["reference"]
    return reference is None, len(reference or ""), paper.day or date.max, paper.id
