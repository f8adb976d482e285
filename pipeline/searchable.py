"""`ratslese run --searchable-pdf`: a copy of each scanned paper with a text layer, upright and straight, for an archive.

OCRmyPDF makes it; the tables do not come from the copy but from ratslese's own reading, whose boxes fit the file as given.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.answers import Failure
from pipeline.errors import RatsleseError
from pipeline.ingest.archives import on_disk
from pipeline.limits import cores
from pipeline.normalize import Source

FOLDER = "searchable"
_ROTATION_TRUST = "5"  # of Tesseract's guess which side is up; short pages rarely reach OCRmyPDF's own 14


def check_ocrmypdf() -> None:
    """Raise RatsleseError, with the command that installs it, where OCRmyPDF is missing."""
    if shutil.which("ocrmypdf") is None:
        raise RatsleseError("no_ocrmypdf", "Searchable copies cannot be made: OCRmyPDF is not installed.")


def make_copies(
    papers: Iterable[Source], out: Path, languages: str, made: Callable[[Path], None] = lambda _: None
) -> list[Failure]:
    """Write ``searchable/DOCUMENT_ID.pdf`` for each scanned paper that has none yet; returns what failed."""
    folder = out / FOLDER
    failures = []
    for paper in papers:
        target = folder / f"{paper.document_id}.pdf"
        if target.exists():
            continue
        folder.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        with on_disk(Path(paper.path)) as source:
            answer = subprocess.run(_command(source, part, languages), capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            part.unlink(missing_ok=True)
            last = (answer.stderr.strip().splitlines() or ["no message"])[-1]
            error = RatsleseError("ocrmypdf_failed", f"OCRmyPDF stopped with exit {answer.returncode} ({last}).")
            failures.append(Failure.of(paper.path, "searchable", error, paper.sha256))
            continue
        part.replace(target)
        made(target)
    return failures


def _command(source: Path, target: Path, languages: str) -> list[str]:
    jobs = str(cores())
    upright = ["--rotate-pages", "--rotate-pages-threshold", _ROTATION_TRUST, "--deskew"]
    form = ["--skip-text", "--output-type", "pdf", "--optimize", "1", "--quiet"]
    return ["ocrmypdf", "-l", languages, "-j", jobs, *upright, *form, str(source), str(target)]
