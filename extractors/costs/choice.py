"""Which of several words governs an amount: the nearest, unless another says more.

“Einsparungen gegenüber dem Ansatz” stay savings, “ein Zuschuss zu den Personalkosten” a grant, “für Flyer sind 1.800 € eingeplant”
buys flyers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.costs.governed import SPECIFIC
from extractors.costs.neighbours import room
from extractors.document import Range
from extractors.language import Mention

OCCASION = "occasion-"  # what is bought, where nothing says what kind of cost it is: “Konferenz”, “Radweg”
NEAR = 120  # how far before an amount may stand what it buys
# “ein Zuschuss zu den Personalkosten”: a grant, whatever it is spent on
_TOWARDS = re.compile(
    r"[^.;:€]{0,50}(?:\b(?:zu|an)\s+(?:den|der)|\bzur|\bfür|\bin\s+Höhe\s+(?:der|von))\s+(?:[a-zäöüß]+\w*\s+|[\w-]+-\s+und\s+){0,3}",
)
# “A kostet 5.000 €, B 3.000 €, zusammen also 8.000 €”
_SUM = re.compile(r"(?:,|und|\()\s*(?:zusammen|insgesamt|in\s+Summe|macht)(?:\s+(?:also|somit|damit|sind\s+das))?\s+\Z")
# “im Haushalt stehen für die Förderung der Vereine …”: the purpose of what is budgeted
_PURPOSE = re.compile(r"\b(?:für|zur)\s+(?:die\s+|eine\s+)?\Z", re.IGNORECASE)
# “ein Angebot über 7.000 €”, “im Rahmen des Budgets”: where the money comes from or who names the price, not what it buys
_INCOME = re.compile(r"ertr[aä]g|einnahm|einzahl", re.IGNORECASE)
# “8.000 € Energiekosten ” before “eingespart”
_SAVED = re.compile(r"\s+(?:(?:an\s+)?\w+\s+){0,3}")
_OFFERED = re.compile(r"angebot", re.IGNORECASE)
_FROM_BUDGET = re.compile(
    r"\b(?:aus|im|in|bei|unter|innerhalb)\s+(?:(?:dem|des|der|den)\s+)?(?:Rahmen\s+(?:des|der)\s+)?(?:\w+en\s+)?\Z"
)
# “ und für Druck ”
_FOR_EACH = re.compile(r"\W*(?:und\s+|sowie\s+)?(?:[\w)]+\s+){0,5}?[Ff]ür\s")
# “Der Neubau mit Ausstattung kostet insgesamt”
_IN_ALL = re.compile(
    r"(?:erforder\w*|koste\w*|benötig\w*|ergeben|ergibt)\s+(?:\w+\s+){0,2}?(?:insgesamt|zusammen)\s+\Z"
)
# “Mittel in Höhe von 30.000 €”
_GIVES = re.compile(r"\s+(?:\w+\s+)?(?:in\s+Höhe\s+von|i\.?\s?H\.?\s?v\.?|von)\s+(?:\w+\.?\s+){0,2}")
# “15.000 Euro für Sachkosten”
_FOR_IT = re.compile(r"\s+(?:\(\w+\)\s+)?für\s+(?:\w+\s+){0,3}(?:\w+,\s+)?")


def choose(
    text: str, unit: Range, amount: Range, others: Sequence[Range], best: Mention, mentions: list[Mention]
) -> Mention:
    """The word that governs in the end, where ``best`` is the nearest of the ``mentions``."""
    saved = [one for one in mentions if one.id == "budget-revenue" and _SAVED.fullmatch(text, amount.end, one.start)]
    if saved:
        return saved[0]
    best = _heavier(text, best, mentions, amount)
    if best.id in ("budget", "planned") and others:
        best = _purpose(text, unit, amount, others, mentions) or best
    return _bought(text, best, mentions, amount, others)


def _bought(text: str, best: Mention, mentions: list[Mention], amount: Range, others: Sequence[Range]) -> Mention:
    """What the money is for, where the nearest word only says that it is spent or set aside: “für Flyer sind 1.800 € eingeplant”,
    “die Kosten der Konferenz betragen 5.000 €”. “Mittel in Höhe von” and sums stay what they are."""
    offered = best.id == "external" and _OFFERED.match(text, best.start) is not None
    drawn = best.id == "budget" and _FROM_BUDGET.search(text, max(0, best.start - 40), best.start) is not None
    if not (offered or drawn or best.id in ("planned", "cost")) or (
        best.id == "planned" and _GIVES.fullmatch(text, best.end, amount.start)
    ):
        return best
    if _IN_ALL.search(text, max(0, amount.start - 60), amount.start) or _SUM.search(text, 0, amount.start):
        return best
    kinds = ("material",) if offered else SPECIFIC
    wanted = [one for one in mentions if one.id in kinds or (best.id == "cost" and one.id.startswith(OCCASION))]
    for mention in sorted(wanted, key=lambda one: abs(one.end - amount.start)):
        low, high = (mention.end, amount.start) if mention.end <= amount.start else (amount.end, mention.start)
        parted = any(low <= other.start and other.end <= high for other in others)
        behind = mention.start >= amount.end and not _FOR_IT.fullmatch(text, amount.end, mention.start)
        if high - low <= NEAR and not parted and not behind:
            return mention
    return best


def _purpose(text: str, unit: Range, amount: Range, others: Sequence[Range], mentions: list[Mention]) -> Mention | None:
    """What one of several amounts is for that stand behind their purposes: “für Honorare 5.000 € und für Druck 2.000 €”."""
    ends = [unit.start, *sorted(other.end for other in (*others, amount))]
    starts = sorted(other.start for other in (*others, amount))
    if not all(_FOR_EACH.match(text, end, start) for end, start in zip(ends, starts, strict=False)):
        return None
    left = room(unit, amount, others).start
    inside = (one for one in mentions if left <= one.start and one.end <= amount.start)
    return next((one for one in inside if one.id in SPECIFIC or one.id.startswith(OCCASION)), None)


def _heavier(text: str, best: Mention, mentions: list[Mention], amount: Range) -> Mention:
    """“Kosten gesamt” stays total, “Einsparungen gegenüber dem Haushaltsansatz” stay savings, “ein Zuschuss zu den
    Personalkosten” stays a grant."""
    in_all = best.id in ("investment", "material", "cost") and _IN_ALL.search(text, best.start, amount.start)
    if in_all or (best.id in SPECIFIC and _SUM.search(text, max(0, amount.start - 40), amount.start)):
        return Mention(best.start, best.end, "total")
    for mention in mentions:
        before = mention.start < amount.start
        if (
            mention.id == "total"
            and best.id in ("cost", "budget", "planned")
            and before
            and abs(mention.start - best.start) < 40
        ):
            return mention
        if (
            before
            and _in_brackets(text, mention, best, amount)
            and (mention.id == "total" or mention.id.endswith("-revenue"))
        ):
            return mention
        if mention.id == "other-revenue" and best.id == "grant-revenue" and before and _INCOME.match(text, best.start):
            return mention
        if mention.id == "budget-revenue" and best.id in ("budget", "planned") and before:
            return mention
        lent = text[mention.start : mention.end] == "bereit" or text[best.start : best.end] == "Betrag"
        if mention.id == "support" and best.id == "cost" and lent:
            return mention
        if (
            mention.id in ("budget", "planned")
            and best.id == "grant"
            and _PURPOSE.search(text, max(0, best.start - 12), best.start)
        ):
            return mention
        towards = best.id in ("personnel", "material") and mention.id.startswith("grant") and mention.end <= best.start
        if towards and _TOWARDS.fullmatch(text, mention.end, best.start):
            return mention
    return best


def _in_brackets(text: str, mention: Mention, best: Mention, amount: Range) -> bool:
    """Whether the best word only explains another in brackets: “Gesamtkosten (Herstellungskosten): 5.000 €”."""
    return mention.end <= best.start and "(" in text[mention.end : best.start] and ")" in text[best.end : amount.start]
