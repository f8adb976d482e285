"""What every cell of the report leads to: the quote, its page, and where it stands on it.

Cells cite evidence by number (:meth:`Evidence.cite`); what was cited is written into the page once, its pictures with it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.normalize import Row, Rows
from pipeline.report.excerpts import excerpt
from pipeline.report.pictures import Album, Page, drawn, state_of
from pipeline.schema import TABLES
from pipeline.store import TEXTS

Mask = Callable[[str, str], str]
"""Takes personal names out of a text of a paper (text, document_id)."""


_SHOWN_IN = {
    "amount": "amount_min amount_max amounts total_min total_max grants costs per_inhabitant_min per_inhabitant_max",
    "amount_max": "amount_max amounts total_max",
    "cost_kind": "cost_kind total_of",
    "date": "first_session decision_date days_session_to_decision days_paper_to_decision",
    "committee": "path decision_committee",
    "label": "labels wordings label",
    "topics": "topics fields wordings",
    "edtf": "edtf period",
    "sector": "sectors migrant_organisations council_members",
    "name": "name lead_group members responsible",
}


def columns_of(corrected: str | None) -> set[str]:
    """The columns of the comparison that show a column of a fact.

    >>> "total_max" in columns_of("amount"), columns_of("year")
    (True, {'year'})
    """
    return {corrected or "", *_SHOWN_IN.get(corrected or "", "").split()}


class Evidence:
    """The evidence of results in ``folder``, and what of it a report has cited so far."""

    def __init__(self, rows: Rows, folder: Path, mask: Mask | None = None) -> None:
        self._texts = folder / TEXTS
        self._mask = mask or (lambda text, _: text)
        self._rows = {row["evidence_id"]: row for row in rows["evidence"]}
        self._parts: dict[str, list[Row]] = defaultdict(list)
        for row in rows["evidence"]:
            self._parts[row["continues"] or row["evidence_id"]].append(row)
        self._pages = {(row["document_id"], row["page"]): row for row in rows["pages"]}
        self._documents = {row["document_id"]: row for row in rows["documents"]}
        self.places = {document_id: place for place, document_id in enumerate(self._documents)}
        """By paper: its place among the papers of the page."""
        self._confidence = {
            row["evidence_id"]: row["confidence"] for table in TABLES if table.is_fact for row in rows[table.name]
        }
        self._numbers: dict[str, int] = {}
        self._by_hand: dict[str, list[Row]] = defaultdict(list)
        for row in rows["corrections"]:
            if row["state"] == "applied":
                for each in {row["row_id"], row["evidence_id"]} - {None}:
                    self._by_hand[each].append(row)
        self.states: dict[str, str] = {}
        """By paper: whether its file is there, gone, or changed. Known once the pictures were made."""

    def __len__(self) -> int:
        return len(self._numbers)

    def cite(self, evidence_ids: Iterable[str | None], columns: Iterable[str] = ()) -> str:
        """The numbers of these evidences for a cell, as ``"3 17"``; the same words twice once, an unknown id left out.

        ``columns``: what the cell shows of the facts; ``"3h"`` where that was corrected by hand.
        """
        columns = tuple(columns)
        places: dict[tuple[object, ...], str] = {}
        for each in evidence_ids:
            if each in self._rows and each is not None:
                row = self._rows[each]
                places.setdefault((row["document_id"], row["char_start"], row["char_end"]), each)
        return " ".join(f"{self._number(each)}{self._hand(each, columns)}" for each in places.values())

    def _number(self, evidence_id: str) -> int:
        return self._numbers.setdefault(evidence_id, len(self._numbers))

    def _hand(self, evidence_id: str, columns: tuple[str, ...]) -> str:
        """The mark of a fact that was missed, or of which one of these columns was corrected."""
        for row in self._by_hand.get(evidence_id, ()):
            said = row["in_column"]
            if columns and (row["says"] == "missed" or columns_of(said) & set(columns)):
                return "h"
        return ""

    def cite_silent(self, document_ids: Iterable[str]) -> str:
        """Papers that say nothing on a matter, as ``"d0 d4"``."""
        known = dict.fromkeys(each for each in document_ids if each in self._documents)
        return " ".join(f"d{self.places[each]}" for each in known)

    def by_hand(self) -> dict[int, list[Row]]:
        """The corrections behind the places that are cited, by number."""
        return {number: self._by_hand[each] for each, number in self._numbers.items() if each in self._by_hand}

    def cited_documents(self) -> Iterable[str]:
        """The paper of every place that was cited."""
        return (self._rows[evidence_id]["document_id"] for evidence_id in self._numbers)

    def quote(self, evidence_id: str) -> str:
        row = self._rows[evidence_id]
        return self._mask(" ".join(row["quote"].split()), row["document_id"])

    def text(self, document_id: str) -> str:
        """The text of a paper as it was read, without the names that are left out; empty where it is gone."""
        file = self._texts / f"{document_id}.txt"
        return self._mask(file.read_text(encoding="utf-8"), document_id) if file.is_file() else ""

    def draw(self, album: Album) -> None:
        """Look for the source of every paper that is cited, and take the pictures of the cited pages into the album."""
        cited: dict[str, set[int]] = defaultdict(set)
        for evidence_id in self._numbers:
            for part in self._parts[evidence_id]:
                cited[part["document_id"]].add(part["page"] or 0)
        for document_id, document in self._documents.items():
            source = Path(document["source"])
            self.states[document_id] = state_of(source, document["sha256"])
            if (
                album.where == "none"
                or document["media_type"] != "application/pdf"
                or self.states[document_id] != "there"
            ):
                continue
            pages = [self._page(document_id, number) for number in sorted(cited[document_id])]
            wanted = []
            for page in pages:
                if album.has(page):
                    album.keep(page)
                else:
                    wanted.append(page)
            for page, picture in drawn(source, wanted):
                album.add(page, picture)

    def _page(self, document_id: str, number: int) -> Page:
        row = self._pages.get((document_id, number))
        return Page(document_id, number, (row["direction"] or 0) if row else 0)

    def data(self, addresses: dict[str, str]) -> dict[str, Any]:
        """Everything that was cited, for the page: papers, pages, and evidence in the order of its numbers.

        An evidence is ``[id, paper, rule, confidence, parts]`` and a part of it ``[page, quote, boxes, excerpt]``: boxes on
        the picture of its page where there is one, else the lines around the quote.
        """
        pages: dict[str, list[Any]] = {}
        texts: dict[str, str] = {}
        found = []
        for evidence_id in self._numbers:
            row = self._rows[evidence_id]
            parts = [self._part(part, addresses, pages, texts) for part in self._parts[evidence_id]]
            confidence = self._confidence.get(evidence_id)
            found.append([evidence_id, self.places[row["document_id"]], row["rule"], confidence, parts])
        return {"pages": pages, "evidence": found}

    def _part(
        self, row: Row, addresses: dict[str, str], pages: dict[str, list[Any]], texts: dict[str, str]
    ) -> list[Any]:
        document_id = row["document_id"]
        quote = self._mask(" ".join(row["quote"].split()), document_id)
        page = self._page(document_id, row["page"] or 0)
        if page.name in addresses and row["boxes"]:
            width, height, boxes = self._upright(page, json.loads(row["boxes"]))
            pages.setdefault(page.name, [addresses[page.name], width, height])
            return [row["page"], quote, [[round(number) for number in box] for box in boxes], page.name]
        if document_id not in texts:
            file = self._texts / f"{document_id}.txt"
            texts.clear()  # evidence comes paper by paper: one text at a time is enough
            texts[document_id] = file.read_text(encoding="utf-8") if file.is_file() else ""
        text = texts[document_id]
        if not text:
            return [row["page"], quote, None, None]
        around = excerpt(text, row["char_start"], row["char_end"], lambda words: self._mask(words, document_id))
        return [row["page"], quote, list(around), None]

    def _upright(self, page: Page, boxes: list[list[float]]) -> tuple[float, float, list[Any]]:
        """The size of the page held upright, and the boxes on it."""
        from pipeline.ingest.document.page import Frame

        row = self._pages[page.document_id, page.number]
        frame = Frame(row["width"], row["height"], page.direction)
        return frame.reading_width, frame.reading_height, [frame.reading(*box) for box in boxes]
