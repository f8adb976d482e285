"""Word files (.docx) → a Document: paragraphs, headings, numbered lists, tables, tick boxes, text boxes, running heads and feet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.document import Document
from pipeline.errors import ReadError
from pipeline.ingest.office.packed import TAB, Element, Part, Parts, box, document_of, element, joined, text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    pattern: str
    start: int


def number(element: Element, name: str, default: int = 0) -> int:
    """The number in ``w:val`` of a child; ``default`` where there is none."""
    child = element.find(f"{W}{name}") if element is not None else None
    value = child.get(f"{W}val") if child is not None else None
    return int(value) if value is not None and value.lstrip("-").isdigit() else default


class Numbering:
    """Counts through a document; ``marker`` is asked once for every numbered paragraph, in their order."""

    def __init__(self, root: Element) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._levels[key] = {int(level.get(f"{W}ilvl", "0")): _level(level) for level in abstract.iter(f"{W}lvl")}
        for listed in root.iter(f"{W}num"):
            abstract = listed.find(f"{W}abstractNumId")
            if abstract is not None:
                self._list_of[listed.get(f"{W}numId", "")] = abstract.get(f"{W}val", "")

    def marker(self, number_id: str, depth: int) -> str:
        """“” for a list that is not numbered at all."""
        key = self._list_of.get(number_id, "")
        level = self._levels.get(key, {}).get(depth)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "-"
        counts = self._counts[key]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = self._levels[key].get(at, level)
            return _written(counts.get(at, other.start), other.kind)

        return _LEVEL.sub(written, level.pattern).strip()


def _level(element: Element) -> _Level:
    kind = element.find(f"{W}numFmt")
    pattern = element.find(f"{W}lvlText")
    return _Level(
        kind.get(f"{W}val", "decimal") if kind is not None else "decimal",
        pattern.get(f"{W}val", "") if pattern is not None else "",
        number(element, "start", 1),
    )


def _written(value: int, kind: str) -> str:
    """A number as its list writes it."""
    if kind in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman") and 1 <= value < 40:
        roman = _roman(value)
        return roman if kind == "lowerRoman" else roman.upper()
    return str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|überschrift|berschrift)\s*(?P<level>\d)|(?P<title>title|titel)$", re.IGNORECASE)
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_LEFT_OUT = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "tblPr")
)
_BREAKS = {f"{W}br": "<br>", f"{W}cr": "<br>", f"{W}tab": TAB, f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
# Signs of the symbol fonts Wingdings, Wingdings 2 and Webdings that are tick boxes
_TICKED = frozenset("F0FE F0FD F052 F053 F054 F078".split())
_OPEN = frozenset("F0A8 F06F F0A3 F071 F072 F063".split())


def read_docx(data: bytes) -> Document:
    """The Document of a Word file. What was deleted in tracked changes and what is hidden is left out. Raises ReadError."""
    parts = Parts(data)
    root = parts.xml("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise ReadError("broken", "The Word file has no body.")
    reader = _Reader(_styles(parts.xml("word/styles.xml")), Numbering(parts.xml("word/numbering.xml")))
    margins = [
        " ".join(_words(parts.xml(name)).split()) for name in sorted(parts.archive.members) if _MARGIN.fullmatch(name)
    ]
    notes = parts.xml("word/footnotes.xml")
    blocks = [*reader.blocks(body), *(reader.blocks(notes) if notes is not None else ())]
    return document_of(joined(blocks), margins)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style makes of its paragraphs; ``level`` 0 is no heading."""

    level: int = 0
    number_id: str = ""
    depth: int = 0
    bold: bool = False


def _styles(root: Element) -> dict[str, _Style]:
    """The styles by id; what one leaves open it has from the one that it is based on."""
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")} if root is not None else {}
    return {key: _style(elements, key, 0) for key in elements}


def _style(elements: dict[str, Element], key: str, hops: int) -> _Style:
    style = elements.get(key)
    if style is None or hops > 10:
        return _Style()
    base = style.find(f"{W}basedOn")
    based = _style(elements, base.get(f"{W}val", ""), hops + 1) if base is not None else _Style()
    name = style.find(f"{W}name")
    called = _HEADING.match(name.get(f"{W}val", "") if name is not None else "")
    level = (int(called["level"] or 1) if called else 0) or based.level
    number_id, depth = _numbered(style.find(f"{W}pPr"))
    return _Style(
        level, number_id or based.number_id, depth or based.depth, _is_on(style.find(f"{W}rPr"), "b", based.bold)
    )


def _numbered(properties: Element) -> tuple[str, int]:
    """The list and the depth that a paragraph's or style's properties name."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    listed = numbering.find(f"{W}numId") if numbering is not None else None
    return (listed.get(f"{W}val", "") if listed is not None else "", number(numbering, "ilvl"))


def _is_on(properties: Element, name: str, default: bool = False) -> bool:
    """Whether a property is set: ``<w:b/>``, and not ``<w:b w:val="0"/>``."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return default if found is None else found.get(f"{W}val", "1") not in ("0", "false", "none", "off")


def _words(root: Element) -> str:
    """All words of a running head or foot, its lines apart."""
    if root is None:
        return ""
    lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p") if not _in_fallback(p))
    return " ".join(lines)


def _in_fallback(element_: Element) -> bool:
    return any(above.tag == _FALLBACK for above in element_.iterancestors())


class _Reader:
    def __init__(self, styles: dict[str, _Style], numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering

    def blocks(self, parent: Element) -> Iterator[Part]:
        """The blocks inside a body, cell, text box or content control."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield Part(self._table(child))
            elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
                yield from self.blocks(child)  # w:sdt, w:sdtContent, w:ins, w:customXml

    def _paragraph(self, paragraph: Element) -> Iterator[Part]:
        for content in paragraph.iter(f"{W}txbxContent"):
            if not _in_fallback(content):
                yield from self.blocks(content)
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = self.styles.get(named.get(f"{W}val", "") if named is not None else "", _Style())
        outline = number(properties, "outlineLvl", 9)
        level = style.level or (outline + 1 if outline < 6 else 0)
        number_id, depth = _numbered(properties)
        html = self._inline(paragraph, style.bold)
        plain = re.sub(r"<[^>]*>", "", html)
        if not plain.strip() and "<input" not in html:
            return
        marker = self.numbering.marker(number_id or style.number_id, depth or style.depth)
        if level:
            yield Part(f"{text(marker)} {html}".strip(), f"h{min(level, 6)}", plain)
        elif marker:
            item = element("li", f"{text(marker)} {html.strip()}".replace(TAB, " "))
            yield Part("<ul>" * (depth + 1) + item + "</ul>" * (depth + 1))
        else:
            yield Part(html, "p", plain)

    def _inline(self, parent: Element, bold: bool) -> str:
        """The words of a paragraph as HTML."""
        return "".join(self._pieces(parent, bold))

    def _pieces(self, parent: Element, bold: bool) -> Iterator[str]:
        for child in parent:
            if child.tag in _LEFT_OUT or child.tag == _FALLBACK or child.tag == f"{W}txbxContent":
                continue
            if child.tag == f"{W}r":
                properties = child.find(f"{W}rPr")
                if not _is_on(properties, "vanish"):
                    inside = self._inline(child, bold)
                    yield f"<b>{inside}</b>" if _is_on(properties, "b", bold) and inside.strip() else inside
            elif child.tag == f"{W}t":
                yield text(child.text or "")
            elif child.tag in _BREAKS:
                yield _BREAKS[child.tag]
            elif child.tag == f"{W}sym":
                yield _symbol(child.get(f"{W}char", "").upper())
            elif child.tag == f"{W}checkBox":
                ticked = _is_on(child, "checked") if child.find(f"{W}checked") is not None else _is_on(child, "default")
                yield box(ticked=ticked)
            elif child.tag == f"{W}sdt" and (ticks := next(child.iter(f"{_W14}checkbox"), None)) is not None:
                checked = ticks.find(f"{_W14}checked")
                yield box(ticked=checked is not None and checked.get(f"{_W14}val", "1") in ("1", "true", "on"))
            else:
                yield from self._pieces(child, bold)

    def _table(self, table: Element) -> str:
        rows = []
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is table:
                cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
                rows.append(element("tr", "".join(self._cell(cell) for cell in cells)))
        return element("table", "".join(rows))

    def _cell(self, cell: Element) -> str:
        properties = cell.find(f"{W}tcPr")
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            inside = ""
        else:
            inside = joined(list(self.blocks(cell)))
        return element("td", inside, colspan=max(1, number(properties, "gridSpan", 1)))


def _symbol(code: str) -> str:
    if code in _TICKED or code in _OPEN:
        return box(ticked=code in _TICKED)
    return "- " if code.startswith("F0") else text(chr(int(code, 16))) if re.fullmatch(r"[0-9A-F]{4}", code) else ""
