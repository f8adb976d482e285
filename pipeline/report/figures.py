"""The charts as files: SVG and PNG, made by vl-convert without a network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from pipeline.report.charts.model import OF_FILES, Chart
from pipeline.report.language import Language

_WIDTH = 900
_PNG_SCALE = 2


def as_svg(spec: dict[str, Any], language: Language) -> str:
    """The picture of a specification, in the numbers of the language."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg({**spec, "width": _WIDTH}, **_locale(language))
    return svg


def write_figures(charts: Iterable[Chart], folder: Path, language: Language) -> list[Path]:
    """Write every chart as NAME.svg and NAME.png; returns the files."""
    import vl_convert

    written = []
    for chart in charts:
        folder.mkdir(parents=True, exist_ok=True)
        spec = {**chart.draw(OF_FILES), "width": _WIDTH, "background": OF_FILES.paper, "padding": 16}
        svg, png = folder / f"{chart.name}.svg", folder / f"{chart.name}.png"
        drawn: str = vl_convert.vegalite_to_svg(spec, **_locale(language))
        svg.write_text(drawn, encoding="utf-8")
        png.write_bytes(vl_convert.svg_to_png(drawn, scale=_PNG_SCALE))
        written += [svg, png]
    return written


def _locale(language: Language) -> dict[str, Any]:
    found = locales(language)
    return {"format_locale": found["number"], "time_format_locale": found["time"]}


def locales(language: Language) -> dict[str, Any]:
    """How Vega writes numbers and times in the language."""
    import vl_convert

    name: Literal["de-DE", "en-GB"] = "de-DE" if language.lang == "de" else "en-GB"
    number, time = vl_convert.get_format_locale(name), vl_convert.get_time_format_locale(name)
    return {"number": json.loads(json.dumps(number)), "time": json.loads(json.dumps(time))}
