"""A Document in, facts out: no files, no network, no pandas. ``EXTRACTORS`` runs in this order; each sees what the ones
before it found."""

from extractors import (
    action_fields,
    consultations,
    costs,
    decisions,
    financial_effects,
    header,
    milestones,
    municipality,
    partners,
    staffing,
    steering_groups,
)

EXTRACTORS = (
    municipality.EXTRACTOR,
    header.EXTRACTOR,
    consultations.EXTRACTOR,
    action_fields.EXTRACTOR,
    costs.EXTRACTOR,
    financial_effects.EXTRACTOR,
    staffing.EXTRACTOR,
    steering_groups.EXTRACTOR,
    partners.EXTRACTOR,
    milestones.EXTRACTOR,
    decisions.EXTRACTOR,
)
"""Every extractor, in reading order."""
