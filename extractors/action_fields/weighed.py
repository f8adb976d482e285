"""Fields in enumerations whose wording no rule knows, where the evidence together speaks for them.

“An Förderbereichen weist der Plan aus: I Offene Jugendarbeit, II Jugendsozialarbeit, III Schulsozialarbeit”: see
:mod:`extractors.action_fields.evidence` for what is weighed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.action_fields.candidates import Enumeration, enumerations
from extractors.action_fields.evidence import is_told, likelihood, of_a_plan, signs
from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.named import Named
from extractors.action_fields.paper import Paper
from extractors.document import Document

_LIKELY = 0.4
# for a second list, for two names only, in a paper on no plan
_SURE = 0.7
_OTHERS, _FEW = 2, 3


def weighed(document: Document, paper: Paper, named: Sequence[Named]) -> Iterator[Named]:
    """The fields of likely enumerations that hold nothing of what is ``named`` already; of overlapping ones the likeliest."""
    lists = [place.label for place in named if place.manner in ("list", "heading")]
    taken = [(label.start, label.end) for label in lists]
    found: list[tuple[float, Enumeration]] = []
    for enumeration in enumerations(document):
        start, end = enumeration.labels[0].start, enumeration.labels[-1].end
        listed = sum(not start <= label.start < end for label in lists)
        shown = signs(document, paper, enumeration, listed)
        if not is_told(shown) or lookalikes(enumeration.labels):
            continue
        likely = likelihood(shown)
        doubted = listed > _OTHERS or len(enumeration.labels) < _FEW or not of_a_plan(shown)
        if likely >= (_SURE if doubted else _LIKELY):
            found.append((likely, enumeration))
    for _, enumeration in sorted(found, key=lambda pair: (-pair[0], pair[1].labels[0].start)):
        spans = [(label.start, label.end) for label in enumeration.labels]
        if any(first < end and start < last for first, last in spans for start, end in taken):
            continue
        taken += spans
        said = enumeration.said
        for label in enumeration.labels:
            yield Named(label, "list", f"weighed-{enumeration.shape}", said, spans[0][0] + 1)
