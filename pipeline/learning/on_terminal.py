"""What `ratslese train` prints."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import RatsleseError
from pipeline.quality.gold import read_gold
from pipeline.terminal import print_json, terminal

if TYPE_CHECKING:
    from pipeline.learning.teaching import Taught

_HEAD = ("judges of", "rows, F1", "with yours", "what is said of them", "with yours", "")


def report_training(gold: Sequence[Path], out: Path, to: Path, *, as_json: bool) -> None:
    """Learn, print by room what it gains on papers left out, and write what helps. Raises RatsleseError(not_installed) without
    scikit-learn, and where nothing can be learned or written."""
    if find_spec("sklearn") is None:
        message = "scikit-learn is not installed."
        raise RatsleseError("not_installed", message, "Install it: pip install 'ratslese[train]'.")
    from pipeline.learning.teaching import teach

    with terminal().status("Reading the annotated papers …") as status:

        def told(done: int, of: int) -> None:
            status.update(f"Judging papers with and without what the others teach … {done} of {of}")

        taught = teach([paper for place in gold for paper in read_gold(place)], out, told)
    if taught.learned.additions:
        try:
            to.write_text(taught.learned.as_json(), encoding="utf-8")
        except OSError as error:
            raise RatsleseError("not_written", f"{to} cannot be written ({error.strerror}).") from None
    if as_json:
        written = str(to) if taught.learned.additions else None
        lessons = [lesson.as_dict() for lesson in taught.lessons]
        print_json({"papers": taught.papers, "absent": taught.absent, "lessons": lessons, "written": written})
    else:
        _print(taught, to)


def _print(taught: Taught, to: Path) -> None:
    from pipeline.quality.on_terminal import table

    screen = terminal()
    for document in taught.absent:
        screen.print(f"not among the results, nothing learned from it: {document}", markup=False)
    made = table(f"What {taught.papers} papers teach, on papers left out", *_HEAD)
    for lesson in taught.lessons:
        figures = [f"{figure:.3f}" for figure in lesson.figures]
        cells = [*figures, "used" if lesson.helps else "does not help: left out"]
        made.add_row(", ".join(lesson.room.tables), *(cells if lesson.annotated else ["nothing annotated"]))
    screen.print(made)
    if taught.learned.additions:
        screen.print(f"{to}  (use it: ratslese run … --learned {to})", markup=False, soft_wrap=True)
    else:
        screen.print("Nothing that was learned helps; no file is written.")
