"""A part of the papers, for a cluster's array of jobs: each job reads its own, a run without a shard writes the tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ExitCode, RatsleseError

_SHARD = re.compile(r"(?P<number>\d{1,6})/(?P<of>\d{1,6})")


class _WrongShardError(RatsleseError):
    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Shard:
    """``number`` of ``of``, from 1."""

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """“3/20”. Raises RatsleseError(bad_shard)."""
        found = _SHARD.fullmatch(text.strip())
        shard = cls(int(found["number"]), int(found["of"])) if found else cls(0, 0)
        if not 1 <= shard.number <= shard.of:
            raise _WrongShardError("bad_shard", f"“{text}” is no shard.")
        return shard

    def part(self, files: Sequence[Path]) -> list[Path]:
        """Every ``of``-th file, so that the papers of a town, which lie together, are spread over the jobs."""
        return list(files[self.number - 1 :: self.of])
