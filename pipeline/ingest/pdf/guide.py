"""What a PDF brings along beside its pages: bookmarks, headings that its tags name, and numbers of its own for the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pdfplumber.utils.text import extract_text

from extractors.document import Bookmark
from pipeline.ingest.document.raw import clean

_MOST, _LONGEST = 10_000, 300
_HEADING = re.compile(r"H[1-6]")


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


def tagged_headings(page: Any, number: int) -> Iterator[Bookmark]:
    """The headings (H1 to H6) that the tags of a page name, as bookmarks; none where the page is not tagged or its tags are damaged."""
    try:
        elements = page.structure_tree
    except Exception:
        return
    for element in islice(_elements(elements), _MOST):
        if _HEADING.fullmatch(element["type"]):
            marked = {each for part in _elements([element]) for each in part.get("mcids", ())}
            title = _text(extract_text([char for char in page.chars if char.get("mcid") in marked]))
            if title:
                yield Bookmark(title, number, int(element["type"][1]))


def _elements(elements: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for element in elements:
        yield element
        yield from _elements(element.get("children", ()))


def _text(text: str) -> str:
    return " ".join(filter(None, map(clean, text[:_LONGEST].split())))
