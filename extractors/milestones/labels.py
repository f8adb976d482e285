"""Short labels for steps that sentences tell: who decided what, the thing made and what was done to it.

“beschloss der Rat der Stadt die Satzung” → “Rat: Satzung beschlossen”; “Das im April 2021 begonnene Projekt „Brücke“ wurde …” →
“Projekt „Brücke“ begonnen”. Where the clause has no such shape it stays as it is.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.language import lookup
from extractors.milestones.words import signs

_LONG = 70
_ARTICLE = r"(?:die|den|das|dem|ein|eine|einen|einer|einem)"
_BODY = (
    r"(?:[A-ZÄÖÜ][\w-]*-\s(?:und|,)\s)?[\w-]*"
    r"(?:[Rr]at|ausschuss|[Kk]reistag|[Bb]eirat|[Vv]ersammlung|Bürgerschaft|[Vv]ertretung|[Vv]orstand)"
)
_OF_BODY = r"(?:\s(?:der|des|für)\s[^,;:]{3,60}?)?"
# “Rat der Stadt Musterau die Fortschreibung beschlossen”
_BODY_FIRST = re.compile(
    rf"(?P<body>{_BODY}){_OF_BODY}(?:\s(?:bereits|einstimmig|erstmals))?\s{_ARTICLE}\s(?P<rest>[^,;]*[A-ZÄÖÜ].*)"
)
# nothing but who acts: what was done to what stands behind it
_ONLY_BODY = re.compile(rf"{_BODY}{_OF_BODY}(?:\ssich|:\s\w+)?")
# “beschloss der Rat, ein Leitbild zu erarbeiten”   “verlangte die Bürgerschaft eine Anpassung”
_VERB_FIRST = re.compile(r"(?P<verb>[a-zäöüß]+)\s(?P<self>sich\s)?(?:der|die|das|ein|eine)\s(?P<rest>.+)")
_BODY_REST = re.compile(rf"(?P<body>{_BODY}){_OF_BODY}(?:,\s|\s{_ARTICLE}\s)(?P<rest>.+)|(?P<alone>{_BODY}){_OF_BODY}")
# the thing in “der Leiter dem Rat ein Konzept zur Teilhabe”: an article that no preposition stands before
_OBJECT = re.compile(
    r"(?<!\bfür)(?<!\bmit)(?<!\bauf)(?<!\ban)(?<!\bin)(?<!\büber)(?<!\bdurch)(?<!\bvon)(?<!\bzu)(?<!\bund)(?<!\bbei)\s(?P<article>ein|eine|einen|die|den|das)\s(?=(?:[a-zäöüß]+\s)*[A-ZÄÖÜ„])"
)
# “Aufgrund der Nachfrage hat …”: what stands before the verb and is not what the clause is about
_ADVERBIAL_FIRST = re.compile(
    r"\s*(?:Auf|Aufgrund|Unter|Anstelle|Statt|Einstimmig|Mehrheitlich|Entsprechend|Während|Neben|Parallel|Wegen|Nach|Mit|Zur|Zum|Im|In|Für|Bei|Beim|Durch|Von|Vom|An|Am|Aus|Gemäß|Zuletzt|Aktuell|Hierfür|Hierzu|Dazu|Dafür|Noch|Bereits|Gleichwohl|Zudem|Infolge|Trotz)\b[^,;:]{0,140}?\s(?=%s)"
)
# “(Das im April 2021) begonnene Projekt „Brücke“ …”
_ATTRIBUTE = re.compile(
    r"\s*(?P<done>[a-zäöüß]{4,}(?:t|en))e[nrsm]?\s(?P<thing>(?:(?!die\b|der\b|das\b|den\b|eine)[a-zäöüß]+e[nrsm]?\s)*"
    r"(?:[A-ZÄÖÜ][\w-]*\s)?(?:„[^“”]*[“”]|[A-ZÄÖÜ][\w-]*)(?:\s(?:des|der|für|zur|zum|gegen)\s[A-ZÄÖÜ][\w-]*)*)"
)
# “durch die Fachstelle Inklusion und Teilhabe” – “, die zum 1. Mai eingerichtet wurde”
_THING_BEFORE = re.compile(
    r"\b(?:die|der|das|dem|den|eine[rnm]?|einen|ein)\s(?P<thing>(?:[a-zäöüß]+e[nrsm]?\s)?[A-ZÄÖÜ][\w-]*"
    r"(?:\s(?:(?:und|für|zur|der|des)\s)?[A-ZÄÖÜ][\w-]*)*)$"
)
_RELATIVE = re.compile(r",\s(?:die|der|das|welche[rs]?)\s(?=(?:am|im|zum|seit|ab|bereits|schon|erst)\b)")
_PREPOSITION = re.compile(
    r"\s(?:in|im|an|am|auf|aufgrund|durch|von|vom|unter|nach|bei|beim|aus|seit|für die|mit|gegenüber)\s"
)


def concise(label: str) -> str:
    """A label with its parts in the order of a heading, and the circumstances left out where it is long."""
    before, colon, _ = label.partition(": „")
    if colon and any(sign.kind == "verb" for sign in signs(before)):
        label = before
    found = _VERB_FIRST.fullmatch(label)
    if found is not None and any(sign.start == 0 and sign.kind != "act" for sign in signs(label)):
        label = _verb_last(found)
    elif (body := _BODY_FIRST.fullmatch(label)) is not None:
        label = f"{body['body']}: {body['rest']}"
    return _without_circumstances(label) if len(label) > _LONG else label


def attributed(after: str) -> str:
    """What a participle before a noun says of it: after “Das im Juni 2018” the words “gestartete Projekt „Brücke“ wurde …” →
    “Projekt „Brücke“ gestartet”; else nothing."""
    found = _ATTRIBUTE.match(after)
    if found is None or not any(sign.start == 0 and sign.kind in ("verb", "light") for sign in signs(found["done"])):
        return ""
    return f"{found['thing']} {found['done']}"


def antecedent(text: str, start: int, end: int) -> str:
    """What a relative clause at ``start`` tells of: before “, die zum 1. Mai eingerichtet wurde” the words “die Fachstelle
    Inklusion” → “Fachstelle Inklusion”; else nothing."""
    thing = _THING_BEFORE.search(text[max(0, start - _LONG) : start])
    return thing["thing"] if thing is not None and _RELATIVE.match(text, start, end) else ""


def without_lead(words: str, verb: str) -> str:
    """A clause without the adverbial before its finite verb: “Aufgrund der Nachfrage hat …” → “hat …”."""
    found = re.match(_ADVERBIAL_FIRST.pattern % re.escape(verb), words) if verb else None
    return words[found.end() :] if found is not None else words


def _verb_last(found: re.Match[str]) -> str:
    verb, rest = found["verb"], found["rest"]
    base, particle = verb, ""
    last = re.fullmatch(
        r"(?P<rest>.+?)\s(?P<particle>vor|ein|ab|auf|an|zu|bei|fest|statt|durch|bekannt|zusammen)", rest
    )
    if last is not None:
        rest, particle = last["rest"], last["particle"]
    done = _participles().get(base)
    if done is None:
        return f"{rest} {verb}{' sich' if found['self'] else ''}{' ' + particle if particle else ''}"
    done = f"{particle}{done}"
    body = _BODY_REST.fullmatch(rest)
    if body is not None:
        comma = "," in rest[: rest.find(body["rest"])] if body["rest"] else False
        told = f"{done}, {body['rest']}" if comma else f"{body['rest']} {done}" if body["rest"] else done
        return f"{body['body'] or body['alone']}: {told}"
    thing = _OBJECT.search(rest)
    indefinite = [m for m in _OBJECT.finditer(rest) if m["article"].startswith("ein")]
    chosen = indefinite[-1] if indefinite else thing
    head, tail = (rest[chosen.end() :], "") if chosen is not None else (rest, "")
    head, comma_, tail = head.partition(", ")
    return f"{head} {done}{comma_}{tail}"


def _without_circumstances(label: str) -> str:
    """“Entwurf in den Räumen der Schule allen Eltern vorgestellt und …” → “Entwurf vorgestellt”."""
    first = _PREPOSITION.search(label)
    verbs = [
        sign
        for sign in signs(label)
        if sign.kind == "verb" and sign.word[0].islower() and not re.match(r"\s[A-ZÄÖÜ„]", label[sign.end :])
    ]
    if first is None or not verbs or not re.search(r"[A-ZÄÖÜ]\w{2,}", label[: first.start()]):
        return label
    verb = next((sign for sign in verbs if sign.start >= first.start()), None)
    if verb is None or "," in label[: first.start()] or label[: first.start()].rstrip().endswith(("und", ",")):
        return label
    head = label[: first.start()]
    if head.count("„") > len(re.findall("[“”]", head)) or head.count('"') % 2 or _ONLY_BODY.fullmatch(head):
        return label
    return f"{head} {verb.word}"


@cache
def _participles() -> dict[str, str]:
    """What a finite verb is as a participle: “beschloss” → “beschlossen”."""
    return {form: entry["done"] for entry in lookup("milestones")["participle"] for form in entry["forms"]}
