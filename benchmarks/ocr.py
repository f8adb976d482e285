"""How fast scans are read: wall time of the whole of reading beside the bare ``tesseract`` command on the same page pictures.

    python benchmarks/ocr.py                # the scans of $RATSLESE_CORPUS/corpus/pdf, else those of data/raw
    python benchmarks/ocr.py scan.pdf folder

Both work on as many pages at a time as the machine has cores. “ratslese” renders, straightens, recognises and lays out every
page, each paper in a process of its own; “again” is a second run over the same papers. Prints ratios; what a run must show:
at most 1.15 times the bare command, and at most 0.02 times the first run. Where other programs keep the machine busy, the
seconds of its processors are what can be compared.

The bare command is shown every page at 300 dots an inch, whatever it was scanned with.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.answers import Failure, Paper
from pipeline.ingest.pdf.pdfium import opened
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import Reading, reading
from pipeline.normalize import Source
from pipeline.pool import each_in_its_process

CORES = os.cpu_count() or 1


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

    with ThreadPoolExecutor(CORES) as workers:
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


def inputs(arguments: Sequence[str]) -> list[Path]:
    corpus = os.environ.get("RATSLESE_CORPUS")
    if not arguments:
        places = [Path(corpus) / "corpus" / "pdf"] if corpus else [Path("data/raw")]
        return sorted(file for place in places for file in place.glob("*scan[0-9]*.pdf"))
    return [
        file
        for name in arguments
        for file in (sorted(Path(name).rglob("*.pdf")) if Path(name).is_dir() else [Path(name)])
    ]


def main() -> None:
    files = inputs(sys.argv[1:])
    if not files:
        sys.exit("There are no scans: name some, or set RATSLESE_CORPUS.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = folder / "places"
        places.mkdir()
        pages = pictures(files, folder)
        whole(files[:1], reading(folder / "warm", places=places))  # the fork server's imports are no reading
        how = reading(folder / "cache", "always", places=places)
        alone = cost_of(lambda: bare(pages), folder / "cache")
        ours = cost_of(lambda: whole(files, how), folder / "cache")
        again = cost_of(lambda: whole(files, how), folder / "cache")
    print(f"{len(files)} papers, {len(pages)} pages, {CORES} at a time")
    for name, cost in (("tesseract", alone), ("ratslese", ours), ("again", again)):
        print(f"{name:9} {cost.wall:7.1f} s  {len(pages) / cost.wall:6.2f} pages/s  {cost.spent:7.1f} s of processors")
    print(
        f"ratslese takes {ours.wall / alone.wall:.2f} times tesseract's time ({ours.spent / alone.spent:.2f} of processors)"
    )
    print(f"again takes {again.wall / ours.wall:.3f} times the first run")


if __name__ == "__main__":
    main()
