"""Kinds of paper, and what each counts for: a question is not decided, a motion sets up no steering group (``paper_kinds.toml``).

A file of that name beside the results changes the table: ``id = "motion"`` with ``counts = ["fields"]``.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.language import Vocabulary
from pipeline.compare.schema import ASPECTS
from pipeline.compare.words import entries
from pipeline.errors import RatsleseError
from pipeline.normalize import Row

NAME = "paper_kinds"
OTHER = "other"
_ENTRY = frozenset(("id", "label_de", "label_en", "counts", "stems", "words", "phrases", "not", "examples"))


@dataclass(frozen=True)
class Kinds:
    """The table of kinds, in the order of weight."""

    entries: tuple[Mapping[str, Any], ...]

    def of(self, paper_type: str | None) -> str:
        """The kind of a paper: ``"Stellungnahme zum Antrag"`` is ``answer``."""
        named = set(self._words.ids(paper_type)) if paper_type else set()
        return next((entry["id"] for entry in self.entries if entry["id"] in named), OTHER)

    def counts(self, kind: str, aspect: str) -> bool:
        """Whether papers of a kind count for an aspect."""
        return any(aspect in entry["counts"] for entry in self.entries if entry["id"] == kind)

    @property
    def _words(self) -> Vocabulary:
        told = json.dumps([{**entry, "examples": []} for entry in self.entries], sort_keys=True)
        return Vocabulary(f"compare.{NAME} {told}", self.entries)

    def rows(self, kinds: Iterable[str]) -> list[Row]:
        """The rows of compare_paper_kinds; ``kinds``: those of the papers that count."""
        papers = Counter(kinds)
        return [
            {
                "row_id": entry["id"],
                "kind": entry["id"],
                "label_de": entry["label_de"],
                "label_en": entry["label_en"],
                **{f"for_{aspect}": aspect in entry["counts"] for aspect in ASPECTS},
                **{
                    f"counts_{language}": "; ".join(
                        words[place] for aspect, words in ASPECTS.items() if aspect in entry["counts"]
                    )
                    or None
                    for place, language in enumerate(("en", "de"))
                },
                "papers": papers[entry["id"]],
            }
            for entry in self.entries
        ]


def kinds(folder: Path | None) -> Kinds:
    """The table that ships, with what a file beside the results changes. Raises RatsleseError(bad_paper_kinds)."""
    own = {entry["id"]: entry for entry in _own(folder / f"{NAME}.toml")} if folder else {}
    shipped = {entry["id"]: entry for entry in entries(NAME)}
    new = [
        {"label_de": key, "label_en": key, "counts": [], **entry} for key, entry in own.items() if key not in shipped
    ]
    return Kinds((*new, *({**entry, **own.get(key, {})} for key, entry in shipped.items())))


def _own(file: Path) -> list[dict[str, Any]]:
    if not file.exists():
        return []
    try:
        found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8")).get("entries", [])
        for entry in found:
            _check(entry)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError, AttributeError) as error:
        raise RatsleseError("bad_paper_kinds", f"{file}: {error}") from None
    return found


def _check(entry: Mapping[str, Any]) -> None:
    if not isinstance(entry.get("id"), str):
        raise ValueError("an entry has no id.")
    for name, given in entry.items():
        if name not in _ENTRY:
            raise ValueError(f"{entry['id']} has “{name}”; entries have {', '.join(sorted(_ENTRY))}.")
        if name not in ("id", "label_de", "label_en") and not (
            isinstance(given, list) and all(isinstance(each, str) for each in given)
        ):
            raise ValueError(f"{name} of {entry['id']} is no list of words.")
    wrong = sorted(set(entry.get("counts", ())) - set(ASPECTS))
    if wrong:
        raise ValueError(f"{entry['id']} counts for “{wrong[0]}”; papers count for {', '.join(ASPECTS)}.")
