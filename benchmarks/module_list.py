"""The list of modules in docs/modules.md, from the first sentence of each: ``python -m benchmarks.module_list`` writes it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLACE = ROOT / "docs" / "modules.md"
_PACKAGES = ("pipeline", "extractors", "data/paper_forms", "benchmarks")
HEAD = """\
# Modules

What each module does, in its own first sentence. Written by `python -m benchmarks.module_list`; how they hang together is told in
[architecture.md](architecture.md).
"""
# The end of a sentence; quotations, in which full stops end nothing, are passed over.
_END = re.compile(r"“[^”]*”|(?<=\w\w[.?])(?= [A-Z`“])")


def module_list() -> str:
    """The page, a table a folder; paths are whole."""
    return HEAD + "".join(table for package in _PACKAGES for table in _tables(ROOT / package))


def _tables(package: Path) -> Iterator[str]:
    for folder in sorted({file.parent for file in package.rglob("*.py")}):
        rows = [
            f"| `{file.name}` | {_about(file)} |\n" for file in sorted(folder.glob("*.py")) if file.stem[:2] != "__"
        ]
        about = _about(folder / "__init__.py")
        lead = f"{about}\n\n" if about else ""
        if rows:
            yield f"\n## `{folder.relative_to(ROOT)}/`\n\n{lead}| module | what it does |\n| --- | --- |\n{''.join(rows)}"


def _about(file: Path) -> str:
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) if file.exists() else None
    paragraph = " ".join((text or "").split("\n\n")[0].split())
    end = next((found.start() for found in _END.finditer(paragraph) if not found[0]), len(paragraph))
    return paragraph[:end]


if __name__ == "__main__":
    PLACE.write_text(module_list(), encoding="utf-8")
