"""The rows of the results by paper, as the comparison reads them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.normalize import Row, Rows
from pipeline.store import TEXTS


class Material:
    """All rows, by table and paper."""

    def __init__(self, rows: Rows, folder: Path | None = None) -> None:
        self.documents: dict[str, Row] = {row["document_id"]: row for row in rows["documents"]}
        self.municipalities: dict[str, Row] = {row["municipality_id"]: row for row in rows["municipalities"]}
        self.codebook: dict[str, list[str]] = defaultdict(list)
        """The ids of each list of the codebook, in its order."""
        for row in rows["codebook"]:
            if row["id"] not in self.codebook[row["kind"]]:
                self.codebook[row["kind"]].append(row["id"])
        self.variables: Sequence[Row] = rows.get("variables", ())
        """What a codebook of the researcher's own asks of papers and concepts."""
        self.folder = folder
        self._noted: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for row in rows.get("own_values", ()):
            self._noted[row["about"], row["key"]][row["name"]] = row["value"]
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for table, found in rows.items():
            for row in found:
                if "document_id" in row:
                    self._rows[table, row["document_id"]].append(row)
        self._unread: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows["findings"]:
            if row["kind"] == "unread":
                extractor = row["message"].partition(":")[0]
                self._unread[row["document_id"], extractor] += self.sides(row)
        self._spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in rows["evidence"]:
            first = row["continues"] or row["evidence_id"]
            if row["char_start"] is not None:
                self._spans[first].append((row["char_start"], row["char_end"]))

    def of(self, table: str, documents: Iterable[str]) -> list[Row]:
        """Rows of a table in the order of the papers and of reading."""
        return [row for document in documents for row in self._rows.get((table, document), ())]

    def noted(self, about: str, key: str) -> Mapping[str, str]:
        """What a researcher noted of a ``paper`` or a ``town``, by the columns of the lists."""
        return self._noted.get((about, key), {})

    def town_order(self, municipality_id: str | None) -> tuple[bool, str, str]:
        """Towns by name; papers without one stand last."""
        name = self.municipalities[municipality_id]["name"] if municipality_id else ""
        return municipality_id is None, name, municipality_id or ""

    def unread(self, document: str, extractor: str) -> list[str]:
        """Evidence of the signs that an extractor left unread in a paper."""
        return self._unread.get((document, extractor), [])

    def read_whole(self, document: str) -> bool:
        """Whether every page of a paper could be read."""
        row = self.documents[document]
        return row["status"] == "complete" and not row["pages_without_text"]

    @staticmethod
    def sides(finding: Row) -> list[str]:
        """The evidence that a finding holds against each other."""
        return list(json.loads(finding["evidence_ids"] or "[]"))

    def overlap(self, first: str, second: str) -> bool:
        """Whether two pieces of evidence of one paper share a character."""
        return any(
            start < other_end and other_start < end
            for start, end in self._spans.get(first, ())
            for other_start, other_end in self._spans.get(second, ())
        )

    def text(self, document: str) -> str:
        """The text of a paper; empty where it was not kept."""
        file = self.folder / TEXTS / f"{document}.txt" if self.folder else None
        return file.read_text(encoding="utf-8") if file and file.exists() else ""
