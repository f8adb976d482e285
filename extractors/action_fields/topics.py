"""What a Handlungsfeld is about, in the terms of the codebook of topics."""

from __future__ import annotations

from functools import lru_cache

from extractors.language import Vocabulary

OTHER = "other"
_MOST = 4


@lru_cache(maxsize=4096)
def topics_of(label: str) -> tuple[str, ...]:
    """The topics that a label names, one to four, in the order of the label; ``("other",)`` where none is known.

    ``Gesundheit und Sport`` → ``("health", "sport")``; ``Wohnen und Unterbringung`` → ``("housing", "asylum")``.
    A word like Vereine or Vielfalt tells the topic only where nothing else in the label does: ``Zugang zu Kultur
    und Vereinen`` is culture.
    """
    named = Vocabulary.load("topics").ids(label) or Vocabulary.load("topics", "weak").ids(label)
    return named[:_MOST] or (OTHER,)
