"""What need not be read: papers that the results hold, or an interrupted run kept, read by the same code with the same settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from pipeline.answers import FOLDER, Kept, Same, find
from pipeline.errors import RatsleseError
from pipeline.ingest.find import digest, identify, load, printable
from pipeline.ingest.reading import Reading
from pipeline.limits import cores
from pipeline.normalize import Source

Held = Mapping[str, tuple[str, str, str]]
"""Path, media type and ``made_by`` of the papers in the results, by id (Store.known)."""


def look_up(files: Sequence[Path], held: Held, how: Reading, made_by: str) -> tuple[list[Same | Kept], list[Path]]:
    """The papers that are known, and the files that must be read: the longest first, so that none is left for the end."""
    if held or (how.cache is not None and (how.cache / FOLDER).exists()):
        with ThreadPoolExecutor(cores()) as threads:
            found = list(threads.map(partial(_known, held=held, how=how, made_by=made_by), files))
    else:
        found = [None] * len(files)
    unread = [file for file, answer in zip(files, found, strict=True) if answer is None]
    return [answer for answer in found if answer is not None], sorted(unread, key=size, reverse=True)


def _known(file: Path, held: Held, how: Reading, made_by: str) -> Same | Kept | None:
    try:
        data = load(file)
        source = Source(printable(file), digest(data), identify(data, file.name), made_by)
    except RatsleseError:
        return None
    if held.get(source.document_id, ())[1:] == (source.media_type, source.made_by):
        return Same(source)
    return find(how, source)


def size(file: Path) -> int:
    """Bytes of a file; 0 where it cannot be told."""
    try:
        return file.stat().st_size
    except OSError:
        return 0  # also in an archive: what lies there is read last
