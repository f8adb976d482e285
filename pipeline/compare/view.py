"""What a comparison shows of the results: the towns that were chosen of those there are, and what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.compare.papers import Paper
from pipeline.compare.relevance import About
from pipeline.compare.towns import Town
from pipeline.normalize import Row


def settings(there: Sequence[Town], every: Sequence[Town], only: Sequence[str], about: About) -> list[Row]:
    """The rows of compare_settings."""
    known = sum(town.known for town in there)
    told = {
        "towns": (
            f"{len(every)} of {known}",
            "towns that every table and figure of this comparison speaks of, of those in the results",
        ),
        "only": (", ".join(only) or None, "what they were chosen by; blank where all are shown"),
        "policy": (about.policy, "the field of policy whose concepts are compared (policy_fields.toml)"),
        "threshold": (f"{about.threshold:g}", "relevance from which a paper can belong to a concept"),
    }
    return [{"row_id": name, "name": name, "value": value, "about": words} for name, (value, words) in told.items()]


def selection(there: Sequence[Town], every: Sequence[Town], only: Sequence[str], papers: Iterable[Paper]) -> list[Row]:
    """The rows of compare_selection: every town of the results, shown or not; papers without a town in a row of their own."""
    chosen = {town.id for town in every}
    copies = [paper.town for paper in papers if paper.same_as is not None]
    return [
        {
            "row_id": town.id if town.known else "unknown",
            "municipality_id": town.row["municipality_id"],
            "municipality": town.row["name"],
            "shown": town.id in chosen if town.known else not only,
            "papers": len(town.documents),
            "copies": copies.count(town.row["municipality_id"]),
            "undertakings": len(town.undertakings),
            "concepts": len(town.concepts),
        }
        for town in there
    ]
