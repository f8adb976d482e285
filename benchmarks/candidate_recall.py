"""How many annotated fields, bodies and members have a candidate at all, before anything judges them.

    python -m benchmarks.candidate_recall [train | dev]

Prints recall by table and what has none; exit code 1 where a table is below the floor.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.gold_sets import of_repository
from extractors.action_fields.extractor import enumerations
from extractors.document import Document
from extractors.steering_groups.chunks import stretches
from extractors.steering_groups.mentions import mentions
from pipeline.ingest.read import read_document
from pipeline.learning.fields import ALIKE
from pipeline.learning.links import is_named
from pipeline.learning.members import printed
from pipeline.quality.similarity import most_alike

_FLOOR = {"action_fields": 0.96, "steering_groups": 0.9, "steering_group_members": 0.97}
_ALIKE = 0.78
Group = Mapping[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", nargs="?", choices=("train", "dev"), default="dev")
    papers = of_repository(parser.parse_args().split)
    wanted, found = Counter[str](), Counter[str]()
    for path, annotated in zip(papers.papers, papers.gold, strict=True):
        document, *_ = read_document(path)
        fields = fields_of(document, annotated.rows("action_fields"))
        for table, name, has_candidate in (*fields, *candidates_of(document, annotated.rows("steering_groups"))):
            wanted[table] += 1
            found[table] += has_candidate
            if not has_candidate:
                print(f"{path.stem} {table}: no candidate for {name}")
    for table, number in wanted.items():
        print(f"{table}: {found[table]} of {number} ({found[table] / number:.3f})")
    raise SystemExit(any(found[table] < _FLOOR[table] * number for table, number in wanted.items()))


def fields_of(document: Document, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, bool]]:
    """The annotated fields, and whether some enumeration holds them."""
    names = {label.text for found in enumerations(document) for label in found.labels}
    for row in rows:
        if not row.get("optional"):
            wordings = [row["label"], *row.get("aliases", ())]
            yield "action_fields", row["label"], any(most_alike(wordings, name) >= ALIKE for name in names)


def candidates_of(document: Document, groups: Sequence[Group]) -> Iterator[tuple[str, str, bool]]:
    """(table, name, whether some candidate bears it) for the annotated bodies and their members."""
    for group in groups:
        if not group.get("optional"):
            yield "steering_groups", group["name"], any(is_named(mention, group) for mention in mentions(document))
    runs = stretches(document)
    for name in printed(document, groups):
        if name.row is not None:
            spans = [[c for c in run if c.start < name.end and name.start < c.end] for run in runs]
            texts = [document.text[max(name.start, span[0].start) : span[-1].end] for span in spans if span]
            names = [name.row["name"], *name.row.get("aliases", ())]
            yield "steering_group_members", name.row["name"], any(most_alike(names, text) >= _ALIKE for text in texts)


if __name__ == "__main__":
    main()
