"""What pdfminer does not know of fonts that are not in the file (Helvetica, Times, Arial …): the euro and the soft hyphen."""

from __future__ import annotations

from functools import cache

from pdfminer.encodingdb import EncodingDB
from pdfminer.fontmetrics import FONT_METRICS

_SOFT_HYPHEN = 0xAD


@cache
def complete_fonts() -> None:
    """Complete pdfminer's tables. Its measures are older than the euro, which has the width of a figure in all of these
    fonts: without it all that follows a ``€`` on a line would stand too far to the left. Code 173 of the Windows encoding is
    a hyphen (ISO 32000-1, annex D.2, note 6), not a space."""
    for _, widths in FONT_METRICS.values():
        if "ü" in widths and "€" not in widths:
            widths["€"] = widths["0"]
    EncodingDB.win2unicode[_SOFT_HYPHEN] = "-"
