"""`ratslese evaluate --html`: the evaluation as one page that needs nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.quality.calibration import calibration_error
from pipeline.quality.comparison import CORE, TABLES
from pipeline.quality.evaluation import Evaluation
from pipeline.quality.on_terminal import left_out_sentence
from pipeline.quality.similarity import Matching

_TEMPLATE = "page.html"


def write_page(evaluation: Evaluation, target: Path) -> None:
    """Write the page. What papers say is escaped: their text is nobody's to trust."""
    target.write_text(render(evaluation), encoding="utf-8")


def render(evaluation: Evaluation) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(_TEMPLATE).render(_context(evaluation))


def _context(evaluation: Evaluation) -> dict[str, Any]:
    found = evaluation.calibration
    return {
        "evaluation": evaluation,
        "made": datetime.now(UTC).strftime("%d %B %Y"),
        "tables": TABLES,
        "core": CORE,
        "figures": evaluation.figures(),
        "together": {
            "the four of the mission": evaluation.together(CORE),
            "all tables": evaluation.together(TABLES),
        },
        "matchings": {matching.value: evaluation.figures(matching) for matching in Matching},
        "groups": {
            "kind of input": evaluation.groups(lambda paper: paper.kind),
            "municipality": evaluation.groups(lambda paper: paper.municipality),
        },
        "all_rows_right": evaluation.share(lambda paper: paper.all_rows_right),
        "all_right": evaluation.share(lambda paper: paper.all_right),
        "stated_error": calibration_error(found.stated),
        "crossed_error": calibration_error(found.crossed),
        "left_out": [
            (name, groups, left_out_sentence(name, groups))
            for name, groups in (("municipality", found.municipalities), ("template", found.templates))
            if len(groups) > 1
        ],
    }
