"""`ratslese doctor`: what this machine has that papers are read with, what is missing, and the command that installs it."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal

from rich.text import Text

from pipeline.errors import REMEDIES, ExitCode, RatsleseError
from pipeline.limits import DEFAULT, cores
from pipeline.terminal import terminal

State = Literal["ok", "missing", "warning"]
_STYLE: dict[State, str] = {"ok": "green", "missing": "bold red", "warning": "yellow"}
_CORE = ("pdfplumber", "pypdfium2", "spacy", "pandas", "dateparser", "click", "pyarrow", "opencv-python-headless")
_FREE = 2
"""GiB of disk below which a run may not end well."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. ``needed``: nothing is read without it; ``remedy``: what to do where it is not ``ok``."""

    name: str
    state: State
    found: str
    remedy: str = ""
    needed: bool = False


def examine(out: Path) -> list[Check]:
    """Everything, the needed first."""
    return [_python(), *_libraries(), *_engine(), _ocrmypdf(), *_extras(), *_machine(out)]


def report(out: Path) -> ExitCode:
    """Print what was found; the exit code says whether papers can be read."""
    console = terminal()
    checks = examine(out)
    width = max(len(check.name) for check in checks)
    for check in checks:
        line = Text(f"{check.state:8}", style=_STYLE[check.state]).append(
            f"{check.name:{width}}  {check.found}", style="default"
        )
        console.print(line)
        if check.remedy:
            console.print(Text(f"{'':8}{'':{width}}  → {check.remedy}"))
    broken = [check for check in checks if check.needed and check.state != "ok"]
    lacking = sum(check.state != "ok" for check in checks) - len(broken)
    if broken:
        console.print(f"\nPapers cannot be read: {', '.join(check.name for check in broken)}.")
        return ExitCode.NOTHING
    more = f" {lacking} further thing{'s' if lacking > 1 else ''} could be added, see above." if lacking else ""
    console.print(f"\nPapers can be read.{more}")
    return ExitCode.OK


def _python() -> Check:
    fits = (3, 11) <= sys.version_info[:2] <= (3, 13)
    found = f"{platform.python_version()} ({sys.executable})"
    remedy = "" if fits else "Install Python 3.11, 3.12 or 3.13 and run scripts/setup again."
    return Check("Python", "ok" if fits else "warning", found, remedy, needed=True)


def _libraries() -> Iterator[Check]:
    for name in _CORE:
        found = _version(name)
        if found is None:
            yield Check(name, "missing", "not installed", "Run scripts/setup again.", needed=True)
        else:
            yield Check(name, "ok", found, needed=True)
    yield Check("SQLite", "ok", sqlite3.sqlite_version, needed=True)


def _engine() -> Iterator[Check]:
    from pipeline.ingest.ocr.engine import check_languages, engine

    try:
        tesseract = engine()
        yield Check("Tesseract", "ok", f"{tesseract.version}, languages {', '.join(sorted(tesseract.languages))}")
        check_languages("deu")
    except RatsleseError as error:
        yield Check("Tesseract" if error.code == "no_ocr" else "Tesseract deu", "missing", error.message, error.remedy)


def _ocrmypdf() -> Check:
    place = shutil.which("ocrmypdf")
    if place:
        return Check("ocrmypdf", "ok", f"{_first_line(place)} ({place})")
    remedy = REMEDIES["no_ocrmypdf"].partition(", or run")[0] + "."
    return Check("ocrmypdf", "missing", "only for: run --searchable-pdf", remedy)


def _extras() -> Iterator[Check]:
    for name, extra, use in (
        ("datasette", "browse", "browse"),
        ("distributed", "cluster", "run --scheduler"),
        ("nbclient", "notebooks", "the notebooks"),
    ):
        found = _version(name)
        if found:
            yield Check(name, "ok", found)
        else:
            yield Check(name, "missing", f"only for: {use}", f"Install it: pip install 'ratslese[{extra}]'.")


def _machine(out: Path) -> Iterator[Check]:
    every = os.cpu_count() or 1
    yield Check("cores", "ok", f"{cores()}" + (f" of {every} may be used" if cores() < every else ""))
    memory = _memory()
    if memory is not None:
        wanted = cores() * DEFAULT.gigabytes
        enough = memory >= wanted
        remedy = f"Read fewer papers at a time (--jobs {max(1, int(memory // DEFAULT.gigabytes))}) or give each less (--memory)."
        found = f"{memory:.0f} GiB; {cores()} papers at a time may take {wanted:.0f} at the very most"
        yield Check("memory", "ok" if enough else "warning", found, "" if enough else remedy)
    folder = next(path for path in (out.resolve(), *out.resolve().parents) if path.exists())
    free = shutil.disk_usage(folder).free / 1024**3
    remedy = "" if free >= _FREE else "Make room, or name a folder on another disk with --out."
    yield Check("disk", "ok" if free >= _FREE else "warning", f"{free:.0f} GiB free for {out}", remedy)
    reason = _hindrance(folder)
    if reason:
        found = (
            f"{out} cannot be made: {reason}"
            if folder != out.resolve()
            else f"nothing can be written to {out}: {reason}"
        )
        yield Check("results", "missing", found, "Name another folder with --out.", needed=True)


def _hindrance(folder: Path) -> str | None:
    """Why nothing can be written to a folder that is there; found out by trying."""
    try:
        with TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return f"{folder}: {error.strerror or error}"


def _memory() -> float | None:
    """GiB of memory; None where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    except (ValueError, OSError):
        return None


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _first_line(program: str) -> str:
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "does not answer"
    return (answer.stdout or answer.stderr).strip().partition("\n")[0] or "version unknown"
