"""What must hold for every paper, whatever it says: nothing breaks down, evidence is true to the document, rows fit the tables."""

from __future__ import annotations

import json

from extractors.document import Document, Evidence
from extractors.facts import SteeringGroup
from pipeline.extract import Extraction, extract
from pipeline.normalize import Source, normalize
from pipeline.schema import BY_NAME


def evidences(extraction: Extraction) -> list[Evidence]:
    found = [item.fact.evidence for item in extraction.found]
    for item in extraction.found:
        if isinstance(item.fact, SteeringGroup):
            found += [member.evidence for member in item.fact.members]
    found += [item.evidence for item in extraction.left_alone]
    return found + [side for finding in extraction.findings for side in finding.evidence]


def check(document: Document) -> Extraction:
    """The facts of a paper, when all is as it must be."""
    extraction = extract(document)
    assert extraction.complete, [finding.message for finding in extraction.findings if finding.kind == "breakdown"]
    for evidence in evidences(extraction):
        assert evidence.start < evidence.end
        for piece in evidence.pieces:
            assert evidence.start <= piece.start < piece.end <= evidence.end
            assert {word.page for word in document.words_in(piece.start, piece.end)} == {piece.page}
            if not evidence.repairs:
                assert document.text[piece.start : piece.end] == piece.quote
            assert piece.quote == piece.quote.strip() != ""
    rows = normalize(
        Source("x.txt", "a" * 64, "text/plain"), document, extraction.found, extraction.findings, complete=True
    )
    for name, some in rows.items():
        columns = {column.name: column for column in BY_NAME[name].columns}
        keys = [tuple(row[key] for key in BY_NAME[name].key) for row in some]
        assert len(set(keys)) == len(keys), f"{name}: keys are unique"
        for row in some:
            assert set(row) <= set(columns), name
            assert all(row.get(column.name) is not None for column in columns.values() if column.required), (name, row)
            assert "" not in row.values(), f"{name}: missing is NULL, never an empty string"
    known = {row["evidence_id"] for row in rows.get("evidence", [])}
    assert all(set(json.loads(row["evidence_ids"])) <= known for row in rows.get("findings", []))
    json.dumps(rows, default=str, ensure_ascii=False).encode()  # as rows are kept
    return extraction
