"""The sector of society that a member of a group comes from, by the words of its name.

>>> sector_of("Caritasverband Musterstadt e. V.")
'welfare'
>>> sector_of("Jobcenter", declared="Vertreter der Verwaltung")
'state_agency'
"""

from __future__ import annotations

from extractors.language import Vocabulary


def sector_of(name: str, declared: str | None = None) -> str | None:
    """The codebook's sector: the member's own words first, the paper's heading over it second, None where neither tells.

    Of several signs in a name the first decides: the “Integrationsbeauftragte der Caritas” is named as a Beauftragte.
    A general word (Verein, GmbH) counts only where neither name nor heading has a sure sign.
    """
    for table in ("entries", "general"):
        vocabulary = Vocabulary.load("sectors", table)
        for text in (name, declared or ""):
            ids = vocabulary.ids(text)
            if ids:
                return ids[0]
    return None


def has_sector(name: str) -> bool:
    """Whether the name has a sure sign of a sector."""
    return bool(Vocabulary.load("sectors").ids(name))
