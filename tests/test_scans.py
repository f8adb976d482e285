"""Scanned pages of a PDF: recognised once, kept as they are done, and none at the cost of another. The engine is a stub here."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader

from extractors.document import Box, Document
from pipeline.errors import ExitCode, RatsleseError
from pipeline.ingest.document.page import Direction, Frame, PageInk, Rulings
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.ocr import engine as engines
from pipeline.ingest.ocr.engine import Recogniser
from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.pdf import read_pdf, scans
from pipeline.ingest.reading import Reading, Recognition, reading
from pipeline.run import run
from tests.drawn_paper import Paper
from tests.drawn_scan import Scan

SIZE = (300.0, 200.0)


def scanned(path: Path, pages: int, digital: int = 0) -> Path:
    """A PDF of scanned pages, and of printed ones after them."""
    paper = Paper(path, SIZE)
    for number in range(1, pages + digital + 1):
        if number <= pages:
            picture = Scan(*SIZE).text(40, 60, f"Blatt {number}").image
            paper.canvas.drawImage(ImageReader(picture), 0, 0, *SIZE)
        else:
            paper.at(
                40, 140, f"Gedruckte Seite {number}: Der Sozialausschuss der Stadt nimmt den Bericht zur Kenntnis."
            )
        paper.canvas.showPage()
    paper.canvas.save()
    return path


class Engine:
    """Stands in for the recognition of a page: counts, and fails or stops where it is told to."""

    def __init__(self) -> None:
        self.calls = 0
        self.stop_after: int | None = None
        self.fails = False

    def __call__(self, picture: Picture, recogniser: Recogniser) -> PageInk:
        self.calls += 1
        if self.stop_after is not None and self.calls > self.stop_after:
            raise KeyboardInterrupt
        if self.fails:
            raise RatsleseError("ocr_failed", "Tesseract stopped with exit 1 (no message).")
        words = [RawWord("Erkannt", Box(40, 50, 80, 61), 0.9, 11.0)]
        return PageInk(words, Rulings(), picture.frame)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Engine:
    found = Engine()
    monkeypatch.setattr(scans, "recognise_page", found)
    monkeypatch.setattr(scans, "cores", lambda: 1)
    return found


def read(file: Path, cache: Path | None, languages: str = "deu", version: str = "5.3.0") -> Document:
    return read_pdf(file, Reading(cache, "auto", Recognition(languages, version)), "digest")


def test_only_the_scanned_pages_of_a_paper_are_recognised(tmp_path: Path, stub: Engine) -> None:
    document = read(scanned(tmp_path / "paper.pdf", 2, digital=1), None)
    assert [page.source for page in document.pages] == ["ocr", "ocr", "digital"]
    assert [page.reason for page in document.pages] == ["no text layer", "no text layer", None]
    assert document.text_source == "mixed"
    assert stub.calls == 2


def test_always_recognises_printed_pages_too_and_says_that_it_was_asked_to(tmp_path: Path, stub: Engine) -> None:
    file = scanned(tmp_path / "paper.pdf", 1, digital=1)
    document = read_pdf(file, Reading(None, "always", Recognition()))
    assert [page.reason for page in document.pages] == ["no text layer", "asked for (--ocr always)"]
    assert stub.calls == 2


def test_a_page_is_recognised_once(tmp_path: Path, stub: Engine) -> None:
    file = scanned(tmp_path / "paper.pdf", 3)
    first = read(file, tmp_path / "kept")
    assert read(file, tmp_path / "kept") == first
    assert stub.calls == 3


@pytest.mark.parametrize(("languages", "version"), [("deu+fra", "5.3.0"), ("deu", "5.4.1")])
def test_other_languages_or_another_engine_read_anew(
    tmp_path: Path, stub: Engine, languages: str, version: str
) -> None:
    file = scanned(tmp_path / "paper.pdf", 1)
    read(file, tmp_path / "kept")
    read(file, tmp_path / "kept", languages, version)
    assert stub.calls == 2


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(tmp_path: Path, stub: Engine) -> None:
    file = scanned(tmp_path / "paper.pdf", 5)
    stub.stop_after = 3
    with pytest.raises(KeyboardInterrupt):
        read(file, tmp_path / "kept")
    done = len(list((tmp_path / "kept").rglob("*.json.gz")))
    assert 1 <= done <= 3
    stub.stop_after, stub.calls = None, 0
    read(file, tmp_path / "kept")
    assert stub.calls == 5 - done


def test_a_page_that_the_engine_fails_on_costs_itself_only(tmp_path: Path, stub: Engine) -> None:
    stub.fails = True
    document = read(scanned(tmp_path / "paper.pdf", 1, digital=1), tmp_path / "kept")
    assert [page.source for page in document.pages] == ["none", "digital"]
    assert "Tesseract stopped with exit 1" in (document.pages[0].reason or "")
    assert not list((tmp_path / "kept").rglob("*.json.gz")), "a failure is no result to be kept"


def test_progress_is_told_page_by_page(tmp_path: Path, stub: Engine) -> None:
    heard: list[tuple[int, int]] = []
    how = Reading(None, "auto", Recognition(), progress=lambda done, pages: heard.append((done, pages)))
    read_pdf(scanned(tmp_path / "paper.pdf", 2, digital=1), how)
    assert heard == [(1, 2), (2, 2)]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(shutil, "which", lambda _: None)  # not PATH, which the server of later runs would inherit
    engines.engine.cache_clear()
    yield
    engines.engine.cache_clear()


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_digital_papers_are_read_and_scans_say_what_to_install(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    scanned(folder / "scan.pdf", 1)
    scanned(folder / "printed.pdf", 0, digital=1)
    outcome = run([folder], tmp_path / "out", jobs=1)
    assert [Path(paper.source.path).name for paper in outcome.papers] == ["printed.pdf"]
    (failure,) = outcome.failures
    assert failure.code == "no_text_layer"
    assert "apt-get install tesseract-ocr tesseract-ocr-deu" in failure.message


@pytest.mark.usefixtures("no_tesseract")
def test_who_asks_for_recognition_is_told_at_once_that_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RatsleseError, match="brew install tesseract") as caught:
        reading(tmp_path, "always")
    assert caught.value.exit_code == ExitCode.NOTHING


def test_the_places_of_a_run_are_shared(tmp_path: Path, stub: Engine) -> None:
    """With one core there is one place: who comes second waits until it is free."""
    order: list[str] = []
    inside = threading.Event()

    def second() -> None:
        inside.wait()
        with scans._place(tmp_path):
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with scans._place(tmp_path):
        inside.set()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


@given(
    st.sampled_from((0, 90, 180, 270)),
    st.floats(-5, 5),
    st.floats(60, 540),
    st.floats(60, 780),
)
def test_a_box_of_the_straightened_page_is_turned_back_around_its_own_middle(
    direction: Direction, skew: float, x: float, y: float
) -> None:
    frame = Frame(600.0, 840.0, direction, skew)
    width, height = frame.reading_width, frame.reading_height
    x, y = x * width / 600, y * height / 840
    small = Box(x - 2, y - 1, x + 2, y + 1)
    shown = frame.shown(small)
    level = Frame(600.0, 840.0, direction).shown(small)
    middle = ((shown.x0 + shown.x1) / 2, (shown.top + shown.bottom) / 2)
    before = ((level.x0 + level.x1) / 2, (level.top + level.bottom) / 2)
    centre = (300.0, 420.0)
    radius = ((before[0] - centre[0]) ** 2 + (before[1] - centre[1]) ** 2) ** 0.5
    turned = ((middle[0] - centre[0]) ** 2 + (middle[1] - centre[1]) ** 2) ** 0.5
    assert turned == pytest.approx(radius, abs=1e-6), "turning keeps the distance from the middle of the page"
    moved = ((middle[0] - before[0]) ** 2 + (middle[1] - before[1]) ** 2) ** 0.5
    assert moved <= radius * 0.0873 + 1e-6, "five degrees are 0.0873 of the distance"


def test_lines_that_fall_off_to_the_right_stand_lower_there_on_the_page_as_shown() -> None:
    frame = Frame(600.0, 840.0, 0, 2.0)
    left, right = frame.shown(Box(50, 400, 90, 411)), frame.shown(Box(500, 400, 540, 411))
    assert right.top - left.top == pytest.approx(450 * 0.0349, abs=0.2)
