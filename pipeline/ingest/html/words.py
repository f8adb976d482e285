"""The words of a saved page in lines: ``<br>`` ends a line, ``<input checked>`` is ☒, a list item has its number or dash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from extractors.german.text import MARKER
from pipeline.ingest.raw import RawLine, RawWord

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr
    legend li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_BOLD = ("b", "strong", "th", *HEADINGS)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def lines_of(elements: Iterable[PageElement], *, bold: bool = False, blank: bool = False) -> list[RawLine]:
    """The words of these elements in lines; ``<br>`` and block elements begin a new one. ``blank`` keeps empty lines."""
    lines: list[RawLine] = [[]]
    open_word = False
    for text, strong in _strings(elements, bold):
        if text == "\n":
            lines.append([])
            open_word = False
            continue
        words = text.split()
        if words and open_word and not text[0].isspace():
            lines[-1][-1].text += words.pop(0)
        lines[-1] += [RawWord(word, bold=strong) for word in words]
        open_word = bool(lines[-1]) and not text[-1].isspace()
    return [line for line in lines if line or blank]


def _strings(elements: Iterable[PageElement], bold: bool) -> Iterator[tuple[str, bool]]:
    """The text piece by piece, with whether it is bold; a line break is ``"\\n"``."""
    for element in elements:
        if isinstance(element, PreformattedString):
            continue
        if isinstance(element, NavigableString):
            if text := str(element).replace("\n", " "):
                yield text, bold
        elif isinstance(element, Tag):
            yield from _strings_in(element, bold)


def _strings_in(element: Tag, bold: bool) -> Iterator[tuple[str, bool]]:
    strong = bold or element.name in _BOLD
    if element.name == "br":
        yield "\n", bold
    elif element.name == "input":
        if str(element.get("type")).casefold() in ("checkbox", "radio"):
            yield " ☒ " if element.has_attr("checked") else " ☐ ", bold
    elif element.name in BLOCKS:
        yield "\n", bold
        if element.name == "li" and not has_marker(element.get_text(" ", strip=True)):
            yield marker_of(element) + " ", bold
        yield from _strings(element.children, strong)
        yield "\n", bold
    else:
        yield from _strings(element.children, strong)


def has_marker(text: str) -> bool:
    """Whether the text of a list item has a number, dash or box of its own."""
    return MARKER.match(text + " ") is not None or text.startswith(("☐", "☒"))


def marker_of(item: Tag) -> str:
    """What the browser prints before a list item (which has its number as value): ``-``, ``3.``, ``c)``, ``II.``"""
    parent = item.parent
    if parent is None or parent.name != "ol":
        return "-"
    number = int(str(item["value"]))
    style = str(parent.get("type") or "1")
    if style in ("a", "A") and 1 <= number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return f"{letter})" if style == "a" else f"{letter.upper()}."
    if style in ("i", "I") and 1 <= number < len(_ROMAN):
        return f"{_ROMAN[number]}."
    return f"{number}."
