"""What takes long to make and stays as it is: made by the first test process that asks for it, copied by all others."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder as ``make`` fills it, made once a session under this name: a copy of one's own, which a test may change."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # that of the session: each process has its own below it
    first = root / f"made-once-{name}"
    with (root / f"made-once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes meanwhile waits for what is made
        if not first.exists():
            half = factory.mktemp(name)
            make(half)
            shutil.move(half, first)
    copy = factory.mktemp(name)
    shutil.copytree(first, copy, dirs_exist_ok=True)
    return copy
