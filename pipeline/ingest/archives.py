"""ZIP files of papers, read as folders: ``sitzung.zip/vorlagen/12.pdf`` is a path like any other. Nothing is unpacked beside the papers.

What an archive may hold is limited (:data:`MAX_MEMBERS`, :data:`MAX_BYTES` a file, :data:`MAX_RATIO`, :data:`MAX_DEPTH`), whatever it
says of itself; names that lead out of it stay inside.
"""

from __future__ import annotations

import io
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from pipeline.errors import ReadError

MAGIC = b"PK\x03\x04"
MAX_BYTES = 512 * 1024 * 1024
MAX_MEMBERS = 20_000
MAX_TOTAL = 16 * 1024**3
MAX_RATIO, _RATIO_FROM = 200, 16 * 1024 * 1024
"""How many times its packed size a file of more than so many bytes may take."""
MAX_DEPTH = 3
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened ZIP file; ``members`` by the path under which they are read."""

    file: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]

    @property
    def is_office(self) -> bool:
        """Whether it is one document that an office program wrote, and no folder of papers."""
        return "[Content_Types].xml" in self.members or "mimetype" in self.members

    def read(self, name: str, most: int = MAX_BYTES) -> bytes:
        """The bytes of a member. Raises ReadError (not_found, encrypted, too_large, broken)."""
        info = self.members.get(name)
        if info is None:
            raise ReadError("not_found", f"There is no file {name} in the archive.")
        if info.flag_bits & _ENCRYPTED:
            remedy = "Unpack the archive with its password and read the folder."
            raise ReadError("encrypted", "The file is encrypted in its archive.", remedy)
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > most or (info.file_size > _RATIO_FROM and ratio > MAX_RATIO):
            message = f"The file would unpack from {info.compress_size} bytes to {info.file_size // 2**20} MiB."
            raise ReadError("too_large", message, "Unpack the archive yourself if you trust it, and read the folder.")
        try:
            with self.file.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _DAMAGED as error:
            raise ReadError("broken", f"The file cannot be unpacked ({type(error).__name__}).") from None
        if len(data) > info.file_size:
            raise ReadError("broken", "The file is longer than its archive says.")
        return data


def opened(data: bytes | Path) -> Archive:
    """An archive on disk or in memory. Raises ReadError (broken, too_large)."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
    except _DAMAGED as error:
        raise ReadError(
            "broken", f"The ZIP archive cannot be opened ({error}).", "Download the archive again."
        ) from None
    infos = [info for info in file.infolist() if not info.is_dir()]
    size = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or size > MAX_TOTAL:
        message = f"The archive holds {len(infos)} files of {size // 2**20} MiB."
        raise ReadError("too_large", message, "Unpack the archive and read the folder.")
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        members.setdefault(_inside(info.filename, members), info)
    return Archive(file, members)


def _inside(name: str, taken: Mapping[str, zipfile.ZipInfo]) -> str:
    """The path of a member as we call it: below the archive, and no other's."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    path = PurePosixPath(*parts or ("unnamed",))
    inside, number = str(path), 1
    while inside in taken:
        number += 1
        inside = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return inside


def files_in(file: Path) -> list[Path] | None:
    """The files in a ZIP archive, and in archives inside it, by path. None where it is no archive of papers: anything else, a
    document of an office program, or an archive that cannot be opened, which is one failure."""
    if not _begins_like_one(file):
        return None
    try:
        return _below(file, opened(file), 1)
    except ReadError:
        return None


def _below(path: Path, archive: Archive, depth: int) -> list[Path] | None:
    if archive.is_office or not archive.members:
        return None
    found: list[Path] = []
    for name, info in sorted(archive.members.items()):
        inner: list[Path] | None = None
        if depth < MAX_DEPTH and name.casefold().endswith(".zip") and not info.flag_bits & _ENCRYPTED:
            try:
                inner = _below(path / name, opened(archive.read(name)), depth + 1)
            except ReadError:
                inner = None
        found += [path / name] if inner is None else inner
    return found


def _begins_like_one(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(4) == MAGIC
    except OSError:
        return False


def archive_of(path: Path) -> tuple[Path, str] | None:
    """The archive on disk that a path leads into, and the rest of the path; None for every other path."""
    for parent in path.parents:
        if parent.is_file():
            return (parent, path.relative_to(parent).as_posix()) if _begins_like_one(parent) else None
        if parent.exists():
            return None
    return None


def read_member(path: Path) -> bytes:
    """The bytes of a file in an archive. Raises ReadError."""
    place = archive_of(path)
    if place is None:
        raise ReadError("not_found", "There is no such file.")
    outer, name = place
    stat = outer.stat()
    archive = _on_disk(outer, stat.st_mtime_ns, stat.st_size)
    while name not in archive.members:
        inner = next((each for each in archive.members if name.startswith(f"{each}/")), None)
        if inner is None:
            raise ReadError("not_found", "There is no such file in the archive.")
        archive, name = opened(archive.read(inner)), name.removeprefix(f"{inner}/")
    return archive.read(name)


@lru_cache(maxsize=2)
def _on_disk(file: Path, modified: int, size: int) -> Archive:
    return opened(file)


def exists(path: Path) -> bool:
    """Whether there is something at a path, on disk (also a link that leads nowhere) or in an archive."""
    if path.exists() or path.is_symlink():
        return True
    place = archive_of(path)
    if place is None:
        return False
    try:
        return place[1] in opened(place[0]).members or bool(read_member(path))
    except ReadError as error:
        return error.code != "not_found"


@contextmanager
def on_disk(path: Path) -> Iterator[Path]:
    """A path at which other programs find the file: its own, or that of a copy for as long as it is needed."""
    if archive_of(path) is None:
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="ratslese-", suffix=path.suffix) as copy:
        copy.write(read_member(path))
        copy.flush()
        yield Path(copy.name)
