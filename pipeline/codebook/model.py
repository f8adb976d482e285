"""A codebook: its four lists of ids with labels and definitions, and a version that changes with every word of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from pipeline.codebook.variables import Variable

Kind = Literal["topics", "sectors", "committee_kinds", "cost_kinds"]
KINDS: tuple[Kind, ...] = get_args(Kind)

OTHER = "other"
"""The id of what no other id fits. A codebook may do without it: then such facts have no code."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An id of a codebook. ``definition`` and ``examples`` list the words that it stands for."""

    kind: Kind
    id: str
    label_de: str
    label_en: str | None = None
    definition: str | None = None
    examples: str | None = None


@dataclass(frozen=True)
class Codebook:
    """The ids that facts are coded with. ``own`` tells which lists a researcher brought; the others are the built-in ones. ``variables``
    are asked of a person and code nothing: they are no part of the version, and no paper is read again for them."""

    name: str
    entries: tuple[Entry, ...]
    own: frozenset[Kind] = frozenset()
    variables: tuple[Variable, ...] = ()

    @cached_property
    def version(self) -> str:
        """Name and digest of the content: ``ratslese@3f2a91b0c4d5``. The same words give the same version."""
        content = json.dumps([asdict(entry) for entry in self.entries], ensure_ascii=False, sort_keys=True)
        return f"{self.name}@{hashlib.sha256(content.encode()).hexdigest()[:12]}"

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one list, in its order."""
        return tuple(entry for entry in self.entries if entry.kind == kind)

    def ids(self, kind: Kind) -> frozenset[str]:
        return frozenset(entry.id for entry in self.of(kind))

    def rows(self) -> list[dict[str, Any]]:
        """The entries as rows of the table ``codebook``."""
        return [
            {"version": self.version, "position": number, **asdict(entry)}
            for number, entry in enumerate(self.entries, 1)
        ]
