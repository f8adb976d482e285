"""Files that break parsers, built anew for every test: bombs, loops, lies about lengths, pages beyond measure, odd names."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

SENTENCE = "Der Stadtrat beschliesst das Integrationskonzept. Die Kosten betragen 5.000 Euro."
WORDS = f"BT /F1 11 Tf 60 700 Td ({SENTENCE}) Tj ET"
PAGE_WITH_X = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>"
)
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(
    content: bytes | str = WORDS, page: str = "", objects: Mapping[int, bytes | str] = {}, head: bytes = b""
) -> bytes:
    """A PDF of one page (objects 1 to 5: catalog, pages, page, content, font), any of them replaced by ``objects``."""
    content = content.encode("latin-1") if isinstance(content, str) else content
    every: dict[int, bytes | str] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R {page} >>",
        4: stream(content),
        5: FONT,
        **objects,
    }
    out = bytearray(head + b"%PDF-1.5\n")
    places = {}
    for number, body in sorted(every.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + (body if isinstance(body, bytes) else body.encode("latin-1")) + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, start)
    return bytes(out)


def stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def deflated(data: bytes, entries: str = "") -> bytes:
    return stream(zlib.compress(data, 9), f"/Filter /FlateDecode {entries}")


def form(body: str, resources: str = "") -> bytes:
    return stream(body.encode(), f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {resources} >>")


def _with_form(body: str, resources: str, **more: bytes) -> bytes:
    numbered = {int(name[1:]): value for name, value in more.items()}
    return pdf(f"{WORDS} /X Do", objects={3: PAGE_WITH_X, 6: form(body, resources), **numbered})


def inflate_bomb() -> bytes:
    bomb = zlib.compressobj(9)
    packed = b"".join(bomb.compress(b" " * 2**20) for _ in range(700)) + bomb.flush()
    return pdf(objects={4: stream(packed, "/Filter /FlateDecode")})


def bomb_in_a_bomb() -> bytes:
    inner = zlib.compress(b" " * 300 * 2**20, 9)
    return pdf(objects={4: stream(zlib.compress(inner, 9), "/Filter [/FlateDecode /FlateDecode]")})


def form_in_itself() -> bytes:
    return _with_form("/X Do", "/XObject << /X 6 0 R >>")


def forms_in_forms() -> bytes:
    """Nine forms, each of which prints the next ten times: a thousand million marks."""
    every = {
        f"o{number}": form("/N Do " * 10, f"/XObject << /N {number + 1} 0 R >>")
        if number < 15
        else form("0 0 m 9 9 l S")
        for number in range(7, 16)
    }
    return _with_form("/N Do " * 10, "/XObject << /N 7 0 R >>", **every)


def curve_of_a_million_points() -> bytes:
    return pdf(f"{WORDS} 0 0 m " + " ".join(f"{i % 595} {i % 842} l" for i in range(1_000_000)) + " S")


def page_of_characters(number: int = 270_000) -> bytes:
    line = "".join(chr(97 + i % 26) for i in range(90))
    lines = "".join(f"1 0 0 1 20 {820 - i * 0.27:.2f} Tm ({line}) Tj\n" for i in range(number // 90))
    return pdf(f"BT /F1 4 Tf {lines} ET")


def rectangles(number: int = 20_000) -> bytes:
    return pdf(WORDS + " ".join(f"{i % 590} {i % 830} 3 2 re S" for i in range(number)))


def grid_of_cells(across: int = 130, down: int = 200) -> bytes:
    lines = [f"{20 + i * 4} 20 m {20 + i * 4} 820 l S" for i in range(across + 1)]
    lines += [f"20 {20 + i * 4} m 540 {20 + i * 4} l S" for i in range(down + 1)]
    cells = [f"1 0 0 1 {21 + x * 4} {21 + y * 4} Tm (1) Tj" for x in range(0, across, 3) for y in range(0, down, 3)]
    return pdf(WORDS + " ".join(lines) + " BT /F1 3 Tf " + "\n".join(cells) + " ET")


def pages(number: int) -> bytes:
    kids = " ".join(f"{10 + i} 0 R" for i in range(number))
    each = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf(
        objects={2: f"<< /Type /Pages /Kids [{kids}] /Count {number} >>", **{10 + i: each for i in range(number)}}
    )


def locked(user: str, owner: str = "owner") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, owner))
    canvas.drawString(60, 700, SENTENCE)
    canvas.save()
    return out.getvalue()


def huge_picture() -> bytes:
    picture = deflated(
        b"\0" * 2**20,
        "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1",
    )
    return pdf(f"{WORDS} q 500 0 0 500 0 0 cm /X Do Q", objects={3: PAGE_WITH_X, 6: picture})


def archive() -> bytes:
    return packed("<w:document/>")


def packed(document: str) -> bytes:
    """A Word file of this part alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", document)
    return out.getvalue()


def with_script() -> bytes:
    action = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >> >>"
    return pdf(objects={1: action})


def with_attachment() -> bytes:
    names = "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(../../evil.sh) 6 0 R] >> >> >>"
    file = "<< /Type /Filespec /F (../../evil.sh) /EF << /F 7 0 R >> >>"
    return pdf(objects={1: names, 6: file, 7: stream(b"#!/bin/sh\ntouch evil\n")})


READ = "read"
EITHER = "either"

FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    # name: what it is, and what must come of it: read, either (a paper or a failure in time), or the code of the failure
    "inflate-bomb.pdf": (inflate_bomb, EITHER),
    "bomb-in-a-bomb.pdf": (bomb_in_a_bomb, EITHER),
    "form-in-itself.pdf": (form_in_itself, READ),
    "forms-in-forms.pdf": (forms_in_forms, EITHER),
    "curve-of-a-million-points.pdf": (curve_of_a_million_points, EITHER),
    "page-of-270000-characters.pdf": (page_of_characters, EITHER),
    "20000-rectangles.pdf": (rectangles, READ),
    "grid-of-26000-cells.pdf": (grid_of_cells, EITHER),
    "page-of-200000-points.pdf": (lambda: pdf(page="/MediaBox [0 0 200000 200000]"), EITHER),
    "page-of-no-size.pdf": (lambda: pdf(page="/MediaBox [0 0 0 0]"), EITHER),
    "page-upside-down-box.pdf": (lambda: pdf(page="/MediaBox [595 842 0 0]"), READ),
    "turned-by-45.pdf": (lambda: pdf(page="/Rotate 45"), EITHER),
    "50000-empty-pages.pdf": (lambda: pages(50_000), "too_large"),
    "400-empty-pages.pdf": (lambda: pages(400), EITHER),
    "pages-in-a-loop.pdf": (lambda: pdf(objects={2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"}), EITHER),
    "pages-counted-wrong.pdf": (lambda: pdf(objects={2: "<< /Type /Pages /Kids [3 0 R] /Count -7 >>"}), EITHER),
    "content-is-its-own-length.pdf": (
        lambda: pdf(objects={4: b"<< /Length 4 0 R >>\nstream\n" + WORDS.encode() + b"\nendstream"}),
        EITHER,
    ),
    "junk-before-the-head.pdf": (lambda: pdf(head=b"From: council@example.org\n" * 20), READ),
    "much-junk-before-the-head.pdf": (lambda: pdf(head=b"\0junk" * 2000), EITHER),
    "no-end.pdf": (lambda: pdf()[:-7], READ),
    "no-trailer.pdf": (lambda: pdf()[:-60], EITHER),
    "half.pdf": (lambda: pdf()[: len(pdf()) // 2], EITHER),
    "wrong-table.pdf": (lambda: pdf().replace(b" 00000 n", b" 00007 n").replace(b"0000000", b"1111111"), EITHER),
    "wrong-sum.pdf": (
        lambda: pdf(objects={4: stream(zlib.compress(WORDS.encode())[:-4] + b"\0\0\0\0", "/Filter /FlateDecode")}),
        READ,
    ),
    "unknown-filter.pdf": (lambda: pdf(objects={4: stream(WORDS.encode(), "/Filter /NoSuchDecode")}), EITHER),
    "no-font.pdf": (lambda: pdf(objects={5: "null"}), EITHER),
    "brackets.pdf": (lambda: pdf("[" * 100_000 + WORDS), EITHER),
    "dictionaries.pdf": (lambda: pdf(objects={6: "<< /A " * 20_000 + ">>" * 20_000}), EITHER),
    "open-states.pdf": (lambda: pdf("q " * 200_000 + WORDS), READ),
    "huge-picture.pdf": (huge_picture, EITHER),
    "with-script.pdf": (with_script, READ),
    "with-attachment.pdf": (with_attachment, READ),
    "locked.pdf": (lambda: locked("secret"), "encrypted"),
    "locked-for-changes.pdf": (lambda: locked(""), READ),
    "empty.pdf": (lambda: b"", "empty"),
    "blank.txt": (lambda: b" \n\t\n " * 50, "empty"),
    "no-pdf.pdf": (lambda: b"Dies ist ein Brief und kein PDF. " * 20, "broken"),
    "picture.pdf": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "unknown_type"),
    "letter.docx": (archive, "broken"),
    "entities.docx": (lambda: packed("<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w>&a;</w>"), "broken"),
    "bomb.docx": (lambda: packed(" " * 300_000_000), "too_large"),
    "deep.docx": (lambda: packed("<w>" * 100_000 + "</w>" * 100_000), "broken"),
    "pdf-named-text.txt": (pdf, READ),
    "page-named-pdf.pdf": (lambda: f"<html><body><p>{SENTENCE}</p></body></html>".encode(), READ),
    "nothing-but-zeros.txt": (lambda: b"\0" * 5000, "unknown_type"),
    "one-long-line.txt": (lambda: (SENTENCE + " ").encode() * 8000, EITHER),
    "escapes.txt": (lambda: f"\x1b[2J\x1b]0;evil\x07{SENTENCE}\r\n\x0b\x0c".encode(), EITHER),
    "two-bytes-a-letter.txt": (lambda: SENTENCE.encode("utf-16"), READ),
    "dates-without-end.txt": (lambda: b"12.03.2019, " * 20_000 + SENTENCE.encode(), EITHER),
    "tabs.txt": (lambda: ("a\t" * 3000 + "\n").encode() * 30 + SENTENCE.encode(), EITHER),
    "nested.html": (lambda: b"<html>" + b"<div>" * 30_000 + SENTENCE.encode(), EITHER),
    "laughs.html": (
        lambda: (
            "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'haha'>"
            + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
            + f"]><html><body><p>&j; {SENTENCE}</p></body></html>"
        ).encode(),
        EITHER,
    ),
    "markup-in-the-text.txt": (lambda: f"<script>alert(1)</script><input value='x'> {SENTENCE}".encode(), EITHER),
    "wide-table.html": (
        lambda: b"<table><tr>" + b"<td colspan=9999999>x</td>" * 50 + b"</tr></table>" + SENTENCE.encode(),
        EITHER,
    ),
}


def build(folder: Path) -> dict[str, str]:
    """Write all of them, beside odd names, loops and folders; returns what must come of each file that is an input."""
    folder.mkdir(parents=True)
    expected = {}
    for name, (make, outcome) in FILES.items():
        (folder / name).write_bytes(make())
        expected[name] = outcome
    for name in ("Größe & Maß (2).pdf", "neue\nZeile.pdf", "-o.pdf", "a" * 200 + ".pdf", "%s{0}$(touch evil).pdf"):
        (folder / name).write_bytes(pdf(f"{WORDS} % {name.encode().hex()}"))
        expected[name] = READ
    odd = os.fsdecode(b"b\xff\xfe.pdf")
    (folder / odd).write_bytes(pdf(f"{WORDS} % odd"))
    expected["b\\xff\\xfe.pdf"] = READ  # as the tables print it
    (folder / "folder.pdf").mkdir()
    (folder / "around").symlink_to(folder, target_is_directory=True)
    (folder / "itself.pdf").symlink_to(folder / "itself.pdf")
    (folder / "nowhere.pdf").symlink_to(folder / "no-such-file.pdf")
    expected |= {"around": "unreadable", "itself.pdf": "unreadable", "nowhere.pdf": "not_found"}
    os.mkfifo(folder / "pipe.pdf")
    return expected
