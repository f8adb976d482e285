"""What a partner does for the town: research, training, moderation, consulting."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from extractors.facts import PartnerRole
from extractors.language import lookup
from extractors.partners.lexicon import starred

_SCHOLAR = re.compile(r"\bProf\b|[Hh]ochschule|[Uu]niversität|Lehrstuhl|[Ff]orschung")


def role_of(text: str, name: str) -> PartnerRole:
    """By what the sentence says is done; a scholar or university of which it says no more does research."""
    for role, pattern in _role_signs():
        if pattern.search(text):
            return role
    return "research" if _SCHOLAR.search(name) else "consulting"


@cache
def _role_signs() -> tuple[tuple[PartnerRole, re.Pattern[str]], ...]:
    return tuple(
        (cast(PartnerRole, entry["id"]), re.compile(rf"(?<![\w-]){starred(entry['signs'])}", re.IGNORECASE))
        for entry in lookup("partners")["role"]
    )
