"""What a Handlungsfeld is about, in the terms of the codebook of topics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.language import Vocabulary

OTHER = "other"
_MOST = 4


# “Sprache und Bildung”, “Arbeit, Wohnen”; not “Bildung und Betreuung”, which the codebook knows as one
_PART = re.compile(r"(?:(?!\s*[,;&]\s|\s+(?:und|sowie|bzw\.)\s).)+")


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The vocabularies that tell topics: ``sure`` everywhere, ``part`` in a part of the label in which nothing else does,
    ``weak`` where nothing else in the label does; ``beyond`` is what the codebook has no topic for."""

    sure: Vocabulary
    part: Vocabulary
    weak: Vocabulary
    beyond: Vocabulary


@cache
def built_in_words() -> TopicWords:
    """Those of ``lookups/topics.toml``."""
    return TopicWords(*(Vocabulary.load("topics", table) for table in ("entries", "part", "weak", "beyond")))


@lru_cache(maxsize=4096)
def topics_of(label: str, words: TopicWords | None = None) -> tuple[str, ...]:
    """The topics that a label names, one to four, in the order of the label; ``("other",)`` where none is known.

    ``Gesundheit und Sport`` → ``("health", "sport")``; ``Wohnen und Unterbringung`` → ``("housing", "asylum")``;
    ``Gebäude und Klimaschutz`` → ``("housing", "other")``. A word like Verwaltung tells the topic of a part in which
    nothing else does: ``Vertretung in Politik und Verwaltung``. One like Vereine or Vielfalt counts only where nothing else in
    the label does: ``Zugang zu Kultur und Vereinen`` is culture. ``words``: other vocabularies than the built-in ones.
    """
    words = words or built_in_words()
    known = words.sure.mentions(label)
    named = list(dict.fromkeys(mention.id for mention in known))
    for part in _PART.finditer(label):
        if not any(mention.start < part.end() and part.start() < mention.end for mention in known):
            named += [topic for topic in words.part.ids(part[0]) if topic not in named]
    named = named or list(words.weak.ids(label))
    if named and len(named) < _MOST:
        named += words.beyond.ids(label)
    return tuple(named[:_MOST]) or (OTHER,)
