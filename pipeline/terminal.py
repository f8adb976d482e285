"""Where commands print to."""

from __future__ import annotations

from rich.console import Console

_ENDLESS = 10_000


def terminal() -> Console:
    """The terminal at its width; elsewhere (pipes, files) lines as long as they are."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=_ENDLESS)
