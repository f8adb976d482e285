"""The signs of an external partner: how such bodies are called, and what a sentence says of somebody who is engaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.document import Range
from extractors.language import lookup

DOING = (
    r"(?:(?:[Ff]ach|[Vv]erfahrens)?[Bb]egleitung|[Mm]oderation|(?:[Ff]ach)?[Bb]eratung|[Pp]rozessbegleitung|[Pp]rojektbegleitung|[Pp]rozessberatung|[Pp]rozessmoderation"
    r"|[Ee]valuation|[Ee]valuierung|[Uu]nterstützung)"
)
DONE = (
    r"(?:begleitet|moderiert|beraten|evaluiert|konzipiert|unterstützt|durchgeführt|erarbeitet|erstellt|geleitet|entwickelt|gehalten"
    r"|geschult|untersucht|befragt|erhoben|ausgewertet)"
)
# what such a body does, in the active voice
DOES = (
    r"(?:begleite(?:t|n|te|ten)|moderier(?:t|en|te|ten)|berät|beraten|beriet(?:en)?|evaluier(?:t|en|te|ten)|schul(?:t|en|te|ten)"
    r"|unterstütz(?:t|en|te|ten)|untersuch(?:t|en|te|ten)|erarbeite(?:t|n|te|ten)|erstell(?:t|en|te|ten)|konzipier(?:t|en|te|ten))"
)
_MATTER = re.compile(
    r"\b\w*(?:[Ee]valuation|[Ee]valuierung|[Ss]chritt|[Ff]achtag|[Tt]agung|[Pp]rozess|[Kk]onzept|[Pp]rojekt|[Ff]ortschreibung|[Ee]rarbeitung|[Ee]rstellung|[Uu]msetzung|[Ww]orkshop|[Vv]eranstaltung"
    r"|[Mm]aßnahme|[Kk]onferenz|[Aa]ngebot|[Ss]chulung|[Ff]ortbildung|[Pp]lan|[Mm]oderation|[Kk]lausur|[Bb]efragung|[Ss]tudie|[Bb]egleitung"
    r"|Stadt|Verwaltung|Landkreis|Gemeinde)\w*"
)
# The sentence says that somebody from outside is taken on.
_ENGAGED = re.compile(
    r"""\bbeauftrag(?:t|te|ten|en|ung)\b | \bbetrau(?:t|te|ten|en)\b
    | \bmit\s+der\s+(?:ausarbeitung|bearbeitung|erarbeitung|erstellung|evaluation|moderation|begleitung)\b.*\bbefasst\b
    | \bist\s+(?:die|das|der)\s+[^.;]{3,60}\sangeboten\b | \b(?:auftrag|vergabe|zuschlag)\b.*\b(?:erteilt|vergeben|an|erhält|erhielt|wird)\b
    | \b(?:erhält|erhielt|erteilt|vergeben)\b.*\b(?:auftrag|zuschlag)\b | \b(?:gewonnen|engagiert|verpflichtet)\b
    | \ban\s+(?:die|das|den)\s+[^.;]{3,80}?\s(?:vergeben|vergab)\b
    | \bextern\w*\s+(?:\w+\s+)?(?:begleit|moder|berat|unterstütz|prozess|fach)\w* | \bextern\s+begleitet
    | \bwissenschaftlich\w*\s+(?:begleit|berat|evaluier)\w* | \bprozessbegleitung\b | \bschl(?:agen|ägt)\b.*\bvor\b
    | \b(?:übernahm|übernimmt|übernehmen)\b.*\b(?:moderation|begleitung|beratung)
    | \b(?:moderation|begleitung|beratung)\b.*\b(?:übernahm|übernimmt|übernehmen|lieg(?:t|en)\s+bei|lag(?:en)?\s+bei)
    | \bin\s+auftrag\s+(?:zu\s+)?(?:geben|gegeben|gibt)\b | \bals\s+(?:moderator|prozessbegleiter|berater|gutachter)(?:in)?\b""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_TOWN_MATTER = re.compile(
    r"""\b(?:(?i:den|dem|der|die|das|des|diesen|diese|dieses|unsere[nrs]?)\s+(?:[a-zäöüß]\w*\s+)?(?:\w*(?:[Pp]rozess|[Kk]onzept|[Ff]ortschreibung|[Ee]rarbeitung
      |[Ee]rstellung|[Uu]msetzung|[Ww]orkshop|[Bb]efragung|[Ss]teuerungsgruppe|[Ll]enkungs\w+|[Ss]teuerungs\w+|[Aa]rbeitsgruppe|[Aa]uftaktveranstaltung)\w{0,3}
      |Projekt|Stadt|Verwaltung|Kreisverwaltung|Stadtverwaltung|Landkreis|Gemeinde|Daten|Verfahren))\b""",
    re.VERBOSE,
)
_SMALL = r"(?:(?:sie|ihn|es|uns|dabei|hierbei|auch|weiterhin|künftig|zudem|erneut|wieder|bereits|seither)\s+)*"
_ANOTHER = r"(?:(?:Prof\.|Dr\.|[^.;,]){3,60}\s(?:und|sowie)\s+(?:(?:der|die|das)\s+)?)?"
# “Den Prozess moderiert die Agentur …”, “Bei der Umsetzung berät das Institut … die Stadt”: what stands first is no subject
_DOES_BEFORE = re.compile(
    rf"""^\W*(?:Den|Wissenschaftlich|Fachlich|Extern|Inhaltlich|Methodisch|Dabei|Hierbei|Zudem|Außerdem|Bei|Beim|Wie|Seit|In|Im|Während|Zu|Zur|Zum|Von|Auch)\b
    [^.;]*?\b{DOES}\s+{_SMALL}(?:(?:die|das|der)\s+)?{_ANOTHER}$""",
    re.VERBOSE,
)
# “Das Institut für soziale Planung in Musterstadt begleitet den Prozess”
_DOES_BEHIND = re.compile(rf"^[^.;:]{{0,60}}?\s{DOES}\s(?=(?P<object>[^.;]{{3,120}}))")
_SUBJECT = re.compile(r"^\W*(?:(?:Die|Das|Der)\s+)?$")
# “Die Daten hat die Hochschule … erhoben”, “Fachlich begleitet hat sie das Büro …”
_HAS_DONE = re.compile(rf"\b(?:hat|habe|haben|hätten|hatte|hatten)\s+{_SMALL}(?:die|das|der)\s+$")
_DONE_FIRST = re.compile(
    rf"^\W*(?:(?:[Ff]achlich|[Ww]issenschaftlich|[Ee]xtern|[Ii]nhaltlich)\s+)?{DONE}\s+(?:hat|habe|haben|hatte|hatten)\b",
    re.IGNORECASE,
)
# “Die technische Betreuung besorgt die Firma …”, “Die Auswertung leistet das Büro …”
_TAKES_CARE = re.compile(
    rf"\b\w*(?:{DOING}|[Bb]etreuung|[Aa]uswertung|[Ss]chulung|[Dd]urchführung)\b(?:[^.;]|\.(?=\w))*?\b(?:besorgt|übernimmt|übernahm|leistet|erbringt)e?\s+(?:die|das|der)\s+$"
)
# “Moderiert hat |Frau Muster, Musterstadt|”
_LEADS = re.compile(r"^\W*(?:Moderiert|Begleitet|Beraten)\s+(?:hat|haben|wurde[n]?\s+von)\s+(?:(?:die|das|der)\s+)?$")
# “; moderiert wird von |Frau Dr. Muster (Musterstadt)|”: somebody with a place of her own
_DONE_BY = re.compile(r"\b(?:moderiert|begleitet)\s+(?:wird|werden|wurden?)\s+(?:\w+\s+)?von\s+$")
_FROM_AWAY = re.compile(r"\s*(?:\([A-ZÄÖÜ][a-zäöüß-]+\)|,\s[A-ZÄÖÜ][a-zäöüß-]+(?=[.,;]|\s*\Z))")
# “fachlich beraten werden die Schulen von der Agentur …”
_EXPERTLY = re.compile(
    rf"\b(?:fachlich|wissenschaftlich|inhaltlich|methodisch|extern)\s+(?:und\s+\w+\s+)?{DONE}\b", re.IGNORECASE
)
# “in Zusammenarbeit mit dem Institut … erarbeitet”: it took part in the making
_TOGETHER = re.compile(
    r"\b(?:in\s+(?:enger\s+)?(?:Zusammenarbeit|Kooperation)|gemeinsam|zusammen)\s+mit\s+(?:der|dem)\s+$", re.IGNORECASE
)
_MADE = re.compile(r"\b(?:erarbeitet|erstellt|entwickelt|evaluiert|konzipiert|fortgeschrieben)\b")
_LABEL = re.compile(
    r"\b(?:(?:[Ee]xterne\s+)?(?:Begleitung|Moderation|Prozessbegleitung|Evaluation)|[Ww]issenschaftliche\s+Begleitung|Referent(?:in)?(?:nen|en)?)"
    r"(?:\s+und\s+(?:[a-zäöü]+\s+)?[A-ZÄÖÜ]\w+)?\s*:\s*"
)
# “Das Büro Muster GmbH hat die Workshops moderiert”
_HAS_DONE_BEHIND = re.compile(
    rf"^[^.;:]{{0,40}}?\s(?:hat|haben|hatte|hatten)\s(?=(?P<object>[^;]{{3,160}}?\b{DONE}\b))"
)
# “Die Moderation lag bei …”, “Moderation: …”: a name follows, whatever it is made of
_NAME_FOLLOWS = re.compile(
    rf"""(?:\b(?:{DOING})\b[^.;:]{{0,60}}?\b(?:liegt|liegen|lag|lagen)\s+(?:bei|beim)\s+(?:(?:der|dem)\s+)?(?:Büro\s+|Firma\s+|Agentur\s+)?
    |^(?:[Ee]xterne\s+)?(?:Moderation|Prozessbegleitung|Evaluation)\s*:\s+)
    (?P<name>(?:[^\W\d_][\w+&-]*)(?:\s+(?:(?:und|&|für|der|des)\s+)?[A-ZÄÖÜ][\w+&-]*){{0,5}})""",
    re.VERBOSE,
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
    r"[^.;]{0,40}?(?:unter\s+(?:der\s+)?(?:Leitung|Federführung)\s+von|vertreten\s+durch|\()\s*(?:(?:den|die)\s+[A-ZÄÖÜ][\w-]+\s+)?(?=Herrn?|Frau|Prof|Dr)"
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
    capital = r"(?:[A-ZÄÖÜ0-9][\w&+'-]*(?:/[A-ZÄÖÜ]\w+)?|[a-z]{1,4}[A-Z]\w+)"
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


def engagement(text: str, start: int, end: int) -> str | None:
    """By which sign somebody named at ``start`` works for the town; None where nothing says so."""
    before, after = text[:start], text[end:]
    if _LEADS.match(before) or (_DONE_BY.search(before) and _FROM_AWAY.match(after)):
        return "partner-accompanies"
    if _TOGETHER.search(before) and _MADE.search(text) and _TOWN_MATTER.search(text):
        return "partner-makes-together"
    if _NAMED_ONLY.search(before):
        return None
    if any(-1 < start - label.end() < 30 for label in _LABEL.finditer(text)):
        return "partner-label"
    if _OF.search(before):
        return "partner-accompanies"
    if _ENGAGED.search(text):
        return "partner-engaged"
    if _does(before, after):
        return "partner-does"
    if _BY.search(before) and _EXPERTLY.search(text):
        return "partner-accompanies"
    if _BY.search(before) and _TEACHING.search(before):
        return "partner-accompanies"
    if _BY.search(before) and re.search(rf"\b(?i:{DONE}|{DOING})\b", text) and _MATTER.search(text):
        return "partner-accompanies"
    return None


def names_behind(text: str) -> Iterator[Range]:
    """Who is named behind words that cannot but name a partner: “Die Moderation lag bei |kontext Stadtdialog|”."""
    for match in _NAME_FOLLOWS.finditer(text):
        yield Range(match.start("name"), match.end("name"))


def _does(before: str, after: str) -> bool:
    """Whether the body is the subject of a sentence in the active voice that says what it does for the town."""
    if _TAKES_CARE.search(before):
        return True
    if _DOES_BEFORE.search(before) or _HAS_DONE.search(before):
        done = _DOES_BEFORE.search(before) or _DONE_FIRST.match(before) or re.search(rf"\b{DONE}\b", after)
        return bool(done) and (_TOWN_MATTER.search(before + after) or _DONE_FIRST.match(before)) is not None
    done_behind = _HAS_DONE_BEHIND.match(after) if _SUBJECT.match(before) else None
    if done_behind is not None and _MATTER.search(done_behind["object"]):
        return True
    behind = _DOES_BEHIND.match(after) if _SUBJECT.match(before) else None
    return behind is not None and _TOWN_MATTER.search(behind["object"]) is not None
