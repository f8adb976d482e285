"""Pictures of the pages that a report cites: small, grey, one a page, shared by every fact on it.

The box is no part of the picture but drawn over it, so that forty facts of a page need one picture.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pipeline.errors import RatsleseError
from pipeline.ingest.archives import archive_of, read_member
from pipeline.ingest.find import digest, load

if TYPE_CHECKING:
    from pipeline.ingest.document.page import Direction

Where = Literal["auto", "inside", "beside", "none"]
"""Where the pictures go: into the file, into a folder beside it, nowhere; ``auto`` puts small ones inside."""

INSIDE_BYTES = 2_500_000
_SCALE = 1.6  # pixels a point: 115 dpi, print of 8 points can be read
_PIXELS = 4_000_000
_LEVELS = 8  # of grey: print stays sharp, and a page of it takes 6 KB
_LOSSLESS_BYTES = 60_000
_QUALITY = 35


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paper that is cited: ``direction`` is how its text runs as shown."""

    document_id: str
    number: int
    direction: Direction = 0

    @property
    def name(self) -> str:
        return f"{self.document_id}-{self.number}.webp"


def state_of(source: Path, sha256: str) -> Literal["there", "gone", "changed"]:
    """Whether the file that was read is still there, and still the same."""
    try:
        return "there" if digest(load(source)) == sha256 else "changed"
    except RatsleseError:
        return "gone"


def drawn(source: Path, pages: Iterable[Page]) -> Iterator[tuple[Page, bytes]]:
    """The pictures of these pages of a PDF, upright, as WebP; a page that pdfium cannot draw is left out."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source if archive_of(source) is None else read_member(source))
    except pypdfium2.PdfiumError:
        return
    try:
        for page in pages:
            try:
                yield page, _picture(document, page)
            except pypdfium2.PdfiumError:
                continue
    finally:
        document.close()


def _picture(document: Any, page: Page) -> bytes:
    import numpy as np

    from pipeline.ingest.ocr.picture import rendered, upright

    sheet = document[page.number - 1]
    try:
        width, height = sheet.get_size()
        scale = min(_SCALE, (_PIXELS / (width * height)) ** 0.5)
        grey = upright(rendered(sheet, scale), page.direction)
    finally:
        sheet.close()
    step = 255 / (_LEVELS - 1)
    levels = (np.round(grey / step) * step).astype(np.uint8)
    small = _webp(levels, 101)
    return small if len(small) <= _LOSSLESS_BYTES else min(small, _webp(grey, _QUALITY), key=len)


def _webp(pixels: Any, quality: int) -> bytes:
    import cv2

    _, data = cv2.imencode(".webp", pixels, [cv2.IMWRITE_WEBP_QUALITY, quality])  # beyond 100: without loss
    return bytes(data)


@dataclass(slots=True)
class Album:
    """Takes pictures in and gives the address that the page shows each under.

    With ``auto`` they are held until they are too many for the file; then all of them go into the folder.
    """

    folder: Path
    where: Where
    _held: dict[str, bytes] = field(default_factory=dict)
    _beside: set[str] = field(default_factory=set)

    def has(self, page: Page) -> bool:
        """Whether an earlier report left the picture in the folder. Its name is made of the paper's bytes: it is the same."""
        return self.where == "beside" and (self.folder / page.name).is_file()

    def keep(self, page: Page) -> None:
        self._beside.add(page.name)

    def add(self, page: Page, picture: bytes) -> None:
        if self.where == "beside":
            self._write(page.name, picture)
            return
        self._held[page.name] = picture
        if self.where == "auto" and sum(map(len, self._held.values())) > INSIDE_BYTES:
            self.where = "beside"
            for name, held in self._held.items():
                self._write(name, held)
            self._held.clear()

    def _write(self, name: str, picture: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(picture)
        self._beside.add(name)

    def addresses(self) -> dict[str, str]:
        """The address of each picture by its name: relative to the page, or the picture itself."""
        inside = {
            name: f"data:image/webp;base64,{base64.b64encode(data).decode()}" for name, data in self._held.items()
        }
        return inside | {name: f"{self.folder.name}/{name}" for name in sorted(self._beside)}

    def tidy(self) -> None:
        """Take away what an earlier report left in the folder and this one does not show."""
        if self.folder.is_dir():
            for old in self.folder.glob("*.webp"):
                if old.name not in self._beside:
                    old.unlink()
            if not any(self.folder.iterdir()):
                self.folder.rmdir()
