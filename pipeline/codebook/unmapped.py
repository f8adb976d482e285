"""`ratslese codebook unmapped`: what the codebook in use has no id for, to widen it by.

A researcher reads the list, decides what each wording is about, and gives the word to a codebook (docs/codebook.md).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from rich.text import Text

from pipeline.codebook.model import OTHER, Kind
from pipeline.store import Store
from pipeline.terminal import print_json, terminal


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wording stands: the paper's town, number and file, the page, and the words."""

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


_OF_KIND: dict[Kind, tuple[str, str, str]] = {
    "topics": (
        "action_fields",
        "f.label",
        "NOT EXISTS (SELECT 1 FROM action_field_topics t WHERE t.action_field_id = f.action_field_id AND t.topic_id <> ?)",
    ),
    "sectors": ("steering_group_members", "f.name", "coalesce(f.sector, ?1) = ?1"),
    "committee_kinds": ("consultations", "f.committee", "coalesce(f.committee_kind, ?1) = ?1"),
    "cost_kinds": ("costs", "coalesce(f.label, e.quote)", "coalesce(f.cost_kind, ?1) = ?1"),
}
_CALLED: dict[Kind, tuple[str, str]] = {
    "topics": ("fields", "topic"),
    "sectors": ("members", "sector"),
    "committee_kinds": ("sessions", "kind of committee"),
    "cost_kinds": ("amounts", "kind of cost"),
}


def unmapped(connection: sqlite3.Connection, kind: Kind = "topics") -> list[Place]:
    """The places of every wording without an id but ``other``, by wording."""
    table, wording, without = _OF_KIND[kind]
    rows = connection.execute(
        f"""SELECT {wording} AS label, m.name AS town, d.reference, d.source, e.page, e.quote
            FROM {table} f
            JOIN documents d USING (document_id)
            LEFT JOIN municipalities m USING (municipality_id)
            JOIN evidence e USING (evidence_id)
            WHERE {without}
            ORDER BY 1 COLLATE NOCASE, d.source, f.position""",
        (OTHER,),
    )
    return [Place(**dict(row)) for row in rows]


def by_label(places: Sequence[Place]) -> list[list[Place]]:
    """The places of each wording together, upper and lower case being one; the most frequent wording first."""
    ordered = sorted(places, key=lambda place: place.label.casefold())
    groups = [list(group) for _, group in groupby(ordered, key=lambda place: place.label.casefold())]
    return sorted(groups, key=lambda group: -len(group))


def show_unmapped(out: Path, kind: Kind = "topics", *, as_json: bool = False) -> None:
    """Print the wordings without an id, each with the papers and words it stands in."""
    console = terminal()
    connection = Store(out).connect()
    try:
        places = unmapped(connection, kind)
        (facts,) = connection.execute(f"SELECT count(*) FROM {_OF_KIND[kind][0]}").fetchone()
        versions = ", ".join(row[0] for row in connection.execute("SELECT DISTINCT version FROM codebook ORDER BY 1"))
    finally:
        connection.close()
    if as_json:
        print_json([asdict(place) for place in places])
        return
    for group in by_label(places):
        console.print(Text(group[0].label, style="bold"))
        for place in group:
            quote = " ".join(place.quote.split())
            console.print(
                Text(f"    {place.paper}, p. {place.page} “{quote[:160]}{'…' * (len(quote) > 160)}”", style="dim")
            )
    called, code = _CALLED[kind]
    console.print(f"{len(places)} of {facts} {called} have no {code} but {OTHER} (codebook {versions}).")
