"""Content streams cut into tokens: the same as pdfminer's own parser gives, or left to it. Every row says why."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT, PSEOF, PSKeyword

from pipeline.ingest.content import Operator, printed, tokens
from tests.drawn_paper import Paper, paper


def by_pdfminer(data: bytes) -> list[Any]:
    parser = PDFContentParser([PDFStream({}, data)])
    found: list[Any] = []
    while True:
        try:
            _, token = parser.nextobject()
        except PSEOF:
            return found
        found.append(Operator(token.name) if isinstance(token, PSKeyword) else token)


@pytest.mark.parametrize(
    ("data", "expected", "reason"),
    [
        (b"BT /F1 12 Tf", [Operator(b"BT"), LIT("F1"), 12, Operator(b"Tf")], "operands, then the operator"),
        (b"1 0 0 -1.5 .25 +3 cm", [1, 0, 0, -1.5, 0.25, 3, Operator(b"cm")], "numbers of all makes"),
        (b"[(Ra)-20(t)]TJ", [[b"Ra", -20, b"t"], Operator(b"TJ")], "an array, nothing between"),
        (b"<0041 0042>Tj", [b"\x00A\x00B", Operator(b"Tj")], "hexadecimal, with a space in it"),
        (rb"(a\(b\)\053\n) Tj", [b"a(b)+\n", Operator(b"Tj")], "escapes"),
        (b"(a (b) c) '", [b"a (b) c", Operator(b"'")], "brackets inside a string"),
        (b"/P <</MCID 3>> BDC", [LIT("P"), {"MCID": 3}, Operator(b"BDC")], "a dictionary"),
        (b"q % a remark\nQ", [Operator(b"q"), Operator(b"Q")], "a remark up to the end of the line"),
        (b"T* f*", [Operator(b"T*"), Operator(b"f*")], "an asterisk belongs to the operator"),
        (b" \n\x00 ", [], "white space only"),
        (b"", [], "nothing"),
        (b"BI /W 1 ID x EI", None, "an inline picture: left to pdfminer"),
        (b"[1 2 Tj", None, "an open bracket: left to pdfminer"),
        (b"1 2 ] Tj", None, "a bracket that was not opened: left to pdfminer"),
        (b"(open Tj", None, "an open string: left to pdfminer"),
        (b"/A#20B gs", None, "a name with a coded character: left to pdfminer"),
        (b"<414> Tj", None, "half a byte: left to pdfminer"),
        (rb"(\777) Tj", None, "no byte: left to pdfminer"),
        (b"{ 1 } x", None, "braces: left to pdfminer"),
        (b"9" * 5000 + b" w", None, "a number beyond all sense: left to pdfminer"),
    ],
)
def test_tokens(data: bytes, expected: list[Any] | None, reason: str) -> None:
    assert tokens(data) == expected, reason
    if expected is not None:
        assert by_pdfminer(data) == expected, "and so does pdfminer"


PIECES = st.sampled_from(
    b"BT|ET|q|/F1|12|-0.5|Tf|Tj|(Rat)|(a\\)b)|<0041>|[|]|1 0 0 1 5 5 cm|[(A)-3(b)]TJ|<</K 1>>|T*|'|true|%x\n|(x(y)z)|re|W*".split(
        b"|"
    )
)


@given(st.lists(PIECES, max_size=30), st.sampled_from([b" ", b"\n", b"  \r\n"]))
def test_tokens_are_those_of_pdfminer(pieces: list[bytes], between: bytes) -> None:
    data = between.join(pieces) + b"\n"
    found = tokens(data)
    assert found is None or found == by_pdfminer(data)


def test_a_page_is_printed_as_pdfminer_prints_it(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.write("Der Rat der Stadt Moorheim (Kreis) beschließt; 12.500 Euro.")
        p.at(70, 500, "Schräg", size=9)
        p.canvas.rotate(30)
        p.at(300, 100, "Entwurf")
        p.canvas.rect(10, 10, 40, 40)
        p.canvas.beginForm("form")
        p.at(5, 5, "im Formular")
        p.canvas.endForm()
        p.canvas.doForm("form")

    def flat(item: Any) -> list[Any]:
        if hasattr(item, "get_text"):
            return [(item.get_text(), tuple(round(side, 4) for side in item.bbox), item.fontname)]
        inside = [found for part in item for found in flat(part)] if hasattr(item, "__iter__") else []
        return [(type(item).__name__, tuple(round(side, 4) for side in item.bbox)), *inside]

    with pdfplumber.open(BytesIO(paper(tmp_path / "paper.pdf", draw).read_bytes())) as document:
        page = document.pages[0]
        assert flat(printed(page)) == flat(page.layout)
