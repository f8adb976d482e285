"""Partners as they were found, and each of them once: the fullest name, the person wherever one is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.facts import PartnerRole
from extractors.german.text import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A partner named from ``start`` to ``end`` of its sentence, later of its document."""

    start: int
    end: int
    name: str
    person: str | None
    rule: str
    role: PartnerRole

    def moved(self, offset: int) -> Candidate:
        return replace(self, start=self.start + offset, end=self.end + offset)


def merged(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each partner once: the fullest name, the first rule, the person wherever one is named."""
    out: list[Candidate] = []
    for candidate in candidates:
        index = next((i for i, other in enumerate(out) if _one(candidate, other)), None)
        if index is None:
            out.append(candidate)
            continue
        fuller = candidate if len(candidate.name) > len(out[index].name) else out[index]
        person = max((candidate.person or "", out[index].person or ""), key=len) or None
        out[index] = replace(fuller, person=person, role=out[index].role)
    return out


def _one(left: Candidate, right: Candidate) -> bool:
    if left.person and right.person and left.person.split()[-1] == right.person.split()[-1]:
        return True
    mine, other = set(name_words(left.name)), set(name_words(right.name))
    if mine <= other or other <= mine:
        return True
    return bool(_shorts(left.name) & other or _shorts(right.name) & mine)


def name_words(name: str) -> list[str]:
    """The words of a name, without case and genitive: “Instituts” → “institut”."""
    return [re.sub(r"(?<=\w{4})s$", "", word) for word in fold(name).split()]


def _shorts(name: str) -> set[str]:
    """“(IfaS)” in a name: what it is called elsewhere."""
    return {fold(short) for short in re.findall(r"\(([A-Za-zÄÖÜäöü]{2,8})\)", name)}
