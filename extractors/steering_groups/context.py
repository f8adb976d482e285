"""A sentence, and the bodies that it may be about."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Range
from extractors.steering_groups.mentions import Mention


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence ``span`` with the bodies ``here`` that it names, and the body ``before`` that it may go on about: named ``distance``
    sentences before, or in the ``title`` above."""

    span: Range
    here: tuple[Mention, ...] = ()
    before: Mention | None = None
    distance: int = 0
    title: bool = False
