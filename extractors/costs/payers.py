"""Who pays, and who is paid: shares in per cent and in euros, parts behind “davon”, grants received or given.

“75 % (30.000 €) aus Mitteln des Landes” comes in, “der Verein erhält einen Zuschuss von 5.000 €” goes out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.costs.governed import Governed
from extractors.costs.neighbours import room
from extractors.document import Range
from extractors.language import Mention, Vocabulary

CROSSED = 160  # another amount in between
_REACH = 90  # how far from an amount a payer still speaks of it
# “20.000 € werden vorgesehen, davon 5.000 € (Sachaufwendungen)”: what precedes “davon” speaks of the whole
PARTS = re.compile(r"\b(?:davon|hiervon|darunter)\s+\Z")
# “Der Verein erhält eine Zuwendung von”; the town itself may receive one as well
_RECEIVES = re.compile(r"\b(?:erhält|erhalten|bekomm(?:t|en)|empfängt|empfangen)\b")
_TOWN_RECEIVES = re.compile(
    r"""\b(?:Stadt|\w*[Kk]reis|Gemeinde|Kommunen?|Verwaltung|Samtgemeinde|Stadtverwaltung|wir)\s+(?:\w+\s+){0,2}(?:erhält|erhalten|bekommt|bekommen)\b
        |\b(?:erhält|erhalten|bekommt|bekommen)\s+(?:die|der|das)?\s*(?:Stadt|\w*[Kk]reis|Gemeinde|Kommunen?|Verwaltung|Samtgemeinde|wir)\b""",
    re.VERBOSE,
)
# “75 % (30.000 €)”, “50 v. H., das sind 60.000 €”
_PERCENT = re.compile(
    r"\d(?:,\d+)?\s?(?:%|Prozent|v\.\s?H\.|vH)(?:\s+[^.;€()%\d]{0,40})?\s*[(,=]\s*(?:=|also|das\s+(?:sind|entspricht)|rund|ca\.|dies\s+sind|\s)*\Z"
)
_FUNDED = re.compile(
    r"[Ff]örder|[Bb]ezuschuss|[Zz]uwend|[Mm]ittel\w*\s+(?:des|der|vom|aus)\s+(?:Land|Bund|EU|ESF|Europ|Freistaat)|Bundesmittel|Landesmittel|\bESF\b"
    r"|\b(?:Land|Bund|Freistaat|Ministerium|EU)\b[^.;]{0,60}\b(?:trägt|übern[ai]mm\w*|erstatte\w*|zahl\w*)|übern[ai]mm\w*\s+(?:das\s+Land|der\s+Bund)"
)
_OWN = re.compile(
    r"[Ee]igenanteil|[Ee]igenmittel|Anteil\s+der\s+(?:Stadt|Gemeinde)|Anteil\s+des\s+\w*[Kk]reis|Mitteln\s+der\s+(?:Stadt|Gemeinde)"
)
# “Die Stadt hat eine Zuwendung beantragt und erhalten”, but not “bei der Stadt”
_PROMISED = re.compile(r"\bin\s+Aussicht\s+gestellt\b")
_TOWN_ASKS = re.compile(
    r"""(?<!bei\s)(?<!von\s)(?<!an\s)\b(?:[Dd]ie\s+(?:Stadt|Gemeinde|Verwaltung|Verbandsgemeinde)|[Dd]er\s+\w*[Kk]reis)\b[^.;]*
        \b(?:Zuwendung|Fördermittel|Zuschuss|Förderung)\w*\b[^.;]*\b(?:beantragt|erhalten|bewilligt|eingeworben)""",
    re.VERBOSE,
)
_TOWN = r"(?:Stadt|\w*[Kk]reis(?:es)?|Gemeinde|Kommune|Verbandsgemeinde|Samtgemeinde)"
# “so dass beim Kreis rund 57.500 € verbleiben”
_AT_TOWN = re.compile(
    rf"\b(?:beim?|bei\s+der|für\s+(?:die|den))\s+{_TOWN}\s+(?:(?:noch|dann|etwa|rund|jährlich)\s+)*\Z"
)
_REMAINS = re.compile(r"[^.;€]{0,30}\bverbl(?:eib|ieb)\w*")
# “aus Mitteln des”, “vom”, “durch die”: how a payer is joined to what is paid
_FROM = (
    r"(?:vom|von\s+(?:der|dem)|durch\s+(?:die|das|den)|seitens\s+(?:der|des)|aus|über\s+(?:die|das|den))\s+"
    r"(?:Mitteln\s+(?:des|der)\s+)?"
)
# “80 % kamen vom Ministerium”, “über die Richtlinie fließen … zurück”
_COMES = re.compile(
    rf"\b(?:kam|kamen|komm(?:t|en)|stamm(?:t|en|te|ten)|flie(?:ß|ss)(?:t|en)|flossen|floss)\b[^.;€]{{0,20}}?\s(?:{_FROM})"
)
_FLOWS_BACK = re.compile(r"\b(?:flie(?:ß|ss)(?:t|en)|flossen|floss)\b[^.;]*\b(?:zurück|zu)\b")
# “zur Hälfte (18.000 €) durch die Stiftung gedeckt”
_SHARE_OF = re.compile(r"(?:Hälfte|Dritteln?|Vierteln?|Fünfteln?|Anteil|%|Prozent)\s*\(\s*\Z")
_COVERED = re.compile(
    rf"\W*(?:{_FROM})[^.;€]{{3,70}}?\b(?:gedeckt|getragen|übernommen|finanziert|beigesteuert|bezuschusst|bestritten|erstattet)\b"
)
# “Das Land steuert 20.000 € bei”
_GIVES = re.compile(r"\bsteuer(?:t|te|n|ten|e)\b[^.;]*\bbei\b")
# “Das Ministerium fördert die Stelle mit 45.000 €”
_FUNDS = re.compile(r"\b(?:ge)?förder(?:t|n|te|ten)\b|\bbezuschuss(?:t|te|en)\b")
_WITH = re.compile(r"\bmit\s+(?:(?:je|jeweils|jährlich|insgesamt|rund|ca\.|bis\s+zu|maximal|höchstens)\s+)*\Z")
# “trägt die Stiftung 10.000 €”, “vom Jobcenter werden 9.000 € beigesteuert”
_BEARS = re.compile(r"\b(?:trägt|trug|übernimmt|übernahm|zahlt|gibt)\s+(?:der|die|das)\s+[^€;,.]{0,40}\Z")
_BORNE = re.compile(r"\b(?:[Vv]om|[Vv]on\s+(?:der|dem|den))\s[^€;.]{3,40}\b(?:werden|wurden|sind)\s+(?:\w+\s+)?\Z")
_PUT_IN = re.compile(r"\s+(?:beigesteuert|übernommen|getragen|gezahlt|bereitgestellt|zugesagt)\b")
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
    if _OWN.search(text, before.start(), free.end):
        return Governed("budget", "expense", before.start(), amount.start, sure=False)
    if _FUNDED.search(text, min(before.start(), free.start), free.end) is None:
        return None
    return _comes_in(before.start(), amount.start)


def paid_by(text: str, unit: Range, amount: Range) -> Governed | None:
    """Who pays a part that stands behind “davon”: “46.000 €, davon 20.000 € Muster-Stiftung”."""
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


def left_to_town(text: str, unit: Range, amount: Range) -> Governed | None:
    """What the town itself pays in the end: “so dass beim Kreis rund 57.500 € verbleiben”."""
    before = _AT_TOWN.search(text, unit.start, amount.start)
    after = _REMAINS.match(text, amount.end, unit.end)
    return Governed("budget", "expense", before.start(), before.end(), sure=False) if before and after else None


def brought_in(text: str, unit: Range, amount: Range, others: Sequence[Range]) -> Governed | None:
    """A part that somebody else pays, told by a verb between the amounts beside it: “80 % kamen vom Ministerium (30.800 €)”,
    “Das Land steuert 20.000 € bei”, “über die Richtlinie fließen 30.000 € zurück”."""
    free = room(unit, amount, others)
    before, after = text[free.start : amount.start], text[amount.end : free.end]
    whole = f"{before} … {after}"
    outside = [party for party in Vocabulary.load("costs", "payers").mentions(whole) if party.id == "outside"]
    if _FLOWS_BACK.search(whole) or (_RECEIVED.search(after) and outside):
        return _comes_in(amount.start, amount.end)
    if not outside:
        return None
    comes = _COMES.search(before)
    if comes is not None and any(0 <= party.start - comes.end() <= 30 for party in outside):
        return _comes_in(free.start + comes.start(), amount.start)
    if _SHARE_OF.search(before) and _COVERED.match(after.lstrip(")")):
        return _comes_in(amount.start, amount.end)
    if (_FUNDS.search(whole) and _WITH.search(before)) or _BEARS.search(before):
        return _comes_in(amount.start, amount.end)
    if _BORNE.search(before) and _PUT_IN.match(after):
        return _comes_in(amount.start, amount.end)
    gives = _GIVES.search(whole)
    if gives is not None and outside[0].start < gives.start():
        return _comes_in(free.start + outside[0].start, amount.start)
    return None


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
