"""How far a paper is about a field of policy, and the words that say so (``policy_fields.toml``).

A paper whose subject names the field is wholly about it. Of any other it is the share of its paragraphs that name the field: in an
answer on a playground one of thirty does, in a report on language courses every second.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.compare.material import Material
from pipeline.compare.words import entries
from pipeline.errors import RatsleseError
from pipeline.normalize import Row

POLICY = "integration"
THRESHOLD = 0.2
_FIELDS = "policy_fields"
FIELDS = tuple(dict.fromkeys(str(entry["field"]) for entry in entries(_FIELDS)))
"""The fields of policy that there are."""
_WORDS_OF_A_PARAGRAPH = 4
_QUOTE = 160


@dataclass(frozen=True)
class About:
    """What a comparison is about: a field of policy, and how far a paper must be about it to belong to one of its concepts."""

    policy: str = POLICY
    threshold: float = THRESHOLD

    def __post_init__(self) -> None:
        if self.policy not in FIELDS:
            known = ", ".join(sorted(FIELDS))
            raise RatsleseError("unknown_policy", f"“{self.policy}” is no field of policy; there are {known}.")


@dataclass(frozen=True)
class Relevance:
    """The relevance of a paper, 0 to 1, and where its text first names the field."""

    value: float
    by: str
    """``subject``, ``text``; ``none`` where nothing names the field."""
    paragraphs: int = 0
    naming: int = 0
    words: tuple[tuple[str, int], ...] = ()
    start: int | None = None
    quote: str | None = None
    page: int | None = None


def relevance(material: Material, document: str, about: About) -> Relevance:
    """How far a paper is about a field."""
    pattern = _pattern(about.policy)
    text = material.text(document)
    found = list(pattern.finditer(text))
    hits = [match for match in found if match.lastgroup != _REFUSED]
    words = Counter(match.group().casefold() for match in hits)
    told = tuple(sorted(words.items(), key=lambda each: (-each[1], each[0]))[:5])
    lines = [line for line in re.split(r"[\n\f]", text) if len(line.split()) >= _WORDS_OF_A_PARAGRAPH]
    naming = sum(any(match.lastgroup != _REFUSED for match in pattern.finditer(line)) for line in lines)
    share = round(naming / len(lines), 3) if lines else 0.0
    in_subject = bool(themes(material.documents[document]["subject"], about.policy))
    start = hits[0].start() if hits else None
    return Relevance(
        1.0 if in_subject else share,
        "subject" if in_subject else "text" if hits else "none",
        len(lines),
        naming,
        told,
        start,
        _around(text, start) if start is not None else None,
        text.count("\f", 0, start) + 1 if start is not None else None,
    )


def themes(text: str | None, policy: str) -> list[tuple[str, int, int]]:
    """The themes that a text names, each with where: ``[("integration", 20, 39)]``."""
    return [
        (_theme(policy, match), match.start(), match.end())
        for match in _pattern(policy).finditer(text or "")
        if match.lastgroup != _REFUSED
    ]


def rows(material: Material, relevant: Sequence[tuple[str, Relevance]], about: About) -> list[Row]:
    """The rows of compare_relevance."""
    found = []
    for document, told in relevant:
        heads = material.of("head_values", [document])
        subject = next((row["evidence_id"] for row in heads if row["field"] == "subject"), None)
        found.append(
            {
                "document_id": document,
                "policy": about.policy,
                "relevance": told.value,
                "threshold": about.threshold,
                "relevant": told.value >= about.threshold,
                "told_by": told.by,
                "paragraphs": told.paragraphs,
                "naming": told.naming,
                "words": json.dumps(dict(told.words), ensure_ascii=False),
                "evidence_id": subject if told.by == "subject" else None,
                "page": told.page,
                "char_start": told.start,
                "quote": told.quote,
            }
        )
    return found


_REFUSED = "refused"


@cache
def _pattern(policy: str) -> re.Pattern[str]:
    """The words of a field, a group a theme; what must not match comes first."""
    of_field = [entry for entry in entries(_FIELDS) if entry["field"] == policy]
    refused = _words([word for entry in of_field for word in entry["not"]]) or r"(?!)"
    groups = [rf"(?P<theme{place}>{_words(entry['stems'])})" for place, entry in enumerate(of_field)]
    return re.compile(rf"(?<!\w)(?:(?P<{_REFUSED}>{refused})|{'|'.join(groups)})(?!\w)", re.IGNORECASE)


def _words(stems: Sequence[str]) -> str:
    return "|".join(re.escape(stem).replace(r"\*", r"\w*") for stem in stems)


def _theme(policy: str, match: re.Match[str]) -> str:
    of_field = [entry for entry in entries(_FIELDS) if entry["field"] == policy]
    return str(of_field[int(str(match.lastgroup).removeprefix("theme"))]["id"])


def _around(text: str, start: int) -> str:
    """The paragraph of a mention, shortened."""
    begin = max(text.rfind("\n", 0, start), text.rfind("\f", 0, start)) + 1
    line = re.split(r"[\n\f]", text[begin:], maxsplit=1)[0]
    return line if len(line) <= _QUOTE else text[max(begin, start - _QUOTE // 2) : start + _QUOTE // 2].strip()
