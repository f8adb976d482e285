"""Every enumeration of a paper that could be its fields, whatever announces it.

Items below a line, rows behind a colon, in brackets, dashes or quotation marks, rows in plain prose, columns of tables, headings
side by side: each is an :class:`Enumeration` with the words around it. What of them are fields is for
:mod:`extractors.action_fields.evidence` to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.action_fields.candidate_lines import in_lines
from extractors.action_fields.candidate_rows import in_sentences
from extractors.action_fields.candidate_tables import in_tables
from extractors.action_fields.enumeration import Enumeration
from extractors.document import Document


def enumerations(document: Document) -> Iterator[Enumeration]:
    """The enumerations of the paper, overlapping ones too: each way of reading gives its own."""
    yield from in_lines(document)
    yield from in_tables(document)
    yield from in_sentences(document)
