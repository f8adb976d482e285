"""Does a run over ten times as many papers take ten times as long, and no more memory? Does a second core halve the time? What does a
second run cost?

    python -m benchmarks.scale                      # everything; less than 25 minutes on a quiet machine with two cores
    python -m benchmarks.scale --growth 300 1500    # the first question alone, on fewer papers
    python -m benchmarks.scale --cores 60           # the others alone, on so many PDFs

The papers are the sample papers again and again, each with other bytes. For the first question one in ``--read-every`` of them is read;
of the others only what a process reads is left out: its rows are those of the sample paper, under another id. Everything around the
reading is as in every run, a process for each paper included. Memory is the peak of the parent process.

Beside the time on the clock stands the processor time of all processes (Linux), which a busy machine changes little.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pipeline import run as running
from pipeline.answers import Answer, Paper, keep, made_by
from pipeline.codebook.reading import built_in
from pipeline.ingest.find import digest, identify
from pipeline.ingest.reading import AS_PRINTED, Reading
from pipeline.limits import cores
from pipeline.normalize import Source

HERE = Path(__file__).parent.parent
PRINTED = sorted(
    file for file in (HERE / "data" / "raw").iterdir() if file.suffix in (".pdf", ".txt") and "_scan" not in file.name
)
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds on the clock, and of processors in all its processes."""

    clock: float
    processors: float
    said: str = ""

    def __str__(self) -> str:
        return f"{self.clock:8.2f} s on the clock, {self.processors:8.2f} s of processors"


def spent(command: Sequence[str]) -> Spent:
    """Run a Python command; processes that outlive it (the server that readers are forked from) are waited for and counted."""
    before, begun = _of_children(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False, cwd=HERE
    )
    clock = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(f"{command} failed")
    try:
        while True:
            os.wait()
    except ChildProcessError:
        return Spent(clock, _of_children() - before, done.stdout)


def _of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _adopt() -> None:
    """Have orphans among the processes below this one become its own children, so that their time is counted."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def multiply(folder: Path, number: int, samples: Sequence[Path]) -> None:
    """So many papers in subfolders of a thousand, each one of the samples with its number at the end."""
    kept = [(sample.name, sample.read_bytes()) for sample in samples]
    for index, (name, data) in enumerate(islice(cycle(kept), number)):
        place = folder / f"{index // 1000}" / f"{index}-{name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        comment = "%%" if name.endswith(".pdf") else "\nBlatt"
        place.write_bytes(data + f"\n{comment} {index}\n".encode())


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a worker is given instead of the reading: it reads one in ``every`` papers, and takes the rows of the others from
    ``samples``."""

    samples: Path
    every: int

    def __call__(self, file: Path, how: Reading) -> Answer:
        from pipeline.work import read_and_keep

        number, _, name = file.name.partition("-")
        if int(number) % self.every == 0:
            return read_and_keep(file, how)
        data = file.read_bytes()
        source = Source(str(file), digest(data), identify(data, name), made_by(how, built_in()))
        kept = json.loads((self.samples / f"{name}.json").read_text().replace("DOCUMENT_ID", source.document_id))
        kept["rows"]["documents"][0] |= {"made_by": source.made_by, "sha256": source.sha256}
        return keep(how, Paper(source, kept["rows"], kept["text"]))


def read_samples(folder: Path) -> None:
    """Write the rows of each sample paper as JSON, its id a placeholder."""
    from pipeline.work import work

    for sample in PRINTED:
        paper = work(sample, AS_PRINTED)
        assert isinstance(paper, Paper)
        content = json.dumps({"rows": paper.rows, "text": paper.text}, default=str)
        (folder / f"{sample.name}.json").write_text(content.replace(paper.source.document_id, "DOCUMENT_ID"))


def run_many(papers: str, out: str, samples: str, every: int) -> None:
    """A run in this process; prints the peak of its memory in MiB."""
    task = StandIn(Path(samples), every)
    with patch.object(running, "partial", lambda *_, **__: task):
        outcome = running.run([Path(papers)], Path(out), ocr="never")
    assert not outcome.failures, outcome.failures[:3]
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


@contextmanager
def _workplace() -> Iterator[Path]:
    with TemporaryDirectory(prefix="ratslese-scale-") as folder:
        yield Path(folder)


def growth(small: int, large: int, every: int) -> None:
    """Runs over few and many papers, and their ratios."""
    figures = []
    for number in (small, large):
        with _workplace() as place:
            samples = place / "samples"
            samples.mkdir()
            spent(["-c", f"from benchmarks.scale import *; read_samples(Path({str(samples)!r}))"])
            multiply(place / "papers", number, PRINTED)
            again = f"from benchmarks.scale import run_many; run_many('{place}/papers', '{place}/out', '{samples}', {every})"
            first, second = spent(["-c", again]), spent(["-c", again])
        figures.append((first.clock / number, first.processors / number, float(first.said)))
        print(f"{number:7} papers: {first}; parent {float(first.said):.0f} MiB")
        print(f"{'again':>14}: {second}; parent {float(second.said):.0f} MiB", flush=True)
    (clock, processors, memory), (clock_large, processors_large, memory_large) = figures
    print(
        f"{large} papers against {small}: a paper ×{clock_large / clock:.2f} on the clock, ×{processors_large / processors:.2f} of"
        f" processors; memory of the parent ×{memory_large / memory:.2f}"
    )


def on_cores(number: int) -> None:
    """The whole command over so many digital PDFs with one process, with one a core, and again."""
    with _workplace() as place:
        multiply(place / "papers", number, [sample for sample in PRINTED if sample.suffix == ".pdf"])
        command = ["-c", "from pipeline.cli import main; main()", "run", f"{place}/papers", "--ocr", "never"]
        one = spent([*command, "--out", f"{place}/one", "--jobs", "1"])
        again = spent([*command, "--out", f"{place}/one", "--jobs", "1"])
        every = spent([*command, "--out", f"{place}/every", "--jobs", f"{cores()}"])
    print(f"{number} PDFs, one process: {one}\n{'again':>18}: {again}\n{f'{cores()} processes':>18}: {every}")
    print(
        f"{cores()} cores ×{one.clock / every.clock:.2f} on the clock, processor time ×{every.processors / one.processors:.2f}"
    )
    print(
        f"a second run ×{one.clock / again.clock:.0f} as fast on the clock, ×{one.processors / again.processors:.0f} of processors"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--growth", nargs=2, type=int, metavar=("FEW", "MANY"), help="numbers of papers (2000 20000)")
    parser.add_argument("--read-every", type=int, default=50, help="one in so many papers is read (50)")
    parser.add_argument("--cores", type=int, metavar="PDFS", help="number of PDFs (300)")
    asked = parser.parse_args()
    everything = asked.growth is None and asked.cores is None
    _adopt()
    if asked.cores or everything:
        on_cores(asked.cores or 300)
    if asked.growth or everything:
        few, many = asked.growth or (2000, 20_000)
        growth(few, many, asked.read_every)


if __name__ == "__main__":
    main()
