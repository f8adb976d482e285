"""`ratslese codebook unmapped`: labels of fields that the codebook of topics does not know, to widen it by.

A researcher reads the list, decides what each label is about, and adds the word to ``extractors/lookups/topics.toml``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.text import Text

from pipeline.store import Store
from pipeline.terminal import terminal

UNKNOWN = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: the paper's town, number and file, the page, and the words."""

    label: str
    town: str | None
    reference: str | None
    source: str
    page: int
    quote: str

    @property
    def paper(self) -> str:
        """``Auenstadt 2021/118``, or the file where the paper names neither."""
        return " ".join(filter(None, (self.town, self.reference))) or self.source


_PLACES = """
SELECT f.label, m.name AS town, d.reference, d.source, e.page, e.quote
FROM action_fields f
JOIN documents d USING (document_id)
LEFT JOIN municipalities m USING (municipality_id)
JOIN evidence e USING (evidence_id)
WHERE NOT EXISTS (
    SELECT 1 FROM action_field_topics t WHERE t.action_field_id = f.action_field_id AND t.topic_id <> ?
)
ORDER BY f.label COLLATE NOCASE, d.source, f.position
"""


def unmapped(connection: sqlite3.Connection) -> list[Place]:
    """The places of every label whose only topic is ``other``, by label."""
    return [Place(**dict(row)) for row in connection.execute(_PLACES, (UNKNOWN,))]


def by_label(places: Sequence[Place]) -> list[list[Place]]:
    """The places of each label together, upper and lower case being one; the most frequent label first."""
    ordered = sorted(places, key=lambda place: place.label.casefold())
    groups = [list(group) for _, group in groupby(ordered, key=lambda place: place.label.casefold())]
    return sorted(groups, key=lambda group: -len(group))


def show_unmapped(out: Path) -> None:
    """Print the labels without a topic, each with the papers and words it stands in."""
    console = terminal()
    connection = Store(out).connect()
    places = unmapped(connection)
    (fields,) = connection.execute("SELECT count(*) FROM action_fields").fetchone()
    connection.close()
    for group in by_label(places):
        console.print(Text(group[0].label, style="bold"))
        for place in group:
            quote = " ".join(place.quote.split())
            console.print(
                Text(f"    {place.paper}, p. {place.page} “{quote[:160]}{'…' * (len(quote) > 160)}”", style="dim")
            )
    console.print(f"{len(places)} of {fields} fields have no topic but {UNKNOWN}.")
