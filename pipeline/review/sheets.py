"""The sheets of a paper as the page shows them: the picture with its boxes, or the text where a paper has no pages of print."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractors.document import Box, Document
from pipeline.corrections.matching import spans_of
from pipeline.corrections.overlay import document_of
from pipeline.ingest.document.page import Frame
from pipeline.ingest.reading import Reading
from pipeline.report.pictures import Page, drawn

Row = dict[str, Any]
Numbers = tuple[float, float, float, float]


_SIGNS = ' \t\n\f,;:.!?()„“”"»«'


class Sheets:
    """The papers of results, read again from the cache when one is looked at. ``sources``: the file of each by its id."""

    def __init__(self, sources: dict[str, str], how: Reading) -> None:
        self._sources, self._how = sources, how
        self.document = lru_cache(maxsize=4)(self._document)
        self.picture = lru_cache(maxsize=64)(self._picture)

    def _document(self, key: str) -> Document | None:
        return document_of(Path(self._sources[key]), key, self._how)

    def _picture(self, key: str, number: int) -> bytes | None:
        """The picture of a page, upright; None where the paper has none."""
        source = Path(self._sources[key])
        frame = self._frame(key, number)
        if source.suffix.casefold() != ".pdf" or frame is None:
            return None
        return next((picture for _, picture in drawn(source, [Page(key, number, frame.direction)])), None)

    def _frame(self, key: str, number: int) -> Frame | None:
        document = self.document(key)
        page = next((page for page in document.pages if page.number == number), None) if document else None
        return Frame(page.width, page.height, page.direction) if page and page.width else None  # type: ignore[arg-type]

    def sheet(self, key: str, evidence: Sequence[Row]) -> Row | None:
        """What the page shows of a paper at a place: ``evidence`` are rows of the table of this name, the first its page."""
        document = self.document(key)
        if document is None or not evidence:
            return None
        number = evidence[0]["page"]
        on_page = [row for row in evidence if row["page"] == number]
        page = next((page for page in document.pages if page.number == number), document.pages[0])
        shown: Row = {"page": page.number, "pages": len(document.pages), "start": page.start}
        frame = self._frame(key, page.number)
        if frame is None:
            marks = [[row["char_start"], row["char_end"]] for row in on_page]
            return shown | {"text": document.text[page.start : page.end], "marks": marks}
        boxes = [frame.reading(*box) for row in on_page for box in json.loads(row["boxes"] or "[]")]
        return shown | {"width": frame.reading_width, "height": frame.reading_height, "boxes": boxes}

    def leaf(self, key: str, number: int) -> Row | None:
        """A page of a paper with nothing marked on it; None where there is no such page."""
        document = self.document(key)
        page = next((page for page in document.pages if page.number == number), None) if document else None
        if page is None:
            return None
        row = {"page": number, "char_start": page.start, "char_end": page.start, "boxes": None}
        found = self.sheet(key, [row])
        return found and {**found, "marks": []}

    def words_in_box(self, key: str, number: int, box: Numbers) -> tuple[int, int] | None:
        """The characters of the words that lie in a box drawn on the picture of a page; None where there are none."""
        document, frame = self.document(key), self._frame(key, number)
        if document is None or frame is None:
            return None
        inside = []
        for word in document.words:
            if word.page == number and word.box is not None:
                middle = _middle(frame, word.box)
                if box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3]:
                    inside.append(word)
        return (min(word.start for word in inside), max(word.end for word in inside)) if inside else None

    def place(self, key: str, start: int, end: int) -> Row | None:
        """The words from one character to another, whole and without the signs around them, as a ledger names them; None where
        there are none."""
        document = self.document(key)
        words = list(document.words_in(start, end)) if document else []
        if not document or not words:
            return None
        text = document.text[words[0].start : words[-1].end]
        bare = text.strip(_SIGNS) or text
        first = words[0].start + text.index(bare)
        evidence = document.evidence(first, first + len(bare))
        rows = [
            {"page": piece.page, "char_start": piece.start, "char_end": piece.end, "boxes": _json(piece.boxes)}
            for piece in evidence.pieces
        ]
        place = f"{evidence.start}-{evidence.end}"
        return {"quote": bare, "fact": place, "page": evidence.pieces[0].page, "sheet": self.sheet(key, rows)}

    def spoken(self, key: str, words: str) -> tuple[int, int] | None:
        """Where words that somebody typed stand in the paper; None where they do not, or several times."""
        document = self.document(key)
        found = spans_of(words, document.text) if document else []
        return found[0] if len(found) == 1 else None


def _middle(frame: Frame, box: Box) -> tuple[float, float]:
    x0, top, x1, bottom = frame.reading(box.x0, box.top, box.x1, box.bottom)
    return (x0 + x1) / 2, (top + bottom) / 2


def _json(boxes: Sequence[Box]) -> str:
    return json.dumps([[box.x0, box.top, box.x1, box.bottom] for box in boxes])
