"""The signs of an external partner: how such bodies are called, and what a sentence says of somebody who is engaged."""

from __future__ import annotations

import re
from functools import cache

from extractors.language import lookup

DOING = (
    r"(?:[Bb]egleitung|[Mm]oderation|[Bb]eratung|[Pp]rozessbegleitung|[Pp]rojektbegleitung|[Pp]rozessberatung|[Pp]rozessmoderation"
    r"|[Ee]valuation|[Ee]valuierung|[Uu]nterstützung)"
)
DONE = r"(?:begleitet|moderiert|beraten|evaluiert|konzipiert|unterstützt|durchgeführt|erarbeitet|erstellt|geleitet|entwickelt|gehalten)"
_MATTER = re.compile(
    r"\b\w*(?:[Pp]rozess|[Kk]onzept|[Pp]rojekt|[Ff]ortschreibung|[Ee]rarbeitung|[Ee]rstellung|[Uu]msetzung|[Ww]orkshop|[Vv]eranstaltung"
    r"|[Mm]aßnahme|[Kk]onferenz|[Aa]ngebot|[Ss]chulung|[Ff]ortbildung|[Pp]lan|[Mm]oderation|[Kk]lausur|[Bb]efragung|[Ss]tudie|[Bb]egleitung"
    r"|Stadt|Verwaltung|Landkreis|Gemeinde)\w*"
)
# The sentence says that somebody from outside is taken on.
_ENGAGED = re.compile(
    r"""\bbeauftrag(?:t|te|ten|en|ung)\b | \b(?:auftrag|vergabe|zuschlag)\b.*\b(?:erteilt|vergeben|an|erhält|erhielt|wird)\b
    | \b(?:erhält|erhielt|erteilt|vergeben)\b.*\b(?:auftrag|zuschlag)\b | \b(?:gewonnen|engagiert|verpflichtet)\b
    | \bextern\w*\s+(?:\w+\s+)?(?:begleit|moder|berat|unterstütz|prozess|fach)\w* | \bextern\s+begleitet
    | \bwissenschaftlich\w*\s+(?:begleit|berat|evaluier)\w* | \bprozessbegleitung\b | \bschl(?:agen|ägt)\b.*\bvor\b
    | \b(?:übernahm|übernimmt|übernehmen)\b.*\b(?:moderation|begleitung|beratung)
    | \b(?:moderation|begleitung|beratung)\b.*\b(?:übernahm|übernimmt|übernehmen|liegt\s+bei|lag\s+bei)
    | \bin\s+auftrag\s+(?:zu\s+)?(?:geben|gegeben|gibt)\b | \bals\s+(?:moderator|prozessbegleiter|berater|gutachter)(?:in)?\b""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"^\s*(?:Moderation|(?:Externe\s+)?(?:Begleitung|Moderation|Prozessbegleitung)|Wissenschaftliche\s+Begleitung|Referent(?:in)?(?:nen|en)?)\s*:\s*"
)
_ARTICLE = r"(?:(?:der|die|das|dem|den|des|eine[rnms]?|ein)\s+)?"
# “Für die Schulung der Mitglieder durch die Akademie”
_TEACHING = re.compile(
    r"\b\w*(?:[Ss]chulung|[Ff]ortbildung|[Qq]ualifizierung|[Bb]efragung|[Ee]rhebung)(?:en)?\b[^.;]{0,80}$"
)
_BY = re.compile(rf"\b(?:durch|von|vom|seitens)\s+{_ARTICLE}(?:[A-ZÄÖÜ]\w+in\s+)?$")
_OF = re.compile(rf"\b(?:{DOING}|[Bb]eauftragung)\s+(?:von\s+|durch\s+)?{_ARTICLE}$")
# “eine Studie des Instituts …”, “in Zusammenarbeit mit der Hochschule …”: named, not engaged
_NAMED_ONLY = re.compile(
    rf"""\b(?:Studien?|Untersuchung(?:en)?|Umfragen?|Gutachten|Bericht|Erhebung|Angaben?|Absolvent\w*|Mitarbeiter\w*|Räum\w+|Zusammenarbeit\s+mit
    |Kooperation\s+mit|unter\s+anderem|u\.\s?a\.|laut|nach|Förderung|gefördert\s+(?:durch|von)|finanziert\s+(?:durch|von)|Mitteln?)\s+
    (?:von\s+)?{_ARTICLE}$""",
    re.VERBOSE,
)
# whoever belongs to these runs things in the town, or is the town
INSIDE = frozenset(
    "welfare state_agency administration politics executive integration_body migrant_organisation religion civil_society".split()
)
TRAINING = re.compile(r"\w*(?:[Ss]chulung|[Ff]ortbildung|[Tt]raining|[Ww]orkshop|[Cc]oaching|[Ss]eminar)\w*")
# “Frau Muster vom Sozialamt”, “Herr Muster, Leiter der Volkshochschule”
OWN_STAFF = re.compile(
    r"^\s*,?\s*\(?(?:(?:vom|von\s+der|aus\s+dem|im|des|der)\s+)?(?P<place>[A-ZÄÖÜ][\w-]*(?:\s+(?:der|des|für)\s+[A-ZÄÖÜ][\w-]*)?)"
)
LED_BY = re.compile(
    r"[^.;]{0,40}?(?:unter\s+(?:der\s+)?(?:Leitung|Federführung)\s+von|vertreten\s+durch|\()\s*(?=Herrn?|Frau|Prof|Dr)"
)
BARE_NAMES = re.compile(
    r"(?P<one>[A-ZÄÖÜ][a-zäöüß]+\s+[A-ZÄÖÜ][a-zäöüß-]+)(?:\s+und\s+(?P<two>[A-ZÄÖÜ][a-zäöüß]+\s+[A-ZÄÖÜ][a-zäöüß-]+))?"
)


@cache
def bodies() -> re.Pattern[str]:
    """Names of institutes, academies, agencies and firms: “Institut für angewandte Planung (IaP)”, “Muster & Partner GmbH”."""
    words = lookup("partners")["bodies"]
    heads = "|".join(words["heads"])
    forms = "|".join(words["forms"])
    capital = r"(?:[A-ZÄÖÜ0-9][\w&+'-]*|[a-z]{1,4}[A-Z]\w+)"
    inner = (
        rf"(?:(?:für|der|des|zur|zum|von|am|an\s+der|in|in\s+der|im)\s+|(?:&|\+|und)\s+)"
        rf"(?:(?!ein|dies|die|das|der|den|dem|im)[a-zäöüß]+(?:e|en|es|er|em)\s+)?{capital}"
    )
    return re.compile(
        rf"""(?<![\w-])(?P<name>
          (?P<firm>(?:[\w&+.-]*[\w+]\s+(?:(?:&|\+|und)\s+)?){{1,4}}? (?<=\s) (?:{forms})(?!\w)(?:\s+[A-ZÄÖÜ][a-zäöüß]+(?=\s|[,.(]|$))?)
        | (?:(?:[A-ZÄÖÜ][a-zäöüß]+(?:ische|liche|er|e)[nrsm]?|Deutsche[nrs]?)\s+)?
          (?:(?:Zentrum|Gesellschaft|Arbeitsstelle|Stelle|Forum)\s+für\s+(?:[A-ZÄÖÜ][\w-]+\s+und\s+)?)?
          (?:[A-ZÄÖÜ][\w-]*?)?(?i:{heads})(?:e?s|en)?(?!\w)
          (?:\s+(?:{capital}|{inner}|[a-z][\w]*\+[\w+]+|[„“"][^“”"\n]{{2,60}}[“”"]))*
        )(?:\s*\((?P<short>[A-Za-zÄÖÜäöüß&. -]{{2,25}})\))?""",
        re.VERBOSE,
    )


def engagement(text: str, start: int) -> str | None:
    """By which sign somebody named at ``start`` works for the town; None where nothing says so."""
    before = text[:start]
    if _NAMED_ONLY.search(before):
        return None
    label = _LABEL.match(text)
    if label is not None and start - label.end() < 30:
        return "partner-label"
    if _OF.search(before):
        return "partner-accompanies"
    if _ENGAGED.search(text):
        return "partner-engaged"
    if _BY.search(before) and _TEACHING.search(before):
        return "partner-accompanies"
    if _BY.search(before) and re.search(rf"\b(?i:{DONE}|{DOING})\b", text) and _MATTER.search(text):
        return "partner-accompanies"
    return None
