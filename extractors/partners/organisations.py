"""Names of organisations in running text, whatever the sentence says of them.

* by a legal form: “Muster & Partner GmbH”, “imap GmbH”, “Institut für Teilhabe e. V.”
* by what kind of body it is: “Institut für angewandte Planung (IaP)”, “Evangelische Hochschule Musterstadt”, “Büro „Dialog“”,
  “Firma pro terra”
* by what it was founded for: “Zentrum für Sozialforschung Musterstadt”, “Arbeitsgruppe für Sozialplanung und Altersforschung (AfA)”
* by the trade at its end: “die KLM Consulting”, “die nordplan-Marktforschung”
* by a dash: “ITS – Institut für Teilhabe und Soziales”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.german.cases import nominative
from extractors.language import Vocabulary, lookup
from extractors.partners.lexicon import starred


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name from ``start`` to ``end`` of the text; ``expert``: whether it shows that the body gives advice, plans or does
    research. A carrier of services or a building company may have a legal form as well; an ``association`` is known by nothing else."""

    start: int
    end: int
    name: str
    expert: bool
    association: bool


# whoever belongs to these runs things in the town, or is the town
INSIDE = frozenset(
    "welfare state_agency administration politics executive integration_body migrant_organisation religion civil_society".split()
)
_CAPITAL = (
    r"(?:(?!(?:Der|Die|Das|Den|Dem|Des|Ein|Eine|Im|Am|Vom|Zum|Zur|Von|Mit)\b)[A-ZÄÖÜ0-9][\w&+'’-]*(?:[/.:+][A-Za-zÄÖÜ]\w+)*"
    r"|[a-z]{1,4}[A-Z]\w+)"
)
_OF = (
    r"(?:(?:für|der|des|zur|zum|von|am|an\s+der|in|in\s+der|im)\s+|(?:&|\+|•|(?<!\buniversität\s)(?<!\bhochschule\s)und)\s+)"
    rf"(?:(?!ein|dies|die|das|der|den|dem|im)[a-zäöüß]+(?:e|en|es|er|em)\s+)?{_CAPITAL}"
)
# “Evangelische”, “Deutsches”, “Falkentaler”; never an article
_ADJECTIVE = (
    r"(?:(?!Die\b|Eine|Diese|Beide|Der\b|Keine|Ihre|Seine|Unsere|Weitere)[A-ZÄÖÜ][a-zäöüß-]+(?:ische|liche|ige|er|e)[nrsm]?"
    r"|Deutsche[nrs]?)"
)
_QUOTED = r"[„“\"»][^“”\"«\n]{2,60}[“”\"«]"
# “pro terra”, “plan:dialog”, “mensch & region” behind “Büro”: a name in small letters, before a stop
_SMALL = (
    r"(?:[a-zäöüß]{2,}[:+.][a-zäöüß]\w+"
    r"|(?!(?:aus|die|das|der|mit|für|und|ist|hat|soll|wird|wurde|werden|wurden|war|beauftragt|betraut|in|im|am|an|zu|zum|zur|von|vom|bei|beim|als|auf|durch|haben|hatte|kann|begleite|moderier|erstell|erarbeit|stell|leg|führ|über|unterstütz|berät|nach|zwischen|sowie|oder|nicht)\w?\b)"
    r"[a-zäöüß]{3,}(?:\s(?:&\s)?(?!aus\b|beauftragt|betraut)[a-zäöüß]{4,})?(?=\s*[,;.()]|\s+(?:(?:aus|in)\s+[A-ZÄÖÜ]|vom\b|über\b|wird\b|wurde\b|hat\b)))"
)
# “imap” GmbH, “plan” GmbH: no word of the sentence
_BRAND = (
    r"(?:(?!(?:aus|die|das|der|den|dem|des|mit|für|und|ist|hat|soll|sollen|haben|wird|wurde|werden|wurden|war|von|vom|durch|bei|beim|als|auf|an|zum|zur"
    r"|eine?[rnms]?|über|nach|oder|sowie|auch|dieser?|externe[rnms]?|kommunale[rnms]?|gemeinsam)\b)[a-zäöü][\w+.-]*[\w+])"
)
_SHORT = re.compile(r"\s*\((?!Prof|Dr\.|Herrn?\b|Frau\b)(?P<short>[A-Za-zÄÖÜäöüß&. -]{2,25})\)")
# “, Teilhabe und Beratung (ISTB)” behind “Institut für Stadtentwicklung”; “, Fakultät Soziale Arbeit” behind a university
_NAME_GOES_ON = re.compile(
    r",\s(?:[A-ZÄÖÜ][\w-]+\s){1,3}(?:und\s[A-ZÄÖÜ][\w-]+\s)?\([A-ZÄÖÜ]{2,8}\)"
    r"|,\s(?:Fakultät|Lehrstuhl|Fachbereich|Fachgebiet|Abteilung|Department)\s(?:für\s)?[A-ZÄÖÜ][\w-]+(?:(?:\s(?:und|der|für))?\s[A-ZÄÖÜ][\w-]+){0,3}"
    r"|,\s[A-ZÄÖÜ][\w-]*-Institut\b"
)
# “BASIS-Institut”, “Führungsakademie”, “nordplan-Marktforschung”, “Planersocietät”: a name of one word
_ONE_WORD = re.compile(
    r"\w+-[A-ZÄÖÜ][\w-]+|\w{5,}(?:akademie|agentur|hochschule|universität)|\w{4,}so[cz]ietät|[A-ZÄÖÜ]+[a-z]?[A-Z]\w+"
)
_SCHOOL = re.compile(r"[Hh]ochschule|[Uu]niversität|[Pp]rofessur")
# “Gesellschaft für Sozialplanung”, “Zentrum für Planung und Evaluation Sozialer Dienste”: no office, no service, for all their words
_FOUNDED_FOR = re.compile(
    r"(?:gruppe|gemeinschaft|[Gg]esellschaft|[Zz]entrum|[Ii]nstitut)s?\sfür\s(?:\w+\s){0,2}\w*(?:[Pp]lanung|[Ff]orschung)\b"
)
# “Stadtentwicklungsgesellschaft mbH”, “Büro für Leichte Sprache”
_NO_OFFICE = re.compile(
    r"mbH\b|GbR\b|\beG\b|\bPartG|Büro\sfür\s(?:\w+\s)?(?:Sprache|\w*[Dd]ialog|\w*[Pp]lanung|\w*[Ff]orschung)|\s\w*[Ss]tadtplanung$"
)
_ASSOCIATION = re.compile(r"e\.\s?V\.")
# “ITS |– das| Institut für Teilhabe”, “WZ – Gesellschaft”: a name before its explanation
_DASHED = re.compile(
    r"(?:(?<=^)|(?<=[\s(„]))(?P<brand>(?!(?:der|die|das|dem|den|des|und|oder|durch|von|vom|an|mit|als|auch|Das|Der|Die)\b)[\w.+&/]+"
    r"(?:\s[•&+]\s\w+|\s[A-ZÄÖÜ][\w./]+){0,3})\s[–-]\s(?:(?<=[A-ZÄÖÜ]\s[–-]\s)(?:das\s|die\s|der\s))?$"
)
# nouns that stand right before a name and are none of it: “Honorar Muster GmbH”
_LEAD_NOUN = re.compile(
    r"(?:Fachberatung|Honorar|Angebot|Auftragnehmer(?:in)?|Moderation|Beratung|Begleitung|Projekt)\s+"
)


def organisations(text: str) -> Iterator[Organisation]:
    """The names that show an organisation from outside the administration, in reading order."""
    done = 0
    for match in _names().finditer(text):
        if match.start("name") < done:
            continue
        start, name = match.start("name"), match["name"]
        lead = _LEAD_NOUN.match(name) if match["firm"] else None
        if lead is not None:
            start, name = start + lead.end(), name[lead.end() :]
        name = _cut(name)
        if not name or not _external(name):
            continue
        end = start + len(name)
        if (short := _SHORT.match(text, end)) is not None:
            end = short.end()
        rest = _NAME_GOES_ON.match(text, end)
        if rest is not None and (short is None or _SCHOOL.search(name)):
            end = rest.end()
        if (brand := _DASHED.search(text[:start])) is not None:
            start = brand.start("brand")
        article = re.search(r"\b(der|die|das|dem|den|des)\s+$", text[:start])
        printed = text[start:end]
        if brand is not None and article is None:
            full = " ".join(printed.split())
        else:
            full = nominative(f"{article[1]} {printed}" if article else printed)
        done = end
        expert = match["firm"] is None or _expert().search(name) is not None
        yield Organisation(start, end, full, expert, not expert and _ASSOCIATION.search(name) is not None)


def _cut(name: str) -> str:
    """The name without what only its sentence adds."""
    name = re.split(
        r"\s+(?:in\s+Höhe|am\s+\d|im\s+(?:Winter|Sommer|Frühjahr|Herbst)\w*|im\s+Rahmen|im\s+Jahr|in\s+der\s+(?:Zeit|vorigen|letzten|nächsten|Sitzung)|in\s+(?:seiner|ihrer|dieser)|in\s+Zusammenarbeit|in\s+Kooperation|in\s+Abstimmung|im\s+Auftrag"
        r"|zum\s+(?:Preis|Angebotspreis|Angebot)|zur\s+(?:Erstellung|Begleitung|Moderation|Erarbeitung)|von\s+Beginn)\b",
        name,
    )[0]
    while match := re.search(r"\s+(?:und|für|der|des|zur|zum|von|am|in|im|&|•)$", name):
        name = name[: match.start()]
    name = name.rstrip(" ,")
    return name if name.endswith(("e.V.", "e. V.")) else name.rstrip(" .")


def _external(name: str) -> bool:
    """Whether a body of this name works from outside: not the town's own office, nor a carrier or another authority."""
    known = lookup("partners")["bodies"]
    every = name.split()
    if len(every) < 2 and not (_ONE_WORD.fullmatch(name) and name.casefold().rstrip("s") not in known["generic"]):
        return False
    if any(never in name for never in known["never"]) or every[0] in known["forms"]:
        return False
    sure = Vocabulary.load("sectors").ids(name)
    if not sure or sure[0] not in INSIDE:
        return True
    if _FOUNDED_FOR.search(name):
        return True
    return (_NO_OFFICE if sure[0] == "administration" else _SCHOOL).search(name) is not None


@cache
def _expert() -> re.Pattern[str]:
    known = lookup("partners")["bodies"]
    heads = "|".join([*known["heads"], *known["trades"]])
    return re.compile(rf"(?i:(?:{heads})(?:e?s)?(?!\w))|{starred(known['matters'])}", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    known = lookup("partners")["bodies"]
    heads, forms = "|".join(known["heads"]), "|".join(re.escape(form) for form in known["forms"])
    founded, matters = "|".join(known["founded"]), f"(?i:{starred(known['matters'])})"
    trades = "|".join(known["trades"])
    return re.compile(
        rf"""(?<![\w-])(?P<name>
          (?P<firm>(?:{_CAPITAL}|{_BRAND})(?:\s+(?:(?:für|und|&|\+|–|-|der|des|zur)\s+(?:[a-zäöüß]+en?\s+)?)?(?:{_CAPITAL}|(?<=&\s){_BRAND})){{0,6}}?
            \s+(?:{forms})(?!\w)(?:\s+[A-ZÄÖÜ][a-zäöüß]+(?=\s|[,.(]|$))?)
        | (?:{_ADJECTIVE}\s+)?
          (?:[A-ZÄÖÜ][\w-]*?)?(?i:{founded})(?:s|en)?\s+(?:(?:für|zur)\s+(?:(?:[a-zäöüß]+e|[a-zäöüß]+en)\s+)?)(?={_CAPITAL}?(?:(?:\s+|,\s|\s+und\s+)[\w-]+){{0,4}}?\s?{matters})
          {_CAPITAL} (?:\s+(?:{_CAPITAL}|{_OF})|\s+{forms})*
        | (?:{_ADJECTIVE}\s+){{0,2}}
          (?:(?!(?:Das|Dem|Des|Ein|Einem|Beim|Vom|Durch|Zum|Dieses|Jedes|Als|Mit|Von|Für|An|Im)\b)[A-ZÄÖÜ]\w+\s+(?=Institut\b))?
          (?:[A-ZÄÖÜ][\w-]*?)?(?i:{heads})(?:e?s|en)?(?!\w)
          (?:\s+(?:(?:{forms})(?!\w)|{_CAPITAL}|{_OF}|[a-z][\w]*\+[\w+]+|{_QUOTED}|(?<=üro\s){_SMALL}|(?<=irma\s){_SMALL}|(?<=ntur\s){_SMALL}))*
        | (?:Sozial|Bildungs-\sund\sSozial|Bildungs)werk\s+{_QUOTED}
        | [a-zäöüß]{{4,}}-(?:(?i:{trades}))(?!\w) | [a-zäöüß]{{3,}}(?:societät|sozietät)(?!\w)
        | (?:[A-ZÄÖÜ][\w&-]*\s+){{1,2}}Consult(?:ing)?(?!\w)
        | (?:[A-ZÄÖÜ]{{2,}}\s+(?=[A-ZÄÖÜ])|[a-zäöüß]{{4,}}\s+(?=prozess|stadt|dialog)|(?<=:\s)[A-ZÄÖÜ][\w-]+\s+|(?<=\()[A-ZÄÖÜ][\w-]+\s+)
          (?:[A-ZÄÖÜ][\w-]*)?(?i:{trades})(?!\w)
        )""",
        re.VERBOSE,
    )
