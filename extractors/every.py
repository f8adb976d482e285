"""All extractors, in the order in which they run: each sees what the ones before it found."""

from extractors import financial_effects
from extractors.action_fields import extractor as action_fields
from extractors.consultations import extractor as consultations
from extractors.costs import extractor as costs
from extractors.decisions import extractor as decisions
from extractors.head import extractor as header
from extractors.measures import extractor as measures
from extractors.milestones import extractor as milestones
from extractors.municipality import extractor as municipality
from extractors.outline import extractor as outline
from extractors.partners import extractor as partners
from extractors.staffing import extractor as staffing
from extractors.steering_groups import extractor as steering_groups

EXTRACTORS = (
    municipality.EXTRACTOR,
    header.EXTRACTOR,
    consultations.EXTRACTOR,
    action_fields.EXTRACTOR,
    costs.EXTRACTOR,
    staffing.EXTRACTOR,
    financial_effects.EXTRACTOR,
    steering_groups.EXTRACTOR,
    partners.EXTRACTOR,
    milestones.EXTRACTOR,
    measures.EXTRACTOR,
    outline.EXTRACTOR,
    decisions.EXTRACTOR,
)
"""Every extractor, in reading order."""
