"""What `ratslese train` prints."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import RatsleseError
from pipeline.quality.gold import read_gold
from pipeline.terminal import terminal

_HEAD = ("judges of", "rows, F1", "with yours", "what is said of them", "with yours", "")


def report_training(gold: Sequence[Path], out: Path, to: Path) -> None:
    """Learn, print by room what it gains on papers left out, and write what helps. Raises RatsleseError(not_installed) without
    scikit-learn, and where nothing can be learned or written."""
    if find_spec("sklearn") is None:
        message = "scikit-learn is not installed."
        raise RatsleseError("not_installed", message, "Install it: pip install 'ratslese[train]'.")
    from pipeline.learning.teaching import teach
    from pipeline.quality.on_terminal import table

    screen = terminal()
    with screen.status("Reading the annotated papers …") as status:

        def told(done: int, of: int) -> None:
            status.update(f"Judging papers with and without what the others teach … {done} of {of}")

        taught = teach([paper for place in gold for paper in read_gold(place)], out, told)
    for document in taught.absent:
        screen.print(f"not among the results, nothing learned from it: {document}", markup=False)
    made = table(f"What {taught.papers} papers teach, on papers left out", *_HEAD)
    for lesson in taught.lessons:
        (rows, more), (said, better) = lesson.rows, lesson.said
        figures = [f"{figure:.3f}" for figure in (rows.f1, more.f1, said.accuracy, better.accuracy)]
        cells = [*figures, "used" if lesson.helps else "does not help: left out"]
        made.add_row(", ".join(lesson.room.tables), *(cells if rows.wanted or rows.found else ["nothing annotated"]))
    screen.print(made)
    if not taught.learned.additions:
        screen.print("Nothing that was learned helps; no file is written.")
        return
    try:
        to.write_text(taught.learned.as_json(), encoding="utf-8")
    except OSError as error:
        raise RatsleseError("not_written", f"{to} cannot be written ({error.strerror}).") from None
    screen.print(f"{to}  (use it: ratslese run … --learned {to})", markup=False, soft_wrap=True)
