"""The verbs that tie a body to its members, and the fields of a German clause around one: before its finite verb, between the verb's
parts, behind them.

“Ihr |gehören| Sozialamt und VHS |an|”, “|Vertreten sind| Sozialamt und VHS”, “§, in der Sozialamt und VHS |mitwirken|”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from extractors.document import Range
from extractors.german.syntax import FINITE, is_finite, is_genitive, words
from extractors.language import lookup

Ties = Literal["in", "to"]


@dataclass(frozen=True, slots=True)
class MemberVerb:
    """A verb or state. ``finite``: its forms in a main clause, ``whole``: those that stand at a clause's end, ``prefix``: what a main
    clause parts from it, ``state``: it stands with sein or werden; ``link``: the prepositions behind which the members stand."""

    rule: str
    ties: Ties
    finite: re.Pattern[str] | None
    whole: re.Pattern[str]
    prefix: str = ""
    state: bool = False
    behind: str = ""


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
        yield _verb(rule, ties, entry["finite"], prefix, plain, entry.get("behind", ""))


def _verb(
    rule: str,
    ties: Ties,
    finite: list[str],
    prefix: str,
    participle: str,
    behind: str = "",
) -> MemberVerb:
    infinitives = [f"{prefix}zu{form}" for form in finite if form.endswith("en")] if prefix else []
    participles = [f"{prefix}{participle}", f"{prefix}{participle}e[nrsm]?"] if participle else []
    whole = "|".join([*(prefix + form for form in finite), *infinitives, *participles])
    return MemberVerb(
        rule,
        ties,
        re.compile(rf"\b(?i:{'|'.join(finite)})\b"),
        re.compile(rf"\b(?i:{whole})\b"),
        prefix,
        behind=behind,
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """The fields of a clause: what stands before its finite verb, between the verb's parts, and behind them. A clause with its verb
    at the end has the middle only, and ``body``: the place of the body before its pronoun."""

    before: Range
    middle: Range
    behind: Range
    body: int = -1


def clause_of(verb: MemberVerb, form: re.Match[str], sentence: str) -> Clause | None:
    """The fields of the clause around a form of the verb."""
    start, end = bounds(sentence, form.start())
    parted = verb.finite is not None and bool(verb.prefix) and not form[0].casefold().startswith(verb.prefix)
    if parted:
        prefix = re.compile(rf"\b{verb.prefix}\b(?=\s*(?:[.,;:)–]|$|und\b|\())").search(sentence, form.end(), end)
        if prefix is None:
            return None
        before = Range(_main_clause(sentence, start, form.start()), form.start())
        return Clause(before, Range(form.end(), prefix.start()), Range(prefix.end(), end))
    relative = relative_clause(verb, sentence, start, form)
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


def bounds(sentence: str, at: int) -> tuple[int, int]:
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


BODY_MASK = r"[§¤]+"
# “§, |in der| …”
PRONOUN: dict[Ties, str] = {
    "in": r"(?:(?:in|an|bei)\s+(?:der|dem|welcher|welchem)|wo|worin|woran)",
    "to": r"(?:der|dem|welcher|welchem)",
}
_TO_PRONOUN = r"zu\s+(?:der|dem|welcher|welchem)"


@cache
def relative_about_body(pronoun: str, *, second: bool = False) -> re.Pattern[str]:
    """The body, what stands ``between``, and the pronoun that begins a clause about it; ``second``: behind another clause about it,
    “§, |der im Mai tagt| und dem …”."""
    linked = r"(?:,|,?\s+und(?=\s+\w+\s+(?:der|die|das|den|ein)\w*\s))"
    first = r",\s+(?:der|die|das|welche[rs]?)\s[^,;:§]{3,90}?" if second else ""
    return re.compile(rf"{BODY_MASK}[“”\"]?(?P<between>[^,;:§]{{0,90}}?){first}{linked}\s+{pronoun}\s+")


def relative_clause(verb: MemberVerb, sentence: str, start: int, form: re.Match[str]) -> tuple[int, int] | None:
    """The relative clause about the body that ends at the form of the verb: where its body stands and where it begins."""
    if verb.state and _AUXILIARY.match(sentence, form.end()) is None:  # “§ wird aus A, |der B gebildet|.”
        return None
    pronoun = _TO_PRONOUN if verb.behind else PRONOUN[verb.ties]
    for second in (False, True):
        for match in relative_about_body(pronoun, second=second).finditer(sentence, start, form.start()):
            if not _FINITE.search(sentence, match.end(), form.start()) and speaks_of_body(match["between"]):
                return match.start(), match.end()
    return None


# “in der A und B vertreten |sind|”, “die aus A und B gebildet |worden ist|”
_AUXILIARY = re.compile(rf"(?:\s+(?:worden|gewesen))?\s+{FINITE}\b|\s+(?:worden|sein|werden)\b")


def speaks_of_body(between: str) -> bool:
    """Whether what stands between the body and “, die …” names nobody else whom the clause could be about."""
    row = words(between)
    governed = False
    for index, word in enumerate(row):
        if word.kind == "preposition" or is_genitive(word):
            governed = True
        elif (word.kind == "article" or (word.kind == "noun" and index and not governed)) and not (
            index and row[index - 1].kind == "preposition"
        ):
            return False
        elif word.kind == "low" and is_finite(word):
            return True
    return True
