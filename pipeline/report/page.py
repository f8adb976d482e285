"""The report as one page: its sections put into the template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from pipeline.report.approach import approach
from pipeline.report.costs import costs
from pipeline.report.effort import effort
from pipeline.report.figures import Drawn, locales
from pipeline.report.findings import findings
from pipeline.report.governance import groups
from pipeline.report.likeness import nearest
from pipeline.report.method import made, method
from pipeline.report.overview import outstanding, tiles
from pipeline.report.pictures import Album
from pipeline.report.process import process, steps
from pipeline.report.sources import failures, sources
from pipeline.report.topics import matrix, wordings
from pipeline.report.views import Material

_AT_FIRST = 40
"""Rows of a table that stand in the page from the start; the rest is put in when the table comes into view."""

_TEMPLATES = Path(__file__).with_name("templates")


def render(
    material: Material, album: Album, pictures: Sequence[Drawn], figures: str, *, without_persons: bool = False
) -> str:
    """The page. What papers say is escaped: their text is nobody's to trust. ``figures``: the folder of the charts' files."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    language = material.language
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(language.gettext, language.ngettext, newstyle=False)  # type: ignore[attr-defined]
    squares = matrix(material)
    tables = {
        "wordings": wordings(material),
        "costs": costs(material),
        "effort": effort(material),
        "groups": groups(material),
        "alike_topics": nearest(material, "topics"),
        "alike_governance": nearest(material, "governance"),
        "process": process(material),
        "steps": steps(material),
        "approach": approach(material),
        "findings": findings(material),
        "failures": failures(material),
    }
    material.evidence.draw(album)
    tables["sources"] = sources(material)
    return environment.get_template("report.html").render(
        lang=language.lang,
        at_first=_AT_FIRST,
        version=version("ratslese"),
        title=language.gettext("Integration concepts compared"),
        made=made(material),
        sections=_sections(material),
        labels=material.labels,
        tiles=tiles(material, squares),
        outstanding=outstanding(material, squares),
        matrix=squares,
        tables=tables,
        charts={
            each.chart.name: {
                "name": each.chart.name,
                "title": each.chart.title,
                "says": each.chart.says,
                "svg": Markup(each.svg),
                "folder": figures,
            }
            for each in pictures
        },
        method=method(material),
        without_persons=without_persons,
        evidence=material.evidence.data(album.addresses()),
        papers=_papers(material),
        specs={"specs": {each.chart.name: each.spec for each in pictures}, **locales(language)},
        words=_words(material),
        css=Markup(_file("report.css")),
        js=Markup(_file("report.js")),
        charts_js=Markup(_file("charts.js")),
        vega=Markup(_vega()) if pictures else "",
    )


def _file(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _vega() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, so written that it cannot end its element."""
    import vl_convert

    script: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    return re.sub(r"<(?=/script|!--)", r"\\x3c", script, flags=re.IGNORECASE)


def _sections(material: Material) -> list[tuple[str, str]]:
    say = material.language.gettext
    return [
        ("overview", say("Overview")),
        ("topics", say("Topics")),
        ("costs", say("Costs")),
        ("governance", say("Governance")),
        ("process", say("Process")),
        ("approach", say("Approach")),
        ("findings", say("Findings")),
        ("method", say("Method")),
        ("sources", say("Sources")),
    ]


def _papers(material: Material) -> list[dict[str, str | bool]]:
    say = material.language.gettext
    notes = {
        "gone": say("The file is gone; these are the lines around the words as they were read."),
        "changed": say(
            "The file has changed since it was read; these are the lines around the words as they were read."
        ),
        "there": say("The lines around the words:"),
    }
    found: list[dict[str, str | bool]] = []
    for document_id, document in material.documents.items():
        title = f"{material.town_of(document_id)}, {material.paper(document_id)}"
        paged = document["media_type"] == "application/pdf"
        note = notes[material.evidence.states.get(document_id, "there")]
        found.append({"title": title, "source": str(document["source"]), "note": note, "paged": paged})
    return found


def _words(material: Material) -> dict[str, str]:
    """What the scripts of the page say."""
    say = material.language.gettext
    return {
        "some": say("{some} of {all} rows"),
        "page": say("page {page}"),
        "rule": say("rule"),
        "confidence": say("confidence"),
        "silent": say("This paper says nothing on it."),
        "entire": say("The paper as a whole, no single place."),
        "picture": say("The place on the page, the words in a box"),
        "lost": say("The picture is not there; it lies in the folder beside the report."),
        "whole": say("Show the whole page"),
        "part": say("Show the place only"),
    }
