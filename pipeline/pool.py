"""A process of its own for each paper: a file that leaks, hangs or crashes costs itself and nothing else."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from pipeline.errors import RatsleseError
from pipeline.work import Failure, Paper, digest_of, work

Task = Callable[[Path, Path | None], Paper | Failure]

DEFAULT_TIMEOUT = 300.0
_MEMORY = 4 * 1024**3
_START_UP = 120.0
"""Seconds that the fork server may take to import everything on a slow machine."""


@dataclass(slots=True)
class _Job:
    file: Path
    process: BaseProcess
    answer: Connection
    deadline: float
    begun: bool = False


def each_in_its_process(
    files: Iterable[Path],
    cache_folder: Path | None,
    jobs: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    task: Task = work,
) -> Iterator[Paper | Failure]:
    """Read the files, ``jobs`` at a time (default: one a core), as they finish. Whatever happens to a file's process,
    there is one answer for each file. ``task`` is what is done with each."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.preload"])
    waiting = deque(files)
    running: list[_Job] = []
    try:
        while waiting or running:
            while waiting and len(running) < (jobs or os.cpu_count() or 1):
                running.append(_start(context, task, waiting.popleft(), cache_folder, timeout))
            nearest = min(job.deadline for job in running) - time.monotonic()
            wait([job.answer for job in running], max(0.0, nearest))
            for job in list(running):
                if not job.begun and job.answer.poll() and _has_begun(job):
                    job.deadline = time.monotonic() + timeout
                elif job.answer.poll() or job.deadline <= time.monotonic():
                    running.remove(job)
                    yield _finish(job, timeout)
    finally:
        for job in running:
            job.process.kill()


def _start(
    context: multiprocessing.context.ForkServerContext,
    task: Task,
    file: Path,
    cache_folder: Path | None,
    timeout: float,
) -> _Job:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(task, file, cache_folder, sender), daemon=True)
    process.start()
    sender.close()
    return _Job(file, process, receiver, time.monotonic() + timeout + _START_UP)


def _has_begun(job: _Job) -> bool:
    """Take the child's first word, by which the paper's time begins; False where the child died before."""
    try:
        job.answer.recv()
    except EOFError:
        return False
    job.begun = True
    return True


def _child(task: Task, file: Path, cache_folder: Path | None, answer: Connection) -> None:
    if sys.platform == "linux":  # elsewhere the limit is not honoured
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    answer.send("begun")
    try:
        answer.send(task(file, cache_folder))
    except MemoryError:
        error = RatsleseError("too_large", f"Reading the file took more than {_MEMORY // 1024**3} GiB of memory.")
        answer.send(Failure.of(str(file), "read", error, digest_of(file)))
    except Exception as cause:  # the last resort: nothing disappears
        import logging

        logging.getLogger(__name__).exception("reading %s", file)
        error = RatsleseError("internal", f"The reader stopped with {type(cause).__name__}: {cause}.")
        answer.send(Failure.of(str(file), "read", error, digest_of(file)))
    answer.close()


def _finish(job: _Job, timeout: float) -> Paper | Failure:
    try:
        if job.answer.poll():
            result: Paper | Failure = job.answer.recv()
            job.process.join(5)
            return result
        error = RatsleseError("timeout", f"Reading the file took more than {timeout:.0f} seconds.")
    except EOFError:
        job.process.join(5)
        error = RatsleseError("crashed", f"The reader's process ended without an answer (exit {job.process.exitcode}).")
    finally:
        if job.process.is_alive():
            job.process.kill()
        job.answer.close()
    return Failure.of(str(job.file), "read", error, digest_of(job.file))
