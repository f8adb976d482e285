"""Who sits in a body, as sentences say it: by a verb (“In der § wirken A und B mit”) or a phrase (“§ aus A und B”).

Sentences are masked: see :mod:`extractors.steering_groups.masked_sentences`. What verbs and phrases do not tell, the tagger reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from extractors.document import Document, Range
from extractors.german.noun_phrases import behind_adverbials
from extractors.language import lookup
from extractors.steering_groups.masked_sentences import COUNTED, SEATS, anaphoric, masked, runs
from extractors.steering_groups.member_names import Found, Listed, actors, listed, outside_brackets, read_list
from extractors.steering_groups.mentions import Mention

_REACH = 2500  # no list of members in a sentence is longer


def members_in(document: Document, span: Range, here: Sequence[Mention], before: Mention | None) -> Iterator[Found]:
    """The members that the sentence ``span`` lists. ``here`` are the bodies it names, ``before`` the one that the sentence
    before is about."""
    span = Range(span.start, min(span.end, (here[-1].end if here else span.start) + _REACH))
    taken: list[tuple[int, int]] = []
    for found in (*_by_verbs(document, span, here, before), *_by_phrases(document, span, here, before)):
        first, last = found.members[0].start, found.members[-1].end
        if not any(start < last and first < end for start, end in taken):
            yield found
            taken.append((first, last))


# --- by a verb ----------------------------------------------------------------------------------------------------------------

_ENDINGS = "(?:e?t|e?n|e?te|e?ten)?"
_CLOSES = r"(?=\s*(?:[.,;:)–]|$|und\b|\())"  # behind the part of a verb that ends its clause


@cache
def member_verbs() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The verbs of the lookup: the rule, how they tie the body to its members, and all their forms."""
    return tuple((verb["rule"], verb["ties"], re.compile(_forms(verb))) for verb in lookup("membership")["verb"])


def _forms(verb: Mapping[str, Any]) -> str:
    """“wirken … mit”, “mitwirken”, “mitzuwirken”, “mitgewirkt”; a state only as it is."""
    if "states" in verb:
        return rf"\b(?i:{'|'.join(verb['states'])})\b"
    stems = rf"(?:{'|'.join(verb['stems'])}){_ENDINGS}"
    prefix = verb.get("prefix", "")
    whole = rf"\b(?i:{prefix}(?:zu|ge)?{stems})\b"
    return rf"{whole}|\b(?i:{stems})\b(?=.*\b{prefix}\b{_CLOSES})" if prefix else whole


_ADJECTIVES = r"(?:[a-zäöüß][\wäöüß-]*\s+){0,3}"
_ABOUT = r"(?:\b\w+\s+)?[§¤]+[“”\"]?[^.;:§]{0,90}?(?:,|\bund)\s+"  # “§, die im Mai tagte, |in der| …”
# how the words in the clause tie the body to the verb: “§, in der”, “§, der” before it, else “in der §”, “der §”
_TIES = {
    "in": (
        re.compile(rf"{_ABOUT}(?:(?:in|an|bei)\s+(?:der|dem|welcher|welchem)|wo|worin|woran)\s"),
        re.compile(rf"\b(?:[Ii]n|[Aa]n|[Bb]ei|[Ii]m|[Aa]m|[Bb]eim)\s+{_ADJECTIVES}[§¤]+|¶+"),
    ),
    "to": (
        re.compile(rf"{_ABOUT}(?:der|dem|welcher|welchem)\s"),
        re.compile(rf"^¶+|\b(?:[Dd]er|[Dd]em|[Dd]ieser|[Dd]iesem|[Ee]iner|[Ee]inem)\s+{_ADJECTIVES}§+|¤+"),
    ),
}
_PREPOSITION = re.compile(
    r"\b(?:[Ii]n|[Zz]u|[Ss]eit|[Nn]ach|[Aa]b|[Aa]n|[Aa]uf|[Bb]ei|[Ff]ür|[Mm]it|[Vv]on|[Zz]um|[Zz]ur|[Ii]m|[Aa]m)\s+$"
)


def _by_verbs(document: Document, span: Range, here: Sequence[Mention], before: Mention | None) -> Iterator[Found]:
    """The longest enumeration of the clause whose verb ties it to a body."""
    mask = masked(document, span, here, before)
    sentence = mask.text
    if not mask.bodies or sentence.rstrip().endswith("?"):
        return
    for rule, ties, forms in member_verbs():
        relative, plain = _TIES[ties]
        for form in filter(_says_so, forms.finditer(sentence)):
            tie = relative.search(sentence, 0, form.start()) or plain.search(sentence)
            if tie is None:
                continue
            body = mask.body_at(next(at for at in range(*tie.span()) if sentence[at] in "§¤¶"))
            clause = _blank(_blank(sentence, tie), form)
            lists = [
                members
                for place in _enumerations(span, sentence, clause, form)
                if body is not None
                and not _holds_a_body(here, body, place)
                and (members := actors(read_list(document.text, place.start, place.end), tied=True))
            ]
            longest = max(lists, key=len, default=())
            if body is not None and longest:
                yield Found(body, longest, rule)


def _blank(sentence: str, words: re.Match[str]) -> str:
    """The sentence with signs that end every enumeration in place of the words."""
    return sentence[: words.start()] + ":" * len(words[0]) + sentence[words.end() :]


def _says_so(form: re.Match[str]) -> bool:
    """Whether the form is a verb, and not denied: “|Vereinen|” in the middle of a sentence is none, “nicht |vertreten|” says no."""
    before = form.string[: form.start()].rstrip()
    is_verb = form[0][0].islower() or not before or before[-1] in ":–(-"
    return is_verb and not before.endswith("nicht")


def _enumerations(span: Range, sentence: str, clause: str, form: re.Match[str]) -> Iterator[Range]:
    """The enumerations between the semicolons around the verb, behind the adverbials of its clause; behind a colon a list may have
    semicolons too."""
    start = max(sentence.rfind(";", 0, form.start()), sentence.rfind(". ", 0, form.start())) + 1
    end = sentence.find(";", form.end())
    if end < 0 or ":" in sentence[form.end() : end]:
        end = len(sentence)
    for run in runs(clause):
        adverbial = _PREPOSITION.search(clause, 0, run.start)
        begin = behind_adverbials(clause, adverbial.start(), run.end) if adverbial is not None else run.start
        if start <= run.start and begin < run.end <= end and not re.search("[¤¶]", clause[run.start : run.end]):
            yield Range(span.start + begin, span.start + run.end)


# --- by a phrase --------------------------------------------------------------------------------------------------------------

_BODY = r"§+[“”\"’‘»«]?(?:\s*\([^()]*\))?"
_FILLER = r"""(?:(?:ferner|außerdem|zudem|weiterhin|darüber\s+hinaus|aktuell|derzeit|dabei|bislang|zunächst|künftig|auch|insbesondere
    |folgende|zu\s+Beginn|u\.\s?a\.|unter\s+anderem|jeweils\s+als\s+\w+|neben\s+(?:ihr|ihm|ihnen))\s+)*"""
_INCLUDING = r"(?:Einbindung|Einbeziehung|Einbezug)"


# rule → a way of saying it: the members are its group “list”, or what follows its end
_PHRASES = {
    # “§ aus Politik und Verwaltung”, “§ mit je 6 Vertretern aus …”
    "members-of-name": rf"""{_BODY}\s+(?:aus\s+|(?:unter\s+[^,;]+?\s+)?mit\s+
        (?=je|insgesamt|de[nrm]|\d|ein|zwei|drei|vier|fünf|sechs|[A-ZÄÖÜ]))""",
    # “§ (Mitglieder aus den Ämtern - 5 Personen)”
    "members-in-brackets": r"§+[“”\"’‘»«]?\s*\((?P<list>[^()]*)\)",
    # “Feste Mitglieder sind …”
    "members-are": rf"""{SEATS}(?:\s+(?:der|des|dieser|dieses|in\s+der)\s+(?:{_BODY}|Gruppe|Gremiums))?
        (?:\s+(?:sind|waren|sollen|sollten|werden)(?:\s*:)?|:)\s+{_FILLER}""",
    # “alle Beratungsstellen in die § einzubinden”; “über die § erfolgt die Einbindung weiterer Akteure aus …”, “§ unter Beteiligung von …”
    "members-included": rf"""(?:^|,\s+)(?P<list>[^,]+?)\s+in\s+(?:die|den|das)\s+{_BODY}\s+
        (?:einzubinden|aufzunehmen|einzubeziehen|einbezogen|aufgenommen)\b
        |§.*?\b{_INCLUDING}\s+
        (?:(?:von\s+)?(?:weitere[rn]?\s+|relevante[rn]?\s+|neue[rn]?\s+)?(?:Akteur|Partner)\w*\s+(?=aus|von|der|des)|von\s+(?=[A-ZÄÖÜ]))
        |{_BODY}[^.;:§]{{0,120}}?\bunter\s+(?:Beteiligung|Mitwirkung|{_INCLUDING})\s+(?:von\s+)?(?=der|des|von|[A-ZÄÖÜ])""",
}
_SAYINGS = {rule: re.compile(pattern, re.VERBOSE | re.DOTALL) for rule, pattern in _PHRASES.items()}
_HAS_VERB = re.compile(
    r"\b(?:wurden?|wird|werden|soll(?:en|te)?|sind|ist|war(?:en)?|hat|haben|kann|können|gehören|nehmen)\b"
)


def _by_phrases(document: Document, span: Range, here: Sequence[Mention], before: Mention | None) -> Iterator[Found]:
    """Members that a phrase lists: “§, bestehend aus …”, “§ (A, B und C)”, “Mitglieder sind …”."""
    sentence = masked(document, span, here).text
    about = before if before is not None and anaphoric(sentence) else None
    if not here and about is None:
        return
    for rule, pattern in _SAYINGS.items():
        for match in pattern.finditer(sentence):
            listing = match.groupdict().get("list") is not None
            start, end = match.span("list") if listing else (match.end(), len(sentence))
            if _names_a_steering_body(sentence, span, here, start, end):
                continue
            target = _target(span, here, match, start) or about
            if target is None:
                continue
            members = listed(document.text, span.start + start, span.start + end)
            if members:
                yield Found(target, members, rule)
    if about is not None and COUNTED.match(sentence) and not _HAS_VERB.search(outside_brackets(sentence)):
        members = listed(document.text, span.start, span.end)
        if members:
            yield Found(about, members, "members-counted")


def _holds_a_body(here: Sequence[Mention], body: Mention, place: Range) -> bool:
    """Whether the enumeration names the body itself, or another that surely is one of the concept's: no list of its members."""
    inside = [mention for mention in here if place.start <= mention.start < place.end]
    return any(mention.sure or mention.lemma == body.lemma for mention in inside)


def _names_a_steering_body(sentence: str, span: Range, here: Sequence[Mention], start: int, end: int) -> bool:
    """Whether the list holds another body of the concept; an “Arbeitskreis Asyl” in it is a member like others."""
    if "§" not in sentence[start:end]:
        return False
    inside = [mention for mention in here if start <= mention.start - span.start < end]
    before = any(mention.sure and mention.start - span.start < start for mention in here)
    return not before or any(mention.sure or not mention.addition for mention in inside)


_STEERING_BY = re.compile(
    r"\b[Dd]ie\s+(?:\w+\s+)?(?:Steuerung|Gesamtsteuerung|Prozesssteuerung|Lenkung)\s[^.;]{0,60}?\b(?:erfolgt|geschieht)\s+(?:über|durch)\s+"
    r"(?P<list>[^.;]+?)(?:,\s+in\s|[.;]|$)"
)


def steering_by(document: Document, span: Range) -> tuple[Listed, ...]:
    """Who steers, in a sentence that does not name the body: “Die Steuerung erfolgt über das Sozialamt und die Caritas.”"""
    match = _STEERING_BY.search(document.text, span.start, span.end)
    return listed(document.text, match.start("list"), match.end("list")) if match else ()


def _target(span: Range, here: Sequence[Mention], match: re.Match[str], start: int) -> Mention | None:
    """The body that the words are about: the one that the pattern holds, else the last one named before the list."""
    inside = [m for m in here if match.start() <= m.start - span.start < match.end()]
    if inside:
        return inside[-1] if match.groupdict().get("list") is None or len(inside) == 1 else inside[0]
    earlier = [m for m in here if m.start - span.start < start]
    return earlier[-1] if earlier else None
