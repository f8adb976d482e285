"""Who sits in a body, as sentences say it: “… setzt sich aus Vertretern der Politik und der Verwaltung zusammen”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document, Range
from extractors.group_mentions import Mention
from extractors.member_phrases import Listed, read_list
from extractors.sectors import has_sector

# In the patterns § stands for the body's name, which is masked by as many § as it has characters.
_G = r"§+(?:\s*\([^()]*\))?"
_VERB = r"(?:sind|sollen|sollten|waren|werden|wurden|ist|war|soll|wird|wirken|arbeiten|sitzen|arbeiteten|wirkten|saßen)"
_IN = rf"(?:[Ii]n\s+(?:der|dieser|dem|diesem|einer|einem|ihr|ihm)\s+(?:\w+\s+)?{_G}|[Ii]m\s+(?:\w+\s+)?{_G}|[Dd]arin|[Dd]ort|[Ii]n\s+(?:ihr|ihm|diesem\s+Gremium|dieser\s+Gruppe))"
_INTO = rf"(?:[Ii]n\s+(?:die|den|das|diese[sn]?)\s+(?:\w+\s+)?{_G}|[Ii]n\s+(?:diese\s+Gruppe|dieses\s+Gremium)|[Hh]ierfür|[Dd]afür|[Hh]ierzu)"
_TO = rf"(?:(?:[Dd]er|[Dd]em|[Dd]ieser|[Dd]iesem)\s+(?:\w+\s+)?(?:{_G}|Gruppe|Gremium|Kreis)|[Ii]hr|[Ii]hm|^[Dd]ieser|^[Dd]iesem)"
_SEATS = r"(?:Mitglieder|Teilnehmer(?:innen)?(?:\s+und\s+Teilnehmer)?|Teilnehmende|Mitwirkende|Beteiligte|Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)"
_KIND_OF_SEAT = r"(?:(?:[Ff]este|[Ss]tändige|[Tt]emporäre|[Ww]eitere|[Ss]timmberechtigte|[Bb]eratende|[Oo]rdentliche|[Gg]eborene|[Gg]ewählte)n?\s+)"
_FILLER = r"(?:(?:aktuell|derzeit|dabei|bislang|zunächst|künftig|auch|insbesondere|folgende|zu\s+Beginn|u\.\s?a\.|unter\s+anderem|jeweils\s+als\s+\w+)\s+)*"
_CLOSED = (
    r"(?:vertreten|mitwirken|mitarbeiten|beteiligt|teilnehmen|teil|eingebunden|einbezogen|repräsentiert|zusammenarbeiten|zusammen"
    r"|zusammenkommen|entsandt|entsenden|berufen|benannt|mit|angehören|an|besetzt|aufgenommen|besetzen|bilden|bestehen)"
)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of saying who the members are: the pattern's group ``list`` holds them, or they follow its end."""

    rule: str
    pattern: re.Pattern[str]
    dative: bool
    anaphoric: bool = True


def _way(rule: str, pattern: str, *, dative: bool = False, anaphoric: bool = True) -> _Way:
    return _Way(rule, re.compile(pattern, re.VERBOSE | re.DOTALL), dative, anaphoric)


_WAYS = (
    # “§ (PSG), bestehend aus Vertretungen der Fraktionen und der Verwaltung,”
    _way("members-consisting-of", rf"{_G},?\s+\(?(?:\w+\s+){{0,3}}?(?:bestehend|zusammengesetzt|gebildet|besetzt)\s+(?:aus|mit)\s+", dative=True),
    # “neben den ständigen Mitgliedern, dem Amt …, nun auch aus …”
    _way("members-beside", r"neben\s+(?:den\s+)?(?:ständigen|festen|bisherigen)\s+Mitgliedern,\s+(?P<list>.+?),?\s+(?:nun|auch|künftig|zusätzlich)\b", dative=True),
    # “Sie soll aus zwei Vertretern … bestehen.”
    _way("members-made-of", r"\b(?:soll|sollen|sollte|wird|werden|kann|könnte)\s+(?:\w+\s+){0,4}?aus\s+(?P<list>.+?)\s+(?:bestehen|gebildet|zusammensetzen|zusammengesetzt)\b", dative=True),
    # “§ besteht aus …”, “§ setzt sich aus … zusammen”
    _way("members-made-of", r"\b(?:besteht|bestehen|bestand|bestanden)\b(?:[^.;:()]|\([^)]*\)){0,200}?\baus\s+", dative=True),
    _way("members-made-of", r"\bsetz(?:t|en|te|ten)\s+sich\s+(?:[\w.,]+\s+){0,6}?(?:aus|wie\s+folgt\s+zusammen:)\s+", dative=True),
    _way("members-made-of", r"\bsich\s+aus\s+(?P<list>.+?)\s+zusammen(?:setzt|setzen|setzte|gesetzt)?\b", dative=True),
    # “§ aus Vertretern des …”, “§ mit je 6 Vertretern aus …”
    _way("members-of-name", rf"{_G}\s+aus\s+", dative=True, anaphoric=False),
    _way("members-of-name", rf"{_G}\s+(?:unter\s+[^,;]+?\s+)?mit\s+(?=(?:je|jeweils|insgesamt|Vertret|Expert|Mitglied|Repräsent|Mitarbeit|den|der|dem|\d|ein|zwei|drei|vier|fünf|sechs))", dative=True, anaphoric=False),
    # “§ (Mitglieder aus der Verwaltung - 7 Personen)”
    _way("members-in-brackets", r"§+\s*\((?P<list>[^()]*)\)", anaphoric=False),
    # “- § Einbezug von Kreisrätinnen und Kreisräten Einbezug der …”
    _way("members-included", r"(?<=\s)(?:Einbezug|Einbindung|Einbeziehung)\s+(?:von\s+|(?=der|des))(?P<list>.+?)(?=\s+(?:Einbezug|Einbindung|Einbeziehung)\s|$)", anaphoric=False),
    # “wurde neben … mit der Amtsleitung, … besetzt”
    _way("members-seated", r"\bmit\s+(?P<list>.+?)\s+besetzt\b", dative=True),
    # “In der § sind vertreten: Stadtverwaltung, Jobcenter”
    _way("members-represented", rf"{_IN}\s+{_VERB}\s+{_FILLER}(?:vertreten|beteiligt|Mitglied(?:er)?):?\s+"),
    # “In dieser § sollen das Schulamt, … vertreten sein”
    _way("members-represented", rf"{_IN}\s+{_VERB}\s+{_FILLER}(?P<list>.+?)\s+{_CLOSED}\b"),
    # “§, in der das Sozialamt und die Polizei mitarbeiten”
    _way("members-represented", rf"{_G}(?:\s+[a-zäöüß]+){{0,4}},\s+in\s+(?:der|dem|welcher|welchem)\s+(?P<list>.+?)\s+{_CLOSED}\b", anaphoric=False),
    _way("members-represented", rf"\b[Aa]n\s+(?:der|dem|dieser|diesem)\s+{_G}\s+(?:nehmen|nahmen|beteiligen\s+sich|beteiligten\s+sich|wirken|wirkten)\s+(?P<list>.+?)\s+(?:teil|mit)\b", anaphoric=False),
    # “Der § gehören der Leiter des Sozialamtes und … an”
    _way("members-belonging", rf"{_TO}\s+(?:gehören|gehörten|gehört|gehörte|sollen|sollten|werden)\s+{_FILLER}(?P<list>.+?)\s+(?:an|angehören)\b"),
    _way("members-belonging", rf"{_TO}\s+(?:gehören|gehörten|gehört|gehörte)\s+{_FILLER}an\s*:\s+"),
    # “§, der … angehören”
    _way("members-belonging", rf"{_G}[^.;:§]{{0,60}}?,\s+(?:der|dem)\s+(?P<list>.+?)\s+(?:angehören|angehörten|angehört)\b", anaphoric=False),
    # “In die § wurden entsandt: …”, “In die § entsenden die Fraktionen …”
    _way("members-sent", rf"{_INTO}\s+(?:wurden|werden|sollen|sind|wurde|wird)\s+{_FILLER}(?:entsandt|berufen|benannt|gewählt|bestellt|delegiert):?\s+"),
    _way("members-sent", rf"{_INTO}\s+(?:wurden|werden|sollen|sind|wurde|wird|entsenden|entsendet|benennen|benennt)\s+{_FILLER}(?P<list>.+?)(?:\s+(?:entsandt|berufen|benannt|gewählt|bestellt|delegiert|entsenden|aufgenommen|einbezogen|eingebunden)\b|\.$)"),
    # “Feste Mitglieder sind …”, “Mitglieder der §: …”
    _way("members-are", rf"{_KIND_OF_SEAT}?{_SEATS}(?:\s+(?:der|des|dieser|dieses|in\s+der)\s+(?:{_G}|Gruppe|Gremiums))?\s+(?:sind|waren|sollen|sollten|werden)(?:\s*:)?\s+{_FILLER}"),
    _way("members-are", rf"^{_G}\s*:\s+", anaphoric=False),
    # “Ihm gehören 12 Personen an, darunter …”
    _way("members-among", r"\b(?:Personen|Mitgliedern?)\b[^.;:§]{0,40},\s*(?:darunter|davon|nämlich|und\s+zwar)\s+", dative=True),
    # “§ um zwei Vertreterinnen des Beirats zu erweitern”
    _way("members-added", rf"{_G}[^.;§]{{0,120}}?\s+um\s+(?P<list>.+?)\s+(?:zu\s+)?(?:erweitern|ergänzen|erweitert|ergänzt)\b", dative=True, anaphoric=False),
    _way("members-are", rf"{_KIND_OF_SEAT}?{_SEATS}(?:\s+(?:der|des|dieser|dieses)\s+{_G})?\s*:\s+"),
    # “Die § bilden …”, “Die § wird gebildet aus …”
    _way("members-forming", rf"{_G}\s+(?:bilden|bildeten)\s+", anaphoric=False),
    _way("members-forming", rf"{_G}\s+(?:wird|wurde|werden)\s+(?:\w+\s+){{0,3}}?gebildet\s+(?:aus|von|durch)\s+", dative=True, anaphoric=False),
    _way("members-forming", rf"^(?P<list>.+?)\s+(?:bilden|bildeten)\s+(?:die|eine|den|einen|das|ein)\s+(?:\w+\s+)?{_G}", anaphoric=False),
    # “Ein Vertreter der Polizei ist in der § vertreten”
    _way("members-represented", rf"^(?P<list>.+?)\s+(?:ist|sind|war|waren|wird|werden|soll|sollen)\s+(?:[\w-]+\s+){{0,5}}?in\s+(?:der|dieser|dem|diesem)\s+{_G}\s+(?:vertreten|beteiligt|eingebunden)", anaphoric=False),
    # “alle Beratungsstellen in die § einzubinden”
    _way("members-included", rf"(?:^|,\s+)(?P<list>[^,]+?)\s+in\s+(?:die|den|das)\s+{_G}\s+(?:einzubinden|aufzunehmen|einzubeziehen|einbezogen|aufgenommen)\b", anaphoric=False),
    _way("members-included", rf"{_G}\s+(?:einzubinden|aufzunehmen|einzubeziehen),\s+zusätzlich\s+zu\s+", dative=True, anaphoric=False),
    # “Über die § erfolgt die Einbindung weiterer Akteure aus …”, “§ … unter Beteiligung des Büros …”
    _way("members-included", r"§.*?\b(?:Einbindung|Einbeziehung|Einbezug)\s+(?:(?:von\s+)?(?:weitere[rn]?\s+|relevante[rn]?\s+)?Akteur\w*\s+(?=aus|von|der|des)|von\s+(?=[A-ZÄÖÜ]))", dative=True, anaphoric=False),
    _way("members-included", rf"{_G}(?:[^.;:§]{{0,120}}?)\bunter\s+(?:Beteiligung|Einbeziehung|Mitwirkung|Einbindung)\s+(?:von\s+)?(?=(?:der|des|von|[A-ZÄÖÜ]))", dative=True, anaphoric=False),
)  # fmt: skip
# “Sechs Vertreter der Politik, sechs Vertreterinnen der Verwaltung.”: a sentence without a verb after one about the body
_COUNTED_SENTENCE = re.compile(
    r"^(?:[Jj]e(?:weils)?\s+)?(?:\d{1,2}|[Ee]in(?:e|er|/e)?|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn)\s+"
    r"(?:\w+\s+)?(?:Vertret|Mitglied|Person|Repräsent|Mitarbeit)"
)
_HAS_VERB = re.compile(
    r"\b(?:wurden?|wird|werden|soll(?:en|te)?|sind|ist|war(?:en)?|hat|haben|kann|können|gehören|nehmen)\b"
)
_ANAPHORA = re.compile(
    rf"""^\(?(?:Sie|Er|Es|Dies(?:e|er|es|em)|Die(?:se)?\s+Gruppe|Das\s+Gremium|Dieses\s+Gremium|Der\s+Kreis|Dieser\s+Kreis|Ihr|Ihm|Darin
    |Dort|Hier|Hierfür|Dafür|In\s+(?:ihr|ihm|diese[rm]?|dieses)|Ihre\s+Mitglieder|Seine\s+Mitglieder|Die\s+Mitglieder|Die\s+Teilnehmer
    |{_KIND_OF_SEAT}?{_SEATS}|Den\s+Vorsitz|Der\s+Vorsitz|Die\s+Leitung|Als\s+Vorsitz|Vorsitz|Angedacht|Vertreten)\b""",
    re.VERBOSE,
)
_GOES_TO_SIZE = re.compile(r"^(?:Personen|Mitglieder|Mitgliedern|Teilnehmende[nr]?|Teilnehmern|Vertretern?|Köpfen)$")
_PURPOSE = re.compile(
    r"\s+(?:zur|zum|zwecks|um|im\s+Rahmen|im\s+Hinblick|statt|in\s+(?:enger\s+)?Abstimmung|unter|mit\s+dem\s+Ziel)\s"
)
_NO_MEMBER = re.compile(
    r"^(?:[Ww]eitere|[Ss]onstige|[Aa]ndere|[Ff]olgende[nr]?|Ziel|Sitz|Aufgabe|Blick|Maßnahme|Ergebnis|Themen?|Modul|Phase|Teil|Sitzung|Unterstützung|Hilfe|Jahr|Zusammenarbeit"
    r"|Federführung|Vorsitz|Konzept|Integrationskonzept|Handlungsfeld|Workshop|Veranstaltung|Beschluss|Prozess|Rahmen)(?:e?s|e?n|e|er|nahmen?)?\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Members that one place lists, for the mention that they belong to."""

    mention: Mention
    members: tuple[Listed, ...]
    rule: str


def anaphoric(text: str) -> bool:
    """Whether a sentence goes on about the body that the one before names."""
    return _ANAPHORA.match(text) is not None or _COUNTED_SENTENCE.match(text) is not None


def masked(document: Document, span: Range, here: Sequence[Mention]) -> str:
    """The sentence with every body's name masked by §."""
    text = list(document.text[span.start : span.end])
    for mention in here:
        text[mention.start - span.start : mention.end - span.start] = "§" * (mention.end - mention.start)
    return "".join(text)


def members_in(document: Document, span: Range, here: Sequence[Mention], before: Mention | None) -> Iterator[Found]:
    """The members that the sentence ``span`` lists. ``here`` are the bodies it names, ``before`` the one that the sentence
    before is about."""
    sentence = masked(document, span, here)
    about = before if anaphoric(sentence) else None
    if not here and about is None:
        return
    taken: list[tuple[int, int]] = []
    for way in _WAYS:
        for match in way.pattern.finditer(sentence):
            if not here and not way.anaphoric:
                continue
            start, end = (
                (match.start("list"), match.end("list"))
                if "list" in match.groupdict()
                else (match.end(), len(sentence))
            )
            if any(first < end and start < last for first, last in taken) or "§" in sentence[start:end]:
                continue
            target = _target(span, here, match, start)
            if target is None:
                target = about
            if target is None:
                continue
            if way.rule == "members-included":
                purpose = _PURPOSE.search(sentence, start, end)
                end = purpose.start() if purpose else end
            members = listed(document.text, span.start + start, span.start + end, dative=way.dative)
            if members:
                taken.append((start, members[-1].end - span.start))
                for mention in _all_targets(here, target, way.rule):
                    yield Found(mention, members, way.rule)
    if (
        not taken
        and about is not None
        and _COUNTED_SENTENCE.match(sentence)
        and not _HAS_VERB.search(_outside(sentence))
    ):
        members = listed(document.text, span.start, span.end)
        if members:
            yield Found(about, members, "members-counted")


_STEERING_BY = re.compile(
    r"\b[Dd]ie\s+(?:\w+\s+)?(?:Steuerung|Gesamtsteuerung|Prozesssteuerung|Lenkung)\s[^.;]{0,60}?\b(?:erfolgt|geschieht)\s+(?:über|durch)\s+"
    r"(?P<list>[^.;]+?)(?:,\s+in\s|[.;]|$)"
)


def steering_by(document: Document, span: Range) -> tuple[Listed, ...]:
    """Who steers, in a sentence that does not name the body: “Die Steuerung erfolgt über das Sozialamt und die Caritas.”"""
    match = _STEERING_BY.search(document.text, span.start, span.end)
    return listed(document.text, match.start("list"), match.end("list"), dative=True) if match else ()


def _outside(text: str) -> str:
    return re.sub(r"\([^()]*\)", "", text)


def _target(span: Range, here: Sequence[Mention], match: re.Match[str], start: int) -> Mention | None:
    """The body that the words are about: the one that the pattern holds, else the last one named before the list."""
    inside = [m for m in here if match.start() <= m.start - span.start < match.end()]
    if inside:
        return inside[-1] if "list" not in match.groupdict() or len(inside) == 1 else inside[0]
    earlier = [m for m in here if m.start - span.start < start]
    return earlier[-1] if earlier else None


def _all_targets(here: Sequence[Mention], target: Mention, rule: str) -> Iterator[Mention]:
    """“über die A und die B erfolgt die Einbindung …” speaks of both."""
    if rule != "members-included":
        yield target
        return
    yield from [mention for mention in here if mention.start <= target.start] or [target]


def listed(text: str, start: int, end: int, *, dative: bool = False) -> tuple[Listed, ...]:
    """The members of a list, or nothing where it is none: most of its parts must look like members."""
    parts = [part for part in read_list(text, start, end, dative=dative) if _possible(part)]
    sure = sum(1 for part in parts if has_sector(part.name) or part.person or part.count_max or part.represents)
    return tuple(parts) if parts and sure * 2 >= len(parts) else ()


def _possible(part: Listed) -> bool:
    name = part.name
    return (
        2 <= len(name) <= 140
        and any(c.isupper() for c in name) | name.islower()
        and not _GOES_TO_SIZE.match(name)
        and not _NO_MEMBER.match(name)
        and "§" not in name
        and len(name.split()) <= 16
        and not re.match(r"^(?:dem|der|die|das|den)?\s*\w+en\s+zu\b", name)
    )
