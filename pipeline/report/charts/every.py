"""All charts of a report."""

from __future__ import annotations

from pipeline.report.charts.costs import costs
from pipeline.report.charts.governance import governance
from pipeline.report.charts.likeness import likeness
from pipeline.report.charts.model import Chart
from pipeline.report.charts.timeline import timeline
from pipeline.report.views import Material


def charts(material: Material) -> list[Chart]:
    """The charts that there is something to draw for."""
    made = (costs(material), governance(material), timeline(material), likeness(material))
    return [chart for chart in made if chart is not None]
