"""The topic matrix: which fields of action a town names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.normalize import Row
from pipeline.report.language import alphabetical
from pipeline.report.views import Cell, Line, Material, Table, as_text, by_town, listed, order
from pipeline.report.views import Column as TableColumn


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the matrix: how many fields of a town are on a topic, and how far they are decided."""

    fields: int
    status: str
    """adopted, proposed, former; or none, not_stated, not_found."""
    wordings: str
    cites: str


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A town and its squares. ``named`` is on how many topics it has fields, or in which way it names none."""

    town: str
    squares: tuple[Square, ...]
    named: Cell


@dataclass(frozen=True, slots=True)
class Matrix:
    """Topics, the most frequent first, with the number of towns that name each; and a line a town."""

    topics: tuple[tuple[str, int], ...]
    lines: tuple[MatrixLine, ...]


def matrix(material: Material) -> Matrix:
    """The matrix of all topics that any town names."""
    by_town: dict[str, dict[str, Row]] = defaultdict(dict)
    frequency: Counter[str] = Counter()
    for row in material.related("topics"):
        by_town[row["municipality_id"]][row["topic_id"]] = row
        frequency[row["topic_id"]] += bool(row["fields"])
    topics = [topic for topic, towns in frequency.most_common() if towns]
    topics.sort(key=lambda topic: (topic == "other", -frequency[topic], material.labels("topic", topic)))
    lines = []
    for town, rows in by_town.items():
        squares = tuple(_square(material, rows[topic]) for topic in topics if topic in rows)
        lines.append(MatrixLine(material.town(town), squares, _named(material, rows)))
    lines.sort(key=lambda line: alphabetical(line.town))
    return Matrix(tuple((material.labels("topic", topic), frequency[topic]) for topic in topics), tuple(lines))


def _named(material: Material, rows: Mapping[str, Row]) -> Cell:
    columns = [material.cites("topics", row["row_id"], "fields") for row in rows.values()]
    cites = " ".join(dict.fromkeys(number for column in columns for number in column.split()))
    number = sum(bool(row["fields"]) for row in rows.values())
    if number or any(row["fields"] == 0 for row in rows.values()):
        return Cell((str(number),), cites=cites, sort=order(number))
    return material.missing(next(iter(rows.values()))["basis"], cites)


def _square(material: Material, row: Row) -> Square:
    cites = material.cites("topics", row["row_id"], "fields") or material.cites("topics", row["row_id"], "basis")
    if row["fields"]:
        status = next((each for each in ("adopted", "proposed", "former") if row[each]), "adopted")
        return Square(row["fields"], status, " · ".join(as_text(listed(row["wordings"]))), cites)
    if row["fields"] == 0:
        return Square(0, "unnamed", "", cites)
    return Square(0, row["basis"], "", cites)


def wordings(material: Material) -> Table:
    """The matrix in words: under which names a town has each topic."""
    language = material.language
    lines = []
    for row in material.compared["compare_topics"]:
        if not row["fields"]:
            continue
        cites = material.cites("topics", row["row_id"], "wordings") or material.cites("topics", row["row_id"], "fields")
        counts = [
            f"{row[status]} {material.labels('field_status', status)}"
            for status in ("adopted", "proposed", "former")
            if row[status]
        ]
        topic = material.labels("topic", row["topic_id"])
        cells = (
            Cell((material.town(row["municipality_id"]),)),
            Cell((topic,)),
            Cell(as_text(listed(row["wordings"])), cites=cites),
            Cell((", ".join(counts),), sort=order(row["fields"])),
        )
        lines.append(Line(material.town(row["municipality_id"]), cells))
    columns = (
        TableColumn(language.gettext("Municipality")),
        TableColumn(language.gettext("Topic")),
        TableColumn(language.gettext("Fields of action as printed"), "wide"),
        TableColumn(language.gettext("Fields"), "number"),
    )
    lines.sort(key=lambda line: (by_town(line), line.cells[1].lines))
    return Table("wordings", language.gettext("Topics in the papers' own words"), columns, tuple(lines))
