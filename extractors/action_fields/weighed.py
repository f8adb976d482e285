"""Fields in enumerations whose wording no rule knows, where the evidence together speaks for them.

“An Förderbereichen weist der Plan aus: I Offene Jugendarbeit, II Jugendsozialarbeit, III Schulsozialarbeit”: see
:mod:`extractors.action_fields.evidence` for what is weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.action_fields.candidates import enumerations
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import likelihood, of_a_plan, signs
from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.named import Named
from extractors.action_fields.paper import Paper
from extractors.document import Document, Range, Span

# where the words around it say nothing of fields, most lists of most papers are none: on a concept, on a plan, on anything else
_TOLD, _IN_A_ROW, _CENTRAL, _OF_A_PLAN, _FOREIGN = 0.65, 0.5, 0.75, 0.8, 0.9
_SURE, _MOST = 0.95, 0.5
_LISTED = ("list", "heading")
_IN_PROSE = frozenset(("row", "colon", "bracket", "dashes", "quoted"))


def weighed(document: Document, paper: Paper, by_rules: Sequence[Named]) -> list[Named]:
    """The fields that rules have read, and those of likely enumerations: of those that stand in each other's way the likeliest, and a
    row that holds names of a rule and more than these in their place."""
    named = list(by_rules)
    known = {place.label.text for place in named}
    columns = {place.group for place in named if place.rule == "table-column"}
    taken: list[Range] = []
    for _, found in sorted(_likely(document, paper, named), key=lambda pair: (-pair[0], pair[1].labels[0].start)):
        spans = _extent(found)
        if found.shape in ("column", "list") and (_table_at(document, found) in columns):
            continue  # “Ziel” and “Maßnahme” beside the column of fields
        within = [place for place in named if _meet(place.label, spans)]
        new = any(label.text not in known for label in found.labels)
        if not new or not _goes_before(found, within) or any(_meet(other, spans) for other in taken):
            continue
        taken += spans
        group = found.labels[0].start + 1
        named = [place for place in named if place not in within]
        named += [Named(label, "list", f"weighed-{found.shape}", found.said, group) for label in found.labels]
    return named


def _goes_before(found: Enumeration, within: Sequence[Named]) -> bool:
    """Whether an enumeration may take the place of what rules read within it: each name of theirs is a part of one of its own, and they
    read no list, or only some names of the row."""
    parts = all(sum(_meet(place.label, [Range(one.start, one.end)]) for one in found.labels) == 1 for place in within)
    listed = any(place.manner in _LISTED for place in within)
    return parts and (not listed or (found.shape in _IN_PROSE and len(within) < len(found.labels)))


def _meet(one: Span, spans: Iterable[Range]) -> bool:
    return any(span.start < one.end and one.start < span.end for span in spans)


def _table_at(document: Document, found: Enumeration) -> int:
    """The group of what is read as columns of the table that the names stand in."""
    block = document.block_at(found.labels[0].start)
    return block.start + 1 if block is not None and block.table is not None else 0


def _likely(document: Document, paper: Paper, by_rules: Sequence[Named]) -> Iterator[tuple[float, Enumeration]]:
    """The enumerations that are likely enough, with their likelihood."""
    for found in enumerations(document):
        shown = signs(document, paper, found, by_rules)
        likely = likelihood(shown)
        if likely >= _asked_of(paper, found, shown) and not _is_refused(found, shown, likely):
            yield likely, found


def _asked_of(paper: Paper, found: Enumeration, shown: Mapping[str, float]) -> float:
    """How likely an enumeration with these signs has to be."""
    if "near group" in shown and found.shape not in _IN_PROSE:
        return _FOREIGN  # “Workshops:”, “Arbeitsgruppen:” are lists of meetings as often as of fields
    if "told" in shown:
        return _IN_A_ROW if "shape row" in shown or "shape colon" in shown or "shape quoted" in shown else _TOLD
    return _CENTRAL if paper.central else _OF_A_PLAN if of_a_plan(shown) else _FOREIGN


def _is_refused(found: Enumeration, shown: Mapping[str, float], likely: float) -> bool:
    """Whether the names are people, bodies or measures, of others, or of the plan of a Land."""
    if "of others" in shown or "of a form" in shown or ("of the state" in shown and found.shape in _IN_PROSE):
        return True
    return likely < _SURE and (
        lookalikes(found.labels) or any(shown.get(s, 0.0) >= _MOST for s in ("bodies", "abbreviations"))
    )


def _extent(found: Enumeration) -> list[Range]:
    """Where the enumeration leaves no room for another: what stands between its names explains them, unless they are
    the column of a table."""
    if found.shape in ("column", "list"):
        return [Range(label.start, label.end) for label in found.labels]
    return [Range(found.labels[0].start, found.labels[-1].end)]
