"""Which towns are alike, and in what."""

from __future__ import annotations

from collections import defaultdict

from pipeline.normalize import Row
from pipeline.report.views import Cell, Column, Line, Material, Table, as_text, listed, order

_NEAREST = 3


def nearest(material: Material, by: str) -> Table:
    """For each town the towns that are most like it in ``by`` (topics, governance), and what both have."""
    language = material.language
    say = language.gettext
    pairs: dict[str, list[tuple[float, str, Row]]] = defaultdict(list)
    for row in material.compared["compare_similarity"]:
        if row["compared_by"] == by:
            pairs[row["municipality_a"]].append((row["jaccard"], row["municipality_b"], row))
            pairs[row["municipality_b"]].append((row["jaccard"], row["municipality_a"], row))
    lines = []
    for town, found in pairs.items():
        best = sorted(found, key=lambda pair: (-pair[0], material.town(pair[1])))[:_NEAREST]
        for place, (likeness, other, row) in enumerate(best):
            if not likeness:
                continue
            own, theirs = ("only_a", "only_b") if row["municipality_a"] == town else ("only_b", "only_a")
            cells = (
                Cell((material.town(town),), sort=f"{material.town(town)} {place}"),
                Cell((material.town(other),)),
                Cell((language.percent(likeness),), sort=order(likeness)),
                _features(material, row["shared"]),
                _features(material, row[own]),
                _features(material, row[theirs]),
            )
            lines.append(Line(material.town(town), cells))
    lines.sort(key=lambda line: line.cells[0].sort)
    columns = (
        Column(say("Municipality")),
        Column(say("most like")),
        Column(say("Shared"), "number", say("Shared features among all that either has (Jaccard)")),
        Column(say("Both have"), "wide"),
        Column(say("Only the first"), "wide"),
        Column(say("Only the second"), "wide"),
    )
    caption = say("Most alike in topics") if by == "topics" else say("Most alike in governance")
    return Table(f"alike-{by}", caption, columns, tuple(lines))


def _features(material: Material, values: str | None) -> Cell:
    found = as_text(feature(material, each) for each in listed(values))
    return Cell((", ".join(found),), sort=order(len(found))) if found else Cell(("–",), "void")


def feature(material: Material, code: str) -> str:
    """The name of a feature: a topic, or ``group:KIND``, ``chair:RANK``, ``sector:ID``."""
    kind, _, value = code.partition(":")
    if not value:
        return material.labels("topic", code)
    say = material.language.gettext
    if kind == "chair":
        return say("led by: %s") % material.labels("chair_rank", value)
    if kind == "group":
        return say("group: %s") % material.labels("group_kind", value)
    return material.labels("sector", value) if kind == "sector" else code
