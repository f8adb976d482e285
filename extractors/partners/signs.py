"""The signs of an external partner: what a sentence says of somebody who works for the town.

Patterns that end in ``$`` are asked of what governs a name, without its article; those that begin with ``^`` of what stands behind it.
"""

from __future__ import annotations

import re

DOING = (
    r"(?:(?:[Ff]ach|[Vv]erfahrens)?[Bb]egleitung|[Bb]egleitforschung|[Mm]oderation|(?:[Ff]ach)?[Bb]eratung|[Pp]rozessbegleitung|[Pp]rojektbegleitung|[Pp]roze(?:ss|ß)beratung|[Pp]rozessmoderation"
    r"|[Ee]valuation|[Ee]valuierung|[Uu]nterstützung)"
)
DONE = (
    r"(?:begleitet|moderiert|beraten|evaluiert|konzipiert|unterstützt|durchgeführt|erarbeitet|erstellt|geleitet|entwickelt|gehalten"
    r"|geschult|untersucht|befragt|erhoben|ausgewertet|angeleitet|vorgenommen|verfasst|analysiert|fortgeschrieben|zusammengefasst|bearbeitet)"
)
# what such a body does, in the active voice
DOES = (
    r"(?:begleite(?:t|n|te|ten)|moderier(?:t|en|te|ten)|berät|beraten|beriet(?:en)?|evaluier(?:t|en|te|ten)|schul(?:t|en|te|ten)"
    r"|unterstütz(?:t|en|te|ten)|untersuch(?:t|en|te|ten)|erarbeite(?:t|n|te|ten)|erstell(?:t|en|te|ten)|konzipier(?:t|en|te|ten)"
    r"|analysier(?:t|en|te|ten)|verfass(?:t|en|te|ten)|erhob(?:en)?|befragt(?:e|en)"
    r"|wert(?:et|en|ete|eten)(?=[^.;]*\saus\b)|fass(?:t|en|te|ten)(?=[^.;]*\szusammen\b)|führ(?:t|en|te|ten)(?=[^.;]*\sdurch\b)|leg(?:t|en|te|ten)(?=[^.;]*\svor\b))"
)
MATTER = re.compile(
    r"\b\w*(?:[Ee]valuation|[Ee]valuierung|[Ss]chritt|[Ff]achtag|[Tt]agung|[Pp]rozess|[Kk]onzept|[Pp]rojekt|[Ff]ortschreibung|[Ee]rarbeitung|[Ee]rstellung|[Uu]msetzung|[Ww]orkshop|[Vv]eranstaltung"
    r"|[Mm]aßnahme|[Kk]onferenz|[Aa]ngebot|[Ss]chulung|[Ff]ortbildung|[Pp]lan|[Mm]oderation|[Kk]lausur|[Bb]efragung|[Ss]tudien?\b|[Bb]egleitung"
    r"|Stadt|Verwaltung|Landkreis|Gemeinde|[Vv]erfahren|[Vv]orhaben)\w*"
)
# The sentence says that somebody from outside is taken on.
ENGAGED = re.compile(
    r"""(?-i:\bbeauftrag(?:t|te|ten|en)\b|\bBeauftragt\b|\bBeauftragung\b) | \bbetrau(?:t|te|ten|en)\b
    | \bmit\s+der\s+(?:externen\s+)?
      (?:ausarbeitung|bearbeitung|erarbeitung|erstellung|evaluation|moderation|begleitung|prozessbegleitung)\b.*\bbefasst\b
    | \bist\s+(?:die|das|der)\s+[^.;]{3,60}\sangeboten\b | \b(?:auftrag|vergabe|zuschlag)\b.*\b(?:erteilt|vergeben|an|erhält|erhielt|wird)\b
    | \b(?:erhält|erhielt|erteilt|vergeben)\b.*\b(?:auftrag|zuschlag)\b | \b(?:gewonnen|engagiert|verpflichtet|hinzugezogen|eingeschaltet)\b
    | \bzu\s+(?:beauftragen|betrauen)\b | \b(?:begleitung|beratung|moderation|unterstützung)\b.*\beingebunden\b
    | \ban\s+(?:(?:die|das|den)\s+)?[^.;]{3,80}?\s(?:vergeben|vergab)\b
    | \bextern\w*\s+(?:\w+\s+)?(?:begleit|moder|berat|unterstütz|prozess|fach)\w* | \bextern\s+begleitet
    | \bwissenschaftlich\w*\s+(?:begleit|berat|evaluier|leit)\w* | \bprozessbegleitung\b | \bschl(?:agen|ägt)\b.*\bvor\b
    | \b(?:übernahm|übernimmt|übernehmen)\b.*\b(?:moderation|begleitung|beratung)
    | \b(?:moderation|begleitung|beratung)\b.*\b(?:übernahm|übernimmt|übernehmen|lieg(?:t|en)\s+bei|lag(?:en)?\s+bei)
    | \bin\s+auftrag\s+(?:zu\s+)?(?:geben|gegeben|gibt)\b
    | \bim\s+auftrag\s+(?:der\s+(?:stadt|gemeinde|verwaltung|samtgemeinde|kreisverwaltung)|des\s+(?:land)?kreises)\b
    | \bpartner\b[^.;]*\bausgewählt\b | \bausgewählt\b[^.;]*\bpartner\b""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_AS_WHAT = (
    r"\b[Aa]ls\s+(?:(?:der|die)\s+)?(?:extern\w*\s+|wissenschaftlich\w*\s+)?"
    r"(?:Moderator|Prozessbegleiter|Berater|Gutachter|Begleiter|Referent)(?:in)?\b"
)
# “|als Moderatorin konnte| Frau …”, “und, |als Moderator,| Prof. …”
AS_WHAT_BEFORE = re.compile(
    rf"{_AS_WHAT}(?:\s+(?:konnte|wurde|wird|ist|war|soll|hat|haben|wirkt|wirkte|fungiert|fungierte)\b[^.;,]{{0,40}})?,?\s*$"
)
AS_WHAT_BEHIND = re.compile(rf"^(?:(?!\sund\b)[^.;,]){{0,60}}?\s{_AS_WHAT}")
TOWN_MATTER = re.compile(
    r"""\b(?:(?i:den|dem|der|die|das|des|diesen|diese|dieses|unsere[nrs]?|ein|einen|eine)\s+(?:[a-zäöüß]\w*\s+)?(?:\w*(?:[Pp]rozess|[Kk]onzept|[Ff]ortschreibung|[Ee]rarbeitung
      |[Ee]rstellung|[Uu]msetzung|[Ww]orkshop|[Bb]efragung|[Ss]teuerungsgruppe|[Ll]enkungs\w+|[Ss]teuerungs\w+|[Aa]rbeitsgruppe|[Aa]uftaktveranstaltung)\w{0,3}
      |Projekt|Stadt|Verwaltung|Kreisverwaltung|Stadtverwaltung|Landkreis|Gemeinde|Daten|Verfahren|Vorhaben))\b""",
    re.VERBOSE,
)
_SMALL = r"(?:(?:sie|ihn|es|uns|dabei|hierbei|auch|weiterhin|künftig|zudem|erneut|wieder|bereits|seither)\s+)*"
_ANOTHER = r"(?:(?:Prof\.|Dr\.|[^.;,]){3,60}\s(?:und|sowie)\s+(?:(?:der|die|das)\s+)?)?"
# “Den Prozess moderiert die Agentur …”, “Bei der Umsetzung berät das Institut … die Stadt”: what stands first is no subject
DOES_BEFORE = re.compile(
    rf"""^\W*(?:Den|Wissenschaftlich|Fachlich|Extern|Inhaltlich|Methodisch|Dabei|Hierbei|Zudem|Außerdem|Bei|Beim|Wie|Seit|In|Im|Während|Zu|Zur|Zum|Von|Auch)\b
    [^.;]*?\b{DOES}\s+{_SMALL}(?:(?:die|das|der)\s+)?{_ANOTHER}$""",
    re.VERBOSE,
)
# “|Die Evaluation führte| die …, |durch|”: the matter of the work first
MATTER_FIRST = re.compile(
    r"^\W*(?:Die|Das|Den)?\s*[^.;,]{3,60}\s(?:führte[n]?|führt|übernahm|übernimmt|erstellte|erstellt|erarbeitete|erarbeitet|verfasste|verfasst|wertete|wertet|leistete|leistet|lieferte|liefert|besorgte|besorgt|koordinierte|koordiniert)\s+$"
)
FINITE_END = re.compile(r"^[^;]{0,90}(?:\b(?:durch|aus|zusammen)\b|[.;]|$)")
# “Das Institut für soziale Planung in Musterstadt begleitet den Prozess”
DOES_BEHIND = re.compile(rf"^[^.;:]{{0,60}}?\s{DOES}\s(?=(?P<object>[^.;]{{3,120}}))")
# “ erstellt die Treibhausgasbilanz”, “ wertet die Fragebögen aus”: work that only an expert does
MAKES = re.compile(
    r"^\s(?:erstellt|erstellte|evaluiert|evaluierte|analysiert|analysierte|wertet|wertete)\s(?:die|den|das|der)\s"
)
# “hat |ihn evaluiert|”
IT_DONE = re.compile(
    r"^\s?(?:ihn|sie|es)\s[^.;]*\b(?:evaluiert|ausgewertet|untersucht|moderiert|begleitet|erarbeitet|erstellt)\b"
)
SUBJECT = re.compile(r"^\W*$")
# “Die Daten hat die Hochschule … erhoben”, “Fachlich begleitet hat sie das Büro …”
HAS_DONE = re.compile(rf"\b(?:hat|habe|haben|hätten|hatte|hatten)\s+{_SMALL}$")
DONE_FIRST = re.compile(
    rf"^\W*(?:(?:[Ff]achlich|[Ww]issenschaftlich|[Ee]xtern|[Ii]nhaltlich)\s+)?{DONE}\s+(?:hat|habe|haben|hatte|hatten)\b",
    re.IGNORECASE,
)
# “Die technische Betreuung besorgt die Firma …”, “Die Auswertung leistet das Büro …”
TAKES_CARE = re.compile(
    rf"\b\w*(?:{DOING}|[Bb]etreuung|[Aa]uswertung|[Ss]chulung|[Dd]urchführung)\b(?:[^.;]|\.(?=\w))*?\b(?:besorgt|übernimmt|übernahm|leistet|erbringt)e?\s+$"
)
# “Grundlage sind die Interviews, |welche| die Hochschule … |geführt hat|”
WHICH = re.compile(r",\s(?:welche[ns]?|die|den|das)\s+$")
DONE_LAST = re.compile(rf"^[^.;:]{{0,100}}?\s(?:{DONE}|geführt)\s(?:hat|haben|hatte|hatten)\b")
# “…, |das den Prozess begleitet|”, “…, |die das Konzept entwickelt|”
RELATIVE = re.compile(
    rf"^(?:\s(?:zusammen|gewonnen|beauftragt))?,\s(?:das|die|der|welche[sr]?)\s(?=(?P<object>[^.;]{{3,100}}?\b(?:{DONE}|{DOES})(?:\s(?:hat|haben|hatte|wird|soll))?\s*[,.;]))"
)
# “Moderiert hat |Frau Muster, Musterstadt|”
LEADS = re.compile(r"^\W*(?:Moderiert|Begleitet|Beraten)\s+(?:hat|haben|wurde[n]?\s+von)\s+$")
# “; moderiert wird von |Frau Dr. Muster (Musterstadt)|”: somebody with a place of her own
DONE_BY = re.compile(r"\b(?:moderiert|begleitet)\s+(?:(?:wird|werden|wurden?)\s+)?(?:\w+\s+)?von\s+$")
FROM_AWAY = re.compile(r"\s*(?:\([A-ZÄÖÜ][a-zäöüß-]+\)|,\s[A-ZÄÖÜ][a-zäöüß-]+(?=[.,;]|\s*\Z))")
# “fachlich beraten werden die Schulen von der Agentur …”
EXPERTLY = re.compile(
    rf"\b(?:fachlich|wissenschaftlich|inhaltlich|methodisch|extern)\s+(?:und\s+\w+\s+)?{DONE}\b", re.IGNORECASE
)
# “in Zusammenarbeit mit dem Institut … erarbeitet”: it took part in the making
TOGETHER = re.compile(
    r"\b(?:in\s+(?:enger\s+)?(?:Zusammenarbeit|Kooperation|Arbeitsgemeinschaft)|gemeinsam|zusammen)\s+mit\s+$"
    r"|\b(?:mit|unter)\s+(?:(?:der|fachlicher|wissenschaftlicher|externer|methodischer)\s+)?(?:Unterstützung|Hilfe|Mitwirkung|Federführung|Begleitung|Anleitung|Moderation|Beteiligung)\s+(?:durch\s+|von\s+)?$",
    re.IGNORECASE,
)
MADE = re.compile(
    r"\b(?:erarbeitet|erstellt|entwickelt|evaluiert|konzipiert|fortgeschrieben|durchgeführt|ausgewertet|erhoben|entstand(?:en)?|überarbeitet|formuliert|stattgefunden|fanden|fand)\b"
)
LABEL = re.compile(
    r"\b(?:(?:[Ee]xterne\s+)?(?:Begleitung|Moderation|Prozessbegleitung|Evaluation|Fachberatung|Auswertung)|[Ee]xterne\s+(?:Fach)?[Bb]eratung|[Ww]issenschaftliche\s+(?:Begleitung|Leitung|Beratung)|Referent(?:in)?(?:nen|en)?"
    r"|Auftragnehmer(?:in)?|Gutachter(?:in)?|Projektpartner|Kooperationspartner)"
    r"(?:\s+und\s+(?:[a-zäöü]+\s+)?[A-ZÄÖÜ]\w+)?\s*(?::|\t)\s*"
)
# “Das Büro Muster GmbH hat die Workshops moderiert”
HAS_DONE_BEHIND = re.compile(rf"^[^.;:]{{0,40}}?\s(?:hat|haben|hatte|hatten)\s(?=(?P<object>[^;]{{3,160}}?\b{DONE}\b))")
# “Für die Schulung der Mitglieder durch die Akademie”
TEACHING = re.compile(
    r"\b\w*(?:[Ss]chulung|[Ff]ortbildung|[Qq]ualifizierung|[Bb]efragung|[Ee]rhebung)(?:en)?\b(?:[^.;]|\.(?=\d)){0,140}$"
)
# “|durch| das Büro …”, “|von der Verwaltung und| dem Institut …”
BY = re.compile(
    r"\b(?:durch|von|vom|seitens|über)\s+(?:[A-ZÄÖÜ]\w+in\s+|(?:(?:der|die|das|dem|den)\s+)?[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?\s+(?:und|sowie)\s+)?$"
)
DONE_BY_EXPERT = re.compile(
    rf"\b(?:{DONE}|erfolgt\w*|vorgestellt|präsentiert|aufgestellt|übersetzt|organisiert|vorbereitet|stamm(?:t|en|te|ten))\b"
)
# what is done by an expert, whatever it is done to
EXPERT_WORK = re.compile(
    r"\b(?:erarbeitet|erstellt|evaluiert|moderiert|ausgewertet|bearbeitet|untersucht|konzipiert|analysiert|fortgeschrieben)\b"
)
# “die Begleitung |der Akademie|”, “die Beauftragung |von|”
WORK_OF = re.compile(rf"\b(?:{DOING}|[Bb]eauftragung)\s+(?:von\s+|durch\s+)?$")
# “Die Mitwirkung |des Instituts|”, “das Honorar |der …|”
PART_OF = re.compile(
    r"\b(?:Mitwirkung|Honorar|Federführung|Moderation|Anleitung|Leitung|Gutachten|Expertise)\s+(?:von\s+|durch\s+)?$"
)
OTHERS = re.compile(r"\b(?:laut|nach|gemäß|aus)\s+[^.;]{0,30}$", re.IGNORECASE)
# “Angebot |der Firma …|”, “liegt ein Angebot |des …| vor”, “das wirtschaftlichste Angebot |(…)|”, “Honorar Fachberatung |(…|”
OFFER = re.compile(
    r"\b(?:\w*[Hh]onorar(?:\s[A-ZÄÖÜ]\w+)?|[Aa]ngebot(?:es|s)?)\s*(?:von\s+|\(\s*)?$|\bAngebot\s*:?\s*$|\bAngebot\s(?:gab|unterbreitete|hat|legte)\s+$"
)
BEST_OFFER = re.compile(
    r"\b(?:wirtschaftlichste|günstigste)[nr]?\s+(?:Angebot\s+)?(?:\(\s*|(?:gab|unterbreitete|legte|hat|kam\s+von|kommt\s+von|stammt\s+von)\s+)$"
)
REFUSED_OFFER = re.compile(
    r"\bnicht\b|\babgelehnt|\bAngebote\b|\bweitere[sn]?\s+Angebot|\bunterlegen|\brichtet\s+sich\b|\bnutz\w+|\bwahrgenommen\b"
)
# “an |das Büro …| vergeben”, “obliegt |dem Institut …|”, “sollen |dem Institut …| übertragen werden”, “liegt bei |dem …|”
GIVEN_TO = re.compile(
    r"\b(?:obliegt|obliegen|oblag|oblagen)\s+$|\b(?:liegt|lag|liegen|lagen)\s+in\s+(?:den\s+)?Händen\s+(?:von\s+)?$"
    r"|\bEntscheidung\s+(?:fiel\s+)?(?:\w+\s+)?(?:auf|für|zugunsten)\s+$"
    rf"|\b(?:{DOING}|[Ff]ederführung|[Aa]usarbeitung|[Ee]rarbeitung|[Bb]earbeitung|[Ll]eitung)\b[^.;:]{{0,60}}\b(?:liegt|liegen|lag|lagen)\s+(?:bei|beim)\s+$"
)
TRANSFERRED = re.compile(r"^[^.;]{0,80}\bübertragen\b")
# “Kooperationspartner sind |die Hochschule …|”, “Die externe Koordinierungs- und Fachstelle ist |die …|”
IS_PARTNER = re.compile(
    r"\b(?:\w*[Kk]ooperationspartner(?:in)?|[Pp]rojektpartner(?:in)?|[Ww]issenschaftliche[rn]?\s+Partner(?:in)?|[Pp]raxispartner(?:in)?|[Aa]uftragnehmer(?:in)?|[Pp]rozessbegleiter(?:in)?|[Vv]erfasser(?:in)?|[Gg]utachter(?:in)?"
    r"|[Ee]xterne\s+(?:Koordinierungs-\s+und\s+)?Fachstelle|[Ee]xterne[rn]?\s+(?:Partner|Berater|Dienstleister|Moderator)(?:in)?)"
    r"(?:\s(?:des|der|für|bei|im)\s[^.;,]{3,60})?\s(?:ist|sind|war|waren|bleibt|wird)\s+$"
)
# “mit |der Transferagentur| wurde eine Vereinbarung … geschlossen”
AGREED = re.compile(r"\b[Mm]it\s+$")
AGREEMENT = re.compile(
    r"\b(?:\w*[Vv]ereinbarung|\w*[Vv]ertrag)\b[^.;]*\b(?:geschlossen|abgeschlossen|unterzeichnet|getroffen)\b"
)
# “stellt den Entwurf … vor”, “vorgestellt”, “erläutert die Ergebnisse”
PRESENTS = re.compile(
    r"\b(?:stell(?:t|te|ten|en)|trägt|trug)\b[^.;]*\bvor\b|\b(?:vorgestellt|präsentier(?:t|te|en|ten)|erläuter(?:t|te)|vorgetragen|vorzustellen|vorstellt|vorstellte|vorstellen)\b"
)
# “eine Studie des Instituts …”, “Mitarbeiter der …”: named, not engaged
NAMED_ONLY = re.compile(
    r"""\b(?:Studien?|Untersuchung(?:en)?|Umfragen?|Gutachten|Bericht|Erhebung|Angaben?|Absolvent\w*|Mitarbeiter\w*|Räum\w+|Zusammenarbeit\s+mit
    |Kooperation\s+mit|unter\s+anderem|u\.\s?a\.|laut|nach|Förderung|gefördert\s+(?:durch|von)|finanziert\s+(?:durch|von)|Mitteln?|Vertreter\w*|Mitglieder[n]?|Mitarbeitende\w*|Ehrenamtliche\w*|Beschäftigte\w*)\s+
    (?:von\s+)?$""",
    re.VERBOSE,
)
# “…, der |die Hochschule …| angehören”, “an der auch |…| teilnahm”: took part like others
# “im Auftrag einer Zeitung”: works for others; “ein eigenes Konzept”: for itself
FOR_OTHERS = re.compile(r"\bim\s+Auftrag\s+(?:eine[rs]\b|de[sr]\s+(?:Bundes|Landes|\w*[Mm]inisterium))")
OWN = re.compile(r"\beigene[nsr]?\b")
# “Die Verwaltung wird beauftragt, …”, “beauftragt die Verwaltung, …”: the town itself is charged
TOWN_CHARGED = re.compile(
    r"\b(?:\w*[Vv]erwaltung|\w*[Bb]ürgermeister(?:in)?|Landr(?:at|ätin)|Magistrat|\w*[Aa]usschuss|Dezernat|\w*amt|Vorstand)\s+(?:wird|wurde|ist)\b[^.;,]{0,30}\bbeauftragt\b"
    r"|\bbeauftrag(?:t|te|en)\s+(?:die|den|das|der)\s+(?:\w*[Vv]erwaltung|\w*[Bb]ürgermeister(?:in)?|Landr(?:at|ätin)|Magistrat)\b"
)
TAKES_PART = re.compile(
    r"^[^.;]{0,160}?\bangehör\w*"
    r"|^(?!,?\s(?:die|das|der|welche)\b)[^.;,]{0,100}?\b(?:teilgenommen|teilnahm\w*|teilnehmen|nahm\w*\b[^.;]*\bteil|mitgewirkt|vertreten\s+(?:sind|ist|waren))\b"
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
