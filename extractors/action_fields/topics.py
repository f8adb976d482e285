"""What a Handlungsfeld is about, in the terms of the codebook of topics."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.language import Vocabulary

OTHER = "other"
_MOST = 4


# “Sprache und Bildung”, “Arbeit, Wohnen”; not “Bildung und Betreuung”, which the codebook knows as one
_PART = re.compile(r"(?:(?!\s*[,;&]\s|\s+(?:und|sowie|bzw\.)\s).)+")


@lru_cache(maxsize=4096)
def topics_of(label: str) -> tuple[str, ...]:
    """The topics that a label names, one to four, in the order of the label; ``("other",)`` where none is known.

    ``Gesundheit und Sport`` → ``("health", "sport")``; ``Wohnen und Unterbringung`` → ``("housing", "asylum")``;
    ``Gebäude und Klimaschutz`` → ``("housing", "other")``. A word like Verwaltung tells the topic of a part in which
    nothing else does: ``Vertretung in Politik und Verwaltung``. One like Vereine or Vielfalt counts only where nothing else in
    the label does: ``Zugang zu Kultur und Vereinen`` is culture.
    """
    known = Vocabulary.load("topics").mentions(label)
    named = list(dict.fromkeys(mention.id for mention in known))
    for part in _PART.finditer(label):
        if not any(mention.start < part.end() and part.start() < mention.end for mention in known):
            named += [topic for topic in Vocabulary.load("topics", "part").ids(part[0]) if topic not in named]
    named = named or list(Vocabulary.load("topics", "weak").ids(label))
    if named and len(named) < _MOST:
        named += Vocabulary.load("topics", "beyond").ids(label)
    return tuple(named[:_MOST]) or (OTHER,)
