"""Documents that have been read, kept by content: the bytes' digest and the code that read them."""

from __future__ import annotations

import gzip
import hashlib
import os
from functools import cache as remember
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from extractors import document as model
from extractors.document import Document

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@remember
def _adapter() -> TypeAdapter[Document]:
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


@remember
def reader_version() -> str:
    """Changes with every change of the reading code and of the libraries that it stands on."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    sources = [*here.rglob("*.py"), *(Path(model.__file__).parent / "german").glob("text.py"), Path(model.__file__)]
    lookups = Path(model.__file__).parent / "lookups"
    sources += [lookups / name for name in ("table_heads.toml", "sections.toml", "labels.toml")]
    for source in sorted(sources):
        digest.update(source.read_bytes())
    for library in ("pdfplumber", "pdfminer.six", "pypdfium2", "beautifulsoup4", "lxml"):
        digest.update(version(library).encode())
    return digest.hexdigest()[:16]


def _place(folder: Path, sha256: str, media_type: str) -> Path:
    return folder / reader_version() / f"{sha256}-{media_type.partition('/')[2]}.json.gz"


def get(folder: Path | None, sha256: str, media_type: str) -> Document | None:
    """The Document of these bytes, or None where it was not read yet (or the entry is damaged)."""
    if folder is None:
        return None
    try:
        with gzip.open(_place(folder, sha256, media_type), "rb") as file:
            return _adapter().validate_json(file.read())
    except (OSError, EOFError, ValueError):
        return None


def put(folder: Path | None, sha256: str, media_type: str, document: Document) -> None:
    """Keep a Document; nothing is half written."""
    if folder is None:
        return
    place = _place(folder, sha256, media_type)
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(f".{os.getpid()}")
    part.write_bytes(gzip.compress(_adapter().dump_json(document), 5, mtime=0))
    part.replace(place)
