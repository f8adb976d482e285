"""Whose paper it is, where a paper does not say so: what somebody said, the folder's name, or the papers that are like it.

Sister papers are those of the run whose town is known. What a paper shares with them counts only where nearly all papers that have it
are of one town, and only where two things of a different kind agree: the form and the folder, the telephone code and the place named.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

WEIGHTS = {"reference": 3.0, "domain": 2.0, "phone": 1.5, "committee": 1.0, "form": 1.0, "place": 1.0, "folder": 1.0}
"""What each kind of trait says; two kinds and together this much are needed, or the number of the same undertaking, or a folder full of
papers of one town."""
ENOUGH = 2.0
_STRANGE = 1.0
"""What must be added where the paper names places, and that town is none of them."""
_RIVAL = 0.5
"""The part of the best town's weight that another may reach at most."""
_FEWEST = {"reference": 1, "domain": 1, "folder": 5}
_FEWEST_OF_OTHERS = 2
_PURE = 0.9
_MANY = 20
"""Papers of one form that are more to be believed than a town that a running text names."""
_CROWD = 100
"""Papers of one folder that are so by themselves."""
_NAME_OF_ITS_OWN = re.compile(r"\S+\s\S+\s\S+|\S+(?:rat|vertretung|beirat)\s+[A-ZÄÖÜ]\w+")
"""“Ausschuss für Auen und Wiesen”, “Ortschaftsrat Auental”; a “Gemeinderat” every town has."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much says that a paper is one of a town's: the kinds of traits shared, the words, how many papers share them, and the
    id of the first of these."""

    town: str
    weight: float
    kinds: frozenset[str]
    quote: str
    sisters: int
    sister: str


def prepare(connection: sqlite3.Connection, known: Sequence[tuple[str, str, str | None]]) -> None:
    """Note the papers of the run (id, path, town where it is known), and count which traits belong to one town."""
    for table in ("of_run", "as_read", "had", "shared"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute("CREATE TEMP TABLE of_run (document_id TEXT PRIMARY KEY, folder TEXT, town TEXT)")
    connection.executemany(
        "INSERT INTO temp.of_run VALUES (?, ?, ?)",
        ((document, str(Path(source).parent), town) for document, source, town in known),
    )
    connection.create_function("own_name", 1, lambda name: bool(_NAME_OF_ITS_OWN.match(name)), deterministic=True)
    connection.execute("""
        CREATE TEMP TABLE as_read AS
        SELECT c.document_id, consultation_id, coalesce(v.was, c.committee) AS committee, committee_kind, e.rule
        FROM consultations c JOIN temp.of_run USING (document_id) JOIN evidence e USING (evidence_id)
        LEFT JOIN collection_values v ON v.document_id = c.document_id AND v.row_id = c.consultation_id AND v.field = 'committee'
    """)
    for statement in """
        CREATE TEMP TABLE had AS
        SELECT document_id, kind, value, quote FROM traits WHERE document_id IN (SELECT document_id FROM temp.of_run)
        UNION SELECT document_id, 'folder', folder, folder FROM temp.of_run
        UNION SELECT document_id, 'committee', committee, committee FROM temp.as_read WHERE own_name(committee);
        CREATE INDEX temp.had_of ON had (document_id);
        CREATE TEMP TABLE shared AS
        SELECT kind, value, town, papers, first,
               CAST(papers AS REAL) / sum(papers) OVER (PARTITION BY kind, value) AS share
        FROM (
            SELECT kind, value, town, count(DISTINCT document_id) AS papers, min(document_id) AS first
            FROM temp.had JOIN temp.of_run USING (document_id) WHERE town IS NOT NULL GROUP BY kind, value, town
        );
        CREATE INDEX temp.shared_value ON shared (kind, value)
    """.split(";"):
        connection.execute(statement)


def likenesses(connection: sqlite3.Connection, document: str) -> list[Likeness]:
    """The towns that a paper without one is like, the likest first."""
    shared: dict[str, list[tuple[str, str, int, str]]] = defaultdict(list)
    names_places = False
    for kind, value, quote, town, papers, first, share in connection.execute(
        "SELECT h.kind, h.value, h.quote, s.town, s.papers, s.first, s.share FROM temp.had h"
        " LEFT JOIN temp.shared s USING (kind, value) WHERE h.document_id = ? ORDER BY h.kind, h.value, s.town",
        (document,),
    ):
        names_places = names_places or kind == "place"
        if town is None or (kind == "place" and value != town):
            continue
        if papers >= _FEWEST.get(kind, _FEWEST_OF_OTHERS) and (share >= _PURE or kind == "place"):
            shared[town].append((kind, quote, papers, first))
    found = [_likeness(town, traits, names_places) for town, traits in shared.items()]
    return sorted(found, key=lambda likeness: (-likeness.weight, likeness.town))


def _likeness(town: str, traits: Sequence[tuple[str, str, int, str]], names_places: bool) -> Likeness:
    kinds = frozenset(kind for kind, *_ in traits)
    weight = sum(WEIGHTS[kind] for kind in kinds)
    if any(kind == "folder" and papers >= _CROWD for kind, _, papers, _ in traits):
        weight += WEIGHTS["folder"]
    if names_places and "place" not in kinds:
        weight -= _STRANGE
    most = max(papers for _, _, papers, _ in traits)
    words = "; ".join(f"{kind} “{quote}” ({papers} papers)" for kind, quote, papers, _ in traits)
    return Likeness(town, weight, kinds, words, most, min(first for *_, first in traits))


def decided(found: Sequence[Likeness]) -> tuple[Likeness | None, Sequence[Likeness]]:
    """The town that a paper is like, or else those between which it cannot be told."""
    enough = [
        likeness
        for likeness in found
        if likeness.weight >= ENOUGH and (len(likeness.kinds) > 1 or likeness.kinds & {"reference", "folder"})
    ]
    if not enough:
        return None, ()
    best = enough[0]
    rivals = [other for other in found[1:] if other.weight > _RIVAL * best.weight]
    return (None, (best, *rivals)) if rivals else (best, ())


def outvoted(found: Sequence[Likeness], own: str) -> Likeness | None:
    """The town whose papers a paper is like, where its running text alone names another: it asks for what the Stadt Moorhausen does, and
    has the form of the many papers of Auenbrück that it lies among."""
    if any(each.town == own and each.sisters > 1 and each.kinds != {"place"} for each in found):
        return None
    like = [
        each
        for each in found
        if each.town != own and (len(each.kinds) > 1 or ("folder" in each.kinds and each.sisters >= _CROWD))
    ]
    return like[0] if len(like) == 1 and like[0].sisters >= _MANY else None


def undecided(found: Sequence[Likeness]) -> Iterator[str]:
    """The towns in doubt and why, for a sentence."""
    for likeness in found:
        yield f"{likeness.town} ({likeness.quote})"
