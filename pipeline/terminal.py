"""Where commands print to."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console
from rich.text import Text

_ENDLESS = 10_000


def terminal() -> Console:
    """The terminal at its width; elsewhere (pipes, files) lines as long as they are."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=_ENDLESS)


def print_json(content: Any) -> None:
    """Print for machines: money and days as text, German letters as they are."""
    print(json.dumps(content, indent=1, ensure_ascii=False, default=str))


def heading(console: Console, title: str) -> None:
    """A title between two parts of what is printed: a rule as wide as the terminal; elsewhere a few dashes, as in “── facts ──”."""
    if console.is_terminal:
        console.rule(title)
    else:
        console.print(Text(f"── {title} ──"))
