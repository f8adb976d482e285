"""The words before whom a member represents: “|Vertreterinnen und Vertreter der| Kirchen”, “|für die Stadt| der Bürgermeister”."""

from __future__ import annotations

import re

from extractors.steering_groups.seat_counts import (
    NUMBER,
)

_BODY_WORD = (
    r"(?:Vertr\.|Vertreter(?:innen|in|n|s)?|Vertretung(?:en)?|Repräsentant(?:innen|in|en)?|Mitglied(?:ern?|s|es)?|Mitarbeiter(?:innen|in|n)?"
    r"|Mitarbeitende[nr]?|Delegierte[nr]?|Akteur(?:innen|in|en|e|s)?|Person(?:en)?|Beteiligte[nr]?|Teilnehmer(?:innen|in|n)?"
    r"|Teilnehmende[nr]?|Entsandte[nr]?|Verantwortliche[nr]?|Angehörige[nr]?|Beschäftigte[nr]?|Bedienstete[nr]?|Abgesandte[nr]?|Expert(?:innen|in|en|e)"
    r"|(?:Führungs|Leitungs|Fach)kräfte[n]?|Entscheidungsträger(?:innen|n)?|Schlüsselpersonen|Abgeordnete[nr]?)"
)
_INNER = (
    r"(?:\s?[/*:]\s?-?-?(?:einem\s+|einer\s+|eines\s+)?(?:innen|in|n|\w+innen|Vertreter(?:in|s|n)?|Mitarbeiter\w*)"
    r"|\(n\)|\(innen\)|\(in\)|Innen)?"
)
# “Vertreterinnen und Vertretern”, “Vertreter/innen”, “einem Vertreter bzw. einer Vertreterin”
LEAD = re.compile(
    rf"""(?:(?:den|die|der|dem|das|folgende[nr]?|verschiedene[nr]?|weitere[nr]?|ausgewählte[nr]?|einige[nr]?|mehrere[nr]?|gewählte[nrs]?
      |ständige[nr]?|alle[nr]?|entsandte[nr]?|benannte[nr]?|politische[nr]?|jeweilige[nr]?|zuständige[nr]?)\s+)*
    {_BODY_WORD}{_INNER}(?:\s+(?:und|bzw\.|oder|/)\s+(?:eine[mrs]?\s+|ein\s+)?{_BODY_WORD}{_INNER})?
    (?P<link>\s+(?:aus\s+(?:dem\s+Bereich\s+(?:der|des)|den\s+Bereichen|dem\s+Kreis\s+der|den\s+Reihen\s+der)
        |aus\s+(?:der|dem|den)|aus|von\s+(?:der|dem|den)|von|vom|pro|je|für|beim|der|des|aller|sämtlicher)(?=\s)|(?=\s[A-ZÄÖÜ])|(?=\s*\()|$)""",
    re.VERBOSE,
)
PREPOSITION = re.compile(
    r"""um\s+|wie\s+|jede[rmns]?\s+|(?:(?:aus|von|mit|durch|seitens|neben|an|in|bei)\s+(?=(?:der|dem|den|des|die|das)\s)|vom\s+|beim\s+|aus\s+|von\s+|mit\s+|seitens\s+
    |(?:insbesondere|auch|ebenfalls|zusätzlich|etwa|z\.\s?B\.|zum\s+Beispiel|beispielsweise|u\.\s?a\.|unter\s+anderem|weiterhin
      |ferner|dazu|daneben|darüber\s+hinaus|außerdem|zudem|sowie|und|künftig|bislang|derzeit|aktuell|ggf\.|gegebenenfalls|zunächst|zu\s+Beginn|lediglich|nur|nun)\s+)""",
    re.VERBOSE,
)
# “|je Fraktion ein Mitglied|”, “aus jeder Schule zwei Personen”, “je Fraktion 1”: who sends, and how many
PER = re.compile(
    rf"""(?:(?:je|pro)|(?:aus|von|für)\s+jede[rmns]?|jede[rs]?)\s+[A-ZÄÖÜ][\w-]+(?:\s+(?:der|des|im|in)\s+[^,;()]{{2,40}}?)?\s+
    (?:je(?:weils)?\s+)?(?P<count>{NUMBER})(?:\s+(?:[a-zäöü]+e[rsnm]?\s+)?[A-ZÄÖÜ][\w/:*-]+)?""",
    re.VERBOSE,
)
