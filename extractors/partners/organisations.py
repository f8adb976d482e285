"""Names of organisations in running text, whatever the sentence says of them: “das |Institut für angewandte Planung (IaP)|”.

A name has a head, a word that says what kind of body it is (Institut, Ingenieurbüro, Kommunalakademie), or ends in a legal form. From there
it reaches as far as capital letters, quotation marks and the small words between them go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.german.cases import nominative
from extractors.language import lookup


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name from ``start`` to ``end`` of the text, its nominative, and the head that says what kind of body it is (``gmbh`` where only
    the legal form does). ``bare``: nothing but the head, “das |Institut|”."""

    start: int
    end: int
    name: str
    head: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    text: str


_LEGAL = r"(?:(?:g?GmbH|mbH|e?GbR|g?UG|KG|AG|OHG|PartG(?:\s*mbB|mbB)?|mbB|eG)(?![\w-])|e\.\s?[VKG]\.)"
_FORM = re.compile(_LEGAL)
_TOKEN = re.compile(
    rf"""(?P<quoted>[„“"»][^“”"«\n]{{2,60}}[“”"«])
    |(?P<form>(?:&\s*Co\.?\s*)?{_LEGAL})
    |(?P<title>(?:Jun\.-)?Prof\.|Dr\.(?:-Ing\.)?|(?:phil|med|rer|nat|jur)\.|Dipl\.(?:-[A-ZÄÖÜ]\w*\.?)?)
    |(?P<capital>St\.(?=\s[A-Z])|[A-ZÄÖÜ](?:[^\W¹²³]|['’])*(?:[./:+&-][^\W¹²³]+)*-?)
    |(?P<dotted>[a-zäöüß]+(?:[.:]\w+)+)
    |(?P<small>\w+(?:-\w+)*)
    |(?P<joint>[&+•])|(?P<dash>[–-](?=\s))|(?P<other>\S)""",
    re.VERBOSE,
)
# capital letters at the beginning of a sentence, and words right before a name that are none of it
_NEVER = frozenset(
    "der die das den dem des ein eine einem einer im in am an auf vom von zum zur zu mit bei beim für durch als nach herr herrn frau"
    " dieser dieses diese seit bis und fa es wie so auch sie er wir hier dort nur".split()
)
_NEVER_BEFORE = _NEVER | frozenset(
    "angebot honorar auftragnehmer auftragnehmerin moderation begleitung träger stadt landkreis".split()
)
_ADJECTIVE = re.compile(r"\w+(?:isch|lich|ig|al|er|iv)e[nrsm]?")
_SMALL_ADJECTIVE = re.compile(r"(?!(?:ein|dies|d)[ei][enrms]?)[a-zäöüß]+e[nrs]?")


@lru_cache(1 << 10)
def organisations(text: str) -> Sequence[Organisation]:
    """The organisations that the text names, in reading order."""
    low = text.casefold()
    if not any(head in low for head in _head_words()) and not _FORM.search(text):
        return ()
    return tuple(_named(text))


def _named(text: str) -> Iterator[Organisation]:
    tokens = [_Token(str(found.lastgroup), *found.span(), found[0]) for found in _TOKEN.finditer(text)]
    reached = 0
    for number, token in enumerate(tokens):
        if number < reached:
            continue
        head = _head(token)
        if head is None:
            continue
        first = _left(tokens, number, reached)
        if head in lookup("partners")["trades"] and (
            first == number or tokens[first].kind == "title" or _ADJECTIVE.fullmatch(tokens[number - 1].text)
        ):
            continue  # “die |kommunale Planung|” is work, “Netzhaut Planung” does it
        last = _right(tokens, number) if token.kind == "capital" else number
        reached = last + 1
        start, end = tokens[first].start, tokens[last].end
        bare = first == last and token.text.casefold().removesuffix("s") == head
        yield Organisation(start, _with_short(text, end), _name(text, start, _with_short(text, end)), head, bare)


def _head(token: _Token) -> str | None:
    if token.kind == "form":
        return token.text.casefold()
    found = _heads().fullmatch(token.text) if token.kind == "capital" else None
    return found["head"].casefold() if found else None


def _left(tokens: Sequence[_Token], number: int, reached: int) -> int:
    """The first token of a name: the adjectives and names right before its head, a name and a dash, or all that a legal form follows."""
    first = number
    while first > reached and (step := _step_back(tokens, first, reached, tokens[number].kind == "form")):
        first -= step
    return first


def _step_back(tokens: Sequence[_Token], first: int, reached: int, at_form: bool) -> int:
    """How many tokens further the name goes before ``first``; 0 where it begins."""
    before = tokens[first - 1]
    if before.kind in ("capital", "title", "dotted"):
        return 0 if before.text.casefold() in _NEVER_BEFORE else 1
    if first < reached + 2 or tokens[first - 2].text.casefold() in _NEVER_BEFORE:
        return 0
    joined = before.kind in ("joint", "dash") and tokens[first - 2].kind in ("capital", "dotted")
    return 2 if joined or (at_form and before.text == "und" and tokens[first - 2].kind == "capital") else 0


def _right(tokens: Sequence[_Token], number: int) -> int:
    """The last token of a name: its head, and what follows with capital letters or joined by the small words of names."""
    last, purpose = number, False
    while last + 1 < len(tokens):
        step = _step(tokens, last, purpose, at_head=last == number)
        if not step:
            break
        purpose = purpose or tokens[last + 1].text in ("für", "zur")
        last += step
    return last


def _step(tokens: Sequence[_Token], last: int, purpose: bool, at_head: bool) -> int:
    """How many tokens further the name goes behind ``last``; 0 where it ends."""
    following = tokens[last + 1]
    if following.kind in ("form", "title", "quoted") or (following.kind == "dotted" and at_head):
        return 1
    if following.kind == "capital":
        return 0 if following.text.casefold() in _NEVER else 1
    rest = tokens[last + 2 : last + 5]
    if following.text == "an" and [token.kind for token in rest[:2]] == ["small", "capital"] and _head(rest[1]):
        return 3
    joint = following.kind in ("joint", "dash") or following.text in ("für", "zur", "der", "des")
    if joint or (
        following.text == "und" and rest and (purpose or _head(rest[0]) or (len(rest) > 1 and rest[1].kind == "form"))
    ):
        for number, token in enumerate(rest):
            if token.kind in ("capital", "quoted") and token.text.casefold() not in _NEVER:
                return number + 2
            if following.text in ("&", "+") and number == 0 and token.kind == "small":
                return 2
            if not (token.kind == "small" and _SMALL_ADJECTIVE.fullmatch(token.text)) or number == 2:
                return 0
    if at_head and following.kind == "small" and rest and rest[0].text in ("+", "&") and len(rest) > 1:
        return 3
    return 0


_SHORT = re.compile(r"\s?\((?P<short>[A-Za-zÄÖÜ][\w&.-]{1,12})\)")


def _with_short(text: str, end: int) -> int:
    """The end of the short name in brackets behind the name."""
    found = _SHORT.match(text, end)
    return found.end() if found and sum(map(str.isupper, found["short"])) > 1 else end


def _name(text: str, start: int, end: int) -> str:
    article = re.search(r"\b(der|die|das|dem|den|des)\s+$", text[max(0, start - 6) : start])
    return nominative(f"{article[1]} {text[start:end]}" if article else text[start:end])


@cache
def _head_words() -> list[str]:
    return sorted([*lookup("partners")["heads"], *lookup("partners")["trades"]], key=len, reverse=True)


@cache
def _heads() -> re.Pattern[str]:
    heads = "|".join(_head_words())
    return re.compile(rf"[\w.+-]*?(?P<head>(?i:{heads}))(?:e?s|en|n)?")
