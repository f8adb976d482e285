"""The papers' texts inside the page, so packed that a browser opens them without a network, to be searched there."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass

from pipeline.report.views import Material

MOST_BYTES = 4_000_000
"""Of packed texts in a page. A third of it is what the packing into letters adds."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The texts as base64 of deflated JSON, ``[[place of the paper, text], …]``, and how many papers had no room."""

    data: str
    papers: int
    left_out: int


def packed(material: Material) -> Packed:
    """The texts of the papers that count, in the order of the papers, as far as there is room; a second copy is left out."""
    counted = {row["document_id"] for row in material.compared["compare_papers"] if row["counted"]}
    packer, held, size, papers, left_out = zlib.compressobj(9), [], 0, 0, 0
    for document_id, place in material.evidence.places.items():
        text = material.evidence.text(document_id) if document_id in counted else ""
        if not text:
            continue
        if size > MOST_BYTES:
            left_out += 1
            continue
        entry = json.dumps([place, text], ensure_ascii=False, separators=(",", ":"))
        held.append(packer.compress(f"{',' if papers else '['}{entry}".encode()))
        held.append(packer.flush(zlib.Z_SYNC_FLUSH))
        size += len(held[-1]) + len(held[-2])
        papers += 1
    held += [packer.compress(b"]" if papers else b"[]"), packer.flush()]
    return Packed(base64.b64encode(b"".join(held)).decode(), papers, left_out)
