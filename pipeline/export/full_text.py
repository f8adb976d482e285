"""The papers' texts page by page in a database, with an index (FTS5) that finds words in them however they are accented."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.store import TEXTS, Store

PAGE_TEXTS = "page_texts"

_TABLES = f"""
CREATE TABLE {PAGE_TEXTS} (
    document_id TEXT NOT NULL REFERENCES documents (document_id), page INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (document_id, page)
);
CREATE VIRTUAL TABLE {PAGE_TEXTS}_fts USING fts5 (text, content='{PAGE_TEXTS}', tokenize='unicode61 remove_diacritics 2');
"""


def as_read(text: str, _: str) -> str:
    """The text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The texts of papers in a folder of results; ``mask`` takes names out of one (text, document_id)."""

    folder: Path
    mask: Callable[[str, str], str] = as_read

    def of(self, document_ids: Iterable[str]) -> Iterator[tuple[str, int, str]]:
        """Paper, page from 1, text of the page; pages without words are left out."""
        for document_id in document_ids:
            file = self.folder / f"{document_id}.txt"
            if not file.is_file():
                continue
            pages = self.mask(file.read_text(encoding="utf-8"), document_id).split("\f")
            yield from ((document_id, number, page) for number, page in enumerate(pages, 1) if page.strip())


def page_texts(out: Path, *, without_persons: bool = False) -> PageTexts:
    """The texts of the results in a folder."""
    if not without_persons:
        return PageTexts(out / TEXTS)
    from pipeline.persons import Persons

    return PageTexts(out / TEXTS, Persons(Store(out).rows()).masked)


def add_full_text(database: Path, texts: PageTexts, document_ids: Iterable[str]) -> None:
    """Add the table ``page_texts`` and its index ``page_texts_fts``.

    >>> # SELECT document_id, page FROM page_texts_fts JOIN page_texts USING (rowid) WHERE page_texts_fts MATCH 'sprachforderung'
    """
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executescript(_TABLES)
        connection.executemany(f"INSERT INTO {PAGE_TEXTS} VALUES (?, ?, ?)", texts.of(document_ids))
        connection.execute(f"INSERT INTO {PAGE_TEXTS}_fts ({PAGE_TEXTS}_fts) VALUES ('rebuild')")
