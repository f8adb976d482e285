"""Bring a German noun phrase into the nominative where its form leaves no doubt; else leave it as printed."""

from __future__ import annotations

import re

# “des Hauses International”, “den städtischen Ämtern”, “zivilgesellschaftlichem Leben”
_PHRASE = re.compile(
    r"""^(?:(?P<article>der|die|das|den|dem|des|eine[rnms]?|ein|ihre[rnms]?|seine[rnms]?)\s+)?
    (?P<adjectives>(?:(?:[a-zäöüß][\wäöüß-]*e[nmrs]?
      |[A-ZÄÖÜ][\wäöüß-]*(?:isch|lich|ig|al|bar|sam|ell|iv)e[nmrs]?|(?:Erst|Zweit|Dritt|Rot|Frei|Deutsch|Jung|Neu|Alt|Groß|Grün|Offen)e[nmrs]?)\s+)*)
    (?P<noun>[A-ZÄÖÜ][\wäöüß-]*(?:/-?\w+|[*:]\w+)?|[a-z]+(?=\s*$))
    (?P<rest>.*)$""",
    re.VERBOSE | re.DOTALL,
)
_NEUTER = re.compile(
    r"(?:zentrum|büro|amt|haus|netzwerk|werk|kreuz|gremium|institut|jugendwerk|ministerium|präsidium|forum|team|center|leben"
    r"|mitglied|kolleg|gymnasium|projekt|bündnis|café)$",
    re.IGNORECASE,
)
_MASCULINE = re.compile(
    r"(?:verein|verband|rat|dienst|bund|kreis|ring|ausschuss|bereich|raum|träger|sprecher|leiter|meister|vertreter|beirat|tisch)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:en|er|innen|räte|ämter|verbände|vereine|dienste|träger|kreise|kräfte|stellen|betriebe)$")
# dative plural: the last n goes
_DATIVE_PLURAL = re.compile(
    r"(?:räte|ämter|verbände|vereine|dienste|träger|kreise|kräfte|betriebe|vertreter|bürger|meister|leiter|lehrer|partner|mitglieder"
    r"|bünde|institute|vorstände|gremier|büros|berater|helfer|mitarbeiter|stadträte|unternehmer|häuser|werke|einwohner)n$",
    re.IGNORECASE,
)
_SINGULAR = ("der", "dem", "des", "einer", "einem", "eines")
# “der Integrationsbeauftragten”, “dem Beigeordneten”: inflected like an adjective
_NOMINALIZED = re.compile(r"(?:beauftragten|beigeordneten|vorsitzenden|abgeordneten)$", re.IGNORECASE)
_NO_GENITIVE = re.compile(r"(?:ss|us|as|is|[A-ZÄÖÜ]s)$")


def nominative(phrase: str) -> str:
    """The phrase in the nominative, without its article.

    “des Hauses International” → “Haus International”; “der Migrantenorganisationen” → “Migrantenorganisationen”; “dem
    Türkischen Frauenverein e. V.” → “Türkischer Frauenverein e. V.”; “den städtischen Ämtern” → “städtische Ämter”.
    """
    match = _PHRASE.match(" ".join(phrase.split()))
    if match is None:
        return re.sub(r"^(?:der|die|das|den|dem|des)\s+", "", " ".join(phrase.split()))
    article, noun = match["article"] or "", match["noun"]
    noun = _DATIVE_PLURAL.sub(lambda m: m[0][:-1], noun)
    if article in ("des", "eines", "ihres", "seines"):
        noun = _without_genitive(noun)
    if article in _SINGULAR and _NOMINALIZED.search(match["noun"]):
        noun = match["noun"][:-1] + ("r" if article in ("dem", "des", "den", "einem", "eines") else "")
    adjectives = " ".join(_adjective(word, article, noun) for word in match["adjectives"].split())
    rest = re.sub(
        r"^(\s+(?:und|und/oder|oder|bzw\.|/)\s+)([A-ZÄÖÜ][\wäöüß-]*n)\b",
        lambda m: m[1] + _DATIVE_PLURAL.sub(lambda n: n[0][:-1], m[2]),
        match["rest"],
    )
    return " ".join(f"{adjectives} {noun}{rest}".split())


def _without_genitive(noun: str) -> str:
    """“Hauses” → “Haus”, “Caritasverbands” → “Caritasverband”, “Büros” → “Büro”; “Campus” stays."""
    if noun.endswith("es") and len(noun) > 4:
        return noun[:-2]
    if noun.endswith("s") and not _NO_GENITIVE.search(noun):
        return noun[:-1]
    return noun


def _adjective(word: str, article: str, noun: str) -> str:
    """The adjective's strong ending: Internationalen (Zentrum) → Internationales, städtischen (Ämter) → städtische."""
    if article == "das" and word.endswith("e"):
        return word + "s"
    if article in ("die", "das", "ein", "eine") or (not article and word.endswith(("e", "es", "er"))):
        return word
    if word.endswith("e"):
        return word
    stem, ending = word[:-2], word[-2:]
    if article in ("des", "dem", "eines", "einem") or (not article and ending == "em"):
        if _NEUTER.search(noun):
            return stem + "es"
        if _MASCULINE.search(noun) or _NOMINALIZED.search(noun[:-1] + "n"):
            return stem + "er"
        return word
    if article in ("den", "der", "einer") or (not article and ending == "en" and _PLURAL.search(noun)):
        return stem + "e"
    return word
