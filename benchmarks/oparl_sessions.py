"""How many of the sessions that a town's OParl server states, and the papers print, are found in the papers.

    python benchmarks/oparl_sessions.py [CORPUS] [--missed]

CORPUS (default: $RATSLESE_CORPUS) holds corpus/*/oparl_consultations.csv (file, organization, date) beside the papers. A paper
contains a session where its text prints both the day (“14.03.2018”, “14.3.18”, “14. März 2018”) and the committee's name (folded:
case, punctuation and line breaks apart). Where only the day is printed (the server knows committees by their later names), a row with
that day counts. Also counted: rows of papers for which the server states no session at all.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from extractors import EXTRACTORS
from extractors.consultations.committees import nominative
from extractors.document import Document
from extractors.facts import Consultation, Fact, LeftAlone
from extractors.german.text import fold
from pipeline.ingest.plain_text import read_text

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"
)  # fmt: skip


@dataclass(slots=True)
class Count:
    """Sessions that the server states, those that the texts print, those that were found, the same for those of which only the
    day is printed; rows nobody states."""

    stated: int = 0
    contained: int = 0
    found: int = 0
    days: int = 0
    days_found: int = 0
    papers_without: int = 0
    rows_without: int = 0
    missed: list[str] = field(default_factory=list)


def measure(table: Path) -> Count:
    """The count over the papers beside ``oparl_consultations.csv``."""
    sessions: dict[str, list[tuple[str, date]]] = defaultdict(list)
    with table.open(encoding="utf-8") as file:
        for row in (row for row in csv.DictReader(file) if row["date"]):
            sessions[row["file"]].append((row["organization"], date.fromisoformat(row["date"])))
    count = Count()
    for paper in sorted(table.parent.glob("*.txt")):
        document = read_text(paper.read_text(encoding="utf-8"))
        rows = list(_consultations(document))
        if paper.name not in sessions:
            count.papers_without += 1
            count.rows_without += len(rows)
        for name, day in dict.fromkeys(sessions[paper.name]):
            count.stated += 1
            if not _prints_day(document.text, day):
                continue
            if fold(name) not in fold(nominative(document.text)):
                count.days += 1
                count.days_found += any(row.date == day for row in rows)
                continue
            count.contained += 1
            if any(row.date == day and _same(row.committee, name) for row in rows):
                count.found += 1
            else:
                count.missed.append(f"{paper.name}: {name}, {day.isoformat()}")
    return count


def _consultations(document: Document) -> Iterator[Consultation]:
    facts: list[Fact] = []
    for extractor in EXTRACTORS:
        facts += [item for item in extractor.extract(document, tuple(facts)) if not isinstance(item, LeftAlone)]
        if extractor.name == "consultations":
            break
    return (fact for fact in facts if isinstance(fact, Consultation))


def _prints_day(text: str, day: date) -> bool:
    month = rf"(?:0?{day.month}\.|{_MONTHS[day.month - 1]})"
    return re.search(rf"(?<!\d)0?{day.day}\.\s?{month}\s?(?:{day.year}|{day.year % 100:02})(?!\d)", text) is not None


def _same(printed: str, name: str) -> bool:
    one, other = fold(nominative(printed)), fold(name)
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=os.environ.get("RATSLESE_CORPUS"))
    parser.add_argument("--missed", action="store_true", help="name the sessions that were not found")
    arguments = parser.parse_args()
    if arguments.corpus is None:
        parser.error("name the corpus, or set RATSLESE_CORPUS")
    for table in sorted((arguments.corpus / "corpus").glob("*/oparl_consultations.csv")):
        count = measure(table)
        print(
            f"{table.parent.name}: {count.stated} sessions stated, {count.contained} printed (day and committee's name)"
        )
        print(f"  found: {count.found} = {count.found / max(count.contained, 1):.3f}")
        print(f"  only the day printed: {count.days}, of which a row has the day: {count.days_found}")
        rows = count.rows_without / max(count.papers_without, 1)
        print(f"  rows of the {count.papers_without} papers without a stated session: {rows:.2f} a paper")
        if arguments.missed:
            print("\n".join(f"  missed {line}" for line in count.missed))


if __name__ == "__main__":
    main()
