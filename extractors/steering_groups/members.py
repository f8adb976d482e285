"""Who sits in a body, as sentences say it: “… setzt sich aus Vertretern der Politik und der Verwaltung zusammen”, “§ (A, B und C)”.

In the patterns ``§`` stands for the body's name: sentences are masked, as many ``§`` as the name has characters. The members
are the pattern's group ``list``, or what follows its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document, Range
from extractors.steering_groups.clauses import told
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.masks import masked
from extractors.steering_groups.member_phrases import read_list
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.sectors import has_sector

_BODY = r"§+[“”\"’‘»«]?(?:\s*\([^()]*\))?"
SEATS = r"""(?:(?:[Ff]este|(?:[Nn]icht)?[Ss]tändige|[Tt]emporäre|[Ww]eitere|[Ss]timmberechtigte|[Bb]eratende|[Oo]rdentliche
    |[Gg]eborene|[Gg]ewählte)n?\s+)?
    (?:Mitglieder(?:kreis)?|Teilnehmer(?:innen|kreis)?(?:\s+und\s+Teilnehmer)?|Teilnehmende|Mitwirkende|Beteiligte
      |Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)"""
_FILLER = r"""(?:(?:ferner|außerdem|zudem|weiterhin|darüber\s+hinaus|aktuell|derzeit|dabei|bislang|zunächst|künftig|auch|insbesondere
    |folgende|zu\s+Beginn|u\.\s?a\.|unter\s+anderem|jeweils\s+als\s+\w+|neben\s+(?:ihr|ihm|ihnen))\s+)*"""
_INCLUDING = r"(?:Einbindung|Einbeziehung|Einbezug)"


@dataclass(frozen=True, slots=True)
class Saying:
    """One way of saying it. ``anaphoric``: it may also stand in a sentence that goes on about the body without naming it."""

    rule: str
    pattern: re.Pattern[str]
    anaphoric: bool


def _saying(rule: str, pattern: str, *, anaphoric: bool = True) -> Saying:
    """A way of saying it, its pattern written over several lines."""
    return Saying(rule, re.compile(pattern, re.VERBOSE | re.DOTALL), anaphoric)


SAYINGS = (
    # “§ aus Politik und Verwaltung”
    _saying("members-of-name", rf"{_BODY}\s+aus\s+", anaphoric=False),
    # “§ mit je 6 Vertretern aus …”
    _saying(
        "members-of-name",
        rf"""{_BODY}\s+(?:unter\s+[^,;]+?\s+)?mit\s+
        (?=(?:je|jeweils|insgesamt|den|der|dem|\d|ein|zwei|drei|vier|fünf|sechs|[A-ZÄÖÜ]))""",
        anaphoric=False,
    ),
    # “§ (Mitglieder aus den Ämtern - 5 Personen)”
    _saying("members-in-brackets", r"§+[“”\"’‘»«]?\s*\((?P<list>[^()]*)\)", anaphoric=False),
    # “Feste Mitglieder sind …”
    _saying(
        "members-are",
        rf"""{SEATS}(?:\s+(?:der|des|dieser|dieses|in\s+der)\s+(?:{_BODY}|Gruppe|Gremiums))?\s+
        (?:sind|waren|sollen|sollten|werden)(?:\s*:)?\s+{_FILLER}""",
    ),
    # “alle Beratungsstellen in die § einzubinden”
    _saying(
        "members-included",
        rf"""(?:^|,\s+)(?P<list>[^,]+?)\s+in\s+(?:die|den|das)\s+{_BODY}\s+
        (?:einzubinden|aufzunehmen|einzubeziehen|einbezogen|aufgenommen)\b""",
        anaphoric=False,
    ),
    # “Über die § erfolgt die Einbindung weiterer Akteure aus …”
    _saying(
        "members-included",
        rf"""§.*?\b{_INCLUDING}\s+
        (?:(?:von\s+)?(?:weitere[rn]?\s+|relevante[rn]?\s+|neue[rn]?\s+)?(?:Akteur|Partner)\w*\s+(?=aus|von|der|des)|von\s+(?=[A-ZÄÖÜ]))""",
        anaphoric=False,
    ),
    # “§ … unter Beteiligung des Büros …”
    _saying(
        "members-included",
        rf"""{_BODY}[^.;:§]{{0,120}}?\bunter\s+(?:Beteiligung|Einbeziehung|Mitwirkung|Einbindung)\s+
        (?:von\s+)?(?=der|des|von|[A-ZÄÖÜ])""",
        anaphoric=False,
    ),
)


# “Sechs Vertreter der Politik, sechs Vertreterinnen der Verwaltung.”: a sentence without a verb after one about the body
_COUNTED_SENTENCE = re.compile(
    r"^(?:[Jj]e(?:weils)?\s+)?(?:\d{1,2}|[Ee]in(?:e|er|/e)?|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn)\s+"
    r"(?:\w+\s+)?(?:Vertret|Mitglied|Person|Repräsent|Mitarbeit)"
)
_HAS_VERB = re.compile(
    r"\b(?:wurden?|wird|werden|soll(?:en|te)?|sind|ist|war(?:en)?|hat|haben|kann|können|gehören|nehmen)\b"
)
_ANAPHORA = re.compile(
    rf"""^\(?(?:Sie|Er|Es|Ihn|Dies(?:e|er|es|em)|Letztere[rsm]?|Die(?:se)?\s+Gruppe|Das\s+Gremium|Dieses\s+Gremium|Der\s+Kreis|Dieser\s+Kreis|Ihr|Ihm|Darin
    |Dort|Hier|Hierfür|Dafür|In\s+(?:ihr|ihm|diese[rm]?|dieses)|Ihre\s+Mitglieder|Seine\s+Mitglieder|Die\s+(?:\w+\s+)?Mitglieder|Der\s+(?:Gruppe|Runde)|Dem\s+(?:Gremium|Kreis|Ausschuss|Arbeitskreis)|Die\s+Teilnehmer
    |{SEATS}|(?:(?:Die|Ihre|Seine|Deren)\s+)?(?:Besetzung|Zusammensetzung)|Sitze|Stimmberechtigt|Vorgesehen|Mit\s+dabei|Dabei|Den\s+Vorsitz|Der\s+Vorsitz\w*|Die\s+Leitung|Als\s+(?:Vorsitz|Mitglied|Vertret)\w*|Vorsitz\w*|Angedacht|Vertreten|Beteiligt\s+sind
    |Hinzu\s+komm\w+|Dazu\s+komm\w+|Geleitet|Besetzt
    |(?:Zur|Zu\sder|Aus\sder|Zum|Für\sdie)\s[A-ZÄÖÜ]\w+\s(?:zählen|gehören|zählten|gehörten|stellt|stellen|kommen)
    |(?:(?:Die|Der|Das)\s)?(?:Verwaltung|Politik|Zivilgesellschaft|Wirtschaft|Wissenschaft)(?:\sund\s(?:die\s)?(?:Verwaltung|Politik|Zivilgesellschaft|Wirtschaft|Wissenschaft))?\s(?:stellt|stellen)
    |Unter\s+(?:dem\s+|der\s+)?(?:Vorsitz|Leitung|Federführung))\b
    |^(?!§)[^.;:,]{{3,70}}\s(?:führt|führte|hat|hatte|übernimmt|übernahm)\s(?:den\sVorsitz|die\sLeitung)\b|^[^.;:,]{{3,70}}\s(?:leitet|leitete)\s(?:sie|ihn|es)\b
    |^[^.;:,]{{3,60}}\s(?:gehören|gehörten)\s+(?:ihr|ihm)\s""",
    re.VERBOSE,
)
_GOES_TO_SIZE = re.compile(
    r"^(?:(?:je|jeweils|höchstens|mindestens|rund|insgesamt)\s+)?(?:(?:stimmberechtigt|beschließend|ordentlich|ständig|fest|gewählt)e[nr]?\s+)?(?:Personen|Mitglied(?:er[n]?)?|Teilnehmende[nr]?|Teilnehmern|Vertretern?|Vertretung|Köpfen|Sitze[n]?)(?:\s+(?:die|das|den|haben)\b.*)?$"
)
_PURPOSE = re.compile(
    r"\s+(?:zur|zum|zwecks|um|im\s+Rahmen|im\s+Hinblick|statt|in\s+(?:enger\s+)?Abstimmung|unter|mit\s+dem\s+Ziel)\s"
)
_NO_MEMBER = re.compile(
    r"^(?:[Ww]eitere|[Ss]onstige|[Aa]ndere|[Ff]olgende[nr]?|Ziel|Sitz|Aufgabe|Blick|Maßnahme|Ergebnis|Themen?|Modul|Phase|Teil"
    r"|Sitzung|kraft|qua|Stellvertretung|Stellvertreter|Unterstützung|Hilfe|Jahr|Zusammenarbeit"
    r"|Federführung|Vorsitz|Konzept|Integrationskonzept|Handlungsfeld|Workshop|Veranstaltung|Beschluss|Prozess|Rahmen)(?:e?s|e?n|e|er|nahmen?)?\b"
)


_REACH = 2500  # no list of members in a sentence is longer


@dataclass(frozen=True, slots=True)
class Found:
    """Members that one place lists, for the mention that they belong to."""

    mention: Mention
    members: tuple[Listed, ...]
    rule: str


def anaphoric(text: str) -> bool:
    """Whether a sentence goes on about the body that the one before names: “Ihr gehören … an” about a Gruppe, no Kreis."""
    return _ANAPHORA.match(text) is not None or _COUNTED_SENTENCE.match(text) is not None


def members_in(document: Document, span: Range, here: Sequence[Mention], before: Mention | None) -> Iterator[Found]:
    """The members that the sentence ``span`` lists. ``here`` are the bodies it names, ``before`` the one that the sentence
    before is about."""
    span = Range(span.start, min(span.end, (here[-1].end if here else span.start) + _REACH))
    taken: list[tuple[int, int]] = []
    for found in (*_by_clauses(document, span, here, before), *_by_phrases(document, span, here, before)):
        first, last = found.members[0].start, found.members[-1].end
        if found.mention not in here and found.mention != before:
            continue
        if not any(start < last and first < end for start, end in taken):
            yield found
            taken.append((first, last))


def _by_clauses(document: Document, span: Range, here: Sequence[Mention], before: Mention | None) -> Iterator[Found]:
    """Members that the grammar of a clause ties to a body."""
    mask = masked(document, span, here, before)
    for telling in told(mask.text):
        body = mask.body_at(telling.body)
        place = Range(span.start + telling.place.start, span.start + telling.place.end)
        if body is None or _holds_a_body(here, body, place):
            continue
        members = actors(read_list(document.text, place.start, place.end), tied=True)
        if members:
            yield Found(body, members, telling.rule)


def _by_phrases(document: Document, span: Range, here: Sequence[Mention], before: Mention | None) -> Iterator[Found]:
    """Members that a phrase lists: “§, bestehend aus …”, “§ (A, B und C)”, “Mitglieder sind …”."""
    sentence = masked(document, span, here).text
    about = before if before is not None and anaphoric(sentence) else None
    if not here and about is None:
        return
    for way in SAYINGS:
        for match in way.pattern.finditer(sentence):
            if not here and not way.anaphoric:
                continue
            start, end = (
                (match.start("list"), match.end("list"))
                if "list" in match.groupdict()
                else (match.end(), len(sentence))
            )
            if _names_a_steering_body(sentence, span, here, start, end):
                continue
            target = _target(span, here, match, start) or about
            if target is None:
                continue
            if way.rule == "members-included":
                purpose = _PURPOSE.search(sentence, start, end)
                end = purpose.start() if purpose else end
            members = listed(document.text, span.start + start, span.start + end)
            if members:
                yield Found(target, members, way.rule)
    if about is not None and _COUNTED_SENTENCE.match(sentence) and not _HAS_VERB.search(_outside(sentence)):
        members = listed(document.text, span.start, span.end)
        if members:
            yield Found(about, members, "members-counted")


def _holds_a_body(here: Sequence[Mention], body: Mention, place: Range) -> bool:
    """Whether the enumeration names the body itself, or another that surely is one of the concept's: no list of its members."""
    inside = [mention for mention in here if place.start <= mention.start < place.end]
    return any(mention.sure or mention.lemma == body.lemma for mention in inside)


def _names_a_steering_body(sentence: str, span: Range, here: Sequence[Mention], start: int, end: int) -> bool:
    """Whether the list holds another body of the concept; an “Arbeitskreis Asyl” in it is a member like others."""
    if "§" not in sentence[start:end]:
        return False
    inside = [mention for mention in here if start <= mention.start - span.start < end]
    before = any(mention.sure and mention.start - span.start < start for mention in here)
    return not before or any(mention.sure or not mention.addition for mention in inside)


_STEERING_BY = re.compile(
    r"\b[Dd]ie\s+(?:\w+\s+)?(?:Steuerung|Gesamtsteuerung|Prozesssteuerung|Lenkung)\s[^.;]{0,60}?\b(?:erfolgt|geschieht)\s+(?:über|durch)\s+"
    r"(?P<list>[^.;]+?)(?:,\s+in\s|[.;]|$)"
)


def steering_by(document: Document, span: Range) -> tuple[Listed, ...]:
    """Who steers, in a sentence that does not name the body: “Die Steuerung erfolgt über das Sozialamt und die Caritas.”"""
    match = _STEERING_BY.search(document.text, span.start, span.end)
    return listed(document.text, match.start("list"), match.end("list")) if match else ()


def _outside(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text)


def _target(span: Range, here: Sequence[Mention], match: re.Match[str], start: int) -> Mention | None:
    """The body that the words are about: the one that the pattern holds, else the last one named before the list."""
    inside = [m for m in here if match.start() <= m.start - span.start < match.end()]
    if inside:
        return inside[-1] if "list" not in match.groupdict() or len(inside) == 1 else inside[0]
    earlier = [m for m in here if m.start - span.start < start]
    return earlier[-1] if earlier else None


def listed(text: str, start: int, end: int) -> tuple[Listed, ...]:
    """The members of a list, or nothing where it is none: most of its parts must look like members."""
    return actors(read_list(text, start, end))


def actors(parts: Sequence[Listed], *, tied: bool = False) -> tuple[Listed, ...]:
    """The parts that can be members, if enough of them surely are: most of them, or one of three where a verb ties them to a body."""
    possible = tuple(part for part in parts if can_sit(part))
    sure = sum(1 for part in possible if has_sector(part.name) or part.person or part.count_max or part.represents)
    return possible if sure and sure * (3 if tied else 2) >= len(possible) else ()


# “Fragen zu …”, “Bürger mit”, “(siehe Anlage”
_TORN = re.compile(
    r"^(?:dem|der|die|das|den)?\s*\w+en\s+zu\b|^(?:ständige[n]?\s+)?Mitglieder[n]?$|^(?:[\w-]+e[nr]?\s+)?Person(?:en)?$|\b\d{1,2}\s+(?:Personen|Mitglieder[n]?)$|\szwischen\s|\sfür\s(?:ihr|sein)e\s|\s(?:mit|von|für|und|der|die|das|in|im|zu|an)$|^\("
)


def can_sit(part: Listed) -> bool:
    """Whether a part of an enumeration can be a member at all: a name, not too long, and no matter of form."""
    name = part.name
    return (
        2 <= len(name) <= 140
        and (any(c.isupper() for c in name) or (len(name) <= 6 and name.isalpha()))
        and not _GOES_TO_SIZE.match(name)
        and not name.startswith("als ")
        and not _NO_MEMBER.match(name)
        and "§" not in name
        and len(name.split()) <= 16
        and not _TORN.search(name)
        and name.count("(") == name.count(")")
    )
