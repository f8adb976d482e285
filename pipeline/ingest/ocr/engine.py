"""Tesseract, the engine that recognises words: found, asked for its version and languages; the words of its tables."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
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
