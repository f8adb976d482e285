"""A process of its own for each paper: a file that leaks, hangs or crashes costs itself and nothing else."""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from pipeline.answers import Answer
from pipeline.errors import RatsleseError
from pipeline.ingest.reading import AS_PRINTED, Reading
from pipeline.limits import DEFAULT, Limits, cores
from pipeline.work import not_read, read_and_keep

Task = Callable[[Path, Reading], Answer]
PageProgress = Callable[[Path, int, int], None]
"""Called with a file, how many of its scanned pages are recognised, and how many it has."""

_START_UP = 120.0
"""Seconds that the fork server may take to import everything on a slow machine."""


@dataclass(slots=True)
class _Job:
    file: Path
    process: BaseProcess
    answer: Connection
    deadline: float


@dataclass(frozen=True, slots=True)
class _Alive:
    """A sign of life: the work on a file has begun, or one more of its ``pages`` is recognised."""

    done: int = 0
    pages: int = 0


def each_in_its_process(
    files: Iterable[Path],
    how: Reading = AS_PRINTED,
    jobs: int | None = None,
    limits: Limits = DEFAULT,
    task: Task = read_and_keep,
    page_done: PageProgress | None = None,
) -> Iterator[Answer]:
    """Read the files, ``jobs`` at a time (default: one a core), in the order given; answers come as they finish. Whatever happens to a
    file's process, there is one answer for each file. ``task`` is what is done with each. A file has its time, and as much again
    whenever one of its pages has been recognised."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.preload"])
    waiting = deque(files)
    running: list[_Job] = []
    try:
        while waiting or running:
            while waiting and len(running) < (jobs or cores()):
                running.append(_start(context, task, waiting.popleft(), how, limits))
            nearest = min(job.deadline for job in running) - time.monotonic()
            wait([job.answer for job in running], max(0.0, nearest))
            for job in list(running):
                heard = _heard(job) if job.answer.poll() else None
                if isinstance(heard, _Alive):
                    job.deadline = time.monotonic() + limits.seconds
                    if heard.pages and page_done:
                        page_done(job.file, heard.done, heard.pages)
                elif heard is not None or job.deadline <= time.monotonic():
                    running.remove(job)
                    yield _finish(job, heard, limits)
    finally:
        for job in running:
            job.process.kill()


def _start(
    context: multiprocessing.context.ForkServerContext,
    task: Task,
    file: Path,
    how: Reading,
    limits: Limits,
) -> _Job:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(task, file, how, limits, sender), daemon=True)
    with _apart_from_the_script() if _module(task) != "__main__" else nullcontext():
        process.start()
    sender.close()
    return _Job(file, process, receiver, time.monotonic() + limits.seconds + _START_UP)


def _module(task: Task) -> str:
    """Where a task is defined, also one with some of its arguments given."""
    return str(getattr(getattr(task, "func", task), "__module__", ""))


@contextmanager
def _apart_from_the_script() -> Iterator[None]:
    """A worker imports the script that started it, which would run it once more for every paper: it needs nothing of it."""
    main = sys.modules["__main__"]
    kept: dict[str, object] = {
        name: main.__dict__.pop(name) for name in ("__file__", "__spec__") if name in main.__dict__
    }
    main.__spec__ = None
    try:
        yield
    finally:
        main.__dict__.update(kept)


def _heard(job: _Job) -> _Alive | Answer | None:
    """The child's next word: a sign of life, or its answer; a Failure where it died without one."""
    try:
        word: _Alive | Answer = job.answer.recv()
        return word
    except (EOFError, OSError):  # nothing, or half a word
        job.process.join(5)
        message = f"The reader's process ended without an answer (exit {job.process.exitcode})."
        return not_read(job.file, RatsleseError("crashed", message))


def _child(task: Task, file: Path, how: Reading, limits: Limits, answer: Connection) -> None:
    if sys.platform == "linux":  # elsewhere the limit is not honoured
        resource.setrlimit(resource.RLIMIT_AS, (limits.bytes, limits.bytes))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of Ctrl-C the run hears, and ends this process
    logging.captureWarnings(capture=True)  # of libraries, which nobody who reads papers can act upon
    _tell(answer, _Alive())
    try:
        _tell(answer, task(file, replace(how, progress=lambda done, pages: _tell(answer, _Alive(done, pages)))))
    except MemoryError:
        error = RatsleseError("too_large", f"Reading the file took more than {limits.gigabytes:g} GiB of memory.")
        _tell(answer, not_read(file, error))
    except RatsleseError as cause:
        _tell(answer, not_read(file, cause))
    except Exception as cause:  # the last resort: nothing disappears
        logging.getLogger(__name__).exception("reading %s", file)
        error = RatsleseError("internal", f"The reader stopped with {type(cause).__name__}: {cause}.")
        _tell(answer, not_read(file, error))
    answer.close()


def _tell(run: Connection, word: _Alive | Answer) -> None:
    """Say something to the run; where it is gone nobody hears, and there is nothing more to read for."""
    try:
        run.send(word)
    except BrokenPipeError:
        os._exit(1)


def _finish(job: _Job, answer: Answer | None, limits: Limits) -> Answer:
    """The answer; a Failure where the time was up before there was one."""
    if answer is not None:
        job.process.join(5)
    if job.process.is_alive():
        job.process.kill()
    job.answer.close()
    if answer is not None:
        return answer
    error = RatsleseError("timeout", f"Reading the file took more than {limits.seconds:.0f} seconds.")
    return not_read(job.file, error)
