"""What a reader wants first: the key numbers, and what stands out."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from pipeline.report.topics import Matrix
from pipeline.report.views import Material


def tiles(material: Material, matrix: Matrix) -> list[tuple[str, str]]:
    """Key numbers, each with what it counts."""
    language = material.language
    count = language.ngettext
    towns = material.compared["compare_approach"]
    papers = sum(bool(row["counted"]) for row in material.compared["compare_papers"])
    fields = sum(row["fields"] or 0 for row in towns)
    conflicts = sum(row["severity"] == "conflict" for row in material.facts["findings"])
    groups = sum(row["groups"] or 0 for row in towns)
    found = [
        (len(towns), count("municipality", "municipalities", len(towns))),
        (papers, count("paper", "papers", papers)),
        (fields, count("field of action", "fields of action", fields)),
        (groups, count("steering group", "steering groups", groups)),
        (conflicts, count("contradiction", "contradictions", conflicts)),
        (len(material.evidence), count("place of evidence", "places of evidence", len(material.evidence))),
    ]
    return [(language.number(number, 0), what) for number, what in found]


def outstanding(material: Material, matrix: Matrix) -> list[str]:
    """A few sentences that the tables bear out."""
    return list(_sentences(material, matrix))


def _sentences(material: Material, matrix: Matrix) -> Iterator[str]:
    language = material.language
    say = language.gettext
    towns = material.compared["compare_approach"]
    naming = sum(bool(row["fields"]) for row in towns)
    if matrix.topics and naming:
        most = matrix.topics[0][1]
        common = [name for name, number in matrix.topics if number == most][:3]
        yield say("Most often named: %(topics)s (%(some)s of %(all)s municipalities that name fields of action).") % {
            "topics": language.listed(common),
            "some": most,
            "all": naming,
        }
    totals = [row for row in towns if row["total_max"] is not None]
    if len(totals) > 1:
        low = min(totals, key=lambda row: row["total_max"])
        high = max(totals, key=lambda row: row["total_max"])
        yield say("Largest stated cost: from %(low)s (%(first)s) to %(high)s (%(last)s).") % {
            "low": material.amount(low["total_min"], low["total_max"]),
            "first": material.town(low["municipality_id"]),
            "high": material.amount(high["total_min"], high["total_max"]),
            "last": material.town(high["municipality_id"]),
        }
    without = [row for row in towns if row["total_max"] is None]
    for basis, sentence in (
        ("none", say("State that there are no costs: %s.")),
        ("not_stated", say("State no costs: %s.")),
        ("not_found", say("No costs found: %s.")),
    ):
        names = sorted(material.town(row["municipality_id"]) for row in without if row["costs_basis"] == basis)
        if names:
            yield sentence % _some(material, names)
    known = [row["days_session_to_decision"] for row in towns if row["days_session_to_decision"] is not None]
    if len(known) > 1:
        yield say("From the first session to the decision: %(low)s to %(high)s days, half of them within %(half)s.") % {
            "low": min(known),
            "high": max(known),
            "half": language.number(median(known), 0),
        }
    seats = [row["migrant_organisations"] for row in towns]
    if "in" in seats or "out" in seats:
        yield say(
            "Migrant organisations sit in the groups of %(some)s of %(all)s municipalities that name members."
        ) % {
            "some": seats.count("in"),
            "all": seats.count("in") + seats.count("out"),
        }
    conflicting = sorted(material.town(row["municipality_id"]) for row in towns if row["costs_contradictory"])
    if conflicting:
        yield say("Amounts contradict each other: %s.") % _some(material, conflicting)


def _some(material: Material, names: list[str], limit: int = 6) -> str:
    if len(names) <= limit:
        return material.language.listed(names)
    rest = len(names) - limit
    return material.language.listed([*names[:limit], material.language.gettext("%s others") % rest])
