"""Personal names in German council papers: “Herrn Dr. Max Muster”, “Oberbürgermeisterin Eva Muster”, “Muster, Eva”.

There is no list of first names: a name is what a form of address, an academic title or an office introduces. Readers of
a form field that holds nothing but a name (``Ersteller: Muster, Eva``) use :func:`read_person`, which is bolder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĶĹĻĽŁŃŅŇŐŎŌŒŔŖŘŚŜŞŠŢŤŨŪŬŮŰŲŴŶŹŻŽȘȚİ"
_LOWER = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıķĺļľłńņňőŏōœŕŗřśŝşšţťũūŭůűųŵŷźżžșț"

_SALUTATION = r"(?:Herrn|Herr|Hr\.|Frau|Fr\.)"
# “Prof. Dr.”, “Dr. med.”, “Dipl.-Ing.”, “PD Dr.”
_TITLE = r"""(?:Prof(?:essor(?:in)?|\.)?(?:'in)?|PD|Dr\.(?:-Ing\.)?|Dres\.|Doktor|[hH]\.\s?c\.
    |(?:med|phil|jur|rer|nat|pol|theol)\.|Dipl\.(?:-\s?[A-ZÄÖÜ][a-zäöü]+\.?(?:\s?-?(?:[Pp]äd|[Aa]rb|Verw|Wirt|[Öö]k)\.)?(?:\s?\(FH\))?)?|Mag\.|Ass\.|Pfarrer(?:in)?|Pfr\.|Dekan(?:in)?)"""
_TITLES = rf"(?:{_TITLE}\s*)*"
_PARTICLE = r"(?:von|van|de|zu|zur|vom|der|den|da|di|dos|el|al|ter|bin|ben|Graf|Freiherr|Freifrau)"
# “Müller-Lüdenscheidt”, “O'Neill”, “Roß”, “J.”
_WORD = rf"(?:[{_UPPER}]['’][{_UPPER}][{_LOWER}]+|[{_UPPER}][{_LOWER}]+(?:-[{_UPPER}][{_LOWER}]+)*|[{_UPPER}]\.)"
# “von der Heide”, “van Damme”: a name may begin with these; “der” alone does not begin one
_NOBLE = r"(?:(?:von|van|vom|de|di|da|zu|zur|el|al)\s+(?:(?:der|den|dem|und\s+zu|la)\s+)?)"
_FULL = rf"{_NOBLE}?(?!{_TITLE})(?:{_WORD})(?:\s+(?:(?:{_PARTICLE}\s+){{1,2}})?{_WORD}){{0,3}}"

# a seat in a council, which introduces a person by the last name alone: “Ktabg. Müller”, “Ratsherr Sander”
_MANDATE = (
    r"(?:Ktabg\.|KTA|Kreistagsabgeordnete[rn]?|Ratsherrn?|Ratsfrau|Ratsmitglied(?:s|es)?|StRin|StR|Stv\.|Stadtverordnete[rn]?|Rh\.|R[Ff]\.|RM|GRin|GR|KRin|KR"
    r"|Gemeindevertreter(?:s|in)?|Stadtvertreter(?:s|in)?|Bezirksverordnete[rn]?|Abgeordnete[rn]?|MdB|MdL)"
)
OFFICE = (
    r"(?:(?:[Ee]rste[rn]?|[Zz]weite[rn]?|[Dd]ritte[rn]?|1\.|2\.|3\.)\s+)?"
    r"(?:Ober|Bezirks|Orts)?[Bb]ürgermeister(?:s|in)?(?:-?[Ss]tellvertreter(?:in)?)?"
    r"|(?:(?:[Ee]rste[rn]?|1\.)\s+)?(?:Stadt|Kreis)?[Bb]eigeordnete[rn]?"
    r"|(?:Ober)?(?:[Kk]reis|[Ss]tadt)direktor(?:s|in)?"
    r"|Landr(?:at(?:s|es)?|ätin)|Sozialdezernent(?:in|en)?|(?:Erste[rn]?\s+)?(?:Kreis)?[Dd]ezernent(?:in|en)?"
    r"|[Ss]tadtr(?:at(?:s|es)?|ätin)|[Kk]reisr(?:at(?:s|es)?|ätin)|[Gg]emeinder(?:at(?:s|es)?|ätin)"
    r"|[Oo]rtsvorsteher(?:s|in)?|Senator(?:s|in)?|Staatsr(?:at|ätin)|Staatssekretär(?:s|in)?|[Mm]inister(?:s|in)?"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+)?(?:[Ll]eiter|[Bb]eauftragte[rn]?)(?:in)?|[Vv]orsitzende[rn]?"
    r"|[Aa]mtmann|[Aa]mtfrau|[Ss]ozialplaner(?:in)?|[Rr]eferent(?:in|en)?|[Gg]eschäftsführer(?:s|in)?"
    r"|[Ff]achbereichsleit(?:er|ung)(?:in)?"
)
# An office that names a body as readily as a person (“Stadtrat Neustadt”) introduces nobody by itself.
_BODY = re.compile(r"(?:[Ss]tadt|[Kk]reis|[Gg]emeinde|[Ss]taats)rat(?:s|es)?$")

PERSON = re.compile(
    rf"""(?<![\w-])
    (?:
        (?P<salutation>{_SALUTATION}\s+)? (?:(?P<mandate>{_MANDATE}\s+)|(?P<office>(?:{OFFICE})\s+))?
        (?P<salutation2>{_SALUTATION}\s+)?
        (?P<titles>{_TITLES})
    )
    (?P<name>{_FULL}) (?![\w])""",
    re.VERBOSE,
)
_INTRODUCES = re.compile(rf"(?<![\w-])(?:(?:{_SALUTATION}|{_MANDATE}|{OFFICE})\s|{_TITLE})", re.VERBOSE)
_LAST_FIRST = re.compile(
    rf"""^\s*(?P<titles>{_TITLES})
    (?P<last>{_NOBLE}?{_WORD}),\s*(?P<titles2>{_TITLES})(?P<first>{_WORD}(?:\s+{_WORD})?)\s*$""",
    re.VERBOSE,
)
_BARE = re.compile(rf"^\s*(?P<name>{_WORD}(?:\s+(?:{_PARTICLE}\s+)?{_WORD}){{1,2}})\s*$")

# Capitalised words that follow an office or close a name and are no part of it.
_NO_NAME = re.compile(
    r"""^(?:Ktabg\.?|Ratsherrn?|Ratsfrau|StR(?:in)?|Rh\.|Der|Die|Das|Den|Dem|Des|Und|Ein|Eine|Im|In|Am|An|Auf|Für|Mit|Zur|Zum|Von|Vom|Bei|Beim|Herrn?|Frau|Stadt|Kreis
      |Landkreis|Land|Gemeinde|Bad|Sankt|St\.|Neu|Alt|Ober|Unter|Nord|Süd|Ost|West|Stellvertretung|Vertretung|Vertreter
      |Vertreterin|Dezernat|Referat|Soziales|Jugend|Bildung|Integration|Migration|Schule|Kultur|Sport|Familie|Gesundheit
      |Telefon|Tel\.|Fax|Zimmer|Raum|Datum|Seite|Anlage|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober
      |November|Dezember|Sehr|Damen|Herren|Lage|Zeichen|Nr\.)$
    |(?:amt|straße|strasse|platz|weg|gasse|schule|verein|verband|ausschuss|beirat|fraktion|gruppe|bereich|abteilung|verwaltung
      |beauftragten?r?|leiterin|leiter|leitung|meisterin|meister|rätin|haus|zentrum|dienst|stelle|schaft|ung|heit|keit)$""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a text. ``start`` and ``end`` cover everything that names them, from “Herrn” to the last name;
    ``name`` is title and name without form of address and office (``Dr. Max Muster``); ``office`` as printed."""

    start: int
    end: int
    name: str
    titles: str = ""
    office: str = ""
    salutation: str = ""


def find_persons(text: str) -> Iterator[Person]:
    """The persons that a form of address, a title or an office introduces.

    “Herrn Dr. Max Muster”, “Prof. Dr. Eva Muster”, “Oberbürgermeister Max Muster”, “der Dritte Bürgermeister Herr Dr.
    Muster”; a text that is nothing but “Muster, Dr. Eva” is a person too. An office and a single word are none: the
    word may be a town (“Bürgermeister Neustadt”).
    """
    if (person := _last_first(text)) and person.titles:
        yield person
        return
    position = 0
    while (begin := _INTRODUCES.search(text, position)) and (match := PERSON.search(text, begin.start())):
        person = _introduced(match)
        if person is not None:
            yield person
        position = person.end if person else match.start() + 1


_NOBODY = re.compile(r"N\.?\s?N\.?")


def read_person(text: str) -> Person | None:
    """The person that is all a form field names: “Muster, Eva”, “Eva Muster”, “Frau Dr. Muster”; else None."""
    person, stripped = _last_first(text) or next(find_persons(text), None), text.strip()
    if person and text[person.start : person.end] == stripped:
        return person
    bare = _BARE.match(text)
    if bare and _is_name(bare["name"]) and not _NOBODY.fullmatch(stripped):
        return Person(bare.start("name"), bare.end("name"), " ".join(bare["name"].split()))
    return None


# What somebody is, in the singular: “Pastorin”, “Erster Bürgermeister”, “Jugendpfleger”, “Rektor a. D.”; no “Theater”, no “Jobcenter”
_CALLING = r"""(?:(?:[Ee]rste[rn]?|[Zz]weite[rn]?|[Dd]ritte[rn]?|\d\.|[Ss]tellvertretende[rn]?|[Tt]echnische[rn]?|[Ss]achkundige[rn]?)\s+)?
    (?:[A-ZÄÖÜ][\w-]*?(?:(?:er|or|ent|ant|ist|log|eur|sekretär|amt|[Ää]rzt)in|rätin|frau|mann)
    |(?:[A-ZÄÖÜ][\w-]*?)?(?:[Ll]eit|[Mm]eist|[Pp]fleg|[Ll]ehr|[Pp]lan|[Bb]erat|[Bb]etreu|[Aa]rbeit|[Ss]prech|[Vv]ertret|[Ff]ühr|[Vv]orsteh|[Aa]pothek|[Rr]icht|[Bb]ürg|[Pp]farr)er
    |(?:[A-ZÄÖÜ][\w-]*?)?(?:[Dd]irekt|[Rr]ekt|[Pp]ast|[Mm]oderat|[Kk]oordinat|[Ss]enat|[Ii]nspekt|[Kk]urat)or
    |(?:[A-ZÄÖÜ][\w-]*?)?(?:[Dd]ezern|[Pp]räsid|[Ii]ntend|[Ss]uperintend|[Rr]efer|[Aa]ssist)ent|[A-ZÄÖÜ][\w-]*?(?:amtsrat|manager|wart)|Schulrat|Baurat|Landrat
    |(?:[A-ZÄÖÜ][\w-]*?)?(?:[Vv]orsitzende|[Bb]eauftragte|[Bb]eigeordnete|[Aa]bgeordnete)[rnm]?|Diakon|Propst|Abbé|Vikar|Kaplan|Imam|Pfr\.|POK|PHK|EPHK|PHM|KHK|OStD)
    (?:\s+(?:a\.\s?D\.|i\.\s?R\.))?"""
_SURNAME_FIRST = r"(?:[A-ZÀ-ÖØ-Þ][\w'’]+(?:-[A-ZÀ-ÖØ-Þ][\w'’]+)*)"
_CALLED = re.compile(
    rf"""(?:{_CALLING})\s+(?P<titles>{_TITLES})(?P<name>{_NOBLE}?{_SURNAME_FIRST}(?:\s+(?:(?:{_PARTICLE}\s+){{1,2}})?{_SURNAME_FIRST}){{0,2}})
    (?=\s*(?:$|[(,]|v[oa]m?n?\s|aus\s|für\s))""",
    re.VERBOSE,
)
_OF_A_PLACE = re.compile(
    r"^(?:Bad|Groß|Klein|Neu|Alt|Ober|Unter|Nieder)\b|(?:stadt|dorf|hausen|heim|burg|ingen|leben|rode|roda|kirchen|stedt|hagen)$"
)


def called(text: str) -> Person | None:
    """The person whom a text names behind what they are: “Pastorin Gesche Ditmer”, “Jugendpfleger Azizi (Zeven)”; no office of a place
    (“Bürgermeister Neustadt”), and none that is followed by another noun (“Leiter Jugendamt”)."""
    found = _CALLED.match(text)
    if found is None or not _is_name(found["name"]) or _OF_A_PLACE.search(found["name"]):
        return None
    name = " ".join(f"{found['titles']} {found['name']}".split())
    return Person(found.start("titles"), found.end("name"), name, " ".join(found["titles"].split()))


_IS_CALLING = re.compile(
    rf"(?:(?:der|die|den|dem|des)\s+)?(?:{_CALLING})(?=\s+[a-zäöü]|$)(?!.*\b(?:Herrn?|Frau)\b)", re.VERBOSE
)
_ADDRESSED = re.compile(rf"{_SALUTATION}\s+\S", re.VERBOSE)


def is_named_by(office: str, following: str) -> bool:
    """Whether what follows behind a comma is who holds the office: “die Amtsärztin des Kreises”, “Frau Dr. Rausch”; “der Bürgermeister”,
    “Frau Rausch” are two."""
    calling = _IS_CALLING.match(office)
    if calling is None or not _ADDRESSED.match(following):
        return False
    word = re.sub(r"\s+(?:a\.\s?D\.|i\.\s?R\.)$", "", calling[0]).rpartition(" ")[2]
    either = word.rstrip("rnm").endswith(("sitzende", "auftragte", "geordnete"))
    return either or following.startswith("Frau") == word.endswith(("in", "frau"))


def _last_first(text: str) -> Person | None:
    """The person that a text is, the last name first: “Muster, Dr. Eva”."""
    match = _LAST_FIRST.match(text)
    if match is None or not _is_name(f"{match['first']} {match['last']}"):
        return None
    titles = " ".join(f"{match['titles']} {match['titles2']}".split())
    name = " ".join(f"{titles} {match['first']} {match['last']}".split())
    lead = len(match[0]) - len(match[0].lstrip())
    return Person(match.start() + lead, match.start() + len(match[0].rstrip()), name, titles)


def _introduced(match: re.Match[str]) -> Person | None:
    """The person of a match, cut before the first word that is no name; None where nothing sure introduces one."""
    kept: list[re.Match[str]] = []
    for word in re.finditer(r"\S+", match["name"]):
        if _NO_NAME.search(word[0]):
            break
        kept.append(word)
    while kept and not kept[-1][0][0].isupper():
        kept.pop()
    if not kept or (kept[-1][0].endswith(".") and len(kept) == 1):
        return None
    titles = " ".join((match["titles"] or "").split())
    office = " ".join((match["office"] or match["mandate"] or "").split())
    salutation = (match["salutation"] or match["salutation2"] or "").strip()
    if not (salutation or titles or match["mandate"]) and (not office or len(kept) < 2 or _BODY.search(office)):
        return None
    end = match.start("name") + kept[-1].end()
    name = " ".join(f"{titles} {match['name'][: kept[-1].end()]}".split())
    return Person(match.start(), end, name, titles, office, salutation)


def _is_name(text: str) -> bool:
    return not any(_NO_NAME.search(word) for word in text.split())
