"""Steps that are known by who acts: a body that worked, a session in brackets, what the council did on a day."""

from __future__ import annotations

import re

from extractors.milestones.clauses import Part
from extractors.milestones.words import names_body, products

# “die Lenkungsgruppe Zuwanderung, die von 2016 bis 2019 … arbeitete”
_WORKED = re.compile(r"\b(?:arbeitete|tagte|bestand|begleitete|wirkte|traf sich)\b")
_WHICH = re.compile(r"(?P<body>[A-ZÄÖÜ][\w-]*(?:\s[A-ZÄÖÜ][\w-]*)*),\s(?:die|der|das)\s(?:von\s|zwischen\s)?$")
_SESSION = re.compile(
    r"(?P<body>[\w-]*(?:[Rr]at|[Bb]eirat|[Kk]reistag|[Aa]usschuss\b[^();:]{0,60}))\s\((?:Sitzung\s)?(?:vom\s|am\s)?$"
)
_BODY = r"(?:[\w-]*[Rr]at|Kreistag|Bürgerschaft|[\w-]*[Aa]usschuss|[\w-]*[Vv]ersammlung|[\w-]*[Vv]ertretung)"
_PARTICIPLE = r"[a-zäöüß]*(?:ge[a-zäöüß]{2,}|(?:be|er|ver|ent)[a-zäöüß]{3,})(?:t|en)"
# “Am 3. Mai hatte der Kreistag die Zahl der Sitze erhöht”, whatever the verb
_DID = re.compile(
    rf"(?:\bhat(?:te)?\s(?:der|die)\s{_BODY}|^\W*(?:Der|Die)\s{_BODY}(?:\sder\s[\w-]+\s[\w-]+)?\shat(?:te)?)\b.*\s{_PARTICIPLE}$",
    re.DOTALL,
)
# “muss zuvor der Schulausschuss zustimmen; er tagt voraussichtlich am 12.3.”
_IT_MEETS = re.compile(r"\W*(?:er|sie|dieser|diese)\s(?P<verb>tagt|tagte)\b")
_NAMED_BODY = re.compile(rf"\b(?:der|die|dem|den|des)\s(?P<body>(?=[A-ZÄÖÜ]){_BODY})\b")


def worked(text: str, part: Part) -> str:
    """“die Lenkungsgruppe Zuwanderung, die von 2016 bis 2019 … arbeitete” → “Lenkungsgruppe Zuwanderung arbeitete”."""
    verb = _WORKED.search(text, part.time.end, part.end)
    body = _WHICH.search(text[part.start : part.time.start])
    return f"{body['body']} {verb[0]}" if verb is not None and body is not None and names_body(body["body"]) else ""


def in_brackets(text: str, part: Part) -> str:
    """“Der Entwurf war im Seniorenbeirat (Sitzung vom 8.5.)” → “Entwurf im Seniorenbeirat”."""
    body = _SESSION.search(text, part.clause.start, part.time.start)
    product = next(products(text[part.clause.start : part.time.start]), "")
    if body is None or not product or not text.startswith(")", part.time.end):
        return ""
    return f"{product} im {body['body']}"


def council_did(words: str) -> bool:
    """Whether a clause tells what the council or a committee did: “hatte der Kreistag die Zahl der Sitze erhöht”."""
    return _DID.search(words.rstrip(" .,;")) is not None


def meets(text: str, part: Part, sentence_start: int) -> str:
    """“…der Jugendhilfeausschuss …; er tagt am 19.5.” → “Jugendhilfeausschuss tagt”; only where one body was named."""
    pronoun = _IT_MEETS.match(text, part.start, part.end)
    named = {m["body"] for m in _NAMED_BODY.finditer(text, sentence_start, part.start)}
    return f"{named.pop()} {pronoun['verb']}" if pronoun is not None and len(named) == 1 else ""
