"""Who sits in a body, by the grammar of German clauses: a verb ties the body to an enumeration, in any order of the clause.

“In der § wirken A und B mit”, “A und B wirken in der § mit”, “§, in der A und B mitwirken”, “Ihr gehören A und B an”.
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
    MemberVerb,
    Ties,
    clause_of,
    member_verbs,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An enumeration that a clause ties to the body masked at ``body``."""

    rule: str
    body: int
    place: Range


_ADJECTIVES = r"(?:[a-zäöüß][\wäöüß-]*\s+){0,3}"
# how the words in the clause tie the body to the verb: “in der §”, “der §”, “in die §”, “zur §”
_TIED: dict[Ties, str] = {
    "in": rf"\b(?:[Ii]n|[Aa]n|[Bb]ei)\s+{_ADJECTIVES}{BODY_MASK}|\b(?:[Ii]m|[Aa]m|[Bb]eim)\s+{_ADJECTIVES}{BODY_MASK}|¶+",
    "to": rf"^¶+|\b(?:[Dd]er|[Dd]em|[Dd]ieser|[Dd]iesem|[Ee]iner|[Ee]inem)\s+{_ADJECTIVES}§+|¤+",
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
            found = _tied(verb, form, sentence)
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
    if body is None:
        return None
    at = body.end() - 1
    if first is not None or _is_adverbial(sentence, clause.before):
        place = _enumeration(sentence, clause.middle) or _enumeration(sentence, clause.behind)
    else:
        place = _enumeration(sentence, clause.before)
    return Told(verb.rule, at, place) if place is not None else None


def _is_adverbial(sentence: str, field: Range) -> bool:
    """Whether the words before the verb are no enumeration: “Von der Verwaltung wirken …”, “Es sollen …”, nothing."""
    row = words(sentence[field.start : field.end])
    return not row or row[0].kind in ("preposition", "adverb", "there", "pronoun")


def _enumeration(sentence: str, field: Range) -> Range | None:
    """The enumeration in a field of the clause, behind its adverbials."""
    start = behind_adverbials(sentence, field.start, field.end)
    return enumerated(sentence, start, field.end) if start < field.end else None
