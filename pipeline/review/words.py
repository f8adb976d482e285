"""What the review page says, German and English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

Lang = Literal["de", "en"]


@cache
def _all() -> dict[str, Any]:
    with Path(__file__).with_name("words.toml").open("rb") as file:
        return tomllib.load(file)


def words(lang: Lang) -> dict[str, str]:
    """The sentences of the page by their names."""
    return {name: said[lang] for name, said in _all()["words"].items()}


def code_labels(lang: Lang) -> dict[str, dict[str, str]]:
    """What codes are called that the report does not speak of, by their kinds."""
    return {kind: {code: said[lang] for code, said in codes.items()} for kind, codes in _all()["codes"].items()}


def labels(lang: Lang) -> dict[str, str]:
    """What tables and columns are called: German where a label is kept, otherwise their own names without underscores."""
    return dict(_all()["german"]) if lang == "de" else {}
