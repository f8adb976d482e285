"""What was read before, kept by content: the bytes' digest, the code that read them and its settings."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterable
from functools import cache as remember
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from extractors import document as model
from pipeline.ingest.repairs.known_words import LOOKUPS as KNOWN_WORDS

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


@remember
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


@remember
def reader_version() -> str:
    """Changes with every change of the reading code and of the libraries that it stands on."""
    here = Path(__file__).parent
    sources = [
        *here.rglob("*.py"),
        *here.rglob("*.txt"),
        *(Path(model.__file__).parent / "german").glob("text.py"),
        Path(model.__file__),
    ]
    lookups = Path(model.__file__).parent / "lookups"
    sources += [lookups / f"{name}.toml" for name in {"table_heads", "sections", "labels", *KNOWN_WORDS}]
    return _digest(sources, ("pdfplumber", "pdfminer.six", "pypdfium2", "beautifulsoup4", "lxml"))


@remember
def recogniser_version() -> str:
    """Changes with every change of the code that recognises scanned pages: a change of layout or tables leaves them be."""
    here = Path(__file__).parent
    sources = [*(here / "ocr").glob("*.py"), here / "document" / "page.py", here / "document" / "raw.py"]
    return _digest(sources, ("pypdfium2", "opencv-python-headless"))


def _digest(sources: Iterable[Path], libraries: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.read_bytes())
    for library in libraries:
        digest.update(version(library).encode())
    return digest.hexdigest()[:16]


def get(folder: Path | None, name: str, kind: type[T]) -> T | None:
    """What is kept under a name, or None where it was not read yet (or the entry is damaged)."""
    if folder is None:
        return None
    try:
        with gzip.open(_place(folder, name), "rb") as file:
            hashable: Any = kind
            found: T = _adapter(hashable).validate_json(file.read())
            return found
    except (OSError, EOFError, ValueError):
        return None


def put(folder: Path | None, name: str, value: Any) -> None:
    """Keep a value; nothing is half written."""
    if folder is None:
        return
    place = _place(folder, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}")
    kind: Any = type(value)
    part.write_bytes(gzip.compress(_adapter(kind).dump_json(value), 5, mtime=0))
    part.replace(place)


def _place(folder: Path, name: str) -> Path:
    return folder / f"{name}.json.gz"
