"""Work out something about a Document once, however many extractors ask for it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from extractors.document import Document

T = TypeVar("T")


def per_document(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """Keep the result for as long as the Document lives; Documents are told apart by identity, not by their content."""
    results: dict[int, T] = {}

    @wraps(function)
    def kept(document: Document) -> T:
        key = id(document)
        if key not in results:
            results[key] = function(document)
            weakref.finalize(document, results.pop, key, None)
        return results[key]

    return kept
