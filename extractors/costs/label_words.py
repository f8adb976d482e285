"""What a label says by itself: the words of a row, a column's head, a line over amounts.

Where no word of costs is in it, who is named decides: “Land Hessen (WIR)” pays the town, “Büro Muster GmbH” is engaged by it,
“Kulturverein Seedorf e.V.” is paid by it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.costs.governed import Governed, unknown
from extractors.costs.words import governing
from extractors.document import Range
from extractors.facts import Direction
from extractors.language import Vocabulary

_BRACKETS = re.compile(r"\([^()]*\)")
GRANTED = re.compile(r"[Zz]usch[uü]ss|[Zz]uwend|[Ff]örder")
# “Förderung der Stelle”, “Zuschuss zu Personalkosten”: a grant, whatever it is spent on
_GRANT_FIRST = re.compile(r"\W*(?:\w*[Zz]usch[uü]ss\w*|\w*[Ff]örderung|Fördermittel|\w*[Zz]uwendung\w*)(?=\s)")
# heads of tables that list what is granted to whom
GRANTS_LISTED = re.compile(
    r"(?<!\w)(?:Förder(?:bereich|ung|summe|betrag|schwerpunkt|projekt)\w*|\w*[Zz]uwendung\w*|\w*[Zz]usch[uü]ss\w*|Antragsteller\w*|Träger|Projektträger"
    r"|Verteil(?:ung|ungsvorschlag|ungsplan)\w*|Zuteilung\w*|Empfänger\w*|Vereine?|Maßnahmeträger|beantragt\w*|bewilligt\w*)(?!\w)"
)
# “./. Zuweisung”, “abzgl. Landesmittel”, “Wegfall einer halben Stelle”: what is taken off
_OFF = re.compile(r"\W*(?:\./\.|(?:abzgl\.?|abzüglich|minus|davon\s+ab)(?!\w))", re.IGNORECASE)
_LESS = re.compile(r"minder|kürzung|reduzierung|wegfall|einspar|senkung", re.IGNORECASE)


# “Koordination (1,5 VZÄ)”, “Sozialpädagogik, S 11b”
_POSTS = re.compile(r"\d\s?(?:VZÄ|VZE|VbE|AK\b|Stellen?\b)|\b(?:EG|E|S|A)\s?\d{1,2}[a-c]?\b|TVöD")
# “Mittel für die Lotsen (Land Musterland)”: whose means they are stands in the brackets
_MEANS = re.compile(r"\bMitteln?\b")
# “Ergebnis”, “Saldo”: no cost, but what is left of those above
BALANCE = re.compile(r"(?<!\w)(?:Ergebnis|Saldo|Differenz|Überschuss|Fehlbetrag|Verbesserung|Verschlechterung)(?!\w)")
# “Eigenanteil”, “Anteil der Stadt”, “verbleibt beim Kreis”: what the town itself pays beside a grant
OWN_SHARE = re.compile(
    r"eigenanteil|eigenmittel|restbetrag|\banteil\s+(?:(?:der|des)\s+)?(?:stadt|\w*gemeinde|kommune|\w*kreis)|verbleib\w*\s+(?:bei|beim)\b"
    r"|\Anetto\s+(?:stadt|\w*gemeinde|kommune|\w*kreis)\Z|\A(?:stadt|\w*gemeinde|kommune|(?:land)?kreis)\Z",
    re.IGNORECASE,
)


def is_deducted(words: str) -> bool:
    """Whether the label takes its amount off what stands above: “./. Förderung des Landes”, “Wegfall der Miete”."""
    return _OFF.match(words) is not None or _LESS.search(words) is not None


def of_label(words: str, at: int) -> Governed:
    """Kind and direction that a label gives to its amount; its place in the document does not matter here."""
    words = words.replace("-/", "- / ")
    return _placed(_spoken(words), words, at)


@lru_cache(maxsize=4096)
def of_row(words: str, at: int) -> Governed:
    """The same of the label of one amount, which may name no more than who pays or is paid: “Land Hessen (WIR)”."""
    words = words.replace("-/", "- / ")
    plain = _BRACKETS.sub(" ", words)
    found = _said(plain)
    if found.kind in ("personnel", "material") and (given := _GRANT_FIRST.match(plain)) is not None:
        payer = _party(plain)
        found = payer if payer is not None and payer.sure else _said(given[0])
    if not found.known and OWN_SHARE.search(plain.strip()):
        return Governed("budget", "expense", at, at + 1, sure=False)
    for bracket in _BRACKETS.findall(words) if found.kind == "budget" and _MEANS.search(plain) else ():
        found = next((payer for payer in [_party(bracket)] if payer and payer.sure), found)
    found = found if found.known else _party(plain) or _spoken(words)
    if not found.known and _POSTS.search(words):
        return Governed("personnel", "expense", at, at + 1, sure=False)
    return _placed(found, words, at)


# groups of the accounts of municipal books: “4010 / 68425”, “31.3.5.01 / 443100”
_BOOKED: tuple[tuple[str, str, Direction], ...] = (
    (r"68\d{3}|(?:431|531|717|718)\d{1,5}", "grant", "expense"),
    (r"(?:314|414)\d{2,5}", "grant", "revenue"),
    (r"(?:50[1-9]|401|402)\d{2,5}", "personnel", "expense"),
    (r"(?:52\d|42[1-79]|443|543)\d{2,5}", "material", "expense"),
)
_ACCOUNTS = tuple(
    (re.compile(rf"(?<![\d.])(?:{groups})(?![\d.]*\d)"), kind, direction) for groups, kind, direction in _BOOKED
)


def of_account(words: str, at: int) -> Governed | None:
    """What the account in a row's label books: “Stadtteilmütter 4010 / 68425” is a grant."""
    for pattern, kind, direction in _ACCOUNTS:
        if pattern.search(words):
            return Governed(kind, direction, at, at + 1, sure=direction == "revenue")
    return None


def _spoken(words: str) -> Governed:
    """What the label says outside of its brackets, or within them where that says more."""
    found = _said(_BRACKETS.sub(" ", words))
    if found.known and not found.general:
        return found
    full = _said(words)
    return full if full.known and not (found.known and full.general) else found


def _placed(found: Governed, words: str, at: int) -> Governed:
    if not found.known:
        return unknown(at)
    granted = found.direction == "revenue" and found.kind != "personnel" and GRANTED.search(words) is not None
    return Governed("grant" if granted else found.kind, found.direction, at, at + 1, found.general, found.sure)


def _said(words: str) -> Governed:
    return governing(words, Range(0, len(words)), Range(len(words), len(words)))


def _party(words: str) -> Governed | None:
    """What a label says that only names somebody: the first one named decides."""
    for party in Vocabulary.load("costs", "parties").mentions(words):
        kind, _, way = party.id.partition("-")
        return Governed(
            kind, "revenue" if way == "revenue" else "expense", party.start, party.end, sure=way == "revenue"
        )
    return None
