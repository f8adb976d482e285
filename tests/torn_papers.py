"""Papers torn by machine: the text of a paper with lines cut, doubled and shuffled, cells lost, odd characters; the bytes of a PDF
with numbers, words, pieces and objects exchanged."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from reportlab import rl_config

from data.sample_papers.__main__ import PAPERS
from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import Paper

RAW = Path(__file__).parent.parent / "data" / "raw"

Edit = tuple[str, int, int, int]
"""What is done, and three numbers that say where and with what: whatever they are, there is such a place."""

# What stands in papers, where it does not belong, and what no paper should hold
_WORDS = """12.03.2019|31.02.2020|2019|1.|1|12|0|3/4|N|Ö|x|-|–|…|()|(|)|/|%|*|•|☒|☐|„|“|:|;|€|T€|TEUR|1.234,56 €|1.234 T€|-5 €|0 €
99.999.999.999.999 €|5 bis 3 €|§ 5|S. 5|TOP 5|Frau|Dr.|je|und|bzw.|bis|ab|ca.|Nr.|VZÄ|0,5|Seite 2 von 3|Betreff:|Datum:|Stadt|Rat
Mai 2017|Mai|KW 12|Ende 0000|am 1.1.|2019/20|99/9999|1.1.0001|31.12.9999|Handlungsfelder|Steuerungsgruppe|Kosten|beauftragt
Beratungsfolge|http://x|a@b|<b>|<input type="checkbox" checked>|&nbsp;|**|#|>|-----|_____|....."""
_SIGNS = "\t\n\f\r\v\0\x07\x1b\x1c\x85\xa0\xad\u200b\u2028\u2029\u202e\ufeff\ufffd\ue000\uf0b7\u0308ßıſﬁ²½Ⅳ①٣五🙂|"
_GAPS = (
    "  ",
    "     ",
    "\t\t\t",
    "\n\n",
    "\r\n",
    "\f\f",
    "e\u0301\u0323",
    " \t ",
    "\n- ",
    "\n\t",
    "- \n",
    "\u00ad\n",
    "|||",
)
_ODD: tuple[str, ...] = (*re.split(r"[|\n]", _WORDS), *_SIGNS, *_GAPS)


def torn(text: str, edits: Sequence[Edit]) -> str:
    """A text after all the edits."""
    lines = text.split("\n")
    for what, where, more, other in edits:
        at = where % len(lines)
        lines[at : at + 1] = _LINE[what](lines, at, more, other)
        lines = lines or [""]
    return "\n".join(lines)


def _to(lines: list[str], more: int) -> str:
    return lines[more % len(lines)]


def _cut(line: str, more: int) -> int:
    return more % (len(line) + 1)


def _cells(line: str) -> list[str]:
    return line.split("\t")


def _shuffled(parts: list[str], more: int) -> list[str]:
    """The parts in another order."""
    return [parts[(index * (more * 2 + 1) + more) % len(parts)] for index in range(len(parts))]


def _without(parts: list[str], more: int) -> list[str]:
    return [part for index, part in enumerate(parts) if index != more % len(parts)]


def _with(parts: list[str], at: int, part: str) -> list[str]:
    at %= len(parts) + 1
    return [*parts[:at], part, *parts[at:]]


def _odd(number: int) -> str:
    return _ODD[number % len(_ODD)]


_Line = Callable[[list[str], int, int, int], list[str]]
_LINE: dict[str, _Line] = {
    "tear off the end": lambda lines, at, more, _: [lines[at][: _cut(lines[at], more)]],
    "tear off the beginning": lambda lines, at, more, _: [lines[at][_cut(lines[at], more) :]],
    "tear in two": lambda lines, at, more, _: [
        lines[at][: _cut(lines[at], more)],
        lines[at][_cut(lines[at], more) :],
    ],
    "tear in two with a hyphen": lambda lines, at, more, _: [
        lines[at][: _cut(lines[at], more)] + "-",
        lines[at][_cut(lines[at], more) :],
    ],
    "delete": lambda *_: [],
    "double": lambda lines, at, more, _: [lines[at]] * (2 + more % 3),
    "a line from elsewhere": lambda lines, at, more, _: [lines[at], _to(lines, more)],
    "join one from elsewhere": lambda lines, at, more, _: [f"{lines[at]} {_to(lines, more)}"],
    "a cell from elsewhere": lambda lines, at, more, _: [f"{lines[at]}\t{_to(lines, more)}"],
    "lose a cell": lambda lines, at, more, _: ["\t".join(_without(_cells(lines[at]), more))],
    "shuffle cells": lambda lines, at, more, _: ["\t".join(_shuffled(_cells(lines[at]), more))],
    "blank cells": lambda lines, at, more, _: [lines[at].replace("\t", "\t" * (2 + more % 9))],
    "cells on lines": lambda lines, at, *_: _cells(lines[at]),
    "words as cells": lambda lines, at, more, _: ["\t".join(lines[at].split(" ", 1 + more % 5))],
    "words on lines": lambda lines, at, *_: lines[at].split(" "),
    "columns of blanks": lambda lines, at, more, _: [re.sub(r"[\t ]", " " * (2 + more % 9), lines[at])],
    "shuffle words": lambda lines, at, more, _: [" ".join(_shuffled(lines[at].split(" "), more))],
    "lose a word": lambda lines, at, more, _: [" ".join(_without(lines[at].split(" "), more))],
    "put something in": lambda lines, at, more, other: [
        lines[at][: _cut(lines[at], more)] + _odd(other) + lines[at][_cut(lines[at], more) :]
    ],
    "put a word in": lambda lines, at, more, other: [" ".join(_with(lines[at].split(" "), more, _odd(other)))],
    "put a cell in": lambda lines, at, more, other: ["\t".join(_with(_cells(lines[at]), more, _odd(other)))],
    "put a line in": lambda lines, at, _, other: [lines[at], _odd(other)],
    "capitals": lambda lines, at, *_: [lines[at].upper()],
    "letters apart": lambda lines, at, *_: [" ".join(lines[at])],
    "no blanks": lambda lines, at, *_: [lines[at].replace(" ", "")],
    "very long": lambda lines, at, more, _: [f"{lines[at]} " * (20 + more % 60)],
    "other numbers": lambda lines, at, more, _: [re.sub(r"\d+", str(more), lines[at])],
    "no letters": lambda lines, at, *_: [re.sub(r"[^\W\d]", "", lines[at])],
    "a new page": lambda lines, at, *_: [lines[at] + "\f"],
}
TEXT_EDITS = sorted(_LINE)


def broken(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of a PDF after all the edits."""
    for what, where, more, other in edits:
        data = _BYTES[what](data, where % (len(data) + 1), more, other)
    return data


def _exchanged(data: bytes, at: int, pattern: bytes, by: Callable[[bytes], bytes]) -> bytes:
    """The next place behind ``at`` (or else the first) that fits the pattern, exchanged."""
    found = re.compile(pattern).search(data, at) or re.search(pattern, data)
    return data[: found.start()] + by(found[0]) + data[found.end() :] if found else data


_NUMBERS = (
    b"0 -1 1 2 7 255 256 65535 65536 2147483647 2147483648 -2147483648 4294967296 99999999999999999999 0.0 -0.0 1e9 .00001 1000000 nan"
).split()
_THINGS = (
    b"null|true|[]|<<>>|()|<>|<FF>|/|/X|(a|[|]|<<|>>|1 0 R|3 0 R|4 0 R|8 0 R|99 0 R|0 65535 R|-5|obj|endobj|stream\n|\nendstream\n"
    b"|BT|ET|q|Q|Tj|TJ|BI ID x EI|cm|Do|%|\\|\\(|\\)|\0|\xff\xfe|\r|\n|trailer|startxref|/ObjStm|/XRef|/Rotate 90|/Crypt"
    b"|/FlateDecode|/DCTDecode|/LZWDecode|/ASCII85Decode|/JBIG2Decode|/JPXDecode|/CCITTFaxDecode|/Identity-H|/Identity-V|/Type0|/Type3"
    b"|/TrueType|/Encrypt <</Filter /Standard>>"
).split(b"|")


def _number(number: int) -> bytes:
    return _NUMBERS[number % len(_NUMBERS)]


def _thing(number: int) -> bytes:
    return _THINGS[number % len(_THINGS)]


_OBJECT = rb"(?s)\d+ 0 obj.*?endobj"
_BYTES: dict[str, Callable[[bytes, int, int, int], bytes]] = {
    "other byte": lambda data, at, more, _: data[:at] + bytes((more % 256,)) + data[at + 1 :],
    "other bit": lambda data, at, more, _: (
        data[:at] + bytes(b ^ 1 << more % 8 for b in data[at : at + 1]) + data[at + 1 :]
    ),
    "cut off": lambda data, at, *_: data[:at],
    "lose a piece": lambda data, at, more, _: data[:at] + data[at + 1 + more % 300 :],
    "double a piece": lambda data, at, more, _: data[: at + more % 300] + data[at:],
    "move a piece": lambda data, at, more, other: data[:at] + data[other % (len(data) + 1) :][: more % 300] + data[at:],
    "zeros": lambda data, at, more, _: data[:at] + b"\0" * (more % 100) + data[at + more % 100 :],
    "other number": lambda data, at, more, _: _exchanged(data, at, rb"-?\d[\d.]*", lambda _: _number(more)),
    "other word": lambda data, at, more, _: _exchanged(data, at, rb"/\w+", lambda _: _thing(more)),
    "other reference": lambda data, at, more, _: _exchanged(data, at, rb"\d+ 0 R", lambda _: b"%d 0 R" % (more % 16)),
    "other thing": lambda data, at, more, _: _exchanged(data, at, rb"\S+", lambda _: _thing(more)),
    "put something in": lambda data, at, more, _: data[:at] + b" " + _thing(more) + b" " + data[at:],
    "put much in": lambda data, at, more, other: data[:at] + (_thing(more) + b" ") * (other % 5000) + data[at:],
    "lose an object": lambda data, at, *_: _exchanged(data, at, _OBJECT, lambda _: b""),
    "double an object": lambda data, at, more, _: _exchanged(data, at, _OBJECT, lambda found: (found + b"\n") * 2),
    "an object as another": lambda data, at, more, _: _exchanged(
        data, at, rb"\d+ 0 obj", lambda _: b"%d 0 obj" % (more % 16)
    ),
    "other length": lambda data, at, more, _: _exchanged(
        data, at, rb"/Length \d+", lambda _: b"/Length " + _number(more)
    ),
    "other letters": lambda data, at, more, _: _exchanged(
        data, at, rb"beginbfchar|beginbfrange|begincodespacerange|<[0-9A-F]{4}>", lambda _: b"<%04X>" % (more % 65536)
    ),
}
PDF_EDITS = sorted(_BYTES)


@cache
def texts() -> tuple[str, ...]:
    """The texts of the sample papers that are printed."""
    printed = [read_pdf(RAW / paper.NAME).text for paper in PAPERS]
    return (*printed, *(file.read_text(encoding="utf-8") for file in sorted(RAW.glob("*.txt"))))


@cache
def pdfs() -> tuple[bytes, ...]:
    """The sample papers as PDFs, and one with a font of its own; nothing in them is packed, so that edits meet what they say."""
    with TemporaryDirectory() as folder, patch.object(rl_config, "pageCompression", 0):
        files = [Path(folder, paper.NAME) for paper in PAPERS]
        for paper, file in zip(PAPERS, files, strict=True):
            paper.draw(file)
        own = Paper(Path(folder, "own.pdf"))
        own.lines(["Stadt Musterort", "Der Rat beschließt das Integrationskonzept. Kosten: 5.000 €"], font="Vera")
        return (*(file.read_bytes() for file in files), own.save().read_bytes())
