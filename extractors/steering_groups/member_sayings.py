"""The phrases that say who sits in a body without a verb that ties it to them: “§ (A, B und C)”, “Mitglieder: …”.

In the patterns ``§`` stands for the body's name: sentences are masked, as many ``§`` as the name has characters. The members
are the pattern's group ``list``, or what follows its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    # “Mitglieder der §: …”
    _saying("members-are", rf"{SEATS}(?:\s+(?:der|des|dieser|dieses)\s+{_BODY})?\s*:\s+"),
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
