"""Every judge that learns: what it learns from, how, and the tables that it serves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractors.learned import Classifier
from pipeline.learning import (
    bodies,
    costs,
    fields,
    heads,
    links,
    milestones,
    partners,
    sessions,
    states,
    statuses,
    steering,
)
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example, train
from pipeline.quality.gold import GoldPaper


@dataclass(frozen=True, slots=True)
class Settings:
    """``strength``: the smaller, the smaller the weights; features of fewer than ``seldom`` examples are left out."""

    strength: float = 1.0
    seldom: int = 3

    def learn(self, examples: Sequence[Example]) -> Classifier:
        return train(examples, strength=self.strength, seldom=self.seldom)


@dataclass(frozen=True, slots=True)
class Room:
    """The judges of one extractor: ``examples`` gives for each the examples of annotated papers; ``tables`` are those that they serve."""

    examples: Callable[[Sequence[AnnotatedPaper]], dict[str, list[Example]]]
    judges: Mapping[str, Settings]
    tables: tuple[str, ...]
    said: tuple[str, ...]
    """What the judges say of the rows of these tables: ``costs.cost_kind``."""

    def speaks_of(self, gold: GoldPaper) -> bool:
        """Whether the annotation says anything of the room's tables, be it that there is nothing."""
        return _HELD_BY.get(self.tables[0], self.tables[0]) in gold.gold


_HELD_BY = {"header": "municipality", "steering_group_members": "steering_groups"}
ROOMS = (
    Room(states.examples, {"states": Settings(3.0)}, ("header",), ()),
    Room(heads.examples, {"heads": Settings(0.3, 2)}, ("header",), ()),
    Room(sessions.examples, {"sessions": Settings(0.5, 5)}, ("consultations",), ()),
    Room(
        fields.examples,
        {"fields": Settings(0.5, 5), "field_mentions": Settings(0.5), "field_names": Settings(0.5)},
        ("action_fields",),
        (),
    ),
    Room(
        milestones.examples,
        {"milestones": Settings(0.3, 5), "milestone_labels": Settings(0.1, 8)},
        ("milestones",),
        ("milestones.status",),
    ),
    Room(
        costs.examples,
        {
            "cost_kinds": Settings(0.5, 4),
            "cost_scopes": Settings(0.5, 4),
            "cost_labels": Settings(0.2, 4),
            "cost_years": Settings(),
        },
        ("costs",),
        ("costs.cost_kind", "costs.direction", "costs.scope"),
    ),
    Room(
        bodies.examples,
        {"bodies": Settings(seldom=2), "body_kinds": Settings(seldom=1)},
        ("steering_groups", "steering_group_members"),
        ("steering_groups.kind",),
    ),
    Room(
        steering.examples,
        {"steering": Settings(0.1)},
        ("steering_groups", "steering_group_members"),
        (),
    ),
    Room(links.examples, {"member_links": Settings()}, ("steering_group_members",), ()),
    Room(
        partners.examples,
        {"partners": Settings(), "partner_roles": Settings(0.3)},
        ("external_partners",),
        ("external_partners.role",),
    ),
    Room(statuses.examples, {"statuses": Settings(3.0, 1)}, ("measures",), ("measures.status",)),
)
