"""A report that lies beside newer results says so: its notice is uncovered when the results change."""

from __future__ import annotations

import os
from pathlib import Path

COVERED, UNCOVERED = '<p id="outdated" hidden>', '<p id="outdated">'


def outdate_reports(out: Path) -> list[Path]:
    """Uncover the notice of every report in a folder of results; returns those that had it covered. Their time stays."""
    found = []
    for file in sorted(out.glob("*.html")):
        page = file.read_bytes()
        if COVERED.encode() in page:
            stat = file.stat()
            file.write_bytes(page.replace(COVERED.encode(), UNCOVERED.encode(), 1))
            os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
            found.append(file)
    return found
