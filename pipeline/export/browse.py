"""`ratslese browse`: the results in Datasette, with ready questions, a search over the papers' texts, titles, facets and
links from every fact to its evidence."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import RatsleseError
from pipeline.export.contents import contents
from pipeline.export.files import write_database
from pipeline.export.full_text import page_texts
from pipeline.store import DATABASE


def browse(out: Path, port: int = 8001, *, open_browser: bool = True, without_persons: bool = False) -> None:
    """Serve the results on this machine until it is interrupted. Raises RatsleseError(not_installed) without Datasette."""
    if find_spec("datasette") is None:
        raise RatsleseError("not_installed", "Datasette is not installed.")
    held = replace(
        contents(out, without_persons=without_persons), texts=page_texts(out, without_persons=without_persons)
    )
    with TemporaryDirectory(prefix="ratslese-browse-") as folder:
        database, metadata = write_database(held, Path(folder) / DATABASE)
        command = [
            sys.executable,
            "-m",
            "datasette",
            "serve",
            "--immutable",
            str(database),
            "--metadata",
            str(metadata),
        ]
        command += ["--port", str(port), "--setting", "truncate_cells_html", "400"]
        command += ["--open"] if open_browser else []
        try:
            done = subprocess.run(command, check=False)
        except KeyboardInterrupt:
            return
        if done.returncode not in (0, -2):
            message = f"Datasette stopped with exit code {done.returncode}."
            raise RatsleseError("not_served", message)
