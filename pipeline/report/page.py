"""The report as one page: its sections put into the template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from markupsafe import Markup, escape

from pipeline.report.answers import answers
from pipeline.report.charts.model import HIGH, MOST_ROWS, on_paper
from pipeline.report.concepts import undertakings
from pipeline.report.corrections import corrections, notes
from pipeline.report.costs import costs
from pipeline.report.effort import effort
from pipeline.report.figures import Drawn, locales
from pipeline.report.findings import findings
from pipeline.report.governance import groups
from pipeline.report.likeness import nearest
from pipeline.report.measures import beside, measures
from pipeline.report.method import kinds, made, method
from pipeline.report.packing import stored, texts_of
from pipeline.report.partners import partners
from pipeline.report.pictures import Album
from pipeline.report.process import process, steps
from pipeline.report.reuse import reuse
from pipeline.report.sources import failures, sources
from pipeline.report.topics import matrix, wordings
from pipeline.report.towns import selectable, towns
from pipeline.report.views import Material, Table, without_blank_columns
from pipeline.report.words import words

_AT_FIRST = 40
"""Rows of a table that stand in the page from the start; the rest is put in when the table is scrolled, sorted or filtered."""

_ON_PAPER = ("process", "undertakings", "measures", "sources")
"""Tables too wide for a sheet of paper: they are printed as a card a line, with the titles of the columns before the values."""

_LONG = 15
"""Letters of a word that may be broken behind its signs; numbers of papers are shorter and stay whole."""

_MOST_LINES = 3
"""Lines of a cell that are seen at first; the others open."""

_FEW = 4
"""Rows that need no filter are fewer."""

_SCRIPTS = ("base", "selection", "tables", "says", "evidence", "charts", "search", "beside", "begin")
"""In the order in which they build on each other."""

_TEMPLATES = Path(__file__).with_name("templates")


def render(
    material: Material,
    album: Album,
    pictures: Sequence[Drawn],
    *,
    without_persons: bool = False,
) -> str:
    """The page. What papers say is escaped: their text is nobody's to trust."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

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

    def number(value: int) -> str:
        return language.number(value, 0)

    environment.filters |= {"breakable": _breakable, "number": number}
    squares = matrix(material)
    tables = {
        "towns": towns(material, squares),
        "wordings": wordings(material),
        "costs": costs(material),
        "effort": effort(material),
        "groups": groups(material),
        "alike_topics": nearest(material, "topics"),
        "alike_governance": nearest(material, "governance"),
        "process": process(material),
        "steps": steps(material),
        "partners": partners(material),
        "undertakings": undertakings(material),
        "measures": measures(material),
        "findings": findings(material),
        "answers": answers(material),
        "corrections": corrections(material),
        "failures": failures(material),
        "kinds": kinds(material),
    }
    texts = texts_of(material)
    tables["reuse"] = reuse(material, texts)
    material.evidence.draw(album)
    tables["sources"] = sources(material)
    tables = {name: table if name == "towns" else without_blank_columns(table) for name, table in tables.items()}
    return environment.get_template("report.html").render(
        lang=language.lang,
        at_first=_AT_FIRST,
        most_rows=MOST_ROWS,
        most_lines=_MOST_LINES,
        few=_FEW,
        version=version("ratslese"),
        title=_title(material),
        alone=material.alone,
        made=made(material),
        sections=_sections(material),
        labels=material.labels,
        selectable=selectable(material, _cited(material)),
        matrix=squares,
        tables=tables,
        charts={
            each.chart.name: {
                "name": each.chart.name,
                "title": each.chart.title,
                "says": each.chart.says,
                "click": each.chart.click,
                "svg": Markup(each.svg),
                "choices": each.chart.choices,
                "across": each.chart.across,
                "rows": each.chart.rows_of(each.chart.offered()),
            }
            for each in pictures
        },
        method=method(material),
        without_persons=without_persons,
        evidence=material.evidence.data(album.addresses()) | {"hand": notes(material)},
        beside=beside(material),
        papers=_papers(material),
        stored=stored,
        texts=texts,
        specs={
            "charts": {each.chart.name: _chart(each) for each in pictures},
            "colours": on_paper(),
            "high": HIGH,
            **locales(language),
        },
        words=words(language),
        css=Markup(_file("report.css")),
        column_css=Markup(_column_css(tables.values())),
        paper_css=Markup(_column_css(tables[name] for name in _ON_PAPER)),
        printed_as_cards=_ON_PAPER,
        made_css=Markup(_css_string(made(material))),
        hidden_css=Markup(_hidden_css(tables["towns"])),
        js=Markup("\n".join(_file(f"scripts/{name}.js") for name in _SCRIPTS)),
        vega=Markup(_vega()) if pictures else "",
    )


def _breakable(text: str) -> Markup:
    """A text whose long words, names of files above all, break behind their signs, and whose amounts do not break.

    >>> str(_breakable("VO/2019/0457 & protokoll_2021-03-17.pdf"))
    'VO/2019/0457 &amp; protokoll_<wbr>2021-<wbr>03-<wbr>17<wbr>.pdf'
    >>> str(_breakable("HSA 6/2015-57"))
    'HSA <span class="whole">6/2015-57</span>'
    >>> _breakable("Kosten von 4.800,00 Euro")
    Markup('Kosten von 4.800,00\\xa0Euro')
    """
    whole = re.sub(r"(?<=\d) (?=(?:€|Euro|EUR|%)(?!\w))", "\xa0", escape(text))
    return Markup(re.sub(rf"\S{{{_LONG},}}|\S*\d-\d\S*", _word, whole))


def _word(found: re.Match[str]) -> str:
    word = found[0]
    if len(word) < _LONG:
        return f'<span class="whole">{word}</span>'
    return re.sub(r"(?<=\w[_/-])(?=\w)|(?=\.[a-z]{3,4}$)", "<wbr>", word)


def _file(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _vega() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, so written that it cannot end its element."""
    import vl_convert

    script: str = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    return re.sub(r"<(?=/script|!--)", r"\\x3c", script, flags=re.IGNORECASE)


def _title(material: Material) -> str:
    """What the page is about: the field of policy; the town, where there is but one."""
    settings = {row["name"]: row["value"] for row in material.compared["compare_settings"]}
    concepts = material.labels("concepts_of", settings.get("policy"))
    if material.alone:
        return f"{concepts}: {material.town(material.compared['compare_approach'][0]['municipality_id'])}"
    return material.language.gettext("%s compared") % concepts


def _sections(material: Material) -> list[tuple[str, str]]:
    say = material.language.gettext
    return [
        ("overview", say("Overview")),
        ("municipalities", say("Municipality") if material.alone else say("Municipalities")),
        ("topics", say("Topics")),
        ("measures", say("Measures")),
        ("costs", say("Costs")),
        ("governance", say("Governance")),
        ("process", say("Process")),
        ("findings", say("Findings")),
        *((("answers", say("Asked of people")),) if material.compared["compare_answers"] else ()),
        ("texts", say("Search")),
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
        found.append(
            {
                "title": title,
                "source": str(document["source"]),
                "note": note,
                "paged": paged,
                "date": material.language.day(document["date"]),
                "town": material.town_of(document_id),
            }
        )
    return found


def _chart(each: Drawn) -> dict[str, object]:
    return {
        "spec": each.spec,
        "marks": each.chart.marks,
        "row": each.chart.row,
        "across": each.chart.across,
        "headed": each.chart.headed,
        "most": MOST_ROWS,
    }


def _cited(material: Material) -> Counter[str]:
    """By town, how many places of its papers were cited."""
    return Counter(material.town_of(document_id) for document_id in material.evidence.cited_documents())


def _column_css(tables: Iterable[Table]) -> str:
    """The titles of the columns before the values, where tables are set as cards."""
    return "\n".join(
        f"#table-{table.name} tbody td:nth-child({place})::before {{ content: {_css_string(column.title)} }}"
        for table in tables
        for place, column in enumerate(table.columns[1:], 2)
    )


def _css_string(text: str) -> str:
    """A text as CSS quotes it; a sign that could end the string or the element goes in as its number.

    >>> _css_string('a"b</style>')
    '"a\\\\22 b\\\\3c /style\\\\3e "'
    """
    return '"' + re.sub(r'["\\\\<>\n&]', lambda found: f"\\{ord(found[0]):x} ", text) + '"'


def _hidden_css(table: Table) -> str:
    hidden = [place for place, column in enumerate(table.columns, 1) if not column.shown]
    selectors = ", ".join(f"#table-{table.name} tr > :nth-child({place})" for place in hidden)
    return f"{selectors} {{ display: none }}" if hidden else ""
