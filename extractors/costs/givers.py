"""Who gives, by the subject of the clause: “Der Bund gibt 2015 35.000 €, ab 2016 jährlich 55.000 €” comes in, “21.000 € verbleiben
beim Landkreis” is what the town pays itself, “das Institut erhält 18.000 €” buys its work.

The subject stands in the nominative (“der Bund”, “das Land”, “die Stiftung”), or behind “vom” and “durch” where the verb is passive;
“des Landes” and “dem Land” say nothing of who gives. An amount in a clause without a verb is given by the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.costs.governed import Governed
from extractors.costs.neighbours import room
from extractors.document import Range
from extractors.language import Mention, Vocabulary

# clauses: at commas and semicolons outside of numbers, before “davon” and “und”
_PARTS = re.compile(r"[,;]\s+(?!Nr\.|S\.)|\s(?=(?:und|sowie|davon|wobei)\s)|\s[–-]\s")
# finite forms and participles of giving
_GIVES = re.compile(
    r"""\b(?:g(?:ibt|eben|ab|aben|ebe)|tr(?:ägt|agen|ug|ugen|age)|übern(?:immt|ehmen|ahm|ahmen|ommen|ehme)|überw(?:eist|eisen|ies|iesen)|weist|wies
        |(?:gewähr|(?:be)?zahl|erstatte|förder|bezuschuss|finanzier|bewillig|stell|steuer|beteilig|spende|deck|sag|unterstütz|leiste)(?:t|n|en|e|te|ten)
        |gegeben|getragen|gezahlt|gefördert|gestellt|gedeckt|geleistet|gespendet|überwiesen|zugesagt|zugewiesen|beigesteuert|bereitgestellt|beigetragen
        |zugeteilt|beizusteuern|zu\s+tragen)\b""",
    re.VERBOSE,
)
_PASSIVE = re.compile(
    r"""\b(?:gewährt|getragen|übernommen|gezahlt|bezahlt|erstattet|gefördert|bezuschusst|finanziert|mitfinanziert|bewilligt|gestellt|beigesteuert
        |gespendet|überwiesen|gedeckt|zugesagt|zugewiesen|bereitgestellt|kofinanziert|bestritten|geleistet|beantragt|eingeworben|abgerufen)\b""",
    re.VERBOSE,
)
# “die den Ausgaben gegenüberstehen, die das Land nicht trägt”
_DENIED = re.compile(r"\bnicht\b|\bkeine?\b")
_COMES = re.compile(
    r"\b(?:fl(?:ie(?:ß|ss)(?:t|en)|oss|ossen)|k(?:ommt|ommen|am|amen)|stamm(?:t|en|te|ten)|gehen\s+\w+\s+ein)\b"
)
# finite verbs that say something else: “der Eigenanteil der Stadt betrug”
_OTHER_VERB = re.compile(
    r"""\b(?:ist|sind|war(?:en)?|betr(?:ägt|agen|ug|ugen)|lieg(?:t|en)|lag(?:en)?|bel(?:äuft|aufen|ief|iefen)|kost(?:et|en|ete|eten)|wird|werden|wurden?
        |hat|haben|soll(?:en|te|ten)?|kann|können|muss|müssen|steh(?:t|en)|ergibt|ergeben|benötigt|benötigen|dient|dienen)\b""",
    re.VERBOSE,
)
# what stands before a name: the article that makes it a subject, or what makes it none
_OBLIQUE = re.compile(
    r"\b(?:de[nms]|eine[mnrs]|beim?|im|am|zum|zur|an|auf|in|mit|für|aus|ans|gegenüber)\s+(?:[a-zäöü]+e[nmrs]?\s+)?\Z"
)
_AGENT = re.compile(
    r"\b(?:vom|von(?:\s+de[rmn])?|durch(?:\s+d(?:en|as|ie))?|seitens(?:\s+de[rs])?)\s+(?:[a-zäöü]+e[nmrs]?\s+)?\Z"
)
_FROM = re.compile(
    r"\b(?:vom|von(?:\s+de[rmn])?|beim?(?:\s+de[rmn])?|aus\s+de[mrn]|durch\s+d(?:en|as|ie))\s+(?:[a-zäöü]+e[nmrs]?\s+)?\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?P<article>[Dd](?:er|ie|as))\s+(?:[a-zäöü]+e[nmrs]?\s+)?\Z")
_SUBJECT = {"m": "der", "n": "das", "f": "die"}
# “verbleiben beim Landkreis”, “auf die Gemeinde entfallen”, “für die Stadt bleiben”
_REMAINS = re.compile(r"\b(?:ver)?bl(?:eib|ieb)(?:t|en|e)?\b|\bentf(?:ällt|allen|iel|ielen)\b")
_AT = re.compile(r"\b(?:beim?|auf|für|dem|der)\s+(?:(?:de[rmn]|die|das)\s+)?(?:[a-zäöü]+e[nmrs]?\s+)?\Z", re.IGNORECASE)
# “der Rest von 1.400 €”
_REST = re.compile(
    r"\b[Rr]est(?:betrag|kosten|summe)?(?:es|s)?\s+(?:von\s+|in\s+Höhe\s+von\s+|i\.\s?H\.\s?v\.\s+)?(?:(?:rund|ca\.|etwa)\s+)?\Z"
)
_EARNS = re.compile(
    r"\b(?:erh(?:ält|alten|ielt)|bek(?:ommt|ommen|am)|b(?:ietet|ot|oten)|berechnet|verlangt|kostet|angeboten)\b"
)
# “Gesamtkosten von 90.000 € trägt der Bund zu einem Drittel”: what is shared stays the whole
_SHARE = re.compile(
    r"\bzu\s+(?:einem\s+\w+|zwei\s+Dritteln|\d[\d,]*\s?(?:%|Prozent|v\.\s?H\.)|je\s)|\bzur\s+Hälfte|\d\s?(?:%|Prozent|v\.\s?H\.)"
)
_COSTS = re.compile(r"(?:kosten|ausgaben|aufw[aäe]nd\w*|summe|volumen)\b[^,;€]*\Z", re.IGNORECASE)


def given(text: str, unit: Range, amount: Range, others: Sequence[Range]) -> Governed | None:
    """What the clause of the amount says of who gives it; nothing where it names nobody."""
    if amount.start == amount.end:
        return None
    clause = clause_of(text, unit, amount)
    words = text[clause.start : clause.end]
    free = room(unit, amount, others)
    if (rest := _REST.search(text, max(free.start, unit.start), amount.start)) is not None:
        return Governed("budget", "expense", rest.start(), amount.start, sure=False)
    if _COSTS.search(text, clause.start, amount.start) and _SHARE.search(text, amount.end, clause.end):
        return None
    if not _speaks(words):
        return None
    for party in sorted(_named(text, unit, clause), key=lambda one: _away(one, amount)):
        who, gender = party.id.split("-")
        before = text[clause.start : party.start]
        if who == "town" and _left(text, clause, amount, others) and _AT.search(before):
            return Governed("budget", "expense", party.start, party.end, sure=False)
        if who == "engaged" and _EARNS.search(words) and _is_subject(before, gender):
            return Governed("external", "expense", party.start, party.end)
        if who != "outside" or _DENIED.search(words):
            continue
        if _GIVES.search(words) and _is_subject(before, gender):
            return Governed("grant", "revenue", party.start, party.end)
        if (_PASSIVE.search(words) and (_AGENT.search(before) or _FROM.search(before))) or (
            _COMES.search(words) and _FROM.search(before)
        ):
            return Governed("grant", "revenue", party.start, party.end)
    return None


def _left(text: str, clause: Range, amount: Range, others: Sequence[Range]) -> bool:
    """Whether the amount is what remains: the one behind the verb, or before it where none is behind."""
    verb = _REMAINS.search(text, clause.start, clause.end)
    return verb is not None and (
        verb.end() <= amount.start or not any(verb.end() <= other.start < clause.end for other in others)
    )


def _named(text: str, unit: Range, clause: Range) -> Iterator[Mention]:
    """Who is named in the clause."""
    for one in Vocabulary.load("costs", "givers").mentions(text[unit.start : unit.end]):
        start, end = unit.start + one.start, unit.start + one.end
        if clause.start <= start and end <= clause.end:
            yield Mention(start, end, one.id)


def _away(party: Mention, amount: Range) -> int:
    return amount.start - party.end if party.end <= amount.start else party.start - amount.end


def _is_subject(before: str, gender: str) -> bool:
    """Whether a name behind these words is a subject: “der Bund”, “die Stiftung”, or a bare “Land”."""
    if _OBLIQUE.search(before) or _AGENT.search(before):
        return False
    article = _ARTICLE.search(before)
    return article is None or article["article"].lower() == _SUBJECT[gender]


def clause_of(text: str, unit: Range, amount: Range) -> Range:
    """The clause of an amount; where it has no verb of its own, with the clauses before it up to one that has."""
    edges = list(_edges(text, unit, amount))
    start, end = unit.start, unit.end
    for low, high in edges:
        if high <= amount.start:
            start = high
        elif low >= amount.end:
            end = min(end, low)
    begun = [unit.start, *(high for _, high in edges if high < start)]
    part = end
    while start > unit.start and not _speaks(text[start:part]) and not _OTHER_VERB.search(text, start, part):
        part, start = start, begun.pop()
    return Range(start, end)


def _speaks(words: str) -> bool:
    return any(verb.search(words) for verb in (_GIVES, _PASSIVE, _COMES, _REMAINS, _EARNS))


def _edges(text: str, unit: Range, amount: Range) -> Iterator[tuple[int, int]]:
    """Where one clause ends and the next begins; what stands in brackets is part of its clause."""
    for found in _PARTS.finditer(text, unit.start, unit.end):
        inside = text.count("(", unit.start, found.start()) > text.count(")", unit.start, found.start())
        if not inside:
            yield found.start(), found.end()
