"""``ratslese run --scheduler ADDRESS``: papers are read by the workers of a Dask cluster, over a file system that all share.

Each worker reads a paper as a run on one machine does, in a process of its own with its limits; what it read lies in the cache of the
results. A worker that dies is no loss: Dask has its papers read elsewhere.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.answers import Answer, Failure
from pipeline.errors import RatsleseError
from pipeline.ingest.find import printable
from pipeline.ingest.reading import Reading
from pipeline.limits import Limits
from pipeline.pool import Task, each_in_its_process
from pipeline.work import not_read

_CONNECT = "20s"


def each_on_workers(
    files: Sequence[Path], how: Reading, limits: Limits, task: Task, scheduler: str
) -> Iterator[Answer]:
    """One answer for each file, as they come. Raises RatsleseError (no_cluster, no_scheduler)."""
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise RatsleseError("no_cluster", "Dask distributed is not installed.") from None
    try:
        client = Client(scheduler, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise RatsleseError("no_scheduler", f"No Dask scheduler answers at {scheduler} ({error}).") from None
    with client:
        absolute = replace(how, cache=how.cache.resolve() if how.cache else None)
        futures = {
            client.submit(read_one, file.resolve(), file, absolute, limits, task, pure=False): file for file in files
        }
        for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
            file = futures.pop(future)
            death = future.exception()
            if death is None:
                yield future.result()
            else:  # its worker died, and as many more as Dask tries
                message = f"The workers that read the file ended without an answer ({type(death).__name__})."
                yield not_read(file, RatsleseError("crashed", message))
            future.release()


def read_one(file: Path, named: Path, how: Reading, limits: Limits, task: Task) -> Answer:
    """What a worker does with a paper: reads it in a child with its limits, and calls it as the one who asked does."""
    _may_have_children()
    if how.recognition is not None:
        places = Path(tempfile.gettempdir(), f"ratslese-places-{os.getuid()}")
        places.mkdir(exist_ok=True)
        how = replace(how, recognition=replace(how.recognition, places=places))
    (answer,) = each_in_its_process([file], how, 1, limits, task)
    if isinstance(answer, Failure):
        return replace(answer, source=printable(named))
    return replace(answer, source=replace(answer.source, path=printable(named)))


def _may_have_children() -> None:
    """Dask starts its workers as daemons, which multiprocessing forbids children; ours end with their paper."""
    import multiprocessing

    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
