"""Who sits in a body, by the grammar of German clauses: a verb ties the body to an enumeration, in any order of the clause.

“In der § wirken A und B mit”, “A und B wirken in der § mit”, “§, in der A und B mitwirken”, “Mitwirken sollen darin A und B”.
Sentences are masked: ``§`` stands for the body, ``¤`` for “ihr” and “ihm”, ``¶`` for “darin”, ``‡`` for “hierfür”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.document import Range
from extractors.german.noun_phrases import behind_adverbials, enumerated
from extractors.german.syntax import words
from extractors.steering_groups.clause_fields import (
    BODY_MASK,
    PRONOUN,
    Clause,
    MemberVerb,
    Ties,
    bounds,
    clause_of,
    member_verbs,
    relative_about_body,
    relative_clause,
    speaks_of_body,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An enumeration that a clause ties to the body masked at ``body``; ``count``: how many each of them has, in words (“je eine”)."""

    rule: str
    body: int
    place: Range
    count: str = ""


_ADJECTIVES = r"(?:[a-zäöüß][\wäöüß-]*\s+){0,3}"
# how the words in the clause tie the body to the verb: “in der §”, “der §”, “in die §”, “zur §”
_TIED: dict[Ties, str] = {
    "in": rf"\b(?:[Ii]n|[Aa]n|[Bb]ei)\s+{_ADJECTIVES}{BODY_MASK}|\b(?:[Ii]m|[Aa]m|[Bb]eim)\s+{_ADJECTIVES}{BODY_MASK}|¶+",
    "to": rf"^¶+|\b(?:[Dd]er|[Dd]em|[Dd]ieser|[Dd]iesem|[Ee]iner|[Ee]inem)\s+{_ADJECTIVES}§+|¤+",
    "into": rf"\b[Ii]n\s+§+|\b(?:[Ii]n|[Ff]ür)\s+(?:die|den|das|diese[ns]?|eine[n]?|ein)\s+{_ADJECTIVES}§+|\b[Ii]ns\s+§+|‡+",
    "by": rf"\b(?:[Dd]ie|[Dd]en|[Dd]as|[Ee]ine?n?|[Dd]iese[ns]?)\s+{_ADJECTIVES}§+",
    "of": r"§+",
    "all": r"§+",
}
_TO_BEHIND = re.compile(
    rf"\b(?:[Zz]ur|[Zz]um|[Zz]u\s+(?:der|dem|dieser|diesem))\s+{_ADJECTIVES}{BODY_MASK}|\b[Zz]u\s+¤+|‡+"
)


def told(sentence: str) -> Iterator[Told]:
    """What the clauses of a masked sentence tell about who sits in its bodies."""
    if not re.search("[§¤¶‡]", sentence):
        return
    for verb in member_verbs():
        for form in filter(_says_so, _forms(verb, sentence)):
            found = _linked(verb, form, sentence) if verb.link is not None else _tied(verb, form, sentence)
            if found is not None:
                yield found


def _says_so(form: re.Match[str]) -> bool:
    """Whether the form is a verb, and not denied: “|Vereinen|” in the middle of a sentence is none, “nicht |vertreten|” says no."""
    before = form.string[: form.start()].rstrip()
    is_verb = form[0][0].islower() or not before or before[-1] in ":–(-"
    return is_verb and _DENIED.search(before) is None


_DENIED = re.compile(r"\b[Nn]icht(?:\s+(?:mehr|länger|direkt|selbst|eigens))?$")


def _forms(verb: MemberVerb, sentence: str) -> Iterator[re.Match[str]]:
    yield from verb.whole.finditer(sentence)
    if verb.finite is not None and verb.prefix:
        yield from verb.finite.finditer(sentence)


# who is sent: “je zwei Vertreter”, “ein Mitglied”
_SEAT = re.compile(
    r"\b(?:(?P<count>(?:je(?:weils)?\s+)?(?:\d{1,2}|ein(?:e|en|e/n)?|zwei|drei|vier|fünf|sechs|sieben|acht))\s+)?(?:\w+e[nr]?\s+)?(?:Vertret|Mitglied|Person|Delegiert|Repräsent)\w*(?:[/:*]-?\w+)?"
)
_ASKS = re.compile(
    r"\s*(?:[Ww](?:er|as|enn|o|ie|elche[rs]?)|[Oo]b|[Dd]ass|[Dd]amit|[Ss]oweit)\b"
)  # “Wer am § sitzt, …”


def _tied(verb: MemberVerb, form: re.Match[str], sentence: str) -> Told | None:
    """The members that the clause names beside its verb, and the body that it ties to them."""
    clause = clause_of(verb, form, sentence)
    if (
        clause is None
        or sentence.rstrip().endswith("?")
        or _ASKS.match(sentence, clause.before.start, clause.before.end)
    ):
        return None
    if clause.body >= 0:
        place = _enumeration(sentence, clause.middle)
        return Told(verb.rule, clause.body, place) if place is not None else None
    tied = _TO_BEHIND if verb.behind else re.compile(_TIED[verb.ties])
    first = tied.search(sentence, clause.before.start, clause.before.end)
    later = tied.search(sentence, clause.middle.start, clause.middle.end) or tied.search(
        sentence, clause.behind.start, clause.behind.end
    )
    body = first or later
    if body is None or (verb.ties == "all" and first is None):
        return None
    at = body.end() - 1
    if first is not None or _is_adverbial(sentence, clause.before):
        place = _enumeration(sentence, clause.middle) or _enumeration(sentence, clause.behind)
    else:
        place = _enumeration(sentence, clause.before)
    if verb.ties == "into" and not verb.state:
        return _sent(verb, sentence, clause, at, place)
    return Told(verb.rule, at, place) if place is not None else None


def _sent(verb: MemberVerb, sentence: str, clause: Clause, body: int, place: Range | None) -> Told | None:
    """Who sends somebody, with the number it sends; where somebody is chosen, or names are sent, these are the members."""
    subject = _enumeration(sentence, clause.before)
    seat = _SEAT.search(sentence, clause.middle.start, clause.middle.end)
    if verb.rule == "members-sending" and (seat is not None or subject is None):
        senders = subject or place
        if seat is not None and senders is not None and subject is None:
            senders = Range(senders.start, min(senders.end, seat.start()))
        if senders is not None and senders.start < senders.end:
            return Told(verb.rule, body, senders, count=seat["count"] or "" if seat else "")
    chosen = _enumeration(sentence, clause.middle)
    return Told(verb.rule, body, chosen) if chosen is not None else None


def _is_adverbial(sentence: str, field: Range) -> bool:
    """Whether the words before the verb are no enumeration: “Von der Verwaltung wirken …”, “Es sollen …”, nothing."""
    row = words(sentence[field.start : field.end])
    return not row or row[0].kind in ("preposition", "adverb", "there", "pronoun")


def _enumeration(sentence: str, field: Range) -> Range | None:
    """The enumeration in a field of the clause, behind its adverbials."""
    start = behind_adverbials(sentence, field.start, field.end)
    return enumerated(sentence, start, field.end) if start < field.end else None


def _linked(verb: MemberVerb, form: re.Match[str], sentence: str) -> Told | None:
    """The members behind “aus” or “mit”, before the verb or behind it."""
    assert verb.link is not None
    start, end = bounds(sentence, form.start())
    relative = relative_clause(verb, sentence, start, form)
    if relative is None and _other_subject(sentence, start, form):
        return None
    at = relative[1] if relative else start
    for link in verb.link.finditer(sentence, at, form.start()):
        place = enumerated(sentence, link.end(), form.start())
        if place is not None and not _names(sentence[place.end : form.start()]):
            body = relative[0] if relative else _body_near(sentence, link.start(), form.end())
            return Told(verb.rule, body, place) if body is not None else None
    for link in verb.link.finditer(sentence, form.end(), min(end, form.end() + 240)):
        place = enumerated(sentence, link.end(), end)
        body = relative[0] if relative else _body_near(sentence, link.start(), link.start())
        if place is not None and body is not None:
            return Told(verb.rule, body, place)
    return None


def _names(text: str) -> bool:
    return any(word.kind in ("noun", "comma") for word in words(text))


def _other_subject(sentence: str, start: int, form: re.Match[str]) -> bool:
    """Whether the verb speaks of something else: “§ legt ein Konzept vor, das aus …”"""
    return any(
        not speaks_of_body(match["between"])
        for match in relative_about_body(PRONOUN["of"]).finditer(sentence, start, form.start())
    )


def _body_near(sentence: str, before: int, behind: int) -> int | None:
    """The last body named before the enumeration, else the first behind the verb."""
    last = sentence.rfind("§", 0, before)
    if last >= 0:
        return last
    following = sentence.find("§", behind)
    return following if following >= 0 else None
