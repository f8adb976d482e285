"""The engine is started once for many pictures; what goes wrong with it costs no more than the picture that it cannot read."""

from __future__ import annotations

import os
import pty
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.errors import RatsleseError
from pipeline.ingest.ocr.engine import Recogniser, Seen
from tests.drawn_scan import DPI, Scan, needs_tesseract

LINES = (
    "Der Sozialausschuss nimmt das Konzept zur Kenntnis.",
    "Die Lenkungsgruppe tagt viermal im Jahr.",
    "",
    "Kosten im Haushaltsjahr 2019: 12.500 Euro",
)
SHEETS = [Scan(400, 120).text(40, 60, line, 12).pixels for line in LINES]


def texts(seen: list[Seen]) -> str:
    return " ".join(word.text for word in seen)


def counting(folder: Path, monkeypatch: pytest.MonkeyPatch, stops: str = "") -> Path:
    """Put a command before the real one that writes down each start of it; ``stops`` is what the shell does before."""
    starts = folder / "starts"
    starts.touch()
    real = next(place for place in os.environ["PATH"].split(":") if Path(place, "tesseract").exists())
    command = folder / "tesseract"
    command.write_text(f'#!/bin/sh\necho "$@" >> {starts}\n{stops}\nexec {real}/tesseract "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return starts


def _terminals() -> bool:
    try:
        for end in pty.openpty():
            os.close(end)
    except OSError:
        return False
    return True


needs_terminal = pytest.mark.skipif(not _terminals(), reason="no pseudo-terminal: every picture has its own engine")


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return counting(tmp_path, monkeypatch)


@needs_terminal
@needs_tesseract
def test_a_picture_is_read_after_others_as_it_is_read_first(starts: Path) -> None:
    alone = []
    for sheet in SHEETS:
        with Recogniser("deu") as recogniser:
            alone.append(recogniser.recognise(sheet, DPI))
    assert [texts(seen) for seen in alone] == list(LINES)
    starts.write_text("")
    with Recogniser("deu") as recogniser:
        assert [recogniser.recognise(sheet, DPI) for sheet in SHEETS] == alone
        assert len(starts.read_text().splitlines()) == 1, "one start for all pictures"
        recogniser.recognise(SHEETS[0], DPI, layout=6)
        assert len(starts.read_text().splitlines()) == 2, "another layout is another engine"


@needs_tesseract
def test_threads_do_not_get_the_words_of_one_another() -> None:
    sheets = SHEETS * 3
    with Recogniser("deu") as recogniser, ThreadPoolExecutor(4) as workers:
        found = list(workers.map(lambda sheet: texts(recogniser.recognise(sheet, DPI)), sheets))
    assert found == list(LINES) * 3


@needs_terminal
@needs_tesseract
def test_no_engine_outlives_the_work() -> None:
    with Recogniser("deu") as recogniser:
        recogniser.recognise(SHEETS[0], DPI)
        (engine,) = next(iter(recogniser._idle.values()))
    assert engine._process.poll() is not None


@needs_terminal
@needs_tesseract
@pytest.mark.parametrize(
    ("stops", "reason"),
    [
        ('case "$*" in *stream_filelist*) exit 1;; esac', "an engine that cannot be kept running"),
        ('case "$*" in *stream_filelist*) read first; kill -9 $$;; esac', "one that is killed over its first picture"),
        ('case "$*" in *stream_filelist*) echo nonsense; exit 0;; esac', "one that says something else"),
    ],
)
def test_a_picture_that_a_running_engine_stops_at_is_read_by_one_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops: str, reason: str
) -> None:
    counting(tmp_path, monkeypatch, stops)
    with Recogniser("deu") as recogniser:
        assert texts(recogniser.recognise(SHEETS[0], DPI)) == LINES[0], reason


@needs_terminal
@needs_tesseract
def test_an_engine_that_stopped_is_replaced(starts: Path) -> None:
    with Recogniser("deu") as recogniser:
        recogniser.recognise(SHEETS[0], DPI)
        (engine,) = next(iter(recogniser._idle.values()))
        engine._process.kill()
        engine._process.wait()
        assert [texts(recogniser.recognise(sheet, DPI)) for sheet in SHEETS] == list(LINES)
    assert len(starts.read_text().splitlines()) == 3, "one that was killed, one for the picture it left, one that stays"


@needs_tesseract
def test_without_terminals_every_picture_has_its_own_engine(monkeypatch: pytest.MonkeyPatch, starts: Path) -> None:
    def none_left() -> tuple[int, int]:
        raise OSError("out of pty devices")

    monkeypatch.setattr(pty, "openpty", none_left)
    with Recogniser("deu") as recogniser:
        assert [texts(recogniser.recognise(sheet, DPI)) for sheet in SHEETS] == list(LINES)
    assert len(starts.read_text().splitlines()) == len(SHEETS)


@needs_tesseract
def test_what_no_engine_can_read_is_told_with_its_last_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counting(tmp_path, monkeypatch, "echo Out of memory >&2; exit 3")
    with Recogniser("deu") as recogniser, pytest.raises(RatsleseError, match=r"exit 3 \(Out of memory\)"):
        recogniser.recognise(SHEETS[0], DPI)
