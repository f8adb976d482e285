"""Whether a list of labels can be the fields that a noun announces.

The less the noun says by itself, the more of the labels the codebook must know: “Handlungsfelder: Parken, Lieferverkehr, Radwege” are
fields of a traffic plan though no topic fits; “die Bereiche Parken, Lieferverkehr, Radwege” are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.action_fields.labels import Label, explained
from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.nouns import FieldNoun
from extractors.action_fields.paper import Paper

_MANY = 3
_MOST_WORDS = 9
_MOST, _HALF, _SOME = 0.75, 0.5, 0.34


def credible(
    labels: Sequence[Label],
    paper: Paper,
    noun: FieldNoun,
    *,
    quoted: bool = False,
    listed: bool = False,
    count: int | None = None,
) -> bool:
    """Whether the labels are fields. ``quoted``:
    in quotation marks; ``listed``: one a line; ``count``: how many fields the sentence says there are."""
    if len(labels) < 2:
        return len(labels) == 1 and noun.strength == "strong" and explained(labels[0])
    known = sum(explained(label) for label in labels) / len(labels)
    many, sure = len(labels) >= _MANY, quoted or len(labels) == count
    if noun.strength == "strong":
        return known >= _SOME or ((many or sure) and _are_names(labels))
    if (
        noun.strength == "theme"
        and not (quoted or listed)
        and any(len(label.text.split()) > _MOST_WORDS for label in labels)
    ):
        return False
    if noun.strength == "theme" and (paper.about or paper.policy):
        if paper.about and known >= _HALF:
            return True
        return (many or quoted) and (known >= _SOME or sure or listed) and _are_names(labels)
    if not many or known < _MOST or lookalikes(labels):
        return False
    if noun.strength in ("loose", "verb"):
        return paper.central or paper.policy or (paper.about and known == 1 and len(labels) > _MANY)
    return paper.about


def _are_names(labels: Sequence[Label]) -> bool:
    """Whether the labels are short names, and not who takes part or what is done."""
    short = all(len(label.text.split()) <= _MOST_WORDS and not re.search(r"\d", label.text) for label in labels)
    return short and not lookalikes(labels)
