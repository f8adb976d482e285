"""PDFs: characters, drawings and form fields made into pages; two readers, the second where the first fails."""

from pipeline.ingest.pdf.reading import read_pdf

__all__ = ["read_pdf"]
