"""The main job: council papers in, checked tables out. Read this first.

find      every file below the inputs, once
look up   what the results hold already, read by the same code, need not be read (pipeline.known)
read      each in a process of its own: bytes → Document (pipeline.ingest), kept by content
extract   Document → facts with their evidence (extractors), and findings
normalize facts → rows with stable keys (pipeline.normalize), kept until they are stored (pipeline.answers)
collect   what somebody gave, folders and sister papers say of papers that do not (pipeline.neighbours)
correct   what people say of the papers, laid over the rows (pipeline.corrections)
store     rows of this run and of earlier ones → SQLite, Parquet, CSV, in one step (pipeline.store)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.answers import Answer, Failure, Kept, Paper, Same, made_by, path_of, remembered
from pipeline.codebook.model import Codebook
from pipeline.codebook.reading import built_in
from pipeline.corrections.ledger import Ledger
from pipeline.errors import NO_FAILURES, RatsleseError
from pipeline.ingest.archives import exists
from pipeline.ingest.find import find_inputs
from pipeline.ingest.reading import OcrMode, Reading, reading
from pipeline.known import look_up
from pipeline.learning.own import Learned
from pipeline.limits import DEFAULT, Limits
from pipeline.neighbours.own_values import towns_lists
from pipeline.neighbours.surroundings import Surroundings
from pipeline.pool import Task, each_in_its_process
from pipeline.register.inhabitants import register_of
from pipeline.searchable import check_ocrmypdf, make_copies
from pipeline.shards import Shard
from pipeline.store import Run, Store
from pipeline.watching import NOBODY, Watcher
from pipeline.work import read_and_keep


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: its papers, its failures, and whether the results are others than before. ``written``: whether there are
    results; a first run that could read nothing writes none. ``compared``: whether it took a comparison away that was made before.
    ``unheard``: how many corrections of earlier runs stand in no ledger any more."""

    papers: tuple[Paper | Kept | Same, ...]
    failures: tuple[Failure, ...]
    changed: bool
    written: bool = True
    compared: bool = False
    unheard: int = 0

    @property
    def read(self) -> int:
        """How many papers were read; the others were known."""
        return sum(not isinstance(paper, Same) for paper in self.papers)

    @property
    def clean(self) -> bool:
        """Whether every paper was read (a second copy is no failure, nor is a file that is no paper)."""
        return all(failure.code in NO_FAILURES for failure in self.failures)


def run(
    inputs: Sequence[Path],
    out: Path,
    *,
    jobs: int | None = None,
    limits: Limits = DEFAULT,
    ocr: OcrMode = "auto",
    languages: str = "deu",
    searchable: bool = False,
    codebook: Codebook | None = None,
    learned: Learned | None = None,
    municipality: str | None = None,
    neighbours: bool = True,
    corrections: Sequence[Path] | None = (),
    shard: Shard | None = None,
    scheduler: str | None = None,
    watcher: Watcher = NOBODY,
) -> Outcome:
    """Read the papers below ``inputs`` and write the tables to ``out``; with a ``shard`` only read that part of them, for a later run
    to write. ``municipality``: whose papers all of them are; ``neighbours``: papers of one town tell of each other;
    ``corrections``: ledgers beside those that lie with the papers, None for no corrections at all. Raises RatsleseError where there
    are none, where another run writes to ``out``, and where what was given of them is wrong."""
    started = _now()
    codebook, learned = codebook or built_in(), learned or Learned()
    store = Store(out)
    files = list(find_inputs(inputs))
    if not files:
        raise RatsleseError("no_inputs", f"There is nothing to read in {', '.join(map(str, inputs))}.")
    surroundings = Surroundings.of(files, municipality, neighbours=neighbours)
    ledger = Ledger.of(files, corrections)
    towns = towns_lists(files)
    lists = {*(each.file for each in surroundings.lists), *(each.file for each in towns), *ledger.files}
    files = [file for file in files if file not in lists]
    if searchable:
        check_ocrmypdf()
    number, answers = len(files), list[Answer]()
    with ExitStack() as stack:
        places = Path(stack.enter_context(TemporaryDirectory(prefix="ratslese-")))
        if shard is None:
            stack.enter_context(store.alone())
        how = reading(store.cache, ocr, languages, places, limits.pages)
        settings = made_by(how, codebook, learned.version)
        known, unread = look_up(shard.part(files) if shard else files, store.known(), how, settings)
        task = partial(read_and_keep, codebook=codebook, learned=learned)
        watcher.begin(len(known), unread)
        for answer in chain(known, _each(unread, how, jobs, limits, task, scheduler, watcher)):
            watcher.answer(answer)
            answers.append(remembered(answer))
        del files, known, unread  # the tables need the room
        watcher.storing()
        answers = list(_without_copies(answers))
        if searchable:
            answers += make_copies(store.scanned(answers), out, languages)
        changed, compared, unheard = False, False, 0
        nothing = not store.database.exists() and all(isinstance(answer, Failure) for answer in answers)
        if shard is None and not nothing:
            compared = store.compared
            config = {
                "inputs": [str(path) for path in inputs],
                "reading": how.key,
                **asdict(limits),
                **surroundings.config,
                **({"learned": learned.version} if learned.version else {}),
                "towns": [str(each.file) for each in towns],
                "corrections": [str(file) for file in ledger.files],
            }
            made = Run(
                started,
                _now(),
                version("ratslese"),
                config,
                number,
                codebook,
                surroundings,
                ledger,
                how,
                towns,
                register_of(out),
            )
            unheard = store.unheard(answers, made) if corrections is not None else 0
            changed = store.save(answers, made, list(_gone(inputs, store)))
    papers = tuple(answer for answer in answers if not isinstance(answer, Failure))
    failures = tuple(answer for answer in answers if isinstance(answer, Failure))
    return Outcome(papers, failures, changed, shard is not None or not nothing, changed and compared, unheard)


def _each(
    files: Sequence[Path],
    how: Reading,
    jobs: int | None,
    limits: Limits,
    task: Task,
    scheduler: str | None,
    watcher: Watcher,
) -> Iterator[Answer]:
    """Read the files: here, or on the workers of a cluster."""
    if scheduler is None:
        return each_in_its_process(files, how, jobs, limits, task, watcher.page)
    from pipeline.cluster import each_on_workers

    return each_on_workers(files, how, limits, task, scheduler)


def _gone(inputs: Sequence[Path], store: Store) -> Iterator[str]:
    """The papers of the results, and failures, that lay in one of the folders looked into and are no more there."""
    folders = [given for given in inputs if given.is_dir()]
    for path in store.sources():
        if any(Path(path).is_relative_to(folder) for folder in folders) and not exists(Path(path)):
            yield path


def _without_copies(answers: Sequence[Answer]) -> Iterator[Answer]:
    """The answers by path; the same bytes under a second path are recorded as a copy of the first."""
    first: dict[str, str] = {}
    for answer in sorted(answers, key=path_of):
        if isinstance(answer, Failure):
            yield answer
            continue
        path, sha256 = answer.source.path, answer.source.sha256
        if sha256 in first:
            error = RatsleseError("duplicate", f"The file has the same bytes as {first[sha256]}.")
            yield Failure.of(path, "find", error, sha256)
            continue
        first[sha256] = path
        yield answer


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
