"""Where the towns are: a tile a Land, and a dot a town on the borders of the Länder where `towns.csv` has coordinates.

No coordinates of towns ship with ratslese: tiles say no more than is known. The borders are drawn by hand, and say so.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.report.charts.model import Chart, Colours, Mark, data, styled
from pipeline.report.language import alphabetical
from pipeline.report.views import COORDINATES, Material

_LAENDER = (
    ".. .. SH MV",
    ".. HB HH BE",
    "NW NI ST BB",
    "RP HE TH SN",
    "SL BW BY ..",
)  # fmt: skip
_TILES = {
    code: (column, row) for row, line in enumerate(_LAENDER) for column, code in enumerate(line.split()) if code != ".."
}
_ELSEWHERE = (4.3, 4)
_EAST, _NORTH, _HIGH = (5.5, 15.5), (47, 55.3), 490
"""The degrees that Germany lies between, and the pixels that keep its shape in the width that the page gives."""
_NAMED = 25
"""Dots that still have room for a name."""
_LISTED = 30
"""Towns without coordinates that are named beside the map."""
_MOST = 2.2
"""A tile is darkest with ten to this power of municipalities, some 160."""


def lands(material: Material) -> Chart | None:
    """How many of the chosen towns are in each Land; those of which the Land is not known have a tile aside."""
    say = material.language.gettext
    marks: list[Mark] = []
    for row in material.compared["compare_approach"]:
        column, line = _TILES.get(row["state"] or "", _ELSEWHERE)
        tile = {"land": row["state"] or "?", "chooses": row["state"] or say("unknown"), "x": column, "y": line}
        marks.append({"town": material.town(row["municipality_id"]), **tile, "all": ""})
    if len({mark["land"] for mark in marks}) < 2:
        return None
    marks.sort(key=lambda mark: (mark["y"], mark["x"], mark["town"]))
    ground = [{"land": code, "x": column, "y": row} for code, (column, row) in _TILES.items()]

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        scales = {
            "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 5.3], nice=False)),
            "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[5, 0], nice=False)),
        }
        ends = {"x2": "right:Q", "y2": "foot:Q"}
        tiles = alt.Chart(alt.InlineData(ground)).transform_calculate(right="datum.x + 0.95", foot="datum.y + 0.94")
        tiles = tiles.mark_rect(fillOpacity=0, stroke=colours.line, cornerRadius=4).encode(**scales, **ends)
        counted = (
            alt.Chart(data())
            .transform_aggregate(towns="count()", groupby=["land", "chooses", "x", "y"])
            .transform_calculate(
                right="datum.x + 0.95",
                foot="datum.y + 0.94",
                middle="datum.x + 0.475",
                dark=f"0.18 + 0.3 * min(1, log(datum.towns) / log(10) / {_MOST})",
                upper="datum.y + 0.38",
                lower="datum.y + 0.68",
            )
        )
        filled = counted.mark_rect(color=colours.accent, cornerRadius=4, cursor="pointer").encode(
            **scales,
            **ends,
            opacity=alt.Opacity("dark:Q", scale=None),
            tooltip=[
                alt.Tooltip("land:N", title=say("Land")),
                alt.Tooltip("towns:Q", title=say("Municipalities")),
            ],
        )
        names = counted.mark_text(fontSize=12, color=colours.ink, cursor="pointer")
        names = names.encode(x=alt.X("middle:Q", axis=None), y=alt.Y("upper:Q", axis=None), text="land:N")
        numbers = counted.mark_text(fontSize=15, fontWeight=600, color=colours.ink, cursor="pointer")
        numbers = numbers.encode(x=alt.X("middle:Q", axis=None), y=alt.Y("lower:Q", axis=None), text="towns:Q")
        empty = alt.Chart(alt.InlineData(ground)).transform_calculate(middle="datum.x + 0.475", upper="datum.y + 0.38")
        empty = empty.mark_text(fontSize=12, color=colours.soft).encode(
            x=alt.X("middle:Q", axis=None), y=alt.Y("upper:Q", axis=None), text="land:N"
        )
        return styled(alt.layer(tiles, empty, filled, names, numbers), colours, height=290)

    says = say("Municipalities by Land, a tile a Land, roughly where it lies; “?” where the papers do not say.")
    click = say("A click chooses a Land.")
    return Chart("lands", say("Where they are"), says, tuple(marks), "all", draw, click=click)


def places(material: Material) -> Chart | None:
    """A dot a town, where its coordinates are noted in towns.csv."""
    say = material.language.gettext
    marks: list[Mark] = []
    aside: list[str] = []
    own = [material.own_columns.get(name, {}) for name in COORDINATES]
    for row in material.compared["compare_approach"]:
        town = material.town(row["municipality_id"])
        lat, lon = (given.get(row["municipality_id"], "").replace(",", ".") for given in own)
        if lat and lon:
            marks.append({"town": town, "lat": float(lat), "lon": float(lon), "land": row["state"] or "?", "all": ""})
        else:
            aside.append(town)
    if len(marks) < 2:
        return None
    marks.sort(key=lambda mark: mark["town"])

    def draw(colours: Colours) -> dict[str, Any]:
        import altair as alt

        where: dict[str, Any] = {
            "x": alt.X("lon:Q", scale=alt.Scale(domain=_EAST, nice=False), axis=None),
            "y": alt.Y("lat:Q", scale=alt.Scale(domain=_NORTH, nice=False), axis=None),
        }
        lines = alt.Chart(alt.InlineData(borders())).mark_line(color=colours.soft, strokeWidth=1, opacity=0.6)
        lines = lines.encode(**where, detail="border:N", order="order:Q")
        base = alt.Chart(data()).encode(
            **where,
            tooltip=[alt.Tooltip("town:N", title=say("Municipality")), alt.Tooltip("land:N", title=say("Land"))],
        )  # fmt: skip
        dots = base.mark_point(filled=True, size=90, opacity=0.9, color=colours.accent)
        names = base.mark_text(align="left", dx=8, fontSize=11, color=colours.ink).encode(text="town:N")
        return styled(alt.layer(lines, dots, *([names] if len(marks) <= _NAMED else [])), colours, height=_HIGH)

    says = say(
        "Where they lie by the coordinates in towns.csv. The borders of the Länder are schematic, drawn by hand."
    )
    if aside:
        rest = [say("{rest} others").format(rest=len(aside) - _LISTED)] if len(aside) > _LISTED else []
        missing = say("Without coordinates: %s.") % ", ".join([*sorted(aside, key=alphabetical)[:_LISTED], *rest])
        says = f"{says} {missing}"
    return Chart("places", say("By coordinates"), says, tuple(marks), "all", draw)


def borders() -> list[dict[str, float]]:
    """The points of each border in their order."""
    text = Path(__file__).with_name("borders.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    points = [(border, point.split()) for border, line in enumerate(lines) for point in line.split(",")]
    return [
        {"border": border, "order": order, "lon": float(lon), "lat": float(lat)}
        for order, (border, (lon, lat)) in enumerate(points)
    ]
