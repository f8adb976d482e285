"""Words with a meaning, as data: ranks of chairs, kinds of steps, forms of participation (the TOML files of this folder)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from extractors.language import Vocabulary


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """The entries of ``NAME.toml``, written as those of ``extractors/lookups``."""
    file = Path(__file__).with_name(f"{name}.toml")
    return tuple(tomllib.loads(file.read_text(encoding="utf-8"))["entries"])


@cache
def vocabulary(name: str) -> Vocabulary:
    """The words of ``NAME.toml``."""
    return Vocabulary(f"compare.{name}", entries(name))


@cache
def first(name: str, text: str) -> str | None:
    """What a text names that stands first in the vocabulary: the file's order is the order of weight."""
    named = set(vocabulary(name).ids(text))
    return next((entry["id"] for entry in vocabulary(name).entries if entry["id"] in named), None)


def every(name: str, text: str) -> tuple[str, ...]:
    """All that a text names, in the order of the vocabulary."""
    named = set(vocabulary(name).ids(text))
    return tuple(dict.fromkeys(entry["id"] for entry in vocabulary(name).entries if entry["id"] in named))
