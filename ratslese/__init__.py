"""ratslese from Python, in a few words: the front of :mod:`pipeline` for notebooks and scripts.

>>> import ratslese
>>> ratslese.run("papers/", out="results")
>>> tables = ratslese.tables("results")
>>> tables["costs"][["amount", "cost_kind", "year"]]
>>> ratslese.compare("results")["compare_approach"]
>>> ratslese.review("results", who="Anna")
>>> doc = ratslese.doc("papers/2021-118.pdf")  # of spaCy
>>> doc.spans["costs"]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import RatsleseError

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.run import Outcome

__all__ = ["RatsleseError", "compare", "doc", "review", "run", "tables"]

Place = str | PathLike[str]


def run(*papers: Place, out: Place = "results", **options: Any) -> Outcome:
    """Read papers (files, folders, ZIP archives) and write the tables to ``out``; tells what became of each input.

    ``options`` are those of :func:`pipeline.run.run`: ``jobs=2``, ``ocr="never"``, ``municipality="Stadt Auenbrück"`` …
    Raises RatsleseError, as everything here does, with the cause and what to do about it.
    """
    from pipeline.run import run as read

    return read([Path(place) for place in papers], Path(out), **options)


def tables(out: Place = "results") -> Mapping[str, pd.DataFrame]:
    """Every table of the results as a DataFrame with real days, decimals and booleans."""
    from pipeline.store import read_tables

    return read_tables(Path(out))


def compare(out: Place = "results", only: Sequence[str] = ()) -> Mapping[str, pd.DataFrame]:
    """Compare the towns of the results, or those that ``only`` names; the comparison tables as DataFrames."""
    from pipeline.compare.compare import compare as towns

    towns(Path(out), only)
    return {name: table for name, table in tables(out).items() if name.startswith("compare_")}


def review(out: Place = "results", who: str | None = None, ledger: Place | None = None, **options: Any) -> None:
    """Open the page on which a person goes through what was read; it is served until it is interrupted (Ctrl-C, or stopping the cell),
    and what they say is in the ledger at once (``corrections.csv`` above the papers, where none is named).

    ``options`` are those of `ratslese review`: ``paper="2021/118"``, ``against=Path("bernd.csv")``, ``lang="en"``,
    ``port=0``, ``open_browser=False`` …
    """
    from pipeline.errors import InterruptedRunError
    from pipeline.review.server import review_results

    with suppress(InterruptedRunError):
        review_results(Path(out), who, Path(ledger) if ledger else None, **options)


def doc(paper: Place, nlp: Language | None = None, **options: Any) -> Doc:
    """One paper (PDF, scan, text, page, Word or OpenDocument file) as a spaCy Doc, what was found in it in its span groups
    (:class:`ratslese.in_spacy.CouncilPaper` says which), read by the components of ``nlp`` too where that is given.

    ``options`` are those of :func:`pipeline.ingest.reading.reading`: ``ocr="never"`` …
    """
    import spacy

    from pipeline.ingest.read import read_document
    from pipeline.ingest.reading import reading
    from pipeline.normalize import Source
    from ratslese.in_spacy import as_doc

    document, sha256, media_type = read_document(Path(paper), reading(None, **options))
    nlp = nlp or spacy.blank("de")
    found = as_doc(document, Source(Path(paper).name, sha256, media_type), nlp)
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == "ratslese"]):
        return nlp(found)
