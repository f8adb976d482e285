"""Whom a sentence names for the work in so many words, whatever the name is made of.

* “Mit der Prozessbegleitung ist das Büro kontext beauftragt”, “Mit der Bearbeitung wird die Plansocietät, Musterstadt beauftragt”
* “Den Auftrag hat die Arbeitsgemeinschaft Muster & Partner erhalten”, “die Vergabe der Erhebung an die empirica – Gesellschaft für …”
* “hat der Kreistag den Landesverband für Soziales (LfS) mit der Ausarbeitung des Planes betraut”

The town's own offices, bodies and officials are commissioned every day and are no partners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Range
from extractors.language import lookup
from extractors.partners.signs import DOING
from extractors.steering_groups.sectors import sector_of

_WORK = (
    r"(?:\w*[Bb]egleitung|\w*[Mm]oderation|\w*[Bb]eratung|[Bb]earbeitung|[Ee]rarbeitung|[Aa]usarbeitung|[Ee]rstellung|[Ee]valuation|[Ee]valuierung"
    r"|[Dd]urchführung|[Ff]ortschreibung|[Uu]ntersuchung|[Ee]rhebung|\w*[Bb]efragung|[Kk]onzeption|\w*[Ss]teuerung|[Pp]lanung|\w*[Aa]nalyse)"
)
_NAME = r"(?P<name>(?:[^\W\d_]|\d(?=\w))(?:[^.;:()\n]|(?<=Dr)\.|(?<=Prof)\.){2,90}?)"
_SHORT = r"(?P<short>\s\([^()\d]{2,40}\))?"
_KIND = r"(?:(?:Büro|Firma|Planungsbüro|Fachbüro|Agentur)\s+)?"
_WHERE = r"(?:,\s[A-ZÄÖÜ][\w./ -]{2,40}?)?"
_PATTERNS = (
    re.compile(
        rf"\bMit\s+(?:der|dem)\s+(?:\w+\s+)?{_WORK}\b[^.;:,]{{0,80}}?\s(?:ist|sind|wird|wurde|werden|wurden|soll)\s+(?:(?:weiterhin|erneut|zudem)\s+)?"
        rf"(?:die|das|der)\s+{_KIND}{_NAME}{_SHORT}{_WHERE},?\s+(?:beauftragt|betraut)\b"
    ),
    re.compile(
        rf"\b(?:Den|Der)\s+(?:Auftrag|Zuschlag)\b[^.;]{{0,60}}?\s(?:hat|erhielt|erhält)\s(?:[^.;]{{0,50}}?\s)??(?:die|das|der)\s+{_KIND}{_NAME}{_SHORT}{_WHERE}"
        r"(?=\s+(?:erhalten|bekommen)\b|\s*[.(]|\s*\Z)"
    ),
    re.compile(
        rf"\bVergabe\b[^.;]{{0,90}}?\san\s+(?:die|das|den)\s+{_KIND}{_NAME}{_SHORT}{_WHERE}(?=,?\s+(?:zum\s+(?:Preis|Angebot)|zu\s+(?:einem|dem)|in\s+Höhe)\b|[.;]|\s*\Z)"
    ),
    re.compile(
        rf"\b(?:hat|haben|hatte|wurde|wird)\b[^.;]{{0,60}}?\s(?:den|die|das)\s+{_KIND}{_NAME}{_SHORT}\s+mit\s+der\s+{_WORK}\b[^.;]{{0,120}}?\b(?:betraut|beauftragt)\b"
    ),
    re.compile(
        rf"(?:^|\b{_WORK}\s+)(?:\W*B|b)eauftragt\s+(?:wurde|ist|war)\s(?:[^;]{{0,80}}?\s)??(?:die|das|der)\s+{_KIND}{_NAME}{_SHORT}{_WHERE}(?=\s*[.;,]|\s*\Z)"
    ),
)
# “die Verwaltung”, “der Fachbereich Soziales”, “eine Arbeitsgruppe”, “der Ausschuss”: the town itself
_OWN = re.compile(
    r"[Vv]erwaltung|[Bb]ürgermeister|[Ll]andrat|[Ll]andrät|[Aa]usschu|[Bb]eirat|[Bb]eirät|\brat\b|\bRat\b|[Dd]ezern|\w*amt(?:es|s)?\b|Fachbereich|Fachdienst"
    r"|Referat|Sachgebiet|\w*[Ss]telle\b|[Gg]ruppe|[Kk]reis(?:es)?\b|[Bb]eauftragte|\bTeam\b|[Vv]orstand|[Mm]agistrat|[Zz]entrum|Stadtwerke|Unterzeichn|[Gg]eschäftsführ"
    r"|\b(?:dem|den|der|die|das|sie|er|ihn|sich|wird|wurde|worden|hat|und\s+die)\b"
)
_MOST_WORDS = 9
# “Die Moderation lag bei …”, “Moderation: …”: a name follows
_NAME_FOLLOWS = re.compile(
    rf"""(?:\b(?:{DOING})\b[^.;:]{{0,60}}?\b(?:liegt|liegen|lag|lagen)\s+(?:bei|beim)\s+(?:(?:der|dem)\s+)?(?:Büro\s+|Firma\s+|Agentur\s+)?
    |^(?:[Ee]xterne\s+)?(?:Moderation|Prozessbegleitung|Evaluation)\s*:\s+)
    (?P<name>(?!Herrn?\b|Frau\b)(?:[^\W\d_][\w+&-]*)(?:\s+(?:(?:und|&|für|der|des)\s+)?[A-ZÄÖÜ][\w+&-]*){{0,5}})""",
    re.VERBOSE,
)


def commissioned(text: str) -> Iterator[Range]:
    """The names that the sentence commissions, with the short name behind them."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            name = found["name"].strip(" ,")
            if len(name.split()) <= _MOST_WORDS and not _OWN.search(name) and re.search(r"[^\W\d_]{3}", name):
                short = found.end("short") if found["short"] else found.start("name") + len(found["name"].rstrip(" ,"))
                yield Range(found.start("name"), short)


def named_behind(text: str) -> Iterator[Range]:
    """Who is named behind words that cannot but name a partner: “Die Moderation lag bei |kontext Stadtdialog|”."""
    for match in _NAME_FOLLOWS.finditer(text):
        name = match["name"]
        if sector_of(name) is None and not any(never in name for never in lookup("partners")["bodies"]["never"]):
            yield Range(match.start("name"), match.end("name"))
