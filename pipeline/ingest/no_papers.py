"""What lies beside papers and is none: tables, lists of files, READMEs, data and programs, told by what is in them."""

from __future__ import annotations

import ast
import csv
import json
import re
from pathlib import PurePath

_README = frozenset("readme liesmich lies_mich license licence lizenz copying".split())
_TABLES = (".csv", ".tsv")
_BEGINNING = 200_000
"""Characters that are looked at."""
_FEWEST_ROWS, _SAME_WIDTH = 3, 0.95
_LONGEST_HEAD = 40
_ENDINGS = "pdf|docx?|odt|txt|html?|md|zip|xlsx?|tiff?|jpe?g|png"
# “- 2023/vorlage_12.pdf”, “9f86d08… *vorlage 12.pdf”, “anlage.docx (23 KB)”
_FILE_NAME = re.compile(
    rf"""^\W{{0,3}}(?:[0-9a-f]{{32,128}}\s+\*?)?
    (?:[\w.%+()-]+[/\\])*[\w.%+()\ -]*[\w%)]\.(?:{_ENDINGS})(?:\W.{{0,60}})?$""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTED = 0.7
_FEWEST_LISTED = 3
_INDEX = re.compile(r"<title>\s*(?:Index of|Directory listing|Verzeichnis von)\b", re.IGNORECASE)
_PROGRAM = (".py", ".sh", ".r", ".js", ".sql", ".toml", ".yml", ".yaml", ".ini", ".cfg")


def no_paper(text: str, name: str = "") -> str | None:
    """What a text is that is no paper: ``a table (semicolons, 5 columns)``; None where it may be one."""
    text, path = text[:_BEGINNING].lstrip("\ufeff"), PurePath(name)
    if path.stem.casefold() in _README:
        return "a README, which tells of files"
    if what := _data(text, path.suffix.casefold()):
        return what
    if _INDEX.search(text[:2000]):
        return "the index of a folder"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    listed = sum(_FILE_NAME.match(line) is not None for line in lines)
    if listed >= _FEWEST_LISTED and listed >= _LISTED * len(lines):
        return f"a list of {listed} files"
    return _table(lines, path.suffix.casefold())


def _data(text: str, ending: str) -> str | None:
    """JSON, XML that is no web page, or a program."""
    begin = text.lstrip()[:1]
    if begin in ("{", "[") and text.rstrip()[-1:] in ("}", "]"):
        try:
            json.loads(text)
        except ValueError:
            pass
        else:
            return "JSON data"
    if text.lstrip().startswith("<?xml") and "<html" not in text[:4096].casefold():
        return "XML data"
    if text.startswith("#!") or (ending in _PROGRAM and ending != ".py"):
        return "a program or its settings"
    if ending == ".py":
        try:
            ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None
        return "a program or its settings"
    return None


def _table(lines: list[str], ending: str) -> str | None:
    """A table with a head: all lines have as many cells as the first, whose cells are short, different and no sentences. A paper has
    a title, and lines without any cells."""
    for delimiter, called in ((";", "semicolons"), ("\t", "tabs"), (",", "commas"), ("|", "bars")):
        if not lines or delimiter not in lines[0]:
            continue
        try:
            rows = list(csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            continue
        head = [cell.strip() for cell in rows[0]]
        same = sum(len(row) == len(head) for row in rows)
        names = all(0 < len(cell) <= _LONGEST_HEAD and cell[-1] not in ".:!?" for cell in head)
        wide = len(head) > 2 or ending in _TABLES
        fewest = 1 if ending in _TABLES else _FEWEST_ROWS
        if wide and names and len(set(head)) == len(head) and len(rows) >= fewest and same >= _SAME_WIDTH * len(rows):
            return f"a table ({called}, {len(head)} columns)"
    return None
