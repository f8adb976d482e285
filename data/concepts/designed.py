"""Designed concepts by Chromium: sheets with labels above their values, a plan on pages on their side, cards with badges.

The makes give HTML, each on one line that begins with ``<``, which ``page`` lets through into the paper's page; bookmarks and tags are
written as a designer's program does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from data.paper_forms.page import as_page
from data.paper_forms.sheet import parse
from data.paper_forms.style import Style
from data.paper_forms.with_chromium import print_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Cells = Mapping[str, str]
"""What is printed of a measure by label."""

_HALF = 48
"""Letters of a value that shares its line with another."""
_CSS = """
* { print-color-adjust: exact }
@page wide { size: A4 landscape; margin: 15mm }
.wide { page: wide } .wide table { table-layout: fixed; font-size: 8.5pt; width: 100% }
.wide td, .wide th { border: 0.5pt solid #557; padding: 3pt }
.wide th { background: #245; color: #fff } .wide td.across { background: #cde; font-weight: bold }
.wide td { overflow-wrap: anywhere } .broken td { word-break: break-all; hyphens: none }
.sheet { break-before: page } .band { background: #1a5276; color: #fff; padding: 8pt; font-size: 13pt; font-weight: bold }
.sheet dl { display: grid; grid-template-columns: 1fr 1fr; gap: 8pt 14pt } .sheet .full { grid-column: 1 / 3 }
.sheet dt { color: #1a5276; font-size: 8pt; font-weight: bold } .sheet dd { margin: 0 }
.two { columns: 2; column-gap: 10mm } .cards { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }
.card { border: 1pt solid #2a8; border-radius: 4mm; padding: 3mm; font-size: 9pt; break-inside: avoid }
.card h4 { margin: 0 0 2mm; font-size: 11pt } .no { color: #2a8; font-size: 20pt; float: right }
.opener { break-before: page; break-after: page; background: #7a1f3d; color: #fff; height: 205mm; padding: 12mm }
.opener .count { font-size: 90pt; line-height: 1 } .opener h2 { font-size: 26pt } .opener p { width: 90mm; font-size: 12pt }
.aside { display: grid; grid-template-columns: 42mm 1fr; gap: 0 8mm;
break-inside: avoid; margin-bottom: 16mm; font-size: 11.5pt; line-height: 1.55 }
.aside dl { margin: 0; border-right: 1.5pt solid #d98; padding-right: 3mm; font-size: 9.5pt; line-height: 1.35 }
.aside dt { color: #7a1f3d; text-transform: uppercase; font-size: 7pt; letter-spacing: 0.4pt } .aside dd { margin: 0 0 2mm }
.aside h3 { margin: 0 0 2mm; font-size: 13pt; color: #7a1f3d } .aside .round { background: #7a1f3d; color: #fff;
border-radius: 50%; padding: 1mm 1.6mm; margin-right: 2mm; font-size: 9pt } .aside .goal { border-top: 0.5pt solid #d98; padding-top: 1mm }
.thumb { position: absolute; right: -12mm; top: 90mm; writing-mode: vertical-rl; color: #a67; font-size: 8pt } .leaf { position: relative }
.know { background: #f6e8ea; padding: 3mm; font-size: 9pt; margin: 4mm 0 4mm 50mm } .know b { color: #7a1f3d }
.pill { background: #2a8; color: #fff; border-radius: 3mm; padding: 0.5mm 2.5mm; margin-right: 1.5mm; font-size: 8pt }
"""


def band(title: str, cells: Cells) -> str:
    """A sheet on a page of its own: a band with the title, labels above values, short ones side by side."""
    pairs = "".join(
        f'<div class="{"half" if len(value) < _HALF else "full"}"><dt>{escape(label)}</dt><dd>{_text(value)}</dd></div>'
        for label, value in cells.items()
    )
    return f'<section class="sheet"><h3 class="band">{escape(title)}</h3><dl>{pairs}</dl></section>'


def table(rows: Sequence[tuple[str | None, Cells]], *, repeat: bool, broken: bool) -> str:
    """One table; a row's first part is the field that is printed across before it."""
    labels = list(rows[0][1])
    head = "<tr>" + "".join(f"<th>{escape(label)}</th>" for label in labels) + "</tr>"
    body = []
    for across, cells in rows:
        if across:
            body.append(f'<tr><td class="across" colspan="{len(labels)}">{escape(across)}</td></tr>')
        body.append("<tr>" + "".join(f"<td>{_text(cells[label])}</td>" for label in labels) + "</tr>")
    inner = (
        f"<thead>{head}</thead><tbody>{''.join(body)}</tbody>" if repeat else f"<tbody>{head}{''.join(body)}</tbody>"
    )
    return f'<table class="{"broken" if broken else ""}">{inner}</table>'


def cards(items: Sequence[tuple[str, str, str, Mapping[str, str], list[str]]]) -> str:
    """Boxes two by two: number, title, text, lines with a label, pills without one."""
    return '<div class="cards">' + "".join(_card(*item) for item in items) + "</div>"


def aside(number: str, title: str, text: str, facts: Cells, pills: Sequence[str], goal: tuple[str, str] | None) -> str:
    """Title and text, and in a narrow column to their left small labels above their values; the column comes first in the file."""
    listed = "".join(f"<dt>{escape(label)}</dt><dd>{_text(value)}</dd>" for label, value in facts.items())
    worn = "".join(f' <span class="pill">{escape(pill)}</span>' for pill in pills)
    aim = f'<p class="goal"><b>{escape(goal[0])}</b> {_text(goal[1])}</p>' if goal else ""
    return (
        f'<article class="aside"><dl>{listed}</dl><div><h3><span class="round">{escape(number)}</span>{escape(title)}{worn}</h3>'
        f"<p>{_text(text)}</p>{aim}</div></article>"
    )


def _card(number: str, title: str, text: str, lines: Mapping[str, str], pills: list[str]) -> str:
    labelled = "".join(f"<p><b>{escape(label)}</b> {_text(value)}</p>" for label, value in lines.items())
    worn = "".join(f'<span class="pill">{escape(pill)}</span>' for pill in pills)
    return (
        f'<div class="card"><div class="no">{escape(number)}</div><h4>{escape(title)}</h4><p>{_text(text)}</p>'
        f"<p>{worn}</p>{labelled}</div>"
    )


def _text(value: str) -> str:
    return escape(value).replace(" // ", "<br>")


def page(markup: str, style: Style, title: str) -> str:
    """The paper as HTML, lines of HTML as they are."""
    plain = as_page(parse(markup), style, title)
    let = re.sub(r"<p>(&lt;.*?&gt;)</p>", lambda line: unescape(line[1]), plain)
    return let.replace("</style>", f"{_CSS}</style>")


def print_pdf(markup: str, style: Style, target: Path, opened: Browser) -> None:
    """Write the PDF with a browser that is open, with bookmarks and tags."""
    print_page(page(markup, style, target.stem), parse(markup), style, target, opened, with_structure=True)
