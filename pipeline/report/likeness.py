"""Which towns are alike, and in what."""

from __future__ import annotations

from collections import defaultdict

from pipeline.normalize import Row
from pipeline.report.language import alphabetical
from pipeline.report.views import VOID, Cell, Column, Line, Material, Table, as_text, listed, order

_NEAREST = 3
_FEW_TOWNS, _FEW_FEATURES = 5, 4
"""Among fewer towns the nearest are near by chance; of fewer features a share says little."""

Neighbours = dict[str, list[tuple[float, str, Row]]]


def neighbours(material: Material, by: str) -> Neighbours:
    """For each town the likeness and key of every other in ``by`` (topics, governance), the nearest first; nothing where there is
    too little to tell from."""
    found: Neighbours = defaultdict(list)
    for row in material.compared["compare_similarity"]:
        features = sum(len(listed(row[each])) for each in ("shared", "only_a", "only_b"))
        if row["compared_by"] == by and row["jaccard"] and features >= _FEW_FEATURES:
            found[row["municipality_a"]].append((row["jaccard"], row["municipality_b"], row))
            found[row["municipality_b"]].append((row["jaccard"], row["municipality_a"], row))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (-pair[0], alphabetical(material.town(pair[1]))))
    return found if len(found) >= _FEW_TOWNS else {}


def nearest(material: Material, by: str) -> Table:
    """For each town the towns that are most like it in ``by`` (topics, governance), and what both have."""
    language = material.language
    say = language.gettext
    lines = []
    for town, found in neighbours(material, by).items():
        for place, (likeness, other, row) in enumerate(found[:_NEAREST]):
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
    return Cell((", ".join(found),), sort=order(len(found))) if found else VOID


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
