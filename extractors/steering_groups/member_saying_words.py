"""The words that sentences about the members of a body are made of: patterns for :mod:`extractors.steering_groups.member_sayings`.

``§`` stands for the body's name; every pattern is written for ``re.VERBOSE``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BODY = r"§+[“”\"’‘»«]?(?:\s*\([^()]*\))?"
BE = r"(?:sind|seien|sei|werde|solle|sollen|sollten|waren|werden|wurden|ist|war|soll|wird)"
SEATS = r"""(?:(?:[Ff]este|(?:[Nn]icht)?[Ss]tändige|[Tt]emporäre|[Ww]eitere|[Ss]timmberechtigte|[Bb]eratende|[Oo]rdentliche
    |[Gg]eborene|[Gg]ewählte)n?\s+)?
    (?:Mitglieder(?:kreis)?|Teilnehmer(?:innen|kreis)?(?:\s+und\s+Teilnehmer)?|Teilnehmende|Mitwirkende|Beteiligte
      |Vertreter(?:innen)?(?:\s+und\s+Vertreter)?)"""
FILLER = r"""(?:(?:ferner|außerdem|zudem|weiterhin|darüber\s+hinaus|aktuell|derzeit|dabei|bislang|zunächst|künftig|auch|insbesondere
    |folgende|zu\s+Beginn|u\.\s?a\.|unter\s+anderem|jeweils\s+als\s+\w+|neben\s+(?:ihr|ihm|ihnen))\s+)*"""
NUMBER = r"(?:[Jj]e(?:weils)?\s+)?(?:\d{1,2}|eine?n?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
SENT_ONE = r"(?:\w+\s+)?(?:Vertret|Mitglied|Person|Delegiert)\w*(?:/-?\w+|\s+und\s+Vertreter\w*)?"
ADVISING = r"(?:(?:\w+\s+){0,3}?beratend\w*\s+(?:Stimme\s+)?(?:dabei|teil|mit|vertreten|beteiligt))"
INCLUDING = r"(?:Einbindung|Einbeziehung|Einbezug)"


@dataclass(frozen=True, slots=True)
class Saying:
    """One way of saying it. ``dative``: the list follows “aus” or “mit”, so that “, die …” is no further member but a clause;
    ``anaphoric``: it may also stand in a sentence that goes on about the body without naming it."""

    rule: str
    pattern: re.Pattern[str]
    dative: bool
    anaphoric: bool


def saying(rule: str, pattern: str, *, dative: bool = False, anaphoric: bool = True) -> Saying:
    """A way of saying it, its pattern written over several lines."""
    return Saying(rule, re.compile(pattern, re.VERBOSE | re.DOTALL), dative, anaphoric)
