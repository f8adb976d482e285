"""A concept as a planning office sets it: one serif face, lines justified and hyphenated, rules at the heads of tables only, notes at
the foot of the page."""

from __future__ import annotations

import re

_NOTE = re.compile(r"⟦(.+?)⟧")
_SETUP = """#set text(font: "New Computer Modern", size: 12pt, hyphenate: true)
#set par(justify: true, leading: 0.75em, spacing: 1.1em)
#show table: set par(justify: false)
#set table(stroke: (x, y) => if y == 0 { (top: 0.9pt, bottom: 0.5pt) }, inset: (x: 4pt, y: 2.5pt))"""
_OLD = re.compile(r"^#show table: .*$", re.MULTILINE)


def dressed(code: str) -> str:
    """Typst code with the article's faces and rules, and ``⟦…⟧`` as notes at the foot."""
    return _NOTE.sub(r'"; footnote("\1"); "', _OLD.sub(lambda _: _SETUP, code, count=1))
