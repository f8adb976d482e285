"""A Document in, facts out: no files, no network, no pandas. ``EXTRACTORS`` (extractors.every) are loaded when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.every import EXTRACTORS as EXTRACTORS


def __getattr__(name: str) -> Any:
    if name != "EXTRACTORS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from extractors.every import EXTRACTORS

    return EXTRACTORS
