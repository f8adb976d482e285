"""The verbs that tie a body to its members, as ``lookups/membership.toml`` lists them, in their forms.

“mit|wirken” is found as “wirken … mit”, “mitwirken” and “mitzuwirken”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from extractors.language import lookup

Ties = Literal["in", "into", "to", "by", "of", "all"]


@dataclass(frozen=True, slots=True)
class MemberVerb:
    """A verb or state. ``finite``: its forms in a main clause, ``whole``: those that stand at a clause's end, ``prefix``: what a main
    clause parts from it, ``state``: it stands with sein or werden; ``link``: the prepositions behind which the members stand."""

    rule: str
    ties: Ties
    finite: re.Pattern[str] | None
    whole: re.Pattern[str]
    prefix: str = ""
    state: bool = False
    link: re.Pattern[str] | None = None
    behind: str = ""


@cache
def member_verbs() -> tuple[MemberVerb, ...]:
    """All verbs of the lookup."""
    return tuple(verb for entry in lookup("membership")["verb"] for verb in _verbs(entry))


def _verbs(entry: Mapping[str, Any]) -> Iterable[MemberVerb]:
    link = re.compile(rf"\b(?:{'|'.join(entry['link'])})\s+(?=\S)") if "link" in entry else None
    rule, ties = entry["rule"], cast(Ties, entry["ties"])
    if "states" in entry:
        inflected = r"(?:e[nrsm]?)?" if link else ""
        whole = re.compile(rf"\b(?i:{'|'.join(entry['states'])}){inflected}\b")
        yield MemberVerb(rule, ties, None, whole, state=True, link=link)
    for infinitive in entry.get("weak", ()):
        prefix, _, verb = infinitive.rpartition("|")
        stem = verb.removesuffix("en")
        linked = stem + "e" if stem.endswith(("t", "d")) else stem
        finite = [f"{linked}t", verb, f"{linked}te", f"{linked}ten"]
        yield _verb(rule, ties, finite, prefix, f"ge{linked}t", link)
    if "finite" in entry:
        prefix, participle = entry.get("prefix", ""), entry.get("participle", "")
        plain = participle if not participle or participle.startswith("ge") or not prefix else f"ge{participle}"
        yield _verb(rule, ties, entry["finite"], prefix, plain, link, entry.get("behind", ""))


def _verb(
    rule: str,
    ties: Ties,
    finite: list[str],
    prefix: str,
    participle: str,
    link: re.Pattern[str] | None,
    behind: str = "",
) -> MemberVerb:
    infinitives = [f"{prefix}zu{form}" for form in finite if form.endswith("en")] if prefix else []
    participles = [f"{prefix}{participle}", f"{prefix}{participle}e[nrsm]?"] if participle else []
    whole = "|".join([*(prefix + form for form in finite), *infinitives, *participles])
    return MemberVerb(
        rule,
        ties,
        re.compile(rf"\b(?i:{'|'.join(finite)})\b"),
        re.compile(rf"\b(?i:{whole})\b"),
        prefix,
        link=link,
        behind=behind,
    )
