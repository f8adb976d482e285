"""All charts of a report."""

from __future__ import annotations

from pipeline.report.charts.costs import costs, years
from pipeline.report.charts.governance import governance
from pipeline.report.charts.likeness import likeness
from pipeline.report.charts.measures import measures
from pipeline.report.charts.model import Chart
from pipeline.report.charts.partners import partners
from pipeline.report.charts.places import lands, places
from pipeline.report.charts.timeline import adoption, timeline
from pipeline.report.views import Material


def charts(material: Material) -> list[Chart]:
    """The charts that there is something to draw for."""
    made = (lands, places, measures, costs, years, governance, timeline, adoption, partners, likeness)
    return [chart for make in made if (chart := make(material)) is not None]
