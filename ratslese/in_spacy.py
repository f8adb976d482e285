"""ratslese as a component of a spaCy pipeline: what it found lies in the span groups of the Doc.

>>> import spacy
>>> nlp = spacy.blank("de")
>>> nlp.add_pipe("ratslese", first=True)
>>> doc = nlp("Beschlussvorschlag\\n\\nFür die Moderation werden 12.000 Euro bereitgestellt.")
>>> [(span.text, span.label_) for span in doc.spans["costs"]]
[('Für die Moderation werden 12.000 Euro', 'external')]
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.normalize import Rows, Source

if TYPE_CHECKING:
    from extractors.document import Document

ALL = "ratslese"
"""The span group of everything, labelled with the tables: what displaCy is to be given as ``spans_key``."""
# what the spans of a table are called by, in the group of their own
_KINDS = {
    "head_values": "field",
    "consultations": "committee_kind",
    "action_fields": "status",
    "costs": "cost_kind",
    "steering_groups": "kind",
    "steering_group_members": "sector",
    "external_partners": "role",
    "milestones": "status",
    "measure_actors": "role",
    "measure_values": "field",
    "sections": "kind",
}


@Language.factory("ratslese", assigns=["doc.spans"], retokenizes=True)
class CouncilPaper:
    """Reads the text of a Doc as a council paper. It goes first: the Doc that it hands on has the text as ratslese reads it, a
    paragraph a line and hyphenation repaired, and nothing that a component before it said.

    ``doc.spans`` has a group a table (``costs``, ``consultations`` …), labelled with the kind of the row where it has one, and
    ``"ratslese"``, which has all of them, labelled with the table. ``span.id_`` is the row's ``evidence_id``; ``doc._.tables`` has the
    rows of each table, with the columns of docs/tables.md.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        from pipeline.ingest.text.reading import read_text

        return as_doc(read_text(doc.text), Source("", sha256(doc.text.encode()).hexdigest(), "text/plain"), self.nlp)


def as_doc(document: Document, source: Source, nlp: Language) -> Doc:
    """A paper that was read, with what is found in it, in tokens of ``nlp``."""
    from pipeline.extract import extract
    from pipeline.normalize import normalize

    extraction = extract(document)
    rows = normalize(source, document, extraction.found, extraction.findings, complete=extraction.complete)
    doc = nlp.tokenizer(document.text)
    _show(rows, doc)
    return doc


def _show(rows: Rows, doc: Doc) -> None:
    """Lay the evidence of every row over the Doc."""
    if not Doc.has_extension("tables"):
        Doc.set_extension("tables", default=None)
    doc._.tables = rows
    places = {row["evidence_id"]: (row["char_start"], row["char_end"]) for row in rows.get("evidence", ())}
    everything = []
    for table in [name for name in rows if name not in ("evidence", "documents")]:
        spans = []
        for row in rows[table]:
            key = row.get("evidence_id")
            if key is not None:
                label = row.get(_KINDS.get(table, "")) or table
                span = doc.char_span(*places[key], label, span_id=key, alignment_mode="expand")
                assert span is not None, "evidence lies within the text"
                spans.append(span)
                everything.append(Span(doc, span.start, span.end, table, span_id=key))
        if spans:
            doc.spans[table] = spans
    doc.spans[ALL] = everything
