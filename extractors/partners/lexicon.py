"""The words about partners of ``lookups/partners.toml``, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extractors.language import lookup


@cache
def words(table: str) -> re.Pattern[str]:
    """Any word of a table: “Sozialraumanalyse” of ``product``."""
    entry = lookup("partners")[table]
    refused = rf"(?!{starred(entry['not'])})" if "not" in entry else ""
    return re.compile(rf"(?<![\w-]){refused}{starred(entry['words'])}", re.IGNORECASE)


def starred(patterns: Iterable[str]) -> str:
    """Whole words, of which a star leaves an end open: ``*planung*``, ``seminar*``."""
    return r"(?:" + "|".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in patterns) + r")(?![\w-])"
