"""A paper as a page: as council systems show it in a browser, and as the source of Chromium's print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from data.paper_forms.sheet import Block, Group, Heading, Item, Line, PageBreak, Sheet, Table
from data.paper_forms.style import Style
from data.paper_forms.text import ticked

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_RULES = {
    "grid": "td, th { border: 0.6pt solid #222 }",
    "rows": "td, th { border-bottom: 0.5pt solid #888 }",
    "head": "th { border-bottom: 0.8pt solid #222 }",
}


def as_page(sheet: Sheet, style: Style, title: str) -> str:
    """The paper as an HTML page."""
    return f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>{escape(title)}</title><style>{_css(style)}</style></head>
<body>
{"".join(_html(sheet.blocks, style))}</body></html>
"""


def _css(style: Style) -> str:
    family = "'DejaVu Serif', serif" if style.serif else "'DejaVu Sans', sans-serif"
    return f"""
@page {{ size: A4; margin: 22mm {style.margin}mm }}
body {{ font: {style.size}pt/1.35 {family}; {"text-align: justify; hyphens: auto" if style.justified else ""} }}
p {{ margin: 0 0 0.35em }} table {{ border-collapse: collapse; margin: 0.4em 0; width: 100% }}
td, th {{ padding: 2pt 4pt; text-align: left; vertical-align: top; hyphens: auto }}
table.ruled {{ width: 100% }} {"".join(f"table.ruled {rule}" for rule in _RULES[style.rules].split("; "))}
.right {{ text-align: right }} .center {{ text-align: center }} .small {{ font-size: 75% }}
.box {{ border: 0.8pt solid #222; padding: 4pt }} .columns {{ columns: 2; column-gap: 8mm }}
.item {{ display: flex; gap: 0.5em }} .new {{ break-before: page }} .gap {{ height: 0.6em }}
"""


def _html(blocks: Sequence[Block], style: Style) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                yield f"<h{level + 1}>{_inline(text, style)}</h{level + 1}>\n"
            case Line(text=text, align=align, small=small):
                names = " ".join(name for name in (align if align != "left" else "", "small" if small else "") if name)
                yield _tag("p", names, _inline(text, style))
            case Item(indent=indent, mark=mark, text=text):
                left = f' style="margin-left: {1 + 2 * indent}em"'
                yield f'<p class="item"{left}><span>{escape(mark)}</span> <span>{_inline(text, style)}</span></p>\n'
            case Table():
                yield _table(block, style)
            case PageBreak():
                yield '<div class="new"></div>\n'
            case Group(kind=kind, blocks=inner):
                yield f'<div class="{kind}">\n{"".join(_html(inner, style))}</div>\n'
            case _:
                yield '<div class="gap"></div>\n'


def _table(table: Table, style: Style) -> str:
    rows = []
    for number, row in enumerate(table.padded()):
        tag = "th" if table.has_head and number == 0 else "td"
        rows.append(
            "<tr>"
            + "".join(f"<{tag}>{_inline(cell, style).replace(chr(10), '<br>')}</{tag}>" for cell in row)
            + "</tr>\n"
        )
    return _tag("table", "ruled" if table.ruled else "", "".join(rows))


def _inline(text: str, style: Style) -> str:
    return _BOLD.sub(r"<b>\1</b>", escape(ticked(text, style.ticks), quote=False))


def _tag(name: str, classes: str, content: str) -> str:
    opened = f'{name} class="{classes}"' if classes else name
    return f"<{opened}>{content}</{name}>\n"
