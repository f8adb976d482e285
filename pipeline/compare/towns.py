"""Towns and their undertakings: what the comparison has a row for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.compare.material import Material
from pipeline.compare.papers import Paper
from pipeline.normalize import Row

_FACTS = ("consultations", "action_fields", "costs", "steering_groups", "external_partners", "milestones")


@dataclass(frozen=True)
class Undertaking:
    """A Vorgang: the papers of one Vorlage that count, by date; its leading paper gives it its id."""

    id: str
    town: str
    papers: tuple[Paper, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(paper.id for paper in self.papers)

    @property
    def year(self) -> int | None:
        lead = next(paper for paper in self.papers if paper.id == self.id)
        return lead.year or min((paper.year for paper in self.papers if paper.year), default=None)


@dataclass(frozen=True)
class Town:
    """A municipality with its undertakings, the oldest first."""

    row: Row
    undertakings: tuple[Undertaking, ...]
    leading: Undertaking
    """The one whose papers hold the most facts; of two the later."""

    @property
    def id(self) -> str:
        return str(self.row["municipality_id"])

    @property
    def name(self) -> str:
        """``Stadt Landau in der Pfalz``."""
        return " ".join(filter(None, (self.row["kind"], self.row["name"])))

    @property
    def documents(self) -> tuple[str, ...]:
        """All papers that count, the oldest first."""
        return tuple(paper.id for paper in sorted((p for u in self.undertakings for p in u.papers), key=_by_date))


def towns(material: Material, papers: Iterable[Paper]) -> list[Town]:
    """The towns of the papers, by name."""
    grouped: dict[str, dict[str, list[Paper]]] = defaultdict(lambda: defaultdict(list))
    for paper in papers:
        if paper.undertaking is not None and paper.same_as is None:
            grouped[paper.row["municipality_id"]][paper.undertaking].append(paper)
    found = []
    for town, undertakings in grouped.items():
        every = [Undertaking(id_, town, tuple(sorted(of, key=_by_date))) for id_, of in undertakings.items()]
        every.sort(key=lambda undertaking: (undertaking.year or 0, undertaking.id))
        found.append(Town(material.municipalities[town], tuple(every), max(every, key=lambda u: _facts(material, u))))
    return sorted(found, key=lambda town: (town.row["name"], town.id))


def _by_date(paper: Paper) -> tuple[str, int, str]:
    """The oldest first; a paper without a date by its year."""
    return (
        paper.day.isoformat() if paper.day else f"{paper.year or 0:04}-00",
        len(paper.row["reference"] or ""),
        paper.id,
    )


def _facts(material: Material, undertaking: Undertaking) -> tuple[int, int, str]:
    number = sum(len(material.of(table, undertaking.documents)) for table in _FACTS)
    return number, undertaking.year or 0, undertaking.id
