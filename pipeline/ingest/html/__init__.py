"""HTML pages of council systems."""

from pipeline.ingest.html.reading import read_html

__all__ = ["read_html"]
