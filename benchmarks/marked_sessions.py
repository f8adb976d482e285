"""Heads, minutes and sentences in the syntax of real papers about invented places, each with the sessions that are the paper's own
(``data/marked/sessions.txt``): more examples for the judge of sessions, mostly of days beside a committee that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.ingest.text.reading import read_text
from pipeline.learning.sessions import of_document
from pipeline.learning.training import Example

PASSAGES = Path(__file__).parent.parent / "data" / "marked" / "sessions.txt"


def examples(file: Path = PASSAGES) -> Iterator[Example]:
    """One example for each committee and day near it. The line above a passage names its place, the paper's day, and its sessions:
    “== Brunnfeld, 2024-02-12; Kreistag 2024-03-04”."""
    for passage in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = passage.partition("\n")
        place, *sessions = head.split("; ")
        town, _, day = place.rpartition(", ")
        document = read_text(body.strip())
        rows = [dict(zip(("committee", "date"), each.rsplit(" ", 1), strict=True)) for each in sessions]
        yield from of_document(document, town, rows, date.fromisoformat(day))
