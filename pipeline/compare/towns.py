"""Towns, their concepts and undertakings: what the comparison has a row for.

The row of a town is that of its concept: each aspect is taken from the undertaking that has the last word on it, the decision from one,
the fields perhaps from another. Only undertakings that belong to its concepts are compared: the steering group of a swimming pool steers no
Integrationskonzept. Of a town whose papers name none, what is about the field of policy stands in, else a “Leitbild” whose subject names no
field at all. Where no paper of the results names a concept, everything is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compare.concepts import Concept, concepts, of_no_theme
from pipeline.compare.decision import is_decided
from pipeline.compare.kinds import Kinds
from pipeline.compare.material import Material
from pipeline.compare.papers import Paper
from pipeline.compare.relevance import About
from pipeline.compare.undertakings import Undertaking, documents
from pipeline.compare.unplaced import of_one_place
from pipeline.normalize import Row
from pipeline.schema import BY_NAME

_FACTS = ("consultations", "action_fields", "costs", "steering_groups", "external_partners", "milestones")
Holds = Callable[[Material, Undertaking], bool]


def _is_cost(cost: Row, direction: str) -> bool:
    return bool(cost["scope"] == "measure" and (cost["direction"] or "expense") == direction)


def _any(table: str, aspect: str, wanted: Callable[[Row], bool] = lambda row: True) -> Holds:
    return lambda material, of: any(wanted(row) for row in material.of(table, of.counting(aspect)))


_HOLDS: Mapping[str, tuple[Holds, ...]] = {
    "decision": (is_decided,),
    "fields": (
        _any("action_fields", "fields", lambda row: row["status"] == "adopted"),
        _any("action_fields", "fields", lambda row: row["status"] != "former"),
        _any("action_fields", "fields"),
    ),
    "costs": (_any("costs", "costs", lambda row: _is_cost(row, "expense")),),
    "grants": (_any("costs", "costs", lambda row: _is_cost(row, "revenue")),),
    "staff": (_any("staffing", "staff"),),
    "steering": (
        _any("steering_groups", "steering", lambda row: row["status"] != "former"),
        _any("steering_groups", "steering"),
    ),
}
"""What it takes to have the last word on an aspect, the better claim first."""
_UNKNOWN: Row = dict(BY_NAME["municipalities"].blank)


@dataclass(frozen=True)
class Town:
    """A municipality with its undertakings, the oldest first; without a row those papers in which none was found."""

    row: Row
    undertakings: tuple[Undertaking, ...]
    concepts: tuple[Concept, ...]
    holding: Mapping[str, Undertaking]
    """The undertaking that has the last word on each aspect that its papers tell anything of."""
    leading: Undertaking
    """The one whose path the town's row shows: it decides on the concept; without a concept the one of most facts."""
    compared: tuple[Undertaking, ...]
    """Those whose facts are compared: of its concepts; of a town that names none, what stands in."""
    apart: bool
    """Whether its papers name no concept, and those of others do."""

    @property
    def id(self) -> str:
        return str(self.row["municipality_id"])

    @property
    def known(self) -> bool:
        return self.row["municipality_id"] is not None

    @property
    def name(self) -> str:
        """``Stadt Landau in der Pfalz``."""
        return " ".join(filter(None, (self.row["kind"], self.row["name"])))

    @property
    def concept(self) -> Concept | None:
        """The one that the town's row is of; none of papers whose town is not known, which have no row."""
        return self.concepts[0] if self.concepts and self.known else None

    def leads(self, undertaking: Undertaking) -> bool:
        """Whether the town's row shows the path of an undertaking."""
        return self.known and undertaking is self.leading and undertaking in self.compared

    @property
    def documents(self) -> tuple[str, ...]:
        """All papers that count, the oldest first."""
        return documents(self.undertakings)

    @property
    def about(self) -> tuple[Undertaking, ...]:
        """What its row is about: its concept; where its papers name none, all that is compared of them."""
        return self.concept.undertakings if self.concept else self.compared

    @property
    def scope(self) -> tuple[str, ...]:
        """The papers of what its row is about; all where that is nothing."""
        return documents(self.about or self.undertakings)


def towns(material: Material, papers: Iterable[Paper], kinds: Kinds, about: About) -> list[Town]:
    """The towns of the papers by name; papers in which none was found come last, as a town that is not known."""
    grouped: dict[str | None, dict[str, list[Paper]]] = defaultdict(lambda: defaultdict(list))
    for paper in papers:
        if paper.undertaking is not None and paper.counted:
            grouped[paper.town][paper.undertaking].append(paper)
    every = {
        town: sorted(
            (
                Undertaking(id_, town, tuple(sorted(of, key=lambda paper: paper.order)), kinds)
                for id_, of in grouped[town].items()
            ),
            key=lambda undertaking: undertaking.order,
        )
        for town in sorted(grouped, key=material.town_order)
    }
    named = {
        town: tuple(
            concept
            for place in ([of_town] if town else of_one_place(material, of_town))
            for concept in concepts(material, place, about)
        )
        for town, of_town in every.items()
    }
    some = any(named.values())
    return [_town(material, town, of_town, named[town], about, some) for town, of_town in every.items()]


def _town(
    material: Material,
    town: str | None,
    every: Sequence[Undertaking],
    named: tuple[Concept, ...],
    about: About,
    some: bool,
) -> Town:
    """A town with the concepts that it names; ``some``: whether any town names one."""
    belonging = {each.id for concept in named for each in concept.undertakings}
    stands_in = 0 if not some else about.threshold  # of a town that names no concept
    compared = tuple(
        each for each in every if each.id in belonging or (each.relevance >= stands_in and not (town and named))
    )
    most = max(compared or every, key=lambda undertaking: _facts(material, undertaking))
    if not compared and any(of_no_theme(paper.row["subject"], about.policy) for paper in most.papers):
        compared = (most,)
    concept = named[0] if named and town else None
    holding = {}
    for aspect, claims in _HOLDS.items():
        for claim in claims:
            if found := _last_word(material, claim, concept, compared, most):
                holding[aspect] = found
                break
    leading = holding.get("decision") if concept else None
    leading = leading or (concept.undertakings[-1] if concept else most)
    row = material.municipalities[town] if town else _UNKNOWN
    return Town(row, tuple(every), named, holding, leading, compared, apart=concept is None and some)


def _last_word(
    material: Material, claim: Holds, concept: Concept | None, every: Sequence[Undertaking], most: Undertaking
) -> Undertaking | None:
    if concept:
        return concept.last_word(lambda undertaking: claim(material, undertaking))
    if most in every and claim(material, most):
        return most
    return next((undertaking for undertaking in reversed(every) if claim(material, undertaking)), None)


def _facts(material: Material, undertaking: Undertaking) -> tuple[object, ...]:
    """How much the papers of an undertaking tell; of two the later."""
    number = sum(len(material.of(table, undertaking.documents)) for table in _FACTS)
    return number, undertaking.order
