"""What a sentence says of a name in it: whether its bearer works on the measure for the town.

A name is looked at from both sides (:class:`Place`): the words that govern it, without its article, the person who speaks for it and
the names that it is listed with; and what is said behind it, without its place and short name. A relation is a sign on one of them,
mostly with something of the town's process that the work is done on:

* somebody is taken on: “beauftragt”, “den Zuschlag erhielt”, “liegt ein Angebot vor”, “wird dem … übertragen”
* the work is his: “durch das …”, “Moderation: …”, “die Moderation obliegt dem …”, “Auftragnehmer ist …”
* he does it: “Das … begleitet den Prozess”, “… hat das … erarbeitet”, “…, welche die … geführt hat”
* it is done with him: “gemeinsam mit …”, “mit Unterstützung der …”
* he presents it: “Herr Muster vom … stellt den Entwurf vor”
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.partners import signs
from extractors.partners.lexicon import words


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: ``governs`` is what leads to it, ``behind`` what follows; ``speaker``: a person speaks for the body
    (“Herr Muster vom |Institut|”); ``expert`` and ``association`` as the name says."""

    text: str
    governs: str
    behind: str
    speaker: bool
    expert: bool = False
    association: bool = False


def relation(place: Place) -> str | None:
    """By which sign the bearer of the name works for the town; None where nothing says so."""
    rule = next((rule for rule, holds in _RELATIONS if holds(place)), None)
    return None if place.association and rule in _NOT_OF_ASSOCIATIONS else rule


def _led(place: Place) -> bool:
    return signs.LEADS.match(place.governs) is not None or (
        signs.DONE_BY.search(place.governs) is not None
        and (signs.FROM_AWAY.match(place.behind) is not None or place.expert)
    )


def _together(place: Place) -> bool:
    if not signs.TOGETHER.search(place.governs):
        return False
    made = signs.MADE.search(place.text) is not None
    return made and (signs.TOWN_MATTER.search(place.text) is not None or (place.expert and _product(place.text)))


def _labelled(place: Place) -> bool:
    return any(-1 < len(place.governs) - label.end() < 30 for label in signs.LABEL.finditer(place.governs))


def _offered(place: Place) -> bool:
    if _service(place):
        return False
    offer = signs.OFFER.search(place.governs) is not None and not signs.REFUSED_OFFER.search(place.text)
    return offer or signs.BEST_OFFER.search(place.governs) is not None


def _work_of(place: Place) -> bool:
    return signs.WORK_OF.search(place.governs) is not None or (
        place.expert and signs.PART_OF.search(place.governs) is not None and not signs.OTHERS.search(place.governs)
    )


def _taken_on(place: Place) -> bool:
    if _service(place):
        return False
    as_what = signs.AS_WHAT_BEFORE.search(place.governs) or signs.AS_WHAT_BEHIND.match(place.behind)
    return as_what is not None or signs.ENGAGED.search(signs.TOWN_CHARGED.sub(" ", place.text)) is not None


def _agreed(place: Place) -> bool:
    return (
        place.expert
        and signs.AGREED.search(place.governs) is not None
        and signs.AGREEMENT.search(place.text) is not None
    )


def _given(place: Place) -> bool:
    given = signs.GIVEN_TO.search(place.governs) is not None or signs.TRANSFERRED.match(place.behind) is not None
    return given and not _service(place)


def _is(place: Place) -> bool:
    return signs.IS_PARTNER.search(place.governs) is not None


def _does(place: Place) -> bool:
    """Whether the body is the subject of a clause in the active voice that says what it does for the town."""
    before, after = place.governs, place.behind
    if signs.TAKES_CARE.search(before):
        return True
    if signs.DOES_BEFORE.search(before) or signs.HAS_DONE.search(before):
        done = (
            signs.DOES_BEFORE.search(before)
            or signs.DONE_FIRST.match(before)
            or re.search(rf"\b(?:{signs.DONE}|übernommen)\b", after)
        )
        town = signs.TOWN_MATTER.search(before + after) is not None or signs.DONE_FIRST.match(before) is not None
        return bool(done) and (town or (place.expert and _product(before + after)))
    if not place.association and signs.MATTER_FIRST.search(before) and signs.FINITE_END.search(after):
        return _product(before)
    if place.expert and signs.WHICH.search(before) and signs.DONE_LAST.match(after):
        return True
    relative = signs.RELATIVE.match(after)
    if relative is not None and signs.TOWN_MATTER.search(relative["object"]):
        return True
    if signs.SUBJECT.match(before) is None:
        return False
    done_behind = signs.HAS_DONE_BEHIND.match(after)
    if (
        done_behind is not None
        and not place.association
        and (
            signs.MATTER.search(done_behind["object"])
            or (place.expert and (_product(done_behind["object"]) or signs.IT_DONE.match(done_behind["object"])))
        )
    ):
        return True
    behind = signs.DOES_BEHIND.match(after)
    if behind is None or signs.PRESENTS.search(after) or signs.OWN.search(behind["object"]):
        return False
    if signs.TOWN_MATTER.search(behind["object"]) and not place.association:
        return True
    return (place.expert or signs.MAKES.match(after) is not None) and _product(behind["object"])


def _accompanies(place: Place) -> bool:
    if not signs.BY.search(place.governs) or _service(place):
        return False
    if signs.EXPERTLY.search(place.text) or signs.TEACHING.search(place.governs):
        return True
    if re.search(rf"\b(?i:{signs.DONE}|{signs.DOING})\b", place.text) and signs.MATTER.search(place.text):
        return True
    if not place.expert:
        return False
    return signs.EXPERT_WORK.search(place.behind) is not None or (
        _product(place.text) and signs.DONE_BY_EXPERT.search(place.text) is not None
    )


def _presents(place: Place) -> bool:
    """“Herr Muster vom Institut X stellt die Ergebnisse der Befragung vor”, “das Konzept hat das Büro X … vorgestellt”."""
    if signs.PRESENTS.search(place.text) is None:
        return False
    if not place.expert:
        return place.speaker and words("study").search(place.text) is not None
    subject = place.speaker or signs.HAS_DONE.search(place.governs) or signs.SUBJECT.match(place.governs)
    return bool(subject or signs.BY.search(place.governs)) and _product(place.text)


def _product(text: str) -> bool:
    return words("product").search(text) is not None


def _service(place: Place) -> bool:
    return words("services").search(place.text) is not None and not _product(place.text)


def _named_only(place: Place) -> bool:
    return (
        signs.NAMED_ONLY.search(place.governs) is not None
        or signs.TAKES_PART.match(place.behind) is not None
        or signs.FOR_OTHERS.search(place.text) is not None
    )


_RELATIONS: Sequence[tuple[str, Callable[[Place], bool]]] = (
    ("partner-accompanies", _led),
    ("partner-makes-together", _together),
    ("partner-offer", _offered),
    ("", _named_only),
    ("partner-label", _labelled),
    ("partner-accompanies", _work_of),
    ("partner-given", _given),
    ("partner-is", _is),
    ("partner-engaged", _taken_on),
    ("partner-agreed", _agreed),
    ("partner-does", _does),
    ("partner-accompanies", _accompanies),
    ("partner-presents", _presents),
)
"""In the order in which they are asked; the one without a name says that the body is only mentioned."""

_NOT_OF_ASSOCIATIONS = frozenset({"partner-engaged", "partner-accompanies", "partner-makes-together"})
"""Associations carry services and take part in a process more often than they work on it for the town."""
