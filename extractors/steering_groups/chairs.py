"""Who chairs a body, as the sentences about it say in words that name the chair behind or before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.german.cases import nominative
from extractors.german.names import find_persons, read_person

_WHO = r"(?P<who>(?:[^,.;:()§]|\b(?:Dr|Prof|Dipl|St|h|c)\.|\([^)]{0,30}\)){3,90}?)"
_STOP = r"[,;:()]|(?<!\bDr)(?<!\bProf)(?<!\bDipl)(?<!\bSt)\.|$"
# a word in lower case that goes on with the name neither as its link nor as an adjective: “des Landrates |neben| …”, “|tagt|”
_NO_NAME = (
    r"\s+(?!(?:der|des|dem|den|die|das|für|von|vom|und|im|in|am|zum|zur|bei|beim|a|d|i|o|v|u)\b)"
    r"(?![a-zäöüß-]+(?:e|en|er|es|em)\s+[A-ZÄÖÜ])[a-zäöüß]"
)
_OFFICES = r"(?:Vorsitz|(?:Sitzungs|Gesprächs|Gesamt)?[Ll]eitung|Federführung|Ltg\.|Vors\.)"
_CHAIRING = r"(?:führ(?:t|te|en|ten)|ha(?:t|tte|ben|be)|übern(?:immt|ahm|ehme|ehmen)|innehat|inne\s+hat|obliegt|oblag|zukommt|hält)"
_CHAIRS = tuple(
    re.compile(pattern)
    for pattern in (
        # “unter dem Vorsitz der Leiterin des Bauhofs”, “unter Federführung des Dezernats III”
        rf"\b[Uu]nter\s+(?:dem\s+|der\s+)?(?:Vorsitz|Leitung|Federführung|Führung)\s+(?P<link>von|des|der|vom)\s+{_WHO}(?={_STOP}|{_NO_NAME}|\s+(?:begleitet|berufen|einberufen|eingesetzt|installiert|etabliert|betraut|ins\s+Leben|und\s+unter|sowie\s+unter|eingerichtet|gebildet|tagt|steht|wird|wurde|soll|zur|zum|mit|aus|besteh|gegründet|sowie|eine|gehören|gehörten)\b)",
        # “Den Vorsitz führt der Oberbürgermeister”, “Die Leitung übernahm Herr …”
        rf"\b(?:[Dd]en\s+Vorsitz|[Dd]ie\s+(?:(?:Sitzungs|Gesprächs|Gesamt)?[Ll]eitung|Federführung))\s+(?:der\s+§+\s+|hier(?:bei|für)\s+|dabei\s+)?(?:führt|führte|hat|hatte|übernimmt|übernahm|übernehmen|(?:liegt|lag)\s+bei(?:m|\s+de[rm])?|obliegt|wird\s+von|soll)\s+(?:kraft\s+(?:Amtes|Gesetzes)\s+)?(?P<link>)(?:(?:von\s+)?(?:der|die|dem|das)\s+)?{_WHO}(?={_STOP}|\s+(?:wahrgenommen|übernommen|übernehmen|inne|geführt)\b)",
        # “Vorsitz: Bürgermeisterin Muster”
        rf"\b(?:Vorsitz|Vorsitzende[r]?|Leitung|Leiter(?:in)?)\s*:\s+(?P<link>){_WHO}(?={_STOP})",
        # “Als Vorsitz würde sich die Schulrätin Frau Dr. Muster zur Verfügung stellen”
        rf"\b[Aa]ls\s+(?:Vorsitz(?:ende[rn]?)?|Leiter(?:in)?)\s+(?:würde|wird|stellt|steht|fungiert|ist|soll)\s+(?:sich\s+)?(?P<link>)(?:der\s+|die\s+)?{_WHO}(?=\s+(?:zur\s+Verfügung|vorgesehen|vorgeschlagen|benannt|fungieren)|{_STOP})",
        # “Vorsitzender ist der Landrat”
        rf"\b(?:Vorsitzende[r]?|Leiter(?:in)?|Sprecher(?:in)?)\s+(?:(?:der|des|dieser|dieses)\s+§+\s+)?(?:ist|wird|war|wurde)\s+(?P<link>)(?:der\s+|die\s+)?{_WHO}(?={_STOP})",
        # “§ arbeitet weiter, geleitet und moderiert von der Anlaufstelle”, “Geleitet wird § vom Landrat”
        rf"\b[Gg]eleitet\s+(?:und\s+\w+\s+)?(?:(?:wird|wurde)\s+(?:\w+\s+)?§+\s+)?(?P<link>von\s+der|von|vom)\s+{_WHO}(?={_STOP}|\s+(?:und\s+(?:tagt|trifft|hat|soll)|bleibt|begleitet|tagt|trifft))",
        # “Geleitet wird sie von der Landrätin”
        rf"\b[Gg]eleitet\s+(?:wird|wurde|werde)\s+(?:sie|er|es|diese[rs]?|die\s+Gruppe|der\s+Kreis|das\s+Gremium)\s+(?P<link>von\s+der|von|vom)\s+{_WHO}(?={_STOP}|{_NO_NAME})",
        # “Geleitet wurden die Treffen vom Beigeordneten”
        rf"\b[Gg]eleitet\s+(?:wird|werden|wurden?)\s+(?:die|deren|ihre|seine)\s+(?:Treffen|Sitzung(?:en)?|Runden?|Zusammenkünfte|Arbeit)\s+(?P<link>von\s+der|von|vom)\s+{_WHO}(?={_STOP}|{_NO_NAME})",
        # “§, dem der Landrat oder seine Vertretung vorsitzt”
        rf",\s+(?:dem|der)\s+(?:der|die)\s+(?P<link>){_WHO}(?:\s+oder\s+[^,.;]+?)?\s+(?:vorsitzt|vorsteht|vorsaß|vorstand)\b",
        # “neben der Landrätin als Vorsitzender”
        rf"\b[Nn]eben\s+(?P<link>)(?:(?:der|dem)\s+)?{_WHO}\s+als\s+Vorsitzende[rnm]?\b",
        # “§, deren Leitung der Stabsstelle obliegt”
        rf",\s+(?:deren|dessen)\s+{_OFFICES}\s+(?:(?:der|die|das|dem|beim|bei\s+der)\s+)?(?P<link>){_WHO}\s+(?:{_CHAIRING}|liegt|lag)\b",
        # “Der Amtsleiter führt den Vorsitz”
        rf"^(?:[Dd]er|[Dd]ie|[Dd]as)\s+(?P<link>){_WHO}\s+{_CHAIRING}\s+(?:dabei\s+|hier(?:bei|für)\s+)?(?:den\s+Vorsitz|die\s+(?:Leitung|Federführung))\b",
        # “§ (Leitung Landrätin Muster)”, “§ (vierteljährlich, Ltg. Dezernat II)”
        rf"§[^.:;()]{{0,80}}\((?:[^():]*[,;]\s+)?{_OFFICES}\s*:?\s+(?P<link>)(?:(?:der|die|das)\s+)?(?P<who>(?:[^,.;:()§]|\b(?:Dr|Prof|Dipl)\.){{3,90}}?)(?=[,;)])",
    )
)
_FULL_OFFICE = re.compile(r"^(?:der|die|dem|den|des)\s+")


@dataclass(frozen=True, slots=True)
class Chair:
    """Who chairs, in the nominative, and where the sentence names them."""

    name: str
    start: int
    end: int


def chair(text: str, sentence: str) -> Chair | None:
    """The chair that a sentence names: its office or name. ``sentence`` is ``text`` with names masked."""
    for pattern in _CHAIRS:
        match = pattern.search(sentence)
        if match is None:
            continue
        who = text[match.start("who") : match.end("who")].strip()
        if who.casefold().startswith(("einer", "eines", "ihr", "sich", "letzter", "diese")) and not next(
            find_persons(who), None
        ):
            continue
        named = None if next(find_persons(who), None) else _NAMED_BEHIND.match(text, match.end("who"))
        if named is not None and (person := read_person(named["person"])) is not None:
            return Chair(person.name, named.start("person"), named.end("person"))
        return Chair(_chair_name(match["link"], who), match.start("who"), match.end("who"))
    return None


# “vom Dezernenten für Soziales|, Wohnen und Sport, Max Muster|”
_NAMED_BEHIND = re.compile(
    r"(?:,\s+[A-ZÄÖÜ][\wäöüß-]+)*(?:\s+und\s+[A-ZÄÖÜ][\wäöüß-]+)?,\s+"
    r"(?P<person>(?:(?:Herrn?|Frau)\s+)?(?:Prof\.\s+)?(?:Dr\.\s+)?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?\s+[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)(?=\s*[.,;)])"
)
# “des Leiters des Jugendamtes steuern”: a word in lower case that no noun follows ends the name
_REST = re.compile(
    r"\s+(?!(?:der|des|dem|den|die|das|für|von|vom|und|im|in|am|zum|zur|bei|beim)\s)[a-zäöüß]\w*(?!\s+[A-ZÄÖÜ])(?=\s|$).*$",
    re.DOTALL,
)


def _chair_name(link: str, who: str) -> str:
    who = re.sub(r"\s+(?:und|oder|sowie)$", "", _REST.sub("", who))
    article = {"des": "des ", "der": "der ", "von der": "der ", "vom": "dem ", "von": ""}.get(
        " ".join(link.split()), ""
    )
    person = next(find_persons(who), None)
    if person is not None:
        named = re.sub(r"\bHerrn?\s+|\bFrau\s+", "", who[person.start : person.end])
        return re.sub(r"^(\w*(?:[Dd]ezernent|[Rr]eferent))en\b", r"\1", " ".join(named.split()))
    words = nominative(article + who) if not _FULL_OFFICE.match(who) else nominative(who)
    return re.sub(r"^(Leiter|Bürgermeister|Oberbürgermeister|Vorsitzender)s\b", r"\1", words)
