"""The ways in which German sentences say who sits in a body.

In the patterns ``§`` stands for the body's name: sentences are masked, as many ``§`` as the name has characters. The members
are the pattern's group ``list``, or what follows its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_G = r"§+[“”\"’‘»«]?(?:\s*\([^()]*\))?"
_BE = r"(?:sind|sollen|sollten|waren|werden|wurden|ist|war|soll|wird)"
_SIT = rf"(?:{_BE}|wirken|arbeiten|sitzen|arbeiteten|wirkten|saßen)"
_IN = rf"""(?:[Ii]n\s+(?:der|dieser|dem|diesem|einer|einem|ihr|ihm)\s+(?:\w+\s+)?{_G} | [Ii]m\s+(?:\w+\s+)?{_G}
    | [Dd]arin | [Dd]ort | [Ii]n\s+(?:ihr|ihm|diesem\s+Gremium|dieser\s+Gruppe))"""
_INTO = rf"""(?:[Ii]n\s+(?:die|den|das|diese[sn]?)\s+(?:\w+\s+)?{_G} | [Ii]n\s+(?:diese\s+Gruppe|dieses\s+Gremium)
    | [Hh]ierfür | [Dd]afür | [Hh]ierzu)"""
_TO = rf"""(?:(?:[Dd]er|[Dd]em|[Dd]ieser|[Dd]iesem)\s+(?:\w+\s+)?(?:{_G}|Gruppe|Gremium|Kreis)
    | [Ii]hr | [Ii]hm | ^[Dd]ieser | ^[Dd]iesem)"""
SEATS = r"""(?:(?:[Ff]este|[Ss]tändige|[Tt]emporäre|[Ww]eitere|[Ss]timmberechtigte|[Bb]eratende|[Oo]rdentliche
    |[Gg]eborene|[Gg]ewählte)n?\s+)?
    (?:Mitglieder|Teilnehmer(?:innen)?(?:\s+und\s+Teilnehmer)?|Teilnehmende|Mitwirkende|Beteiligte
      |Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)"""
_FILLER = r"""(?:(?:aktuell|derzeit|dabei|bislang|zunächst|künftig|auch|insbesondere|folgende|zu\s+Beginn|u\.\s?a\.|unter\s+anderem
    |jeweils\s+als\s+\w+)\s+)*"""
_CLOSED = r"""(?:vertreten|mitwirken|mitarbeiten|beteiligt|teilnehmen|teil|eingebunden|einbezogen|repräsentiert|zusammenarbeiten
    |zusammenkommen|zusammen|entsandt|entsenden|berufen|benannt|mit|angehören|an|besetzt|besetzen|aufgenommen|bilden|bestehen)\b"""
NUMBER = r"(?:je(?:weils)?\s+)?(?:\d{1,2}|eine?n?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
_SENT_ONE = r"(?:\w+\s+)?(?:Vertret|Mitglied|Person|Delegiert)\w*(?:/-?\w+|\s+und\s+Vertreter\w*)?"
ADVISING = r"(?:(?:\w+\s+){0,3}?beratend\w*\s+(?:Stimme\s+)?(?:dabei|teil|mit|vertreten|beteiligt))"
_SENT = r"(?:entsandt|berufen|benannt|gewählt|bestellt|delegiert)"
_INCLUDING = r"(?:Einbindung|Einbeziehung|Einbezug)"


@dataclass(frozen=True, slots=True)
class Saying:
    """One way of saying it. ``dative``: the list follows “aus” or “mit”, so that “, die …” is no further member but a clause;
    ``anaphoric``: it may also stand in a sentence that goes on about the body without naming it."""

    rule: str
    pattern: re.Pattern[str]
    dative: bool
    anaphoric: bool


def _saying(rule: str, pattern: str, *, dative: bool = False, anaphoric: bool = True) -> Saying:
    return Saying(rule, re.compile(pattern, re.VERBOSE | re.DOTALL), dative, anaphoric)


SAYINGS = (
    # “besteht aus 14 Personen: je zwei Vertretern …”, “Ihm gehören 12 Personen an, darunter …”
    _saying(
        "members-among",
        r"""\b(?:Personen|Mitglieder[n]?|Köpfe[n]?|Teilnehmende[n]?)\b[^.;:§]{0,40}
        (?::|,\s*(?:darunter|davon|nämlich|und\s+zwar))\s+(?=je|jeweils|\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|ein|de[rmn]|die|das|[A-ZÄÖÜ])""",
        dative=True,
    ),
    # “Sie hat mindestens drei Personen aus den Bereichen …”
    _saying(
        "members-made-of",
        rf"""\b(?:hat|haben|zählt|umfasst)\s+(?:\w+\s+){{0,2}}?{NUMBER}\s+(?:\w+\s+)?(?:Personen|Mitglieder|Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)
        \s+(?:aus|von)\s+""",
        dative=True,
    ),
    # “Die Fraktionen entsenden je ein Mitglied in die §”
    _saying(
        "members-sending",
        rf"""(?:^|[.:]\s+)(?P<list>[^.;:§]+?)\s+(?:entsende[nt]|stell(?:t|en)|benenn(?:t|en)|delegier(?:t|en))\s+
        (?P<count>{NUMBER})\s+{_SENT_ONE}\s+(?:in|für)\s+(?:die|den|das)\s+{_G}""",
        anaphoric=False,
    ),
    # “Zusammensetzung des §: Der Dachverband soll fünf Vertreter entsenden können”
    _saying(
        "members-sending",
        rf"""§[^.;:]*:\s+(?P<list>[^.;:,§]+?)\s+(?:soll|sollen|kann|können|darf|dürfen)\s+[^;§]{{0,80}}?
        \b(?P<count>{NUMBER})\s+{_SENT_ONE}\s+(?:entsenden|stellen|benennen|delegieren)\b""",
        anaphoric=False,
    ),
    # “…, die Kirchen jeweils einen Vertreter”
    _saying(
        "members-sending",
        rf"""§.*?\b(?:entsenden|stellen|benennen)\b[^;§]*?,\s+(?P<list>[^.;:,§]+?)\s+(?P<count>je(?:weils)?\s+{NUMBER})\s+{_SENT_ONE}""",
        anaphoric=False,
    ),
    # “Die Ortsräte sollen beratend dabei sein”
    _saying(
        "members-advising",
        rf"^(?P<list>[^.;:,§]+?)\s+{_BE}\s+{ADVISING}",
    ),
    # “richtet eine § ein – bestehend aus …”
    _saying("members-consisting-of", rf"{_G}[^.;:()§]{{0,80}}?\s\(?bestehend\s+(?:\w+\s+)?aus\s+", dative=True),
    # “Besetzt ist die § mit …”
    _saying(
        "members-seated",
        rf"^(?:Besetzt|Gebildet)\s+{_BE}\s+(?:der|die|das|diese[rs]?)\s+{_G}\s+(?:mit|aus|von|durch)\s+",
        dative=True,
    ),
    # “§ (PSG), bestehend aus Vertretungen der Fraktionen und der Verwaltung,”
    _saying(
        "members-consisting-of",
        rf"{_G},?\s+\(?(?:\w+\s+){{0,3}}?(?:bestehend|zusammengesetzt|gebildet|besetzt)\s+(?:aus|mit)\s+",
        dative=True,
    ),
    # “neben den ständigen Mitgliedern, dem Amt …, nun auch aus …”
    _saying(
        "members-beside",
        r"neben\s+(?:den\s+)?(?:ständigen|festen|bisherigen)\s+Mitgliedern,\s+(?P<list>.+?),?\s+(?:nun|auch|künftig|zusätzlich)\b",
        dative=True,
    ),
    # “Sie soll aus zwei Vertretern … bestehen.”
    _saying(
        "members-made-of",
        r"""\b(?:soll|sollen|sollte|wird|werden|kann|könnte)\s+(?:\w+\s+){0,4}?aus\s+(?P<list>.+?)\s+
        (?:bestehen|gebildet|zusammensetzen|zusammengesetzt)\b""",
        dative=True,
    ),
    # “§, die aus folgenden Personen besteht: …”
    _saying("members-made-of", r"\baus\s+folgenden\s+\w+\s+besteh\w+:\s+", dative=True),
    # “§ besteht derzeit aus …”
    _saying(
        "members-made-of",
        r"\b(?:besteht|bestehen|bestand|bestanden)\b(?:[^.;:()]|\([^)]*\)){0,200}?\baus\s+",
        dative=True,
    ),
    # “§ setzt sich aus … zusammen”
    _saying(
        "members-made-of",
        r"\bsetz(?:t|en|te|ten)\s+sich\s+(?:[\w.,]+\s+){0,6}?(?:aus|wie\s+folgt\s+zusammen:)\s+",
        dative=True,
    ),
    # “§, die sich aus … zusammensetzt”
    _saying(
        "members-made-of",
        r"\bsich\s+aus\s+(?P<list>.+?)\s+zusammen(?:setzt|setzen|setzte|gesetzt)?\b",
        dative=True,
    ),
    # “§ aus Politik und Verwaltung”
    _saying("members-of-name", rf"{_G}\s+aus\s+", dative=True, anaphoric=False),
    # “§ mit je 6 Vertretern aus …”
    _saying(
        "members-of-name",
        rf"""{_G}\s+(?:unter\s+[^,;]+?\s+)?mit\s+
        (?=(?:je|jeweils|insgesamt|Vertret|Expert|Mitglied|Repräsent|Mitarbeit|den|der|dem|\d|ein|zwei|drei|vier|fünf|sechs))""",
        dative=True,
        anaphoric=False,
    ),
    # “§ (Mitglieder aus der Verwaltung - 7 Personen)”
    _saying("members-in-brackets", r"§+[“”\"’‘»«]?\s*\((?P<list>[^()]*)\)", anaphoric=False),
    # “- § Einbezug von Kreisrätinnen und Kreisräten Einbezug der …”
    _saying(
        "members-included",
        rf"(?<=\s){_INCLUDING}\s+(?:von\s+|(?=der|des))(?P<list>.+?)(?=\s+{_INCLUDING}\s|$)",
        anaphoric=False,
    ),
    # “wurde neben … mit der Amtsleitung, … besetzt”
    _saying("members-seated", r"\bmit\s+(?P<list>.+?)\s+besetzt\b", dative=True),
    # “Vertreten sein sollen darin das Jugendamt und …”
    _saying(
        "members-represented",
        rf"^(?:Vertreten|Beteiligt|Eingebunden)\s+(?:sein\s+)?{_BE}\s+(?:{_IN}\s+|an\s+(?:der|dem)\s+{_G}\s+)?{_FILLER}",
    ),
    # “In ihr sitzen die Beauftragte und …”
    _saying("members-represented", rf"{_IN}\s+(?:sitzen|saßen)\s+{_FILLER}"),
    # “wirken in der § das Schulamt und das Bauamt mit”
    _saying(
        "members-represented",
        rf"""\b(?:wirken|wirkten|arbeiten|arbeiteten)\s+(?:\w+\s+){{0,3}}?(?:in\s+(?:der|dem|dieser|diesem)|im)\s+{_G}\s+
        (?P<list>.+?)\s+(?:mit|zusammen)\b""",
        anaphoric=False,
    ),
    # “Die Verwaltung wird im § durch das Sozialamt vertreten”
    _saying(
        "members-represented",
        rf"(?:in\s+(?:der|dem)|im)\s+{_G}\s+(?:durch|von|vom)\s+(?P<list>.+?)\s+vertreten\b",
        anaphoric=False,
    ),
    # “Hinzu kommen zwei Vertreter der Kirchen”
    _saying(
        "members-added",
        r"^(?:Hinzu|Dazu)\s+(?:kommen|kommt|kamen|treten|tritt)\s+(?=[^.;]*\b(?:Vertret|Mitglied|Delegiert|Sprecher|Repräsent))",
    ),
    # “Zur § gehören das Sozialamt und die Polizei”
    _saying(
        "members-belonging",
        rf"\b[Zz]u(?:r|m|\s+de[rm]|\s+diese[rm])\s+{_G}\s+(?:gehören|gehörten|zählen|zählten)\s+{_FILLER}",
        anaphoric=False,
    ),
    # “§ umfasst Vertreter der Polizei und der Schulen”
    _saying("members-made-of", rf"{_G}\s+umfass(?:t|te|en)\s+{_FILLER}", anaphoric=False),
    # “Als Mitglieder der § werden benannt: …”
    _saying(
        "members-sent",
        rf"\b[Aa]ls\s+{SEATS}(?:\s+(?:der|des|in|für)\s+(?:(?:die|den|das|der|dem)\s+)?{_G})?\s+{_BE}\s+{_FILLER}{_SENT}(?:\s*:)?\s+",
    ),
    # “In der § sind vertreten: Stadtverwaltung, Jobcenter”
    _saying("members-represented", rf"{_IN}\s+{_SIT}\s+{_FILLER}(?:vertreten|beteiligt|Mitglied(?:er)?):?\s+"),
    # “In dieser § sollen das Schulamt, … vertreten sein”
    _saying("members-represented", rf"{_IN}\s+{_SIT}\s+{_FILLER}(?P<list>.+?)\s+{_CLOSED}"),
    # “§, in der das Sozialamt und die Polizei mitarbeiten”
    _saying(
        "members-represented",
        rf"{_G}(?:\s+[a-zäöüß]+){{0,4}},\s+in\s+(?:der|dem|welcher|welchem)\s+(?P<list>.+?)\s+{_CLOSED}",
        anaphoric=False,
    ),
    # “§, an dem neben der Verwaltung auch die Kirchen teilnehmen”
    _saying(
        "members-represented",
        rf"""{_G}[^.;:§]{{0,60}}?,\s+an\s+(?:der|dem)\s+(?P<list>.+?)\s+
        (?:teilnehmen|teilnahmen|teilnimmt|mitwirken|mitwirkten|beteiligt)\b""",
        anaphoric=False,
    ),
    # “An der § nehmen die Kirchen und die Polizei teil”
    _saying(
        "members-represented",
        rf"""\b[Aa]n\s+(?:der|dem|dieser|diesem)\s+{_G}\s+
        (?:nehmen|nahmen|beteiligen\s+sich|beteiligten\s+sich|wirken|wirkten|sind|waren|werden|sollen)\s+(?P<list>.+?)\s+
        (?:teil|mit|beteiligt|teilnehmen|mitwirken|mitarbeiten)\b""",
        anaphoric=False,
    ),
    # “Der § gehören der Leiter des Sozialamtes und … an”
    _saying(
        "members-belonging",
        rf"{_TO}\s+(?:gehören|gehörten|gehört|gehörte|sollen|sollten|werden)\s+{_FILLER}(?P<list>.+?)\s+(?:an|angehören)\b",
    ),
    # “Der § gehören an: …”
    _saying("members-belonging", rf"{_TO}\s+(?:gehören|gehörten|gehört|gehörte)\s+{_FILLER}an\s*:\s+"),
    # “§, der der Landrat und … angehören”
    _saying(
        "members-belonging",
        rf"{_G}[^.;:§]{{0,90}}?(?:,|\bund)\s+(?:der|dem)\s+(?P<list>(?:(?!\b(?:wird|wurde|ist)\b)[^;§])+?)\s+(?:angehören|angehörten|angehört)\b",
        anaphoric=False,
    ),
    # “In die § wurden entsandt: …”
    _saying("members-sent", rf"{_INTO}\s+{_BE}\s+{_FILLER}{_SENT}:?\s+"),
    # “In die § entsenden die Fraktionen je ein Mitglied”
    _saying(
        "members-sent",
        rf"""{_INTO}\s+(?:{_BE}|entsenden|entsendet|benennen|benennt)\s+{_FILLER}(?P<list>.+?)
        (?:\s+(?:{_SENT}|entsenden|aufgenommen|einbezogen|eingebunden)\b|\.$)""",
    ),
    # “Feste Mitglieder sind …”
    _saying(
        "members-are",
        rf"""{SEATS}(?:\s+(?:der|des|dieser|dieses|in\s+der)\s+(?:{_G}|Gruppe|Gremiums))?\s+
        (?:sind|waren|sollen|sollten|werden)(?:\s*:)?\s+{_FILLER}""",
    ),
    # “Mitglieder der §: …”
    _saying("members-are", rf"{SEATS}(?:\s+(?:der|des|dieser|dieses)\s+{_G})?\s*:\s+"),
    # “§: Sozialamt, Jugendamt”
    _saying("members-are", rf"^{_G}\s*:\s+", anaphoric=False),
    # “§ um zwei Vertreterinnen des Beirats zu erweitern”
    _saying(
        "members-added",
        rf"{_G}[^.;§]{{0,120}}?\s+um\s+(?P<list>.+?)\s+(?:zu\s+)?(?:erweitern|ergänzen|erweitert|ergänzt)\b",
        dative=True,
        anaphoric=False,
    ),
    # “Die § bilden das Sozialamt und die Caritas”
    _saying("members-forming", rf"{_G}\s+(?:bilden|bildeten)\s+", anaphoric=False),
    # “Die § wird gebildet aus …”
    _saying(
        "members-forming",
        rf"{_G}\s+(?:wird|wurde|werden)\s+(?:\w+\s+){{0,3}}?gebildet\s+(?:aus|von|durch)\s+",
        dative=True,
        anaphoric=False,
    ),
    # “Sozialamt und Caritas bilden die §”
    _saying(
        "members-forming",
        rf"^(?P<list>.+?)\s+(?:bilden|bildeten)\s+(?:gemeinsam\s+|zusammen\s+)?(?:die|eine|den|einen|das|ein)\s+(?:\w+\s+)?{_G}",
        anaphoric=False,
    ),
    # “Ein Vertreter der Polizei ist in der § vertreten”
    _saying(
        "members-represented",
        rf"""^(?P<list>.+?)\s+{_BE}\s+(?:[\w-]+\s+){{0,5}}?in\s+(?:der|dieser|dem|diesem)\s+{_G}\s+
        (?:vertreten|beteiligt|eingebunden)""",
        anaphoric=False,
    ),
    # “alle Beratungsstellen in die § einzubinden”
    _saying(
        "members-included",
        rf"""(?:^|,\s+)(?P<list>[^,]+?)\s+in\s+(?:die|den|das)\s+{_G}\s+
        (?:einzubinden|aufzunehmen|einzubeziehen|einbezogen|aufgenommen)\b""",
        anaphoric=False,
    ),
    # “… in die § einzubinden, zusätzlich zu den Lehrkräften, …”
    _saying(
        "members-included",
        rf"{_G}\s+(?:einzubinden|aufzunehmen|einzubeziehen),\s+zusätzlich\s+zu\s+",
        dative=True,
        anaphoric=False,
    ),
    # “Über die § erfolgt die Einbindung weiterer Akteure aus …”
    _saying(
        "members-included",
        rf"""§.*?\b{_INCLUDING}\s+
        (?:(?:von\s+)?(?:weitere[rn]?\s+|relevante[rn]?\s+)?Akteur\w*\s+(?=aus|von|der|des)|von\s+(?=[A-ZÄÖÜ]))""",
        dative=True,
        anaphoric=False,
    ),
    # “§ … unter Beteiligung des Büros …”
    _saying(
        "members-included",
        rf"""{_G}[^.;:§]{{0,120}}?\bunter\s+(?:Beteiligung|Einbeziehung|Mitwirkung|Einbindung)\s+
        (?:von\s+)?(?=der|des|von|[A-ZÄÖÜ])""",
        dative=True,
        anaphoric=False,
    ),
)
