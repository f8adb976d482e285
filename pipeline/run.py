"""The main job: council papers in, checked tables out. Read this first.

find      every file below the inputs, once
read      each in a process of its own: bytes → Document (pipeline.ingest), kept by content
extract   Document → facts with their evidence (extractors), and findings
normalize facts → rows with stable keys (pipeline.normalize)
store     rows of this run and of earlier ones → SQLite, Parquet, CSV, in one step (pipeline.store)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.codebook.model import Codebook
from pipeline.codebook.reading import built_in
from pipeline.errors import RatsleseError
from pipeline.ingest.find import find_inputs
from pipeline.ingest.reading import OcrMode, reading
from pipeline.normalize import Rows
from pipeline.pool import DEFAULT_TIMEOUT, PageProgress, each_in_its_process
from pipeline.searchable import check_ocrmypdf, make_copies
from pipeline.store import Run, Store
from pipeline.work import Failure, Paper, work

Progress = Callable[[int, int, Paper | Failure], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: its papers and failures, and all rows that the results hold now."""

    papers: tuple[Paper, ...]
    failures: tuple[Failure, ...]
    rows: Rows

    @property
    def clean(self) -> bool:
        """Whether every input was read (a second copy of a paper is no failure)."""
        return all(failure.code == "duplicate" for failure in self.failures)


def run(
    inputs: Sequence[Path],
    out: Path,
    *,
    jobs: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    ocr: OcrMode = "auto",
    languages: str = "deu",
    searchable: bool = False,
    codebook: Codebook | None = None,
    progress: Progress | None = None,
    page_done: PageProgress | None = None,
) -> Outcome:
    """Read the papers below ``inputs`` and write the tables to ``out``. Raises RatsleseError where there are none."""
    started = _now()
    codebook = codebook or built_in()
    store = Store(out)
    files = list(find_inputs(inputs))
    if not files:
        raise RatsleseError("no_inputs", f"There is nothing to read in {', '.join(map(str, inputs))}.")
    if searchable:
        check_ocrmypdf()
    store.rows()  # damaged results are reported before the work, not after it
    answers = []
    with TemporaryDirectory(prefix="ratslese-") as places:
        how = reading(store.cache, ocr, languages, Path(places))
        task = partial(work, codebook=codebook)
        for answer in each_in_its_process(files, how, jobs, timeout, task, page_done):
            answers.append(answer)
            if progress:
                progress(len(answers), len(files), answer)
    answers = list(_without_copies(answers))
    if searchable:
        answers += make_copies([answer for answer in answers if isinstance(answer, Paper)], out, languages)
    config = {"inputs": [str(path) for path in inputs], "timeout": timeout, "reading": how.key}
    rows = store.save(answers, Run(started, _now(), version("ratslese"), config, len(files), codebook))
    papers = tuple(answer for answer in answers if isinstance(answer, Paper))
    failures = tuple(answer for answer in answers if isinstance(answer, Failure))
    return Outcome(papers, failures, rows)


def _without_copies(answers: Sequence[Paper | Failure]) -> Iterator[Paper | Failure]:
    """The answers by path; the same bytes under a second path are recorded as a copy of the first."""
    first: dict[str, str] = {}
    for answer in sorted(answers, key=lambda a: a.source.path if isinstance(a, Paper) else a.source):
        if isinstance(answer, Paper) and answer.source.sha256 in first:
            path, sha256 = answer.source.path, answer.source.sha256
            error = RatsleseError("duplicate", f"The file has the same bytes as {first[sha256]}.")
            yield Failure.of(path, "find", error, sha256)
            continue
        if isinstance(answer, Paper):
            first[answer.source.sha256] = answer.source.path
        yield answer


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
