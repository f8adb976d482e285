"""Does a run over ten times as many papers take ten times as long, and no more memory? Does a second core halve the time?

    python -m benchmarks.scale                 # 2,000 and 20,000 papers; some minutes
    python -m benchmarks.scale 200 2000
    python -m benchmarks.scale --cores papers/ # one process against one a core, on papers of your own, and a second run over them

The many papers are one sample paper under other names, read once: what is measured is everything around the reading, a process for
each paper included. Memory is the peak of the parent process.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from pipeline import run as running
from pipeline.answers import Answer, Paper, keep, made_by
from pipeline.codebook.reading import built_in
from pipeline.ingest.find import digest
from pipeline.ingest.reading import AS_PRINTED, Reading
from pipeline.limits import cores
from pipeline.normalize import Source
from pipeline.work import work

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "auenbrueck_2021-118.pdf"


def _sample() -> str:
    """The rows of the sample paper as JSON, its id a placeholder."""
    paper = work(SAMPLE, AS_PRINTED)
    assert isinstance(paper, Paper)
    rows = json.dumps(paper.rows, default=str)
    return rows.replace(paper.source.document_id, "DOCUMENT_ID").replace(paper.source.sha256, "SHA256")


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a worker is given instead of the reading: the sample paper, as if it stood in the file."""

    sample: str

    def __call__(self, file: Path, how: Reading) -> Answer:
        sha256 = digest(file.read_bytes())
        source = Source(str(file), sha256, "text/plain", made_by(how, built_in()))
        rows = json.loads(self.sample.replace("DOCUMENT_ID", source.document_id).replace("SHA256", sha256))
        rows["documents"][0] |= {"made_by": source.made_by, "media_type": "text/plain"}
        return keep(how, Paper(source, rows, "text"))


def many(number: int) -> None:
    """Run over so many papers in this process; print the seconds of a paper, of a second run, and the peak of memory."""
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        for index in range(number):
            place = papers / f"{index // 1000}" / f"{index}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"paper {index}")
        task = StandIn(_sample())
        begun = time.perf_counter()
        with patch.object(running, "partial", lambda *_, **__: task):
            outcome = running.run([papers], Path(folder, "out"), ocr="never")
        first = time.perf_counter() - begun
        assert len(outcome.papers) == number, outcome.failures[:3]
        begun = time.perf_counter()
        assert not running.run([papers], Path(folder, "out"), ocr="never").changed
        second = time.perf_counter() - begun
    print(first / number, second / number, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def growth(small: int, large: int) -> None:
    """The two runs, each in a process of its own, and their ratios."""
    figures = []
    for number in (small, large):
        command = [sys.executable, "-c", f"from benchmarks.scale import many; many({number})"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
        first, second, memory = map(float, answer.stdout.split())
        figures.append((first, second, memory))
        print(
            f"{number:7} papers: {first * 1000:6.1f} ms a paper, a second run {second * 1000:.2f} ms; parent {memory:.0f} MiB"
        )
    (first, second, memory), (first_large, second_large, memory_large) = figures
    print(
        f"time a paper ×{first_large / first:.2f}, second run ×{second_large / second:.2f}, memory ×{memory_large / memory:.2f}"
    )


def on_cores(places: Sequence[str]) -> None:
    """The whole command with one process and with one a core, and a second run."""
    seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        for jobs in (1, cores()):
            command = [sys.executable, "-c", "from pipeline.cli import main; main()", "run", *places]
            command += ["--out", f"{folder}/{jobs}", "--jobs", str(jobs), "--ocr", "never"]
            for name in (f"{jobs}", f"{jobs} again"):
                begun = time.perf_counter()
                subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
                seconds[name] = time.perf_counter() - begun
                print(f"{name:10} {seconds[name]:7.2f} s")
    one, every = seconds["1"], seconds[f"{cores()}"]
    print(f"{cores()} cores: ×{one / every:.2f}; a second run: ×{one / seconds['1 again']:.0f} (one process)")


def main() -> None:
    if "--cores" in sys.argv:
        on_cores([os.path.abspath(place) for place in sys.argv[sys.argv.index("--cores") + 1 :]])  # noqa: PTH100
    else:
        small, large = (int(argument) for argument in sys.argv[1:3]) if len(sys.argv) > 2 else (2000, 20_000)
        growth(small, large)


if __name__ == "__main__":
    main()
