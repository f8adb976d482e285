"""The content of a PDF page, interpreted by pdfminer with two slow parts made quick: cutting the stream into tokens, and
measuring the characters.

pdfminer cuts a stream character class by character class; here one pattern cuts all of it. A stream with anything unusual in
it (inline pictures, broken brackets, odd numbers) is left to pdfminer's own parser, so that the outcome is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import LIT, PSLiteral

_NUMBER, _KEYWORD, _HEX, _STRING, _OPEN, _CLOSE, _NAME, _ESCAPED, _BEGIN, _END, _SKIPPED = range(1, 12)
_TOKEN = re.compile(
    rb"""[\s\x00]*(?:
      ( [+-]?(?:\d+\.?\d*|\.\d+) )                        # 12  -0.5  .25
    | ( [A-Za-z][^#/%\[\](){}<>\s\x00]* | ['"] )           # Tj  BT  T*
    | ( <[0-9A-Fa-f\s]*> )                                # <0041>
    | ( \([^()\\]*\) )                                    # (Rat)
    | ( \[ ) | ( \] )
    | ( /[^#/%\[\](){}<>\s]* )                            # /F1
    | ( \((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\) )       # (\(alt\)) and (a (b) c)
    | ( << ) | ( >> )
    | ( %[^\r\n]* | $ )
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPED_AS = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r", b"(": b"(", b")": b")", b"\\": b"\\"}
_LONGEST = 64_000_000
_DIGITS = 100


class Operator(bytes):
    """The name of an operation, as it stands behind its operands."""

    __slots__ = ()


def tokens(data: bytes) -> list[Any] | None:
    """The operands and operators of a content stream; None where something in it needs pdfminer's own parser."""
    found: list[Any] = []
    current = found
    outer: list[tuple[list[Any], bool]] = []
    position, end = 0, len(data)
    match = _TOKEN.match
    while position < end:
        token = match(data, position)
        if token is None:
            return None
        position = token.end()
        kind = token.lastindex or _SKIPPED
        text = token[kind]
        if kind == _NUMBER:
            if len(text) > _DIGITS:
                return None
            current.append(float(text) if b"." in text else int(text))
        elif kind == _KEYWORD:
            if text in (b"BI", b"ID", b"EI") or (outer and text not in (b"true", b"false")):
                return None
            current.append(True if text == b"true" else False if text == b"false" else Operator(text))
        elif kind == _STRING:
            current.append(text[1:-1])
        elif kind == _HEX:
            digits = b"".join(text[1:-1].split())
            if len(digits) % 2:
                return None
            current.append(bytes.fromhex(digits.decode("ascii")))
        elif kind == _NAME:
            if data[position : position + 1] == b"#":
                return None
            current.append(LIT(_name(text[1:])))
        elif kind in (_OPEN, _BEGIN):
            outer.append((current, kind == _OPEN))
            current = []
        elif kind in (_CLOSE, _END):
            if not outer or outer[-1][1] != (kind == _CLOSE):
                return None
            value = current if kind == _CLOSE else _dictionary(current)
            if value is None:
                return None
            current, _ = outer.pop()
            current.append(value)
        elif kind == _ESCAPED:
            plain = _unescaped(text[1:-1])
            if plain is None:
                return None
            current.append(plain)
    return None if outer else found


def _name(text: bytes) -> str | bytes:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text


def _dictionary(flat: Sequence[Any]) -> dict[Any, Any] | None:
    keys = flat[::2]
    if len(flat) % 2 or not all(isinstance(key, PSLiteral) for key in keys):
        return None
    return {
        key.name if isinstance(key.name, str) else str(key.name): value
        for key, value in zip(keys, flat[1::2], strict=True)
    }


def _unescaped(text: bytes) -> bytes | None:
    """The bytes that a string with escapes stands for; None for a figure that is no byte."""
    wrong = False

    def plain(match: re.Match[bytes]) -> bytes:
        nonlocal wrong
        escape = match[1]
        if escape[:1] in b"01234567":
            wrong = wrong or int(escape, 8) > 255
            return bytes((int(escape, 8) & 255,))
        return _ESCAPED_AS.get(escape, b"")

    result = _ESCAPE.sub(plain, text)
    return None if wrong else result


class Character:
    """A character as pdfminer's LTChar has it, as far as it is used here."""

    __slots__ = ("_text", "adv", "bbox", "fontname", "matrix")

    def __init__(self, text: str, fontname: Any, matrix: tuple[float, ...], adv: float, bbox: Any) -> None:
        self._text = text
        self.fontname = fontname
        self.matrix = matrix
        self.adv = adv
        self.bbox = bbox

    def get_text(self) -> str:
        return self._text


class _Device(PDFPageAggregator):
    """pdfminer's collector of what a page prints, with characters that are quickly made."""

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        if font.is_vertical():
            return float(super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate))
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, cid)
        adv = font.char_width(cid) * fontsize * scaling
        low = font.get_descent() * fontsize + rise
        high = low + fontsize
        a, b, c, d, e, f = matrix
        if b == 0 and c == 0:
            x0, x1, y0, y1 = e, a * adv + e, d * low + f, d * high + f
        else:
            xs = (c * low + e, c * high + e, a * adv + c * low + e, a * adv + c * high + e)
            ys = (d * low + f, d * high + f, b * adv + d * low + f, b * adv + d * high + f)
            x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        item: Any = Character(text, font.fontname, matrix, adv, (x0, y0, x1, y1))
        self.cur_item.add(item)
        return float(adv)


class _Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, fed with quickly cut tokens where that is possible."""

    def execute(self, streams: Sequence[object]) -> None:
        values = [stream_value(stream) for stream in streams]
        known = [value for value in values if value.objid is not None and value.objid not in self.parent_stream_ids]
        if len(known) != len(values):
            super().execute(streams)
            return
        data = b"\n".join(value.get_data() for value in known)
        cut = tokens(data) if len(data) < _LONGEST else None
        if cut is None:
            super().execute(streams)
            return
        self.stream_ids.clear()
        self.stream_ids.update(value.objid for value in known if value.objid is not None)
        methods: dict[bytes, tuple[Callable[..., object] | None, int]] = {}
        for token in cut:
            if type(token) is not Operator:
                self.argstack.append(token)
                continue
            if token not in methods:
                methods[token] = self._method(token)
            method, operands = methods[token]
            if method is None:
                continue
            if operands:
                given = self.pop(operands)
                if len(given) == operands:
                    method(*given)
            else:
                method()

    def _method(self, name: bytes) -> tuple[Callable[..., object] | None, int]:
        """What carries out an operation, and how many operands it takes."""
        text = name.decode("utf-8", "replace").replace("*", "_a").replace('"', "_w").replace("'", "_q")
        method = getattr(self, f"do_{text}", None)
        return (method, method.__code__.co_argcount - 1) if method is not None else (None, 0)


def printed(page: Any) -> Any:
    """What a pdfplumber page prints, as pdfminer's page object: characters, lines, frames, curves, pictures, figures."""
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()
