"""`ratslese report`: results in, one page that needs nothing else out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.compare.view import in_view
from pipeline.errors import RatsleseError
from pipeline.handed_on import without_places
from pipeline.normalize import Row, Rows
from pipeline.persons import Persons
from pipeline.report.charts.every import charts
from pipeline.report.evidence import Evidence
from pipeline.report.figures import drawn, write_figures
from pipeline.report.labels import Labels, given_names
from pipeline.report.language import Lang, Language
from pipeline.report.page import render
from pipeline.report.pictures import Album, Where
from pipeline.report.views import Material
from pipeline.store import Store

PAGE = "report.html"
FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the page, the files of its charts, and the folder of pictures beside it, if there is one."""

    page: Path
    figures: tuple[Path, ...]
    pictures: Path | None

    @property
    def size(self) -> int:
        return self.page.stat().st_size


def write_report(
    out: Path,
    target: Path | None = None,
    *,
    lang: Lang = "de",
    pictures: Where = "auto",
    without_persons: bool = False,
) -> Written:
    """Write the report of the results in ``out``; by default to ``out/report.html``; its charts to ``figures`` beside it.

    Raises RatsleseError where there are no results, or where the page cannot be written.
    """
    target = target or out / PAGE
    material, language = _material(out, lang, without_persons=without_persons)
    if not target.parent.is_dir():
        raise RatsleseError("not_written", f"{target} cannot be written (there is no folder {target.parent}).")
    album = Album(target.parent / f"{target.stem}_pictures", "none" if without_persons else pictures)
    try:
        pictures_of_charts = drawn(charts(material), language)
        figures = write_figures(pictures_of_charts, target.parent / FIGURES, language)
        page = render(material, album, pictures_of_charts, without_persons=without_persons)
        target.write_text(page, encoding="utf-8")
        album.tidy()
    except OSError as error:
        raise RatsleseError("not_written", f"{target} cannot be written ({error.strerror or error}).") from None
    return Written(target, tuple(figures), album.folder if album.folder.is_dir() else None)


def _material(out: Path, lang: Lang, *, without_persons: bool) -> tuple[Material, Language]:
    store = Store(out)
    store.connect().close()  # says what to do where there are no results
    facts, compared = store.rows(), _compared(store)
    mask: Callable[[str, str], str] | None = None
    if without_persons:
        persons = Persons(facts)
        facts, compared = persons.without(facts), persons.without(compared)
        mask = persons.masked
    facts = in_view(facts, compared) | {"corrections": _corrections(facts, compared)}
    language = Language(lang)
    labels = Labels(language, given_names(facts["codebook"], lang))
    return Material(without_places(facts), compared, Evidence(facts, out, mask), language, labels), language


def _corrections(facts: Rows, compared: Rows) -> list[Row]:
    """Those of the papers that are shown, and of papers that are not among the results: none is left out in silence."""
    elsewhere = {row["document_id"] for row in facts["documents"]} - {
        row["document_id"] for row in compared["compare_papers"]
    }
    return [row for row in facts["corrections"] if row["document_id"] not in elsewhere]


def _compared(store: Store) -> Rows:
    """The comparison of the results, made where there is none, or none of this version. (A run that changes the results
    takes an older one away.)"""
    from contextlib import closing

    from pipeline.compare.compare import compare
    from pipeline.compare.schema import COMPARE_TABLES
    from pipeline.typed_tables import select, stands

    with closing(store.connect()) as connection:
        if all(stands(connection, table) for table in COMPARE_TABLES):
            return {table.name: select(connection, table) for table in COMPARE_TABLES}
    return compare(store.folder)
