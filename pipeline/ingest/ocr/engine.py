"""Tesseract, the engine that recognises words: found, asked for its version and languages, and kept at work on the pictures of a paper, so
that its model is loaded once."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pipeline.errors import RatsleseError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grey = NDArray[Any]


_COLUMNS = "level page_num block_num par_num line_num word_num left top width height conf text".split()


@dataclass(frozen=True, slots=True)
class Engine:
    """An installed Tesseract: its version and the languages that it has data for."""

    version: str
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as the engine saw it: its place in pixels of the picture, and how sure the engine is (0 to 1). ``line`` is the
    number of the printed line that the engine puts it on, ``height`` the height of that line in pixels."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float
    line: int
    height: int


def program() -> str:
    """The command. Raises RatsleseError, with the one that installs it, where there is none."""
    found = shutil.which("tesseract")
    if found is None:
        raise RatsleseError("no_ocr", "Scanned pages cannot be read: Tesseract is not installed.")
    return found


@cache
def engine() -> Engine:
    """The Tesseract of this machine. Raises RatsleseError, with the command that installs it, where there is none."""
    found = program()
    version = re.search(r"tesseract v?([\d.]+)", _ask(found, "--version"))
    listed = _ask(found, "--list-langs").splitlines()[1:]
    return Engine(version[1] if version else "unknown", frozenset(line.strip() for line in listed))


def check_languages(languages: str) -> None:
    """Raise RatsleseError where data for one of the languages (``deu`` or ``deu+fra``) is missing."""
    missing = sorted(set(languages.split("+")) - engine().languages)
    if missing:
        has = ", ".join(sorted(engine().languages)) or "none"
        message = f"Tesseract has no data for the language {', '.join(missing)} (installed: {has})."
        raise RatsleseError("no_ocr_language", message)


def seen_in(table: Sequence[str]) -> Iterator[Seen]:
    """The words of Tesseract's table of tab-separated values, with its head or without."""
    line = 0
    height = 0
    for row in csv.DictReader(table, _COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "4":
            line += 1
            height = int(row["height"])
        text = (row["text"] or "").strip()
        if row["level"] == "5" and text:
            yield _seen(row, text, line, height)


def _seen(row: dict[str, Any], text: str, line: int, height: int) -> Seen:
    x0, top = int(row["left"]), int(row["top"])
    x1, bottom = x0 + int(row["width"]), top + int(row["height"])
    return Seen(text, x0, top, x1, bottom, max(0.0, float(row["conf"]) / 100), line, height)


def _ask(program: str, question: str) -> str:
    answer = subprocess.run([program, question], capture_output=True, text=True, check=False)
    return answer.stdout or answer.stderr


_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}
"""Tesseract's own threads slow it down by a factor of four where several run side by side."""
_FINE = 250
"""Dots an inch that a sharp picture is shown with. The engine brings every line to the height of 36 pixels that its model was
trained on: print of 10 points has them here, and what is finer costs time only."""
_GRAIN = 25  # shades: what is hardly darker than the paper is paper
_BLANK = 64  # pixels

Options = tuple[str, ...]
"""Of the command: what a process of the engine cannot change from one picture to the next."""


class Recogniser:
    """Recognises pictures, in as many threads as ask it to. A process of the engine stays for the next picture of the same
    kind until the ``with`` is left. Whether the data for the languages is there is for the caller to check, once
    (:func:`~pipeline.ingest.ocr.engine.check_languages`)."""

    def __init__(self, languages: str) -> None:
        self.languages = languages
        self._idle: dict[Options, list[_Running]] = {}
        self._lock = Lock()

    def __enter__(self) -> Recogniser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for engines in self._idle.values():
            while engines:
                engines.pop().end()

    def recognise(self, picture: Grey, dpi: int, layout: int = 3) -> list[Seen]:
        """The words of a grey picture in the engine's reading order. ``layout`` is Tesseract's page segmentation mode."""
        options = ("--dpi", str(dpi), "-l", self.languages, "--psm", str(layout))
        with self._running(options) as engine:
            table = engine.table(picture) if engine else None
        return list(seen_in(_alone(picture, options) if table is None else table))

    def recognise_sharp(self, picture: Grey, dpi: int, layout: int = 3) -> list[Seen]:
        """The words of a picture that was scanned with more dots an inch than the engine needs: it is shown fewer, in a sixth
        less of its time."""
        import cv2

        scale = min(1.0, _FINE / dpi)
        smaller = cv2.resize(_without_grain(picture), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return [_enlarged(word, 1 / scale) for word in self.recognise(smaller, round(dpi * scale), layout)]

    @contextmanager
    def _running(self, options: Options) -> Iterator[_Running | None]:
        """An engine that nobody else uses meanwhile; None where this machine cannot keep one running."""
        with self._lock:
            idle = self._idle.setdefault(options, [])
            engine = idle.pop() if idle else None
        engine = engine or _started(options)
        try:
            yield engine
        except BaseException:
            if engine:
                engine.end()
            raise
        if engine and engine.alive:
            with self._lock:
                idle.append(engine)
        elif engine:
            engine.end()


def _started(options: Options) -> _Running | None:
    try:
        return _Running(options)
    except OSError:  # no terminal to be had
        return None


class _Running:
    """A process of Tesseract that reads from its input which picture is next, and writes its table where it is seen at once:
    into a terminal, as a pipe would hold the last lines back. A blank picture after each says that its table is complete."""

    def __init__(self, options: Options) -> None:
        import pty
        import tty

        import cv2
        import numpy as np

        table, terminal = pty.openpty()
        tty.setraw(terminal)
        self.alive = True
        self._page = -1
        self._table = os.fdopen(table, "rb")
        self._folder = tempfile.TemporaryDirectory(prefix="ratslese-")
        self._picture, self._blank = (Path(self._folder.name, name) for name in ("page.pgm", "blank.pgm"))
        cv2.imwrite(str(self._blank), np.full((_BLANK, _BLANK), 255, np.uint8))
        command = [program(), "-", "stdout", *options, "-c", "stream_filelist=true", "tsv"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=terminal, stderr=subprocess.DEVNULL, env=os.environ | _ENVIRONMENT
        )
        os.close(terminal)

    def table(self, picture: Grey) -> list[str] | None:
        """The rows that Tesseract writes about a picture, those about its words among them; None where it stopped."""
        import cv2

        cv2.imwrite(str(self._picture), picture)
        self._page += 2
        rows: list[str] = []
        with suppress(OSError):  # it ended, and its input or the terminal with it
            assert self._process.stdin is not None
            self._process.stdin.write(f"{self._picture}\n{self._blank}\n".encode())
            self._process.stdin.flush()
            for line in self._table:
                row = line.decode("utf-8", "replace")
                if row.split("\t")[1:2] == [str(self._page)]:
                    rows.append(row)
                elif row.startswith(f"1\t{self._page + 1}\t"):
                    return rows
        self.alive = False
        return None

    def end(self) -> None:
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()
        self._table.close()
        self._folder.cleanup()


def _alone(picture: Grey, options: Options) -> Sequence[str]:
    """The table of a picture by an engine that is started for it only; raises RatsleseError where that fails as well."""
    import cv2

    with tempfile.TemporaryDirectory(prefix="ratslese-") as folder:
        file = Path(folder, "page.pgm")  # a plain file is read faster than a compressed one, or a pipe
        cv2.imwrite(str(file), picture)
        command = [program(), str(file), "stdout", *options, "tsv"]
        answer = subprocess.run(command, capture_output=True, env=os.environ | _ENVIRONMENT, check=False)
    if answer.returncode != 0:
        said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RatsleseError(
            "ocr_failed", f"Tesseract stopped with exit {answer.returncode} ({said[-1] if said else 'no message'})."
        )
    return answer.stdout.decode("utf-8", "replace").splitlines()


def _without_grain(picture: Grey) -> Grey:
    """The picture on white paper: the engine packs and unpacks every line that it reads, which grain makes slow."""
    import cv2
    import numpy as np

    paper = max(int(np.percentile(picture[::8, ::8], 80)) - _GRAIN, 1)
    shades = np.clip(np.arange(256) * (255 / paper), 0, 255).astype(np.uint8)
    return cv2.LUT(picture, shades)


def _enlarged(word: Seen, times: float) -> Seen:
    x0, top, x1, bottom, height = (
        round(length * times) for length in (word.x0, word.top, word.x1, word.bottom, word.height)
    )
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, height=height)
