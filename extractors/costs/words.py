"""The words that govern an amount: what it is for, and whether it is spent or received.

“Das Honorar beträgt 5.000 €” is external expense, “vom Land wurden 15.000 € bewilligt” a grant received. The nearest
word of the vocabulary ``costs.toml`` decides; general words (“Kosten”, “Betrag”) give way to any that says more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.costs.choice import NEAR, OCCASION, choose
from extractors.costs.givers import clause_of, given
from extractors.costs.governed import Governed, unknown
from extractors.costs.payers import CROSSED, PARTS, came_in, paid_by, payment, percentage
from extractors.document import Range
from extractors.facts import Direction
from extractors.language import Mention, Vocabulary

_GENERAL = 200  # how far away a word may be that says more than “Kosten” or “belaufen”
_BEHIND = 1.4  # what follows an amount governs it less than what precedes it
_CLAUSE = 60  # a comma between an amount and a word behind it
_WEAK = ("cost", "support", "booked")
# “Deckungsvorschlag: Minderaufwendungen in gleicher Höhe” is the same money, not money that comes in
_COVERS = re.compile(r"[Dd]eckung|gedeckt|[Gg]egenfinanzier")
# “5.000 € je Vollzeitstelle”, “bei 3 Stellen insgesamt”: a measure, not what the money is for
_MEASURE = re.compile(r"(?:\b(?:je|pro|bei)\s|[/(]\s?(?=[\d\s]*\Z|\d))(?:\d+(?:,\d+)?\s|\w+\s)?\Z", re.IGNORECASE)
# “10 % der Gesamtkosten”, “nach Abzug eines Eigenanteils”
_SHARE = re.compile(r"(?:%\s+(?:der|des|von|an\s+den)|(?:\bAbzug|\babzüglich)(?:\s+\w+){0,2})\s+\Z")
# “im Gesamtvolumen enthalten”, “von den Aufwendungen entfallen”: the whole that the amount is a part of
_WHOLE = re.compile(r"\b(?:im|in\s+(?:den|der)|[Vv]on\s+(?:den|der|dem|diesen))\s+\Z")
_PART_OF = re.compile(r"\s+(?:enthalten|entf(?:allen|ällt|ielen))\b")
# “um 8.000 €” and “auf insgesamt 20.000 € erhöht”: what is budgeted is changed
_CHANGED = (
    r"(?:erhöh|anzuheben|angehoben|aufgestockt|aufzustocken|gekürzt|kürz|reduzier|verringer|gesenkt|abgesenkt|anheb)"
)
_CHANGE_BY = re.compile(
    rf"\b(?:(?:wird|werden|Ansatz\w*|Mittel)\s+(?:[^.;€]{{0,60}}\s)?um|{_CHANGED}\w*\s+(?:[^.;€]{{0,60}}\s)?(?:um|auf))\s+(?:insgesamt\s+)?\Z",
    re.IGNORECASE,
)
_CHANGE_TO = re.compile(rf"\s+(?:\w+\s+)?{_CHANGED}")
_BY = re.compile(r"\b(?:um|auf)\s+(?:insgesamt\s+|dann\s+|nunmehr\s+)?\Z")
# “Von den 75.000 € entfallen 50.000 € auf Personal”
_OF_THE_SUM = re.compile(r"\b(?:[Vv]on|[Aa]us)\s+(?:den|diesen)\s+(?:insgesamt\s+|rund\s+)?\Z")
_GOES_TO = re.compile(r"\bentf(?:allen|ällt|ielen)\b|\bfließ(?:en|t)\b|\bgeh(?:en|t)\b")
# “den Landeszuschuss reicht der Kreis an den Träger weiter”
_PASSES_ON = re.compile(
    r"\b(?:reich|leit|gib|geb)\w*\b[^;]*\bweiter\b|\bweiter(?:zu|ge)(?:geben|leiten|reichen|reicht|leitet)\b"
)
_WORD = re.compile(r"[^\W\d_]{3}")
_STANDS = re.compile(r"\bsteh(?:t|en)\b")
# “66.300 € (2028) bzw. 71.500 € (ab 2029) Personalkosten”: what is said of the one is said of both
_JOINED = re.compile(r"\s*(?:\(\s*(?:ab\s+)?20\d\d\s*\))?\s*(?:bzw\.|und|sowie|/)\s*(?:(?:rund|ca\.|etwa)\s+)?")
_FILLED = re.compile(r"[\s:]*(?:(?:je|jeweils|bis\s+zu|ca\.|rund|etwa|mit|von|insgesamt|maximal)\s+)*")
# “Die Kosten (5.000 €) wurden vollständig aus ”: where the money for the costs came from
_PAID_FROM = re.compile(
    r"(?:\s\w+)?\)?\s+(?:wurden?|werden|wird|sind|ist)\s+(?:\w+\s+){0,3}(?:aus|durch|vom|über|zu\s+[\d,]+\s?%\s+(?:vom|aus|durch))\s+(?:\w+\s+){0,2}"
)
_COST = re.compile(r"kosten|ausgaben|aufwend", re.IGNORECASE)
# “Kosten von 14.000 €”, “Ausgaben in Höhe von 20.000 €”
_OF_COSTS = re.compile(r"\s+(?:von|in\s+Höhe\s+von|i\.?\s?H\.?\s?v\.?)\s+(?:(?:insgesamt|rund|ca\.|rd\.|etwa)\s+)*")
# “Die Stadt beteiligt sich mit 5.000 €”, “den Rest trägt der Kreis”
_TOWN_PAYS = re.compile(
    r"""\b(?:Stadt|\w*[Kk]reis|Gemeinde|Kommune|Verbandsgemeinde|Samtgemeinde|Markt)\s+(?:[^.;€]{0,40}\s)?(?:beteiligt\s+sich|trägt|übernimmt|steuert|finanziert)\b
        |\b(?:trägt|übernimmt|finanziert)\s+(?:die\s+Stadt|der\s+\w*[Kk]reis|die\s+\w*[Gg]emeinde|die\s+Kommune)\b""",
    re.VERBOSE,
)
# “an den Kosten des Vereins”: what the town pays to others
_OF_OTHERS = re.compile(
    r"\ban\s+(?:den|dem|der|denen|deren|dessen)\s|\bam\s|Verein|Träger|[Ii]nitiative|Einrichtung|Verband"
)
_ARROW = re.compile(
    r"\b(?:sind\s+das|das\s+sind|hierfür|dafür|hierzu|dies(?:e[rsn]?|er|es)?|deren|dessen|hiervon|davon)\b",
    re.IGNORECASE,
)


def governing(text: str, unit: Range, amount: Range, others: Sequence[Range] = ()) -> Governed:
    """What governs the amount within ``unit`` (a sentence, a line, a label) of ``text``."""
    words = _without(text, unit, (amount, *others))
    listed = bool(others) and _names_first(text, unit, (amount, *others))
    ranked: list[tuple[float, Mention]] = []
    for mention in Vocabulary.load("costs", "kinds").mentions(words):
        start, end = unit.start + mention.start, unit.start + mention.end
        behind = start >= amount.end
        if _SHARE.search(text, max(unit.start, start - 40), start) or text[start:end] == "mittel":
            continue
        if _WHOLE.search(text, max(unit.start, start - 20), start) and _PART_OF.match(text, end, unit.end):
            continue
        if behind and text[end : end + 1] == ":":  # “61.000 € Folgekosten: keine”: the label of what comes next
            continue
        if mention.id == "personnel" and _MEASURE.search(text, max(unit.start, start - 24), start):
            continue
        gap = start - amount.end if behind else amount.start - end
        rank = gap * _BEHIND + 4 if behind else float(gap)
        between = Range(amount.end, start) if behind else Range(end, amount.start)
        crossed = (other for other in others if between.start <= other.start and other.end <= between.end)
        rank += (
            (3 if listed else 1)
            * CROSSED
            * sum(_JOINED.fullmatch(text, *_between(amount, other)) is None for other in crossed)
        )
        if mention.id in ("cost", "budget", "planned") and behind:
            rank += 20
        if not behind and _cost_of(text, mention.id, start, end, amount):
            rank -= _GENERAL
        if behind and re.search(r"[,;(]", text[amount.end : start]):
            rank += 2 * _GENERAL if listed else _CLAUSE
        if behind and mention.id.endswith("-revenue") and _PAID_FROM.fullmatch(text, amount.end, start):
            rank += 2 * _GENERAL if _COST.search(text, max(unit.start, amount.start - NEAR), amount.start) else 0
        closed = not behind and any(other.end <= start for other in others) and "(" not in text[start : amount.start]
        if closed and ")" in text[end : amount.start]:
            rank += _GENERAL
        if not behind and others and (PARTS.search(text, end, amount.start) or _next_clause(text, end, amount, others)):
            rank += CROSSED
        if behind and re.search(
            r";|\b(?:denen|davon|darunter|darin|hiervon|worin|abzüglich|bei\s+Kosten)\s", text[amount.end : start]
        ):
            rank += 2 * _GENERAL
        # “Druck 3.000 €, Konferenzen je 5.000 €”
        named = bool(others) and not behind and _FILLED.fullmatch(text, end, amount.start) is not None
        if mention.id in _WEAK or (mention.id.startswith(OCCASION) and not named):
            rank += _GENERAL if mention.id in _WEAK else 2 * _GENERAL
        ranked.append((rank, Mention(start, end, mention.id)))
    share = (
        percentage(text, unit, amount, others)
        or paid_by(text, unit, amount)
        or came_in(text, unit, amount, others)
        or given(text, unit, amount, others)
    )
    if share is not None:
        return share
    whole = _OF_THE_SUM.search(text, unit.start, amount.start)
    if whole is not None and _GOES_TO.search(text, amount.end, unit.end):
        return Governed("total", "expense", whole.start(), whole.end(), sure=False)
    change = _change(text, unit, amount)
    if change is not None and (not ranked or min(ranked, key=lambda pair: pair[0])[1].id in (*_WEAK, "total")):
        return Governed("budget", "expense", change.start, change.end, sure=False)
    if not ranked:
        return unknown(amount.start)
    best = min(ranked, key=lambda pair: (pair[0], pair[1].start))[1]
    best = choose(text, unit, amount, others, best, [mention for _, mention in ranked])
    return _governed(text, unit, amount, others, best)


def _names_first(text: str, unit: Range, amounts: Sequence[Range]) -> bool:
    """Whether a list ends with an amount and begins with a word, so that each stands before its amount: “Druck 900 €, Saal 400 €.”"""
    first, last = min(one.start for one in amounts), max(one.end for one in amounts)
    return not text[last : unit.end].strip(" ).;") and bool(_WORD.search(text, unit.start, first))


def _next_clause(text: str, end: int, amount: Range, others: Sequence[Range]) -> bool:
    """Whether a semicolon parts the word from the amount, and it stands with an amount of its own: “5.000 € an die Fachstelle; dem
    Fonds bleiben 3.000 €”."""
    return ";" in text[end : amount.start] and any(other.end <= end for other in others)


def _between(one: Range, two: Range) -> tuple[int, int]:
    """Where the text between two amounts begins and ends."""
    return min(one.end, two.end), max(one.start, two.start)


def _cost_of(text: str, said: str, start: int, end: int, amount: Range) -> bool:
    """Whether the amount is said to be the costs: “Kosten von 14.000 €”, whatever pays for them."""
    return (
        said == "cost"
        and _COST.match(text, start) is not None
        and _OF_COSTS.fullmatch(text, end, amount.start) is not None
    )


def _change(text: str, unit: Range, amount: Range) -> Range | None:
    """The words that raise or cut what is budgeted by the amount, or to it."""
    before = _CHANGE_BY.search(text, unit.start, amount.start)
    if before is not None:
        return Range(before.start(), before.end())
    by, after = _BY.search(text, unit.start, amount.start), _CHANGE_TO.match(text, amount.end, unit.end)
    return Range(by.start(), by.end()) if by is not None and after is not None else None


def _without(text: str, unit: Range, amounts: Sequence[Range]) -> str:
    """The words of the unit with blanks for the amounts, so that “Gesamtkosten:45.000” is a word and an amount."""
    words = text[unit.start : unit.end]
    for amount in amounts:
        start, end = max(0, amount.start - unit.start), max(0, amount.end - unit.start)
        words = words[:start] + " " * len(words[start:end]) + words[end:]
    return words


def _governed(text: str, unit: Range, amount: Range, others: Sequence[Range], mention: Mention) -> Governed:
    if mention.id.startswith(OCCASION):
        return Governed(mention.id.removeprefix(OCCASION), "expense", mention.start, mention.end, sure=False)
    kind, _, direction = mention.id.partition("-")
    kind = "budget" if kind == "planned" else kind
    if kind == "cost":
        general = not (others and _cost_of(text, mention.id, mention.start, mention.end, amount))
        return Governed("total", "expense", mention.start, mention.end, general=general, sure=False)
    if kind == "booked":
        return Governed("budget", "expense", mention.start, mention.end, general=True, sure=False)
    sure = bool(direction)
    if mention.id == "budget-revenue" and _COVERS.search(text, unit.start, amount.start):
        direction, sure = "expense", False
    if kind == "grant" and _PASSES_ON.search(text, unit.start, unit.end):
        return Governed("grant", "expense", mention.start, mention.end)
    if kind == "grant" and not direction and PARTS.search(text, unit.start, mention.start):
        return Governed("grant", "revenue", mention.start, mention.end)
    clause = clause_of(text, unit, amount)
    if kind in ("grant", "support") and not direction and _TOWN_PAYS.search(text, clause.start, clause.end):
        kind = "grant" if _OF_OTHERS.search(text, clause.start, clause.end) else "budget"
        return Governed(kind, "expense", mention.start, mention.end, sure=kind == "grant")
    ready = mention.id == "support" and text[mention.start : mention.end] == "bereit"
    if kind in ("grant", "support") and not direction:
        direction, sure = payment(text, unit, amount, others, mention)
    if ready and (direction == "expense" or _STANDS.search(text, unit.start, unit.end)):
        return Governed("budget", "expense", mention.start, mention.end, general=True, sure=False)
    way: Direction = "revenue" if direction == "revenue" else "expense"
    kind = "grant" if kind == "support" else kind
    return Governed(kind, way, mention.start, mention.end, sure=sure)


def points_back(sentence: str) -> bool:
    """Whether the sentence leaves what it is about to the one before: “Die Kosten hierfür belaufen sich auf …”."""
    return _ARROW.search(sentence) is not None
