"""The forms of a paper, made on demand into a cache: text, PDF, scan, page, and the text that comes out of its PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from data.paper_forms.page import as_page
from data.paper_forms.sheet import Sheet, parse
from data.paper_forms.style import Style, style_of
from data.paper_forms.text import as_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Form = Literal["text", "torn", "pdf", "scan", "page"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIXES: Mapping[Form, str] = {"text": ".txt", "torn": ".txt", "pdf": ".pdf", "scan": ".pdf", "page": ".html"}
CACHE = Path(__file__).parent.parent / "processed" / ".forms"


def make(sources: Iterable[Path], form: Form, cache: Path = CACHE) -> list[Path]:
    """The papers of ``sources`` (markup) in a form, in their order: ``cache/FORM/ID.SUFFIX``. What is there already, made from the same
    markup by the same generators, is not made again. Raises FileNotFoundError where a PDF asks for a Chromium that is not there."""
    with ExitStack() as stack:
        maker = _Maker(cache, stack)
        return [maker.made(source, form) for source in sources]


class _Maker:
    def __init__(self, cache: Path, stack: ExitStack) -> None:
        self.cache, self.stack = cache, stack
        self.opened: Browser | None = None
        self.generators = b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py")))

    def made(self, source: Path, form: Form) -> Path:
        target = self.cache / form / (source.stem + SUFFIXES[form])
        stamp = self.cache / ".made" / form / source.stem
        digest = hashlib.sha256(source.read_bytes() + self.generators).hexdigest()
        if target.exists() and stamp.exists() and stamp.read_text() == digest:
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        stamp.parent.mkdir(parents=True, exist_ok=True)
        sheet = parse(source.read_text(encoding="utf-8"))
        style = style_of(source.stem)
        match form:
            case "text":
                target.write_text(as_text(sheet, style), encoding="utf-8")
            case "page":
                target.write_text(as_page(sheet, style, source.stem), encoding="utf-8")
            case "pdf":
                self._print(sheet, style, target)
            case "torn":
                target.write_text(_text_layer(self.made(source, "pdf")), encoding="utf-8")
            case "scan":
                from data.sample_papers.glass import scan

                printed = self.made(source, "pdf")
                scan(printed, target, [style.skew] * _pages(printed))
        stamp.write_text(digest)
        return target

    def _print(self, sheet: Sheet, style: Style, target: Path) -> None:
        if style.producer == "chromium":
            from data.paper_forms import with_chromium

            self.opened = self.opened or self.stack.enter_context(with_chromium.browser())
            with_chromium.print_pdf(sheet, style, target, self.opened)
        elif style.producer == "typst":
            from data.paper_forms import with_typst

            with_typst.print_pdf(sheet, style, target)
        else:
            from data.paper_forms import with_reportlab

            with_reportlab.print_pdf(sheet, style, target)


def _pages(printed: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(printed) as document:
        return len(document)


def _text_layer(printed: Path) -> str:
    """The text of a PDF in the order of the file, as a plain conversion gives it: columns torn, running heads within."""
    import pypdfium2

    with pypdfium2.PdfDocument(printed) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\f".join(page.replace("\r\n", "\n") for page in pages)
