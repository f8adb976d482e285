"""One town's papers as it published them, held against what its OParl server says of each.

    python -m benchmarks.karlsruhe_many [--papers N] [--seed S] [--missed] [--out FOLDER]

Reads a random N (default 500) of the papers in corpus/karlsruhe_many of RATSLESE_CORPUS (papers.tar.xz, oparl.csv) with the run of every
day, and prints: values of the head that are right, of those that the paper prints; sessions found, missed and false, of those whose day is
printed; rows of fields, groups and members, of which most of these papers (roads, staff, vehicles) hold none; time, peak memory, and
what the extractors take for a page.

The server files the answer to a motion under the motion, names some papers by the first line of their title or with who moved them, and is
of one town, also where a paper does not name it. What is right by the server's word stands first; “as printed” beside it takes for right

paper_type  Stellungnahme or Antwort where the server says Antrag, Anfrage and the like and the paper begins so; the printed kind of motion
            (“Interfraktioneller Antrag”, “Ergänzungsantrag”) where the server says “Antrag” or “Änderungs-/Ergänzungsantrag”
subject     a title of which the server's name is the beginning or the end, or at least half of the name that is either
town        only papers that print the town's name are asked
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import resource
import sqlite3
import tarfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from extractors.german.text import fold
from pipeline.extract import extract
from pipeline.ingest.read import read_document
from pipeline.quality.similarity import alike
from pipeline.run import run
from pipeline.store import DATABASE, TEXTS, connect

PLACE = Path(__file__).parent.parent / "data" / "processed" / ".karlsruhe_many"
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"
)  # fmt: skip
_SUBJECT = 0.8
_SHORTEST, _TOP = 12, 600  # characters
_TOWN = re.compile(r"(?<!\w)Karlsruhe(?!\w)", re.IGNORECASE)
_ANSWER = re.compile(r"(?:Stellungnahme|Antwort|Beantwortung)\b", re.IGNORECASE)
_MOTION = re.compile(r"(?:antrag|anfrage)$", re.IGNORECASE)
_COUNTED = (
    "reference", "paper_type", "paper_type, as printed", "date", "subject", "subject, as printed", "town", "town, as printed",
    "sessions", "rows",
)  # fmt: skip
_TABLES = (
    "action_fields",
    "steering_groups",
    "steering_group_members",
    "external_partners",
    "milestones",
    "costs",
    "measures",
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the server says of a paper."""

    file: str
    head: Mapping[str, str]
    sessions: tuple[tuple[str, str], ...]
    """Committee and day."""


@dataclass(slots=True)
class Count:
    right: int = 0
    asked: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, ok: bool, what: str) -> None:
        self.asked += 1
        self.right += ok
        if not ok:
            self.missed.append(what)

    def __str__(self) -> str:
        return f"{self.right} of {self.asked} ({self.right / max(self.asked, 1):.3f})"


def stated(table: Path) -> Iterator[Stated]:
    """The lines of oparl.csv; ``sessions`` is committee|day|role|authoritative, parted by semicolons."""
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            sessions = [part.split("|") for part in row["sessions"].split(";") if part.count("|") >= 1]
            head = {
                "reference": row["reference"],
                "paper_type": row["paper_type"],
                "date": row["date"],
                "subject": row["name"],
            }
            yield Stated(row["file"], head, tuple((each[0].strip(), each[1]) for each in sessions if each[1]))


def unpacked(archive: Path) -> Path:
    """The folder with the papers, unpacked once."""
    if not PLACE.exists():
        with tarfile.open(archive) as tar:
            tar.extractall(PLACE, filter="data")
    return PLACE


def is_printed(text: str, day: str) -> bool:
    """Whether a text prints a day, in figures or with the month's name.

    >>> is_printed("Sitzung am 3. Mai 2021", "2021-05-03")
    True
    """
    when = date.fromisoformat(day)
    month = rf"(?:0?{when.month}\.|{_MONTHS[when.month - 1]})"
    return re.search(rf"(?<!\d)0?{when.day}\.\s?{month}\s?(?:{when.year}|{when.year % 100:02})(?!\d)", text) is not None


def measure(papers: Sequence[Stated], connection: sqlite3.Connection, texts: Path) -> dict[str, Count]:
    """The counts, by what is counted."""
    counts: dict[str, Count] = {name: Count() for name in _COUNTED}
    documents = {Path(row["source"]).name: row for row in connection.execute("SELECT * FROM documents")}
    for paper in papers:
        row = documents.get(paper.file)
        if row is None:
            continue
        text = (texts / f"{row['document_id']}.txt").read_text(encoding="utf-8")
        counts["town"].add(row["municipality_id"] is not None, paper.file)
        if _TOWN.search(text):
            counts["town, as printed"].add(row["municipality_id"] is not None, paper.file)
        for name, value in paper.head.items():
            if value and _prints(text, name, value):
                right, said = _is(name, value, row[name]), f"{paper.file}: {value} is {row[name]}"
                counts[name].add(right, said)
                if (printed := f"{name}, as printed") in counts:
                    counts[printed].add(right or _as_printed(name, value, row[name], text), said)
        query = "SELECT committee, date FROM consultations WHERE document_id = ? AND date IS NOT NULL"
        found = [(each["committee"], each["date"]) for each in connection.execute(query, (row["document_id"],))]
        for committee, day in paper.sessions:
            if is_printed(text, day):
                counts["sessions"].add(any(other == day for _, other in found), f"{paper.file}: {committee}, {day}")
        if paper.sessions:
            days = {day for _, day in paper.sessions}
            for committee, day in found:
                counts["rows"].add(day in days, f"{paper.file}: {committee}, {day}")
    return counts


def _prints(text: str, name: str, value: str) -> bool:
    if name == "date":
        return is_printed(text, value)
    return fold(value) in fold(text) if name != "subject" else fold(value)[:40] in fold(text)


def _is(name: str, value: str, found: str | None) -> bool:
    if not found:
        return False
    return alike(value, found) >= _SUBJECT if name == "subject" else fold(value) == fold(found)


def _as_printed(name: str, value: str, found: str | None, text: str) -> bool:
    """Whether what was found is what the paper prints where the server says something else; see above.

    >>> _as_printed("paper_type", "Antrag", "Stellungnahme", "STELLUNGNAHME zum Antrag\\nFreie Liste")
    True
    """
    if not found:
        return False
    if name == "subject":
        longer, shorter = sorted((fold(value), fold(found)), key=len, reverse=True)
        enough = len(shorter) >= _SHORTEST and (longer == fold(found) or 2 * len(shorter) >= len(longer))
        return enough and (longer.startswith(shorter) or longer.endswith(shorter))
    asked = _MOTION.search(value) is not None
    answers = _ANSWER.match(found) is not None and _ANSWER.search(text[:_TOP]) is not None
    return asked and (answers or (_MOTION.search(found) is not None and fold(found) in fold(text[:_TOP])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="name what is not as the server says")
    parser.add_argument("--out", type=Path, default=PLACE.with_name(".karlsruhe_many_results"))
    arguments = parser.parse_args()
    place = os.environ.get("RATSLESE_CORPUS")
    if place is None:
        raise SystemExit("Set RATSLESE_CORPUS to the folder that holds corpus/karlsruhe_many.")
    source = Path(place) / "corpus" / "karlsruhe_many"
    folder = unpacked(source / "papers.tar.xz")
    every = sorted(stated(source / "oparl.csv"), key=lambda paper: paper.file)
    chosen = Random(arguments.seed).sample(every, min(arguments.papers, len(every)))
    files = {file.name: file for file in folder.rglob("*.txt")}
    begun, here = time.perf_counter(), [files[paper.file] for paper in chosen if paper.file in files]
    outcome = run(here, arguments.out)
    in_all = time.perf_counter() - begun
    connection = connect(arguments.out / DATABASE)
    for name, count in measure(chosen, connection, arguments.out / TEXTS).items():
        print(f"{name}: {count}")
        if arguments.missed:
            print("\n".join(f"  {line}" for line in count.missed))
    names = [Path(paper.file).name for paper in chosen]
    for table in _TABLES:
        (rows,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        print(f"{table}: {rows / len(names):.3f} rows a paper")
    codes = sorted({failure.code for failure in outcome.failures})
    print(f"failures: {len(outcome.failures)} {codes or ''}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{in_all:.0f} s in all; memory of the parent: at most {peak:.0f} MiB")
    print(f"extraction: {seconds_a_page(here):.4f} s of processor time a page of {_PAGE} letters")


_PAGE = 2500


def seconds_a_page(files: Sequence[Path]) -> float:
    """Processor time that the extractors take for a page of text; reading is not counted, nor what they load once."""
    documents = [read_document(file)[0] for file in files]
    extract(documents[0])
    begun = time.process_time()
    for document in documents:
        extract(document)
    return (time.process_time() - begun) * _PAGE / sum(len(document.text) for document in documents)


if __name__ == "__main__":
    main()
