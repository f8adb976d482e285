"""Who sits in a body, by the grammar of German clauses: a verb ties the body to an enumeration, in any order of the clause.

“In der § wirken A und B mit”, “A und B wirken in der § mit”, “§, in der A und B mitwirken”, “Mitwirken sollen darin A und B”.
Sentences are masked: ``§`` stands for the body, ``¤`` for “ihr” and “ihm”, ``¶`` for “darin”, ``‡`` for “hierfür”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Range
from extractors.steering_groups.adverbials import behind_adverbials
from extractors.steering_groups.clause_fields import (
    BODY_MASK,
    PRONOUN,
    Clause,
    bounds,
    clause_of,
    relative_about_body,
    relative_clause,
    speaks_of_body,
)
from extractors.steering_groups.noun_phrases import enumerated
from extractors.steering_groups.pieces import between
from extractors.steering_groups.syntax import FINITE, words
from extractors.steering_groups.verbs import MemberVerb, Ties, member_verbs


@dataclass(frozen=True, slots=True)
class Told:
    """An enumeration that a clause ties to the body masked at ``body``; ``dative``: it follows a preposition; ``count``: how many each
    of them has, in words (“je eine”)."""

    rule: str
    body: int
    pieces: tuple[Range, ...]
    dative: bool = False
    count: str = ""
    of_people: bool = False


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
            yield from _linked(verb, form, sentence) if verb.link is not None else _tied(verb, form, sentence)


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


_EACH = re.compile(
    r"\bmit\s+(?P<count>(?:je(?:weils)?\s+)(?:\d{1,2}|[a-zäöü]+)|einem|einer)\s+(?:\w+en?\s+)?(?:Person|Mitglied|Vertret|Delegiert|Sitz|Stimme|Platz|Plätze)\w*"
)
# who is sent: “je zwei Vertreter”, “ein Mitglied”
_SEAT = re.compile(
    r"\b(?:(?P<count>(?:je(?:weils)?\s+)?(?:\d{1,2}|ein(?:e|en|e/n)?|zwei|drei|vier|fünf|sechs|sieben|acht))\s+)?(?:\w+e[nr]?\s+)?(?:Vertret|Mitglied|Person|Delegiert|Repräsent)\w*(?:[/:*]-?\w+)?"
)
_ASKS = re.compile(
    r"\s*(?:[Ww](?:er|as|enn|o|ie|elche[rs]?)|[Oo]b|[Dd]ass|[Dd]amit|[Ss]oweit)\b"
)  # “Wer am § sitzt, …”
_FOR_SOMEBODY = re.compile(r"\b(?:durch|von|vom)\s+")  # “wird in der § |durch| A und B vertreten”


def _tied(verb: MemberVerb, form: re.Match[str], sentence: str) -> list[Told]:
    """The members that the clause names beside its verb, and the body that it ties to them."""
    clause = clause_of(verb, form, sentence)
    if (
        clause is None
        or sentence.rstrip().endswith("?")
        or _ASKS.match(sentence, clause.before.start, clause.before.end)
    ):
        return []
    if clause.body >= 0 and verb.rule == "members-sending":
        return _sent(verb, sentence, clause, clause.body, _pieces(sentence, clause.middle))
    if clause.body >= 0:
        pieces = [*_pieces(sentence, clause.middle), *_just_as(sentence, clause, form.end())]
        return _told(verb, sentence, clause, clause.body, pieces)
    tied = _TO_BEHIND if verb.behind else re.compile(_TIED[verb.ties])
    first = tied.search(sentence, clause.before.start, clause.before.end)
    later = tied.search(sentence, clause.middle.start, clause.middle.end) or tied.search(
        sentence, clause.behind.start, clause.behind.end
    )
    body = first or later
    if body is None or (verb.ties == "all" and first is None):
        return []
    at = body.end() - 1
    passive = verb.state and sentence[clause.before.end : clause.middle.start].strip().startswith(
        ("wird", "werden", "wurde")
    )
    stands_for = _FOR_SOMEBODY.search(sentence, clause.middle.start, clause.middle.end) if passive else None
    if stands_for is not None and form[0].casefold() in ("vertreten", "repräsentiert"):
        return _told(verb, sentence, clause, at, enumerated(sentence, stands_for.end(), clause.middle.end))
    if verb.ties == "into" and sentence[form.end() :].lstrip().startswith(
        ":"
    ):  # “Die Fraktionen haben … benannt: A, B”
        pieces = _pieces(sentence, clause.behind)
    elif first is not None or _is_adverbial(sentence, clause.before):
        pieces = _pieces(sentence, clause.middle) or _pieces(sentence, clause.behind)
        pieces = [*_beside(sentence, clause.before), *pieces]
    else:
        pieces = _pieces(sentence, clause.before)
    if verb.ties == "into" and not verb.state:
        return _sent(verb, sentence, clause, at, pieces)
    return _told(verb, sentence, clause, at, pieces)


# “Mitglieder des Rates |ebenso| mitwirkten |wie| die Kirchen”
_JUST_AS = re.compile(r"\b(?:ebenso|genauso|gleichermaßen|sowohl)\b")
_AS = re.compile(rf"(?:\s+{FINITE})?\s+(?:wie|als)\s+(?:auch\s+)?")


def _just_as(sentence: str, clause: Clause, at: int) -> list[Range]:
    """Those who stand behind the verb, compared with those before it."""
    behind = _AS.match(sentence, at) if _JUST_AS.search(sentence, clause.middle.start, clause.middle.end) else None
    return enumerated(sentence, behind.end(), len(sentence)) if behind is not None else []


_OF_PEOPLE = frozenset({"in", "into", "to"})  # what people do: sit in, be sent into, belong to a body


def _told(verb: MemberVerb, sentence: str, clause: Clause, body: int, pieces: Sequence[Range]) -> list[Told]:
    if not pieces:
        return []
    each = _EACH.search(sentence, max(clause.middle.start, pieces[-1].start), clause.middle.end)
    of_all = each is not None and not sentence[each.end() : pieces[-1].end].strip()
    count = each["count"] if each is not None and of_all else ""
    return [Told(verb.rule, body, tuple(pieces), count=count, of_people=verb.ties in _OF_PEOPLE)]


def _sent(verb: MemberVerb, sentence: str, clause: Clause, body: int, pieces: Sequence[Range]) -> list[Told]:
    """Who sends somebody, with the number it sends; where somebody is chosen, or names are sent, these are the members."""
    subject = _pieces(sentence, clause.before)
    if _NAMED_ELSEWHERE.search(sentence, clause.middle.start, clause.middle.end):
        return []
    if verb.rule == "members-sending":
        each = _each_its_own(sentence, clause.middle)
        if each:
            return [Told(verb.rule, body, (who,), count=count) for who, count in each]
        seat = _SEAT.search(sentence, clause.middle.start, clause.middle.end)
        senders = subject or [Range(p.start, min(p.end, seat.start() if seat else p.end)) for p in pieces]
        senders = [piece for piece in senders if piece.start < piece.end]
        if senders and (seat is not None or not subject):
            return [Told(verb.rule, body, tuple(senders), count=seat["count"] or "" if seat else "")]
    chosen = _pieces(sentence, clause.middle)
    if not subject and chosen:  # “In die § wählt |der Rat| Frau A und Herrn B”
        chosen = enumerated(sentence, chosen[-1].end, clause.middle.end)
    return [Told(verb.rule, body, tuple(chosen))] if chosen else []


# “entsendet |die unter Ziffer 3 genannten Personen|”: who they are stands elsewhere
_NAMED_ELSEWHERE = re.compile(
    r"\b(?:genannten?|aufgeführten?|folgenden?|nachstehenden?|vorgeschlagenen?|aufgelisteten?|benannten?)\s+(?:\w+en\s+)?(?:[A-ZÄÖÜ]\w*)?(?:[Pp]ersonen|[Mm]itglieder\w*|[Vv]ertret\w+)\b"
)
_OWN_NUMBER = re.compile(
    r"\s*(?:und\s+|sowie\s+)?(?P<who>[^,]+?)\s+(?P<count>(?:je(?:weils)?\s+)?(?:\d{1,2}|eine?n?|zwei|drei|vier|fünf|sechs|sieben|acht))"
    r"(?:\s+(?:\w+e[nr]?\s+)?(?:Vertret|Mitglied|Person|Delegiert|Sitz)\w*(?:[/:*]-?\w+)?)?\s*(?:[.,;]|$|(?=\s(?:und|sowie)\s))"
)


def _each_its_own(sentence: str, field: Range) -> list[tuple[Range, str]]:
    """“entsenden |die Verwaltung drei, die Kirchen zwei und jeder Verein eine Person|”: each with its number."""
    out: list[tuple[Range, str]] = []
    at = field.start
    while match := _OWN_NUMBER.match(sentence, at, field.end):
        out.append((Range(match.start("who"), match.end("who")), match["count"]))
        at = match.end()
    return out if len(out) > 1 else []


def _is_adverbial(sentence: str, field: Range) -> bool:
    """Whether the words before the verb are no enumeration: “Von der Verwaltung wirken …”, “Es sollen …”, nothing."""
    row = words(sentence[field.start : field.end])
    return (
        not row
        or row[0].kind in ("preposition", "adverb", "there", "pronoun")
        or (behind_adverbials(sentence, field.start, field.end) >= field.end)
    )


_BESIDE = re.compile(r"\s*(?:\w+\s+)?[Nn]eben\s+(?!ihm\b|ihr\b|ihnen\b|dies)")
# “für den Kreistag: A, B, für die Verwaltung: C”
_SENDER = re.compile(
    r"(?:^|[,;:]\s*|\s)(?:für|von|aus|als)\s+(?:\w+e[nr]?\s+|der\s+|den\s+|dem\s+|die\s+|das\s+){0,2}[A-ZÄÖÜ][\w-]+\s*:\s+"
)
# “gehören: |Stadt: Sozialamt; Landkreis: Jugendamt|”
_LABELLED = re.compile(r"\s*:\s*(?=[A-ZÄÖÜ][\w/ .-]{2,40}?:\s[^:;]+(?:;|,\s+[A-ZÄÖÜ][\w/ .-]{2,30}?:\s))")


def _beside(sentence: str, field: Range) -> list[Range]:
    """“|Neben dem Landrat| gehören ihr …”: who is named with “neben” is a member too."""
    beside = _BESIDE.match(sentence, field.start, field.end)
    return enumerated(sentence, beside.end(), field.end, dative=True) if beside is not None else []


def _pieces(sentence: str, field: Range) -> list[Range]:
    """The enumeration in a field of the clause, behind its adverbials; what stands with “neben” before it belongs to it."""
    senders = [label.span() for label in _SENDER.finditer(sentence, field.start, field.end)]
    if senders:
        sent = between(field.start, field.end, senders)[1:]
        return [piece for own in sent for piece in enumerated(sentence, own.start, own.end)]
    if by_label := _LABELLED.match(sentence, field.start, field.end):
        return [Range(by_label.end(), field.end)]
    beside = _beside(sentence, field)
    start = behind_adverbials(sentence, beside[-1].end if beside else field.start, field.end)
    return [*beside, *(enumerated(sentence, start, field.end) if start < field.end else [])]


def _linked(verb: MemberVerb, form: re.Match[str], sentence: str) -> list[Told]:
    """The members behind “aus” or “mit”, before the verb or behind it."""
    assert verb.link is not None
    start, end = bounds(sentence, form.start())
    relative = relative_clause(verb, sentence, start, form)
    if relative is None and _other_subject(sentence, start, form):
        return []
    at = relative[1] if relative else start
    for link in verb.link.finditer(sentence, at, form.start()):
        pieces = enumerated(sentence, link.end(), form.start(), dative=True)
        if pieces and not _names(sentence[pieces[-1].end : form.start()]):
            body = relative[0] if relative else _body_near(sentence, link.start(), form.end())
            return [Told(verb.rule, body, tuple(pieces), dative=True)] if body is not None else []
    for link in verb.link.finditer(sentence, form.end(), min(end, form.end() + 240)):
        pieces = enumerated(sentence, link.end(), end, dative=True)
        body = relative[0] if relative else _body_near(sentence, link.start(), link.start())
        if pieces and body is not None:
            return [Told(verb.rule, body, tuple(pieces), dative=True)]
    return []


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
