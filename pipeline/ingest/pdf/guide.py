"""What a PDF brings along beside its pages: bookmarks, and numbers of its own for the pages."""

from __future__ import annotations

from itertools import islice
from typing import Any

from extractors.document import Bookmark
from pipeline.ingest.raw import clean

_MOST, _LONGEST = 10_000, 300


def bookmarks(document: Any) -> tuple[Bookmark, ...]:
    """The bookmarks of an open pdfium document that have a title and lead to one of its pages."""
    found = []
    for entry in islice(document.get_toc(), _MOST):
        title, target = _text(entry.get_title()), entry.get_dest()
        index = target.get_index() if target else None
        if title and index is not None and index < len(document):
            found.append(Bookmark(title, index + 1, entry.level + 1))
    return tuple(found)


def labels(document: Any) -> dict[int, str]:
    """The labels of pages, by number, where they are not that number; none at all where two pages share one, as in papers that were
    put together from several."""
    found = [_text(document.get_page_label(index)) for index in range(len(document))]
    given = [label for label in found if label]
    if len(set(given)) < len(given):
        return {}
    return {number: label for number, label in enumerate(found, 1) if label not in ("", str(number))}


def _text(text: str) -> str:
    return " ".join(filter(None, map(clean, text[:_LONGEST].split())))
