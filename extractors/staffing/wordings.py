"""How papers tell of posts, days and hours, and what tells whether the measure needs them or they are there already."""

from __future__ import annotations

import re

# 0,5 · 1.5 · 2 x 0,5 · zwei · eine halbe · anderthalb · ½
QUANTITY = r"""(?P<quantity>(?:(?:eine[rnms]?|zwei|drei|vier|fünf|sechs|(?<![\d.,/])\d)\s+)?
                (?:(?:weiter|zusätzlich|neu|ander|befristet|unbefristet)e[rnms]?\s+){0,2}(?:halbe|dreiviertel)[rnms]?
                |(?:zwei|drei|vier|fünf|sechs)\s+0,\d{1,2}(?!\d)
                |(?<![\d.,/])\d{1,2}\s?[xX×]\s?\d{1,2}(?:,\d{1,2})?(?!\d)
                |(?<![\d.,/])\d{1,3}(?:[.,]\d{1,3})?(?!\d)|½
                |eine?[rnms]?(?:\s+(?:volle|ganze)[rnms]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf
                |anderthalb|eineinhalb|zweieinhalb|dreieinhalb)"""
# “weiteren” between the article and “halben”
FURTHER = re.compile(r"\b(?:weiter|zusätzlich|neu|ander|befristet|unbefristet)e[rnms]?\s+", re.IGNORECASE)
# “zwei halbe” Stellen are one post
HALVES = re.compile(r"(?P<count>zwei|drei|vier|fünf|sechs|\d)\s+(?P<part>halbe|dreiviertel)[rnms]?", re.IGNORECASE)
# VZÄ · Vollzeitstellen · Planstelle · Sozialarbeiterstelle · Stellenanteile; never Beratungsstelle
POSTS = r"""(?P<posts>VZÄ|VZE|VZK|VZS|VZW|VK(?!-)|Vollzeitäquivalente?n?|Vollzeitkr[aä]fte?n?|Vollbeschäftigteneinheiten
             |(?:Plan|Vollzeit|Teilzeit|Personal|Projekt|Halbtags|Ganztags|Fachkraft|Sozialarbeiter|Sozialarbeits|Sozialpädagogen
             |Erzieher|Lehrer|Lehrkraft|Schulsozialarbeits?|Schulsozialarbeiter|Hausmeister|Koordinierungs|Ingenieur|Verwaltungs|Sachbearbeiter|Sachbearbeitungs|Referenten|Koordinatoren|Koordinations|Lotsen)-?stellen?
             |(?:VZÄ|VK)-?Stellen?|Stellen(?:anteile?n?)?|Stelle)(?![\wÄÖÜäöüß-])"""
ADJECTIVES = r"(?:vo[nm]\s+[A-ZÄÖÜ]\w+\s+)?(?:[a-zäöüß]+(?:al|ell|ig|lich)\s+)?(?:[a-zäöüß-]+(?:e|en|er|es|em)\s+){0,2}"
# “0,5 VZÄ”, “eine halbe zusätzliche Stelle”, “1,5 befristete Planstellen”
OF_POSTS = re.compile(rf"(?<![\wÄÖÜäöüß]){QUANTITY}[-\s]\s?{ADJECTIVES}{POSTS}", re.VERBOSE | re.IGNORECASE)
# “50 %-Stelle”, “eine 75%ige Stelle”, “100 % Stelle”
PERCENT = re.compile(
    rf"(?<![\d.,])(?P<percent>\d{{1,3}}(?:,\d+)?)\s?(?:%|Prozent|v\.\s?H\.)(?:-?ige[nrms]?)?\s?-?\s?{ADJECTIVES}{POSTS}",
    re.VERBOSE | re.IGNORECASE,
)
# “Stelle im Umfang von 50 %”, “Stellenanteil von 25 %”
EXTENT = re.compile(
    r"""(?<![\wÄÖÜäöüß])(?P<posts>Stelle|Stellenumfang\w*|Stellenanteil\w*|Personalstelle|Planstelle|Beschäftigungsumfang\w*)\s+
        (?:[\w/:-]+\s+){0,5}?(?:im\s+Umfang\s+von|mit\s+einem\s+Umfang\s+von|in\s+Höhe\s+von|von|zu|mit)\s+
        (?:(?P<percent>\d{1,3}(?:,\d+)?)\s?(?:%|Prozent)|(?P<quantity>\d,\d{1,2})(?![\d.%]))""",
    re.VERBOSE,
)
# one of the words that every effort is told with
OF_EFFORT = re.compile(
    r"stelle|vollzeit|vollbesch|tage|stunde|std|manager|koordinator|fachkraft|beauftragte|umfang|V[ZK]", re.IGNORECASE
)
# “20 Personentage”, “12 Beratertage”
WORKING_DAYS = re.compile(
    rf"(?<![\wÄÖÜäöüß]){QUANTITY}\s+(?:Personen|Arbeits|Berater|Beratungs|Mann|Einsatz|Moderations|Projekt)tagen?(?!\w)|"
    rf"(?<![\wÄÖÜäöüß]){QUANTITY.replace('?P<quantity>', '?P<works>')}\s+Tagewerken?(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)
# “begleiten die Schulen, jeweils mit insgesamt 14 Tagen”
DAYS = re.compile(
    rf"(?:mit|je|jeweils|insgesamt|Umfang\s+von|zusammen)\s+(?:(?:je|jeweils|insgesamt|ca\.|rund|bis\s+zu)\s+){{0,2}}{QUANTITY}\s+Tagen?(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)
AT_WORK = re.compile(
    r"begleit|berat|moder(?:ier|ation)|Prozess|Dienstleist|Auftragnehm|Coach|Referent|Trainer|Arbeitsaufwand|Honorar",
    re.IGNORECASE,
)
TERM = re.compile(
    r"innerhalb|binnen|Frist|spätestens|alle\s+\d+\s+Tage|seit|nach\s+\d+|Quarantäne|Veranstaltung", re.IGNORECASE
)
# “10 Wochenstunden”, “19,5 Stunden pro Woche”, “4 Std./Woche”
HOURS = re.compile(
    rf"(?<![\wÄÖÜäöüß]){QUANTITY}\s+(?:Wochenstunden|Arbeitsstunden|Personenstunden|(?:Stunden?|Std\.?)\s?(?:/\s?Woche|pro\s+Woche|je\s+Woche|wöchentlich|in\s+der\s+Woche))",
    re.VERBOSE | re.IGNORECASE,
)
EXISTING = re.compile(
    r"""derzeit|aktuell|bereits|bestehende[nr]?\s|vorhandene|bisher|verfügt|gliedert|verteilt|arbeiten|beschäftigt|tätig|Stand\s+\d|bislang|gegenwärtig|war(?:en)?\s|steh(?:t|en)\s.*zur\sVerfügung|weist\s.*\saus\b|hatte|seit\s
        |Jahr\s+(?:19|20)\d\d\s+(?:wurde|war)""",
    re.VERBOSE | re.IGNORECASE,
)
NEEDED = re.compile(
    r"""zusätzlich|benötig|erforderlich|schaffung|zu\s+schaffen|geschaffen|beantrag|\bneue|bedarf|freigestellt|freistell|soll|aufstock|aufgestockt|einzurichten|weitere|vorgesehen|erhöh
        |förder|finanziert|vorausgesetzt""",
    re.VERBOSE | re.IGNORECASE,
)
# “enden auch die beiden Stellen”, “entfällt eine halbe Stelle”
ENDS = re.compile(
    r"\b(?:enden|endet|auslaufen|ausläuft|laufen\b.*\baus|läuft\b.*\baus|entf(?:allen|ällt)|weg(?:fallen|fällt)|fallen\b.*\bweg|gestrichen|Streichung|abgebaut|eingespart)\b",
    re.IGNORECASE,
)
# words before an effort that are no thing it is for
NO_PURPOSE = re.compile(
    r"\b(?:Dafür|Hierfür|Dazu|Hierzu|Euro|entstehen|entsteht|werden|wird|ist|sind|fördert|finanziert|stellt|schafft|beantragt|umfasst)\b"
)
EMPLOYED = re.compile(
    r"Stelle|Fachkraft|Personal|Mitarbeit|beschäftig|Vertrag|Leitung|Koordin|Hausmeister|Minijob", re.IGNORECASE
)
CREATED = re.compile(
    r"""geschaffen|schaffung|zu\s+schaffen|einzurichten|eingerichtet|zusätzliche|neue|weitere|befristete|Besetzung|beantrag
        |benötig|erforderlich""",
    re.VERBOSE | re.IGNORECASE,
)
PLACE = re.compile(r"\b(?:an|auf|in)\s+(?:der\s+)?\Z", re.IGNORECASE)
NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s")
SIGN = re.compile(r"\d\s?(?:VZÄ|Vollzeit\w+)|\d(?:,\d+)?\s+(?:Plan)?[Ss]tellen?\b|%-?\s?[Ss]telle\b|Wochenstunden")
