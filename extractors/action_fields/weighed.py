"""Fields in enumerations whose wording no rule knows, where the evidence together speaks for them.

“An Förderbereichen weist der Plan aus: I Offene Jugendarbeit, II Jugendsozialarbeit, III Schulsozialarbeit”: see
:mod:`extractors.action_fields.evidence` for what is weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.action_fields.candidates import enumerations
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import is_called, is_told, likelihood, names_fields, of_a_plan, signs
from extractors.action_fields.labels import Label
from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import of_the_state
from extractors.action_fields.paper import Paper
from extractors.document import Document, Range

_LIKELY = 0.6
# for a second list, for two names only, in a paper on no plan, for a row in prose that no noun calls fields
_SURE = 0.75
# in a paper that names no concept in its head, where no noun beside the names calls them fields
_SUREST = 0.9
# in quotation marks beside a noun that calls them fields, in a paper on a concept: “„Sprache“ und „Arbeit“. Beides sind Handlungsfelder”
_QUOTED = 0.3
_IN_PROSE = frozenset(("row", "colon", "bracket"))
_OTHERS, _FEW, _MOST = 2, 3, 0.5


def weighed(document: Document, paper: Paper, named: Sequence[Named]) -> Iterator[Named]:
    """The fields of likely enumerations that no rule has read; of those that stand in each other's way the likeliest."""
    lists = [place.label for place in named if place.manner in ("list", "heading")]
    known = {place.label.text for place in named}
    taken = [Range(label.start, label.end) for label in lists]
    columns = {place.group for place in named if place.rule == "table-column"}
    for _, found in sorted(_likely(document, paper, lists), key=lambda pair: (-pair[0], pair[1].labels[0].start)):
        spans = _extent(found)
        if found.shape in ("column", "list") and (_table_at(document, found) in columns):
            continue  # “Ziel” and “Maßnahme” beside the column of fields
        new = any(label.text not in known for label in found.labels)
        if not new or any(span.start < other.end and other.start < span.end for span in spans for other in taken):
            continue
        taken += spans
        group = found.labels[0].start + 1
        for label in found.labels:
            yield Named(label, "list", f"weighed-{found.shape}", found.said, group)


def _table_at(document: Document, found: Enumeration) -> int:
    """The group of what is read as columns of the table that the names stand in."""
    block = document.block_at(found.labels[0].start)
    return block.start + 1 if block is not None and block.table is not None else 0


def _likely(document: Document, paper: Paper, lists: Sequence[Label]) -> Iterator[tuple[float, Enumeration]]:
    """The enumerations that are likely enough, with their likelihood."""
    for found in enumerations(document):
        start, end = found.labels[0].start, found.labels[-1].end
        others = sum(not start <= label.start < end for label in lists)
        shown = signs(document, paper, found, others)
        if not is_told(shown) or lookalikes(found.labels) or _of_bodies(shown):
            continue
        if _OF_OTHERS.search(document.text, found.lead.start, found.labels[0].end):
            continue
        if found.shape in _IN_PROSE and of_the_state(document, start):
            continue
        in_prose = found.shape in _IN_PROSE and not is_called(shown)
        quoted = found.shape == "quoted" and paper.central and names_fields(shown)
        foreign = not (paper.central or names_fields(shown))
        doubted = others > _OTHERS or len(found.labels) < _FEW or not of_a_plan(shown) or in_prose
        likely = likelihood(shown)
        if likely >= (_QUOTED if quoted else _SUREST if foreign else _SURE if doubted else _LIKELY):
            yield likely, found


def _of_bodies(shown: Mapping[str, float]) -> bool:
    """Whether half of the names are offices or services, by their words or their abbreviations: “Sozialberatung (SB)”."""
    return any(shown.get(sign, 0.0) >= _MOST for sign in ("bodies", "abbreviations"))


# “Vertretungen der Bereiche Soziales, Jugend und Schule”: where people come from; “Gruppenangebote (Schwerpunkt)”: it is the main thing,
# and what stands below belongs to it
_OF_OTHERS = re.compile(
    r"(?:Vertret|Mitglied|Mitarbeit|Beschäftigt|Person)\w*\s+(?:der|aus|des|von)\s|\((?:Haupt)?(?:[Ss]chwerpunkt|[Ff]okus)\)\W*(?=[A-ZÄÖÜ])"
)


def _extent(found: Enumeration) -> list[Range]:
    """Where the enumeration leaves no room for another: what stands between its names explains them, unless they are
    the column of a table."""
    if found.shape in ("column", "list"):
        return [Range(label.start, label.end) for label in found.labels]
    return [Range(found.labels[0].start, found.labels[-1].end)]
