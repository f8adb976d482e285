"""What one paper may take: time, memory, pages."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds``: for a paper, and again for each of its scanned pages. ``gigabytes``: memory of the process that reads it (Linux
    only; the engine that recognises scans has as much again). ``pages``: a longer file is not read."""

    seconds: float = 300.0
    gigabytes: float = 4.0
    pages: int = 5000

    @property
    def bytes(self) -> int:
        return int(self.gigabytes * 1024**3)


def cores() -> int:
    """The cores that this process may use: fewer than the machine has, where a cluster or a container says so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


DEFAULT = Limits()
