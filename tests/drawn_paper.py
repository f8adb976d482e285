"""Draws small council papers as PDFs for the tests, the way office programs print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT, TOP = 70.0, 525.0, 770.0
SIZE, PITCH = 11.0, 13.5
pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))


class Paper:
    """A PDF in the making: ``write`` sets lines of a text column; ``at`` puts a string somewhere."""

    def __init__(self, path: Path, size: tuple[float, float] = A4, password: str | None = None) -> None:
        self.path = path
        encryption = StandardEncryption(password) if password is not None else None
        self.canvas: Any = Canvas(str(path), pagesize=size, encrypt=encryption)
        self.y = TOP

    def at(self, x: float, y: float, text: str, font: str = "Helvetica", size: float = SIZE) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def lines(self, lines: Iterable[str], x: float = LEFT, font: str = "Helvetica", size: float = SIZE) -> None:
        """Lines as given, one under the other."""
        for line in lines:
            self.at(x, self.y, line, font, size)
            self.y -= PITCH * size / SIZE

    def write(
        self,
        text: str,
        x: float = LEFT,
        right: float = RIGHT,
        font: str = "Helvetica",
        hanging: float = 0.0,
        gap: float = 8.0,
    ) -> None:
        """A paragraph wrapped between ``x`` and ``right``; lines after the first begin ``hanging`` points further right."""
        for line in wrapped(text, right - x, font, hanging):
            self.at(x if line.first else x + hanging, self.y, line.text, font)
            self.y -= PITCH
        self.y -= gap

    def item(self, marker: str, text: str, x: float = LEFT, right: float = RIGHT, gap: float = 0.0) -> None:
        """A list item: the marker, and its words hanging beside it."""
        self.at(x, self.y, marker)
        self.write(text, x + 20, right, gap=gap)

    def turn(self, degrees: int) -> None:
        """Have the page shown turned clockwise (/Rotate), the drawing left as it is."""
        self.canvas.setPageRotation(degrees)
        if degrees in (90, 270):  # reportlab swaps the sides of such a page
            self.canvas.setPageSize(self.canvas._pagesize[::-1])

    def page(self) -> None:
        self.canvas.showPage()
        self.y = TOP

    def save(self) -> Path:
        self.canvas.save()
        return self.path


class wrapped:  # noqa: N801
    """The lines of a text of a width; a soft hyphen is where a word may be broken."""

    def __init__(self, text: str, width: float, font: str, hanging: float = 0.0) -> None:
        self.found: list[_Line] = []
        line = ""
        for word in text.split():
            room = width - (hanging if self.found else 0.0)
            if not line or measure(f"{line} {word.replace(SHY, '')}", font) <= room:
                line = f"{line} {word.replace(SHY, '')}".strip()
                continue
            head, tail = _broken(line, word, room, font)
            self.found.append(_Line(f"{line} {head}".strip(), not self.found))
            line = tail
        self.found.append(_Line(line, not self.found))

    def __iter__(self) -> Any:
        return iter(self.found)


SHY = "\u00ad"


class _Line:
    def __init__(self, text: str, first: bool) -> None:
        self.text, self.first = text, first


def _broken(line: str, word: str, room: float, font: str) -> tuple[str, str]:
    """The part of ``word`` that still has room on ``line``, with its hyphen, and the rest."""
    parts = word.split(SHY)
    for count in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:count]) + "-"
        if measure(f"{line} {head}", font) <= room:
            return head, "".join(parts[count:])
    return "", word.replace(SHY, "")


def measure(text: str, font: str = "Helvetica", size: float = SIZE) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))


def paper(path: Path, draw: Callable[[Paper], None], **options: Any) -> Path:
    """A PDF of one call of ``draw``."""
    made = Paper(path, **options)
    draw(made)
    return made.save()
