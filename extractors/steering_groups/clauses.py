"""Who sits in a body, by the grammar of German clauses: a verb ties the body to an enumeration, in any order of the clause.

“In der § wirken A und B mit”, “A und B wirken in der § mit”, “§, in der A und B mitwirken”, “Ihr gehören A und B an”.
Sentences are masked: ``§`` stands for the body, ``¤`` for “ihr” and “ihm”, ``¶`` for “darin”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from extractors.document import Range
from extractors.german.noun_phrases import behind_adverbials, enumerated
from extractors.german.syntax import FINITE, words
from extractors.language import lookup


@dataclass(frozen=True, slots=True)
class Told:
    """An enumeration that a clause ties to the body masked at ``body``."""

    rule: str
    body: int
    place: Range


Ties = Literal["in", "to"]


@dataclass(frozen=True, slots=True)
class MemberVerb:
    """A verb or state. ``finite``: its forms in a main clause, ``whole``: those that stand at a clause's end, ``prefix``: what a main
    clause parts from it, ``state``: it stands with sein or werden."""

    rule: str
    ties: Ties
    finite: re.Pattern[str] | None
    whole: re.Pattern[str]
    prefix: str = ""
    state: bool = False


@cache
def member_verbs() -> tuple[MemberVerb, ...]:
    """All verbs of the lookup."""
    return tuple(verb for entry in lookup("membership")["verb"] for verb in _verbs(entry))


def _verbs(entry: Mapping[str, Any]) -> Iterable[MemberVerb]:
    rule, ties = entry["rule"], cast(Ties, entry["ties"])
    if "states" in entry:
        yield MemberVerb(rule, ties, None, re.compile(rf"\b(?i:{'|'.join(entry['states'])})\b"), state=True)
    for infinitive in entry.get("weak", ()):
        prefix, _, verb = infinitive.rpartition("|")
        stem = verb.removesuffix("en")
        linked = stem + "e" if stem.endswith(("t", "d")) else stem
        finite = [f"{linked}t", verb, f"{linked}te", f"{linked}ten"]
        yield _verb(rule, ties, finite, prefix, f"ge{linked}t")
    if "finite" in entry:
        prefix, participle = entry.get("prefix", ""), entry.get("participle", "")
        plain = participle if not participle or participle.startswith("ge") or not prefix else f"ge{participle}"
        yield _verb(rule, ties, entry["finite"], prefix, plain)


def _verb(rule: str, ties: Ties, finite: list[str], prefix: str, participle: str) -> MemberVerb:
    infinitives = [f"{prefix}zu{form}" for form in finite if form.endswith("en")] if prefix else []
    participles = [f"{prefix}{participle}", f"{prefix}{participle}e[nrsm]?"] if participle else []
    whole = "|".join([*(prefix + form for form in finite), *infinitives, *participles])
    return MemberVerb(rule, ties, re.compile(rf"\b(?i:{'|'.join(finite)})\b"), re.compile(rf"\b(?i:{whole})\b"), prefix)


@dataclass(frozen=True, slots=True)
class Clause:
    """The fields of a clause: what stands before its finite verb, between the verb's parts, and behind them. A clause with its verb
    at the end has the middle only, and ``body``: the place of the body before its pronoun."""

    before: Range
    middle: Range
    behind: Range
    body: int = -1


def _clause_of(verb: MemberVerb, form: re.Match[str], sentence: str) -> Clause | None:
    """The fields of the clause around a form of the verb."""
    start, end = _bounds(sentence, form.start())
    parted = verb.finite is not None and bool(verb.prefix) and not form[0].casefold().startswith(verb.prefix)
    if parted:
        prefix = re.compile(rf"\b{verb.prefix}\b(?=\s*(?:[.,;:)–]|$|und\b|\())").search(sentence, form.end(), end)
        if prefix is None:
            return None
        before = Range(_main_clause(sentence, start, form.start()), form.start())
        return Clause(before, Range(form.end(), prefix.start()), Range(prefix.end(), end))
    relative = _relative_clause(verb, sentence, start, form)
    if relative is not None:
        body, at = relative
        return Clause(Range(at, at), Range(at, form.start()), Range(form.end(), form.end()), body)
    finite = list(_FINITE.finditer(sentence, start, form.start()))
    if finite:
        auxiliary = finite[-1]
        before = Range(_main_clause(sentence, start, auxiliary.start()), auxiliary.start())
        return Clause(before, Range(auxiliary.end(), form.start()), Range(form.end(), end))
    if not verb.state and not verb.prefix:
        before = Range(_main_clause(sentence, start, form.start()), form.start())
        return Clause(before, Range(form.end(), end), Range(end, end))
    first = re.compile(rf"\s+(?:(?:sein|werden|worden)\s+)?{FINITE}\b").match(sentence, form.end())
    if first is not None and not sentence[start : form.start()].strip(" \n("):
        return Clause(Range(start, start), Range(first.end(), end), Range(end, end))
    return None


_FINITE = re.compile(rf"\b(?i:{FINITE})\b")


def _bounds(sentence: str, at: int) -> tuple[int, int]:
    """The main clause's place among semicolons; behind a colon a list may have them too."""
    start = max(sentence.rfind(mark, 0, at) for mark in (";", ": ", " – ")) + 1
    end = sentence.find(";", at)
    return start, end if end >= 0 and ":" not in sentence[at:end] else len(sentence)


def _main_clause(sentence: str, start: int, verb: int) -> int:
    """Where the clause of the verb begins, if another with a verb of its own stands before it: “§ hat getagt, |ihr| gehören …”"""
    finite = list(_FINITE.finditer(sentence, start, verb))
    if not finite:
        return start
    cut = list(re.compile(r",\s+|\bund\s+").finditer(sentence, finite[-1].end(), verb))
    if not cut or (cut[-1].end() == verb and cut[-1][0][0] == ","):  # “§, |die im Mai eingesetzt wurde,| gehören …”
        return start
    return cut[-1].end()


_MASK = r"[§¤]+"
# “§, |in der| …”
_PRONOUN: dict[Ties, str] = {
    "in": r"(?:(?:in|an|bei)\s+(?:der|dem|welcher|welchem)|wo|worin|woran)",
    "to": r"(?:der|dem|welcher|welchem)",
}


@cache
def _relative(ties: Ties) -> re.Pattern[str]:
    """The body and the pronoun that begins a clause about it."""
    linked = r"(?:,|,?\s+und(?=\s+\w+\s+(?:der|die|das|den|ein)\w*\s))"
    return re.compile(rf"{_MASK}[“”\"]?[^,;:§]{{0,90}}?{linked}\s+{_PRONOUN[ties]}\s+")


def _relative_clause(verb: MemberVerb, sentence: str, start: int, form: re.Match[str]) -> tuple[int, int] | None:
    """The relative clause about the body that ends at the form of the verb: where its body stands and where it begins."""
    if verb.state and _AUXILIARY.match(sentence, form.end()) is None:  # “§ wird aus A, |der B gebildet|.”
        return None
    for match in _relative(verb.ties).finditer(sentence, start, form.start()):
        if not _FINITE.search(sentence, match.end(), form.start()):
            return match.start(), match.end()
    return None


# “in der A und B vertreten |sind|”, “die aus A und B gebildet |worden ist|”
_AUXILIARY = re.compile(rf"(?:\s+(?:worden|gewesen))?\s+{FINITE}\b|\s+(?:worden|sein|werden)\b")


_ADJECTIVES = r"(?:[a-zäöüß][\wäöüß-]*\s+){0,3}"
# how the words in the clause tie the body to the verb: “in der §”, “der §”
_TIED: dict[Ties, str] = {
    "in": rf"\b(?:[Ii]n|[Aa]n|[Bb]ei)\s+{_ADJECTIVES}{_MASK}|\b(?:[Ii]m|[Aa]m|[Bb]eim)\s+{_ADJECTIVES}{_MASK}|¶+",
    "to": rf"^¶+|\b(?:[Dd]er|[Dd]em|[Dd]ieser|[Dd]iesem|[Ee]iner|[Ee]inem)\s+{_ADJECTIVES}§+|¤+",
}


def told(sentence: str) -> Iterator[Told]:
    """What the clauses of a masked sentence tell about who sits in its bodies."""
    if not re.search("[§¤¶]", sentence):
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
    clause = _clause_of(verb, form, sentence)
    if (
        clause is None
        or sentence.rstrip().endswith("?")
        or _ASKS.match(sentence, clause.before.start, clause.before.end)
    ):
        return None
    if clause.body >= 0:
        place = _enumeration(sentence, clause.middle)
        return Told(verb.rule, clause.body, place) if place is not None else None
    tied = re.compile(_TIED[verb.ties])
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
