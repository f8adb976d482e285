"""Tesseract, the engine that recognises words: found, asked for its version and languages, and run on a picture."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import RatsleseError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Grey = NDArray[Any]

_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}
"""Tesseract's own threads slow it down by a factor of four where several run side by side."""
_FINE = 250
"""Dots an inch that a sharp picture is shown with. The engine brings every line to the height of 36 pixels that its model was
trained on: print of 10 points has them here, and what is finer costs time only."""
_GRAIN = 25  # shades: what is hardly darker than the paper is paper


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


def _program() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise RatsleseError("no_ocr", "Scanned pages cannot be read: Tesseract is not installed.")
    return program


@cache
def engine() -> Engine:
    """The Tesseract of this machine. Raises RatsleseError, with the command that installs it, where there is none."""
    program = _program()
    version = re.search(r"tesseract v?([\d.]+)", _ask(program, "--version"))
    listed = _ask(program, "--list-langs").splitlines()[1:]
    return Engine(version[1] if version else "unknown", frozenset(line.strip() for line in listed))


def check_languages(languages: str) -> None:
    """Raise RatsleseError where data for one of the languages (``deu`` or ``deu+fra``) is missing."""
    missing = sorted(set(languages.split("+")) - engine().languages)
    if missing:
        has = ", ".join(sorted(engine().languages)) or "none"
        message = f"Tesseract has no data for the language {', '.join(missing)} (installed: {has})."
        raise RatsleseError("no_ocr_language", message)


def recognise_sharp(picture: Grey, dpi: int, languages: str, layout: int = 3) -> list[Seen]:
    """The words of a picture that was scanned with more dots an inch than the engine needs: it is shown fewer, in a sixth
    less of its time."""
    import cv2

    scale = min(1.0, _FINE / dpi)
    smaller = cv2.resize(_without_grain(picture), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return [_enlarged(word, 1 / scale) for word in recognise(smaller, round(dpi * scale), languages, layout)]


def recognise(picture: Grey, dpi: int, languages: str, layout: int = 3) -> list[Seen]:
    """The words of a grey picture in the engine's reading order. ``layout`` is Tesseract's page segmentation mode. Whether the
    languages are there is for the caller to check, once (:func:`check_languages`)."""
    import cv2

    with tempfile.TemporaryDirectory(prefix="ratslese-") as folder:
        file = Path(folder, "page.pgm")  # a plain file is read faster than a compressed one, or a pipe
        cv2.imwrite(str(file), picture)
        command = [
            _program(),
            str(file),
            "stdout",
            "--dpi",
            str(dpi),
            "-l",
            languages,
            "--psm",
            str(layout),
            "tsv",
        ]
        answer = subprocess.run(command, capture_output=True, env=os.environ | _ENVIRONMENT, check=False)
    if answer.returncode != 0:
        said = answer.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RatsleseError(
            "ocr_failed", f"Tesseract stopped with exit {answer.returncode} ({said[-1] if said else 'no message'})."
        )
    return list(seen_in(answer.stdout.decode("utf-8", "replace").splitlines()))


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


def seen_in(table: Sequence[str]) -> Iterator[Seen]:
    """The words of Tesseract's table of tab-separated values."""
    line = 0
    height = 0
    for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
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
