"""Rows of names that look like fields and are none: who takes part, what is done, of whom one speaks.

“Schulen, Vereine und Kirchen”, “Sprachcafé, Lesepaten und Jobmesse”, “Frauen, Kinder und Senioren”: the codebook of topics
knows each of these words.
"""

from __future__ import annotations

import re

from extractors.language import Vocabulary

_JOINED = re.compile(r"\s*,\s*|\s*/\s*|\s+(?:und|sowie|&)\s+")
_MOST_WORDS = 3


def lookalike(written: str) -> bool:
    """``Sprachcafé``, ``Kirchen und Jugendamt``; not ``Wohnen``, nor ``Sport und Vereine``."""
    parts = _JOINED.split(written)
    known = Vocabulary.load("fields", "not_fields")
    return all(len(part.split()) <= _MOST_WORDS and known.ids(part) for part in parts)
