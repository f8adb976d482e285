"""The members of one line of a list: “Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.facts import MemberRole
from extractors.german.names import find_persons, read_person
from extractors.steering_groups.actors import surely
from extractors.steering_groups.enumerations import ARTICLE
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_phrases import read_list, read_whole
from extractors.steering_groups.member_saying_words import SEATS
from extractors.steering_groups.pieces import from_each
from extractors.steering_groups.sectors import has_sector, sector_of

DEPUTIES = re.compile(
    r"(?:Ordentliche\s+)?(?:Mitglied(?:er)?|Vertreter(?:/?-?in(?:nen)?)?|Name)\s+(?:Stellv\w+|[Pp]ersönliche\s+\w+|Vertret\w+(?:/-?in(?:nen)?)?|Ersatz\w+)$"
)
SEATS_ONLY = re.compile(rf"{SEATS}\s*:?$", re.VERBOSE)
BLANK_FOR = re.compile(r"(?:Für\s+|Von\s+)?(?:die\s+|der\s+|das\s+)?(?P<body>[^:\n]{2,60}?)\s*:$")
LINE = 110  # characters; a longer line is a paragraph
# “Fraktion A: Eva Muster CDU-Fraktion: Max Beispiel” in one line
_PARTY = re.compile(
    r"(?<!\w)(?P<party>[\wÄÖÜäöü/-]*[Ff]raktion(?:\s[A-ZÄÖÜ][^:\n]{0,40})?|CDU|CSU|SPD|FDP|AfD|(?:Die\s)?Linke|Grüne)\s*:\s"
)
_LABEL = re.compile(r"(?P<label>[^:\n]{2,80}?)\s*:\s*(?=\S)")
_ROLE = re.compile(
    r"^(?:(?P<chair>Vorsitz(?:ende[rn]?)?|Leitung)|(?P<moderation>Moderation|Moderator(?:in)?)|Geschäftsführung|Protokoll)$"
)


_GOES_ON = re.compile(r"[,;]?\s+(?:und|sowie|oder)\s*$")  # “- das Jobcenter sowie”
# “der Landrat, |der sie einberuft und leitet|”
_CLAUSE = re.compile(r",\s+(?:der|die|das)\s+(?P<said>[a-zäöü][^,;:.()]*?\b[a-zäöüß]{2,}(?:t|en))[,.]?\s*$")
_LEADS = re.compile(r"leitet|[Vv]orsitz|vorsteht|Leitung")
# what stands behind such a label is no member: a deputy, a matter, a time
_NO_LABEL = re.compile(
    r"(?:Stellv|Vertretung$|Ersatz)|(?:Ziele?|Aufgaben?|Them(?:a|en)|Inhalte?|Turnus|Sitzung\w*|Termine?|Ort|Datum|Beginn|Dauer|Kosten|Ergebnis\w*|Anlagen?|Hinweis)\b"
)
_DEPUTY = re.compile(r",?\s+(?:\(?Stellv(?:\.|ertret\w*)|Vertretung|Ersatz\w*)\s*:")


def members_of_line(text: str, start: int, end: int, declared: str | None) -> list[Listed]:
    """The members of one line: “Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”."""
    clause = _CLAUSE.search(text, start, end)
    if clause is not None:
        role: MemberRole = "chair" if _LEADS.search(clause["said"]) else "member"
        return [replace(part, role=role) for part in members_of_line(text, start, clause.start(), declared)]
    deputy = _DEPUTY.search(text, start, end)
    end = deputy.start() if deputy else end
    end = start + len(_GOES_ON.sub("", text[start:end]))
    cuts = _NEXT.finditer(text, start, end)
    joined = next((cut for cut in cuts if _ends_a_member(text[start : cut.start()])), None)
    if joined is not None:
        first = members_of_line(text, start, joined.start(), declared)
        return first + members_of_line(text, joined.end(), end, declared)
    parties = [party.start("party") for party in _PARTY.finditer(text, start, end)]
    if len(parties) > 1:
        sent = from_each(parties, end)
        return [part for piece in sent for part in members_of_line(text, piece.start, piece.end, declared)]
    label = _LABEL.match(text, start, end)
    if label is not None:
        return _labelled(text, label, end, declared)
    end = _first_sentence(text, start, end)
    parts = read_list(text, start, end)
    parted = (
        len(parts) > 2
        or any(part.count_max or ARTICLE.match(text, part.start - 4, part.end) for part in parts[1:])
        or _are_two(text, parts)
    )
    several = (
        len(parts) > 1
        and parted
        and all(has_sector(part.name) or part.count_max or surely(part) for part in parts)
        and not parts[0].person
    )
    people = sum(part.person is not None for part in parts) > 1 and all(part.person for part in parts)
    if not people and (not several or any(part.declared for part in parts)):
        parts = read_whole(text, start, end)
    return [under(part, declared) for part in parts if len(part.name) <= LINE + 30]


# “Vertreter der Fraktionen| zwei Bürgermeister”: two lines that a torn text has joined
_NEXT = re.compile(
    r"(?<=[a-zäöüß)])\s+(?=(?:je(?:weils)?\s+)?(?:zwei|drei|vier|fünf|sechs|ein(?:e|/e)?)\s+(?:[a-zäöü]+e[nr]?\s+)?"
    r"(?:(?:Vertret|Mitglied|Person)\w*(?:/-?\w+)?\s+(?:der|des|aus|von|vom)\s|(?!Vertret|Mitglied|Person|Sitz|Stimme)[A-ZÄÖÜ][\w/]+(?:innen|er|ungen|kräfte|träger)\b))"
)
_SENDS = re.compile(r"\b(?:je|pro|jede[rnms]?|und|sowie|oder|bzw\.)\s+\S+$")


def _ends_a_member(left: str) -> bool:
    last = left.split()[-1]
    return last[0].isupper() and _SENDS.search(left) is None and sector_of(left) is not None


def _are_two(text: str, parts: Sequence[Listed]) -> bool:
    """“Agentur für Arbeit und Jobcenter Neustadt”: both are somebody by their own words."""
    between = text[parts[0].end : parts[1].start].split()[:1] if len(parts) == 2 else []
    linked = between in (["und"], ["sowie"]) or (
        between == [","] and not _OF_ANOTHER.search(parts[0].name) and not _OF_ANOTHER.search(parts[1].name)
    )
    return linked and all(sector_of(part.name) is not None and surely(part) for part in parts)


# “Landratsamt, Abteilung Soziales”, “AWO, Kreisverband Aheim”: a part of the other
_OF_ANOTHER = re.compile(
    r"^(?:Stadt|Landratsamt|Kreis|Landkreis|Verwaltung|Kreisverwaltung|Stadtverwaltung|Dezernat)\b|\s\S+\s"
    r"|\w*(?:[Vv]erband|verein|stelle|[Aa]bteilung|[Dd]ienst|bereich|gebiet|[Dd]ezernat|[Rr]eferat|gruppe|leit\w+|beauftragte\w*|[Kk]oordination|[Kk]oordinierung|[Dd]irektion)\b"
)


def _first_sentence(text: str, start: int, end: int) -> int:
    """Where the member ends: “den Landrat. Vorsitzender ist …” goes on with a sentence."""
    stop = re.compile(r"(?<=[a-zäöüß]{4})(?<!Ktabg)\.\s+(?=[A-ZÄÖÜ])").search(text, start, end)
    return stop.start() if stop else end


def under(part: Listed, declared: str | None) -> Listed:
    """The member under the heading that the paper declares it by, if no nearer one is known."""
    return replace(part, declared=part.declared or declared)


def _labelled(text: str, label: re.Match[str], end: int, declared: str | None) -> list[Listed]:
    name = re.sub(r"^Für\s+(?:die|den|das)\s+", "", " ".join(label["label"].split()))
    if _NO_LABEL.match(name):
        return []
    role = _ROLE.match(name)
    if name == "beratend" or SEATS_ONLY.match(name):
        return [under(part, declared) for part in members_of_line(text, label.end(), end, None)]
    value = text[label.end() : end].strip(" .;,")
    if role is not None:
        parts = read_whole(text, label.end(), end)
        return [under(replace(part, role=_role(role)), declared) for part in parts]
    person = read_person(value) or next(find_persons(value), None)
    if person is not None and sector_of(name) not in (None, "politics"):
        own = read_whole(text, label.start("label"), label.end("label"))
        return [under(replace(part, person=person.name), declared) for part in own]
    out = []
    for part in read_list(text, label.end(), end) if person is None else _persons(text, label.end(), end):
        known = read_person(part.name) if part.count_max is None else None
        out.append(replace(part, declared=part.declared or name, person=part.person or (known.name if known else None)))
    return out


def _persons(text: str, start: int, end: int) -> list[Listed]:
    parts = read_list(text, start, end)
    return parts if len(parts) > 1 and all(read_person(part.name) for part in parts) else read_whole(text, start, end)


def _role(match: re.Match[str]) -> MemberRole:
    return "chair" if match["chair"] else "moderation" if match["moderation"] else "member"


def blank_seats(text: str, start: int, end: int, seats: int) -> Listed:
    """“Für die Fraktion A:” above two blanks: the Fraktion, with two seats."""
    at = text.index(BLANK_FOR.match(text[start:end].strip())["body"], start)  # type: ignore[index]
    return Listed(at, end, text[at:end].rstrip(": \n"), seats, seats)


_COUNTED_LINE = re.compile(r"(?P<name>[^\n]*?[^\W\d][^\n]*?)[ \t]+(?P<count>\d{1,2})\s*$")


def counted_line(text: str, start: int, end: int) -> Listed | None:
    """“Volkshochschule   2”, in a list of who sends how many."""
    line = _COUNTED_LINE.match(text, start, end)
    if line is None or not 0 < int(line["count"]) < 40:
        return None
    count = int(line["count"])
    return Listed(line.start("name"), line.end("name"), " ".join(line["name"].split()), count, count)


def lines_of_persons(text: str, start: int, end: int, *, deputies: bool) -> list[tuple[int, int]]:
    """The line as a whole; of a line with two people under “Mitglied Stellvertreter” the first, the other is a deputy."""
    persons = list(find_persons(text[start:end])) if deputies else []
    return [(start, start + persons[1].start)] if len(persons) == 2 else [(start, end)]
