"""Who pays, and who is paid: shares in per cent and in euros, parts behind “davon”, grants received or given.

“75 % (30.000 €) aus Mitteln des Landes” comes in, “der Verein erhält einen Zuschuss von 5.000 €” goes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.costs.givers import clause_of
from extractors.costs.governed import Governed
from extractors.costs.neighbours import room
from extractors.document import Range
from extractors.language import Mention, Vocabulary

CROSSED = 160  # another amount in between
_REACH = 90  # how far from an amount a payer still speaks of it
# “20.000 € werden vorgesehen, davon 5.000 € (Sachaufwendungen)”: what precedes “davon” speaks of the whole
PARTS = re.compile(r"\b(?:davon|hiervon|darunter)\s+\Z")
# “davon Land 33.000 €”, “davon Muster-Stiftung: 5.000 €”
_PART_NAMED = re.compile(r"\b(?:davon|hiervon|darunter)\s+(?P<who>[^.;:,€\d]{2,50}?):?\s+\Z")
# “Der Verein erhält eine Zuwendung von”; the town itself may receive one as well
_RECEIVES = re.compile(r"\b(?:erhält|erhalten|bekomm(?:t|en)|empfängt|empfangen)\b")
_TOWN_RECEIVES = re.compile(
    r"""\b(?:Stadt|\w*[Kk]reis|Gemeinde|Kommunen?|Verwaltung|Samtgemeinde|Stadtverwaltung|wir)\s+(?:\w+\s+){0,2}(?:erhält|erhalten|bekommt|bekommen)\b
        |\b(?:erhält|erhalten|bekommt|bekommen)\s+(?:die|der|das)?\s*(?:Stadt|\w*[Kk]reis|Gemeinde|Kommunen?|Verwaltung|Samtgemeinde|wir)\b""",
    re.VERBOSE,
)
# “75 % (30.000 €)”, “50 v. H., das sind 60.000 €”
_PERCENT = re.compile(
    r"\d(?:,\d+)?\s?(?:%|Prozent|v\.\s?H\.|vH)(?:\s+[^.;€()%\d]{0,40})?\s*[(,=]\s*(?:=|also|mithin|somit|d\.\s?h\.|das\s+(?:sind|entspricht)|rund|ca\.|dies\s+sind|\s)*\Z"
)
_FUNDED = re.compile(
    r"[Ff]örder|[Bb]ezuschuss|[Zz]uwend|[Mm]ittel\w*\s+(?:des|der|vom|aus)\s+(?:Land|Bund|EU|ESF|Europ|Freistaat)|Bundesmittel|Landesmittel|\bESF\b"
    r"|\b(?:Land|Bund|Freistaat|Ministerium|EU)\b[^.;]{0,60}\b(?:trägt|übern[ai]mm\w*|erstatte\w*|zahl\w*)|übern[ai]mm\w*\s+(?:das\s+Land|der\s+Bund)"
)
_OWN = re.compile(
    r"[Ee]igenanteil|[Ee]igenmittel|Anteil\s+der\s+(?:Stadt|Gemeinde)|Anteil\s+des\s+\w*[Kk]reis|Mitteln\s+der\s+(?:Stadt|Gemeinde)"
)
# what goes on within a sentence, over the points of “12.500 €”
_ON = r"(?:[^.;]|\.(?=\d))"
# “die Stadt übernimmt 10 v. H.”
_TOWN_BEARS = re.compile(
    r"\b(?:Stadt|\w*[Kk]reis|\w*[Gg]emeinde|Kommune)\s+(?:\w+\s+)?(?:übernimmt|trägt|zahlt|finanziert|steuert|leistet|bezahlt)\b"
)
# “Die Stadt hat eine Zuwendung beantragt und erhalten”, but not “bei der Stadt”
_PROMISED = re.compile(r"\bin\s+Aussicht\s+gestellt\b")
_TOWN_ASKS = re.compile(
    rf"""(?<!bei\s)(?<!von\s)(?<!an\s)\b(?:[Dd]ie\s+(?:Stadt|Gemeinde|Verwaltung|Verbandsgemeinde)|[Dd]er\s+\w*[Kk]reis)\b{_ON}*
        \b(?:Zuwendung|Fördermittel|Zuschuss|Förderung)\w*\b{_ON}*\b(?:beantragt|erhalten|bewilligt|eingeworben)
        |(?:wurden?|wird|werden|ist|sind)\s+(?:der\s+(?:\w*[Ss]tadt|Gemeinde|Kommune)|dem\s+\w*[Kk]reis)\b{_ON}*\b(?:bewilligt|gewährt|zugesagt|zugewiesen|zuerkannt)
        |\bD(?:er\s+(?:\w*[Ss]tadt|Gemeinde|Kommune)|em\s+\w*[Kk]reis)\s+(?:[A-ZÄÖÜ]\w+\s+)?(?:wurden?|wird|werden|ist|sind)\s{_ON}*\b(?:bewilligt|gewährt|zugesagt|zugewiesen)""",
    re.VERBOSE,
)
_FLOWS_BACK = re.compile(rf"\b(?:flie(?:ß|ss)(?:t|en)|flossen|floss)\b{_ON}*\b(?:zurück|zu)\b")
# “davon 30.000 € aus dem Programm „Zusammen““
_FROM_PROGRAMME = re.compile(r"\s+aus\s+(?:dem|den|der)\s+\w*(?:[Pp]rogramm\w*|[Ff]örderung)\b")
_RECEIVED = re.compile(r"\b(?:eingegangen|vereinnahmt|eingenommen|zugeflossen)\b")
_ASKED = re.compile(r"beantrag", re.IGNORECASE)


def _comes_in(start: int, end: int) -> Governed:
    return Governed("grant", "revenue", start, end)


def percentage(text: str, unit: Range, amount: Range, others: Sequence[Range]) -> Governed | None:
    """Who pays a share that is given in per cent and in euros: “50 v. H. (60.000 €) aus Mitteln des Landes”."""
    before = _PERCENT.search(text, max(unit.start, amount.start - 80), amount.start)
    if before is None:
        return None
    free = room(unit, amount, others)
    if _OWN.search(text, before.start(), free.end) or _TOWN_BEARS.search(
        text, clause_of(text, unit, amount).start, free.end
    ):
        return Governed("budget", "expense", before.start(), amount.start, sure=False)
    if _FUNDED.search(text, min(before.start(), free.start), free.end) is None:
        return None
    return _comes_in(before.start(), amount.start)


def paid_by(text: str, unit: Range, amount: Range) -> Governed | None:
    """Who pays a part that stands behind “davon”: “46.000 €, davon 20.000 € Muster-Stiftung”."""
    named = _PART_NAMED.search(text, unit.start, amount.start)
    if named is not None and Vocabulary.load("costs", "payers").ids(named["who"])[:1] == ("outside",):
        return _comes_in(named.start("who"), amount.start)
    if PARTS.search(text, unit.start, amount.start) is None:
        return None
    behind = text[amount.end : min(unit.end, amount.end + 40)]
    if _FROM_PROGRAMME.match(behind):
        return _comes_in(amount.start, amount.end)
    for party in Vocabulary.load("costs", "payers").mentions(behind):
        if party.id == "outside" and re.fullmatch(
            r"\s+(?:(?:vom|von\s+der|von\s+dem|aus|durch\s+\w+)\s+)?(?:[A-ZÄÖÜ]\w+\s)?", behind[: party.start]
        ):
            return _comes_in(amount.end + party.start, amount.end + party.end)
    return None


def came_in(text: str, unit: Range, amount: Range, others: Sequence[Range]) -> Governed | None:
    """Money that has come back or in: “über die Richtlinie fließen 30.000 € zurück”, “vom Bund sind 5.000 € eingegangen”."""
    free = room(unit, amount, others)
    after = text[amount.end : free.end]
    whole = f"{text[free.start : amount.start]} … {after}"
    outside = any(party.id == "outside" for party in Vocabulary.load("costs", "payers").mentions(whole))
    came = _FLOWS_BACK.search(whole) is not None or (outside and _RECEIVED.search(after) is not None)
    return _comes_in(amount.start, amount.end) if came else None


def payment(text: str, unit: Range, amount: Range, others: Sequence[Range], mention: Mention) -> tuple[str, bool]:
    """Whether a grant is received or paid, and whether that is said: the nearest payer or payee decides."""
    if _TOWN_ASKS.search(text, unit.start, unit.end) or _PROMISED.search(text, unit.start, unit.end):
        return "revenue", True
    near: list[tuple[int, str]] = []
    for party in Vocabulary.load("costs", "payers").mentions(text[unit.start : unit.end]):
        start, end = unit.start + party.start, unit.start + party.end
        if mention.start <= start and end <= mention.end:
            return ("revenue" if party.id == "outside" else "expense"), True
        gap = amount.start - end if end <= amount.start else start - amount.end
        between = Range(end, amount.start) if end <= amount.start else Range(amount.end, start)
        gap += CROSSED * sum(between.start <= other.start and other.end <= between.end for other in others)
        gap = min(gap, abs(mention.start - end), abs(start - mention.end)) if gap < CROSSED else gap
        asked = _ASKED.match(text, start) is not None
        near.append((gap + (_REACH - 1 if asked else 0), party.id))
    nearest = min(near, default=(_REACH + 1, ""))
    if nearest[0] <= _REACH and nearest[1] == "outside":
        return "revenue", True
    if _RECEIVES.search(text, unit.start, unit.end):
        return ("revenue" if _TOWN_RECEIVES.search(text, unit.start, unit.end) else "expense"), True
    if nearest[0] <= _REACH:
        return "expense", True
    word = text[mention.start : mention.end].casefold()
    return ("revenue" if word.startswith(("fördermittel", "zuwendung", "spende", "förderantr")) else "expense"), False
