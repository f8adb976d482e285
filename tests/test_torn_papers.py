"""Papers torn by machine cost themselves and nothing else: a text gives sound facts or none, a file is read or a failure with its cause.

A few examples each, the same every time; ``RATSLESE_FUZZ=5000 pytest tests/test_torn_papers.py`` searches long, among
other examples every time.
"""

import os
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.ingest.html import read_html
from pipeline.ingest.text.reading import read_text
from pipeline.limits import Limits
from pipeline.run import run
from pipeline.store import Store
from tests.sound_papers import check
from tests.torn_papers import PDF_EDITS, TEXT_EDITS, Edit, broken, pdfs, texts, torn

SEARCH = int(os.environ.get("RATSLESE_FUZZ", "0"))
LIMITS = Limits(seconds=30, gigabytes=2)

Test = Callable[..., None]


def bounded(examples: int) -> Callable[[Test], Test]:
    """So many examples, the same every time; in a search as many as are asked for, others every time."""
    return settings(
        max_examples=SEARCH or examples,
        derandomize=not SEARCH,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=tuple(Phase) if SEARCH else (Phase.explicit, Phase.generate),
    )


NUMBER = st.integers(0, 2**20)


def edits(kinds: Sequence[str], most: int) -> st.SearchStrategy[list[Edit]]:
    return st.lists(st.tuples(st.sampled_from(kinds), NUMBER, NUMBER, NUMBER), min_size=1, max_size=most)


PAPERS = st.deferred(lambda: st.builds(torn, st.sampled_from(texts()), edits(TEXT_EDITS, 25)))


def page_of(text: str) -> str:
    """The text as a web page: rows of cells as tables."""
    rows = ("<td>".join(escape(line).split("\t")) for line in text.split("\n"))
    return "<html><body>" + "\n".join(f"<table><tr><td>{row}</table>" if "<td>" in row else f"<p>{row}" for row in rows)


@bounded(20)
@given(PAPERS)
def test_torn_texts_give_sound_facts(text: str) -> None:
    check(read_text(text))


@bounded(8)
@given(PAPERS)
def test_torn_web_pages_give_sound_facts(text: str) -> None:
    check(read_html(page_of(text).encode()))


def as_file(text: str, encoding: str, more: list[Edit]) -> bytes:
    return broken(text.encode(encoding, "replace"), more)


FILES = st.one_of(
    st.tuples(st.just("pdf"), st.deferred(lambda: st.builds(broken, st.sampled_from(pdfs()), edits(PDF_EDITS, 6)))),
    st.tuples(
        st.just("txt"),
        st.builds(
            as_file, PAPERS, st.sampled_from(("utf-8", "cp1252", "cp850", "utf-16", "utf-7")), edits(PDF_EDITS, 3)
        ),
    ),
    st.tuples(st.just("html"), st.builds(as_file, PAPERS.map(page_of), st.just("utf-8"), edits(PDF_EDITS, 3))),
)


@bounded(3)
@given(st.lists(FILES, min_size=1, max_size=12, unique=True))
def test_torn_files_are_read_or_failures_with_a_cause(files: list[tuple[str, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        papers.mkdir()
        for number, (ending, data) in enumerate(files):
            (papers / f"{number}.{ending}").write_bytes(data)
        outcome = run([papers], Path(folder, "results"), limits=LIMITS, ocr="never")
        rows = Store(Path(folder, "results")).rows()
    assert len(outcome.papers) + len(outcome.failures) == len(files) == len(rows["documents"]) + len(rows["failures"])
    for row in rows["failures"]:
        assert row["error_code"] in ("broken", "empty", "encrypted", "no_text_layer", "unknown_type", "duplicate"), row
        assert row["message"].count(".") >= 1, row
    assert not [row["message"] for row in rows["findings"] if row["kind"] == "breakdown"]
