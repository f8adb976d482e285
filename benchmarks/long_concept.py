"""How long does a concept of many pages take, and how much memory?

    python -m benchmarks.long_concept [PAGES ...]

A concept of ``data/concepts`` is printed again and again behind itself, its measures under other numbers and names, until it has about
as many pages as asked for (default 50 100 200 400). Printed for each: pages, measures that were printed and read, seconds of processor
time to read the PDF and to run the extractors, and the greatest memory of the process. Linear where seconds a page stay the same.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from data.concepts.__main__ import make
from data.concepts.source import PLACE, read

_CONCEPT = "c01"
_PAGES = 16
"""Of the concept once."""
_MEASURE = re.compile(r"(### Maßnahme )(\d)\.(\d): (.+)")
_FIELD = re.compile(r"(## Handlungsfeld )(\d): (.+)")


def long_concept(pages: int, folder: Path) -> tuple[Path, int]:
    """A PDF of about so many pages, and how many measures stand in it."""
    concept = read(PLACE / f"{_CONCEPT}.txt")
    copies = max(1, round(pages / _PAGES))
    first, body = concept.markup.split("# 4 Handlungsfelder und Maßnahmen\n", 1)
    body, last = body.split("# 5 Übersicht der Maßnahmen\n", 1)
    parts = [first, "# 4 Handlungsfelder und Maßnahmen\n"]
    for number in range(copies):
        part = _MEASURE.sub(rf"\g<1>{number}\g<2>.\g<3>: \g<4> in Bezirk {number}", body)
        parts.append(_FIELD.sub(rf"\g<1>{number}\g<2>: \g<3> in Bezirk {number}", part))
    markup = "".join([*parts, "# 5 Übersicht der Maßnahmen\n", last])
    longer = replace(concept, name=f"long{pages}", settings={**concept.settings, "producer": "typst"}, markup=markup)
    return make(longer, folder), len(concept.gold["measures"]) * copies


def measure(file: str, report: multiprocessing.SimpleQueue[tuple[int, int, float, float, float]]) -> None:
    """Pages, measures, seconds to read and to extract, and memory in MiB, in a process of its own."""
    from extractors.facts import Measure
    from pipeline.extract import extract
    from pipeline.ingest.read import read_document

    begun = time.process_time()
    document = read_document(Path(file))[0]
    read_at = time.process_time()
    found = extract(document)
    done = time.process_time()
    measures = sum(isinstance(item.fact, Measure) for item in found.found)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    report.put((len(document.pages), measures, read_at - begun, done - read_at, memory))


def main() -> None:
    asked = [int(argument) for argument in sys.argv[1:]] or [50, 100, 200, 400]
    print(f"{'pages':>6} {'printed':>8} {'read':>6} {'reading':>9} {'facts':>9} {'a page':>8} {'memory':>9}")
    processes = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as folder:
        for pages in asked:
            file, printed = long_concept(pages, Path(folder))
            report = processes.SimpleQueue()
            worker = processes.Process(target=measure, args=(str(file), report))
            worker.start()
            worker.join()
            if worker.exitcode:
                raise SystemExit(f"reading {file.name} failed with exit code {worker.exitcode}")
            count, found, reading, facts, memory = report.get()
            each = (reading + facts) / count
            print(f"{count:6} {printed:8} {found:6} {reading:7.1f} s {facts:7.1f} s {each:6.3f} s {memory:5.0f} MiB")


if __name__ == "__main__":
    main()
