"""What is filled into the fields of a PDF form: ticks as ☒ and ☐, typed values as words. The page itself does not print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from extractors.document import Box
from pipeline.ingest.page import Frame
from pipeline.ingest.pdf.glyphs import shown_box
from pipeline.ingest.pdf.tick_boxes import OPEN, TICKED
from pipeline.ingest.raw import RawWord

_HIDDEN = 0x02
_PUSH_BUTTON = 1 << 16
_PASSWORD = 1 << 13
_FIELDS_A_PAGE = 2000
_FONT_SIZE = re.compile(rb"([\d.]+)\s+Tf")


def field_words(page: Any, frame: Frame) -> list[RawWord]:
    """The ticks and values of the form fields of a pdfplumber page, with their places on the upright page."""
    from pdfminer.pdftypes import resolve1

    annotations = resolve1(getattr(page.page_obj, "annots", None)) or []
    if not isinstance(annotations, list):
        return []
    words: list[RawWord] = []
    for reference in annotations[:_FIELDS_A_PAGE]:
        widget = resolve1(reference)
        if not isinstance(widget, Mapping) or _name(resolve1(widget.get("Subtype"))) != "Widget":
            continue
        rect = resolve1(widget.get("Rect"))
        if not isinstance(rect, list) or len(rect) != 4 or _number(widget, "F") & _HIDDEN:
            continue
        try:
            shown = shown_box(page, tuple(float(resolve1(value)) for value in rect))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            continue
        words += _words(widget, Box(*frame.reading(shown.x0, shown.top, shown.x1, shown.bottom)))
    return words


def _words(widget: Mapping[str, Any], box: Box) -> Iterator[RawWord]:
    kind, flags = _name(_inherited(widget, "FT")), _number(widget, "Ff")
    if kind == "Btn" and not flags & _PUSH_BUTTON and box.width < 40 and box.height < 40:
        state = _name(widget.get("AS")) or _name(_inherited(widget, "V")) or "Off"
        yield RawWord(OPEN if state == "Off" else TICKED, box, size=round(box.height, 2))
    elif kind in ("Tx", "Ch") and not (kind == "Tx" and flags & _PASSWORD):
        yield from _typed(_text(_inherited(widget, "V")), box, widget)


def _typed(text: str, box: Box, widget: Mapping[str, Any]) -> Iterator[RawWord]:
    """The words of a value, laid out in its field: the PDF need not say where each stands."""
    lines = [line.split() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.split()]
    if not lines:
        return
    look = _FONT_SIZE.search(_bytes(_inherited(widget, "DA")))
    size = (float(look[1]) if look else 0.0) or min(11.0, 0.75 * box.height / len(lines))
    wrapped: list[list[str]] = []
    room = max(box.width / (0.5 * size), 1.0)
    for line in lines:
        wrapped.append([])
        for word in line:
            if wrapped[-1] and len(" ".join([*wrapped[-1], word])) > room and box.height > 2 * size:
                wrapped.append([])
            wrapped[-1].append(word)
    pitch = min(1.2 * size, box.height / len(wrapped))
    top = box.top + max(0.0, (box.height - pitch) / 2) if len(wrapped) == 1 else box.top
    for number, line in enumerate(wrapped):
        unit = min(0.5 * size, box.width / len(" ".join(line)))
        x = box.x0
        for word in line:
            wide = unit * len(word)
            yield RawWord(word, Box(x, top + number * pitch, x + wide, top + (number + 1) * pitch), size=round(size, 2))
            x += wide + unit


def _inherited(widget: Mapping[str, Any], key: str) -> Any:
    """An entry of the field, or of the field above that it belongs to."""
    from pdfminer.pdftypes import resolve1

    node: Any = widget
    for _ in range(8):
        if not isinstance(node, Mapping):
            return None
        value = resolve1(node.get(key))
        if value is not None:
            return value
        node = resolve1(node.get("Parent"))
    return None


def _number(widget: Mapping[str, Any], key: str) -> int:
    value = _inherited(widget, key)
    return value if isinstance(value, int) else 0


def _name(value: Any) -> str:
    from pdfminer.pdftypes import resolve1

    value = getattr(resolve1(value), "name", "")
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value or "").encode("latin-1", "replace")


def _text(value: Any) -> str:
    from pdfminer.utils import decode_text

    if isinstance(value, bytes):
        return str(decode_text(value))
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return value if isinstance(value, str) else ""
