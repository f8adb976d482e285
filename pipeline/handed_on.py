"""Results without the paths of the machine that they were made on: what is handed on names papers from the inputs down.

>>> rows = {"documents": [{"source": "/home/anna/studie/vorlagen/2021-118.pdf"}],
...         "runs": [{"config": '{"inputs": ["/home/anna/studie/vorlagen"]}'}]}
>>> without_places(rows)["documents"]
[{'source': 'vorlagen/2021-118.pdf'}]
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]

_WITH_PATHS = {
    "documents": ("source",),
    "failures": ("source", "message"),
    "collection_values": ("said_by",),
    "findings": ("message",),
    "runs": ("config",),
}
"""Columns in which a path can stand: of a paper, of a list beside it, of what was asked for."""
_NO_WORDS = frozenset((("failures", "message"), ("collection_values", "said_by"), ("runs", "config")))
"""Those that hold no words of a paper, in which “Halle /Bad/Sauna” is no path."""
_PATH = re.compile(r"(?<![\w/.:])/(?:[^\s/“”\",]+/)+(?P<name>[^\s/“”\",]+)")


def without_places(rows: Mapping[str, list[Row]]) -> Rows:
    """The same tables in which a path below an input begins with the input's own name, and any other absolute path is its last name."""
    begins = sorted(set(_beginnings(rows)), key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, begins))) if begins else None

    def shown(table: str, column: str, value: Any) -> Any:
        if not isinstance(value, str) or column not in _WITH_PATHS[table]:
            return value
        told = known.sub("", value) if known else value
        return _PATH.sub(lambda path: path["name"], told) if (table, column) in _NO_WORDS else told

    return {
        table: [{column: shown(table, column, value) for column, value in row.items()} for row in of_table]
        if table in _WITH_PATHS
        else of_table
        for table, of_table in rows.items()
    }


def _beginnings(rows: Mapping[str, list[Row]]) -> Iterator[str]:
    """The folders that the inputs and the papers lie in, with a slash."""
    given = [place for run in rows.get("runs", ()) for place in json.loads(run["config"]).get("inputs", ())]
    inputs = [PurePosixPath(place) for place in given if place.startswith("/")]
    for place in inputs:
        yield _begin(place)
    for row in rows.get("collection_values", ()):
        yield from (_begin(PurePosixPath(path[0])) for path in _PATH.finditer(row["said_by"] or ""))
    for row in (*rows.get("documents", ()), *rows.get("failures", ())):
        source = PurePosixPath(row["source"])
        if source.is_absolute() and not any(source.is_relative_to(place) for place in inputs):
            yield _begin(source)


def _begin(place: PurePosixPath) -> str:
    folder = str(place.parent)
    return f"{place}/" if folder == "/" else f"{folder}/"


def way(source: str, folder: Path, study: Path) -> str | None:
    """The way from a folder to a paper, for a link; None where the paper is gone, or where one of them lies outside the folder of the
    ``study``, for the way would tell of the machine and lead nowhere on another."""
    file, start, whole = Path(source).resolve(), folder.resolve(), study.resolve()
    if not (file.is_file() and file.is_relative_to(whole) and start.is_relative_to(whole)):
        return None
    return os.path.relpath(file, start)
