"""What looks like a fact and was not read: counted without any annotation, and the work list of those who write rules."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.store import TEXTS

CHARACTERS_A_PAGE = 2500
COMMONEST = 10
# “costs: “12.000 €” was not read as a fact”
_MESSAGE = re.compile(r"(?P<scope>\w+): “(?P<quote>.*)” was not read", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unread:
    """``pages``: those of PDFs; a text without pages has one for every 2,500 characters begun. ``scopes``: how many by extractor;
    ``commonest``: the words that most of them quote, numbers as 0."""

    findings: int
    pages: int
    scopes: dict[str, int]
    commonest: list[tuple[str, int]]

    @property
    def per_100_pages(self) -> float:
        return 100 * self.findings / self.pages if self.pages else 0.0

    def as_dict(self) -> dict[str, Any]:
        return {
            "findings": self.findings,
            "pages": self.pages,
            "per_100_pages": round(self.per_100_pages, 2),
            "by_extractor": self.scopes,
            "commonest": [{"quote": quote, "findings": number} for quote, number in self.commonest],
        }


def count_unread(connection: sqlite3.Connection, folder: Path) -> Unread:
    """The ``unread`` findings of all results in a folder."""
    scopes: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    for (message,) in connection.execute("SELECT message FROM findings WHERE kind = 'unread'"):
        if found := _MESSAGE.match(message):
            scopes[found["scope"]] += 1
            quotes[f"{found['scope']}: {_general(found['quote'])}"] += 1
    pages = 0
    for document_id, media_type, number in connection.execute("SELECT document_id, media_type, pages FROM documents"):
        text = folder / TEXTS / f"{document_id}.txt"
        plain = media_type != "application/pdf" and text.exists()
        pages += -(-len(text.read_text(encoding="utf-8")) // CHARACTERS_A_PAGE) if plain else number or 1
    return Unread(scopes.total(), pages, dict(scopes.most_common()), quotes.most_common(COMMONEST))


def _general(quote: str) -> str:
    """“12.000 €” and “9.500 €” are one kind of sign: “0 €”."""
    return re.sub(r"\d[\d.,]*", "0", " ".join(quote.split()))[:60]
