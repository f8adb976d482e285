"""Everything that a worker needs, imported once in the fork server, so that each paper's process starts warm."""

from extractors.language import nlp
from pipeline import extract, normalize, work
from pipeline.ingest import pdf, plain_text, read

__all__ = ["extract", "normalize", "pdf", "plain_text", "read", "work"]

nlp()
