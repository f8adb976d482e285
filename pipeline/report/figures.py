"""The charts as pictures, made by vl-convert without a network: for the page, and as SVG and PNG files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.report.charts.model import HIGH, MARKS, OF_FILES, OF_PAGE, Chart, on_paper
from pipeline.report.language import Language

_WIDTH = 900
_PNG_SCALE = 2
_PADDING = 16


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as it goes into the page: its specification without its marks, and its picture for the first look and for paper."""

    chart: Chart
    spec: dict[str, Any]
    svg: str


def drawn(charts: Iterable[Chart], language: Language) -> list[Drawn]:
    """The charts in the colours of the page and the numbers of the language."""
    import vl_convert

    found = []
    for chart in charts:
        spec = chart.draw(OF_PAGE)
        given = locales(language)
        marks = chart.at_first()
        step = spec["height"]["step"] if isinstance(spec["height"], dict) else None
        low = {}
        if step:
            rows = chart.rows_of(marks)
            step = min(step, HIGH // rows)
            low = {"height": step * rows if chart.across else {"step": step}}
        whole = {
            **spec,
            **low,
            "datasets": {**spec.get("datasets", {}), MARKS: marks},
            "width": _WIDTH,
            **({"title": marks[0][chart.headed]} if chart.headed else {}),
            "padding": _PADDING,
        }
        svg = vl_convert.vegalite_to_svg(whole, format_locale=given["number"], time_format_locale=given["time"])
        found.append(Drawn(chart, spec, svg))
    return found


def write_figures(charts: Iterable[Drawn], folder: Path, language: Language) -> list[Path]:
    """Write every chart as NAME.LANGUAGE.svg and .png, in the colours of paper; returns the files."""
    import vl_convert

    written = []
    for each in charts:
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{each.chart.name}.{language.lang}"
        svg, png = folder / f"{name}.svg", folder / f"{name}.png"
        picture = in_fixed_colours(each.svg)
        svg.write_text(picture, encoding="utf-8")
        png.write_bytes(vl_convert.svg_to_png(picture, scale=_PNG_SCALE))
        written += [svg, png]
    return written


def in_fixed_colours(svg: str) -> str:
    """A picture in fixed colours on a white ground, for programs that know nothing of the page's.

    >>> in_fixed_colours('<svg width="9"><text fill="var(--ink)">A</text></svg>')
    '<svg width="9"><rect width="100%" height="100%" fill="#ffffff"/><text fill="#1d2125">A</text></svg>'
    """
    for colour, fixed in on_paper().items():
        svg = svg.replace(colour, fixed)
    ground = rf'\1<rect width="100%" height="100%" fill="{OF_FILES.paper}"/>'
    return re.sub(r"(<svg[^>]*>)", ground, svg, count=1)


def locales(language: Language) -> dict[str, Any]:
    """How Vega writes numbers and times in the language."""
    import vl_convert

    name: Literal["de-DE", "en-GB"] = "de-DE" if language.lang == "de" else "en-GB"
    return {"number": vl_convert.get_format_locale(name), "time": vl_convert.get_time_format_locale(name)}
