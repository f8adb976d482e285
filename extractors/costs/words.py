"""The words that govern an amount: what it is for, and whether it is spent or received.

“Das Honorar beträgt 5.000 €” is external expense, “vom Land wurden 15.000 € bewilligt” a grant received. The nearest
word of the vocabulary ``costs.toml`` decides; general words (“Kosten”, “Betrag”) give way to any that says more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.costs.givers import given
from extractors.costs.governed import Governed, unknown
from extractors.costs.neighbours import room
from extractors.costs.payers import CROSSED, PARTS, came_in, paid_by, payment, percentage
from extractors.document import Range
from extractors.facts import Direction
from extractors.language import Mention, Vocabulary

_GENERAL = 200  # how far away a word may be that says more than “Kosten” or “belaufen”
_BEHIND = 1.4  # what follows an amount governs it less than what precedes it
_CLAUSE = 60  # a comma between an amount and a word behind it
SPECIFIC = ("external", "personnel", "material", "investment")
_WEAK = ("cost", "support", "booked")
_OCCASION = "occasion-"  # what is bought, where nothing says what kind of cost it is: “Konferenz”, “Radweg”
_NEAR = 120  # how far before an amount may stand what it buys
# “Deckungsvorschlag: Minderaufwendungen in gleicher Höhe” is the same money, not money that comes in
_COVERS = re.compile(r"[Dd]eckung|gedeckt|[Gg]egenfinanzier")
# “5.000 € je Vollzeitstelle”, “bei 3 Stellen insgesamt”: a measure, not what the money is for
_MEASURE = re.compile(r"(?:\b(?:je|pro|bei)\s|[/(]\s?(?=[\d\s]*\Z|\d))(?:\d+(?:,\d+)?\s|\w+\s)?\Z", re.IGNORECASE)
# “ein Zuschuss zu den Personalkosten”: a grant, whatever it is spent on
_TOWARDS = re.compile(
    r"[^.;:€]{0,50}(?:\b(?:zu|an)\s+(?:den|der)|\bzur|\bfür|\bin\s+Höhe\s+(?:der|von))\s+(?:[a-zäöüß]+\w*\s+|[\w-]+-\s+und\s+){0,3}",
)
# “Der Neubau mit Ausstattung kostet insgesamt”
# “10 % der Gesamtkosten”, “nach Abzug eines Eigenanteils”
_SHARE = re.compile(r"(?:%\s+(?:der|des|von|an\s+den)|(?:\bAbzug|\babzüglich)(?:\s+\w+){0,2})\s+\Z")
# “A kostet 5.000 €, B 3.000 €, zusammen also 8.000 €”
_SUM = re.compile(r"(?:,|und|\()\s*(?:zusammen|insgesamt|in\s+Summe|macht)(?:\s+(?:also|somit|damit|sind\s+das))?\s+\Z")
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
_STANDS = re.compile(r"\bsteh(?:t|en)\b")
# “im Haushalt stehen für die Förderung der Vereine …”: the purpose of what is budgeted
_PURPOSE = re.compile(r"\b(?:für|zur)\s+(?:die\s+|eine\s+)?\Z", re.IGNORECASE)
# “66.300 € (2028) bzw. 71.500 € (ab 2029) Personalkosten”: what is said of the one is said of both
_JOINED = re.compile(r"\s*(?:\(\s*(?:ab\s+)?20\d\d\s*\))?\s*(?:bzw\.|und|sowie|/)\s*(?:(?:rund|ca\.|etwa)\s+)?")
_FILLED = re.compile(r"[\s:]*(?:(?:je|jeweils|bis\s+zu|ca\.|rund|etwa|mit|von|insgesamt|maximal)\s+)*")
# “ein Angebot über 7.000 €”, “im Rahmen des Budgets”: where the money comes from or who names the price, not what it buys
_INCOME = re.compile(r"ertr[aä]g|einnahm|einzahl", re.IGNORECASE)
_OFFERED = re.compile(r"angebot", re.IGNORECASE)
_FROM_BUDGET = re.compile(
    r"\b(?:aus|im|in|bei|unter|innerhalb)\s+(?:(?:dem|des|der|den)\s+)?(?:Rahmen\s+(?:des|der)\s+)?(?:\w+en\s+)?\Z"
)
# “ und für Druck ”
_FOR_EACH = re.compile(r"\W*(?:und\s+|sowie\s+)?(?:[\w)]+\s+){0,5}?[Ff]ür\s")
_IN_ALL = re.compile(
    r"(?:erforder\w*|koste\w*|benötig\w*|ergeben|ergibt)\s+(?:\w+\s+){0,2}?(?:insgesamt|zusammen)\s+\Z"
)
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
# “Mittel in Höhe von 30.000 €”
_GIVES = re.compile(r"\s+(?:\w+\s+)?(?:in\s+Höhe\s+von|i\.?\s?H\.?\s?v\.?|von)\s+(?:\w+\.?\s+){0,2}")
# “15.000 Euro für Sachkosten”
_FOR_IT = re.compile(r"\s+(?:\(\w+\)\s+)?für\s+(?:\w+\s+){0,3}(?:\w+,\s+)?")
_ARROW = re.compile(
    r"\b(?:sind\s+das|das\s+sind|hierfür|dafür|hierzu|dies(?:e[rsn]?|er|es)?|deren|dessen|hiervon|davon)\b",
    re.IGNORECASE,
)


def governing(text: str, unit: Range, amount: Range, others: Sequence[Range] = ()) -> Governed:
    """What governs the amount within ``unit`` (a sentence, a line, a label) of ``text``."""
    words = _without(text, unit, (amount, *others))
    ranked: list[tuple[float, Mention]] = []
    for mention in Vocabulary.load("costs", "kinds").mentions(words):
        start, end = unit.start + mention.start, unit.start + mention.end
        behind = start >= amount.end
        if _SHARE.search(text, max(unit.start, start - 40), start) or text[start:end] == "mittel":
            continue
        if behind and text[end : end + 1] == ":":  # “61.000 € Folgekosten: keine”: the label of what comes next
            continue
        if mention.id == "personnel" and _MEASURE.search(text, max(unit.start, start - 24), start):
            continue
        gap = start - amount.end if behind else amount.start - end
        rank = gap * _BEHIND + 4 if behind else float(gap)
        between = Range(amount.end, start) if behind else Range(end, amount.start)
        crossed = (other for other in others if between.start <= other.start and other.end <= between.end)
        rank += CROSSED * sum(_JOINED.fullmatch(text, *_between(amount, other)) is None for other in crossed)
        if mention.id in ("cost", "budget", "planned") and behind:
            rank += 20
        if not behind and _cost_of(text, mention.id, start, end, amount):
            rank -= _GENERAL
        if behind and re.search(r"[,;(]", text[amount.end : start]):
            rank += _CLAUSE
        if behind and mention.id.endswith("-revenue") and _PAID_FROM.fullmatch(text, amount.end, start):
            rank += 2 * _GENERAL if _COST.search(text, max(unit.start, amount.start - _NEAR), amount.start) else 0
        closed = not behind and any(other.end <= start for other in others) and "(" not in text[start : amount.start]
        if closed and ")" in text[end : amount.start]:
            rank += _GENERAL
        if not behind and others and PARTS.search(text, end, amount.start):
            rank += CROSSED
        if behind and re.search(
            r";|\b(?:denen|davon|darunter|darin|hiervon|worin|abzüglich|bei\s+Kosten)\s", text[amount.end : start]
        ):
            rank += 2 * _GENERAL
        # “Druck 3.000 €, Konferenzen je 5.000 €”
        named = bool(others) and not behind and _FILLED.fullmatch(text, end, amount.start) is not None
        if mention.id in _WEAK or (mention.id.startswith(_OCCASION) and not named):
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
    best = _heavier(text, best, [mention for _, mention in ranked], amount)
    if best.id in ("budget", "planned") and others:
        best = _purpose(text, unit, amount, others, [mention for _, mention in ranked]) or best
    best = _bought(text, best, [mention for _, mention in ranked], amount, others)
    return _governed(text, unit, amount, others, best)


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
    wanted = [one for one in mentions if one.id in kinds or (best.id == "cost" and one.id.startswith(_OCCASION))]
    for mention in sorted(wanted, key=lambda one: abs(one.end - amount.start)):
        low, high = (mention.end, amount.start) if mention.end <= amount.start else (amount.end, mention.start)
        parted = any(low <= other.start and other.end <= high for other in others)
        behind = mention.start >= amount.end and not _FOR_IT.fullmatch(text, amount.end, mention.start)
        if high - low <= _NEAR and not parted and not behind:
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
    return next((one for one in inside if one.id in SPECIFIC or one.id.startswith(_OCCASION)), None)


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


def _governed(text: str, unit: Range, amount: Range, others: Sequence[Range], mention: Mention) -> Governed:
    if mention.id.startswith(_OCCASION):
        return Governed(mention.id.removeprefix(_OCCASION), "expense", mention.start, mention.end, sure=False)
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
    if kind in ("grant", "support") and not direction and _TOWN_PAYS.search(text, unit.start, unit.end):
        kind = "grant" if _OF_OTHERS.search(text, unit.start, unit.end) else "budget"
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
