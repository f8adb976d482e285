"""What became of each input, and what a worker read, kept until it stands in the tables.

A worker writes what it read to ``.cache/answers`` and hands back a :class:`Kept`, a few words about it: a run that is killed goes on
where it was, workers on other machines need nothing but the folder, and nothing holds all papers at once.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache as remember
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.codebook.model import Codebook
from pipeline.errors import RatsleseError
from pipeline.ingest.cache import reader_version
from pipeline.ingest.reading import Reading
from pipeline.normalize import Rows, Source

FOLDER = "answers"
_COUNTED = frozenset(
    "consultations action_fields costs steering_groups steering_group_members milestones external_partners findings".split()
)
Seconds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: a row of ``failures``."""

    source: str
    stage: str
    code: str
    message: str
    sha256: str | None = None

    @classmethod
    def of(cls, source: str, stage: str, error: RatsleseError, sha256: str | None = None) -> Failure:
        return cls(source, stage, error.code, str(error), sha256)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was read: its rows, and its text for whoever wants to look up ``char_start``. ``seconds``: how long each
    stage took."""

    source: Source
    rows: Rows = field(repr=False)
    text: str = field(repr=False)
    seconds: Seconds = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Pages, scanned pages, and the rows of each table."""
        pages = self.rows.get("pages", ())
        return {
            "pages": len(pages),
            "scanned": sum(page["source"] == "ocr" for page in pages),
            **{table: len(rows) for table, rows in self.rows.items() if table in _COUNTED},
        }

    def load(self) -> Paper:
        return self


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that was read and lies in the cache. ``seconds`` and ``counts`` are for whoever watches the run that reads it."""

    source: Source
    place: Path
    seconds: Seconds = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)

    def load(self) -> Paper:
        """The paper, its values as SQLite has them (money and days as text). Raises OSError or ValueError where it is damaged."""
        with gzip.open(self.place, "rt", encoding="utf-8") as file:
            found = json.load(file)
        return Paper(self.source, found["rows"], found["text"], self.seconds)


@dataclass(frozen=True, slots=True)
class Same:
    """A paper that the results hold already, read by the same code with the same settings."""

    source: Source


Answer = Paper | Kept | Same | Failure


def path_of(answer: Answer) -> str:
    """Where the input of an answer lies, as the tables have it."""
    return answer.source if isinstance(answer, Failure) else answer.source.path


def remembered(answer: Answer) -> Answer:
    """What a run keeps of an answer until the tables are written: there may be very many."""
    return Kept(answer.source, answer.place) if isinstance(answer, Kept) else answer


@remember
def _code_version() -> str:
    """Changes with every change of what turns a file into rows, and of the libraries that it stands on."""
    here = Path(__file__).parent
    digest = hashlib.sha256(reader_version().encode())
    extractors = here.parent / "extractors"
    for file in sorted(
        [
            *extractors.rglob("*.py"),
            *extractors.rglob("*.toml"),
            *extractors.rglob("*.tsv"),
            *(
                here / name
                for name in ("work.py", "extract.py", "normalize.py", "confidence.py", "rule_precision.toml")
            ),
            *(here / name for name in ("schema.py", "columns.py")),
            *(here / "codebook").glob("*.py"),
            *(here / "neighbours" / name for name in ("traits.py", "naming.py")),
        ]
    ):
        digest.update(file.read_bytes())
    for library in ("spacy", "dateparser"):
        digest.update(version(library).encode())
    return digest.hexdigest()


def made_by(how: Reading, codebook: Codebook, learned: str = "") -> str:
    """The digest of the code and the settings that read a paper: equal where it would be read the same again.
    ``learned``: the version of what is added to the judges."""
    settings = " ".join(filter(None, (_code_version(), how.key, codebook.version, learned)))
    return hashlib.sha256(settings.encode()).hexdigest()[:16]


def find(how: Reading, source: Source) -> Kept | None:
    """What an earlier run read from these bytes in the same way, where it is still kept and whole."""
    place = _place(how, source)
    if place is None or not place.exists():
        return None
    kept = Kept(source, place)
    try:
        kept.load()
    except (OSError, EOFError, ValueError):
        place.unlink(missing_ok=True)
        return None
    return kept


def keep(how: Reading, paper: Paper) -> Paper | Kept:
    """Write a paper to the cache, never half; without a cache it is handed on as it is."""
    place = _place(how, paper.source)
    if place is None:
        return paper
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.{os.uname().nodename}-{os.getpid()}")
    content = json.dumps({"rows": paper.rows, "text": paper.text}, default=_plain, ensure_ascii=False)
    try:
        part.write_bytes(gzip.compress(content.encode(), 3, mtime=0))
        part.replace(place)
    except OSError as error:
        part.unlink(missing_ok=True)
        message = f"What was read cannot be written to {place.parent} ({error.strerror or error})."
        raise RatsleseError("not_written", message) from None
    return Kept(paper.source, place, paper.seconds, paper.counts)


def _place(how: Reading, source: Source) -> Path | None:
    if how.cache is None:
        return None
    kind = source.media_type.partition("/")[2]
    return how.cache / FOLDER / source.made_by / source.sha256[:2] / f"{source.sha256}-{kind}.json.gz"


def _plain(value: Any) -> str:
    """Decimals and days as text."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
