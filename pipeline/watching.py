"""What a run tells whoever watches it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.answers import Answer, Failure


class Watcher:
    """Hears of a run's steps; this one keeps silent. ``kept``: how many papers are read by now, and kept whatever comes."""

    kept = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The run is over, or broken off."""

    def begin(self, known: int, unread: Sequence[Path]) -> None:
        """``known`` papers need not be read; the others will be, in this order."""

    def answer(self, answer: Answer) -> None:
        """An input is done."""
        self.kept += not isinstance(answer, Failure)

    def page(self, file: Path, done: int, pages: int) -> None:
        """One more scanned page of a paper is recognised."""

    def storing(self) -> None:
        """All inputs are done; the tables are being written."""


NOBODY = Watcher()
