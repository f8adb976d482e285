"""How fast scans are read: wall time of the whole of reading beside the bare ``tesseract`` command on the same page pictures.

    python -m benchmarks.ocr                # the scans of $RATSLESE_CORPUS/corpus/pdf, else those of data/raw
    python -m benchmarks.ocr --rounds 5 scan.pdf folder

Both work on as many pages at a time as the machine has cores. “ratslese” renders, straightens, recognises and lays out every
page, each paper in a process of its own; “again” is a second run over the same papers. Each round times all three, the first
two in turns which of them begins. Prints the medians; what a run must show: at most 1.15 times the bare command, and at most
0.02 times the first run. Where other programs keep the machine busy, the seconds of its processors are what can be compared.

The bare command is shown every page at 300 dots an inch, whatever it was scanned with.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from pipeline.answers import Failure, Paper
from pipeline.ingest.pdf.pdfium import opened
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import Reading, reading
from pipeline.limits import cores
from pipeline.normalize import Source
from pipeline.pool import each_in_its_process

ROUNDS = 3


def only_read(file: Path, how: Reading) -> Paper | Failure:
    """Read a file, extract nothing, and leave word of the seconds that its process and the engine's took of the processors."""
    document, sha256, media_type = read_document(file, how)
    if how.cache is not None:
        (how.cache / f"{os.getpid()}.spent").write_text(str(spent(resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
    return Paper(Source(str(file), sha256, media_type), {}, document.text)


def pictures(files: Sequence[Path], folder: Path) -> list[Path]:
    """The pages of the files as pictures, as ratslese renders them."""
    import cv2

    found: list[Path] = []
    for file in files:
        with opened(file) as reader:
            for number in range(1, reader.pages + 1):
                picture = reader.picture(number)
                if picture is not None:
                    found.append(folder / f"{len(found):05}.pgm")
                    cv2.imwrite(str(found[-1]), picture.pixels)
    return found


def bare(pages: Sequence[Path]) -> None:
    """``tesseract`` on every picture, a process a core."""

    def one(page: Path) -> None:
        command = ["tesseract", str(page), str(page.with_suffix("")), "--dpi", "300", "-l", "deu", "tsv"]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"})

    with ThreadPoolExecutor(cores()) as workers:
        list(workers.map(one, pages))


def whole(files: Sequence[Path], how: Reading) -> None:
    """ratslese's reading of every file, papers side by side."""
    for answer in each_in_its_process(files, how, task=only_read):
        if isinstance(answer, Failure):
            sys.exit(f"{answer.source}: {answer.message}")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and of the processors."""

    wall: float
    spent: float


def spent(*whose: int) -> float:
    used = [resource.getrusage(who) for who in whose]
    return sum(each.ru_utime + each.ru_stime for each in used)


def cost_of(work: Callable[[], None], cache: Path) -> Cost:
    """What the work took; processes that are not children of this one leave word in ``cache``."""
    cache.mkdir(exist_ok=True)
    begun, before = time.perf_counter(), spent(resource.RUSAGE_CHILDREN)
    work()
    wall, own = time.perf_counter() - begun, spent(resource.RUSAGE_CHILDREN) - before
    told = list(cache.glob("*.spent"))
    own += sum(float(file.read_text()) for file in told)
    for file in told:
        file.unlink()
    return Cost(wall, own)


@dataclass(frozen=True, slots=True)
class Round:
    """What the bare command, reading the papers and reading them a second time took."""

    tesseract: Cost
    ratslese: Cost
    again: Cost

    def __str__(self) -> str:
        each = (("tesseract", self.tesseract), ("ratslese", self.ratslese), ("again", self.again))
        return ", ".join(f"{name} {cost.wall:.1f} s ({cost.spent:.1f} of processors)" for name, cost in each)


def one_round(number: int, files: Sequence[Path], pages: Sequence[Path], how: Reading, cache: Path) -> Round:
    """Everything timed once; odd rounds begin with ratslese."""
    kept = replace(how, cache=cache)
    works = [lambda: bare(pages), lambda: whole(files, kept)]
    costs = [cost_of(work, cache) for work in (works[::-1] if number % 2 else works)]
    alone, ours = costs[::-1] if number % 2 else costs
    return Round(alone, ours, cost_of(lambda: whole(files, kept), cache))


def inputs(named: Sequence[str]) -> list[Path]:
    corpus = os.environ.get("RATSLESE_CORPUS")
    if not named:
        places = [Path(corpus) / "corpus" / "pdf"] if corpus else [Path("data/raw")]
        return sorted(file for place in places for file in place.glob("*scan[0-9]*.pdf"))
    return [
        file for name in named for file in (sorted(Path(name).rglob("*.pdf")) if Path(name).is_dir() else [Path(name)])
    ]


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("scans", nargs="*", help="PDFs or folders of them")
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    options = asked.parse_args()
    files = inputs(options.scans)
    if not files:
        sys.exit("There are no scans: name some, or set RATSLESE_CORPUS.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = folder / "places"
        places.mkdir()
        pages = pictures(files, folder)
        print(f"{len(files)} papers, {len(pages)} pages, {cores()} at a time", flush=True)
        how = reading(folder / "warm", "always", places=places)
        whole(files[:1], how)  # the fork server's imports are no reading
        rounds = []
        for number in range(options.rounds):
            rounds.append(one_round(number, files, pages, how, folder / f"cache-{number}"))
            print(rounds[-1], flush=True)
    wall = median(each.ratslese.wall / each.tesseract.wall for each in rounds)
    processors = median(each.ratslese.spent / each.tesseract.spent for each in rounds)
    print(f"ratslese takes {wall:.2f} times tesseract's time ({processors:.2f} of processors)")
    print(f"again takes {median(each.again.wall / each.ratslese.wall for each in rounds):.3f} times the first run")


if __name__ == "__main__":
    main()
